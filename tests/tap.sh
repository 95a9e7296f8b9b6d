# tap.sh: what the scripts of tests/scripts share, to be sourced from the repository root; no test of
# its own. Speaks TAP.
#
# Gives B, the build folder, and tmp, a folder that is removed at the end. A script runs its tests
# with check or skip and ends with finish.
# shellcheck shell=sh
B=${B:-build/release}
LC_ALL=C
export LC_ALL
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
: >"$tmp/err"
n=0
failed=0

# check NAME: passes where the command before it did, else shows what is in $tmp/err.
check() {
	status=$?
	n=$((n + 1))
	if [ "$status" -eq 0 ]; then
		echo "ok $n - $1"
		return
	fi
	failed=1
	echo "not ok $n - $1"
	sed 's/^/# /' "$tmp/err"
}

skip() { # skip NAME REASON
	n=$((n + 1))
	echo "ok $n - $1 # SKIP $2"
}

# exits STATUS COMMAND...: standard output and error are kept in $tmp/out and $tmp/err.
exits() {
	want=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	got=$?
	[ "$got" -eq "$want" ] || echo "exit status $got, not $want: $*" >>"$tmp/err"
	[ "$got" -eq "$want" ]
}

# The plan, and an exit status that tells whether all passed.
finish() {
	echo "1..$n"
	exit "$failed"
}
