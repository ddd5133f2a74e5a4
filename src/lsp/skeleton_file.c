// A new file, where every entry is one.

#include "lsp/skeleton.h"

#include <string.h>

static bool is_fence(const char *bytes, struct pllint_span line)
{
	return snippet_starts_with(bytes + line.start, bytes + line.end, "```") ||
	       snippet_starts_with(bytes + line.start, bytes + line.end, "~~~");
}

// The headings that are left, each with a stop below it.
static void add_sections(struct snippet *snippet, struct pllint_span title)
{
	struct text *text = snippet->template;
	const char *bytes = text->bytes.bytes;
	bool is_in_fence = false;
	for (uint32_t i = text_place(text, snippet->at).line + 1; i < text_line_count(text); i++) {
		struct pllint_span line = text_line(text, i);
		is_in_fence ^= is_fence(bytes, line);
		if (is_in_fence || line.start == line.end || bytes[line.start] != '#') {
			continue;
		}
		buffer_add_string(&snippet->text, "\n\n");
		snippet->at = line.start;
		bool is_title = snippet_is_within(title, line);
		if (is_title) {
			snippet_fill(snippet, title, SNIPPET_TITLE, (struct pllint_span){0});
		}
		snippet_copy(snippet, line.end);
		if (!is_title) {
			buffer_add_string(&snippet->text, "\n\n");
			snippet_stop(snippet, (struct pllint_span){line.end, line.end}, NULL);
		}
	}
	buffer_add_string(&snippet->text, "\n");
}

void skeleton_file(struct snippet *snippet, const struct pllint_kind *kind)
{
	const char *bytes = snippet_bytes(snippet);
	struct pllint_span title = pllint_kind_title(kind);
	size_t count = pllint_kind_field_count(kind);
	bool has_front_matter = snippet_starts_with(bytes, bytes + snippet->template->bytes.size, "---");
	snippet->is_file = true;
	if (title.start < title.end && (!count || title.end <= pllint_field_span(pllint_kind_field(kind, 0)).start)) {
		snippet_fill(snippet, title, SNIPPET_TITLE, (struct pllint_span){0});
	}
	for (size_t i = 0; i < count; i++) {
		skeleton_field(snippet, pllint_kind_field(kind, i));
		snippet->at = snippet_line(snippet, snippet->at).end; // without a comment there
	}
	const char *end = has_front_matter ? strstr(bytes + snippet->at, "\n---") : NULL;
	if (end) {
		snippet_copy(snippet, (uint32_t)(end - bytes) + (uint32_t)strlen("\n---"));
	}
	add_sections(snippet, title);
}
