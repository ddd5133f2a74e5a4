#!/bin/sh
# A guard against slowness that looks at no clock: instructions as valgrind counts them, in parts of what md4c's bare
# parse of the same list takes in the same run, and memory beyond what reading the file takes. A figure fails when it
# is worse than what is recorded here by more than the margin; whoever makes it better records that.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"
unset MALLOC_PERTURB_ # meson sets it

# As gcc 12 makes them with -O2, in hundredths of a bare parse.
recorded_lint=183
recorded_fix=1550
recorded_folder=850
# In KiB, the least of nine runs: the kernel counts the pages of a process per processor, in batches, and so some
# hundred KiB more or less from run to run.
recorded_lint_memory=3450
recorded_fix_memory=4500
recorded_folder_memory=900
miscounted=400
margin=10 # percent

# instructions PROGRAM ARGUMENT...
instructions() {
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null </dev/null |
		sed -n 's/.*Collected *: *//p'
}

# within WHAT MEASURED RECORDED [MISCOUNTED]
within() {
	at_most=$(($3 + $3 * margin / 100 + ${4:-0}))
	echo "$1: $2, recorded $3, at most $at_most"
	[ "$2" -gt 0 ] && [ "$2" -le "$at_most" ]
}

# slower FILE ARGUMENT...: the instructions of pllint in hundredths of a bare parse.
slower() {
	file=$1
	shift
	bare=$(instructions "$PLLINT_BARE_PARSE" "$file") && ours=$(instructions "$PLLINT" --timeout 0 --jobs 1 --quiet "$@" "$file") &&
		[ -n "$bare" ] && [ -n "$ours" ] && ratio=$((ours * 100 / bare))
}

# fast_enough WHAT RECORDED FILE ARGUMENT...: counted once more where it was not. On a machine with much other work a
# count was a quarter higher once, and as recorded the next time; what is slow is slow twice.
fast_enough() {
	what=$1 recorded=$2
	shift 2
	cp "$1" again.md
	slower "$@" && within "$what" "$ratio" "$recorded" && return
	cp again.md "$1"
	slower "$@" && within "$what, again" "$ratio" "$recorded"
}

# least PROGRAM ARGUMENT...: the memory of a run in which no more is asked of the system than is wanted. A list that
# the last run fixed is faulty again.
least() {
	for _ in 1 2 3 4 5 6 7 8 9; do
		[ ! -f faulty.md ] || cp faulty.md list.md
		MALLOC_TOP_PAD_=0 "$PLLINT_PEAK" "$@" 2>"$room/err" | tail -n 1
	done | sort -n | head -n 1
}

# larger FILE ARGUMENT...: the memory of pllint beyond that of a program which only reads the file.
larger() {
	file=$1
	shift
	bare=$(least "$PLLINT_BARE_PARSE" --read "$file") &&
		ours=$(least "$PLLINT" --timeout 0 --jobs 1 --quiet "$@" "$file") && more=$((ours - bare))
}

list() {
	cp "$PLLINT_SOURCE_ROOT/template.md" template.md
	"$PLLINT_MAKE_LIST" "$1" "$2" >list.md
}

needs_valgrind() {
	command -v valgrind >/dev/null || skip 'no valgrind on this machine'
}

lint() {
	needs_valgrind || return
	list clean 555 # 1 MB
	exits 0 --timeout 0 --quiet list.md && fast_enough 'lint, hundredths of a bare parse' "$recorded_lint" list.md
}

# With a finding in every entry.
fix() {
	needs_valgrind || return
	list faulty 555
	fast_enough 'fix, hundredths of a bare parse' "$recorded_fix" list.md --fix && exits 0 --timeout 0 --quiet list.md
}

# The files of a folder are read twice: to see what most of them do, and to be checked.
folder() {
	needs_valgrind || return
	sh "$PLLINT_SOURCE_ROOT/tests/bench/notes.sh" 200 notes && rm -f template.md &&
		bare=$(instructions "$PLLINT_BARE_PARSE" notes/[0-9]*.md) &&
		ours=$(instructions "$PLLINT" --timeout 0 --jobs 1 --quiet notes) && exits 0 --timeout 0 notes &&
		said '200 entries in 200 files' &&
		within 'folder, hundredths of a bare parse' $((ours * 100 / bare)) "$recorded_folder" || return 1
	sh "$PLLINT_SOURCE_ROOT/tests/bench/notes.sh" 400 notes &&
		twice=$(instructions "$PLLINT" --timeout 0 --jobs 1 --quiet notes) &&
		within 'twice the files, hundredths of half of them' $((twice * 100 / ours)) 190
}

# twice WHAT BEFORE PIECE AFTER: with twice as many of the pieces a file takes no more than twice the instructions.
twice() {
	for repeats in 10000 20000; do
		{
			printf -- '---\ntitle: a\nauthors: b\nstatus: read\ndate: 2026-01-01\nurl: https://example.org\n%b' "$2"
			awk -v count="$repeats" -v piece="$3" 'BEGIN { while (count-- > 0) printf "%s", piece }'
			printf '%b' "$4\n\n## Summary\n\nA.\n\n## Method\n\nB.\n\n## Thoughts\n\nC.\n"
		} >note/1.md
		before=${now-} && now=$(instructions "$PLLINT" --timeout 0 --jobs 1 --quiet note) || return 1
	done
	within "$1, hundredths of half of them" $((now * 100 / before)) 190
}

long_texts() {
	needs_valgrind || return
	sh "$PLLINT_SOURCE_ROOT/tests/bench/notes.sh" 1 note && rm -f template.md || return 1
	twice keys '' 'key: value\n' '---' && twice aliases 'k: ' '[*a, *b], ' '\n---' && twice quotes 'k: ' '"a, ' '\n---' &&
		twice comments '' '# c\n' '---' && twice spaces '---\n\na\n\n' ' ' x && twice tags '---\n\n## ' '<a' '' &&
		twice 'opening quotation marks' '---\n\n' '“' '' && twice 'shortcodes' '---\n\n## ' ':a' '' &&
		twice bars '---\n\n' '| a\n' '' && twice tables '---\n\n' '| - |\n' ''
}

folder_memory() {
	sh "$PLLINT_SOURCE_ROOT/tests/bench/notes.sh" 200 few && sh "$PLLINT_SOURCE_ROOT/tests/bench/notes.sh" 4000 many &&
		few=$(least "$PLLINT" --timeout 0 --jobs 1 --quiet few) &&
		many=$(least "$PLLINT" --timeout 0 --jobs 1 --quiet many) &&
		within 'folder, KiB for 4000 files beyond 200' $((many - few)) "$recorded_folder_memory" "$miscounted"
}

lint_memory() {
	list clean 5550
	larger list.md && within 'lint, KiB beyond the file of 10 MB' "$more" "$recorded_lint_memory" "$miscounted"
}

fix_memory() {
	list faulty 555
	cp list.md faulty.md
	larger list.md --fix --format concise && within 'fix, KiB beyond the file of 1 MB' "$more" "$recorded_fix_memory" "$miscounted"
}

run_cases lint fix folder long_texts lint_memory fix_memory folder_memory
