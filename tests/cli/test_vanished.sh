#!/bin/sh
# Lists and entries that a change hides without deleting them.
# shellcheck disable=SC2016,SC2317,SC2154 # the cases are called by name, below; `room` and `code` are of common.sh
set -u
. "$(dirname "$0")/common.sh"

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org

entry() {
	printf '\n### %s\n\n- **Tags**: %s\n- **Progress**: %s\n' "$@"
}

list() {
	printf '# A list\n' && entry One a 'done' && entry Two b 'done' && entry Three c 'done'
}

# A repository with two lists on main.
repository() {
	command -v git >/dev/null || skip 'no git' || return
	git init -q -b main . 2>"$room/err" && list >README.md && good other.md && git add . && git commit -qm one &&
		git checkout -qb branch || return 1
}

# after STATUS: what the recipe of the README says of the work tree, committed.
after() {
	git add -A . && git commit -qm two --allow-empty && run --format concise --diff-base main --template-from main --no-suppressions . &&
		[ "$code" -eq "$1" ]
	[ "$code" -eq "$1" ]
}

ignored_lists_that_git_knows_are_read() {
	repository || return
	printf 'README.md\nother.md\n' >.gitignore && entry Bad x BAD >>README.md
	after 1 && shown 'README.md:21:' || return 1
	mkdir sub && git mv README.md sub && printf 'sub/\n' >.gitignore
	after 1 && shown 'sub/README.md:21:' || return 1
	# What git does not know is passed over still.
	printf 'new.md\n' >.gitignore && bad new.md
	after 1 && ! shown 'new.md'
}

lists_out_of_sight() {
	repository || return
	for place in .hidden/README.md README.mdx README.txt .github/a/b.md docs/template.md; do
		git checkout -qf branch && git clean -qfd && mkdir -p "$(dirname "$place")" && git checkout -qb "to-$place" 2>"$room/err" &&
			git mv README.md "$place" || return 1
		after 2 && said "README.md: the entries that it held before the change are not checked: it is \`$place\` now" || return 1
		exits 2 --diff-base main README.md && said 'README.md: the entries' || return 1
		git diff main >"$room/diff" && exits 2 --diff-file "$room/diff" . && said 'README.md: the entries' || return 1
	done
	git checkout -qf branch && git mv README.md docs.md && after 0 && git mv docs.md docs.mdx &&
		after 2 && said 'docs.mdx' || return 1
	git checkout -qf main && git checkout -qb excluded && mkdir drafts && git mv README.md drafts && git commit -qm x
	exits 2 --exclude drafts --diff-base main . && said 'README.md: the entries' && exits 0 --exclude drafts --exclude README.md --diff-base main .
}

lists_hidden_as_a_whole() {
	repository || return
	for hide in '<!--:-->' '```:```' '---:---' '<!--:' '<script>:</script>'; do
		{ printf '%s\n' "${hide%%:*}" && list && printf '%s\n' "${hide#*:}"; } >README.md
		after 2 && said 'README.md: no entry can be read in it any more, and before the change there were 3' || return 1
	done
	list | sed 's/^/> /' >README.md && after 2 && list | sed 's/^/    /' >README.md && after 2 &&
		printf '# A list\n' >README.md && after 2 && said 'there were 3' || return 1
	exits 2 --fix --diff-base main README.md && said 'there were 3'
}

entries_hidden() {
	repository || return
	{ printf '# A list\n' && entry One a 'done' && printf '\n<!--\n' && entry Two b 'done' && printf '\n-->\n' && entry Three c 'done'; } >README.md
	after 1 && [ "$(wc -l <"$room/out")" -eq 1 ] && shown 'README.md:10:5: error: `Two` was an entry before this change' || return 1
	git diff main >"$room/diff" && exits 1 --format concise --diff-file "$room/diff" README.md && shown ':10:5:' || return 1
	exits 1 --diff --format concise --output-file "$room/found" --diff-base main README.md && grep -q vanished-entry "$room/found" || return 1
	# What is fixed elsewhere does not take it along.
	sed -i 's/Tags\*\*: a/Tags**: a, a,/' README.md
	exits 1 --fix --format concise --diff-base main README.md && shown '`Two` was an entry' && said '1 finding left' || return 1
	{ printf '# A list\n' && entry One a 'done' && printf '\n```\n' && entry Two b 'done' && entry Three c 'done' && printf '```\n'; } >README.md
	after 1 && shown ':10:5: error: `Two` and what follows were 2 entries'
}

