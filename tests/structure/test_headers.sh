#!/bin/sh
# Each header compiles by itself, twice over: it includes what it needs and is guarded.
set -u
cd "$PLLINT_SOURCE_ROOT" || exit 1

status=0
for header in include/*.h src/*/*.h rules/*.h; do
	[ -e "$header" ] || continue
	printf '#include "%s"\n#include "%s"\n' "$header" "$header" |
		${CC:-cc} -std=c11 -D_DEFAULT_SOURCE -fsyntax-only -Wall -Wextra -Werror -Iinclude -Isrc -I. -x c - || status=1
done
exit $status
