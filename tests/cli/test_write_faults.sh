#!/bin/sh
# Whatever fails while --fix writes, and whenever it is killed: the file is the old one or the new one, the exit
# status does not lie, and nothing is left lying about (after KILL a temporary file may be).
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"
kills=${PLLINT_KILLS-1000}

# prepare: a repository with a list, and $room/old and $room/new, what it is and becomes.
prepare() {
	mkdir -p .git
	fixable "$room/old"
	good "$room/new"
	cp "$room/old" a.md
}

complain() {
	echo "$*"
	return 1
}

# judge WHAT CODE: what is there after a run that something happened to. `signal` says what, if a signal.
judge() {
	rest=$(find . -type f ! -path './.git/*' ! -name template.md ! -name a.md)
	if cmp -s a.md "$room/new"; then
		text=new
	elif cmp -s a.md "$room/old"; then
		text=old
	else
		complain "$1: the file is torn"
		return
	fi
	if [ -n "$rest" ]; then
		[ "$signal" = KILL ] || complain "$1: left behind: $rest" || return
		rm "$rest" || return
	fi
	case $2 in
	0) [ "$text" = new ] || complain "$1: exit status 0, and nothing was written" || return ;;
	1) [ "$text" = new ] || complain "$1: exit status 1, and nothing was written" || return ;;
	2)
		# Only where standard error fails itself can nothing be said.
		[ -s "$room/err" ] || [ "$text ${1%% *}" = 'new write' ] || complain "$1: exit status $2, and no word of it" ||
			return
		;;
	137 | 143) ;;
	*) complain "$1: exit status $2" || return ;;
	esac
	[ "$text" = old ] || cp -p "$room/old" a.md
}

traceable() {
	command -v strace >/dev/null || skip 'no strace' || return
	strace -o "$room/trace" true 2>/dev/null || skip 'no process may be traced here' || return
}

