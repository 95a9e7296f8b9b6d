#!/bin/sh
# test-qemu-arm64.sh IMAGE PLAYER SAME CARDC: boots the image of board/qemu-arm64 in QEMU, without KVM,
# takes the screen through QMP and compares it with what PLAYER draws here for the same time, board and
# pack, pixel for pixel; hangs it; gives it a boot disk. Prints times, sizes and memory. Ends within
# some minutes, whatever happens.
#
#	IMAGE   folder: vmlinuz, initramfs.zst, cmdline
#	PLAYER  stoppress for this machine; its linked cards are those of the image
#	SAME    compares two PNG files (same.c)
#	CARDC   the compiler for this machine
set -u
image=$1
player=$2
same=$3
cardc=$4
at=2025-08-24T14:05:00Z
. firmware/image/machine.sh

# boot MEGABYTES SCREEN KERNEL-WORDS QEMU-WORDS WORD...: a machine; WORDs go to the player. The clock
# stands still for it (a thousandth of its speed), so the picture is the one of $at.
boot() {
	megabytes=$1
	screen=$2
	kernel_words=$3
	qemu_words=$4
	shift 4
	# shellcheck disable=SC2086
	launch qemu-system-aarch64 -M virt -cpu cortex-a53 -m "$megabytes" -nodefaults \
		-serial chardev:serial -device "virtio-gpu-pci,$screen" -kernel "$image/vmlinuz" \
		-initrd "$image/initramfs.zst" $qemu_words \
		-append "$(cat "$image/cmdline") $kernel_words -- $*"
}

# first_picture NAME MEGABYTES SCREEN BOARD: boots and compares.
first_picture() {
	boot "$2" "$3" "" -no-reboot --board "$4" --at "$at" --speed 0.001
	wait_for 'first picture at' 60 && matches --board "$4"
	verdict $? "$1: $(cat "$work/same" 2>/dev/null)"
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

boot 128 xres=800,yres=480 "" -no-reboot --board pi7 --for 1
wait_for 'restarting the machine' 60 && [ "$(grep -c 'the player ended' "$work/serial")" -eq 5 ] &&
	[ "$(grep -c 'first picture at' "$work/serial")" -eq 5 ]
verdict $? "a player that ends is started again; after five ends in a minute the machine restarts"
wait "$vm"
verdict $? "the machine did restart"
exec 3>&-
vm=

# again NUMBER SECONDS: until the first picture came so often.
again() {
	tries=$(($2 * 10))
	while [ "$(grep -c 'first picture at' "$work/serial")" -lt "$1" ] && [ "$tries" -gt 0 ]; do
		sleep 0.1
		tries=$((tries - 1))
	done
	[ "$(grep -c 'first picture at' "$work/serial")" -eq "$1" ]
}
dog="-device i6300esb -action watchdog=reset"
still="--board pi7 --at $at --speed 0.001"

# shellcheck disable=SC2086
boot 128 xres=800,yres=480 hang_player_s=3 "$dog" $still
again 2 90 && grep -q 'the player hangs' "$work/serial" && matches --board pi7
verdict $? "a player that hangs is ended and started again, to the same picture"
[ "$(grep -c 'init: .* started' "$work/serial")" -eq 1 ]
verdict $? "without a restart of the machine"
end_vm

# shellcheck disable=SC2086
boot 128 xres=800,yres=480 hang_init_s=3 "$dog" $still
again 2 90 && [ "$(grep -c 'init: .* started' "$work/serial")" -eq 2 ] && matches --board pi7
verdict $? "where init hangs, the watchdog resets the machine, to the same picture"
end_vm

# A boot disk as an office fills it.
disk=$work/boot.vfat
new_disk() { # new_disk FILE: with FILE as stoppress.ini
	rm -f "$disk"
	truncate -s 40M "$disk"
	mkfs.vfat -F 32 "$disk" >/dev/null
	mmd -i "$disk" ::cards
	mcopy -i "$disk" "$1" ::stoppress.ini
}
PATH=$PATH:/usr/sbin:/sbin
printf 'kind: notice\n\nThe lift is out of order\n' >"$work/new.txt"
"$cardc" compile -o "$work/new.pack" "$work/new.txt" >"$work/log" 2>&1
printf '\357\273\277[panel]\r\nwidth_px = 800\r\nheight_px = 480\r\n[show]\r\nclock = none\r\n' \
	>"$work/stoppress.ini"
new_disk "$work/stoppress.ini"
printf 'not a pack' >"$work/old.pack"
touch -d 2024-01-01 "$work/old.pack"
mcopy -m -i "$disk" "$work/old.pack" "$work/new.pack" ::cards
drive="-drive file=$disk,format=raw,if=none,id=d,readonly=on -device virtio-blk-pci,drive=d -no-reboot"
boot 128 xres=800,yres=480 "" "$drive" --at "$at" --speed 0.001
wait_for 'first picture at' 60 && matches --board "$work/stoppress.ini" --pack "$work/new.pack"
verdict $? "stoppress.ini and the newest pack of the boot disk are shown"
end_vm

new_disk "$work/stoppress.ini"
mcopy -i "$disk" "$work/old.pack" ::cards/BROKEN.PACK
boot 128 xres=800,yres=480 "" "$drive" --at "$at" --speed 0.001
wait_for 'first picture at' 60 && wait_for 'cards/.*: error: ' 1 && shoot "$work/told.png" &&
	! matches --board "$work/stoppress.ini"
verdict $? "a pack that is broken is told on the screen"
end_vm

printf '[panel]\nwidth_px = 800\nheight_px = 480\n[room]\ndistance_m = 3\n' >"$work/bad.ini"
new_disk "$work/bad.ini"
boot 128 xres=1280,yres=800 "" "$drive" --at "$at" --speed 0.001
wait_for 'first picture at' 60 && wait_for 'stoppress.ini:5: error: ' 1 &&
	shoot "$work/told.png" && ! matches --board panel10
verdict $? "a mistake in it is told on the screen, with file and line"
sleep 65
matches --board panel10
verdict $? "a minute later the defaults are shown"
end_vm
[ "$failed" -eq 0 ]
