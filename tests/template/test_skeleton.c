// Where a template's skeleton stands: kinds, groups, fences, comments; and that its spans are the file's.

#include "dump.h"

struct skeleton_case {
	const char *template;
	const char *expected; // kinds and groups, one a line; empty if there is no kind
};

static const struct skeleton_case cases[] = {
	{"## YYYY-MM-DD\n\n### Title\n\n- **A**:\n", "group 1 2 `YYYY-MM-DD` date blank\nkind 3 3 `Title` blank: A\n"},
	{"## YYYY-MM-DD\n### Title\n- **A**:\n", "group 1 2 `YYYY-MM-DD` date\nkind 2 3 `Title`: A\n"},
	{"## `YYYY/MM`\n\n### Title\n\n- **A**:\n", "group 1 2 ``YYYY/MM`` date blank\nkind 3 3 `Title` blank: A\n"},
	{"## Topic\n\n### Title\n\n- **A**:\n", "group 1 2 `Topic` blank\nkind 3 3 `Title` blank: A\n"},
	// Not exactly one level above, or with text of its own.
	{"# YYYY-MM-DD\n\n### Title\n\n- **A**:\n", "kind 3 3 `Title` blank: A\n"},
	{"## YYYY-MM-DD\n\nText.\n\n### Title\n\n- **A**:\n", "kind 5 3 `Title` blank: A\n"},
	{"## YYYY-MM-DD\n\n# Other\n\nText.\n\n### Title\n\n- **A**:\n", "kind 7 3 `Title` blank: A\n"},
	// Several kinds, at different levels too.
	{"### One\n\n- **A**:\n\n---\n\n### Two\n\n- **B**:\n", "kind 1 3 `One` blank: A\nkind 7 3 `Two` blank: B\n"},
	{"### One\n\n- **A**:\n\n#### Item name\n\n- **B**:\n",
	 "kind 1 3 `One` blank: A\nkind 5 4 `Item name` blank: B\n"},
	// A section of the entry is no kind, whatever fields it has.
	{"# {NAME}\n\n- Home: {URL}\n\nNotes\n\n## Building\n\n- Build system: {XX} (optional)\n",
	 "kind 1 1 `{NAME}` blank: Home\n"},
	{"### One\n\n- **A**:\n\n## Other\n\n### Two\n\n- **B**:\n",
	 "kind 1 3 `One` blank: A\nkind 7 3 `Two` blank: B\n"},
	{"## Name of the Game\n\n- Home: URL\n- Language: C++\n\n### Building\n\n- Tools: cmake\n",
	 "kind 1 2 `Name of the Game` blank: Home Language\n"},
	// Nor is bold advice beside a fence that holds a template beyond doubt.
	{"## Contact\n\n- **Email**: ann@example.org\n- **Chat**: #general\n\n```\n### Title\n\n- **A**:\n```\n",
	 "embedded\nkind 7 3 `Title` blank: A\n"},
	{"## Contact\n\n- **Email**:\n\n```\n### Title\n\n- **A**:\n```\n", "kind 1 2 `Contact` blank: Email\n"},
	// Advice is none, also where nothing else is there.
	{"# Proposals\n\n- For community proposals: open an issue and wait for an answer\n- Email: ann@example.org\n",
	 ""},
	// Comments and a paragraph may be before the fields, a fence may not.
	{"### T\n\n<!-- c -->\n\nAdvice.\n\n- **A**:\n", "kind 1 3 `T` blank: A\n"},
	{"### T\n\n```\nx\n```\n\n- **A**:\n", ""},
	// One list split by a blank line or a comment, another marker, another language.
	{"### T\n\n- **A**:\n\n- **B**:\n\n<!-- c -->\n\n- **C**:\n", "kind 1 3 `T` blank: A B C\n"},
	{"### T\n\n* A:\n* B:\n", "kind 1 3 `T` blank: A B\n"},
	{"T\n---\n\n+ __A__:\n", "kind 1 2 `T` blank: A\n"},
	// Titles.
	{"### [Title](link)\n\n- **A**:\n", "kind 1 3 `[Title](link)` link blank: A\n"},
	{"### [[Title](url)] (optional)\n\n- **A**:\n", "kind 1 3 `[[Title](url)]` link optional blank: A\n"},
	{"### Title *(if any)*\n\n- **A**:\n", "kind 1 3 `Title` optional blank: A\n"},
	{"### Title <!-- c -->\n<!-- d -->\n\n- **A**:\n", "kind 1 3 `Title` blank: A\n"},
	// Prose is no kind beside a real one.
	{"## Steps\n\n- Fork: press the button\n- Branch: make one\n\n## Title\n\n- **A**:\n",
	 "kind 6 2 `Title` blank: A\n"},
	{"## Steps\n\n1. Fork: press the button\n2. Branch: make one\n", ""},
	{"## Steps\n\n- One thing: mind the gap\n- Write well\n", ""},
	// A paragraph in bold with a list of labels; the heading above it has nothing else of its own and is a group.
	{"**Title**\n- Paper: URL\n- Code: URL (optional)\n", "kind 1 0 `Title`: Paper Code\n"},
	{"# Papers\n\n**Title**\n\n- Paper: URL\n", "kind 3 0 `Title`: Paper\n"},
	{"## YYYY-MM-DD\n\n**Title**\n- Paper: URL\n", "kind 3 0 `Title`: Paper\n"},
	{"<a name=\"id\"></a>\n**[Title](url)** <!-- c -->\\\n\n<!-- d -->\n- 论文/Paper: URL\n",
	 "kind 2 0 `[Title](url)` link: 论文/Paper\n"},
	{"[**Title**](url)<br>\n- Paper:\n", "kind 1 0 `[**Title**](url)` link: Paper\n"},
	{"🔥 **Title** ![badge](u)\n- Paper:\n", "kind 1 0 `Title`: Paper\n"},
	{"Text.\n\n```\n**Title**\n- Paper: URL\n```\n", "embedded\nkind 4 0 `Title`: Paper\n"},
	{"**One name**\n- Paper: URL\n\n**Other name**\n- Blog: URL\n",
	 "kind 1 0 `One name`: Paper\nkind 4 0 `Other name`: Blog\n"},
	{"**World Models**\n- Paper: https://arxiv.org/abs/1803.10122\n", ""},
	{"**Title** and text\n- Paper: URL\n", ""},
	{"**Title**\n\nText.\n\n- Paper: URL\n", ""},
	{"**Title**\n- words\n- Paper: URL\n", ""},
	{"### Paper Title\n\n**Read this first.**\n\n- **A**:\n", "kind 1 3 `Paper Title` blank: A\n"},
	{"> **Title**\n> - Paper: URL\n", ""},
	// Numbered items are fields where they look like nothing else.
	{"### T\n\n1. **A**: words\n2. B:\n", "kind 1 3 `T` blank: A B\n"},
	{"### T\n\n1) A: words\n2) **B**: words\n3) words\n", ""},
	{"Text without headings.\n\n- **A**:\n", ""},
	{"", ""},
	// Fences.
	{"# List\n\n```markdown\n## YYYY\n\n### T\n\n- **A**:\n```\n",
	 "embedded\ngroup 4 2 `YYYY` date blank\nkind 6 3 `T` blank: A\n"},
	{"1. Copy:\n\n   ~~~\n   ### T\n\n   - **A**:\n     - x:\n   ~~~\n", "embedded\nkind 4 3 `T` blank: A\n"},
	{"> ```\n> ### T\n>\n> - **A**:\n> - **B**:\n> ```\n", "embedded\nkind 2 3 `T` blank: A B\n"},
	{"```\n# nothing\n```\n\n```\n### T\n- **A**:\n```\n\n```\n### U\n- **B**:\n```\n",
	 "embedded\nkind 6 3 `T`: A\n"},
	{"<!-- Copy this:\n\t### C\n\n\t- **A**:\n\t- **B**:\n-->\n", "embedded\nkind 2 3 `C` blank: A B\n"},
	{"```\nT\n===\n\n- **A**:\n```\n", "embedded\nkind 2 1 `T` blank: A\n"},
	{"```\nT\n---\n- **A**:\n```\n", "embedded\nkind 2 2 `T`: A\n"},
	// Comments, after fences.
	{"<!--\n### C\n\n- **A**:\n-->\n", "embedded\nkind 2 3 `C` blank: A\n"},
	{"<!-- Copy this:\n\n  ### C\n\n  - **A**:\n    <details>\n\n    </details>\n-->\n\n# List\n",
	 "embedded\nkind 3 3 `C` blank: A\n"},
	{"<!--\n### C\n\n- **A**:\n-->\n\n```\n### F\n\n- **A**:\n```\n", "embedded\nkind 8 3 `F` blank: A\n"},
	// A list with entries and what they were copied from.
	{"```\n### T\n\n- A:\n- B: (if any)\n```\n\n### One\n\n- A: words\n- B: more\n\n### Two\n\n- A: words\n",
	 "embedded\nkind 2 3 `T` blank: A B\n"},
	// What still waits for a value is not filled in: a word for that, a link that leads nowhere.
	{"### T\n\n- A: \" \"\n\n## U\n\n```\n### V\n\n- A:\n```\n", "kind 1 3 `T` blank: A\n"},
	{"### T\n\n- A: {x}\n- B: ...\n\n## U\n\n```\n### V\n\n- A:\n```\n", "kind 1 3 `T` blank: A B\n"},
	{"### T\n\n- A: <details>https://example.org/...</details>\n\n## U\n\n```\n### V\n\n- A:\n```\n",
	 "kind 1 3 `T` blank: A\n"},
	{"### T\n\n- A: <details>https://example.org/</details>\n\n## U\n\n```\n### V\n\n- A:\n```\n",
	 "embedded\nkind 8 3 `V` blank: A\n"},
	{"### T\n\n- A: TBD\n- B: todo\n\n## U\n\n```\n### V\n\n- A:\n```\n", "kind 1 3 `T` blank: A B\n"},
	{"### T\n\n- A: [Paper](https://example.org/...)\n\n## U\n\n```\n### V\n\n- A:\n```\n",
	 "kind 1 3 `T` blank: A\n"},
	{"### T\n\n- A: [Paper](https://example.org/a)\n\n## U\n\n```\n### V\n\n- A:\n```\n",
	 "embedded\nkind 8 3 `V` blank: A\n"},
	{"### T\n\n- A: https://example.org/a\n\n## U\n\n```\n### V\n\n- A:\n```\n",
	 "embedded\nkind 8 3 `V` blank: A\n"},
	{"### T\n\n- A: <details>https://example.org/{id}</details>\n\n## U\n\n```\n### V\n\n- A:\n```\n",
	 "kind 1 3 `T` blank: A\n"},
	// An example in a fence does not take the place of the skeleton.
	{"### T\n\n- **A**:\n- **B**: (if any)\n\n## Example\n\n```\n### One\n\n- **A**: words\n- **B**: more\n```\n",
	 "kind 1 3 `T` blank: A B\n"},
};

