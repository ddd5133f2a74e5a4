// Edits that are wrong on purpose, in lists with what few have: what changes elsewhere than where the edit is.

#include "verifying.h"

struct
try {
	const char *template; // NULL: the built-in one
	const char *list;
	const char *rule;
};

static const char *try_edit(struct verifying_test *test, const struct try *try, const char *old, const char *new)
{
	const char *at = strstr(try->list, old);
	assert_non_null(at);
	uint32_t start = (uint32_t)(at - try->list);
	struct pllint_piece piece = piece_text(new);
	struct pllint_edit edit = {{start, start + (uint32_t)strlen(old)}, &piece, *new != 0};
	verifying_open(test, try->template, try->list);
	return verifying_try(test, try->rule, &edit, 1);
}

static void refused(const struct try *try, const char *old, const char *new, const char *why)
{
	struct verifying_test test;
	const char *reason = try_edit(&test, try, old, new);
	if (!reason) {
		fail_msg("%s may write \"%s\" for \"%s\"", try->rule, new, old);
	}
	if (!strstr(reason, try->rule) || !strstr(reason, why)) {
		fail_msg("%s", reason);
	}
	verifying_close(&test);
}

static void accepted(const struct try *try, const char *old, const char *new)
{
	struct verifying_test test;
	const char *reason = try_edit(&test, try, old, new);
	if (reason) {
		fail_msg("%s", reason);
	}
	verifying_close(&test);
}

#define NAMED(rule) (&(struct try){template, list, rule})

// What a link leads to, and whether it is one, hangs on a definition that is in another entry or below the items.
static void definitions(void **state)
{
	(void)state;
	static const char template[] = "### Title\n\n- **Tags**:\n";
	static const char in_value[] = "### A\n\n- **Tags**: [a][r]\n\n### B\n\n- **Tags**: b\n\n[r]: https://r.org\n";
	static const char below[] =
		"### A\n\n- **Tags**: a\n\n  [a][r]\n\n### B\n\n- **Tags**: b\n\n[r]: https://r.org\n";
	static const char outside[] =
		"### A\n\n- **Tags**: a\n\n[a][r]\n\n### B\n\n- **Tags**: b\n\n[r]: https://r.org\n";
	static const char same[] = "### A\n\n- **Tags**: [a][r]\n\n[r]: https://r.org\n";
	const char *list = in_value;
	refused(NAMED("label-form"), "//r.org", "//s.org", "where a link leads");
	refused(NAMED("label-form"), "[r]: ", "[s]: ", "what a value shows");
	list = below;
	refused(NAMED("label-form"), "//r.org", "//s.org", "where a link leads");
	list = outside;
	refused(NAMED("label-form"), "//r.org", "//s.org", "where a link leads");
	refused(NAMED("label-form"), "[r]: ", "[s]: ", "outside the fields");
	list = same;
	refused(NAMED("http-link"), "//r.org", "//s.org", "where a link leads");
}

static void comments(void **state)
{
	(void)state;
	static const char *const template = "### Title\n\n- **Tags**:\n- **V**:\n  <details>\n  x\n  </details>\n";
	const char *list = "<!-- first -->\n\n### A\n\n- **Tags**: a <!-- b -->\n\n<!-- c -->\n\n### B\n\n- **Tags**: "
			   "a\n\n<!-- d e\n";
	refused(NAMED("label-form"), "<!-- b -->", "<!-- x -->", "it changes a comment");
	refused(NAMED("label-form"), "<!-- c -->", "<!-- x -->", "it changes a comment");
	accepted(NAMED("http-link"), "<!-- c -->", "<!-- x -->");
	accepted(NAMED("trailing-comma"), "<!-- d e", "<!-- d f");
	refused(NAMED("label-form"), "<!-- d e", "<!-- d f", "it changes a comment");
	accepted(NAMED("unused-suppression"), "<!-- first -->\n\n", "");
	// One that is not closed, twice.
	list = "Text <!-- a\n\n- **Tags**: a\n\nText <!-- b\n";
	refused(NAMED("label-form"), "<!-- a", "<!-- c", "");
	// The scheme of a link may be fixed between comments, which may have links of their own.
	list = "### A\n\n- **Tags**: a\n- **V**:\n  <details>\n  <!-- https://a.org --> http://b.org <!-- "
	       "https://c.org -->"
	       " https://d.org <!-- e -->\n  </details>\n\n### B\n\n- **Tags**: b\n- **V**:\n  <details>\n"
	       "  <!-- https://a.org --> http://f.org\n  </details>\n";
	accepted(NAMED("http-link"), "http://b.org", "https://b.org");
	accepted(NAMED("http-link"), "http://f.org", "https://f.org");
}

