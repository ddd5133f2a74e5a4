#ifndef LSP_METHODS_H
#define LSP_METHODS_H

// What the client may ask and say.

#include "lsp/server.h"

// Why a request is not answered.
struct failure {
	int code;
	const char *text; // NULL: it is
};

// Either a request or a notification.
struct method {
	const char *name;
	struct json *(*answer)(struct server *server, const struct json *params, struct failure *failure);
	void (*take)(struct server *server, const struct json *params);
};

const struct method *method_find(const char *name); // NULL: there is none

struct json *method_initialize(struct server *server, const struct json *params, struct failure *failure);

// actions.c
struct json *method_actions(struct server *server, const struct json *params, struct failure *failure);
struct json *method_resolve(struct server *server, const struct json *params, struct failure *failure);
struct json *method_execute(struct server *server, const struct json *params, struct failure *failure);
// Adds what the page of a rule says.
void rule_page(const struct pllint_rule *rule, bool is_markdown, struct buffer *page);

// navigate.c
struct json *method_symbols(struct server *server, const struct json *params, struct failure *failure);
struct json *method_folds(struct server *server, const struct json *params, struct failure *failure);
struct json *method_links(struct server *server, const struct json *params, struct failure *failure);
struct json *method_definition(struct server *server, const struct json *params, struct failure *failure);
// The field of the template whose label or value is at a place; NULL: none.
struct outline;
const struct outline_field *field_at(const struct outline *outline, uint32_t offset);
// What a request with a position is about; NULL with a failure.
struct document *document_and_offset(struct server *server, const struct json *params, uint32_t *offset,
				     struct failure *failure);

struct json *method_hover(struct server *server, const struct json *params, struct failure *failure);
struct json *method_complete(struct server *server, const struct json *params, struct failure *failure);

// format.c
struct json *method_format(struct server *server, const struct json *params, struct failure *failure);
struct json *method_format_range(struct server *server, const struct json *params, struct failure *failure);
// The edits of --fix for a list that was checked; NULL with a failure where it cannot be fixed.
struct json *fix_edits(struct server *server, struct document *document, const struct pllint_settings *settings,
		       struct failure *failure);

#endif
