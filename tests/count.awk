# Reads a meson test log and prints one line for each test case: passed, failed or skipped, a tab, its name.
# cmocka's programs name their cases; any other test is one case, skipped if it ends with 77 (its last line
# says why). A program that fails without having named a failed case counts as a failed case itself.
# `build` is put before each name.

function say(outcome, name)
{
	printf "%s\t%s: %s\n", outcome, build, name
}

function finish(   name, outcome)
{
	if (test == "")
		return
	for (name in cases) {
		outcome = cases[name]
		say(outcome, test ": " name)
		if (outcome == "failed")
			failed_case = 1
	}
	if (result ~ /exit status 77/)
		say("skipped", test " (" last ")")
	else if (result !~ /exit status 0/)
		failed_case || say("failed", test " (" reason() ")")
	else if (!named)
		say("passed", test)
	test = ""
}

# meson ends a test that takes too long by SIGTERM; so does who stops meson itself.
function reason()
{
	if (result ~ /SIGTERM/)
		return "stopped after " duration ", by its time limit or from outside"
	return result (last == "" ? "" : ": " last)
}

function name_case(outcome,   name)
{
	name = $0
	sub(/.*\[  *[A-Z]+  *\] /, "", name)
	if (name ~ /[0-9]+ test\(s\)/)
		return
	cases[name] = outcome
	named = 1
}

/^test:  / {
	test = $0
	sub(/^test: *(pllint:)?/, "", test)
	result = last = ""
	named = failed_case = 0
	split("", cases)
	next
}
/^duration:  / { duration = $2; next }
/^result:  / { result = $0; sub(/^result: */, "", result); next }
/^=+ [0-9]+\/[0-9]+ =+$/ { finish(); next }
/\[       OK \] / { name_case("passed") }
/\[  FAILED  \] / { name_case("failed") }
/\[  SKIPPED \] / { name_case("skipped") }
!/^-+( std(out|err) -+)?$|^=+$|^$/ { last = $0 }
END { finish() }
