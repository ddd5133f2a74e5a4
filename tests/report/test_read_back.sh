#!/bin/sh
# What each format says is read back and is the same as what --format concise says.
# shellcheck disable=SC2317,SC2016 # the cases are called by name, below; the backticks are Markdown's
set -u
. "$(dirname "$0")/../cli/common.sh"

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)

# A list with findings of every severity, in and outside entries, titles that are alike, and texts that want care.
list() {
	printf '## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Progress**: not started / reading / done\n' >template.md
	cat >"$1" <<'LIST'
# A list

## 2025-13-01

### One & "two" <three>

- **Tags**: a, b,
- **Progress**: `BAD` <b>&amp;</b>

### Same

- **Tags**: 中文 👍🏽, 中文 👍🏽
- **Progress**: Done

### Same

- **Tags**: a
- **Tags**: b
- **Notes**: %0A::error::x ##[group] ]]>


### Good

- **Tags**: a
- **Progress**: done
LIST
}

# A list of ENTRIES whose tags are wrong, and of which a half has another progress, each its own, and some a Venue.
many() {
	printf '# A list\n' && i=0
	while [ $((i += 1)) -le "$1" ]; do
		[ $((i % 2)) -eq 0 ] && progress='done' || progress="no, $((i / 6))"
		printf '\n### Paper %d\n\n- **Tags**: a,\n- **Progress**: %s\n' "$i" "$progress"
		[ $((i % 5)) -ge 2 ] || printf -- '- **Venue**: x\n'
	done
}

# alike READER-OF-CONCISE FORMAT READER-OF-FORMAT ARGUMENT...: the same findings, and the same exit status.
alike() {
	concise_reader=$1 format=$2 reader=$3
	shift 3
	run --format concise "$@"
	wanted=$code
	mv "$room/out" "$room/wanted"
	run --format "$format" "$@"
	mv "$room/out" "$room/printed"
	[ "$code" -eq "$wanted" ] && "${PYTHON:-python3}" "$here/read_back.py" "$concise_reader" "$room/wanted" "$reader" \
		"$room/printed" >"$room/out" 2>"$room/err"
}

same() {
	format=$1
	shift
	alike concise "$format" "$format" "$@"
}

has_findings_of_each_severity() {
	list a.md
	run --format concise --severity duplicate-tag=info a.md
	shown ': error: ' && shown ': warning: ' && shown ': info: ' && shown '[group-date]'
}

# One list, several, a template's own faults, and a file that cannot be read.
says_what_concise_says() {
	list a.md && list b.md && good c.md
	same "$1" --severity duplicate-tag=info a.md && same "$1" a.md c.md b.md && same "$1" b.md missing.md || return 1
	printf '### Title\n\n- **Tags**: <!-- pllint: nonsense -->\n- **Progress**:\n' >template.md
	same "$1" a.md
}

json() {
	says_what_concise_says json && says_what_concise_says jsonl
}

# The services look names up from the root of what was checked out, where they say so; reviewdog runs where pllint does.
json_places() {
	mkdir -p sub other && bad sub/a.md && cp template.md sub && cd sub || return 1
	for root in GITHUB_WORKSPACE CI_PROJECT_DIR; do
		export "$root=$room/case"
		run --format sarif ./a.md && shown '"uri":"sub/a.md"' && shown '"uri":"sub/template.md"' &&
			run --format gitlab "$room/case/sub/a.md" && shown '"path":"sub/a.md"' &&
			run --format rdjson ../sub/a.md && shown '"path":"a.md"' || return 1
		for elsewhere in '' "$room/case/other"; do
			export "$root=$elsewhere"
			run --format sarif ../sub/a.md && shown '"uri":"a.md"' || return 1
		done
		export "$root=/elsewhere"
		run --format sarif ../sub/a.md && shown '"uri":"a.md"' && run --format gitlab ./a.md && shown '"path":"a.md"' ||
			return 1
		unset "$root"
	done
	cd / && run --format sarif "$room/case/sub/a.md" && ! shown '"uri":"/' || return 1
	cd "$room/case/other" || return 1
	run --format sarif ../sub/a.md && shown "\"uri\":\"file://$room/case/sub/a.md\"" &&
		run --format gitlab ../sub/a.md && shown "\"path\":\"$room/case/sub/a.md\""
}

junit() {
	says_what_concise_says junit
}

checkstyle() {
	says_what_concise_says checkstyle
}

github_within_the_limits() {
	list a.md && good b.md && same github --severity duplicate-tag=info a.md b.md && same github b.md a.md missing.md
}

# counted ENTRIES: all findings are counted in what is said, and the runner shows all that is said.
counted() {
	many "$1" >a.md && alike concise-counts github github-counts a.md
}

