// Text from outside is plain words or code.

#include "report/markdown_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

struct sample {
	const char *from, *to;
};

static const struct sample codes[] = {
	{"a", "`a`"},	    {"@user #12", "`@user #12`"},	{"`", "`` ` ``"},
	{"a`b", "``a`b``"}, {"`` ` ```", "```` `` ` ``` ````"}, {" a", "` a`"},
	{" a ", "`  a  `"}, {"a\nb", "`a<U+000A>b`"},		{"\xFF", "`<0xFF>`"},
	{"", ""},
};

static void test_code(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct buffer buffer = {0};
		buffer_add_string(&buffer, "-");
		markdown_code(&buffer, codes[i].from, strlen(codes[i].from));
		assert_string_equal(buffer.bytes + 1, codes[i].to);
		buffer_release(&buffer);
	}
}

static const struct sample messages[] = {
	{"`Tags` ends in a comma", "`Tags` ends in a comma"},
	{"write `reading`", "write `reading`"},
	{"there are 12, or 3 (of them): (see line 7)", "there are 12, or 3 (of them): (see line 7)"},
	{"it's read-only; `a`, `b` and (`c`)", "it's read-only; `a`, `b` and (`c`)"},
	{"`` a`b `` is one", "``a`b`` is one"},
	{"use --fix", "use `--fix`"},
	{"@user wrote #12, GH-1 and a.b", "`@user` wrote `#12,` `GH-1` and `a.b`"},
	{"see https://a.example or www.a.example", "see `https://a.example` or `www.a.example`"},
	{"commit deadbeef and 1234567 and defaced or faced", "commit `deadbeef` and `1234567` and `defaced` or faced"},
	{"<b> *a* _b_ [c](d) !e \\ ~f~ | $", "`<b>` `*a*` `_b_` `[c](d)` `!e` `\\` `~f~` `|` `$`"},
	{":smile: a:b", "`:smile:` `a:b`"},
	{"`a``b`", "```a``b```"},
	{"`a`@b", "`a` `@b`"},
	{"an ` alone", "an `` ` `` alone"},
	{"a\tb\nc", "`a<U+0009>b<U+000A>c`"},
	{"中文", "`中文`"},
	{"-- -a a- 'a a'", "`--` `-a` `a-` `'a` `a'`"},
};

static void test_message(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
		struct buffer buffer = {0};
		markdown_message(&buffer, messages[i].from, strlen(messages[i].from));
		assert_string_equal(buffer.bytes, messages[i].to);
		buffer_release(&buffer);
	}
}

static const struct sample blocks[] = {
	{"a\n\nb", "```markdown\na\n\nb\n```\n"},
	{"a\r\n\tb\r\n", "```markdown\na\n\tb\n```\n"},
	{"a\n```\nb", "````markdown\na\n```\nb\n````\n"},
	{"``````", "```````markdown\n``````\n```````\n"},
	{"a ::b", "```markdown\na ::b\n```\n"},
	{"a\r", NULL},
	{"a\rb\n", NULL},
	{"::error::x", NULL},
	{"a\n \t::group::x\n", NULL},
	{"a ##[group]\n", NULL},
	{"a\x07", NULL},
	{"\xE2\x80\xAE", NULL},
	{"\xE2\x80\x8B", NULL},
	{"a\xFF", NULL},
};

static void test_block(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
		struct buffer buffer = {0};
		buffer_add_string(&buffer, "x");
		bool is_shown = markdown_block(&buffer, blocks[i].from, strlen(blocks[i].from));
		assert_int_equal(is_shown, blocks[i].to != NULL);
		assert_string_equal(buffer.bytes + 1, is_shown ? blocks[i].to : "");
		buffer_release(&buffer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_code),
		cmocka_unit_test(test_message),
		cmocka_unit_test(test_block),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
