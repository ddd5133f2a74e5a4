// The unified diff, by a reader of our own that applies it; git and patch are asked by test_diff.sh.

#include "change/diff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct diff_text text_of(const char *string)
{
	return (struct diff_text){.bytes = string, .size = strlen(string)};
}

static void assert_diff(const char *old, const char *new, const char *wanted)
{
	struct buffer diff = {0};
	diff_unified(&diff, "x.md", text_of(old), text_of(new));
	const char *hunks = diff.bytes ? strstr(diff.bytes, "@@") : NULL;
	assert_string_equal(hunks ? hunks : "", wanted);
	buffer_release(&diff);
}

static void test_small(void **state)
{
	(void)state;
	assert_diff("", "", "");
	assert_diff("a\n", "a\n", "");
	assert_diff("a\n", "b\n", "@@ -1,1 +1,1 @@\n-a\n+b\n");
	assert_diff("", "b\n", "@@ -0,0 +1,1 @@\n+b\n");
	assert_diff("a\n", "", "@@ -1,1 +0,0 @@\n-a\n");
	assert_diff("a\nb\n", "a\n", "@@ -1,2 +1,1 @@\n a\n-b\n");
	assert_diff("a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n");
	assert_diff("x\nx\nx\n", "x\nx\n", "@@ -1,3 +1,2 @@\n x\n x\n-x\n");
}

static void test_line_ends(void **state)
{
	(void)state;
	assert_diff("a", "a\n", "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
	assert_diff("a\nb", "c\nb", "@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n");
	assert_diff("a\r\nb\rc\n", "a\nb\rc\n", "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\rc\n");
}

static void test_hunks(void **state)
{
	(void)state;
	assert_diff("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n",
		    "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
	assert_diff("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n",
		    "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

static void assert_name(const char *name, const char *wanted)
{
	struct buffer diff = {0};
	diff_unified(&diff, name, text_of("a\n"), text_of("b\n"));
	assert_memory_equal(diff.bytes, wanted, strlen(wanted));
	buffer_release(&diff);
}

static void test_names(void **state)
{
	(void)state;
	assert_name("a/b.md", "--- a/a/b.md\n+++ b/a/b.md\n@@");
	assert_name("two words.md", "--- a/two words.md\t\n+++ b/two words.md\t\n@@");
	assert_name("\xC3\xA9.md", "--- \"a/\\303\\251.md\"\n+++ \"b/\\303\\251.md\"\n@@");
	assert_name("a\"\\\t\n\x1B\x7F", "--- \"a/a\\\"\\\\\\t\\n\\033\\177\"\n");
}

// Applies the hunks to `old`; fails where they do not fit.
static void apply(struct buffer *result, struct diff_text old, const char *hunks)
{
	size_t at = 0;
	unsigned line = 1, first, count, to_first, to_count;
	while (*hunks) {
		assert_int_equal(sscanf(hunks, "@@ -%u,%u +%u,%u @@", &first, &count, &to_first, &to_count), 4);
		hunks = strchr(hunks, '\n') + 1;
		for (; line < first + (count == 0); line++) {
			const char *end = memchr(old.bytes + at, '\n', old.size - at);
			assert_non_null(end);
			size_t length = (size_t)(end - old.bytes) + 1 - at;
			buffer_add(result, old.bytes + at, length);
			at += length;
		}
		while (*hunks && *hunks != '@') {
			size_t length = strcspn(hunks + 1, "\n") + 1;
			const char *next = hunks + 1 + length;
			bool ends = *next == '\\';
			size_t size = ends ? length - 1 : length;
			if (*hunks != '+') {
				assert_true(old.size - at >= size);
				assert_memory_equal(old.bytes + at, hunks + 1, size);
				at += size;
				line++;
			}
			if (*hunks != '-') {
				buffer_add(result, hunks + 1, size);
			}
			hunks = ends ? strchr(next, '\n') + 1 : next;
		}
	}
	buffer_add(result, old.bytes + at, old.size - at);
}

static uint32_t seed = 1;

static uint32_t next_random(uint32_t below)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % below;
}

static void make(struct buffer *text, uint32_t lines, uint32_t words)
{
	buffer_cut(text, 0);
	buffer_add(text, "", 0);
	for (uint32_t i = 0; i < lines; i++) {
		char line[16];
		snprintf(line, sizeof line, "%u\n", next_random(words));
		buffer_add_string(text, line);
	}
	if (text->size && next_random(4) == 0) {
		buffer_cut(text, text->size - 1);
	}
}

static void change(struct buffer *to, const struct buffer *from, uint32_t odds)
{
	buffer_cut(to, 0);
	buffer_add(to, "", 0);
	for (size_t at = 0; at < from->size;) {
		size_t length = strcspn(from->bytes + at, "\n");
		length += at + length < from->size;
		uint32_t choice = next_random(odds);
		if (choice == 0) {
			buffer_add_string(to, "new\n");
		}
		if (choice != 1) {
			buffer_add(to, from->bytes + at, length);
		}
		at += length;
	}
}

static void check(const struct buffer *old, const struct buffer *new)
{
	struct buffer diff = {0}, result = {0};
	struct diff_text from = {old->bytes, old->size}, to = {new->bytes, new->size};
	diff_unified(&diff, "x", from, to);
	const char *hunks = diff.bytes ? strchr(strchr(diff.bytes, '\n') + 1, '\n') + 1 : "";
	apply(&result, from, hunks);
	assert_int_equal(result.size, new->size);
	assert_memory_equal(result.bytes, new->bytes, new->size);
	assert_int_equal(diff.size == 0, old->size == new->size &&memcmp(old->bytes, new->bytes, old->size) == 0);
	buffer_release(&diff);
	buffer_release(&result);
}

static void test_random(void **state)
{
	(void)state;
	struct buffer old = {0}, new = {0};
	for (int i = 0; i < 20000; i++) {
		uint32_t words = 1 + next_random(20);
		make(&old, next_random(30), words);
		if (next_random(3)) {
			change(&new, &old, 2 + next_random(10));
		} else {
			make(&new, next_random(30), words);
		}
		check(&old, &new);
	}
	buffer_release(&old);
	buffer_release(&new);
}

// Large, with many edits, with few lines of different kinds, with nothing in common.
static void test_large(void **state)
{
	(void)state;
	struct buffer old = {0}, new = {0};
	static const uint32_t words[] = {2, 50, 1000000};
	for (size_t i = 0; i < 3; i++) {
		make(&old, 30000, words[i]);
		change(&new, &old, 5);
		check(&old, &new);
		change(&new, &old, 5000);
		check(&old, &new);
		make(&new, 30000, words[i]);
		check(&old, &new);
	}
	buffer_release(&old);
	buffer_release(&new);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_small), cmocka_unit_test(test_line_ends), cmocka_unit_test(test_hunks),
		cmocka_unit_test(test_names), cmocka_unit_test(test_random),	cmocka_unit_test(test_large),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
