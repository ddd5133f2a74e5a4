#!/bin/sh
# The playground, as it is built, in a browser without a screen. PLLINT_MODULES is where tests/run put the modules that
# it is built from; the npm package is the one that the test `npm` left. With SHOTS, pictures of it are left in that
# folder.
set -u

modules=${PLLINT_MODULES-}/playground
package=$PLLINT_SOURCE_ROOT/build/npm/package
browser=$(command -v chromium)
if ! [ -f "$modules/fetched" ]; then
	echo 'no modules of npm: tests/run --all fetches them'
	exit 77
fi
if ! [ -f "$package/pllint.wasm" ]; then
	echo 'no npm package: the test npm builds it'
	exit 77
fi
if [ -z "$browser" ]; then
	echo 'no chromium on this machine'
	exit 77
fi
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
"$PLLINT_SOURCE_ROOT/src/playground/build.sh" "$modules/node_modules" "$package" "$room" &&
	CHROMIUM=$browser NODE_PATH=$modules/node_modules node "$(dirname "$0")/playground.js" "$room" "${SHOTS-}"
