#ifndef LSP_DISABLE_H
#define LSP_DISABLE_H

// Comments that switch a rule off for an entry or a line.

#include "lsp/server.h"

// A request for such comments, of one document.
struct disabling {
	struct server *server;
	struct document *document;
	const struct pllint_report *report; // of the document
	size_t tried;			    // bytes that were checked
};

// An edit that switches a finding's rule off; NULL: nowhere can it be written so that nothing else changes, or too much
// was tried for the request already.
struct json *disable(struct disabling *disabling, const struct pllint_finding *finding);

#endif
