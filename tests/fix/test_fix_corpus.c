// Lists as they stand in public, each with its own template and with the built-in one: the verification
// never fires, and a second fix changes nothing. PLLINT_CORPUS names a folder with them.

#include <dirent.h>

#include "mending.h"

enum { SKIPPED = 77, FILE_MAX = 16 << 20 };

static const char *corpus;
static char list[FILE_MAX];
static size_t list_count;

static char *read_text(const char *path, char *bytes, size_t *size)
{
	FILE *file = fopen(path, "rb");
	if (!file) {
		return NULL;
	}
	*size = fread(bytes, 1, FILE_MAX - 1, file);
	bytes[*size] = 0;
	fclose(file);
	return bytes;
}

static void fix_list(const char *path, const char *template)
{
	size_t size = 0;
	struct linting linting;
	assert_non_null(read_text(path, list, &size));
	linting_open(&linting, template);
	for (int allow = PLLINT_FIX_SAFE; linting.status == PLLINT_OK && allow <= PLLINT_FIX_UNSAFE; allow++) {
		struct result result = fix_bytes(&linting, list, size, (enum pllint_fix)allow);
		if (result.status == PLLINT_UNVERIFIED) {
			fail_msg("%s: %s", path, pllint_fixed_reason(result.fixed));
		}
		pllint_fixed_release(result.fixed);
		result = fix_twice(&linting, list, size, (enum pllint_fix)allow);
		pllint_fixed_release(result.fixed);
		list_count++;
	}
	linting_close(&linting);
}

// The folder's own template is for those below as well.
static void fix_folder(const char *folder, const char *template)
{
	char path[4096];
	size_t size;
	char *own = malloc(FILE_MAX);
	snprintf(path, sizeof path, "%s/template.md", folder);
	template = read_text(path, own, &size) ? own : template;
	DIR *entries = opendir(folder);
	assert_non_null(entries);
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		size_t length = strlen(entry->d_name);
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		DIR *below = entry->d_name[0] == '.' ? NULL : opendir(path);
		if (below) {
			closedir(below);
			fix_folder(path, template);
		} else if (length > 3 && strcmp(entry->d_name + length - 3, ".md") == 0) {
			fix_list(path, template);
			fix_list(path, NULL);
		}
	}
	closedir(entries);
	free(own);
}

static void public_lists(void **state)
{
	(void)state;
	fix_folder(corpus, NULL);
	assert_true(list_count > 0);
}

int main(void)
{
	corpus = getenv("PLLINT_CORPUS");
	if (!corpus) {
		puts("PLLINT_CORPUS names no folder");
		return SKIPPED;
	}
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(public_lists),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
