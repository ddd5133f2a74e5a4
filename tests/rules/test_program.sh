#!/bin/sh
# The program itself over the cases of the rules' pages: what --format concise prints of each list, and what --fix and
# --unsafe-fixes make of it. The tests of every build do the same with the library (cases.c); a release does this with
# each program that it hands out.
set -u
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
status=0
count=0

for program in "${PLLINT-}" "${PLLINT_CASES-}"; do
	case $program in
	/*) ;;
	*)
		echo 'PLLINT and PLLINT_CASES must be the absolute paths of the programs'
		exit 2
		;;
	esac
done

complain() {
	echo "${case#"$room/cases/"}: $*"
	status=1
}

# compare WANTED RESULT PLAIN: without the file that is wanted, the result is as PLAIN.
compare() {
	wanted=$1
	[ -e "$wanted" ] || wanted=$3
	if ! cmp -s "$wanted" "$2"; then
		complain "not as ${1##*/}:"
		diff "$wanted" "$2" | sed 's/^/	/'
	fi
}

# Ended with 0 or 1; or with 2 and the reason why a part was not checked, or not fixed.
ended_well() {
	[ "$code" -le 1 ] || { [ "$code" -eq 2 ] && grep -qE ': not (all of it was checked|fixed): ' "$room/said"; }
}

# fix RESULT OPTION...: what --fix makes of list.md.
fix() {
	result=$1
	shift
	"$PLLINT" --fix "$@" --stdin-filename ./list.md - <list.md >"$result" 2>"$room/said"
	code=$?
	ended_well || complain "--fix $*: exit status $code: $(cat "$room/said")"
}

# beside FILE: twenty other files of the folder are like it.
beside() {
	for number in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do
		cp "$1" "other-$number.md"
	done
}

"$PLLINT_CASES" --export "$room/cases" || exit 1
for case in "$room"/cases/*/*/; do
	cd "$case" || exit 1
	count=$((count + 1))
	[ ! -e others.txt ] || beside others.txt
	"$PLLINT" --format concise list.md 2>"$room/said" >"$room/printed"
	code=$?
	ended_well || complain "exit status $code: $(cat "$room/said")"
	sed 's/^list\.md://; s/ \[\*\]$//' "$room/printed" >"$room/findings"
	compare findings.txt "$room/findings" /dev/null
	fix "$room/fixed"
	compare fixed.md "$room/fixed" list.md
	fix "$room/unsafe" --unsafe-fixes
	compare fixed-unsafe.md "$room/unsafe" "$room/fixed"
done
echo "$count cases"
[ "$count" -gt 0 ] || status=1
exit $status
