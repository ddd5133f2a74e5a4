// The documents that the client has open, and what is known of them.

#include "lsp/server.h"

#include "lsp/others.h"
#include "lsp/outline.h"
#include "lsp/uri.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

// --- which --------------------------------------------------------------------------------------

static size_t find(const struct server *server, const char *uri)
{
	size_t i = 0;
	while (i < server->document_count && strcmp(server->documents[i]->uri, uri) != 0) {
		i++;
	}
	return i;
}

struct document *document_of(const struct server *server, const struct json *params)
{
	const char *uri = json_string_of(rpc_at(params, "textDocument", "uri"));
	size_t index = uri ? find(server, uri) : server->document_count;
	return index < server->document_count ? server->documents[index] : NULL;
}

struct document *document_at(const struct server *server, const char *path)
{
	for (size_t i = 0; i < server->document_count; i++) {
		struct document *document = server->documents[i];
		if (document->path && strcmp(document->path, path) == 0) {
			return document;
		}
	}
	return NULL;
}

// --- what is known ------------------------------------------------------------------------------

static void forget(struct document *document)
{
	others_forget(document);
	pllint_report_release(document->own);
	document->own = document->report = NULL;
	outline_release(document->outline);
	document->outline = NULL;
	document->is_checked = false;
	text_release(&document->template);
}

void document_wait(struct server *server, struct document *document)
{
	if (!document->waits) {
		document->waits = true;
		document->changed = server->host->now(server->host->context);
	}
}

static bool is_template(const struct server *server, const struct document *document)
{
	return document->path && !document->is_foreign &&
	       server->host->is_template(server->host->context, document->path);
}

void documents_forget(struct server *server)
{
	const struct lsp_host *host = server->host;
	for (size_t i = 0; i < server->document_count; i++) {
		forget(server->documents[i]);
		server->documents[i]->basis = (struct lsp_basis){.template = NULL};
		document_wait(server, server->documents[i]);
	}
	host->renew(host->context);
	for (size_t i = 0; i < server->document_count; i++) {
		const struct document *document = server->documents[i];
		if (is_template(server, document)) {
			host->put(host->context, document->path, document->text.bytes.bytes, document->text.bytes.size);
		}
	}
	server->has_news = true;
}

// The text is another one.
static void touch(struct server *server, struct document *document)
{
	if (is_template(server, document)) {
		documents_forget(server);
	}
	forget(document);
	document_wait(server, document);
}

bool document_is_list(const struct document *document)
{
	return document->own && document->status == PLLINT_OK;
}

// --- checking -------------------------------------------------------------------------------------

bool document_is_current(const struct server *server, const struct document *document)
{
	const struct lsp_host *host = server->host;
	return document->is_foreign || host->is_current(host->context, document->path, document->basis.template);
}

static bool check(struct server *server, struct document *document, bool may_be_given_up)
{
	const struct lsp_host *host = server->host;
	if (!document_is_current(server, document)) {
		documents_forget(server);
	}
	document->basis = host->basis(host->context, document->path);
	const struct lsp_basis *basis = &document->basis;
	document->status = PLLINT_OK;
	if (basis->is_list && !basis->problem) {
		struct pllint_environment environment = work_start(server, may_be_given_up);
		document->status = pllint_lint(&environment, basis->template, document->text.bytes.bytes,
					       document->text.bytes.size, &basis->settings, &document->own);
		if (document->status == PLLINT_TIME_LIMIT && server->is_given_up) {
			forget(document);
			return false;
		}
	}
	document->report = document->own;
	document->is_checked = true;
	others_renew(server, document);
	return true;
}

bool document_check(struct server *server, struct document *document, bool may_be_given_up)
{
	if (document->is_foreign || (document->is_checked && document->is_compared)) {
		return true;
	}
	if (!document->is_checked && !check(server, document, may_be_given_up)) {
		return false;
	}
	if (document_is_list(document) && !others_compare(server, document, may_be_given_up)) {
		return false;
	}
	document->is_compared = true;
	document->check = ++server->check_count;
	return true;
}

const struct pllint_report *document_report(struct server *server, struct document *document)
{
	bool is_known = document_check(server, document, false);
	return is_known && document->status == PLLINT_OK ? document->report : NULL;
}

struct text *document_template(struct server *server, struct document *document)
{
	struct text *text = &document->template;
	if (!text->bytes.bytes) {
		size_t size;
		const char *bytes = pllint_template_text(document->basis.template, &size);
		text->encoding = server->encoding;
		text_set(text, bytes, size);
	}
	return text;
}

// --- what the client says -------------------------------------------------------------------------

static void release(struct document *document)
{
	forget(document);
	text_release(&document->text);
	free(document->uri);
	free(document->path);
	free(document);
}

static struct document *add(struct server *server, const char *uri)
{
	if (server->document_count == server->document_capacity) {
		server->document_capacity = server->document_capacity * 2 + 4;
		server->documents = allocate(server->documents, server->document_capacity * sizeof(struct document *));
	}
	struct document *document = allocate(NULL, sizeof *document);
	*document = (struct document){.uri = allocate_copy(uri, strlen(uri)), .path = uri_path(uri)};
	document->is_foreign = !document->path && strncasecmp(uri, "untitled:", strlen("untitled:")) != 0;
	document->text.encoding = server->encoding;
	server->documents[server->document_count++] = document;
	return document;
}

