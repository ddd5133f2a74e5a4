#ifndef LSP_OUTLINE_H
#define LSP_OUTLINE_H

// The entries of a document as data: what the public header hands out one by one, kept.

#include "lsp/server.h"

struct outline_text {
	char *bytes; // ended by a zero byte, too
	size_t size;
};

struct outline_field {
	struct pllint_span at, value;
	const struct pllint_field *field; // NULL: the template has no such field
	uint32_t parent;		  // index among the fields of the entry; UINT32_MAX for none
	bool is_list;
	struct outline_text *items;
	uint32_t item_count;
};

struct outline_link {
	struct pllint_span at, target_at;
	struct outline_text target, id;
	const char *kind, *site; // NULL: it is not known what it points to
};

struct outline_entry {
	struct pllint_span head, whole, group_head;
	const struct pllint_kind *kind;
	struct outline_text title, group;
	bool has_group;
	struct outline_field *fields;
	uint32_t field_count;
	struct outline_link *links;
	uint32_t link_count;
};

struct outline {
	struct outline_entry *entries;
	size_t count, capacity;
	bool was_cut_short; // it is made anew for who asks next
};

// Of the text as it is now; empty where it is no list. Lives until the document changes.
const struct outline *document_outline(struct server *server, struct document *document);
void outline_release(struct outline *outline); // NULL does nothing

// The entry around an offset, or NULL.
const struct outline_entry *outline_entry_at(const struct outline *outline, uint32_t offset);

#endif
