#!/bin/sh
# --diff-base, --diff-file, --template-from: a change answers for its own entries only.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org

# entry TITLE TAGS PROGRESS
entry() {
	printf '\n### %s\n\n- **Tags**: %s\n- **Progress**: %s\n' "$@"
}

# Three entries with a finding each.
old() {
	printf '# A list\n'
	entry One 'a,' 'done'
	entry Two b 'BAD'
	entry Three 'c ' 'done'
}

commit() {
	git add -A . && git commit -qm "$1"
}

# A repository with the old list on main; on the branch, an entry is added and one edited.
repository() {
	command -v git >/dev/null || skip 'no git' || return
	git init -q -b main . 2>"$room/err" && old >a.md && commit old && git checkout -qb branch || return 1
}

branch() {
	repository || return
	{
		printf '# A list\n'
		entry One 'a,' 'done'
		entry New 'x,' 'reading'
		entry Two b 'done,'
		entry Three 'c ' 'done'
	} >a.md
	commit new
}

findings() {
	sed 's/ \[\*\]$//; s/^\([^:]*:[0-9]*\):[0-9]*: .*\[/\1 [/' "$room/out" | tr '\n' ' '
}

exactly_what_the_branch_caused() {
	branch || return
	exits 1 --format concise --diff-base main a.md && [ "$(findings)" = 'a.md:10 [trailing-comma] a.md:16 [vocabulary] ' ] &&
		said '2 findings' && said '2 that the change did not touch' &&
		exits 1 --format concise a.md && [ "$(wc -l <"$room/out")" -eq 4 ]
}

show_all_tells_the_rest() {
	branch || return
	exits 1 --format concise --diff-base main --show-all a.md && [ "$(wc -l <"$room/out")" -eq 4 ] &&
		[ "$(grep -c ': info: ' "$room/out")" -eq 2 ] && exits 0 --diff-base HEAD --show-all --fail-on info a.md || return 1
	# Nor do they count, and nothing is offered for them.
	exits 1 --format jsonl --diff-base main --show-all a.md && [ "$(grep -c '"untouched":true' "$room/out")" -eq 2 ] &&
		[ "$(grep -c '"fix":{' "$room/out")" -eq 2 ] && [ "$(grep '"fix":{' "$room/out" | grep -c '"untouched":true')" -eq 0 ] &&
		exits 1 --statistics --diff-base main --show-all a.md && shown '2 findings, by rule:' && ! shown trailing-whitespace
}

fix_leaves_the_rest_as_it_is() {
	branch || return
	sed -i 's/done,/Done/' a.md
	run --fix --diff-base main a.md
	[ "$code" -eq 0 ] && exits 0 --diff-base main a.md || return 1
	{
		printf '# A list\n'
		entry One 'a,' 'done'
		entry New 'x' 'reading'
		entry Two b 'done'
		entry Three 'c ' 'done'
	} | cmp - a.md
}

# The same, as a patch and as a question.
# The blank line that the first fix adds is a part of the change, and the line above it stands beside that.
a_second_fix_changes_nothing() {
	repository || return
	printf '# A list\n\nText. \n### One\n\n- **Tags**: a\n- **Progress**: done\n' >b.md && commit two && sed -i 's/: a$/: b/' b.md
	run --fix --diff-base HEAD b.md
	cp b.md "$room/once" && run --fix --diff-base HEAD b.md
	cmp b.md "$room/once" && sed -n 3p b.md | grep -q 'Text.$' && sed -n 4p b.md | grep -q '^$'
}

diff_and_check_go_by_the_change() {
	branch || return
	exits 1 --diff --diff-base main a.md && [ "$(grep -c '^[-+]' "$room/out")" -eq 4 ] &&
		exits 1 --check --format concise --diff-base main a.md && shown 'a.md: would be changed, 1 finding fixed'
}

