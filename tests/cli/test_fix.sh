#!/bin/sh
# --fix and --check: what is fixed, what is said, where it goes, and what the exit status says of it.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

# feeds FILE ARGUMENT...: as run, with the file as standard input.
feeds() {
	input=$1
	shift
	"$PLLINT" "$@" - <"$input" >"$room/out" 2>"$room/err"
	code=$?
}

mends_in_place() {
	fixable a.md && good wanted
	exits 0 --fix --format concise a.md && cmp a.md wanted && said '1 fixed, no findings left' &&
		grep -qxE 'a\.md:5:[0-9]+: fixed: .* \[trailing-whitespace\]' "$room/out" && [ "$(wc -l <"$room/out")" -eq 1 ]
}

a_second_run_changes_nothing() {
	fixable a.md && run --fix a.md && keeps a.md exits 0 --fix a.md && ! shown fixed && ! said fixed
}

what_remains_is_reported() {
	bad a.md && sed -i 's/a, b/& /' a.md
	exits 1 --fix --format concise a.md && shown 'a.md:5:' && shown 'a.md:6:17: error: ' &&
		said '1 fixed, 1 finding left (1 error)' && exits 1 --fix a.md && ! shown fixed &&
		exits 0 --fix --fail-on never a.md
}

text_for_people() {
	bad a.md && sed -i 's/a, b/& /' a.md
	run --fix a.md
	[ "$(sed -n '1s/:[0-9]*: fixed: .*//p; 2p' "$room/out")" = 'a.md:5' ] && shown '   6 | - **Progress**: BAD'
}

check_writes_nothing() {
	fixable a.md && good b.md
	keeps a.md exits 1 --check a.md b.md && [ "$(cat "$room/out")" = a.md ] &&
		said '1 to be fixed' && exits 1 --check --fail-on never a.md && exits 0 --check b.md && ! [ -s "$room/out" ] &&
		keeps a.md exits 1 --check --format text a.md && shown 'a.md: would be changed, 1 finding fixed'
}

# It is about bytes: what a person has to decide is left to a check.
check_ends_with_1_where_bytes_would_change() {
	bad a.md && exits 0 --check a.md && ! [ -s "$room/out" ] && exits 0 --check --format concise a.md && shown 'a.md:6:' &&
		exits 1 a.md && exits 2 --check a.md no-such.md
}

hidden_findings_are_left_alone() {
	fixable a.md
	keeps a.md exits 0 --fix --ignore trailing-whitespace a.md && keeps a.md exits 0 --fix --select vocabulary a.md &&
		keeps a.md exits 0 --fix --severity trailing-whitespace=off a.md &&
		printf '\n<!-- pllint-disable-file trailing-whitespace: kept -->\n' >>a.md && keeps a.md exits 0 --fix a.md &&
		exits 0 --fix --no-suppressions a.md && shown 'a.md:5:'
}

several_files_and_folders() {
	mkdir -p .git deep && fixable a.md && fixable deep/b.md && bad c.md && prose prose.md && good wanted
	keeps prose.md keeps c.md exits 1 --fix --format concise . && cmp a.md wanted && cmp deep/b.md wanted &&
		[ "$(reported)" = 'a.md c.md deep/b.md ' ] && said '3 entries in 3 files, 1 template: 2 fixed'
}

errors_win_and_the_rest_is_mended() {
	fixable a.md && fixable b.md && prose prose.md && good wanted && ln a.md name.txt
	keeps a.md exits 2 --fix a.md prose.md no-such.md b.md && said 'a.md: not fixed: ' && cmp b.md wanted &&
		said '1 fixed, 1 finding left (1 warning)' && ! said fixable && ! shown '[*]'
}

one_thing_at_a_time() {
	fixable a.md
	keeps a.md exits 2 --fix --check a.md && keeps a.md exits 2 --fix --diff a.md &&
		exits 2 --unsafe-fixes a.md && said '--unsafe-fixes' && exits 2 --fix --list-rules && exits 2 --fix &&
		exits 2 --fix - a.md && exits 2 --fix --show-template a.md
}

standard_input() {
	fixable a.md && good wanted
	feeds a.md --fix --format concise
	[ "$code" -eq 0 ] && cmp "$room/out" wanted && said '<stdin>:5:' && said '1 fixed' || return 1
	bad b.md
	feeds b.md --fix --stdin-filename x/y.md
	[ "$code" -eq 1 ] && cmp "$room/out" b.md && said 'x/y.md:6:' || return 1
	feeds a.md --check
	[ "$code" -eq 1 ] && [ "$(cat "$room/out")" = '<stdin>' ]
}

