#!/bin/sh
# Which template a list is checked against, and what happens to templates among the files.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

# A template without an entry kind.
faulty() {
	printf '# Nothing\n\nNo fields here.\n' >"$1"
}

# uses FILE LIST: the finding in the list cites this template.
uses() {
	exits 1 "$2" && shown "$1:"
}

from_the_own_folder_upward() {
	mkdir -p .git a/b && bad a/b/x.md
	uses template.md a/b/x.md && template a/Template.MD && uses a/Template.MD a/b/x.md &&
		(cd a/b && uses ../Template.MD x.md)
}

never_past_the_repository() {
	mkdir -p a/b a/.git && bad a/b/x.md
	run --show-template a/b
	shown 'built-in template' && mkdir .git && run --show-template a/b && shown 'built-in template'
}

without_repository_up_to_the_current_folder() {
	mkdir -p a/b && bad a/b/x.md
	uses template.md a/b/x.md && cd a && run --show-template b && shown 'built-in template' && cd b &&
		run --show-template . && shown 'built-in template'
}

the_built_in_one_is_noted_once() {
	rm template.md
	printf '## 2025-01-02\n\n### A\n\n- **Tags**: a\n- **Authors**: B\n- **Progress**: BAD\n' >a.md
	cp a.md b.md
	run a.md b.md
	[ "$code" -eq 1 ] && [ "$(grep -c 'note: ' "$room/err")" -eq 1 ] && run --quiet a.md && ! [ -s "$room/err" ]
}

the_option_wins() {
	template other.md && bad x.md && faulty template.md
	exits 1 --template other.md x.md && shown 'other.md:' && exits 2 --template no-such.md x.md &&
		said 'no-such.md: No such file'
}

a_template_without_kind_is_2() {
	faulty template.md && bad a.md && bad b.md
	exits 2 a.md b.md && [ "$(grep -c 'no kind of entry' "$room/err")" -eq 1 ] && ! shown 'a.md:'
}

templates_among_the_files_are_checked_as_templates() {
	good a.md && template other.md
	exits 0 template.md && said '1 template: no findings' &&
		exits 0 template.md a.md && said '1 entry in 1 file, 1 template: no findings' && exits 0 --template other.md other.md a.md &&
		rm other.md && exits 0 . && faulty template.md && exits 2 template.md && said 'template.md: no kind of entry'
}

shows_the_template() {
	exits 0 --show-template && shown 'template.md' && exits 0 --show-template template.md && shown 'template.md' &&
		exits 2 --show-template no-such.md && faulty x.md && exits 0 --show-template x.md && shown 'template.md' &&
		exits 2 --show-template --template x.md && rm template.md && exits 0 --show-template x.md && shown 'built-in'
}

shows_what_comes_in() {
	"$PLLINT" --show-template - <template.md >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 0 ] && [ "$(head -n 1 "$room/out")" = '<stdin>' ] && shown Progress || return 1
	"$PLLINT" --show-template --stdin-filename docs/template.md - <template.md >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 0 ] && [ "$(head -n 1 "$room/out")" = 'docs/template.md' ] || return 1
	"$PLLINT" --show-template - <. >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 2 ] && said '<stdin>: it is a folder'
}

# Where no template lies near, a file may be one itself; what is neither is said.
shows_what_a_file_is() {
	mv template.md other.md && prose x.md && mkfifo pipe.md && exits 0 --show-template other.md && shown 'other.md' &&
		exits 0 --show-template x.md && shown 'built-in' && exits 2 --show-template pipe.md && said 'pipe.md: it is a pipe'
}

run_cases from_the_own_folder_upward never_past_the_repository without_repository_up_to_the_current_folder \
	the_built_in_one_is_noted_once the_option_wins a_template_without_kind_is_2 \
	templates_among_the_files_are_checked_as_templates shows_the_template shows_what_comes_in shows_what_a_file_is
