#!/bin/sh
# extract.sh: what was found as JSON: both forms, their errors, their exit codes.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
case $B in
/*) cardc=$B/cardc ;;
*) cardc=$PWD/$B/cardc ;;
esac

# exits_with FILE STATUS COMMAND...: as exits, with FILE on the standard input.
exits_with() {
	input=$1
	want=$2
	shift 2
	"$@" <"$input" >"$tmp/out" 2>"$tmp/err"
	got=$?
	[ "$got" -eq "$want" ] || echo "exit status $got, not $want: $*" >>"$tmp/err"
	[ "$got" -eq "$want" ]
}

has() { # has TEXT: the output has it
	grep -qF -- "$1" "$tmp/out" || {
		echo "no $1 in:" >>"$tmp/err"
		cat "$tmp/out" >>"$tmp/err"
		return 1
	}
}

cat >"$tmp/harbour.txt" <<'END'
The harbour of Wexmouth will reopen to ferries on Monday after four months of dredging.
7
Sand on the quay in MayCredit: Harbour Office
“Five ferry lines have booked berths for the summer season,” said Anna Loxley, the harbour master of Wexmouth.
The works were “a nuisance” to the fishermen, she added.
“Nobody asked us whether the noise could wait until October,” a sign on the wall said.
END

exits 0 "$cardc" extract --help && has 'Usage: cardc extract' && [ ! -s "$tmp/err" ]
check "extract has its own help"
exits 2 "$cardc" extract && exits 2 "$cardc" extract --json && exits 2 "$cardc" extract x &&
	exits 2 "$cardc" extract --jsonl x && exits 2 "$cardc" extract --json --jsonl x &&
	exits 2 "$cardc" extract --frobnicate && [ -s "$tmp/err" ] && [ ! -s "$tmp/out" ]
check "a wrong use of extract is explained and exits with 2"
exits 1 "$cardc" extract --json "$tmp/none.txt" && grep -q 'none.txt: error: ' "$tmp/err"
check "a corpus that is not there is named"

exits 0 "$cardc" extract --json "$tmp/harbour.txt" && tr -d '\n\t' <"$tmp/out" >"$tmp/one" &&
	cp "$tmp/one" "$tmp/out" && [ ! -s "$tmp/err" ] &&
	has '"first_line":1,"last_line":6,"topic":' && has '"lead_line":1,"headline":"' &&
	has '"line":2,"kind":"number"' && has '"line":3,"kind":"caption"'
check "a document has the range, lead and headline of an article, and its junk lines"
has '"line":4,"text":"Five ferry lines have booked berths for the summer season,","speaker":"Anna Loxley"' &&
	has '"shown":true,"card":"Five ferry lines have booked berths for the summer season"' &&
	has '"text":"a nuisance"' && has '"complete":false,"displayable":"no"'
check "a document has every quotation, shown or not"
exits 0 "$cardc" extract --json "$tmp/harbour.txt" tests/fixtures/corpus &&
	[ "$(grep -c '"first_line"' "$tmp/out")" -ge 2 ] && has 'corpus/bridge.txt"' && has 'harbour.txt"'
check "several files give one document that names them"
: >"$tmp/empty.txt"
exits 0 "$cardc" extract --json "$tmp/empty.txt" && has '"articles":	[]' && has '"quotes":	[]'
check "a file without text gives empty lists"

printf '%s\n' '{"id": "a", "more": [1], "text": "Oslo is quiet.\n“The ferries will sail again on Monday morning at six,” said Ole Berg.\nHe called it “a start”."}' \
	'' '{"text": "", "id": "b"}' >"$tmp/in"
exits_with "$tmp/in" 0 "$cardc" extract --jsonl && [ "$(wc -l <"$tmp/out")" -eq 2 ] &&
	[ "$(cat "$tmp/err")" = 'stdin:3: warning: no text in this file' ] &&
	has '{"id":"a","quotes":[{"line":2,"text":"The ferries will sail again on Monday morning at six,","speaker":"Ole Berg"' &&
	has '"complete":true,"displayable":' && has '"start":18,"end":71,' && has '"line":3,"text":"a start"' &&
	has '{"id":"b","quotes":[],"headline":null,"headline_shown":false,"headline_why":"no lead"}'
check "each line is answered by one line, with offsets in bytes of its text"
body='WEXMOUTH, May 2 (UPI) - The mayor resigned on Monday after a long quarrel.'
printf '{"id": "a", "text": "%s\\n%s"}\n' "$body" "$body" >"$tmp/in"
exits_with "$tmp/in" 0 "$cardc" extract --jsonl && [ "$(wc -l <"$tmp/out")" -eq 1 ] && has '"headline":"'
check "a text is one article, whatever it looks like"

{
	echo '{"id": "a"}'
	echo '{"text": "b"}'
	echo '{"id": 3, "text": "c"}'
	echo '{"id": "d", "text": ["d"]}'
	echo '{"id": "e", "text": "e"'
	echo '["f", "f"]'
	printf '{"id": "g", "text": "\377"}\n'
	printf '%s\n' '{"id": "h", "text": "a\u0000b"}'
	echo '{"id": "i", "text": "i"} {}'
	printf '%s\n' '{"id": "j", "text": "a \\u0000 spelt out"}'
	printf '{"id": "k", "text": "no line end"}'
} >"$tmp/in"
exits_with "$tmp/in" 1 "$cardc" extract --jsonl && [ "$(wc -l <"$tmp/out")" -eq 2 ] && has '"id":"j"' && has '"id":"k"' &&
	[ "$(grep -c '^stdin:[1-9]: error: ' "$tmp/err")" -eq 9 ] &&
	grep -q '^stdin:1: error: "text" is missing$' "$tmp/err" &&
	grep -q '^stdin:2: error: "id" is missing$' "$tmp/err" &&
	grep -q '^stdin:3: error: "id" is no string$' "$tmp/err" &&
	grep -q '^stdin:7: error: not UTF-8 at byte 22$' "$tmp/err" &&
	grep -q '^stdin:8: error: a NUL character$' "$tmp/err"
check "a bad line is reported with its number and the others are answered"
exits_with "$tmp/in" 1 "$cardc" extract --jsonl && ! grep -q '"id":"[a-i]"' "$tmp/out"
check "a bad line has no answer"
finish
