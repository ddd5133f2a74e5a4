#!/bin/sh
# Fuzzes one target for some minutes, from the stored inputs, the rules' cases and what earlier runs found.
#   tests/fuzz/run.sh TARGET MINUTES [libFuzzer option...]
#   tests/fuzz/run.sh --store TARGET    stores, minimised, what adds to the coverage
# What breaks a promise is left in build/fuzz/found; the last lines say how to see it again.
set -eu

top=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P)
build=$top/build/fuzz

usage() {
	sed -n '2,5s/^# *//p' "$0" >&2
	exit 2
}

build_target() {
	CC=clang meson setup "$build" "$top" -Dtests=true -Dfuzz=true -Dbuildtype=debugoptimized \
		-Db_sanitize=address,undefined -Db_lundef=false >/dev/null
	ninja -C "$build" "tests/fuzz/fuzz_$1" tests/cases >"$build/build.log" || {
		cat "$build/build.log"
		exit 1
	}
}

# put NAME PART...: one input of the target. The character in front has no option set.
put() {
	name=$1
	shift
	case $target in
	baseline | lsp | template | tokens) cat "$@" ;;
	*)
		echo @
		if [ $# -eq 2 ]; then
			cat "$1"
			printf '%%%%%%\n'
			shift
		fi
		cat "$1"
		;;
	esac >"$seeds/$name"
}

# Every case of a rule's page is a seed, under the options of nothing and of everything.
seed() {
	rm -rf "$seeds"
	rm -rf "$build/cases"
	mkdir -p "$seeds"
	PLLINT_SOURCE_ROOT=$top "$build/tests/cases" --export "$build/cases" >/dev/null
	find "$build/cases" "$top/fixtures" -name '*.md' ! -name fixed.md | while read -r file; do
		name=$(printf '%s' "${file#"$build/cases/"}" | tr / -)
		template=$(dirname "$file")/template.md
		case $file in
		*template.md) [ "$target" != template ] || put "$name" "$file" ;;
		*) if [ -f "$template" ] && [ "$target" != tokens ]; then put "$name" "$template" "$file"; else put "$name" "$file"; fi ;;
		esac
	done
	case $target in
	fix | formats | lint)
		for file in "$seeds"/*; do
			sed '1s/@/C/' "$file" >"$file-all"
			[ "$target" != formats ] || sed '1s/@/K/' "$file" >"$file-other"
		done
		;;
	esac
}

store=false
if [ "${1-}" = --store ]; then
	store=true
	shift
fi
[ $# -ge 1 ] || usage
target=$1
[ -f "$top/tests/fuzz/fuzz_$target.c" ] || usage
shift
seeds=$build/seeds/$target grown=$build/grown/$target stored=$top/tests/fuzz/corpus/$target
build_target "$target"
mkdir -p "$grown" "$build/found"
export ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1

if $store; then
	small=$build/small
	rm -rf "$small"
	mkdir -p "$small"
	"$build/tests/fuzz/fuzz_$target" -merge=1 -use_counters=0 -max_len=600 "$small" "$stored" "$grown" 2>&1 | tail -n 2
	for file in "$small"/*; do
		name=$(basename "$file" | cut -c 1-12)
		cp "$file" "$stored/$name"
	done
	exit 0
fi

[ $# -ge 1 ] || usage
minutes=$1
shift
seed
nice "$build/tests/fuzz/fuzz_$target" -max_total_time=$((minutes * 60)) -max_len=4096 -timeout=20 \
	-rss_limit_mb=3000 -dict="$top/tests/fuzz/markdown.dict" -artifact_prefix="$build/found/$target-" \
	-print_final_stats=1 "$@" "$grown" "$stored" "$seeds"
