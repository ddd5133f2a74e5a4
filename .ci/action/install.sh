#!/bin/sh
# The first step of action.yml: the program of a release, once its content is the one that sums.txt names, else what
# this checkout builds. It is put on the PATH of the steps to come.
set -u

top=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P) || exit 2
sums=$top/.ci/action/sums.txt
folder=$RUNNER_TEMP/pllint
own=$(sed -n "s/^ *version: '\(.*\)',/\1/p" "$top/meson.build")
version=${PLLINT_VERSION:-$own}
name=pllint-$version-$(uname -m)-$(uname -s | tr '[:upper:]' '[:lower:]')

fail() {
	printf '::error title=pllint::%s\n' "$*"
	exit 2
}

# Fetches the program, whose sum is $1; fails where it cannot be had.
download() {
	# The runner keeps an action's checkout in _actions/OWNER/REPOSITORY/REF.
	repository=$(printf '%s\n' "$GITHUB_ACTION_PATH" | sed -n 's,^.*/_actions/\([^/]*/[^/]*\)/[^/]*$,\1,p')
	[ -n "$repository" ] || return 1
	url=$GITHUB_SERVER_URL/$repository/releases/download/v$version/$name
	if ! curl -fsSL --retry 3 -o "$folder/pllint" "$url"; then
		echo "$url cannot be had"
		return 1
	fi
	printf '%s  %s\n' "$1" "$folder/pllint" | sha256sum --check --status ||
		fail "$url is not the program whose sum is recorded in the action; it was not run"
	chmod +x "$folder/pllint"
	echo "$url, whose sum is right"
}

case $version in
source | [0-9]*.[0-9]*) ;;
*) fail 'version: the number of a release, such as 0.1.0, or source' ;;
esac
case $version in
*[!0-9a-z.]*) fail 'version: the number of a release, such as 0.1.0, or source' ;;
esac

mkdir -p "$folder" && rm -f "$folder/pllint" || exit 2
sum=$(sed -n "s/^\([0-9a-f]\{64\}\)  $name\$/\1/p" "$sums" 2>/dev/null)
if [ -z "$sum" ] && [ "$version" != "$own" ] && [ "$version" != source ]; then
	fail "no sum is recorded in the action for $name; leave out the input version, or write source"
fi
if [ -z "$sum" ] || ! download "$sum"; then
	echo 'pllint is built from its source'
	ln -s "$top/pllint" "$folder/pllint"
fi
"$folder/pllint" --version || fail 'pllint could be neither downloaded nor built; the lines above say why'
printf '%s\n' "$folder" >>"$GITHUB_PATH"
printf 'program=%s\n' "$folder/pllint" >>"$GITHUB_OUTPUT"
