#!/bin/sh
# Folders of files that are an entry each: which file is the template, which are entries, and what most of them do.
# shellcheck disable=SC2016,SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

note_template() {
	printf -- '---\ntitle: {title}\nstatus: unread / read\n---\n\n## Summary\n\nWhat it says.\n\n## Method\n\nHow it works.\n'
}

note() { # TITLE [SECTION]
	printf -- '---\ntitle: %s\nstatus: read\n---\n\n## Summary\n\nMuch.\n\n## %s\n\nWell.\n' "$1" "${2-Method}"
}

notes() { # COUNT
	rm -f template.md && mkdir -p notes .git
	i=0
	while [ $((i += 1)) -le "$1" ]; do
		note "Paper $i" >"notes/$i.md"
	done
}

# finds FILES ARGUMENT...: the findings stand in these files, in this order.
finds() {
	wanted=$1
	shift
	run --format concise "$@"
	[ "$(reported)" = "$wanted" ]
}

the_template_is_found_by_its_name() {
	notes 3 && note_template >note-template.md && note '{title}' >notes/b.md
	finds 'notes/b.md ' . && [ "$code" -eq 1 ] && said '4 entries in 4 files, 1 template' &&
		exits 0 --show-template notes && shown 'note-template.md' && exits 0 note-template.md
}

labels_above_sections_are_a_header() {
	rm template.md && mkdir texts
	head='- Name: (fill me in)\n- Start: YYYY-MM-DD\n\n## Summary\n\nOne paragraph.\n\n## Prior art\n\n'
	# What advice has labels is none of the entry's.
	printf '%b' "$head"'- For others: What do they have?\n- Papers: Are there any?\n' >0000-template.md
	printf -- '- Name: a\n- Start: 2026-01-02\n\n## Summary\n\nText.\n\n## Prior art\n\nNone.\n' >texts/0001-a.md
	sed '2d' texts/0001-a.md >texts/0002-b.md
	finds 'texts/0002-b.md ' . && shown "\`Start\` is missing" && said '2 entries in 2 files'
}

template_md_comes_first() {
	notes 1 && note_template >note-template.md && template template.md
	exits 2 . && said 'template.md: no file has an entry of this template'
}

of_several_templates_none_is_taken() {
	notes 1 && note_template >a-template.md && note_template >b_Template.md
	exits 2 . && said 'several files may be the template of this folder: a-template.md, b_Template.md'
}

a_folder_for_templates_is_for_the_folder_around_it() {
	notes 3 && note '{title}' >notes/b.md && mkdir templates && note_template >templates/note.md
	finds 'notes/b.md ' . && said '4 entries in 4 files, 1 template' && finds 'notes/b.md ' notes &&
		exits 0 --show-template notes && shown 'templates/note.md' && exits 0 templates/note.md || return 1
	# The conventions are those of the folder around it.
	notes 25 && rm notes/b.md && note x Results >notes/1.md
	exits 0 --format concise notes/1.md && shown "the section \`Method\` is missing" || return 1
	# What is in the folder itself comes first, and a template of lists is none.
	note y >notes/1.md && note '{title}' >notes/b.md && template templates/list.md && finds 'notes/b.md ' . || return 1
	# Of several each may be for other files.
	rm templates/list.md && note_template >templates/talk.md && exits 2 . && said 'no list with entries was found' &&
		finds 'notes/b.md ' --template templates/note.md notes && mv templates proposal-templates &&
		exits 2 . && said 'no list with entries was found' || return 1
	rm proposal-templates/talk.md && printf '# Templates\n' >proposal-templates/README.md && finds 'notes/b.md ' . &&
		note_template >note-template.md && exits 0 --show-template notes && shown 'note-template.md'
}

