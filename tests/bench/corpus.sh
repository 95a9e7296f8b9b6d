#!/bin/sh
# corpus.sh MEGABYTES PLAIN|VARIED SOURCE... - a large corpus on standard output, made of the articles in SOURCE
# (text files and folders of such): all their lines again and again, each round turned a little further.
#
# plain: every round holds the same bytes, so that most articles are met before. varied: in every round
# each capitalised word of four letters or more, save those that begin a line, and each number is another,
# the same one all through the round, so that names, places and figures differ and most paragraphs do.
set -eu
mb=$1 how=$2
shift 2
find "$@" -type f -name '*.txt' | LC_ALL=C sort | LC_ALL=C xargs cat | LC_ALL=C awk -v limit="$mb" -v how="$how" '
function letter(n) { return substr("bcdfghklmnprstvz", n % 16 + 1, 1) substr("aeiou", int(n / 16) % 5 + 1, 1) }
function vary(line,   out, w) {
	out = ""
	while (match(line, /[A-Z][a-z][a-z][a-z]+|[0-9]+/)) {
		w = substr(line, RSTART, RLENGTH)
		if (w ~ /^[0-9]/)
			w = (w + round * 7) % (w > 1900 && w < 2100 ? 2100 : 10 ^ length(w))
		else if (RSTART > 1 || out != "")
			w = substr(w, 1, 3) letter(round) letter(int(round / 80) + length(w)) substr(w, 4)
		out = out substr(line, 1, RSTART - 1) w
		line = substr(line, RSTART + RLENGTH)
	}
	return out line
}
{ text[NR] = $0 }
END {
	for (round = 0; written < limit * 1000000; round++) {
		# Each round begins 64 lines further on, so that what stands beside what changes.
		start = (round * 64) % NR
		for (i = 0; i < NR && written < limit * 1000000; i++) {
			line = text[(start + i) % NR + 1]
			if (how == "varied" && round > 0)
				line = vary(line)
			print line
			written += length(line) + 1
		}
		print ""
	}
}'