a_diff_file_does_the_same() {
	branch || return
	git diff main -- a.md >"$room/patch"
	exits 1 --format concise --diff-base main a.md && cp "$room/out" "$room/first" &&
		exits 1 --format concise --diff-file "$room/patch" a.md && cmp "$room/out" "$room/first" || return 1
	"$PLLINT" --format concise --diff-file - a.md <"$room/patch" >"$room/out" 2>"$room/err"
	cmp "$room/out" "$room/first" || return 1
	# From a folder below, by names from the root.
	mkdir docs && cd docs && run --format concise --diff-file "$room/patch" ../a.md
	[ "$(findings)" = '../a.md:10 [trailing-comma] ../a.md:16 [vocabulary] ' ]
}

a_diff_that_does_not_fit() {
	branch || return
	git diff main -- a.md >"$room/patch"
	sed -i 's/x,/y,/' a.md
	exits 2 --diff-file "$room/patch" a.md && said 'does not fit' && keeps a.md exits 2 --fix --diff-file "$room/patch" a.md &&
		echo nonsense >"$room/patch" && exits 2 --diff-file "$room/patch" a.md && said 'no unified diff' &&
		exits 2 --diff-file "$room/none" a.md && said 'No such file' || return 1
	# Where it does not fit the template, it is not known what follows from that.
	printf -- '--- a/template.md\n+++ b/template.md\n@@ -1 +1 @@\n-### X\n+### Y\n' >"$room/patch"
	exits 0 --diff-file "$room/patch" a.md && said 'that the change did not touch' && ! said 'follow'
}

new_renamed_and_deleted_files() {
	repository || return
	old >b.md && commit b && git branch -qf main && git mv a.md moved.md && old | sed 's/### /### Another /' >new.md && old >untracked.md && rm b.md &&
		git add new.md moved.md && sed -i 's/BAD/WORSE/' moved.md
	run --format concise --diff-base main moved.md new.md untracked.md b.md
	[ "$code" -eq 1 ] && [ "$(reported)" = 'moved.md new.md untracked.md ' ] &&
		[ "$(grep -c '^moved' "$room/out")" -eq 1 ] && [ "$(grep -c '^new' "$room/out")" -eq 3 ] &&
		[ "$(grep -c '^untracked' "$room/out")" -eq 3 ] && ! said b.md && exits 2 --diff-base main never.md
}

# Work that is not committed counts as well; what happened on main since does not.
from_the_merge_base_to_the_working_tree() {
	branch || return
	git checkout -q main && entry Later 'z,' 'done' >>a.md && commit later && git checkout -q branch &&
		entry Last 'y,' 'done' >>a.md
	run --format concise --diff-base main a.md
	[ "$(findings)" = 'a.md:10 [trailing-comma] a.md:16 [vocabulary] a.md:25 [trailing-comma] ' ]
}

line_endings_of_the_working_tree() {
	repository || return
	echo '*.md text eol=crlf' >.gitattributes && sed -i 's/$/\r/; s/BAD/WORSE/' a.md
	run --format concise --diff-base main a.md
	[ "$(findings)" = 'a.md:11 [vocabulary] ' ]
}

moved_entries_are_not_touched() {
	repository || return
	{
		printf '# A list\n'
		entry Three 'c ' 'done'
		entry Two b 'BAD'
		entry One 'a,' 'done'
	} >a.md
	exits 0 --diff-base main a.md && said '3 that the change did not touch'
}

# Most entries have another label than the template: an entry that the change touches is fixed all the same, though the
# others are then no more than half.
most_entries_are_left_as_they_are() {
	repository || return
	{
		printf '# A list\n'
		for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do
			entry "Walk $i" a 'done' | if [ "$i" -le 10 ]; then sed 's/Tags/tags/'; else cat; fi
		done
	} >a.md
	git commit -qam many && git branch -qf main && entry 'Walk 20' a 'done' | sed 's/Tags/tags/' >>a.md &&
		run --format concise --diff-base main a.md && [ "$(findings)" = 'a.md:100 [label-form] ' ] &&
		exits 0 --fix --diff-base main a.md && [ "$(grep -c tags a.md)" -eq 10 ] &&
		tail -n 2 a.md | grep -q 'Tags' && exits 0 --fix --diff-base main a.md
}

