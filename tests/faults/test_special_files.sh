#!/bin/sh
# What is no plain file, and what does not stand still: each with the outcome that .github/SECURITY.md promises, within
# seconds.
# shellcheck disable=SC2015,SC2016,SC2317 # a failure of either counts; commands for later; cases are called by name
set -u
. "$(dirname "$0")/../cli/common.sh"

# within STATUS ARGUMENT...: as exits does, but it may not take long.
within() {
	wanted=$1
	shift
	timeout 10 "$PLLINT" "$@" >"$room/out" 2>"$room/err" </dev/null
	code=$?
	[ "$code" -eq "$wanted" ]
}

# everywhere FILE WHY: it is refused with that reason wherever a file is read.
everywhere() {
	good a.md
	for arguments in "$1" "--fix $1" "--diff $1" "--export json $1" "--template $1 a.md" "--baseline $1 a.md" \
		"--diff-file $1 a.md"; do
		# shellcheck disable=SC2086 # some words
		within 2 $arguments && said "$1: " && said "$2" || {
			echo "pllint $arguments"
			return 1
		}
	done
	mv template.md template.away && within 2 --init "$1" && said "$1: " && said "$2" && mv template.away template.md
}

pipes() {
	mkfifo fifo.md && everywhere fifo.md 'it is a pipe' && within 2 --write-baseline fifo.md a.md && within 0 . && rm template.md && mkfifo template.md &&
		within 0 --fail-on never a.md && said 'no template.md was found'
}

folders() {
	mkdir folder && good a.md && within 2 folder && said 'no list with entries was found' || return 1
	for option in --template --baseline --diff-file --write-baseline --output-file; do
		within 2 "$option" folder a.md && said 'folder: ' || return 1
	done
	mkdir lists.md && template lists.md/template.md && good lists.md/a.md && within 0 lists.md
}

devices() {
	for device in /dev/zero /dev/full /dev/null /dev/random /dev/tty; do
		[ -c "$device" ] || continue
		everywhere "$device" 'it is a device or a socket' && within 2 --write-baseline "$device" a.md || return 1
	done
	bad a.md && within 2 --output-file /dev/full a.md && said 'No space left on device' &&
		within 2 --format json=/dev/full a.md && said 'No space left on device'
}

# Opening one can be an act already: a checkout's link could name it.
devices_are_not_even_opened() {
	command -v strace >/dev/null && strace -o "$room/trace" true 2>/dev/null || skip 'no process may be traced' || return
	ln -s /dev/zero a.md && mkdir -p deep && ln -s /dev/zero deep/template.md && good deep/b.md
	strace -f -o "$room/trace" "$PLLINT" a.md deep /dev/zero >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -eq 2 ] && ! grep -E 'open(at)?\(.*(a\.md|dev/zero|deep/template)' "$room/trace"
}

dangling_and_looping_links() {
	ln -s nothing.md dangling.md && ln -s loop.md loop.md && everywhere dangling.md 'No such file' &&
		within 2 --write-baseline dangling.md a.md && said 'File exists' && [ ! -e nothing.md ] &&
		everywhere loop.md 'Too many levels of symbolic links' && good a.md && within 0 . &&
		! said dangling && rm template.md && ln -s nothing template.md && within 0 --fail-on never a.md &&
		said 'no template.md was found'
}

# They are read, as by any program; only written to they are not (tests/cli/test_write.sh).
links_out_of_the_tree() {
	mkdir -p in/.git out && template in/template.md && bad out/a.md && ln -s ../out/a.md in/a.md && within 1 in/a.md &&
		within 1 in && keeps out/a.md within 1 --fix in/a.md && fixable out/a.md &&
		keeps out/a.md within 2 --fix in/a.md && said 'leads out of the repository' &&
		keeps out/a.md within 1 --check in/a.md
}

a_parent_that_is_a_link() {
	mkdir -p .git real && good real/a.md && fixable real/b.md && ln -s real link && within 0 link/a.md &&
		within 0 --fix link/b.md && good "$room/wanted" && cmp real/b.md "$room/wanted" && [ -L link ] &&
		ln -s .. real/up && within 0 .
}

