// Nothing raw reaches a terminal or a CI runner.

#include "report/escape.h"
#include "report/output.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct sample {
	const char *from, *to;
};

static const struct sample samples[] = {
	{"plain text", "plain text"},
	{"déjà 中文 é́ 👍🏽 👩‍👧", "déjà 中文 é́ 👍🏽 👩‍👧"},
	{"\033[31mred", "<U+001B>[31mred"},
	{"a\tb\nc\rd", "a<U+0009>b<U+000A>c<U+000D>d"},
	{"\x7F", "<U+007F>"},
	{"\xC2\x9B"
	 "31m",
	 "<U+009B>31m"},
	{"\xFF\xC3", "<0xFF><0xC3>"},
	{"a\xE2\x82"
	 "b",
	 "a<0xE2><0x82>b"},
	{"\xED\xA0\x80", "<0xED><0xA0><0x80>"},
	{"\xE2\x80\xAE"
	 "abc",
	 "<U+202E>abc"},
	{"\xE2\x81\xA6\xE2\x80\x8F\xD8\x9C", "<U+2066><U+200F><U+061C>"},
	{"a\xE2\x80\xA8"
	 "b\xE2\x80\xA9",
	 "a<U+2028>b<U+2029>"},
	{"\xE2\x80\x8B\xEF\xBB\xBF", "<U+200B><U+FEFF>"},
	{"\xE1\xA0\x8E\xE3\x85\xA4\xF3\xA0\x81\x81", "<U+180E><U+3164><U+E0041>"},
	{"a\xE2\x80\x8D\xE2\x80\x8C"
	 "b",
	 "a<U+200D><U+200C>b"},
	{"می\xE2\x80\x8Cخواهم", "می\xE2\x80\x8Cخواهم"},
	{"::error::x", "<U+003A>:error::x"},
	{"  ::error::x", "  <U+003A>:error::x"},
	{"\xC2\xA0\xE3\x80\x80::error", "\xC2\xA0\xE3\x80\x80<U+003A>:error"},
	{"a ::error", "a ::error"},
	{"##[error]x", "##<U+005B>error]x"},
	{"a ###[group]", "a ###<U+005B>group]"},
	{"##vso[task.setvariable]", "##vso<U+005B>task.setvariable]"},
	{"##Vso[x] ##VSO[x]", "##Vso<U+005B>x] ##VSO<U+005B>x]"},
	{"##v_[x] ##v{[x] ##v@[x]", "##v_[x] ##v{[x] ##v@[x]"},
	{"## Heading [x]", "## Heading [x]"},
	{"#[a] # #[b]", "#[a] # #[b]"},
};

static void test_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct escape_state line = {0};
		const char *from = samples[i].from;
		size_t size = strlen(from), used = 0;
		char to[512];
		for (size_t at = 0; at < size;) {
			struct escaped shown = escape_next(&line, from + at, size - at);
			assert_true(shown.taken > 0);
			memcpy(to + used, shown.bytes, shown.size);
			used += shown.size;
			at += shown.taken;
		}
		to[used] = '\0';
		assert_string_equal(to, samples[i].to);
	}
}

static size_t encode(uint32_t point, char *bytes)
{
	if (point < 0x80) {
		bytes[0] = (char)point;
		return 1;
	}
	size_t size = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	for (size_t i = size - 1; i > 0; i--, point >>= 6) {
		bytes[i] = (char)(0x80 | (point & 0x3F));
	}
	bytes[0] = (char)(0xF0U << (4 - size) | point);
	return size;
}

// White_Space of Unicode, and what else shows nothing and is stripped by some runner's language.
static bool is_stripped(uint32_t point)
{
	static const uint32_t points[] = {0x20,	  0x85,	  0xA0,	  0x1680, 0x2028, 0x2029,
					  0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF};
	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		if (point == points[i]) {
			return true;
		}
	}
	return (point >= 0x09 && point <= 0x0D) || (point >= 0x2000 && point <= 0x200D);
}

static bool is_control(uint32_t point)
{
	return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x2028 && point <= 0x202E) ||
	       (point >= 0x2066 && point <= 0x2069) || point == 0x200E || point == 0x200F || point == 0x061C ||
	       (point >= 0xE0000 && point <= 0xE007F);
}

