#!/bin/sh
# Each system call of a check, a search and a patch fails in several ways, once each: what is printed is what is
# printed without the fault, or the exit status is 2 and says why. (Writing is tests/cli/test_write_faults.sh.)
# shellcheck disable=SC2317 # the cases are called by name, below
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
	awk -F'(' '/\.gcda"/ { exit }
	/^[a-z]/ {
		count[$1]++
		if (/^rt_sigaction\(SIGXFSZ/)
			begun = 1
		else if (begun && $1 != "exit_group" && $1 != "brk")
			print $1, count[$1]
	}' "$room/trace"
}

judge() {
	if [ "$code" -eq "$plain" ] && cmp -s "$room/out" "$room/plain.out" && cmp -s "$room/err" "$room/plain.err"; then
		same=$((same + 1))
		return
	fi
	# Where standard error itself fails nothing can be said.
	[ "$code" -eq 2 ] && { [ -s "$room/err" ] || [ "$name" = write ]; }
}

# sweep ARGUMENT...
sweep() {
	prepare
	run "$@"
	plain=$code points=0 same=0
	cp "$room/out" "$room/plain.out" && cp "$room/err" "$room/plain.err"
	[ "$plain" -ne 2 ] && strace -o "$room/trace" "$PLLINT" "$@" >/dev/null 2>&1 </dev/null
	calls >"$room/calls"
	grep -q '^write' "$room/calls" || return 1
	while read -r name number; do
		for fault in ${PLLINT_FAULTS-EIO ENOMEM EACCES EINTR EMFILE}; do
			strace -f -o /dev/null -e "inject=$name:error=$fault:when=$number" "$PLLINT" "$@" \
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

if ! strace -o "$room/trace" true 2>/dev/null; then
	echo 'skipped: no strace, or no process may be traced here'
	exit 77
fi
run_cases check search patch threads pages
