#!/bin/sh
# Each system call fails in several ways, once each: what is printed and made is what is printed and made without the
# fault, or the exit status is 2 and says why, and files are whole. (--fix is tests/cli/test_write_faults.sh.)
# shellcheck disable=SC2015,SC2317 # a failure of either counts; the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"

prepare() {
	mkdir -p .git deep/er
	printf '# A list\n\n### One\n\n- **Tags**: a, b \n- **Progress**: BAD\n' >a.md
	cp a.md deep/er/b.md && cp a.md deep/x.md && template deep/template.md && printf 'x.md\n' >.gitignore
}

# calls: each system call of the last trace from the start of the program's own on, as NAME COUNT, counted from the
# start of the trace.
calls() {
	awk -F'(' -v spared="$spared" '/\.gcda"/ { exit }
	/^[a-z]/ {
		count[$1]++
		if (/^rt_sigaction\(SIGXFSZ/)
			begun = 1
		else if (begun && $1 != "exit_group" && $1 != "brk" && $1 != spared)
			print $1, count[$1]
	}' "$room/trace"
}

# What a run makes: $made is as it was, new as without the fault, or says what went wrong, as JSON does.
judge_made() {
	for rest in .*pllint-* new/.*pllint-*; do
		[ ! -e "$rest" ] || {
			echo "left behind: $rest"
			return 1
		}
	done
	text=other
	if [ ! -e "$made" ]; then
		[ ! -e "$room/before" ] && text=old
	elif cmp -s "$made" "$room/after"; then
		text=new
	elif [ -e "$room/before" ] && cmp -s "$made" "$room/before"; then
		text=old
	else
		"$PYTHON" -c 'import json, sys; json.load(open(sys.argv[1]))' "$made" 2>/dev/null
	fi || {
		echo "$made is torn"
		return 1
	}
	[ "$code" -eq 2 ] || [ "$text" = new ] || {
		echo "$made is $text, with exit status $code"
		return 1
	}
	reset_made
}

reset_made() {
	if [ -e "$room/before" ]; then
		[ "$text" = old ] || cp "$room/before" "$made"
	else
		rm -f "$made"
	fi
}

judge() {
	[ -z "$made" ] || judge_made || return
	if [ "$code" -eq "$plain" ] && cmp -s "$room/out" "$room/plain.out" && cmp -s "$room/err" "$room/plain.err"; then
		same=$((same + 1))
		return
	fi
	# Where standard error itself fails nothing can be said.
	[ "$code" -eq 2 ] && { [ -s "$room/err" ] || [ "$name" = write ]; }
}

# makes FILE ARGUMENT...: sweep, of what makes a file, or replaces the one that is there.
makes() {
	made=$1
	shift
	rm -f "$room/before" && { [ ! -e "$made" ] || cp "$made" "$room/before"; }
	sweep "$@"
	outcome=$?
	made=
	return "$outcome"
}

# sweep ARGUMENT...
sweep() {
	[ -e .git ] || prepare
	text=new
	run "$@"
	plain=$code points=0 same=0
	cp "$room/out" "$room/plain.out" && cp "$room/err" "$room/plain.err"
	[ -z "$made" ] || { cp "$made" "$room/after" && reset_made; } || return 1
	[ "$plain" -ne 2 ] && strace -o "$room/trace" "$PLLINT" "$@" >/dev/null 2>&1 </dev/null
	[ -z "$made" ] || reset_made
	calls >"$room/calls"
	grep -q '^write' "$room/calls" || return 1
	while read -r name number; do
		for fault in ${PLLINT_FAULTS-$faults}; do
			# shellcheck disable=SC2086 # none, or one
			strace $follow -o /dev/null -e "inject=$name:error=$fault:when=$number" "$PLLINT" "$@" \
				>"$room/out" 2>"$room/err" </dev/null
			code=$?
			points=$((points + 1))
			judge || {
				echo "$name $number $fault: pllint $*: exit status $code"
				[ -n "${PLLINT_GO_ON-}" ] || return 1
				diff "$room/plain.out" "$room/out" | head -n 3; cat "$room/err"
			}
		done
	done <"$room/calls"
	echo "pllint $*: $points points, $same of them without a consequence"
}

check() {
	sweep --jobs 1 a.md deep/x.md && sweep --format concise --template deep/template.md a.md
}

search() {
	sweep --jobs 1 . && sweep --jobs 1 deep
}

patch() {
	sweep --jobs 1 --diff a.md deep/x.md
}

# Without threads, everything is done by the first one.
threads() {
	prepare
	run --jobs 1 a.md deep/x.md
	plain=$code same=0
	cp "$room/out" "$room/plain.out" && cp "$room/err" "$room/plain.err"
	strace -f -o "$room/trace" -e inject=clone,clone3:error=EAGAIN "$PLLINT" --jobs 2 a.md deep/x.md \
		>"$room/out" 2>"$room/err" </dev/null
	code=$?
	grep -q INJECTED "$room/trace" && judge && [ "$same" -eq 1 ]
}

pages() {
	sweep --show-template && sweep --show-template a.md && sweep --explain date
}

# What files are made of: three ways to fail will do.
files() {
	faults='EIO ENOSPC EINTR'
	"$@"
	outcome=$?
	faults=$all_faults
	return "$outcome"
}

reports() {
	prepare
	files makes found.json --format json --output-file found.json a.md && echo old >found.json &&
		files makes found.json --format json --output-file found.json a.md
}

whole() {
	if cmp -s found.json "$room/after"; then
		return
	elif [ -n "$before" ]; then
		[ "$(cat found.json)" = "$before" ]
	else
		[ ! -e found.json ]
	fi
}

# Killed at each call: the report is the old one or the new one; before it takes its place it has a name for a moment.
kills() {
	prepare && count=0
	for before in old ''; do
		[ -z "$before" ] || echo "$before" >found.json
		strace -o "$room/trace" "$PLLINT" -q --format json --output-file found.json a.md 2>/dev/null
		cp found.json "$room/after" && calls >"$room/calls"
		while read -r name number; do
			rm -f found.json .found.json.pllint-*
			[ -z "$before" ] || echo "$before" >found.json
			strace -o /dev/null -e "inject=$name:signal=KILL:when=$number" \
				"$PLLINT" -q --format json --output-file found.json a.md >/dev/null 2>&1 </dev/null
			code=$? count=$((count + 1))
			[ "$code" -eq 137 ] && whole || {
				echo "killed at $name $number: exit status $code, or found.json is torn"
				return 1
			}
		done <"$room/calls"
		rm -f found.json .found.json.pllint-*
	done
	echo "$count kills"
	[ "$count" -gt 50 ]
}

initial() {
	prepare && mkdir new && printf '# A list\n\n### One\n\n- **Tags**: a\n- **Year**: 1\n\n### Two\n\n- **Tags**: b\n- **Year**: 2\n' >new/c.md
	files makes new/template.md --init new/c.md
}

baselines() {
	prepare
	files makes known.json --write-baseline known.json a.md && run --write-baseline known.json deep/x.md &&
		files makes known.json --write-baseline known.json a.md && files sweep --baseline known.json --jobs 1 a.md deep/x.md
}

# A commit, and a list that has changed since.
commit() {
	prepare
	rm -rf .git && git init -q . && git add . && git -c user.name=a -c user.email=a@example.org commit -q -m a &&
		printf '\n### Two\n\n- **Tags**: a\n' >>a.md
}

# Only the calls of the first process fail. Where close fails the file is closed all the same, but not by strace, and
# a pipe has no end then.
changes() {
	command -v git >/dev/null || skip 'no git' || return
	commit || return 1
	follow='' spared=close
	files sweep --diff-base HEAD a.md && files sweep --template-from HEAD a.md
	outcome=$?
	follow=-f spared=''
	return "$outcome"
}

# What a child does before it is git fails, and calls of git itself.
children() {
	command -v git >/dev/null || skip 'no git' || return
	commit || return 1
	run --diff-base HEAD a.md
	plain=$code count=0
	cp "$room/out" "$room/plain.out" && cp "$room/err" "$room/plain.err"
	for point in dup2:1 dup2:2 dup2:3 execve:2 execve:3 execve:4 execve:5 getcwd:1 getcwd:2 lstat:1 chdir:1 pipe2:1 pipe2:2; do
		name=${point%:*}
		for fault in $all_faults; do
			strace -f -o "$room/trace" -e "inject=$name:error=$fault:when=${point#*:}" "$PLLINT" --diff-base HEAD a.md \
				>"$room/out" 2>"$room/err" </dev/null
			code=$?
			grep -q INJECTED "$room/trace" && count=$((count + 1))
			judge || {
				echo "$point $fault: exit status $code"
				return 1
			}
		done
	done
	echo "$count points in children"
	[ "$count" -gt 20 ]
}

all_faults='EIO ENOMEM EACCES EINTR EMFILE' faults=$all_faults follow=-f spared='' made=''
if ! strace -o "$room/trace" true 2>/dev/null; then
	echo 'skipped: no strace, or no process may be traced here'
	exit 77
fi
run_cases check search patch threads pages reports kills initial baselines changes children
