// Lists whose entries are list items: which items are entries, by what title, and what is found in them.

#include "linting.h"
#include "report/buffer.h"

#define LINKED                                                                                                         \
	"- [title](paper link) [links]\n  - author1, author2, and author3\n  - Key: key problems\n  - Code: "          \
	"optional\n"
#define PLAIN "- Title. [[paper]](link)\n  - Authors One and Authors Two\n  - Key Word: words; words.\n"
#define BARE  "- [title](url)\n  - publisher or venue\n  - keyword\n"

static void test_titles(void **state)
{
	(void)state;
	linting_expect(LINKED, "- 🔥 [A](https://a.org/1) (oral)\n  - Ann Lee\n  - Key: x\n", "[A](https://a.org/1)|",
		       "");
	linting_expect(LINKED, "- 4.1 [A](https://a.org/1)\n  - Ann Lee\n  - Key: x\n", "[A](https://a.org/1)|", "");
	linting_expect(LINKED, "- ![b](https://b.org/i.svg) [A](https://a.org/1)\n  - Ann Lee\n  - Key: x\n",
		       "[A](https://a.org/1)|", "");
	linting_expect(LINKED,
		       "- [![b](https://b.org/i.svg)](https://b.org) [A](https://a.org/1)\n  - Ann Lee\n  - Key: x\n",
		       "[A](https://a.org/1)|", "");
	linting_expect(LINKED, "- <a name=\"x\"></a>[A](https://a.org/1)\n  - Ann Lee\n  - Key: x\n",
		       "[A](https://a.org/1)|", "");
	linting_expect(LINKED, "- [[A](https://a.org/1)]\n  - Ann Lee\n  - Key: x\n", "[A](https://a.org/1)|", "");
	linting_expect(PLAIN, "- Walking Home. [[paper]](https://a.org/1)\n  - Ann Lee\n  - Key Word: a; b.\n",
		       "Walking Home|", "");
	linting_expect(PLAIN, "- Walking *very* slowly ![b](https://b.org/i.svg)\n  - Ann Lee\n  - Key Word: a.\n",
		       "Walking *very* slowly|", "");
	linting_expect(PLAIN, "- Walking (again) | x\n  - Ann Lee\n  - Key Word: a.\n", "Walking|", "");
}

static void test_entries(void **state)
{
	(void)state;
	// Nothing but a heading, contents, and items that open in another way.
	linting_expect(LINKED,
		       "# Walks\n\n- [Part](#part)\n\n## Part\n\n- [A](https://a.org/1)\n  - Ann Lee\n  - Key: x\n"
		       "- text\n  - Key: y\n- Key: z\n  - more\n-\n  - Key: z\n- [B](https://a.org/2)\n  - no label\n",
		       "[A](https://a.org/1)|", "");
	// Most of its siblings are entries; further lines may be a paragraph.
	linting_expect(
		LINKED,
		"- [A](https://a.org/1)\n  - Ann Lee\n  - Key: x\n- [B](https://a.org/2)\n  - Ann Lee\n  - Key: x\n"
		"- [C](https://a.org/3)\n\n  Ann Lee\n",
		"[A](https://a.org/1)|[B](https://a.org/2)|[C](https://a.org/3)|",
		"7:3: `Key` is missing [missing-field]\n");
	// A title with a colon, one in bold, and one that opens in another way, but has the fields.
	linting_expect(
		LINKED,
		"- **[A](https://a.org/1)**\n  - Ann Lee\n  - Key: x\n- A: B\n  - Ann Lee\n  - Key: x\n  - Code: y\n",
		"**[A](https://a.org/1)**|A: B|", "4:3: the title is not a link [link-form]\n");
	linting_expect(PLAIN, "- A: B. [[paper]](https://a.org/1)\n  - Ann Lee\n  - Key Word: x; y.\n", "A: B|", "");
	// Entries below an item that is their group.
	linting_expect(LINKED, "- 2024\n  - [A](https://a.org/1)\n    - Ann Lee\n    - Key: x\n",
		       "[A](https://a.org/1)|", "");
	// A template without labels: further lines alone make an entry.
	linting_expect(BARE, "- [A](https://a.org/1)\n  - Springer\n  - Keywords: x\n  - note\n",
		       "[A](https://a.org/1)|", "");
	// The skeleton of the list itself, alone in its group.
	linting_expect(LINKED, LINKED "\n# Walks\n\n- [A](https://a.org/1)\n  - Ann Lee\n  - Key: x\n",
		       "[A](https://a.org/1)|", "");
}

