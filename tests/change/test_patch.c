// Unified diffs, read and taken back.

#include "../base/support.h"
#include "change/diff.h"
#include "change/patch.h"
#include "change/revision.h"

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

// The file whose new name is this one behind a prefix, or without any.
static const struct patch_file *patch_find(const struct patch *patch, const char *name)
{
	for (size_t i = 0; i < patch->file_count; i++) {
		const char *new_name = patch->files[i].new_name;
		const char *stripped = new_name ? patch_strip(new_name) : NULL;
		if (new_name && (strcmp(new_name, name) == 0 || (stripped && strcmp(stripped, name) == 0))) {
			return &patch->files[i];
		}
	}
	return NULL;
}

static bool patch_deletes(const struct patch *patch, const char *name)
{
	for (size_t i = 0; i < patch->file_count; i++) {
		const char *old_name = patch->files[i].old_name;
		const char *stripped = old_name ? patch_strip(old_name) : NULL;
		bool is_it = old_name && (strcmp(old_name, name) == 0 || (stripped && strcmp(stripped, name) == 0));
		if (is_it && !patch->files[i].new_name) {
			return true;
		}
	}
	return false;
}

static bool revise(struct revision *revision, const struct patch *patch, const struct patch_file *file,
		   const char *bytes, size_t size, struct buffer *problem)
{
	return revision_make(revision, patch, &file, file ? 1 : 0, bytes, size, problem);
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
				       "Binary files a/image.md and b/image.md differ\n"
				       "diff --git i/some image.md w/some image.md\n"
				       "index 1..2 100644\n"
				       "GIT binary patch\n"
				       "literal 3\nKcmZQzU|?Vn00IL5\n\n"
				       "diff --git old/e.md new/e.md\n"
				       "new file mode 100644\n"
				       "index 0000000..e69de29\n"
				       "diff --git \"a/\\303\\251.md\" \"b/\\303\\251.md\"\n"
				       "deleted file mode 100644\n");
	assert_int_equal(patch.file_count, 8);
	assert_non_null(patch_find(&patch, "y z.md"));
	assert_true(patch_find(&patch, "y z.md")->is_plain);
	assert_false(patch_find(&patch, "new.md")->is_plain);
	assert_null(patch_find(&patch, "x.md"));
	assert_string_equal(patch_find(&patch, "y z.md")->old_name, "x.md");
	assert_true(patch_find(&patch, "some image.md")->is_binary);
	assert_string_equal(patch_find(&patch, "some image.md")->old_name, "i/some image.md");
	assert_true(patch_is_prefixed(patch_find(&patch, "some image.md")));
	assert_null(patch_find(&patch, "e.md")->old_name);
	assert_false(patch_is_prefixed(patch_find(&patch, "e.md")));
	assert_true(patch_deletes(&patch, "\xC3\xA9.md"));
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
	refused("diff --combined a.md\n", "merge");
	refused("diff --git a/x b/x\n@@ -1 +1 @@\n-a\n+b\n", "line 2: no file");
	refused("--- a\n+++ b\n@@ -1,0 +1 @@\n a\n", "line 4: this line does not belong");
	refused("--- a\n+++ b\n@@ -1 +1,0 @@\n a\n", "line 4: this line does not belong");
	refused("--- a\n+++ b\n@@ -1,0 +1 @@\n\\ No newline\n", "line 4: this line does not belong");
	refused("--- a\n+++ b\n@@ -1,0 +1,0 @@\n\\ No newline\n@@ -1 +1 @\n", "line 5: `@@`");
	refused("--- a\n+++ /dev/null\n@@ -1\n", "line 3: `@@`");
	refused("--- a\n", "no unified diff");
}

