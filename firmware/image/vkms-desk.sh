# shellcheck shell=sh
# vkms-desk.sh: the first process of the machine of part-vkms.sh, run by busybox: the image's kernel
# and player, but the screen is vkms and has a text console, as on a desktop, and the player runs as
# Debian's service does: without root, as a user of the group video, on the terminal tty1. Tells on
# the serial line "desk: WAY WHAT VALUE", where a value is most often the checksum (scanned.c) of
# what vkms scans out. It waits for what happens, never for a time.
#
# $1, $2: the times that are shown by the two ways, atomic commits and the older calls.
box=/vkms/busybox
state=/sys/kernel/debug/dri/0/state
frames=/sys/kernel/debug/dri/0/crtc-0/crc/data
for what in "proc /proc" "sysfs /sys" "devtmpfs /dev" "debugfs /sys/kernel/debug"; do
	$box mount -t "${what% *}" none "${what#* }"
done
exec </dev/null >/dev/console 2>&1

# The image's modules of all cards, without its words, which would leave the text console out.
while read -r module _; do
	case $module in */drm*) $box insmod "$module" ;; esac
done </etc/modules
$box insmod /vkms/vkms.ko
echo 'ticker:x:1000:1000::/:/bin/sh' >/etc/passwd
printf 'ticker:x:1000:\nvideo:x:44:\n' >/etc/group
# As udev does.
$box chgrp video /dev/dri/card0
$box chmod 660 /dev/dri/card0

tell() { echo "desk: $way $*"; }
until_there() { # until_there PATTERN FILE
	until $box grep -q "$1" "$2"; do $box sleep 0.1; done
}

# What is scanned out, once two looks in a row are the same.
scanned() {
	is=
	was=none
	until [ "$is" = "$was" ]; do
		was=$is
		is=$($box head -n 1 $frames | $box cut -d' ' -f2)
	done
	echo "$is"
}
different() { # different FRAMES: how many pictures there are in so many
	$box head -n "$1" $frames | $box cut -d' ' -f2 | $box sort -u | $box wc -l
}

# play PROGRAM LOG WORD...: becomes the player, as that user; standard input is its terminal.
play() {
	program=$1
	log=$2
	shift 2
	exec $box setsid -c $box start-stop-daemon -S -c ticker:video -x "$program" -- \
		run --display drm --board /vkms/board.ini "$@" >"$log" 2>&1
}
begin() { # begin NEWS WORD...: the player of this way; returns once it has told NEWS
	news=$1
	shift
	: >/log
	play "$mine" /log "$@" </dev/tty1 &
	player=$!
	until_there "$news" /log
}
end() {
	$box kill "$player"
	wait "$player"
	tell ended $?
	$box cat /log
}
has_screen() { # has_screen NAME: whose picture is on
	until_there "allocated by = .*$1" $state
}

# show WAY MINE OTHER AT: MINE is the player's program, OTHER the same of another name.
show() {
	way=$1
	mine=$2
	name=${2##*/}
	at=$4
	echo "before $way" >/dev/tty1
	echo "other" >/dev/tty2
	tell text "$(scanned)"

	begin 'first picture' --at "$at" --speed 0.001
	tell shown "$(scanned)"
	tell user "$($box sed -n 's/^[UG]id:\t//p' "/proc/$player/status" | $box tr '\t\n' '  ')"
	(play "$3" /second </dev/null)
	tell second "$($box cat /second)"

	$box chvt 2
	until_there 'another program has' /log
	has_screen fbcon
	$box sleep 3 # longer than the player waits between its tries for a screen that others have
	tell away "$(scanned)"
	$box chvt 1
	has_screen "$name"
	tell back "$(scanned)"

	$box cp /vkms/board.ini /board.ini
	printf '[show]\nhours = 01:00-02:00\n' >>/vkms/board.ini
	$box kill -HUP "$player"
	until_there '^.active=0' $state
	tell off yes
	$box cp /board.ini /vkms/board.ini
	$box kill -HUP "$player"
	has_screen "$name"
	tell on "$(scanned)"
	end
	tell after "$(scanned)"
	echo "after $way" >/dev/tty1
	tell written "$(scanned)"

	$box chvt 2
	begin 'another program has' --at "$at" --stats
	tell behind "$(scanned)"
	$box chvt 1
	until_there 'first picture' /log
	tell different "$(different 120)"
	end
	tell "done"
}

# A copy: what start-stop-daemon takes for one program is one file.
$box cp /stoppress /vkms/Xplayer
show atomic /stoppress /vkms/Xplayer "$1"
# The kernel has no atomic commits for programs whose names begin with X: for one of old, which did
# not get them right (drm_setclientcap()).
show legacy /vkms/Xplayer /stoppress "$2"
exec $box sleep 86400 # the machine is ended from outside
