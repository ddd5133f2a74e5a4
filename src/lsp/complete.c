// Completion: what may be written at a place, by the template and by the rest of the list.

#include "lsp/methods.h"

#include "base/bytes.h"
#include "lsp/completing.h"
#include "lsp/probe.h"
#include "lsp/skeleton.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct json *completing_add(struct completing *completing, const char *label, size_t size, int kind, uint32_t from,
			    const struct buffer *new)
{
	struct json *item = rpc_object("label", json_new_shown(label, size));
	struct json *edit = rpc_object("newText", rpc_text(new->bytes, new->size));
	struct pllint_span range = {from, completing->offset};
	size_t count = json_count(completing->all);
	const char *digits = DIGITS(100000 + count);
	json_put(edit, "range", range_of(&completing->document->text, range));
	json_put(item, "kind", json_new_integer(kind));
	json_put(item, "textEdit", edit);
	// A client compares this with what is written there already.
	json_put(item, "filterText", rpc_text(new->bytes, new->size));
	json_put(item, "sortText", json_new_string(digits + 1));
	json_add(completing->all, item);
	return item;
}

// --- labels ---------------------------------------------------------------------------------------

static bool is_written(const struct outline_entry *entry, const struct pllint_field *field)
{
	for (uint32_t i = 0; entry && i < entry->field_count; i++) {
		if (entry->fields[i].field == field) {
			return true;
		}
	}
	return false;
}

// The markup before a field on its line of the template, from its marker on.
static struct pllint_span marker_of(struct completing *completing, const struct pllint_field *field)
{
	struct pllint_span at = pllint_field_span(field);
	struct pllint_span line = text_line(completing->template, text_place(completing->template, at.start).line);
	while (line.start < at.start && byte_is_blank(completing->template->bytes.bytes[line.start])) {
		line.start++;
	}
	return (struct pllint_span){line.start, at.start};
}

// A field's label as it is written at the cursor.
static struct buffer label_of(struct completing *completing, const struct pllint_field *field)
{
	const char *template = completing->template->bytes.bytes;
	struct pllint_span at = pllint_field_span(field), marker = marker_of(completing, field);
	enum pllint_value_shape shape = pllint_field_shape(field);
	struct buffer new = {0};
	if (!completing->has_marker) {
		buffer_add(&new, template + marker.start, marker.end - marker.start);
	}
	buffer_add(&new, template + at.start, at.end - at.start);
	buffer_add_string(&new, shape == PLLINT_VALUE_LINKS || shape == PLLINT_VALUE_FIELDS ? "" : " ");
	return new;
}

static void add_label(struct completing *completing, const struct pllint_field *field)
{
	struct pllint_text name = pllint_field_name(field, 0, NULL);
	struct buffer new = label_of(completing, field);
	struct json *item = completing_add(completing, name.bytes, name.size, ITEM_LABEL, completing->content, &new);
	json_put(item, "detail", json_new_string(pllint_field_is_required(field) ? "required" : "optional"));
	buffer_release(&new);
}

// A label at the cursor would be that of the field: it is in no fence, no comment and no text.
static bool may_stand(struct completing *completing, const struct pllint_field *field)
{
	struct buffer new = label_of(completing, field);
	struct pllint_span range = {completing->content, completing->offset};
	buffer_add_string(&new, "https://example.org/aaa");
	struct probe probe = {completing->server, completing->document, completing->line.start, range, &new};
	bool may = probe_field(&probe, field);
	buffer_release(&new);
	return may;
}

// The field with nested ones that the cursor is below; NULL: none.
static const struct pllint_field *field_above(const struct completing *completing)
{
	const struct pllint_field *found = NULL;
	uint32_t nearest = 0;
	for (uint32_t i = 0; completing->entry && i < completing->entry->field_count; i++) {
		const struct outline_field *field = &completing->entry->fields[i];
		bool is_nearer = field->at.start < completing->line.start && field->at.start >= nearest;
		if (field->field && field->parent == UINT32_MAX && is_nearer) {
			found = field->field;
			nearest = field->at.start;
		}
	}
	return found;
}

static bool has_label(const struct pllint_field *field)
{
	struct pllint_span at = pllint_field_span(field);
	return at.start < at.end && !skeleton_is_slot(field);
}

// The fields below another one, or of a kind.
struct fields {
	const struct pllint_field *above;
	const struct pllint_kind *kind;
};

static size_t count_of(const struct fields *fields)
{
	return fields->above  ? pllint_field_child_count(fields->above)
	       : fields->kind ? pllint_kind_field_count(fields->kind)
			      : 0;
}

static const struct pllint_field *field_of(const struct fields *fields, size_t index)
{
	return fields->above ? pllint_field_child(fields->above, index) : pllint_kind_field(fields->kind, index);
}

