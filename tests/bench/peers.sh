# shellcheck shell=sh disable=SC2034,SC2154 # used by run, and set there
# The programs that pllint is measured beside: how each is called, and which lines its findings are about. Sourced by
# run; $peers is the folder with their packages. A list is checked with all rules that a program has on by itself.

peer_packages='rumdl@0.2.75 @rumdl/cli-linux-x64@0.2.75 markdownlint-cli2@0.24.1 prettier@3.10.1 remark-cli@12.0.1
remark-preset-lint-recommended@7.0.1 awesome-lint@2.3.0 dprint@0.57.4 @dprint/markdown@0.28.1 @biomejs/biome@2.6.8'
peer_names='rumdl markdownlint-cli2 remark-lint awesome-lint prettier dprint biome'

fetch_peers() {
	[ "$(cat "$peers/fetched" 2>/dev/null)" = "$peer_packages" ] && return
	rm -rf "$peers" && mkdir -p "$peers" || return
	# shellcheck disable=SC2086 # one word for each package
	npm install --prefix "$peers" --ignore-scripts --no-audit --no-fund $peer_packages >"$peers/log" 2>&1 </dev/null &&
		printf '%s\n' "$peer_packages" >"$peers/fetched"
}

# command_of TOOL: without the files. Launchers in JavaScript are passed by where the program itself is none.
command_of() {
	modules=$peers/node_modules
	case $1 in
	pllint) echo "$pllint --quiet" ;;
	rumdl) echo "$modules/@rumdl/cli-linux-x64/rumdl check --no-cache" ;;
	markdownlint-cli2) echo "node $modules/markdownlint-cli2/markdownlint-cli2-bin.mjs" ;;
	remark-lint) echo "node $modules/remark-cli/cli.js --quiet --no-stdout --use $modules/remark-preset-lint-recommended/index.js" ;;
	awesome-lint) echo "node $modules/awesome-lint/cli.js" ;;
	prettier) echo "node $modules/prettier/bin/prettier.cjs --check" ;;
	dprint) echo "$modules/@dprint/linux-x64-glibc/dprint check" ;;
	biome) echo "$modules/@biomejs/cli-linux-x64/biome check --files-max-size=2000000000" ;;
	esac
}

# What a program has to be told in a file of the folder it works in.
configure_peers() {
	printf '{"markdown":{},"plugins":["%s"]}\n' "$peers/node_modules/@dprint/markdown/plugin.wasm" >dprint.json
	export DPRINT_CACHE_DIR="$room/dprint" NO_COLOR=1
	# It compiles its plugin once.
	[ ! -f "$peers/fetched" ] || $(command_of dprint) sound.md >"$room/said" 2>&1
}

# folder_of TOOL FOLDER: what stands for all lists in a folder; nothing for programs that take one list.
folder_of() {
	case $1 in
	awesome-lint) ;;
	markdownlint-cli2) echo "$2/*.md" ;;
	dprint) echo "$2/**/*.md" ;;
	*) echo "$2" ;;
	esac
}

version_of() {
	case $1 in
	pllint) "$pllint" --version | sed 's/.* //' ;;
	remark-lint) printf '%s\n' "$peer_packages" | sed -n 's/.*remark-preset-lint-recommended@\([^ ]*\).*/\1/p' ;;
	*) printf '%s\n' "$peer_packages" | tr ' ' '\n' | sed -n "s/^\(@biomejs\/\)\{0,1\}$1@//p" ;;
	esac
}

# finding_lines TOOL FILE: the line of each finding. Programs that only format have none.
finding_lines() {
	case $1 in
	prettier | dprint | biome) return ;;
	pllint) "$pllint" --quiet --format concise "$2" ;;
	*) $(command_of "$1") "$2" ;;
	esac 2>&1 | sed -n "s/^$2:\([0-9][0-9]*\)[: ].*/\1/p; s/^[^0-9a-z]*\([0-9][0-9]*\):[0-9][-0-9:]*  *[A-Za-z].*/\1/p"
}