static void test_names_in_all_spellings(void **state)
{
	(void)state;
	static const struct {
		const char *written, *meant;
	} names[] = {
		{"a/x", "a/x"},
		{"a/x\r", "a/x"},
		{"a/x\t2026-01-01", "a/x"},
		{"", ""},
		{"\r", ""},
		{"/dev/null", NULL},
		{"/dev/null\r", NULL},
		{"\"/dev/null\"", NULL},
		{"\"a\" b", "a"},
		{"\"a", "a"},
		{"\"", ""},
		{"\"a\\", "a\\"},
		{"\"\\a\\b\\t\\n\\v\\f\\r\\\"\\\\\"", "\a\b\t\n\v\f\r\"\\"},
		{"\"\\101\\1029\"", "AB9"},
		{"\"\\7\"", "\a"},
		{"\"\\7 \"", "\a "},
		{"\"\\7x\"", "\ax"},
		{"\"\\18\"", "\0018"},
		{"\"\\1", "\001"},
		{"\"\\x\\ \"", "\\x\\ "},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char text[128];
		snprintf(text, sizeof text, "--- %s\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", names[i].written);
		struct patch patch = read_well(text);
		assert_int_equal(patch.file_count, 1);
		if (names[i].meant) {
			assert_non_null(patch.files[0].old_name);
			assert_string_equal(patch.files[0].old_name, names[i].meant);
		} else {
			assert_null(patch.files[0].old_name);
		}
		patch_release(&patch);
	}
}

static void test_copies_leave_what_was_copied(void **state)
{
	(void)state;
	struct patch patch = read_well("diff --git a/x.md b/y.md\nsimilarity index 90%\ncopy from x.md\ncopy to y.md\n"
				       "--- a/x.md\n+++ b/y.md\n@@ -1 +1 @@\n-a\n+b\n");
	assert_false(patch_deletes(&patch, "x.md"));
	assert_true(patch_find(&patch, "y.md")->is_copy);
	struct revision revision;
	struct buffer problem = {0};
	assert_true(revise(&revision, &patch, patch_find(&patch, "y.md"), "b\n", 2, &problem));
	assert_null(revision.before.bytes);
	assert_int_equal(revision.touched_count, 1);
	assert_int_equal(revision.touched[0].end, 2);
	revision_release(&revision);
	patch_release(&patch);
}

static void test_binary_files(void **state)
{
	(void)state;
	static const struct {
		const char *line, *old_name, *new_name;
	} lines[] = {
		{"Binary files a/x.md and b/x.md differ", "a/x.md", "b/x.md"},
		{"Binary files /dev/null and b/x.md differ", NULL, "b/x.md"},
		{"Binary files a/x.md and /dev/null differ", "a/x.md", NULL},
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char text[128];
		snprintf(text, sizeof text, "%s\n", lines[i].line);
		struct patch patch = read_well(text);
		assert_int_equal(patch.file_count, 1);
		const struct patch_file *file = &patch.files[0];
		assert_true(file->is_binary);
		assert_int_equal(file->old_name != NULL, lines[i].old_name != NULL);
		assert_int_equal(file->new_name != NULL, lines[i].new_name != NULL);
		assert_true(!file->old_name || strcmp(file->old_name, lines[i].old_name) == 0);
		assert_true(!file->new_name || strcmp(file->new_name, lines[i].new_name) == 0);
		struct revision revision;
		struct buffer problem = {0};
		assert_false(revise(&revision, &patch, file, "x\n", 2, &problem));
		assert_non_null(strstr(problem.bytes, "does not say what was changed"));
		revision_release(&revision);
		buffer_release(&problem);
		patch_release(&patch);
	}
}

static void test_what_only_looks_binary(void **state)
{
	(void)state;
	static const char *const lines[] = {"Binary files a/x.md differ", "Binary files ", "Binary files a and",
					    "Binary files  and ", "Binary files a and differ"};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		refused(lines[i], "no unified diff");
	}
}

static void test_only_in_one_folder(void **state)
{
	(void)state;
	refused("Only in here\n", "no unified diff");
	struct patch patch = read_well("Only in ./docs: new list.md\n");
	assert_string_equal(patch.files[0].new_name, "./docs/new list.md");
	assert_true(patch.files[0].is_alone);
	patch_release(&patch);
}

