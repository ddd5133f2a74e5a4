#!/bin/sh
# Each request for memory of the program and its libraries fails, once and from then on. It ends with 2 and says
# why, or what it does is what it does with all of the memory; a list is the old one or the new one.
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
	FAIL_AT=$number FAIL_ON=$on FAIL_COUNT=$room/count LD_PRELOAD=$PLLINT_FAILING_MALLOC "$PLLINT" "$@" \
		>"$room/out" 2>"$room/err" </dev/null
	code=$?
}

same_as_with_memory() {
	[ "$code" -eq "$plain" ] && cmp -s "$room/out" "$room/plain.out" && cmp -s "$room/err" "$room/plain.err"
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
	same_as_with_memory || { [ "$code" -eq 2 ] && said 'memory'; }
}

# sweep ARGUMENT...: all requests of a run.
sweep() {
	prepare
	fails 0 0 "$@"
	plain=$code
	cp "$room/out" "$room/plain.out" && cp "$room/err" "$room/plain.err" && cp a.md "$room/new"
	cp "$room/old" a.md
	count=$(cat "$room/count")
	[ "$count" -gt 0 ] && [ "$plain" -ne 2 ] || return 1
	for on in 0 1; do
		i=0
		while [ "$i" -lt "$count" ]; do
			i=$((i + 1))
			fails "$i" "$on" "$@"
			judge || {
				echo "request $i of $count, on=$on: pllint $*"
				return 1
			}
		done
	done
	echo "pllint $*: $count requests, each failing once and from then on: $((2 * count)) points"
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

formats() {
	sweep --format json a.md && sweep --export json a.md
}

pages() {
	sweep --show-template && sweep --help && sweep --list-rules && sweep --explain date
}

if [ ! -e "${PLLINT_FAILING_MALLOC-}" ]; then
	echo 'skipped: the memory functions of this C library cannot be stood before'
	exit 77
fi
run_cases check search threads fix patch formats pages
