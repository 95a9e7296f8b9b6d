#!/bin/sh
# wifi.sh PACKAGES OUT TRIPLET PROGRAM...: the programs of Wi-Fi, with no library but libc, from Debian's source package
# wpa: wpa_supplicant, which joins a network, and for tests hostapd, which is one. WPA2 with a password
# alone: no enterprise, no D-Bus, no control socket; cryptography of its own, which has no elliptic
# curves, so no WPA3.
#
#	PACKAGES  what fetch.sh made
#	OUT       folder for the PROGRAMs
#	TRIPLET   of the cross compiler, aarch64-linux-gnu
set -eu
packages=$(cd "$1" && pwd)
triplet=$3
mkdir -p "$2"
out=$(cd "$2" && pwd)
made_of=$(cat "$0" "$packages"/sources/wpa_*.dsc "$packages/packages.txt" | cksum)
shift 3

quietly() { # quietly COMMAND...: its output only where it fails
	"$@" >>"$out/build.log" 2>&1 || {
		tail -n 30 "$out/build.log" >&2
		echo "wifi.sh: $1 failed; all of it: $out/build.log" >&2
		exit 1
	}
}

features() { # features PROGRAM: its .config
	cat <<EOT
CONFIG_DRIVER_NL80211=y
CONFIG_TLS=internal
CONFIG_INTERNAL_LIBTOMMATH=y
CONFIG_NO_RANDOM_POOL=y
CONFIG_GETRANDOM=y
CONFIG_LIBNL32=y
CONFIG_NO_ACCOUNTING=y
CONFIG_NO_RADIUS=y
CONFIG_NO_VLAN=y
EOT
	[ "$1" = hostapd ] || cat <<EOT
CONFIG_BACKEND=file
CONFIG_NO_CONFIG_WRITE=y
CONFIG_NO_CONFIG_BLOBS=y
CONFIG_NO_TKIP=y
CONFIG_NO_ROAMING=y
EOT
}

for program in "$@"; do
	[ "$(cat "$out/$program.done" 2>/dev/null)" != "$made_of" ] || continue
	rm -rf "$out/src" "$out/build.log"
	mkdir -p "$out/src"
	quietly dpkg-source --no-check -x "$packages"/sources/wpa_*.dsc "$out/src/wpa"
	features "$program" >"$out/src/wpa/$program/.config"
	root=$packages/root
	quietly make -C "$out/src/wpa/$program" -j2 CC="$triplet-gcc" AR="$triplet-ar" \
		PKG_CONFIG=false LIBNL_INC="$root/usr/include/libnl3" \
		EXTRA_CFLAGS="-Os -g0 -ffunction-sections -fdata-sections -ffile-prefix-map=$out/src=." \
		LDFLAGS="-Wl,--gc-sections -L$root/lib/$triplet -L$root/usr/lib/$triplet" \
		LIBS_EXTRA=-lpthread "$program"
	quietly "$triplet-strip" -o "$out/$program" "$out/src/wpa/$program/$program"
	rm -rf "$out/src"
	echo "$made_of" >"$out/$program.done"
done
