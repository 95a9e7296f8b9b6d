#!/bin/sh
# Speed and memory, printed, never judged: machines are noisy. STILL=SECONDS shortens the long look at a
# still card.
set -eu
B=${B:-build/release}
STILL=${STILL:-60}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

echo "== frames"
"$B/tests/bench/frame"

echo "== compile"
for i in 1 2 3 4 5 6 7 8; do cat assets/corpus/*.txt; done >"$tmp/eight.txt"
bytes=$(wc -c <"$tmp/eight.txt")
for i in 1 2 3; do
	start=$(date +%s%N)
	"$B/cardc" compile -o "$tmp/x.pack" "$tmp/eight.txt" 2>/dev/null
	end=$(date +%s%N)
	echo "$bytes bytes of text in $(((end - start) / 1000000)) ms, fonts and all"
done

echo "== the player, a crawl at 1080p for 10 s"
window() {
	if command -v xvfb-run >/dev/null; then
		xvfb-run -a -s '-screen 0 1920x1080x24' "$@"
	else
		echo "(no Xvfb: SDL's dummy window)"
		SDL_VIDEODRIVER=dummy "$@" --display sdl
	fi
}
window "$B/stoppress" run --for 10 --stats

echo "== the player, one still card without a crawl for $STILL s"
"$B/cardc" compile --quotes 0 -o "$tmp/one.pack" tests/fixtures/one-card.txt
window "$B/stoppress" run --still --for "$STILL" --stats --pack "$tmp/one.pack"