names_need_no_care() {
	repository || return
	for name in 'two words.md' 'é.md' '"q".md' 'tab	bed.md' "$(printf 'new\nline.md')" '-dash.md' ':(top)a.md' '*.md'; do
		old >"$name" && git add -A . && git commit -qm x && git branch -qf main && sed -i 's/BAD/WORSE/' "./$name"
		run --format concise --diff-base main -- "./$name"
		[ "$code" -eq 1 ] && [ "$(wc -l <"$room/out")" -eq 1 ] && shown WORSE || return 1
		git checkout -q .
	done
}

# Nothing that a repository configures is run, and nothing reaches git as an option.
git_runs_nothing_else() {
	branch || return
	printf '#!/bin/sh\ntouch %s/ran\n' "$room" >"$room/evil" && chmod +x "$room/evil"
	for key in diff.external core.pager core.fsmonitor diff.x.command diff.x.textconv core.editor pager.diff; do
		git config "$key" "$room/evil"
	done
	echo '*.md diff=x' >.gitattributes
	git config diff.noprefix true && git config color.ui always && git config diff.relative true
	GIT_EXTERNAL_DIFF=$room/evil GIT_PAGER=$room/evil run --format concise --diff-base main a.md
	rm -f .gitattributes
	[ "$(findings)" = 'a.md:10 [trailing-comma] a.md:16 [vocabulary] ' ] && ! [ -e "$room/ran" ] || return 1
	for revision in --output=x -x --help '--upload-pack=x' ''; do
		exits 2 --diff-base "$revision" a.md && said 'names no commit' || return 1
	done
	! [ -e x ]
}

clear_words_for_what_git_lacks() {
	branch || return
	exits 2 --diff-base nowhere a.md && said 'there is no commit' || return 1
	git clone -q --depth 1 "file://$PWD" ../shallow 2>"$room/err" && cd ../shallow || return 1
	run --diff-base main a.md
	result=$code
	cp "$room/err" "$room/said"
	cd .. && rm -rf shallow
	[ "$result" -eq 2 ] && grep -q 'shallow.*fetch-depth: 0' "$room/said" || return 1
	mkdir none && cd none && template template.md && good a.md && exits 2 --diff-base main a.md &&
		said 'in no git repository' && said '--diff-file' && cd .. && rm -rf none
}

unrelated_histories() {
	branch || return
	git checkout -q --orphan other && commit x && exits 2 --diff-base main a.md && said 'no commit in common'
}

no_git_at_all() {
	branch || return
	mkdir "$room/empty" && PATH=$room/empty "$PLLINT" --diff-base main a.md >"$room/out" 2>"$room/err"
	code=$?
	rmdir "$room/empty"
	[ "$code" -eq 2 ] && said 'git program is not installed'
}

# another_git COMMAND: in its place, for what git is asked that matches $asked; else git itself.
another_git() {
	mkdir -p "$room/bin" && {
		printf '#!/bin/sh\ncase "$*" in\n*%s*)\n%s\n;;\nesac\nexec %s "$@"\n' "$asked" "$1" "$(command -v git)"
	} >"$room/bin/git" && chmod +x "$room/bin/git"
}

# refused_by_git MESSAGE ARGUMENT...
refused_by_git() {
	message=$1
	shift
	PATH=$room/bin:$PATH run "$@"
	[ "$code" -eq 2 ] && said "$message"
}

