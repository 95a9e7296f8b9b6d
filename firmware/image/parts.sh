# shellcheck shell=sh
# parts.sh: what is tried with every image that boots in QEMU, a function a part. To be read by its
# test, which has boot(), new_disk(), put_card(), $disk, $dog, $frozen, $bin, $at, $CUTS, $SEED,
# $first_max_s, $panel (the one the image has by itself), $data_skip_mib, $data_mib, and machine.sh.

run_parts() { # run_parts NAME...: all of them, or those that ONLY names
	for part; do
		case " ${ONLY-$part} " in *" $part "*) ;; *) continue ;; esac
		echo "# $part, $(($(date +%s) - began_s)) s after the beginning"
		"part_$part"
	done
	echo "# $(($(date +%s) - began_s)) s in all"
}
began_s=$(date +%s)

# first_picture NAME MEGABYTES SCREEN BOARD: boots and compares.
first_picture() {
	# shellcheck disable=SC2086
	boot "$2" "$3" "" "$disk -no-reboot" --board "$4" $frozen
	wait_for 'first picture at' 60 && matches --board "$4"
	verdict $? "$1: $(cat "$work/same" 2>/dev/null)"
	sed -n 's/.*first picture at \([0-9.]*\) s.*/\1/p' "$work/serial" >>"$work/first"
}

# The best of some: the machine of a test is shared.
part_first() {
	: >"$work/first"
	new_disk
	for try in 1 2 3; do
		first_picture "1280x800, 128 MB, boot $try" 128 xres=1280,yres=800 panel10
		[ "$try" -eq 3 ] || end_vm
	done
	sed -n 's/^\(init: .*\)/#   \1/p; s/.*note: \(.*\)/#   player: \1/p' "$work/serial"
	wait_for 'init: .* memory: ' 20
	verdict $? "the memory in use is told"
	sed -n 's/^\(init: .* memory: .*\)/#   \1/p' "$work/serial"
	end_vm
	sort -n "$work/first" | awk -v max="$first_max_s" 'NR == 1 { best = $1 } END { exit !(best < max) }'
	verdict $? "from the kernel's start to the picture in under $first_max_s s: $(sort -n "$work/first" | tr '\n' ' ')s"
}

# screen_side 1|2: of "WIDTH x HEIGHT px", as the player told last.
screen_side() {
	sed -n 's/.*note: [^ ]*: \([0-9]*\) x \([0-9]*\) px.*/\1 \2/p' "$work/serial" | tail -n 1 | cut -d' ' -f"$1"
}

# Has the player under 4 MiB beside its canvas, as init told last? $own KiB.
is_small() {
	own=$(sed -n 's/.*player \([0-9]*\) KiB its own.*/\1/p' "$work/serial" | tail -n 1)
	own=$((${own:-9999} - $(screen_side 1) * $(screen_side 2) * 4 / 1024))
	[ "$own" -lt 4096 ]
}

part_memory() {
	new_disk
	first_picture "1920x1080, 128 MB" 128 xres=1920,yres=1080 hd43
	end_vm
	for megabytes in 80 72 64; do
		first_picture "1280x800, $megabytes MB" "$megabytes" xres=1280,yres=800 panel10
		wait_for 'init: .* memory: ' 20
		sed -n 's/^\(init: .* memory: .*\)/#   \1/p; s/.*note: \(.*buffer.*\)/#   \1/p' "$work/serial"
		is_small
		verdict $? "the player has under 4 MiB beside its canvas: $own KiB"
		end_vm
	done
}

# A monitor that prefers what has no room gets a picture that has.
part_room() {
	# shellcheck disable=SC2086
	boot 64 xres=3840,yres=2160 "" "" --board panel10 $frozen
	wait_for 'no memory for a picture as large' 60 && wait_for 'first picture at' 10
	verdict $? "64 MB and a monitor of 3840x2160: told, and there is a picture"
	panel_of "$(screen_side 1)" "$(screen_side 2)"
	soon --board "$work/other.ini"
	verdict $? "of the size that has room: $(cat "$work/same" 2>/dev/null)"
	wait_for 'init: .* memory: ' 20
	sed -n 's/^\(init: .* memory: .*\)/#   \1/p' "$work/serial"
	! grep -q 'the player ended' "$work/serial"
	verdict $? "and the player goes on"
	end_vm
}