static void test_fields(void **state)
{
	(void)state;
	linting_expect(LINKED,
		       "- [A](https://a.org/1)\n  - Ann Lee\n  - Note: x\n  - Key: x\n  - Note: y\n  - Code: -\n",
		       "[A](https://a.org/1)|", "");
	linting_expect(LINKED, "- [A](https://a.org/1)\n  - Authors: Ann Lee\n  - Key: x\n  - Code: none\n",
		       "[A](https://a.org/1)|", "");
	linting_expect(
		PLAIN,
		"- A\n  - Ann Lee\n  - <details><summary>Digest</summary> It rains. </details>\n  - Key Word: a.\n",
		"A|", "");
	linting_expect(LINKED, "- [A](https://a.org/1)\n  - author1, author2, and author3\n  - Key: x <!-- c -->\n",
		       "[A](https://a.org/1)|",
		       "2:5: `author` still contains the template's placeholder [unfilled-placeholder]\n");
}

// The skeleton may be in a fence, in a comment, or in the open; prose is none.
static void test_templates(void **state)
{
	(void)state;
	static const char list[] = "- [A](https://a.org/1)\n  - Ann Lee\n  - Key: x\n";
	linting_expect("# Contributing\n\nWrite:\n\n```text\n" LINKED "```\n", list, "[A](https://a.org/1)|", "");
	linting_expect("# Contributing\n\n<!--\n" LINKED "-->\n", list, "[A](https://a.org/1)|", "");
	linting_expect("# Contributing\n\n- Fork it\n  - with git\n\n" LINKED, list, "[A](https://a.org/1)|", "");
	struct linting linting;
	linting_open(
		&linting,
		"# Contributing\n\n- Fork the repository\n  - and clone it\n- Open a pull request\n  - and wait\n");
	assert_int_equal(linting.status, PLLINT_NO_KIND);
	linting_close(&linting);
}

static char *many(unsigned count, const char *fields)
{
	static char text[16000];
	size_t size = 0;
	for (unsigned i = 1; i <= count; i++) {
		size += (size_t)snprintf(text + size, sizeof text - size, "- [Walk %u](https://a.org/%u)\n%s", i, i,
					 fields);
	}
	return text;
}

static void expect_rules(const char *template, const char *list, const char *wanted)
{
	struct linting linting;
	char text[400] = "";
	linting_open(&linting, template);
	linting_check(&linting, list);
	for (size_t i = 0; i < pllint_report_size(linting.report); i++) {
		const char *rule = rule_of(pllint_report_at(linting.report, i));
		if (!strstr(text, rule)) {
			strcat(strcat(text, rule), " ");
		}
	}
	assert_string_equal(text, wanted);
	linting_close(&linting);
}

// What most entries do is said once.
static void test_conventions(void **state)
{
	(void)state;
	expect_rules(LINKED, many(20, "  - Ann Lee\n  - Keys: x\n"), "accepted-form ");
	expect_rules(LINKED, many(20, "  - Ann Lee\n  - **Key**: x\n"), "template-outdated ");
	expect_rules(LINKED, many(20, "  - Ann Lee\n  - Code: none\n"), "template-outdated ");
	expect_rules(LINKED, many(20, "  - Ann Lee\n  - Kez: x\n"), "template-outdated ");
	expect_rules(LINKED, many(20, "  - Ann Lee\n  - Code: none\n  - Key: x\n"), "template-outdated ");
	expect_rules(LINKED, many(4, "  - Ann Lee\n  - Keys: x\n"), "label-spelling ");
	expect_rules(LINKED, many(19, "  - Ann Lee\n  - **Key**: x\n"), "label-form ");
	expect_rules(LINKED, many(20, "  - Ann Lee\n  - Key:\n"), "template-outdated ");
	expect_rules("- [title](paper link)\n  - Key: (required)\n", many(20, "  - Ann Lee\n  - **Key**: x\n"),
		     "label-form ");
	// What is certain by itself is never one of them.
	expect_rules(LINKED, many(20, "  - Ann Lee\n  - Key: key problems\n"), "unfilled-placeholder ");
}

