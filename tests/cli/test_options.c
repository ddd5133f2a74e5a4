// The command line's arguments.

#include "cli/option_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

enum { ARGUMENTS_MAX = 40 };

// Parses arguments that are written with whitespace between them.
static bool parse(struct options *options, struct options_problem *problem, const char *line)
{
	static char copy[512];
	static char *arguments[ARGUMENTS_MAX + 1];
	static char name[] = "pllint";
	int count = 0;
	arguments[count++] = name;
	snprintf(copy, sizeof copy, "%s", line);
	for (char *word = strtok(copy, " "); word && count < ARGUMENTS_MAX; word = strtok(NULL, " ")) {
		arguments[count++] = word;
	}
	arguments[count] = NULL;
	problem->text[0] = '\0';
	return options_parse(options, count, arguments, problem);
}

static struct options accepted(const char *line)
{
	struct options options;
	struct options_problem problem;
	if (!parse(&options, &problem, line)) {
		print_error("%s: %s\n", line, problem.text);
		fail();
	}
	return options;
}

static void assert_rejected(const char *line, const char *part)
{
	struct options options;
	struct options_problem problem;
	if (parse(&options, &problem, line)) {
		fail_msg("%s: accepted", line);
	}
	if (!strstr(problem.text, part)) {
		print_error("%s: %s\n", line, problem.text);
		fail();
	}
	options_release(&options);
}

static void test_defaults(void **state)
{
	(void)state;
	struct options options = accepted("README.md");
	assert_int_equal(options.mode, MODE_CHECK);
	assert_int_equal(options.fail_on, PLLINT_WARNING);
	assert_int_equal(options.format_count, 1);
	assert_int_equal(options.color, COLOR_AUTO);
	assert_int_equal((int)options.timeout, 10);
	assert_int_equal(options.operand_count, 1);
	assert_string_equal(options.operands[0], "README.md");
	struct pllint_settings settings;
	options_settings(&options, &settings);
	assert_int_equal(settings.severity[0], PLLINT_DEFAULT);
	options_release(&options);
}

static void test_values_apart_and_joined(void **state)
{
	(void)state;
	struct options options = accepted("--format concise --fail-on=never a --template=t.md --color always - -q "
					  "--exclude x --exclude=y --timeout 0.5");
	assert_int_equal(options.formats[0].format == format_find("concise", 7), true);
	assert_int_equal(options.fail_on, PLLINT_OFF);
	assert_int_equal(options.color, COLOR_ALWAYS);
	assert_string_equal(options.template_path, "t.md");
	assert_true(options.quiet);
	assert_true(options.timeout > 0.4 && options.timeout < 0.6);
	assert_int_equal(options.excluded_count, 2);
	assert_string_equal(options.excluded[1], "y");
	assert_int_equal(options.operand_count, 2);
	assert_string_equal(options.operands[1], "-");
	options_release(&options);
}

static void test_two_dashes_end_the_options(void **state)
{
	(void)state;
	struct options options = accepted("-- --help -q");
	assert_int_equal(options.mode, MODE_CHECK);
	assert_false(options.quiet);
	assert_int_equal(options.operand_count, 2);
	options_release(&options);
}

static void test_help_and_version_win(void **state)
{
	(void)state;
	struct options options = accepted("a -h --no-such");
	assert_int_equal(options.mode, MODE_HELP);
	options_release(&options);
	options = accepted("-qV --no-such");
	assert_int_equal(options.mode, MODE_VERSION);
	options_release(&options);
}

static void test_rules(void **state)
{
	(void)state;
	const char *first = pllint_rule_at(0)->name, *second = pllint_rule_at(1)->name;
	char line[256];
	struct pllint_settings settings;

	snprintf(line, sizeof line, "--select %s a", first);
	struct options options = accepted(line);
	options_settings(&options, &settings);
	assert_int_equal(settings.severity[0], PLLINT_ON);
	assert_int_equal(settings.severity[1], PLLINT_OFF);
	options_release(&options);

	snprintf(line, sizeof line, "--select=%s,%s --ignore %s --severity %s=info a", first, second, first, second);
	options = accepted(line);
	options_settings(&options, &settings);
	assert_int_equal(settings.severity[0], PLLINT_OFF);
	assert_int_equal(settings.severity[1], PLLINT_INFO);
	options_release(&options);

	snprintf(line, sizeof line, "--explain %s", second);
	options = accepted(line);
	assert_int_equal(options.mode, MODE_EXPLAIN);
	assert_int_equal(options.explained, 1);
	options_release(&options);
}

// What is wrong with a value names the option, whichever it is.
static void test_values_name_their_option(void **state)
{
	(void)state;
	static const char *const values[] = {"?", "", "0=", "text="};
	size_t rejected = 0;
	for (size_t i = 0; i < option_count; i++) {
		for (size_t k = 0; k < sizeof values / sizeof *values && option_table[i].value; k++) {
			struct options options;
			struct options_problem problem;
			char line[64], name[40];
			snprintf(name, sizeof name, "--%s", option_table[i].name);
			snprintf(line, sizeof line, "%s=%s a", name, values[k]);
			if (!parse(&options, &problem, line)) {
				rejected++;
				assert_non_null(strstr(problem.text, name));
			}
			options_release(&options);
		}
	}
	assert_true(rejected > 20);
	assert_rejected("--fail-on=foo a",
			"--fail-on: `foo` is none of the possible values: warning, error, info or never");
	assert_rejected("--column-unit lines a", "--column-unit: `lines`");
}

