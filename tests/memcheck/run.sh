#!/bin/sh
# run.sh TEST ARGUMENT...: a test under valgrind's memcheck, for meson's setup of that name. A program of tests is
# run in it; a script is run as it is, and in it every pllint that it starts (neither shells nor git). An error, and
# memory that nothing points to any more at the end, fail the test.
set -u
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)

if ! command -v valgrind >/dev/null; then
	echo 'skipped: no valgrind on this machine'
	exit 77
fi
PLLINT_MEMCHECK=$(mktemp -d) || exit 1
trap 'rm -rf "$PLLINT_MEMCHECK"' EXIT
export PLLINT_MEMCHECK
export PLLINT_PLAIN="${PLLINT-}"

case $1 in
*.sh | *.py | *python3*)
	PLLINT=$here/pllint.sh "$@"
	;;
*)
	"$here/memcheck.sh" "$@"
	;;
esac
code=$?
cat "$PLLINT_MEMCHECK"/*.log 2>/dev/null
if cat "$PLLINT_MEMCHECK"/*.log 2>/dev/null | grep -q .; then
	echo "valgrind: errors in $(find "$PLLINT_MEMCHECK" -size +0 | grep -c 'log$') runs"
	exit 1
fi
exit "$code"
