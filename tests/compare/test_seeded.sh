#!/bin/sh
# What is found in the two lists with seeded mistakes that README.md compares with other linters.
set -u
cd "$(dirname "$0")" || exit 2
failed=0
for name in lines rows; do
	"$PLLINT" --format concise --template "$name.template.md" "$name.md" 2>/dev/null | sed 's/ \[\*\]$//' |
		diff "$name.findings" - || failed=1
done
exit "$failed"
