// The life of the server: what it is asked, in which order, and when it ends.

#include "lsp/server.h"

#include "lsp/methods.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

// How long findings may wait while there is always something newer.
static const double PATIENCE = 1;
// How often a check looks whether there is something newer.
static const double BETWEEN_LOOKS = 0.005;
// How often it is looked whether the client is still there, in milliseconds, where that can be known.
enum { BETWEEN_PARENT_LOOKS = 1000 };
// Messages that a check reads while it is under way.
enum { QUEUE_MAX = 1000 };

// --- work -----------------------------------------------------------------------------------------

static double now(const struct server *server)
{
	return server->host->now(server->host->context);
}

static bool is_over(void *context)
{
	struct server *server = context;
	double time = now(server);
	if (time >= server->next_look) {
		server->next_look = time + BETWEEN_LOOKS;
		if (server->queue_end - server->queue_start < QUEUE_MAX) {
			rpc_read(server, false);
		}
		bool is_useless = server->queue_start < server->queue_end || server->wire.has_ended;
		server->is_given_up |= (server->may_be_given_up && is_useless) ||
				       (server->asked && rpc_is_cancelled(server, server->asked));
	}
	return server->is_given_up || (server->host->timeout > 0 && time >= server->deadline);
}

struct pllint_environment work_start(struct server *server, bool may_be_given_up)
{
	double time = now(server);
	server->deadline = time + server->host->timeout;
	server->next_look = time + BETWEEN_LOOKS;
	server->may_be_given_up = may_be_given_up;
	server->is_given_up = false;
	struct pllint_environment environment = server->host->environment;
	environment.deadline = (struct pllint_deadline){.passed = is_over, .context = server};
	return environment;
}

// --- messages -------------------------------------------------------------------------------------

static void answer(struct server *server, const struct method *method, const struct json *id, const struct json *params)
{
	struct failure failure = {0};
	if (rpc_is_cancelled(server, id)) {
		rpc_fail(server, id, RPC_CANCELLED, "the request was cancelled");
		return;
	}
	server->asked = id;
	struct json *result = method->answer(server, params, &failure);
	server->asked = NULL;
	if (failure.text) {
		json_drop(result);
		bool is_cancelled = failure.code == RPC_FAILED && server->is_given_up;
		rpc_fail(server, id, is_cancelled ? RPC_CANCELLED : failure.code,
			 is_cancelled ? "the request was cancelled" : failure.text);
	} else {
		rpc_reply(server, id, result);
	}
}

static void take_request(struct server *server, const char *name, const struct json *id, const struct json *params)
{
	const struct method *method = method_find(name);
	bool is_first = method && method->answer == method_initialize;
	if (server->phase == PHASE_SHUT_DOWN || (server->phase != PHASE_NEW && is_first)) {
		rpc_fail(server, id, RPC_INVALID_REQUEST,
			 is_first ? "it was initialized before" : "the server was shut down");
	} else if (server->phase == PHASE_NEW && !is_first) {
		rpc_fail(server, id, RPC_NOT_INITIALIZED, "the first request must be `initialize`");
	} else if (!method || !method->answer) {
		rpc_fail(server, id, RPC_UNKNOWN_METHOD, "there is no such request");
	} else {
		answer(server, method, id, params);
	}
}

static void take_notification(struct server *server, const char *name, const struct json *params)
{
	const struct method *method = method_find(name);
	if (strcmp(name, "exit") == 0) {
		server->is_over = true;
	} else if (server->phase == PHASE_READY && method && method->take) {
		method->take(server, params);
	}
}