# again NUMBER SECONDS [PATTERN]: until that, the first picture, came so often.
again() {
	tries=$(($2 * 10))
	while [ "$(grep -c "${3-first picture at}" "$work/serial")" -lt "$1" ] && [ "$tries" -gt 0 ]; do
		sleep 0.1
		tries=$((tries - 1))
	done
	[ "$(grep -c "${3-first picture at}" "$work/serial")" -eq "$1" ]
}

part_restart() {
	boot 128 xres=800,yres=480 "" -no-reboot --board pi7 --for 1
	wait_for 'restarting the machine' 60 &&
		[ "$(grep -c 'the player ended' "$work/serial")" -eq 5 ] &&
		[ "$(grep -c 'first picture at' "$work/serial")" -eq 5 ]
	verdict $? "a player that ends is started again; after five ends in a minute the machine restarts"
	wait "$vm"
	verdict $? "the machine did restart"
	exec 3>&-
	vm=

	# shellcheck disable=SC2086
	boot 128 xres=800,yres=480 hang_player_s=3 "$dog" --board pi7 $frozen
	again 2 90 && grep -q 'the player hangs' "$work/serial" && matches --board pi7
	verdict $? "a player that hangs is ended and started again, to the same picture"
	[ "$(grep -c 'init: .* started' "$work/serial")" -eq 1 ]
	verdict $? "without a restart of the machine"
	end_vm

	# shellcheck disable=SC2086
	boot 128 xres=800,yres=480 hang_init_s=3 "$dog" --board pi7 $frozen
	again 2 90 && [ "$(grep -c 'init: .* started' "$work/serial")" -eq 2 ] && matches --board pi7
	verdict $? "where init hangs, the watchdog resets the machine, to the same picture"
	end_vm
}

# soon MATCHES-WORD...: does the screen match within some seconds?
soon() {
	for try in 1 2 3 4 5 6 7 8; do
		matches "$@" && return 0
		sleep 0.5
	done
	return 1
}

# panel_of WIDTH HEIGHT: the profile panel10 with that size, in $work/other.ini.
panel_of() {
	sed "s/^width_px.*/width_px = $1/; s/^height_px.*/height_px = $2/" board/panel10.ini \
		>"$work/other.ini"
}

part_screens() {
	panel_of 1024 768
	display="-vnc unix:$work/vnc"
	# shellcheck disable=SC2086
	boot 128 xres=1280,yres=800 "" "" --board panel10 $frozen
	display="-display none"
	wait_for 'first picture at' 60 && matches --board panel10 &&
		"$bin/monitor" "$work/vnc" 1024 768 && wait_for '1024 x 768 px' 10 &&
		soon --board "$work/other.ini"
	verdict $? "a monitor that is replaced by one of 1024x768 has that one's picture"
	"$bin/monitor" "$work/vnc" 0 0 && wait_for 'no monitor' 10
	verdict $? "a monitor that is unplugged is told"
	sleep 3
	"$bin/monitor" "$work/vnc" 1280 800 && soon --board panel10
	verdict $? "the first one plugged in again has its picture as before"
	[ "$(grep -c 'first picture at' "$work/serial")" -eq 1 ]
	verdict $? "all that without a restart of the player"
	end_vm
}

