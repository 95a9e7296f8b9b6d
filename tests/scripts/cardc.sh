#!/bin/sh
# cardc.sh: the compiler's command line: exit codes, messages with their places, the same bytes twice.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
case $B in
/*) cardc=$B/cardc ;;
*) cardc=$PWD/$B/cardc ;;
esac
corpus=tests/fixtures/corpus

# One article of ordinary news, so that what is wrong beside it does not leave the pack empty.
article() {
	cat "$corpus/bridge.txt"
}

exits 0 "$cardc" --help && grep -q '^Usage: cardc' "$tmp/out" && [ ! -s "$tmp/err" ]
check "help goes to stdout and is no error"
exits 0 "$cardc" compile --help && grep -q '^Usage: cardc compile' "$tmp/out" &&
	exits 0 "$cardc" list --help && grep -q '^Usage: cardc list' "$tmp/out" &&
	exits 0 "$cardc" check --help && grep -q '^Usage: cardc check' "$tmp/out" &&
	exits 0 "$cardc" explain --help && grep -q '^Usage: cardc explain' "$tmp/out"
check "every command has its own help"
exits 0 "$cardc" --version && grep -q '^cardc [0-9]' "$tmp/out"
check "the version is printed"
exits 2 "$cardc" && exits 2 "$cardc" dance && exits 2 "$cardc" compile &&
	exits 2 "$cardc" compile --frobnicate x && exits 2 "$cardc" compile --quotes=many x &&
	exits 2 "$cardc" compile --quotes=-1 x && exits 2 "$cardc" compile --quotes=100 x &&
	exits 2 "$cardc" list && exits 2 "$cardc" list a b && exits 2 "$cardc" explain a &&
	exits 2 "$cardc" explain a not-an-id && [ -s "$tmp/err" ] && [ ! -s "$tmp/out" ]
check "a wrong use is explained and exits with 2"

exits 0 "$cardc" compile -o "$tmp/a.pack" "$corpus" && [ ! -s "$tmp/err" ] && [ ! -s "$tmp/out" ]
check "a corpus compiles without a word"
exits 0 "$cardc" compile --verbose -o "$tmp/v.pack" "$corpus" &&
	grep -q 'v.pack: [0-9]* headlines, [0-9]* quotes and [0-9]* notices' "$tmp/err" && [ ! -s "$tmp/out" ] &&
	grep -q '^  cards [0-9]*, proofs [0-9]*, forms and times [0-9]*, fonts [0-9]* KiB (.* [0-9]*)$' "$tmp/err"
check "a summary with the size of each part is printed where it is asked for"
exits 0 "$cardc" compile -o "$tmp/b.pack" "$corpus" && cmp -s "$tmp/a.pack" "$tmp/b.pack"
check "the same corpus gives the same bytes"
exits 0 "$cardc" compile --refusals -o "$tmp/v.pack" "$corpus" "$corpus/bridge.txt" &&
	! grep -v ': note: no ' "$tmp/err" && grep -q 'txt:[0-9]*: note: no ' "$tmp/err"
check "what was refused is listed with its line and the reason"
mkdir -p "$tmp/tests/fixtures" && cp -R "$corpus" "$tmp/$corpus" && touch -t 203001010000 "$tmp/$corpus"/*
(cd "$tmp" && exits 0 env TZ=Asia/Tokyo LC_ALL=C.UTF-8 "$cardc" compile -o c.pack "$corpus") &&
	cmp -s "$tmp/a.pack" "$tmp/c.pack"
check "time, time zone, locale and folder leave no trace in the pack"
[ -z "$(find "$tmp" -name '*.tmp')" ]
check "no half-written file is left behind"

exits 0 "$cardc" layout "Ferries to the outer islands will not sail before Sunday" --box 600x400 &&
	grep -q ' lines* in 600 x 400 px, cost ' "$tmp/out" && grep -q '| Ferries' "$tmp/out" &&
	grep -q '^  sum .* uneven' "$tmp/out" && exits 0 "$cardc" layout "Fog" --board tft35 --quote &&
	exits 1 "$cardc" layout "Fog" --box 3x3 && exits 2 "$cardc" layout "Fog" &&
	exits 2 "$cardc" layout " " --board hd43 && grep -q 'the text is empty' "$tmp/err" &&
	exits 2 "$cardc" layout "Fog" --box 12 && exits 2 "$cardc" layout --box 12x12
check "a layout is printed with the terms of its cost"

exits 0 "$cardc" list "$tmp/a.pack" && cards=$(wc -l <"$tmp/out") && [ "$cards" -ge 2 ] &&
	grep -q '^ *1  headline  [0-9a-f]\{16\}  .' "$tmp/out" &&
	grep -q '  quote     [0-9a-f]\{16\}  .* — .*Ellery$' "$tmp/out"
check "the list has a line a card, with kind, id, text and speaker"
cat >"$tmp/city.xml" <<'END'
<?xml version="1.0"?>
<rss version="2.0"><channel><title>Wexmouth Courier</title>
<item><title>Live: Tram line to the harbour opens after nine years</title>
<pubDate>Tue, 04 Nov 25 09:05 EST</pubDate>
</item></channel></rss>
END
exits 0 "$cardc" compile -o "$tmp/f.pack" "$tmp/city.xml" && [ ! -s "$tmp/err" ] &&
	exits 0 "$cardc" explain "$tmp/f.pack" 1 &&
	grep -q '^text  *Tram line to the harbour opens after nine years$' "$tmp/out" &&
	grep -q '^date  *4 November 2025$' "$tmp/out" && grep -q '^agency  *Wexmouth Courier$' "$tmp/out" &&
	grep -q 'city.xml:3, bytes 0 to ' "$tmp/out"
check "an item of a feed is proved by the feed and the item's line"
cat >"$tmp/drill.md" <<'END'
---
kind: notice
from: 2026-11-24 08:00
until: 2026-11-24 11:30
hours: mon-fri 08:00-18:00
---
Fire drill **at 11**
END
exits 0 "$cardc" compile -o "$tmp/n.pack" "$corpus" "$tmp/drill.md" && [ ! -s "$tmp/err" ] &&
	exits 0 "$cardc" list --json "$tmp/n.pack" && grep -q '"from":.*"2026-11-24T08:00:00"' "$tmp/out" &&
	grep -q '"hours":.*"mon-fri 08:00-18:00"' "$tmp/out" && exits 0 "$cardc" list "$tmp/n.pack" &&
	n=$(sed -n 's/^ *\([0-9]*\)  notice    .*Fire drill at 11$/\1/p' "$tmp/out") &&
	exits 0 "$cardc" explain "$tmp/n.pack" "$n" && grep -q '^until  *2026-11-24T11:30:00' "$tmp/out" &&
	grep -q 'drill.md:7, bytes 0 to 16' "$tmp/out"
check "a notice is a card with its times, shown word for word"
sed -i.bak 's/^until/untill/' "$tmp/drill.md"
exits 1 "$cardc" compile -o "$tmp/x.pack" "$corpus" "$tmp/drill.md" && [ ! -e "$tmp/x.pack" ] &&
	grep -q "drill.md:4: error: unknown key 'untill'; the nearest is 'until'" "$tmp/err"
check "a mistake in a notice has its line, and nothing is written"
exits 0 "$cardc" list "$tmp/a.pack"
id=$(awk 'NR == 2 { print $3 }' "$tmp/out")
exits 0 "$cardc" list --json "$tmp/a.pack" &&
	[ "$(grep -c '"proof":' "$tmp/out")" -eq "$cards" ] && grep -q "\"id\":.*\"$id\"" "$tmp/out"
check "the list as JSON has every card with its proof"
exits 0 "$cardc" check --board hd43 --board portrait43 "$tmp/a.pack" &&
	[ "$(grep -c " lines, full  dwell .* far .* contrast .* ok\$" "$tmp/out")" -eq $((2 * cards)) ] &&
	grep -q "^$((2 * cards)) checked, 0 break the contract, 0 cannot be set\$" "$tmp/out" &&
	exits 0 "$cardc" check --json "$tmp/a.pack" && [ "$(grep -o '"broken":\[\]' "$tmp/out" | wc -l)" -eq "$cards" ]
check "cards are measured on boards, as lines and as JSON"
sed 's/^furthest_mm.*/furthest_mm = 20000/' board/hd43.ini >"$tmp/hall.ini"
exits 1 "$cardc" check --board "$tmp/hall.ini" "$tmp/a.pack" &&
	grep -q "BROKEN; the text from the furthest place: [0-9.]*', at least 16.0'" "$tmp/out" &&
	exits 1 "$cardc" check --json --board "$tmp/hall.ini" "$tmp/a.pack" && grep -q '"broken":\["far"' "$tmp/out"
