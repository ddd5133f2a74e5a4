#!/bin/sh
# What a template stores for its lists: exclude, baseline, fail-on. The command line beats it, and with --template-from
# a change cannot loosen it.
# shellcheck disable=SC2016,SC2317 # backquotes of Markdown; the cases are called by name, below
set -u
. "$(dirname "$0")/common.sh"

export HOME="$room" XDG_CONFIG_HOME="$room" GIT_CONFIG_NOSYSTEM=1

# storing DIRECTIVE...: a template.md with them.
storing() {
	{
		for directive; do
			printf '<!-- pllint: %s -->\n' "$directive"
		done
		printf '\n### Title\n\n- **Tags**:\n- **Progress**: not started / reading / done\n'
	} >template.md
}

excluded_files_are_not_checked() {
	mkdir -p .git drafts sub/drafts sub/other && storing 'exclude drafts/' 'exclude *.old.md' && bad a.md && bad drafts/b.md &&
		bad sub/drafts/c.md && bad sub/other/d.md && bad e.old.md || return 1
	exits 1 --format concise . && [ "$(reported)" = 'a.md sub/other/d.md ' ] && exits 0 -q drafts/b.md && silent &&
		exits 0 -q "$PWD/sub/../drafts/b.md" && (cd drafts && exits 0 -q b.md && silent) && exits 1 -q --jobs 1 --format concise . &&
		[ "$(reported)" = 'a.md sub/other/d.md ' ] && exits 0 --export json drafts/b.md a.md && ! shown drafts || return 1
	# The template's folder counts, and not the current one.
	mv template.md sub && template template.md && exits 1 --format concise . &&
		[ "$(reported)" = 'a.md drafts/b.md e.old.md sub/other/d.md ' ] || return 1
	keeps drafts/b.md true && fixable sub/drafts/c.md && keeps sub/drafts/c.md exits 0 --fix sub/drafts/c.md &&
		cp sub/drafts/c.md same.md && "$PLLINT" --fix --stdin-filename sub/drafts/c.md - <same.md >given.txt 2>"$room/err" && cmp given.txt same.md
}

the_command_line_beats_exclude() {
	mkdir .git drafts others && storing 'exclude drafts/' && bad drafts/a.md && bad others/b.md &&
		exits 1 --format concise . && [ "$(reported)" = 'others/b.md ' ] &&
		exits 1 --format concise --exclude others/ . && [ "$(reported)" = 'drafts/a.md ' ]
}

a_baseline_is_the_templates() {
	mkdir -p .git lists/deep && cd lists && storing 'baseline known.json' && bad a.md && bad deep/b.md &&
		exits 0 -q --write-baseline known.json a.md && cd .. && exits 1 --format concise lists &&
		[ "$(reported)" = 'lists/deep/b.md ' ] && said '1 in the baseline' && exits 0 lists/a.md || return 1
	good lists/a.md && exits 0 lists/a.md && said 'not there any more' && bad lists/a.md || return 1
	# Another one, and none.
	printf '{}' >empty.json && exits 2 --baseline empty.json lists/a.md || return 1
	(cd lists && exits 0 -q --write-baseline other.json deep/b.md) && exits 1 --format concise --baseline lists/other.json lists &&
		[ "$(reported)" = 'lists/a.md ' ] && rm lists/known.json && exits 2 lists/a.md && said 'lists/template.md: the baseline known.json: ' &&
		! shown 'a.md' && exits 0 -q --write-baseline lists/known.json lists && [ -s lists/known.json ] && exits 0 lists
}

fail_on_is_the_templates() {
	rm template.md && mkdir strict lax && (cd strict && storing 'fail-on info' 'rule trailing-whitespace info' && fixable a.md) &&
		(cd lax && storing 'fail-on never' && bad a.md) && exits 1 strict/a.md && exits 0 lax/a.md && shown error &&
		exits 1 . && exits 1 --fail-on error lax/a.md && exits 0 --fail-on error strict/a.md && exits 0 --fail-on=warning strict || return 1
	(cd strict && storing 'fail-on error' && fixable a.md) && exits 0 .
}

what_is_wrong_is_a_fault() {
	storing 'exclude' 'baseline' 'fail-on sometimes' 'fail-on error' 'fail-on info' && good a.md && exits 1 --format concise a.md &&
		shown 'template.md:1:' && shown '`exclude` says nothing' && shown '`baseline` says nothing' &&
		shown '`fail-on` does not know `sometimes`' && shown '`fail-on` is set twice' && [ "$(wc -l <"$room/out")" -eq 4 ] || return 1
	printf '### Title\n\n- **Tags**: <!-- pllint: exclude a -->\n' >template.md && exits 1 --format concise a.md && shown 'means nothing here'
}

they_are_shown() {
	storing 'exclude drafts/' 'exclude old' 'baseline known.json' 'fail-on error' && exits 0 --show-template && shown 'exclude drafts/' &&
		shown 'exclude old' && shown 'baseline known.json' && shown 'fail-on error'
}

a_change_cannot_loosen_them() {
	command -v git >/dev/null || skip 'no git' || return
	mkdir lists && cd lists && storing 'baseline known.json' 'exclude drafts/' && bad a.md && exits 0 -q --write-baseline known.json a.md &&
		git init -q .. && git add .. && git -c user.name=a -c user.email=a@example.org commit -q -m a || return 1
	bad new.md && mkdir drafts && bad drafts/b.md && exits 1 --format concise --template-from HEAD . && [ "$(reported)" = 'new.md ' ] || return 1
	# The template, and the baseline that it names.
	storing 'exclude *' 'fail-on never' && exits 1 --format concise --template-from HEAD . && [ "$(reported)" = 'new.md ' ] &&
		exits 2 -q . && git checkout -q template.md && exits 0 -q --write-baseline known.json . && exits 0 . &&
		exits 1 --format concise --template-from HEAD . && [ "$(reported)" = 'new.md ' ] && (cd .. && exits 1 --template-from HEAD lists/new.md) || return 1
	storing 'baseline ../../outside.json' && git add . && git -c user.name=a -c user.email=a@example.org commit -q -m b &&
		exits 2 --template-from HEAD new.md && said 'outside the repository' || return 1
	storing 'baseline no.json' && git add . && git -c user.name=a -c user.email=a@example.org commit -q -m c &&
		exits 2 --template-from HEAD new.md && said 'the baseline no.json: '
}

run_cases excluded_files_are_not_checked the_command_line_beats_exclude a_baseline_is_the_templates fail_on_is_the_templates \
	what_is_wrong_is_a_fault they_are_shown a_change_cannot_loosen_them
