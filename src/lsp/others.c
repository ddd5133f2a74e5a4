// Several lists.

#include "lsp/others.h"

#include "lsp/uri.h"

#include <stdlib.h>
#include <string.h>

// What a list is compared with.
struct others {
	const struct server *server;
	const struct document *document;
	struct pllint_index *index; // NULL: nothing
	struct other *all;
	size_t count, capacity;
};

static void release(struct other *all, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(all[i].name);
		free(all[i].uri);
	}
	free(all);
}

static const char *last_part(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static const char *place_of(const struct document *document)
{
	return document->path ? document->path : document->uri;
}

// The last part of its path, unless another one has the same.
static const char *name_of(const struct others *others, const char *path)
{
	const char *name = last_part(path);
	bool is_taken = others->document && strcmp(last_part(place_of(others->document)), name) == 0;
	for (size_t i = 0; i < others->count; i++) {
		is_taken |= strcmp(others->all[i].name, name) == 0;
	}
	return is_taken ? path : name;
}

static void add_other(struct others *others, const char *name, const char *uri)
{
	if (others->count == others->capacity) {
		others->capacity = others->capacity * 2 + 4;
		others->all = allocate(others->all, others->capacity * sizeof *others->all);
	}
	others->all[others->count++] =
		(struct other){.name = allocate_copy(name, strlen(name)), .uri = allocate_copy(uri, strlen(uri))};
}

// Adds a list; where that fails, there is nothing.
static void add_report(struct others *others, const char *path, const char *uri, const struct pllint_report *report)
{
	struct pllint_environment environment = others->server->host->environment;
	const char *name = name_of(others, path);
	enum pllint_status status = others->index ? PLLINT_OK : pllint_index_new(&environment, &others->index);
	if (status == PLLINT_OK) {
		status = pllint_index_add(others->index, report, name);
	}
	if (status != PLLINT_OK) {
		pllint_index_release(others->index);
		others->index = NULL;
	}
	add_other(others, name, uri);
}

static void add_document(struct others *others, const struct document *document)
{
	add_report(others, place_of(document), document->uri, document->own);
}

// What is open counts as it is in the editor.
static void add_closed(void *context, const char *path, const struct pllint_report *report)
{
	struct others *others = context;
	if (!document_at(others->server, path)) {
		char *uri = uri_of(path);
		add_report(others, path, uri, report);
		free(uri);
	}
}

// --- comparing ---------------------------------------------------------------------------------

void others_forget(struct document *document)
{
	if (document->report != document->own) {
		pllint_report_release(document->report);
		document->report = document->own;
	}
	pllint_index_release(document->index);
	document->index = NULL;
	release(document->others, document->other_count);
	document->others = NULL;
	document->other_count = 0;
	document->basis.settings.index = NULL;
	document->is_compared = false;
}

void others_renew(struct server *server, const struct document *document)
{
	struct others others = {.server = server};
	if (document_is_list(document)) {
		add_document(&others, document);
	}
	for (size_t i = 0; i < server->document_count; i++) {
		struct document *other = server->documents[i];
		bool shares = other->index ||
			      (others.index && document_is_list(other) && pllint_index_meets(others.index, other->own));
		if (other != document && shares) {
			others_forget(other);
			document_wait(server, other);
			server->has_news |= server->client.asks_for_findings;
		}
	}
	pllint_index_release(others.index);
	release(others.all, others.count);
}

bool others_compare(struct server *server, struct document *document, bool may_be_given_up)
{
	struct others others = {.server = server, .document = document};
	struct pllint_report *report = NULL;
	for (size_t i = 0; i < server->document_count; i++) {
		const struct document *other = server->documents[i];
		if (other != document && document_is_list(other)) {
			add_document(&others, other);
		}
	}
	if (document->path) {
		server->host->beside(server->host->context, document->path, add_closed, &others);
	}
	struct pllint_index *index = others.index;
	if (!index || !pllint_index_meets(index, document->own)) {
		pllint_index_release(index);
		release(others.all, others.count);
		return true;
	}
	struct pllint_settings settings = document->basis.settings;
	settings.index = index;
	struct pllint_environment environment = work_start(server, may_be_given_up);
	enum pllint_status status = pllint_lint(&environment, document->basis.template, document->text.bytes.bytes,
						document->text.bytes.size, &settings, &report);
	if (status != PLLINT_OK) {
		pllint_report_release(report);
		pllint_index_release(index);
		release(others.all, others.count);
		return !server->is_given_up;
	}
	document->report = report;
	document->index = index;
	document->others = others.all;
	document->other_count = others.count;
	document->basis.settings.index = index;
	return true;
}

// --- places ---------------------------------------------------------------------------------------

// A line of a list, from 1: without whitespace at its end where it is open, else where it starts.
static struct json *line_of(const struct server *server, const struct other *other, uint32_t line)
{
	struct json *params = rpc_object("textDocument", rpc_object("uri", json_new_string(other->uri)));
	struct document *open = document_of(server, params);
	json_drop(params);
	if (open && line <= text_line_count(&open->text)) {
		return range_of(&open->text, text_line(&open->text, line - 1));
	}
	struct json *place = rpc_object("line", json_new_number(line - 1));
	json_put(place, "character", json_new_number(0));
	struct json *range = rpc_object("start", json_share(place));
	json_put(range, "end", place);
	return range;
}

struct json *others_place(const struct server *server, const struct document *document,
			  const struct pllint_finding *finding)
{
	for (size_t i = 0; finding->related_list && i < document->other_count; i++) {
		const struct other *other = &document->others[i];
		if (strcmp(other->name, finding->related_list) == 0) {
			struct json *place = rpc_object("uri", json_new_string(other->uri));
			json_put(place, "range", line_of(server, other, finding->related_line));
			return place;
		}
	}
	return NULL;
}
