#!/bin/sh
# The player as a process: signals, files, a status for who looks after it. In SDL's dummy window.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
player=$B/stoppress
unset DISPLAY WAYLAND_DISPLAY NOTIFY_SOCKET
SDL_VIDEODRIVER=dummy
export SDL_VIDEODRIVER
# How long an end may take, ms; sanitizers and a busy machine are slower.
limit=${LIMIT:-2000}
pid=
trap '[ -z "$pid" ] || kill -9 $pid 2>/dev/null; rm -rf "$tmp"' EXIT

ms() {
	echo $(($(date +%s%N) / 1000000))
}

start() { # start OPTION...: a player whose first picture is up
	rm -rf "$tmp/state"
	"$player" run --display sdl -b pi7 --state "$tmp/state" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null &
	pid=$!
	within 100 [ -s "$tmp/state/status.json" ]
}

within() { # within N COMMAND...: it is true before N twentieths of a second are over
	left=$1
	shift
	while ! "$@"; do
		[ "$left" -gt 0 ] || return 1
		left=$((left - 1))
		sleep 0.05
	done
}

has() { # has TEXT: the status does
	grep -q -- "$1" "$tmp/state/status.json"
}

said() { # said TEXT: on standard error
	grep -q -- "$1" "$tmp/err"
}

stop() { # stop SIGNAL: ends the player; its status is in $got, how long it took in $took
	began=$(ms)
	kill "-$1" $pid
	wait $pid
	got=$?
	took=$(($(ms) - began))
	pid=
}

for signal in TERM INT; do
	for how in --still --stats; do # without and with a crawl
		start $how && sleep 0.2 && stop $signal && [ "$got" -eq 0 ] && [ "$took" -le "$limit" ]
		check "SIG$signal ends the player ($how) within $limit ms"
		echo "# after $took ms"
	done
done
has '"screen": "ended"'
check "the last status says that it has ended"

cp "$B/default.pack" "$tmp/my.pack"
start --still --pack "$tmp/my.pack" && cards=$(sed -n 's/.*"cards": \([0-9]*\).*/\1/p' "$tmp/state/status.json") &&
	cp "$tmp/state/status.json" "$tmp/then.json"
printf 'STOPPRES nonsense' >"$tmp/bad.pack" && mv "$tmp/bad.pack" "$tmp/my.pack"
kill -HUP $pid && within 40 said 'my.pack: error' && within 40 said 'goes on with the old' &&
	kill -USR1 $pid && within 40 has '"failed_reloads": 1' && has "\"cards\": $cards" && has 'my.pack'
check "a bad new pack is told of, in the status too, and the old one goes on"
"$B/cardc" compile -o "$tmp/my.pack" --quotes 0 tests/fixtures/one-card.txt 2>>"$tmp/err"
kill -HUP $pid && within 40 said 'read anew: 1 card' && kill -USR1 $pid && within 40 has '"cards": 1'
check "a good one is shown from then on"
[ "$(od -An -tx1 -N4 "$tmp/state/shot.png" | tr -d ' ')" = 89504e47 ]
check "SIGUSR1 saves a picture"
stop TERM && [ "$got" -eq 0 ]
check "and the player ends as ever"

{ cat board/pi7.ini && printf '[show]\nhours = 1999-01-01 00:00-00:01\n'; } >"$tmp/dark.ini"
start -b "$tmp/dark.ini" && has '"screen": "black"'
check "outside its hours the screen is black from the first picture on"
stop TERM

printf '[show]\nhours = mon-fri 7-19\n' | cat board/pi7.ini - >"$tmp/bad.ini"
exits 1 "$player" shot -c 1 -o "$tmp/x.png" -b "$tmp/bad.ini" &&
	grep -q "bad.ini:[0-9]*: error: hours: '7-19'" "$tmp/err"
check "wrong hours are an error with the word and its line"
printf '[show]\nbrightness = 07:00 100, 20:00\n' | cat board/pi7.ini - >"$tmp/bad.ini"
exits 1 "$player" shot -c 1 -o "$tmp/x.png" -b "$tmp/bad.ini" &&
	grep -q "bad.ini:[0-9]*: error: brightness: '20:00' has no" "$tmp/err"
check "so is a wrong brightness"