# Whatever git answers instead of what it was asked for.
odd_answers_of_git() {
	branch || return
	asked=show-toplevel
	another_git 'echo "fatal: detected dubious ownership in repository" >&2; exit 128' &&
		refused_by_git 'it belongs to another user' --diff-base main a.md &&
		another_git 'exit 3' && refused_by_git 'git failed and does not say why' --diff-base main a.md &&
		another_git 'kill -9 $$' && refused_by_git 'git failed and does not say why' --diff-base main a.md &&
		another_git "printf 'fatal: one\\ntwo\\n' >&2; exit 1" && refused_by_git 'git says: fatal: one' --diff-base main a.md &&
		! said two || return 1
	for asked in --verify merge-base diff; do
		another_git 'echo "fatal: broken" >&2; exit 128' && refused_by_git "" --diff-base main a.md &&
			another_git 'exit 128' && refused_by_git 'git failed and does not say why' --diff-base main a.md || return 1
	done
	asked=merge-base && another_git 'exit 0' && refused_by_git 'git failed' --diff-base main a.md || return 1
	asked=ls-tree && another_git 'echo "fatal: broken" >&2; exit 128' &&
		refused_by_git 'git says: fatal: broken' --template-from main a.md || return 1
	asked=cat-file && another_git 'echo "fatal: broken" >&2; exit 128' &&
		refused_by_git 'git cannot read this file' --template-from main a.md || return 1
	# Where git does not tell which files it knows, a file that the diff does not name may be new or not.
	asked=ls-files && another_git 'exit 128' && old >untracked.md &&
		refused_by_git 'untracked.md: git failed and does not say why' --diff-base main untracked.md &&
		said 'template.md: git failed' && printf '\n### X\n\n- **Tags**: a\n' >>template.md && rm untracked.md &&
		PATH=$room/bin:$PATH run --diff-base main a.md && [ "$code" -eq 1 ] || return 1
	# It prints nothing, or nothing where it is asked whether the clone is shallow.
	asked=show-toplevel && another_git 'exit 0' && PATH=$room/bin:$PATH run --diff-base main a.md
	[ "$code" -eq 2 ] || return 1
	asked=is-shallow && another_git 'exit 1' && refused_by_git 'there is no commit' --diff-base nowhere a.md || return 1
	chmod -x "$room/bin/git" && PATH=$room/bin run --diff-base main a.md
	[ "$code" -eq 2 ] && said 'git'
}

# Whoever starts pllint may have signals ignored, and descriptors may run out.
what_is_inherited() {
	branch || return
	(
		trap '' CHLD
		exec "$PLLINT" --diff-base nowhere a.md
	) >"$room/out" 2>"$room/err"
	[ $? -eq 2 ] && said 'there is no commit'
}

few_descriptors() {
	without_valgrind 'it opens files itself' || return
	branch || return
	for descriptors in 4 6; do
		(
			# shellcheck disable=SC3045 # dash and bash have it
			ulimit -n "$descriptors"
			exec "$PLLINT" --diff-base main a.md
		) >"$room/out" 2>"$room/err"
		[ $? -eq 2 ] && said 'git could not be run: Too many open files' || return 1
	done
}

lacking() {
	git rev-list --objects --all --missing=print | grep '^?'
}

nothing_is_fetched() {
	branch && printf '\nMore.\n' >>template.md && commit template && git config uploadpack.allowFilter true &&
		git clone -q --filter=blob:none "file://$PWD" clone 2>"$room/err" && cd clone && lacking >"$room/lacking" ||
		skip 'no partial clones' || return
	for option in --diff-base --template-from; do
		exits 2 "$option" origin/main a.md && said 'this clone is partial and lacks what is asked for' &&
			said 'git fetch --refetch --no-filter' && lacking | cmp - "$room/lacking" || return 1
	done
	exits 0 --diff-base HEAD a.md && git fetch -q --refetch --no-filter && ! lacking && exits 1 --diff-base origin/main a.md
}

outside_the_repository() {
	branch || return
	old >"$room/outside.md"
	exits 2 --diff-base main "$room/outside.md" && said 'lies outside the repository'
}

the_template_of_the_base() {
	branch || return
	printf '### Title\n\n- **Tags**:\n- **Progress**: BAD / done,\n' >template.md
	exits 1 --format concise --diff-base main a.md && [ "$(findings)" = 'a.md:10 [trailing-comma] a.md:11 [vocabulary] ' ] &&
		exits 1 --format concise --diff-base main --template-from main a.md &&
		[ "$(findings)" = 'a.md:10 [trailing-comma] a.md:16 [vocabulary] ' ] || return 1
	(git stash -q && git checkout -q main && mkdir sub && template sub/template.md && commit sub && git checkout -q branch &&
		git stash pop -q) || return 1
	rm template.md && run --format text --diff-base main --template-from main a.md && false
	shown 'main:template.md:4 |' || return 1
	# A nearer one that the branch brings along is not heard either.
	mkdir docs && git mv a.md docs/a.md && printf '### Title\n\n- **Tags**:\n' >docs/template.md
	run --format concise --diff-base main --template-from main docs/a.md
	[ "$(findings)" = 'docs/a.md:10 [trailing-comma] docs/a.md:16 [vocabulary] ' ] &&
		exits 2 --template-from nowhere docs/a.md && said 'there is no commit' &&
		exits 2 --template-from main --template other.md docs/a.md && said 'this commit holds no such file'
}

