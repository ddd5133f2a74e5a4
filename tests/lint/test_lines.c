// Lists whose entries are one line each: which lines are entries, by what title, and what is found in them.

#include "linting.h"

#define DASH  "- [Name](link) - Description.\n"
#define BARS  "- [Company](https://jobspage) | locations | description\n"
#define ROW   "| API | Description | Auth |\n|---|---|---|\n| [API Title](link) | Description | OAuth |\n"
#define PAPER "- **Abbr**: \"Title\", Venue, Year. [[Paper](link)] [[Code](link)]\n"

static void test_entries(void **state)
{
	(void)state;
	// Ornaments before a title, links alone, bold and brackets around links.
	linting_expect(
		DASH,
		"- :star: [A](https://a.org/1) - One.\n- 🔥 **[B](https://a.org/2)** - Two.\n- [C](https://a.org/3)\n"
		"- [![x](https://a.org/x.svg)](https://a.org/x) [D](https://a.org/4) - Four.\n1. [E](https://a.org/5) "
		"- "
		"Five.\n",
		"[A](https://a.org/1)|**[B](https://a.org/2)**|[C](https://a.org/3)|[D](https://a.org/4)|[E](https://"
		"a.org/5)|",
		"3:3: `Description` is missing, 4 of 5 entries have it [missing-slot]\n");
	// Contents, prose with links, items that are groups, and items with labels below them.
	linting_expect(DASH,
		       "- [Part](#part) - one\n\n## Part\n\n- See [this](https://a.org/x)\n- Be kind\n- Never "
		       "[that](https://a.org/y)\n\ntext\n\n"
		       "- Group\n  - [A](https://a.org/1) - One.\n    - A note\n- [B](https://a.org/2) - Two.\n\n"
		       "# Other\n\n- [C](https://a.org/3)\n  - Key: x\n",
		       "[A](https://a.org/1)|[B](https://a.org/2)|", "");
	// A pattern with bars wants one.
	linting_expect(
		BARS,
		"- [A](https://a.org/1): x\n- [B](https://a.org/2)\n\n# Jobs\n\n- [C](https://a.org/3) | Rome | x\n",
		"[C](https://a.org/3)|", "");
	// A text in brackets comes before the link, which brackets of another kind are around.
	linting_expect("* [Abbr] <[Title](link)> by Authors, Venue Year.\n",
		       "* [AB] <[A](https://a.org/1)> by Bo Li, ICML 2019.\n* [CD] <[B](https://a.org/2)> by Ci Wu.\n\n"
		       "# Other\n\n* Read [this](https://a.org/3)\n* (see [below](https://a.org/x))\n",
		       "[A](https://a.org/1)|[B](https://a.org/2)|", "");
	// Three typed pieces in order are enough.
	linting_expect(PAPER,
		       "- **A**: \"One\", ICML, 2020. [[Paper](https://a.org/1)] [[Code](https://a.org/2)]\n- *odd*\n",
		       "**A**|", "");
}

static void test_rows(void **state)
{
	(void)state;
	// Columns in any order and more of them, without outer bars, a section row, and a table of another kind.
	linting_expect(
		ROW,
		"# A\n\nAPI | Auth | HTTPS | Description\n:-- | --- | --- | ---\n[A](https://a.org/1) | No | Yes | x\n"
		"**Part**\n\n| Level | API |\n|---|---|\n| a | b | c |\n\n"
		"| **API** | `Auth` | Description<br> |\n|---|---|---|\n| **Part** | | |\n| B | `a\\|b` | x |\n",
		"[A](https://a.org/1)|B|", "15:3: the title is not a link [link-form]\n");
	linting_expect("# Contributing\n\n```\n" ROW "```\n",
		       "| API | Description | Auth |\n|---|---|---|\n| [A](https://a.org/1) | x | | |\n",
		       "[A](https://a.org/1)|", "3:31: an empty cell beyond the header [extra-cell]\n");
	linting_expect("| API | Description | Auth |\n|---|---|---|\n",
		       "| API | Description | Auth |\n|---|---|---|\n| [A](https://a.org/1) | x |\n",
		       "[A](https://a.org/1)|",
		       "3:3: the row of `[A](https://a.org/1)` has too few cells: 2, expected 3 [cell-count]\n");
	// Without a header columns are known by their place, and other tables by their columns and links.
	linting_expect("```\n| year | [Title](link) | <img src=\"x.png\"> | [Code](link) |\n```\n",
		       "| Date | Name | Picture | |\n|---|---|---|---|\n| 2024 | [A](https://a.org/1) | x | - |\n"
		       "| 2025 | B: https://a.org/2 | | [Code](https://a.org/3) |\n\n"
		       "| Date | Name | Picture |\n|---|---|---|\n| 2024 | [A](https://a.org/1) | x |\n\n"
		       "| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n",
		       "[A](https://a.org/1)|B: https://a.org/2|", "4:10: the title is not a link [link-form]\n");
}