TZ=UTC
export TZ
printf '[show]\nhours = mon-fri 08:00-18:00\n' | cat board/pi7.ini - >"$tmp/office.ini"
exits 0 "$player" next -b "$tmp/office.ini" --at 2026-11-27T17:59:55 --count 3 &&
	grep -q '^2026-11-27 18:00:.* the screen is off until 2026-11-30 08:00:00' "$tmp/out" &&
	[ "$(wc -l <"$tmp/out")" -le 4 ] && tail -n 1 "$tmp/out" | grep -q '^2026-11-30 0[78]:'
check "next tells when the screen is off, and goes on behind"
exits 0 "$player" why 3 -b "$tmp/office.ini" --at 2026-11-28T12:00 && grep -q '^is .*the screen is off' "$tmp/out" &&
	grep -q '^next *2026-11-30 0[78]:' "$tmp/out"
check "why knows of a screen that is off"
exits 0 "$player" simulate -b "$tmp/office.ini" --from 2026-11-23 --days 7 && grep -q '^broken bounds: none$' "$tmp/out" &&
	grep -q 'on for 50.0 h of 168.0' "$tmp/out" &&
	awk '$2 ~ /^[0-9]+$/ && $4 ~ /^[0-9.]+$/ {s += $4; m += $3} END {exit !(s > 99.9 && s < 100.1 && m > 2999 && m < 3001)}' "$tmp/out"
check "simulate counts what is seen"
start --still --pack "$tmp/my.pack" --proof "$tmp/proof" && sleep 0.3 && stop TERM &&
	exits 0 "$player" report "$tmp/proof" --pack "$tmp/my.pack" && grep -q '^showings: 1;' "$tmp/out" &&
	exits 0 "$player" report "$tmp/proof" --by hour --csv && grep -q '^20.*,1,1,0\.' "$tmp/out" &&
	exits 0 "$player" report "$tmp/proof" --json --from 2001-01-01 --to 2002-01-01 &&
	grep -q '"showings": 0' "$tmp/out"
check "a proof of play is kept, and told of by card and by hour"
exits 1 "$player" report "$tmp/my.pack" && grep -q 'no proof of play' "$tmp/err" && exits 2 "$player" report &&
	exits 2 "$player" report x --by day && exits 2 "$player" report x --csv --json &&
	exits 2 "$player" next --csv && exits 2 "$player" shot -c 1 -o x --proof y &&
	exits 2 "$player" run --display png --state y && exits 2 "$player" report x --to noon && exits 2 "$player" report x --at 2026-11-24 &&
	exits 2 "$player" next --from 2026-11-24
check "a wrong question to a proof is explained"

name="on a full disk and on one that cannot be written to the show goes on"
full() { # full OPTIONS TEXT: in a folder of a file system that is full, or mounted with OPTIONS
	mkdir -p "$tmp/full"
	# shellcheck disable=SC2016 # for the inner shell
	exits 0 unshare -rm sh -c 'mount -t tmpfs -o size=16k none "$1" && : >"$1/drawing" &&
		head -c 99999 /dev/zero >"$1/fill" 2>/dev/null
		mount -o "remount,$2" "$1" || exit 9
		exec "$3" run --display sdl -b pi7 --still --state "$1" --proof "$1/proof" --for 0.3' \
		sh "$tmp/full" "$1" "$player" && said "$2"
}
if unshare -rm true 2>/dev/null; then
	full rw 'no proof of play can be kept: No space left' && said 'drawing: warning: cannot be used: No space left' &&
		full ro 'Read-only file system'
	check "$name"
else
	skip "$name" "no user namespaces here"
fi

name="a brightness that a profile gets later is to be seen"
corner() { # the last pixel of the screen
	tail -c 4 "$tmp/Xvfb_screen0" | od -An -tx1
}
changed() { # ... was COLOUR
	[ "$(corner)" != "$1" ]
}
if command -v Xvfb >/dev/null; then
	cp board/pi7.ini "$tmp/my.ini"
	Xvfb -displayfd 3 -nolisten tcp -fbdir "$tmp" -screen 0 800x480x24 3>"$tmp/display" 2>/dev/null &
	server=$!
	within 100 [ -s "$tmp/display" ]
	(
		unset SDL_VIDEODRIVER
		DISPLAY=:$(cat "$tmp/display")
		export DISPLAY
		start --still -b "$tmp/my.ini" && sleep 0.2 && was=$(corner) &&
			printf '[show]\nbrightness = 00:00 50\n' >>"$tmp/my.ini" && kill -HUP $pid &&
			within 40 said 'read anew' && within 20 changed "$was"
		got=$?
		kill $pid
		wait $pid
		exit $got
	)
	check "$name"
	kill $server
	wait $server
else
	skip "$name" "no Xvfb here"
fi
finish
