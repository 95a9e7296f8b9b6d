#!/bin/sh
# test-qemu-arm64.sh IMAGE PROGRAMS AIR VKMS: boots the image of board/qemu-arm64 in QEMU, without KVM, takes
# the screen through QMP and compares it with what the player draws here for the same time, board and
# pack, pixel for pixel. Hangs player and init; unplugs the monitor and plugs in another; fills the
# boot disk and puts in a stick as an office does; gives it a network and a time server; pulls the
# power CUTS times (10) while the data partition is written. Prints times, sizes and memory. Some
# minutes.
#
#	IMAGE     folder: vmlinuz, initramfs.zst, cmdline, disk.img
#	PROGRAMS  folder with what was built for this machine: stoppress (its linked cards are
#	          those of the image), cardc, same, scanned, monitor, cut, timeserver
#	AIR       folder with what of Wi-Fi goes into the machine (part-wifi.sh)
#	VKMS      folder with a graphics card that the kernel plays (part-vkms.sh)
#
# SEED picks the moments of the cuts and what they take; ONLY="first cuts" runs these parts alone.
set -u
image=$1
bin=$2
air=$3
vkms=$4
initrd=
at=2025-08-24T14:05:00Z
: "${CUTS:=10}" "${SEED:=$$}" "${first_max_s:=2.0}"
. firmware/image/machine.sh
. firmware/image/parts.sh
. firmware/image/part-wifi.sh
. firmware/image/part-vkms.sh
PATH=$PATH:/usr/sbin:/sbin
. board/qemu-arm64/facts
boot_at=$((1024 * 1024))
data_skip_mib=$((1 + boot_mib))
dog="-device i6300esb -action watchdog=reset"
frozen="--at $at --speed 0.001"

# boot MEGABYTES SCREEN KERNEL-WORDS QEMU-WORDS WORD...: a machine; WORDs go to the player. Where they
# are $frozen the clock stands still for it (a thousandth of its speed), so the picture is the one
# of $at. Without a SCREEN there is none.
boot() {
	megabytes=$1
	screen=$2
	kernel_words=$3
	qemu_words=$4
	shift 4
	# shellcheck disable=SC2086
	launch qemu-system-aarch64 -M virt -cpu cortex-a53 -m "$megabytes" -nodefaults \
		-serial chardev:serial ${screen:+-device virtio-gpu-pci,id=screen,$screen} \
		-kernel "$image/vmlinuz" -initrd "${initrd:-$image/initramfs.zst}" $qemu_words \
		-append "$(cat "$image/cmdline") $kernel_words -- $*"
}

# The disk of the image, in $work/disk.img; with FILE as its stoppress.ini.
new_disk() { # new_disk [FILE]
	cp "$image/disk.img" "$work/disk.img"
	[ $# -eq 0 ] || mcopy -o -i "$work/disk.img@@$boot_at" "$1" ::stoppress.ini
}
put_card() { # put_card FILE NAME
	mcopy -m -i "$work/disk.img@@$boot_at" "$1" "::cards/$2"
}
disk="-drive file=$work/disk.img,format=raw,if=virtio"

echo "# kernel $(wc -c <"$image/vmlinuz") bytes, initramfs $(wc -c <"$image/initramfs.zst") bytes"
run_parts first memory room restart screens disk ruined notices stick shell net wifi vkms minute cuts
[ "$failed" -eq 0 ]
