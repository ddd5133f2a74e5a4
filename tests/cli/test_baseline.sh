#!/bin/sh
# --write-baseline and --baseline: what is known does not fail, what is new does.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

entry() {
	printf '\n### %s\n\n- **Tags**: %s\n- **Progress**: %s\n' "$@"
}

old() {
	printf '# A list\n'
	entry One 'a,' 'done'
	entry Two b 'BAD'
}

recorded() {
	old >a.md && exits 0 --write-baseline known.json a.md && said 'known.json: 2 findings are recorded' && ! [ -s "$room/out" ]
}

known_findings_are_passed_over() {
	recorded && exits 0 --baseline known.json a.md && said '2 in the baseline' && ! [ -s "$room/out" ] || return 1
	{
		printf '# A list\n\nMore text.\n'
		entry Two b 'BAD'
		entry New c 'WORSE'
		entry One 'a,' 'done'
	} >a.md
	exits 1 --format concise --baseline known.json a.md && [ "$(wc -l <"$room/out")" -eq 1 ] && shown WORSE
}

fix_leaves_what_is_known() {
	recorded && entry New 'x,' 'done' >>a.md && exits 0 --fix --baseline known.json a.md && old >b.md &&
		entry New 'x' 'done' >>b.md && cmp a.md b.md
}

stale_records_are_told_and_dropped() {
	recorded && sed -i 's/BAD/done/' a.md && exits 0 --baseline known.json a.md && said '1 recorded finding is not there' &&
		exits 0 --baseline known.json --ignore trailing-comma a.md && ! said '2 recorded' &&
		exits 0 --write-baseline known.json a.md && said '1 finding is recorded' &&
		exits 0 --baseline known.json a.md && ! said 'not there'
}

stale_records_of_any_rule() {
	recorded && good a.md && exits 0 --baseline known.json a.md && said '2 recorded findings are not there' &&
		exits 0 --baseline known.json --ignore trailing-comma a.md && said '1 recorded finding is not there' &&
		sed -i 's/trailing-comma/a-rule-of-old/' known.json && exits 0 --baseline known.json --ignore trailing-comma a.md &&
		said '2 recorded findings are not there' && sed -i 's/"rule"/"rules"/' known.json &&
		exits 0 --baseline known.json --ignore trailing-comma a.md && said '2 recorded findings are not there' && exits 0 --quiet --baseline known.json a.md && silent
}

# What the change did not touch is not looked for.
a_change_tells_nothing_stale() {
	recorded && good b.md && printf -- '--- a/b.md\n+++ b/b.md\n@@ -1 +1 @@\n-# List\n+# A list\n' >"$room/patch" && mv b.md a.md &&
		sed -i 's/b.md/a.md/' "$room/patch" && exits 0 --baseline known.json --diff-file "$room/patch" a.md && ! said 'not there'
}

# As long as before, and not the same.
another_finding_is_recorded() {
	recorded && size=$(wc -c <known.json) && cp known.json before.json && sed -i 's/BAD/WIP/' a.md &&
		exits 1 --baseline known.json a.md && exits 0 --write-baseline known.json a.md && [ "$(wc -c <known.json)" -eq "$size" ] &&
		! cmp -s known.json before.json && exits 0 --baseline known.json a.md
}

# Rewriting with some of the files keeps what is recorded of the others, unless they are gone.
other_files_keep_their_records() {
	old >a.md && old >b.md && mkdir docs && template docs/template.md && old >docs/c.md && exits 0 --write-baseline known.json . && said '6 findings' &&
		good a.md && rm b.md && exits 0 --write-baseline known.json a.md && said '2 findings are recorded' &&
		(cd docs && exits 0 --baseline ../known.json c.md)
}

nothing_changes_when_nothing_changed() {
	recorded && keeps known.json exits 0 --write-baseline known.json a.md && [ "$(head -c 30 known.json)" = '{
  "pllint-baseline": 1,
  "f' ]
}

what_cannot_be_read_or_written() {
	old >a.md && exits 2 --baseline none.json a.md && said 'No such file' && echo '{' >bad.json &&
		exits 2 --baseline bad.json a.md && said 'bad.json: line' && echo '{"pllint-baseline": 2, "findings": []}' >bad.json &&
		exits 2 --baseline bad.json a.md && said 'no baseline of this version' &&
		echo '{"pllint-baseline": 1, "findings": [{"path": "a.md", "fingerprint": "12"}]}' >bad.json &&
		exits 2 --baseline bad.json a.md && said 'record 1' && exits 2 --write-baseline bad.json a.md &&
		exits 2 --write-baseline none/b.json a.md && exits 2 --write-baseline b.json a.md none.md && ! [ -e b.json ] &&
		mkdir folder.json && exits 2 --write-baseline folder.json a.md
}

# Records stand in any order, and may be twice; those without a path or a fingerprint are told.
records_of_any_order() {
	old >a.md && old >b.md && entry Two b 'WORSE' >>b.md && exits 0 --write-baseline known.json a.md b.md || return 1
	"${PYTHON:-python3}" - <<-'END' || return 1
		import json
		known = json.load(open("known.json"))
		known["findings"] = known["findings"][::-1] + known["findings"]
		json.dump(known, open("twice.json", "w"))
		for name, change in {
		    "no-path": {"path": None},
		    "no-fingerprint": {"fingerprint": None},
		    "short": {"fingerprint": "12"},
		    "capital": {"fingerprint": "A" * 32},
		}.items():
		    known["findings"][1] = dict(known["findings"][0], **change)
		    json.dump(known, open(name + ".json", "w"))
		json.dump({"pllint-baseline": 1}, open("no-findings.json", "w"))
	END
	exits 0 --baseline twice.json a.md b.md && said '5 in the baseline' && ! said 'not there' || return 1
	for name in no-path no-fingerprint short capital; do
		exits 2 --baseline "$name.json" a.md && said 'record 2 of it' || return 1
	done
	exits 2 --baseline no-findings.json a.md && said 'no baseline of this version'
}

# Whatever a list holds, its baseline can be read again.
hostile_lists() {
	{
		printf 'Before any heading. \n\n# A list\n'
		entry "$(printf '\377"\\\033[31m</x>{}')" 'a,' "$(printf '"\001\342\200\256')"
		entry '' 'a,' 'x'
	} >"$(printf 'bad\377"name.md')"
	exits 0 --write-baseline known.json . && exits 0 --baseline known.json . && ! said 'not there' &&
		! LC_ALL=C grep -q '[^ -~]' known.json
}

run_cases known_findings_are_passed_over fix_leaves_what_is_known stale_records_are_told_and_dropped \
	stale_records_of_any_rule a_change_tells_nothing_stale another_finding_is_recorded \
	other_files_keep_their_records nothing_changes_when_nothing_changed what_cannot_be_read_or_written \
	records_of_any_order hostile_lists
