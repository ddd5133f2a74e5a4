// Lines, where Markdown starts, and texts taken out of texts.

#include "support.h"

#include <ctype.h>

#include "base/source.h"

struct start_case {
	const char *text;
	uint32_t body;
	bool has_bom;
};

static const struct start_case start_cases[] = {
	{"", 0, false},
	{"# A\n", 0, false},
	{"\xEF\xBB\xBF# A\n", 3, true},
	{"\xEF\xBB\xBF", 3, true},
	{"\xEF\xBB", 0, false},
	{"---\na: b\n---\n# A\n", 13, false},
	{"---\r\na: b\r\n---\r\n# A\r\n", 16, false},
	{"\xEF\xBB\xBF---\na: b\n---\n# A\n", 16, true},
	{"---\na: b\n---", 12, false},
	{"--- \na: b\n---\t\n# A\n", 15, false},
	{"---\n---\n# A\n", 8, false},
	{"+++\na = 1\n+++\n# A\n", 14, false},
	{"\xEF\xBB\xBF+++\r\na = 1\r\n+++\r\n# A\r\n", 20, true},
	{"+++\na = 1\n---\n# A\n", 0, false},
	{"+++\n\na = 1\n+++\n", 0, false},
	// Rules, not front matter.
	{"---\n\n# A\n\n---\n", 0, false},
	{"---\r\n\r\n# A\r\n---\r\n", 0, false},
	{"---\n  \n# A\n---\n", 0, false},
	{"---\na: b\n", 0, false},
	{"---\na: b\n----\n", 0, false},
	{"---\na: b\n ---\n", 0, false},
	{"----\na: b\n---\n", 0, false},
	{"--\na: b\n---\n", 0, false},
	{" ---\na: b\n---\n", 0, false},
	{"---", 0, false},
	{"---\n", 0, false},
	{"\n---\na: b\n---\n", 0, false},
	{"# A\n---\na: b\n---\n", 0, false},
};

static void test_where_markdown_starts(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	for (size_t i = 0; i < sizeof start_cases / sizeof *start_cases; i++) {
		const struct start_case *c = &start_cases[i];
		struct source *source = source_new(&bench.memory, c->text, strlen(c->text));
		if (source->body != c->body || source->has_bom != c->has_bom) {
			fail_msg("case %zu starts at %u", i, source->body);
		}
		assert_int_equal(source->size, strlen(c->text));
		assert_int_equal(source->invalid == source->size, i != 4);
	}
	bench_close(&bench);
}

static void test_a_zero_byte_is_no_blank(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct source *source = source_new(&bench.memory, "---\0\na: b\n---\n", 14);
	assert_int_equal(source->body, 0);
	assert_true(source->has_nul);
	assert_int_equal(span_length(source_trim(source, span_of(3, 5))), 2);
	assert_false(source_new(&bench.memory, "a", 1)->has_nul);
	bench_close(&bench);
}

static void test_invalid_bytes_are_found(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	assert_int_equal(source_new(&bench.memory,
				    "ab\xFF"
				    "c\xFF",
				    5)
				 ->invalid,
			 2);
	assert_int_equal(source_new(&bench.memory, "a\xE4\xBA\xBA", 4)->invalid, 4);
	assert_int_equal(source_new(&bench.memory, "a\xE4\xBA\xBA", 3)->invalid, 1);
	bench_close(&bench);
}

static void test_nothing(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct source *source = source_new(&bench.memory, NULL, 0);
	assert_int_equal(source->size, 0);
	span line = source_line(source, 0);
	assert_int_equal(line.start, 0);
	assert_int_equal(line.end, 0);
	assert_int_equal(source_next_line(source, 0), 0);
	assert_true(source_is(source, span_of(0, 0), ""));
	struct source *part = source_extract(&bench.memory, source, NULL, 0);
	assert_int_equal(part->size, 0);
	assert_int_equal(source_file_offset(part, 0), 0);
	bench_close(&bench);
}

static void test_too_large(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	volatile bool came_back = false;
	if (setjmp(bench.exit) == 0) {
		source_new(&bench.memory, "", (size_t)SOURCE_MAX + 1); // nothing of it is read
		came_back = true;
	}
	assert_false(came_back);
	assert_int_equal(bench.memory.status, PLLINT_LIMIT);
	assert_non_null(bench.memory.reason);
	bench_close(&bench);
}

// The lines of a text by a walk over its bytes, against the module at every offset.
static void check_lines(struct memory *memory, const char *text, size_t size)
{
	struct source *source = source_new(memory, text, size);
	for (uint32_t start = 0; start <= size;) {
		uint32_t newline = start;
		while (newline < size && text[newline] != '\n') {
			newline++;
		}
		uint32_t end = newline;
		if (newline < size && end > start && text[end - 1] == '\r') {
			end--;
		}
		uint32_t next = newline < size ? newline + 1 : (uint32_t)size;
		uint32_t last = newline < size ? newline : (uint32_t)size;
		for (uint32_t at = start; at <= last; at++) {
			span line = source_line(source, at);
			assert_int_equal(line.start, start);
			assert_int_equal(line.end, end);
			assert_int_equal(source_next_line(source, at), next);
		}
		if (newline >= size) {
			return;
		}
		start = next;
	}
}

