#!/bin/sh
# build.sh MODULES PACKAGE TARGET: makes the page in the folder TARGET. MODULES is the node_modules in which the
# devDependencies of package.json are installed; PACKAGE is the folder of the npm package.
set -eu
modules=$(CDPATH='' cd -- "$1" && pwd -P)
package=$(CDPATH='' cd -- "$2" && pwd -P)
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)

mkdir -p "$3"
metafile=$(mktemp)
trap 'rm -f "$metafile"' EXIT
NODE_PATH=$modules "$modules/.bin/esbuild" "$here/main.js" "$here/main.css" --bundle --minify --format=esm \
	--alias:pllint="$package/index.js" --external:node:* --outdir="$3" --log-level=warning --metafile="$metafile"
cp "$here/index.html" "$package/pllint.wasm" "$3"
{
	node "$here/../../.ci/release/bundled.mjs" "$metafile"
	cat "$package/licences.txt"
} >"$3/licences.txt"
