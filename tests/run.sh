#!/bin/sh
# run.sh TEST...: runs unit tests, fuzz targets and scripts, and counts. Ends with one line:
# N passed, N failed.
# Each program speaks TAP ("ok 1 - name", "not ok 2 - name"); a program that ends badly without
# saying so counts as one failure. B names the build folder.
set -u
cd "$(dirname "$0")/.." || exit 2
B=${B:-build/release}
LSAN_OPTIONS=suppressions=$PWD/tests/lsan.txt:print_suppressions=0
export B LSAN_OPTIONS
log=$(mktemp -d)
trap 'rm -rf "$log"' EXIT
passed=0
failed=0
skipped=0

run() { # run NAME COMMAND...
	name=$1
	shift
	CMOCKA_MESSAGE_OUTPUT=TAP "$@" >"$log/out" 2>"$log/err" </dev/null
	status=$?
	# cmocka 1.1.5 writes "not ok 3 # SKIP name" for a test that was skipped.
	skip=$(grep -c '^\(not \)\{0,1\}ok .*# SKIP' "$log/out")
	ok=$(grep -v '# SKIP' "$log/out" | grep -c '^ok ')
	bad=$(grep -v '# SKIP' "$log/out" | grep -c '^not ok ')
	if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
		bad=1
		echo "not ok - $name ended with status $status" >>"$log/out"
	fi
	if [ $((ok + bad + skip)) -eq 0 ]; then
		bad=1
		echo "not ok - $name ran no test" >>"$log/out"
	fi
	passed=$((passed + ok))
	failed=$((failed + bad))
	skipped=$((skipped + skip))
	printf '%-32s %4d passed %4d failed\n' "$name" "$ok" "$bad"
	grep '# SKIP' "$log/out"
	if [ "$bad" -gt 0 ]; then
		grep -A 12 '^not ok ' "$log/out"
		tail -n 40 "$log/err"
	fi
}

for t; do
	name=$(basename "$t")
	case $t in
	*.sh) run "$name" sh "$t" ;;
	*/fuzz_*) run "$name" "$t" "tests/fuzz/seeds/$name" ;;
	*) run "$name" "$t" ;;
	esac
done
[ "$skipped" -gt 0 ] && echo "($skipped skipped)"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