static void test_fixing(void **state)
{
	(void)state;
	static const char *const lines[] = {"a", "--fix a", "--diff --diff a", "--check --unsafe-fixes a"};
	static const enum options_fix wanted[] = {FIX_NONE, FIX_WRITE, FIX_DIFF, FIX_CHECK};
	for (size_t i = 0; i < 4; i++) {
		struct options options = accepted(lines[i]);
		assert_int_equal(options.fix, wanted[i]);
		assert_int_equal(options.unsafe_fixes, i == 3);
		options_release(&options);
	}
	assert_rejected("--fix --check a", "do not go together");
	assert_rejected("--diff --fix a", "do not go together");
	assert_rejected("--fix=yes a", "takes no value");
}

static void test_mistakes(void **state)
{
	(void)state;
	char line[128];
	assert_rejected("--selct x", "did you mean --select?");
	assert_rejected("--zzzzzzzzzz", "--help");
	assert_rejected("-x", "-x");
	assert_rejected("--quiet=yes", "takes no value");
	assert_rejected("--template", "wants a value");
	assert_rejected("--format xml", "text, concise, ");
	assert_rejected("--fail-on high", "warning, error, info or never");
	assert_rejected("--timeout soon", "number of seconds");
	assert_rejected("--timeout -1", "number of seconds");
	assert_rejected("--timeout nan", "number of seconds");
	assert_rejected("--severity x", "RULE=LEVEL");
	assert_rejected("--select no-such-rule-at-all-anywhere", "--list-rules");
	snprintf(line, sizeof line, "--ignore %sx", pllint_rule_at(0)->name);
	assert_rejected(line, pllint_rule_at(0)->name);
	snprintf(line, sizeof line, "--severity %s=loud", pllint_rule_at(0)->name);
	assert_rejected(line, "off, info, warning or error");
	assert_rejected("--stdin-filename= a", "wants a name");
	assert_rejected("--baseline= a", "wants the name of a file");
	assert_rejected("--write-baseline= a", "wants the name of a file");
	assert_rejected("--output-file= a", "wants the name of a file");
	assert_rejected("--format text= a", "wants the name of a file");
	assert_rejected("--diff-base x --diff-file y a", "do not go together");
	assert_rejected("--diff-file y --diff-base x a", "do not go together");
	assert_rejected("--select= a", "names no rule");
	assert_rejected("--select ,, a", "names no rule");
	assert_rejected("--format text --format json a", "two formats cannot share");
	char many[400] = "";
	for (int i = 0; i <= OPTIONS_FORMAT_MAX; i++) {
		snprintf(many + strlen(many), sizeof many - strlen(many), "--format text=%d ", i);
	}
	assert_rejected(many, "at most 16 formats");
}

// Numbers with their bounds.
static void test_numbers(void **state)
{
	(void)state;
	static const char *const timeouts[] = {"5x", "+5", "1e7", "1000001", ":", "/", ""};
	static const char *const jobs[] = {"0", "257", "1000", "99999999999999999999", "1x", "x", "-1", ""};
	char line[64];
	for (size_t i = 0; i < sizeof timeouts / sizeof *timeouts; i++) {
		snprintf(line, sizeof line, "--timeout=%s a", timeouts[i]);
		assert_rejected(line, "number of seconds");
	}
	for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
		snprintf(line, sizeof line, "--jobs=%s a", jobs[i]);
		assert_rejected(line, "from 1 to 256");
	}
	struct options options = accepted("--timeout 1e6 --jobs 256 --select empty-field,,date, a");
	assert_int_equal((int)options.timeout, 1000000);
	assert_int_equal(options.jobs, 256);
	options_release(&options);
}

// What is shown of a name that is too long to be one.
static void test_long_names(void **state)
{
	(void)state;
	char name[300], line[400], shown[120];
	memset(name, 'x', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	static const char *const options[] = {"--select ", "--format ", "--", "--timeout ", "--color "};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		snprintf(line, sizeof line, "%s%s", options[i], name);
		snprintf(shown, sizeof shown, "%s%.100s%s", i == 2 ? "--" : "`", name, i == 2 ? ";" : "`");
		assert_rejected(line, shown);
	}
}

static void test_table(void **state)
{
	(void)state;
	assert_non_null(option_table[0].heading);
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		assert_in_range(strlen(option->help), 1, 51);
		assert_true(!option->name_at || option->value);
		assert_int_equal(option->takes == TAKES_TEXT || option->takes == TAKES_FILE ||
					 option->takes == TAKES_COMMIT,
				 !option->name_at);
		for (size_t j = 0; j < i; j++) {
			assert_string_not_equal(option->name, option_table[j].name);
			assert_true(!option->letter || option->letter != option_table[j].letter);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_values_apart_and_joined),
		cmocka_unit_test(test_two_dashes_end_the_options),
		cmocka_unit_test(test_help_and_version_win),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_values_name_their_option),
		cmocka_unit_test(test_fixing),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_long_names),
		cmocka_unit_test(test_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
