// What is printed of a template for its maintainer.

#include "dump.h"

#include "template/cell.h"

struct show_case {
	const char *template;
	const char *expected;
};

static const struct show_case cases[] = {
	{"<!-- pllint: order newest-first -->\n"
	 "<!-- pllint: rule first-rule off -->\n"
	 "## YYYY-MM-DD\n"
	 "\n"
	 "### [Title](link) (optional)\n"
	 "\n"
	 "- **Tags**:\n"
	 "- **Author(s)**: <!-- pllint: alias Writers -->\n"
	 "- **TL;DR / Summary** (optional): (fill me in)\n"
	 "- **Links**:\n"
	 "  - arxiv:\n"
	 "  - Code (required): <url>\n"
	 "- **Progress**: reading / done / ...\n"
	 "- **Level**: <!-- pllint: one-of low, high -->\n"
	 "- **Year**: YYYY <!-- pllint: match ^2 -->\n"
	 "- **Notes**:\n"
	 "  <details>\n"
	 "  (if any)\n"
	 "  </details>\n"
	 "\n"
	 "## [论文](url)\n"
	 "\n"
	 "- **标题**：\n"
	 "- **x**: <!-- pllint: optional -->\n",
	 " line  what it says\n"
	 "    3  ## YYYY-MM-DD: a group at level 2, each heading a date of that form\n"
	 "    1  the newest group comes first\n"
	 "    2  rule first-rule off\n"
	 "\n"
	 "    5  ### [Title](link): an entry kind at level 3, its title a link, its title optional\n"
	 "    7    Tags              required: not marked optional  a list, split by commas, no item twice\n"
	 "    8    Author(s)         required: not marked optional  a list of names, split by commas\n"
	 "    8      also: Author, Authors\n"
	 "    8      also: Writers\n"
	 "    9    TL;DR or Summary  optional: (optional)           any text but: (fill me in)\n"
	 "   10    Links             required: not marked optional  nested links, at least one\n"
	 "   11      arxiv           optional: nested               at least one URL on arxiv.org\n"
	 "   12      Code            required: (required)           one URL\n"
	 "   13    Progress          required: not marked optional  one of: reading, done, or something else\n"
	 "   14    Level             required: not marked optional  one of: low, high (by a directive)\n"
	 "   15    Year              required: not marked optional  a date like YYYY\n"
	 "   15      matches: ^2\n"
	 "   16    Notes             optional: (if any), line 18    a <details> block\n"
	 "\n"
	 "   21  ## [论文](url): an entry kind at level 2, its title a link\n"
	 "   23    标题  required: not marked optional  any text\n"
	 "   24    x     optional: a directive          any text\n"},
	{"---\ntitle: <title>\nrequires (*optional): <numbers>\ncreated: <YYYY-MM-DD>\n---\n\n## Summary\n\nWhat is "
	 "it?\n\n"
	 "## Notes (optional)\n\nWhat else?\n",
	 " line  what it says\n"
	 "       no groups: each file is an entry\n"
	 "\n"
	 "    1  <title>: an entry kind, a file, its title optional\n"
	 "    2    title     required: not marked optional  any text but: <title>\n"
	 "    3    requires  optional: (*optional)          any text but: <numbers>\n"
	 "    3      also: requires (*optional)\n"
	 "    4    created   required: not marked optional  a date like YYYY-MM-DD\n"
	 "    7    ## Summary: a section\n"
	 "   11    ## Notes (optional): a section, optional\n"},
	{"```\n### T\n\n- **A**: say \x1B[31m\xFF and\n  more\n```\n",
	 " line  what it says (the skeleton is in a fence or comment of this file)\n"
	 "       no groups: no empty heading is one level above the entries\n"
	 "\n"
	 "    2  ### T: an entry kind at level 3\n"
	 "    4    A  required: not marked optional  any text but: say <U+001B>[31m<0xFF> and more\n"},
	{"- [Title](url)\n  - Authors: x\n  - [[Paper](url)] [[Code](url)]\n  - [![PDF](badge)](url) | [Site](url)\n"
	 "  - [Slides](url) of the talk\n",
	 " line  what it says\n"
	 "       groups: the nearest heading above an entry, whatever its level\n"
	 "\n"
	 "    1  [Title](url): an entry kind, a list item with further lines, its title a link\n"
	 "    2    Authors            required: not marked optional  a list of names, split by commas\n"
	 "    3    links Paper, Code  optional: by its place         any text\n"
	 "    4    links PDF, Site    optional: by its place         any text\n"
	 "    5    Slides             optional: by its place         any text\n"},
	{"## YYYY-MM-DD\n\n### T\n\n- **A**: <details>x</details>\n",
	 " line  what it says\n"
	 "    1  ## YYYY-MM-DD: a group at level 2, each heading a date of that form\n"
	 "    1  groups are in the order that nearly all of them follow: no directive sets it\n"
	 "\n"
	 "    3  ### T: an entry kind at level 3\n"
	 "    5    A  required: not marked optional  a <details> block\n"},
};

