#!/bin/sh
# Makes the npm package: the program compiled to WebAssembly, and the JavaScript around it. `npm.sh FOLDER` leaves it in
# FOLDER/package, and the archive that npm publishes in FOLDER.
set -u

top=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P) || exit 2
[ $# -eq 1 ] && mkdir -p "$1" && work=$(CDPATH='' cd -- "$1" && pwd -P) || exit 2
package=$work/package

say() {
	printf 'npm package: %s\n' "$*" >&2
}

fail() {
	say "$@"
	exit 1
}

# shellcheck source=../packages.sh
. "$top/.ci/packages.sh"
# shellcheck source=sources.sh
. "$top/.ci/release/sources.sh"

describe() {
	cat <<-END
		[binaries]
		c = '$top/src/wasi/clang.sh'
		ar = 'llvm-ar'
		[host_machine]
		system = 'wasi'
		cpu_family = 'wasm32'
		cpu = 'wasm32'
		endian = 'little'
	END
}

build() {
	again=
	[ ! -f "$work/wasm32/build.ninja" ] || again=--reconfigure
	describe >"$work/wasm32.ini"
	meson setup $again "$work/wasm32" "$top" --cross-file "$work/wasm32.ini" --wrap-mode=forcefallback \
		--buildtype=minsize -Db_ndebug=true -Ddefault_library=static && ninja -C "$work/wasm32" pllint
}

licences() {
	"$top/.ci/release/licences.sh" && printf '\n\nwasi-libc\n\n' && cat /usr/share/doc/wasi-libc/copyright
}

install_missing 'to build the npm package' meson ninja clang wasm-ld wasi-libc clang-wasm npm || exit 1
get_sources "$top"/subprojects/*.wrap || exit 1
say 'building'
build >"$work/wasm32.log" 2>&1 || {
	tail -n 40 "$work/wasm32.log" >&2
	fail 'the build failed'
}
rm -rf "$package" "$work"/pllint-*.tgz
mkdir "$package" && cp "$top"/src/npm/* "$top/LICENSE" "$package" && cp "$work/wasm32/pllint" "$package/pllint.wasm" &&
	licences >"$package/licences.txt" || exit 1
chmod 755 "$package/cli.js" && chmod 644 "$package/pllint.wasm" || exit 1
(cd "$work" && npm pack --silent ./package) || fail 'npm cannot pack it'
