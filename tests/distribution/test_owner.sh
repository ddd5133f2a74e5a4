#!/bin/sh
# .ci/release/owner.sh, in copies of the project whose remotes are written in the ways that git knows.
# shellcheck disable=SC2016,SC2317 # nothing is to be expanded; the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"

if ! command -v git >/dev/null; then
	echo 'no git on this machine'
	exit 77
fi

export HOME="$room" XDG_CONFIG_HOME="$room" GIT_CONFIG_NOSYSTEM=1

# A repository of the files that name the owner, with a remote.
copy_with() {
	rm -rf copy && mkdir copy && (cd "$PLLINT_SOURCE_ROOT" &&
		grep -rlF OWNER README.md action.yml .github .pre-commit-hooks.yaml .ci/release src | tar -cf - -T -) | tar -xf - -C copy &&
		git -C copy init -q && git -C copy add -A && git -C copy remote add origin "$1"
}

owner() {
	(cd / && "$room/case/copy/.ci/release/owner.sh" "$@") >"$room/out" 2>"$room/err"
	code=$?
}

the_remote_is_written_everywhere() {
	for url in https://example.org/some-body/lists.git https://example.org/some-body/lists git@example.org:some-body/lists.git \
		ssh://git@example.org:22/some-body/lists/ /srv/git/some-body/lists.git; do
		copy_with "$url" && wanted=$(grep -o 'OWNER/pllint' copy/README.md | wc -l) && owner && [ "$code" -eq 0 ] &&
			shown 'README.md: some-body/lists' && ! grep -rq OWNER copy/README.md copy/action.yml copy/.github &&
			! grep -rqF OWNER/pllint copy/src && grep -q '"some-body/lists"' copy/src/report/words.h &&
			[ "$wanted" -gt 3 ] && [ "$(grep -o 'some-body/lists' copy/README.md | wc -l)" -eq "$wanted" ] || return 1
	done
	[ -x copy/.ci/release/owner.sh ] && [ -z "$(git -C copy ls-files --others)" ] && owner && [ "$code" -eq 2 ] && said 'no file says OWNER'
}

a_remote_without_an_account_changes_nothing() {
	for url in lists 'https://example.org/a b/lists' 'git@example.org:a&b/lists' 'https://example.org/$(x)/y'; do
		copy_with "$url" && owner && [ "$code" -eq 2 ] && said 'no account' && [ -z "$(git -C copy diff --name-only)" ] || return 1
	done
	copy_with a/b && owner upstream && [ "$code" -eq 2 ] && said 'no remote upstream'
}

the_readme_explains_it_in_one_line() {
	[ "$(grep -c '^`OWNER` ' "$PLLINT_SOURCE_ROOT/README.md")" -eq 1 ] && [ "$(grep -rl '`OWNER`' "$PLLINT_SOURCE_ROOT/README.md" \
		"$PLLINT_SOURCE_ROOT/.github" "$PLLINT_SOURCE_ROOT/action.yml" | wc -l)" -eq 1 ]
}

run_cases the_remote_is_written_everywhere a_remote_without_an_account_changes_nothing the_readme_explains_it_in_one_line
