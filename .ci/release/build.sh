#!/bin/sh
# Builds the programs of a release, each one file that needs no library, and checks them: they stand alone, run, and
# pass the cases of the rules. `build.sh [TARGET...]`, all without one; a target is a machine, or `npm`, or `playground` or
# `vscode`, which are made of npm's package; the tests of these names check them. What is made is left
# in build/release/programs, with the sums and the licences of everything in the programs.
set -u

top=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P) || exit 2
work=$top/build/release
programs=$work/programs
version=$(sed -n "s/^ *version: '\(.*\)',/\1/p" "$top/meson.build")

say() {
	printf 'release: %s\n' "$*" >&2
}

fail() {
	say "$@"
	exit 1
}

# logged NAME COMMAND...: shows what it said only where it failed.
logged() {
	log=$work/$1.log
	shift
	"$@" >"$log" 2>&1 || {
		tail -n 40 "$log" >&2
		fail "failed: $*"
	}
}

# shellcheck source=../packages.sh
. "$top/.ci/packages.sh"
# shellcheck source=sources.sh
. "$top/.ci/release/sources.sh"

emulator() {
	[ "$1" = "$(uname -m)" ] || echo "qemu-$1"
}

# build_libc ARCHITECTURE: musl in $libc, once.
build_libc() {
	libc=$work/musl-$1
	[ ! -f "$libc/made" ] || return 0
	say "building musl for $1"
	rm -rf "$libc" "$work/musl-source"
	mkdir -p "$libc/build" "$work/musl-source" &&
		tar -xzf "$cache/$(value source_filename "$musl")" -C "$work/musl-source" --strip-components=1 || exit 1
	cd "$libc/build" || exit 1
	logged "musl-$1" ../../musl-source/configure --target="$1-linux-gnu" CROSS_COMPILE="$1-linux-gnu-" --prefix="$libc" \
		--disable-shared --enable-wrapper=gcc
	logged "musl-$1" make -j "$(nproc)" install
	: >"$libc/made"
}

# describe ARCHITECTURE: what meson has to know of the machine that the program is for.
describe() {
	cat <<-END
		[binaries]
		c = '$libc/bin/musl-gcc'
		ar = '$1-linux-gnu-ar'
		objcopy = '$1-linux-gnu-objcopy'
		strip = '$1-linux-gnu-strip'
		[host_machine]
		system = 'linux'
		cpu_family = '$1'
		cpu = '$1'
		endian = 'little'
	END
}

# build ARCHITECTURE PROGRAM
build() {
	build_libc "$1"
	say "building for $1"
	folder=$work/$1
	rm -rf "$folder"
	describe "$1" >"$work/$1.ini"
	logged "$1" meson setup "$folder" "$top" --cross-file "$work/$1.ini" --wrap-mode=forcefallback --buildtype=release \
		-Ddefault_library=static -Dtests=true -Dc_link_args=-static
	logged "$1" ninja -C "$folder" pllint tests/cases
	"$1-linux-gnu-strip" -o "$2" "$folder/pllint" || exit 1
}

# How long it takes to start, in microseconds: the best of some means, since the machine may be busy.
start_time() {
	best=1000000000
	for _ in 1 2 3 4 5; do
		start=$(date +%s%N)
		for number in 1 2 3 4 5 6 7 8 9 10; do
			"$@" --version >/dev/null || exit 1
		done
		mean=$((($(date +%s%N) - start) / number / 1000))
		[ "$mean" -ge "$best" ] || best=$mean
	done
	echo "$best"
}

# check ARCHITECTURE PROGRAM
check() {
	runs=$2 cases=$work/$1/tests/cases
	emulator=$(emulator "$1")
	if [ -n "$emulator" ]; then
		runs=$work/$1/run
		printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$emulator" "$2" >"$runs"
		printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$emulator" "$cases" >"$runs-cases"
		chmod +x "$runs" "$runs-cases"
		cases=$runs-cases
	fi
	file "$2" | grep -q 'statically linked' || fail "$2 is not static: $(file "$2")"
	[ "$("$runs" --version)" = "pllint $version" ] || fail "$2 does not run"
	logged "$1" env PLLINT="$runs" PLLINT_CASES="$cases" PLLINT_SOURCE_ROOT="$top" "$top/tests/rules/test_program.sh"
	say "${2##*/}: $(($(wc -c <"$2") / 1000)) kB, starts in $(start_time "$runs") µs${emulator:+ under $emulator}, cases:" \
		"$(tail -n 1 "$work/$1.log")"
}

# What is made of the npm package does not say when.
export SOURCE_DATE_EPOCH=315532800 # the first moment that a zip file can name

# get_modules NAME: those that src/NAME is built with, in $modules.
get_modules() {
	say "building $1"
	modules=$work/modules/$1/node_modules
	logged "$1" "$top/.ci/release/modules.sh" "$1" "${modules%/*}"
}

# Its packer knows no way to leave out the time.
build_extension() {
	get_modules vscode
	extension=$programs/pllint-$version.vsix
	install_missing 'to build the extension' strip-nondeterminism || exit 1
	logged vscode "$top/src/vscode/build.sh" "$modules" "$extension" "$work/npm/package"
	strip-nondeterminism --type zip --timestamp "$SOURCE_DATE_EPOCH" "$extension" || exit 1
}

build_playground() {
	get_modules playground
	page=pllint-$version-playground
	rm -rf "${work:?}/$page"
	logged playground "$top/src/playground/build.sh" "$modules" "$work/npm/package" "$work/$page"
	tar -C "$work" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
		-cf - "$page" | gzip -9n >"$programs/$page.tar.gz"
}

[ $# -gt 0 ] || set -- x86_64 aarch64 npm playground vscode
musl=$top/.ci/release/musl.wrap
mkdir -p "$work" && rm -rf "$programs" && mkdir "$programs" || exit 1
install_missing 'to build the programs' meson ninja make file || exit 1
for architecture; do
	case $architecture in npm | playground | vscode) continue ;; esac
	# shellcheck disable=SC2046 # none or one
	install_missing "to build and run the program for $architecture" "$architecture-linux-gnu-gcc" \
		$(emulator "$architecture") || exit 1
done
get_sources "$musl" "$top"/subprojects/*.wrap || exit 1
# They may have been unpacked with another meson.build of ours.
for wrap in "$top"/subprojects/*.wrap; do
	rm -rf "$top/subprojects/$(value directory "$wrap")"
done
for target; do
	case $target in
	npm) "$top/.ci/release/npm.sh" "$work/npm" && cp "$work"/npm/pllint-*.tgz "$programs" || exit 1 ;;
	playground) build_playground ;;
	vscode) build_extension ;;
	*)
		program=$programs/pllint-$version-$target-linux
		build "$target" "$program"
		check "$target" "$program"
		;;
	esac
done
if [ -n "${program-}" ]; then
	{ "$top/.ci/release/licences.sh" && printf '\n\n%s\n\n' musl && cat "$work/musl-source/COPYRIGHT"; } \
		>"$programs/pllint-$version-licences.txt" || exit 1
fi
cd "$programs" && sha256sum -- * >"$work/sums" && mv "$work/sums" SHA256SUMS && cat SHA256SUMS
