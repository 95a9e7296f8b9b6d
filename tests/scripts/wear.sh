#!/bin/sh
# stoppress wear: its figures against what must be so, and the map.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
player=$B/stoppress
at=2025-08-22T00:00:00Z

profile() { # profile NAME LINE...: the 43-inch panel, at UTC, with more lines in [show]
	name=$1
	shift
	sed '/^\[show\]/,$d' board/hd43.ini >"$tmp/$name.ini"
	printf '[show]\nzone = UTC\n' >>"$tmp/$name.ini"
	[ $# -eq 0 ] || printf '%s\n' "$@" >>"$tmp/$name.ini"
}
wear() { # wear NAME [OPTION]...: the JSON is in $tmp/out
	name=$1
	shift
	exits 0 "$player" wear --from "$at" --days 2 --json -b "$tmp/$name.ini" "$@"
}
value() { # value KEY: of the JSON
	tr ',{' '\n' <"$tmp/out" | sed -n "s/^\"$1\"://p" | head -1
}
less() { # less A B: as numbers
	awk -v a="$1" -v b="$2" 'BEGIN { exit !(a + 0 < b + 0) }'
}

exits 0 "$player" wear --from "$at" --days 2 && grep -q '^hottest tile .* times the mean' "$tmp/out" &&
	grep -q '^alternate = yes .*levels the wear' "$tmp/out"
check "wear tells the hottest tile, and that alternating sides levels the wear"
exits 2 "$player" wear --days 0 && exits 2 "$player" wear --count 3 &&
	exits 2 "$player" wear --days 1 --out -
check "a wrong use of wear is explained"

profile plain
wear plain --png "$tmp/map.png" && [ -s "$tmp/map.png" ] && [ "$(value hours_on)" = 48.00 ]
check "two days are 48 hours, and the map is a file"
plain=$(value ratio)
less 900 "$(tr '{}' '\n' <"$tmp/out" | sed -n 's/^"x":0,"y":\([0-9]*\)$/\1/p')" && less 5 "$plain"
check "the hottest tile is the crawl's tag, which is always lit"
[ "$(tr '[]' '\n' <"$tmp/out" | sed -n 2p | tr ',' '\n' | wc -l)" -eq $((32 * 18)) ]
check "there is a figure for each tile"

profile sides "alternate = yes"
wear sides && less "$(value ratio)" "$plain" && [ "$(value ratio_otherwise)" = "$plain" ]
check "with sides that alternate the ratio is lower, as it was foretold"

mean() { wear "$1" && value mean; }
whole=$(mean plain)
profile day "hours = daily 08:00-18:00"
wear day && [ "$(value hours_on)" = 20.00 ] && less "$(value mean)" "$(awk -v m="$whole" 'BEGIN { print m / 2 }')"
check "while the screen is off nothing wears"
profile rest "rest_every_minutes = 4" "rest_s = 60"
wear rest && less "$(value mean)" "$whole"
check "rests take wear away"

profile still "crawl = no" "progress = no"
wear still
sharp=$(value most)
profile orbit "crawl = no" "progress = no" "orbit_px = 8"
wear orbit && less "$(value most)" "$sharp"
check "an orbit spreads what a tile gets"
finish
