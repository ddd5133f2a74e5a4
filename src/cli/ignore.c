// .gitignore patterns as git reads them.

#include "cli/ignore.h"

#include "cli/glob.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

struct ignore_pattern {
	char *text;
	bool keeps;	   // `!`
	bool folders_only; // `/` at the end
	bool whole_path;   // a slash in it: matched against the path, else against the name
};

// Whitespace at the end do not count unless a backslash stands before them.
static size_t without_whitespace(const char *line, size_t size)
{
	size_t kept = 0;
	for (size_t i = 0; i < size; i++) {
		if (line[i] == '\\') {
			i++;
			kept = i < size ? i + 1 : size;
		} else if (line[i] != ' ') {
			kept = i + 1;
		}
	}
	return kept;
}

// `\/` means nothing else than `/`.
static void unescape_slashes(char *pattern)
{
	char *to = pattern;
	for (const char *from = pattern; *from; from++) {
		if (from[0] == '\\' && from[1] == '/') {
			continue;
		}
		if (from[0] == '\\' && from[1]) {
			*to++ = *from++;
		}
		*to++ = *from;
	}
	*to = '\0';
}

void ignore_add(struct ignore_list *list, const char *line, size_t size)
{
	if (size && line[size - 1] == '\r') {
		size--;
	}
	size = without_whitespace(line, size);
	if (!size || line[0] == '#') {
		return;
	}
	struct ignore_pattern pattern = {.keeps = line[0] == '!'};
	line += pattern.keeps;
	size -= pattern.keeps;
	if (size && line[size - 1] == '/') {
		pattern.folders_only = true;
		size--;
	}
	pattern.whole_path = memchr(line, '/', size) != NULL;
	if (size && line[0] == '/') {
		line++;
		size--;
	}
	if (!size) {
		return;
	}
	if (list->count == list->capacity) {
		list->capacity = list->capacity * 2 + 8;
		list->patterns = allocate(list->patterns, list->capacity * sizeof *list->patterns);
	}
	pattern.text = allocate_copy(line, size);
	unescape_slashes(pattern.text);
	list->patterns[list->count++] = pattern;
}

void ignore_add_lines(struct ignore_list *list, const char *text, size_t size)
{
	if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		text += 3;
		size -= 3;
	}
	while (size) {
		const char *end = memchr(text, '\n', size);
		size_t length = end ? (size_t)(end - text) : size;
		ignore_add(list, text, length);
		length += end != NULL;
		text += length;
		size -= length;
	}
}

void ignore_release(struct ignore_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->patterns[i].text);
	}
	free(list->patterns);
	*list = (struct ignore_list){0};
}

enum ignore_deviation ignore_match(const struct ignore_list *list, const char *path, bool is_folder)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	uint64_t unlimited = UINT64_MAX;
	uint64_t *steps_left = list->steps_left ? list->steps_left : &unlimited;
	for (size_t i = list->count; i-- > 0;) {
		const struct ignore_pattern *pattern = &list->patterns[i];
		if (pattern->folders_only && !is_folder) {
			continue;
		}
		if (glob_matches(pattern->text, pattern->whole_path ? path : name, steps_left)) {
			return pattern->keeps ? IGNORE_KEEP : IGNORE_SKIP;
		}
	}
	return IGNORE_UNDECIDED;
}

bool ignore_skips(const struct ignore_list *list, const char *path, bool is_folder)
{
	if (!list->count) {
		return false;
	}
	char *above = allocate_copy(path, strlen(path));
	bool skipped = false;
	for (char *slash = strchr(above + (*above == '/'), '/'); slash && !skipped; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		skipped = ignore_match(list, above, true) == IGNORE_SKIP;
		*slash = '/';
	}
	free(above);
	return skipped || ignore_match(list, path, is_folder) == IGNORE_SKIP;
}
