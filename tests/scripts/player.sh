#!/bin/sh
# The player's command line, without a display: exit codes, messages, the same picture twice.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
player=$B/stoppress
unset DISPLAY WAYLAND_DISPLAY
at=2025-08-24T14:05:00Z

size() { # size FILE: width and height, from the PNG header
	od -An -tu1 -j16 -N8 "$1" | awk '{print $3 * 256 + $4 "x" $7 * 256 + $8}'
}

exits 0 "$player" --help && grep -q '^Usage: stoppress' "$tmp/out"
check "help goes to stdout and is no error"
exits 0 "$player" --version && grep -q '^stoppress [0-9]' "$tmp/out"
check "the version is printed"
exits 0 "$player" --help-config && grep -q 'crawl_wpm' "$tmp/out"
check "every key of the profile is explained"
exits 2 "$player" --frobnicate && exits 2 "$player" dance && exits 2 "$player" shot &&
	exits 2 "$player" --speed=-1 && exits 2 "$player" --at noon && exits 2 "$player" --card 3
check "a wrong use is explained and exits with 2"
exits 2 "$player" run --mode 640x480 && exits 2 "$player" run --display drm --mode 640 &&
	exits 2 "$player" run --display drm --mode 640x480@ &&
	exits 2 "$player" run --display drm --mode 640x480x && exits 2 "$player" run --display wall
check "a wrong display or mode is explained and exits with 2"
if [ -e /dev/dri ]; then
	skip "without a graphics card a screen is refused with the reason" "there is a card"
else
	exits 1 "$player" run --display drm && grep -q 'error: no screen can be used: ' "$tmp/err"
	check "without a graphics card a screen is refused with the reason"
fi
exits 1 "$player" --board nowhere && grep -q 'hd43' "$tmp/err"
check "an unknown board is an error that names the known ones"
exits 1 "$player" shot -c 100000 -o "$tmp/x.png" && grep -q 'no such card' "$tmp/err" &&
	[ ! -e "$tmp/x.png" ]
check "a card that is not there is an error and leaves no file"
printf 'STOPPRES nonsense' >"$tmp/bad.pack"
exits 1 "$player" shot -c 1 -o "$tmp/x.png" -p "$tmp/bad.pack" && grep -q 'bad.pack: error' "$tmp/err"
check "a damaged pack is an error with its name"
exits 1 "$player" shot -c 1 -o "$tmp/x.png" -p "$tmp/none.pack" && grep -q 'none.pack: error' "$tmp/err"
check "a missing pack is an error with its name"
printf '[panel]\nwidth_px = 1024\nheight_px = 12\nheigth_mm = 3\n' >"$tmp/b.ini"
exits 1 "$player" shot -c 1 -o "$tmp/x.png" -b "$tmp/b.ini" && grep -q 'b.ini:3: error' "$tmp/err" &&
	grep -q "b.ini:4: error.*'height_mm'" "$tmp/err"
check "a bad profile is an error with file, line and the nearest key"

ok=0
for pair in hd43:1920x1080 hd32:1280x720 pi7:800x480 portrait43:1080x1920; do
	exits 0 "$player" shot --at $at -b "${pair%:*}" -o "$tmp/${pair%:*}.png" &&
		[ "$(size "$tmp/${pair%:*}.png")" = "${pair#*:}" ] || ok=1
done
[ $ok -eq 0 ]
check "a moment is drawn at each panel's size"
exits 0 "$player" shot --at $at -b hd43 -o "$tmp/again.png" && cmp -s "$tmp/hd43.png" "$tmp/again.png"
check "the same moment is the same picture, byte for byte"
exits 0 "$player" shot --at 2025-08-24T16:05:00+02:00 -b hd43 -o "$tmp/zone.png" &&
	! cmp -s "$tmp/hd43.png" "$tmp/zone.png"