a_template_of_a_commit_is_found_by_its_name() {
	notes 3 && note_template >note-template.md && note '{title}' >notes/b.md && git init -q . &&
		git add -A . && git -c user.name=a -c user.email=a commit -qm one || return 1
	rm note-template.md && exits 2 . && finds 'notes/b.md ' --template-from HEAD . &&
		said '4 entries in 4 files' && (cd notes && finds 'b.md ' --template-from HEAD .) || return 1
	mkdir templates && note_template >templates/note.md && git add -A . &&
		git -c user.name=a -c user.email=a commit -qm two && rm -r templates || return 1
	exits 2 . && finds 'notes/b.md ' --template-from HEAD . || return 1
	note_template >a-template.md && note_template >b-template.md && git add -A . &&
		git -c user.name=a -c user.email=a commit -qm three && rm ./?-template.md || return 1
	exits 2 --template-from HEAD notes && said 'several files may be the template of this folder: HEAD:a-template.md, HEAD:b-'
}

other_files_with_such_a_name_are_none() {
	notes 1 && note_template >note-template.md && template list-template.md && note_template >ISSUE_TEMPLATE.md &&
		note_template >issue_template.md && note 'About templates' >notes/app-templates.md &&
		note 'About one' >notes/0114-a-template-linter.md
	exits 0 . && said '3 entries in 3 files'
}

files_of_the_repository_are_no_entries() {
	notes 2 && note_template >template.md && printf '## Summary\n\n## Method\n' >README.md
	cp README.md index.md && note x >CONTRIBUTING.md && note '{title}' >CHANGELOG.md && note_template >old-template.md
	exits 0 . && said '2 entries in 2 files' && exits 0 README.md notes/1.md && exits 2 README.md
}

conventions_come_from_the_whole_folder() {
	notes 25 && note_template >template.md && note x Results >notes/1.md
	exits 0 --format concise notes/1.md && shown "the section \`Method\` is missing" && said '1 entry in 1 file' || return 1
	rm notes/1?.md notes/2?.md
	exits 0 --format concise notes/1.md && ! [ -s "$room/out" ]
}

a_title_that_most_files_keep_is_that_of_all() {
	mkdir all && printf '# Title, Authors, and Venue\n\n### Problem\n\nWhat it is.\n\n### Solution\n\nHow.\n' >all/template.md
	for number in 1 2 3 4 5 6 7; do
		printf '# A Note %s\n\n### Problem\n\nMuch.\n\n### Solution\n\nLittle.\n' "$number" >"all/$number.md"
	done
	exits 0 all || return 1
	for number in 1 2 3 4 5; do
		sed -i '1s/.*/# Title, authors, and venue/' "all/$number.md"
		[ "$number" -ne 3 ] || { exits 1 --format concise all && shown 'unfilled-title'; } || return 1
	done
	exits 0 all
}

a_table_of_examples_is_no_header() {
	notes 1 && printf '# Soup\n\n| What | How much |\n| --- | --- |\n| Water | 1 l |\n\n## Before\n\n- Cut.\n\n## Then\n\n- Cook.\n' >soup-template.md
	printf '# Pie\n\n| What | How much |\n| --- | --- |\n| Flour | 1 kg |\n\n## Before\n\n- Mix.\n\n## Then\n\n- Bake.\n' >notes/1.md
	exits 2 . && said 'no list with entries was found' || return 1
	sed -i 's/1 l/{litres}/' soup-template.md && exits 1 . && shown "\`Water\` is missing"
}

a_comment_above_all_keys_is_of_all() {
	rm template.md && mkdir notes
	printf -- '---\n# These are optional.\nstatus: draft\ndate: YYYY-MM-DD\n---\n\n# {title}\n\n## Summary\n\nOne.\n' >note-template.md
	printf '# A\n\n## Summary\n\nMuch.\n' >notes/a.md
	exits 0 . && said '1 entry in 1 file'
}

