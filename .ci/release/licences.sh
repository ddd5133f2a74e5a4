#!/bin/sh
# Prints the licences of pllint and of the libraries in it, whose sources are unpacked: each of them asks that its
# notice go with the program.
set -u

top=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P) || exit 2
printf 'pllint\n\n'
cat "$top/LICENSE" || exit 1
for wrap in "$top"/subprojects/*.wrap; do
	folder=$(sed -n 's/^directory *= *//p' "$wrap")
	printf '\n\n%s\n\n' "$folder"
	cat "$top/subprojects/$folder"/LICEN[CS]E* || exit 1
done
