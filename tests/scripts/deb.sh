#!/bin/sh
# What `make install` and `make deb` put on a machine: man pages, profile, service, package. `make
# deb-test` does the rest, in a Debian of its own.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
man=$B/man
unit=firmware/deb/stoppress.service
SOURCE_DATE_EPOCH=1756044300
export SOURCE_DATE_EPOCH
unset DISPLAY WAYLAND_DISPLAY

has() { # has PROGRAM: is it installed? Else the reason to skip is in $why.
	why="$1 is not installed"
	command -v "$1" >/dev/null
}

# A man page as somebody searching it sees it: without what roff needs.
plain() {
	sed -e 's/\\f[BIR]//g' -e 's/\\-/-/g' -e 's/\\&//g' -e 's/\\(aq/'\''/g' "$1"
}

# lacks PAGE WORD...: the words that PAGE does not begin an entry with go to $tmp/err.
lacks() {
	plain "$1" | grep -A 1 '^\.TP' >"$tmp/entries"
	shift
	for word; do
		grep -Eq "^(.*, )?$word([ =,[].*)?\$" "$tmp/entries" || echo "no entry: $word"
	done >"$tmp/err"
}

# The options and the commands a --help tells of.
told() {
	"$@" --help | sed -n 's/^  \( \{4\}\)\{0,1\}\([^ ].*\)/\2/p' | sed 's/  .*//' |
		grep -oE '^[a-z]+|(^|[ ,])--?[a-zA-Z][a-z-]*' | tr -d ' ,' | sort -u
}

# shellcheck disable=SC2046 # a word each
lacks "$man/stoppress.1" $(told "$B/stoppress") && [ "$(told "$B/stoppress" | wc -l)" -gt 10 ] &&
	[ ! -s "$tmp/err" ]
check "every command and option the player's help tells of is in its man page"
# shellcheck disable=SC2046
lacks "$man/cardc.1" $(told "$B/cardc"; for c in $(told "$B/cardc" | grep -v '^-'); do
	told "$B/cardc" "$c"
done) && [ ! -s "$tmp/err" ]
check "every command and option the compiler's help tells of is in its man page"
for c in $(told "$B/cardc" | grep -v '^-'); do
	grep -q "^\.SH CARDC $(echo "$c" | tr '[:lower:]' '[:upper:]')\$" "$man/cardc.1" || echo "$c"
done >"$tmp/err"
[ ! -s "$tmp/err" ]
check "every command of the compiler has a section"
# shellcheck disable=SC2046
lacks "$man/stoppress.ini.5" $("$B/stoppress" --help-config | sed -n 's/^  \([a-z][a-z_]*\) = .*/\1/p') &&
	[ ! -s "$tmp/err" ] && grep -q '^\.SH THEME' "$man/stoppress.ini.5"
check "every key of a profile and of a theme is in the man page"

for tool in mandoc man; do
	name="$tool finds nothing wrong with the man pages"
	if ! has $tool; then
		skip "$name" "$why"
		continue
	fi
	for page in "$man"/*.[15]; do
		case $tool in
		mandoc) mandoc -Tlint "$page" ;;
		man) man --warnings -E UTF-8 -l -Tutf8 -Z "$page" >"$tmp/out" ;;
		esac
	done >"$tmp/err" 2>&1
	[ ! -s "$tmp/err" ]
	check "$name"
done

at=2025-08-24T14:05:00Z
exits 0 "$B/stoppress" shot --at $at -b "$man/stoppress.ini" -o "$tmp/a.png" &&
	exits 0 "$B/stoppress" shot --at $at -b hd43 -o "$tmp/b.png" && cmp "$tmp/a.png" "$tmp/b.png"
check "the profile that is installed is that of the default board"
sed 's/^;//' "$man/stoppress.ini" >"$tmp/all.ini"
exits 0 "$B/stoppress" shot --at $at -b "$tmp/all.ini" -o "$tmp/b.png" && cmp "$tmp/a.png" "$tmp/b.png"
check "the keys it leaves out show their defaults"

name="the service is exposed by 2.0 at most"
if has systemd-analyze && systemd-analyze security --help 2>/dev/null | grep -q -- --offline; then
	exits 0 systemd-analyze security --no-pager --offline=true --threshold=20 $unit
	check "$name"
	grep Overall "$tmp/out" | sed 's/^[^A-Z]*/# /'
