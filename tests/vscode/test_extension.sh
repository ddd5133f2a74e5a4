#!/bin/sh
# The extension for VS Code, as it is packaged: what is in it, and, with a stub of `vscode`, which program it runs.
# PLLINT_MODULES is where tests/run put the modules that it is built from.
set -u

modules=${PLLINT_MODULES-}/vscode
if ! [ -f "$modules/fetched" ]; then
	echo 'no modules of npm: tests/run --all fetches them'
	exit 77
fi
here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

mkdir "$room/npm" && echo '{"bin": "pllint.js"}' >"$room/npm/package.json" && touch "$room/npm/pllint.js" &&
	"$PLLINT_SOURCE_ROOT/src/vscode/build.sh" "$modules/node_modules" "$room/pllint.vsix" "$room/npm" &&
	"$PYTHON" -m zipfile -e "$room/pllint.vsix" "$room/vsix" || exit 1
(cd "$room/vsix/extension" && find . -type f | sort) >"$room/files"
printf './%s\n' LICENSE.txt README.md extension.js licences.txt package.json pllint/package.json pllint/pllint.js | diff - "$room/files" || exit 1
grep -q '^vscode-jsonrpc ' "$room/vsix/extension/licences.txt" || exit 1
version=$("$PLLINT" --version)
grep -q "\"version\": \"${version#pllint }\"" "$room/vsix/extension/package.json" || {
	echo "its version is not that of $version"
	exit 1
}
node "$here/extension.js" "$room/vsix/extension"
