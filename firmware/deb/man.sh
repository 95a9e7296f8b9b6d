#!/bin/sh
# man.sh PAGE PLAYER CARDC: a man page on standard output: stoppress.1, cardc.1 or stoppress.ini.5.
# Options and keys are what the programs' own --help and --help-config print; PAGE.roff beside this
# script holds what is said nowhere else. SOURCE_DATE_EPOCH is the page's date.
# man.sh stoppress.ini PLAYER PROFILE: every key of a profile, explained; those PROFILE sets are set.
set -eu
LC_ALL=C
export LC_ALL
here=$(dirname "$0")
page=$1
player=$2
name=${page%.*}
section=${page##*.}

help() { # help PROGRAM [COMMAND]
	"$1" ${2:+"$2"} --help >"$text"
	awk -f "$here/roff.awk" -f "$here/help.awk" -v name="${1##*/}" -v command="${2-}" "$text"
}

text=$(mktemp)
trap 'rm -f "$text"' EXIT
if [ "$page" = stoppress.ini ]; then
	printf '# The panel and the people in front of it; see stoppress.ini(5). What is commented out\n'
	printf '# shows the default.\n'
	"$player" --help-config >"$text"
	awk -f "$here/roff.awk" -f "$here/keys.awk" -v profile="$3" "$text"
	exit
fi
cardc=$3
version=$("$player" --version)
printf '.\\" Made by firmware/deb/man.sh from what the programs print.\n'
printf '.TH %s %s %s "%s"\n' "$(echo "$name" | tr '[:lower:]' '[:upper:]')" "$section" \
	"$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)" "$version"
case $page in
stoppress.1) help "$player" ;;
cardc.1)
	help "$cardc"
	for c in $(sed -n 's/^  \([a-z]*\)  .*/\1/p' "$text"); do
		help "$cardc" "$c"
	done
	;;
stoppress.ini.5)
	sed '/^@KEYS@$/,$d' "$here/$page.roff"
	"$player" --help-config >"$text"
	awk -f "$here/roff.awk" -f "$here/keys.awk" "$text"
	sed '1,/^@KEYS@$/d' "$here/$page.roff"
	exit
	;;
esac
cat "$here/$page.roff"
