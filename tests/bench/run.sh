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

# HEADLINES=FILE, one a line, to break; else those of the shipped corpus, which are few.
echo "== lines, beside Pango (greedy) and Chromium (text-wrap: balance) where they are installed"
lines=$B/tests/bench/lines
pack=$B/default.pack
heads=${HEADLINES:-}
if [ -z "$heads" ]; then
	heads=$tmp/heads.txt
	"$B/cardc" list "$pack" | sed -n 's/^ *[0-9]*  headline  [0-9a-f]*  //p' >"$heads"
fi
box=$("$lines" box "$pack" "$heads")
peer() { # peer NAME COMMAND...
	name=$1
	shift
	"$@" >"$tmp/$name" && printf '%-10s' "$name" && "$lines" judge "$pack" "$tmp/$name"
}
peer stoppress "$lines" set "$pack" "$heads"
# shellcheck disable=SC2046,SC2086 # words on purpose
if pkg-config --exists pangocairo 2>/dev/null; then
	cc -O2 -o "$tmp/pango.bin" tests/bench/peers/pango.c $(pkg-config --cflags --libs pangocairo)
	peer pango "$tmp/pango.bin" "$heads" $box
fi
# shellcheck disable=SC2086
if command -v chromium >/dev/null && command -v python3 >/dev/null; then
	peer chromium sh tests/bench/peers/chromium.sh "$heads" $box
fi

echo "== draw a headline card at 1080p, beside PangoCairo where it is installed; processor time"
"$B/tests/bench/draw" "$pack" "$heads"
# shellcheck disable=SC2046,SC2086 # words on purpose
if pkg-config --exists pangocairo 2>/dev/null; then
	cc -O2 -o "$tmp/card.bin" tests/bench/peers/pango_card.c $(pkg-config --cflags --libs pangocairo)
	"$tmp/card.bin" "$heads" $box
fi

# A large corpus of each kind (tests/bench/corpus.sh) is made once and kept under build/. MB=N sets its size,
# CORPUS=path its source. Three runs, the middle one is told; with the time goes the most memory held.
MB=${MB:-100}
CORPUS=${CORPUS:-assets/corpus}
name=$(echo "$CORPUS" | tr -c 'A-Za-z0-9\n' -)
timed() { # prints "seconds KiB" of the middle of three runs
	for i in 1 2 3; do
		start=$(date +%s%N)
		/usr/bin/time -f %M -o "$tmp/kib" "$@" >"$tmp/out" 2>&1 || cat "$tmp/out" >&2
		end=$(date +%s%N)
		echo "$(((end - start) / 1000)) $(cat "$tmp/kib")"
	done | sort -n | sed -n 2p
}
for how in plain varied; do
	echo "== compile, $MB MB of $how text of $CORPUS"
	file=build/bench-$name-$MB-$how.txt
	[ -e "$file" ] || { sh tests/bench/corpus.sh "$MB" "$how" "$CORPUS" >"$tmp/made" && mv "$tmp/made" "$file"; }
	for what in compile wc; do
		case $what in
		compile) set -- "$B/cardc" compile -o "$tmp/x.pack" "$file" ;;
		wc) set -- wc -w "$file" ;;
		esac
		timed "$@" | awk -v what="$what" -v bytes="$(wc -c <"$file")" '
			{ printf "%-8s %7.1f MB/s  %8.3f s  %8d KiB at most\n", what, bytes / $1, $1 / 1e6, $2 }'
	done
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

echo "== a year of a kiosk (tests/unit/test_year.c)"
DAYS=365 "$B/tests/unit/test_year" | grep '^#'

# CRAWL=SECONDS: the same beside Chromium in kiosk mode, if it is there; two minutes and more for CRAWL=60.
CRAWL=${CRAWL:-0}
if [ "$CRAWL" -gt 0 ] && command -v Xvfb >/dev/null; then
	echo "== a crawl at 1080p in a window for $CRAWL s, beside Chromium's"
	sh tests/bench/crawl.sh "$CRAWL"
fi