odd_names() {
	newline=$(printf 'a\nb.md')
	for name in "$newline" -x.md --fix.md ' .md' '*.md' "$(printf '\001.md')" "$(printf '\377.md')" "a'\"\$(x).md"; do
		fixable "$name" && within 1 --check -- "$name" && within 1 --diff -- "$name" && within 0 --fix -- "$name" &&
			good "$room/wanted" && cmp -- "$name" "$room/wanted" && within 0 . && rm -- "$name" || return 1
		[ -z "$(find . -name '*pllint-*')" ] || return 1
	done
	fixable -x.md && within 2 -x.md && said 'no option' && keeps ./-x.md within 2 --fix -x.md
}

large_sparse_files() {
	truncate -s 5G large.md 2>/dev/null || skip 'no sparse files here' || return
	everywhere large.md 'larger than 2 GiB' && within 2 . && said 'larger than 2 GiB' && [ "$(stat -c %s large.md)" -eq 5368709120 ]
}

somebody() {
	if [ "$(id -u)" -ne 0 ]; then
		timeout 10 "$@" >"$room/out" 2>"$room/err" </dev/null
	else
		setpriv --reuid 65534 --regid 65534 --clear-groups timeout 10 "$@" >"$room/out" 2>"$room/err" </dev/null
	fi
	code=$?
}

no_permission() {
	[ "$(id -u)" -ne 0 ] || setpriv --reuid 65534 --regid 65534 --clear-groups "$PLLINT" --version >/dev/null 2>&1 ||
		skip 'root, and no setpriv' || return
	chmod 755 "$room" . && good a.md && mkdir closed && good closed/b.md && template closed/template.md &&
		cp a.md secret.md && cp template.md t.md && chmod 000 secret.md t.md closed
	for arguments in secret.md '--fix secret.md' closed closed/b.md '--template t.md a.md' '--baseline t.md a.md' \
		'--diff-file t.md a.md' '.' '--output-file t.md a.md' '--write-baseline new.json a.md' '--init closed/b.md'; do
		# shellcheck disable=SC2086 # some words
		somebody "$PLLINT" $arguments
		[ "$code" -eq 2 ] && said 'Permission denied' || {
			echo "pllint $arguments"
			chmod 755 closed
			return 1
		}
	done
	chmod 755 closed && [ ! -e new.json ]
}

immutable_files() {
	fixable a.md && chattr +i a.md 2>/dev/null || skip 'no file can be made immutable here' || return
	keeps a.md within 2 --fix a.md && said 'not fixed'
	outcome=$?
	chattr -i a.md
	return "$outcome"
}

# --- what does not stand still ---------------------------------------------------------------------

can_meddle() {
	[ -e "${PLLINT_MEDDLING-}" ] || skip 'calls cannot be stood before here'
}

# meddled STATUS AT COMMAND ARGUMENT...
meddled() {
	wanted=$1 at=$2 command=$3
	shift 3
	LD_PRELOAD=$PLLINT_MEDDLING MEDDLE_AT=$at MEDDLE_PATH=${path-} MEDDLE_DO=$command timeout 60 "$PLLINT" "$@" \
		>"$room/out" 2>"$room/err" </dev/null
	code=$?
	[ "$code" -eq "$wanted" ]
}

# The very last text is what counts; of one that never rests nothing is said.
changes_while_it_is_read() {
	can_meddle || return
	path=a.md
	for change in 'cat bad >a.md' ': >a.md' 'truncate -s 20 a.md' 'cat bad >>a.md' 'sed -i s/done/BAD/ a.md'; do
		good a.md && bad bad && cp a.md "$room/first"
		meddled 2 read:2+ "$change; touch -d @\$(date +%N) a.md" a.md || {
			# A new file by that name is not the one that is open.
			[ "$change" = 'sed -i s/done/BAD/ a.md' ] && [ "$code" -eq 0 ] || return 1
			continue
		}
		said 'a.md: another program changes it while it is read' || return 1
	done
	good a.md && bad bad && meddled 1 read:1 'cat bad >a.md' a.md && shown BAD &&
		good a.md && meddled 1 read:2 'cat bad >a.md' a.md && shown BAD &&
		good template.md && template t2 && meddled 1 read:2 'cat t2 >template.md' --template a.md bad
	path=template.md
	template template.md && good a.md && meddled 2 read:1+ 'touch -d @$(date +%N) template.md' a.md &&
		said 'template.md: another program changes it'
}

