#!/bin/sh
# --statistics counts what is found and what the entries say.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

# counts NUMBER TEXT
counts() {
	grep -qxF -- "$(printf '%7d  %s' "$1" "$2")" "$room/out"
}

# entry NAME TAGS PROGRESS
entry() {
	printf '### %s\n\n- **Tags**: %s\n- **Progress**: %s\n\n' "$@"
}

rules_are_those_of_concise() {
	page_cases rules && cd rules || return 1
	run --format concise .
	sed 's/ \[\*\]$//; s/.*\[//; s/\]$//' "$room/out" | sort | uniq -c | sort -k1,1nr -k2 | sed 's/^ *//; s/ /  /' >"$room/wanted"
	total=$(wc -l <"$room/out")
	run --statistics .
	[ "$(head -n 1 "$room/out")" = "$total findings, by rule:" ] || return 1
	sed '1d; /^$/,$d; s/^ *//' "$room/out" | cmp - "$room/wanted" && [ -s "$room/wanted" ]
}

values_are_counted() {
	{ entry One 'a, b' 'done' && entry Two 'a' Done && entry Three 'a, c' 'half done' && entry Four 'b,a' ''; } >a.md
	{ entry Five 'A' reading && printf '### Six\n\n- **Tags**: a\n'; } >b.md
	run --statistics a.md b.md
	shown 'Tags, in 6 entries, 4 different:' && counts 5 a && counts 2 b && counts 1 A && counts 1 c &&
		shown 'Progress, in 6 entries:' && counts 2 'done' && counts 1 reading && counts 1 'half done' &&
		counts 2 '(nothing)'
}

# A later list may lie in memory where the one before it lay, with its entries at the same places.
lists_are_counted_apart() {
	for name in a b c d; do
		entry One "$name" 'done' >"$name.md"
	done
	run --statistics a.md b.md c.md d.md
	shown 'Progress, in 4 entries:' && counts 4 'done' && shown 'Tags, in 4 entries, 4 different:'
}

# How many are unread.
notes_are_counted() {
	sh "$PLLINT_SOURCE_ROOT/tests/bench/notes.sh" 30 notes && mkdir notes/old && mv notes/1?.md notes/old
	run --statistics notes
	shown 'status, in 30 entries:' && counts 20 read && counts 10 unread && shown '0 findings'
}

many_are_counted() {
	awk 'BEGIN { for (i = 0; i < 3000; i++)
		printf "### Entry %d\n\n- **Tags**: tag %d, common, t%d\n- **Progress**: done\n\n", i, i, i % 7 }' >a.md
	run --statistics a.md
	counts 3000 common && counts 429 t0 && counts 428 t6 && counts 1 'tag 2999' && counts 3000 'done' &&
		shown 'Tags, in 3000 entries, 3008 different:'
}

what_is_left_is_counted() {
	entry One 'a, b,' 'done' >a.md
	run --statistics --fix a.md
	[ "$code" -eq 0 ] && shown '0 findings' && ! shown 'trailing-comma' && counts 1 b
}

goes_with_other_formats() {
	bad a.md
	run --format concise=found --statistics a.md
	[ "$code" -eq 1 ] && counts 1 vocabulary && grep -q '\[vocabulary\]$' found || return 1
	run --format statistics=counted a.md
	[ "$code" -eq 1 ] && grep -q '1  vocabulary$' counted || return 1
	exits 2 --format json --statistics a.md && said 'share an output'
}

text_cannot_command() {
	{ entry '::error::x' '::error::y, ##[group]z' "$(printf '\033[31m\302\233')"; } >a.md
	run --statistics a.md
	! grep -qE '^[[:space:]]*::|##\[' "$room/out" && ! shown "$(printf '\033')" && shown '<U+001B>' && counts 1 '::error::y'
}

run_cases rules_are_those_of_concise values_are_counted lists_are_counted_apart notes_are_counted many_are_counted \
	what_is_left_is_counted goes_with_other_formats text_cannot_command
