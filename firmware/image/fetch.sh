#!/bin/sh
# fetch.sh FACTS OUT: the packages an image is made of, for the board's processor, from the Debian
# mirrors that this machine uses already; neither the machine's package lists nor what is installed
# on it change.
#
#	FACTS  board/<name>/facts
#	OUT    folder: debs/ sources/ (packages), root/ (the debs, unpacked), packages.txt (of
#	     each: name, version, architecture, source, its version, SHA-256 of the .deb or .dsc)
#
# What OUT has is not fetched again; remove it for newer versions.
set -eu
firmware=
loader=
wifi=
. "$1"
. firmware/image/apt.sh
mkdir -p "$2"
out=$(cd "$2" && pwd)
binaries="libc6 libunibreak1 libunibreak-dev libfribidi-dev libdrm-dev libpng-dev zlib1g-dev libinih-dev libcrypt-dev \
	busybox tzdata"
sources="libsdl2 libsdl2-ttf freetype harfbuzz"
if [ -n "$wifi" ]; then
	binaries="$binaries $wifi libnl-3-dev libnl-genl-3-dev"
	sources="$sources wpa"
fi
wanted="$kernel $firmware $loader $binaries $sources"
[ "$(cat "$out/done" 2>/dev/null)" = "$wanted, with hashes" ] && exit 0

rm -rf "$out"
mkdir -p "$out/debs" "$out/sources" "$out/root"
apt_begin "$out/apt" "main ${firmware:+non-free-firmware}" "$arch"
image=$(apt-cache depends "$kernel" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p')
# shellcheck disable=SC2086
(cd "$out/debs" && apt-get download -qq "$image" $firmware $loader $binaries)
# shellcheck disable=SC2086
(cd "$out/sources" && apt-get source -qq --download-only $sources)
hash_of() { sha256sum "$1" | cut -d' ' -f1; }
for deb in "$out"/debs/*.deb; do
	dpkg-deb -x "$deb" "$out/root"
	dpkg-deb -W --showformat='${Package} ${Version} ${Architecture} ${source:Package} ${source:Version} ' "$deb"
	hash_of "$deb"
done >"$out/packages.txt"
for dsc in "$out"/sources/*.dsc; do
	both=$(sed -n 's/^Source: //p; s/^Version: //p' "$dsc" | paste -d' ' - -)
	echo "${both% *} ${both#* } source $both $(hash_of "$dsc")"
done >>"$out/packages.txt"
LC_ALL=C sort -o "$out/packages.txt" "$out/packages.txt"
rm -rf "$out/apt"
echo "$wanted, with hashes" >"$out/done"
