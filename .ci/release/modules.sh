#!/bin/sh
# modules.sh NAME FOLDER: installs what src/NAME is built and tested with, by its package.json, in FOLDER/node_modules.
set -eu
top=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P)
wanted=$top/src/$1/package.json

! cmp -s "$wanted" "$2/fetched" || exit 0
rm -rf "$2" && mkdir -p "$2" && cd "$2"
cp "$wanted" .
npm install --ignore-scripts --no-audit --no-fund >log 2>&1 </dev/null
cp "$wanted" fetched
