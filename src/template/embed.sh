#!/bin/sh
# Prints the C source that holds the file $1 as the built-in template. A list of numbers, because a string
# literal may have at most 4095 characters.
set -eu

cat <<'END'
#include "pllint.h"

static const unsigned char text[] = {
END
od -An -v -tu1 -- "$1" | sed 's/[0-9][0-9]*/&,/g'
cat <<'END'
	0,
};

const char *pllint_builtin_template(size_t *size)
{
	*size = sizeof text - 1;
	return (const char *)text;
}
END
