#!/bin/sh
# A source or a test that no meson.build names would be neither compiled nor run; nor would a page without a rule, or a
# case that is not on a page. A rule without a page, and a page without a case, end the build and the test of the cases.
set -u
cd "$PLLINT_SOURCE_ROOT" || exit 1

status=0
for file in src/*/*.c rules/*.c tests/*/test_*.c tests/*/test_*.sh; do
	[ -e "$file" ] || continue
	name=${file##*/}
	list=${file%/*}/meson.build
	case $file in
	tests/*)
		list=${file%/*}/meson.build
		[ -e "$list" ] || list=tests/meson.build
		name=${name#test_}
		name=${name%.*}
		;;
	esac
	if ! grep -q "'$name'" "$list"; then
		echo "$file: not in $list"
		status=1
	fi
done
for rule in rules/*.c; do
	name=${rule##*/}
	name=${name%.c}
	# A rule alone has metadata; what several rules share has none.
	if grep -q '^const struct rule rule_' "$rule" && ! grep -q "^RULE($name)" rules/registry.def; then
		echo "$rule: not in rules/registry.def"
		status=1
	fi
done
for page in rules/*.md; do
	if ! [ -e "$(printf '%s' "${page%.md}" | tr - _).c" ]; then
		echo "$page: the page of no rule"
		status=1
	fi
done
for folder in fixtures/rules/*; do
	[ -e "$folder" ] || continue
	echo "$folder: the cases of a rule belong in rules/NAME.md"
	status=1
done
exit $status
