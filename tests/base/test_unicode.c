// Decoding, classes, widths and folding.

#include "support.h"

#include "base/unicode.h"

static void test_decoding(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t size;
		uint32_t point;
		size_t length;
	} cases[] = {
		{"a", 1, 'a', 1},
		{"\0", 1, 0, 1},
		{"\x7F", 1, 0x7F, 1},
		{"\xC2\x80", 2, 0x80, 2},
		{"\xDF\xBF", 2, 0x7FF, 2},
		{"\xE0\xA0\x80", 3, 0x800, 3},
		{"\xED\x9F\xBF", 3, 0xD7FF, 3},
		{"\xEE\x80\x80", 3, 0xE000, 3},
		{"\xEF\xBF\xBF", 3, 0xFFFF, 3},
		{"\xF0\x90\x80\x80", 4, 0x10000, 4},
		{"\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4},
		{"\xE4\xBA\xBAx", 4, 0x4EBA, 3},
		// Cut off.
		{"\xC2", 1, UNICODE_INVALID, 1},
		{"\xE4\xBA", 2, UNICODE_INVALID, 1},
		{"\xF0\x9F\x94", 3, UNICODE_INVALID, 1},
		{"\xE4\xBA\xBA", 2, UNICODE_INVALID, 1},
		// Never valid.
		{"\x80", 1, UNICODE_INVALID, 1},
		{"\xBF\x80", 2, UNICODE_INVALID, 1},
		{"\xC0\x80", 2, UNICODE_INVALID, 1},
		{"\xC1\xBF", 2, UNICODE_INVALID, 1},
		{"\xE0\x80\x80", 3, UNICODE_INVALID, 1},
		{"\xE0\x9F\xBF", 3, UNICODE_INVALID, 1},
		{"\xED\xA0\x80", 3, UNICODE_INVALID, 1},
		{"\xED\xBF\xBF", 3, UNICODE_INVALID, 1},
		{"\xF0\x8F\xBF\xBF", 4, UNICODE_INVALID, 1},
		{"\xF4\x90\x80\x80", 4, UNICODE_INVALID, 1},
		{"\xF5\x80\x80\x80", 4, UNICODE_INVALID, 1},
		{"\xFF", 1, UNICODE_INVALID, 1},
		{"\xE4x\xBA", 3, UNICODE_INVALID, 1},
		{"\xE4\xBAx", 3, UNICODE_INVALID, 1},
		{"\xC2\xC2", 2, UNICODE_INVALID, 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t length = 99;
		uint32_t point = unicode_decode(cases[i].bytes, cases[i].size, &length);
		if (point != cases[i].point || length != cases[i].length) {
			fail_msg("case %zu is %x, %zu bytes", i, point, length);
		}
		bool valid = point != UNICODE_INVALID;
		assert_int_equal(unicode_valid_length(cases[i].bytes, cases[i].size) >= length, valid);
	}
}

static size_t encode(uint32_t point, char bytes[4])
{
	if (point < 0x80) {
		bytes[0] = (char)point;
		return 1;
	}
	size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = length; i > 1; i--) {
		bytes[i - 1] = (char)(unsigned char)(0x80 | (point & 0x3F));
		point >>= 6;
	}
	bytes[0] = (char)(unsigned char)(first[length] | point);
	return length;
}

static void test_every_code_point_decodes(void **state)
{
	(void)state;
	for (uint32_t point = 0; point <= 0x10FFFF; point++) {
		char bytes[4];
		size_t size = encode(point, bytes);
		size_t length;
		uint32_t decoded = unicode_decode(bytes, size, &length);
		bool surrogate = point >= 0xD800 && point <= 0xDFFF;
		assert_int_equal(decoded, surrogate ? UNICODE_INVALID : point);
		assert_int_equal(unicode_valid_length(bytes, size), surrogate ? 0 : size);
		assert_int_equal(unicode_count(bytes, size), surrogate ? 3 : 1);
	}
}