# What opens a comment or a code block was there before, what closed it is gone.
entries_behind_what_was_closed() {
	repository || return
	# around MARK MARK: the lists of both lines, between the first entry and the second
	around() { printf '# A list\n' && entry One a 'done' && printf '\n%s\nOld.\n%s\n' "$1" "$2" && entry Two b 'done' && entry Three c 'done'; }
	git checkout -qf main && around '<!--' '-->' >README.md && git commit -qam two && git checkout -q -B branch || return 1
	around '<!--' '' >README.md && after 1 && [ "$(wc -l <"$room/out")" -eq 1 ] && shown '[unclosed-comment]' || return 1
	git checkout -qf main && around '```' '```' >README.md && git commit -qam three && git checkout -q -B branch || return 1
	around '> ```' '```' >README.md && after 1 && [ "$(wc -l <"$room/out")" -eq 1 ] && shown '[unclosed-fence]' || return 1
	# Nor is what is added behind it read.
	git checkout -qf main && { list && printf '\n<!--\n' && entry Four d 'done'; } >README.md && git commit -qam three && git checkout -q -B branch && after 0 || return 1
	entry Five e 'done' >>README.md && after 1 && shown '[unclosed-comment]'
}

entries_whose_lines_are_changed() {
	repository || return
	{ printf '# A list\n' && entry One a 'done' && echo && entry Two b 'done' | sed 1d | sed 's/^/> /; s/ $//' && entry Three c 'done'; } >README.md
	after 1 && [ "$(wc -l <"$room/out")" -eq 1 ] && shown 'README.md:8:7: error: `Two` was an entry before this change' || return 1
	{ printf '# A list\n' && entry One a 'done' && printf '\nText.\n' && entry Two b 'done' | sed 's/^/    /' && entry Three c 'done'; } >README.md
	after 1 && shown 'README.md:10:9: error: `Two` was' || return 1
	# A line that other entries have too is one of it below its title.
	{ printf '# A list\n' && entry One a 'done' && printf '\n> ### Two\n> - **Tags**: b - **Notes**: z\n> - **Progress**: done\n' && entry Three c 'done'; } >README.md
	after 1 && shown 'README.md:8:7: error: `Two` was an entry before this change' || return 1
	# Nor does it help to change some of them, while the others are hidden.
	{ printf '# A list\n' && entry One a 'done' && printf '\n> ### 2\n>\n> - **Tags**: b\n> - **Progress**: reading\n' && entry Three c 'done'; } >README.md
	sed -i 's/: b$/: b, z/' README.md && git checkout -q main -- other.md && after 1 && shown 'quoted-entry' || return 1
	# A field of it that is read still is taken for the entry's above.
	{ printf '# A list\n' && entry One a 'done' && printf '\n<!--\n### Two\n\n- **Tags**: b\n-->\n- **Progress**: done\n' && entry Three c 'done'; } >README.md
	after 1 && shown 'README.md:9:5: error: `Two` was an entry before this change' || return 1
	# It is read elsewhere, its title is in a text, or its fields are another's.
	{ printf '# A list\n' && entry Two b,c 'done' && entry One a 'done' && echo && entry Two b 'done' | sed 's/^/> /' && entry Three c 'done'; } >README.md
	after 1 && ! shown 'was an entry' || return 1
	{ printf '# A list\n\n> ### Two\n> Go on.\n' && entry One a 'done' && entry Three c 'done'; } >README.md && after 0 || return 1
	{ printf '# A list\n' && entry One a 'done' && entry Four b 'done' && entry Three c 'done'; } >README.md && after 0 || return 1
	# Old fields may be in a comment where the entry has new ones.
	{ printf '# A list\n' && entry One a 'done' && entry Two b 'done' | sed '4i <!--' && printf -- '-->\n- **Tags**: z\n- **Progress**: reading\n' && entry Three c 'done'; } >README.md
	after 0
}

# A line that is the title's, or that several entries have, is of the entry by what is below it.
entries_that_lose_their_title() {
	repository || return
	bold() { printf '\n**%s**\n\n- Tags: %s\n- Year: %s\n- Status: new\n' "$@"; }
	printf '# Topic\n\n**Title**\n\n- Tags: x, ...\n- Year: YYYY\n- Status: new / old\n' >template.md
	{ printf '# A list\n' && bold One a 2020 && bold Two b 2021 && bold Three c 2022; } >README.md
	git rm -q --cached other.md && rm other.md && git add . && git commit -qm two && git checkout -q -B main && git checkout -q branch || return 1
	{ printf '# A list\n' && bold One a 2020 | sed 's/^\*.*/&\n**Two**/' && printf '\nText.\n\n- Tags: b\n- Year: 2021\n- Status: new\n' && bold Three c 2022; } | sed 's/$/\r/' >README.md
	after 1 && shown 'There is no title above its fields' && ! shown 'vanished-entry' || return 1
	{ printf '# A list\n' && bold One a 2020 && bold 'Two <!--' b 2023 && bold Three c 2022; } | sed 's/^\*\*Two/text/; s/$/\r/' >README.md
	after 1 && shown 'Its title is not in bold'
}

