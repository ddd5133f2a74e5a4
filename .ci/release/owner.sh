#!/bin/sh
# Writes the account and the name of this checkout's git remote wherever a file says `OWNER/pllint`, and takes out the
# lines that explain OWNER. Without an argument the remote is `origin`.
set -u
cd "$(dirname "$0")/../.." || exit 2

fail() {
	printf 'owner.sh: %s\n' "$*" >&2
	exit 2
}

remote=${1:-origin}
url=$(git remote get-url "$remote" 2>/dev/null) || fail "there is no remote $remote"
# https://host/account/name.git, git@host:account/name.git, ssh://git@host:22/account/name
place=$(printf '%s\n' "$url" | sed -n 's,/*$,,; s,\.git$,,; s,^.*[/:]\([^/:]*/[^/:]*\)$,\1,p')
case $place in
'' | /* | */ | *[!A-Za-z0-9._/-]*) fail "no account can be read from $url" ;;
esac
files=$(git grep -lF 'OWNER/pllint' -- README.md action.yml .github .pre-commit-hooks.yaml src) || fail 'no file says OWNER any more'
for file in $files; do
	# shellcheck disable=SC2016 # backquotes of Markdown
	sed -e '/^`OWNER` /d' -e "s,OWNER/pllint,$place,g" "$file" >"$file.new" && cat "$file.new" >"$file" && rm "$file.new" || exit 2
	printf '%s: %s\n' "$file" "$place"
done