a_template_that_most_files_contradict_is_outdated() {
	notes 25 && note_template >template.md && sed -i '/^status/d' notes/*.md
	finds 'template.md ' . && shown 'template.md:3:1: warning: 25 of 25 entries differ from the template' &&
		exits 1 --format concise --template template.md notes && shown '25 of 25' || return 1
	sed -i '1,/^---$/!s/^## Summary/<!-- pllint: rule template-outdated off -->\n\n&/' template.md && exits 0 .
}

only_keys_are_fixed_in_front_matter() {
	notes 2 && note_template >template.md && sed -i 's/^status: read/Status:   READ/' notes/1.md
	run --fix . && [ "$(sed -n 3p notes/1.md)" = 'status:   READ' ] && exits 1 . && shown 'vocabulary-form'
}

duplicates_are_found_across_files() {
	notes 2 && note_template | sed 's/^status.*/&\nurl: URL/' >template.md
	sed -i 's|^status.*|&\nurl: https://arxiv.org/abs/1803.10122|' notes/*.md
	run --format concise . && shown 'notes/2.md'
}

# Without a section of the template, three in four of the keys tell an entry among others.
most_keys_are_enough_among_entries() {
	mkdir notes && keys='title author type created'
	keyed() { printf -- '---\n' && for key in "$@"; do echo "$key: $key of it"; done && printf -- '---\n\n'; }
	{ printf -- '---\ntitle: {title}\nauthor: {author}\ntype: {type}\ncreated: {day}\n---\n\n## Summary\n\nWhat?\n'; } >template.md
	# shellcheck disable=SC2086 # they are words
	for i in 1 2 3; do { keyed $keys && printf '## Summary\n\nMuch.\n'; } >notes/$i.md; done
	{ keyed title author created && printf '## What is a walk?\n\nOne.\n'; } >notes/4.md
	exits 1 --format concise . && shown 'notes/4.md:1:1: error: `type` is missing' && said '4 entries in 4 files' || return 1
	{ keyed title author && printf '## What is a walk?\n\nOne.\n'; } >notes/4.md
	exits 0 . && said '3 entries in 3 files'
}

entries_are_exported() {
	notes 2 && note_template >template.md
	exits 0 --export csv . && shown 'Paper 1' && shown 'Paper 2' && exits 0 --export json . && shown '"Paper 2"' &&
		shown '"group":{"text":"notes"}' && exits 0 --export csv . && shown '"notes",,"Paper 1"' &&
		(cd notes && exits 0 --export json 1.md && ! shown '"group"')
}

# seeded RULE EXPRESSION...: what sed makes of a sound proposal is found by this rule alone.
seeded() {
	wanted=$1
	shift
	sed "$@" proposals/1.md >proposals/seeded.md && run --format concise proposals/seeded.md
	[ "$(sed 's/ \[\*\]$//; s/.*\[\(.*\)\]$/\1/' "$room/out" | tr '\n' ' ')" = "$wanted" ]
	found=$?
	rm proposals/seeded.md
	return "$found"
}

# What eipw checks of a proposal, as far as a template can show it: the table is in tests/RELIABILITY.md.
what_eipw_checks_and_a_template_shows() {
	rm template.md && mkdir .git proposals && cat >proposal-template.md <<'END' && cat >sound <<'END2'
---
number: <to be assigned>
title: <the title>
authors: <names, with commas between them>
discussions-to: <URL>
status: Draft | Review | Final
created: <the day, in ISO 8601 (yyyy-mm-dd) format>
requires: <numbers> # optional
---

## Abstract

<!-- What is proposed, in some sentences that everybody can follow. -->

## Motivation

Say here why things cannot stay as they are, and who is worse off for it today.

## Rationale

Say here which other ways there were, and why none of them was taken in the end.
END
---
number: 1
title: A gate
authors: Ann (@ann), Bob (@bob)
discussions-to: https://example.com/1
status: Draft
created: 2026-01-02
requires: 2, 3
---

## Abstract

A gate is put into the wall.

## Motivation

People climb.

## Rationale

A ladder would fall.
END2
	i=0
	while [ $((i += 1)) -le 20 ]; do
		sed "s/^number: .*/number: $i/; s/^title: .*/title: Gate $i/" sound >"proposals/$i.md" || return 1
	done
	exits 0 . && said '20 entries in 20 files' &&
		seeded 'duplicate-field ' 's/^status.*/&\n&/' &&
		seeded 'vocabulary ' 's/^status.*/status: Lost/' &&
		seeded 'missing-field ' '/^discussions/d' &&
		seeded 'empty-field ' 's/^discussions-to.*/discussions-to:/' &&
		seeded 'date ' 's/2026-01-02/2026-02-30/' &&
		seeded 'date-form ' 's/2026-01-02/2 January 2026/' &&
		seeded 'not-a-url ' 's,https://example.com/1,the forum,' &&
		seeded 'empty-item ' 's/^authors.*/authors: Ann,, Bob/' &&
		seeded 'label-spelling ' 's/^title/titel/' &&
		seeded 'label-form ' 's/^created/Created/' &&
		seeded 'unfilled-placeholder ' 's/^number.*/number: <to be assigned>/' &&
		seeded 'malformed-heading ' 's/^## Motiv/##Motiv/' &&
		seeded 'template-comment ' 's/^A gate is.*/&\n\n<!-- What is proposed, in some sentences that everybody can follow. -->/' &&
		seeded 'missing-section ' '/^## Motiv/,/climb/d' &&
		seeded 'section-order ' 's/^## Motiv.*/## T/; s/^## Rationale/## Motivation/; s/^## T$/## Rationale/' &&
		seeded 'section-spelling ' 's/^## Motivation/## Motivtion/' &&
		seeded 'unfilled-section ' 's/^People.*/Say here why things cannot stay as they are, and who is worse off for it today./' &&
		seeded 'template-text ' 's/^People.*/&\n\nSay here why things cannot stay as they are, and who is worse off for it today./'
}