check "a card that is too small from the furthest place breaks the contract"
cat >"$tmp/long.txt" <<'END'
HARWICK, England, 14 May 2025 — The harbour council kept the ferry pier closed on Wednesday after a second storm.
“Harwick needs new pumps for its harbour, and sandbags for its streets, and a town hall that answers the telephone at night. Without them the next storm will take the road to Ramsey, and the school beside it, and the homes of two thousand people,” said Margaret Ellery, the chief engineer of the harbour.
END
exits 0 "$cardc" compile --board=tft35 --board pi7 -o "$tmp/halves.pack" "$tmp/long.txt" &&
	exits 0 "$cardc" list "$tmp/halves.pack" && grep -q ' Harwick needs new pumps.*Ellery (1/2)$' "$tmp/out" &&
	grep -q ' and a town hall that .*Ellery (2/2)$' "$tmp/out" &&
	exits 0 "$cardc" check "$tmp/halves.pack" --board=tft35 --board=pi7 &&
	exits 0 "$cardc" list --json "$tmp/halves.pack" && grep -q '"rule":.*half 2 of 2; ' "$tmp/out"
check "a quotation that is too long for a board is cut in two cards that are not"
cat >"$tmp/torn.txt" <<'END'
HARWICK, England, 14 May 2025 — The harbour council kept the ferry pier closed on Wednesday after a second storm.
“York’s playing the patience game with Leeds: 50 days or 10,” said Margaret Ellery, the chief engineer of the harbour.
END
exits 0 "$cardc" compile --board=bar88 -o "$tmp/torn.pack" "$tmp/torn.txt" &&
	exits 0 "$cardc" list "$tmp/torn.pack" && grep -q ' with Leeds: .*Ellery (1/2)$' "$tmp/out" &&
	exits 0 "$cardc" compile --board=hd43 -o "$tmp/torn.pack" "$tmp/torn.txt" &&
	exits 0 "$cardc" list "$tmp/torn.pack" && ! grep -q '(1/2)$' "$tmp/out"
