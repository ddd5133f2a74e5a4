#!/bin/sh
# What is printed, where, and that nothing of it can harm.
# shellcheck disable=SC2016,SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

escape=$(printf '\033')

help_is_short() {
	exits 0 --help && ! [ -s "$room/err" ] && [ "$(wc -l <"$room/out")" -le 60 ] && [ "$(wc -L <"$room/out")" -le 80 ]
}

help_names_every_option() {
	run --help
	for name in fix diff check unsafe-fixes select ignore severity fail-on template template-from diff-base diff-file show-all \
		baseline write-baseline stdin-filename exclude format statistics output-file column-unit color quiet no-suppressions \
		skip-without-entries timeout show-template init explain list-rules generate help version; do
		shown "--$name" || return 1
	done
}

version() {
	exits 0 --version && shown 'pllint 0.'
}

rules_are_listed_and_explained() {
	exits 0 --list-rules && [ "$(wc -l <"$room/out")" -gt 2 ] || return 1
	sed '1d; s/ .*//' "$room/out" >"$room/rules"
	while read -r rule; do
		exits 0 --explain "$rule" && shown "$rule (" || return 1
	done <"$room/rules"
}

concise_is_one_line_a_finding() {
	bad a.md && printf '\n### Two\n\n- **Tags**: a\n- **Progress**: WORSE\n' >>a.md
	run --format concise a.md
	[ "$(grep -cE '^a\.md:[0-9]+:[0-9]+: (error|warning|info): .+ \[[a-z-]+\]$' "$room/out")" -eq 2 ] &&
		[ "$(wc -l <"$room/out")" -eq 2 ]
}

# Of each certainty of a fix one finding: what is safe, what is not, what is only suggested, and none.
certainties() {
	printf '# A list\n\n### One\n\n- **Tags**: a, \n- **Progress**: reading\n\n### Two\n\n- **Keywords**: a\n- **Progress**: raeding\n\n### Three\n\n- **Tags**: b\n- **Progress**: BAD\n'
}

what_fix_fixes_is_marked() {
	certainties >a.md
	exits 1 --format concise a.md && said '4 findings (2 errors, 2 warnings), [*] 1 fixable with --fix, 1 more with --unsafe-fixes' &&
		[ "$(grep -c ' \[trailing-comma\] \[\*\]$' "$room/out")" -eq 1 ] &&
		[ "$(grep -cF '[*]' "$room/out")" -eq 1 ] || return 1
	exits 1 --format text a.md && [ "$(grep -cE '^a\.md:5:.*\[trailing-comma\] \[\*\]$' "$room/out")" -eq 1 ] &&
		[ "$(grep -cF '[*]' "$room/out")" -eq 1 ] || return 1
	exits 1 --format github a.md && [ "$(grep -cF '%0A[*] fixable with --fix' "$room/out")" -eq 1 ] &&
		[ "$(grep -cF '[*]' "$room/out")" -eq 1 ]
}

nothing_is_marked_that_a_fix_left() {
	certainties >a.md
	run --check --format concise --output-file left a.md && ! grep -qF '[*]' left && said '1 fixable with --fix --unsafe-fixes' &&
		! said 'fixable with --fix,' && run --check --unsafe-fixes a.md && ! said fixable || return 1
	# Nor what --fix may not touch.
	printf '\0' >>a.md
	exits 1 --format concise a.md && ! shown '[*]' && ! said fixable
}

the_reason_of_a_reading_is_a_note() {
	printf '### Title\n\n- **Tags**:\n- **Progress**: a / b\n\n---\n\n### Post\n\n- **Tags**:\n- **Site**:\n- **Text**:\n' >template.md
	printf '### One\n\n- **Tags**: a\n- **Site**: b\n' >a.md
	exits 1 a.md && shown '`Text` is missing [missing-field]' && shown '  note: read as `Post` because of `Site`' || return 1
	exits 1 --format concise a.md && ! shown 'read as' && exits 1 --format jsonl a.md &&
		shown '"note":"read as `Post` because of `Site`"' || return 1
	for format in github junit checkstyle markdown sarif gitlab rdjson; do
		exits 1 --format "$format" a.md && shown 'read as' && grep -qi 'note: read as' "$room/out" || return 1
	done
}

text_shows_the_excerpt_and_the_template() {
	bad a.md
	run a.md
	shown '   6 | - **Progress**: BAD' && shown '^^^' && shown 'template.md:4 | - **Progress**: not started'
}

quiet_says_nothing_of_a_clean_list() {
	good a.md
	exits 0 --quiet a.md && silent && exits 0 -q . && silent
}

