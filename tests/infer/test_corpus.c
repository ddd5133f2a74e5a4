// --init on lists as they are in public. Skipped where the corpus is absent.

#include "../lint/support.h"

static const char *corpus;

struct made {
	struct test_text list;
	struct pllint_inferred *inferred;
	enum pllint_status status;
};

static struct test_text read_file(const char *name)
{
	char path[4096];
	struct test_text text = {0};
	snprintf(path, sizeof path, "%s/%s", corpus, name);
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

static struct made make(const char *name)
{
	struct made made = {.list = read_file(name)};
	made.status = pllint_infer_list(&test_environment, made.list.bytes, made.list.size, &made.inferred);
	return made;
}

static void made_release(struct made *made)
{
	pllint_inferred_release(made->inferred);
	free(made->list.bytes);
}

// What is left of the list are its known slips, what is shown inside details, and a few links that only one
// entry labels so.
static void test_paper_reading(void **state)
{
	(void)state;
	struct made made = make("01-paper-reading/v4/README.md");
	assert_int_equal(made.status, PLLINT_OK);
	size_t size;
	const char *text = pllint_inferred_template(made.inferred, &size);
	assert_string_equal(
		text, "## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Author(s)**:\n- **Abstract**:\n  <details>\n\n"
		      "  </details>\n- **Links**:\n  - arxiv:\n  - HuggingFace:\n  - GitHub:\n"
		      "- **Progress**: not started / reading / done\n- **Notes**: (optional)\n");
	struct pllint_template *template = test_template(text, size);
	struct test_text out = {0};
	assert_int_equal(test_lint(template, made.list.bytes, made.list.size, &out), PLLINT_OK);
	assert_string_equal(out.bytes, "24:27 info name-form\n"
				       "25:3 warning misnamed-field\n"
				       "32:5 info unknown-link-label\n"
				       "33:17 error unfilled-placeholder\n"
				       "34:14 error unfilled-placeholder\n"
				       "38:50 warning trailing-comma\n"
				       "42:1058 warning latex\n"
				       "58:168 warning latex\n"
				       "59:215 warning markdown-in-details\n"
				       "72:384 warning latex\n"
				       "76:5 info unknown-link-label\n"
				       "93:3 warning label-spelling\n"
				       "103:14 warning inline-links\n"
				       "111:3 warning details-tag-line\n"
				       "111:1474 info trailing-whitespace-html\n"
				       "113:14 warning inline-links\n"
				       "121:3 warning details-tag-line\n"
				       "129:3 warning markdown-in-details\n"
				       "140:14 warning inline-links\n"
				       "141:28 warning final-newline\n");
	free(out.bytes);
	pllint_template_release(template);
	made_release(&made);
}

static void test_plain_fields(void **state)
{
	(void)state;
	struct made made = make("15-yaodongC-awesome-instruction-dataset/list.md");
	assert_int_equal(made.status, PLLINT_OK);
	size_t size;
	assert_string_equal(
		pllint_inferred_template(made.inferred, &size),
		"## [Title](url)\n\n- Summary:\n- Data generation model:\n- paper:\n- License: [text](url)\n"
		"- Related: (optional)\n");
	assert_string_equal(pllint_inferred_notes(made.inferred), "left out: `Modality` (3 of 31 entries)\n");
	made_release(&made);
}

static void test_items(void **state)
{
	(void)state;
	struct made made = make("02-OSU-NLP-Group-GUI-Agents-Paper-List/list.md");
	assert_int_equal(made.status, PLLINT_OK);
	size_t size;
	assert_string_equal(pllint_inferred_template(made.inferred, &size),
			    "- [Title](url)\n  - (text)\n  - Institutions:\n  - Date:\n  - Publisher:\n  - Env:\n"
			    "  - Key:\n  - TLDR:\n");
	made_release(&made);
}

static void test_one_line(void **state)
{
	(void)state;
	static const char *const lists[][2] = {
		{"10-poteto-hiring-without-whiteboards/list.md", "- [Title](url) | text | further text\n"},
		{"13-public-apis-public-apis/list.md",
		 "| API | Description | Auth | HTTPS | CORS |\n| --- | --- | --- | --- | --- |\n"
		 "| [Title](url) | (text) | `OAuth` / `apiKey` / No / `X-Mashape-Key` | Yes / No | Yes / Unknown / No "
		 "|\n"},
		{"19-pcaversaccio-reentrancy-attacks/list.md",
		 "- [Title](url) \xE2\x80\x93 Description | [Victim contract](url)\n"},
		{"43-beucismis-awesome-fetch/list.md", "- [Title](url) - Description\n"},
		{"44-cugu-awesome-forensics/list.md", "- [Title](url) - Description\n"},
	};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct made made = make(lists[i][0]);
		assert_int_equal(made.status, PLLINT_OK);
		size_t size;
		assert_string_equal(pllint_inferred_template(made.inferred, &size), lists[i][1]);
		made_release(&made);
	}
}

// Shapes that cannot be described yet are named.
static void test_other_shapes(void **state)
{
	(void)state;
	static const char *const lists[][2] = {
		{"20-vuejs-rfcs/entries/0001-new-slot-syntax.md", "the file begins with fields"},
	};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct made made = make(lists[i][0]);
		assert_int_equal(made.status, PLLINT_NO_ENTRY);
		assert_non_null(strstr(pllint_inferred_notes(made.inferred), lists[i][1]));
		made_release(&made);
	}
}

int main(void)
{
	corpus = getenv("PLLINT_CORPUS");
	if (!corpus || !*corpus) {
		puts("PLLINT_CORPUS names no folder");
		return 77;
	}
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paper_reading), cmocka_unit_test(test_plain_fields), cmocka_unit_test(test_items),
		cmocka_unit_test(test_one_line),      cmocka_unit_test(test_other_shapes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
