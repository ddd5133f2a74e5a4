#!/bin/sh
# The hooks in the real pre-commit, on repositories with lists. No package index is asked.
# shellcheck disable=SC2317,SC2030,SC2031 # the cases are called by name, below; some keep their PATH to themselves
set -u
. "$(dirname "$0")/../cli/common.sh"

for tool in pre-commit git python3; do
	if ! command -v "$tool" >/dev/null; then
		echo "no $tool on this machine"
		exit 77
	fi
done

export HOME="$room" XDG_CONFIG_HOME="$room" GIT_CONFIG_NOSYSTEM=1 PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1
export PRE_COMMIT_HOME="$room/store" NO_COLOR=1
git config --global user.name Somebody
git config --global user.email somebody@example.org
git config --global init.defaultBranch main

# What a user names as `repo`: this source as a repository with a tag.
hooks=$room/pllint
mkdir "$hooks"
tar -C "$PLLINT_SOURCE_ROOT" --exclude './build*' --exclude ./.git -cf - . | tar -C "$hooks" -xf -
git -C "$hooks" init -q && git -C "$hooks" add -A && git -C "$hooks" commit -q -m All && git -C "$hooks" tag v1.0 || exit 1

# repository HOOK [ARGUMENTS]: the current folder, with the hook installed; ARGUMENTS as a YAML list.
repository() {
	printf 'repos:\n- repo: %s\n  rev: v1.0\n  hooks:\n  - id: %s\n    args: [%s]\n' "$hooks" "$1" "${2-}" \
		>.pre-commit-config.yaml
	git init -q && git add -A && git commit -q -m Start && pre-commit install >/dev/null
}

# commit: with all that has changed; leaves what is said in $room/err, and the exit status in $code.
commit() {
	git add -A
	git commit -m Change >"$room/out" 2>"$room/err" </dev/null
	code=$?
}

passes() {
	commit && [ "$code" -eq 0 ]
}

stops() {
	commit && [ "$code" -ne 0 ]
}

two_at_once_are_enough_for_one_build() {
	for number in 1 2; do
		mkdir "$number" && cp template.md "$number" || return 1
		(
			cd "$number" && repository pllint && good list.md && git add -A &&
				git commit -m Change >"$room/said$number" 2>&1 </dev/null && : >"$room/passed$number"
		) &
	done
	wait
	[ -e "$room/passed1" ] && [ -e "$room/passed2" ] && set -- "$PRE_COMMIT_HOME"/repo*/py_env* && [ $# -eq 1 ] && [ -d "$1" ]
}

a_clean_commit_passes() {
	repository pllint && good list.md && passes && said 'Passed'
}

a_bad_commit_stops_with_the_message() {
	repository pllint && bad list.md && stops && said 'list.md:6:' && said 'template.md:4' && said 'help:' &&
		good list.md && passes
}

what_is_no_list_passes() {
	repository pllint && prose CONTRIBUTING.md && bad notes.txt && passes
}

a_template_with_a_fault_stops() {
	repository pllint && printf '<!-- pllint: no-such-thing -->\n' >>template.md && stops && said 'template.md:'
}

fix_mends_and_stops() {
	repository pllint-fix && fixable list.md && stops && said 'files were modified by this hook' &&
		good expected.md && cmp list.md expected.md && passes
}

fix_leaves_what_a_person_decides() {
	repository pllint-fix && bad list.md && cp list.md before.md && stops && said 'list.md:6:' && cmp list.md before.md
}

excluded_files_pass_though_they_are_named() {
	mkdir drafts && repository pllint '--exclude, drafts/' && bad drafts/list.md && passes && bad list.md && stops
}

# What a maintainer of an old list wants.
only_what_the_commit_touches() {
	bad list.md && printf '\n### Two\n\n- **Tags**: a\n- **Progress**: done\n' >>list.md
	repository pllint '--diff-base, HEAD' && sed -i 's/: done/: reading/' list.md && passes &&
		sed -i 's/: reading/: WORSE/' list.md && stops && said 'list.md:11:' && ! said 'list.md:6:' &&
		! git commit -q -m Change -- list.md 2>"$room/err" && said 'list.md:11:' &&
		sed -i 's/: WORSE/: done/' list.md && git commit -a -q -m Change 2>"$room/err" && bad new.md && stops &&
		said 'new.md:6:'
}

many_files_pass() {
	repository pllint && mkdir papers || return 1
	long=a-name-that-is-long-enough-for-the-command-line-to-be-too-short-for-all-of-them
	good papers/0.md
	for number in $(seq 2000); do
		ln papers/0.md "papers/$long-$number.md" || return 1
	done
	passes && rm "papers/$long-1000.md" && bad "papers/$long-1000.md" && stops &&
		[ "$(grep -c '^papers/.*:6:' "$room/err")" -eq 1 ]
}

# A file system that cannot be written to holds for root too.
the_store_may_be_read_only() {
	repository pllint && good list.md && git add -A || return 1
	unshare --mount true 2>/dev/null || skip 'it takes root to mount' || return
	# shellcheck disable=SC2016 # for the inner shell
	unshare --mount sh -c 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" &&
		! touch "$1/x" && git commit -m Change' \
		sh "$PRE_COMMIT_HOME" >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 0 ] && said 'Passed'
}

the_system_hooks_take_the_one_on_the_path() (
	PATH=${PLLINT%/*}:$PATH
	mkdir check fix && cp template.md check && cp template.md fix || return 1
	(cd check && repository pllint-system && bad list.md && stops && said 'list.md:6:' && good list.md && passes) &&
		cd fix && repository pllint-fix-system && fixable list.md && stops && said 'files were modified' && passes
)

# All programs but the compilers.
without_a_compiler_it_says_what_is_missing() (
	mkdir "$room/bin"
	(
		IFS=:
		for folder in $PATH; do
			ln -s "$folder"/* "$room/bin/" 2>/dev/null
		done
	)
	rm -f "$room"/bin/*cc* "$room"/bin/*clang* "$room"/bin/c[89]9* "$room"/bin/icx* "$room"/bin/icl* "$room"/bin/pg*
	PATH=$room/bin
	export PRE_COMMIT_HOME="$room/other store"
	repository pllint && good list.md && stops && said 'C compiler' && said 'apt-get install' && said 'pllint-system'
)

run_cases two_at_once_are_enough_for_one_build a_clean_commit_passes a_bad_commit_stops_with_the_message \
	what_is_no_list_passes a_template_with_a_fault_stops fix_mends_and_stops fix_leaves_what_a_person_decides \
	excluded_files_pass_though_they_are_named only_what_the_commit_touches many_files_pass the_store_may_be_read_only \
	the_system_hooks_take_the_one_on_the_path without_a_compiler_it_says_what_is_missing