check "another zone shows another clock"
exits 0 "$player" sheet --at $at -b pi7 -o "$tmp/sheet.png" && [ -s "$tmp/sheet.png" ]
check "the sheet is drawn"
exits 0 "$player" --at $at -b pi7 -o "$tmp/cards" && [ -s "$tmp/cards/sheet.png" ] &&
	[ -s "$tmp/cards/001-headline.png" ] && grep -q 'no display' "$tmp/err"
check "run without a display makes pictures and says where"
exits 0 "$player" --at $at -b pi7 --state "$tmp/state" -o "$tmp/stated" && grep -q 'no state' "$tmp/err" && [ ! -e "$tmp/state" ]
check "and that no state is kept"
touch "$tmp/cards/900-quote.png" "$tmp/cards/notes.txt" &&
	exits 0 "$player" cards --at $at -b pi7 -o "$tmp/cards" && [ ! -e "$tmp/cards/900-quote.png" ] &&
	[ -e "$tmp/cards/notes.txt" ]
check "a folder of cards keeps none of another pack"
exits 0 "$player" shot --at $at -b hd43 -o - && cmp -s "$tmp/hd43.png" "$tmp/out" &&
	exits 2 "$player" shot --at $at -o ""
check "a picture goes to standard output"
other=0
for moment in 05:00 05:07 05:13 05:21 05:34 05:47 06:02 06:29; do # two sites may show the same card
	exits 0 "$player" shot -b pi7 --at "2025-08-24T14:${moment}Z" --site lobby -o "$tmp/s1.png" &&
		exits 0 "$player" shot -b pi7 --at "2025-08-24T14:${moment}Z" --site lobby -o "$tmp/s2.png" &&
		cmp -s "$tmp/s1.png" "$tmp/s2.png" || break
	exits 0 "$player" shot -b pi7 --at "2025-08-24T14:${moment}Z" --site canteen -o "$tmp/s3.png" || break
	cmp -s "$tmp/s1.png" "$tmp/s3.png" || other=1
done
[ $other -eq 1 ]
check "panels of one site show the same, of another site other cards"
exits 0 "$player" shot --at $at -b hd43 --still -o "$tmp/still.png" && ! cmp -s "$tmp/hd43.png" "$tmp/still.png"
check "a still picture is without the crawl"
exits 2 "$player" --display png --for 3 && exits 2 "$player" --display png --speed 2 &&
	exits 0 "$player" --at $at -b pi7 --display png -o "$tmp/asked" && ! grep -q 'no display' "$tmp/err" &&
	[ -s "$tmp/asked/sheet.png" ]
check "pictures that were asked for need no excuse, and take no time"

# What the schedule will do.
printf '%s\n' 'kind: notice' 'from: 2026-11-24 08:00' 'until: 2026-11-24 11:30' 'weight: 3' '' \
	'Fire drill at eleven' --- 'priority: urgent' 'from: 2026-11-24 09:15:20' 'limit: 3' \
	'interrupt: at once' '' 'Lift two is out of order' --- 'hours: sat 10:00-14:00' '' 'Market day' \
	--- 'kicker: House' '' 'The canteen is open' --- 'priority: low' '' 'Lost umbrella at the desk' >"$tmp/n.md"
"$B/cardc" compile -o "$tmp/n.pack" "$tmp/n.md" 2>"$tmp/err" && [ ! -s "$tmp/err" ]
check "a notice that uses weight, priority and limit compiles without a warning"
TZ=UTC
export TZ
why() { # why CARD TIME TEXT
	exits 0 "$player" why "$1" --at "$2" -p "$tmp/n.pack" && grep -q "$3" "$tmp/out"
}
why 1 2026-11-24T07:00 'before its beginning' && why 1 2026-11-24T12:00 'after its end' &&
	grep -q '^next *not within' "$tmp/out" && why 2 2026-11-24T09:15:21 'on the screen' &&
	why 1 2026-11-24T09:16 'an urgent card has the screen' && why 3 2026-11-24T12:00 'outside its hours' &&
	grep -q '^next *2026-11-28 10:0' "$tmp/out"
