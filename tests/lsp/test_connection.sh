#!/bin/sh
# The server, by the client side of npm's vscode-languageserver-protocol, on which VS Code's client and others stand.
# PLLINT_MODULES is where tests/run put it.
set -u

modules=${PLLINT_MODULES-}/vscode
if ! [ -f "$modules/fetched" ]; then
	echo 'no modules of npm: tests/run --all fetches them'
	exit 77
fi
NODE_PATH=$modules/node_modules exec node "$(dirname "$0")/connection.js"
