// Lines and columns, against a count from the start.

#include "../base/support.h"
#include "base/unicode.h"
#include "lint/position.h"

// Compares at every start of a character.
static void check_all(const char *bytes, uint32_t size)
{
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct positions positions = positions_new(&bench.memory, source_new(&bench.memory, bytes, size));
	struct pllint_position wanted = {.line = 1, .column = 1, .byte_column = 1, .utf16_column = 1};
	uint32_t at = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	uint32_t start = 0;
	assert_int_equal(position_of(&positions, 0).column, 1);
	assert_int_equal(position_of(&positions, 0).byte_column, 1);
	for (;;) {
		struct pllint_position got = position_of(&positions, at);
		assert_int_equal(got.line, wanted.line);
		assert_int_equal(got.column, wanted.column);
		assert_int_equal(got.byte_column, at - start + 1);
		assert_int_equal(got.utf16_column, wanted.utf16_column);
		if (at == size) {
			break;
		}
		size_t length;
		uint32_t code_point = unicode_decode(bytes + at, size - at, &length);
		bool newline = code_point == '\n';
		at += (uint32_t)length;
		wanted.line += newline;
		wanted.column = newline ? 1 : wanted.column + 1;
		wanted.utf16_column = newline ? 1 : wanted.utf16_column + (length == 4 ? 2 : 1);
		start = newline ? at : start;
	}
	bench_close(&bench);
}

static void test_small_texts(void **state)
{
	(void)state;
	const char *texts[] = {"",
			       "a",
			       "\n",
			       "a\nb",
			       "a\r\nb\r\n",
			       "a\rb\n",
			       "é\nü",
			       "\xEF\xBB\xBF# A",
			       "\xEF\xBB\xBF\n\nx",
			       "\xFF\xFE\n\xE4x\n\xF0\x9F",
			       "日本\t語\n😀e\xCC\x81!"};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		check_all(texts[i], (uint32_t)strlen(texts[i]));
	}
}

struct sample {
	const char *text;
	uint32_t offset;
	struct pllint_position wanted;
};

static const struct sample samples[] = {
	{"", 0, {1, 1, 1, 1}},
	{"", 7, {1, 1, 1, 1}},
	{"abc", 3, {1, 4, 4, 4}},
	{"a\nb", 1, {1, 2, 2, 2}},
	{"a\r\nb", 2, {1, 3, 3, 3}},
	{"a\r\nb", 3, {2, 1, 1, 1}},
	{"a\rb", 2, {1, 3, 3, 3}},
	{"é😀x", 2, {1, 2, 3, 2}},
	{"é😀x", 6, {1, 3, 7, 4}},
	{"é😀x", 4, {1, 2, 3, 2}},     // within the smiley
	{"😀\xFF😀x", 7, {1, 3, 6, 4}}, // the same in a text that is not UTF-8
	{"\xFF\xFEx", 2, {1, 3, 3, 3}},
	{"\xF0\x9Fx", 2, {1, 3, 3, 3}},
	{"\xEF\xBB\xBF# A", 0, {1, 1, 1, 1}},
	{"\xEF\xBB\xBF# A", 5, {1, 3, 6, 3}},
	{"\xEF\xBB\xBF\n\xEF\xBB\xBFx", 7, {2, 2, 4, 2}},
};

static void test_all_units(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct bench bench;
		bench_open(&bench, 0);
		if (setjmp(bench.exit)) {
			fail();
		}
		const struct source *source =
			source_new(&bench.memory, samples[i].text, (uint32_t)strlen(samples[i].text));
		struct positions positions = positions_new(&bench.memory, source);
		struct pllint_position got = position_of(&positions, samples[i].offset);
		assert_int_equal(got.line, samples[i].wanted.line);
		assert_int_equal(got.column, samples[i].wanted.column);
		assert_int_equal(got.byte_column, samples[i].wanted.byte_column);
		assert_int_equal(got.utf16_column, samples[i].wanted.utf16_column);
		bench_close(&bench);
	}
}

// Characters, endings and bad bytes fall on every place of a block's border.
static void test_block_borders(void **state)
{
	(void)state;
	const char *units[] = {"abcdefg", "日本語\n", "é", "a\r\n", "😀\xFF", "\xE4", "\n", "x\xF0\x9F\x98y\n"};
	static char bytes[7000];
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		size_t length = strlen(units[i]);
		for (uint32_t shift = 0; shift < 4; shift++) {
			memset(bytes, 'x', shift);
			uint32_t size = shift;
			while (size + length < sizeof bytes) {
				memcpy(bytes + size, units[i], length);
				size += (uint32_t)length;
			}
			check_all(bytes, size);
		}
	}
}

static void test_inside_a_character(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct positions positions = positions_new(&bench.memory, source_new(&bench.memory, "a😀b", 6));
	assert_int_equal(position_of(&positions, 3).column, 2);
	assert_int_equal(position_of(&positions, 5).column, 3);
	assert_int_equal(position_of(&positions, 99).column, 4);
	bench_close(&bench);
}

// A table of lines would take four bytes a line here.
static void test_memory_and_one_endless_line(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	uint32_t size = 8u << 20;
	char *bytes = malloc(size);
	assert_non_null(bytes);
	memset(bytes, '\n', size);
	struct positions lines = positions_new(&bench.memory, source_new(&bench.memory, bytes, size));
	assert_int_equal(position_of(&lines, size - 1).line, size);
	memset(bytes, 'x', size);
	struct positions columns = positions_new(&bench.memory, source_new(&bench.memory, bytes, size));
	assert_true(bench.counting.peak < size / 32);
	for (uint32_t at = 0; at < size; at += 83) {
		assert_int_equal(position_of(&columns, at).column, at + 1);
	}
	free(bytes);
	bench_close(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small_texts),
		cmocka_unit_test(test_all_units),
		cmocka_unit_test(test_block_borders),
		cmocka_unit_test(test_inside_a_character),
		cmocka_unit_test(test_memory_and_one_endless_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