check "why says what keeps a card away and when it comes"
exits 0 "$player" next --at 2026-11-24T09:15:00 --count 9 -p "$tmp/n.pack" && [ "$(wc -l <"$tmp/out")" -eq 9 ] &&
	grep -q '^2026-11-24 09:15:20.000 .*Lift two.*urgent' "$tmp/out"
check "next tells what comes, and an urgent card to the second"
exits 0 "$player" simulate --from 2026-11-23 --days 7 -p "$tmp/n.pack" && grep -q '^broken bounds: none$' "$tmp/out" &&
	awk '/Fire drill/ {f = $2} /canteen/ {c = $2} /umbrella/ {u = $2} END {exit !(f > 0 && c > 1.9 * u && c < 2.1 * u)}' "$tmp/out"
check "a simulated week breaks no bound, and low is half of normal"
exits 0 "$player" simulate --from 2026-11-23 --days 1 --json -p "$tmp/n.pack" &&
	grep -q '"broken": 0' "$tmp/out" && [ "$(grep -c '"showings"' "$tmp/out")" -eq 5 ]
check "simulate speaks JSON"
{ cat board/hd43.ini && printf '[show]\nzone = CET-1CEST,M3.5.0,M10.5.0/3\n'; } >"$tmp/zone.ini" &&
	exits 0 "$player" next --at 2026-11-24T08:15:00Z -p "$tmp/n.pack" -b "$tmp/zone.ini" &&
	grep -q '^2026-11-24 09:15:20.000 +01:00 .*Lift two' "$tmp/out"
check "hours and beginnings are those of the board's zone"
{ cat board/hd43.ini && printf '[show]\nzone = Atlantis/Capital\n'; } >"$tmp/zone.ini" &&
	exits 1 "$player" next -b "$tmp/zone.ini" &&
	grep -q "^$tmp/zone.ini:[1-9][0-9]*: error: zone: .*Atlantis" "$tmp/err"
check "a zone that is not there is an error with its name and line"
none=0
for zone in America Europe/Berlin2 2 '<+03'; do # a folder of zones, no zone, no rule
	{ cat board/hd43.ini && printf '[show]\nzone = %s\n' "$zone"; } >"$tmp/zone.ini"
	exits 1 "$player" next -b "$tmp/zone.ini" && grep -q 'no time zone is called' "$tmp/err" && none=$((none + 1))
done
[ "$none" -eq 4 ]
check "so is a folder of zones, and what only looks like a rule"
exits 2 "$player" why && exits 2 "$player" why x && exits 2 "$player" next --count 0 && exits 2 "$player" simulate --days 400 &&
	exits 2 "$player" next --json && exits 1 "$player" why 9999
check "a wrong question to the schedule is explained"

# A moment after which no card comes for 3 s, so that in a second of it only the crawl moves; how
# many frames that gives depends on how busy the machine is.
calm=
for s in 01 03 05 07 09 11 13 15 17 19 21 23 25 27 29 31 33 35 37 39; do
	"$player" shot --still -b pi7 --at 2025-08-24T14:05:${s}Z -o "$tmp/a.png" &&
		"$player" shot --still -b pi7 --at "2025-08-24T14:05:$(printf %02d $((${s#0} + 3)))Z" -o "$tmp/b.png" &&
		cmp -s "$tmp/a.png" "$tmp/b.png" && calm=2025-08-24T14:05:${s}Z && break
done
frames() { # frames MORE LESS: more than MORE and less than LESS were drawn
	awk -v more="$1" -v less="$2" '/^frames:/ {f = $2} END {exit !(f > more && f < less)}' "$tmp/out"
}
SDL_VIDEODRIVER=dummy exits 0 "$player" run --display sdl --for 1 --stats -b pi7 --at "$calm" && frames 4 100
check "a second in a window draws its frames and ends"
SDL_VIDEODRIVER=dummy exits 0 "$player" run --display sdl --for 1 --stats -b pi7 --at "$calm" --still &&
	frames 0 4
check "a still second draws once"
finish
