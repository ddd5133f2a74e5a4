// Edits of headings.

#include "lint/edit_heading.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "markdown/line.h"

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

// The hash of what an anchor is made of, whoever makes it: the ASCII letters and digits, in lower case.
static uint64_t hash_anchor(const char *bytes, size_t size)
{
	uint64_t hash = HASH_START;
	for (size_t i = 0; i < size; i++) {
		// What is escaped in an address is no letter of ASCII.
		if (bytes[i] == '%' && i + 2 < size && is_hex(bytes[i + 1]) && is_hex(bytes[i + 2])) {
			i += 2;
		} else {
			bool upper = bytes[i] >= 'A' && bytes[i] <= 'Z';
			bool is_part = upper || (bytes[i] >= 'a' && bytes[i] <= 'z') || byte_is_digit(bytes[i]);
			hash = is_part ? hash_byte(hash, (char)(upper ? bytes[i] + ('a' - 'A') : bytes[i])) : hash;
		}
	}
	return hash;
}

// --- fragments ------------------------------------------------------------------------------------

// The anchors that links of the list lead to: whatever follows a `#`, in this file or in another.
struct heading_links {
	uint64_t *items; // hashes, sorted
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
	links->items[links->count++] = hash_anchor(bytes, size);
	uint32_t shorter = without_number(bytes, size);
	if (shorter < size) {
		links->items[links->count++] = hash_anchor(bytes, shorter);
	}
}

static int compare_hashes(const void *left, const void *right)
{
	const uint64_t *a = left, *b = right;
	return (*a > *b) - (*a < *b);
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
		qsort(links->items, links->count, sizeof *links->items, compare_hashes);
	}
	return links;
}

bool edit_heading_is_linked(struct check *check, const char *text, size_t size)
{
	uint64_t wanted = hash_anchor(text, size);
	if (!check->heading_links) {
		check->heading_links = find_links(check);
	}
	const struct heading_links *links = check->heading_links;
	return links->count > 0 &&
	       bsearch(&wanted, links->items, links->count, sizeof *links->items, compare_hashes) != NULL;
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
	bool marked = end > line.start && (end == line.end || byte_is_blank(check->source->bytes[end]));
	if (marked && level >= 1 && level <= 6 && end - line.start != level) {
		report_edit(check, finding, fix, span_of(line.start, end), PIECES(piece_text(marks + 6 - level)));
	}
}
