// Edits of headings.

#include "lint/edit_heading.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"

// What an anchor is made of, whoever makes it: the letters and digits of ASCII, in lower case.
struct skeleton {
	uint64_t hash;
};

static void skeleton_add(struct skeleton *skeleton, char c)
{
	bool upper = c >= 'A' && c <= 'Z';
	if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
		unsigned char folded = (unsigned char)(upper ? c + ('a' - 'A') : c);
		skeleton->hash = (skeleton->hash ^ folded) * UINT64_C(1099511628211);
	}
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static struct skeleton skeleton_of(const char *bytes, size_t size)
{
	struct skeleton skeleton = {UINT64_C(14695981039346656037)};
	for (size_t i = 0; i < size; i++) {
		// What is escaped in an address is no letter of ASCII.
		if (bytes[i] == '%' && i + 2 < size && is_hex(bytes[i + 1]) && is_hex(bytes[i + 2])) {
			i += 2;
		} else {
			skeleton_add(&skeleton, bytes[i]);
		}
	}
	return skeleton;
}

// --- fragments ------------------------------------------------------------------------------------

// The anchors that links of the list lead to: whatever follows a `#`, in this file or in another.
struct heading_links {
	struct skeleton *items; // sorted
	size_t count, capacity;
};

static bool ends_fragment(char c)
{
	return (unsigned char)c <= ' ' || byte_is_in(c, ")]>}\"'<|`#");
}

// The same without `-1`, which says that it is the second heading of that text.
static uint32_t without_number(const char *bytes, uint32_t size)
{
	uint32_t end = size;
	while (end > 0 && bytes[end - 1] >= '0' && bytes[end - 1] <= '9') {
		end--;
	}
	return end > 0 && end < size && bytes[end - 1] == '-' ? end - 1 : size;
}

static void add_link(struct check *check, struct heading_links *links, const char *bytes, uint32_t size)
{
	static const char prefix[] = "user-content-"; // GitHub's own, which may be left out
	uint32_t length = sizeof prefix - 1;
	if (size > length && memcmp(bytes, prefix, length) == 0) {
		bytes += length;
		size -= length;
	}
	links->items =
		memory_grow(check->memory, links->items, &links->capacity, links->count + 2, sizeof *links->items);
	links->items[links->count++] = skeleton_of(bytes, size);
	uint32_t shorter = without_number(bytes, size);
	if (shorter < size) {
		links->items[links->count++] = skeleton_of(bytes, shorter);
	}
}

static int compare_skeletons(const void *left, const void *right)
{
	const struct skeleton *a = left;
	const struct skeleton *b = right;
	return (a->hash > b->hash) - (a->hash < b->hash);
}

static struct heading_links *find_links(struct check *check)
{
	const struct source *source = check->source;
	struct heading_links *links = arena_alloc(check->arena, sizeof *links);
	for (uint32_t at = source->body; at < source->size;) {
		const char *mark = memchr(source->bytes + at, '#', source->size - at);
		if (!mark) {
			break;
		}
		uint32_t start = (uint32_t)(mark - source->bytes) + 1;
		uint32_t end = start;
		while (end < source->size && !ends_fragment(source->bytes[end])) {
			end++;
		}
		if (end > start) {
			add_link(check, links, source->bytes + start, end - start);
		}
		at = end;
	}
	if (links->count > 1) {
		qsort(links->items, links->count, sizeof *links->items, compare_skeletons);
	}
	return links;
}

bool edit_heading_is_linked(struct check *check, const char *text, size_t size)
{
	struct skeleton wanted = skeleton_of(text, size);
	if (!check->heading_links) {
		check->heading_links = find_links(check);
	}
	const struct heading_links *links = check->heading_links;
	return links->count > 0 &&
	       bsearch(&wanted, links->items, links->count, sizeof *links->items, compare_skeletons) != NULL;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

void edit_heading_level(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t offset,
			uint8_t level)
{
	static const char marks[] = "######";
	span line = span_of(offset, source_line(check->source, offset).end);
	uint32_t end = line.start;
	while (end < line.end && check->source->bytes[end] == '#') {
		end++;
	}
	// Text that starts with `#` may be a heading by its underline.
	bool marked = end > line.start && (end == line.end || is_blank(check->source->bytes[end]));
	if (marked && level >= 1 && level <= 6 && end - line.start != level) {
		report_edit(check, finding, fix, span_of(line.start, end), PIECES(piece_text(marks + 6 - level)));
	}
}
