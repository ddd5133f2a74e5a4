#ifndef LSP_SERVER_H
#define LSP_SERVER_H

// What the parts of the server share.

#include "lsp/lsp.h"
#include "lsp/text.h"
#include "lsp/wire.h"
#include "report/json.h"

#include <stdbool.h>

struct outline;

// A list that a document was compared with.
struct other {
	char *name; // by which findings name it
	char *uri;
};

// A document that the client has open.
struct document {
	char *uri;
	char *path; // NULL: it is no file
	uint64_t version;
	bool is_foreign; // of another scheme than `file` and `untitled`: it is not checked
	struct text text;
	bool waits;	// its findings are to be published
	double changed; // when the first of the changes came that are not published
	// What is known of the text as it is now.
	bool is_checked, is_compared; // by itself, and with the other lists that are open
	struct lsp_basis basis;
	enum pllint_status status;
	uint64_t check;		      // its number, of all that were made
	struct pllint_report *own;    // of the list by itself; NULL where it was not checked
	struct pllint_report *report; // the same, or, where it shares something with others, of the list among these
	struct pllint_index *index;   // of those; NULL: it shares nothing
	struct other *others;	      // what is in the index
	size_t other_count;
	struct outline *outline; // see outline.h; NULL: nobody asked for it
	struct text template;	 // the template's; empty until somebody asks for a place in it
};

enum phase { PHASE_NEW, PHASE_READY, PHASE_SHUT_DOWN };

// What the client can do, as far as it matters.
struct client {
	bool takes_versions; // edits that name the version which they are meant for
	bool asks_for_edits; // of a code action only when it is chosen
	bool takes_literals; // code actions, not only commands
	bool takes_related;  // findings that name other places
	bool takes_snippets;
	bool takes_markdown;	// in hovers
	bool takes_tree;	// of symbols
	bool asks_for_findings; // and can be told to ask again; others are told them unasked
	bool watches_files;
};

struct server {
	const struct lsp_host *host;
	uint64_t parent; // the process that the server ends with; 0: none
	struct wire wire;
	struct json **queue; // messages that were read
	size_t queue_start, queue_end, queue_capacity;
	struct output *printer;
	struct buffer printed;
	enum phase phase;
	bool is_over;
	int exit_status;
	uint64_t request_count; // that the server made
	uint64_t check_count;
	struct client client;
	enum text_encoding encoding;
	struct document **documents;
	size_t document_count, document_capacity;
	char **published; // paths of templates that findings were published in
	size_t published_count;
	bool has_news; // the findings of templates are to be published, and a client that asks is to ask again
	// Of what is being worked on: when it has to end, and whether it may be given up for newer messages.
	double deadline;
	double next_look;
	bool may_be_given_up, is_given_up;
	const struct json *asked; // the id of the request that is being answered, or NULL
};

// --- the server itself (server.c) -----------------------------------------------------------------

void server_open(struct server *server, const struct lsp_host *host, int in, int out);
void server_close(struct server *server);
// Waits for something to do, and does some of it.
void server_turn(struct server *server);
// Lets the server end with the process of the client.
void server_watch(struct server *server, uint64_t parent);
void server_take(struct server *server, const struct json *message);

// --- messages (rpc.c) -----------------------------------------------------------------------------

// Errors of the protocol.
enum {
	RPC_PARSE = -32700,
	RPC_INVALID_REQUEST = -32600,
	RPC_UNKNOWN_METHOD = -32601,
	RPC_INVALID_PARAMS = -32602,
	RPC_NOT_INITIALIZED = -32002,
	RPC_FAILED = -32803,
	RPC_CANCELLED = -32800,
	RPC_CONTENT_MODIFIED = -32801,
};

// Each takes over the values that it sends. `id` may be NULL, which is null.
void rpc_reply(struct server *server, const struct json *id, struct json *result);
void rpc_fail(struct server *server, const struct json *id, int code, const char *text);
void rpc_notify(struct server *server, const char *method, struct json *params);
// Asks the client; its answer is passed over.
void rpc_ask(struct server *server, const char *method, struct json *params);
// Reads what has come into the queue; with `waits`, waits for something.
void rpc_read(struct server *server, bool waits);
struct json *rpc_next(struct server *server); // NULL: there is none. Dropped by the caller
// True if the client does not want the answer to a request any more.
bool rpc_is_cancelled(const struct server *server, const struct json *id);

// The member of a member; NULL where there is no such thing.
const struct json *rpc_at(const struct json *value, const char *key, const char *inner);
// An object with one member.
struct json *rpc_object(const char *key, struct json *value);
struct json *rpc_text(const char *bytes, size_t size); // bytes of a document, exactly

// --- work -----------------------------------------------------------------------------------------

// The environment of a check, which ends at its deadline, or, with `may_be_given_up`, as soon as there are newer
// messages.
struct pllint_environment work_start(struct server *server, bool may_be_given_up);

// --- documents (documents.c) ----------------------------------------------------------------------

// The document that params are about, or NULL.
struct document *document_of(const struct server *server, const struct json *params);
struct document *document_at(const struct server *server, const char *path);
void documents_open(struct server *server, const struct json *params);
void documents_change(struct server *server, const struct json *params);
void documents_close(struct server *server, const struct json *params);
void documents_release(struct server *server);
// Everything is to be checked again.
void documents_forget(struct server *server);

// Its findings are to be published.
void document_wait(struct server *server, struct document *document);
// It was checked by itself, and is a list.
bool document_is_list(const struct document *document);
// False if what it is checked by changed on the disk.
bool document_is_current(const struct server *server, const struct document *document);
// Checks the text as it is now, unless that is done. False if it was given up.
bool document_check(struct server *server, struct document *document, bool may_be_given_up);
// The same for whoever needs the findings of a list. NULL: it has none.
const struct pllint_report *document_report(struct server *server, struct document *document);

// --- places ---------------------------------------------------------------------------------------

struct json *range_of(struct text *text, struct pllint_span span);
// False where it is none.
bool range_read(struct text *text, const struct json *range, struct pllint_span *span);
// The template's text with places as the client counts them.
struct text *document_template(struct server *server, struct document *document);

// Edits, of the protocol, that make a text another one.
struct json *edits_between(struct text *text, struct pllint_text new);
// The same for a finding's.
struct json *edits_of(const struct pllint_report *report, struct text *text, const struct pllint_finding *finding);
// What a client applies; `edits` is taken over.
struct json *edits_for(const struct server *server, const struct document *document, struct json *edits);

// --- findings (findings.c) ------------------------------------------------------------------------

// Those of a document, as the client wants them.
struct json *findings_of(struct server *server, struct document *document);
// One of those of its list.
struct json *finding_of(struct server *server, struct document *document, const struct pllint_finding *finding);
void findings_publish(struct server *server, struct document *document);
void findings_publish_templates(struct server *server);

#endif