color_only_when_asked() {
	bad a.md
	run a.md && ! shown "$escape"
	run --color always a.md
	shown "$escape" && NO_COLOR=1 run --color=always a.md && shown "$escape"
	run --color never a.md
	! shown "$escape" || return 1
	# --color, then NO_COLOR, then FORCE_COLOR.
	FORCE_COLOR=1 TERM=dumb run a.md && shown "$escape" || return 1
	FORCE_COLOR='' run a.md && ! shown "$escape" && FORCE_COLOR=1 NO_COLOR='' run a.md && shown "$escape" || return 1
	FORCE_COLOR=0 run a.md && ! shown "$escape" && FORCE_COLOR=false run a.md && ! shown "$escape" || return 1
	FORCE_COLOR=1 NO_COLOR=1 run a.md && ! shown "$escape" && FORCE_COLOR=1 run --color never a.md && ! shown "$escape"
}

columns_in_the_unit_of_an_editor() {
	printf '### One\n\n- **Tags**: 中👍, b,\n- **Progress**: done\n' >a.md
	for expected in codepoints:18 utf16:19 bytes:23; do
		unit=${expected%:*} column=${expected#*:}
		for format in text concise; do
			exits 1 --column-unit "$unit" --format "$format" a.md && shown "a.md:3:$column: warning" || return 1
		done
		exits 1 --column-unit "$unit" --format junit a.md && shown "a.md:3:$column: warning" &&
			exits 1 --column-unit "$unit" --format checkstyle a.md && shown "column=\"$column\"" &&
			exits 1 --column-unit "$unit" --format jsonl a.md && shown "\"start\":{\"line\":3,\"column\":$column,\"offset\":31}" || return 1
		for format in github sarif rdjson; do
			run --format "$format" a.md && cp "$room/out" plain && run --column-unit "$unit" --format "$format" a.md &&
				cmp plain "$room/out" || return 1
		done
	done
	exits 1 --format concise a.md && shown 'a.md:3:18: '
}

rules_for_programs() {
	exits 0 --list-rules --format json && [ "$(grep -c '"name":' "$room/out")" -eq "$("$PLLINT" --list-rules | sed 1d | wc -l)" ] &&
		"$PYTHON" -c 'import json, sys; assert {"name": "date", "severity": "error", "fix": "none"}.items() <= [rule for rule in json.load(open(sys.argv[1])) if rule["name"] == "date"][0].items()' "$room/out" &&
		exits 0 --list-rules --format text && shown RULE && exits 2 --list-rules --format sarif && said 'text or json' &&
		exits 2 --list-rules --format json=rules.json && ! [ -e rules.json ] && exits 2 --list-rules --format json --format text=x
}

# shows_color ASSIGNMENT...: at a terminal.
shows_color() {
	script -qec "env $* '$PLLINT' a.md" /dev/null >"$room/out" 2>&1 </dev/null
	shown 'a.md:6:' || return 2
	shown "${escape}["
}

color_where_it_can_be_seen() {
	command -v script >/dev/null || skip 'no script, which makes a terminal' || return
	script -qec true /dev/null >/dev/null 2>&1 </dev/null || skip 'no terminal can be made' || return
	bad a.md && shows_color -u NO_COLOR TERM=xterm && shows_color NO_COLOR= TERM=xterm || return 1
	for variables in 'NO_COLOR=1 TERM=xterm' '-u NO_COLOR TERM=dumb' '-u NO_COLOR -u TERM'; do
		# shellcheck disable=SC2086 # several
		shows_color $variables
		[ $? -eq 1 ] || return 1
	done
}

names_and_lists_cannot_command() {
	name="::error::x${escape}[31m##[group].md"
	bad "$name" && printf '\n### ##[error]x %s[1m\n\n- **Tags**: a\n- **Progress**: ##[x] BAD%s[2J\n' \
		"$escape" "$escape" >>"$name"
	for format in text concise; do
		run --format "$format" .
		[ "$code" -eq 1 ] && ! cat "$room/out" "$room/err" | grep -qE '^[[:space:]]*::|##\[' &&
			! shown "$escape" && shown '<U+001B>' || return 1
	done
	rm "$name"
	run "$name"
	[ "$code" -eq 2 ] && ! said "$escape" && ! said '##['
	exits 2 "--${escape}[31m" && ! said "$escape"
}

a_time_limit_can_be_set() {
	bad a.md
	exits 1 --timeout 0 a.md && exits 1 --timeout 60 a.md && exits 2 --timeout x a.md
}

run_cases help_is_short help_names_every_option version rules_are_listed_and_explained \
	concise_is_one_line_a_finding what_fix_fixes_is_marked nothing_is_marked_that_a_fix_left \
	the_reason_of_a_reading_is_a_note text_shows_the_excerpt_and_the_template quiet_says_nothing_of_a_clean_list \
	columns_in_the_unit_of_an_editor rules_for_programs color_only_when_asked color_where_it_can_be_seen names_and_lists_cannot_command a_time_limit_can_be_set
