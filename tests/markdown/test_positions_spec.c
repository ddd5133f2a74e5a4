// Every example of the CommonMark specification, as it is and changed at random, against md4c.
// PLLINT_SPEC names the specification's spec.txt; without it the test is skipped.

#include "checker.h"

enum { MUTATIONS_EACH = 100 };

static char *spec;
static size_t spec_size;

static const char fence[] = "````````````````````````````````";

// Calls `work` with the Markdown of each example.
static size_t each_example(void (*work)(const char *bytes, size_t size, size_t number))
{
	static char text[16384];
	size_t number = 0;
	size_t size = 0;
	bool is_inside = false;
	for (char *line = spec, *end; line < spec + spec_size; line = end + 1) {
		end = memchr(line, '\n', (size_t)(spec + spec_size - line));
		end = end ? end : spec + spec_size - 1;
		size_t length = (size_t)(end - line) + 1;
		if (strncmp(line, fence, 32) == 0 && strncmp(line + 32, " example", 8) == 0) {
			is_inside = true;
			size = 0;
		} else if (is_inside && length == 2 && *line == '.') {
			is_inside = false;
			work(text, size, ++number);
		} else if (is_inside) {
			for (size_t i = 0; i < length && size < sizeof text; i++) {
				bool is_arrow = i + 2 < length && memcmp(line + i, "\xE2\x86\x92", 3) == 0;
				text[size++] = is_arrow ? '\t' : line[i];
				i += is_arrow ? 2 : 0;
			}
		}
	}
	return number;
}

static struct check_tally tally;

static void check_example(const char *bytes, size_t size, size_t number)
{
	(void)number;
	char *exact = malloc(size ? size : 1);
	memcpy(exact, bytes, size);
	check_count(&tally, exact, size, false);
	check_count(&tally, exact, size ? size - 1 : 0, false);
	free(exact);
}

static void mutate_example(const char *bytes, size_t size, size_t number)
{
	check_mutations(&tally, bytes, size, MUTATIONS_EACH, number);
}

static void test_examples(void **state)
{
	(void)state;
	tally = (struct check_tally){0};
	assert_true(each_example(check_example) > 600);
	assert_int_equal(tally.faults, 0);
	assert_int_equal(tally.doubted, 0);
}

static void test_mutations(void **state)
{
	(void)state;
	tally = (struct check_tally){0};
	each_example(mutate_example);
	print_message("%zu of %zu changed examples are in doubt\n", tally.doubted, tally.texts);
	assert_int_equal(tally.faults, 0);
	assert_true(tally.doubted * 1000 <= tally.texts);
}

int main(void)
{
	const char *path = getenv("PLLINT_SPEC");
	FILE *file = path ? fopen(path, "rb") : NULL;
	if (!file) {
		puts("PLLINT_SPEC names no file");
		return 77;
	}
	spec = malloc(1 << 20);
	spec_size = fread(spec, 1, 1 << 20, file);
	fclose(file);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_mutations),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	free(spec);
	return failed;
}
