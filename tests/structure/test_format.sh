#!/bin/sh
# The C sources stand as clang-format writes them.
set -u
cd "$PLLINT_SOURCE_ROOT" || exit 1

# Versions differ in details; this is the one that .clang-format is written for.
if ! clang-format --version 2>/dev/null | grep -q 'version 14\.'; then
	echo 'no clang-format 14 on this machine'
	exit 77
fi
find src rules include tests -name '*.[ch]' -exec clang-format --dry-run -Werror {} +