void documents_open(struct server *server, const struct json *params)
{
	const struct json *item = json_member(params, "textDocument");
	const char *uri = json_string_of(json_member(item, "uri"));
	struct pllint_text text = json_text_of(json_member(item, "text"));
	if (!uri || !text.bytes) {
		return;
	}
	size_t index = find(server, uri);
	struct document *document = index < server->document_count ? server->documents[index] : add(server, uri);
	document->version = json_number_of(json_member(item, "version"));
	text_set(&document->text, text.bytes, text.size);
	server->has_news = true;
	touch(server, document);
}

static uint32_t small(const struct json *number)
{
	uint64_t value = json_number_of(number);
	return value < UINT32_MAX ? (uint32_t)value : UINT32_MAX;
}

static bool is_split(struct text *text, const struct json *place, uint32_t offset)
{
	struct text_place at = {small(json_member(place, "line")), small(json_member(place, "character"))};
	return text_splits(text, at, offset);
}

// Where an editor parts the two units of a character, it keeps a half, in whose place there is U+FFFD here.
static void replace(struct text *text, struct pllint_span span, const struct json *range, struct pllint_text new)
{
	static const char half[] = "\xEF\xBF\xBD";
	struct buffer whole = {0};
	bool is_start_split = is_split(text, json_member(range, "start"), span.start);
	bool is_end_split = is_split(text, json_member(range, "end"), span.end);
	if (is_start_split && is_end_split && span.start == span.end && !new.size) {
		return; // nothing takes the place of nothing
	}
	buffer_add_string(&whole, is_start_split ? half : "");
	buffer_add(&whole, new.bytes, new.size);
	if (is_end_split) {
		buffer_add_string(&whole, half);
		span.end += 4;
	}
	text_replace(text, span, whole.bytes, whole.size);
	buffer_release(&whole);
}

// One change; without a range it is the whole text.
static void apply(struct document *document, const struct json *change)
{
	struct pllint_text new = json_text_of(json_member(change, "text"));
	const struct json *range = json_member(change, "range");
	struct pllint_span span;
	if (!new.bytes) {
		return;
	}
	if (json_kind_of(range) != JSON_IS_MAP) {
		text_set(&document->text, new.bytes, new.size);
	} else if (range_read(&document->text, range, &span)) {
		replace(&document->text, span, range, new);
	}
}

void documents_change(struct server *server, const struct json *params)
{
	struct document *document = document_of(server, params);
	const struct json *changes = json_member(params, "contentChanges");
	if (!document) {
		return;
	}
	forget(document); // it speaks of the text
	for (size_t i = 0; i < json_count(changes); i++) {
		apply(document, json_item(changes, i));
	}
	document->version = json_number_of(rpc_at(params, "textDocument", "version"));
	touch(server, document);
}

void documents_close(struct server *server, const struct json *params)
{
	struct document *document = document_of(server, params);
	if (!document) {
		return;
	}
	size_t index = find(server, document->uri);
	bool was_template = is_template(server, document);
	server->documents[index] = server->documents[--server->document_count];
	if (!document->is_foreign) {
		struct json *params_of_none = rpc_object("uri", json_new_string(document->uri));
		json_put(params_of_none, "diagnostics", json_new_array());
		rpc_notify(server, "textDocument/publishDiagnostics", params_of_none);
	}
	for (size_t i = 0; i < server->document_count; i++) {
		if (server->documents[i]->index) {
			others_forget(server->documents[i]);
			document_wait(server, server->documents[i]);
		}
	}
	if (was_template) {
		documents_forget(server); // what lies on the disk counts again
	}
	server->has_news = true;
	release(document);
}

void documents_release(struct server *server)
{
	for (size_t i = 0; i < server->document_count; i++) {
		release(server->documents[i]);
	}
	free(server->documents);
	server->documents = NULL;
	server->document_count = 0;
}

// --- places ---------------------------------------------------------------------------------------

static struct json *place_of(struct text *text, uint32_t offset)
{
	struct text_place place = text_place(text, offset);
	struct json *object = rpc_object("line", json_new_number(place.line));
	json_put(object, "character", json_new_number(place.column));
	return object;
}

struct json *range_of(struct text *text, struct pllint_span span)
{
	struct json *range = rpc_object("start", place_of(text, span.start));
	json_put(range, "end", place_of(text, span.end));
	return range;
}

static bool place_read(struct text *text, const struct json *place, uint32_t *offset)
{
	const struct json *line = json_member(place, "line"), *column = json_member(place, "character");
	if (json_kind_of(line) != JSON_IS_NUMBER || json_kind_of(column) != JSON_IS_NUMBER) {
		return false;
	}
	*offset = text_offset(text, (struct text_place){small(line), small(column)});
	return true;
}

bool range_read(struct text *text, const struct json *range, struct pllint_span *span)
{
	bool is_range = place_read(text, json_member(range, "start"), &span->start) &&
			place_read(text, json_member(range, "end"), &span->end);
	if (is_range && span->end < span->start) {
		*span = (struct pllint_span){span->end, span->start};
	}
	return is_range;
}