void server_take(struct server *server, const struct json *message)
{
	const char *method = json_string_of(json_member(message, "method"));
	const struct json *id = json_member(message, "id"), *params = json_member(message, "params");
	enum json_kind kind = json_kind_of(id);
	if (id && kind != JSON_IS_STRING && kind != JSON_IS_NUMBER) {
		rpc_fail(server, NULL, RPC_INVALID_REQUEST, "an id must be a string or a whole number");
	} else if (method && id) {
		take_request(server, method, id, params);
	} else if (method) {
		take_notification(server, method, params);
	} else if (!id || !(json_member(message, "result") || json_member(message, "error"))) {
		rpc_fail(server, NULL, RPC_INVALID_REQUEST, "the message has no method");
	}
}

// --- the loop -------------------------------------------------------------------------------------

// The document whose findings wait longest; NULL: none.
static struct document *next_document(const struct server *server)
{
	struct document *next = NULL;
	for (size_t i = 0; i < server->document_count; i++) {
		struct document *document = server->documents[i];
		if (document->waits && (!next || document->changed < next->changed)) {
			next = document;
		}
	}
	return next;
}

static void work(struct server *server, struct document *document, bool is_late)
{
	if (document && document_check(server, document, !is_late)) {
		findings_publish(server, document);
	} else if (!document && server->has_news) {
		findings_publish_templates(server);
		if (server->client.asks_for_findings) {
			rpc_ask(server, "workspace/diagnostic/refresh", NULL);
		}
	}
}

// Takes the messages in the queue, until findings have waited too long. True if there is nothing left.
static bool take_messages(struct server *server)
{
	struct json *message;
	while (!server->is_over && (message = rpc_next(server))) {
		server_take(server, message);
		json_drop(message);
		const struct document *next = next_document(server);
		if (next && now(server) - next->changed > PATIENCE) {
			return false;
		}
	}
	return server->queue_start == server->queue_end;
}

// A client that died may have left the server's input open, in the hands of another of its children.
static bool is_orphan(const struct server *server)
{
	return server->parent && !server->host->is_running(server->host->context, server->parent);
}

void server_watch(struct server *server, uint64_t parent)
{
	server->parent = parent;
	if (is_orphan(server)) { // it counts processes otherwise: it is in another container, say
		server->parent = 0;
	}
	server->wire.patience = server->parent ? BETWEEN_PARENT_LOOKS : -1;
}

void server_turn(struct server *server)
{
	bool waits = wire_is_congested(&server->wire) || (!next_document(server) && !server->has_news);
	if (server->queue_start == server->queue_end) {
		rpc_read(server, waits);
	}
	bool is_done = take_messages(server);
	struct document *document = next_document(server);
	bool is_late = document && now(server) - document->changed > PATIENCE;
	bool is_alone = (server->wire.has_ended && is_done) || (waits && is_orphan(server));
	if (server->wire.is_broken || server->wire.is_unheard || is_alone) {
		server->is_over = true;
	}
	if (!server->is_over && (is_done || is_late) && !wire_is_congested(&server->wire)) {
		work(server, document, is_late);
	}
}

void server_open(struct server *server, const struct lsp_host *host, int in, int out)
{
	*server = (struct server){.host = host, .wire = {.in = in, .out = out, .patience = -1}};
	server->printer = allocate(NULL, sizeof *server->printer);
	output_init(server->printer, OUTPUT_NOWHERE);
}

void server_close(struct server *server)
{
	struct json *message;
	while ((message = rpc_next(server))) {
		json_drop(message);
	}
	documents_release(server);
	for (size_t i = 0; i < server->published_count; i++) {
		free(server->published[i]);
	}
	free(server->published);
	free(server->queue);
	free(server->printer);
	buffer_release(&server->printed);
	wire_release(&server->wire);
}

int lsp_serve(const struct lsp_host *host, int in, int out)
{
	struct server server;
	signal(SIGPIPE, SIG_IGN);
	server_open(&server, host, in, out);
	while (!server.is_over) {
		server_turn(&server);
	}
	wire_finish(&server.wire);
	int status = server.phase == PHASE_SHUT_DOWN && !server.wire.is_broken ? 0 : 1;
	server_close(&server);
	return status;
}
