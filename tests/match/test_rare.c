// Deviations of what lists rarely have.

#include "matching.h"

static void labels(void **state)
{
	(void)state;
	// The template's own spelling is the one that is meant, also behind another one.
	static const char both[] = "### Title\n\n- **Code** / **code**:\n- **V**:\n";
	check(both, "### T\n\n- **code**: a\n- **V**: b\n", "");
	check(both, "### T\n\n- **CODE**: a\n- **V**: b\n", "LABEL_FORM [**CODE**:] ->Code !\n");
	check("### Title (optional)\n\n- **Tags**:\n", "###\n\n- **Tags**: a\n", "");
	check("### Title\n\n- **Tags**:\n", "###\n\n- **Tags**: a\n", "TITLE_EMPTY [###]\n");
}

// Of kinds that the labels speak for alike, the one with the fewest faults.
static void three_kinds(void **state)
{
	(void)state;
	static const char kinds[] = "### Paper\n\n- **Tags**:\n- **One**:\n- **Two**:\n\n"
				    "### Blog\n\n- **Tags**:\n- **Three**:\n- **Four**:\n\n"
				    "### Talk\n\n- **Tags**:\n- **Five**:\n";
	check(kinds, "### T\n\n- **Tags**: a\n", "FIELD_MISSING [T] ->Five\n");
	check(kinds, "### T\n\n- **Tags**: a\n- **Six**: b\n", "FIELD_STANDS_IN [**Six**:] ->Five\n");
}

static void vocabularies(void **state)
{
	(void)state;
	check(VALUE("no / reading / readings"), ENTRY("readin"), "CHOICE_WRONG [readin] ~reading\n");
	check(VALUE("no / reading / readings"), ENTRY("mo"), "CHOICE_WRONG [mo]\n");
	check(VALUE("<!-- pllint: one-of red -->"), ENTRY("[red]"), "CHOICE_FORM [[red]] ~red\n");
	// A comment that goes on over several lines shows nothing.
	check(VALUE("not started / done"), ENTRY("not <!-- a\n  b\n  -->started"), "");
}

static void lists(void **state)
{
	(void)state;
	check(VALUE("x, x, ..."), ENTRY("a, , b <"), "ITEM_EMPTY [, ,] !\n");
	check(VALUE("x, x, ..."), ENTRY("<!-- c -->a, , <!-- d -->b"), "ITEM_EMPTY [, ,] !\n");
	// Suffixes and initials are parts of names.
	check("### Title\n\n- **Authors**:\n", "### T\n\n- **Authors**: A. Bo, III, C. Do, III, E. Fo, PhD, PhD\n", "");
}

static void urls(void **state)
{
	(void)state;
	check(VALUE("[Title](url)"), ENTRY("[a](soon)"), "");
	check(VALUE("[Title](https://example.org/<name>)"), ENTRY("[a](soon)"), "LINK_NOT_URL [soon]\n");
	check(VALUE("[Title](https://example.org/<name>)"), ENTRY("[a](notes.md)"), "");
	check(VALUE("<url>"), ENTRY("[a](soon)"), "LINK_NOT_URL [soon]\n");
	check(VALUE("[Title](url)"), ENTRY("[a][r]\n\n[r]: https://r.org"), "");
	check(VALUE("[Title](url)"), ENTRY("<a href=\"https://r.org\">a</a>"),
	      "LINK_SHAPE [<a href=\"https://r.org\">]\n");
	check(VALUE("[Title](url)"), ENTRY("<a href=\"https://r.org\"><img src=a.png></a>"), "");
	check(VALUE("[Title](url)"), ENTRY("<https://r.org>"), "LINK_SHAPE [<https://r.org>]\n");
	static const char own_site[] = "### Title\n\n- **Tags**:\n- **GitHub**: https://github.com/<user>/<name>\n";
	check(own_site, "### T\n\n- **Tags**: a\n- **GitHub**: https://gitlab.com/a/b\n",
	      "LINK_PATTERN [https://gitlab.com/a/b]\n");
	check(own_site, "### T\n\n- **Tags**: a\n- **GitHub**: https://github.com/a\n",
	      "LINK_PATTERN [https://github.com/a]\n");
	check("### Title\n\n- **Tags**:\n- **GitHub**:\n",
	      "### T\n\n- **Tags**: a\n- **GitHub**: https://gitlab.com/a/b\n", "LINK_SITE [https://gitlab.com/a/b]\n");
}

