#!/bin/sh
# build.sh MODULES TARGET [PACKAGE]: makes the extension TARGET, a .vsix. MODULES is the node_modules in which the
# devDependencies of package.json are installed; PACKAGE is the folder of the npm package that goes along.
set -eu
modules=$(CDPATH='' cd -- "$1" && pwd -P)
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

cp -r "$here/." "$here/../../LICENSE" "$here/../../.ci/release/bundled.mjs" "$room"
[ $# -lt 3 ] || cp -r "$3" "$room/pllint"
ln -s "$modules" "$room/node_modules"
(cd "$room" && npm run -s package -- --out extension.vsix)
cp "$room/extension.vsix" "$2"
