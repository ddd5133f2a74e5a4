#ifndef LSP_LSP_H
#define LSP_LSP_H

// A server of the Language Server Protocol. It speaks over two descriptors, and asks the program around it for all that
// is not in the documents that the client has open.

#include "pllint.h"

// By what a document is checked. All of it lives until the next `renew`.
struct lsp_basis {
	bool is_template, is_list; // neither: it is passed over
	const char *template_path; // NULL: the built-in one
	const struct pllint_template *template;
	const struct pllint_report *report; // the template's own faults, or NULL
	const char *problem;		    // why the template cannot be used, or NULL
	struct pllint_settings settings;
};

typedef void (*lsp_take)(void *taker, const char *path, const struct pllint_report *report);

// Paths are absolute.
struct lsp_host {
	void *context;
	struct pllint_environment environment; // its deadline is not asked
	double timeout;			       // seconds for each check; 0: no limit
	double (*now)(void *context);	       // seconds since whenever
	uint32_t (*today)(void *context);      // year * 10000 + month * 100 + day
	bool (*is_running)(void *context, uint64_t process);
	// `path` may be NULL: a document that is no file yet.
	struct lsp_basis (*basis)(void *context, const char *path);
	// False if what was read for a document is not what lies there now, if another template is nearer now than the
	// one that it was checked by (NULL: it was not yet), or if `renew` was not called yet.
	bool (*is_current)(void *context, const char *path, const struct pllint_template *checked_by);
	// Forgets all that was read. Then `put` hands in the templates that the client has open.
	void (*renew)(void *context);
	bool (*is_template)(void *context, const char *path);
	// Hands in the lists beside the one at a path that lie on the disk, each checked by itself.
	void (*beside)(void *context, const char *path, lsp_take take, void *taker);
	void (*put)(void *context, const char *path, const char *bytes, size_t size);
};

// Serves until the client says so, or is gone. Returns the exit status that the protocol asks for: 0, or 1 where the
// client did not ask to shut down before.
int lsp_serve(const struct lsp_host *host, int in, int out);

#endif