static void what_was_understood_is_printed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct compiled *compiled = dump_compile(cases[i].template);
		// The invalid byte is one.
		assert_int_equal(compiled->faults.count, strchr(cases[i].template, '\xFF') != NULL);
		assert_string_equal(dump_show(compiled), cases[i].expected);
		dump_release(compiled);
	}
}

static void lines_with_large_numbers_are_shown(void **state)
{
	(void)state;
	char text[10100];
	memset(text, '\n', sizeof text);
	memcpy(text + 10000, "### T\n\n- **A**:\n", 16);
	struct compiled *compiled = dump_compile_bytes(text, sizeof text);
	assert_non_null(strstr(dump_show(compiled), "\n10001  ### T: an entry kind"));
	assert_non_null(strstr(compiled->text, "\n10003    A  required"));
	dump_release(compiled);
}

static void expect_cell(const struct cell *cell, const char *expected, size_t columns)
{
	assert_int_equal(cell->size, strlen(expected));
	assert_memory_equal(cell->bytes, expected, cell->size);
	assert_int_equal(cell->columns, columns);
}

static void whitespace_become_one(void **state)
{
	(void)state;
	struct cell cell = {.size = 0};
	cell_add_bytes(&cell, " \ta\r\n b\0", 8);
	expect_cell(&cell, "a b<U+0000>", 11);
}

// However little room is left, what is cut ends in one sign for it, and nothing is written behind it.
static void full_cells_stay_full(void **state)
{
	(void)state;
	static const char wide[] = "\xF0\x9F\x98\x80";
	for (size_t filled = CELL_SIZE - 12; filled <= CELL_SIZE; filled++) {
		struct cell cell = {.size = 0};
		char expected[CELL_SIZE + 1] = {0};
		for (size_t i = 0; i < filled; i++) {
			cell_add(&cell, "x");
		}
		cell_add_bytes(&cell, wide, 4);
		cell_add_bytes(&cell, wide, 4);
		cell_add_bytes(&cell, wide, 4);
		cell_add(&cell, "x");
		assert_true(cell.size < CELL_SIZE);
		memcpy(expected, cell.bytes, cell.size);
		const char *sign = strstr(expected, "…");
		assert_ptr_equal(sign, expected + cell.size - 3);
		size_t columns = cell.columns;
		cell_pad(&cell, CELL_SIZE * 2);
		assert_true(cell.size < CELL_SIZE && cell.columns < CELL_SIZE * 2 && cell.columns >= columns);
	}
}

static void long_texts_are_cut(void **state)
{
	(void)state;
	char text[4000] = "### T\n\n- **A**: ";
	memset(text + strlen(text), 'x', 3000);
	struct compiled *compiled = dump_compile(text);
	const char *shown = dump_show(compiled);
	assert_true(strlen(shown) < 1000);
	assert_non_null(strstr(shown, "xxx…\n"));
	dump_release(compiled);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_understood_is_printed),
		cmocka_unit_test(long_texts_are_cut),
		cmocka_unit_test(lines_with_large_numbers_are_shown),
		cmocka_unit_test(whitespace_become_one),
		cmocka_unit_test(full_cells_stay_full),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
