#!/bin/sh
# image.sh BOARD PACKAGES PROGRAMS OUT [PACK]: kernel and initramfs of a board, the same bytes each
# time.
#
#	BOARD     board/<name>: facts, modules, modules-late, modules-net, modules-wifi, cmdline
#	PACKAGES  what fetch.sh made
#	PROGRAMS  folder with init, stoppress, net, shell, mend and cards for the board's processor,
#		  and wifi and wpa_supplicant where the board has Wi-Fi
#	OUT       folder: vmlinuz, initramfs.zst, cmdline, sbom.json (what is in them), modules/
#		  (for the boot disk: what is loaded after the first picture; an initramfs is memory);
#		  and, for UEFI, all of it in one file (uki.sh)
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
efi=
wifi=
window_log=20 # of the initramfs: what unpacking takes beside it, 1 MiB
. "$board/facts"

fail() {
	echo "image.sh: error: $*" >&2
	exit 1
}

tree=$out/tree
rm -rf "$tree"
mkdir -p "$tree/etc" "$tree/lib" "$tree/modules" "$tree/proc" "$tree/sys" "$tree/dev" \
	"$tree/run" "$tree/boot" "$tree/data" "$tree/stick" "$tree/tools"

# Programs, and the libraries they name, and those that these name.
install_program() { # install_program FILE AT
	"$triplet-strip" -o "$tree$2" "$1"
	chmod 755 "$tree$2"
	install_needs "$1"
}
install_needs() {
	"$triplet-readelf" -dl "$1" |
		sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p; s/.*program interpreter: \/lib[0-9]*\/\(.*\)\]/\1/p' |
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
[ "$arch" != amd64 ] || ln -s lib "$tree/lib64"
install_program "$programs/init" /init
for name in stoppress net shell mend cards; do install_program "$programs/$name" "/$name"; done

install_needs "$packages/root/bin/busybox" # which comes from the boot disk (shell.c)
if [ -n "$wifi" ]; then
	install_program "$programs/wifi" /wifi
	cp "$programs/wpa_supplicant" "$out/" # for the boot disk too (wifi.c)
	ln -s /boot/firmware "$tree/lib/firmware"
fi

# Modules, each after those it needs; a name may have - where the file has _ and the other way.
module_file() {
	find "$packages/root/lib/modules" "$packages/root/usr/lib/modules" -name "*.ko" 2>/dev/null |
		awk -v name="$1" -F/ '
			function plain(s) { gsub(/-/, "_", s); return s }
			plain($NF) == plain(name ".ko") { print; exit }'
}
# With the words of its line, if any, as its parameters.
install_module() { # install_module NAME LIST FOLDER AT WORDS
	file=$(module_file "$1")
	[ -n "$file" ] || fail "$board/modules: $1 is no module of this kernel"
	! grep -q "/${file##*/}\( \|$\)" "$tree/etc/modules" "$2" || return 0
	for need in $(tr '\0' '\n' <"$file" | sed -n 's/^depends=//p' | tr ',' ' '); do
		install_module "$need" "$2" "$3" "$4" "" || exit 1
	done
	file=$(module_file "$1") # the name is shared with those within
	"$triplet-objcopy" -R .BTF "$file" "$3/${file##*/}" # which is for tracing alone
	echo "$4/${file##*/}${5:+ $5}" >>"$2"
}
install_modules() { # install_modules FILE LIST FOLDER AT
	: >"$2"
	grep -v '^#' "$board/$1" | while read -r name words; do
		install_module "$name" "$2" "$3" "$4" "$words" || exit 1
	done
}
install_modules modules "$tree/etc/modules" "$tree/modules" /modules
rm -rf "$out/modules"
mkdir "$out/modules"
install_modules modules-late "$out/modules/late" "$out/modules" /boot/modules
install_modules modules-net "$out/modules/net" "$out/modules" /boot/modules
[ -z "$wifi" ] || install_modules modules-wifi "$out/modules/wifi" "$out/modules" /boot/modules

# Time zones by name are on the boot disk: in memory they would take more than the rest.
mkdir -p "$tree/usr/share"
ln -s /boot/zoneinfo "$tree/usr/share/zoneinfo"

# Who knows the names of hosts is told by the network.
ln -s /run/resolv.conf "$tree/etc/resolv.conf"
echo "$SOURCE_DATE_EPOCH" >"$tree/etc/made"
printf '%s\n' /stoppress run --display drm --board "$panel" --rescue "$panel" --growth "$growth_kib" \
	>"$tree/etc/player"
if [ -n "$pack" ]; then
	cp "$pack" "$tree/cards.pack"
	printf '%s\n' --pack /cards.pack >>"$tree/etc/player"
fi
# The built-in cards' type, and what the compiler adds to each program.
libgcc=$(dpkg-query -S "$(realpath "$("$triplet-gcc" -print-libgcc-file-name)")")
sh firmware/image/sbom.sh "$packages" fonts-inter fonts-noto-core "${libgcc%%:*}" >"$out/sbom.json"

find "$tree" -type f ! -perm 755 -exec chmod 644 {} +
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
(cd "$tree" && find . -mindepth 1 | sort | cpio --quiet --reproducible -o -H newc -R 0:0) |
	zstd -q -19 --zstd=wlog="$window_log" -f -o "$out/initramfs.zst"
cp "$packages"/root/boot/vmlinuz-* "$out/vmlinuz"
cp "$board/cmdline" "$out/"
if [ -n "$efi" ]; then
	cp "$packages"/root/usr/lib/systemd/boot/efi/linux*.efi.stub "$out/stub.efi"
	TRIPLET=$triplet sh firmware/image/uki.sh "$out/stub.efi" "$out/vmlinuz" "$out/initramfs.zst" \
		"$out/cmdline" "$out/$efi"
fi
rm -rf "$tree"