static void dump_skeleton(struct compiled *compiled)
{
	const struct template *template = &compiled->template;
	dump_add(compiled, "%s", template->embedded ? "embedded\n" : "");
	const struct template_group *group = &template->group;
	if (group->exists) {
		dump_add(compiled, "group %u %u", dump_line(compiled, group->heading), group->level);
		dump_span(compiled, " `", group->title, "`");
		dump_add(compiled, "%s%s\n", group->is_date ? " date" : "", group->blank_after_heading ? " blank" : "");
	}
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		dump_add(compiled, "kind %u %u", dump_line(compiled, kind->heading), kind->level);
		dump_span(compiled, " `", kind->title, "`");
		dump_add(compiled, "%s%s%s:", kind->title_is_link ? " link" : "",
			 kind->title_is_optional ? " optional" : "", kind->blank_after_heading ? " blank" : "");
		for (uint32_t k = 0; k < kind->field_count; k++) {
			dump_span(compiled, " ", kind->fields[k].label, "");
		}
		dump_add(compiled, "\n");
	}
}

// Prints what differs; true if nothing does.
static bool fits(const char *bytes, size_t size, const char *expected)
{
	struct compiled *compiled = dump_compile_bytes(bytes, size);
	dump_skeleton(compiled);
	bool same = strcmp(compiled->text, expected) == 0 && compiled->ok == (*expected != 0) &&
		    compiled->faults.count == 0;
	if (!same) {
		print_error("%.*s\n-- wanted:\n%s-- got:\n%s", (int)size, bytes, expected, compiled->text);
	}
	dump_release(compiled);
	return same;
}

