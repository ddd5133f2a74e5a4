// Messages are taken apart as Markdown reads them.

#include "report/quotes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

struct sample {
	const char *text;
	const char *parts; // each ended by `|`; what is quoted is in brackets
};

static const struct sample samples[] = {
	{"", ""},
	{"plain", "plain|"},
	{"`a` is not `b`", "[a]| is not |[b]|"},
	{"x `a`", "x |[a]|"},
	{"`a``b`", "[a``b]|"},
	{"`` a`b `` c", "[a`b]| c|"},
	{"`` `a` ``", "[`a`]|"},
	{"`` ` ``", "[`]|"},
	{"`a", "`a|"},
	{"a ` b `` c", "a ` b `` c|"},
	{"a `` b ` c ``d", "a |[b ` c]|d|"},
	{"``", "``|"},
	{"```` a ` b", "```` a ` b|"},
	{"` `", "[ ]|"},
	{"`  `", "[  ]|"},
	{"` ab`", "[ ab]|"},
};

static void test_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		char parts[64] = "";
		struct quotes quotes = quotes_of(samples[i].text, strlen(samples[i].text));
		for (struct part part; quotes_next(&quotes, &part);) {
			strcat(parts, part.is_quoted ? "[" : "");
			strncat(parts, part.bytes, part.size);
			strcat(parts, part.is_quoted ? "]|" : "|");
		}
		assert_string_equal(parts, samples[i].parts);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
