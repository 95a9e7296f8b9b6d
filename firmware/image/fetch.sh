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

apt=$out/apt
rm -rf "$out"
mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$out/debs" "$out/sources" "$out/root"
: >"$apt/status"
# shellcheck disable=SC2016 # the names are apt's
apt-get indextargets --format '$(ORIGIN) $(REPO_URI) $(RELEASE)' 'Created-By: Packages' |
	sort -u | while read -r origin uri release; do
	[ "$origin" = Debian ] || continue
	echo "deb $uri $release main ${firmware:+non-free-firmware}"
	echo "deb-src $uri $release main"
done >"$apt/sources.list"
if [ ! -s "$apt/sources.list" ]; then
	echo "fetch.sh: error: apt knows no mirror of Debian (is this Debian? try 'apt-get update')" >&2
	exit 1
fi
cat >"$apt/apt.conf" <<EOT
APT::Architecture "$arch";
APT::Architectures { "$arch"; };
APT::Sandbox::User "root";
Acquire::Languages "none";
Dir::State "$apt";
Dir::State::Status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::SourceList "$apt/sources.list";
Dir::Etc::SourceParts "-";
EOT
export APT_CONFIG="$apt/apt.conf"

apt-get update -qq
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
rm -rf "$apt"
echo "$wanted, with hashes" >"$out/done"
