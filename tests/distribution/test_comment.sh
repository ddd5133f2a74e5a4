#!/bin/sh
# The shell of the README's workflow that comments on pull requests, with a `gh` that keeps the comments in a file.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"

if ! python3 -c 'import yaml' 2>/dev/null || ! command -v jq >/dev/null; then
	echo 'no Python with YAML or no jq on this machine'
	exit 77
fi
workflows=$PLLINT_SOURCE_ROOT/tests/distribution/workflows.py
mkdir "$room/bin" "$room/files" "$room/scripts" &&
	python3 "$workflows" blocks "$PLLINT_SOURCE_ROOT/README.md" "$room/files" &&
	python3 "$workflows" scripts "$room/scripts" "$room/files/.github/workflows/pllint-comment.yml" || exit 1

# It answers what the script asks: gh api PATH [--paginate] [--method PATCH] [--jq EXPRESSION] [-F body=@FILE].
cat >"$room/bin/gh" <<'END'
#!/bin/sh
[ "$1" = api ] || exit 9
shift
method= expression=. body=
while [ $# -gt 0 ]; do
	case $1 in
	--paginate) ;;
	--method) method=$2 && shift ;;
	--jq) expression=$2 && shift ;;
	-F) body=${2#body=@} && shift ;;
	*) path=$1 ;;
	esac
	shift
done
own='{id: ($id | tonumber), user: {type: "Bot"}, body: $body}'
case $method:$path in
:repos/somebody/list/pulls/7) echo '{"head": {"sha": "abc"}}' | jq -r "$expression" ;;
:repos/somebody/list/issues/7/comments)
	if [ -z "$body" ]; then
		jq -r "$expression" comments.json
	else
		jq --rawfile body "$body" --arg id 12 ". + [$own]" comments.json >new.json && mv new.json comments.json
	fi
	;;
PATCH:repos/somebody/list/issues/comments/*)
	jq --rawfile body "$body" --arg id "${path##*/}" \
		'map(if .id == ($id | tonumber) then .body = $body else . end)' comments.json >new.json &&
		mv new.json comments.json
	;;
*) exit 9 ;;
esac
END
chmod +x "$room/bin/gh"
export GH_TOKEN=x REPOSITORY=somebody/list HEAD=abc PATH="$room/bin:$PATH"

# comment NUMBER LIST: what the first workflow makes of a list that is bad, fixable or good is commented.
comment() {
	"$2" list.md && run --fail-on never --format markdown=comment.md list.md && post "$1"
}

# post NUMBER: what comment.md holds is commented.
post() {
	printf '%s\n' "$1" >number
	bash --noprofile --norc -e "$room/scripts/pllint-comment-0.sh" >"$room/out" 2>"$room/err"
	code=$?
}

# comments: the text of all, the oldest first.
comments() {
	jq -r '.[] | .body' comments.json
}

# The comments of others, one of which pretends.
start() {
	cat >comments.json <<-'END'
		[{"id": 1, "user": {"type": "User"}, "body": "<!-- pllint --> not mine"},
		 {"id": 2, "user": {"type": "Bot"}, "body": "another program's"}]
	END
}

one_comment_is_kept_up_to_date() {
	start && comment 7 bad && [ "$code" -eq 0 ] && comments | grep -q 'vocabulary' &&
		comment 7 fixable && [ "$code" -eq 0 ] && comments | grep -q 'trailing-whitespace' &&
		! comments | grep -q 'vocabulary' && [ "$(jq length comments.json)" -eq 3 ] &&
		comments | grep -q 'not mine' && comments | grep -q "another program's"
}

nothing_is_said_where_nothing_is_wrong() {
	start && comment 7 good && [ "$code" -eq 0 ] && [ "$(jq length comments.json)" -eq 2 ]
}

what_was_mended_is_taken_back() {
	start && comment 7 bad && comment 7 good && [ "$code" -eq 0 ] && [ "$(jq length comments.json)" -eq 3 ] &&
		! comments | grep -q 'vocabulary' && comments | grep -q 'no findings'
}

another_pull_request_is_left_alone() {
	start && comment 8 bad && [ "$code" -ne 0 ] && comment '../8' bad && [ "$code" -ne 0 ] &&
		comment '' bad && [ "$code" -ne 0 ] && HEAD=def comment 7 bad && [ "$code" -ne 0 ] &&
		[ "$(jq length comments.json)" -eq 2 ]
}

links_out_of_the_artifact_are_not_followed() {
	printf '#### a secret' >"$room/secret"
	start && ln -s "$room/secret" comment.md && post 7 && [ "$code" -ne 0 ] && ! comments | grep -q 'secret'
}

a_long_text_is_cut() {
	start && { echo '####' && head -c 90000 /dev/zero | tr '\0' x; } >comment.md && post 7 && [ "$code" -eq 0 ] &&
		[ "$(comments | wc -c)" -lt 65536 ] && [ "$(comments | wc -c)" -gt 60000 ]
}

run_cases one_comment_is_kept_up_to_date nothing_is_said_where_nothing_is_wrong what_was_mended_is_taken_back \
	another_pull_request_is_left_alone links_out_of_the_artifact_are_not_followed a_long_text_is_cut
