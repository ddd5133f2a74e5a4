#!/bin/sh
# What of src and rules the tests reach: builds with gcc's counters, runs the tests, and prints a table by folder
# and every branch that was not taken (in build/coverage/branches.txt). Fails where a test fails or where
# coverage.py finds too little. Options are passed on to coverage.py.
set -u
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
top=${here%/tests/*}
build=$top/build/coverage

fail() {
	printf 'coverage: %s\n' "$*"
	exit 1
}

mkdir -p "$build" || exit 1
gcc -std=c11 -O1 -D_GNU_SOURCE -c -o "$build/counters.o" "$here/counters.c" || exit 1
if [ ! -f "$build/build.ninja" ]; then
	CC=gcc meson setup "$build" "$top" -Db_coverage=true -Dbuildtype=debug -Dc_args=-fprofile-update=atomic \
		-Dc_link_args="['$build/counters.o','-Wl,--wrap=_exit','--coverage']" >"$build/setup.log" 2>&1 ||
		fail "no build: $build/setup.log"
fi
ninja -C "$build" >"$build/build.log" 2>&1 || fail "no build: $build/build.log"
find "$build" -name '*.gcda' -exec rm -f {} +

# One way for each system call to fail, a part of the requests for memory, few kills, and no instructions counted: no
# branch waits for the others, nor for long lists.
PLLINT_FAULTS=EIO PLLINT_POINTS=600 PLLINT_KILLS=10 meson test -C "$build" --setup all --no-suite structure --no-suite distribution \
	--no-suite launcher --no-suite threads --no-suite many --no-suite analysis --no-suite growth --print-errorlogs \
	--timeout-multiplier 10 >"$build/tests.log" 2>&1
tests=$?
[ "$tests" -eq 0 ] || grep -v ' OK  ' "$build/tests.log"

gcovr --root "$top" --filter "$top/src/" --filter "$top/rules/" --json "$build/coverage.json" "$build" \
	>"$build/gcovr.log" 2>&1 || fail "no table: $build/gcovr.log"
python3 "$here/coverage.py" "$top" "$build" "$@" && [ "$tests" -eq 0 ]
