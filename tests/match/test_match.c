// The deviations of fields and values, and what another order would make of them.

#include "matching.h"

#define FIELDS "### Title\n\n- **Tags**:\n- **Authors**:\n- **Abstract**:\n- **Notes**: (if any)\n"

static void fields(void **state)
{
	(void)state;
	check(FIELDS, "### T\n\n- **Tags**: a\n- **Authors**: b\n- **Abstract**: c\n", "");
	check(FIELDS, "### T\n\n- **Tags**: a\n- **Authors**: b\n", "FIELD_MISSING [T] ->Abstract\n");
	check(FIELDS, "### T\n\n- **Tags**: a\n- **Authors**: b\n- **TL;DR**: c\n",
	      "FIELD_STANDS_IN [**TL;DR**:] ->Abstract\n");
	check(FIELDS, "### T\n\n- **Tags**: a\n- **Authors**: b\n- **Abstract**: c\n- **Venue**: d\n",
	      "FIELD_UNKNOWN [**Venue**:]\n");
	check(FIELDS, "### T\n\n- **Tags**: a\n- **Authors**: b\n- **Abstract**: c\n- Great paper: read it twice\n",
	      "");
	check(FIELDS, "### T\n\n- **Tags**: a\n- **Authors**: b\n- **Abstract**: c\n- **Note**: d\n",
	      "LABEL_SPELLING [**Note**:] ->Notes !\n");
	check(FIELDS, "### T\n\n- **Tags**: a\n- **Authors**: b\n- **Abstract**: c\n- **Abstract**: d\n",
	      "FIELD_DUPLICATE [**Abstract**:] ->Abstract !\n");
	check(FIELDS, "### T\n\n- **Authors**: b\n- **Tags**: a\n- **Abstract**: c\n",
	      "FIELD_ORDER [**Tags**:] ->Tags !\n");
	check(FIELDS, "### T\n\n- **Tags:** a\n- Authors: b\n- **ABSTRACT**: c\n",
	      "LABEL_FORM [**Tags:**] ->Tags !\nLABEL_FORM [Authors:] ->Authors !\nLABEL_FORM [**ABSTRACT**:] "
	      "->Abstract !\n");
	check(FIELDS, "### T\n\n- __Tags__: a\n- **Authors**: b\n- **Abstract** c\n",
	      "LABEL_FORM [**Abstract**] ->Abstract !\n");
	check(FIELDS, "### T\n\n- **Tags**:\n- **Authors**: b\n- **Abstract**: c\n- **Notes**: (IF ANY)\n",
	      "FIELD_EMPTY [**Tags**:] ->Tags\nUNFILLED [(IF ANY)]\n");
	check(FIELDS, "### title\n\n- **Tags**: a\n- **Authors**: b\n- **Abstract**: c\n", "TITLE_UNFILLED [title]\n");
	check(FIELDS, "###\n\n- **Tags**: a\n- **Authors**: b\n- **Abstract**: c\n", "TITLE_EMPTY [###]\n");
}

#define NAMES "### Title\n\n- **A** / **B**:\n- **C / D**:\n"

static void names(void **state)
{
	(void)state;
	check(NAMES, "### T\n\n- **A**: x\n- **D**: y\n", "");
	check(NAMES, "### T\n\n- **A** / **B**: x\n- **C / D**: y\n", "");
	check(NAMES, "### T\n\n- **A / B**: x\n- **C / D**: y\n", "");
	check(NAMES, "### T\n\n- **a**: x\n- **D:** y\n", "LABEL_FORM [**a**:] ->A !\nLABEL_FORM [**D:**] ->C !\n");
}

static void choices(void **state)
{
	(void)state;
	check(VALUE("not started / reading / done"), ENTRY("reading"), "");
	check(VALUE("not started / reading / done"), ENTRY("**reading**"), "");
	check(VALUE("not started / reading / done"), ENTRY("Reading"), "CHOICE_FORM [Reading] ~reading\n");
	check(VALUE("not started / reading / done"), ENTRY("readin"), "CHOICE_WRONG [readin] ~reading\n");
	check(VALUE("not started / reading / done"), ENTRY("later"), "CHOICE_WRONG [later]\n");
	check(VALUE("not started / reading / done"), ENTRY("not started / reading / done"),
	      "UNFILLED [not started / reading / done]\n");
	check(VALUE("not started / reading / done"), ENTRY("not started|reading|Done"),
	      "UNFILLED [not started|reading|Done]\n");
	check(VALUE("[High/Low/Mid]"), ENTRY("[High]"), "CHOICE_FORM [[High]] ~High\n");
	check(VALUE("[High/Low/Mid]"), ENTRY("High / Low / Mid"), "UNFILLED [High / Low / Mid]\n");
	check(VALUE("red / green / ..."), ENTRY("blue"), "");
	check(VALUE("<!-- pllint: one-of red, green -->"), ENTRY("blue"), "CHOICE_WRONG [blue]\n");
}

