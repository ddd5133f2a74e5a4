// Where comments start and end.

#include "markdown/comment.h"

#include <string.h>

static bool has(const char *bytes, uint32_t at, uint32_t end, const char *mark, uint32_t size)
{
	return at <= end && end - at >= size && memcmp(bytes + at, mark, size) == 0;
}

uint32_t comment_end(const char *bytes, uint32_t start, uint32_t end)
{
	for (uint32_t i = start + 4; i + 3 <= end; i++) {
		const char *dash = memchr(bytes + i, '-', end - i - 2);
		if (!dash) {
			break;
		}
		i = (uint32_t)(dash - bytes);
		if (memcmp(dash, "-->", 3) == 0) {
			return i + 3;
		}
	}
	return end;
}

bool comment_starts_in(const char *bytes, span at)
{
	while (at.start < at.end && !has(bytes, at.start, at.end, "<!--", 4)) {
		at.start++;
	}
	return at.start < at.end;
}

bool comment_is_open_in(const char *bytes, span at)
{
	bool open = false;
	for (uint32_t i = at.start; i < at.end; i++) {
		open = open ? !has(bytes, i, at.end, "-->", 3) : has(bytes, i, at.end, "<!--", 4);
	}
	return open;
}

bool comment_is_open_before(const char *bytes, uint32_t at, uint32_t reach)
{
	uint32_t first = at > reach ? at - reach : 0;
	for (uint32_t i = at; i > first; i--) {
		if (has(bytes, i - 1, at, "-->", 3)) {
			return i > 2 && has(bytes, i - 3, at, "<!", 2); // `<!-->` only opens one
		}
		if (has(bytes, i - 1, at, "<!--", 4)) {
			return true;
		}
	}
	return false;
}
