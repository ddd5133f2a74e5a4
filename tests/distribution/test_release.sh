#!/bin/sh
# The script of the releases builds the program for this machine, which it checks. Its folder is kept: building the
# C library takes longer than all the rest.
set -u

copy=$PLLINT_SOURCE_ROOT/build/release-test
mkdir -p "$copy" && cd "$copy" || exit 1
find . -mindepth 1 -maxdepth 1 ! -name build ! -name subprojects -exec rm -rf {} +
tar -C "$PLLINT_SOURCE_ROOT" --exclude './build*' --exclude ./.git -cf - . | tar -xf - || exit 1
if ! .ci/release/build.sh "$(uname -m)" >said 2>&1; then
	cat said
	! grep -q -e 'can be had neither' -e '^release: missing' said || exit 77
	exit 1
fi
cat said
cd build/release/programs && sha256sum --check --strict SHA256SUMS && set -- pllint-*-linux && "./$1" --version
