#!/bin/sh
# cards.sh: what an image makes of the folder cards/, whatever an office put there.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
cards=$B/cards

put() { # put NAME: a notice of one line
	mkdir -p "$tmp/cards"
	echo "The lift is out of order" >"$tmp/cards/$1"
}
make_cards() { # make_cards: of $tmp/cards, listed in $tmp/list
	rm -f "$tmp/made.pack"
	exits 0 "$cards" "$tmp/cards" "$tmp/made.pack" && "$B/cardc" list "$tmp/made.pack" >"$tmp/list"
}

put lift.txt
mkdir "$tmp/cards/folder.txt"
head -c 70000 /dev/zero | tr '\0' a >"$tmp/cards/long.txt"
printf 'B\374ro zu\n' >"$tmp/cards/latin.txt"
printf '\377\376B\000r\000\n\000' >"$tmp/cards/wide.txt"
printf 'nul \000 in it\n' >"$tmp/cards/nul.txt"
: >"$tmp/cards/empty.md"
ln -s nowhere "$tmp/cards/dead.txt"
put "$(printf 'two\nlines.txt')"
make_cards && [ "$(grep -c 'The lift is out of order' "$tmp/list")" -eq 2 ]
check "what is right is a card, whatever lies beside it"
for name in folder.txt long.txt latin.txt wide.txt empty.md dead.txt; do
	grep -q "notice .*cards/$name.*error: " "$tmp/list" || echo "no card tells of $name" >>"$tmp/err"
done
! grep -q '^no card' "$tmp/err"
check "each that is not is told on a card, with its name"

exits 3 "$cards" "$tmp/cards" "$tmp/made.pack"
check "the same again is nothing new"

rm -rf "$tmp/cards"
for i in $(seq 1 201); do put "$i.txt"; done
make_cards && [ "$(grep -c 'The lift is out of order' "$tmp/list")" -eq 200 ] &&
	grep -q 'cards: error: more than 200 notices' "$tmp/list"
check "of more notices than are taken it is told that there are more"

rm -rf "$tmp/cards"
exits 3 "$cards" "$tmp/cards" "$tmp/made.pack"
check "no folder is no cards"
finish
