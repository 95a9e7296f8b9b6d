#!/bin/sh
# deb.sh ROOT VERSION MAINTAINER OUT: a Debian package in the folder OUT, of what `make install` has put below ROOT,
# which is changed on the way. For the processor and the release of this machine. The same ROOT and
# SOURCE_DATE_EPOCH give the same bytes.
set -eu
umask 022
LC_ALL=C
TZ=UTC
export LC_ALL TZ SOURCE_DATE_EPOCH
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$1" && pwd)
version=$2
maintainer=$3
out=$4
architecture=$(dpkg --print-architecture)
doc=$root/usr/share/doc/stoppress
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fill() { # fill FILE: with what stands between @ signs replaced
	sed -e "s/@VERSION@/$version/" -e "s/@MAINTAINER@/$maintainer/" \
		-e "s/@ARCHITECTURE@/$architecture/" -e "s/@DEPENDS@/${depends-}/" \
		-e "s/@SIZE@/${size-}/" -e "s/@DATE@/$(date -u -R -d "@$SOURCE_DATE_EPOCH")/" "$here/$1"
}

# The packages of the libraries, with the versions whose symbols are used.
shared() {
	mkdir "$work/debian"
	printf 'Source: stoppress\n\nPackage: stoppress\nArchitecture: any\n' >"$work/debian/control"
	(cd "$work" && dpkg-shlibdeps -O "$root/usr/bin/stoppress" "$root/usr/bin/cardc") |
		sed 's/^shlibs:Depends=//'
}

strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root"/usr/bin/*
gzip -9nf "$root"/usr/share/man/man*/*
mkdir -p "$doc" "$root/DEBIAN"
find "$root" -type d -exec chmod 755 {} +
{
	cat "$here/copyright"
	sed -n '/^Permission/,$ { s/^$/./; s/^/ /; p; }' "$here/../../LICENSE"
} >"$doc/copyright"
fill changelog | gzip -9n >"$doc/changelog.gz"
chmod 644 "$doc/copyright" "$doc/changelog.gz"

depends=$(shared)
size=$(find "$root" -path "$root/DEBIAN" -prune -o -type f -printf '%s\n' |
	awk '{ n += int(($1 + 1023) / 1024) } END { print n }')
fill control >"$root/DEBIAN/control"
(cd "$root" && find etc -type f | sort | sed 's|^|/|') >"$root/DEBIAN/conffiles"
(cd "$root" && find usr lib -type f 2>/dev/null | sort | xargs md5sum) >"$root/DEBIAN/md5sums"
for script in postinst prerm postrm; do
	install -m 755 "$here/$script" "$root/DEBIAN"
done
chmod 644 "$root/DEBIAN/control" "$root/DEBIAN/conffiles" "$root/DEBIAN/md5sums"
mkdir -p "$out"
dpkg-deb --root-owner-group -Zxz --build "$root" "$out/stoppress_${version}_$architecture.deb" >/dev/null
