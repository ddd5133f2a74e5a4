#!/bin/sh
# --diff prints what git and patch take, and what they make of it is what --fix makes.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1

# Entries with something to fix at the start, in the middle and at the end, far from each other.
long() {
	printf '# A list\n'
	for i in 1 2 3 4 5 6 7 8 9; do
		printf '\n### Entry %s\n\n- **Tags**: a, b%s\n- **Progress**: done\n' "$i" "$([ $((i % 4)) -ne 1 ] || echo ' ')"
	done
}

repository() {
	command -v git >/dev/null || skip 'no git' || return
	git init -q . 2>"$room/err" && git add -A . 2>/dev/null
}

# same FOLDER: in it, the patch that git applies and --fix make the same of all files.
same() {
	rm -rf "$room/patched" "$room/fixed"
	cp -a . "$room/patched" && cp -a . "$room/fixed" || return 1
	(cd "$room/fixed/$1" && "$PLLINT" --timeout 0 --fix . >/dev/null 2>&1)
	(cd "$room/patched/$1" && "$PLLINT" --timeout 0 --diff . 2>/dev/null >"$room/patch") && return 1
	[ -s "$room/patch" ] && (cd "$room/patched/$1" && git apply "$room/patch" 2>"$room/err") &&
		diff -r "$room/patched" "$room/fixed" >"$room/out" && ! diff -r "$room/patched" . >/dev/null
}

# The two names, without the tab that git needs after whitespace.
names() {
	sed -n 's/^--- \(.*\)/\1/p; s/^+++ \(.*\)/\1/p' "$room/out" | tr -d '\t' | tr '\n' ' '
}

writes_nothing() {
	fixable a.md
	keeps a.md exits 1 --diff a.md && [ "$(names)" = 'a/a.md b/a.md ' ] && shown '@@ -2,5 +2,5 @@' &&
		shown '+- **Tags**: a, b' && said '1 to be fixed' && exits 1 --diff --fail-on never a.md && shown @@
}

nothing_to_mend_is_no_patch() {
	good a.md && bad b.md
	exits 0 --diff a.md && ! [ -s "$room/out" ] && exits 1 --diff --format concise b.md && ! [ -s "$room/out" ] &&
		said 'b.md:6:17: error: '
}

git_takes_it() {
	long >a.md && long | sed 's/$/\r/' >b.md && printf '\357\273\277' | cat - a.md >c.md &&
		mkdir -p docs/deep && long >docs/deep/a.md && long | head -c -1 >docs/d.md && repository || return
	same . && same docs && same docs/deep
}

names_are_quoted() {
	repository || return
	mkdir -p 'b' 'two words' 'docs/docs'
	for name in 'two words.md' 'two words/x y.md' 'é.md' 'tab	bed.md' '"quoted".md' 'back\slash.md' '-dash.md' \
		"$(printf 'new\nline.md')" "$(printf 'bad\377.md')" 'b/b.md'; do
		fixable "$name" || return 1
	done
	same . && same b && same 'two words'
}

paths_are_relative_to_the_current_folder() {
	mkdir deep && fixable a.md && fixable deep/b.md
	exits 1 --diff "$room/case/a.md" && [ "$(names)" = 'a/a.md b/a.md ' ] &&
		exits 1 --diff ./deep/../a.md && [ "$(names)" = 'a/a.md b/a.md ' ] &&
		(cd deep && exits 1 --diff --template ../template.md ./b.md && [ "$(names)" = 'a/b.md b/b.md ' ])
}

links_name_the_file_itself() {
	repository || return
	mkdir deep && fixable deep/real.md && ln -s deep/real.md link.md
	exits 1 --diff link.md && [ "$(names)" = 'a/deep/real.md b/deep/real.md ' ] && git apply "$room/out" &&
		exits 0 --diff link.md
}

the_last_line() {
	repository || return
	printf '# A list\n\n### One\n\n- **Tags**: a, b \n- **Progress**: done' >a.md
	exits 1 --diff a.md && shown 'No newline at end of file' && same . &&
		exits 1 --diff --ignore final-newline a.md && git apply "$room/out" && exits 0 --diff --ignore final-newline a.md
}

