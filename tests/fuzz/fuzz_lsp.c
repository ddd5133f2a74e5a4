// Any bytes from a client of the language server: what is answered is whole messages, and nothing is lost.

#include "fuzz.h"

#include <string.h>

#include "lsp/server.h"

// What the server asks: all documents follow the built-in template, or the one that is open.
struct program {
	struct fuzz_memory memory;
	struct pllint_template *template;
	struct pllint_report *report;
	bool is_open, is_usable;
	double time;
};

static bool is_template(void *context, const char *path)
{
	(void)context;
	const char *slash = strrchr(path, '/');
	return strcmp(slash ? slash + 1 : path, "template.md") == 0;
}

static void release(struct program *program)
{
	pllint_template_release(program->template);
	pllint_report_release(program->report);
	program->template = NULL;
	program->report = NULL;
}

static void read_template(struct program *program, const char *bytes, size_t size)
{
	struct pllint_environment environment = fuzz_environment(&program->memory);
	release(program);
	program->is_usable =
		pllint_template_read(&environment, bytes, size, &program->template, &program->report) == PLLINT_OK;
}

static void put(void *context, const char *path, const char *bytes, size_t size)
{
	struct program *program = context;
	PROMISE(is_template(context, path));
	// The template keeps no more than the bytes that it is handed.
	static struct buffer kept;
	release(program);
	buffer_cut(&kept, 0);
	buffer_add(&kept, bytes, size);
	read_template(program, kept.bytes, kept.size);
	program->is_open = true;
}

static void renew(void *context)
{
	struct program *program = context;
	size_t size;
	const char *bytes = pllint_builtin_template(&size);
	read_template(program, bytes, size);
	program->is_open = false;
}

static bool is_current(void *context, const char *path, const struct pllint_template *checked_by)
{
	const struct program *program = context;
	(void)path;
	(void)checked_by;
	return program->report != NULL;
}

static struct lsp_basis basis(void *context, const char *path)
{
	const struct program *program = context;
	struct lsp_basis basis = {
		.is_template = path && is_template(context, path),
		.template_path = program->is_open ? "/template.md" : NULL,
		.template = program->template,
		.report = program->report,
		.problem = program->is_usable ? NULL : "it cannot be used",
	};
	bool is_both = program->template && pllint_template_is_embedded(program->template);
	basis.is_list = !basis.is_template || is_both;
	pllint_settings_init(&basis.settings);
	basis.settings.builtin_template = !program->is_open;
	return basis;
}

static double now(void *context)
{
	struct program *program = context;
	return program->time += 0.0001;
}

static uint32_t today(void *context)
{
	(void)context;
	return 20260131;
}

static bool is_running(void *context, uint64_t process)
{
	(void)context;
	(void)process;
	return true;
}

static void nothing_beside(void *context, const char *path, lsp_take take, void *taker)
{
	(void)context;
	(void)path;
	(void)take;
	(void)taker;
}

// What was sent is whole messages of JSON.
static void check_sent(const struct server *server)
{
	struct wire sent = {.in = -1, .out = -1, .has_ended = true};
	const char *body;
	size_t size, seen = 0;
	wire_take(&sent, server->wire.output.bytes, server->wire.output.size);
	for (; wire_next(&sent, &body, &size); seen++) {
		struct json *message = json_read_message(body, size);
		const char *version = json_string_of(json_member(message, "jsonrpc"));
		PROMISE(version && strcmp(version, "2.0") == 0);
		json_drop(message);
	}
	PROMISE(!sent.is_broken && sent.taken == sent.input.size);
	wire_release(&sent);
}

static void take_all(struct server *server)
{
	struct json *message;
	rpc_read(server, false);
	while (!server->is_over && (message = rpc_next(server))) {
		server_take(server, message);
		json_drop(message);
	}
	for (size_t i = 0; i < server->document_count; i++) {
		struct document *document = server->documents[i];
		PROMISE(document_check(server, document, false));
		findings_publish(server, document);
		PROMISE(!document->waits);
	}
	findings_publish_templates(server);
}

void fuzz_input(const char *bytes, size_t size)
{
	struct program program = {0};
	struct lsp_host host = {
		.context = &program,
		.environment = fuzz_environment(&program.memory),
		.now = now,
		.today = today,
		.is_running = is_running,
		.basis = basis,
		.is_current = is_current,
		.renew = renew,
		.is_template = is_template,
		.beside = nothing_beside,
		.put = put,
	};
	struct server server;
	server_open(&server, &host, -1, -1);
	server.wire.has_ended = true;
	// In two parts: a message is whole or not whatever the pieces are that it comes in.
	wire_take(&server.wire, bytes, size / 2);
	take_all(&server);
	wire_take(&server.wire, bytes + size / 2, size - size / 2);
	take_all(&server);
	check_sent(&server);
	server_close(&server);
	release(&program);
	PROMISE(program.memory.live == 0);
}
