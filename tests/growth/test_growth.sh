#!/bin/sh
# Twice the text takes no more than 2.5 times the instructions, or a guard stops it with a message: every text of
# cases.def, by everything that is done with it. Instructions are counted by valgrind, so that the machine's load
# does not matter; for lists and templates those of the core alone, many texts in one process.
#   PLLINT_REPEATS  how often the pieces of the longer text are repeated; without it 1000 times, and 8000 in some
#   PLLINT_TEXTS    a regular expression: those cases only
#   PLLINT_MODES    some of l (lint), f (fix), u (unsafe fixes), e (export), s (infer) and p (programs with other files)
set -u
. "$(dirname "$0")/../cli/common.sh"
unset MALLOC_PERTURB_ # meson sets it
repeats=${PLLINT_REPEATS-1000}
modes=${PLLINT_MODES-fsp}
enough=8000 # repeats for a whole program, lest what its start takes hides the rest

# Below their guard these grow like the square of what is repeated: the lines of a paragraph, which is md4c's doing, and
# brackets of a pattern, which a limit on its steps stops.
squares='paragraph_of_brackets paragraph_of_links links_with_open_title_2 definitions definitions_alike
definitions_of_one_target'
# What is longest by the number of things that have to be compared.
many='entries_wrong entry_of_long_title fields_unknown fields_nearly_known groups_wrong headings_linked links_http tags
details_side_by_side suppressions_apart'
stepping='ignore_brackets ignore_brackets_and_stars ignore_classes'
# Below a limit of their number these do. What takes less than 100 million instructions is not looked at in them.
few='headings_empty tags_alike names_alike template_fields template_faults template_patterns template_names'

# judge <INSTRUCTIONS NAME MODE REPEATS BYTES STATUS REASON: two lines a case, the shorter text first. Status 3 is a limit.
judge() {
	awk -v squares="$(echo "$squares $stepping" | tr '\n' ' ')" -v few="$few" '
	function until(names, instructions, i, list) {
		for (i = split(names, list, " "); i > 0; i--) { below[list[i]] = instructions }
	}
	BEGIN { until(squares, 6e9); until(few, 1e8) }
	NR % 2 { half = $1; name = $2; mode = $3; bytes = $5; next }
	{
		reason = ""
		for (i = 7; i <= NF; i++) { reason = reason " " $i }
		well = $2 == name && $3 == mode && half > 0
		growth = well ? $1 / half : 0
		times = bytes > 0 && $5 > 2.2 * bytes ? $5 / bytes : 2 # a text may be longer than twice as long
		stopped = $6 == 3 && reason != ""
		is_known = $6 == 0 || $6 == 4 || $6 == 5 || $6 == 6 || stopped
		is_slow = growth >= 1.25 * times && !($2 in below && $1 < below[$2] && growth < 4.2)
		passes = well && is_known && (!is_slow || stopped)
		printf "%s %s %s: %s repeats, %s bytes, %.1f million instructions, %.2f times those of half%s\n",
			passes ? "[       OK ]" : "[  FAILED  ]", $2, $3, $4, $5, $1 / 1e6, growth,
			reason == "" ? "" : (stopped ? ", stopped:" : ",") reason
		failed += !passes
	}
	END { exit failed > 0 || NR == 0 || NR % 2 }'
}

# core MODES NAME...: in one process.
core() {
	wanted=$1
	shift
	rm -f "$room/counts"
	valgrind --tool=callgrind --collect-atstart=no --toggle-collect=counted --dump-after=counted --combine-dumps=yes \
		--dump-line=no --callgrind-out-file="$room/counts" --log-file="$room/log" \
		"$PLLINT_COUNTED" "$PLLINT_SOURCE_ROOT/template.md" $((repeats / 2)) "$repeats" "$wanted" "$@" >"$room/said" || {
		echo "[  FAILED  ] $*: valgrind"
		cat "$room/log"
		return 1
	}
	sed -n 's/^totals: *//p' "$room/counts" | head -n "$(wc -l <"$room/said")" | paste -d ' ' - "$room/said" | judge
}

