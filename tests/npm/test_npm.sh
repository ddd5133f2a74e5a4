#!/bin/sh
# The npm package: it is built, installed into an empty folder, and says what the native program says.
set -u
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
here=$PLLINT_SOURCE_ROOT/tests/npm
work=$PLLINT_SOURCE_ROOT/build/npm
export LC_ALL=C.UTF-8 NO_COLOR=1
status=0

for tool in node npm clang wasm-ld; do
	command -v "$tool" >/dev/null || {
		echo "no $tool on this machine"
		exit 77
	}
done
if ! CCACHE=$(command -v ccache) "$PLLINT_SOURCE_ROOT/.ci/release/npm.sh" "$work" >"$room/said" 2>&1; then
	cat "$room/said"
	! grep -q -e 'can be had neither' -e '^npm package: missing' "$room/said" || exit 77
	exit 1
fi
package=$work/package

fail() {
	echo "$*"
	status=1
}

# same NAME ARGUMENT...: in the current folder, the installed package beside the native program.
same() {
	name=$1
	shift
	"$PLLINT" "$@" >"$room/native.out" 2>"$room/native.err" </dev/null
	native=$?
	"$room/installed/node_modules/.bin/pllint" "$@" >"$room/own.out" 2>"$room/own.err" </dev/null
	own=$?
	[ "$native" -eq "$own" ] || fail "$name: ends with $own and not with $native"
	diff "$room/native.out" "$room/own.out" || fail "$name: prints something else"
	diff "$room/native.err" "$room/own.err" || fail "$name: says something else"
}

install() {
	mkdir "$room/installed" && cd "$room/installed" && npm init -y >/dev/null &&
		npm install --offline --no-audit --no-fund "$work"/pllint-*.tgz >"$room/said" 2>&1
}

install || {
	cat "$room/said"
	exit 1
}
cp -r "$PLLINT_SOURCE_ROOT/fixtures/example" list && cd list || exit 1
npx --no-install pllint list.md >"$room/npx" 2>&1
grep -q '1 entry in 1 file: 5 findings' "$room/npx" || fail 'npx does not check the example'
same 'the example' list.md
same 'a folder, as data' --format json .
same 'options that nobody has' --nothing
same 'a file that is not there' nothing.md
same 'help' --help
same 'the man page' --generate man
same 'rules' --list-rules --format json
ln -s list.md link.md && ln list.md 'hard link.md'
same 'a file with another name is not fixed' --fix 'hard link.md'
rm 'hard link.md' link.md
cp list.md "it's a \"list\" 名单 (1).md"
same 'a name with spaces, quotes and Chinese' --format json "it's a \"list\" 名单 (1).md"
same 'a report in a file' --format json=report.json list.md
grep -q '"findings"' report.json || fail 'the report is not in the file'
chmod 640 list.md
cp list.md ../native.md && cp template.md ..
"$PLLINT" --fix ../native.md >/dev/null 2>&1
"$room/installed/node_modules/.bin/pllint" --fix list.md >/dev/null 2>&1
cmp ../native.md list.md || fail '--fix writes another text'
[ "$(stat -c %a list.md)" = 640 ] || fail '--fix changes the mode'
find . -name '.*.pllint-*' | grep . && fail 'a file is left behind'
chmod a-w list.md && cp "$PLLINT_SOURCE_ROOT/fixtures/example/list.md" other.md && chmod a-w other.md
same 'a file that is read-only' --fix other.md
if command -v git >/dev/null; then
	export HOME="$room" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a \
		GIT_COMMITTER_EMAIL=a@example.org
	chmod u+w other.md
	git init -q && git add -A && git commit -qm Start && echo >>other.md && echo '- **Nothing**: x' >>other.md
	same 'what changed since a commit' --diff-base HEAD --format json .
	same 'a commit that is not there' --diff-base nothing .
fi

# Nesting and length beyond what is read: the same answer, and no trap.
cd "$room" && mkdir hard && cd hard && cp "$PLLINT_SOURCE_ROOT/template.md" . || exit 1
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "> "; print "x" }' >quotes.md
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "["; print "x" }' >brackets.md
awk 'BEGIN { for (i = 0; i < 3000; i++) { for (j = 0; j < i % 1000; j++) printf "  "; print "- **Tags**: x" } }' >nested.md
printf '### A\n\n- **Tags**: \377\376\000x\n' >bytes.md
for list in *.md; do
	same "$list" --timeout 0 --format json "$list"
done

"$PLLINT_CASES" --export "$room/cases" || exit 1
node "$here/same.mjs" "$package" "$PLLINT" "$room"/cases/*/*/ || status=1
# What the fuzzers keep, as a list and as a template.
for kept in "$PLLINT_SOURCE_ROOT"/tests/fuzz/corpus/*/*; do
	for role in list template; do
		folder=$room/kept/$role-${kept##*/}
		mkdir -p "$folder" && cp "$PLLINT_SOURCE_ROOT"/fixtures/example/*.md "$folder" && cp "$kept" "$folder/$role.md" || exit 1
	done
done
node "$here/same.mjs" "$package" "$PLLINT" "$room"/kept/*/ || status=1
if [ -d "${PLLINT_CORPUS-}" ]; then
	node "$here/same.mjs" "$package" "$PLLINT" "$PLLINT_CORPUS"/*/ || status=1
fi
node "$here/windows.mjs" "$package" || status=1
PLLINT_EXAMPLE="$PLLINT_SOURCE_ROOT/fixtures/example" node "$here/api.mjs" "$package" || status=1
exit $status
