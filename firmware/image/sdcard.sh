#!/bin/sh
# sdcard.sh BOARD PACKAGES IMAGE MEND: the image of an SD card from what image.sh made, the same bytes
# each time: a FAT partition to boot from, which any computer can read, and an ext4 partition for
# data. No root, no loop device.
#
#	BOARD     board/<name>: facts; where it has a boot loader of its own: config.txt, dtbs, loader;
#		  where it has chips of Wi-Fi: firmware
#	PACKAGES  what fetch.sh made
#	IMAGE     folder with vmlinuz, initramfs.zst, cmdline, sbom.json; <card>.img and <card>.img.xz come there
#	MEND      the program that notes what a new data partition has (mend.c), of this machine
#
# SOURCE_DATE_EPOCH (s after 1970) is the date of every file in it.
set -eu
LC_ALL=C
TZ=UTC
PATH=$PATH:/usr/sbin:/sbin
export LC_ALL TZ PATH
: "${SOURCE_DATE_EPOCH:?}"
board=$1
packages=$2
image=$(cd "$3" && pwd)
mend=$4
efi=
wifi=
table=mbr
. "$board/facts"

work=$image/card
files=$work/files
rm -rf "$work"
mkdir -p "$files/cards" "$files/panels" "$work/in" "$work/tmp" "$work/root"

cp "$image/sbom.json" "$files/"
cp -r "$image/modules" "$files/"
mkdir "$files/tools"
cp "$packages/root/bin/busybox" "$files/tools/"
if [ -e "$board/loader" ]; then
	cp "$image/vmlinuz" "$image/initramfs.zst" "$board/config.txt" "$files/"
	cp "$image/cmdline" "$files/cmdline.txt"
	for name in $(grep -v '^#' "$board/dtbs"); do
		cp "$packages"/root/usr/lib/linux-image-*/broadcom/"$name" "$files/"
	done
	for name in $(grep -v '^#' "$board/loader"); do
		cp "$packages/root/usr/lib/raspi-firmware/$name" "$files/"
	done
	cp "$packages/root/usr/share/doc/raspi-firmware/copyright" "$files/LICENCE-FIRMWARE.txt"
fi
E2FSPROGS_FAKE_TIME=$SOURCE_DATE_EPOCH mke2fs -q -t ext4 -L DATA \
	-U 6f0e5a3c-7d1b-4c52-9a86-2b1f3c4d5e60 \
	-E hash_seed=0b7c1f52-3a4e-4d69-8f10-91a2b3c4d5e6,root_owner=0:0,lazy_itable_init=0 \
	"$work/in/data.ext4" "${data_mib}M" >/dev/null
"$mend" --note "$work/in/data.ext4" "$files/data.new"

# The drivers of Wi-Fi take their firmware from there (image.sh).
if [ -n "$wifi" ]; then
	cp "$image/wpa_supplicant" "$files/tools/"
	mkdir -p "$files/firmware/brcm"
	for name in regulatory.db regulatory.db.p7s; do
		cp "$packages/root/lib/firmware/$name-debian" "$files/firmware/$name"
	done
	[ ! -e "$board/firmware" ] || grep -v '^#' "$board/firmware" | while read -r name as; do
		cp "$packages/root/lib/firmware/brcm/$name" "$files/firmware/brcm/${as:-$name}"
	done
	for name in $wifi; do
		cp "$packages/root/usr/share/doc/$name/copyright" "$files/firmware/LICENCE-$name.txt"
	done
fi
if [ -n "$efi" ]; then
	mkdir -p "$files/EFI/BOOT"
	cp "$image/$efi" "$files/EFI/BOOT/"
fi
mkdir "$files/zoneinfo"
cp -rL "$packages"/root/usr/share/zoneinfo/[A-Z]* "$files/zoneinfo/"
cp firmware/image/README.txt "$files/README.txt"
cp board/*.ini "$files/panels/"
cp firmware/image/cards.txt "$files/cards/README.txt"
cat firmware/image/stoppress.ini "board/$panel.ini" >"$files/stoppress.ini"
# An editor of Windows before 2018 shows no others.
sed -i 's/$/\r/' "$files/README.txt" "$files/cards/README.txt" "$files/stoppress.ini" \
	"$files"/panels/*.ini
find "$files" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

# mtools and mkfs.vfat take the dates from SOURCE_DATE_EPOCH and the files; a folder has its files in
# the order in which they come.
export MTOOLS_SKIP_CHECK=1
fat=$work/in/boot.vfat
truncate -s "${boot_mib}M" "$fat"
mkfs.vfat --invariant -F 32 -n STOPPRESS "$fat" >/dev/null
find "$files" -mindepth 1 -maxdepth 1 | sort | tr '\n' '\0' | xargs -0 sh -c \
	'fat=$1; shift; mcopy -s -m -i "$fat" "$@" ::' sh "$fat"

# A UEFI takes the first partition by its type; identities are fixed, as the bytes have to be.
if [ "$table" = gpt ]; then
	head='partition-table-type = "gpt"
		disk-uuid = "7a2b0d54-51f6-4d0c-9b1e-53746f707072"'
	boot='partition-type-uuid = "c12a7328-f81f-11d2-ba4b-00a0c93ec93b"
		partition-uuid = "7a2b0d54-51f6-4d0c-9b1e-000000000001"'
	data='partition-type-uuid = "0fc63daf-8483-4772-8e79-3d69d8477de4"
		partition-uuid = "7a2b0d54-51f6-4d0c-9b1e-000000000002"'
else
	head="disk-signature = 0x53544f50"
	boot="partition-type = 0x0c bootable = true"
	data="partition-type = 0x83"
fi
cat >"$work/genimage.cfg" <<EOT
image $card.img {
	hdimage {
		align = 1M
		$head
	}
	partition boot {
		$boot
		image = "boot.vfat"
	}
	partition data {
		$data
		image = "data.ext4"
	}
}
EOT
genimage --config "$work/genimage.cfg" --inputpath "$work/in" --outputpath "$image" \
	--tmppath "$work/tmp" --rootpath "$work/root" >"$work/log" 2>&1 || {
	cat "$work/log" >&2
	exit 1
}
rm -rf "$work"
xz -T1 -9e -k -f "$image/$card.img"
