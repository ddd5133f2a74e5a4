// Directives that are wrong, and what is said about them.

#include "dump.h"

struct fault_case {
	const char *template;
	const char *faults;
};

#define KIND "### Title\n\n- **A**: %s\n- **B**:\n"

static const struct fault_case field_cases[] = {
	{"<!-- pllint: frob -->", "3: pllint knows no directive `frob`\n"},
	{"<!-- pllint: -->", "3: a directive without a word\n"},
	{"<!-- pllint: optional list -->", "3: `optional` takes nothing after it\n"},
	{"<!-- pllint: alias -->", "3: `alias` says nothing\n"},
	{"<!-- pllint: match -->", "3: `match` says nothing\n"},
	{"<!-- pllint: one-of -->", "3: `one-of` says nothing\n"},
	{"<!-- pllint: one-of ,, -->", "3: `one-of` names no value\n"},
	{"<!-- pllint: one-of ... -->", "3: `one-of` names no value\n"},
	{"<!-- pllint: optional --> <!-- pllint: required -->",
	 "3: `required` contradicts another directive of this field\n"},
	{"<!-- pllint: one-of a, b --> <!-- pllint: text -->",
	 "3: `text` contradicts another directive of this field\n"},
	{"<!-- pllint: list --> <!-- pllint: text -->", "3: `text` contradicts another directive of this field\n"},
	{"<!-- pllint: list --> <!-- pllint: list -->", "3: `list` is given twice\n"},
	{"<!-- pllint: alias b -->", "3: the alias `b` is another field's name too\n"},
	{"<!-- pllint: order any -->", "3: the directive `order` means nothing here\n"},
	{"<!-- pllint: rule first-rule off -->", "3: the directive `rule` means nothing here\n"},
	{"<!-- pllint: match **a -->",
	 "3: this is no regular expression: quantifier does not follow a repeatable item\n"},
	{"<!-- pllint: match (a -->", "3: this is no regular expression: missing closing parenthesis\n"},
	// Not addressed to it, or nothing wrong.
	{"<!-- pllint-disable-next-line first-rule -->", ""},
	{"<!-- optional -->", ""},
	{"<!--pllint:optional-->", ""},
	{"<!-- pllint: alias C --> <!-- pllint: alias D -->", ""},
	{"<!-- pllint: match a|b, c -->", ""},
	{"<!-- pllint -->", ""},
	{"<!-- pllint optional -->", "3: pllint knows no directive `pllint optional`\n"},
};

