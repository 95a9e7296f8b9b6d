# shellcheck shell=sh
# machine.sh: what tests of images share: a machine of QEMU, its serial line, its screen. To be read
# by them with $bin (programs for this machine: stoppress, same) and $at (the time that is shown).
work=$(mktemp -d)
: >"$work/serial"
: >"$work/err"
display="-display none"
line=
vm=
trap 'end_vm; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
failed=0

# launch PROGRAM WORD...: the machine; its serial line, -chardev serial, goes to $work/serial.
launch() {
	rm -f "$work/in" "$work/serial"
	mkfifo "$work/in"
	: >"$work/serial"
	# shellcheck disable=SC2086
	timeout 180 "$@" $display -monitor none -qmp stdio \
		-chardev "${line:-file,id=serial,path=$work/serial}" \
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

# From here on the serial line of a machine can be written to, by press().
open_line() {
	mkfifo "$work/line.in" "$work/line.out"
	exec 4<>"$work/line.in" 5<>"$work/line.out"
	line="pipe,id=serial,path=$work/line"
}
# To be called after launch().
read_line() {
	cat <&5 >>"$work/serial" &
	reader=$!
}
close_line() {
	kill "$reader"
	exec 4>&- 5>&-
	rm -f "$work/line.in" "$work/line.out"
	line=
}
press() { # press LINE: into the serial line
	printf '%s\r' "$1" >&4
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

qmp() { # qmp COMMAND
	echo "$1" >&3
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

# drawn PLAYER-WORD...: what the player draws here, in $work/wanted.png; BOARD behind --board is taken
# with the refreshes a second of the screen in the machine, as what moves is where they put it; 60
# where that does not say.
drawn() {
	rate_hz=$(sed -n 's/.* px at \([0-9]*\) Hz.*/\1/p' "$work/serial" | tail -n 1)
	i=$#
	while [ "$i" -gt 0 ]; do
		word=$1
		shift
		if [ "$word" = --board ]; then
			from=$1
			[ -e "$from" ] || from=board/$from.ini
			{ cat "$from"; printf '\n[panel]\nrefresh_hz = %s\n' "${rate_hz:-60}"; } >"$work/rated.ini"
			set -- "$@" --board "$work/rated.ini"
			shift
			i=$((i - 1))
		else
			set -- "$@" "$word"
		fi
		i=$((i - 1))
	done
	"$bin/stoppress" shot -o "$work/wanted.png" "$@"
}

# matches PLAYER-WORD...: is the screen what the player draws here for $at?
matches() {
	rm -f "$work/screen.png"
	shoot "$work/screen.png" && drawn --at "$at" "$@" &&
		"$bin/same" "$work/screen.png" "$work/wanted.png" >"$work/same"
}
