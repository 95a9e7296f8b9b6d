#!/bin/sh
# similarity.sh: cardc similarity: a figure a line for pairs in both forms, defects with their lines.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
cardc=$B/cardc

# given INPUT...: printf into the command; output in $tmp/out, complaints in $tmp/err.
given() {
	# shellcheck disable=SC2059 # the input is a format
	printf "$@" | "$cardc" similarity >"$tmp/out" 2>"$tmp/err"
}

given 'Peru sends two ships\t2 Peruvian ships sent\nZebra quintet\tFerry hits pier\n' && [ ! -s "$tmp/err" ] &&
	printf '1.000\n0.000\n' | cmp -s - "$tmp/out"
check "pairs with a tab between them get a figure each"
given '{"a": "Peru sends two ships", "b": "2 Peruvian ships \\u0073ent"}\r\nZebra\tFerry' &&
	printf '1.000\n0.000\n' | cmp -s - "$tmp/out"
check "pairs in JSON get the same figures, whatever ends the line"
given 'a\tb\nno tab\na\tb\tc\n{"a": 1}\n{oops\nFerry\tFerry\n'
[ $? -eq 1 ] && printf '0.000\n\n\n\n\n1.000\n' | cmp -s - "$tmp/out" && [ "$(wc -l <"$tmp/err")" -eq 4 ] &&
	grep -q '^stdin:2: error: no tab' "$tmp/err" && grep -q '^stdin:3: error: more than one tab' "$tmp/err" &&
	grep -q '^stdin:4: error: .*"a" and "b"' "$tmp/err" && grep -q '^stdin:5: error: not a JSON' "$tmp/err"
check "a line that is no pair is an error with its number, and keeps its place in the output"
given '' && [ ! -s "$tmp/out" ]
check "no pair is no figure"
exits 0 "$cardc" similarity --help && grep -q '^Usage: cardc similarity' "$tmp/out" &&
	exits 2 "$cardc" similarity pairs.tsv && exits 2 "$cardc" similarity --frobnicate
check "help is given, a wrong use is explained"

finish
