// Messages as JSON.

#include "lsp/server.h"

#include "lsp/repair.h"

#include <stdlib.h>
#include <string.h>

// --- sending --------------------------------------------------------------------------------------

static void send(struct server *server, struct json *message)
{
	struct buffer *printed = &server->printed;
	json_put(message, "jsonrpc", json_new_string("2.0"));
	buffer_cut(printed, 0);
	server->printer->copy = printed;
	json_print(message, server->printer, 0);
	json_drop(message);
	wire_send(&server->wire, printed->bytes, printed->size);
	if (printed->capacity > 1024 * 1024) {
		buffer_release(printed);
	}
}

static struct json *answer_to(const struct json *id)
{
	return rpc_object("id", id ? json_share(id) : json_new_null());
}

void rpc_reply(struct server *server, const struct json *id, struct json *result)
{
	struct json *message = answer_to(id);
	json_put(message, "result", result ? result : json_new_null());
	send(server, message);
}

void rpc_fail(struct server *server, const struct json *id, int code, const char *text)
{
	struct json *message = answer_to(id), *error = rpc_object("message", json_new_string(text));
	json_put(error, "code", json_new_integer(code));
	json_put(message, "error", error);
	send(server, message);
}

void rpc_notify(struct server *server, const char *method, struct json *params)
{
	struct json *message = rpc_object("method", json_new_string(method));
	json_put(message, "params", params);
	send(server, message);
}

void rpc_ask(struct server *server, const char *method, struct json *params)
{
	struct json *message = rpc_object("method", json_new_string(method));
	json_put(message, "id", json_new_number(++server->request_count));
	json_put(message, "params", params ? params : json_new_null());
	send(server, message);
}

// --- reading --------------------------------------------------------------------------------------

static void enqueue(struct server *server, struct json *message)
{
	if (server->queue_end == server->queue_capacity) {
		server->queue_capacity = server->queue_capacity * 2 + 16;
		server->queue = allocate(server->queue, server->queue_capacity * sizeof(struct json *));
	}
	server->queue[server->queue_end++] = message;
}

static struct json *read_message(const char *body, size_t size)
{
	struct json *message = json_read_message(body, size);
	struct buffer repaired = {0};
	if (!message && repair_message(body, size, &repaired)) {
		message = json_read_message(repaired.bytes, repaired.size);
	}
	buffer_release(&repaired);
	return message;
}

void rpc_read(struct server *server, bool waits)
{
	const char *body;
	size_t size;
	wire_turn(&server->wire, waits);
	while (wire_next(&server->wire, &body, &size)) {
		struct json *message = read_message(body, size);
		if (message) {
			enqueue(server, message);
		} else {
			rpc_fail(server, NULL, RPC_PARSE, "the message is not JSON");
		}
	}
}

struct json *rpc_next(struct server *server)
{
	if (server->queue_start == server->queue_end) {
		server->queue_start = server->queue_end = 0;
		return NULL;
	}
	return server->queue[server->queue_start++];
}

static bool is_same(const struct json *a, const struct json *b)
{
	const char *text = json_string_of(a), *other = json_string_of(b);
	if (text && other) {
		return strcmp(text, other) == 0;
	}
	return json_kind_of(a) == JSON_IS_NUMBER && json_kind_of(b) == JSON_IS_NUMBER &&
	       json_number_of(a) == json_number_of(b);
}

bool rpc_is_cancelled(const struct server *server, const struct json *id)
{
	for (size_t i = server->queue_start; i < server->queue_end; i++) {
		const char *method = json_string_of(json_member(server->queue[i], "method"));
		if (method && strcmp(method, "$/cancelRequest") == 0 &&
		    is_same(rpc_at(server->queue[i], "params", "id"), id)) {
			return true;
		}
	}
	return false;
}

// --- values ---------------------------------------------------------------------------------------

const struct json *rpc_at(const struct json *value, const char *key, const char *inner)
{
	return json_member(json_member(value, key), inner);
}

struct json *rpc_object(const char *key, struct json *value)
{
	struct json *object = json_new_object();
	json_put(object, key, value);
	return object;
}

struct json *rpc_text(const char *bytes, size_t size)
{
	struct json *text = json_new_exact(bytes, size);
	return text ? text : json_new_shown(bytes, size);
}
