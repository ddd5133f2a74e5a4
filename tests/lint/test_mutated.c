// Whatever is done to a list or a template: no call fails, spans and edits stay within the text, and
// what is said can be printed.

#include "linting.h"

static const char list[] =
	"---\na: b\n---\n# Reading\n\n## 2025-05-15\n\n### [A](https://a.org) \n\n- **Tags**: NLP, cv,  \n"
	"- **Authors**: A. B, A. B\n- **Abstract**:\n  <details>\n  50\\% of `x`  \n  - a\n\n  </details>\n- "
	"**Links**:\n"
	"  - arxiv: http://arxiv.org/abs/1\n  - GitHub: https://arxiv.org/abs/2, x\n- **Progress**: readin\n"
	"- **Note**: (if any)\n\n---\n\n### B\n- __TL;DR:__ 日本語 <!-- pllint-disable-entry latex: x -->\n- Tags：a\n"
	"  more\n> quote\n\n\n```c\ncode \n```\n## 2025-5-14\n### \n- **Progress**: not started / reading / done\n"
	"<!-- pllint-disable-file nothing, blank-lines -->\n\n| a | b |\n\n### Last\n\n1. **Tags** a\n\xE4\xF0\x9F";

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static const char *const parts[] = {
	"\n",  "\n\n",	   "  ",   "\t",	   "`",		 "**", ":",  "<details>", "</details>", "<!--",
	"-->", "- ",	   "### ", "## ",	   "[",		 "](", ")",  "\r\n",	  "\xFF",	"> ",
	"```", "https://", ",",	   "- **Tags**: ", "YYYY-MM-DD", "\\", "日", "(optional)"};

// Deletes, doubles or inserts a few pieces.
static size_t mutate(const char *text, size_t size, char *out, size_t room, uint32_t *seed)
{
	memcpy(out, text, size);
	for (uint32_t changes = 1 + next_random(seed) % 4; changes > 0; changes--) {
		size_t at = next_random(seed) % (size + 1);
		size_t length = next_random(seed) % 40;
		length = length < size - at ? length : size - at;
		const char *part = parts[next_random(seed) % (sizeof parts / sizeof parts[0])];
		if (next_random(seed) % 3 == 0) {
			memmove(out + at, out + at + length, size - at - length);
			size -= length;
		} else if (size + strlen(part) < room) {
			memmove(out + at + strlen(part), out + at, size - at);
			memcpy(out + at, part, strlen(part));
			size += strlen(part);
		}
	}
	return size;
}

static void check_edits(const struct linting *linting, const struct pllint_finding *finding, size_t size)
{
	static struct text fixed;
	linting_apply(linting, finding, &fixed);
	assert_true((finding->fix == PLLINT_FIX_NONE) == (finding->edit_count == 0));
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		assert_true(finding->edits[i].range.end <= size);
	}
}

static void check_report(struct linting *linting, size_t size)
{
	size_t template_size;
	pllint_template_text(linting->template, &template_size);
	uint32_t before = 0;
	for (size_t i = 0; i < pllint_report_size(linting->report); i++) {
		const struct pllint_finding *finding = pllint_report_at(linting->report, i);
		assert_true(before <= finding->at.start && finding->at.start <= finding->at.end);
		assert_true(finding->at.end <= size);
		assert_true(!finding->has_expected || finding->expected.end <= template_size);
		before = finding->at.start;
		check_edits(linting, finding, size);
		pllint_write_help(linting->report, finding, text_writer(&linting->text));
		assert_null(memchr(linting->text.bytes, '\n', linting->text.size));
	}
	linting_findings(linting);
}

static void test_mutated_lists(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, NULL);
	uint32_t seed = 7;
	static char mutated[4096];
	for (int round = 0; round < 4000; round++) {
		size_t size = mutate(list, sizeof list - 1, mutated, sizeof mutated, &seed);
		linting_check_bytes(&linting, mutated, size);
		assert_true(linting.status == PLLINT_OK || linting.status == PLLINT_NO_ENTRY);
		check_report(&linting, size);
	}
	linting_close(&linting);
}

// In blocks of their own size: what is read behind the end is seen by AddressSanitizer.
static void test_lists_that_end_anywhere(void **state)
{
	(void)state;
	static const char tags[] =
		"### A\n- **Notes**:\n  <details>\n  <summary>a</summary>\n  <pre>\n  <code>\n  <!-- b";
	const char *const texts[] = {list, tags};
	struct linting linting;
	linting_open(&linting, NULL);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		for (size_t size = strlen(texts[i]); size > 0; size--) {
			char *exact = malloc(size);
			assert_non_null(exact);
			memcpy(exact, texts[i], size);
			linting_check_bytes(&linting, exact, size);
			check_report(&linting, size);
			free(exact);
		}
	}
	linting_close(&linting);
}

static void test_mutated_templates(void **state)
{
	(void)state;
	uint32_t seed = 9;
	static char mutated[4096];
	size_t builtin_size;
	const char *builtin = pllint_builtin_template(&builtin_size);
	for (int round = 0; round < 2000; round++) {
		struct linting linting;
		size_t size = mutate(builtin, builtin_size, mutated, sizeof mutated - 1, &seed);
		mutated[size] = 0;
		linting_open(&linting, mutated);
		assert_true(linting.status == PLLINT_OK || linting.status == PLLINT_NO_KIND);
		linting.report = linting.faults;
		linting.faults = NULL;
		check_report(&linting, size);
		linting_check_bytes(&linting, list, sizeof list - 1);
		check_report(&linting, sizeof list - 1);
		linting_close(&linting);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mutated_lists),
		cmocka_unit_test(test_lists_that_end_anywhere),
		cmocka_unit_test(test_mutated_templates),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
