// The examples of the CommonMark specification as lists: alone, between entries, in an item and in details.
// PLLINT_SPEC names the specification's spec.txt; without it the test is skipped.

#include "fixed.h"

enum { SKIPPED = 77, SPEC_MAX = 1 << 20 };

static char spec[SPEC_MAX];
static size_t spec_size;

static const char fence[] = "````````````````````````````````";

static void put_line(struct text *text, const char *indent, const char *line, size_t size)
{
	text_take(text, indent, strlen(indent));
	for (size_t i = 0; i < size; i++) {
		bool arrow = i + 3 <= size && memcmp(line + i, "→", 3) == 0; // the specification's tab
		text_take(text, arrow ? "\t" : line + i, 1);
		i += arrow ? 2 : 0;
	}
}

struct frame {
	const char *before, *indent, *after;
};

static const struct frame frames[] = {
	{"", "", ""},
	{"### One\n\n- **Tags**: a,\n- **Progress**: Done\n", "", "- **Author(s)**: b\n\n### Two\n- tags: a\n"},
	{"### One\n\n- **Progress**: Done\n", "", "\n\n- **Tags**: a, a \n- **Authors**: b\n"},
	{"### One\n\n- **Progress**: Done\n- **Note**: x\n", "  ", "- **Tags**: a,\n- **Authors**: b\n"},
	{"### One\n\n- **Tags**: a,\n- **Abstract**:\n  <details>\n", "  ", "  </details>\n- **Authors**: b, , c\n"},
};

static void fix_example(struct linting *linting, const char *example, size_t size)
{
	for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
		static struct text text;
		text_writer(&text);
		text_take(&text, frames[i].before, strlen(frames[i].before));
		for (const char *line = example; line < example + size;) {
			const char *end = memchr(line, '\n', (size_t)(example + size - line));
			end = end ? end + 1 : example + size;
			put_line(&text, end - line > 1 ? frames[i].indent : "", line, (size_t)(end - line));
			line = end;
		}
		text_take(&text, frames[i].after, strlen(frames[i].after));
		for (int allow = PLLINT_FIX_SAFE; allow <= PLLINT_FIX_UNSAFE; allow++) {
			struct result result = fix_twice(linting, text.bytes, text.size, (enum pllint_fix)allow);
			pllint_fixed_release(result.fixed);
		}
	}
}

static void examples(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, NULL);
	size_t count = 0;
	const char *start = NULL;
	for (char *line = spec, *end; line < spec + spec_size; line = end + 1) {
		end = memchr(line, '\n', (size_t)(spec + spec_size - line));
		end = end ? end : spec + spec_size - 1;
		if (strncmp(line, fence, 32) == 0 && strncmp(line + 32, " example", 8) == 0) {
			start = end + 1;
		} else if (start && end - line == 1 && *line == '.') {
			fix_example(&linting, start, (size_t)(line - start));
			start = NULL;
			count++;
		}
	}
	linting_close(&linting);
	assert_true(count > 600);
}

int main(void)
{
	const char *path = getenv("PLLINT_SPEC");
	FILE *file = path ? fopen(path, "rb") : NULL;
	if (!file) {
		puts("PLLINT_SPEC names no file");
		return SKIPPED;
	}
	spec_size = fread(spec, 1, sizeof spec, file);
	fclose(file);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
