#!/bin/sh
# The shell files are as shellcheck wants them.
set -u
cd "$PLLINT_SOURCE_ROOT" || exit 1

if ! command -v shellcheck >/dev/null; then
	echo 'no shellcheck on this machine'
	exit 77
fi
{
	printf '%s\n' pllint .ci/run tests/run
	find .ci src rules tests -name '*.sh'
} | xargs shellcheck -x -P SCRIPTDIR
