#!/bin/sh
# --export: the entries as data, whatever is in them, and the same before and after a fix.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
fixtures=$PLLINT_SOURCE_ROOT/fixtures

# as_expected CASE: fixtures/export/CASE/list.md in every format.
as_expected() {
	cd "$fixtures/export/$1" || return 1
	for format in json csv bibtex; do
		exits 0 -q --export "$format" list.md && diff "expected.$format" "$room/out" >&2 || return 1
	done
}

# Of each target an entry whose only link it is, however the scheme is hidden.
no_url_is_a_script() {
	printf '### Title\n\n- **Tags**:\n- **Links**:\n' >template.md
	number=0
	for target in 'javascript:alert(1)' 'JaVaScRiPt:alert(1)' '  javascript:a' 'java&#115;cript:a' 'java&#115cript:a' 'java&#x73;cript:a' 'javascript&colon;a' \
		'java&Tab;script:a' '&#1;javascript:a' 'vbscript:a' 'VBScript:a' 'data:text/html,a' 'DATA:text/html;base64,YQ==' \
		'javascript\:a' "$(printf 'java\302\255script:a')" "$(printf 'java\342\200\213script:a')"; do
		printf '### P%s\n\n- **Tags**: a\n- **Links**: [a](<%s>)\n\n' $((number += 1)) "$target"
	done >a.md
	for target in https://a.org/javascript:a database:a 'javascripts:a' 'https://a.org/?u=data:a' '&amp;javascript:a'; do
		printf '### Q%s\n\n- **Tags**: a\n- **Links**: [a](<%s>)\n\n' $((number += 1)) "$target"
	done >>a.md
	printf '### Last\n\n- **Tags**: a\n- **Links**: [a](javascript:a) [b](https://b.org)\n' >>a.md
	exits 0 --export bibtex a.md && [ "$(grep -c '^@misc' "$room/out")" -eq 22 ] && [ "$(grep -c '^  url = ' "$room/out")" -eq 6 ] &&
		[ "$(sed '1,/P16/d' "$room/out" | grep -c '^  url = ')" -eq 6 ] && shown 'url = {https://b.org}' &&
		exits 0 --export json a.md && [ "$(grep -o '"url":' "$room/out" | wc -l)" -eq 6 ] &&
		exits 0 --export csv a.md && [ "$(grep -cE '^"a.md",.*,("[^"]*:[^"]*"|"https://b.org"),"a"' "$room/out")" -eq 6 ]
}

names_by_themselves() {
	printf '### Title\n\n- **Authors**: x, y, ...\n' >template.md
	printf '### A\n\n- **Authors**: %s\n\n' 'Ann Lee*, Bo Chen†[^1], Cy Dean<sup>1,2</sup>, Dan Doe¹<br>, <b>Eva Eli</b>, and Fay Foo<sup>*</sup>' \
		'Ann Lee and Bo Chen, Cy Dean & Dan Doe; Eva Eli · Fay Foo' 'Ann Lee, Bo and' 'and Ann, and and Bo and and, and' \
		'Ann Lee, Institute of Mining and Metallurgy' 'Ann Lee, Bo Chen et al.' 'Ann, and others' >a.md
	exits 0 --export bibtex a.md && [ "$(sed -n 's/^  author = {\(.*\)},$/\1/p' "$room/out")" = "Ann Lee and Bo Chen and Cy Dean and Dan Doe and Eva Eli and Fay Foo
Ann Lee and Bo Chen and Cy Dean and Dan Doe and Eva Eli and Fay Foo
Ann Lee and Bo
Ann and Bo
Ann Lee and {Institute of Mining and Metallurgy}
Ann Lee and Bo Chen and others
Ann and others" ] && exits 0 --export json a.md && shown '"items":["Ann Lee","Bo Chen","Cy Dean","Dan Doe","Eva Eli","Fay Foo"]' &&
		exits 0 --export csv a.md && shown '"Ann Lee; Bo Chen; Cy Dean; Dan Doe; Eva Eli; Fay Foo"' || return 1
}

a_list_in_every_format() {
	as_expected papers
}

what_is_hostile_stays_data() {
	as_expected hostile && "${PYTHON:-python3}" "$here/export_read.py" expected.json expected.csv expected.bibtex
}

a_fix_changes_what_it_announces() {
	page_cases cases && "${PYTHON:-python3}" "$here/export_fix.py" "$PLLINT" cases "$room" >"$room/out" 2>"$room/err"
}

lists_of_a_folder_are_one_document() {
	good a.md && good b.md && prose c.md && exits 0 --export json . && ! [ -s "$room/err" ] &&
		[ "$(grep -c '"line":3' "$room/out")" -eq 2 ] && exits 0 --export csv . && [ "$(wc -l <"$room/out")" -eq 3 ]
}

findings_are_not_told() {
	bad a.md && exits 0 --export json a.md && ! [ -s "$room/err" ] && shown '"progress":"BAD"' &&
		"$PLLINT" --export json - <a.md >"$room/out" 2>"$room/err" && shown '"progress":"BAD"'
}

what_cannot_be_exported_is_said() {
	prose a.md && good b.md && exits 2 --export json a.md b.md && said 'a.md: no entry was found' && shown '"path":"b.md"' &&
		exits 2 --export json none.md && exits 2 --export json && exits 2 --export xml b.md && said 'bibtex' &&
		exits 2 --export json --fix b.md && exits 2 --export json --format concise b.md && exits 2 --export json --baseline x b.md || return 1
	printf '\n%0200d\n' 0 | tr 0 '>' >>a.md && exits 2 --export json a.md b.md && said 'a.md: line ' && said 'nest more than' &&
		shown '"path":"b.md"' || return 1
	for option in --output-file=x --diff-base=x --diff-file=x --write-baseline=x --template-from=x --statistics; do
		exits 2 --export json "$option" b.md && said 'it goes with no option about these' && ! [ -e x ] || return 1
	done
}

no_field_is_lost_for_want_of_a_column() {
	{
		printf '### A\n\n- **Tags**: a\n- **Progress**: done\n'
		for number in $(seq 300); do
			printf -- '- **Field %s**: value %s\n' "$number" "$number"
		done
	} >a.md
	exits 0 --export csv a.md && shown '"other fields"' && shown 'Field 300: value 300' && [ "$(grep -c 'value' "$room/out")" -gt 1 ]
}

a_year_where_it_is_certain() {
	number=0
	for year in 1999 2017-06-12 99 'in 1998' 3017 20171 '1905 or so'; do
		printf '### P%s\n\n- **Tags**: a\n- **Year**: %s\n- **Progress**: done\n\n' $((number += 1)) "$year"
	done >a.md
	for paper in aclanthology.org/2020.acl-main.1 aclanthology.org/P18-1001 arxiv.org/abs/hep-th/9901001 arxiv.org/abs/math/0309136; do
		printf '### P%s\n\n- **Tags**: a\n- **Paper**: https://%s\n- **Progress**: done\n\n' $((number += 1)) "$paper"
	done >>a.md
	exits 0 --export bibtex a.md && [ "$(sed -n 's/^  title = {{\(.*\)}},$/\1/p; s/^  year = {\(.*\)},$/\1/p' "$room/out" |
		tr '\n' ' ')" = 'P1 1999 P2 2017 P3 P4 P5 P6 P7 1905 P8 2020 P9 P10 1999 P11 2003 ' ]
}

what_is_nested_has_columns_of_its_own() {
	printf '### Title\n\n- **Tags**: a, b, ...\n- **Source**:\n  - **Venue**: text\n  - **Pages**: text\n- **Progress**: x / y\n' >template.md
	printf '### One\n\n- **Tags**: a\n- **Source**:\n  - **Venue**: ACL\n  - **Pages**: 3\n- **Progress**: x\n' >a.md
	exits 0 --export csv a.md && shown '"Source/Venue","Source/Pages"' && shown '"ACL","3"'
}

a_field_by_accident_makes_no_entry() {
	rm template.md && printf '### Setup\n\n- Links: https://a.org\n' >a.md && exits 2 --export json a.md && said 'no entry was found' &&
		! shown Setup
}

run_cases no_url_is_a_script names_by_themselves a_list_in_every_format what_is_hostile_stays_data a_fix_changes_what_it_announces \
	lists_of_a_folder_are_one_document findings_are_not_told what_cannot_be_exported_is_said no_field_is_lost_for_want_of_a_column a_year_where_it_is_certain \
	what_is_nested_has_columns_of_its_own a_field_by_accident_makes_no_entry
