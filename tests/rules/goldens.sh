#!/bin/sh
# Checks and fixes each fixtures/rules/RULE/CASE/list.md: compares what is found with findings.txt and what --fix
# makes of it with fixed.md (fixed-unsafe.md with --unsafe-fixes), which are there only where something changes.
# A second fix must change nothing. `goldens.sh --update` writes what the program says now; read every line of
# the difference before it is committed.
set -u
# shellcheck disable=SC1007 # an empty CDPATH for this cd alone
root=${PLLINT_SOURCE_ROOT:-$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)}
update=false
[ "${1-}" = --update ] && update=true
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT

case ${PLLINT-} in
/*) ;;
*)
	echo 'PLLINT must be the absolute path of the program'
	exit 2
	;;
esac

status=0
count=0

complain() {
	echo "$case: $*"
	status=1
}

# compare GOLDEN RESULT PLAIN: without the golden, the result is as PLAIN.
compare() {
	if $update; then
		rm -f "$1"
		cmp -s "$2" "$3" || cp "$2" "$1"
		return
	fi
	wanted=$1
	[ -e "$wanted" ] || wanted=$3
	if ! cmp -s "$wanted" "$2"; then
		complain "not as ${1##*/}:"
		diff "$wanted" "$2" | sed 's/^/	/'
	fi
}

# fix RESULT OPTION...: what --fix makes of list.md, and of that again.
fix() {
	result=$1
	shift
	"$PLLINT" --fix "$@" --stdin-filename ./list.md - <list.md >"$result" 2>"$room/said"
	code=$?
	[ "$code" -le 1 ] || complain "--fix $*: exit status $code: $(cat "$room/said")"
	"$PLLINT" --fix "$@" --stdin-filename ./list.md - <"$result" >"$room/again" 2>"$room/said"
	cmp -s "$result" "$room/again" || complain "a second --fix $* changes more"
}

for list in "$root"/fixtures/rules/*/*/list.md; do
	case=${list#"$root"/fixtures/}
	case=${case%/list.md}
	cd "${list%/list.md}" || exit 1
	count=$((count + 1))
	"$PLLINT" --format concise list.md >"$room/marked" 2>"$room/said"
	code=$?
	# What fixed.md shows needs no mark on each line.
	sed 's/ \[\*\]$//' "$room/marked" >"$room/findings"
	[ "$code" -le 1 ] || complain "exit status $code: $(cat "$room/said")"
	if $update; then
		cp "$room/findings" findings.txt
	else
		compare findings.txt "$room/findings" /dev/null
	fi
	fix "$room/fixed"
	compare fixed.md "$room/fixed" list.md
	fix "$room/unsafe" --unsafe-fixes
	compare fixed-unsafe.md "$room/unsafe" "$room/fixed"
done
echo "$count cases"
[ "$count" -gt 0 ] || status=1
exit $status
