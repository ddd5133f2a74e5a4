// Where comments start and end, and which are open.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "markdown/comment.h"

static span whole(const char *text)
{
	return span_of(0, (uint32_t)strlen(text));
}

static void test_end(void **state)
{
	(void)state;
	assert_int_equal(comment_end("<!-- a --> b", 0, 12), 10);
	assert_int_equal(comment_end("x <!-- a - -- -->", 2, 17), 17);
	assert_int_equal(comment_end("<!-- a -- >", 0, 11), 11); // not closed
	assert_int_equal(comment_end("<!-- a -->", 0, 9), 9);	 // not before `end`
	assert_int_equal(comment_end("<!--> -->", 0, 9), 9);	 // `<!-->` only opens one
}

static void test_starts_in(void **state)
{
	(void)state;
	const char *text = "a <!-- b -->";
	assert_true(comment_starts_in(text, whole(text)));
	assert_true(comment_starts_in(text, span_of(2, 6)));
	assert_false(comment_starts_in(text, span_of(2, 5)));
	assert_false(comment_starts_in(text, span_of(3, 12)));
	assert_false(comment_starts_in(text, span_of(0, 0)));
}

static void test_is_open_in(void **state)
{
	(void)state;
	assert_true(comment_is_open_in("a <!-- b", whole("a <!-- b")));
	assert_false(comment_is_open_in("<!-- b -->", whole("<!-- b -->")));
	assert_true(comment_is_open_in("<!-- b --> <!--", whole("<!-- b --> <!--")));
	assert_true(comment_is_open_in("<!-- b -->", span_of(0, 9)));
	assert_false(comment_is_open_in("b -->", whole("b -->")));
}

static void test_is_open_before(void **state)
{
	(void)state;
	assert_true(comment_is_open_before("<!-- a", 6, UINT32_MAX));
	assert_false(comment_is_open_before("<!-- a", 6, 5)); // further back than is looked for
	assert_false(comment_is_open_before("<!-- a -->", 10, UINT32_MAX));
	assert_true(comment_is_open_before("<!-- a --> <!-- b", 17, UINT32_MAX));
	assert_true(comment_is_open_before("<!--> a", 7, UINT32_MAX));
	assert_false(comment_is_open_before("-->", 3, UINT32_MAX));
	assert_false(comment_is_open_before("", 0, UINT32_MAX));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_end),
		cmocka_unit_test(test_starts_in),
		cmocka_unit_test(test_is_open_in),
		cmocka_unit_test(test_is_open_before),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
