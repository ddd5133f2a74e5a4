#!/bin/sh
# Every name that the installed libraries give to others starts with pllint_, and each function of the public header is
# among them; the shared one has a soname.
set -u

status=0
declared=$(tr '\n' ' ' <"$PLLINT_SOURCE_ROOT/include/pllint.h" | tr ';' '\n' | sed -n 's/.*[ *]\(pllint_[a-z0-9_]*\)(.*/\1/p' | sort -u)

# check LIBRARY OPTION: nm's option for the names that others see.
check() {
	names=$(nm -P "$2" --defined-only -- "$1" | awk 'NF > 1 { print $1 }' | sort -u)
	others=$(printf '%s\n' "$names" | grep -v '^pllint_')
	missing=$(printf '%s\n' "$declared" | grep -vxF "$names")
	if [ -n "$others" ]; then
		echo "$1 has names without the prefix:"
		printf '%s\n' "$others" | head -n 20
		status=1
	fi
	if [ -n "$missing" ]; then
		echo "$1 lacks:"
		printf '%s\n' "$missing"
		status=1
	fi
}

[ -n "$declared" ] || exit 1
check "$PLLINT_ARCHIVE" -g
if [ -n "${PLLINT_SHARED-}" ]; then
	check "$PLLINT_SHARED" -D
	readelf -d "$PLLINT_SHARED" | grep -q 'SONAME.*\[libpllint\.so\.[0-9]*\]' || {
		echo "$PLLINT_SHARED has no soname"
		status=1
	}
fi
exit $status
