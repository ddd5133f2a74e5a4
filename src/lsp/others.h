#ifndef LSP_OTHERS_H
#define LSP_OTHERS_H

// Several lists: what one has in common with those that are open, and with those beside it.

#include "lsp/server.h"

// Checks a list that was checked by itself anew among the others, where it shares something with them. False if that
// was given up.
bool others_compare(struct server *server, struct document *document, bool may_be_given_up);
// A document is known by itself only.
void others_forget(struct document *document);
// The other documents are compared anew, where this one may change what is found in them.
void others_renew(struct server *server, const struct document *document);

// The place in another list that a finding is about; NULL: there is none.
struct json *others_place(const struct server *server, const struct document *document,
			  const struct pllint_finding *finding);

#endif
