#!/bin/sh
# BibTeX itself reads what --export bibtex prints: no complaint, and the same entries.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)

if ! command -v bibtex >/dev/null; then
	echo 'no bibtex on this machine'
	exit 77
fi

# read_back FILE: what BibTeX understands of it, in read.bbl.
read_back() {
	cp "$1" read.bib && printf '\\citation{*}\n\\bibstyle{every}\n\\bibdata{read}\n' >read.aux &&
		max_strings=200000 BSTINPUTS=$here BIBINPUTS=. bibtex read >"$room/err" 2>&1 && ! grep -qi 'warning--' "$room/err" && [ -s read.bbl ]
}

papers_are_read() {
	read_back "$PLLINT_SOURCE_ROOT/fixtures/export/papers/expected.bibtex" && cp read.bbl "$room/out" &&
		[ "$(grep -c '^@' read.bbl)" -eq 4 ] && shown '@misc vaswani2017attention-1706.03762' && shown 'name = Jörg|Müller' &&
		shown 'title = {Attention Is All You Need}' && shown 'doi = 10.1002/andp.19053221004'
}

what_is_hostile_is_read() {
	read_back "$PLLINT_SOURCE_ROOT/fixtures/export/hostile/expected.bibtex" && [ "$(grep -c '^@' read.bbl)" -eq 3 ] &&
		[ "$(grep -c '^name = ' read.bbl)" -eq 5 ]
}

all_cases_are_read() {
	page_cases cases && run -q --export bibtex cases
	grep -c '^@' "$room/out" >"$room/wanted" && read_back "$room/out" && grep -c '^@' read.bbl >"$room/seen" &&
		cmp "$room/wanted" "$room/seen" && [ "$(cat "$room/seen")" -ge 200 ]
}

a_fault_is_seen() {
	printf '@misc{a,\n  title = {a } b},\n}\n' >faulty && ! read_back faulty
}

run_cases papers_are_read what_is_hostile_is_read all_cases_are_read a_fault_is_seen