static void skeletons_are_found(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		wrong += !fits(cases[i].template, strlen(cases[i].template), cases[i].expected);
	}
	assert_int_equal(wrong, 0);
}

// With CRLF and a byte-order mark: the same lines, the same text.
static void file_forms_make_no_difference(void **state)
{
	(void)state;
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[1024] = "\xEF\xBB\xBF";
		size_t size = 3;
		for (const char *c = cases[i].template; *c; c++) {
			if (*c == '\n') {
				text[size++] = '\r';
			}
			text[size++] = *c;
		}
		wrong += !fits(text, size, cases[i].expected);
	}
	assert_int_equal(wrong, 0);
}

static void expect_bytes(struct compiled *compiled, span at, const char *expected)
{
	compiled->size = 0;
	dump_span(compiled, "", at, "");
	assert_string_equal(compiled->text, expected);
}

// Every span of an indented fence is one of the file.
static void spans_are_those_of_the_file(void **state)
{
	(void)state;
	struct compiled *compiled =
		dump_compile("1. Copy:\n\n   ```\n   ## YYYY\n\n   ### T (optional)\n\n"
			     "   - **A / B** (optional): x / y / z <!-- pllint: match ^x -->\n"
			     "   - **L**:\n     - arxiv: https://arxiv.org/abs/<id> <!-- c --> \n   ```\n");
	assert_true(compiled->ok);
	const struct template *template = &compiled->template;
	const struct template_field *a = &template->kinds[0].fields[0];
	const struct template_field *l = &template->kinds[0].fields[1];
	expect_bytes(compiled, template->group.heading, "## YYYY");
	expect_bytes(compiled, template->group.title, "YYYY");
	expect_bytes(compiled, template->kinds[0].heading, "### T (optional)");
	expect_bytes(compiled, template->kinds[0].title, "T");
	expect_bytes(compiled, a->at, "**A / B** (optional):");
	expect_bytes(compiled, a->label, "A");
	expect_bytes(compiled, a->names[0].at, "A");
	expect_bytes(compiled, a->names[1].at, "B");
	expect_bytes(compiled, a->demand_at, "(optional)");
	expect_bytes(compiled, a->shown, "x / y / z");
	expect_bytes(compiled, a->choices[2].at, "z");
	expect_bytes(compiled, a->pattern_at, "^x");
	expect_bytes(compiled, l->children[0].at, "arxiv:");
	expect_bytes(compiled, l->children[0].shown, "https://arxiv.org/abs/<id>");
	expect_bytes(compiled, l->children[0].target, "https://arxiv.org/abs/<id>");
	assert_int_equal(l->children[0].shape, SHAPE_URL_PATTERN);
	dump_release(compiled);
}