static void nested(void **state)
{
	(void)state;
	// The label is one of those that are below the same field.
	check("### Title\n\n- **Papers**:\n  - arxiv:\n- **Links**:\n  - GitHub:\n  - HuggingFace:\n",
	      "### T\n\n- **Papers**:\n  - arxiv: https://arxiv.org/abs/2501.00001\n"
	      "- **Links**:\n  - HuggingFace: https://github.com/a/b\n",
	      "LINK_SITE [https://github.com/a/b] ->GitHub\n");
	// A link of the field behind its nested ones is none of theirs.
	check(LINKS, LINK("\n  - GitHub: https://github.com/a/b\n\n  https://c.org"), "");
	check(LINKS, LINK("\n  - ![b](https://example.org/b.svg) https://github.com/a/b"),
	      "LINK_LABEL_MISSING [![b](https://example.org/b.svg) https://github.com/a/b] ->GitHub\n");
	check(LINKS, LINK("\n  - **See** also\n  - GitHub: https://github.com/a/b"), "");
	// So many labels are compared.
	check(LINKS,
	      LINK("\n  - WebSite: https://a.org\n  - a\n  - a\n  - a\n  - a\n  - a\n  - a\n  - a\n  - a\n  - a\n  - a"
		   "\n  - a\n  - a\n  - a\n  - a\n  - a\n  - a\n  - WebSite: https://b.org"),
	      "");
}

static void repositories(void **state)
{
	(void)state;
	static const char template[] = "### Title\n\n- **Link**: <url>\n- **Code**: <url>\n";
	check(template, "### T\n\n- **Link**: https://github.com/a/b\n- **Code**: https://gitlab.com/a/b\n", "");
	// What is left empty is not used.
	check(template, "### T\n\n- **Link**: https://github.com/a/b\n- **Code**:\n",
	      "FIELD_EMPTY [**Code**:] ->Code\nLINK_REPOSITORY [**Link**:]\n");
}

#define TITLE	 "### Title\n\n- **Tags**:\n- **Paper**:\n- **arXiv**: <!-- pllint: optional -->\n"
#define PAPER(n) "https://arxiv.org/abs/2501.0000" #n

static void numbers(void **state)
{
	(void)state;
	check(TITLE, "### T\n\n- **Tags**: a\n- **Paper**: " PAPER(1) "\n- **arXiv**: " PAPER(2) "\n",
	      "LINK_NUMBERS_DIFFER [" PAPER(2) "]\n");
	// Several in one item: nobody knows which of them the entry is.
	check(TITLE,
	      "### T\n\n- **Tags**: a\n- **Paper**: " PAPER(1) " " PAPER(2) " " PAPER(3) "\n- **arXiv**: " PAPER(
		      4) "\n",
	      "");
	// Two numbers of one paper are no list of papers.
	check(TITLE,
	      "### T\n\n- **Tags**: a\n- **Paper**: " PAPER(
		      1) " https://doi.org/10.1145/1234567.1234568\n- **arXiv**: " PAPER(2) "\n",
	      "LINK_NUMBERS_DIFFER [" PAPER(2) "]\n");
	// A label with several names.
	check(TITLE, "### T\n\n- **Tags**: a\n- **Paper**: " PAPER(1) "\n- **Seen / / PDF / here**: " PAPER(2) "\n",
	      "FIELD_UNKNOWN [**Seen / / PDF / here**:]\nLINK_NUMBERS_DIFFER [" PAPER(2) "]\n");
}

