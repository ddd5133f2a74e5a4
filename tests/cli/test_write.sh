#!/bin/sh
# Which files --fix writes to, which it refuses, and what it leaves as it was.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

# fixed FILE: it is what --fix makes of fixable(), and nothing is left beside it.
fixed() {
	good "$room/wanted" && cmp "$1" "$room/wanted" && [ -z "$(find . -name '.?*.pllint-*')" ]
}

# refused WHY FILE...: --fix says why and ends with 2, and the first file stays.
refused() {
	reason=$1
	shift
	keeps "$1" exits 2 --fix "$@" && said "$1: not fixed: " && said "$reason" &&
		[ -z "$(find . -name '.?*.pllint-*')" ] && shown trailing-whitespace && ! shown fixed
}

# unprivileged COMMAND...: runs it as somebody who owns nothing here.
unprivileged() {
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
	elif setpriv --reuid 65534 --regid 65534 --clear-groups true 2>/dev/null; then
		setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
	else
		skip 'neither root nor setpriv'
	fi
}

as_somebody() {
	unprivileged "$PLLINT" "$@" >"$room/out" 2>"$room/err"
	code=$?
	[ "$code" -ne 77 ]
}

clean_files_are_untouched() {
	good a.md && bad b.md && prose c.md
	keeps a.md keeps b.md keeps c.md exits 2 --fix a.md b.md c.md
}

modes_are_kept() {
	for mode in 600 644 664 755 4755; do
		fixable a.md && chmod "$mode" a.md && exits 0 --fix a.md && fixed a.md &&
			[ "$(stat -c %a a.md)" = "$mode" ] || return 1
	done
	umask 077 && fixable a.md && chmod 666 a.md && exits 0 --fix a.md && [ "$(stat -c %a a.md)" = 666 ] && umask 022
}

the_owner_is_kept() {
	[ "$(id -u)" -eq 0 ] || skip 'not root' || return
	fixable a.md && chown 12345:54321 a.md && exits 0 --fix a.md && fixed a.md &&
		[ "$(stat -c %u:%g a.md)" = 12345:54321 ]
}

somebody_elses_file_is_refused() {
	[ "$(id -u)" -eq 0 ] || skip 'not root' || return
	fixable a.md && chmod 666 a.md && chmod 777 . && chmod 755 "$room"
	keeps a.md as_somebody --fix a.md || { [ "$code" -eq 77 ] && return 77; }
	[ "$code" -eq 2 ] && said 'its owner and group cannot be kept' && [ -z "$(find . -name '.?*.pllint-*')" ]
}

read_only_files_are_refused() {
	fixable a.md && chmod 444 a.md && refused 'it is read-only' a.md
}

files_of_others_are_refused() {
	[ "$(id -u)" -eq 0 ] || skip 'not root' || return
	fixable a.md && chmod 777 . && chmod 755 "$room"
	keeps a.md as_somebody --fix a.md || { [ "$code" -eq 77 ] && return 77; }
	[ "$code" -eq 2 ] && said 'it is read-only: Permission denied'
}

read_only_folders_are_refused() {
	mkdir x && template x/template.md && fixable x/a.md && chmod 555 x
	refused 'its folder is read-only' x/a.md
	outcome=$?
	chmod 755 x
	return "$outcome"
}

hard_links_are_refused() {
	fixable a.md && ln a.md b.txt && refused 'hard links' a.md
}

links_within_the_repository_are_followed() {
	mkdir -p .git docs/deep lists && fixable lists/a.md && ln -s ../lists/a.md docs/link.md &&
		ln -s link.md docs/second.md && ln -s "$room/case/docs/second.md" docs/deep/third.md
	exits 0 --fix docs/deep/third.md && fixed lists/a.md && [ -L docs/link.md ] && [ -L docs/second.md ] &&
		[ -L docs/deep/third.md ] && fixable lists/a.md && (cd docs && exits 0 --fix link.md) && fixed lists/a.md &&
		ln -s ../lists docs/folder && fixable lists/a.md && exits 0 --fix docs/folder/a.md && fixed lists/a.md &&
		fixable lists/a.md && cd docs/deep && exits 0 --fix ../folder/a.md && fixed ../../lists/a.md
}

links_out_of_the_repository_are_refused() {
	mkdir -p inside/.git outside && template inside/template.md && template outside/template.md &&
		fixable outside/a.md && ln -s ../outside/a.md inside/link.md && ln -s ../outside inside/folder
	refused 'leads out of the repository' inside/link.md && said "$room/case/outside/a.md" && fixable outside/a.md &&
		refused 'leads out of the repository' inside/folder/a.md && [ -L inside/link.md ] &&
		(cd inside && refused 'leads out of the repository' link.md) && exits 0 --fix outside/a.md
}

links_without_a_repository() {
	mkdir -p here there && template here/template.md && fixable here/a.md && ln -s a.md here/link.md &&
		fixable there/b.md && template there/template.md && ln -s ../there/b.md here/out.md
	(cd here && exits 0 --fix link.md) && fixed here/a.md && [ -L here/link.md ] &&
		(cd here && refused 'leads out of' out.md) && exits 0 --fix here/out.md && fixed there/b.md
}

a_link_above_the_repository_is_no_matter() {
	mkdir -p real/x/.git && template real/x/template.md && fixable real/x/a.md && ln -s real link
	exits 0 --fix "$room/case/link/x/a.md" && fixed real/x/a.md
}

# Neither the name nor the place of a temporary file may be in the way of the next run.
leftovers_do_not_matter() {
	fixable a.md && : >.a.md.pllint-aaaaaa
	exits 0 --fix a.md && rm .a.md.pllint-aaaaaa && fixed a.md
}

the_place_is_searched_again() {
	mkdir -p x && template x/template.md && fixable x/a.md
	(cd x && rm -rf ../y && mv ../x ../y && exits 0 --fix a.md) && fixed y/a.md
}

run_cases clean_files_are_untouched modes_are_kept the_owner_is_kept somebody_elses_file_is_refused \
	read_only_files_are_refused files_of_others_are_refused read_only_folders_are_refused hard_links_are_refused \
	links_within_the_repository_are_followed links_out_of_the_repository_are_refused links_without_a_repository \
	a_link_above_the_repository_is_no_matter leftovers_do_not_matter the_place_is_searched_again
