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
	struct pllint_position wanted = {1, 1};
	uint32_t at = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	assert_int_equal(position_of(&positions, 0).column, 1);
	for (;;) {
		struct pllint_position got = position_of(&positions, at);
		assert_int_equal(got.line, wanted.line);
		assert_int_equal(got.column, wanted.column);
		if (at == size) {
			break;
		}
		size_t length;
		bool newline = unicode_decode(bytes + at, size - at, &length) == '\n';
		at += (uint32_t)length;
		wanted.line += newline;
		wanted.column = newline ? 1 : wanted.column + 1;
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
		cmocka_unit_test(test_block_borders),
		cmocka_unit_test(test_inside_a_character),
		cmocka_unit_test(test_memory_and_one_endless_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
