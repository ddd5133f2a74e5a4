#!/bin/sh
# `cases --update` writes what it would accept: blocks that are gone come back as they were, and nothing else changes.
# A page that is not written as CONTRIBUTING.md says ends with 2, and names the line.
# shellcheck disable=SC2317,SC2016 # the cases are called by name, below; backticks are fences
set -u
. "$(dirname "$0")/../cli/common.sh"
export LC_ALL=C

# A copy of the pages, in the folder that the cases are run in.
pages() {
	rm -rf rules && mkdir rules && cp "$PLLINT_SOURCE_ROOT"/rules/*.md rules
}

# cases ARGUMENT...
cases() {
	# shellcheck disable=SC2154 # common.sh makes the room
	PLLINT_SOURCE_ROOT=$PWD "$PLLINT_CASES" "$@" >"$room/out" 2>"$room/err"
}

# without KIND...: these blocks are taken out of each page, with the blank line before them.
without() {
	mkdir less && awk -v kinds=" $* " '
		FNR == 1 {
			fence = below = held = drops = ""
			less = FILENAME
			sub(/.*\//, "less/", less)
		}
		fence == "" && /^```/ {
			fence = $1
			sub(/[^`].*/, "", fence)
			drops = below && index(kinds, " " substr($1, length(fence) + 1) " ")
			if (drops)
				held = 0
		}
		fence == "" && $0 == "## Cases" { below = 1 }
		held { print "" >less; held = 0 }
		fence == "" && $0 == "" { held = 1; next }
		!(fence != "" && drops) { print >less }
		fence != "" && $0 == fence { fence = "" }
	' rules/*.md && rm -r rules && mv less rules
}

same() {
	diff -r -x '*.[ch]' -x '*.def' -x '*.py' -x meson.build "$PLLINT_SOURCE_ROOT/rules" rules >>"$room/err"
}

nothing_to_update_changes_nothing() {
	pages && cases --update && same && shown ' 0 pages updated'
}

blocks_come_back() {
	pages && without findings fixed fixed-unsafe && ! same && ! cases && cases --update && same
}

blocks_come_back_between_others() {
	pages && without fixed && ! cases && cases --update && same
}

what_is_not_needed_goes() {
	pages && printf '\n### More\n\n```list\n### A\n\n- **Tags**: a\n```\n\nSome words.\n' >>rules/trailing-comma.md &&
		cp rules/trailing-comma.md wanted || return 1
	cases --update trailing-comma && cp rules/trailing-comma.md wanted || return 1
	sed 's/^Some words.$/```fixed-unsafe\n```\n\nSome words./' wanted >rules/trailing-comma.md
	! cases trailing-comma && cases --update trailing-comma && cmp wanted rules/trailing-comma.md
}

one_rule_alone() {
	pages && without findings && cases --update date && cases date && ! cases && ! cases no-such-rule
}

# refused LINE...: such a page, from its cases on.
refused() {
	mkdir -p rules && printf '# a\n\n## Cases\n\n' >rules/a.md && printf '%s\n' "$@" >>rules/a.md
	cases
	code=$?
	[ "$code" -eq 2 ] && grep -q '^\./rules/a\.md:[0-9]*: \|^/.*/rules/a\.md:[0-9]*: ' "$room/err"
}

faults_are_named() {
	rm -rf rules
	refused '### A' '' '```list' 'a' && refused '### A' && refused 'No case.' && refused '```list' '```' &&
		refused '### A' '```lists' '```' && refused '### A' '```list twice' '```' && refused '### A' '```fixed' '```' &&
		refused '### A' '```list' '```' '```list' '```' && refused '### A' '```fixed' '```' '```list' '```' &&
		refused '### A' '```list' '```' '### a!' '```list' '```' && refused '### A' '```list' '```' '## B' &&
		refused '### A' '```template built-in' 'a' '```' '```list' '```' &&
		refused '### A' '```list escaped' '\q' '```' && refused '### A' '```list escaped' '\x4' '```' &&
		refused '### A' '```findings' '```'
}

run_cases nothing_to_update_changes_nothing blocks_come_back blocks_come_back_between_others what_is_not_needed_goes \
	one_rule_alone faults_are_named