else
	skip "$name" "no systemd-analyze that looks at files"
fi
grep -q '^SystemCallFilter=.*adjtimex.*clock_adjtime' $unit && ! grep -q '^ProtectClock=' $unit
check "the service may ask whether the clock is right"
sed -n 's/^ExecStart=[^ ]* //p' $unit | tr ' ' '\n' | grep '^--' | while read -r option; do
	"$B/stoppress" --help | grep -q -- " $option " || echo "the player has no $option"
done >"$tmp/err"
[ ! -s "$tmp/err" ] && grep -q '^ExecStart=/usr/bin/stoppress run --display drm' $unit
check "the service uses options the player has"

# put FOLDER [VARIABLE=VALUE]...
put() {
	folder=$1
	shift
	exits 0 env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -s install MODE="${B#build/}" \
		DESTDIR="$folder" "$@"
}

put "$tmp/local" PREFIX=/opt/news SYSCONFDIR=/opt/etc && (cd "$tmp/local" && find . -type f | sort) >"$tmp/out"
cat >"$tmp/want" <<'END'
./opt/etc/default/stoppress
./opt/etc/stoppress/stoppress.ini
./opt/news/bin/cardc
./opt/news/bin/stoppress
./opt/news/lib/systemd/system/stoppress.service
./opt/news/lib/sysusers.d/stoppress.conf
./opt/news/share/doc/stoppress/examples/stoppress.ini
./opt/news/share/man/man1/cardc.1
./opt/news/share/man/man1/stoppress.1
./opt/news/share/man/man5/stoppress.ini.5
END
diff "$tmp/want" "$tmp/out" >>"$tmp/err"
check "make install puts each file below its folder"
grep -q '^ExecStart=/opt/news/bin/stoppress .* --board /opt/etc/stoppress/' \
	"$tmp/local/opt/news/lib/systemd/system/stoppress.service"
check "the service starts what was installed"
echo '; mine' >>"$tmp/local/opt/etc/stoppress/stoppress.ini"
put "$tmp/local" PREFIX=/opt/news SYSCONFDIR=/opt/etc && grep -q mine "$tmp/local/opt/etc/stoppress/stoppress.ini"
check "make install leaves a profile that is there as it is"

name="the package is the same, byte for byte, when it is made again"
if [ "$B" != build/release ]; then
	skip "$name" "only for the release"
elif ! has dpkg-shlibdeps; then
	skip "$name" "$why"
else
	ok=0
	for mask in 022 077; do
		(umask $mask && put "$tmp/$mask" PREFIX=/usr UNITDIR=/lib/systemd/system) || ok=1
		exits 0 sh firmware/deb/deb.sh "$tmp/$mask" 1.2.3 'A Maker <maker@example.org>' "$tmp/deb$mask" ||
			ok=1
	done
	cmp "$tmp"/deb022/stoppress_1.2.3_*.deb "$tmp"/deb077/stoppress_1.2.3_*.deb 2>>"$tmp/err" || ok=1
	[ $ok -eq 0 ]
	check "$name"
	dpkg-deb --info "$tmp"/deb022/*.deb >"$tmp/out" 2>"$tmp/err" &&
		grep -q '^ Depends: .*libdrm2 (>= .*libc6 (>=\|^ Depends: .*libc6 (>= .*libdrm2 (>=' "$tmp/out"
	check "the package depends on the libraries its programs are linked with"
	name="lintian finds no error"
	if has lintian; then
		lintian --allow-root --fail-on error "$tmp"/deb022/*.deb >"$tmp/err" 2>&1
		check "$name"
	else
		skip "$name" "$why"
	fi
fi
finish
