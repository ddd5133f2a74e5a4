# shellcheck shell=sh
# Sourced by build.sh: puts the source archives that wrap files name where meson looks for them. Uses its caller's
# say(), and the folders of the project and of what is made:
: "${top:?}" "${work:?}"

cache=$top/subprojects/packagecache

# value KEY WRAP
value() {
	sed -n "s/^$1 *= *//p" "$2"
}

# is_right FILE WRAP: it is there, and what the wrap file says.
is_right() {
	[ -f "$1" ] && printf '%s  %s\n' "$(value source_hash "$2")" "$1" | sha256sum --check --status
}

from_its_site() {
	command -v curl >/dev/null &&
		curl -fsSL --retry 2 --connect-timeout 20 -o "$cache/download" "$(value source_url "$1")" 2>/dev/null &&
		is_right "$cache/download" "$1" &&
		mv "$cache/download" "$cache/$(value source_filename "$1")"
}

# apt-get for sources, in a folder of our own: the machine's lists stay as they are, and nobody has to be root.
apt_source() {
	folder=$work/debian
	apt-get -q -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$folder/parts" -o Dir::Cache="$folder" \
		-o Dir::State::Lists="$folder/lists" -o APT::Sandbox::User="$(id -un)" "$@" >>"$folder/log" 2>&1
}

# Debian's source packages hold the archives of the releases, byte for byte.
from_debian() {
	command -v apt-get >/dev/null || return 1
	folder=$work/debian
	if ! [ -d "$folder" ]; then
		mkdir -p "$folder/parts" "$folder/lists/partial" "$folder/archives/partial"
		for list in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
			[ ! -f "$list" ] || sed 's/^Types:.*/Types: deb-src/; s/^deb[[:blank:]]/deb-src /' "$list" \
				>"$folder/parts/${list##*/}"
		done
		apt_source update
	fi
	name=${1##*/}
	name=${name%.wrap}
	(cd "$folder" && apt_source source --tar-only "$name")
	for archive in "$folder/$name"_*.orig.tar.*; do
		if is_right "$archive" "$1"; then
			mv "$archive" "$cache/$(value source_filename "$1")"
			return
		fi
	done
	return 1
}

# get_sources WRAP...
get_sources() {
	mkdir -p "$cache" || return 1
	for wrap; do
		if ! is_right "$cache/$(value source_filename "$wrap")" "$wrap" && ! from_its_site "$wrap" &&
			! from_debian "$wrap"; then
			say "$(value source_filename "$wrap") can be had neither from $(value source_url "$wrap") nor from Debian's" \
				"source packages; put it into $cache"
			return 1
		fi
	done
}