// An entry with more is not one paper.
static void many_numbers(void **state)
{
	(void)state;
	static const char template[] = "### Title\n\n- **Tags**:\n- **Links**:\n  - Note: <!-- pllint: text -->\n";
	char list[4096] = "### T\n\n- **Tags**: a\n- **Links**:\n";
	char wanted[4096] = "";
	for (int i = 10; i < 28; i++) {
		sprintf(list + strlen(list), "  - https://arxiv.org/abs/2501.000%d\n", i);
		sprintf(wanted + strlen(wanted), "LINK_LABEL_MISSING [https://arxiv.org/abs/2501.000%d]\n", i);
	}
	for (int i = 11; i < 26; i++) {
		sprintf(wanted + strlen(wanted), "LINK_NUMBERS_DIFFER [https://arxiv.org/abs/2501.000%d]\n", i);
	}
	check(template, list, wanted);
}

static void patterns(void **state)
{
	(void)state;
	check(VALUE("<!-- pllint: match ^[0-9]+$ -->"), ENTRY("12"), "");
	check(VALUE("<!-- pllint: match ^[0-9]+$ -->"), ENTRY("\n  <details>\n  12\n  </details>"), "");
	check(VALUE("<!-- pllint: match ^[0-9]+$ -->"), ENTRY("\n  <details>\n  x\n  </details>"),
	      "PATTERN_MISMATCH [x]\n");
	check(VALUE("<!-- pllint: match ^[0-9]+$ -->"), ENTRY("\n  - 12"), "PATTERN_MISMATCH [**V**:]\n");
}

static void details(void **state)
{
	(void)state;
	// Nearly a link, nearly a list.
	check(DETAILS,
	      ENTRY("\n  <details>\n  y](z)\n  x] y](z)\n  [](z)\n  [a](b c)\n  [a]()\n  1: a\n  12. a\n  -a\n  "
		    "</details>"),
	      "");
	check(DETAILS, ENTRY("\n  <details>\n  x] [y](z)\n  </details>"), "DETAILS_MARKDOWN [[y](z)]\n");
	check(DETAILS, ENTRY("\n  <details>\n  1) a\n  </details>"), "DETAILS_MARKDOWN [1) a]\n");
	check(DETAILS, ENTRY("\n  <details>\n  1. a\n  </details>"), "DETAILS_MARKDOWN [1. a]\n");
	// What is preformatted is meant as it is.
	check(DETAILS, ENTRY("\n  <details>\n  <code>\n  - a\n  </code>\n  </details>"), "");
	check(DETAILS, ENTRY("\n  <details>\n  <prefix>\n  - a\n  </details>"), "DETAILS_MARKDOWN [- a]\n");
	check(DETAILS, ENTRY("\n  <details>\n  - a <pre"), "DETAILS_UNCLOSED [<details>]\n");
}

static void latex(void **state)
{
	(void)state;
	char list[2048];
	char letters[1001];
	memset(letters, 'a', 1000);
	letters[1000] = '\0';
	snprintf(list, sizeof list, "### T\n\n- **Tags**: a\n- **V**: \\emph{%s} \\emph{b\n", letters);
	check(VALUE(""), list, "");
	snprintf(list, sizeof list, "### T\n\n- **Tags**: a\n- **V**: \\emph{%.900s}\n", letters);
	char wanted[2048];
	snprintf(wanted, sizeof wanted, "LATEX_COMMAND [\\emph{%.900s}]\n", letters);
	check(VALUE(""), list, wanted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels),	cmocka_unit_test(three_kinds), cmocka_unit_test(vocabularies),
		cmocka_unit_test(lists),	cmocka_unit_test(urls),	       cmocka_unit_test(nested),
		cmocka_unit_test(repositories), cmocka_unit_test(numbers),     cmocka_unit_test(many_numbers),
		cmocka_unit_test(patterns),	cmocka_unit_test(details),     cmocka_unit_test(latex),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
