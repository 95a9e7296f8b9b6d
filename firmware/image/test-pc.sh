#!/bin/sh
# test-pc.sh IMAGE PROGRAMS: checks the disk of board/pc, and boots it in QEMU's q35 with UEFI (OVMF),
# without KVM: first as it is, from SATA and from a USB stick, with a graphics driver and without one;
# then, to have other words on the kernel's command line, with the file it starts made anew of the
# same parts (uki.sh); then what else parts.sh tries, by the same kernel and initramfs without UEFI,
# which would take 6 s and more of each start. Some minutes.
#
#	IMAGE     folder: pc.img, pc.img.xz, and what it was made of
#	PROGRAMS  folder with what was built for this machine: stoppress (its linked cards are
#	          those of the image), cardc, cards, same, monitor, cut, timeserver
#
# CUTS, SEED and ONLY as in test-qemu-arm64.sh.
set -u
image=$1
bin=$2
at=2025-08-24T14:05:00Z
: "${CUTS:=10}" "${SEED:=$$}" "${first_max_s:=15}"
. firmware/image/machine.sh
. firmware/image/parts.sh
. board/pc/facts
PATH=$PATH:/usr/sbin:/sbin
boot_at=$((1024 * 1024))
data_skip_mib=$((1 + boot_mib))
ovmf=/usr/share/OVMF
dog="-global ICH9-LPC.noreboot=off -action watchdog=reset" # that of Intel's chips
frozen="--at $at --speed 0.001"
disk="-drive file=$work/disk.img,format=raw"

start() { # start MEGABYTES QEMU-WORD...
	megabytes=$1
	shift
	cp "$ovmf/OVMF_VARS_4M.fd" "$work/vars.fd"
	launch qemu-system-x86_64 -M q35 -m "$megabytes" -nodefaults -serial chardev:serial \
		-drive "if=pflash,format=raw,readonly=on,file=$ovmf/OVMF_CODE_4M.fd" \
		-drive "if=pflash,format=raw,file=$work/vars.fd" "$@"
}

# As in test-qemu-arm64.sh; UEFI itself needs some memory, and the disk.
by=uefi
boot() {
	screen=$2
	kernel_words=$3
	qemu_words=$4
	shift 4
	[ -e "$work/disk.img" ] || new_disk
	case $qemu_words in *disk.img*) ;; *) qemu_words="$qemu_words $disk" ;; esac
	printf '%s %s -- %s\n' "$(cat "$image/cmdline")" "$kernel_words" "$*" >"$work/cmdline"
	"start_by_$by"
}
start_by_kernel() {
	# shellcheck disable=SC2086
	launch qemu-system-x86_64 -M q35 -m 256 -nodefaults -serial chardev:serial \
		-device "virtio-gpu-pci,id=screen,$screen" $qemu_words \
		-kernel "$image/vmlinuz" -initrd "$image/initramfs.zst" -append "$(cat "$work/cmdline")"
}
start_by_uefi() {
	TRIPLET=$triplet sh firmware/image/uki.sh "$image/stub.efi" "$image/vmlinuz" \
		"$image/initramfs.zst" "$work/cmdline" "$work/$efi"
	mcopy -o -i "$work/disk.img@@$boot_at" "$work/$efi" ::EFI/BOOT/
	# shellcheck disable=SC2086
	start 256 -device "virtio-gpu-pci,id=screen,$screen" $qemu_words
}
new_disk() { # new_disk [FILE]
	cp "$image/pc.img" "$work/disk.img"
	[ $# -eq 0 ] || mcopy -o -i "$work/disk.img@@$boot_at" "$1" ::stoppress.ini
}
put_card() { # put_card FILE NAME
	mcopy -m -i "$work/disk.img@@$boot_at" "$1" "::cards/$2"
}

part_table() {
	sfdisk -d "$image/pc.img" >"$work/table" 2>"$work/err" && grep -q '^label: gpt' "$work/table" &&
		grep -q "start= *2048, size= *$((boot_mib * 2048)), type=C12A7328" "$work/table" &&
		grep -q "size= *$((data_mib * 2048)), type=0FC63DAF" "$work/table"
	verdict $? "a GPT of two partitions: UEFI's of $boot_mib MiB, Linux of $data_mib MiB"
	dd if="$image/pc.img" of="$work/boot.vfat" bs=1M skip=1 count="$boot_mib" status=none
	dd if="$image/pc.img" of="$work/data.ext4" bs=1M skip="$data_skip_mib" count="$data_mib" status=none
	fsck.vfat -n "$work/boot.vfat" >"$work/err" && mdir -i "$work/boot.vfat" -b -/ :: >"$work/files"
	verdict $? "the FAT is whole"
	e2fsck -fn "$work/data.ext4" >"$work/err" 2>&1
	verdict $? "the ext4 is whole"
	missing=
	for name in "EFI/BOOT/$efi" stoppress.ini sbom.json README.txt cards/README.txt modules/late; do
		grep -qi "::/$name\$" "$work/files" || missing="$missing $name"
	done
	[ -z "$missing" ]
	verdict $? "what starts, and settings, are there$missing"
	[ "$(wc -c <"$image/pc.img.xz")" -lt 16000000 ]
	verdict $? "compressed: $(wc -c <"$image/pc.img.xz") bytes, under 16 MB"
	for name in once twice; do
		TRIPLET=$triplet sh firmware/image/uki.sh "$image/stub.efi" "$image/vmlinuz" \
			"$image/initramfs.zst" "$image/cmdline" "$work/$name.efi"
		sleep 1.1
	done
	cmp "$work/once.efi" "$work/twice.efi" 2>"$work/err"
	verdict $? "what UEFI starts is the same bytes, made a second later"
	rm "$work/once.efi" "$work/twice.efi"
}

# as_it_is NAME WIDTH HEIGHT QEMU-WORD...: nothing is changed but stoppress.ini, so that nothing moves.
# The battery says a time after the image was made.
as_it_is() {
	name=$1
	sed "s/^width_px.*/width_px = $2/; s/^height_px.*/height_px = $3/" "board/$panel.ini" >"$work/still.ini"
	printf '[show]\ncrawl = no\nprogress = no\n' >>"$work/still.ini"
	new_disk "$work/still.ini"
	shift 3
	began=$(date +%s)
	start 256 "$@" -rtc base=2028-02-29T10:00:00
	wait_for 'first picture at' 90 &&
		soon_of_time "$(date -u -d 2028-02-29T10:00:00Z +%s)" $(($(date +%s) - began + 20)) --board "$work/still.ini"
	verdict $? "$name, $(($(date +%s) - began)) s with UEFI: $(cat "$work/same" 2>/dev/null)"
	sed -n 's/^\(init: .*\)/#   \1/p; s/.*note: \(.*\)/#   player: \1/p' "$work/serial"
	end_vm
}
part_as_it_is() {
	as_it_is "from SATA, a graphics driver" 1920 1080 -device virtio-vga,xres=1920,yres=1080 \
		-drive "file=$work/disk.img,format=raw"
	as_it_is "from a USB stick, UEFI's plain framebuffer" 1280 800 -vga std -device qemu-xhci \
		-drive "if=none,id=u,file=$work/disk.img,format=raw" -device usb-storage,drive=u
}

# From here on the kernel is started as it is.
part_without_uefi() {
	by=kernel
}

run_parts table as_it_is first without_uefi restart screens disk ruined notices stick shell net minute cuts
[ "$failed" -eq 0 ]
