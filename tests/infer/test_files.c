// Folders of files that are an entry each, and what their templates show of them.

#include "inferring.h"

enum { FILES_MAX = 40 };

static enum pllint_status infer_texts(struct linting *linting, const struct pllint_file_text *files, size_t count)
{
	struct pllint_inferred *inferred;
	enum pllint_status status = pllint_infer_files(&linting->environment, files, count, &inferred);
	size_t size;
	struct pllint_writer writer = text_writer(&linting->text);
	const char *text = pllint_inferred_template(inferred, &size);
	writer.write(writer.context, text, size);
	writer.write(writer.context, pllint_inferred_notes(inferred), strlen(pllint_inferred_notes(inferred)));
	pllint_inferred_release(inferred);
	return status;
}

// The files `1.md`, `2.md` and so on, up to NULL; an empty `wanted`: they have no form in common.
static void test_inferred(const char *const *texts, const char *wanted)
{
	struct pllint_file_text files[FILES_MAX];
	char names[FILES_MAX][8];
	size_t count = 0;
	for (; texts[count]; count++) {
		snprintf(names[count], sizeof *names, "%zu.md", count + 1);
		files[count] = (struct pllint_file_text){names[count], texts[count], strlen(texts[count])};
	}
	struct linting linting = {0};
	linting_open(&linting, NULL);
	enum pllint_status status = infer_texts(&linting, files, count);
	assert_string_equal(linting.text.bytes, wanted);
	assert_int_equal(status, *wanted ? PLLINT_OK : PLLINT_NO_ENTRY);
	linting_close(&linting);
}

static void test_front_matter(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"---\ntitle: A walk\nread: 2026-01-02\ntags: [a]\nurl: https://a.org\nby:\n  - Ann\n---\n\n# A "
		"walk\n\n## "
		"Plot\n\nx\n\n## End\n\ny\n",
		"---\ntitle: B run\nread: 2026-01-03\ntags: [b, c]\nurl: https://b.org\nby:\n  - Bo\n---\n\n# B "
		"run\n\n## "
		"Plot\n\n### Part\n\nx\n\n## End\n",
		"---\ntitle: C\nread: 2026-01-04\ntags: [d]\nurl: https://c.org\n---\n\n# C\n\n## End\n\n## Aside\n",
		NULL};
	test_inferred(texts, "---\ntitle:\nread: YYYY-MM-DD\ntags: []\nurl:\nby: [] # optional\n---\n\n# Title\n\n"
			     "## Plot\n\n## End\n");
	static const char *const bare[] = {"---\na: x y\n---\n\ntext\n", "---\na: z u\n---\n\ntext\n", NULL};
	test_inferred(bare, "---\na:\n---\n");
}

static void test_bullets(void **state)
{
	(void)state;
	static const char *const below[] = {"# A\n\n* Day: 2026-01-02\n* By: Ann\n\n## Plot\n\nx\n",
					    "# B\n\n* Day: 2026-01-03\n* By: Bo\n\n## Plot\n\ny\n", NULL};
	test_inferred(below, "# Title\n\n* Day: YYYY-MM-DD\n* By:\n\n## Plot\n");
	static const char *const first[] = {"- Day: 2026-01-02\n- By: Ann\n\n# Plot\n\nx\n\n# End\n\nz\n",
					    "- Day: 2026-01-03\n- By: Bo\n\n# Plot\n\ny\n\n# End\n\nz\n", NULL};
	test_inferred(first, "- Day: YYYY-MM-DD\n- By:\n\n# Plot\n\n# End\n");
	static const char *const without[] = {"- Day: 2026-01-02\n- By: Ann\n\ntext\n",
					      "- Day: 2026-01-03\n- By: Bo\n\ntext\n", NULL};
	test_inferred(without, "");
}

