// What a line opens, ends and holds, up to its very end.

#include "../base/support.h"
#include "markdown/line.h"
#include "markdown/target.h"

// A copy that ends where the text does: what is read beyond it, a sanitizer sees.
static char *exact(const char *text, size_t size)
{
	char *copy = malloc(size + !size);
	assert_non_null(copy);
	return memcpy(copy, text, size);
}

struct row {
	const char *text;
	int wanted;
};

static void check_rows(const struct row *rows, size_t count, int (*seen)(const char *bytes, uint32_t end))
{
	for (size_t i = 0; i < count; i++) {
		uint32_t size = (uint32_t)strlen(rows[i].text);
		char *bytes = exact(rows[i].text, size);
		if (seen(bytes, size) != rows[i].wanted) {
			fail_msg("`%s`: %d, not %d", rows[i].text, seen(bytes, size), rows[i].wanted);
		}
		free(bytes);
	}
}

#define CHECK(seen, ...)                                                                                               \
	check_rows((const struct row[]){__VA_ARGS__}, sizeof((const struct row[]){__VA_ARGS__}) / sizeof(struct row),  \
		   seen)

static int html_start(const char *bytes, uint32_t end)
{
	return line_html_start(bytes, 0, end);
}

static void test_html_starts(void **state)
{
	(void)state;
	CHECK(html_start, {"", 0}, {"<", 0}, {"x", 0}, {"</", 0}, {"<1>", 0}, {"<script>", 1}, {"<SCRIPT", 1},
	      {"<style x", 1}, {"<pre", 1}, {"<scrip>", 7}, {"<!-- x", 2}, {"<!-", 0}, {"<?", 3}, {"<!A", 4},
	      {"<!Z", 4}, {"<!a", 0}, {"<!@", 0}, {"<!", 0}, {"<![", 0}, {"<![CDATA[", 5}, {"<![cdata[", 0},
	      {"<div", 6}, {"</div>", 6}, {"<DIV\t", 6}, {"<p ", 6}, {"<div/>", 6}, {"<div/", 0}, {"<div/x", 0},
	      {"<divx>", 7});
	CHECK(html_start, {"<a>", 7}, {"<a", 0}, {"<a>\t", 7}, {"<a> x", 0}, {"</a >", 7}, {"</a", 0}, {"</a x>", 0},
	      {"<a/>", 7}, {"<a/", 0}, {"<a href=x>", 7}, {"<a href=>", 0}, {"<a href=", 0}, {"<a href= ", 0},
	      {"<a href='x'>", 7}, {"<a href=\"x>", 0}, {"<a href=x\"y>", 0}, {"<a x=1/>", 7}, {"<a x = 1>", 7},
	      {"<a x=1", 0}, {"<a _x :y>", 7}, {"<a x.y:z_w=1>", 7}, {"<a 1>", 0}, {"<a x", 0}, {"<a x ", 0},
	      {"<a\vx>", 7}, {"<a\fx=\v1>", 7}, {"<a-1 x>", 7});
	char *bytes = exact("<a x\0>", 6);
	assert_int_equal(line_html_start(bytes, 0, 6), 0);
	free(bytes);
}

static void test_html_ends(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		int kind;
		bool wanted;
	} rows[] = {
		{"</script>", 1, true}, {"x </style>", 1, true}, {"</PRE>", 1, true}, {"</", 1, false},
		{"</div>", 1, false},	{"a -- b -->", 2, true}, {"--", 2, false},    {"? ?>", 3, true},
		{"", 3, false},		{">", 4, true},		 {"]]>", 5, true},    {"]>", 5, false},
		{"-->", 6, false},	{">", 7, false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t size = (uint32_t)strlen(rows[i].text);
		char *bytes = exact(rows[i].text, size);
		assert_int_equal(line_html_ends(bytes, 0, size, rows[i].kind), rows[i].wanted);
		free(bytes);
	}
}

static int rule(const char *bytes, uint32_t end)
{
	return line_is_rule(bytes, 0, end);
}

static int level(const char *bytes, uint32_t end)
{
	return (int)line_heading_level(bytes, 0, end);
}

static int setext(const char *bytes, uint32_t end)
{
	return line_setext(bytes, 0, end);
}

static int fence(const char *bytes, uint32_t end)
{
	return (int)line_fence(bytes, 0, end);
}

static int closes(const char *bytes, uint32_t end)
{
	return line_closes_fence(bytes, 0, end, '`', 3);
}

static int marker(const char *bytes, uint32_t end)
{
	struct line_marker found;
	return line_marker(bytes, end, (struct line_place){.at = 0}, &found) ? found.container.mark : 0;
}

