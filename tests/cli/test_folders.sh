#!/bin/sh
# Folders are searched for Markdown files; .gitignore and --exclude are honoured.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

# finds FILES ARGUMENT...: the findings stand in these files, in this order.
finds() {
	wanted=$1
	shift
	run --format concise "$@"
	[ "$code" -eq 1 ] && [ "$(reported)" = "$wanted " ]
}

sorted_and_recursive() {
	mkdir -p b/c a
	bad z.md && bad b/c/x.md && bad b/a.md && bad a/y.MD && bad a.md && bad b/text.txt
	finds 'a/y.MD a.md b/a.md b/c/x.md z.md' . && finds 'a/y.MD a.md b/a.md b/c/x.md z.md' ./ &&
		finds 'b/a.md b/c/x.md' b && finds 'b/a.md b/c/x.md' b/
}

files_without_entries_are_passed_over() {
	prose a.md && bad b.md
	finds 'b.md' .
}

# Green means checked.
a_folder_without_any_entry_is_no_success() {
	prose a.md
	exits 2 . && ! [ -s "$room/out" ] && said 'template.md: no file has an entry of this template' || return 1
	exits 0 --skip-without-entries . && said '1 template: no findings' && exits 2 --fix . && exits 2 --quiet . || return 1
	rm template.md && exits 2 . && ! [ -s "$room/out" ] && said 'no list with entries was found' || return 1
	exits 0 --skip-without-entries . && said 'no list with entries was found' && rm a.md && exits 2 . || return 1
	# Of two templates, one by which nothing is read.
	template template.md && good a.md && mkdir -p .git b && template b/template.md && prose b/b.md
	exits 2 . && said 'b/template.md: no file has an entry of this template' && exits 2 b && exits 0 a.md || return 1
	exits 0 --exclude b . && exits 2 --template b/template.md b && exits 0 --template b/template.md . &&
		exits 0 template.md b/template.md && exits 0 --skip-without-entries b
}

hidden_folders_are_skipped() {
	mkdir -p .hidden/x .git && bad .hidden/x/a.md && bad .git/b.md && bad c.md
	finds 'c.md' .
}

links_do_not_loop() {
	rm template.md && mkdir a && bad a/x.md && ln -s .. a/loop && ln -s x.md a/y.md && ln -s nowhere.md a/z.md
	finds 'a/x.md' .
}

gitignore_files_are_honoured() {
	mkdir -p .git build docs/deep node_modules/x
	bad build/a.md && bad docs/b.md && bad docs/deep/c.md && bad docs/deep/keep.md && bad node_modules/x/d.md
	printf 'build/\nnode_modules\n' >.gitignore
	printf '*.md\n!/deep/keep.md\n!b.md\n' >docs/.gitignore
	finds 'docs/b.md docs/deep/keep.md' . && (cd docs/deep && finds 'keep.md' .) && finds 'build/a.md' build
}

gitignore_does_not_hide_named_files() {
	mkdir .git && bad a.md && echo 'a.md' >.gitignore
	finds 'a.md' a.md
}

patterns_that_take_too_long_are_told() {
	mkdir .git && bad a.md && cp a.md kept.md
	awk 'BEGIN { for (i = 0; i < 100000; i++) printf "[[:"; print "" }' >.gitignore
	exits 2 --fix . && said 'patterns that take too long to match' && cmp -s a.md kept.md && exits 1 a.md
}

excluded_are_skipped_even_when_named() {
	mkdir -p docs/x && bad a.md && bad docs/b.md && bad docs/x/c.md
	finds 'a.md' --exclude docs . && finds 'a.md docs/x/c.md' --exclude '/docs/*.md' . &&
		finds 'a.md' --exclude=docs/ a.md docs/b.md "$room/case/docs/x/c.md" &&
		finds 'docs/b.md' --exclude '*.md' --exclude '!b.md' . && exits 0 --exclude '*.md' a.md &&
		(cd docs && finds '../a.md' --exclude b.md ../a.md b.md)
}

a_nested_repository_has_its_own_rules() {
	mkdir -p .git vendor/.git && bad vendor/a.md && echo 'a.md' >.gitignore
	mv template.md vendor
	finds 'vendor/a.md' .
}

# Names that are hard to write, against git itself.
as_git_ignores() {
	command -v git >/dev/null || return 0
	git init -q . >/dev/null 2>&1 || return 0
	mkdir -p 'a b/x' '[x]/y' 'é/build' 'c/build/d' 'foo/bar/baz'
	for folder in . 'a b' 'a b/x' '[x]' '[x]/y' 'é' 'é/build' c/build/d foo foo/bar foo/bar/baz; do
		bad "$folder/one.md" && bad "$folder/two words.md" && bad "$folder/!three.md"
	done
	printf '%s\n' '# comment' 'build/' '!c/build/' '\[x\]/**' '!\[x\]/y' 'foo/**/one.md' '/two\ words.md' \
		'\!three.md' 'a\ b/*' '!a\ b/x/' 'ends.md ' '**/baz/*w*' >.gitignore
	printf '[[:alpha:]]ne.md\r\n!one.md\r\n' >foo/bar/.gitignore
	git -c core.quotepath=off -c core.excludesfile=/dev/null ls-files -co --exclude-standard |
		sed -n '/template.md/d; /\.md$/p' | sort >"$room/git"
	run --format concise .
	sed 's/:[0-9]*:[0-9]*: .*//' "$room/out" | uniq | sort >"$room/found"
	diff "$room/git" "$room/found" && [ -s "$room/found" ]
}

# paper FILE TITLE
paper() {
	printf '### %s\n\n- **Tags**: a\n- **arxiv**: https://arxiv.org/abs/2301.00001\n' "$2" >"$1"
}

# Named once, at the second place; nothing is said where one list is checked.
a_paper_in_two_lists_is_told() {
	printf '### Title\n\n- **Tags**:\n- **arxiv**:\n' >template.md
	paper a.md 'Walking Along Rivers by Night' && paper b.md 'Counting Stones in Deserts at Noon' &&
		finds 'b.md' . && shown 'is also the link of another entry, in' &&
		finds 'a.md' b.md a.md && exits 1 --fix --format concise . && shown 'b.md:4:14: error: ' &&
		exits 0 b.md && ! [ -s "$room/out" ]
}

run_cases sorted_and_recursive a_folder_without_any_entry_is_no_success files_without_entries_are_passed_over \
	hidden_folders_are_skipped links_do_not_loop \
	gitignore_files_are_honoured gitignore_does_not_hide_named_files patterns_that_take_too_long_are_told \
	excluded_are_skipped_even_when_named \
	a_nested_repository_has_its_own_rules as_git_ignores a_paper_in_two_lists_is_told