static const struct fault_case file_cases[] = {
	{"<!-- pllint: rule first-rule off -->\n<!-- pllint: rule second-rule error -->\n### T\n\n- **A**:\n", ""},
	{"<!-- pllint: rule first-rule off -->\n<!-- pllint: rule first-rule off -->\n### T\n\n- **A**:\n", ""},
	{"<!-- pllint: order any -->\n<!-- pllint: order any -->\n## YYYY\n### T\n\n- **A**:\n", ""},
	{"### T\n<!-- pllint: required -->\n\n- **A**:\n", ""},
	{"### T\n<!-- pllint: optional please -->\n\n- **A**:\n", "2: the directive `optional` means nothing here\n"},
	{"### T\n<!-- pllint: frob -->\n\n- **A**:\n", "2: pllint knows no directive `frob`\n"},
	{"### T\n\n- **A**:\n- **B**:\n- x <!-- pllint: required -->\n",
	 "5: the directive `required` means nothing here\n"},
	{"### T\n\n- **A**:\n\n<!-- pllint: required -->\n", "5: the directive `required` means nothing here\n"},
	{"### T\n\n- **A**:\n\n## End\n\n<!-- pllint: frob -->\n", "7: pllint knows no directive `frob`\n"},
	{"### T\n\n- **A**:\n- **B**: <!-- pllint: alias A -->\n", "4: the alias `A` is another field's name too\n"},
	{"### T\n\n- **A**: <!-- pllint: alias C -->\n- **B**: <!-- pllint: alias C -->\n",
	 "4: the alias `C` is another field's name too\n"},
	// In the file above the fence that holds the rest; below it stand copies.
	{"<!-- pllint: rule first-rule off -->\n<!-- pllint: optional -->\n\n```\n### T\n\n- **A**:\n```\n", ""},
	{"```\n### T\n\n- **A**:\n```\n\n<!-- pllint: optional -->\n<!-- pllint: rule first-rule off -->\n"
	 "<!-- pllint: frob -->\n",
	 "8: the directive `rule` means nothing here\n9: pllint knows no directive `frob`\n"},
	{"<!-- pllint: rule no-rule off -->\n### T\n\n- **A**:\n", "1: there is no rule `no-rule`\n"},
	{"<!-- pllint: rule first-rule loud -->\n### T\n\n- **A**:\n", "1: `loud` is no level of a rule\n"},
	{"<!-- pllint: rule first-rule -->\n### T\n\n- **A**:\n", "1: `rule` needs the name of a rule and a level\n"},
	{"<!-- pllint: rule first-rule off -->\n<!-- pllint: rule first-rule info -->\n### T\n\n- **A**:\n",
	 "2: the level of `first-rule` is set twice\n"},
	{"<!-- pllint: order sideways -->\n## YYYY\n### T\n\n- **A**:\n", "1: `order` does not know `sideways`\n"},
	{"<!-- pllint: order any -->\n<!-- pllint: order newest-first -->\n## YYYY\n### T\n\n- **A**:\n",
	 "2: a second `order` contradicts the first one\n"},
	{"<!-- pllint: order newest-first -->\n### T\n\n- **A**:\n",
	 "1: `order` means nothing: the template shows no group heading with a date, and no line or row with one\n"},
	{"<!-- pllint: optional -->\n### T\n\n- **A**:\n", "1: the directive `optional` means nothing here\n"},
	{"### T\n<!-- pllint: optional -->\n\n- **A**:\n", ""},
	{"### T <!-- pllint: optional -->\n\n- **A**:\n", ""},
	{"### T\n<!-- pllint: list -->\n\n- **A**:\n", "2: the directive `list` means nothing here\n"},
	{"### T\n\n- **A**:\n\n<!-- pllint: optional -->\n", "5: the directive `optional` means nothing here\n"},
	{"### T\n\n- **A**:\n\n## End\n\n<!-- pllint: rule first-rule off -->\n",
	 "7: the directive `rule` means nothing here\n"},
	{"### T\n\n- **A**:\n- **a**:\n", "4: `a` is the name of two fields\n"},
	{"### T\n\n- **A / B**:\n- **C / B**:\n", "4: `B` is the name of two fields\n"},
	{"### T\n\n- **Author(s)**:\n- **Authors**:\n", "4: `Authors` is the name of two fields\n"},
	{"### T\n\n- **L**:\n  - x:\n  - X:\n", "5: `X` is the name of two fields\n"},
	{"### T\n\n- **A\xE9**:\n- **B**: \xFF\n", "3: a byte that is not UTF-8\n"},
	{"### T\n\n- **A**:\n- **B**:\n- **Lost**\n", "5: `Lost` is no field: it has no colon\n"},
};

// Prints what differs; true if nothing does.
static bool fits(const char *template, const char *faults)
{
	struct compiled *compiled = dump_compile(template);
	bool same = compiled->ok && strcmp(dump_faults(compiled), faults) == 0;
	if (!same) {
		print_error("%s\n-- wanted:\n%s-- got:\n%s", template, faults, compiled->text);
	}
	for (size_t i = 0; i < compiled->faults.count; i++) {
		assert_non_null(compiled->faults.items[i].help);
	}
	dump_release(compiled);
	return same;
}

static void faults_of_a_field_have_its_line(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof field_cases / sizeof *field_cases; i++) {
		char template[512];
		snprintf(template, sizeof template, KIND, field_cases[i].template);
		wrong += !fits(template, field_cases[i].faults);
	}
	assert_int_equal(wrong, 0);
}

static void faults_of_the_file_have_their_lines(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof file_cases / sizeof *file_cases; i++) {
		wrong += !fits(file_cases[i].template, file_cases[i].faults);
	}
	assert_int_equal(wrong, 0);
}

// Directives and fields, as many as asked for.
static char *many(const char *start, const char *format, size_t count)
{
	char *text = malloc(strlen(start) + count * 48 + 1);
	assert_non_null(text);
	size_t size = (size_t)sprintf(text, "%s", start);
	for (size_t i = 0; i < count; i++) {
		size += (size_t)sprintf(text + size, format, (unsigned)i);
	}
	return text;
}

static void names_beyond_a_limit_are_not_known(void **state)
{
	(void)state;
	for (size_t count = 199; count <= 201; count++) {
		char *text = many("### T\n\n- **A**:\n", "  <!-- pllint: alias N%u -->\n", count);
		struct compiled *compiled = dump_compile(text);
		const struct template_field *field = &compiled->template.kinds[0].fields[0];
		assert_int_equal(field->name_count, count < 200 ? count + 1 : 200);
		assert_string_equal(dump_faults(compiled), count < 200 ? "" : "3: `A` has more than 200 names\n");
		dump_release(compiled);
		free(text);
	}
}

