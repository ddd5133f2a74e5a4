#!/bin/sh
# What each format says is read back and is the same as what --format concise says.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)

# A list with findings of every severity, in and outside entries, titles that are alike, and texts that want care.
list() {
	printf '## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Progress**: not started / reading / done\n' >template.md
	cat >"$1" <<'LIST'
# A list

## 2025-13-01

### One & "two" <three>

- **Tags**: a, b,
- **Progress**: `BAD` <b>&amp;</b>

### Same

- **Tags**: 中文 👍🏽, 中文 👍🏽
- **Progress**: Done

### Same

- **Tags**: a
- **Tags**: b
- **Notes**: %0A::error::x ##[group] ]]>


### Good

- **Tags**: a
- **Progress**: done
LIST
}

# same FORMAT FILE...
same() {
	format=$1
	shift
	run --format concise "$@"
	python3 "$here/read_back.py" concise <"$room/out" >"$room/wanted" && [ -s "$room/wanted" ] || return 1
	wanted=$code
	run --format "$format" "$@"
	[ "$code" -eq "$wanted" ] || return 1
	cp "$room/out" "$room/printed"
	python3 "$here/read_back.py" "$format" <"$room/printed" >"$room/out" 2>"$room/err" &&
		cmp "$room/wanted" "$room/out"
}

has_findings_of_each_severity() {
	list a.md
	run --format concise --severity repeated-tag=info a.md
	shown ': error: ' && shown ': warning: ' && shown ': info: ' && shown '[group-date]'
}

# One list, several, a template's own faults, and a file that cannot be read.
says_what_concise_says() {
	list a.md && list b.md && good c.md
	same "$1" --severity repeated-tag=info a.md && same "$1" a.md c.md b.md && same "$1" b.md missing.md || return 1
	printf '### Title\n\n- **Tags**: <!-- pllint: nonsense -->\n- **Progress**:\n' >template.md
	same "$1" a.md
}

junit() {
	says_what_concise_says junit
}

checkstyle() {
	says_what_concise_says checkstyle
}

# problem_is TEXT FORMAT: a file that is missing is told in the output of the format, too.
problem_is() {
	good a.md
	exits 2 --format "$2" a.md missing.md && shown "$1" && shown 'No such file' && said 'missing.md'
}

problems_are_told() {
	problem_is '<error message=' junit && problem_is '<error severity="error" message=' checkstyle
}

nothing_found_is_told_as_well() {
	good a.md
	exits 0 --format junit a.md && shown '<testcase name="One" classname="a.md"/>' && ! shown '<failure' &&
		exits 0 --format checkstyle a.md && shown '<file name="a.md"/>'
}

run_cases has_findings_of_each_severity junit checkstyle problems_are_told nothing_found_is_told_as_well
