#!/bin/sh
# test_schemas.sh PROGRAM: what the formats of JSON print of all cases, and what PROGRAM (test_hostile.c) printed of
# hostile names and contents, is held against the formats' schemas. PLLINT_VALIDATORS is where tests/run put them.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
program=$1

if ! command -v node >/dev/null || [ ! -d "${PLLINT_VALIDATORS-}/node_modules/ajv" ]; then
	echo 'no validators: tests/run --all fetches them with npm'
	exit 77
fi

# fits FORMAT FILE...
fits() {
	node "$here/validate.js" "$PLLINT_VALIDATORS" "$@" >"$room/out" 2>"$room/err"
}

formats='json jsonl sarif gitlab rdjson'

cases_fit() {
	page_cases cases || return 1
	for format in $formats; do
		run --format "$format" cases "$PLLINT_SOURCE_ROOT/fixtures" "$PLLINT_SOURCE_ROOT/template.md" no-such-file.md
		[ "$code" -eq 2 ] && cp "$room/out" "$room/printed" && fits "$format" "$room/printed" || return 1
	done
}

fixed_fits() {
	fixable a.md && bad b.md
	for format in json jsonl; do
		for mode in --diff --check --fix; do
			run $mode --format "$format=$room/printed" a.md b.md
			[ "$code" -eq 1 ] && grep -q '"rule":"trailing-whitespace"' "$room/printed" &&
				grep -q '"written":' "$room/printed" && fits "$format" "$room/printed" || return 1
		done
		fixable a.md
	done
}

nothing_fits() {
	good a.md
	for format in $formats; do
		run --format "$format" .
		[ "$code" -eq 0 ] && cp "$room/out" "$room/printed" && fits "$format" "$room/printed" || return 1
	done
}

hostile_fits() {
	mkdir "$room/hostile" && PLLINT_PRINTED=$room/hostile "$program" >"$room/out" 2>"$room/err" || return 1
	for format in $formats; do
		[ "$(find "$room/hostile" -name "*.$format" | wc -l)" -gt 500 ] &&
			fits "$format" "$room/hostile/"*".$format" || return 1
	done
}

# The validators see what is wrong.
faults_are_found() {
	bad a.md
	for format in $formats; do
		run --format "$format" a.md
		sed 's/"rule":/"Rule":/; s/"severity": *"[a-zA-Z]*"/"severity":"bad"/; s/"level":"error"/"level":"bad"/' \
			"$room/out" >"$room/printed"
		cmp -s "$room/out" "$room/printed" && return 1
		fits "$format" "$room/printed" && return 1
	done
	return 0
}

run_cases cases_fit fixed_fits nothing_fits hostile_fits faults_are_found
