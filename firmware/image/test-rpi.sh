#!/bin/sh
# test-rpi.sh IMAGE PROGRAMS: checks the card of board/rpi, and boots what is on it in
# QEMU's raspi3b: kernel, initramfs, device tree and command line are taken out of the card, and the
# card is in the slot. That machine has neither the boot loader nor the display part of a Pi; so the
# picture goes to a plain framebuffer, which an overlay tells the kernel of, and the watchdog, which
# its model has bite at once, stays asleep.
#
#	IMAGE     folder: rpi.img, rpi.img.xz
#	PROGRAMS  folder with stoppress for this machine, whose linked cards are those of the
#	          image, and same
set -u
image=$1
bin=$2
at=2025-08-24T14:05:00Z
board=board/rpi
. "$board/facts"
. firmware/image/machine.sh
PATH=$PATH:/usr/sbin:/sbin
card=$image/rpi.img
boot_at=$((1024 * 1024))
data_at=$((boot_at + boot_mib * 1024 * 1024))
fat="$card@@$boot_at"

fdisk -l -o Start,Sectors,Id "$card" >"$work/table" &&
	grep -q "^ *2048 *$((boot_mib * 2048)) *c\$" "$work/table" &&
	grep -q "^ *$((data_at / 512)) *$((data_mib * 2048)) *83\$" "$work/table"
verdict $? "two partitions: FAT of $boot_mib MiB, Linux of $data_mib MiB"

dd if="$card" of="$work/boot.vfat" bs=1M skip=1 count="$boot_mib" status=none
dd if="$card" of="$work/data.ext4" bs=1M skip=$((data_at / 1024 / 1024)) count="$data_mib" status=none
fsck.vfat -n "$work/boot.vfat" >"$work/err" && mdir -i "$fat" -b -/ ::/ >"$work/files"
verdict $? "the FAT is whole"
e2fsck -fn "$work/data.ext4" >"$work/err" 2>&1
verdict $? "the ext4 is whole"

missing=
for name in $(grep -hv '^#' "$board/dtbs" "$board/loader") \
	$(awk '!/^#/ { print $NF }' "$board/firmware") regulatory.db wpa_supplicant wifi vmlinuz initramfs.zst config.txt \
	cmdline.txt stoppress.ini sbom.json README.txt late net; do
	grep -qi "/$name\$" "$work/files" || missing="$missing $name"
done
[ -z "$missing" ]
verdict $? "the boot loader's files, kernel, device trees and settings are there$missing"

mkdir "$work/x"
mcopy -s -i "$fat" ::/ "$work/x" 2>"$work/err"
bad=
for name in $(grep -v '^#' "$board/dtbs"); do
	dtc -q -I dtb -O dts "$work/x/$name" 2>"$work/err" | grep -q 'compatible = "raspberrypi,' ||
		bad="$bad $name"
done
[ -z "$bad" ]
verdict $? "dtc reads each device tree as one of a Raspberry Pi$bad"
"$bin/stoppress" shot --at "$at" --board "$work/x/stoppress.ini" -o "$work/wanted.png"
verdict $? "the player takes its stoppress.ini"
[ "$(wc -c <"$card.xz")" -lt 16000000 ]
verdict $? "compressed: $(wc -c <"$card.xz") bytes, under 16 MB"

cat >"$work/fb.dts" <<'EOT'
/dts-v1/;
/plugin/;
/ {
	fragment@0 {
		target-path = "/chosen";
		__overlay__ {
			#address-cells = <1>;
			#size-cells = <1>;
			ranges;
			framebuffer@3c100000 {
				compatible = "simple-framebuffer";
				reg = <0x3c100000 0x384000>;
				width = <1280>;
				height = <720>;
				stride = <5120>;
				format = "a8r8g8b8";
			};
		};
	};
};
EOT
dtc -q -@ -I dts -O dtb -o "$work/fb.dtbo" "$work/fb.dts" &&
	fdtoverlay -i "$work/x/bcm2837-rpi-3-b.dtb" -o "$work/t.dtb" "$work/fb.dtbo"
verdict $? "the device tree of a Pi 3 takes an overlay"
cp "$card" "$work/card.img"
truncate -s 256M "$work/card.img" # QEMU has cards of powers of 2 only
printf '[show]\r\nzone = Asia/Tokyo\r\n[net]\r\nwifi = Foyer\r\nwifi_password = none is here\r\n' | cat "$work/x/stoppress.ini" - >"$work/tokyo.ini"
mcopy -o -i "$work/card.img@@$boot_at" "$work/tokyo.ini" ::stoppress.ini
launch qemu-system-aarch64 -M raspi3b -m 1G -accel tcg,thread=single -no-reboot \
	-serial null -serial chardev:serial -no-user-config -kernel "$work/x/vmlinuz" \
	-initrd "$work/x/initramfs.zst" -dtb "$work/t.dtb" \
	-drive "file=$work/card.img,if=sd,format=raw" \
	-global bcm2835-fb.xres=1280 -global bcm2835-fb.yres=720 -global bcm2835-fb.bpp=32 \
	-global bcm2835-fb.pixo=0 \
	-append "$(cat "$work/x/cmdline.txt") hw_watchdog=off screen_wait_s=1 -- --at $at --speed 0.001"
wait_for 'first picture at' 120 && wait_for 'init: .* memory: ' 30
verdict $? "what is on the card boots on a Pi 3 of QEMU to a picture"
sed -n 's/^\(init: .*\)/#   \1/p; s/.*\(first picture at .*\)/#   \1/p' "$work/serial"
wait_for 'the boot disk is there' 1 && ! grep -q 'error: ' "$work/serial"
verdict $? "its FAT partition is mounted, and stoppress.ini with a time zone by name is taken"
wait_for 'the data disk is there /dev/mmcblk[01]p2' 1
verdict $? "so is its partition for data"
sed "s/^width_px.*/width_px = 1280/; s/^height_px.*/height_px = 720/" "$work/x/stoppress.ini" \
	>"$work/hd.ini"
matches --board "$work/hd.ini"
verdict $? "the picture is the right one: $(cat "$work/same" 2>/dev/null)"
wait_for 'no Wi-Fi: no device' 60 && ! grep -q 'cannot load .*modules' "$work/serial"
verdict $? "where a network is named, the drivers of Wi-Fi load (this machine has no chip for them)"
end_vm
[ "$failed" -eq 0 ]