github_beyond_the_limits() {
	counted 10 && counted 11 && ! shown '+' && counted 12 && counted 30 && counted 300 || return 1
	list b.md && alike concise-counts github github-counts b.md a.md &&
		alike concise-counts github github-counts --severity vocabulary=info a.md b.md || return 1
	# Many in one entry: they are one annotation, which ends somewhere.
	{
		many 1 && i=0
		while [ $((i += 1)) -le 50 ]; do
			printf -- '- **Other %d**: x\n' "$i"
		done
	} >a.md
	alike concise-counts github github-counts a.md
}

# In less than half of the entries, and of rules that another template would not answer for: nothing is folded.
github_names_the_rest() {
	printf '# A list\n' >a.md
	for number in $(seq 70); do
		nested=''
		[ "$number" -gt 30 ] || nested='  '
		printf '\n### Paper %d\n\n- **Tags**: a\n%s- **Progress**: done\n' "$number" "$nested"
		[ "$number" -gt 30 ] || printf -- '- **Tags**: b\n'
	done >>a.md
	run --format github a.md
	[ "$(grep -c '^::error' "$room/out")" -eq 10 ] && [ "$(grep -c '^::warning' "$room/out")" -eq 10 ] &&
		shown '::error title=+21 more,file=a.md,' && shown '::+21 more: a.md:'
}

github_folds() {
	many 30 | sed 's/no, .*/done/; /Venue/d; s/Tags.*/Tags**: a,/' >a.md
	alike concise-counts github github-counts a.md && [ "$(wc -l <"$room/printed")" -eq 1 ]
}

# Paths are the checkout's, and the end belongs to what is annotated.
github_places() {
	mkdir -p sub && bad sub/a.md && template sub/template.md
	run --format github sub/a.md
	shown '::error title=vocabulary,file=sub/a.md,line=6,endLine=6,col=17,endColumn=19::`BAD` is not' || return 1
	cd sub && GITHUB_WORKSPACE=$room/case run --format github ./a.md && shown ',file=sub/a.md,' || return 1
	GITHUB_WORKSPACE=/elsewhere run --format github ../sub/a.md
	shown ',file=a.md,'
}

# In GitHub Actions, without a format, there are text and annotations; with one there is that one.
github_by_itself() {
	bad a.md
	GITHUB_ACTIONS=true run a.md
	shown '   6 | - **Progress**: BAD' && shown '::error title=' || return 1
	GITHUB_ACTIONS=true run --output-file found a.md
	! shown '   6 | - **Progress**: BAD' && shown '::error title=' && grep -q '^   6 | ' found &&
		! grep -q '^::' found || return 1
	GITHUB_ACTIONS=true run --format text a.md
	! shown '::error' && shown '   6 | ' || return 1
	GITHUB_ACTIONS=false run a.md
	! shown '::error' && run --format github a.md && [ "$(grep -vc '^::' "$room/out")" -eq 0 ]
}

every_rule() {
	page_cases rules && same json rules && same jsonl rules && same junit rules && same checkstyle rules &&
		alike concise-counts github github-counts rules &&
		alike concise-count markdown markdown-count rules
}

markdown() {
	list a.md && list b.md && good c.md
	alike concise-bare markdown markdown --severity duplicate-tag=info a.md &&
		alike concise-bare markdown markdown a.md c.md b.md missing.md
}

# What a comment can hold, and all of it counted.
markdown_has_room() {
	for count in 30 300 3000; do
		many "$count" >a.md && alike concise-count markdown markdown-count a.md &&
			[ "$(wc -c <"$room/printed")" -lt 65000 ] || return 1
	done
	grep -qx '\*\*+[0-9]* more findings\*\*' "$room/printed" || return 1
	# One entry that is too long by itself, with findings, and with text.
	{
		many 1 && i=0
		while [ $((i += 1)) -le 500 ]; do
			printf -- '- **Other %d**: %0200d \n' "$i" 0
		done
	} >a.md
	alike concise-count markdown markdown-count a.md && [ "$(wc -c <"$room/printed")" -lt 65000 ] &&
		! grep -q '<details>' "$room/printed" && ! grep -q 'fixed below' "$room/printed"
}

# The blocks, pasted over the lines that they name, make the list that --fix makes.
# Thousands of entries are not corrected for a page that has room for some hundred.
markdown_leaves_out() {
	awk 'BEGIN { print "# A list"; while (i++ < 10001) { print "\n### P" i "\n\n- **Tags**: a \n- **Progress**: reading" } }' >a.md
	exits 1 --format markdown a.md && shown 'The corrected entries of `a.md` are left out' &&
		head -n 50001 a.md >b.md && exits 1 --format markdown b.md && ! shown 'are left out'
}