# Without its title and with other labels: what the fields say tells.
entries_whose_labels_are_changed() {
	repository || return
	bold() { printf '\n**%s**\n\n- Tags: %s, x\n- Year: %s\n- Status: new\n' "$@"; }
	printf '# Topic\n\n**Title**\n\n- Tags: x, ...\n- Year: YYYY\n- Status: new / old\n' >template.md
	{ printf '# A list\n' && bold One a 2020 && bold Two b 2021; } >README.md
	git rm -q --cached other.md && rm other.md && git add . && git commit -qm two && git checkout -q -B main && git checkout -q branch || return 1
	{ printf '# A list\n' && bold One a 2020 | sed '/^\*/d; s/Tags/Tigs/; s/Status/Sttus/' && bold Two b 2021; } | sed 's/$/\r/' >README.md
	after 1 && shown 'vanished-entry'
}

# Entries of one line have no labels: their own line tells.
lines_and_rows() {
	repository || return
	line() { printf -- '- [%s](https://%s.org) - About %s.\n' "$1" "$1" "$1"; }
	row() { printf '| [%s](https://%s.org) | About %s |\n' "$1" "$1" "$1"; }
	git checkout -qf main && git rm -q other.md || return 1
	printf '# Topic\n\n- [Name](link) - Description.\n' >template.md
	{ printf '# A list\n\n' && for name in a b c d; do line "$name"; done; } >README.md
	git add . && git commit -qm lines && git checkout -q -B branch || return 1
	for hide in 's/.*/<!-- & -->/' 's/.*/```\n&\n```/' 's/.*/> &/' 's/^/\\/'; do
		sed -i "5$hide" README.md && after 1 && shown '`[c](https://c.org)` was an entry before this change' && git reset -q --hard main || return 1
	done
	sed -i '5s/$/ With more./; 4{h;d}; ${G}' README.md && after 0 && git checkout -qf main || return 1
	printf '# Topic\n\n| Name | Text |\n|---|---|\n| [Name](link) | Description |\n' >template.md
	{ printf '# A list\n\n| Name | Text |\n|---|---|\n' && for name in a b c d; do row "$name"; done; } >README.md
	git add . && git commit -qm rows && git checkout -q -B branch || return 1
	sed -i '7s/.*/\n&/' README.md && after 1 && shown 'table-row' && git reset -q --hard main || return 1
	sed -i '7s/.*/\n> &/' README.md && after 1 && shown '`[c](https://c.org)` and what follows were 2 entries before'
}

entries_added_out_of_sight() {
	repository || return
	{ list && echo && entry New z BAD | sed 's/^/> /'; } >README.md
	after 1 && shown 'README.md:18:1: warning: this block quote contains an entry' || return 1
	{ list && printf '\n<script>\n' && entry New z BAD; } >README.md
	after 1 && shown 'README.md:18:1: error: `<script>` is never closed, and hides 1 entry'
}

what_a_change_may_do() {
	repository || return
	{ printf '# A list\n' && entry One a 'done' && entry Three c 'done'; } >README.md && after 0 || return 1
	{ printf '# A list\n' && entry Three c 'done' && entry Two b 'done' && entry One a 'done'; } >README.md && after 0 || return 1
	{ printf '# A list\n' && entry 'Another one' a 'done' && entry Two b 'done' && entry New z 'done' && entry Three d 'done'; } >README.md && after 0 || return 1
	{ printf '# A list\n' && entry One a 'done' && printf '\nSome text.\n\n## A group\n' && entry Two b 'done' && entry Three c 'done'; } >README.md && after 0 || return 1
	list | sed 's/$/\r/' >README.md && after 0 && git rm -q README.md && after 0 || return 1
	exits 0 --diff-base main README.md && printf '# Prose\n' >new.md && after 0
}

run_cases ignored_lists_that_git_knows_are_read lists_out_of_sight lists_hidden_as_a_whole entries_hidden entries_behind_what_was_closed entries_whose_lines_are_changed entries_that_lose_their_title entries_whose_labels_are_changed lines_and_rows entries_added_out_of_sight what_a_change_may_do