standard_input_that_cannot_be_mended_comes_out_again() {
	prose a.md && fixable b.md && printf 'nothing' >broken.md
	feeds a.md --fix
	[ "$code" -eq 2 ] && cmp "$room/out" a.md || return 1
	feeds b.md --fix --template broken.md
	[ "$code" -eq 2 ] && cmp "$room/out" b.md || return 1
	feeds b.md --fix --timeout 0.0000001
	[ "$code" -eq 2 ] && cmp "$room/out" b.md || return 1
	feeds template.md --fix --stdin-filename template.md
	[ "$code" -eq 0 ] && cmp "$room/out" template.md || return 1
	: >empty.md
	feeds empty.md --fix
	[ "$code" -eq 2 ] && ! [ -s "$room/out" ]
}

# An editor puts what comes out in the place of what it sent.
what_is_excluded_comes_out_as_it_is() {
	fixable a.md
	for name in x.md template.md docs/x.md; do
		"$PLLINT" --fix -q --exclude "/$name" --stdin-filename "$name" - <a.md >"$room/out" 2>"$room/err"
		code=$?
		[ "$code" -eq 0 ] && cmp "$room/out" a.md && ! [ -s "$room/err" ] || return 1
		for way in --check --diff --quiet; do
			"$PLLINT" "$way" --exclude "/$name" --stdin-filename "$name" - <a.md >"$room/out" 2>"$room/err"
			code=$?
			[ "$code" -eq 0 ] && ! [ -s "$room/out" ] || return 1
		done
	done
	"$PLLINT" --fix --exclude x.md --stdin-filename x.md - >"$room/out" 2>"$room/err" <&-
	code=$?
	[ "$code" -eq 2 ]
}

templates_are_left_alone() {
	printf '\n## About\n\nText \n' | cat template.md - >x && mv x template.md && fixable a.md
	keeps template.md exits 0 --fix . && keeps template.md exits 0 --fix template.md && ! [ -s "$room/out" ]
}

# A template that is a list as well.
a_template_with_entries_is_mended_only_alone() {
	# shellcheck disable=SC2016 # a fence
	printf '```\n### T\n\n- A:\n- B: (if any)\n```\n\n### One\n\n- A: words \n- B: more\n\n### Two\n\n- A: words\n' >template.md
	printf '# L\n\n### One\n\n- A: words \n' >a.md
	keeps template.md exits 1 --fix a.md template.md && shown 'template.md:10:' && shown 'a.md:5:' &&
		exits 0 --fix template.md && shown 'template.md:10:'
}

bytes_outside_the_edits_stay() {
	printf '\357\273\277# A list\r\n\r\n### One\n\n- **Tags**: a, b \r\n- **Progress**: done\r\n\r\nx\377y\rz' >a.md
	sed 's/a, b /a, b/' a.md >wanted
	exits 0 --fix --ignore final-newline --ignore invalid-utf8 a.md && cmp a.md wanted
}

files_with_nuls_are_not_mended() {
	fixable a.md && printf '\n\000\n' >>a.md
	keeps a.md exits 2 --fix a.md && said 'a.md: not fixed: ' && said NUL && keeps a.md exits 2 --check a.md &&
		exits 2 --diff a.md && ! [ -s "$room/out" ] && good b.md && printf '\n\000\n' >>b.md &&
		run --fix --severity invalid-utf8=off b.md && ! said 'not fixed'
}

names_cannot_command() {
	escape=$(printf '\033')
	name="::error::x${escape}[31m##[group].md"
	fixable "$name" && run --check . && ! cat "$room/out" "$room/err" | grep -qE '^[[:space:]]*::|##\[' &&
		! shown "$escape" && run --fix . && ! cat "$room/out" "$room/err" | grep -qE '^[[:space:]]*::|##\[' &&
		! shown "$escape" && shown '<U+001B>' && fixable "$name" && ln "$name" x.txt && run --fix . &&
		said 'not fixed' && ! grep -qE '^[[:space:]]*::|##\[' "$room/err"
}

full_output() {
	[ -w /dev/full ] || skip 'no /dev/full' || return
	fixable a.md && fixable b.md && good wanted
	"$PLLINT" --fix a.md >/dev/full 2>"$room/err"
	code=$?
	[ "$code" -eq 2 ] && cmp a.md wanted || return 1
	"$PLLINT" --fix - <b.md >/dev/full 2>"$room/err"
	code=$?
	[ "$code" -eq 2 ]
}

run_cases mends_in_place a_second_run_changes_nothing what_remains_is_reported text_for_people check_writes_nothing \
	check_ends_with_1_where_bytes_would_change \
	hidden_findings_are_left_alone several_files_and_folders errors_win_and_the_rest_is_mended one_thing_at_a_time \
	standard_input standard_input_that_cannot_be_mended_comes_out_again \
	what_is_excluded_comes_out_as_it_is templates_are_left_alone \
	a_template_with_entries_is_mended_only_alone bytes_outside_the_edits_stay files_with_nuls_are_not_mended \
	names_cannot_command full_output
