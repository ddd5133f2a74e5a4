// .gitignore patterns: what git's own documentation says of them, and its corner cases.

#include "cli/ignore.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

struct match {
	const char *patterns;
	const char *path; // a final slash says that it is a folder
	bool skipped;
};

static const struct match matches[] = {
	{"foo", "foo", true},
	{"foo", "a/foo", true},
	{"foo", "a/foo/b", true},
	{"foo", "food", false},
	{"/foo", "foo", true},
	{"/foo", "a/foo", false},
	{"a/foo", "a/foo", true},
	{"a/foo", "b/a/foo", false},
	{"foo/", "foo", false},
	{"foo/", "foo/", true},
	{"foo/", "a/foo/b.md", true},
	{"*.md", "a/b.md", true},
	{"/*.md", "a/b.md", false},
	{"a/*", "a/b", true},
	{"a/*.md", "a/b/c.md", false},
	{"?.md", "a.md", true},
	{"?.md", ".md", false},
	{"a?b", "a/b", false},
	{"**/b", "b", true},
	{"**/b", "a/c/b", true},
	{"a/**", "a/b/c", true},
	{"a/**", "a/", false},
	{"a/**/b", "a/b", true},
	{"a/**/b", "a/x/y/b", true},
	{"a/**/b", "ab", false},
	{"a/**/c/**/d", "a/c/x/c/d", true},
	{"a**b", "axxb", true},
	{"[ab].md", "b.md", true},
	{"[!ab].md", "b.md", false},
	{"[^ab].md", "c.md", true},
	{"[a-c]x", "bx", true},
	{"[]]x", "]x", true},
	{"[[:digit:]]x", "7x", true},
	{"[[:digit:]]x", "ax", false},
	{"[[:none:]]x", "nx", false},
	{"[ab", "[ab", false},
	{"a[/]b", "a/b", false},
	{"\\*", "*", true},
	{"\\*", "a", false},
	{"a\\", "a\\", false},
	{"# a\n\\#b", "#b", true},
	{"# a\n\\#b", "# a", false},
	{"\\!a", "!a", true},
	{"a ", "a", true},
	{"a\\ ", "a ", true},
	{"a\r\nb\r\n", "a", true},
	{"\xEF\xBB\xBF"
	 "a",
	 "a", true},
	{"*.md\n!a.md", "a.md", false},
	{"*.md\n!a.md", "b.md", true},
	{"!a.md\n*.md", "a.md", true},
	{"d/\n!d/a.md", "d/a.md", true},
	{"", "a", false},
	{"/", "a", false},
	{"!", "a", false},
	// As `git check-ignore` says.
	{"[\\]]x", "]x", true},
	{"[a\\", "a", false},
	{"[a\\", "[a\\", false},
	{"[a-\\", "a", false},
	{"[\\", "a", false},
	{"*[a", "xa", false},
	{"*[a", "x[a", false},
	{"a\n\nb", "b", true},
	{"[[:digit", "7", false},
	{"[[:digit]x", "7x", false},
	{"[[:digit]x", "dx", true},
	{"[[:digit]x", ":x", true},
	{"[[:]x", ":x", true},
	{"[[:]x", "[x", true},
	{"[[:]]x", ":]x", true},
	{"[[:alpha:]]x", "\xC3", false},
	{"[\\a-c]x", "bx", true},
	{"[a-\\c]x", "bx", true},
	{"[a-]x", "-x", true},
	{"[a-", "a", false},
	{"[c-a]x", "bx", false},
	{"[!]x", "!x", false},
	{"[!]]x", "ax", true},
	{"[!]]x", "]x", false},
	{"[^]]x", "ax", true},
	{"[]", "]", false},
	{"[", "[", false},
	{"[[:upper:][:digit:]]x", "7x", true},
	{"[[:upper:]a]x", "ax", true},
	{"[a[:digit:]-z]x", "-x", true},
	{"a[b", "a[b", false},
	{"a[b/c]d", "ab/c]d", false},
	{"a[\\/]b", "a/b", false},
	{"x*[", "x[", false},
	{"[a-c-e]x", "-x", true},
	{"[--0]x", ".x", true},
	{"***x", "abx", true},
	{"a\\b", "ab", true},
	{"\\[a]", "[a]", true},
	{"[[:space:]]", "\t", true},
	{"\\/a", "a", false},
	{"a\\/b", "a/b", true},
	{"a**", "a", true},
	{"", "a", false},
	{"\r", "a", false},
	{"a\\\\", "a", false},
	{"[\xE9]x",
	 "\xE9"
	 "x",
	 true},
	{"\\\xE9", "\xE9", true},
	{"*a*a*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
};

static void test_patterns(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof matches / sizeof *matches; i++) {
		const struct match *match = &matches[i];
		char path[128];
		size_t length = strlen(match->path);
		bool is_folder = match->path[length - 1] == '/';
		memcpy(path, match->path, length);
		path[length - is_folder] = '\0';
		struct ignore_list list = {0};
		ignore_add_lines(&list, match->patterns, strlen(match->patterns));
		if (ignore_skips(&list, path, is_folder) != match->skipped) {
			print_error("`%s` on `%s`\n", match->patterns, match->path);
			fail();
		}
		ignore_release(&list);
	}
}

static void test_deviation_of_the_last_pattern(void **state)
{
	(void)state;
	struct ignore_list list = {0};
	ignore_add_lines(&list, "*.md\n!a.md", 10);
	assert_int_equal(ignore_match(&list, "b.md", false), IGNORE_SKIP);
	assert_int_equal(ignore_match(&list, "a.md", false), IGNORE_KEEP);
	assert_int_equal(ignore_match(&list, "a.txt", false), IGNORE_UNDECIDED);
	ignore_release(&list);
}

// A pattern that takes too long matches nothing from then on, and others neither.
static void test_steps(void **state)
{
	(void)state;
	static const char lines[] = "[[:alpha:][[:alpha:][[:alpha:][[:alpha:]\n*a*a*a*a*b\n*.md\n";
	struct ignore_list list = {0};
	uint64_t steps_left = 10000;
	list.steps_left = &steps_left;
	ignore_add_lines(&list, lines, sizeof lines - 1);
	assert_int_equal(ignore_match(&list, "aaaaaaaaaaaaaaaaaaaaaa.md", false), IGNORE_SKIP);
	uint64_t needed = 10000 - steps_left;
	assert_in_range(needed, 20, 5000);
	for (steps_left = 0; steps_left < needed; steps_left++) {
		uint64_t given = steps_left;
		assert_int_equal(ignore_match(&list, "aaaaaaaaaaaaaaaaaaaaaa.md", false), IGNORE_UNDECIDED);
		assert_int_equal(steps_left, 0);
		steps_left = given;
	}
	ignore_release(&list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_deviation_of_the_last_pattern),
		cmocka_unit_test(test_steps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
