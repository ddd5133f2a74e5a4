// Where things are: symbols, folding, links, and what a field or a finding points to.

#include "lsp/methods.h"

#include "base/bytes.h"
#include "lsp/others.h"
#include "lsp/outline.h"
#include "lsp/uri.h"

#include <stdlib.h>
#include <string.h>

// A request about a document's outline; NULL with a failure where it is not open.
static const struct outline *outline_for(struct server *server, const struct json *params, struct document **document,
					 struct failure *failure)
{
	*document = document_of(server, params);
	if (!*document) {
		*failure = (struct failure){RPC_INVALID_PARAMS, "the document is not open"};
		return NULL;
	}
	return document_outline(server, *document);
}

// A span without the line ends and whitespace at its end.
static struct pllint_span trimmed(const struct text *text, struct pllint_span span)
{
	const char *bytes = text->bytes.bytes;
	while (span.end > span.start && byte_is_space(bytes[span.end - 1])) {
		span.end--;
	}
	return span;
}

// --- groups ---------------------------------------------------------------------------------------

static bool is_same_group(const struct outline_entry *a, const struct outline_entry *b)
{
	return a->has_group && b->has_group && a->group_head.start == b->group_head.start;
}

// The index behind the entries that are in the group of one.
static size_t group_end(const struct outline *outline, size_t first)
{
	size_t end = first + 1;
	while (end < outline->count && is_same_group(&outline->entries[first], &outline->entries[end])) {
		end++;
	}
	return end;
}

static struct pllint_span group_span(const struct outline *outline, size_t first, size_t end)
{
	return (struct pllint_span){outline->entries[first].group_head.start, outline->entries[end - 1].whole.end};
}

// --- symbols --------------------------------------------------------------------------------------

enum { SYMBOL_GROUP = 3, SYMBOL_ENTRY = 15 }; // shown as a namespace and as a string

static struct json *symbol_of(struct server *server, struct document *document, const struct outline_text *name,
			      int kind, struct pllint_span whole, struct pllint_span head)
{
	struct text *text = &document->text;
	struct json *symbol = rpc_object("kind", json_new_integer(kind));
	json_put(symbol, "name", name->size ? json_new_shown(name->bytes, name->size) : json_new_string("(no title)"));
	if (server->client.takes_tree) {
		json_put(symbol, "range", range_of(text, trimmed(text, whole)));
		json_put(symbol, "selectionRange", range_of(text, trimmed(text, head)));
	} else {
		struct json *location = rpc_object("uri", json_new_string(document->uri));
		json_put(location, "range", range_of(text, trimmed(text, whole)));
		json_put(symbol, "location", location);
	}
	return symbol;
}

static void add_entries(struct server *server, struct document *document, const struct outline *outline, size_t first,
			size_t end, struct json *into)
{
	for (size_t i = first; i < end; i++) {
		const struct outline_entry *entry = &outline->entries[i];
		json_add(into, symbol_of(server, document, &entry->title, SYMBOL_ENTRY, entry->whole, entry->head));
	}
}

struct json *method_symbols(struct server *server, const struct json *params, struct failure *failure)
{
	struct document *document;
	const struct outline *outline = outline_for(server, params, &document, failure);
	if (!outline) {
		return NULL;
	}
	struct json *all = json_new_array();
	for (size_t i = 0, end; i < outline->count; i = end) {
		const struct outline_entry *entry = &outline->entries[i];
		end = group_end(outline, i);
		if (!entry->has_group) {
			add_entries(server, document, outline, i, end, all);
			continue;
		}
		struct json *group = symbol_of(server, document, &entry->group, SYMBOL_GROUP,
					       group_span(outline, i, end), entry->group_head);
		struct json *children = json_new_array();
		add_entries(server, document, outline, i, end, server->client.takes_tree ? children : all);
		json_put(group, "children", children);
		json_add(all, group);
	}
	return all;
}

// --- folding --------------------------------------------------------------------------------------

static void add_fold(struct document *document, struct pllint_span span, struct json *all)
{
	struct text *text = &document->text;
	struct pllint_span shown = trimmed(text, span);
	uint32_t first = text_place(text, shown.start).line, last = text_place(text, shown.end).line;
	if (last > first) {
		struct json *fold = rpc_object("startLine", json_new_number(first));
		json_put(fold, "endLine", json_new_number(last));
		json_add(all, fold);
	}
}

struct json *method_folds(struct server *server, const struct json *params, struct failure *failure)
{
	struct document *document;
	const struct outline *outline = outline_for(server, params, &document, failure);
	if (!outline) {
		return NULL;
	}
	struct json *all = json_new_array();
	for (size_t i = 0, end; i < outline->count; i = end) {
		end = group_end(outline, i);
		if (outline->entries[i].has_group) {
			add_fold(document, group_span(outline, i, end), all);
		}
		for (size_t k = i; k < end; k++) {
			add_fold(document, outline->entries[k].whole, all);
		}
	}
	return all;
}