part_disk() {
	printf 'kind: notice\n\nThe lift is out of order\n' >"$work/new.txt"
	"$bin/cardc" compile -o "$work/new.pack" "$work/new.txt" >"$work/log" 2>&1
	printf '\357\273\277[panel]\r\nwidth_px = 800\r\nheight_px = 480\r\n[show]\r\nclock = none\r\n' \
		>"$work/stoppress.ini"
	printf 'not a pack' >"$work/old.pack"
	touch -d 2024-01-01 "$work/old.pack"
	new_disk "$work/stoppress.ini"
	put_card "$work/old.pack" old.pack
	put_card "$work/new.pack" new.pack
	# shellcheck disable=SC2086
	boot 128 xres=800,yres=480 "" "$disk -no-reboot" $frozen
	wait_for 'first picture at' 60 &&
		matches --board "$work/stoppress.ini" --pack "$work/new.pack"
	verdict $? "stoppress.ini and the newest pack of the boot disk are shown"
	end_vm

	new_disk "$work/stoppress.ini"
	put_card "$work/old.pack" BROKEN.PACK
	# shellcheck disable=SC2086
	boot 128 xres=800,yres=480 "" "$disk -no-reboot" $frozen
	wait_for 'first picture at' 60 && wait_for 'cards/.*: error: ' 1 &&
		shoot "$work/told.png" && ! matches --board "$work/stoppress.ini"
	verdict $? "a pack that is broken is told on the screen"
	end_vm

	printf '[panel]\nwidth_px = 800\nheight_px = 480\n[room]\ndistance_m = 3\n' >"$work/bad.ini"
	new_disk "$work/bad.ini"
	# shellcheck disable=SC2086
	boot 128 xres=1280,yres=800 "" "$disk -no-reboot" $frozen
	wait_for 'first picture at' 60 && wait_for 'stoppress.ini:5: error: ' 1 &&
		shoot "$work/told.png" && ! matches --board "$panel"
	verdict $? "a mistake in it is told on the screen, with file and line"
	sleep 61
	soon --board "$panel"
	verdict $? "a minute later the defaults are shown"
	end_vm
}

# cut_data DISK: what the data partition has, in $work/data.ext4.
cut_data() {
	dd if="$1" of="$work/data.ext4" bs=1M skip="$data_skip_mib" count="$data_mib" status=none
}
# ruin SOURCE: the first MiB of the data partition is that of SOURCE.
ruin() {
	dd if="$1" of="$work/disk.img" bs=1M count=1 seek="$data_skip_mib" conv=notrunc status=none
}

# Flash memory wears, and cards are used for other things.
part_ruined() {
	new_disk
	ruin /dev/zero
	# shellcheck disable=SC2086
	boot 128 xres=1280,yres=800 "" "$disk" $frozen
	wait_for 'no data disk' 60 && wait_for 'first picture at' 20 && wait_for 'data disk is made anew' 30 &&
		wait_for 'data disk is there' 10 && again 2 20 && soon --board "$panel"
	verdict $? "a data partition that is ruined is made anew, and used at once"
	sleep 2
	end_vm
	cut_data "$work/disk.img"
	e2fsck -p "$work/data.ext4" >"$work/fsck" 2>&1
	e2fsck -fn "$work/data.ext4" >>"$work/fsck" 2>&1 && debugfs -R 'stat /proof' "$work/data.ext4" 2>&1 | grep -q 'Type: regular'
	verdict $? "it is whole, and the proof of play is there"
	ruin "$bin/stoppress"
	# shellcheck disable=SC2086
	boot 128 xres=1280,yres=800 "" "$disk" $frozen
	wait_for 'left alone' 60 && soon --board "$panel"
	verdict $? "where there is something else it is left alone"
	end_vm
	cut_data "$work/disk.img"
	cmp -s -n 1048576 "$work/data.ext4" "$bin/stoppress"
	verdict $? "byte for byte"
}

# The pack that /cards makes of a folder, made here by the same program.
made_here() { # made_here FOLDER PACK
	rm -f "$2"
	"$bin/cards" "$1" "$2" 2>>"$work/log"
}

