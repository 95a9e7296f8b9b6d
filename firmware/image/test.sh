#!/bin/sh
# test.sh IMAGE PLAYER SAME: boots the image of board/qemu-arm64 in QEMU, without KVM, takes the
# screen through QMP and compares it with what PLAYER draws here for the same time, board and pack,
# pixel for pixel. Prints times, sizes and memory. Ends within some minutes, whatever happens.
#
#	IMAGE   folder: vmlinuz, initramfs.zst, cmdline
#	PLAYER  stoppress for this machine; its linked cards are those of the image
#	SAME    compares two PNG files (same.c)
set -u
image=$1
player=$2
same=$3
at=2025-08-24T14:05:00Z
work=$(mktemp -d)
vm=
trap 'end_vm; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
failed=0

# boot MEGABYTES SCREEN WORD...: a machine; WORDs go to the player. The clock stands still for it
# (a thousandth of its speed), so the picture is the one of $at.
boot() {
	megabytes=$1
	screen=$2
	shift 2
	rm -f "$work/in" "$work/serial"
	mkfifo "$work/in"
	: >"$work/serial"
	timeout 120 qemu-system-aarch64 -M virt -cpu cortex-a53 -m "$megabytes" -nodefaults \
		-no-reboot -display none -monitor none -serial "file:$work/serial" -qmp stdio \
		-device "virtio-gpu-pci,$screen" -kernel "$image/vmlinuz" \
		-initrd "$image/initramfs.zst" -append "$(cat "$image/cmdline") -- $*" \
		<"$work/in" >"$work/qmp" 2>"$work/err" &
	vm=$!
	exec 3>"$work/in"
	echo '{"execute":"qmp_capabilities"}' >&3
}

end_vm() {
	[ -n "$vm" ] || return 0
	echo '{"execute":"quit"}' >&3
	exec 3>&-
	wait "$vm"
	vm=
}

# wait_for PATTERN SECONDS: until the serial line has said it, and the machine lives.
wait_for() {
	tries=$(($2 * 10))
	while [ "$tries" -gt 0 ]; do
		grep -q "$1" "$work/serial" && return 0
		kill -0 "$vm" 2>/dev/null || break
		sleep 0.1
		tries=$((tries - 1))
	done
	grep -q "$1" "$work/serial"
}

shoot() { # shoot FILE: the screen, by QMP
	n=$(grep -c '"return"' "$work/qmp")
	printf '{"execute":"screendump","arguments":{"filename":"%s","format":"png"}}\n' "$1" >&3
	tries=100
	while [ "$(grep -c '"return"' "$work/qmp")" -le "$n" ] && [ "$tries" -gt 0 ]; do
		sleep 0.1
		tries=$((tries - 1))
	done
	[ -s "$1" ]
}

verdict() { # verdict STATUS NAME
	if [ "$1" -eq 0 ]; then
		echo "ok - $2"
	else
		echo "not ok - $2"
		sed 's/^/# /' "$work/serial" "$work/err" | tail -n 30
		failed=$((failed + 1))
	fi
}

# first_picture NAME MEGABYTES SCREEN WORD... (with --board): boots and compares.
first_picture() {
	name=$1
	megabytes=$2
	screen=$3
	board=$4
	boot "$megabytes" "$screen" --board "$board" --at "$at" --speed 0.001
	wait_for 'first picture at' 60 && shoot "$work/screen.png" &&
		"$player" shot --at "$at" --board "$board" -o "$work/wanted.png" &&
		"$same" "$work/screen.png" "$work/wanted.png" >"$work/same"
	verdict $? "$name: $(cat "$work/same" 2>/dev/null)"
	sed -n 's/.*\(first picture at .*\)/#   \1 after the kernel began/p' "$work/serial"
}

echo "# kernel $(wc -c <"$image/vmlinuz") bytes, initramfs $(wc -c <"$image/initramfs.zst") bytes"
first_picture "1280x800, 256 MB" 256 xres=1280,yres=800 panel10
wait_for 'init: .* memory: ' 20
verdict $? "the memory in use is told"
sed -n 's/^\(init: .*\)/#   \1/p; s/.*note: \(.* px at .*\)/#   \1/p' "$work/serial"
end_vm
first_picture "1920x1080, 128 MB" 128 xres=1920,yres=1080 hd43
end_vm
first_picture "1280x800, 80 MB" 80 xres=1280,yres=800 panel10
end_vm

boot 128 xres=800,yres=480 --board pi7 --for 1
wait_for 'restarting the machine' 60 && [ "$(grep -c 'the player ended' "$work/serial")" -eq 5 ] &&
	[ "$(grep -c 'first picture at' "$work/serial")" -eq 5 ]
verdict $? "a player that ends is started again; after five ends in a minute the machine restarts"
wait "$vm"
verdict $? "the machine did restart"
exec 3>&-
vm=
[ "$failed" -eq 0 ]