check "a quotation whose lines would tear two phrases is cut in two where its halves tear none"
exits 1 "$cardc" compile --refusals --board="$tmp/hall.ini" -o "$tmp/far.pack" "$tmp/long.txt" &&
	grep -q 'long.txt:2: note: no quote, cannot be read on .*hall.ini: .*, at least 16.0' "$tmp/err" &&
	grep -q 'error: no card is left to show' "$tmp/err" && [ ! -e "$tmp/far.pack" ] &&
	exits 1 "$cardc" compile --board=nowhere -o "$tmp/far.pack" "$tmp/long.txt" &&
	grep -q "^cardc: error: no board is called 'nowhere'" "$tmp/err"
check "what cannot be read on a board is refused with the board and the figure"
printf 'kind: notice\n\n%s\n---\nkind: notice\n\n%s\n' "The pump room stays locked until the inspection" \
	"Pumphouse inspectors understand neighbours wonderfully, notwithstanding extraordinary circumstances" >"$tmp/lamps.txt"
exits 0 "$cardc" compile --theme=matrix --board=led128 -o "$tmp/lamps.pack" "$tmp/lamps.txt" &&
	grep -q 'lamps.txt:7: warning: left out there: on led128: the text does not fit' "$tmp/err" &&
	! grep -q 'lamps.txt:3' "$tmp/err" &&
	exits 0 "$cardc" compile --board="$tmp/hall.ini" -o "$tmp/lamps.pack" "$tmp/lamps.txt" &&
	grep -q 'lamps.txt:3: warning: shown all the same: on .*hall.ini: ' "$tmp/err"
