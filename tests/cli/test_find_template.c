// The nearest template of a list, and where the search ends.

#include "cli/path.h"
#include "cli/templates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[64];

static int enter_new_folder(void **state)
{
	(void)state;
	char made[] = "/tmp/pllint-find-XXXXXX";
	if (!mkdtemp(made)) {
		return -1;
	}
	snprintf(root, sizeof root, "%s", made);
	return chdir(root);
}

static int remove_folder(void **state)
{
	(void)state;
	char command[128];
	snprintf(command, sizeof command, "rm -rf '%s'", root);
	return chdir("/") || system(command);
}

static void make_folder(const char *path)
{
	assert_int_equal(mkdir(path, 0755), 0);
}

static void make_file(const char *path)
{
	int descriptor = open(path, O_CREAT | O_WRONLY, 0644);
	assert_true(descriptor >= 0);
	close(descriptor);
}

// Looks from a folder below the root; the answer must be `expected` there, or nothing.
static void assert_found(const char *folder, const char *expected)
{
	struct finder finder = {0};
	int error = 0;
	char from[512], answer[1024];
	snprintf(from, sizeof from, "%s%s%s", root, *folder ? "/" : "", folder);
	for (int i = 0; i < 2; i++) {
		const char *found = find_template(&finder, from, &error);
		if (expected) {
			assert_non_null(found);
			snprintf(answer, sizeof answer, "%s/%s", root, expected);
			assert_string_equal(found, answer);
		} else {
			assert_null(found);
		}
	}
	assert_int_equal(error, 0);
	finder_release(&finder);
}

static void test_own_folder_alone_without_repository(void **state)
{
	(void)state;
	make_folder("a");
	make_file("template.md");
	assert_found("", "template.md");
	assert_found("a", NULL);
}

static void test_upward_to_the_root(void **state)
{
	(void)state;
	make_folder(".git");
	make_folder("a");
	make_folder("a/b");
	make_folder("a/c");
	make_file("template.md");
	make_file("a/c/template.md");
	assert_found("", "template.md");
	assert_found("a/b", "template.md");
	assert_found("a/c", "a/c/template.md");
}

static void test_never_past_the_root(void **state)
{
	(void)state;
	make_folder(".git");
	make_file("template.md");
	make_folder("sub");
	make_file("sub/.git"); // a worktree's or a submodule's
	make_folder("sub/a");
	assert_found("sub/a", NULL);
	assert_found("sub", NULL);
}

static void test_letter_case(void **state)
{
	(void)state;
	make_folder("a");
	make_folder("b");
	make_folder("c");
	make_folder("c/template.md"); // a folder is no template
	make_file("a/TEMPLATE.md");
	make_file("b/TEMPLATE.MD");
	make_file("b/template.md");
	make_file("c/Template.md");
	assert_found("a", "a/TEMPLATE.md");
	assert_found("b", "b/template.md");
	assert_found("c", "c/Template.md");
}

static void test_many_folders(void **state)
{
	(void)state;
	make_folder(".git");
	make_file("template.md");
	struct finder finder = {0};
	int error = 0;
	char path[128];
	for (int i = 0; i < 500; i++) {
		snprintf(path, sizeof path, "%s/%d", root, i);
		make_folder(path);
		assert_non_null(find_template(&finder, path, &error));
	}
	finder_release(&finder);
}

static void test_paths(void **state)
{
	(void)state;
	static const struct {
		const char *from, *path, *relative;
	} cases[] = {
		{"/a/b", "/a/b/c", "c"}, {"/a/b", "/a/c", "../c"},	 {"/a/b", "/a", "../"},
		{"/", "/a/b", "a/b"},	 {"/a/b", "/a/bc/d", "../bc/d"}, {"/a/b/c", "/x", "../../../x"},
		{"/a", "/a", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *relative = path_relative(cases[i].from, cases[i].path);
		assert_string_equal(relative, cases[i].relative);
		free(relative);
	}
	static const char *const absolutes[][2] = {{"a", "/x/y/a"},	 {"./a//b/.", "/x/y/a/b"}, {"../a", "/x/a"},
						   {"../../../a", "/a"}, {"/b/../c", "/c"},	   {"..", "/x"},
						   {"../..", "/"}};
	for (size_t i = 0; i < sizeof absolutes / sizeof *absolutes; i++) {
		char *absolute = path_absolute("/x/y", absolutes[i][0]);
		assert_string_equal(absolute, absolutes[i][1]);
		free(absolute);
	}
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_new_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_own_folder_alone_without_repository),
		IN_FOLDER(test_upward_to_the_root),
		IN_FOLDER(test_never_past_the_root),
		IN_FOLDER(test_letter_case),
		IN_FOLDER(test_many_folders),
		cmocka_unit_test(test_paths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