part_notices() {
	rm -rf "$work/cards"
	mkdir "$work/cards"
	printf '\357\273\277kind: notice\r\npriority: high\r\n\r\nLunch is at one today\r\n' >"$work/cards/lunch.txt"
	printf 'until: whenever\n\nThis one is wrong\n' >"$work/cards/wrong.txt"
	new_disk
	put_card "$work/cards/lunch.txt" lunch.txt
	put_card "$work/cards/wrong.txt" wrong.txt
	made_here "$work/cards" "$work/made.pack"
	for t in 14:05:00 14:06:00 14:07:00; do
		at=2025-08-24T${t}Z
		boot 128 xres=1280,yres=800 "" "$disk -no-reboot" --at "$at" --speed 0.001
		wait_for 'cards /run/cards.pack' 60 && wait_for 'cards/wrong.txt:1: error: ' 1 &&
			wait_for 'first picture at' 60 && matches --board "$panel" --pack "$work/made.pack"
		verdict $? "notices as text in cards/, and what is wrong in one, are shown: $t"
		end_vm
	done
	at=2025-08-24T14:05:00Z
}

new_stick() { # new_stick FILE: a partition of FAT on a stick, FILE in its folder cards/
	rm -f "$work/stick.img" "$work/stick.vfat"
	truncate -s 40M "$work/stick.vfat"
	mkfs.vfat -F 32 "$work/stick.vfat" >/dev/null
	mmd -i "$work/stick.vfat" ::cards
	mcopy -i "$work/stick.vfat" "$1" ::cards
	truncate -s 1M "$work/stick.img"
	cat "$work/stick.vfat" >>"$work/stick.img"
	echo '2048,,c' | sfdisk -q --wipe never "$work/stick.img"
}

part_stick() {
	rm -rf "$work/cards"
	mkdir "$work/cards"
	printf 'Fire drill at eleven\n' >"$work/cards/drill.txt"
	made_here "$work/cards" "$work/made.pack"
	new_disk
	new_stick "$work/cards/drill.txt"
	stick="-device qemu-xhci,id=usb -drive file=$work/stick.img,format=raw,if=none,id=stick,readonly=on"
	# shellcheck disable=SC2086
	boot 128 xres=1280,yres=800 "" "$disk $stick" $frozen
	wait_for 'late modules loaded' 60 && matches --board "$panel"
	verdict $? "without a stick the cards are the usual ones"
	sleep 1
	put_in_s=$(date +%s)
	qmp '{"execute":"device_add","arguments":{"driver":"usb-storage","bus":"usb.0","drive":"stick","id":"s"}}'
	wait_for 'cards from a stick /data/cards.pack' 30 && again 2 20 &&
		soon --board "$panel" --pack "$work/made.pack"
	verdict $? "the notice on a stick is shown $(($(date +%s) - put_in_s)) s after it was put in"
	qmp '{"execute":"device_del","arguments":{"id":"s"}}'
	sleep 1
	end_vm
	# shellcheck disable=SC2086
	boot 128 xres=1280,yres=800 "" "$disk" $frozen
	wait_for 'first picture at' 60 && matches --board "$panel" --pack "$work/made.pack"
	verdict $? "and after the stick is gone and the power was off, too"
	end_vm
	printf 'something new' >"$work/new.txt"
	put_card "$work/new.txt" new.txt
	made_here_too=$work/other.pack
	mkdir -p "$work/cards2"
	cp "$work/new.txt" "$work/cards2/"
	made_here "$work/cards2" "$made_here_too"
	# shellcheck disable=SC2086
	boot 128 xres=1280,yres=800 "" "$disk" $frozen
	wait_for 'first picture at' 60 && matches --board "$panel" --pack "$made_here_too"
	verdict $? "until the cards on the boot disk are changed"
	end_vm
}

# net_boot SECONDS STRATUM: a machine without a battery, whose clock is a quarter of a century
# behind, with a network and a time server that says SECONDS.
net_boot() {
	rm -f "$work/port"
	"$bin/timeserver" "$1" "$2" >"$work/port" &
	timeserver=$!
	sleep 0.3
	printf '[panel]\nbattery = no\nwidth_px = 1280\nheight_px = 800\n[net]\nethernet = yes\ntime_server = 10.0.2.2:%s\n' \
		"$(cat "$work/port")" >"$work/net.ini"
	new_disk "$work/net.ini"
	boot 128 xres=1280,yres=800 "" "$disk -rtc base=2001-01-01 -netdev user,id=net -device virtio-net-pci,netdev=net" --still
}

