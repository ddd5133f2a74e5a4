// Mathematics in raw text.

#include "base/math.h"
#include "support.h"

#include <string.h>

// `expected`: the formulas, each behind a `|`.
static void finds(const char *text, const char *expected)
{
	struct source source = {.bytes = text, .size = (uint32_t)strlen(text), .may_have_other_formulas = true};
	struct math_scan scan = {.source = &source, .at = 0, .end = source.size};
	char found[512] = "";
	for (span formula; math_next(&scan, &formula);) {
		strcat(found, "|");
		strncat(found, text + formula.start, span_length(formula));
	}
	assert_string_equal(found, expected);
}

static void test_notations(void **state)
{
	(void)state;
	finds("a $x$ b $$y$$ c $`z`$", "|$x$|$$y$$|$`z`$");
	finds("\\(a\\) and \\[b\\] and \\\\(c\\\\) and \\\\[d\\\\]", "|\\(a\\)|\\[b\\]|\\\\(c\\\\)|\\\\[d\\\\]");
	finds("$$\n- x\n$$", "|$$\n- x\n$$");
	finds("\\[\na\n\\]", "|\\[\na\n\\]");
	finds("```math\na\n```\nb", "|```math\na\n```");
	finds("> ```math\n> a\n> ```", "");
	finds("$a\\$b$", "|$a\\$b$");
	finds("$ \\alpha + 1 $", "|$ \\alpha + 1 $");
	finds("$\\mbox{a}\n+ b$", "|$\\mbox{a}\n+ b$");
}

static void test_text(void **state)
{
	(void)state;
	finds("costs $5 and $10", "");
	finds("from $5-$10", "");
	finds("$5\nor 6$", "");
	finds("$ 5 or 6 $", "");
	finds("\\$5$", "");
	finds("`$x$` and ``$y`z$``", "");
	finds("```\n$x$\n```\n$y$", "|$y$");
	finds("$$", "");
	finds("$$$$", "");
	finds("$$ a\n\nb $$", "");
	finds("\\[code: https://a.org/\\]", "");
	finds("\\[[a](b)\\]", "");
	finds("\\[a", "");
	finds("`a $x$", "|$x$");
	finds("", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_notations), cmocka_unit_test(test_text)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
