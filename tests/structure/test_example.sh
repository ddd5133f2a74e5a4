#!/bin/sh
# The README's example of a program that uses the library is C and C++, and prints what the README says, with the static
# and with the shared library.
# shellcheck disable=SC2317 # the cases are called by name, below
set -u
. "$(dirname "$0")/../cli/common.sh"
libraries=$(pkg-config --libs md4c libpcre2-8 libutf8proc)
warnings='-Wall -Wextra -Wpedantic -Werror'

# example LANGUAGE: the block of the README in that language, below its heading.
example() {
	awk -v wanted="\`\`\`$1" '/^## /{ here = $0 == "## As a library" } /^```/ { inside = here && $0 == wanted; next } inside' \
		"$PLLINT_SOURCE_ROOT/README.md"
}

# prints COMPILER...: the example, compiled and linked by it.
prints() {
	example c >example.c && [ -s example.c ] && example text >wanted && [ -s wanted ] || return 1
	# shellcheck disable=SC2086 # options
	"$@" $warnings -I"$PLLINT_SOURCE_ROOT/include" -o example >"$room/out" 2>"$room/err" || return 1
	./example >"$room/out" 2>"$room/err" && diff wanted "$room/out"
}

in_c() {
	# shellcheck disable=SC2086 # options
	prints "${CC:-cc}" -std=c11 example.c "$PLLINT_ARCHIVE" $libraries
}

in_cpp() {
	command -v "${CXX:-c++}" >/dev/null || skip 'no C++ compiler' || return
	# shellcheck disable=SC2086 # options
	prints "${CXX:-c++}" -std=c++11 -x c++ example.c -x none "$PLLINT_ARCHIVE" $libraries
}

with_the_shared_library() {
	[ -n "${PLLINT_SHARED-}" ] || skip 'only the static library is built' || return
	folder=${PLLINT_SHARED%/*}
	# shellcheck disable=SC2086 # options
	prints "${CC:-cc}" -std=c11 example.c -L"$folder" -Wl,-rpath,"$folder" -lpllint $libraries && readelf -d example | grep -q 'NEEDED.*libpllint\.so\.'
}

run_cases in_c in_cpp with_the_shared_library