check "of a notice that breaks the contract it is said whether it is shown all the same"
exits 1 "$cardc" check --board nowhere "$tmp/a.pack" && grep -q "no board is called 'nowhere'; there are: " "$tmp/err" &&
	exits 0 "$cardc" check --limits && grep -q "^far .*16'.*ISO" "$tmp/out" && exits 2 "$cardc" check
check "an unknown board is an error, the limits can be asked for"
exits 0 "$cardc" explain "$tmp/a.pack" 2 && cp "$tmp/out" "$tmp/two" &&
	grep -q "^card      2 of $cards, " "$tmp/two" && grep -q '^rule ' "$tmp/two" &&
	grep -q "^file      $corpus/[a-z]*.txt:[0-9]*, bytes [0-9]* to [0-9]*\$" "$tmp/two"
check "a card is explained with rule, file, line and bytes"
grep -q '^article   [0-9]*, begins in line [0-9]*: [a-z]' "$tmp/two" && grep -q '^paragraph body: [a-z]' "$tmp/two" &&
	exits 0 "$cardc" extract --json "$corpus" && grep -q '"boundary_why":.*"the file begins"' "$tmp/out" &&
	[ "$(grep -c '"paragraph_why":.*"[a-z]*: [a-z]' "$tmp/out")" -eq "$(grep -c '"confidence":' "$tmp/out")" ] &&
	exits 0 "$cardc" list --json "$tmp/a.pack" && grep -q '"article_why":.*"[a-z]' "$tmp/out"
check "why an article begins where it does, and why a paragraph is read, is told of cards and of all that is found"
cat >"$tmp/split.txt" <<'END'
“The ferries of Wexmouth will sail again on Monday,” said Anna Loxley, the harbour master, “if the dredgers are gone.”
END
exits 0 "$cardc" compile -o "$tmp/split.pack" "$tmp/split.txt" && exits 0 "$cardc" list --json "$tmp/split.pack" &&
	grep -q 'sail again on Monday, if the dredgers are gone\."' "$tmp/out" && grep -q '"more_end":' "$tmp/out" &&
	last=$(grep -c '"proof":' "$tmp/out") && exits 0 "$cardc" explain "$tmp/split.pack" "$last" &&
	grep -q '^file .*split.txt:1, bytes 3 to 53 and [0-9]* to [0-9]*$' "$tmp/out" &&
	range=$(sed -n 's/^file .* and \([0-9]*\) to \([0-9]*\)$/\1 \2/p' "$tmp/out") &&
	[ "$(dd if="$tmp/split.txt" bs=1 skip="${range% *}" count=$((${range#* } - ${range% *})) 2>/dev/null)" = \
		'if the dredgers are gone.' ]
check "a quotation that its attribution splits is one card, explained with both ranges"
exits 0 "$cardc" explain "$tmp/a.pack" "$id" && cmp -s "$tmp/out" "$tmp/two" &&
	exits 0 "$cardc" explain "$tmp/a.pack" "$(echo "$id" | cut -c 1-12)" &&
	cmp -s "$tmp/out" "$tmp/two"
check "a card is found by its id and by the beginning of it"
place=$(sed -n 's/^file      \(.*\):\([0-9]*\), bytes \([0-9]*\) to \([0-9]*\)$/\1 \3 \4/p' "$tmp/two")
# shellcheck disable=SC2086 # three words
set -- $place
[ $# -eq 3 ] && dd if="$1" bs=1 skip="$2" count=$(($3 - $2)) 2>/dev/null >"$tmp/evidence" &&
	[ -s "$tmp/evidence" ] && grep -qF "$(cat "$tmp/evidence")" "$1"
check "the bytes of a proof stand in the file"
exits 1 "$cardc" explain "$tmp/a.pack" 999 && grep -q 'a.pack: error: no card 999' "$tmp/err" &&
	exits 1 "$cardc" explain "$tmp/a.pack" 0 && exits 1 "$cardc" explain "$tmp/a.pack" ffffffffffff
check "a card that is not there is an error"
exits 0 "$cardc" compile --quotes=0 -o "$tmp/q.pack" "$corpus" &&
	exits 0 "$cardc" list "$tmp/q.pack" && ! grep -q '  quote  ' "$tmp/out" && [ -s "$tmp/out" ]
check "no quotes are made where none are wanted"
exits 0 "$cardc" compile --cards=2 -o "$tmp/q.pack" "$corpus" && exits 0 "$cardc" list "$tmp/q.pack" &&
	[ "$(wc -l <"$tmp/out")" -eq 2 ] && exits 0 "$cardc" explain "$tmp/q.pack" 1 &&
	grep -q '^rule .*; score [0-9]*: made [0-9]*, news [0-9]*, speaker [0-9]*, fresh [0-9]*$' "$tmp/out" &&
	exits 2 "$cardc" compile --cards=-1 x && exits 2 "$cardc" compile --cards=60001 x
check "the best cards are taken where not all are wanted, and the score is explained"
mkdir "$tmp/camera" && cp "$corpus/bridge.txt" "$tmp/camera/BRIDGE.TXT"
exits 0 "$cardc" compile -o "$tmp/v.pack" "$tmp/camera"
check "endings in capitals are text too"
exits 0 sh -c "'$cardc' compile -o '$tmp/stdin.pack' - <'$corpus/bridge.txt'" &&
	exits 0 "$cardc" explain "$tmp/stdin.pack" 1 && grep -q '^file      -:1, ' "$tmp/out"
check "the standard input is a corpus"

exits 1 "$cardc" compile -o "$tmp/x.pack" "$tmp/nowhere.txt" &&
	grep -q "nowhere.txt: error: No such file" "$tmp/err" && [ ! -e "$tmp/x.pack" ]
check "a missing file is an error, and no pack is written"
escape=$(printf '\033')
exits 1 "$cardc" compile -o "$tmp/x.pack" "$tmp/${escape}]0;gone.txt" &&
	grep -q '/?]0;gone.txt: error: ' "$tmp/err" && ! grep -q "$escape" "$tmp/err"
check "what a file is called does not reach the terminal's controls"
mkdir "$tmp/bare" && echo 1,2 >"$tmp/bare/table.csv"
exits 1 "$cardc" compile -o "$tmp/x.pack" "$tmp/bare" && grep -q "bare: error: .*no text" "$tmp/err"
check "a folder without text is an error"
: >"$tmp/empty.txt"
exits 1 "$cardc" compile -o "$tmp/x.pack" "$tmp/empty.txt" && grep -q "empty.txt: " "$tmp/err"
check "an empty file alone is an error with its name"
exits 0 "$cardc" compile -o "$tmp/x.pack" "$tmp/empty.txt" "$corpus" &&
	grep -q "empty.txt: warning: " "$tmp/err"
check "an empty file among others is a warning"
printf 'Lorem ipsum dolor.\nAmet.\n' >"$tmp/none.txt"
rm -f "$tmp/x.pack"
exits 1 "$cardc" compile -o "$tmp/x.pack" "$tmp/none.txt" && grep -q ": error: " "$tmp/err" &&
	[ ! -e "$tmp/x.pack" ]
check "a corpus that yields no card is an error that says why"
{ article && printf 'This line has \377\376 in it, said Nobody.\n'; } >"$tmp/latin.txt"
exits 0 "$cardc" compile -o "$tmp/x.pack" "$tmp/latin.txt" && grep -q "latin.txt:6: warning: " "$tmp/err"
check "invalid UTF-8 is a warning with its line"
{ article && printf 'A zero \000 byte.\n'; } >"$tmp/nul.txt"
exits 0 "$cardc" compile -o "$tmp/x.pack" "$tmp/nul.txt" && grep -q "nul.txt:6: warning: " "$tmp/err"
check "a NUL byte is a warning with its line"
{ article && dd if=/dev/zero bs=1024 count=1024 2>/dev/null | tr '\000' x && echo; } >"$tmp/long.txt"
exits 0 "$cardc" compile -o "$tmp/x.pack" "$tmp/long.txt" && grep -q "long.txt:6: warning: " "$tmp/err"
check "a line of a megabyte is a warning with its number"
exits 1 "$cardc" compile -o "$tmp/no/such/x.pack" "$corpus" && grep -q 'x.pack: error: No such' "$tmp/err"
check "a pack that cannot be written is an error"
cp "$tmp/a.pack" "$tmp/keep.pack"
exits 1 "$cardc" compile -o "$tmp/keep.pack" "$tmp/none.txt" && cmp -s "$tmp/a.pack" "$tmp/keep.pack"
check "a failed run leaves the old pack as it was"

exits 1 "$cardc" compile --theme=nonesuch -o "$tmp/x.pack" "$corpus" && grep -q 'newsroom' "$tmp/err"
check "an unknown theme is an error that names the known ones"
sed 's/^ink = .*/ink = #555555/; s/^paper/papre/' assets/themes/newsroom.ini >"$tmp/grey.ini"
exits 1 "$cardc" compile --theme="$tmp/grey.ini" -o "$tmp/x.pack" "$corpus" &&
	grep -q "grey.ini:[0-9]*: error: .*'paper'" "$tmp/err"
check "a misspelt key of a theme is an error with file, line and the nearest key"
sed 's/^quote = .*/quote = No Such Face/' assets/themes/newsroom.ini >"$tmp/face.ini"
exits 1 "$cardc" compile --theme="$tmp/face.ini" -o "$tmp/x.pack" "$corpus" &&
	grep -q "face.ini: error: quote: none of 'No Such Face' is installed" "$tmp/err"
check "a typeface that is not installed is an error that names it"
glyph=$(printf '\364\217\277\275') # U+10FFFD, for private use
sed "s/swing bridge/swing bridge $glyph/" "$corpus/bridge.txt" >"$tmp/odd.txt"
exits 1 "$cardc" compile -o "$tmp/x.pack" "$tmp/odd.txt" &&
	grep -q 'odd.txt:1: error: no font has U+10FFFD' "$tmp/err"
check "a character no font has is an error at its line"

# A machine with the theme's own typefaces and no other.
mkdir "$tmp/faces" "$tmp/cache"
ln -s "$(fc-match -f '%{file}' 'Inter Display:bold')" "$(fc-match -f '%{file}' Inter:medium)" \
	"$(fc-match -f '%{file}' Inter:bold)" "$(fc-match -f '%{file}' 'Noto Serif:regular')" "$tmp/faces/"
printf '<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' "$tmp/faces" "$tmp/cache" \
	>"$tmp/fonts.conf"
cat >"$tmp/world.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Harbour Wire</title>
<item><title>عودة العبارات إلى 24 جزيرة بعد انتهاء إضراب البحارة</title></item>
<item><title>המעבורות חוזרות ל-24 איים לאחר שביתה של שלושה שבועות</title></item>
<item><title>हड़ताल समाप्त होने के बाद चौबीस द्वीपों के लिए नौकाएँ फिर चलेंगी</title></item>
<item><title>เรือข้ามฟากกลับมาให้บริการเกาะ 24 แห่ง หลังลูกเรือยุติการนัดหยุดงาน</title></item>
<item><title>三週間のストライキが終わり、離島を結ぶフェリーが来週から運航を再開</title></item>
<item><title>为期三周的罢工结束后，开往二十四个岛屿的渡轮将于下周恢复运营</title></item>
<item><title>3주간의 파업이 끝나면서 24개 섬을 잇는 여객선이 운항을 재개한다</title></item>
<item><title>Τα πλοία επιστρέφουν σε είκοσι τέσσερα νησιά μετά την απεργία</title></item>
<item><title>Паромы возвращаются на двадцать четыре острова после забастовки</title></item>
<item><title>Storm 🌀 closes 24 harbours on the outer islands for a week</title></item>
</channel></rss>
END
exits 0 "$cardc" compile -o "$tmp/w.pack" "$tmp/world.xml" && [ ! -s "$tmp/err" ] &&
	exits 0 "$cardc" list "$tmp/w.pack" && [ "$(wc -l <"$tmp/out")" -eq 10 ] &&
	exits 0 "$cardc" check --board hd43 --board portrait43 "$tmp/w.pack" &&
	grep -q '20 checked, 0 break the contract, 0 cannot be set' "$tmp/out"
check "titles in ten scripts become headlines that keep the contract on wide and upright panels"
exits 0 "$cardc" layout "สะพานท่าเรือเปิดใช้ก่อนกำหนดหนึ่งปีหลังทำงานตลอดคืน" --box 1600x600 &&
	grep -q ' 3 lines in .* 0 faults' "$tmp/out"
check "layout breaks Thai between its words"
{
	echo '<rss version="2.0"><channel><title>פיר</title>'
	echo '<item><title>המעבורות חוזרות אל האיים אחרי השביתה</title></item>'
	echo '<item><title>הספרייה החדשה נפתחה ביום ראשון ליד הנמל</title></item>'
	echo '<item><title>גשר הצפון נסגר לחודש בגלל תיקונים</title></item>'
	echo '<item><title>Harbour council keeps ferry piers closed after second storm damages northern breakwater</title></item>'
	echo '</channel></rss>'
} >"$tmp/across.xml"
exits 0 "$cardc" compile --board=bar88 -o "$tmp/across.pack" "$tmp/across.xml" &&
	exits 0 "$cardc" check --board=bar88 "$tmp/across.pack" && grep -q "^3 checked, 0 break" "$tmp/out"
check "cards are judged on a panel that reads the way most of them do"
FONTCONFIG_FILE=$tmp/fonts.conf exits 1 "$cardc" compile -o "$tmp/x.pack" "$tmp/world.xml" &&
	grep -q 'world.xml:3: error: no font has U+0639 .*; Debian: fonts-noto-core$' "$tmp/err" &&
	grep -q 'world.xml:7: error: no font has U+4E09 .*; Debian: fonts-noto-cjk$' "$tmp/err"
check "a script without a font is an error with its line and the package to install"
sed '/title>Storm/!{/<item>/d;}' "$tmp/world.xml" >"$tmp/storm.xml"
FONTCONFIG_FILE=$tmp/fonts.conf exits 1 "$cardc" compile -o "$tmp/x.pack" "$tmp/storm.xml" &&
	grep -q 'storm.xml:3: error: no font has U+1F300 .*; Debian: fonts-symbola$' "$tmp/err"
check "so is an emoji"

head -c 200 "$tmp/a.pack" >"$tmp/cut.pack"
exits 1 "$cardc" list "$tmp/cut.pack" && grep -q 'cut.pack: error: P[0-9]' "$tmp/err" &&
	exits 1 "$cardc" explain "$tmp/cut.pack" 1 && exits 1 "$cardc" list "$tmp/gone.pack" &&
	grep -q 'gone.pack: error: No such file' "$tmp/err"
check "a damaged or missing pack is an error with its name"
if [ -w /dev/full ]; then
	"$cardc" list "$tmp/a.pack" >/dev/full 2>"$tmp/err"
	[ $? -eq 1 ]
	check "a full disk is noticed"
fi
finish
