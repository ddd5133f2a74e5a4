// Unified diffs, read and taken back.

#include "../base/support.h"
#include "change/patch.h"
#include "change/revision.h"
#include "cli/diff.h"

static struct patch read_well(const char *text)
{
	struct patch patch;
	struct buffer problem = {0};
	if (!patch_read(&patch, text, strlen(text), &problem)) {
		fail_msg("%s", problem.bytes);
	}
	return patch;
}

static void refused(const char *text, const char *why)
{
	struct patch patch;
	struct buffer problem = {0};
	assert_false(patch_read(&patch, text, strlen(text), &problem));
	if (!strstr(problem.bytes, why)) {
		fail_msg("`%s` does not hold `%s`", problem.bytes, why);
	}
	patch_release(&patch);
	buffer_release(&problem);
}

static const char plain[] = "--- a.md\t2026-01-01 00:00:00\n"
			    "+++ a.md\t2026-01-02 00:00:00\n"
			    "@@ -1,3 +1,3 @@\n"
			    " one\n"
			    "-two\n"
			    "+TWO\n"
			    " three\n";

static void test_names(void **state)
{
	(void)state;
	struct patch patch = read_well("diff --git a/x.md b/y z.md\n"
				       "similarity index 90%\n"
				       "rename from x.md\n"
				       "rename to y z.md\n"
				       "diff --git \"a/\\303\\251 \\\"q\\\".md\" \"b/\\303\\251 \\\"q\\\".md\"\n"
				       "index 1..2 100644\n"
				       "--- \"a/\\303\\251 \\\"q\\\".md\"\n"
				       "+++ \"b/\\303\\251 \\\"q\\\".md\"\n"
				       "@@ -1 +1 @@\n"
				       "-a\n"
				       "+b\n"
				       "diff --git a/new.md b/new.md\n"
				       "new file mode 100644\n"
				       "--- /dev/null\n"
				       "+++ b/new.md\n"
				       "@@ -0,0 +1 @@\n"
				       "+x\n"
				       "diff --git a/old.md b/old.md\n"
				       "deleted file mode 100644\n"
				       "--- a/old.md\n"
				       "+++ /dev/null\n"
				       "@@ -1 +0,0 @@\n"
				       "-x\n"
				       "diff --git a/image.md b/image.md\n"
				       "Binary files a/image.md and b/image.md differ\n");
	assert_int_equal(patch.file_count, 5);
	assert_non_null(patch_find(&patch, "y z.md"));
	assert_null(patch_find(&patch, "x.md"));
	assert_true(patch_deletes(&patch, "x.md"));
	assert_non_null(patch_find(&patch, "\xC3\xA9 \"q\".md"));
	assert_null(patch_find(&patch, "new.md")->old_name);
	assert_null(patch_find(&patch, "old.md"));
	assert_true(patch_deletes(&patch, "old.md"));
	assert_false(patch_deletes(&patch, "new.md"));
	assert_true(patch_find(&patch, "image.md")->is_binary);
	patch_release(&patch);
}

static void test_diff_without_git(void **state)
{
	(void)state;
	struct patch patch = read_well(plain);
	assert_int_equal(patch.file_count, 1);
	const struct patch_file *file = patch_find(&patch, "a.md");
	assert_non_null(file);
	assert_int_equal(file->count, 1);
	assert_int_equal(patch.line_count, 4);
	patch_release(&patch);
}

static void test_text_around(void **state)
{
	(void)state;
	struct patch patch = read_well("From 1234 Mon Sep 17\nSubject: x\n---\n a.md | 2 +-\n\n"
				       "diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@ ## head\n-a\n+b\n"
				       "-- \n2.39.2\n");
	assert_int_equal(patch.file_count, 1);
	assert_int_equal(patch.line_count, 2);
	patch_release(&patch);
	patch = read_well("");
	assert_int_equal(patch.file_count, 0);
	patch_release(&patch);
	patch = read_well("\n\r\n");
	patch_release(&patch);
}

// A deleted line `-- x` looks like a name: it is none, since the change says how many lines it has.
static void test_lines_that_look_like_heads(void **state)
{
	(void)state;
	struct patch patch = read_well("--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n--- a/x\n-+++ b/x\n-@@ -1 +1 @@\n"
				       "++++ b/x\n+diff --git a/a b/b\n+@@@ x\n");
	assert_int_equal(patch.file_count, 1);
	assert_int_equal(patch.line_count, 6);
	assert_int_equal(patch.lines[0].kind, '-');
	assert_int_equal(patch.lines[0].size, 6);
	patch_release(&patch);
}

static void test_what_is_refused(void **state)
{
	(void)state;
	refused("hello\n", "no unified diff");
	refused("diff --cc a.md\n", "merge");
	refused("--- a\n+++ b\n@@@ -1 -1 +1 @@@\n", "merge");
	refused("@@ -1 +1 @@\n-a\n+b\n", "line 1: no file");
	refused("--- a\n+++ b\n@@ -1 +1,2 @@\n-a\n+b\n", "ends within");
	refused("--- a\n+++ b\n@@ -1 +1 @@\n-a\n-b\n", "line 5: this line does not belong");
	refused("--- a\n+++ b\n@@ -x +1 @@\n-a\n-b\n", "line 3: `@@`");
	refused("--- a\n+++ b\n@@ -99999999999999999999 +1 @@\n", "line 3: `@@`");
	refused("--- a\n+++ b\n@@ -1,4294967295 +1 @@\n", "line 3: `@@`");
}