static void lists(void **state)
{
	(void)state;
	check(VALUE("x, x, ..."), ENTRY("a, b"), "");
	check(VALUE("x, x, ..."), ENTRY("a, b, "), "ITEM_TRAILING [,] !\n");
	check(VALUE("x, x, ..."), ENTRY("a, , b"), "ITEM_EMPTY [, ,] !\n");
	check(VALUE("x, x, ..."), ENTRY("a (b, ), [c,](d)"), "");
	check(FIELDS, "### T\n\n- **Tags**: a, b, A\n- **Authors**: A. Bo, C. Do, A. Bo, J., J.\n- **Abstract**: c\n",
	      "TAG_REPEATED [A] !\nNAME_REPEATED [A. Bo] !\n");
	check(FIELDS, "### T\n\n- **Tags**: a\xEF\xBC\x8C b\xE3\x80\x81\n- **Authors**: x\n- **Abstract**: c\n",
	      "ITEM_TRAILING [\xE3\x80\x81] !\n");
	// Not certain: what is left is a placeholder, also where several are tidied at once.
	check(VALUE("x, y, ..."), ENTRY("x, y, ...,"), "ITEM_TRAILING [,]\n");
	check(VALUE("x, y, ..."), ENTRY(", *x*, , y"), "ITEM_EMPTY [,]\nITEM_EMPTY [, ,]\n");
	check(VALUE("x, y, ..."), ENTRY("x, yz, ...,"), "ITEM_TRAILING [,] !\n");
	check(VALUE("x, y, ..."), ENTRY("(optional),"), "ITEM_TRAILING [,]\n");
	check("### Title\n\n- **Tags**: a, b\n", "### T\n\n- **Tags**: a, b, A\n", "TAG_REPEATED [A]\n");
}

static void dates(void **state)
{
	(void)state;
	check(VALUE("YYYY-MM-DD"), ENTRY("2025-05-15"), "");
	check(VALUE("YYYY-MM-DD"), ENTRY("2025/05/15"), "DATE_FORM [2025/05/15]\n");
	check(VALUE("YYYY-MM-DD"), ENTRY("2025-02-30"), "DATE_WRONG [2025-02-30] !\n");
	check(VALUE("YYYY-MM-DD"), ENTRY("soon"), "DATE_WRONG [soon]\n");
	check(VALUE("YYYY-MM-DD"), ENTRY("yyyy-mm-dd"), "UNFILLED [yyyy-mm-dd]\n");
}

static void urls(void **state)
{
	(void)state;
	check(VALUE("<url>"), ENTRY("https://a.org"), "");
	check(VALUE("<url>"), ENTRY("[a](https://a.org)"), "");
	check(VALUE("<url>"), ENTRY("coming soon"), "LINK_NOT_URL [coming soon] !\n");
	check(VALUE("<url>"), ENTRY("arxiv.org/abs/2501.00001"), "LINK_NO_SCHEME [arxiv.org/abs/2501.00001]\n");
	check(VALUE("<url>"), ENTRY("https://a.org, https://b.org"), "LINK_SEVERAL [https://b.org]\n");
	check(VALUE("<url>"), ENTRY("http://arxiv.org/abs/2501.00001"),
	      "LINK_HTTP [http://arxiv.org/abs/2501.00001]\n");
	check(VALUE("<url>"), ENTRY("<url>"), "UNFILLED [<url>]\n");
	check(VALUE("https://arxiv.org/abs/<id>"), ENTRY("https://arxiv.org/abs/2501.00001/"), "");
	check(VALUE("https://arxiv.org/abs/<id>"), ENTRY("https://arxiv.org/pdf/2501.00001"),
	      "LINK_PATTERN [https://arxiv.org/pdf/2501.00001]\n");
	check(VALUE("[Title](link)"), ENTRY("[a](https://a.org)"), "");
	check(VALUE("[Title](link)"), ENTRY("https://a.org"), "LINK_SHAPE [https://a.org]\n");
	check(VALUE("[Title](link)"), ENTRY("[a]()"), "LINK_NOT_URL [[a]()]\n");
}

