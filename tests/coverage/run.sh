#!/bin/sh
# What of src and rules the tests reach: builds with gcc's counters, runs the tests, and prints a table by folder.
# Every branch that was not taken is in build/coverage/branches.txt. Fails where a test fails or where coverage.py finds
# too little.
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
cache=
! command -v ccache >/dev/null || cache='ccache '
if [ ! -f "$build/build.ninja" ]; then
	CC="${cache}gcc" meson setup "$build" "$top" -Dtests=true -Db_coverage=true -Dbuildtype=debug -Dc_args=-fprofile-update=atomic \
		-Dc_link_args="['$build/counters.o','-Wl,--wrap=_exit','--coverage']" >"$build/setup.log" 2>&1 ||
		fail "no build: $build/setup.log"
fi
ninja -C "$build" >"$build/build.log" 2>&1 || fail "no build: $build/build.log"
find "$build" -name '*.gcda' -exec rm -f {} +

# Of the slow tests, those that reach what the others do not: one way for each system call to fail, a part of the
# requests for memory, few kills, and the pages' cases varied. No instructions are counted.
export PLLINT_FAULTS=EIO PLLINT_POINTS=120 PLLINT_KILLS=10
tests=0
meson test -C "$build" --setup programs --no-suite bench --print-errorlogs >"$build/tests.log" 2>&1 || tests=1
meson test -C "$build" --setup all --print-errorlogs memory_faults call_faults write_faults special_files bibtex \
	vary_lint vary_template vary_fix \
	>>"$build/tests.log" 2>&1 || tests=1
[ "$tests" -eq 0 ] || grep -v ' OK  ' "$build/tests.log"

gcovr -j "$(nproc)" --root "$top" --filter "$top/src/" --filter "$top/rules/" --json "$build/coverage.json" "$build/src" \
	"$build"/*.p >"$build/gcovr.log" 2>&1 || fail "no table: $build/gcovr.log"
python3 "$here/coverage.py" "$top" "$build" && [ "$tests" -eq 0 ]
