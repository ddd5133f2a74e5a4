# What the scripts that run the program share: a room of their own, a small template and lists of it.
# shellcheck shell=sh

# The tests may run in GitHub Actions themselves; what pllint does there is a case of its own.
unset CI TF_BUILD TEAMCITY_VERSION GITHUB_ACTIONS GITHUB_WORKSPACE CI_PROJECT_DIR

room=$(mktemp -d)
room=$(cd "$room" && pwd -P)
trap 'rm -rf "$room"' EXIT
status=0

# run ARGUMENT...: leaves the program's output in $room/out and $room/err, and its exit status in $code.
run() {
	"$PLLINT" "$@" >"$room/out" 2>"$room/err" </dev/null
	code=$?
}

# exits STATUS ARGUMENT...
exits() {
	wanted=$1
	shift
	run "$@"
	[ "$code" -eq "$wanted" ]
}

said() {
	grep -qF -- "$1" "$room/err"
}

shown() {
	grep -qF -- "$1" "$room/out"
}

silent() {
	! [ -s "$room/out" ] && ! [ -s "$room/err" ]
}

# The files that have findings, in the order of the output of --format concise.
reported() {
	sed 's/:[0-9]*:[0-9]*: .*//' "$room/out" | uniq | tr '\n' ' '
}

template() {
	printf '### Title\n\n- **Tags**:\n- **Progress**: not started / reading / done\n' >"$1"
}

good() {
	printf '# A list\n\n### One\n\n- **Tags**: a, b\n- **Progress**: done\n' >"$1"
}

# One error, in line 6.
bad() {
	printf '# A list\n\n### One\n\n- **Tags**: a, b\n- **Progress**: BAD\n' >"$1"
}

# One finding, in line 5, that --fix fixes: good() is what is left.
fixable() {
	printf '# A list\n\n### One\n\n- **Tags**: a, b \n- **Progress**: done\n' >"$1"
}

# keeps FILE COMMAND...: the command leaves the file as it is, its times and its place on the disk too.
keeps() {
	kept=$1
	shift
	before=$(stat -c '%i %Y %Z %y %z %a %u %g %h' "$kept") && sum=$(cksum <"$kept")
	"$@" && [ "$before" = "$(stat -c '%i %Y %Z %y %z %a %u %g %h' "$kept")" ] && [ "$sum" = "$(cksum <"$kept")" ]
}

# page_cases FOLDER: the cases of the rules' pages as files, FOLDER/RULE/CASE/list.md and so on.
page_cases() {
	"$PLLINT_CASES" --export "$1" >/dev/null
}

# Text without entries.
prose() {
	printf '# About\n\nNothing to see here.\n' >"$1"
}

# skip WHY: what a case ends with that cannot be tried here.
skip() {
	why=$1
	return 77
}

# without_valgrind WHY: for a case that cannot be tried under it.
without_valgrind() {
	[ -z "${PLLINT_MEMCHECK-}" ] || skip "under valgrind: $1"
}

# run_cases NAME...: each in a new folder with a template; prints its outcome as cmocka does.
run_cases() {
	for case in "$@"; do
		rm -rf "$room/case"
		mkdir "$room/case"
		cd "$room/case" || exit 1
		template template.md
		$case
		outcome=$?
		if [ "$outcome" -eq 0 ]; then
			printf '[       OK ] %s\n' "$case"
		elif [ "$outcome" -eq 77 ]; then
			printf '[  SKIPPED ] %s (%s)\n' "$case" "$why"
		else
			printf '[  FAILED  ] %s\n' "$case"
			echo "exit status ${code-none}, standard output and error:"
			head -n 20 "$room/out" "$room/err"
			status=1
		fi
	done
	exit "$status"
}
