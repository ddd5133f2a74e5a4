# shellcheck shell=sh
# Sourced by ./pllint and tests/run: installs what a task needs and the machine lacks, as far as that goes
# without a question that nobody is there to answer. Uses the caller's say().

# Looks for the thing itself and not for its package: it may have come another way.
have() {
	case $1 in
	cc) echo '#include <stdio.h>' | ${CC:-cc} -E -x c - ;;
	clang-wasm) printf 'int main(void) { return 0; }' | clang --target=wasm32-wasi -x c -o /dev/null - ;;
	clang-sanitizers) echo 'int main(void) { return 0; }' | clang -fsanitize=address -x c -o /dev/null - ;;
	cmocka | jansson | md4c | libpcre2-8 | libutf8proc | yaml-0.1) pkg-config --exists "$1" ;;
	wasi-libc) ls /usr/lib/wasm32-wasi/libc.a ;;
	elpa-eglot) ls -d /usr/share/emacs/site-lisp/elpa*/eglot-* ;;
	emacs-nox) command -v emacs ;;
	neovim) command -v nvim ;;
	python3-yaml) python3 -c 'import yaml' ;;
	*) command -v "$1" ;;
	esac >/dev/null 2>&1
}

package_of() {
	case $1 in
	cc) echo gcc libc6-dev ;;
	*-linux-gnu-gcc) [ "${1%%-*}" = "$(uname -m)" ] && echo gcc || echo "gcc-$(echo "${1%-gcc}" | tr _ -)" ;;
	qemu-*) echo qemu-user ;;
	clang-wasm) echo clang libclang-rt-dev-wasm32 ;;
	clang-sanitizers) echo clang libclang-rt-dev ;;
	ninja) echo ninja-build ;;
	libpcre2-8) echo libpcre2-dev ;;
	bibtex) echo texlive-binaries ;;
	cmocka | jansson | md4c | libutf8proc) echo "lib${1#lib}-dev" ;;
	nm) echo binutils ;;
	npm) echo npm ca-certificates ;;
	setfattr) echo attr ;;
	wasm-ld) echo lld ;;
	xmllint) echo libxml2-utils ;;
	yaml-0.1) echo libyaml-dev ;;
	*) echo "$1" ;;
	esac
}

missing_packages() {
	for thing; do
		have "$thing" || package_of "$thing"
	done | tr ' ' '\n' | sort -u
}

# How to become root without waiting for a password that nobody can type; fails where there is no way.
way_to_root() {
	if [ "$(id -u)" -eq 0 ]; then
		echo env
	elif sudo -n true 2>/dev/null; then
		echo sudo -n
	elif [ -t 0 ] && [ -t 2 ] && command -v sudo >/dev/null; then
		echo sudo
	else
		return 1
	fi
}

# apt_get ROOT ARGUMENT...: another run, or the machine's own upgrade, may hold apt's lock, so it waits.
apt_get() {
	root=$1
	shift
	# shellcheck disable=SC2086 # a command and its option
	$root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null 2>&1
}

# install_missing WHY THING...: fails, having said what to do, when something is still missing afterwards.
install_missing() {
	why=$1
	shift
	# shellcheck disable=SC2046 # one word for each package
	set -- $(missing_packages "$@")
	[ $# -gt 0 ] || return 0
	if ! command -v apt-get >/dev/null; then
		say "missing $why (by their names in Debian): $*. Install them with this system's package manager."
		return 1
	fi
	if ! root=$(way_to_root); then
		say "missing $why: $*. Type this, then try again:"
		say "  sudo apt-get update && sudo apt-get install --no-install-recommends -y $*"
		return 1
	fi
	say "installing $why: $*"
	# A fresh machine has no package lists, one that has been idle has old ones; else they need no update.
	apt_get "$root" install -y --no-install-recommends "$@" >/dev/null ||
		output=$(apt_get "$root" update && apt_get "$root" install -y --no-install-recommends "$@") ||
		{
			say "apt-get failed:"
			printf '%s\n' "$output" >&2
			return 1
		}
}