static void items(void **state)
{
	(void)state;
	static const char template[] = "### Title\n\n- **Tags**:\n- **Notes**: <!-- pllint: optional -->\n";
	const char *list = "### A\n\n- **Tags**: a\n- **Notes**: b\n  - c\n- d\n";
	refused(NAMED("trailing-comma"), "- **Tags**", "**Tags**", "none any more");
	refused(NAMED("trailing-comma"), "- d", "d", "none any more");
	refused(NAMED("trailing-whitespace"), "  ", "", "nested");
	refused(NAMED("unfilled-placeholder"), "- d\n", "", "deletes a field");
	refused(NAMED("unfilled-placeholder"), "  - c\n", "", "deletes a field");
	refused(NAMED("unfilled-placeholder"), "- **Notes**: b\n  - c\n", "", "deletes a field");
	// Links and details may come to be elsewhere.
	accepted(NAMED("inline-links"), "  ", "");
	list = "### A\n\n- **Tags**: a\n\nText.\n\nMore.\n";
	refused(NAMED("trailing-comma"), "Text.\n\nMore", "Text.\n\n- More", "a text becomes a field");
	list = "### A\n\n- **Tags**: a\n\n  ** b**\n";
	refused(NAMED("label-form"), "** b**", "**b**", "text below a value");
}

static void headings(void **state)
{
	(void)state;
	static const char template[] = "## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n";
	const char *list = "# 2025\n\n## 2025-05-05\n\n### A\n\n- **Tags**: a\n\n---\n\n## 2025-05-04\n\n### B\n\n"
			   "- **Tags**: b\n\nText.\n";
	refused(NAMED("label-form"), "---\n\n", "", "outside the fields");
	refused(NAMED("heading-level"), "### B\n\n- **Tags**: b\n", "B\n\n### C\n\n- **Tags**: b\n", "heading");
	refused(NAMED("heading-level"), "### B\n\n- **Tags**: b\n\nText.", "- **Tags**: b\n\n### Text.", "heading");
	refused(NAMED("heading-level"), "\n### B", "### C\n\nB", "a heading is none any more");
}

static void kinds(void **state)
{
	(void)state;
	static const char template[] = "### Paper\n\n- **Tags**:\n- **One**: <!-- pllint: optional -->\n\n---\n\n"
				       "### Post\n\n- **Tags**:\n- **Two**:\n- **Three**: <!-- pllint: optional -->\n";
	static const char *const list =
		"### A\n\n- **Tags**: a\n- b\n  - **Two**: c\n\n### B\n\n- **Tags**: a\n- **One**: d\n";
	refused(NAMED("trailing-whitespace"), "  ", "", "what kind");
	refused(NAMED("trailing-comma"), "**One**: d", "**Three**: d", "");
	// What an entry lacks may be new where its labels make it another kind.
	accepted(NAMED("label-form"), "**One**: d", "**Three**: d");
}

static void new_findings(void **state)
{
	(void)state;
	static const char template[] = "### Title\n\n- **Tags**:\n- **Notes**: <!-- pllint: optional -->\n";
	const char *list = "### A\n\n- **Tags**: a\n- **Notes**: c\n\nText.\n";
	refused(NAMED("trailing-comma"), "**Tags**: a", "**Tags**: a ", "`trailing-whitespace`");
	refused(NAMED("blank-lines"), "Text.", "Text. ", "`trailing-whitespace`");
	// It is elsewhere than the edit.
	list = "### A\n\n- **Tags**: a\n- **Notes**: [a][r]\n\n### B\n\n- **Tags**: b\n\n[r]: "
	       "https://arxiv.org/abs/2501.00001\n";
	refused(NAMED("http-link"), "https:", "http:", "a new finding appears");
	// It may have been silent beside another one.
	list = "### A\n\n- **Tags**: a\n- **Notes**: c\n\nText. \n";
	accepted(NAMED("trailing-comma"), "**Tags**: a", "**Tags**: a ");
	list = "### A\n\n- **Tags**: a\n- **Notes**: c \n\nText.\n";
	accepted(NAMED("trailing-comma"), "**Tags**: a", "**Tags**: a ");
}

// The line that is named is one of the list that the user has, whatever was deleted above it.
static void lines_of_the_original(void **state)
{
	(void)state;
	static const char list[] = "### A\n\n\n\n\n- **Tags**: a\n\n### B\n\n- **Tags**: b\n\nText.\n";
	struct pllint_piece spaced = piece_text("Text. "), bold = piece_text("**Text** <!-- x -->");
	uint32_t at = (uint32_t)(strstr(list, "Text.") - list);
	const struct pllint_edit appears[] = {{{7, 10}, NULL, 0}, {{at, at + 5}, &spaced, 1}};
	const struct pllint_edit unsaid[] = {{{at, at + 5}, &bold, 1}};
	struct verifying_test test;
	verifying_open(&test, "### Title\n\n- **Tags**:\n", list);
	const char *reason = verifying_try(&test, "blank-lines", appears, 2);
	assert_non_null(strstr(reason, "a new finding appears, `trailing-whitespace`, near line 12"));
	verifying_close(&test);
	verifying_open(&test, "### Title\n\n- **Tags**:\n", list);
	reason = verifying_try(&test, "blank-lines", unsaid, 1);
	assert_non_null(strstr(reason, "it changes more than it says, near line 12"));
	verifying_close(&test);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(definitions),
		cmocka_unit_test(comments),
		cmocka_unit_test(items),
		cmocka_unit_test(headings),
		cmocka_unit_test(kinds),
		cmocka_unit_test(new_findings),
		cmocka_unit_test(lines_of_the_original),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