// --- taking back ----------------------------------------------------------------------------------

struct taken {
	bool fits;
	struct revision revision;
	struct buffer problem;
};

static struct taken take_back(const char *diff, const char *name, const char *text, size_t size)
{
	struct taken taken = {0};
	struct patch patch = read_well(diff);
	taken.fits = revision_make(&taken.revision, &patch, patch_find(&patch, name), text, size, &taken.problem);
	patch_release(&patch);
	return taken;
}

static void taken_release(struct taken *taken)
{
	revision_release(&taken->revision);
	buffer_release(&taken->problem);
}

static void test_taken_back(void **state)
{
	(void)state;
	struct taken taken = take_back(plain, "a.md", "one\nTWO\nthree\n", 14);
	assert_true(taken.fits);
	assert_string_equal(taken.revision.before.bytes, "one\ntwo\nthree\n");
	assert_int_equal(taken.revision.touched_count, 1);
	assert_int_equal(taken.revision.touched[0].start, 4);
	assert_int_equal(taken.revision.touched[0].end, 8);
	taken_release(&taken);
	// A file that the diff does not name is as it was.
	taken = take_back(plain, "b.md", "one\n", 4);
	assert_true(taken.fits);
	assert_string_equal(taken.revision.before.bytes, "one\n");
	assert_int_equal(taken.revision.touched_count, 0);
	taken_release(&taken);
}

static void test_line_endings_do_not_matter(void **state)
{
	(void)state;
	struct taken taken = take_back(plain, "a.md", "one\r\nTWO\r\nthree\r\n", 17);
	assert_true(taken.fits);
	assert_string_equal(taken.revision.before.bytes, "one\r\ntwo\nthree\r\n");
	taken_release(&taken);
}

static void test_what_does_not_fit(void **state)
{
	(void)state;
	static const char *const texts[] = {"one\nTWO\n", "one\ntwo\nthree\n", "", "one\nTWO\nthree",
					    "x\none\nTWO\nthree\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct taken taken = take_back(plain, "a.md", texts[i], strlen(texts[i]));
		assert_false(taken.fits);
		assert_non_null(strstr(taken.problem.bytes, "the diff does not fit"));
		taken_release(&taken);
	}
}

static void test_new_file_is_touched_as_a_whole(void **state)
{
	(void)state;
	static const char diff[] =
		"--- /dev/null\n+++ b/a.md\n@@ -0,0 +1,2 @@\n+one\n+two\n\\ No newline at end of file\n";
	struct taken taken = take_back(diff, "a.md", "one\ntwo", 7);
	assert_true(taken.fits);
	assert_int_equal(taken.revision.before.size, 0);
	assert_int_equal(taken.revision.touched[0].end, 7);
	taken_release(&taken);
	taken = take_back(diff, "a.md", "one\ntwo\n", 8);
	assert_false(taken.fits);
	taken_release(&taken);
}

static uint32_t random_state = 1;

static uint32_t random_below(uint32_t limit)
{
	random_state = random_state * 1664525 + 1013904223;
	return (random_state >> 8) % limit;
}

static size_t random_text(char *text)
{
	size_t size = 0;
	for (uint32_t lines = random_below(12); lines > 0; lines--) {
		text[size++] = (char)('a' + random_below(3));
		text[size++] = '\n';
	}
	size -= size > 0 && random_below(4) == 0;
	text[size] = '\0';
	return size;
}

// What diff_unified makes of two texts leads back from the second to the first, and what is outside the
// touched parts stands in both.
static void test_every_diff_leads_back(void **state)
{
	(void)state;
	for (int i = 0; i < 20000; i++) {
		char before[32], after[32];
		size_t before_size = random_text(before), after_size = random_text(after);
		struct buffer diff = {0};
		diff_unified(&diff, "a.md", (struct diff_text){before, before_size},
			     (struct diff_text){after, after_size});
		buffer_add(&diff, "", 0);
		struct taken taken = take_back(diff.bytes, "a.md", after, after_size);
		if (!taken.fits) {
			fail_msg("%s\n%s", taken.problem.bytes, diff.bytes);
		}
		assert_string_equal(taken.revision.before.bytes, before);
		size_t kept = after_size;
		for (size_t j = 0; j < taken.revision.touched_count; j++) {
			kept -= taken.revision.touched[j].end - taken.revision.touched[j].start;
		}
		assert_true(kept <= before_size);
		taken_release(&taken);
		buffer_release(&diff);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_diff_without_git),
		cmocka_unit_test(test_text_around),
		cmocka_unit_test(test_lines_that_look_like_heads),
		cmocka_unit_test(test_what_is_refused),
		cmocka_unit_test(test_taken_back),
		cmocka_unit_test(test_line_endings_do_not_matter),
		cmocka_unit_test(test_what_does_not_fit),
		cmocka_unit_test(test_new_file_is_touched_as_a_whole),
		cmocka_unit_test(test_every_diff_leads_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
