// Places in all units, against a count from the start.

#include "../lint/linting.h"
#include "report/location.h"

static void assert_place(struct location got, struct location wanted)
{
	assert_int_equal(got.offset, wanted.offset);
	assert_int_equal(got.line, wanted.line);
	assert_int_equal(got.column, wanted.column);
	assert_int_equal(got.utf16, wanted.utf16);
	assert_int_equal(got.byte_column, wanted.byte_column);
}

struct sample {
	const char *text;
	uint32_t offset;
	struct location wanted;
};

static const struct sample samples[] = {
	{"", 0, {0, 1, 1, 1, 1}},
	{"", 7, {0, 1, 1, 1, 1}},
	{"abc", 2, {2, 1, 3, 3, 3}},
	{"abc", 3, {3, 1, 4, 4, 4}},
	{"a\nb", 1, {1, 1, 2, 2, 2}},
	{"a\nb", 2, {2, 2, 1, 1, 1}},
	{"a\r\nb", 2, {2, 1, 3, 3, 3}},
	{"a\r\nb", 3, {3, 2, 1, 1, 1}},
	{"a\rb", 2, {2, 1, 3, 3, 3}},
	{"é", 2, {2, 1, 2, 2, 3}},
	{"é😀x", 2, {2, 1, 2, 2, 3}},
	{"é😀x", 6, {6, 1, 3, 4, 7}},
	{"é😀x", 4, {2, 1, 2, 2, 3}}, // within the smiley
	{"\xFF\xFEx", 2, {2, 1, 3, 3, 3}},
	{"\xF0\x9Fx", 2, {2, 1, 3, 3, 3}},
	{"\xEF\xBB\xBF# A", 0, {0, 1, 1, 1, 1}},
	{"\xEF\xBB\xBF# A", 3, {3, 1, 1, 1, 4}},
	{"\xEF\xBB\xBF# A", 5, {5, 1, 3, 3, 6}},
	{"\xEF\xBB\xBF\n\xEF\xBB\xBFx", 7, {7, 2, 2, 2, 4}},
};

static void test_small_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct places places;
		places_init(&places, samples[i].text, strlen(samples[i].text));
		assert_place(places_at(&places, samples[i].offset), samples[i].wanted);
		places_free(&places);
	}
}

// Repeats a unit over many blocks and compares at every character, from the start and from the end.
static void check_repeated(const char *unit)
{
	enum { SIZE = 9000 };
	static char bytes[SIZE];
	static struct location wanted[SIZE + 1];
	size_t size = 0, length = strlen(unit), count = 0;
	while (size + length <= SIZE) {
		memcpy(bytes + size, unit, length);
		size += length;
	}
	struct location at = {0, 1, 1, 1, 1};
	while (at.offset < size) {
		struct pllint_character c = pllint_character_at(bytes + at.offset, size - at.offset);
		wanted[count++] = at;
		at.offset += c.size;
		at.column++;
		at.utf16 += c.size == 4 ? 2 : 1;
		at.byte_column += c.size;
		if (c.code_point == '\n') {
			at = (struct location){at.offset, at.line + 1, 1, 1, 1};
		}
	}
	wanted[count++] = at;
	struct places forward, backward;
	places_init(&forward, bytes, size);
	places_init(&backward, bytes, size);
	for (size_t i = 0; i < count; i++) {
		assert_place(places_at(&forward, wanted[i].offset), wanted[i]);
		assert_place(places_at(&backward, wanted[count - 1 - i].offset), wanted[count - 1 - i]);
	}
	places_free(&forward);
	places_free(&backward);
}

static void test_block_borders(void **state)
{
	(void)state;
	static const char *const units[] = {"abcdefg", "日本語\n", "é", "a\r\n", "😀\xFF", "x😀", "\xE4", "\n", "ab😀日é"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		check_repeated(units[i]);
	}
}

// Lines and columns are those of the core.
static void test_as_the_core(void **state)
{
	(void)state;
	static const char list[] = "\xEF\xBB\xBF# 列表 😀\r\n\n### Ö\xFF\n\n- **Tags**: ,,\xE4\n";
	struct linting linting;
	struct places places;
	linting_open(&linting, NULL);
	linting_check(&linting, list);
	places_init(&places, list, sizeof list - 1);
	for (uint32_t i = 0; i < sizeof list; i++) {
		struct location at = places_at(&places, i);
		struct pllint_position core = pllint_report_position(linting.report, at.offset);
		assert_int_equal(at.line, core.line);
		assert_int_equal(at.column, core.column);
	}
	places_free(&places);
	linting_close(&linting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small_texts),
		cmocka_unit_test(test_block_borders),
		cmocka_unit_test(test_as_the_core),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
