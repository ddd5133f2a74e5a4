#!/bin/sh
# What the exit status says: 0 no finding at the level, 1 findings, 2 something could not be checked.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

clean_is_0() {
	good a.md
	exits 0 a.md && ! [ -s "$room/out" ] && [ "$(wc -l <"$room/err")" -eq 1 ] && said '1 entry in 1 file'
}

findings_are_1() {
	bad a.md
	exits 1 a.md && shown 'a.md:6:' && said '1 finding'
}

several_files_are_all_checked() {
	good a.md && bad b.md && bad c.md
	exits 1 --format concise b.md a.md c.md && [ "$(reported)" = 'b.md c.md ' ] && said '3 entries in 3 files'
}

a_file_named_twice_is_checked_once() {
	bad a.md
	exits 1 --format concise a.md ./a.md "$room/case/a.md" && [ "$(wc -l <"$room/out")" -eq 1 ]
}

errors_win_and_the_rest_is_checked() {
	bad a.md
	exits 2 --format concise no-such.md a.md && [ "$(reported)" = 'a.md ' ] &&
		said 'no-such.md: No such file or directory'
}

fail_on_moves_the_level() {
	bad a.md
	exits 1 --fail-on error a.md && exits 0 --fail-on never a.md && shown 'a.md:6:'
}

severity_moves_a_rule() {
	bad a.md
	run a.md
	rule=$(sed -n '1s/.*\[\(.*\)]$/\1/p' "$room/out")
	exits 0 --severity "$rule=info" a.md && shown 'info:' &&
		exits 1 --severity "$rule=info" --fail-on info a.md &&
		exits 0 --severity "$rule=off" a.md && exits 0 --ignore "$rule" a.md && ! [ -s "$room/out" ] &&
		exits 1 --select "$rule" a.md
}

no_entry_is_2_when_named() {
	prose a.md
	exits 2 a.md && said 'a.md: no entry was found in it' && said 'template.md' && ! said -- '--template'
}

no_entry_by_the_built_in_template_names_the_option() {
	rm template.md && prose a.md
	exits 2 a.md && said 'built-in' && said '--template'
}

skip_without_entries_passes_prose_over() {
	prose a.md && bad b.md
	exits 0 --skip-without-entries a.md && exits 1 --skip-without-entries a.md b.md &&
		printf 'Text.\n\n- **Tags**: a\n- **Progress**: done\n' >c.md && exits 2 --skip-without-entries c.md &&
		said 'c.md: no entry was found in it'
}

no_arguments_show_the_usage() {
	exits 2 && said 'Usage: pllint' && ! [ -s "$room/out" ]
}

unknown_names_are_2() {
	good a.md
	exits 2 --selct x a.md && said '--select' && exits 2 --format jsn a.md && exits 2 --select no-such-rule a.md
}

files_that_are_none() {
	mkfifo pipe.md
	exits 2 pipe.md && said 'it is a pipe' && exits 2 /dev/null && said 'device'
}

unreadable_files() {
	[ "$(id -u)" -ne 0 ] || return 0 # root reads everything
	good a.md && chmod 0 a.md
	exits 2 a.md && said 'a.md: Permission denied'
}

standard_input() {
	bad a.md
	"$PLLINT" --format concise - <a.md >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 1 ] && shown '<stdin>:6:' || return 1
	mkdir deep && template deep/template.md
	"$PLLINT" --stdin-filename deep/x.md - <a.md >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 1 ] && shown 'deep/x.md:6:' && shown 'deep/template.md:' && exits 2 --stdin-filename x.md a.md
}

# Beside files, and as a template.
standard_input_among_others() {
	bad a.md && good b.md && mkdir other && cp a.md other/a && cp template.md other/t
	for jobs in 1 2; do
		"$PLLINT" --jobs "$jobs" --format concise b.md - a.md <other/a >"$room/out" 2>"$room/err"
		code=$?
		[ "$code" -eq 1 ] && [ "$(reported)" = '<stdin> a.md ' ] && said '3 entries in 3 files' || return 1
		"$PLLINT" --jobs "$jobs" --stdin-filename template.md - b.md <other/t >"$room/out" 2>"$room/err"
		code=$?
		[ "$code" -eq 0 ] && said '1 entry in 1 file, 1 template: no findings' || return 1
	done
	"$PLLINT" --stdin-filename template.md - <. >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 2 ] && said 'template.md: it is a folder'
}

# Names of any kind: in hidden folders, below files, longer than any may be; from a folder whose own is long.
names() {
	mkdir .a && bad .a/x.md && exits 1 .a/x.md && shown '.a/x.md:6:' && exits 1 ./.a/../.a/x.md || return 1
	long=$(printf '%0300d' 0)
	exits 2 "$long.md" && said 'too long' && exits 2 template.md/x.md || return 1
	"$PLLINT" --stdin-filename "$long/x.md" - <.a/x.md >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 1 ] && shown 'template.md:4' || return 1
	"$PLLINT" --stdin-filename template.md/x.md - <.a/x.md >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 2 ] && said 'Not a directory' || return 1
	deep=$(printf '%0200d/%0200d' 0 0)
	mkdir -p "$deep" && bad "$deep/x.md" && template "$deep/template.md" && cd "$deep" && exits 1 x.md && shown 'template.md:4' || return 1
	rm template.md && ln -s template.md template.md && run x.md && ! shown 'template.md:4' && said 'the built-in template is used'
}