static void test_templates(void **state)
{
	(void)state;
	static const char list[] = "- [A](https://a.org/1) - One\n";
	static const char found[] = "1:28: `Description` does not end in a period [final-period]\n";
	linting_expect("# Contributing\n\n```\n" DASH "```\n", list, "[A](https://a.org/1)|", found);
	linting_expect("# Contributing\n\n```\n[name](http://example.com/) - Description.\n```\n", list,
		       "[A](https://a.org/1)|", found);
	linting_expect("# Contributing\n\n- Use the form `[name](homepage link) - Description.`\n- Be kind\n", list,
		       "[A](https://a.org/1)|", found);
	linting_expect("# Contributing\n\n<!--\n" DASH "-->\n", list, "[A](https://a.org/1)|", found);
	linting_expect("# Contributing\n\n- Read the [rules](https://a.org/rules)\n- [Search](https://a.org/search) "
		       "first\n\n" DASH,
		       list, "[A](https://a.org/1)|", found);
	linting_expect("- [ACCOUNT/REPO](https://github.com/ACCOUNT/REPO) - DESCRIPTION.\n", list,
		       "[A](https://a.org/1)|", "1:28: `DESCRIPTION` does not end in a period [final-period]\n");
	struct linting linting;
	linting_open(&linting,
		     "# Contributing\n\n- [Search](https://a.org/search) - do it first.\n- **Fork** the list\n");
	assert_int_equal(linting.status, PLLINT_NO_KIND);
	linting_close(&linting);
}

// --- conventions ----------------------------------------------------------------------------------

static char *many(unsigned count, const char *marker, const char *rest)
{
	static char text[120000];
	size_t size = 0;
	for (unsigned i = 1; i <= count; i++) {
		size += (size_t)snprintf(text + size, sizeof text - size, "%s [Walk %u](https://a.org/%u)%s", marker, i,
					 i, rest);
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
	expect_rules(DASH, many(20, "-", " - A text\n"), "template-outdated ");
	expect_rules(DASH, many(20, "-", ": A text.\n"), "template-outdated ");
	expect_rules(DASH, many(19, "-", " - A text\n"), "final-period ");
	expect_rules(BARS, many(20, "-", " | a\n"), "cell-count ");
}

static void test_exact(void **state)
{
	(void)state;
	expect_rules(DASH, many(1000, "-", " - A text that ends.\n"), "");
	expect_rules(DASH, many(1000, "*", " - A text that ends.\r\n"), "");
	expect_rules(DASH, many(1000, "1.", " - A text that ends!\n"), "");
	expect_rules(BARS, many(1000, "+", " | Rome, Italy | A talk | not more\n") + 0, "cell-count ");
	expect_rules(BARS, many(1000, "+", " | Rome, Italy | A talk\r\n"), "");
	expect_rules(BARS, many(1000, "-\t", " | Rome, Italy | A talk\n"), "");
	expect_rules("- [Name](link) - Description. ([Demo](url), [Source Code](url)) `License` `Language`\n",
		     many(1000, "-", " - A text. ([Source Code](https://a.org/c)) `MIT` `C`\n"), "");
}

static void test_exact_rows(void **state)
{
	(void)state;
	static char text[120000];
	for (int form = 0; form < 3; form++) {
		const char *end = form == 1 ? "\r\n" : "\n";
		const char *bar = form == 2 ? "\t|\t" : " | ";
		size_t size =
			(size_t)snprintf(text, sizeof text, "| API | Description | Auth |%s|---|---|---|%s", end, end);
		for (unsigned i = 1; i <= 1000; i++) {
			size += (size_t)snprintf(text + size, sizeof text - size,
						 "| [Walk %u](https://a.org/%u)%sA text%sOAuth |%s", i, i, bar, bar,
						 end);
		}
		expect_rules(ROW, text, "");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_entries),	    cmocka_unit_test(test_rows),  cmocka_unit_test(test_templates),
		cmocka_unit_test(test_conventions), cmocka_unit_test(test_exact), cmocka_unit_test(test_exact_rows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