// What was typed, without markup, is how one of the field's names begins.
static bool may_become(const struct completing *completing, const struct pllint_field *field)
{
	const char *typed = completing_bytes(completing) + completing->content;
	size_t size = completing->offset - completing->content;
	while (size && byte_is_in(*typed, "*_")) {
		typed++;
		size--;
	}
	for (size_t i = 0; i < pllint_field_name_count(field); i++) {
		struct pllint_text name = pllint_field_name(field, i, NULL);
		if (size <= name.size && strncasecmp(typed, name.bytes, size) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_missing(const struct completing *completing, const struct pllint_field *field)
{
	return has_label(field) && !is_written(completing->entry, field);
}

// The first of the fields that the text before the cursor may become; NULL: none.
static const struct pllint_field *first_field(const struct completing *completing, const struct fields *fields)
{
	for (size_t i = 0; i < count_of(fields); i++) {
		const struct pllint_field *field = field_of(fields, i);
		if (is_missing(completing, field) && may_become(completing, field)) {
			return field;
		}
	}
	return NULL;
}

// Those that are missing, in the order of the template. The client leaves out those that begin in another way.
static void add_fields(struct completing *completing, const struct fields *fields)
{
	const struct pllint_field *first = first_field(completing, fields);
	bool may = first && may_stand(completing, first); // as it would be read, the others would
	for (size_t i = 0; may && i < count_of(fields); i++) {
		if (is_missing(completing, field_of(fields, i))) {
			add_label(completing, field_of(fields, i));
		}
	}
}

static void add_labels(struct completing *completing)
{
	const struct pllint_template *template = completing->document->basis.template;
	bool is_nested = completing->line.start < completing->content &&
			 byte_is_blank(completing_bytes(completing)[completing->line.start]);
	const struct pllint_field *above = is_nested ? field_above(completing) : NULL;
	if (above && pllint_field_child_count(above)) {
		add_fields(completing, &(struct fields){.above = above});
	} else if (completing->entry) {
		add_fields(completing, &(struct fields){.kind = completing->entry->kind});
	} else {
		size_t before = json_count(completing->all);
		for (size_t i = 0; i < pllint_template_kind_count(template) && json_count(completing->all) == before;
		     i++) {
			add_fields(completing, &(struct fields){.kind = pllint_template_kind(template, i)});
		}
	}
}

// --- values ---------------------------------------------------------------------------------------

static void add_value(struct completing *completing, const char *text, size_t size, uint32_t from)
{
	struct buffer new = {0};
	buffer_add(&new, text, size);
	completing_add(completing, text, size, ITEM_VALUE, from, &new);
	buffer_release(&new);
}

// An item of a list, and how often it is there.
struct used {
	const struct outline_text *text;
	size_t count;
};

static int by_text(const void *a, const void *b)
{
	const struct used *left = a, *right = b;
	return strcmp(left->text->bytes, right->text->bytes);
}

static int by_count(const void *a, const void *b)
{
	const struct used *left = a, *right = b;
	return left->count != right->count ? (left->count < right->count ? 1 : -1) : by_text(a, b);
}

enum { OFFERED_MAX = 500 };

static struct used *collect(const struct completing *completing, const struct outline_field *own, size_t *count)
{
	struct used *all = NULL;
	size_t capacity = 0;
	*count = 0;
	for (size_t i = 0; i < completing->outline->count; i++) {
		const struct outline_entry *entry = &completing->outline->entries[i];
		for (uint32_t k = 0; k < entry->field_count; k++) {
			const struct outline_field *field = &entry->fields[k];
			for (uint32_t n = 0; field != own && field->field == own->field && n < field->item_count; n++) {
				if (*count == capacity) {
					capacity = capacity * 2 + 64;
					all = allocate(all, capacity * sizeof *all);
				}
				all[(*count)++] = (struct used){&field->items[n], 1};
			}
		}
	}
	return all;
}

static bool has_item(const struct outline_field *field, const struct outline_text *text)
{
	for (uint32_t i = 0; i < field->item_count; i++) {
		if (strcmp(field->items[i].bytes, text->bytes) == 0) {
			return true;
		}
	}
	return false;
}

// What other entries say in a list, what is used most first.
static void add_used(struct completing *completing, const struct outline_field *own, uint32_t from)
{
	size_t count, kept = 0;
	struct used *all = collect(completing, own, &count);
	if (!count) {
		return;
	}
	qsort(all, count, sizeof *all, by_text);
	for (size_t i = 0; i < count; i++) {
		if (kept && strcmp(all[kept - 1].text->bytes, all[i].text->bytes) == 0) {
			all[kept - 1].count++;
		} else {
			all[kept++] = all[i];
		}
	}
	qsort(all, kept, sizeof *all, by_count);
	for (size_t i = 0; i < kept && i < OFFERED_MAX; i++) {
		if (!has_item(own, all[i].text)) {
			add_value(completing, all[i].text->bytes, all[i].text->size, from);
		}
	}
	free(all);
}

// Where the word before the cursor starts: after a separator, or after the label.
static uint32_t word_start(const struct completing *completing, uint32_t label_end, bool is_list)
{
	const char *bytes = completing_bytes(completing);
	uint32_t start = completing->offset;
	while (start > label_end && !(is_list && bytes[start - 1] == ',')) {
		start--;
	}
	while (start < completing->offset && byte_is_blank(bytes[start])) {
		start++;
	}
	return start;
}

static void add_values(struct completing *completing, const struct outline_field *own)
{
	const struct pllint_field *field = own->field;
	bool is_list = pllint_field_shape(field) == PLLINT_VALUE_LIST;
	bool is_labelled = own->at.start < own->at.end;
	uint32_t from = word_start(completing, is_labelled ? own->at.end : own->value.start, is_list);
	for (size_t i = 0; i < pllint_field_choice_count(field); i++) {
		struct pllint_text choice = pllint_field_choice(field, i, NULL);
		add_value(completing, choice.bytes, choice.size, from);
	}
	if (is_list) {
		add_used(completing, own, from);
	}
}

static bool is_around(const struct completing *completing, const struct outline_field *field)
{
	const char *bytes = completing_bytes(completing);
	uint32_t end = field->value.end;
	while (end < completing->offset && byte_is_blank(bytes[end])) {
		end++;
	}
	return field->value.start >= completing->line.start && field->value.start <= completing->offset &&
	       completing->offset <= end;
}

// The field whose value the cursor is in: its label ends before it, on the same line, or it is a cell around it.
static const struct outline_field *field_before(const struct completing *completing)
{
	const struct outline_field *found = NULL;
	for (uint32_t i = 0; completing->entry && i < completing->entry->field_count; i++) {
		const struct outline_field *field = &completing->entry->fields[i];
		bool is_labelled = field->at.start < field->at.end;
		bool is_here =
			is_labelled ? field->at.start >= completing->line.start && field->at.end <= completing->offset
				    : is_around(completing, field);
		if (field->field && is_here && (!found || field->at.start > found->at.start)) {
			found = field;
		}
	}
	return found;
}

// --- all ------------------------------------------------------------------------------------------

static void find_line(struct completing *completing)
{
	struct text *text = &completing->document->text;
	const char *bytes = text->bytes.bytes;
	completing->line = text_line(text, text_place(text, completing->offset).line);
	uint32_t at = completing->line.start;
	while (at < completing->offset && byte_is_blank(bytes[at])) {
		at++;
	}
	uint32_t marker = at;
	while (marker < completing->offset && byte_is_digit(bytes[marker])) {
		marker++;
	}
	bool is_number = marker > at && marker < completing->offset && (bytes[marker] == '.' || bytes[marker] == ')');
	bool is_bullet = marker == at && at < completing->offset && byte_is_in(bytes[at], "-*+");
	if ((is_number || is_bullet) && marker + 1 < completing->offset && byte_is_blank(bytes[marker + 1])) {
		completing->has_marker = true;
		at = marker + 1;
		while (at < completing->offset && byte_is_blank(bytes[at])) {
			at++;
		}
	}
	completing->content = at;
}

static void complete(struct completing *completing)
{
	const struct outline_field *field = field_before(completing);
	if (field) {
		add_values(completing, field);
	} else if (completing->offset == completing->line.end) {
		add_labels(completing);
	}
	if (!field || field->at.start == field->at.end) { // a cell may be all there is of a row so far
		complete_skeletons(completing);
	}
}

struct json *method_complete(struct server *server, const struct json *params, struct failure *failure)
{
	uint32_t offset;
	struct document *document = document_and_offset(server, params, &offset, failure);
	if (!document) {
		return NULL;
	}
	struct completing completing = {
		.server = server, .document = document, .offset = offset, .all = json_new_array()};
	bool is_list = document_check(server, document, false) && document->is_checked && document->basis.is_list &&
		       !document->basis.problem;
	if (is_list) {
		completing.outline = document_outline(server, document);
		completing.template = document_template(server, document);
		find_line(&completing);
		completing.entry = outline_entry_at(completing.outline, completing.line.start);
		if (document->basis.template_path || completing.outline->count) {
			complete(&completing); // nobody chose the built-in template for what has no entry by it
		}
	}
	struct json *list = rpc_object("isIncomplete", json_new_bool(false));
	json_put(list, "items", completing.all);
	return list;
}
