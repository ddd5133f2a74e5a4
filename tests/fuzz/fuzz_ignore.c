// Any ignore file, asked about any paths: those that are a line each behind `%%%`.

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "cli/ignore.h"
#include "report/buffer.h"

static void ask(const struct ignore_list *list, const char *path)
{
	for (int folder = 0; folder < 2; folder++) {
		enum ignore_deviation deviation = ignore_match(list, path, folder);
		PROMISE(deviation == ignore_match(list, path, folder));
		if (deviation == IGNORE_SKIP) {
			PROMISE(ignore_skips(list, path, folder));
		}
	}
}

void fuzz_input(const char *bytes, size_t size)
{
	struct fuzz_parts parts = fuzz_split(bytes, size);
	if (parts.is_builtin) {
		return;
	}
	struct fuzz_text lines = fuzz_copy(0, parts.template);
	struct ignore_list list = {0};
	ignore_add_lines(&list, lines.bytes, lines.size);
	for (size_t at = 0; at < parts.list.size;) {
		const char *newline = memchr(parts.list.bytes + at, '\n', parts.list.size - at);
		size_t length = newline ? (size_t)(newline - parts.list.bytes) - at : parts.list.size - at;
		char *path = allocate_copy(parts.list.bytes + at, length);
		if (*path && *path != '/') {
			ask(&list, path);
		}
		free(path);
		at += length + 1;
	}
	ignore_release(&list);
}
