#!/bin/sh
# Checks each fixtures/rules/RULE/CASE/list.md and compares with its findings.txt. `goldens.sh --update`
# writes what the program says now; read every line of the difference before it is committed.
set -u
# shellcheck disable=SC1007 # an empty CDPATH for this cd alone
root=${PLLINT_SOURCE_ROOT:-$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)}
update=false
[ "${1-}" = --update ] && update=true

status=0
count=0
for list in "$root"/fixtures/rules/*/*/list.md; do
	folder=${list%/list.md}
	case=${folder#"$root"/fixtures/}
	said=$(cd "$folder" && "$PLLINT" --format concise list.md 2>/dev/null)
	code=$?
	count=$((count + 1))
	if [ "$code" -gt 1 ]; then
		echo "$case: exit status $code"
		status=1
	elif $update; then
		printf '%s' "${said:+$said
}" >"$folder/findings.txt"
	elif [ "$said" != "$(cat "$folder/findings.txt")" ]; then
		echo "$case:"
		printf '%s\n' "$said" | diff "$folder/findings.txt" - | sed 's/^/	/'
		status=1
	fi
done
echo "$count cases"
[ "$count" -gt 0 ] || status=1
exit $status
