#!/bin/sh
# layers.sh: the rules that hold the rooms apart, as tests; B names the build folder.
#
#	base <- config <- pack			base <- news			(host only)
#	        config <- text			{news, show} <- cardc		(host only)
#	        {pack, text} <- draw <- show <- firmware
#
# A program of an image beside the player reads notices as cardc does: news/notice.h, cardc/known.h.
#
# What is in the sources is read with the comments taken out, so a comment may say malloc.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh

# verdict NAME: passes where $tmp/err, the list of offenders, is empty.
verdict() {
	[ ! -s "$tmp/err" ]
	check "$1"
}

# The objects of the sources named on standard input that were built. (An object whose source is
# gone may still lie in the build folder.)
objects() {
	sed "s|^\(.*\)\.c\$|$B/\1.o|" | while read -r o; do
		[ -f "$o" ] && echo "$o"
	done
}

# Rows "OBJECT KIND SYMBOL" of the external definitions in the objects on standard input; what
# begins with two underlines is the compiler's own.
definitions() {
	xargs nm -A -g --defined-only 2>"$tmp/nm" </dev/stdin |
		awk '{ sub(/:[0-9a-f]*$/, "", $1) } $2 ~ /^[TDBRVWC]$/ && $3 !~ /^__/ { print $1, $2, $3 }'
}

find src firmware -name '*.[ch]' 2>/dev/null | sort >"$tmp/sources"

# "FILE:LINE:code" without comments; string literals are kept.
xargs awk '
	FNR == 1 { inside = 0 }
	{
		rest = $0
		code = ""
		while (rest != "") {
			if (inside) {
				at = index(rest, "*/")
				if (!at) break
				rest = substr(rest, at + 2)
				inside = 0
				continue
			}
			at = match(rest, /\/\*|\/\/|"([^"\\]|\\.)*"/)
			if (!at) {
				code = code rest
				break
			}
			code = code substr(rest, 1, at - 1)
			found = substr(rest, at, RLENGTH)
			if (found == "//") break
			rest = substr(rest, at + RLENGTH)
			if (found == "/*") inside = 1
			else code = code found
		}
		if (code ~ /[^ \t]/) print FILENAME ":" FNR ":" code
	}
' <"$tmp/sources" /dev/null >"$tmp/code"

awk '
	BEGIN {
		sees["base"] = " base "
		sees["config"] = " base config "
		sees["pack"] = " base pack config/theme.h "
		sees["text"] = " base config text "
		sees["draw"] = " base config pack text draw "
		sees["show"] = " base config pack text draw show "
		sees["news"] = " base news "
		sees["cardc"] = " base config pack text draw show news cardc "
		sees["firmware"] = " base config pack text draw show firmware news/notice.h news/html.h cardc/known.h "
	}
	/:[ \t]*#[ \t]*include[ \t]*"/ {
		split($0, place, ":")
		split(place[1], part, "/")
		room = part[1] == "src" ? part[2] : part[1]
		split($0, half, "\"")
		split(half[2], target, "/")
		if (!(room in sees))
			print place[1] ":" place[2] ": a room that no layer knows"
		else if (!index(sees[room], " " target[1] " ") && !index(sees[room], " " half[2] " "))
			print place[1] ":" place[2] ": " room " must not include \"" half[2] "\""
	}
' "$tmp/code" >"$tmp/err"
verdict "every include stays within its layer"

grep '\.c$' "$tmp/sources" | objects | sort >"$tmp/objects"
if [ -s "$tmp/objects" ]; then
	# What pool.c has in the place of the C library's.
	library=" malloc free calloc realloc memalign aligned_alloc posix_memalign valloc pvalloc malloc_usable_size mallopt "
	definitions <"$tmp/objects" | awk -v library="$library" '
		{
			stem = $1
			sub(/.*\//, "", stem)
			sub(/\.o$/, "", stem)
			gsub(/-/, "_", stem)
			if ($3 ~ "^" stem "[_0-9]" || $3 == "main") next
			if (stem == "pool" && index(library, " " $3 " ")) next
			print $1 ": " $3 " does not begin with " stem "_"
		}
	' >"$tmp/err"
	verdict "every exported symbol begins with the stem of its file"
else
	skip "every exported symbol begins with the stem of its file" "nothing is built in $B"
fi

# What is for the host only, by the list that the build itself uses.
sed -n 's/^HOST_ONLY := //p' Makefile | tr ' ' '\n' >"$tmp/host"
if [ -f "$B/stoppress" ]; then
	{
		cat "$tmp/host"
		grep -E '^src/(news|cardc)/.*\.c$' "$tmp/sources"
	} | objects | definitions | awk '$3 != "main" { print $3 }' | sort -u >"$tmp/of_host"
	nm --defined-only "$B/stoppress" | awk '{ print $3 }' | sort -u >"$tmp/of_player"
	if [ -s "$tmp/of_host" ]; then
		comm -12 "$tmp/of_host" "$tmp/of_player" |
			sed 's/$/ is for the host only, but the player links it/' >"$tmp/err"
	else
		echo "no host object in $B to compare the player with" >"$tmp/err"
	fi
	verdict "the player links nothing that is for the host only"
else
	skip "the player links nothing that is for the host only" "$B/stoppress is not built"
fi

grep -E 'clock_gettime|gettimeofday|timespec_get|SDL_GetTicks|(^|[^_a-z])time\((NULL|&|0)' \
	"$tmp/code" | grep -v '^firmware/now\.c:' >"$tmp/err"
verdict "only firmware/now.c reads a clock"

grep -E '(^|[^_[:alnum:]])(malloc|calloc|realloc)([^_[:alnum:]]|$)' "$tmp/code" |
	grep -Ev '^(firmware|src/news|src/cardc)/' >"$tmp/heap"
awk -F: -v list="$(tr '\n' ' ' <"$tmp/host")" '
	!index(" src/base/file.c " list, " " $1 " ") && !index(" " list, " " $1 " ")
' "$tmp/heap" >"$tmp/err"
verdict "below firmware the device code takes no memory from the heap"

if git rev-parse --git-dir >/dev/null 2>&1; then
	git ls-files | sed 's|/.*||' | sort -u
else
	ls
fi | grep -Evx 'firmware|assets|src|tests|board|build|Makefile|README\.md|LICENSE|\..*' >"$tmp/err"
verdict "the top level holds the rooms and nothing else"

finish
