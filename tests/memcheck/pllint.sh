#!/bin/sh
# pllint, as the scripts that test it start it under memcheck.
exec "$(dirname "$0")/memcheck.sh" "$PLLINT_PLAIN" "$@"
