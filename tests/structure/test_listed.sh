#!/bin/sh
# A source or a test that no meson.build names would be neither compiled nor run.
set -u
cd "$PLLINT_SOURCE_ROOT" || exit 1

status=0
for file in src/*/*.c rules/*.c tests/*/test_*.c tests/*/test_*.sh; do
	[ -e "$file" ] || continue
	name=${file##*/}
	list=${file%/*}/meson.build
	case $file in
	tests/*)
		list=${file%/*}/meson.build
		[ -e "$list" ] || list=tests/meson.build
		name=${name#test_}
		name=${name%.*}
		;;
	esac
	if ! grep -q "'$name'" "$list"; then
		echo "$file: not in $list"
		status=1
	fi
done
exit $status