# Whatever happens to it between reading and renaming, nothing of what others wrote is lost.
changes_before_it_is_written() {
	can_meddle || return
	path=
	for at in fsync:1 linkat:1 pread:1; do
		for change in 'echo more >>a.md' ': >a.md' 'cp a.md b; mv b a.md' 'rm a.md' 'rm a.md; mkdir a.md' \
			'rm a.md; mkfifo a.md' 'rm a.md; ln -s out a.md' 'chmod 600 a.md' 'ln a.md other'; do
			rm -rf a.md b other && fixable a.md && fixable out && cp out "$room/kept"
			meddled 2 "$at" "$change; ls -ldi a.md >$room/state 2>&1; [ ! -f a.md ] || cp a.md $room/text" --fix a.md || {
				echo "$at: $change: exit status $code"
				return 1
			}
			said 'not fixed' && cmp out "$room/kept" && [ -z "$(find . -name '*pllint-*')" ] || return 1
			[ ! -f a.md ] || [ -h a.md ] || cmp a.md "$room/text" || return 1
		done
	done
}

# The folder may be another one by then.
folders_are_swapped() {
	can_meddle || return
	path=
	mkdir -p x other && fixable x/a.md && fixable other/a.md && cp other/a.md "$room/kept"
	template x/template.md && template other/template.md
	meddled 0 fsync:1 'mv x y; ln -s other x' --fix x/a.md && cmp other/a.md "$room/kept" && good "$room/wanted" &&
		cmp y/a.md "$room/wanted"
}

# Before each call that opens, reads or writes, and before every one of a kind there and back: never is anything written
# outside.
folders_are_swapped_at_any_moment() {
	can_meddle || return
	path=
	mkdir in out && fixable out/a.md && template out/template.md && cp out/a.md "$room/kept" && cd in || return 1
	there='mv x y; ln -s ../out x' back='rm x; mv y x' runs=0
	for call in open openat read pread fsync linkat renameat; do
		number=1
		while [ "$number" -lt 200 ]; do
			for at in "$call:$number" "$call:$number+"; do
				rm -rf x y "$room/swapped" && mkdir x && fixable x/a.md && template x/template.md || return 1
				meddled 0 "$at" ": >$room/swapped; if [ -h x ]; then $back; else $there; fi" --fix x/a.md
				cmp ../out/a.md "$room/kept" && [ -z "$(find .. -name '*pllint-*')" ] && [ "$(find ../out -type f | wc -l)" -eq 2 ] || {
					echo "$at: exit status $code"
					return 1
				}
				runs=$((runs + 1))
			done
			[ -e "$room/swapped" ] || break
			number=$((number + 1))
		done
	done
	[ "$runs" -gt 30 ]
}

# What others made meanwhile is not written over.
new_files_are_not_written_over() {
	can_meddle || return
	path=
	mkdir x && good x/a.md && printf '\n### Two\n\n- **Tags**: a\n- **Progress**: done\n' >>x/a.md
	meddled 2 linkat:1 'echo theirs >x/template.md' --init x/a.md && said 'File exists' &&
		[ "$(cat x/template.md)" = theirs ] && bad a.md &&
		meddled 2 linkat:1 'echo theirs >known.json' --write-baseline known.json a.md && said 'File exists' &&
		[ "$(cat known.json)" = theirs ]
}

run_cases pipes folders devices devices_are_not_even_opened dangling_and_looping_links links_out_of_the_tree \
	a_parent_that_is_a_link odd_names large_sparse_files no_permission immutable_files changes_while_it_is_read \
	changes_before_it_is_written folders_are_swapped folders_are_swapped_at_any_moment new_files_are_not_written_over
