#!/bin/sh
# --diff-file: which file a diff is about, however its names are written.
# shellcheck disable=SC2016,SC2317,SC2154 # the cases are called by name, below; `room` and `code` are of common.sh
set -u
. "$(dirname "$0")/common.sh"

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org

# On main good lists; then each has an error in its sixth line.
repository() {
	command -v git >/dev/null || skip 'no git' || return
	mkdir -p docs old && git init -q -b main . 2>"$room/err" && template template.md && good README.md && good docs/README.md &&
		git add . && git commit -qm one && cp -r README.md docs old && bad README.md || return 1
}

# told LIST...: the diff in $room/diff makes the error count.
told() {
	run --format concise --diff-file "$room/diff" "$@"
	[ "$code" -eq 1 ] && shown 'README.md:6:17: error:' && ! said 'touches none'
}

prefixes() {
	repository || return
	for option in --src-prefix=a/ --no-prefix '--src-prefix=old/ --dst-prefix=new/' '--src-prefix=x/ --dst-prefix=README/' \
		'-c diff.mnemonicPrefix=true' '-c diff.noprefix=true'; do
		case $option in
		-c*)
			# shellcheck disable=SC2086 # two words
			git $option diff >"$room/diff"
			;;
		*)
			# shellcheck disable=SC2086
			git diff $option >"$room/diff"
			;;
		esac
		told README.md && (cd docs && told ../README.md) && told "$PWD/README.md" && told . || return 1
	done
	git diff --src-prefix=one/two/ --dst-prefix=three/four/ >"$room/diff" && exits 2 --diff-file "$room/diff" README.md &&
		said 'README.md: the diff changes `three/four/README.md`, which may be this file or not' &&
		git diff --src-prefix=x --dst-prefix=y >"$room/diff" && exits 2 --diff-file "$room/diff" README.md && said '`yREADME.md`'
}

without_git() {
	repository || return
	command -v diff >/dev/null || skip 'no diff' || return
	diff -ru old . >"$room/diff"
	told README.md || return 1
	diff -u old/README.md README.md >"$room/diff"
	told README.md && cp -r . "$room/new" && (cd "$room" && rm -rf new/.git new/old && diff -ru case/old new >compared && mv compared diff)
	told README.md || return 1
	(cd .. && diff -ru case/old case >"$room/diff")
	told README.md || return 1
	diff -u "$PWD/old/README.md" "$PWD/README.md" >"$room/diff"
	told README.md && bad added.md && diff -ru old . >"$room/diff"
	exits 1 --format concise --diff-file "$room/diff" added.md && shown 'added.md:6:' && rm -rf "$room/new" || return 1
	printf '\0' >>README.md && diff -ru old . >"$room/diff"
	exits 2 --diff-file "$room/diff" README.md && said 'does not say what was changed'
}

binary() {
	repository || return
	printf '*.md binary\n' >.gitattributes
	git diff >"$room/diff" && exits 2 --diff-file "$room/diff" README.md && said 'does not say what was changed' &&
		git diff --binary >"$room/diff" && exits 2 --diff-file "$room/diff" README.md && said 'does not say what was changed'
}

several_commits() {
	repository || return
	git commit -qam two && printf '\n### Two\n\n- **Tags**: a\n- **Progress**: done\n' >>README.md && git commit -qam three &&
		git mv README.md list.md && git commit -qm four && sed -i 's/# A list/# The list/' list.md && git commit -qam five || return 1
	for option in --unified=3 --reverse -M; do
		git log -p "$option" HEAD~4..HEAD >"$room/diff"
		exits 1 --format concise --diff-file "$room/diff" list.md && shown 'list.md:6:17:' || return 1
	done
	git format-patch -q --stdout HEAD~4 >"$room/diff" && exits 1 --format concise --diff-file "$room/diff" list.md && shown 'list.md:6:17:' || return 1
	git log -p HEAD~3..HEAD >"$room/diff" && exits 0 --format concise --diff-file "$room/diff" list.md && ! said 'touches none'
}

folders() {
	repository || return
	bad docs/README.md && git diff >"$room/diff"
	told README.md && told docs/README.md && (cd docs && told README.md && told ../README.md) || return 1
	git diff --relative=docs >"$room/diff" && (cd docs && told README.md) || return 1
	git checkout -q docs && git diff >"$room/diff" && (cd docs && exits 0 --diff-file "$room/diff" README.md && said 'touches none of the lists') || return 1
	# Outside of the repository.
	mkdir "$room/elsewhere" && mv README.md "$room/elsewhere" && cp template.md "$room/elsewhere"
	exits 2 --diff-file "$room/diff" "$room/elsewhere/README.md" && said 'which may be this file or not'
	result=$?
	rm -rf "$room/elsewhere"
	return "$result"
}

a_diff_of_other_files() {
	repository || return
	git checkout -q README.md && bad docs/README.md && git diff >"$room/diff"
	exits 0 --diff-file "$room/diff" README.md && said 'note: --diff-file: the change touches none of the lists' &&
		exits 0 --quiet --diff-file "$room/diff" README.md && silent || return 1
	git checkout -q docs && : >"$room/diff" && exits 0 --diff-file "$room/diff" . && said 'touches none'
}

base_that_is_the_work_tree() {
	repository || return
	git commit -qam two
	exits 0 --diff-base HEAD README.md && said 'note: --diff-base: nothing differs from `HEAD`, so no entry was checked' &&
		exits 0 --quiet --diff-base HEAD README.md && silent || return 1
	# What pre-commit says where it is to look at the files between two commits.
	export PRE_COMMIT_FROM_REF=HEAD~1 PRE_COMMIT_TO_REF=HEAD
	run --format concise --diff-base HEAD README.md
	first=$code
	exits 0 --diff-base 'HEAD^{commit}' README.md
	second=$?
	PRE_COMMIT_FROM_REF=''
	run --diff-base HEAD README.md
	third=$code
	unset PRE_COMMIT_FROM_REF PRE_COMMIT_TO_REF
	[ "$first" -eq 1 ] && [ "$second" -eq 0 ] && [ "$third" -eq 0 ]
}

run_cases prefixes without_git binary several_commits folders a_diff_of_other_files base_that_is_the_work_tree