markdown_can_be_pasted() {
	cat >a.md <<-'LIST'
		# A list

		## 2025-05-04

		### One

		- **Tags**: a, ````b````,
		- **Progress**: Done 

		### Two

		- **Tags**: a
		- **Progress**: done

		### Three

		- **Tags**: c,
		- **Progress**: BAD
	LIST
	printf '## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Progress**: not started / reading / done\n' >template.md
	run --format markdown a.md
	mv "$room/out" "$room/printed" && cp a.md fixed.md
	exits 1 --fix fixed.md
	"${PYTHON:-python3}" "$here/read_back.py" paste "$room/printed" a.md >pasted.md 2>"$room/err" && said '2 blocks' &&
		cmp fixed.md pasted.md || return 1
	[ "$(grep -c ', fixed below)$' "$room/printed")" -eq 3 ] &&
		grep -qx '  - Help: write one of `not started`, `reading` or `done`' "$room/printed" &&
		grep -q '^<details><summary>The corrected entry, to paste over lines 5 to 8<' "$room/printed" &&
		grep -q '^<details><summary>The entry as far as it .* over lines 15 to 18<' "$room/printed"
}

# A block would have to be what --fix writes; where that cannot be shown there is none.
markdown_shows_no_half_block() {
	for byte in '\001' '\377' '\342\200\256' '\r'; do
		# shellcheck disable=SC2059 # the byte is written as in a form
		printf "### One\n\n- **Tags**: a${byte}b,\n- **Progress**: done\n" >a.md
		run --format markdown a.md
		shown '(`trailing-comma`)' && shown 'cannot be shown here' && ! shown '```' && ! shown '<details>' ||
			return 1
	done
	printf '### One\n\n::error::x ##[group]\n\n- **Tags**: a,\n- **Progress**: done\n' >a.md
	run --format markdown a.md
	shown 'cannot be shown here' && ! shown '::error' && ! shown '##[' || return 1
	printf '### One\r\r- **Tags**: a,\r- **Progress**: done\r' >a.md
	run --format markdown a.md
	shown '#### `One` in `a.md`, line 1' && ! shown '<details>' || return 1
	printf '### One\r\n\r\n- **Tags**:\ta,\r\n- **Progress**: done\r\n' >a.md
	run --format markdown a.md
	shown '```markdown' && shown "$(printf -- '- **Tags**:\ta')"
}

# problem_is TEXT FORMAT: a file that is missing is told in the output of the format, too.
problem_is() {
	good a.md
	exits 2 --format "$2" a.md missing.md && shown "$1" && shown 'No such file' && said 'missing.md'
}

problems_are_told() {
	problem_is '<error message=' junit && problem_is '<error line="1" severity="error" message=' checkstyle &&
		problem_is '::error title=pllint,file=missing.md::pllint: missing.md: ' github &&
		problem_is '- `missing.md`: ' markdown || return 1
	# A page has no room for all of them.
	exits 2 --format markdown $(seq 100 299) && told=$(grep -c '^- ' "$room/out") && [ "$told" -gt 20 ] &&
		shown "**+$((200 - told)) more problems**"
}

# Without being fixed, what could be is not passed over in silence: the run fails.
changes_are_told() {
	fixable a.md && bad b.md
	for format in github markdown junit checkstyle; do
		exits 1 --check --format "$format" a.md && shown 'would be changed, 1 finding fixed' && mv "$room/out" "$room/printed" &&
			exits 0 --check --format "$format" b.md && ! shown 'would be changed' && exits 0 --fix --format "$format" a.md &&
			! shown 'would be changed' && fixable a.md || return 1
	done
	exits 1 --check --format junit a.md && mv "$room/out" "$room/printed" &&
		[ "$(grep -c '<failure' "$room/printed")" -eq 1 ] && grep -q 'tests="3" failures="1"' "$room/printed"
}

nothing_found_is_told_as_well() {
	good a.md
	exits 0 --format junit a.md && shown '<testcase name="One" classname="a.md"/>' && ! shown '<failure' &&
		exits 0 --format checkstyle a.md && shown '<file name="a.md"/>' &&
		exits 0 --format github a.md && ! [ -s "$room/out" ] &&
		exits 0 --format markdown a.md && shown 'no findings' && ! shown '####'
}

run_cases has_findings_of_each_severity json json_places junit checkstyle github_within_the_limits \
	github_beyond_the_limits github_names_the_rest github_folds github_places github_by_itself markdown markdown_has_room \
	markdown_can_be_pasted markdown_leaves_out markdown_shows_no_half_block every_rule problems_are_told changes_are_told \
	nothing_found_is_told_as_well