// Two changes of one file, the last one first: what was touched is told in places of the last text.
static void test_several_changes(void **state)
{
	(void)state;
	struct patch patch =
		read_well("--- a/x\n+++ b/x\n@@ -1,0 +2 @@\n+two\n@@ -3 +3,0 @@\n-five\n"
			  "--- a/x\n+++ b/x\n@@ -2 +2,2 @@\n-THREE\n+three\n+five\n@@ -4 +5 @@\n-SIX\n+six\n");
	const struct patch_file *changes[] = {&patch.files[0], &patch.files[1]};
	static const char now[] = "one\ntwo\nthree\nfour\nsix\n", before[] = "one\nTHREE\nfour\nSIX\n";
	struct revision revision;
	struct buffer problem = {0};
	assert_true(revision_make(&revision, &patch, changes, 2, now, strlen(now), &problem));
	assert_int_equal(revision.before.size, strlen(before));
	assert_memory_equal(revision.before.bytes, before, strlen(before));
	for (size_t i = 0; i < revision.kept_count; i++) {
		const struct pllint_kept *kept = &revision.kept[i];
		assert_memory_equal(before + kept->before, now + kept->now, kept->size);
	}
	assert_int_equal(revision.kept_count, 2); // `one`, `four`
	size_t touched = 0;
	for (size_t i = 0; i < revision.touched_count; i++) {
		touched += revision.touched[i].end - revision.touched[i].start;
	}
	assert_int_equal(touched, strlen("two\nthree\nsix\n"));
	revision_release(&revision);
	const struct patch_file *reversed[] = {&patch.files[1], &patch.files[0]};
	assert_false(revision_make(&revision, &patch, reversed, 2, now, strlen(now), &problem));
	revision_release(&revision);
	buffer_release(&problem);
	patch_release(&patch);
}

static void test_prefixes(void **state)
{
	(void)state;
	static const struct {
		const char *old_name, *new_name;
		bool is_prefixed;
	} names[] = {
		{"a/x.md", "b/x.md", true},    {"c/x.md", "w/x.md", true},    {"x.md", "x.md", false},
		{"b/y.md", "a/y.md", false},   {"old/y.md", "./y.md", false}, {"/dev/null", "b/y.md", true},
		{"a/y.md", "/dev/null", true}, {"", "b/y.md", false},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char text[128];
		snprintf(text, sizeof text, "--- %s\n+++ %s\n@@ -1 +1 @@\n-a\n+b\n", names[i].old_name,
			 names[i].new_name);
		struct patch patch = read_well(text);
		assert_int_equal(patch_is_prefixed(&patch.files[0]), names[i].is_prefixed);
		patch_release(&patch);
	}
	assert_string_equal(patch_strip("a/b/c"), "b/c");
	assert_null(patch_strip("a"));
	assert_null(patch_strip("a/"));
}

// Cut off or changed anywhere, a diff is refused with a reason, or every line that it is read to have lies in it.
static void read_anyhow(const char *bytes, size_t size)
{
	char *exact = malloc(size + !size); // what is read beyond it, a sanitizer sees
	assert_non_null(exact);
	memcpy(exact, bytes, size);
	struct patch patch;
	struct buffer problem = {0};
	if (!patch_read(&patch, exact, size, &problem)) {
		assert_true(problem.size > 0);
	}
	for (size_t i = 0; i < patch.file_count; i++) {
		assert_true(patch.files[i].first + patch.files[i].count <= patch.hunk_count);
	}
	for (size_t i = 0; i < patch.hunk_count; i++) {
		assert_true(patch.hunks[i].first + patch.hunks[i].count <= patch.line_count);
	}
	for (size_t i = 0; i < patch.line_count; i++) {
		const struct patch_line *line = &patch.lines[i];
		assert_true(line->bytes >= exact && line->bytes + line->size <= exact + size);
	}
	patch_release(&patch);
	buffer_release(&problem);
	free(exact);
}

static void test_any_bytes(void **state)
{
	(void)state;
	static const char diff[] = "diff --git \"a/\\303\\251.md\" b/x.md\nrename from x.md\nrename to y.md\n"
				   "--- \"a/\\303\\251.md\"\n+++ b/x.md\n@@ -1,3 +1,3 @@ # x\n one\n-two\n+TWO\n\n"
				   "@@ -9 +9,0 @@\n-x\n\\ No newline at end of file\n"
				   "diff --git a/b.md b/b.md\nBinary files a/b.md and b/b.md differ\n"
				   "diff --git a/c.md b/d.md\ncopy from c.md\ncopy to d.md\n";
	static const char others[] = "\n\r\t \\\"@+-,09/:b";
	char changed[sizeof diff];
	for (size_t i = 0; i < sizeof diff; i++) {
		read_anyhow(diff, i);
		for (size_t j = 0; j < sizeof others; j++) {
			memcpy(changed, diff, sizeof diff);
			changed[i] = others[j];
			read_anyhow(changed, sizeof diff - 1);
		}
	}
}

