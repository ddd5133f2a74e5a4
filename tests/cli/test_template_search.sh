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
		said 'other.md: read as the template, and not checked as a list' && rm other.md && exits 0 . && faulty template.md && exits 2 template.md && said 'template.md: no kind of entry' || return 1
	# A list that is not checked for that is among the problems.
	exits 2 --format json a.md && shown '{"path":"a.md","text":"not checked, since its template cannot be used: template.md"}'
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

# In a text about a list, the lines of code are the template, and labels below a heading are advice.
a_guide() {
	printf '# Contributing\n\n## In short\n\n- Accepted: (stars > 50 | users > 100)\n'
	printf -- '- Format: \140[NAME](https://example.com/NAME) - DESCRIPTION.\140\n- Sort: by name\n\n'
	printf '## Steps\n\n1. **Fork it**:\n2. **Write**: one line\n3. Send:\n'
}

guides_are_named() {
	rm template.md && mkdir docs .git && a_guide >CONTRIBUTING.md
	printf '# Tools\n\n## A\n\n- [Abc](https://abc.org/) - It counts.\n' >docs/list.md
	suggested='../CONTRIBUTING.md shows an entry on line 6: --template ../CONTRIBUTING.md checks against it'
	exits 2 . && said 'CONTRIBUTING.md shows an entry on line 6: --template CONTRIBUTING.md checks against it; --skip' &&
		exits 0 --template CONTRIBUTING.md docs/list.md && said '1 entry in 1 file' || return 1
	(cd docs && exits 2 list.md && said "$suggested" && exits 2 . && said "$suggested") || return 1
	sed -i '/^- Format/d; /^- Accepted/d' CONTRIBUTING.md
	exits 2 docs/list.md && said '--template FILE names' && exits 2 --template CONTRIBUTING.md docs/list.md &&
		said 'no kind of entry'
}

entries_of_other_documents_are_templates() {
	printf '# Lists\n\n### World Models\n\n- **Tags**: agents\n- **Year**: 2018\n' >schema.md
	exits 0 --show-template --template schema.md && shown 'schema.md' && shown 'World Models' || return 1
	cp schema.md README.md
	exits 2 --template README.md schema.md && said 'no kind of entry'
}

files_in_a_fence_are_templates() {
	rm template.md && mkdir notes
	note='---\ntitle: NAME\nurl: https://example.com/\n---\n\n## Summary\n\nWhat it says.\n'
	{
		printf '# Contributing\n\n```markdown\n'
		printf '%b' "$note"
		printf '```\n'
	} >CONTRIBUTING.md
	printf '%b' "$note" | sed 's/NAME/A/; s/What it says/Much/; /^url/d' >notes/a.md
	exits 1 --template CONTRIBUTING.md notes && shown "notes/a.md:1:1: error: \`url\` is missing" && said '1 entry in 1 file' ||
		return 1
	# What the fence is indented by and quoted with is no part of the values.
	printf '1. Copy this:\n\n   > ```\n   > ---\n   > title: {title}\n   > date: (today, YYYY-MM-DD)\n' >CONTRIBUTING.md
	printf '   > state: <A, B, or C>\n   > code: link # optional\n   > more: (optional - what\n   >   else)\n' >>CONTRIBUTING.md
	printf '   > ---\n   >\n   > ## Summary\n   >\n   > What it says.\n   > ```\n' >>CONTRIBUTING.md
	exits 0 --show-template --template CONTRIBUTING.md && grep -q '  6 .* a date like YYYY-MM-DD$' "$room/out" &&
		shown 'one of: A, B, C' && shown 'optional: # optional' && grep -q '  9 .* optional: (optional - what' "$room/out"
}

run_cases from_the_own_folder_upward never_past_the_repository without_repository_up_to_the_current_folder \
	the_built_in_one_is_noted_once the_option_wins a_template_without_kind_is_2 \
	templates_among_the_files_are_checked_as_templates shows_the_template shows_what_comes_in shows_what_a_file_is \
	guides_are_named entries_of_other_documents_are_templates files_in_a_fence_are_templates