static void nested_links(void **state)
{
	(void)state;
	check(LINKS, LINK("\n  - GitHub: https://github.com/a/b\n  - arxiv: https://arxiv.org/abs/2501.00001"), "");
	check(LINKS, LINK(" https://a.org"), "LINK_INLINE [https://a.org]\n");
	check(LINKS, LINK(" https://a.org, https://b.org"), "LINK_INLINE [https://a.org, https://b.org]\n");
	check(LINKS, LINK(""), "FIELD_EMPTY [**Links**:] ->Links\n");
	check(LINKS, LINK(" soon"), "LINK_NOT_URL [soon]\n");
	check(LINKS, LINK("\n  - arxiv:\n  - GitHub: https://github.com/a/b"), "UNFILLED [arxiv:]\n");
	check(LINKS, LINK("\n  - Home: https://a.org"), "LINK_LABEL_UNKNOWN [Home:]\n");
	check(LINKS, LINK("\n  - Gitub: https://github.com/a/b"), "LABEL_SPELLING [Gitub:] ->GitHub !\n");
	check(LINKS, LINK("\n  - github: https://github.com/a/b"), "LABEL_FORM [github:] ->GitHub !\n");
	check(LINKS, LINK("\n  - https://github.com/a/b"), "LINK_LABEL_MISSING [https://github.com/a/b] ->GitHub\n");
	check(LINKS, LINK("\n  - GitHub: https://arxiv.org/abs/2501.00001"),
	      "LINK_SITE [https://arxiv.org/abs/2501.00001] ->arxiv\n");
	check(LINKS, LINK("\n  - GitHub: none"), "LINK_NOT_URL [none] !\n");
}

static void what_links_lead_to(void **state)
{
	(void)state;
	check(LINKS, LINK("\n  - arxiv: https://arxiv.org/abs/2513.00001"),
	      "LINK_MALFORMED [https://arxiv.org/abs/2513.00001]\n");
	check(LINKS, LINK("\n  - arxiv: https://link.zhihu.com/?target=https%3A%2F%2Farxiv.org%2Fabs%2F2501.00001"),
	      "LINK_WRAPPED [https://link.zhihu.com/?target=https%3A%2F%2Farxiv.org%2Fabs%2F2501.00001]\n");
	check(LINKS, LINK("\n  - WebSite: https://a.org?utm_source=b"), "LINK_TRACKED [https://a.org?utm_source=b]\n");
	check(LINKS, LINK("\n  - arxiv: https://arxiv.org/abs/2501.00001\n  - arxiv: https://arxiv.org/abs/2501.00002"),
	      "LINK_NUMBERS_DIFFER [https://arxiv.org/abs/2501.00002]\n");
	check(LINKS, LINK("\n  - WebSite: https://a.org\n  - WebSite: https://a.org"),
	      "LINK_LABEL_REPEATED [WebSite:] !\n");
	// What the template's own URL does not fit has one finding.
	check(VALUE("https://arxiv.org/abs/<id>"), ENTRY("https://arxiv.org/abs/2501.00001?utm_source=a"),
	      "LINK_PATTERN [https://arxiv.org/abs/2501.00001?utm_source=a]\n");
}

static void details(void **state)
{
	(void)state;
	check(DETAILS, ENTRY("\n  <details>\n  x\n  </details>"), "");
	check(DETAILS, ENTRY("x"), "DETAILS_MISSING [x]\n");
	check(DETAILS, ENTRY("x **y**"), "DETAILS_MISSING_MARKDOWN [x **y**]\n");
	check(DETAILS, ENTRY("(if any)"), "UNFILLED [(if any)]\n");
	check(DETAILS, ENTRY("\n  <details>(if any)\n  </details>"), "UNFILLED [(if any)]\n");
	check(DETAILS, ENTRY("\n  <details>\n  x"), "DETAILS_UNCLOSED [<details>]\n");
	check(DETAILS, ENTRY("\n  <details>x\n  </details>"), "DETAILS_TAG_LINE [<details>]\n");
	check(DETAILS, ENTRY("\n  <details>\n  x</details>"), "DETAILS_TAG_LINE [</details>]\n");
	check(DETAILS, ENTRY("\n  <details>\n  x\n  </details>\n  </details>"), "DETAILS_UNOPENED [</details>]\n");
	check(DETAILS, ENTRY("\n  <details>\n  - x\n  </details>"), "DETAILS_MARKDOWN [- x]\n");
	check(DETAILS, ENTRY("\n  <details>\n  see [x](https://x.org).\n  </details>"),
	      "DETAILS_MARKDOWN [[x](https://x.org)]\n");
	check(DETAILS, ENTRY("\n  <details>\n\n  - x\n\n  </details>"), "");
	check(DETAILS, ENTRY("\n  <details>\n\n  </details>"), "FIELD_EMPTY [**V**:] ->V\n");
}