static void test_many_of_everything(void **state)
{
	(void)state;
	struct buffer diff = {0};
	char text[64];
	for (int file = 0; file < 20; file++) {
		snprintf(text, sizeof text, "--- a/%d.md\n+++ b/%d.md\n", file, file);
		buffer_add_string(&diff, text);
		for (int hunk = 0; hunk < 20; hunk++) {
			snprintf(text, sizeof text, "@@ -%d +%d @@\n-x\n+%d\n", hunk * 2 + 1, hunk * 2 + 1, hunk);
			buffer_add_string(&diff, text);
		}
	}
	struct buffer list = {0};
	for (int hunk = 0; hunk < 20; hunk++) {
		snprintf(text, sizeof text, "%d\n-\n", hunk);
		buffer_add_string(&list, text);
	}
	struct patch patch = read_well(diff.bytes);
	assert_int_equal(patch.line_count, 20 * 20 * 2);
	struct revision revision;
	struct buffer problem = {0};
	assert_true(revise(&revision, &patch, patch_find(&patch, "19.md"), list.bytes, list.size, &problem));
	assert_int_equal(revision.touched_count, 20);
	assert_int_equal(revision.before.size, 20 * 4);
	revision_release(&revision);
	patch_release(&patch);
	buffer_release(&list);
	buffer_release(&diff);
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
	taken.fits = revise(&taken.revision, &patch, patch_find(&patch, name), text, size, &taken.problem);
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
	// A line that is none here, and empty ones.
	taken = take_back("--- a.md\n+++ a.md\n@@ -1,3 +1,4 @@\n\n \n+\n\r\n", "a.md", "\n\n\n\r\n", 5);
	assert_true(taken.fits);
	assert_string_equal(taken.revision.before.bytes, "\n\n\r\n");
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

// Changes have to follow each other, and the file has to have the lines.
static void test_places_that_do_not_fit(void **state)
{
	(void)state;
	static const char *const diffs[] = {
		"--- a.md\n+++ a.md\n@@ -3 +3 @@\n-x\n+c\n@@ -1 +1 @@\n-x\n+a\n",
		"--- a.md\n+++ a.md\n@@ -9 +9 @@\n-x\n+c\n",
		"--- a.md\n+++ a.md\n@@ -9 +9,0 @@\n-x\n",
		"--- a.md\n+++ a.md\n@@ -1 +1 @@\n-x\n+b\n",
		"--- a.md\n+++ a.md\n@@ -1 +1 @@\n-x\n+\n",
		"--- a.md\n+++ a.md\n@@ -3 +3,2 @@\n-x\n+c\n+d\n",
	};
	for (size_t i = 0; i < sizeof diffs / sizeof *diffs; i++) {
		struct taken taken = take_back(diffs[i], "a.md", "a\nb\nc\n", 6);
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
// touched parts is in both.
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
		cmocka_unit_test(test_names_in_all_spellings),
		cmocka_unit_test(test_copies_leave_what_was_copied),
		cmocka_unit_test(test_binary_files),
		cmocka_unit_test(test_prefixes),
		cmocka_unit_test(test_what_only_looks_binary),
		cmocka_unit_test(test_only_in_one_folder),
		cmocka_unit_test(test_several_changes),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_many_of_everything),
		cmocka_unit_test(test_taken_back),
		cmocka_unit_test(test_line_endings_do_not_matter),
		cmocka_unit_test(test_what_does_not_fit),
		cmocka_unit_test(test_places_that_do_not_fit),
		cmocka_unit_test(test_new_file_is_touched_as_a_whole),
		cmocka_unit_test(test_every_diff_leads_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
