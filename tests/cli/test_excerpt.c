// The span is marked right under what it means.

#include "report/excerpt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

// The span is what is between `<<` and `>>`, which are taken out.
struct sample {
	const char *text, *line, *marker;
};

static const struct sample samples[] = {
	{"abc <<def>> ghi", "abc def ghi", "    ^^^"},
	{"one\ntwo <<x>>\nthree", "two x", "    ^"},
	{"<<a>>\n", "a", "^"},
	{"\t<<a>>\tb", "    a   b", "    ^"},
	{"ab<<\t>>c", "ab  c", "  ^^"},
	{"中文 <<中>>文", "中文 中文", "     ^^"},
	{"e\xCC\x81"
	 "e\xCC\x81 <<a>>",
	 "e\xCC\x81"
	 "e\xCC\x81 a",
	 "   ^"},
	{"<<e\xCC\x81>> a", "e\xCC\x81 a", "^"},
	{"ae<<\xCC\x81>>b",
	 "ae\xCC\x81"
	 "b",
	 " ^"},
	{"👍 <<x>>", "👍 x", "   ^"},
	{"abc <<def>>\r\nx", "abc def", "    ^^^"},
	{"abc<<\r\n>>x", "abc", "   ^"},
	{"abc<<>>\r\nx", "abc", "   ^"},
	{"abc<<>>", "abc", "   ^"},
	{"a\n<<>>", "", "^"},
	{"a\n<<>>\nb", "", "^"},
	{"a<<\n\n>>b", "a", " ^"},
	{"a<<>>b", "ab", " ^"},
	{"abc <<de\nfgh>> i", "abc de", "    ^^"},
	{"a  <<  >>\n", "a    ", "   ^^"},
	{"\x1B[1m <<x>> \xFF", "<U+001B>[1m x <0xFF>", "            ^"},
	{"##<<[x]>>", "##<U+005B>x]", "  ^^^^^^^^^^"},
	{"::error <<x>>", "::error x", "        ^"},
	// Long lines: 24 columns before the span, then to the end or 70 columns in all.
	{"1234567890123456789012345678901234567890 <<x>> 3456789012345678901234567890123456789012345678901234567890",
	 "…89012345678901234567890 x 34567890123456789012345678901234567890123456…", "                         ^"},
	{"<<x>> 345678901234567890123456789012345678901234567890123456789012345678901234567890",
	 "x 34567890123456789012345678901234567890123456789012345678901234567890…", "^"},
	{"12345678901234567890123456789012345678901234567890123456789012345678901234567890 <<x>>",
	 "…34567890123456789012345678901234567890123456789012345678901234567890 x",
	 "                                                                      ^"},
};

static void assert_shown(const struct sample *sample)
{
	const char *open = strstr(sample->text, "<<"), *close = strstr(sample->text, ">>");
	struct buffer text = {0};
	buffer_add(&text, sample->text, (size_t)(open - sample->text));
	struct pllint_span span = {.start = (uint32_t)text.size};
	buffer_add(&text, open + 2, (size_t)(close - open - 2));
	span.end = (uint32_t)text.size;
	buffer_add_string(&text, close + 2);
	struct excerpt excerpt = {0};
	excerpt_mark(&excerpt, text.bytes, text.size, span);
	assert_string_equal(excerpt.line.size ? excerpt.line.bytes : "", sample->line);
	assert_string_equal(excerpt.marker.bytes, sample->marker);
	excerpt_free(&excerpt);
	buffer_release(&text);
}

static void test_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		assert_shown(&samples[i]);
	}
}

// A line that starts where the excerpt's reach ends is shown from its start; one that starts before it is cut.
static void test_reach(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct buffer text = {0};
		buffer_add_string(&text, i ? "ab" : "a\nb");
		for (size_t k = 0; k < 255; k++) {
			buffer_add_string(&text, "\xCC\x81");
		}
		buffer_add_string(&text, "cd");
		struct pllint_span span = {(uint32_t)text.size - 1, (uint32_t)text.size};
		struct excerpt excerpt = {0};
		excerpt_mark(&excerpt, text.bytes, text.size, span);
		assert_int_equal(strncmp(excerpt.line.bytes, "…", 3) == 0, i == 1);
		assert_string_equal(excerpt.marker.bytes, i ? "   ^" : "  ^");
		excerpt_free(&excerpt);
		buffer_release(&text);
	}
}

// However long the line is, no more than a window of it is looked at or shown.
static void test_endless_lines(void **state)
{
	(void)state;
	static const char *const fillings[] = {"a", "中", "\xCC\x81", "\t", "\xFF", "\xBF"};
	enum { SIZE = 300000 };
	for (size_t i = 0; i < sizeof fillings / sizeof *fillings; i++) {
		struct buffer text = {0};
		while (text.size < SIZE) {
			buffer_add_string(&text, fillings[i]);
		}
		struct excerpt excerpt = {0};
		uint32_t middle = SIZE / 2;
		struct pllint_span spans[] = {{0, SIZE}, {middle, middle + 6}, {SIZE, SIZE}, {middle, middle}};
		for (size_t j = 0; j < sizeof spans / sizeof *spans; j++) {
			excerpt_mark(&excerpt, text.bytes, text.size, spans[j]);
			assert_true(excerpt.line.size < 5000);
			assert_true(excerpt.marker.size <= EXCERPT_WIDTH + 2);
			assert_non_null(strchr(excerpt.marker.bytes, '^'));
		}
		excerpt_free(&excerpt);
		buffer_release(&text);
	}
}

static void test_random_bytes(void **state)
{
	(void)state;
	static const char alphabet[] = "ab \t\r\n\xE4\xB8\xAD\xCC\x81\xFF#[:\033";
	srand(1);
	struct excerpt excerpt = {0};
	for (int i = 0; i < 20000; i++) {
		char text[200];
		size_t size = (size_t)rand() % sizeof text;
		for (size_t j = 0; j < size; j++) {
			text[j] = alphabet[(size_t)rand() % (sizeof alphabet - 1)];
		}
		uint32_t start = (uint32_t)((size_t)rand() % (size + 1));
		uint32_t end = start + (uint32_t)((size_t)rand() % (size + 1 - start));
		char *exact = malloc(size ? size : 1); // so that reading past its end is noticed
		assert_non_null(exact);
		memcpy(exact, text, size);
		excerpt_mark(&excerpt, exact, size, (struct pllint_span){start, end});
		assert_non_null(strchr(excerpt.marker.bytes, '^'));
		assert_true(excerpt.marker.size <= EXCERPT_WIDTH + 2);
		free(exact);
	}
	excerpt_free(&excerpt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_reach),
		cmocka_unit_test(test_endless_lines),
		cmocka_unit_test(test_random_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
