#!/bin/sh
# Standard streams that are closed, full, or a pipe that nobody reads, in every mode and format: what is lost is exit
# status 2 and a word of it, a pipe ends pllint as it ends any program, and files are whole.
# shellcheck disable=SC2015,SC2016,SC2317 # a failure of either counts; words for later; the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

# Each mode as its arguments; what reads standard input gets the list there.
modes() {
	for format in text concise github markdown json jsonl sarif gitlab rdjson junit checkstyle statistics; do
		echo "--format $format a.md"
		echo "--format text --format $format=made a.md"
	done
	for format in json csv bibtex; do
		echo "--export $format a.md"
	done
	for what in man bash zsh fish; do
		echo "--generate $what"
	done
	cat <<-'MODES'
		a.md b.md
		-q a.md
		no-such-file.md
		--jobs 1 .
		-
		--fix a.md
		--fix b.md
		--fix -
		--unsafe-fixes --fix a.md b.md
		--diff a.md b.md
		--diff -
		--check a.md
		--init x/a.md
		--init -
		--show-template
		--show-template a.md
		--explain date
		--list-rules
		--help
		--version
		--output-file made a.md
		--write-baseline made a.md
		--baseline known.json a.md
		--diff-file a.diff a.md
		--diff-file - a.md
		--nonsense
	MODES
}

# prepare: the lists, as they are before a run.
prepare() {
	printf '# A list\n\n### One\n\n- **Tags**: a, b \n- **Progress**: BAD\n' >a.md
	good b.md
	mkdir -p x && cp b.md x/a.md && printf '\n### Two\n\n- **Tags**: a\n- **Progress**: done\n' >>x/a.md
	rm -f x/template.md made
}

# What is there after a run.
look() {
	state=$(cksum a.md b.md x/template.md made 2>/dev/null)
}

files() {
	prepare
	look
	old=$state
	"$PLLINT" --write-baseline known.json a.md 2>/dev/null
	printf -- '--- a/a.md\n+++ b/a.md\n@@ -5 +5 @@\n-- **Tags**: a\n+- **Tags**: a, b \n' >a.diff
}

# plainly: a run with all of its streams, which the others are compared with.
plainly() {
	case $mode in
	*--diff-file\ -*) input=a.diff ;;
	*) input=b.md ;;
	esac
	case " $mode " in
	*' - '*) reads=true ;;
	*) reads=false ;;
	esac
	cp "$input" "$room/input"
	# shellcheck disable=SC2086 # words
	"$PLLINT" $mode >"$room/plain.out" 2>"$room/plain.err" <"$room/input"
	plain=$?
	look
	new=$state
	restore
	rm -f "$room/out" "$room/err" && : >"$room/out" && : >"$room/err"
}

restore() {
	[ "$state" = "$old" ] || prepare
}

# judge: the files are there again as they were. Where $lost, something could not be read or printed.
judge() {
	if $lost; then
		wanted=2
	else
		wanted=$plain
	fi
	count=$((count + 1))
	look
	[ "$code" -eq "$wanted" ] && whole_files || {
		echo "pllint $mode $how: exit status $code, not $wanted"
		return 1
	}
	restore
}

# Each file is what it was, or what it becomes with all streams.
whole_files() {
	[ "$state" = "$old" ] || [ "$state" = "$new" ] || {
		printf '%s\n' "$old" "$new" >"$room/either"
		case $mode in *=made*) echo "$state" | grep ' made$' >>"$room/either" ;; esac # it tells what failed
		! echo "$state" | grep -qvxFf "$room/either" && [ -e a.md ] && [ -e b.md ]
	}
}

# each_mode COMMAND: for each mode.
each_mode() {
	files
	count=0
	modes >"$room/modes"
	while read -r mode; do
		plainly
		"$1" || return 1
	done <"$room/modes"
	echo "$count runs"
	[ "$count" -ge "$(wc -l <"$room/modes")" ]
}

# shellcheck disable=SC2086 # words
closing() {
	for how in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
		lost=false
		streams="<'$room/input' >'$room/out' 2>'$room/err'"
		case $how in *'<&-'*) ! $reads || lost=true ;; esac
		case $how in *[!2]'>&-'* | '>&-'*) [ ! -s "$room/plain.out" ] || lost=true ;; esac
		case $how in *'2>&-'*) [ ! -s "$room/plain.err" ] || lost=true ;; esac
		eval "\"\$PLLINT\" $mode $streams $how"
		code=$?
		judge || return 1
		case $how in
		*'2>&-'*) ;;
		*) [ "$code" -ne 2 ] || [ -s "$room/err" ] || { echo "pllint $mode $how: not a word"; return 1; } ;;
		esac
		case $how in
		'2>&-') cmp "$room/out" "$room/plain.out" || return 1 ;;
		esac
	done
}

closed() {
	without_valgrind 'it opens closed descriptors itself' || return
	each_mode closing
}

# shellcheck disable=SC2086 # words
filling() {
	how='>/dev/full' lost=false
	[ ! -s "$room/plain.out" ] || lost=true
	"$PLLINT" $mode >/dev/full 2>"$room/err" <"$room/input"
	code=$?
	judge || return 1
	! $lost || said 'standard output: No space left on device' || return 1
	how='2>/dev/full' lost=false
	[ ! -s "$room/plain.err" ] || lost=true
	"$PLLINT" $mode >"$room/out" 2>/dev/full <"$room/input"
	code=$?
	judge && cmp "$room/out" "$room/plain.out" || return 1
	how='>/dev/full 2>/dev/full' lost=true
	"$PLLINT" $mode >/dev/full 2>/dev/full <"$room/input"
	code=$?
	[ -s "$room/plain.out" ] || [ -s "$room/plain.err" ] || lost=false
	judge
}

full() {
	[ -w /dev/full ] || skip 'no /dev/full' || return
	each_mode filling
}

# With nobody at its other end: descriptor 9.
broken_pipe() {
	# shellcheck disable=SC2094 # its two ends
	mkfifo "$room/pipe" && exec 8<>"$room/pipe" 9>"$room/pipe" 8<&-
	rm "$room/pipe"
}

# shellcheck disable=SC2086 # words
breaking() {
	how='| nobody' lost=false
	if [ -s "$room/plain.out" ]; then
		env --default-signal=PIPE "$PLLINT" $mode >&9 2>"$room/err" <"$room/input"
		code=$? plain=141
		judge || return 1
		how='| nobody, and SIGPIPE is ignored' lost=true
		(trap '' PIPE && "$PLLINT" $mode >&9 2>"$room/err" <"$room/input")
		code=$?
		judge && said 'standard output: Broken pipe'
	fi
}

pipes_that_nobody_reads() {
	env --default-signal=PIPE true 2>/dev/null || skip 'no env --default-signal' || return
	broken_pipe
	each_mode breaking
	outcome=$?
	exec 9>&-
	return "$outcome"
}

# The first ten lines are enough for many.
heads() {
	seq 20000 | sed 's/.*/\n### Entry &\n\n- **Tags**: a, b \n- **Progress**: BAD/' >a.md
	for mode in '--format concise' '--format json' '--diff' '--export csv'; do
		# shellcheck disable=SC2086 # words
		{
			env --default-signal=PIPE "$PLLINT" $mode a.md 2>"$room/err"
			echo $? >"$room/code"
		} | head -n 1 >"$room/out"
		read -r code <"$room/code"
		[ "$code" -eq 141 ] || return 1
	done
}

run_cases closed full pipes_that_nobody_reads heads
