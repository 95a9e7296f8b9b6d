#!/bin/sh
# format.sh: every C file looks as .clang-format says. Speaks TAP.
set -u
cd "$(dirname "$0")/../.." || exit 2
name="every C file is formatted"
if ! command -v clang-format >/dev/null; then
	echo "ok 1 - $name # SKIP clang-format is not installed"
elif find src firmware tests -name '*.[ch]' | xargs clang-format --dry-run -Werror 1>&2; then
	echo "ok 1 - $name"
else
	echo "not ok 1 - $name"
fi
echo "1..1"
