#!/bin/sh
# Each request for memory of the program and its libraries fails, once and from then on. It ends with 2 and says
# why, or what it does is what it does with all of the memory; a list is the old one or the new one; what it made is
# whole or not there; and where main returns, no more is held than with all of the memory.
# shellcheck disable=SC2016,SC2317 # backquotes of Markdown; the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"

prepare() {
	mkdir -p .git deep
	printf '### Title\n\n- **Tags**:\n- **Year**: <!-- pllint: match ^\\d{4}$ -->\n- **Text**:\n  <details></details>\n' \
		>template.md
	printf '# A list\n\n### One\n\n- **Tags**: a, b \n- **Year**: 20\n- **Text**: [a](b) `c` &amp; *d*\n' >a.md
	cp a.md deep/b.md && cp template.md deep/Template.md && printf 'x.md\n' >.gitignore
	cp a.md "$room/old"
}

# fails N ON ARGUMENT...: as run does, but the N-th request for memory fails, and with ON 1 all after it.
fails() {
	number=$1 on=$2
	shift 2
	rm -f "$room/count"
	FAIL_AT=$number FAIL_ON=$on FAIL_COUNT=$room/count LD_PRELOAD=$PLLINT_FAILING_MALLOC "$PLLINT" "$@" \
		>"$room/out" 2>"$room/err" </dev/null
	code=$?
}

same_as_with_memory() {
	[ "$code" -eq "$plain" ] && cmp -s "$room/out" "$room/plain.out" && cmp -s "$room/err" "$room/plain.err"
}

# A report that is whole, and says what went wrong.
tells_of_it() {
	[ "$made" = out.json ] && grep -q memory out.json && "$PYTHON" -c 'import json; json.load(open("out.json"))' 2>/dev/null
}

judge() {
	rest=$(find . -name '*pllint*')
	[ -z "$rest" ] || {
		echo "left behind: $rest"
		return 1
	}
	if cmp -s a.md "$room/new"; then
		cp "$room/old" a.md
	elif ! cmp -s a.md "$room/old"; then
		echo 'the list is torn'
		return 1
	fi
	if [ -n "$made" ] && [ -e "$made" ]; then
		cmp -s "$made" "$room/made" || tells_of_it || {
			echo "$made is torn"
			return 1
		}
		rm "$made"
	fi
	# Without the count, the program ended at once.
	if [ -e "$room/count" ]; then
		read -r _ held <"$room/count"
		returned=$((returned + 1))
		[ "$held" -le "$plain_held" ] || {
			echo "$held blocks are held at the end, $plain_held with all of the memory"
			return 1
		}
	fi
	same_as_with_memory || { [ "$code" -eq 2 ] && said 'memory'; }
}

# makes FILE ARGUMENT...: sweep, of what writes a file.
makes() {
	made=$1
	shift
	sweep "$@"
	outcome=$?
	made=
	return "$outcome"
}

# Of a run with more requests than this, so many are tried, at even distances; 0: always all (less is for coverage).
most=${PLLINT_POINTS-0}

# sweep ARGUMENT...: the requests of a run.
sweep() {
	[ -e .git/HEAD ] || [ -n "${no_template-}" ] || prepare
	fails 0 0 "$@"
	plain=$code
	cp "$room/out" "$room/plain.out" && cp "$room/err" "$room/plain.err" && cp a.md "$room/new"
	cp "$room/old" a.md
	read -r count plain_held <"$room/count"
	returned=0
	[ -z "$made" ] || mv "$made" "$room/made" || return 1
	[ "$count" -gt 0 ] && [ "$plain" -ne 2 ] || return 1
	step=1
	[ "$most" -eq 0 ] || step=$(((count + most - 1) / most))
	tried=0
	for on in 0 1; do
		i=0
		while [ $((i + step)) -le "$count" ]; do
			i=$((i + step)) tried=$((tried + 1))
			fails "$i" "$on" "$@"
			judge || {
				echo "request $i of $count, on=$on: pllint $*"
				return 1
			}
		done
	done
	echo "pllint $*: $count requests, every one of $step failing once and from then on: $tried points;" \
		"$returned returned from main, with nothing held that was not held before"
}

check() {
	sweep a.md && sweep --jobs 1 --format concise a.md deep/b.md
}

search() {
	sweep --jobs 1 .
}

# Whose request it is that fails is left to chance.
threads() {
	sweep --jobs 2 a.md deep/b.md
}

fix() {
	sweep --fix a.md && sweep --check a.md && sweep --unsafe-fixes --fix a.md
}

patch() {
	sweep --diff a.md
}

pages() {
	sweep --show-template && sweep --help && sweep --list-rules && sweep --explain date
}

formats() {
	for format in github markdown json jsonl sarif gitlab rdjson junit checkstyle statistics; do
		sweep --format "$format" a.md || return 1
	done
	makes out.json --format text --format json=out.json a.md
}

exports() {
	sweep --export json a.md && sweep --export csv a.md && sweep --export bibtex a.md
}

initial() {
	rm -f template.md
	printf '# A list\n\n### One\n\n- **Tags**: a\n- **Year**: 2020\n\n### Two\n\n- **Tags**: b\n- **Year**: 2021\n' >a.md
	cp a.md "$room/old"
	no_template=1
	makes template.md --init a.md
	outcome=$?
	no_template=
	return "$outcome"
}

baselines() {
	prepare
	"$PLLINT" --write-baseline "$room/known.json" a.md >/dev/null 2>&1
	sweep --baseline "$room/known.json" a.md && makes known.json --write-baseline known.json a.md
}

changes() {
	prepare
	printf -- '--- a/a.md\n+++ b/a.md\n@@ -5 +5 @@\n-- **Tags**: a\n+- **Tags**: a, b \n' >"$room/diff"
	sweep --diff-file "$room/diff" a.md || return 1
	command -v git >/dev/null || return 0
	rm -rf .git && git init -q . && git add . &&
		git -c user.name=a -c user.email=a@example.org commit -q -m a || return 1
	printf 'more\n' >>a.md && cp a.md "$room/old"
	sweep --diff-base HEAD a.md && sweep --template-from HEAD a.md || return 1
	# What follows from a changed template is found by reading the one before it.
	git checkout -q a.md && cp a.md "$room/old" && printf -- '- **Venue**:\n' >>template.md &&
		sweep --diff-base HEAD --show-all a.md && said 'template.md was changed'
}

made=
if [ ! -e "${PLLINT_FAILING_MALLOC-}" ]; then
	echo 'skipped: the memory functions of this C library cannot be stood before'
	exit 77
fi
run_cases check search threads fix patch formats pages exports initial baselines changes