# Is the screen that of one of the SECONDS from $1 (s after 1970) on?
is_of_time() { # is_of_time FROM SECONDS PLAYER-WORD...
	from_s=$1
	to_s=$(($1 + $2))
	shift 2
	rm -f "$work/screen.png"
	shoot "$work/screen.png" || return 1
	for second in $(seq "$from_s" "$to_s"); do
		drawn --still --at "$(date -u -d "@$second" +%Y-%m-%dT%H:%M:%SZ)" "$@" || return 1
		"$bin/same" "$work/screen.png" "$work/wanted.png" >"$work/same" && return 0
	done
	return 1
}

# The same within some seconds: a card may just fade, and the clock is looked at now and then.
soon_of_time() {
	for try in 1 2 3; do
		is_of_time "$@" && return 0
		sleep 3
	done
	return 1
}

part_net() {
	now_s=1900000000
	net_boot "$now_s" 2
	wait_for 'init: .* network .*: 10.0.2.15' 60 && wait_for 'time from 10.0.2.2' 10
	verdict $? "an address by DHCP, and the time from a server"
	soon_of_time "$now_s" 60 --board "$work/net.ini"
	verdict $? "the clock that was set is trusted: the picture is that of the server's time"
	end_vm
	kill "$timeserver"
	net_boot "$now_s" 16
	wait_for 'no time from 10.0.2.2.*does not know the time' 60
	verdict $? "a server that does not know the time is not believed"
	shoot "$work/away.png" && ! is_of_time "$now_s" 30 --board "$work/net.ini"
	verdict $? "and the clock stays away"
	end_vm
	kill "$timeserver"
}

part_shell() {
	{
		cat board/panel10.ini
		printf '[shell]\npassword_hash = %s\n' "$(openssl passwd -6 -salt abcdefgh 'over the hills')"
	} >"$work/shell.ini"
	new_disk "$work/shell.ini"
	open_line
	# shellcheck disable=SC2086
	boot 128 xres=1280,yres=800 "" "$disk" $frozen
	read_line
	wait_for 'maintenance. Password: ' 60
	verdict $? "where there is a hash, the serial line asks for a password"
	press 'over the sea'
	sleep 1
	# shellcheck disable=SC2016
	press 'echo in-$((40 + 2))'
	sleep 6
	! grep -q 'in-42' "$work/serial"
	verdict $? "a wrong one is not let in"
	tries=0
	while [ "$tries" -lt 5 ] && ! grep -q 'stoppress# ' "$work/serial"; do
		press 'over the hills'
		sleep 4
		tries=$((tries + 1))
	done
	# shellcheck disable=SC2016
	press 'echo in-$((40 + 2)); touch /x /boot/x; ls /data'
	wait_for 'in-42' 10 && wait_for 'x: Read-only' 10 && wait_for 'proof' 5
	verdict $? "the right one is, to a machine that is read-only"
	press 'cat /run/state/status.json'
	wait_for '"limit"' 10
	verdict $? "how the player does, and its limit of memory, can be read there"
	# shellcheck disable=SC2016
	press 'echo heap-$(grep -c "\[heap\]" /proc/$(pidof stoppress)/maps)'
	wait_for 'heap-0' 10
	verdict $? "the player has one block of its own and no other heap"
	! grep -q 'over the hills' "$work/serial" && matches --board panel10
	verdict $? "the password is not shown, and the picture stays"
	end_vm
	close_line
	new_disk
	open_line
	# shellcheck disable=SC2086
	boot 128 xres=1280,yres=800 "" "$disk" $frozen
	read_line
	wait_for 'init: .* memory: ' 60 && press '' && sleep 2 && ! grep -q 'Password' "$work/serial"
	verdict $? "without a hash nothing asks"
	end_vm
	close_line
}