// Every character at the start of a line, before what would be a command: itself or its number, never raw where
// it has an effect; and behind a blank that is there as it is no command is left.
static void test_every_character(void **state)
{
	(void)state;
	for (uint32_t point = 1; point < 0xE1000; point = point == 0xD7FF    ? 0xE000
							  : point == 0x323B0 ? 0xE0000
									     : point + 1) {
		char text[16], number[16], shown[64];
		size_t size = encode(point, text), used = 0;
		memcpy(text + size, "::a::", 6);
		snprintf(number, sizeof number, "<U+%04X>", (unsigned)point);
		struct escape_state line = {0};
		for (size_t at = 0; at < size + 5;) {
			struct escaped next = escape_next(&line, text + at, size + 5 - at);
			memcpy(shown + used, next.bytes, next.size);
			used += next.size;
			at += next.taken;
		}
		shown[used] = '\0';
		bool is_raw = memcmp(shown, text, size) == 0;
		assert_true(is_raw || memcmp(shown, number, strlen(number)) == 0);
		assert_false(is_raw && is_control(point));
		const char *rest = shown + (is_raw ? size : strlen(number));
		assert_string_equal(rest, is_raw && is_stripped(point) ? "<U+003A>:a::" : "::a::");
	}
}

static void test_commands_in_raw_text(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		size_t line;
	} cases[] = {
		{"", 0},
		{"a\n::error::x\n", 2},
		{"a\r::error::x", 1},
		{" \xE2\x80\xA9\xC2\xA0::error file=a::x", 1},
		{"+::error::x\n-::error::x\na ::error::x", 0},
		{"::: tip\n::: x ::\n:: x ::\n::error", 0},
		{"a\nb\nc ##[error]x", 3},
		{"###[Title](x)\n", 1},
		{"##vso[task]", 1},
		{"\x01::error::x", 0},
		{"::a", 0},
		{":a::", 0},
		{"::error: x:", 0},
		{"\xC2\x85::error::x", 1},
		{"\xE2\x80\xA8::error::x", 1},
		{"\xE2\x80\xAF\xE2\x81\x9F::error::x", 1},
		{"\xE2\x81\xA0\xEF\xBB\xBF\xE1\x9A\x80::error::x", 1},
		{"##[\n]##[", 0},
		{"## [x] #[x] [##]", 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(escape_find_command(cases[i].text, strlen(cases[i].text)), cases[i].line);
	}
}

static void test_width_of_what_is_shown(void **state)
{
	(void)state;
	struct escape_state line = {.inside = true};
	assert_int_equal(escape_next(&line, "中", 3).width, 2);
	assert_int_equal(escape_next(&line, "\xCC\x81", 2).width, 0);
	assert_int_equal(escape_next(&line, "\033", 1).width, 8);
	assert_int_equal(escape_next(&line, "\xFF", 1).width, 6);
}

// A command must not come together from two pieces.
static void test_pieces(void **state)
{
	(void)state;
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	struct output *output = malloc(sizeof *output);
	assert_non_null(output);
	output_init(output, ends[1]);
	output_plain(output, "  ");
	output_string(output, ":");
	output_plain(output, ":error\na ##");
	output_string(output, "[x]");
	output_plain(output, "\n");
	output_lines(output, "one\n::two\n", 10);
	output_flush(output);
	char text[128];
	ssize_t size = read(ends[0], text, sizeof text - 1);
	assert_true(size > 0);
	text[size] = '\0';
	assert_string_equal(text, "  <U+003A>:error\na ##<U+005B>x]\none\n<U+003A>:two\n");
	free(output);
	close(ends[0]);
	close(ends[1]);
}

static void test_error_is_kept(void **state)
{
	(void)state;
	struct output *output = malloc(sizeof *output);
	assert_non_null(output);
	output_init(output, -1);
	output_plain(output, "lost");
	output_flush(output);
	assert_int_not_equal(output->error, 0);
	free(output);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_every_character),
		cmocka_unit_test(test_commands_in_raw_text),
		cmocka_unit_test(test_width_of_what_is_shown),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_error_is_kept),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