static void latex(void **state)
{
	(void)state;
	check(DETAILS, ENTRY("\n  <details>\n  50\\% of \\textbf{D}, $x \\& \\textbf{y}$, \\href{a}{b}\n  </details>"),
	      "LATEX_ESCAPE [\\%]\nLATEX_COMMAND [\\textbf{D}]\nLATEX_COMMAND [\\href{a}{b}]\n");
	check(VALUE(""), ENTRY("50\\% of \\emph{D} `\\emph{x}`"), "LATEX_COMMAND [\\emph{D}]\n");
}

static void check_order(const char *template, const char *items, const char *order, const char *wanted)
{
	char list[1024];
	snprintf(list, sizeof list, "### A\n\n%s", items);
	run.order = order;
	check(template, list, wanted);
	run.order = NULL;
}

#define ORDERED "### Title\n\n- **First**:\n- **Second**:\n- **Third**:\n"

static void another_order(void **state)
{
	(void)state;
	check_order(ORDERED, "- **First**: a\n- **Third**: b\n- **Second**: c\n", "021", "keeps");
	// What stands in for a missing field has to keep its place, and nothing may get into one.
	check_order(ORDERED, "- **Third**: c\n- **Other**: b\n- **First**: a\n", "210", "differs");
	check_order(ORDERED, "- **Third**: c\n- **Other**: b\n- **First**: a\n", "201", "keeps");
	check_order(ORDERED, "- **Third**: c\n- **First**: a\n- **Other**: b\n", "120", "keeps");
	check_order(ORDERED, "- **First**: a\n- **Other**: b\n- **Third**: c\n", "012", "keeps");
	check_order(ORDERED, "- **First**: a\n- **Other**: b\n- **Third**: c\n", "102", "differs");
	check_order(ORDERED, "- **First**: a\n- **Second**: b\n- **Other**: b\n- **Third**: c\n", "2013", "keeps");
	// Of two that are one field the first is that.
	check_order(ORDERED, "- **First**: a\n- **Second**: b\n- **Second**: c\n- **Third**: d\n", "1203", "keeps");
	check_order(ORDERED, "- **First**: a\n- **Second**: b\n- **Second**: c\n- **Third**: d\n", "0213", "differs");
}

// Where the labels speak for two kinds alike, either one could read the other order otherwise.
static void another_order_by_two_kinds(void **state)
{
	(void)state;
	static const char paper[] = ORDERED;
	static const char both[] = ORDERED "\n### Post\n\n- **Third**:\n- **First**:\n- **Fourth**:\n";
	static const char three[] = "- **Other**: a\n- **First**: a\n- **Third**: b\n";
	check_order(paper, three, "120", "keeps");
	check_order(both, three, "120", "differs"); // it would stand in for the fourth
	check_order(both, "- **Other**: a\n- **First**: a\n- **Third**: b\n- **Second**: b\n", "1203", "keeps");
	check_order(both, "- **First**: a\n- **Third**: b\n", "10", "keeps");
}

#define KINDS                                                                                                          \
	"### Paper\n\n- **Tags**:\n- **Authors**:\n- **Links**:\n  - arxiv:\n\n---\n\n"                                \
	"### Blog Title\n\n- **Tags**:\n- **Author(s)**:\n- **Links**:\n"

static void kinds(void **state)
{
	(void)state;
	check(KINDS, "### T\n\n- **Tags**: a\n- **Author(s)**: b\n- **Links**: https://a.org\n", "");
	check(KINDS, "### T\n\n- **Tags**: a\n- **Authors**: b\n- **Links**: https://a.org\n",
	      "LINK_INLINE [https://a.org]\n");
	check(KINDS, "### T\n\n- **Tags**: a\n- **Links**: https://a.org\n", "FIELD_MISSING [T] ->Author(s)\n");
	check(KINDS,
	      "### Blog Title\n\n- **Tags**: a\n- **Authors**: b\n- **Links**:\n  - arxiv: https://arxiv.org/abs/1\n",
	      "TITLE_UNFILLED [Blog Title]\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields),	 cmocka_unit_test(names),
		cmocka_unit_test(choices),	 cmocka_unit_test(lists),
		cmocka_unit_test(dates),	 cmocka_unit_test(urls),
		cmocka_unit_test(nested_links),	 cmocka_unit_test(what_links_lead_to),
		cmocka_unit_test(details),	 cmocka_unit_test(latex),
		cmocka_unit_test(another_order), cmocka_unit_test(another_order_by_two_kinds),
		cmocka_unit_test(kinds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
