#!/bin/sh
# run.sh TEST ARGUMENT...: a test under valgrind's memcheck, for meson's setups of that name. A program of tests is
# run in it; a script is run as it is, and in it the pllint that it starts (neither shells nor git): every one, or
# every PLLINT_MEMCHECK_EACH-th. An error, and memory that nothing points to any more at the end, fail the test.
set -u
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)

if ! PLLINT_VALGRIND=$(command -v valgrind); then
	echo 'skipped: no valgrind on this machine'
	exit 77
fi
PLLINT_MEMCHECK=$(mktemp -d) || exit 1
trap 'rm -rf "$PLLINT_MEMCHECK"' EXIT
# Some tests run pllint as somebody else.
chmod 1777 "$PLLINT_MEMCHECK"
: >"$PLLINT_MEMCHECK/runs" && chmod 666 "$PLLINT_MEMCHECK/runs"
export PLLINT_MEMCHECK PLLINT_VALGRIND
export PLLINT_PLAIN="${PLLINT-}"

case $1 in
*.sh | *.py | *python3*) PLLINT=$here/pllint.sh "$@" ;;
*) "$here/memcheck.sh" "$@" ;;
esac
code=$?
logs=$(find "$PLLINT_MEMCHECK" -name '*.log' -size +0)
if [ -n "$logs" ]; then
	echo "$logs" | xargs cat
	echo "valgrind: errors in $(echo "$logs" | wc -l) runs"
	exit 1
fi
echo "valgrind: no error in $(find "$PLLINT_MEMCHECK" -name '*.log' | wc -l) runs"
exit "$code"
