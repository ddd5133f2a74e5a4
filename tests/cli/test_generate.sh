#!/bin/sh
# The man page and the completions have every option, are what their readers take, and complete.
# shellcheck disable=SC2317,SC2016 # the cases are called by name, below; the dollars are for other shells
set -u
. "$(dirname "$0")/common.sh"

options=$("$PLLINT" --help | grep -oE -- '--[a-z-]+ ' | grep -vx -- '--fix ' | sort -u)

# wants PROGRAM...
wants() {
	for program; do
		command -v "$program" >/dev/null && return
	done
	skip "no $1 on this machine"
}

# generated WHAT: into $room/WHAT.
generated() {
	exits 0 --generate "$1" && [ -s "$room/out" ] && ! [ -s "$room/err" ] && cp "$room/out" "$room/$1"
}

every_option_is_there() {
	[ "$(echo "$options" | wc -l)" -gt 25 ] || return 1
	for what in man bash zsh fish; do
		generated "$what" || return 1
		for option in $options --fix; do
			case $what in
			man) name=$(echo "$option" | sed 's/-/\\-/g') ;;
			fish) name="-l ${option#--} " ;;
			*) name=$option ;;
			esac
			grep -qF -e "$name" "$room/$what" || return 1
		done
	done
}

what_else_is_refused() {
	exits 2 --generate tcsh && said 'man, bash, zsh or fish' && exits 2 --generate man README.md
}

the_man_page_is_well_formed() {
	wants mandoc man || return
	generated man && mv "$room/man" "$room/pllint.1" || return 1 # a name without a section takes it from the folder
	if command -v mandoc >/dev/null; then
		mandoc -T lint -W warning "$room/pllint.1" | grep -v 'missing date' >"$room/out"
		[ -s "$room/out" ] && return 1
	fi
	if command -v man >/dev/null; then
		LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l "$room/pllint.1" >"$room/page" 2>"$room/err" </dev/null || return 1
		[ -s "$room/err" ] && return 1
		grep -qF -- '--template-from REF' "$room/page" && grep -q '^EXIT STATUS' "$room/page"
	fi
}

# completes LINE CANDIDATE...: these and no others, in bash.
completes() {
	line=$1
	shift
	bash -c '
		. "$1"
		line=$2
		# As readline takes words apart.
		COMP_LINE=$line COMP_POINT=${#line}
		read -ra COMP_WORDS <<<"${line//=/ = }"
		case $line in *" " | *=) COMP_WORDS+=("") ;; esac
		[[ $line != *= ]] || unset "COMP_WORDS[-1]"
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		_pllint
		printf "%s\n" "${COMPREPLY[@]}"
	' completion "$room/bash" "$line" 2>"$room/err" | sort >"$room/out"
	printf '%s\n' "$@" | sort | cmp - "$room/out"
}

bash_completes() {
	wants bash && generated bash && bash -n "$room/bash" || return
	: >'a b.md' && : >other.md
	completes 'pllint --fi' --fix && completes 'pllint --color a' auto always && completes 'pllint --color=n' never &&
		completes 'pllint --format gi' github gitlab && completes 'pllint --format=sa' sarif &&
		completes 'pllint --format sarif=ot' other.md && completes 'pllint --output-file ' 'a b.md' other.md template.md &&
		completes 'pllint --ignore latex,http' latex,http-link && completes 'pllint --severity latex=e' error &&
		completes 'pllint --severity http' http-link= && completes 'pllint -q a' 'a b.md' &&
		completes 'pllint --timeout ' '' && completes 'pllint --generate ' man bash zsh fish
}

# The name of a branch or a file may be a command, which completing does not run.
bash_runs_nothing() {
	wants bash && wants git && generated bash || return
	git init -q . && git -c user.name=x -c user.email=x@example.org commit -q --allow-empty -m x &&
		git branch 'x$(touch${IFS}ran)' && git branch 'x`touch${IFS}ran`' && : >'x$(touch ran)' && : >'x;touch ran' ||
		return 1
	completes 'pllint --diff-base x' 'x\$\(touch\$\{IFS\}ran\)' 'x\`touch\$\{IFS\}ran\`' &&
		completes 'pllint x' 'x$(touch ran)' 'x;touch ran' && ! [ -e ran ]
}

zsh_takes_it() {
	wants zsh && generated zsh && zsh -n "$room/zsh" || return
	mkdir functions && cp "$room/zsh" functions/_pllint
	zsh -fc 'fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D; print $_comps[pllint]' >"$room/out" \
		2>"$room/err" && shown _pllint && ! [ -s "$room/err" ]
}

# fish_has LINE CANDIDATE
fish_has() {
	HOME=$room fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$room/fish" "$1" >"$room/out" 2>"$room/err" &&
		cut -f 1 "$room/out" | grep -qxF -e "$2"
}

fish_completes() {
	wants fish && generated fish && fish -n "$room/fish" || return
	fish_has 'pllint --fi' --fix && fish_has 'pllint --format gi' gitlab && fish_has 'pllint --color=n' --color=never &&
		fish_has 'pllint --ignore latex,http' latex,http-link && fish_has 'pllint --severity latex=e' latex=error &&
		fish_has 'pllint -' -q && ! fish_has 'pllint --format gi' sarif
}

run_cases every_option_is_there what_else_is_refused the_man_page_is_well_formed bash_completes bash_runs_nothing \
	zsh_takes_it fish_completes
