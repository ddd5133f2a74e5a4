// The reading list that pllint exists for, in four versions, each read against its own template. Skipped
// where the corpus is absent.

#include "lint/support.h"

static const char *folder;

static struct test_text read_file(const char *version, const char *name)
{
	char path[4096];
	struct test_text text = {0};
	int size = snprintf(path, sizeof path, "%s/01-paper-reading/%s/%s", folder, version, name);
	assert_in_range(size, 1, sizeof path - 1);
	FILE *file = fopen(path, "rb");
	if (!file) {
		fail_msg("%s cannot be read", path);
	}
	char buffer[4096];
	size_t got;
	while ((got = fread(buffer, 1, sizeof buffer, file)) > 0) {
		test_append(&text, buffer, got);
	}
	fclose(file);
	return text;
}

static void check(const char *version, const char *expected)
{
	struct test_text template_text = read_file(version, "template.md");
	struct test_text list = read_file(version, "README.md");
	struct test_text out = {0};
	struct pllint_template *template = test_template(template_text.bytes, template_text.size);
	assert_int_equal(test_lint(template, list.bytes, list.size, &out), PLLINT_OK);
	assert_string_equal(out.bytes, expected);
	pllint_template_release(template);
	free(template_text.bytes);
	free(list.bytes);
	free(out.bytes);
}

// What the maintainer fixed by hand between these two and v3, and a blank in raw HTML.
static const char first[] = "7:1 error empty-title\n"
			    "17:14 error unfilled-placeholder\n"
			    "24:3 warning details-tag-line\n"
			    "24:1474 info trailing-whitespace-html\n"
			    "34:3 warning details-tag-line\n"
			    "48:28 warning final-newline\n";

static void version_1(void **state)
{
	(void)state;
	check("v1", first);
}

static void version_2(void **state)
{
	(void)state;
	check("v2", first);
}

// v4 has one more entry at its top, of fourteen lines, which is right: the same findings, further down.
static const struct {
	unsigned line, column;
	const char *rest;
} later[] = {
	{10, 27, "info name-form"},
	{11, 3, "warning misnamed-field"},
	{19, 17, "error unfilled-placeholder"},
	{20, 14, "error unfilled-placeholder"},
	{24, 50, "warning trailing-comma"},
	{28, 1058, "warning latex"},
	{44, 168, "warning latex"},
	{45, 215, "warning markdown-in-details"},
	{58, 384, "warning latex"},
	{62, 5, "info unknown-link-label"},
	{79, 3, "warning label-spelling"},
	{79, 13, "info details-missing-markdown"},
	{97, 3, "warning details-tag-line"},
	{97, 1474, "info trailing-whitespace-html"},
	{99, 14, "warning inline-links"},
	{107, 3, "warning details-tag-line"},
	{115, 3, "warning markdown-in-details"},
	{126, 14, "warning inline-links"},
	{127, 28, "warning final-newline"},
};

static void check_later(const char *version, unsigned shift)
{
	struct test_text expected = {0};
	for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
		test_print(&expected, "%u:%u %s\n", later[i].line + shift, later[i].column, later[i].rest);
	}
	check(version, expected.bytes);
	free(expected.bytes);
}

static void version_3(void **state)
{
	(void)state;
	check_later("v3", 0);
}

static void version_4(void **state)
{
	(void)state;
	check_later("v4", 14);
}

int main(void)
{
	folder = getenv("PLLINT_CORPUS");
	if (!folder || !*folder) {
		puts("PLLINT_CORPUS names no folder");
		return 77;
	}
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(version_1),
		cmocka_unit_test(version_2),
		cmocka_unit_test(version_3),
		cmocka_unit_test(version_4),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
