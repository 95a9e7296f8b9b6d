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
touch "$tmp/cards/900-quote.png" "$tmp/cards/notes.txt" &&
	exits 0 "$player" cards --at $at -b pi7 -o "$tmp/cards" && [ ! -e "$tmp/cards/900-quote.png" ] &&
	[ -e "$tmp/cards/notes.txt" ]
check "a folder of cards keeps none of another pack"
exits 0 "$player" shot --at $at -b hd43 -o - && cmp -s "$tmp/hd43.png" "$tmp/out" &&
	exits 2 "$player" shot --at $at -o ""
check "a picture goes to standard output"
SDL_VIDEODRIVER=dummy exits 0 "$player" run --display sdl --for 1 --stats -b pi7 &&
	awk '/^frames:/ {f = $2} END {exit !(f > 20)}' "$tmp/out"
check "a second in a window draws its frames and ends"
SDL_VIDEODRIVER=dummy exits 0 "$player" run --display sdl --for 1 --stats -b pi7 --still &&
	awk '/^frames:/ {f = $2} END {exit !(f > 0)}' "$tmp/out"
check "a still second draws"
finish