static void test_lines(void **state)
{
	(void)state;
	CHECK(rule, {"", 0}, {"---", 1}, {"*\t* *", 1}, {"_ _ _ ", 1}, {"--", 0}, {"- - x", 0}, {"-*-", 0}, {"===", 0});
	CHECK(level, {"", 0}, {"#", 1}, {"# x", 1}, {"#x", 0}, {"######", 6}, {"#######", 0}, {"##\t", 2}, {"x", 0});
	CHECK(setext, {"", 0}, {"===", '='}, {"=", '='}, {"--- \t", '-'}, {"-- -", 0}, {"==-", 0}, {"x", 0});
	CHECK(fence, {"", 0}, {"```", 3}, {"``", 0}, {"``` `", 0}, {"``` x", 3}, {"~~~~ ~", 4}, {"x", 0});
	CHECK(closes, {"", 0}, {"``", 0}, {"```", 1}, {"````", 1}, {"```  ", 1}, {"```\t", 0}, {"``` x", 0},
	      {"~~~", 0});
	CHECK(marker, {"", 0}, {"-", '-'}, {"- x", '-'}, {"-x", 0}, {"+\tx", '+'}, {"*", '*'}, {"*      x", '*'},
	      {">", '>'}, {">x", '>'}, {"1.", '.'}, {"1) x", ')'}, {"1", 0}, {"1.x", 0}, {"1:", 0}, {"123456789.", '.'},
	      {"1234567890.", 0}, {".", 0}, {"x", 0}, {"!", 0});
	struct line_marker found;
	assert_false(line_marker("- x", 3, (struct line_place){.at = 0, .indent = LINE_CODE_INDENT}, &found));
	assert_false(line_marker("- x", 3, (struct line_place){.at = 3}, &found));
}

// The target's length where there is one, counted from 1.
static int target(const char *bytes, uint32_t end)
{
	span at;
	uint32_t after;
	return target_parse(bytes, 0, end, &at, &after) ? (int)span_length(at) + 1 : 0;
}

static int definition(const char *bytes, uint32_t end)
{
	return target_opens_definition(bytes, 0, end, end);
}

static void test_targets(void **state)
{
	(void)state;
	char deep[] = "((((((((((((((((((((((((((((((((((((((((a))))))))))))))))))))))))))))))))))))))))";
	CHECK(target, {"", 0}, {"a", 2}, {"a b", 2}, {"a(b)c", 6}, {"a(b", 0}, {")", 0}, {"a)", 2}, {"a\\(b", 5},
	      {"a\x7F", 2}, {"\x7F", 0}, {"\x01", 0}, {"<a b>", 4}, {"<>", 1}, {"<a", 0}, {"<a<b>", 0}, {"<a\nb>", 0},
	      {"<a\\>b>", 5}, {"<a\\", 0}, {deep, 0});
	CHECK(definition, {"", 0}, {"x", 0}, {"[", 0}, {"[a", 0}, {"[a]", 0}, {"[a] b", 0}, {"[]: b", 0},
	      {"[ \t]: b", 0}, {"[a]: b", 1}, {"[a]:", 1}, {"[a]: b c", 0}, {"[a]: <b", 0}, {"[a]: b ", 1},
	      {"[a]: b \"c\"", 1}, {"[a]: b 'c' ", 1}, {"[a]: b 'c' d", 0}, {"[a]: b (c)", 1}, {"[a]: b \"c", 1},
	      {"[a]: b \"\\\"\"", 1}, {"[a]: <b>\"c\"", 0}, {"[a[b]: c", 0}, {"[a\\]b]: c", 1}, {"[a\\]b]", 0},
	      {"[a\\]b] c", 0});
	// A label may span lines, but no blank one.
	assert_true(target_opens_definition("[a\nb]: c", 0, 2, 8));
	assert_false(target_opens_definition("[a\n\nb]: c", 0, 2, 9));
	assert_false(target_opens_definition("[a\n", 0, 2, 3));
	char label[TARGET_LABEL_MAX + 8];
	memset(label, 'a', sizeof label);
	label[0] = '[';
	memcpy(label + TARGET_LABEL_MAX + 4, "]: b", 4);
	assert_false(target_opens_definition(label, 0, sizeof label, sizeof label));
}

// By the lists of CommonMark.
static void test_characters(void **state)
{
	(void)state;
	for (int c = 1; c < 128; c++) {
		assert_int_equal(line_is_punctuation((char)c), strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) != NULL);
		assert_int_equal(line_is_space((char)c), strchr(" \t\v\f", c) != NULL);
	}
	assert_false(line_is_punctuation('\0') || line_is_punctuation((char)0xE4) || line_is_space('\0'));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html_starts), cmocka_unit_test(test_html_ends),  cmocka_unit_test(test_lines),
		cmocka_unit_test(test_targets),	    cmocka_unit_test(test_characters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
