#!/bin/sh
# The steps of action.yml, run as on GitHub's runner, on a repository with a list.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"
here=$PLLINT_SOURCE_ROOT/tests/distribution

if ! python3 -c 'import yaml' 2>/dev/null || ! command -v git >/dev/null || ! command -v curl >/dev/null; then
	echo 'no Python with YAML, git or curl on this machine'
	exit 77
fi

export HOME="$room" XDG_CONFIG_HOME="$room" GIT_CONFIG_NOSYSTEM=1 RUNNER_TEMP="$room/temp"
git config --global user.name Somebody
git config --global user.email somebody@example.org
git config --global init.defaultBranch main
mkdir "$RUNNER_TEMP"

# The action where the runner puts it, and the program of its release where it is downloaded from.
version=$(sed -n "s/^ *version: '\(.*\)',/\1/p" "$PLLINT_SOURCE_ROOT/meson.build")
export GITHUB_ACTION_PATH="$room/_actions/somebody/lists/v$version" GITHUB_SERVER_URL="file://$room/site"
release=$room/site/somebody/lists/releases/download/v$version
name=pllint-$version-$(uname -m)-linux
mkdir -p "$GITHUB_ACTION_PATH" "$release"
tar -C "$PLLINT_SOURCE_ROOT" --exclude './build*' --exclude ./.git -cf - . | tar -C "$GITHUB_ACTION_PATH" -xf -
cp "$PLLINT" "$release/$name"
sums=$GITHUB_ACTION_PATH/.ci/action/sums.txt
printf '%s  %s\n' "$(sha256sum <"$PLLINT" | cut -d ' ' -f 1)" "$name" >"$sums"

# act INPUT=VALUE...
act() {
	python3 "$here/workflows.py" act "$GITHUB_ACTION_PATH/action.yml" "$@" >"$room/out" 2>"$room/err"
	code=$?
}

# ends STATUS INPUT=VALUE...
ends() {
	wanted=$1
	shift
	act "$@"
	[ "$code" -eq "$wanted" ]
}

change() {
	git add -A && git commit -q -m Change
}

# A list with an old finding, and a branch that was merged into it as a pull request is for its check.
pull_request() {
	git init -q && {
		cat <<-END
			# A list

			### Old

			- **Tags**: a
			- **Progress**: OLD
		END
	} >list.md && change && git checkout -q -b topic && {
		cat <<-END

			### New

			- **Tags**: a
			- **Progress**: NEW
		END
	} >>list.md && change && git checkout -q main && git merge -q --no-ff topic
}

the_program_of_the_release_is_used() {
	good list.md && ends 0 && shown "$name, whose sum is right" && bad list.md && ends 1 &&
		shown 'list.md:6:' && shown '::error ' && shown 'file=list.md,line=6,'
}

another_program_is_not_run() {
	good list.md && cp "$PLLINT" "$room/kept" && printf '#!/bin/sh\ntouch ran\n' >"$release/$name"
	ends 2 && shown 'was not run' && ! [ -e ran ]
	outcome=$?
	cp "$room/kept" "$release/$name"
	return "$outcome"
}

an_unknown_version_is_refused() {
	good list.md && ends 2 version=9.9.9 && shown 'no sum is recorded' && ends 2 'version=0.1;x' &&
		shown 'the number of a release' && ends 2 version=../../x && shown 'the number of a release'
}

what_is_no_release_is_built() {
	bad list.md && mv "$sums" "$sums.kept" && ends 1 && shown 'built from its source' && shown 'list.md:6:'
	outcome=$?
	mv "$sums.kept" "$sums"
	return "$outcome"
}

a_pull_request_gets_its_own_findings() {
	pull_request && ends 1 diff-base=HEAD^1 && shown 'list.md:11:' && ! shown 'list.md:6:' &&
		ends 0 diff-base=HEAD^1 fail-on=never && ends 1 && shown 'list.md:6:'
}

# As actions/checkout leaves it with the depth that the README shows.
a_checkout_of_depth_2_is_enough() {
	pull_request && git clone -q --depth 2 "file://$PWD" shallow && cd shallow &&
		ends 1 diff-base=HEAD^1 template-from=HEAD^1 && shown 'list.md:11:' && ! shown 'list.md:6:'
}