what_follows_from_the_template() {
	branch || return
	printf '### Title\n\n- **Tags**:\n- **Progress**: not started / reading\n' >template.md
	run --format concise --diff-base main a.md
	said 'template.md was changed: 2 findings in entries that the change did not touch follow from it' &&
		exits 1 --diff-base main template.md a.md
}

one_finding_follows_from_the_template() {
	repository && sed -i 's/BAD/reading/' a.md && commit reading && git branch -qf main || return
	printf '### Title\n\n- **Tags**:\n- **Progress**: not started / done\n' >template.md && entry New c 'done' >>a.md
	exits 0 --diff-base main a.md && said '1 finding in an entry that the change did not touch follows from it' &&
		exits 0 --quiet --diff-base main a.md && ! said 'follows'
}

# Before that the list had another one, or none that can be used.
a_template_that_is_new() {
	repository || return
	git rm -q --cached template.md && git commit -qm none && git branch -qf main && sed -i '3s/$/ <!-- pllint: nonsense -->/' template.md
	exits 1 --diff-base main a.md && shown template-fault && ! said 'follow from it' || return 1
	echo '# No fields' >template.md && commit useless && git branch -qf main && template template.md
	exits 0 --diff-base main a.md && ! said 'follow from it'
}

# One template for two lists is read once, and told once; its own name comes first.
templates_of_the_base() {
	repository || return
	for folder in docs zoo; do
		mkdir "$folder" && template "$folder/Template.md" && cp template.md "$folder/TEMPLATE.MD" && old >"$folder/b.md" && old >"$folder/c.md" &&
			printf '### Title\n\n- **Tags**:\n- **Progress**: BAD\n- **Progress**: x\n' >"$folder/template.md"
	done
	commit folders && git branch -qf main
	run --template-from main docs/b.md docs/c.md zoo/b.md a.md
	cp "$room/out" "$room/of_base" && [ "$(grep -c 'template-fault' "$room/out")" -eq 2 ] && shown 'main:docs/template.md:3 |' &&
		shown 'main:zoo/template.md:3 |' && shown 'main:template.md:4 |' && run docs/b.md docs/c.md zoo/b.md a.md &&
		sed 's/main://' "$room/of_base" | diff "$room/out" - >"$room/err" && run --template-from main template.md a.md &&
		shown 'main:template.md:4 |' && said ', 1 template: '
}

# groups DATE...
groups() {
	for date in "$@"; do
		printf '## %s\n' "$date"
		entry "$date" a 'done'
		echo
	done
}

# added_groups BEFORE AFTER FINDINGS: what a change from the one to the other dates is told.
added_groups() {
	# shellcheck disable=SC2086 # words
	groups $1 >a.md && commit groups && groups $2 >a.md && commit more || return 1
	run --format concise --diff-base HEAD~1 a.md
	[ "$(findings)" = "$3" ]
}