# What passes a limit is told with its line, and is neither fixed nor compared with other lists.
limits() {
	bad a.md && good b.md && printf '\n%0200d\n' 0 | tr 0 '>' >>b.md && good c.md && sed -i 's/One/Two/' c.md
	for jobs in 1 2; do
		keeps b.md exits 2 --fix --jobs "$jobs" a.md b.md c.md && shown 'a.md:6:' && said 'b.md: line ' && said 'nest more than' || return 1
	done
	exits 2 --jobs 1 a.md b.md && said 'nest more than' && ! said --timeout
}

full_disk() {
	[ -w /dev/full ] || return 0
	bad a.md
	"$PLLINT" a.md >/dev/full 2>"$room/err"
	code=$?
	[ "$code" -eq 2 ] && said 'No space left on device' || return 1
	"$PLLINT" --help >/dev/full 2>"$room/err"
	code=$?
	[ "$code" -eq 2 ] || return 1
	"$PLLINT" a.md >"$room/out" 2>/dev/full
	code=$?
	[ "$code" -eq 2 ] && shown 'a.md:6:'
}

closed_output() {
	without_valgrind 'it opens a closed descriptor itself' || return
	bad a.md
	"$PLLINT" a.md >&- 2>"$room/err"
	code=$?
	[ "$code" -eq 2 ] && said 'standard output'
}

not_a_text() {
	bad b.md
	printf '\377\376#\0 \0A\0\n\0' >wide.md && exits 2 --format concise wide.md b.md && said 'wide.md: it is UTF-16 text' &&
		[ "$(reported)" = 'b.md ' ] || return 1
	printf '\0#\0 \0A\0\n\0#\0 \0B\0\n' >wide.md && exits 2 wide.md && said 'it is UTF-16 text' || return 1
	printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\020\0\0\0\020\010\006\0\0\0\037\363\377a' >picture.md
	exits 2 picture.md && said 'picture.md: it is a binary file' && exits 2 --export json picture.md &&
		exits 2 --init picture.md && exits 2 --fix picture.md && said 'it is a binary file' || return 1
	good a.md && printf '\0' >>a.md && exits 1 a.md && said '1 entry in 1 file'
}

an_open_conflict() {
	good a.md && {
		printf '<<<<<<< HEAD\n'
		sed 's/^###.*/### B/' a.md
		printf '=======\n'
		sed 's/^###.*/### C/' a.md
		printf '>>>>>>> other\n'
	} >b.md
	exits 1 --format concise b.md && [ "$(wc -l <"$room/out")" -eq 1 ] && shown 'b.md:1:1: error' || return 1
	cp b.md kept.md && exits 1 --fix b.md && cmp -s b.md kept.md &&
		exits 2 --export json b.md && said 'b.md: line 1: it has a conflict' && ! shown '"line"'
}

# What could not be checked is no matter of severity.
patterns_that_take_too_long_are_2() {
	printf '### Title\n\n- **A**: <!-- pllint: match ^(a+)+$ -->\n' >template.md
	printf '### One\n\n- **A**: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n' >a.md
	exits 2 a.md && shown 'takes too long to try here' && said 'note: a.md: not all of it was checked' &&
		exits 2 --fail-on never a.md && exits 2 --fix --quiet a.md && exits 0 --ignore pattern a.md
}

# Each list is named where programs read it; people are told once, of the template.
lists_of_a_template_that_cannot_be_read() {
	printf '# No kind\n' >template.md && good a.md && good b.md
	exits 2 --format json a.md b.md && [ "$(grep -o '"not checked, since its template cannot be used: template.md"' "$room/out" | wc -l)" -eq 2 ] &&
		shown '"a.md"' && shown '"b.md"' && [ "$(wc -l <"$room/err")" -eq 1 ] && said 'no kind of entry can be read' || return 1
	exits 2 --format jsonl --jobs 1 a.md b.md && shown '"a.md"' && shown '"b.md"'
}

# With too small a stack, it makes one of its own.
small_stacks() {
	without_valgrind 'it needs a stack of its own' || return
	bad a.md && bad b.md
	{ printf '### Deep\n\n- **Tags**: a\n- **Progress**: done\n' && awk 'BEGIN { for (i = 0; i < 95; i++) { printf "%*s- a\n", 2 * i, "" } }'; } >deep.md
	for size in 64 128 256 1024; do
		# shellcheck disable=SC3045 # every shell that runs the tests has it
		(ulimit -s "$size" && exits 1 --format concise a.md b.md deep.md && [ "$(reported)" = 'a.md b.md ' ] &&
			exits 1 --jobs 3 --fix a.md b.md deep.md) || return 1
	done
}

run_cases clean_is_0 patterns_that_take_too_long_are_2 lists_of_a_template_that_cannot_be_read small_stacks \
	findings_are_1 several_files_are_all_checked a_file_named_twice_is_checked_once \
	errors_win_and_the_rest_is_checked fail_on_moves_the_level severity_moves_a_rule no_entry_is_2_when_named \
	no_entry_by_the_built_in_template_names_the_option skip_without_entries_passes_prose_over \
	no_arguments_show_the_usage unknown_names_are_2 files_that_are_none unreadable_files standard_input standard_input_among_others names limits \
	full_disk closed_output not_a_text an_open_conflict