# calls: each system call of the last trace from the write path on, as NAME COUNT, counted from the start.
calls() {
	awk -F'(' '/\.gcda"/ { exit }
	/^[a-z]/ {
		count[$1]++
		if (/^rt_sigprocmask\(SIG_SETMASK, ~/)
			writing = 1
		if (writing && $1 != "exit_group")
			print $1, count[$1]
	}' "$room/trace"
}

# sweep OPTION...: every call of the write path fails or is where the signal comes, once each. The options are
# strace's for all of it.
sweep() {
	cp "$room/old" a.md
	strace -o "$room/trace" "$@" "$PLLINT" --fix a.md >"$room/out" 2>"$room/err" || return 1
	cmp a.md "$room/new" && cp "$room/old" a.md || return 1
	calls >"$room/calls"
	grep -q '^renameat' "$room/calls" && grep -q '^fsync' "$room/calls" || return 1
	while read -r name number; do
		case "$*" in *"inject=$name:"*) continue ;; esac
		for fault in error=ENOSPC error=EIO error=EINTR error=EACCES signal=TERM signal=KILL signal=INT; do
			signal=${fault#error=*}
			signal=${signal#signal=}
			strace -f -o /dev/null "$@" -e "inject=$name:$fault:when=$number" "$PLLINT" --fix a.md \
				>"$room/out" 2>"$room/err" </dev/null
			code=$?
			[ "$signal" != INT ] || [ "$code" -ne 130 ] || code=143
			points=$((points + 1))
			judge "$name $number $fault $*" "$code" || return 1
		done
	done <"$room/calls"
}

every_call_fails_once() {
	traceable || return
	prepare
	points=0
	sweep && echo "$points points, the new file without a name" || return 1
	# Where that is not to be had, and on lists with an owner of their own.
	sweep -e inject=linkat:error=EPERM && echo "$points points, with those of a named file" || return 1
	[ "$(id -u)" -eq 0 ] || return 0
	chown 12345:54321 a.md "$room/old" || return 1
	sweep && echo "$points points, with those of somebody else's file"
}

with_attributes_too() {
	traceable || return
	prepare
	command -v setfattr >/dev/null || skip 'no setfattr' || return
	setfattr -n user.pllint.test -v kept a.md 2>"$room/err" || skip 'no extended attributes here' || return
	points=0
	sweep && echo "$points points, with those of attributes" && getfattr -n user.pllint.test a.md >"$room/out" &&
		shown kept && grep -q '^fsetxattr' "$room/calls"
}

# What ends with a named file from the start.
no_file_without_a_name() {
	traceable || return
	prepare
	strace -o "$room/trace" "$PLLINT" --fix a.md >/dev/null 2>&1
	number=$(awk '/^openat\(/ { n++ } /O_TMPFILE/ { print n }' "$room/trace")
	[ -n "$number" ] || skip 'no O_TMPFILE here' || return
	cp "$room/old" a.md
	strace -f -o /dev/null -e "inject=openat:error=EOPNOTSUPP:when=$number" "$PLLINT" --fix a.md \
		>"$room/out" 2>"$room/err" && cmp a.md "$room/new"
}

# Full disks cut writes short as well; this one takes nothing, and says nothing.
writes_of_nothing() {
	traceable || return
	prepare
	strace -o "$room/trace" "$PLLINT" --fix a.md >/dev/null 2>&1
	cp "$room/old" a.md
	strace -f -o /dev/null -e inject=write:retval=0:when=1 "$PLLINT" --fix a.md >"$room/out" 2>"$room/err"
	code=$?
	signal=none
	[ "$code" -eq 2 ] && judge 'write of nothing' "$code"
}

# A list of about 100 KB.
large() {
	printf '# A list\n'
	seq 2000 | sed 's/.*/\n### Entry &\n\n- **Tags**: a, b \n- **Progress**: done/'
}

a_full_disk() {
	mkdir disk
	mount -t tmpfs -o size=160k pllint "$PWD/disk" 2>"$room/err" || skip 'no file system may be mounted here' || return
	cd disk && template template.md && large >a.md && cp a.md "$room/old" && signal=none
	keeps a.md exits 2 --fix a.md && said 'a.md: not fixed: ' && said 'No space left on device' && judge disk 2
	outcome=$?
	cd .. && umount disk && return "$outcome"
}

a_limit_of_the_file_size() {
	large >a.md && cp a.md "$room/old"
	# In blocks of 512 bytes or 1 KB.
	(ulimit -f 50 && keeps a.md exits 2 --fix --quiet --fail-on never a.md >/dev/null) && said 'File too large' &&
		said 'not fixed' && signal=none && judge limit 2
}

# At random moments of a run that takes some time.
kills_at_random_moments() {
	prepare
	large >"$room/old" && cp "$room/old" a.md && exits 0 --fix a.md && cp a.md "$room/new" && cp "$room/old" a.md
	start=$(date +%s%N)
	run --fix a.md
	span=$((($(date +%s%N) - start) / 1000))
	cp "$room/old" a.md
	awk -v count="$kills" -v span="$span" 'BEGIN {
		srand(1)
		for (i = 0; i < count; i++)
			printf "%s %.6f\n", i % 2 ? "TERM" : "KILL", rand() * span * 1.1 / 1e6 + 1e-6
	}' >"$room/moments"
	new=0
	while read -r signal delay; do
		timeout -s "$signal" "$delay" "$PLLINT" --fix a.md >"$room/out" 2>"$room/err"
		code=$?
		[ "$code" -ne 124 ] || code=143
		judge "$signal after $delay s" "$code" || return 1
		[ "$text" = old ] || new=$((new + 1))
	done <"$room/moments"
	echo "$kills kills within $span us: $new files new, $((kills - new)) old"
}

run_cases every_call_fails_once with_attributes_too no_file_without_a_name writes_of_nothing a_full_disk \
	a_limit_of_the_file_size kills_at_random_moments
