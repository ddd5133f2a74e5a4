// Sets of bytes.

#include "base/bytes.h"
#include "support.h"

static void test_sets(void **state)
{
	(void)state;
	assert_true(byte_is_in('-', "-*+"));
	assert_false(byte_is_in('x', "-*+"));
	assert_false(byte_is_in('\0', "-*+"));
	assert_true(byte_is_in('\xEF', "(\xEF"));
	assert_true(byte_is_among('-', "-*+"));
	assert_false(byte_is_among('x', "-*+"));
	assert_false(byte_is_among('\0', "-*+"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_sets)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
