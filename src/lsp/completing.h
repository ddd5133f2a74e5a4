#ifndef LSP_COMPLETING_H
#define LSP_COMPLETING_H

// A request for completion items, and what it has so far.

#include "lsp/outline.h"

// Kinds of items: shown as a field, a value and a snippet.
enum { ITEM_LABEL = 5, ITEM_VALUE = 12, ITEM_SKELETON = 15 };

struct completing {
	struct server *server;
	struct document *document;
	const struct outline *outline;
	const struct outline_entry *entry; // around the cursor, or NULL
	struct text *template;
	uint32_t offset;
	struct pllint_span line;
	uint32_t content; // where the line's text starts, after whitespace and a marker
	bool has_marker;
	struct json *all;
};

static inline const char *completing_bytes(const struct completing *completing)
{
	return completing->document->text.bytes.bytes;
}

// `from` is where what is replaced starts; it ends at the cursor.
struct json *completing_add(struct completing *completing, const char *label, size_t size, int kind, uint32_t from,
			    const struct buffer *new);

// new_entry.c
void complete_skeletons(struct completing *completing);

#endif
