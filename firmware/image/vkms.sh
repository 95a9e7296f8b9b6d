#!/bin/sh
# vkms.sh PACKAGES OUT ARCH TRIPLET: the kernel's graphics card that is none (vkms), for tests. Debian's
# kernel leaves it out, so it is built as a module of the image's very kernel: of the source package
# and with the headers that have the kernel's own version.
#
#	PACKAGES  what fetch.sh made
#	OUT       folder for vkms.ko
#	TRIPLET   of the cross compiler, aarch64-linux-gnu
set -eu
packages=$1
arch=$3
triplet=$4
. firmware/image/apt.sh
mkdir -p "$2"
out=$(cd "$2" && pwd)
made_of=$(cat "$0" "$packages/packages.txt" | cksum)
[ "$(cat "$out/done" 2>/dev/null)" != "$made_of" ] || exit 0

fail() {
	tail -n 30 "$out/build.log" >&2
	echo "vkms.sh: $1; all of it: $out/build.log" >&2
	exit 1
}

# 6.1.0-56-arm64 and 6.1.192-2, say: what modules fit, and the package's version.
read -r abi version <<EOF
$(sed -n 's/^linux-image-\([0-9][^ ]*\) \([^ ]*\) .*/\1 \2/p' "$packages/packages.txt")
EOF
series=$(echo "$abi" | cut -d. -f1,2)
here=$(dpkg --print-architecture)

rm -rf "$out"
mkdir -p "$out/debs" "$out/root"
apt_begin "$out/apt" main "$arch" "$here"
(cd "$out/debs" && apt-get download "linux-headers-$abi=$version" \
	"linux-headers-${abi%-"$arch"}-common=$version" "linux-kbuild-$series:$here=$version" \
	"linux-source-$series=$version") >"$out/build.log" 2>&1 ||
	fail "no headers and source of the kernel $version (has it gone from the mirrors? remove $packages)"
for deb in "$out"/debs/linux-headers-*.deb "$out"/debs/linux-kbuild-*.deb; do
	dpkg-deb -x "$deb" "$out/root"
done
dpkg-deb --fsys-tarfile "$out"/debs/linux-source-*.deb | tar -xO "./usr/src/linux-source-$series.tar.xz" |
	tar -xJ -C "$out/root" "linux-source-$series/drivers/gpu/drm/vkms"

# The headers' own Makefile looks for its other half where the package would be installed.
headers=$out/root/usr/src/linux-headers-$abi
sed -i "s|/usr/src/|$out/root/usr/src/|" "$headers/Makefile"
vkms=$out/root/linux-source-$series/drivers/gpu/drm/vkms
make -C "$headers" ARCH="$arch" CROSS_COMPILE="$triplet-" M="$vkms" CONFIG_DRM_VKMS=m modules \
	>>"$out/build.log" 2>&1 || fail "make failed"
"$triplet-strip" --strip-debug -o "$out/vkms.ko" "$vkms/vkms.ko"
rm -rf "$out/apt" "$out/debs" "$out/root"
echo "$made_of" >"$out/done"