# At the speed of time, without what moves: the picture changes by the schedule alone.
part_minute() {
	new_disk
	s=$(date -u -d "$at" +%s)
	boot 128 xres=1280,yres=800 "" "$disk" --still --at "$at"
	wait_for 'first picture at' 60
	began=$(date +%s)
	for wait_s in 10 25 40 61; do
		while [ $(($(date +%s) - began)) -lt "$wait_s" ]; do sleep 0.5; done
		soon_of_time "$((s + wait_s - 2))" 20 --board "$panel"
		verdict $? "after $wait_s s the picture is that of the time"
		cp "$work/screen.png" "$work/minute-$wait_s.png"
	done
	cmp -s "$work/minute-10.png" "$work/minute-40.png" && cmp -s "$work/minute-40.png" "$work/minute-61.png"
	[ $? -ne 0 ]
	verdict $? "in a minute cards did change"
	! grep -q 'the player \(hangs\|ended\)' "$work/serial"
	verdict $? "without a restart"
	again 2 20 'init: .* memory: ' && is_small && grep -q 'memory: .* KiB are taken, .* may be' "$work/serial"
	verdict $? "and under 4 MiB beside the canvas, with a limit: $own KiB"
	! grep -q 'cannot be set' "$work/serial"
	verdict $? "within which all cards could be set"
	end_vm
}

# draw MAX: a number below it, of $SEED.
draw() {
	SEED=$(((SEED * 1103515245 + 12345) % 2147483648))
	echo $((SEED / 256 % $1))
}

# The time is written down as fast as it goes. The machine is killed, and of what it wrote since its
# last flush half is lost, sector by sector (cut.c). Then: the partition is whole once its journal
# is played back, it is mounted by the next boot, and the time it holds is not before one that was
# said to be written, and the proof of play can be read.
proof_is_whole() { # proof_is_whole PARTITION
	rm -f "$work/proof"
	debugfs -R "dump /proof $work/proof" "$1" 2>/dev/null
	[ ! -s "$work/proof" ] || "$bin/stoppress" report "$work/proof" >"$work/report"
}
part_cuts() {
	new_disk
	cp "$work/disk.img" "$work/state.img"
	echo "# SEED=$SEED; cache: all that was not flushed may be lost"
	confirmed=0
	survived=0
	lost=0
	for cut in $(seq "$CUTS"); do
		cp "$work/state.img" "$work/disk.img"
		rm -f "$work/log"
		: >"$work/log"
		# shellcheck disable=SC2086
		boot 128 xres=1280,yres=800 save_time_ms=1 "-rtc base=2001-01-01 -pidfile $work/pid
			-blockdev driver=blklogwrites,node-name=d,file.driver=file,file.filename=$work/disk.img,log.driver=file,log.filename=$work/log,log-sector-size=512
			-device virtio-blk-pci,drive=d" $frozen
		is_well=yes
		wait_for 'the time is written down' 60 || is_well=no
		[ "$cut" -eq 1 ] || {
			told=$(sed -n 's/.*the last known time: \([0-9]*\).*/\1/p' "$work/serial")
			[ "${told:-0}" -ge "$confirmed" ] || is_well=no
		}
		grep -q 'no data disk\|cannot be written' "$work/serial" && is_well=no
		sleep "$(draw 3).$(draw 10)$(draw 10)"
		kill -9 "$(cat "$work/pid")"
		wait "$vm" 2>/dev/null
		exec 3>&-
		vm=
		confirmed=$(sed -n 's/.*the time is written down: \([0-9]*\).$/\1/p' "$work/serial" | tail -n 1)
		"$bin/cut" "$work/state.img" "$work/log" "$SEED" >"$work/cut" || is_well=no
		lost=$((lost + $(sed 's/.* kept, \([0-9]*\) lost/\1/' "$work/cut")))
		cut_data "$work/state.img"
		e2fsck -p "$work/data.ext4" >"$work/fsck" 2>&1
		e2fsck -fn "$work/data.ext4" >>"$work/fsck" 2>&1 || is_well=no
		proof_is_whole "$work/data.ext4" || is_well=no
		[ "$is_well" = yes ] && survived=$((survived + 1)) ||
			verdict 1 "cut $cut: told ${told:-nothing}, $(cat "$work/cut" "$work/fsck")"
	done
	[ "$survived" -eq "$CUTS" ]
	verdict $? "$survived of $CUTS power cuts survived; $lost sectors were lost in them"
}
