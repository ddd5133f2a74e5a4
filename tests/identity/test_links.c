// Redirecting pages and tracking parameters, as fixtures/identity tells them.

#include "table.h"

#include "identity/identity.h"

static void assert_told(const struct table *table, const char *got, size_t size)
{
	if (strlen(table->cells[1]) != size || memcmp(table->cells[1], got, size) != 0) {
		fail_msg("line %u: %s: %.*s", table->number, table->cells[0], (int)size, got);
	}
}

static void test_wrapped(void **state)
{
	(void)state;
	struct table table;
	unsigned count = 0;
	table_open(&table, "wrapped");
	while (table_next(&table)) {
		char target[512];
		size_t size = strlen(table.cells[0]);
		size_t length = identity_unwrap(table.cells[0], size, target, sizeof target);
		bool is_wrapper = identity_is_wrapper(table.cells[0], size);
		if (length == 0) {
			assert_told(&table, is_wrapper ? "?" : "-", 1);
		} else {
			assert_true(is_wrapper);
			assert_told(&table, target, length);
			assert_int_equal(identity_unwrap(table.cells[0], size, target, length - 1), 0);
		}
		count++;
	}
	assert_true(count >= 10);
}

static void test_tracked(void **state)
{
	(void)state;
	struct table table;
	unsigned count = 0;
	table_open(&table, "tracked");
	while (table_next(&table)) {
		char rest[512];
		size_t start, end;
		size_t size = strlen(table.cells[0]);
		if (!identity_find_tracking(table.cells[0], size, &start, &end)) {
			assert_told(&table, "-", 1);
		} else {
			assert_true(start < end && end < size && table.cells[0][end] == '=');
			assert_told(&table, rest, identity_drop_tracking(table.cells[0], size, rest, sizeof rest));
			assert_int_equal(identity_drop_tracking(table.cells[0], size, rest, size - 1), 0);
		}
		count++;
	}
	assert_true(count >= 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrapped),
		cmocka_unit_test(test_tracked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
