#!/bin/sh
# However many threads there are, the output, the exit status and the files are those of one.
# shellcheck disable=SC2016,SC2086,SC2317 # backquotes of Markdown; options; the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

# forest FILES: lists in three folders with a template each. Some are clean; some are no lists, empty or not even
# text; every ninth says the same as the one before; one is a hundred times as long as the others.
forest() {
	mkdir -p wood/a wood/b wood/c
	cp "$PLLINT_SOURCE_ROOT/template.md" wood/template.md
	cp wood/template.md wood/b/Template.md
	printf '### Title\n\n- **Tags**: (optional)\n- **Tags**:\n- **Authors**: <!-- pllint: nonsense -->\n' >wood/c/template.md
	number=0
	while [ "$number" -lt "$1" ]; do
		number=$((number + 1))
		case $((number % 11)) in
		1 | 5) shape=clean ;;
		*) shape=faulty ;;
		esac
		case $((number % 3)) in
		0) file=wood/a/$number.md ;;
		1) file=wood/b/$number.md ;;
		*) file=wood/c/$number.md ;;
		esac
		case $((number % 27)) in
		3) printf '# About\n\nProse.\n' ;;
		8) printf '' ;;
		13) printf '# L\n\n### E\n\n- **Tags**: \377\000, a\n' ;;
		9 | 18 | 0) "$PLLINT_MAKE_LIST" "$shape" 2 $((number - 1)) ;;
		20) "$PLLINT_MAKE_LIST" "$shape" $((number == 20 ? 200 : 2)) "$number" ;;
		*) "$PLLINT_MAKE_LIST" "$shape" 2 "$number" ;;
		esac >"$file"
	done
}

# same ARGUMENT...: a run in a copy of the forest leaves the same with any number of threads.
same() {
	for jobs in 1 2 8; do
		rm -rf "${room:?}/$jobs" && mkdir "$room/$jobs" && cp -R . "$room/$jobs/case" && cd "$room/$jobs/case" || return 1
		run --timeout 0 --jobs "$jobs" "$@"
		echo "$code" >"$room/$jobs/code"
		mv "$room/out" "$room/err" "$room/$jobs"
		rm -f wood/pipe.md wood/broken.md # which diff does not compare
		cd "$room/case" || return 1
	done
	code="one of those of --jobs 1, 2 and 8, $*"
	for jobs in 2 8; do
		diff -r "$room/1" "$room/$jobs" >"$room/out" || return 1
	done
	[ -s "$room/1/out" ] || [ -s "$room/1/err" ]
}

thousand() {
	forest 1000
	same --format concise . && grep -q 'cross-listed' "$room/1/out" && grep -q 'template.md' "$room/1/err" &&
		same --fix --format jsonl wood
}

formats() {
	forest 30
	sed -n 's/^FORMAT(\([a-z]*\)).*/\1/p' "$PLLINT_SOURCE_ROOT/src/report/formats.def" >"$room/formats"
	while read -r format; do
		same --format "$format" . || return 1
	done <"$room/formats"
	same --format text=text.out --format json=json.out --show-all --diff-file /dev/null . || same --format text=o .
}

fixing() {
	forest 30
	same --fix . && same --diff . && same --check . && same --unsafe-fixes --fix --quiet wood/a wood
}

known() {
	forest 30
	same --write-baseline known.json . &&
		"$PLLINT" --quiet --write-baseline known.json wood/a && same --baseline known.json . &&
		same --baseline known.json --fix .
}

exporting() {
	forest 30
	for format in json csv bibtex; do
		same --export "$format" . || return 1
	done
}

# Notes of which each is an entry, read before they are checked to see what most of them do.
folders() {
	sh "$PLLINT_SOURCE_ROOT/tests/bench/notes.sh" 90 notes && sed -i 's/^url:/link:/' notes/*[0-6].md &&
		sed -i 's/^## Thoughts/## Thougts/' notes/*[05].md && sed -i 's/^## Method/## Way/' notes/9.md &&
		sed -i 's/: read/: raed/' notes/4?.md && printf '\377\n' >notes/broken.md || return 1
	same --format concise . && grep -q 'template-outdated' "$room/1/out" && grep -q 'missing-section' "$room/1/out" &&
		same --fix .
}

# Errors stand where they are met.
errors() {
	forest 30
	mkfifo wood/pipe.md
	ln -s nowhere wood/broken.md
	same wood/a/1.md wood/a/3.md missing.md wood/pipe.md wood/b/4.md wood/broken.md wood/c wood/template.md wood/b/8.md &&
		same --template wood/c/template.md wood && same --template missing.md wood
}

# The words of messages name a file as the first argument that led to it did.
names() {
	forest 30
	same ./wood/../wood/b/Template.md wood/b . && same wood/b ./wood/../wood/b/Template.md .
}

# A timeout for each file, not for all of them.
timeouts() {
	forest 30
	exits 2 --jobs 2 --timeout 0.000001 wood && said 'longer than the time' &&
		exits 2 --jobs 2 --timeout 0.000001 --fix wood && said 'longer than the time'
}

# More files than may wait for their turn, which take more memory than may be used ahead.
large() {
	for number in 1 2 3 4 5; do
		"$PLLINT_MAKE_LIST" faulty 9000 "$number" >"$number.md"
	done
	cp "$PLLINT_SOURCE_ROOT/template.md" template.md
	same --format concise .
}

# preloaded LIBRARY JOBS: with it all is as with one thread.
preloaded() {
	run --jobs 1 .
	one=$code
	mv "$room/out" "$room/one.out" && mv "$room/err" "$room/one.err"
	LD_PRELOAD=$1 "$PLLINT" --jobs "$2" . >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq "$one" ] && cmp "$room/out" "$room/one.out" && cmp "$room/err" "$room/one.err"
}

without_threads() {
	[ -e "${PLLINT_FAILING_THREADS-}" ] || skip 'a sanitizer is in the place of the library' || return
	forest 30
	preloaded "$PLLINT_FAILING_THREADS" 8
}

# While the first thread passes over templates, of which nothing is made ahead, the others may not wake for long.
late_threads() {
	[ -e "${PLLINT_LATE_THREADS-}" ] || skip 'a sanitizer is in the place of the library' || return
	for number in $(seq 300); do
		mkdir "$number" && cp "$PLLINT_SOURCE_ROOT/template.md" "$number" || return 1
		[ $((number % 3)) -ne 0 ] || good "$number/list.md"
	done
	preloaded "$PLLINT_LATE_THREADS" 2
}

values() {
	good list.md
	for value in 0 257 -1 two 2x ''; do
		exits 2 --jobs "$value" list.md && said 'number of threads' || return 1
	done
	exits 0 --jobs 256 list.md
}

if [ "${PLLINT_LARGE-}" ]; then
	run_cases thousand large folders
else
	run_cases formats folders fixing known exporting errors names timeouts without_threads late_threads values
fi
