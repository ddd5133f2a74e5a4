#!/bin/sh
# The second step of action.yml. Its inputs are in the environment, and reach pllint as arguments, unread by a shell.
set -u

fail() {
	printf '::error title=pllint::%s\n' "$*"
	exit 2
}

set --
[ -z "$PLLINT_FAIL_ON" ] || set -- "$@" --fail-on "$PLLINT_FAIL_ON"
[ -z "$PLLINT_TEMPLATE" ] || set -- "$@" --template "$PLLINT_TEMPLATE"
[ -z "$PLLINT_TEMPLATE_FROM" ] || set -- "$@" --template-from "$PLLINT_TEMPLATE_FROM"
[ -z "$PLLINT_DIFF_BASE" ] || set -- "$@" --diff-base "$PLLINT_DIFF_BASE"
[ -z "$PLLINT_BASELINE" ] || set -- "$@" --baseline "$PLLINT_BASELINE"
while IFS= read -r pattern; do
	[ -z "$pattern" ] || set -- "$@" --exclude "$pattern"
done <<END
$PLLINT_EXCLUDE
END
while IFS= read -r argument; do
	case $argument in
	'') ;;
	-?*) set -- "$@" "$argument" ;;
	*) fail 'arguments: each line is an option, with its value after =' ;;
	esac
done <<END
$PLLINT_ARGUMENTS
END
case $PLLINT_NO_SUPPRESSIONS in
true) set -- "$@" --no-suppressions ;;
false | '') ;;
*) fail 'no-suppressions: true or false' ;;
esac

# The log is for people, the annotations, which the runner takes from it, stand at its end.
annotations=$RUNNER_TEMP/pllint/annotations
records=$RUNNER_TEMP/pllint/records
set -- "$@" --format text --format "github=$annotations" --format "jsonl=$records"
[ -z "${GITHUB_STEP_SUMMARY-}" ] || set -- "$@" --format "markdown=$GITHUB_STEP_SUMMARY"
[ -z "$PLLINT_SARIF_FILE" ] || set -- "$@" --format "sarif=$PLLINT_SARIF_FILE"
[ -z "$PLLINT_MARKDOWN_FILE" ] || set -- "$@" --format "markdown=$PLLINT_MARKDOWN_FILE"

options=$#
set -- "$@" --
while IFS= read -r file; do
	[ -z "$file" ] || set -- "$@" "$file"
done <<END
$PLLINT_FILES
END
[ $# -gt $((options + 1)) ] || exit 0
rm -f "$annotations" "$records"
"$PLLINT_PROGRAM" "$@"
status=$?
[ ! -f "$annotations" ] || cat "$annotations"

# count NAME: what the last record says of it; nothing where the run did not come so far.
count() {
	[ ! -f "$records" ] || sed -n '/^{"type":"summary",/s/.*"'"$1"'":\([0-9]*\)[,}].*/\1/p' "$records"
}
printf '%s\n' "status=$status" "errors=$(count error)" "warnings=$(count warning)" "infos=$(count info)" \
	"fixable=$(count fixable)" >>"$GITHUB_OUTPUT"
exit "$status"