# Three groups that were there show the order, and the new ones are to blame, however many they are.
the_order_of_groups_that_were_there() {
	repository && git checkout -q main || return
	printf '## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Progress**: todo / done\n' >template.md
	old='2025-05-13 2025-05-12 2025-05-11'
	added_groups "$old" "$old 2025-05-14" 'a.md:22 [group-order] ' &&
		added_groups "$old" "2025-05-14 $old 2025-05-10" '' || return 1
	added_groups "$old" "$old 2025-05-17 2025-05-16 2025-05-15 2025-05-14" \
		'a.md:22 [group-order] a.md:29 [group-order] a.md:36 [group-order] a.md:43 [group-order] ' &&
		run --unsafe-fixes --fix --diff-base HEAD~1 a.md &&
		[ "$(sed -n 's/^## 2025-05-//p' a.md | tr '\n' ' ')" = '17 16 15 14 13 12 11 ' ] || return 1
	added_groups '2025-05-11 2025-05-12 2025-05-13' '2025-05-14 2025-05-11 2025-05-12 2025-05-13' 'a.md:1 [group-order] ' || return 1
	# Two show none, nor do three that are in no order.
	added_groups '2025-05-13 2025-05-12' '2025-05-13 2025-05-12 2025-05-14' '' &&
		added_groups '2025-05-11 2025-05-13 2025-05-12' '2025-05-14 2025-05-11 2025-05-13 2025-05-12' '' || return 1
	# A group that was out of order before is nothing to the change, also where it belongs beside the new one.
	old='2025-05-11 2025-05-10 2025-05-09 2025-05-08 2025-05-07 2025-05-06 2025-05-05 2025-05-04 2025-05-03 2025-05-12'
	added_groups "$old" "2025-05-13 $old" '' && exits 0 --format concise --diff-base HEAD~1 --show-all a.md && shown group-order
}

# What is recorded and in no part that was touched is not gone.
a_baseline_beside_a_change() {
	branch && git checkout -q main && exits 0 --write-baseline known.json a.md && git checkout -q branch || return
	exits 1 --format concise --diff-base main --baseline known.json a.md &&
		[ "$(findings)" = 'a.md:10 [trailing-comma] a.md:16 [vocabulary] ' ] && ! said 'not there'
}

# What is wrong with a template is nothing to a change that did not touch it.
faults_of_the_template() {
	repository || return
	printf '<!-- pllint: nonsense -->\n\n### Title\n\n- **Tags**:\n- **Progress**: not started / reading / done\n' >template.md
	commit template && git branch -qf main && entry New c 'done' >>a.md
	exits 0 --diff-base main a.md && ! [ -s "$room/out" ] && exits 1 a.md && shown template-fault &&
		echo >>template.md && exits 1 --diff-base main a.md && shown template-fault
}

suppressions_can_be_ignored() {
	branch || return
	sed -i '1s/$/\n\n<!-- pllint-disable-file vocabulary, trailing-comma -->/' a.md
	exits 0 --diff-base main a.md && exits 1 --diff-base main --no-suppressions a.md
}

what_does_not_go_together() {
	good a.md
	exits 2 --show-all a.md && exits 2 --diff-base x --diff-file y a.md && exits 2 --diff-file - - &&
		exits 2 --write-baseline b --diff-base x a.md && exits 2 --write-baseline b --fix a.md &&
		exits 2 --write-baseline b --diff-file x a.md && exits 2 --diff-file y --diff-base x a.md && said 'do not go together' &&
		echo nonsense >d && exits 2 --diff-file d - && said 'no unified diff'
}

# By a diff's names from where it is told, wherever that is.
names_of_deleted_files() {
	printf -- '--- a/gone/b.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n' >d && exits 0 --diff-file d gone/b.md && exits 2 --diff-file d gone/c.md &&
		said 'gone/c.md: No such file' && exits 2 --diff-file d "$room/b.md" && said 'b.md: No such file' || return 1
	mkdir .git docs && cd docs && exits 0 --diff-file ../d ../gone/b.md gone/b.md && exits 2 --diff-file ../d b.md
}

run_cases exactly_what_the_branch_caused show_all_tells_the_rest fix_leaves_the_rest_as_it_is \
	a_second_fix_changes_nothing diff_and_check_go_by_the_change a_diff_file_does_the_same a_diff_that_does_not_fit new_renamed_and_deleted_files \
	from_the_merge_base_to_the_working_tree line_endings_of_the_working_tree moved_entries_are_not_touched most_entries_are_left_as_they_are \
	names_need_no_care git_runs_nothing_else clear_words_for_what_git_lacks unrelated_histories no_git_at_all \
	nothing_is_fetched odd_answers_of_git what_is_inherited few_descriptors outside_the_repository the_template_of_the_base what_follows_from_the_template \
	one_finding_follows_from_the_template a_template_that_is_new templates_of_the_base a_baseline_beside_a_change the_order_of_groups_that_were_there names_of_deleted_files faults_of_the_template \
	suppressions_can_be_ignored what_does_not_go_together
