#ifndef LSP_PROBE_H
#define LSP_PROBE_H

// As what a text would be read at a place: asked of the core, so that fences, comments, prose and whatever else a place
// may be in are known as a check knows them. Each costs as much as an outline.

#include "lsp/server.h"

struct probe {
	struct server *server;
	struct document *document;
	uint32_t line;		  // where its line starts: a marker may be before it
	struct pllint_span range; // what the text takes the place of
	const struct buffer *text;
};

bool probe_entry(const struct probe *probe, const struct pllint_kind *kind); // as one of that kind
bool probe_field(const struct probe *probe, const struct pllint_field *field);
bool probe_group(const struct probe *probe); // as the heading of the group of an entry

#endif