# At 80,000 lines all of them are stopped.
squares_are_stopped() {
	# shellcheck disable=SC2086 # several names
	"$PLLINT_COUNTED" "$PLLINT_SOURCE_ROOT/template.md" 80000 80000 l $squares >"$room/said" &&
		awk '$5 != 3 { print "[  FAILED  ] " $1 ": nothing stops it"; failed = 1 } END { exit failed }' "$room/said"
}

# More rows than md4c could read at once.
long_tables_are_read() {
	"$PLLINT_COUNTED" "$PLLINT_SOURCE_ROOT/template.md" 100000 100000 lfe rows_right >"$room/said" &&
		awk '$5 != 0 { print "[  FAILED  ] " $0; failed = 1 } END { exit failed }' "$room/said"
}

# prepare COUNT: a case's files, and in $arguments what they are named by.
prepare() {
	rm -rf "$room/case"
	mkdir "$room/case"
	cd "$room/case" || exit 1
	cp "$PLLINT_SOURCE_ROOT/template.md" template.md
	printf '### a\n\n- **Tags**: x\n- **Notes**: y\n' >list.md
	"$PLLINT_PATHOLOGICAL" "$name" "$1" >text || exit 1
	case $kind in
	IGNORE)
		mkdir .git
		mv text .gitignore
		mv list.md aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.md
		arguments=.
		;;
	DIFF)
		{
			yes a | head -n "$1"
			echo
			cat list.md
		} >longer.md
		mv longer.md list.md
		arguments='--diff-file text list.md'
		;;
	BASELINE) arguments='--baseline text list.md' ;;
	esac
}

# program KIND NAME
program() {
	kind=$1 name=$2 whole=$repeats
	[ "$whole" -ge "$enough" ] || whole=$enough
	for count in $((whole / 2)) "$whole"; do
		prepare "$count"
		# shellcheck disable=SC2086 # several arguments
		valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null --log-file="$room/log" \
			"$PLLINT" --timeout 0 --jobs 1 --format concise $arguments >"$room/out" 2>"$room/err" </dev/null
		code=$?
		instructions=$(sed -n 's/.*I *refs: *//p' "$room/log" | tr -d ,)
		# What is said of a text and not of a list is a refusal.
		case $code in
		0 | 1) state=0 said= ;;
		2) state=3 said=$(sed 's/^pllint: //; q' "$room/err") ;;
		*) state=$code said= ;;
		esac
		size=$(cat text .gitignore 2>/dev/null | wc -c)
		echo "${instructions:-0} $name p $count $size $state $said"
	done | judge
}

if ! command -v valgrind >/dev/null; then
	echo 'no valgrind on this machine'
	exit 77
fi
"$PLLINT_PATHOLOGICAL" --list | grep -E "${PLLINT_TEXTS-.}" >"$room/names" || {
	echo "no text is named by ${PLLINT_TEXTS-.}"
	exit 1
}
in_core=$(echo "$modes" | tr -d p)
# shellcheck disable=SC2046 # a word for each name
set -- $(sed -n 's/^\(LIST\|LINE\|ROW\|TEMPLATE\|MATCH\) //p' "$room/names")
if [ "$in_core" ] && [ $# -gt 0 ]; then
	core "$in_core" "$@" || status=1
	squares_are_stopped || status=1
	if [ -z "${PLLINT_REPEATS-}${PLLINT_TEXTS-}" ]; then
		repeats=8000
		# shellcheck disable=SC2086 # several names
		core ls $many || status=1
		long_tables_are_read || status=1
		repeats=40000
		core l rows_right || status=1
	fi
fi
case $modes in
*p*)
	grep -E '^(IGNORE|DIFF|BASELINE) ' "$room/names" >"$room/files"
	while read -r kind name; do
		program "$kind" "$name" || status=1
	done <"$room/files"
	;;
esac
exit "$status"
