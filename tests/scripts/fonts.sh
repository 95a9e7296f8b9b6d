#!/bin/sh
# fonts.sh: typefaces that are none: cut off, empty, full of noise, of pixels only. Each is an error
# that names it, never a crash; so is a pack whose fonts were damaged.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
case $B in
/*) bin=$B ;;
*) bin=$PWD/$B ;;
esac
cardc=$bin/cardc
corpus=tests/fixtures/corpus

real=$(fc-match -f '%{file}' 'DejaVu Sans:style=Bold' 2>/dev/null)
mkdir -p "$tmp/fonts" "$tmp/cache"
cat >"$tmp/fonts.conf" <<END
<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>$tmp/fonts</dir><cachedir>$tmp/cache</cachedir></fontconfig>
END
sed 's/^\(headline\|quote\|strong\|text\|label\) = .*/\1 = DejaVu Sans:bold/' assets/themes/newsroom.ini >"$tmp/t.ini"

# compiles STATUS: compiles with the fonts of the folder alone.
compiles() {
	exits "$1" env FONTCONFIG_FILE="$tmp/fonts.conf" "$cardc" compile --theme "$tmp/t.ini" -o "$tmp/f.pack" "$corpus"
}

# Every line on standard error is a message that says where.
is_clear() {
	[ -s "$tmp/err" ] && ! grep -qEv '^[^ ]*: (error|warning|note): ' "$tmp/err"
}

# survives: the font of the folder is an error that is clear, or it is good enough.
survives() {
	rm -rf "$tmp/cache"/*
	env FONTCONFIG_FILE="$tmp/fonts.conf" "$cardc" compile --theme "$tmp/t.ini" -o "$tmp/f.pack" "$corpus" \
		>"$tmp/out" 2>"$tmp/err"
	status=$?
	[ "$status" -eq 0 ] || { [ "$status" -eq 1 ] && is_clear; }
}

if [ ! -f "$real" ]; then
	skip "bad typefaces are errors" "DejaVu Sans is not installed"
	finish
	exit
fi

cp "$real" "$tmp/fonts/good.ttf"
compiles 0 && [ -s "$tmp/f.pack" ]
check "a good typeface alone is enough"
cp "$tmp/f.pack" "$tmp/good.pack"

rm -f "$tmp/fonts"/*
: >"$tmp/fonts/empty.ttf"
compiles 1 && is_clear && grep -q "t.ini.*: error: .*none of 'DejaVu Sans:bold' is installed" "$tmp/err"
check "an empty file is no typeface"

rm -f "$tmp/fonts"/*
head -c 60000 /dev/zero | tr '\0' 'x' >"$tmp/fonts/noise.ttf"
compiles 1 && is_clear && grep -q "none of 'DejaVu Sans:bold' is installed" "$tmp/err"
check "noise is no typeface"

cat >"$tmp/pixels.bdf" <<'END'
STARTFONT 2.1
FONT -misc-DejaVu Sans-Bold-R-Normal--8-80-75-75-C-80-ISO10646-1
SIZE 8 75 75
FONTBOUNDINGBOX 8 8 0 0
STARTPROPERTIES 5
FAMILY_NAME "DejaVu Sans"
WEIGHT_NAME "Bold"
SLANT "R"
FONT_ASCENT 8
FONT_DESCENT 0
ENDPROPERTIES
CHARS 1
STARTCHAR A
ENCODING 65
SWIDTH 1000 0
DWIDTH 8 0
BBX 8 8 0 0
BITMAP
18
24
42
7E
42
42
42
00
ENDCHAR
ENDFONT
END
rm -f "$tmp/fonts"/*
cp "$tmp/pixels.bdf" "$tmp/fonts/pixels.bdf"
compiles 1 && is_clear && grep -q "none of 'DejaVu Sans:bold' is installed" "$tmp/err"
check "a typeface of pixels only is passed over"

size=$(wc -c <"$real")
rm -f "$tmp/fonts"/*
failed_at=
for part in 1 2 3 5 8 13 20 30 45 60 75 90 95 99; do
	head -c $((size * part / 100)) "$real" >"$tmp/fonts/cut.ttf"
	survives || failed_at="$failed_at $part"
done
[ -z "$failed_at" ]
check "a typeface that is cut off is an error with its name, never a crash"

# Its tables are where they were, and one after the other is noise.
rm -f "$tmp/fonts"/*
failed_at=
for part in 1 8 15 22 29 36 43 50 57 64 71 78 85 92; do
	{
		head -c $((size * part / 100)) "$real"
		head -c $((size * 7 / 100)) /dev/zero | tr '\0' 'x'
		tail -c +$((size * part / 100 + size * 7 / 100 + 1)) "$real"
	} >"$tmp/fonts/spoilt.ttf"
	survives || failed_at="$failed_at $part"
done
[ -z "$failed_at" ]
check "a typeface with a part of noise is an error or good enough, never a crash"

# The reader's hash finds a damaged pack; a pack made of damaged fonts is a maker's mistake.
exits 0 "$bin/stoppress" shot -p "$tmp/good.pack" -c 1 -o "$tmp/shot.png" &&
	python3 - "$tmp/good.pack" "$tmp/bad.pack" <<'END'
import struct, sys
pack = bytearray(open(sys.argv[1], 'rb').read())
n, = struct.unpack_from('<I', pack, 12)
for i in range(n):
    tag, flags, at, record, count = struct.unpack_from('<4sIQII', pack, 32 + 24 * i)
    if tag == b'FDAT':
        for k in range(at + 12, at + record * count):
            pack[k] = k * 37 & 0xFF
h = 0xcbf29ce484222325
for b in pack[:24] + pack[32:]:
    h = (h ^ b) * 0x100000001b3 & 0xFFFFFFFFFFFFFFFF
struct.pack_into('<Q', pack, 24, h)
open(sys.argv[2], 'wb').write(pack)
END
exits 1 "$bin/stoppress" shot -p "$tmp/bad.pack" -c 1 -o "$tmp/shot.png" && [ -s "$tmp/err" ] &&
	exits 1 "$cardc" check "$tmp/bad.pack" && grep -q 'a font of the pack cannot be used' "$tmp/err"
check "a pack with damaged fonts is an error for player and compiler"
finish
