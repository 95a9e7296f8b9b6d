#!/bin/sh
# A crawl at 1080p and 60 Hz in a window under Xvfb, for a minute, beside Chromium in kiosk mode with the like
# page (peers/page.sh), one after the other in one run: processor time of all processes in hundredths of a core,
# memory as PSS, both from /proc. usage: crawl.sh [SECONDS]. Prints, never judges; `make bench CRAWL=60`.
set -eu
B=${B:-build/release}
seconds=${1:-60}
warm=5 # not measured: start, first pages
tmp=$(mktemp -d)
display=${CRAWL_DISPLAY:-:87}
started=
stop() {
	for pid in $started; do kill "$pid" 2>/dev/null || true; done
	wait 2>/dev/null || true # for what they still write
	rm -rf "$tmp" 2>/dev/null || { sleep 2 && rm -rf "$tmp"; }
}
trap stop EXIT

Xvfb "$display" -screen 0 1920x1080x24 -nolisten tcp >/dev/null 2>&1 &
started=$!
sleep 1

family() { # the process and all that it has started
	echo "$1"
	for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do family "$child"; done
}
ticks() { # of all processes of a family, and of those of its that have ended
	for pid in $(family "$1"); do sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null || true; done |
		awk '{ sum += $12 + $13 + $14 + $15 } END { print sum + 0 }'
}
pss() {
	for pid in $(family "$1"); do grep '^Pss:' "/proc/$pid/smaps_rollup" 2>/dev/null || true; done |
		awk '{ sum += $2 } END { print sum + 0 }'
}
measure() { # measure NAME PID
	sleep "$warm"
	before=$(ticks "$2")
	sleep "$seconds"
	after=$(ticks "$2")
	echo "$after $before $seconds $(getconf CLK_TCK) $(pss "$2")" |
		awk -v name="$1" '{ printf "%s %.3f %d\n", name, ($1 - $2) / $3 / $4 * 100, $5 }' >"$tmp/$1"
	awk '{ printf "%-10s %6.2f %% of a core  %7d KiB PSS\n", $1, $2, $3 }' "$tmp/$1"
}

DISPLAY=$display "$B/stoppress" run --display sdl --stats --for $((seconds + warm + 5)) >"$tmp/stats" &
measure stoppress $!
wait $!
sed -n 's/^frames: /stoppress  frames presented: /p; s/^work: /stoppress  work, waiting for the server included: /p' "$tmp/stats"
awk '/^ran/ { s = $2 } /^frames/ { n = $2 } END { printf "stoppress  refreshes missed: %d of %d\n", (s * 60 > n + 1) ? s * 60 - n : 0, s * 60 }' "$tmp/stats"

command -v chromium >/dev/null || { echo "(no chromium to compare with)"; exit 0; }
"$B/cardc" list "$B/default.pack" | sed -n 's/^ *[0-9]*  headline  [0-9a-f]*  //p' >"$tmp/heads"
sh tests/bench/peers/page.sh "$tmp/heads" 4 >"$tmp/page.html"
root=
[ "$(id -u)" -ne 0 ] || root=--no-sandbox
DISPLAY=$display chromium $root --kiosk --no-first-run --user-data-dir="$tmp/profile" \
	"file://$tmp/page.html" >/dev/null 2>&1 &
started="$! $started"
measure chromium $!
awk 'FNR == 1 { cpu[$1] = $2; pss[$1] = $3 } END { printf "stoppress takes 1/%.1f of the processor and 1/%.1f of the memory\n",
	cpu["chromium"] / cpu["stoppress"], pss["chromium"] / pss["stoppress"] }' "$tmp/stoppress" "$tmp/chromium"
