#!/bin/sh
# Nothing that a pull request, or a configuration that its attributes ask for, names as a program is run.
# shellcheck disable=SC2016,SC2154,SC2317 # the cases are called by name, below; the rest is text, or of common.sh
set -u
. "$(dirname "$0")/common.sh"

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org

repository() {
	command -v git >/dev/null || skip 'no git' || return
	rm -f "$room/marker"
	git init -q -b main . 2>"$room/err" && good a.md && git add . && git commit -qm one || return 1
}

# A program that leaves a mark, and passes on what it reads.
trap_program() {
	printf '#!/bin/sh\n: >"%s"\nexec cat\n' "$room/marker" >"$room/trap"
	chmod +x "$room/trap"
}

nothing_ran() {
	! [ -e "$room/marker" ]
}

# A folder that is a git directory by itself, with a filter for all files.
git_directory() {
	git init -q --bare "$1" && git -C "$1" config core.bare false && git -C "$1" config core.worktree . &&
		git -C "$1" config filter.evil.clean "$room/trap" && git -C "$1" config core.fsmonitor "$room/trap" &&
		printf '* filter=evil diff=evil\n' >"$1/.gitattributes" && template "$1/template.md" && good "$1/b.md" &&
		(cd "$1" && git add b.md template.md .gitattributes && git commit -qm evil && touch -d @1 b.md)
}

folder_that_is_a_git_directory() {
	trap_program
	repository || return
	git_directory evil || return 1
	rm -f "$room/marker"
	(cd evil && git status >/dev/null 2>&1)
	[ -e "$room/marker" ] || return 1 # git by itself falls for it
	rm -f "$room/marker"
	cd evil || return 1
	run --diff-base HEAD .
	nothing_ran || return 1
	run --diff-base main --template-from main --no-suppressions b.md
	nothing_ran && [ "$code" -eq 0 ] || return 1
	# Outside any repository it is none either.
	mv "$room/case/evil" "$room/alone" && cd "$room/alone" && exits 2 --diff-base HEAD . &&
		said 'in no git repository' && nothing_ran
	result=$?
	rm -rf "$room/alone"
	return "$result"
}

# configure KEY...: each names the program that leaves a mark.
configure() {
	for key in "$@"; do
		git config "$key" "$room/trap" || return 1
	done
}

what_the_configuration_would_run() {
	trap_program
	repository || return
	mkdir -p "$room/hooks" && for hook in post-index-change pre-commit post-checkout reference-transaction; do
		cp "$room/trap" "$room/hooks/$hook"
	done
	printf '* filter=evil diff=evil text\n' >.gitattributes && bad a.md
	git add . && git commit -qm two || return 1
	configure filter.evil.clean filter.evil.smudge filter.evil.process diff.evil.textconv diff.evil.command \
		diff.external core.fsmonitor core.pager pager.diff core.sshCommand core.gitProxy core.editor core.askPass \
		core.alternateRefsCommand uploadpack.packObjectsHook credential.helper filter.other.clean || return 1
	git config filter.evil.required true && git config core.hooksPath "$room/hooks" &&
		git config alias.diff "!$room/trap" && git config diff.evil.cachetextconv true &&
		git config diff.evil.binary true || return 1
	touch -d @1 a.md
	for argument in a.md .; do
		exits 1 --diff-base HEAD^ --template-from HEAD^ --no-suppressions --format concise "$argument" &&
			shown 'a.md:6:' && nothing_ran || return 1
	done
	git config 'filter.a=b.clean' "$room/trap" && exits 2 --diff-base HEAD^ a.md && said 'whose name holds `=`' && nothing_ran
}

what_a_partial_clone_would_fetch_by() {
	trap_program
	repository || return
	git config core.repositoryFormatVersion 1 && git config extensions.partialClone evil &&
		git config remote.evil.url "ext::$room/trap" && git config remote.evil.promisor true &&
		git config protocol.ext.allow always && git config remote.evil.uploadpack "$room/trap" || return 1
	object=$(git rev-parse HEAD:a.md)
	bad a.md && rm -f ".git/objects/$(echo "$object" | cut -c1-2)/$(echo "$object" | cut -c3-)"
	exits 2 --diff-base HEAD a.md && nothing_ran
}

# Attributes that a change brings along do not hide it.
attributes_hide_nothing() {
	repository || return
	for attribute in binary -diff 'diff=astextplain' '-text' 'linguist-generated'; do
		printf '*.md %s\n' "$attribute" >.gitattributes && bad a.md
		exits 1 --diff-base HEAD --format concise a.md && shown 'a.md:6:' || return 1
	done
}

git_beside_the_list() {
	trap_program
	repository || return
	cp "$room/trap" git
	PATH=".:$PATH" "$PLLINT" --diff-base HEAD a.md >"$room/out" 2>"$room/err" </dev/null
	nothing_ran || return 1
	PATH=":$PATH" "$PLLINT" --diff-base HEAD a.md >"$room/out" 2>"$room/err" </dev/null && nothing_ran
}

run_cases folder_that_is_a_git_directory what_the_configuration_would_run what_a_partial_clone_would_fetch_by \
	attributes_hide_nothing git_beside_the_list