// A comment in the middle of a value is cut out of it; what is around it keeps its place.
static void comments_inside_values_are_nothing(void **state)
{
	(void)state;
	struct compiled *compiled = dump_compile("### T\n\n- **A**: one / <!-- c --> two / three\n");
	const struct template_field *a = &compiled->template.kinds[0].fields[0];
	assert_int_equal(a->shape, SHAPE_CHOICE);
	assert_int_equal(a->choice_count, 3);
	expect_bytes(compiled, a->choices[0].at, "one");
	expect_bytes(compiled, a->choices[1].at, "two");
	expect_bytes(compiled, a->choices[2].at, "three");
	dump_release(compiled);
}

// The same over several lines of an indented fence, whose lines do not follow each other in the file.
static void comments_inside_fenced_values_are_nothing(void **state)
{
	(void)state;
	struct compiled *compiled = dump_compile("- x\n\n  ```\n  ### T\n\n  - **A**: one /\n    two <!-- c -->\n    / "
						 "three\n  ```\n");
	const struct template_field *a = &compiled->template.kinds[0].fields[0];
	assert_int_equal(a->choice_count, 3);
	expect_bytes(compiled, a->choices[0].at, "one");
	expect_bytes(compiled, a->choices[1].at, "two");
	expect_bytes(compiled, a->choices[2].at, "three");
	expect_bytes(compiled, a->shown, "one /\n    two <!-- c -->\n    / three");
	dump_release(compiled);
}

