#!/bin/sh
# desk.sh: the review and the desk file, from one compilation to the next.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
cardc=$B/cardc
corpus=tests/fixtures/corpus
review=$tmp/review
tab=$(printf '\t')

# compile ARG...: with the desk file, if any, into $review and $tmp/a.pack.
compile() {
	exits 0 "$cardc" compile --review "$review" -o "$tmp/a.pack" "$@" "$corpus"
}

# row ID: that candidate's line of the table.
row() {
	grep "^$1$tab" "$review/review.tsv"
}

# field N ID
field() {
	row "$2" | cut -f "$1"
}

compile && [ ! -s "$tmp/err" ] && exits 0 "$cardc" list "$tmp/a.pack" && cp "$tmp/out" "$tmp/list" &&
	head -1 "$review/review.tsv" | grep -qx "id${tab}state${tab}kind${tab}text${tab}speaker${tab}score${tab}reason${tab}source${tab}duplicates"
check "a review has a table with its columns named"
awk -F '\t' 'NF != 9 { bad++ } END { exit bad > 0 || NR < 3 }' "$review/review.tsv" &&
	awk -F '\t' 'NR > 1 && ($1 !~ /^[0-9a-f]+$/ || length($1) != 16 || $2 !~ /^(shown|refused)$/ || ($2 == "shown" && $6 == "") || $6 !~ /^[0-9]*$/ || $7 == "" || $8 !~ /:[0-9]+$/) { bad++ } END { exit bad > 0 }' "$review/review.tsv"
check "every line of the table has nine fields, none broken by a tab"
awk '{ print $3 }' "$tmp/list" | sort >"$tmp/listed"
awk -F '\t' '$2 == "shown" { print $1 }' "$review/review.tsv" | sort | cmp -s - "$tmp/listed"
check "what is shown has the ids of the list"
ok=0
while read -r id; do
	head -c 8 "$review/cards/$id.png" | od -An -tx1 | grep -q '89 50 4e 47 0d 0a 1a 0a' || ok=1
	grep -q "src=\"cards/$id.png\"" "$review/review.html" || ok=1
done <"$tmp/listed"
[ "$ok" -eq 0 ] && [ "$(find "$review/cards" -name '*.png' | wc -l)" -eq "$(wc -l <"$tmp/listed")" ]
check "every shown card has its picture, and no other has"
! grep -qiE '<script|https?:|@import|url\(' "$review/review.html" && grep -q '<style>' "$review/review.html"
check "the page needs no network and no script"

headline=$(awk -F '\t' '$2 == "shown" && $3 == "headline" { print $1; exit }' "$review/review.tsv")
quote=$(awk -F '\t' '$2 == "shown" && $3 == "quote" { print $1; exit }' "$review/review.tsv")
other=$(awk -F '\t' '$2 == "shown" && $3 == "quote" { id = $1 } END { print id }' "$review/review.tsv")
words=$(field 4 "$quote" | cut -d ' ' -f 2-5)
cat >"$tmp/desk.ini" <<END
[edit]
$headline = Bridge opens <again> & early
$quote = $words
[exclude]
$other = not for us
[pin]
$headline = the mayor asked
0123456789abcdef = gone
END
compile --desk "$tmp/desk.ini" && grep -qx "$tmp/desk.ini:8: warning: \[pin\] 0123456789abcdef matches no card" "$tmp/err" &&
	[ "$(wc -l <"$tmp/err")" -eq 1 ]
check "an entry that matches nothing is a warning with its line"
[ "$(field 2 "$other")" = desk ] && [ "$(field 7 "$other")" = "excluded at the desk: not for us" ] &&
	exits 0 "$cardc" list "$tmp/a.pack" && ! grep -q "$other" "$tmp/out"
check "what is excluded is not in the pack, and the review says why"
edited=$(awk -F '\t' '$4 == "Bridge opens <again> & early" { print $1 }' "$review/review.tsv")
[ "$(field 2 "$edited")" = pinned ] && exits 0 "$cardc" explain "$tmp/a.pack" "$edited" &&
	grep -q '^rule .*edited at the desk, was ' "$tmp/out" && exits 0 "$cardc" list --json "$tmp/a.pack" &&
	grep -q '"rule":.*edited at the desk' "$tmp/out"
check "an edited headline says so in explain and in the list as JSON"
grep -q 'Bridge opens &lt;again&gt; &amp; early' "$review/review.html" && ! grep -q '<again>' "$review/review.html"
check "words are text in the page, never markup"
exits 0 "$cardc" list --json "$tmp/a.pack" && grep -q '"rule":.*trimmed at the desk' "$tmp/out" &&
	grep -qF "\"text\":	\"$words\"" "$tmp/out"
check "a quotation is trimmed to its part"
cp "$tmp/a.pack" "$tmp/b.pack" && compile --desk "$tmp/desk.ini" && cmp -s "$tmp/a.pack" "$tmp/b.pack"
check "the same desk gives the same pack again"
printf '[exclude]\n%s =\n' "$edited" >>"$tmp/desk.ini" && compile --desk "$tmp/desk.ini" &&
	awk -F '\t' '$4 == "Bridge opens <again> & early" { exit $2 != "desk" }' "$review/review.tsv"
