#!/bin/sh
# memcheck.sh PROGRAM ARGUMENT...: what valgrind has to say goes to files in $PLLINT_MEMCHECK, nothing if all is well.
exec "$PLLINT_VALGRIND" --quiet --leak-check=full --errors-for-leak-kinds=definite --show-leak-kinds=definite \
	--error-exitcode=99 --child-silent-after-fork=yes --num-callers=20 --log-file="$PLLINT_MEMCHECK/%p.log" "$@"