static void expect_refused(const char *start, const char *format, size_t count, const char *reason)
{
	char *text = many(start, format, count);
	struct compiled *compiled = dump_new(text, strlen(text));
	if (!setjmp(compiled->exit)) {
		dump_read(compiled, strlen(text));
		fail_msg("%zu of %s were not refused", count, format);
	}
	assert_int_equal(compiled->template.memory.status, PLLINT_LIMIT);
	assert_string_equal(compiled->template.memory.reason, reason);
	dump_release(compiled);
	free(text);
	text = many(start, format, count - 1);
	dump_release(dump_compile(text));
	free(text);
}

static void templates_beyond_a_limit_are_refused(void **state)
{
	(void)state;
	expect_refused("", "### T%u\n\n- **A**:\n\n", 65,
		       "it shows more than 64 kinds of entries; a template shows each kind once");
	expect_refused("### T\n\n", "- **N%u**:\n", 1001,
		       "it shows more than 1000 fields; a template shows each field once");
	static const char *const nested[][2] = {
		{"### T\n\n- **A**:\n- **B**:\n", "  - N%u:\n"},
		{"### T\n\n- **A**:\n  - **B**:\n", "    - N%u:\n"},
	};
	for (size_t i = 0; i < 2; i++) {
		expect_refused(nested[i][0], nested[i][1], 999,
			       "it shows more than 1000 fields; a template shows each field once");
	}
	expect_refused("### T\n\n- **A**:\n  - **B**:\n    - **C**:\n", "      - N%u:\n", 998,
		       "it shows more than 1000 fields; a template shows each field once");
}

static void labels_without_colons_are_why_there_is_no_kind(void **state)
{
	(void)state;
	struct compiled *compiled = dump_compile("## Advice\n\n- Write well\n\n### T\n\n- **A**\n- **B**\n");
	assert_false(compiled->ok);
	assert_string_equal(dump_faults(compiled),
			    "7: `A` is no field: it has no colon\n8: `B` is no field: it has no colon\n");
	dump_release(compiled);
	compiled = dump_compile("## One\n\n- **A**\n\n## Two\n\n- **B**\n");
	assert_string_equal(dump_faults(compiled), "3: `A` is no field: it has no colon\n");
	dump_release(compiled);
	compiled = dump_compile("## Advice\n\n- **Careful**\n\n### T\n\n- **A**:\n");
	assert_true(compiled->ok);
	assert_int_equal(compiled->faults.count, 0);
	dump_release(compiled);
}

static void what_is_set_is_kept(void **state)
{
	(void)state;
	struct compiled *compiled = dump_compile("<!-- pllint: order oldest-first -->\n"
						 "<!-- pllint: rule second-rule info -->\n"
						 "## YYYY-MM-DD\n\n### T\n<!-- pllint: optional -->\n\n- **A**:\n");
	const struct template *template = &compiled->template;
	assert_true(compiled->ok);
	assert_int_equal(template->order, ORDER_OLDEST_FIRST);
	assert_int_equal(dump_line(compiled, template->order_at), 1);
	assert_int_equal(template->severity[0], PLLINT_DEFAULT);
	assert_int_equal(template->severity[1], PLLINT_INFO);
	assert_int_equal(dump_line(compiled, template->severity_at[1]), 2);
	assert_true(template->kinds[0].title_is_optional);
	dump_release(compiled);
}

static void a_match_is_compiled(void **state)
{
	(void)state;
	struct compiled *compiled = dump_compile("### T\n\n- **Year**: <!-- pllint: match ^\\d{4}$ -->\n");
	const struct template_field *field = &compiled->template.kinds[0].fields[0];
	struct memory *memory = &compiled->template.memory;
	assert_non_null(field->pattern);
	assert_int_equal(pattern_match(field->pattern, memory, "2025", 4), PATTERN_MATCH);
	assert_int_equal(pattern_match(field->pattern, memory, "25", 2), PATTERN_NO_MATCH);
	dump_release(compiled);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults_of_a_field_have_its_line),
		cmocka_unit_test(faults_of_the_file_have_their_lines),
		cmocka_unit_test(names_beyond_a_limit_are_not_known),
		cmocka_unit_test(templates_beyond_a_limit_are_refused),
		cmocka_unit_test(labels_without_colons_are_why_there_is_no_kind),
		cmocka_unit_test(what_is_set_is_kept),
		cmocka_unit_test(a_match_is_compiled),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