// A list of what counts as unfilled is bounded, whatever it is made of.
static void what_counts_as_unfilled_is_bounded(void **state)
{
	(void)state;
	static const char *const formats[] = {"  - (item %u)\n", "  - \"item %u\"\n", "  <details>text %u</details>\n"};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		char text[8192];
		size_t size = (size_t)sprintf(text, "### T\n\n- **A**: x\n");
		for (unsigned k = 0; k < 100; k++) {
			size += (size_t)sprintf(text + size, formats[i], k);
		}
		struct compiled *compiled = dump_compile(text);
		const struct template_field *field = &compiled->template.kinds[0].fields[0];
		assert_int_equal(field->unfilled_count, 64);
		assert_string_equal(field->unfilled[0].bytes, "x");
		dump_release(compiled);
	}
}

// A NUL is a byte of a name like any other, though it is a fault of the file.
static void nuls_are_bytes_of_names(void **state)
{
	(void)state;
	static const char text[] = "### T\n\n- `A\0`:\n- `\0B`:\n- `C\\\0`:\n- D:\n- **Row**: [a](url), [b](url)\0\n";
	struct compiled *compiled = dump_compile_bytes(text, sizeof text - 1);
	const struct template_kind *kind = &compiled->template.kinds[0];
	assert_int_equal(compiled->faults.count, 1);
	assert_int_equal(kind->field_count, 5);
	static const char *const names[] = {"A\0", "\0B", "C\\\0"};
	static const uint32_t sizes[] = {2, 2, 3};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_int_equal(kind->fields[i].names[0].exact_size, sizes[i]);
		assert_memory_equal(kind->fields[i].names[0].exact, names[i], sizes[i]);
	}
	assert_int_equal(kind->fields[4].shape, SHAPE_LIST);
	dump_release(compiled);
}

static void label_forms_are_kept(void **state)
{
	(void)state;
	struct compiled *compiled = dump_compile("### T\n\n- **A**:\n- __B:__\n- **C** ：\n- D:\n- *E*:\n");
	const struct template_kind *kind = &compiled->template.kinds[0];
	const struct template_field *f = kind->fields;
	assert_int_equal(kind->field_count, 5);
	assert_true(f[0].strong && !f[0].underscores && !f[0].colon_inside && !f[0].colon_wide);
	assert_true(f[1].strong && f[1].underscores && f[1].colon_inside);
	assert_true(f[2].strong && f[2].colon_wide && f[2].blank_before_colon);
	assert_true(!f[3].strong && !f[3].other_markup);
	assert_true(!f[4].strong && f[4].other_markup);
	for (uint32_t i = 0; i < kind->field_count; i++) {
		assert_int_equal(f[i].position, i);
	}
	dump_release(compiled);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(skeletons_are_found),
		cmocka_unit_test(file_forms_make_no_difference),
		cmocka_unit_test(spans_are_those_of_the_file),
		cmocka_unit_test(comments_inside_values_are_nothing),
		cmocka_unit_test(comments_inside_fenced_values_are_nothing),
		cmocka_unit_test(label_forms_are_kept),
		cmocka_unit_test(what_counts_as_unfilled_is_bounded),
		cmocka_unit_test(nuls_are_bytes_of_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
