#!/bin/sh
# ./pllint in a fresh copy of the source, in a folder with whitespace in its name. Prints its cases as cmocka does.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u

room=$(mktemp -d)
room=$(cd "$room" && pwd -P)
trap 'rm -rf "$room"' EXIT
copy="$room/some place/my list"
status=0

copy_source() {
	mkdir -p "$1"
	tar -C "$PLLINT_SOURCE_ROOT" --exclude ./build --exclude './build-*' --exclude ./.git -cf - . | tar -C "$1" -xf -
}

# run COMMAND...: leaves its output in $room/out and $room/err, and its exit status in $code.
run() {
	"$@" >"$room/out" 2>"$room/err" </dev/null
	code=$?
}

built() {
	grep -q 'building it' "$room/err"
}

prints_version() {
	[ "$code" -eq 0 ] && [ "$(cat "$room/out")" = "$version" ]
}

shows_version() {
	run "$@" --version && prints_version
}

builds_once_when_many_start() {
	for number in 1 2 3 4 5 6; do
		(cd / && "$copy/pllint" --version >"$room/out$number" 2>"$room/err$number" </dev/null) &
	done
	wait
	version=$(cat "$room/out1")
	for number in 1 2 3 4 5 6; do
		[ -n "$version" ] && [ "$(cat "$room/out$number")" = "$version" ] || return 1
	done
	[ "$(cat "$room"/err[1-6] | grep -c 'building it')" -eq 1 ]
}

# One line for each step, on standard error, and nothing where nothing is built.
shows_its_progress() {
	rm -rf "$copy/build" && shows_version "$copy/pllint" && [ "$(grep -c '^pllint: ' "$room/err")" -eq "$(wc -l <"$room/err")" ] &&
		[ "$(sed 's/ in .*//' "$room/err" | tr '\n' ';')" = 'pllint: building it;pllint: looking at what the compiler can do;pllint: compiling, which takes half a minute;pllint: built;' ] || return 1
	shows_version "$copy/pllint" && ! [ -s "$room/err" ] && touch "$copy/src/base/memory.c" && shows_version "$copy/pllint" &&
		! grep -q 'looking at' "$room/err" && grep -q compiling "$room/err"
}

hands_everything_over() {
	for argument in --no-such-option '' 'a b' '*'; do
		run "$copy/build/launcher/meson/pllint" "$argument" -x
		mv "$room/out" "$room/direct.out"
		mv "$room/err" "$room/direct.err"
		direct=$code
		run "$copy/pllint" "$argument" -x
		[ "$code" -eq "$direct" ] && cmp "$room/out" "$room/direct.out" && cmp "$room/err" "$room/direct.err" || return 1
	done
}

runs_from_anywhere() {
	mkdir -p "$room/bin"
	ln -sf "$copy/pllint" "$room/bin/one"
	ln -sf one "$room/bin/two"
	(cd / && shows_version "$room/bin/two") &&
		(cd "$copy/src" && shows_version ../pllint) &&
		(cd "$copy" && shows_version sh pllint) &&
		(cd "$room/some place" && touch "my list/src" && shows_version env CDPATH="$room" "my list/pllint") &&
		shows_version env PATH="$copy:$PATH" pllint
}

needs_no_home() {
	shows_version env -i PATH="$PATH" "$copy/pllint"
}

follows_the_source() {
	touch "$copy/src/base/memory.c"
	shows_version "$copy/pllint" && built && shows_version "$copy/pllint" && ! built
}

shows_why_a_build_failed() {
	echo 'this is no C' >>"$copy/src/base/memory.c"
	run "$copy/pllint" --version
	[ "$code" -eq 2 ] && [ ! -s "$room/out" ] && grep -q 'memory.c' "$room/err" || return 1
	cp "$PLLINT_SOURCE_ROOT/src/base/memory.c" "$copy/src/base/memory.c"
	shows_version "$copy/pllint"
}

survives_being_killed() {
	for moment in 0.1 0.6 1.5; do
		rm -rf "$copy/build"
		setsid "$copy/pllint" --version >/dev/null 2>&1 </dev/null &
		sleep "$moment"
		kill -9 -- -$! 2>/dev/null
		wait
		shows_version timeout 120 "$copy/pllint" || return 1
	done
}

# A file is where the folder would be: what holds for root too.
uses_the_cache_where_it_cannot_write() {
	copy_source "$room/locked" && touch "$room/locked/build"
	shows_version env XDG_CACHE_HOME="$room/a cache" "$room/locked/pllint" && built &&
		shows_version env XDG_CACHE_HOME="$room/a cache" "$room/locked/pllint" && ! built &&
		[ "$(ls "$room/a cache/pllint")" ]
}

# refuses_cache: of the copy that cannot be built where it is.
refuses_cache() {
	run env XDG_CACHE_HOME="$room/shared" "$room/locked/pllint" --version
	[ "$code" -eq 2 ] && [ ! -s "$room/out" ] && grep -q 'others can write' "$room/err" && ! built
}

# What others can put there would be run. Root, which may write everywhere, is no such other.
uses_no_cache_of_others() {
	key=$(printf '%s' "$room/locked" | sha256sum)
	mkdir -p "$room/shared/pllint/${key%% *}" "$room/home" && chmod 777 "$room/shared" && refuses_cache || return 1
	chmod 755 "$room/shared" && chmod 770 "$room/shared/pllint" && refuses_cache || return 1
	chmod 755 "$room/shared/pllint" && chmod 702 "$room/shared/pllint/${key%% *}" && refuses_cache || return 1
	chmod 700 "$room/shared/pllint/${key%% *}"
	if [ "$(id -u)" -eq 0 ]; then
		chown 1 "$room/shared/pllint/${key%% *}" && refuses_cache && chown 0 "$room/shared/pllint/${key%% *}" || return 1
	fi
	(cd "$room" && shows_version env XDG_CACHE_HOME=relative HOME="$room/home" "$room/locked/pllint") &&
		[ ! -e "$room/relative" ] && [ "$(ls "$room/home/.cache/pllint")" ]
}

builds_itself_when_it_was_copied() {
	cp -a "$copy" "$room/second" && mv "$copy" "$copy.away"
	touch "$room/second/src/base/memory.c"
	shows_version "$room/second/pllint" && built
	result=$?
	mv "$copy.away" "$copy"
	return "$result"
}

# The quickest of several, since the machine may be busy.
adds_under_20_ms() {
	best=1000000000
	for number in 1 2 3 4 5 6 7 8 9 10; do
		start=$(date +%s%N)
		"$copy/pllint" --version >/dev/null
		middle=$(date +%s%N)
		"$copy/build/launcher/meson/pllint" --version >/dev/null
		end=$(date +%s%N)
		added=$((middle - start - (end - middle)))
		[ "$added" -ge "$best" ] || best=$added
	done
	echo "adds $((best / 1000)) microseconds"
	[ "$best" -lt 20000000 ]
}

copy_source "$copy"
for case in builds_once_when_many_start shows_its_progress hands_everything_over runs_from_anywhere needs_no_home follows_the_source \
	shows_why_a_build_failed survives_being_killed uses_the_cache_where_it_cannot_write uses_no_cache_of_others \
	builds_itself_when_it_was_copied adds_under_20_ms; do
	if $case; then
		printf '[       OK ] %s\n' "$case"
	else
		printf '[  FAILED  ] %s\n' "$case"
		cat "$room/out" "$room/err"
		status=1
	fi
done
exit $status
