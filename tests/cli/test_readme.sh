#!/bin/sh
# The README's picture is what the program prints, and the project's own documents are no lists.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"
root=$PLLINT_SOURCE_ROOT

# block N: the Nth fenced block of the README that says what language it is in.
block() {
	awk -v wanted="$1" '/^```[a-z]/ { n++; inside = n == wanted; next } /^```/ { inside = 0 } inside' "$root/README.md"
}

the_template_is_the_fixture() {
	block 2 | diff - "$root/fixtures/example/template.md"
}

# The first command of the README, with the program that is tested in the launcher's place.
the_first_command_prints_the_picture() {
	command=$(block 1 | sed -n '1s/ *#.*//p')
	case $command in
	'./pllint '*) ;;
	*) return 1 ;;
	esac
	cd "$root" || return 1
	# shellcheck disable=SC2086 # the arguments are words
	exits 1 ${command#./pllint } && block 3 >"$room/picture" && sed '$d' "$room/out" | diff "$room/picture" -
}

own_documents_are_no_lists() {
	for document in README.md .github/CONTRIBUTING.md; do
		exits 2 "$root/$document" && said 'no entry was found' && ! [ -s "$room/out" ] &&
			exits 0 --skip-without-entries "$root/$document" || return 1
	done
}

the_own_template_is_right() {
	exits 0 "$root/template.md" && ! [ -s "$room/out" ]
}

every_format_is_named() {
	exits 2 --format '?' x && sed 's/.*there are //; s/ or /, /; s/, /\n/g' "$room/err" >"$room/formats"
	[ "$(wc -l <"$room/formats")" -gt 5 ] || return 1
	run --help
	while read -r name; do
		grep -qE "^\| .*\`$name\`.* \|" "$root/README.md" && shown "$name" || return 1
	done <"$room/formats"
}

run_cases the_template_is_the_fixture the_first_command_prints_the_picture own_documents_are_no_lists the_own_template_is_right \
	every_format_is_named
