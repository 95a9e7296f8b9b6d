#!/bin/sh
# format.sh: every C file looks as .clang-format says.
set -u
cd "$(dirname "$0")/../.." || exit 2
. tests/tap.sh
name="every C file is formatted"
if command -v clang-format >/dev/null; then
	find src firmware tests -name '*.[ch]' -exec clang-format --dry-run -Werror {} + 2>"$tmp/err"
	check "$name"
else
	skip "$name" "clang-format is not installed"
fi
finish
