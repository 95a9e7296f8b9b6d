#!/bin/sh
# image.sh BOARD PACKAGES PROGRAMS OUT [PACK]: kernel and initramfs of a board, the same bytes each
# time.
#
#	BOARD     board/<name>: facts, modules, cmdline
#	PACKAGES  what fetch.sh made
#	PROGRAMS  folder with init and stoppress for the board's processor
#	OUT       folder: vmlinuz, initramfs.zst, cmdline, packages.txt
#	PACK      cards other than those that are linked into the player
#
# SOURCE_DATE_EPOCH (s after 1970) is the date of every file in it. No root is needed.
set -eu
LC_ALL=C
TZ=UTC
export LC_ALL TZ
: "${SOURCE_DATE_EPOCH:?}"
board=$1
packages=$2
programs=$3
mkdir -p "$4"
out=$(cd "$4" && pwd)
pack=${5-}
. "$board/facts"

fail() {
	echo "image.sh: error: $*" >&2
	exit 1
}

tree=$out/tree
rm -rf "$tree"
mkdir -p "$tree/etc" "$tree/lib" "$tree/modules" "$tree/proc" "$tree/sys" "$tree/dev"

# Programs, and the libraries they name, and those that these name.
install_program() { # install_program FILE AT
	"$triplet-strip" -o "$tree$2" "$1"
	chmod 755 "$tree$2"
	install_needs "$1"
}
install_needs() {
	"$triplet-readelf" -dl "$1" |
		sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p; s/.*program interpreter: \/lib\/\(.*\)\]/\1/p' |
		while read -r name; do
			[ ! -e "$tree/lib/$name" ] || continue
			found=$(find -L "$packages/root/lib" "$packages/root/usr/lib" -name "$name" \
				-type f | sort | sed -n 1p)
			[ -n "$found" ] || fail "$1 needs $name, which no package brought"
			cp -L "$found" "$tree/lib/$name"
			chmod 755 "$tree/lib/$name"
			install_needs "$found"
		done
}
install_program "$programs/init" /init
install_program "$programs/stoppress" /stoppress

# Modules, each after those it needs.
loaded=" "
grep -v '^#' "$board/modules" | while read -r name; do
	file=$(find "$packages/root/lib/modules" "$packages/root/usr/lib/modules" \
		-name "$name.ko" 2>/dev/null | sed -n 1p)
	[ -n "$file" ] || fail "$board/modules: $name is no module of this kernel"
	for need in $(tr '\0' '\n' <"$file" | sed -n 's/^depends=//p' | tr ',' ' '); do
		case $loaded in
		*" $need "*) ;;
		*) fail "$board/modules: $name needs $need before it" ;;
		esac
	done
	loaded="$loaded$(echo "$name" | tr - _) $name "
	cp "$file" "$tree/modules/"
	echo "/modules/$name.ko" >>"$tree/etc/modules"
done

printf '%s\n' /stoppress run --display drm --board "$panel" >"$tree/etc/player"
if [ -n "$pack" ]; then
	cp "$pack" "$tree/cards.pack"
	printf '%s\n' --pack /cards.pack >>"$tree/etc/player"
fi
cp "$packages/packages.txt" "$tree/etc/packages.txt"

find "$tree" -type f ! -perm 755 -exec chmod 644 {} +
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
(cd "$tree" && find . -mindepth 1 | sort | cpio --quiet --reproducible -o -H newc -R 0:0) |
	zstd -q -19 -f -o "$out/initramfs.zst"
cp "$packages"/root/boot/vmlinuz-* "$out/vmlinuz"
cp "$board/cmdline" "$packages/packages.txt" "$out/"
rm -rf "$tree"
