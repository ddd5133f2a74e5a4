#!/bin/sh
# pllint, as the scripts that test it start it under memcheck. Without other programs: some scripts leave no PATH.
each=${PLLINT_MEMCHECK_EACH-1}
if [ "$each" -gt 1 ]; then
	read -r runs <"$PLLINT_MEMCHECK/runs"
	runs=$((${runs:-0} + 1))
	echo "$runs" >"$PLLINT_MEMCHECK/runs"
	[ $((runs % each)) -eq 1 ] || exec "$PLLINT_PLAIN" "$@"
fi
exec "${0%/*}/memcheck.sh" "$PLLINT_PLAIN" "$@"