# Groups that are moved, by a patch and in place; --check names the file, and nothing is moved without a word.
groups() {
	repository || return
	printf '<!-- pllint: order newest-first -->\n\n## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n' >template.md
	for day in 3 1 2 4; do
		printf '## 2025-05-0%s\r\n\r\n### Walk %s\r\n\r\n- **Tags**: a\r\n\r\n' "$day" "$day"
	done | head -c -4 >a.md
	cp a.md b.md && cp a.md c.md
	keeps b.md exits 1 --check --unsafe-fixes b.md && [ "$(cat "$room/out")" = b.md ] && said '3 to be fixed' &&
		exits 1 --diff --unsafe-fixes a.md && git apply "$room/out" 2>"$room/err" &&
		exits 0 --fix --unsafe-fixes b.md &&
		cmp a.md b.md && ! cmp -s a.md c.md && grep '^## ' a.md | sort -rc && [ "$(wc -l <a.md)" -eq 23 ] &&
		exits 1 --fix --ignore final-newline c.md && [ "$(grep -m 1 '^## ' c.md | tr -d '\r')" = '## 2025-05-03' ]
}

standard_input() {
	fixable a.md && cp a.md b.md && good wanted
	"$PLLINT" --diff --stdin-filename a.md - <b.md >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 1 ] && [ "$(names)" = 'a/a.md b/a.md ' ] || return 1
	command -v patch >/dev/null || skip 'no patch' || return
	patch -s -p1 <"$room/out" && cmp a.md wanted
}

# What is not going to be applied cannot command the terminal; what is stays as it is.
terminals_are_safe() {
	command -v script >/dev/null || skip 'no script, which makes a terminal' || return
	script -qec true /dev/null >/dev/null 2>&1 </dev/null || skip 'no terminal can be made' || return
	escape=$(printf '\033')
	fixable a.md && printf '\tx%s[2J\n' "$escape" >>a.md
	exits 1 --diff a.md && shown "$escape" || return 1
	script -qec "'$PLLINT' --diff a.md" /dev/null >"$room/out" 2>&1 </dev/null
	shown '@@' && shown "$(printf '\tx<U+001B>[2J')" && ! shown "$escape" || return 1
	# Line ends stay what they are, and so does a text without one.
	printf '# A list\r\n\r\n### One\r\n\r\n- **Tags**: a \r\n\t\n- **Progress**: done' >b.md
	script -qec "'$PLLINT' --fix -q --ignore final-newline - <b.md 2>/dev/null" /dev/null >"$room/out" 2>&1 </dev/null
	shown '- **Progress**: done' && ! shown '<U+000D>' && [ "$(tr -d '\r' <"$room/out" | wc -l)" -eq 6 ] &&
		tr -d '\r' <"$room/out" | grep -qx -- '- \*\*Tags\*\*: a'
}

# A variable that is empty makes no runner, and a pipe of a runner may be its log.
runners_are_safe() {
	fixable a.md && printf '\n::error::x\n' >>a.md && CI='' "$PLLINT" --diff a.md 2>"$room/err" | cat >"$room/out" && shown '@@' &&
		printf '\n##[group]x\n' >>a.md && CI='' "$PLLINT" --fix - 2>"$room/err" <a.md | cat >"$room/out" && shown '##[group]' &&
		CI=true "$PLLINT" --fix - 2>"$room/err" <a.md | cat >"$room/out" && ! shown '##[group]' && said 'would obey line'
}

# What each rule's cases become.
cases() {
	repository || return
	page_cases . && rm template.md && same .
}

corpus() {
	[ -d "${PLLINT_CORPUS-}" ] || skip 'no corpus' || return
	repository || return
	cp -r "$PLLINT_CORPUS/." . && chmod -R u+w . && same .
}

run_cases writes_nothing nothing_to_mend_is_no_patch git_takes_it names_are_quoted \
	paths_are_relative_to_the_current_folder links_name_the_file_itself the_last_line groups standard_input \
	terminals_are_safe runners_are_safe cases corpus
