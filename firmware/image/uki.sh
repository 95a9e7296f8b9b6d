#!/bin/sh
# uki.sh STUB VMLINUZ INITRAMFS CMDLINE OUT: one program for UEFI that starts a kernel: systemd's stub
# with kernel, initramfs and command line as its sections (a "unified kernel image"). The same bytes
# each time.
#
#	TRIPLET  of the tools of binutils: x86_64-linux-gnu
#	SOURCE_DATE_EPOCH  its date, s after 1970 (0)
set -eu
stub=$1
kernel=$2
initramfs=$3
cmdline=$4
out=$5
: "${TRIPLET:?}"

# Behind all the stub has, each at a multiple of a page.
page=4096
end_of_stub() {
	"$TRIPLET-objdump" -h -w "$stub" | awk '
		function hex(s, v, i) {
			v = 0
			for (i = 1; i <= length(s); i++) v = v * 16 + index("0123456789abcdef", substr(s, i, 1)) - 1
			return v
		}
		$1 ~ /^[0-9]+$/ { end = hex($4) + hex($3); if (end > max) max = end }
		END { printf "%d\n", max }'
}
at=$(end_of_stub)
next() { # next FILE: $at moves behind it, $place is where it goes
	place=$(((at + page - 1) / page * page))
	at=$((place + $(wc -c <"$1")))
}
next "$cmdline"
cmdline_at=$place
next "$initramfs"
initramfs_at=$place
next "$kernel"
"$TRIPLET-objcopy" --enable-deterministic-archives \
	--add-section .cmdline="$cmdline" --change-section-vma .cmdline="$cmdline_at" \
	--add-section .initrd="$initramfs" --change-section-vma .initrd="$initramfs_at" \
	--add-section .linux="$kernel" --change-section-vma .linux="$place" "$stub" "$out"

# objcopy writes the time of day into the header, which begins where the 4 bytes at 60 say, 8 bytes
# in, and a sum over it, which no UEFI looks at, 88 bytes in: 0 is "none".
header=$(od -An -t u4 --endian=little -j 60 -N 4 "$out" | tr -d ' ')
put() { # put NUMBER AT: as 4 bytes, the lowest first
	for shift in 0 8 16 24; do
		# shellcheck disable=SC2059
		printf "\\$(printf '%03o' $(($1 >> shift & 255)))"
	done | dd of="$out" bs=1 seek="$2" conv=notrunc status=none
}
put "${SOURCE_DATE_EPOCH:-0}" $((header + 8))
put 0 $((header + 88))
