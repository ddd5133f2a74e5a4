#!/bin/sh
# Twice the text takes no more than 2.5 times the instructions, or a guard stops it with a message: every text of
# cases.def, checked and mended. Instructions are counted by valgrind, so that the machine's load does not matter.
#   PLLINT_REPEATS  how often the pieces of the longer text are repeated
#   PLLINT_CASES    a regular expression: those cases only
set -u
. "$(dirname "$0")/../cli/common.sh"
repeats=${PLLINT_REPEATS-20000}

# prepare COUNT: the case's files, and in $arguments what they are named by.
prepare() {
	rm -rf "$room/case"
	mkdir "$room/case"
	cd "$room/case" || exit 1
	cp "$PLLINT_SOURCE_ROOT/template.md" template.md
	"$PLLINT_PATHOLOGICAL" "$name" "$1" . || exit 1
	arguments=list.md
	case $kind in
	TEMPLATE) printf '### a\n\n- **A**: x\n' >list.md ;;
	MATCH) printf '### T\n\n- **Tags**: <!-- pllint: match (a|aa)+$ -->\n' >template.md ;;
	IGNORE)
		mkdir .git
		printf '### a\n\n- **Tags**: x\n' >aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md
		arguments=.
		;;
	DIFF)
		{
			printf '### a\n\n- **Tags**: x\n- **Notes**: y\n\n'
			yes a | head -n "$1"
		} >list.md
		arguments='--diff-file diff list.md'
		;;
	BASELINE)
		printf '### a\n\n- **Tags**: x\n' >list.md
		arguments='--baseline baseline list.md'
		;;
	esac
}

# count MODE...: the instructions, of which $code is the outcome.
count() {
	# shellcheck disable=SC2086 # several arguments
	valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file="$room/log" \
		"$PLLINT" --timeout 0 --format concise "$@" $arguments >"$room/out" 2>"$room/err" </dev/null
	code=$?
	instructions=$(sed -n 's/.*I *refs: *//p' "$room/log" | tr -d ,)
}

# A guard speaks of the text. A deadline is none: there is none here.
is_guarded() {
	[ "$code" -eq 2 ] && grep -q '^pllint: ' "$room/err" && ! said 'longer than the time'
}

grows() {
	prepare $((repeats / 2)) && count "$@"
	half=$instructions
	prepare "$repeats" && count "$@"
	if [ "$code" -gt 2 ] || [ -z "$half" ] || [ -z "$instructions" ]; then
		echo "$name $*: exit status $code"
		return 1
	fi
	how=
	! is_guarded || how=", stopped: $(sed 's/.*: //; q' "$room/err")"
	tenths=$((instructions * 10 / half))
	echo "$name $*: $((instructions / 1000000)) million instructions, $((tenths / 10)).$((tenths % 10)) times those of half$how"
	[ "$tenths" -lt 25 ] || [ -n "$how" ]
}

if ! command -v valgrind >/dev/null; then
	echo 'no valgrind on this machine'
	exit 77
fi
"$PLLINT_PATHOLOGICAL" --list | grep -E "${PLLINT_CASES-.}" >"$room/names"
while read -r kind name; do
	for mode in --quiet --check; do
		if grows "$mode" >"$room/said"; then
			printf '[       OK ] %s\n' "$(cat "$room/said")"
		else
			printf '[  FAILED  ] %s\n' "$(cat "$room/said")"
			status=1
		fi
	done
done <"$room/names"
exit "$status"
