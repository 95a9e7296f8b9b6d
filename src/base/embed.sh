#!/bin/sh
# embed.sh NAME=PATH... : an assembly file on standard output that links the files in (embed.h).
# NAME is what embed_find() looks for, PATH where the bytes are now; no newline in either. The table
# is sorted by NAME.
set -euf
LC_ALL=C
export LC_ALL

IFS='
'
# shellcheck disable=SC2046 # one word a line
set -- $(printf '%s\n' "$@" | sort -t= -k1,1)

printf '\t.section .rodata\n'
i=0
for pair; do
	printf '\t.balign 16\nembed_start_%d:\n\t.incbin "%s"\nembed_end_%d:\n\t.byte 0\n' \
		"$i" "${pair#*=}" "$i"
	printf 'embed_name_%d:\n\t.asciz "%s"\n' "$i" "${pair%%=*}"
	i=$((i + 1))
done
# The table holds addresses, so in a position-independent program it is relocated.
printf '\t.section .data.rel.ro,"aw"\n\t.balign 8\n\t.globl embed_table\n'
printf '\t.type embed_table, %%object\nembed_table:\n'
j=0
while [ "$j" -lt "$i" ]; do
	printf '\t.dc.a embed_name_%d, embed_start_%d, embed_end_%d\n' "$j" "$j" "$j"
	j=$((j + 1))
done
printf '\t.dc.a 0, 0, 0\n\t.size embed_table, . - embed_table\n'
printf '\t.section .note.GNU-stack,"",%%progbits\n'
