// Lists whose fields are labelled paragraphs or are in details blocks: what is written after the template is silent.

#include "linting.h"

#define HEADING                                                                                                        \
	"### Paper Title\n\n**Authors:** First Author, Second Author\n**Year:** YYYY\n**Link:** <url>\n\n"             \
	"<details><summary>Abstract</summary>\n\nWhat it says.\n\n</details>\n\n[PDF](link) | [Code](link)\n"
#define DETAILS                                                                                                        \
	"<details><summary>Title</summary>\n\n* **Authors:** First Author, Second Author\n* **Year:** YYYY\n\n"        \
	"<details><summary>Abstract</summary>\n\nWhat it says.\n\n</details>\n\n[PDF](link)\n\n</details>\n"
#define PARAGRAPHS "**Title:** [Name](url)\n\n**Authors:** First Author, Second Author\n\n**Year:** YYYY\n"

enum { ENTRIES = 1000 };

struct list {
	char bytes[400000];
	size_t size;
};

static void add(struct list *list, const char *text)
{
	size_t size = strlen(text);
	assert_true(list->size + size < sizeof list->bytes);
	memcpy(list->bytes + list->size, text, size + 1);
	list->size += size;
}

// `%` in an entry is its number.
static const char *many(const char *before, const char *entry, const char *after)
{
	static struct list list;
	list.size = 0;
	add(&list, before);
	for (unsigned i = 1; i <= ENTRIES; i++) {
		for (const char *at = entry; *at; at++) {
			char text[16] = {*at, 0};
			if (*at == '%') {
				snprintf(text, sizeof text, "%u", i);
			}
			add(&list, text);
		}
	}
	add(&list, after);
	return list.bytes;
}

static const char *with_endings(const char *text)
{
	static struct list list;
	list.size = 0;
	for (; *text; text++) {
		add(&list, *text == '\n' ? "\r\n" : (const char[]){*text, 0});
	}
	return list.bytes;
}

static void expect_silence(const char *template, const char *list)
{
	struct linting linting;
	linting_open(&linting, template);
	assert_int_equal(linting.status, PLLINT_OK);
	linting_check(&linting, list);
	assert_string_equal(linting_findings(&linting), "");
	assert_int_equal(pllint_report_counts(linting.report)->entries, ENTRIES);
	linting_close(&linting);
}

static void test_headings(void **state)
{
	(void)state;
	static const char entry[] = "### Paper %\n\n**Authors:** A. Lee, B. Chen\n**Year:** 2020\n"
				    "**Link:** https://a.org/%\n\n<details><summary>Abstract</summary>\n\nText %.\n\n"
				    "</details>\n\n[PDF](https://b.org/%) | [Code](https://c.org/%)\n\n";
	expect_silence(HEADING, many("# List\n\n", entry, "# End\n"));
	expect_silence(HEADING, with_endings(many("# List\n\n", entry, "# End\n")));
	expect_silence(HEADING, many("# List\n\n",
				     "### Paper %\n\n**Authors:** A. Lee\\\n**Year:** 2020<br>\n"
				     "**Link:** https://a.org/%\n\n<details>\n<summary><b>Abstract</b></summary>\n"
				     "Text %.\n</details>\n\n",
				     "# End\n"));
}

static void test_details(void **state)
{
	(void)state;
	static const char entry[] = "<details><summary>Paper %</summary>\n\n* **Authors:** A. Lee\n* **Year:** 2020\n\n"
				    "<details><summary>Abstract</summary>\n\nText %.\n\n</details>\n\n"
				    "[PDF](https://b.org/%)\n\n</details>\n\n";
	expect_silence(DETAILS, many("# List\n\n", entry, "# End\n"));
	expect_silence(DETAILS, with_endings(many("# List\n\n", entry, "# End\n")));
	expect_silence(DETAILS, many("# List\n\n<details><summary>All</summary>\n\n", entry, "</details>\n"));
	expect_silence(DETAILS, many("# List\n\n",
				     "<details>\n<summary>Paper %</summary>\n\n+ **Authors:** A. Lee\n"
				     "+ **Year:** 2020\n\n<details><summary>Abstract</summary>\nText %.\n</details>\n\n"
				     "</details>\n\n",
				     "# End\n"));
}

static void test_paragraphs(void **state)
{
	(void)state;
	static const char entry[] =
		"**Title:** [Paper %](https://a.org/%)\n\n**Authors:** A. Lee\n\n**Year:** 2020\n\n";
	expect_silence(PARAGRAPHS, many("# List\n\n", entry, "# End\n"));
	expect_silence(PARAGRAPHS, with_endings(many("# List\n\n", entry, "# End\n")));
	expect_silence(PARAGRAPHS, many("# List\n\n<details><summary>All</summary>\n\n", entry, "</details>\n"));
	expect_silence(PARAGRAPHS, many("# List\n\n",
					"**Title:** [Paper %](https://a.org/%)\n**Authors:** A. Lee\n"
					"**Year:**\n2020\n\n---\n\n",
					"# End\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_details),
		cmocka_unit_test(test_paragraphs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