static void test_sections_alone(void **state)
{
	(void)state;
	static const char *const texts[] = {"# A\n\n## End\n\n## Plot\n\nx\n", "# B\n\n## Plot\n\n## End\n\ny\n",
					    "# C\n\n## Plot\n\n## Plot\n\n## End\n", "# D\n\n## Plot\n\n## !\n", NULL};
	test_inferred(texts, "# Title\n\n## Plot\n\n## End\n");
	static const char *const one[] = {"# A\n\n## Plot\n", "# B\n\n## Plot\n", NULL};
	test_inferred(one, "");
	static const char *const untitled[] = {"## Plot\n\n## End\n", "## Plot\n\n## End\n", NULL};
	test_inferred(untitled, "");
}

// One file shows nothing that files share; nor do files that are no text, or no entries by their names.
static void test_what_has_no_template(void **state)
{
	(void)state;
	static const char *const one[] = {"---\na: x\n---\n\n## Plot\n", NULL};
	test_inferred(one, "");
	static const char *const none[] = {NULL};
	test_inferred(none, "");
	static const char note[] = "---\na: x y\n---\n\n## Plot\n", other[] = "---\na: z u\n---\n\n## Plot\n";
	static const char binary[] = "---\0\0\0\1\2\3\0\0\0\1\2\3\0\0\0\1";
	const struct pllint_file_text files[] = {{"1.md", note, sizeof note - 1},
						 {"README.md", other, sizeof other - 1},
						 {"2.md", binary, sizeof binary - 1},
						 {"CONTRIBUTING.md", other, sizeof other - 1},
						 {"3.md", other, sizeof other - 1}};
	struct linting linting = {0};
	linting_open(&linting, NULL);
	assert_int_equal(infer_texts(&linting, files, 4), PLLINT_NO_ENTRY);
	assert_int_equal(infer_texts(&linting, files, 5), PLLINT_OK);
	assert_string_equal(linting.text.bytes, "---\na:\n---\n\n## Plot\n");
	linting_close(&linting);
}

// More headings than there is room for at first: each is found again.
static void test_many_headings(void **state)
{
	(void)state;
	enum { HEADINGS = 100, LINE = 12 };
	char text[HEADINGS * LINE + LINE] = "# A\n", wanted[HEADINGS * LINE + LINE] = "# Title\n";
	for (int i = 0; i < HEADINGS; i++) {
		char line[LINE];
		snprintf(line, sizeof line, "\n## a%03d\n", i);
		strcat(text, line);
		strcat(wanted, line);
	}
	const char *const texts[] = {text, text, NULL};
	test_inferred(texts, wanted);
}

// What five files write is no slip; a value of its own in more than one of twenty leaves the key open.
static void test_values(void **state)
{
	(void)state;
	const char *texts[FILES_MAX] = {NULL};
	static const char read[] = "---\nstate: read\n---\n\n## Plot\n", open[] = "---\nstate: open\n---\n\n## Plot\n",
			  slip[] = "---\nstate: opne\n---\n\n## Plot\n", other[] = "---\nstate: lost\n---\n\n## Plot\n";
	for (size_t i = 0; i < 20; i++) {
		texts[i] = i < 15 ? read : open;
	}
	texts[20] = slip;
	test_inferred(texts, "---\nstate: read / open\n---\n\n## Plot\n");
	texts[21] = other;
	test_inferred(texts, "---\nstate:\n---\n\n## Plot\n");
}

// So many that they are not all looked at.
static void test_many_values(void **state)
{
	(void)state;
	enum { COUNT = FILES_MAX - 1 };
	char notes[COUNT][64];
	const char *texts[FILES_MAX] = {NULL};
	for (size_t i = 0; i < COUNT; i++) {
		snprintf(notes[i], sizeof notes[i], "---\nplace: p%zu\n---\n\n## Plot\n", i);
		texts[i] = notes[i];
	}
	test_inferred(texts, "---\nplace:\n---\n\n## Plot\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_front_matter),   cmocka_unit_test(test_bullets),
		cmocka_unit_test(test_sections_alone), cmocka_unit_test(test_what_has_no_template),
		cmocka_unit_test(test_many_headings),  cmocka_unit_test(test_values),
		cmocka_unit_test(test_many_values),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
