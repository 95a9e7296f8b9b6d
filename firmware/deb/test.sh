#!/bin/sh
# test.sh PACKAGE CHROOT: lints PACKAGE, installs it in a fresh Debian in the folder CHROOT, uses it,
# upgrades and purges it. Root only. Speaks TAP.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
deb=$1
chroot=$2

inside() {
	chroot "$chroot" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
		DEBIAN_FRONTEND=noninteractive PAGER=cat "$@"
}

says() { # says PATTERN COMMAND...: the command, inside, ends well and prints it
	pattern=$1
	shift
	exits 0 inside "$@" && grep -q "$pattern" "$tmp/out"
}

lintian "$deb" >"$tmp/lint" 2>/dev/null
grep -v '^E:' "$tmp/lint" | sed 's/^/# /'
grep '^E:' "$tmp/lint" >"$tmp/err"
[ ! -s "$tmp/err" ]
check "lintian finds no error"

rm -rf "$chroot"
mkdir -p "$chroot"
# shellcheck disable=SC1091
. /etc/os-release
debootstrap --variant=minbase --include=man-db,systemd "$VERSION_CODENAME" "$chroot" >"$tmp/err" 2>&1
check "a fresh $VERSION_CODENAME is made"
cp "$deb" "$chroot/root/stoppress.deb"
exits 0 inside apt-get install -y --no-install-recommends /root/stoppress.deb
check "the package installs, with nothing but its dependencies"

says '^stoppress [0-9]' stoppress --version && says '^cardc [0-9]' cardc --version
check "both programs start"
says '^Usage: cardc' cardc --help && says '^Usage: stoppress' stoppress --help
check "both programs help"
says 'news ticker' man stoppress && says 'similarity' man cardc && says 'width_px' man 5 stoppress.ini
check "man finds the three pages"
says 'news ticker' man -f stoppress
check "whatis knows the player"
exits 0 inside stoppress shot -c 1 -b /etc/stoppress/stoppress.ini -o /root/card.png &&
	[ -s "$chroot/root/card.png" ]
check "a card is drawn by the installed profile"
exits 0 inside apt-get install -y --no-install-recommends fonts-inter fonts-noto-core hyphen-en-us &&
	cp assets/corpus/alaska-summit.txt "$chroot/root/" &&
	exits 0 inside cardc compile -o /root/cards.pack /root/alaska-summit.txt &&
	says headline cardc list /root/cards.pack
check "with the fonts it recommends, cards are compiled"
says 'video' id -nG stoppress && says nologin getent passwd stoppress
check "the service has a user of its own, in the group video, who cannot log in"

sed -n 's/^Exec[A-Za-z]*=\([^ ]*\).*/\1/p' "$chroot"/lib/systemd/system/stoppress.service >"$tmp/programs"
[ -s "$tmp/programs" ] && while read -r program; do
	[ -x "$chroot$program" ] || echo "$program"
done <"$tmp/programs" >"$tmp/err" && [ ! -s "$tmp/err" ]
check "a small system has every program the service names"

exits 1 inside systemctl is-enabled stoppress && grep -q disabled "$tmp/out"
check "the service is not enabled unasked"
exits 0 inside systemctl enable stoppress && echo '; mine' >>"$chroot/etc/stoppress/stoppress.ini" &&
	exits 0 inside dpkg -i /root/stoppress.deb && says enabled systemctl is-enabled stoppress &&
	grep -q mine "$chroot/etc/stoppress/stoppress.ini"
check "an upgrade keeps the service enabled and the profile as it was changed"
exits 0 inside apt-get remove -y stoppress && [ ! -e "$chroot/usr/bin/stoppress" ] &&
	grep -q mine "$chroot/etc/stoppress/stoppress.ini"
check "removed, it leaves the profile"
exits 0 inside apt-get purge -y stoppress &&
	find "$chroot" -xdev -name '*stoppress*' ! -path "$chroot/root/*" ! -path "$chroot/var/log/*" \
		! -path "$chroot/var/cache/man/*" >"$tmp/err" && [ ! -s "$tmp/err" ]
check "purged, it leaves nothing"
finish