a_change_touches_files() {
	notes 2 && note_template >template.md && sed -i 's/read$/gone/' notes/*.md
	printf -- '--- a/notes/1.md\n+++ b/notes/1.md\n@@ -8,1 +8,1 @@\n-More.\n+Much.\n' >change
	exits 1 --format concise --diff-file change . && shown 'notes/1.md:3:9' && ! shown 'notes/2.md'
}

hostile_front_matter_is_bounded() {
	notes 1 && note_template >template.md && mkdir bad
	printf -- '---\ntitle: a\0b\nstatus: read\n---\n\n## Summary\n\nx\n\n## Method\n\ny\n' >bad/nul.md
	printf -- '---\r\ntitle:\ta\r\nstatus: read\r\n---\r\n\r\n## Summary\r\n\r\nx\r\n\r\n## Method\r\n\r\ny\r\n' >bad/cr.md
	{
		printf -- '---\ntitle: '
		head -c 1048576 /dev/zero | tr '\0' '"'
		printf '\nstatus: read\n'
		awk 'BEGIN { for (i = 0; i < 20000; i++) printf "k%d: &a%d [*a%d, *a%d]\n", i, i, i - 1, i - 1 }'
		awk 'BEGIN { s = "deep:"; for (i = 0; i < 1000; i++) { print s; s = " " s } }'
		printf -- '---\n\n## Summary\n\nx\n\n## Method\n\ny\n'
	} >bad/big.md
	printf -- '---\ntitle: a\ntitle: b\nstatus: read\n---\n\n## Summary\n\nx\n\n## Method\n\ny\n' >bad/twice.md
	run --format concise bad
	[ "$code" -eq 1 ] && shown 'bad/twice.md:3:1: ' && ! shown 'bad/cr.md' && said '4 entries in 4 files'
}

run_cases a_title_that_most_files_keep_is_that_of_all a_table_of_examples_is_no_header \
	a_comment_above_all_keys_is_of_all the_template_is_found_by_its_name \
	labels_above_sections_are_a_header template_md_comes_first of_several_templates_none_is_taken \
	other_files_with_such_a_name_are_none files_of_the_repository_are_no_entries \
	conventions_come_from_the_whole_folder a_template_that_most_files_contradict_is_outdated \
	only_keys_are_fixed_in_front_matter duplicates_are_found_across_files \
	most_keys_are_enough_among_entries entries_are_exported a_folder_for_templates_is_for_the_folder_around_it \
	a_template_of_a_commit_is_found_by_its_name what_eipw_checks_and_a_template_shows \
	a_change_touches_files hostile_front_matter_is_bounded