check "the id that an edit gives is a key as well"
[ ! -e "$review/cards/$edited.png" ]
check "pictures of an earlier review are gone"

mkdir "$tmp/many" && for part in 1 2 3; do
	awk -v n="$part" 'BEGIN { for (i = 0; i < 900; i++) printf "\342\200\234Boat %d of %d.\342\200\235 said Anna Holm.\n", i, n }' \
		>"$tmp/many/$part.txt"
done
touch "$review/review-7.html"
exits 0 "$cardc" compile --review "$review" -o "$tmp/m.pack" "$tmp/many" "$corpus" &&
	[ "$(ls "$review" | grep -c '^review.*html$')" -eq 2 ] &&
	[ "$(cut -f 4 "$review/review.tsv" | grep -c '^Boat ')" -eq 2700 ] &&
	[ "$(cat "$review"/review*.html | grep -c 'Boat [0-9]* of [0-9]')" -ge 2700 ] &&
	grep -q 'page 1 of 2.*review-2.html' "$review/review.html" &&
	grep -q 'page 2 of 2.*review.html' "$review/review-2.html"
check "a review of many candidates has pages, and those of an earlier one are gone"
compile && [ ! -e "$review/review-2.html" ] && ! grep -q 'page 1 of' "$review/review.html"
check "a review of few is one page"

printf '[hold]\n%s = 2031-05-01\n' "$headline" >"$tmp/desk.ini" && compile --desk "$tmp/desk.ini" &&
	[ "$(field 2 "$headline")" = held ] && exits 0 "$cardc" explain "$tmp/a.pack" "$headline" &&
	grep -q '2031-05-01' "$tmp/out"
check "a held card is in the pack with the day it is shown from"
printf 'kind: notice\n\nFire drill at 11\n' >"$tmp/drill.md"
exits 0 "$cardc" compile -o "$tmp/n.pack" "$tmp/drill.md" "$corpus" && exits 0 "$cardc" list "$tmp/n.pack" &&
	notice=$(awk '$2 == "notice" { print $3 }' "$tmp/out") && [ -n "$notice" ] &&
	printf '[block]\nwords = drill\n[hold]\n%s = 2031-05-01\n' "$notice" >"$tmp/desk.ini" &&
	exits 0 "$cardc" compile --desk "$tmp/desk.ini" -o "$tmp/n.pack" "$tmp/drill.md" "$corpus" &&
	[ "$(cat "$tmp/err")" = "$tmp/desk.ini:2: warning: [block] words: 'drill' matches no card" ] &&
	exits 0 "$cardc" explain "$tmp/n.pack" "$notice" && grep -q '2031-05-01' "$tmp/out" &&
	printf '[exclude]\n%s = over\n' "$notice" >"$tmp/desk.ini" &&
	exits 0 "$cardc" compile --desk "$tmp/desk.ini" -o "$tmp/n.pack" "$tmp/drill.md" "$corpus" && [ ! -s "$tmp/err" ] &&
	exits 0 "$cardc" list "$tmp/n.pack" && ! grep -q 'Fire drill' "$tmp/out"
check "a notice can be held and excluded by its id, and is never blocked"
printf '[edit]\n%s = We said no such thing\n' "$quote" >"$tmp/desk.ini"
rm -f "$tmp/x.pack"
exits 1 "$cardc" compile --desk "$tmp/desk.ini" -o "$tmp/x.pack" "$corpus" && [ ! -e "$tmp/x.pack" ] &&
	grep -q "desk.ini:2: error: not a part of the quotation at $corpus/.*:[0-9]*, which can be trimmed, never reworded" "$tmp/err"
check "a quotation that is reworded is an error, and no pack is written"
printf '[pin]\nnonsense = x\n' >"$tmp/desk.ini"
exits 1 "$cardc" compile --desk "$tmp/desk.ini" -o "$tmp/x.pack" "$corpus" &&
	grep -q "^$tmp/desk.ini:2: error: 'nonsense' is no card's id" "$tmp/err" &&
	exits 1 "$cardc" compile --desk "$tmp/nowhere.ini" -o "$tmp/x.pack" "$corpus" &&
	grep -q "nowhere.ini: error: " "$tmp/err" && [ ! -e "$tmp/x.pack" ]
check "a mistake in the desk file is an error with its line"
exits 1 "$cardc" compile --review "$tmp/desk.ini" -o "$tmp/a.pack" "$corpus" && grep -q 'desk.ini.*: error: ' "$tmp/err" &&
	exits 1 "$cardc" compile --review "$review" --board nowhere -o "$tmp/a.pack" "$corpus" &&
	grep -q "no board is called 'nowhere'" "$tmp/err"
check "a review that cannot be written is an error"

finish
