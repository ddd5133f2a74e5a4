#ifndef PLLINT_TEST_LISTS_H
#define PLLINT_TEST_LISTS_H

// All lists below a folder, each with the template that is meant for it and with the built-in one.

#include <dirent.h>

#include "fixed.h"

enum { LIST_MAX = 16 << 20 };

struct lists {
	char list[LIST_MAX];
	size_t size;
	const char *path;
	size_t count;	       // lists that were handed out
	size_t template_count; // of them, with a template of their own
	void (*take)(struct linting *linting, const struct lists *lists);
};

static inline char *lists_read(const char *path, char *bytes, size_t *size)
{
	FILE *file = fopen(path, "rb");
	if (!file) {
		return NULL;
	}
	*size = fread(bytes, 1, LIST_MAX - 1, file);
	assert_true(feof(file));
	bytes[*size] = 0;
	fclose(file);
	return bytes;
}

static inline void lists_hand_out(struct lists *lists, const char *path, const char *template)
{
	struct linting linting;
	lists->path = path;
	linting_open(&linting, template);
	if (linting.status != PLLINT_OK) {
		printf("%s: no kind of entry can be read from its template\n", path);
	} else {
		lists->count++;
		lists->template_count += template != NULL;
		lists->take(&linting, lists);
	}
	linting_close(&linting);
}

// The folder's own template is for those below as well.
static inline void lists_below(struct lists *lists, const char *folder, const char *template)
{
	char path[4096];
	size_t size;
	char *own = malloc(LIST_MAX);
	snprintf(path, sizeof path, "%s/template.md", folder);
	template = lists_read(path, own, &size) ? own : template;
	DIR *entries = opendir(folder);
	assert_non_null(entries);
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		size_t length = strlen(entry->d_name);
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		DIR *below = entry->d_name[0] == '.' ? NULL : opendir(path);
		if (below) {
			closedir(below);
			lists_below(lists, path, template);
		} else if (length > 3 && strcmp(entry->d_name + length - 3, ".md") == 0) {
			assert_non_null(lists_read(path, lists->list, &lists->size));
			if (template) {
				lists_hand_out(lists, path, template);
			}
			lists_hand_out(lists, path, NULL);
		}
	}
	closedir(entries);
	free(own);
}

#endif