a_pull_request_cannot_talk_its_way_out() {
	pull_request && git checkout -q topic && sed -i 's/done/done \/ NEW/' template.md &&
		printf '\n<!-- pllint-disable-file vocabulary -->\n' >>list.md && change && git checkout -q main &&
		git merge -q --no-ff topic && ends 0 diff-base=HEAD^1 || return 1
	ends 1 diff-base=HEAD^1 template-from=HEAD^1 no-suppressions=true && shown 'list.md:11:'
}

files_are_one_a_line() {
	bad 'a b.md' && bad "c'\"d.md" && bad e.md
	ends 1 "files=a b.md
c'\"d.md
" && shown 'a b.md:6:' && shown "c'\"d.md:6:" && ! shown 'e.md:6:'
}

reports_are_written() {
	bad list.md && ends 0 fail-on=never sarif-file=out.sarif markdown-file=out.md || return 1
	python3 -c 'import json, sys; print(json.load(open("out.sarif"))["runs"][0]["results"][0]["message"]["text"])' \
		>"$room/text" && [ -s "$room/text" ] && grep -qF 'list.md' out.md &&
		cmp out.md "$RUNNER_TEMP/summary" && shown 'list.md:6:' && shown '::error '
}

# gives NAME=VALUE...: the outputs of the last run, in the order of the action.
gives() {
	printf '%s\n' "$@" | cmp - "$RUNNER_TEMP/outputs"
}

what_was_found_is_an_output() {
	bad list.md && fixable other.md && ends 1 && gives status=1 errors=1 warnings=1 infos=0 fixable=1 || return 1
	ends 0 fail-on=never && gives status=0 errors=1 warnings=1 infos=0 fixable=1 && ends 2 files=none.md &&
		gives status=2 errors=0 warnings=0 infos=0 fixable=0 || return 1
	ends 2 fail-on=x && gives status=2 errors= warnings= infos= fixable= && ends 0 files= &&
		gives status= errors= warnings= infos= fixable=
}

known_findings_and_excluded_files() {
	mkdir drafts 'b c' && bad list.md && bad drafts/a.md && bad 'b c/d.md' && "$PLLINT" -q --write-baseline known.json list.md || return 1
	ends 1 && shown 'drafts/a.md:6:' && ends 1 baseline=known.json && shown 'drafts/a.md:6:' && ! shown 'list.md:6:' || return 1
	ends 0 baseline=known.json "exclude=drafts/
b c/
" && gives status=0 errors=0 warnings=0 infos=0 fixable=0
}

further_arguments_are_one_a_line() {
	bad list.md && ends 0 "arguments=--severity=vocabulary=info
--quiet
" && gives status=0 errors=0 warnings=0 infos=1 fixable=0 && ends 2 arguments='list.md' && shown 'each line is an option' &&
		ends 2 arguments='--severity vocabulary=info'
}

no_files_means_no_check() {
	bad list.md && ends 0 files= && shown "pllint $version" && ! shown 'list.md'
}

inputs_reach_no_shell() {
	good list.md
	# shellcheck disable=SC2016 # it is not to be expanded
	for value in '$(touch pwned)' '`touch pwned`' '; touch pwned' '" ; touch pwned ; "' "' ; touch pwned ; '" \
		'--fix' '&& touch pwned' '${{ github.token }}'; do
		for input in version no-suppressions 'files template diff-base template-from fail-on sarif-file baseline exclude arguments'; do
			set --
			for one in $input; do
				set -- "$@" "$one=$value"
			done
			ends 2 "$@" && ! [ -e pwned ] && ! said 'Traceback' || return 1
		done
	done
}

run_cases the_program_of_the_release_is_used another_program_is_not_run an_unknown_version_is_refused \
	what_is_no_release_is_built a_pull_request_gets_its_own_findings a_checkout_of_depth_2_is_enough \
	a_pull_request_cannot_talk_its_way_out files_are_one_a_line reports_are_written what_was_found_is_an_output known_findings_and_excluded_files \
	further_arguments_are_one_a_line no_files_means_no_check \
	inputs_reach_no_shell