// --- lists that are written exactly as their template ----------------------------------------------

enum form { FORM_PLAIN, FORM_CRLF, FORM_TABS, FORM_STARS, FORM_PLUSES, FORM_DETAILS, FORM_NESTED, FORMS };

enum { EXACT_ENTRIES = 1000 };

// Each `{}` becomes the number.
static void add_line(struct buffer *list, const char *line, size_t size, size_t number, enum form form)
{
	static const char markers[FORMS] = {[FORM_STARS] = '*', [FORM_PLUSES] = '+'};
	size_t indent = strspn(line, " ");
	bool is_item = line[indent] == '-' && markers[form];
	buffer_add_string(list, form == FORM_NESTED && size > 0 ? "  " : "");
	buffer_add(list, form == FORM_TABS && indent > 0 ? "\t" : line, form == FORM_TABS && indent > 0 ? 1 : indent);
	for (size_t i = indent; i < size; i++) {
		if (line[i] == '{' && line[i + 1] == '}') {
			buffer_add_string(list, DIGITS(number));
			i++;
		} else {
			buffer_add(list, i == indent && is_item ? &markers[form] : &line[i], 1);
		}
	}
	buffer_add_string(list, form == FORM_CRLF ? "\r\n" : "\n");
}

static void add_lines(struct buffer *list, const char *lines, size_t number, enum form form)
{
	for (const char *end; (end = strchr(lines, '\n')); lines = end + 1) {
		add_line(list, lines, (size_t)(end - lines), number, form);
	}
}

static void check_exact(const char *template, const char *entry)
{
	for (enum form form = FORM_PLAIN; form < FORMS; form++) {
		bool is_item = *entry == '-';
		bool is_loose = !is_item || strstr(entry, "\n\n");
		struct buffer list = {0};
		struct linting linting;
		if (form == FORM_NESTED && !is_item) {
			continue; // titles in bold are no items
		}
		add_lines(&list,
			  form == FORM_DETAILS ? "# Walks\n\n<details open>\n<summary>All</summary>\n\n"
					       : "# Walks\n\n",
			  0, form == FORM_NESTED ? FORM_PLAIN : form);
		add_lines(&list, form == FORM_NESTED ? "- 2024\n" : "", 0, FORM_PLAIN);
		for (size_t i = 1; i <= EXACT_ENTRIES; i++) {
			add_lines(&list, i > 1 && is_loose ? "\n" : "", i, form);
			add_lines(&list, entry, i, form);
		}
		add_lines(&list, form == FORM_DETAILS ? "\n</details>\n" : "", 0, form);
		linting_open(&linting, template);
		assert_int_equal(linting.status, PLLINT_OK);
		linting_check_bytes(&linting, list.bytes, list.size);
		assert_string_equal(linting_findings(&linting), "");
		assert_int_equal(pllint_report_entry_count(linting.report), EXACT_ENTRIES);
		linting_close(&linting);
		buffer_release(&list);
	}
}

