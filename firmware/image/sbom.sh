#!/bin/sh
# sbom.sh PACKAGES [INSTALLED...]: what is in an image, on standard output as CycloneDX 1.6: each
# package of Debian with its version, the hash of the file it came in, its licences, their texts, and
# where its source is. Names of licences are Debian's (machine-readable copyright files, else the
# common licences that are named there).
#
#	PACKAGES   what fetch.sh made
#	INSTALLED  packages of this machine of which something is in it, too; of these there is no
#		   file to have a hash of
set -eu
LC_ALL=C
export LC_ALL
: "${SOURCE_DATE_EPOCH:?}"
packages=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

escape() { # standard input as the inside of a JSON string
	tr -d '\000-\010\013\014\016-\037\177' |
		sed 's/\\/\\\\/g; s/"/\\"/g; s/\t/\\t/g; s/\r//g' | awk '{ printf "%s\\n", $0 }'
}

# The short names in a copyright file, one a line.
licences() { # licences FILE
	if head -n 1 "$1" | grep -q '^Format:'; then
		sed -n 's/^License: *\([^ ].*\)$/\1/p' "$1"
	else
		grep -o 'common-licenses/[A-Za-z0-9.+-]*[A-Za-z0-9+]' "$1" | sed 's/.*\///' || true
	fi | awk '!seen[tolower($0)]++' | sort
}

component() { # component NAME VERSION ARCHITECTURE SOURCE SOURCE-VERSION COPYRIGHT-FILE [HASH]
	version=$(echo "$2" | sed 's/+/%2B/g; s/:/%3A/g')
	purl="pkg:deb/debian/$1@$version?arch=$3"
	printf '%s\n\t\t{ "type": "library", "bom-ref": "%s",\n' "$comma" "$purl"
	printf '\t\t  "name": "%s", "version": "%s", "purl": "%s",\n' "$1" "$2" "$purl"
	[ -z "${7-}" ] || printf '\t\t  "hashes": [ { "alg": "SHA-256", "content": "%s" } ],\n' "$7"
	printf '\t\t  "licenses": [\n'
	licences "$6" >"$work/names"
	[ -s "$work/names" ] || echo "as in the text" >"$work/names"
	awk '{
		if (NR > 1) print " } },"
		printf "\t\t\t{ \"license\": { \"name\": \"%s\"", $0
	}' "$work/names"
	printf ',\n\t\t\t\t"text": { "content": "'
	escape <"$6"
	printf '" } } } ],\n'
	printf '\t\t  "externalReferences": [ { "type": "source-distribution", "url": "%s" } ] }' \
		"https://snapshot.debian.org/package/$4/$(echo "$5" | sed 's/+/%2B/g; s/:/%3A/g')/"
	comma=,
}

date=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%dT%H:%M:%SZ)
cat <<EOT
{
	"\$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
	"bomFormat": "CycloneDX",
	"specVersion": "1.6",
	"version": 1,
	"metadata": { "timestamp": "$date", "component": { "type": "firmware", "name": "stoppress",
		"licenses": [ { "license": { "id": "MIT" } } ] } },
EOT
printf '\t"components": ['
comma=
while read -r name version arch source source_version hash; do
	copyright=$packages/root/usr/share/doc/$name/copyright
	if [ "$arch" = source ]; then
		copyright=$work/copyright
		tar -xOf "$packages/sources/${name}_${version#*:}".debian.tar.* debian/copyright \
			>"$copyright"
	fi
	component "$name" "$version" "$arch" "$source" "$source_version" "$copyright" "$hash"
done <"$packages/packages.txt"
for name; do
	dpkg-query -W --showformat='${Package} ${Version} ${Architecture} ${source:Package} ${source:Version}\n' \
		"$name" >"$work/installed"
	read -r name version arch source source_version <"$work/installed"
	component "$name" "$version" "$arch" "$source" "$source_version" "/usr/share/doc/$name/copyright"
done
printf '\n\t]\n}\n'
