#!/bin/sh
# Where the report of --output-file goes: whole or not at all, whatever there is by that name already.
# shellcheck disable=SC2015,SC2094,SC2317 # a failure of either counts; one file twice is meant; the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

# reports FILE [OPTION...]: FILE is the report, whole, and nothing lies about.
reports() {
	report=$1
	shift
	bad a.md && "$PLLINT" --format json a.md >"$room/wanted" 2>/dev/null
	exits 1 "$@" --format json --output-file "$report" a.md && ! [ -s "$room/out" ] && cmp "$report" "$room/wanted" && tidy
}

tidy() {
	[ -z "$(find . -name '.?*.pllint-*')" ]
}

inode() {
	stat -L -c %i "$1"
}

# as_somebody ARGUMENT...: as run does, without the rights of root. 77: that is not to be had.
as_somebody() {
	if [ "$(id -u)" -ne 0 ]; then
		run "$@"
	else
		setpriv --reuid 65534 --regid 65534 --clear-groups true 2>/dev/null || skip 'root, and no setpriv' || return
		setpriv --reuid 65534 --regid 65534 --clear-groups "$PLLINT" "$@" >"$room/out" 2>"$room/err" </dev/null
		code=$?
	fi
}

new_files() {
	(umask 027 && reports r.json) && [ "$(stat -c %a r.json)" = 640 ] && mkdir x && reports x/r.json &&
		reports "$room/case/x/s.json"
}

old_files_keep_their_mode() {
	for mode in 600 640 755; do
		echo old >r.json && chmod "$mode" r.json && before=$(inode r.json) && reports r.json &&
			[ "$(stat -c %a r.json)" = "$mode" ] && [ "$(inode r.json)" != "$before" ] || return 1
	done
	printf '%100000s' old >r.json && reports r.json
}

several_at_once() {
	bad a.md && exits 1 --format text --format json=r.json --format sarif=r.sarif a.md && shown BAD && tidy &&
		grep -q BAD r.json && grep -q BAD r.sarif
}

links_are_followed() {
	mkdir x y && echo old >x/r.json && ln -s ../x/r.json y/link && ln -s "$room/case/y/link" second &&
		reports second && [ -L second ] && [ -L y/link ] && cmp x/r.json "$room/wanted" && ln -s x/new.json dangling &&
		reports dangling && [ -L dangling ] && cmp x/new.json "$room/wanted" && ln -s ../x z && reports y/../x/third.json &&
		ln -s loop loop && exits 2 --output-file loop a.md && said 'loop: Too many levels'
}

other_names_get_the_same() {
	echo old >r.json && ln r.json s.json && before=$(inode r.json) && reports r.json && cmp s.json "$room/wanted" &&
		[ "$(inode r.json)" = "$before" ]
}

# A report that may be written may be written, also where nothing can be made beside it.
a_read_only_folder() {
	bad a.md && "$PLLINT" --format json a.md >"$room/wanted" 2>/dev/null
	chmod 755 "$room" . && mkdir x && echo 'an old and long report' >x/r.json && chmod 666 x/r.json && chmod 555 x &&
		before=$(inode x/r.json) && as_somebody --format json --output-file x/r.json a.md || return
	chmod 755 x
	[ "$code" -eq 1 ] && cmp x/r.json "$room/wanted" && [ "$(inode x/r.json)" = "$before" ] && chmod 555 x &&
		as_somebody --format json --output-file x/new.json a.md
	chmod 755 x
	[ "$code" -eq 2 ] && said 'x/new.json: Permission denied' && ! [ -s "$room/out" ]
}

somebody_elses_file() {
	[ "$(id -u)" -eq 0 ] || skip 'not root' || return
	bad a.md && "$PLLINT" --format json a.md >"$room/wanted" 2>/dev/null
	chmod 755 "$room" . && mkdir x && chmod 777 x && echo old >x/r.json && chmod 666 x/r.json &&
		as_somebody --format json --output-file x/r.json a.md || return
	[ "$code" -eq 1 ] && cmp x/r.json "$room/wanted" && [ "$(stat -c %u x/r.json)" -eq 0 ] && tidy
}