static void test_exact(void **state)
{
	(void)state;
	check_exact("- [title](paper link) [links]\n  - author1, author2, and author3\n  - Key: key problems\n"
		    "  - OpenReview: optional\n  - ExpEnv: environments\n",
		    "- [On the Paths of Walk {}](https://example.org/p{})\n  - Ann Lee, Bo Chen, and Ci Roy\n"
		    "  - Key: rivers {}, lakes\n  - OpenReview: 6, 6, 7\n  - ExpEnv: none so far\n");
	check_exact("- Title. [[paper]](link)\n  - Author One, Author Two.\n  - Key Word: Word One; Word Two.\n",
		    "- Paths of Walk{}: a study. [[paper]](https://example.org/p{})\n  - Ann Lee, Bo Chen.\n"
		    "  - Key Word: Rivers; Lakes.\n  - <details><summary>Digest</summary> It rains. </details>\n");
	check_exact("- [title](url)\n  - publisher\n  - keyword\n  - code\n",
		    "- [Paths of Walk {}](https://example.org/p{})\n  - Springer\n  - Keyword: rivers\n"
		    "  - Code: [official](https://example.org/c{})\n");
	check_exact(
		"- **[Title](url)**\n  - authors\n  - Venue: venue\n",
		"- **[Paths of Walk {}](https://example.org/p{})**\n  - Ann Lee and Bo Chen\n  - Venue: ICLR 2024\n");
	check_exact("- **Title**\n  - Authors: names\n  - Paper: url\n",
		    "- **Paths of Walk {}**\n  - Authors: Ann Lee, Bo Chen\n  - Paper: https://example.org/p{}\n");
	check_exact("- **Title.** Venue. [[paper](url)]\n\n  *Authors*\n\n  **Key:** problems\n",
		    "- **Paths of Walk {}.** ICLR 2024. [[paper](https://example.org/p{})]\n\n  *Ann Lee, Bo Chen.*\n\n"
		    "  **Key:** rivers {}\n");
	check_exact("- **Title.** Venue.\n  *Authors* [[pdf](url)]\n",
		    "- **Paths: Walk {}.** ICLR 2024.\n  *Ann Lee, Bo Chen.* [[pdf](https://example.org/p{})]\n");
	check_exact("**Title**\n\n- Paper: URL\n- Code: URL (optional)\n",
		    "**Paths of Walk {}**\n\n- Paper: https://example.org/p{}\n- Code: https://example.org/c{}\n");
	check_exact(
		"**Title**\n- Paper: URL\n- Code: URL (optional)\n- Tags: tag, tag\n",
		"**[Paths of Walk {}](https://example.org/h{})**\n- Paper: https://example.org/p{}\n- Tags: a, b\n");
}

// What is no list item: headings, labelled paragraphs, details blocks.
static void test_exact_blocks(void **state)
{
	(void)state;
	check_exact("### Title\n\n**Authors:** names\n\n**Venue:** venue\n\n**Code:** url (optional)\n",
		    "### Paths of Walk {}\n\n**Authors:** Ann Lee, Bo Chen\n\n**Venue:** ICLR 2024\n");
	check_exact(
		"### [Title](url)\n\n**Authors:** names\\\n**Venue:** "
		"venue\n\n<details>\n<summary>Abstract</summary>\n\n"
		"text\n\n</details>\n\n[Paper](url) | [Code](url)\n",
		"### [Paths of Walk {}](https://example.org/h{})\n\n**Authors:** Ann Lee\\\n**Venue:** ICLR 2024\n\n"
		"<details>\n<summary>Abstract</summary>\n\nIt rains {} days.\n\n</details>\n\n"
		"[Paper](https://example.org/p{}) | [Code](https://example.org/c{})\n");
	check_exact("**Title:** [Name](url)\n\n**Authors:** First Author, et al.\n\n**Journal:** Journal, Month Year\n",
		    "**Title:** [Paths of Walk {}](https://example.org/h{})\n\n**Authors:** Ann Lee, et al.\n\n"
		    "**Journal:** Walks, May 2024\n");
	check_exact("<details><summary><b>Title</b></summary>\n\n* **Authors:** names\n* **Venue:** venue\n\n"
		    "<details><summary>Abstract</summary>\n\ntext\n\n</details>\n\n[Paper](url) | "
		    "[Code](url)\n\n</details>\n",
		    "<details><summary><b>Paths of Walk {}</b></summary>\n\n* **Authors:** Ann Lee\n* **Venue:** ICLR "
		    "2024\n\n"
		    "<details><summary>Abstract</summary>\n\nIt rains {} days.\n\n</details>\n\n"
		    "[Paper](https://example.org/p{}) | [Code](https://example.org/c{})\n\n</details>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_titles),	     cmocka_unit_test(test_entries),	 cmocka_unit_test(test_fields),
		cmocka_unit_test(test_templates),    cmocka_unit_test(test_conventions), cmocka_unit_test(test_exact),
		cmocka_unit_test(test_exact_blocks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
