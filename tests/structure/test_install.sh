#!/bin/sh
# The three commands that everybody knows install a library that another program can be built with, the man page and
# completions, from a folder with whitespace in its name.
set -eu

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
place="$room/some place"
mkdir "$place"

meson setup "$place/build" "$PLLINT_SOURCE_ROOT" --prefix "$room/usr" --libdir lib
meson compile -C "$place/build"
# Without its tests: those are for -Dtests=true.
[ ! -e "$place/build/tests" ]
meson install -C "$place/build"

for file in man/man1/pllint.1 bash-completion/completions/pllint.bash zsh/site-functions/_pllint \
	fish/vendor_completions.d/pllint.fish; do
	[ -s "$room/usr/share/$file" ]
done
"$room/usr/bin/pllint" --generate man | cmp - "$room/usr/share/man/man1/pllint.1"

cat >"$room/program.c" <<'END'
#include <pllint.h>
#include <stdio.h>

int main(void)
{
	size_t size;
	const char *template = pllint_builtin_template(&size);
	return fwrite(template, 1, size, stdout) == size ? 0 : 1;
}
END
# With the shared library, which says what it needs itself, and with the static one.
export PKG_CONFIG_PATH="$room/usr/lib/pkgconfig"
[ "$(pkg-config --print-requires pllint)" = '' ] && pkg-config --print-requires-private pllint | grep -q '^md4c'
# shellcheck disable=SC2046 # options
${CC:-cc} -o "$room/program" "$room/program.c" $(pkg-config --cflags --libs pllint)
LD_LIBRARY_PATH="$room/usr/lib" "$room/program" | cmp - "$PLLINT_SOURCE_ROOT/template.md"
rm "$room"/usr/lib/libpllint.so*
# shellcheck disable=SC2046 # options
${CC:-cc} -o "$room/program" "$room/program.c" $(pkg-config --cflags --static --libs pllint)
"$room/program" | cmp - "$PLLINT_SOURCE_ROOT/template.md"