static void test_valid_length_at_every_place(void **state)
{
	(void)state;
	char text[100];
	for (size_t at = 0; at < 97; at++) {
		memset(text, 'a', sizeof text);
		text[at] = '\xFF';
		assert_int_equal(unicode_valid_length(text, sizeof text), at);
		assert_int_equal(unicode_valid_length(text, at), at);
		assert_int_equal(unicode_count(text, sizeof text), 100);
		memcpy(text + at, "\xE4\xBA\xBA", 3);
		assert_int_equal(unicode_valid_length(text, sizeof text), 100);
		assert_int_equal(unicode_count(text, sizeof text), 98);
		// A sequence that is cut off by the end.
		assert_int_equal(unicode_valid_length(text, at + 2), at);
		assert_int_equal(unicode_count(text, at + 2), at + 2);
	}
	assert_int_equal(unicode_valid_length("", 0), 0);
	assert_int_equal(unicode_count("", 0), 0);
}

enum { LETTER = 1, DIGIT = 2, SYMBOL = 4, BLANK = 8, HIDDEN = 16 };

static void test_classes(void **state)
{
	(void)state;
	static const struct {
		uint32_t point;
		unsigned classes;
		int width;
	} cases[] = {
		{'a', LETTER, 1},
		{'Z', LETTER, 1},
		{'@', 0, 1},
		{'[', 0, 1},
		{'`', 0, 1},
		{'{', 0, 1},
		{'5', DIGIT, 1},
		{'/', 0, 1},
		{':', 0, 1},
		{' ', BLANK, 1},
		{'\t', BLANK | HIDDEN, 0},
		{'\n', BLANK | HIDDEN, 0},
		{'\r', BLANK | HIDDEN, 0},
		{0, HIDDEN, 0},
		{0x1B, HIDDEN, 0},
		{0x7F, HIDDEN, 0},
		{0x85, BLANK | HIDDEN, 0},
		{0x9B, HIDDEN, 0},
		{0xA0, BLANK, 1},
		{0xAD, HIDDEN, -1},
		{0xA9, SYMBOL, 1},
		{0xE9, LETTER, 1},
		{0x301, 0, 0},
		{0x416, LETTER, 1},
		{0x5D0, LETTER, 1},
		{0x661, DIGIT, 1},
		{0x2003, BLANK, 1},
		{0x200B, HIDDEN, 0},
		{0x200D, SYMBOL, 0},
		{0x200E, HIDDEN, 0},
		{0x2028, BLANK | HIDDEN, 0},
		{0x2029, BLANK | HIDDEN, 0},
		{0x202E, HIDDEN, 0},
		{0x2066, HIDDEN, 0},
		{0x2069, HIDDEN, 0},
		{0x061C, HIDDEN, 0},
		{0x2014, 0, 1},
		{0x2192, SYMBOL, 1},
		{0x2605, SYMBOL, 1},
		{0x2699, SYMBOL, 1},
		{0x3000, BLANK, 2},
		{0x3002, 0, 2},
		{0x4EBA, LETTER, 2},
		{0xAC00, LETTER, 2},
		{0xD800, HIDDEN, 0},
		{0xFE0F, SYMBOL, 0},
		{0xFEFF, HIDDEN, -1},
		{0xFF11, DIGIT, 2},
		{0xFF1A, 0, 2},
		{0xFF21, LETTER, 2},
		{0x1F3FB, SYMBOL, -1},
		{0x1F4C4, SYMBOL, 2},
		{0x1F525, SYMBOL, 2},
		{0x1F1E6, SYMBOL, -1},
		{0x20000, LETTER, 2},
		{0x378, HIDDEN, -1},
		{0xE0001, HIDDEN, -1},
		{0x10FFFF, HIDDEN, -1},
		{0x110000, HIDDEN, 0},
		{UNICODE_INVALID, HIDDEN, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint32_t point = cases[i].point;
		unsigned classes = (unicode_is_letter(point) ? LETTER : 0) | (unicode_is_digit(point) ? DIGIT : 0) |
				   (unicode_is_symbol(point) ? SYMBOL : 0) |
				   (unicode_is_whitespace(point) ? BLANK : 0) |
				   (unicode_is_printable(point) ? 0 : HIDDEN);
		int width = unicode_width(point);
		if (classes != cases[i].classes || (cases[i].width >= 0 && width != cases[i].width)) {
			fail_msg("U+%04X has classes %u and width %d", point, classes, width);
		}
	}
}

static void test_classes_of_all(void **state)
{
	(void)state;
	for (uint32_t point = 0; point <= 0x110000; point++) {
		int width = unicode_width(point);
		assert_true(width >= 0 && width <= 2);
		int classes = unicode_is_letter(point) + unicode_is_digit(point) + unicode_is_symbol(point) +
			      unicode_is_whitespace(point);
		if (classes > 1) {
			fail_msg("U+%04X is in %d classes", point, classes);
		}
	}
}

static void test_characters(void **state)
{
	(void)state;
	struct pllint_character c = pllint_character_at("人x", 4);
	assert_int_equal(c.code_point, 0x4EBA);
	assert_int_equal(c.size, 3);
	assert_int_equal(c.width, 2);
	assert_true(c.printable);
	c = pllint_character_at("\x1B[", 2);
	assert_int_equal(c.code_point, 0x1B);
	assert_int_equal(c.size, 1);
	assert_int_equal(c.width, 0);
	assert_false(c.printable);
	c = pllint_character_at("\xFFx", 2);
	assert_int_equal(c.code_point, UINT32_MAX);
	assert_int_equal(c.size, 1);
	assert_false(c.printable);
	c = pllint_character_at("\xE4\xBA", 2);
	assert_int_equal(c.code_point, UINT32_MAX);
	assert_int_equal(c.size, 1);
	c = pllint_character_at("\u202E", 3);
	assert_int_equal(c.size, 3);
	assert_false(c.printable);
}

// --- folding -------------------------------------------------------------------------------------

struct fold_case {
	const char *text;
	const char *key;
};

static const struct fold_case fold_cases[] = {
	{"", ""},
	{" ", ""},
	{" \t\r\n ", ""},
	{"Abstract", "abstract"},
	{"  TL;DR \t x ", "tl;dr x"},
	{"AZ@[`{", "az@[`{"},
	{"a\n  b", "a b"},
	{"a b ", "a b"},
	{"a bc", "a bc"},
	{"ab", "ab"},
	{"a", "a"},
	{"Ａｂｓｔｒａｃｔ", "abstract"},
	{"Ｔａｇｓ：", "tags:"},
	{"摘\u3000要", "摘 要"},
	{"\u3000摘要\u00A0", "摘要"},
	{"a\u2003\u2028b", "a b"},
	{"ÉCOLE", "école"},
	{"E\u0301COLE", "école"},
	{"Straße", "strasse"},
	{"STRASSE", "strasse"},
	{"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
	{"ﬁne", "fine"},
	{"①", "1"},
	{"x²", "x2"},
	{"a\u0323\u0307", "ạ\u0307"},
	{"a\u0307\u0323", "ạ\u0307"},
	{"q\u0307\u0323", "q\u0323\u0307"},
	{"q\u0323\u0307", "q\u0323\u0307"},
	{"한글", "한글"},
	{"\u1112\u1161\u11AB", "한"},
	{"ｶﾞ", "ガ"},
	{"🔥 Hot", "🔥 hot"},
	{"a\xFF"
	 "B",
	 "a\xFF"
	 "b"},
	{"\xFF", "\xFF"},
	{" \xE4\xBA ", "\xE4\xBA"},
	{"É\xFFÉ", "é\xFFé"},
	{"\xED\xA0\x80", "\xED\xA0\x80"},
	// A mark does not reach over a byte that is not text.
	{"e\xFF\u0301", "e\xFF\u0301"},
};

static void check_fold(struct arena *arena, const struct fold_case *c)
{
	struct unicode_key key = unicode_fold(arena, c->text, strlen(c->text));
	if (key.size != strlen(c->key) || memcmp(key.bytes, c->key, key.size) != 0) {
		fail_msg("\"%s\" folds to \"%s\", not \"%s\"", c->text, key.bytes, c->key);
	}
	assert_int_equal(key.bytes[key.size], 0);
}

// The comparison that folds no more than it must, against the key that folding gives.
static void check_folds_to(struct arena *arena, const char *text)
{
	for (size_t i = 0; i < sizeof fold_cases / sizeof *fold_cases; i++) {
		struct unicode_key key = {fold_cases[i].key, (uint32_t)strlen(fold_cases[i].key)};
		bool is_same = unicode_key_equal(unicode_fold(arena, text, strlen(text)), key);
		if (unicode_folds_to(arena, text, strlen(text), key) != is_same) {
			fail_msg("\"%s\" and \"%s\" are %s", text, key.bytes, is_same ? "the same" : "not the same");
		}
		const char *other = fold_cases[i].text;
		if (is_same &&
		    unicode_fold_hint(arena, text, strlen(text)) != unicode_fold_hint(arena, other, strlen(other))) {
			fail_msg("\"%s\" and \"%s\" have different hints", text, other);
		}
	}
}

static void test_folding(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct arena arena;
	arena_init(&arena, &bench.memory);
	for (size_t i = 0; i < sizeof fold_cases / sizeof *fold_cases; i++) {
		check_fold(&arena, &fold_cases[i]);
		check_folds_to(&arena, fold_cases[i].text);
	}
	struct unicode_key key = unicode_fold(&arena, "A\0\xC3\x89", 4);
	assert_int_equal(key.size, 4);
	assert_memory_equal(key.bytes, "a\0\xC3\xA9", 5);
	assert_true(unicode_key_equal(key, unicode_fold(&arena, "a\0\xC3\xA9", 4)));
	assert_false(unicode_key_equal(key, unicode_fold(&arena, "a", 1)));
	assert_false(unicode_key_equal(key, unicode_fold(&arena, "a\0\xC3\xA8", 4)));
	assert_true(unicode_key_equal(unicode_fold(&arena, "", 0), unicode_fold(&arena, " ", 1)));
	bench_close(&bench);
}

static void check_fold_again(struct arena *arena, const char *bytes, size_t size, uint32_t point)
{
	struct unicode_key once = unicode_fold(arena, bytes, size);
	struct unicode_key twice = unicode_fold(arena, once.bytes, once.size);
	if (!unicode_key_equal(once, twice)) {
		fail_msg("U+%04X folds to \"%s\", and that to \"%s\"", point, once.bytes, twice.bytes);
	}
}

static void test_folding_twice_changes_nothing(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct arena arena;
	arena_init(&arena, &bench.memory);
	for (uint32_t point = 1; point <= 0x10FFFF; point++) {
		char bytes[8] = "a";
		size_t size = 1 + encode(point, bytes + 1);
		bytes[size++] = 'B';
		check_fold_again(&arena, bytes, size, point);
		check_fold_again(&arena, bytes + 1, size - 2, point);
		arena_reset(&arena);
	}
	bench_close(&bench);
}

// Text that costs much if anything in it is not linear, or grows as much as text can.
static void fold_hostile(const char *unit, size_t size)
{
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct arena arena;
	arena_init(&arena, &bench.memory);
	size_t length = strlen(unit);
	char *text = arena_alloc(&arena, size);
	for (size_t i = 0; i < size; i++) {
		text[i] = unit[i % length];
	}
	struct unicode_key key = unicode_fold(&arena, text, size / length * length);
	assert_true(key.size > 0);
	bench_close(&bench);
}

static void test_folding_hostile_text(void **state)
{
	(void)state;
	static const char *const units[] = {
		"\u0301", "\u0307\u0323", "\u0345\u0323\u0301", "\uFDFA",     "e\u0301", "\xFF",  "\xE4\xBA", "é\xFF",
		"\u1100", "\u3000a",	  "a\u0344\xFF",	"\U0001F525", "\u0390",	 "\u1FB7"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		fold_hostile(units[i], 1000 * 1000);
	}
}

static void fold_something(struct memory *memory)
{
	struct arena arena;
	arena_init(&arena, memory);
	unicode_fold(&arena, "Abstract", 8);
	char text[4000];
	memset(text, 'A', sizeof text);
	memcpy(text, "É", 2);
	struct unicode_key key = unicode_fold(&arena, text, sizeof text);
	assert_int_equal(key.size, sizeof text);
	assert_memory_equal(key.bytes, "éaaa", 5);
	assert_memory_equal(key.bytes + sizeof text - 3, "aaa", 4);
}

static void test_every_request_may_fail(void **state)
{
	(void)state;
	assert_true(fail_everywhere(fold_something) >= 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decoding),
		cmocka_unit_test(test_every_code_point_decodes),
		cmocka_unit_test(test_valid_length_at_every_place),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_classes_of_all),
		cmocka_unit_test(test_characters),
		cmocka_unit_test(test_folding),
		cmocka_unit_test(test_folding_twice_changes_nothing),
		cmocka_unit_test(test_folding_hostile_text),
		cmocka_unit_test(test_every_request_may_fail),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