# It is said before anything is checked.
what_cannot_be_written() {
	good a.md && mkdir x && for report in x no/r.json a.md/r.json; do
		exits 2 --output-file "$report" a.md && said "$report: " && ! said 'checked' || return 1
	done
	echo old >r.json && chmod 444 r.json && chmod 755 "$room" . && keeps r.json as_somebody --output-file r.json a.md ||
		return
	[ "$code" -eq 2 ] && said 'r.json: Permission denied'
}

streams_are_written_directly() {
	bad a.md && "$PLLINT" --format json a.md >"$room/wanted" 2>/dev/null
	"$PLLINT" -q --format json --output-file /dev/stdout a.md >r.json && return 1
	cmp r.json "$room/wanted" && before=$(inode r.json) || return 1
	"$PLLINT" -q --format json --output-file r.json a.md >>r.json && return 1
	[ "$(inode r.json)" = "$before" ] && cmp r.json "$room/wanted" || return 1
	"$PLLINT" -q --format json --output-file /dev/stderr a.md 2>r.json && return 1
	cmp r.json "$room/wanted" && "$PLLINT" -q --format json --output-file /dev/stdout a.md | cmp - "$room/wanted" || return 1
	"$PLLINT" -q --format json --output-file /dev/fd/5 a.md 5>r.json && return 1
	cmp r.json "$room/wanted" || return 1
	[ ! -e /proc/self/fd ] || "$PLLINT" -q --format json --output-file /proc/self/fd/5 a.md 5>r.json && return 1
	cmp r.json "$room/wanted" && [ "$(inode r.json)" = "$before" ] && exits 1 --output-file /dev/null a.md &&
		[ -c /dev/null ] && mkfifo pipe && { cat pipe >r.json & } && exits 1 --format json --output-file pipe a.md &&
		wait && [ -p pipe ] && cmp r.json "$room/wanted"
}

# many LINES: a list whose report is far larger than it.
many() {
	printf '# A list\n' && seq "$1" | sed 's/.*/\n### Entry &\n\n- **Tags**: a, b \n- **Progress**: BAD/'
}

a_full_disk() {
	mkdir disk && mount -t tmpfs -o size=160k pllint "$PWD/disk" 2>"$room/err" ||
		skip 'no file system may be mounted here' || return
	many 2000 >a.md && echo old >disk/r.json && keeps disk/r.json exits 2 --format json --output-file disk/r.json a.md &&
		said 'disk/r.json: No space left on device' && tidy &&
		exits 2 --format json --output-file disk/new.json a.md && said 'No space left on device' && ! [ -e disk/new.json ]
	outcome=$?
	umount disk
	[ "$outcome" -eq 0 ] && [ -n "$(find disk -prune -empty)" ]
}

a_limit_of_the_file_size() {
	without_valgrind 'its own files break the limit' || return
	many 2000 >a.md && echo old >r.json &&
		(ulimit -f 50 && keeps r.json exits 2 -q --format json --output-file r.json a.md) && said 'r.json: File too large' &&
		(ulimit -f 50 && exits 2 -q --format json --output-file new.json a.md) && ! [ -e new.json ] && tidy &&
		ln r.json other && (ulimit -f 50 && exits 2 -q --format json --output-file r.json a.md) &&
		said 'r.json: File too large; what is there may be a part of the report'
}

# When the run ends early, the report of the one before stays.
killed_before_the_end() {
	many 2000 >a.md && echo old >r.json && before=$(inode r.json) && mkfifo list && { sleep 5 >list & } || return 1
	timeout -s KILL 1 "$PLLINT" --format json --output-file r.json a.md - <list >/dev/null 2>&1
	kill $! && [ "$(cat r.json)" = old ] && [ "$(inode r.json)" = "$before" ] && tidy
}

run_cases new_files old_files_keep_their_mode several_at_once links_are_followed other_names_get_the_same \
	a_read_only_folder somebody_elses_file what_cannot_be_written streams_are_written_directly a_full_disk \
	a_limit_of_the_file_size killed_before_the_end
