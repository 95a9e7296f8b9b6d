# shellcheck shell=sh
# part-vkms.sh: the screen without a desktop, tried with a graphics card that is nobody's maker's: vkms,
# which the kernel plays, with page flips at a vertical blank of its own, a text console and terminals
# to change between; by atomic commits and by the older calls (vkms-desk.sh). What vkms scans out it
# tells as a checksum, which is compared with that of the picture that is drawn here. To be read by a
# test beside parts.sh, with $vkms: a folder with vkms.ko and busybox for the machine.
vkms_board=board/panel10.ini
vkms_later=2025-08-24T14:06:00Z

# What is in the machine beside the image, in $work/desk.cpio.
on_desk() {
	rm -rf "$work/desk"
	mkdir -p "$work/desk/vkms"
	cp "$vkms/vkms.ko" "$vkms/busybox" "$work/desk/vkms/"
	cp firmware/image/vkms-desk.sh "$work/desk/vkms/run"
	cp "$vkms_board" "$work/desk/vkms/board.ini"
	chmod -R go=rX "$work/desk"
	(cd "$work/desk" && find . | cpio --quiet -o -H newc -R 0:0) >"$work/desk.cpio"
}

told() { # told WHAT: by the way that is looked at
	tr -d '\r' <"$work/serial" | sed -n "s/ *$//; s/^desk: $way $1 //p"
}

vkms_way() { # vkms_way WAY AT
	way=$1
	wait_for "desk: $way done" 90 && [ "$(told ended | tr '\n' ' ')" = "0 0 " ]
	verdict $? "$way: the player does as it is told, and ends well"
	grep -q "XRGB8888, $way, 2 buffers" "$work/serial" && [ "$(told user)" = "1000 1000 1000 1000 44 44 44 44" ]
	verdict $? "$way: a user of the group video, without root, has the screen by this way"
	drawn --at "$2" --board "$vkms_board" && picture=$("$bin/scanned" "$work/wanted.png") &&
		[ "$(told shown)" = "$picture" ] && [ "$(told text)" != "$picture" ]
	verdict $? "$way: what is scanned out is the picture, pixel for pixel: ${picture-none}"
	told second | grep -q 'another program has the screen'
	verdict $? "$way: a second player is told that the screen is taken"
	[ "$(told away)" != "$picture" ] && [ "$(told away)" != "$(told text)" ] && [ "$(told back)" = "$picture" ]
	verdict $? "$way: another terminal has its text, and the picture is there again behind it"
	[ "$(told off)" = yes ] && [ "$(told on)" = "$picture" ]
	verdict $? "$way: outside its hours the output is off, within them the picture is as before"
	[ "$(told after)" = "$(told text)" ] && [ "$(told written)" != "$(told after)" ]
	verdict $? "$way: once the player ended the text is as before, and can be written to"
	[ "$(told behind)" = "$(told away)" ]
	verdict $? "$way: a player that is started while another terminal is on leaves it alone"
	n=$(told different)
	[ "${n:-0}" -ge 5 ]
	verdict $? "$way: at the speed of time ${n:-no} different pictures in 120 refreshes"
}

part_vkms() {
	on_desk
	cat "$work/desk.cpio" "$image/initramfs.zst" >"$work/initrd"
	initrd=$work/initrd
	boot 128 "" rdinit=/vkms/busybox "" sh /vkms/run "$at" "$vkms_later"
	initrd=
	vkms_way atomic "$at"
	vkms_way legacy "$vkms_later"
	end_vm
}
