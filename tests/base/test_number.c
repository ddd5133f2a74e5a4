// Numbers as text.

#include "base/number.h"
#include "support.h"

#include <string.h>

static void writes(uint64_t number, const char *expected)
{
	char text[NUMBER_SIZE];
	assert_int_equal(number_write(number, text), strlen(expected));
	assert_string_equal(text, expected);
}

static void test_digits(void **state)
{
	(void)state;
	writes(0, "0");
	writes(1020, "1020");
	writes(UINT64_MAX, "18446744073709551615");
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_digits)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
