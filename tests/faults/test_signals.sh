#!/bin/sh
# SIGHUP, SIGINT and SIGTERM while several lists are fixed: each is the old one or the new one, nothing is left
# behind, and the exit status is the signal's.
# shellcheck disable=SC2015,SC2317 # a failure of either counts; the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"
lists=8
moments=${PLLINT_KILLS-40}
# A signal that was ignored when this began, as nohup has it, stays so for pllint, and ends nothing.
signals=
for signal in HUP INT TERM; do
	[ -n "$(sh -c "kill -s $signal \$\$; echo ignored" 2>/dev/null)" ] || signals="$signals $signal"
done

# A list of about 50 KB, with its number in it.
mendable_list() {
	printf '# List %s\n' "$1"
	seq 1000 | sed "s/.*/\\n### Entry & of $1\\n\\n- **Tags**: a, b \\n- **Progress**: done/"
}

# prepare: the lists, and what they become, in $room/old and $room/new.
prepare() {
	mkdir -p .git "$room/old" "$room/new"
	for i in $(seq "$lists"); do
		mendable_list "$i" >"$room/old/$i.md"
	done
	cp template.md "$room/old/template.md" && cp "$room/old"/* . && run --fix . && cp ./*.md "$room/new"
	[ "$code" -eq 0 ] && ! cmp -s "$room/old/1.md" "$room/new/1.md"
}

# judge SIGNAL: what is there after it.
judge() {
	fixed=0
	for i in $(seq "$lists"); do
		if cmp -s "$i.md" "$room/new/$i.md"; then
			fixed=$((fixed + 1))
		elif ! cmp -s "$i.md" "$room/old/$i.md"; then
			echo "SIG$1: $i.md is torn"
			return 1
		fi
	done
	rest=$(find . -type f ! -name '[1-8].md' ! -name template.md)
	[ -z "$rest" ] || {
		echo "SIG$1: left behind: $rest"
		return 1
	}
	case $1:$code in
	HUP:129 | INT:130 | TERM:143) [ "$fixed" -eq "$lists" ] || partly=$((partly + (fixed > 0))) ;;
	*:0) [ "$fixed" -eq "$lists" ] ;;
	*)
		echo "SIG$1: exit status $code"
		return 1
		;;
	esac
}

# At random moments of a run.
at_any_moment() {
	prepare || return 1
	for jobs in 1 2; do
		cp "$room/old"/* . && start=$(date +%s%N) && run --jobs "$jobs" --fix . && span=$((($(date +%s%N) - start) / 1000))
		awk -v count="$moments" -v span="$span" -v names="$signals" 'BEGIN {
			srand(1)
			number = split(names, signals, " ")
			for (i = 0; i < count; i++)
				printf "%s %.6f\n", signals[i % number + 1], rand() * span * 1.1 / 1e6 + 1e-6
		}' >"$room/moments"
		partly=0 ended=0
		while read -r signal delay; do
			cp "$room/old"/* .
			timeout --preserve-status -s "$signal" "$delay" "$PLLINT" --jobs "$jobs" --fix . >"$room/out" 2>"$room/err" </dev/null
			code=$?
			judge "$signal" || return 1
			ended=$((ended + (code > 128)))
		done <"$room/moments"
		echo "--jobs $jobs: $moments signals within $span us, $ended came in time, $partly of them between two lists"
		[ "$ended" -gt 0 ] || return 1
	done
}

# While a list is written signals wait: that one is fixed, and no other after it.
in_each_write() {
	command -v strace >/dev/null && strace -o "$room/trace" true 2>/dev/null || skip 'no process may be traced here' || return
	prepare && partly=0 && points=0 || return 1
	for jobs in 1 2; do
		for signal in $signals; do
			for call in renameat fsync; do
				for list in 1 4 8; do
					# Both a list's new file and its folder are synchronized.
					number=$list
					[ "$call" = renameat ] || number=$((2 * list - 1))
					cp "$room/old"/* .
					strace -f -o /dev/null -e "inject=$call:signal=$signal:when=$number" \
						"$PLLINT" --jobs "$jobs" --fix . >"$room/out" 2>"$room/err" </dev/null
					code=$?
					points=$((points + 1))
					judge "$signal" || return 1
					[ "$code" -gt 128 ] && [ "$fixed" -eq "$list" ] || return 1
				done
			done
		done
	done
	echo "$points points"
}

# The threads that only check may not take the signal meanwhile.
in_a_write_beside_threads() {
	command -v strace >/dev/null && strace -o "$room/trace" true 2>/dev/null || skip 'no process may be traced here' || return
	prepare && partly=0 || return 1
	for jobs in 1 2; do
		cp "$room/old"/* .
		strace -f -o /dev/null -e inject=renameat:delay_enter=500000:when=1 "$PLLINT" --jobs "$jobs" --fix . \
			>"$room/out" 2>"$room/err" </dev/null &
		until [ -n "$(find . -name '.*.pllint-*')" ]; do
			kill -0 $! || return 1
		done
		pkill -TERM -P $!
		wait $!
		code=$?
		judge TERM && [ "$code" -eq 143 ] && [ "$fixed" -eq 1 ] || return 1
	done
}

run_cases at_any_moment in_each_write in_a_write_beside_threads