// --- links ----------------------------------------------------------------------------------------

static bool has_scheme(const char *target)
{
	size_t length = strspn(target, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
	return length > 1 && target[length] == ':';
}

// Where a link leads to; NULL: nowhere that an editor could open. Freed by the caller.
static char *target_of(const struct document *document, const struct outline_text *target)
{
	if (!target->size || *target->bytes == '#' || strlen(target->bytes) != target->size) {
		return NULL;
	}
	if (has_scheme(target->bytes)) {
		return allocate_copy(target->bytes, target->size);
	}
	const char *slash = strncmp(document->uri, "file:", 5) == 0 ? strrchr(document->uri, '/') : NULL;
	if (!slash || *target->bytes == '/') {
		return NULL;
	}
	struct buffer uri = {0};
	buffer_add(&uri, document->uri, (size_t)(slash - document->uri) + 1);
	buffer_add(&uri, target->bytes, target->size);
	return uri.bytes;
}

struct json *method_links(struct server *server, const struct json *params, struct failure *failure)
{
	struct document *document;
	const struct outline *outline = outline_for(server, params, &document, failure);
	if (!outline) {
		return NULL;
	}
	struct json *all = json_new_array();
	for (size_t i = 0; i < outline->count; i++) {
		const struct outline_entry *entry = &outline->entries[i];
		for (uint32_t k = 0; k < entry->link_count; k++) {
			const struct outline_link *link = &entry->links[k];
			char *target = target_of(document, &link->target);
			if (target) {
				struct json *object = rpc_object("range", range_of(&document->text, link->target_at));
				json_put(object, "target", json_new_shown(target, strlen(target)));
				json_add(all, object);
			}
			free(target);
		}
	}
	return all;
}

// --- definition -----------------------------------------------------------------------------------

const struct outline_field *field_at(const struct outline *outline, uint32_t offset)
{
	const struct outline_entry *entry = outline_entry_at(outline, offset);
	const struct outline_field *found = NULL;
	for (uint32_t i = 0; entry && i < entry->field_count; i++) {
		const struct outline_field *field = &entry->fields[i];
		bool is_label = field->at.start < field->at.end && field->at.start <= offset && offset <= field->at.end;
		bool is_value = field->value.start <= offset && offset <= field->value.end &&
				field->value.start < field->value.end;
		if (field->field && (is_label || (is_value && !found))) {
			found = field;
		}
	}
	return found;
}

static struct json *location_of(const char *uri, struct text *text, struct pllint_span span)
{
	struct json *location = rpc_object("uri", json_new_string(uri));
	json_put(location, "range", range_of(text, span));
	return location;
}

static bool offset_read(struct document *document, const struct json *params, uint32_t *offset)
{
	struct json *range = json_new_object();
	const struct json *place = json_member(params, "position");
	struct pllint_span span = {0};
	if (place) {
		json_put(range, "start", json_share(place));
		json_put(range, "end", json_share(place));
	}
	bool is_place = document && range_read(&document->text, range, &span);
	json_drop(range);
	*offset = span.start;
	return is_place;
}

struct document *document_and_offset(struct server *server, const struct json *params, uint32_t *offset,
				     struct failure *failure)
{
	struct document *document = document_of(server, params);
	if (!offset_read(document, params, offset)) {
		*failure = (struct failure){RPC_INVALID_PARAMS, "there is no such document or place"};
		return NULL;
	}
	return document;
}

// What the findings at a place speak of elsewhere, in the list or in another one: the first of two, for one.
static void add_related(struct server *server, struct document *document, uint32_t offset, struct json *all)
{
	const struct pllint_report *report = document_report(server, document);
	for (size_t i = 0; report && i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		if (finding->at.start > offset || offset > finding->at.end) {
			continue;
		}
		struct json *elsewhere = others_place(server, document, finding);
		if (elsewhere) {
			json_add(all, elsewhere);
		}
		if (finding->has_related) {
			json_add(all, location_of(document->uri, &document->text, finding->related));
		}
	}
}

struct json *method_definition(struct server *server, const struct json *params, struct failure *failure)
{
	uint32_t offset;
	struct document *document = document_and_offset(server, params, &offset, failure);
	if (!document) {
		return NULL;
	}
	struct json *all = json_new_array();
	const struct outline_field *field = field_at(document_outline(server, document), offset);
	add_related(server, document, offset, all);
	if (field && !json_count(all) && document->basis.template_path) {
		char *uri = uri_of(document->basis.template_path);
		json_add(all, location_of(uri, document_template(server, document), pllint_field_span(field->field)));
		free(uri);
	}
	return all;
}