// Lines of every length around those that are remembered.
static void test_long_lines(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	static const char *const between[] = {"\n", "\r\n", "\na\n\n", "\nab\r"};
	char text[3000];
	for (uint32_t length = 100; length < 600; length += 3) {
		size_t size = 0;
		for (uint32_t i = 0; i < 4; i++) {
			memset(text + size, 'x', length + i);
			size += length + i;
			memcpy(text + size, between[(length + i) % 4], strlen(between[(length + i) % 4]));
			size += strlen(between[(length + i) % 4]);
		}
		check_lines(&bench.memory, text, size);
		check_lines(&bench.memory, text, size - 1);
		check_lines(&bench.memory, text, length);
	}
	bench_close(&bench);
}

static void test_lines(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	static const char *const texts[] = {
		"",	   "a",	     "\n",	 "\r\n", "\r",	       "a\n",  "a\r\n",	   "a\rb",	     "a\r",
		"a\r\r\n", "\n\n\n", "\r\n\r\n", "a\nb", "a\r\nb\r\n", "\n\r", "a\n\r\nb", "abc\ndef\r\nghi"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		check_lines(&bench.memory, texts[i], strlen(texts[i]));
	}
	check_lines(&bench.memory, "a\0b\n\0\r\n", 7);
	// An offset past the end is the end.
	struct source *source = source_new(&bench.memory, "ab\ncd", 5);
	span line = source_line(source, 99);
	assert_int_equal(line.start, 3);
	assert_int_equal(line.end, 5);
	bench_close(&bench);
}

static void test_trimming(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct source *source = source_new(&bench.memory, " \t a b \t\r\n", 10);
	span all = span_of(0, 10);
	assert_true(source_is(source, source_trim(source, all), "a b \t\r\n"));
	assert_true(source_is(source, source_trim_lines(source, all), "a b"));
	assert_false(source_is(source, source_trim_lines(source, all), "a  b"));
	assert_false(source_is(source, source_trim_lines(source, all), "a "));
	assert_true(span_is_empty(source_trim(source, span_of(0, 3))));
	assert_true(span_is_empty(source_trim_lines(source, span_of(6, 10))));
	bench_close(&bench);
}

static void check_words(const struct source *source, uint32_t first)
{
	assert_false(source_holds_word(source, (span){0, 0}));
	assert_false(source_holds_word(source, (span){0, first}));
	for (uint32_t at = first; at < source->size; at++) {
		assert_true(source_holds_word(source, (span){at, at + 1}));
		assert_true(source_holds_word(source, (span){0, at + 1}));
	}
}

static void test_words(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	const char *text = "- 1. [`@{a\xC3\xA9Z";
	check_words(source_new(&bench.memory, text, strlen(text)), 9);
	bench_close(&bench);
}

static void test_bytes_of_words(void **state)
{
	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		bool is_ascii = byte < 0x80 && (isalnum(byte) != 0);
		assert_int_equal(source_is_word_byte((char)(unsigned char)byte), is_ascii || byte >= 0x80);
	}
}

// An indented fence in a file: its lines without their indent.
static void test_extracting(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	const char *text = "- x\n  # A\n  - b\n\n  c\n";
	struct source *file = source_new(&bench.memory, text, strlen(text));
	span lines[] = {{6, 10}, {12, 16}, {16, 17}, {19, 21}};
	struct source *part = source_extract(&bench.memory, file, lines, 4);
	assert_int_equal(part->size, 11);
	assert_memory_equal(part->bytes, "# A\n- b\n\nc\n", 11);
	for (uint32_t at = 0; at < part->size; at++) {
		assert_int_equal(text[source_file_offset(part, at)], part->bytes[at]);
	}
	assert_int_equal(source_file_offset(part, part->size), 21);
	// Taken out of what was taken out, it still is where it is in the file.
	span inner_lines[] = {{4, 8}, {9, 11}};
	struct source *inner = source_extract(&bench.memory, part, inner_lines, 2);
	assert_memory_equal(inner->bytes, "- b\nc\n", 6);
	assert_int_equal(source_file_offset(inner, 0), 12);
	assert_int_equal(source_file_offset(inner, 4), 19);
	assert_int_equal(source_file_offset(inner, 5), 20);
	bench_close(&bench);
}

static void extract_something(struct memory *memory)
{
	struct source *file = source_new(memory, "a\nb\n", 4);
	span lines[] = {{0, 2}, {2, 4}};
	source_extract(memory, file, lines, 2);
}

static void test_every_request_may_fail(void **state)
{
	(void)state;
	assert_int_equal(fail_everywhere(extract_something), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_where_markdown_starts),
		cmocka_unit_test(test_a_zero_byte_is_no_blank),
		cmocka_unit_test(test_invalid_bytes_are_found),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_too_large),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_long_lines),
		cmocka_unit_test(test_trimming),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_bytes_of_words),
		cmocka_unit_test(test_extracting),
		cmocka_unit_test(test_every_request_may_fail),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
