// Completion: what may be written at a place, by the template and by the rest of the list.

#include "lsp/methods.h"

#include "base/bytes.h"
#include "lsp/outline.h"

#include <stdlib.h>
#include <string.h>

// Kinds of items: shown as a field, a value and a snippet.
enum { ITEM_LABEL = 5, ITEM_VALUE = 12, ITEM_SKELETON = 15 };

// A request for items, and what it has so far.
struct completing {
	struct server *server;
	struct document *document;
	const struct outline *outline;
	const struct outline_entry *entry; // around the cursor, or NULL
	struct text *template;
	uint32_t offset;
	struct pllint_span line;
	uint32_t content; // where the line's text starts, after whitespace and a marker
	bool has_marker;
	struct json *all;
};

static const char *bytes_of(const struct completing *completing)
{
	return completing->document->text.bytes.bytes;
}

// `from` is where what is replaced starts; it ends at the cursor.
static struct json *add_item(struct completing *completing, const char *label, size_t size, int kind, uint32_t from,
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

static void add_label(struct completing *completing, const struct pllint_field *field)
{
	const char *template = completing->template->bytes.bytes;
	struct pllint_span at = pllint_field_span(field), marker = marker_of(completing, field);
	struct pllint_text name = pllint_field_name(field, 0, NULL);
	struct buffer new = {0};
	if (!completing->has_marker) {
		buffer_add(&new, template + marker.start, marker.end - marker.start);
	}
	buffer_add(&new, template + at.start, at.end - at.start);
	buffer_add_string(&new, pllint_field_shape(field) == PLLINT_VALUE_LINKS ||
						pllint_field_shape(field) == PLLINT_VALUE_FIELDS
					? ""
					: " ");
	struct json *item = add_item(completing, name.bytes, name.size, ITEM_LABEL, completing->content, &new);
	json_put(item, "detail", json_new_string(pllint_field_is_required(field) ? "required" : "optional"));
	buffer_release(&new);
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

// Fields are in the order of the template.
static void add_labels(struct completing *completing)
{
	const struct pllint_template *template = completing->document->basis.template;
	const struct pllint_kind *kind = completing->entry ? completing->entry->kind : NULL;
	bool is_nested = completing->line.start < completing->content &&
			 byte_is_blank(bytes_of(completing)[completing->line.start]);
	const struct pllint_field *above = is_nested ? field_above(completing) : NULL;
	kind = kind || !pllint_template_kind_count(template) ? kind : pllint_template_kind(template, 0);
	if (above && pllint_field_child_count(above)) {
		for (size_t i = 0; i < pllint_field_child_count(above); i++) {
			if (!is_written(completing->entry, pllint_field_child(above, i))) {
				add_label(completing, pllint_field_child(above, i));
			}
		}
		return;
	}
	for (size_t i = 0; kind && i < pllint_kind_field_count(kind); i++) {
		const struct pllint_field *field = pllint_kind_field(kind, i);
		struct pllint_span at = pllint_field_span(field);
		if (at.start < at.end && !is_written(completing->entry, field)) {
			add_label(completing, field);
		}
	}
}

// --- values ---------------------------------------------------------------------------------------

static void add_value(struct completing *completing, const char *text, size_t size, uint32_t from)
{
	struct buffer new = {0};
	buffer_add(&new, text, size);
	add_item(completing, text, size, ITEM_VALUE, from, &new);
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
	const char *bytes = bytes_of(completing);
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
	uint32_t from = word_start(completing, own->at.end, is_list);
	for (size_t i = 0; i < pllint_field_choice_count(field); i++) {
		struct pllint_text choice = pllint_field_choice(field, i, NULL);
		add_value(completing, choice.bytes, choice.size, from);
	}
	if (is_list) {
		add_used(completing, own, from);
	}
}

// The field whose value the cursor is in: its label ends before it, on the same line.
static const struct outline_field *field_before(const struct completing *completing)
{
	const struct outline_field *found = NULL;
	for (uint32_t i = 0; completing->entry && i < completing->entry->field_count; i++) {
		const struct outline_field *field = &completing->entry->fields[i];
		bool is_here = field->at.start >= completing->line.start && field->at.end <= completing->offset &&
			       field->at.start < field->at.end;
		if (field->field && is_here && (!found || field->at.start > found->at.start)) {
			found = field;
		}
	}
	return found;
}

// --- whole entries --------------------------------------------------------------------------------

// A snippet that is being made of the template's bytes.
struct snippet {
	const struct text *template;
	bool has_stops; // the client takes them
	unsigned stops;
	uint32_t at; // how far the template is copied
	struct buffer text;
};

static void add_escaped(struct snippet *snippet, const char *bytes, size_t size, const char *specials)
{
	for (size_t i = 0; i < size; i++) {
		if (snippet->has_stops && byte_is_among(bytes[i], specials)) {
			buffer_add_string(&snippet->text, "\\");
		}
		buffer_add(&snippet->text, bytes + i, 1);
	}
}

// Copies the template up to an offset, without what it says to pllint.
static void copy_to(struct snippet *snippet, uint32_t end)
{
	static const char open[] = "<!-- pllint:", close[] = "-->";
	const char *bytes = snippet->template->bytes.bytes;
	while (snippet->at < end) {
		bool is_directive =
			end - snippet->at >= sizeof open - 1 && memcmp(bytes + snippet->at, open, sizeof open - 1) == 0;
		const char *closed = is_directive ? strstr(bytes + snippet->at, close) : NULL;
		if (closed) {
			snippet->at = (uint32_t)(closed - bytes) + (uint32_t)sizeof close - 1;
			while (snippet->text.size && snippet->text.bytes[snippet->text.size - 1] == ' ') {
				buffer_cut(&snippet->text, snippet->text.size - 1);
			}
			continue;
		}
		add_escaped(snippet, bytes + snippet->at++, 1, "\\$}");
	}
}

// A place to fill in, with what the template shows there.
static void add_stop(struct snippet *snippet, struct pllint_span shown)
{
	if (!snippet->has_stops) {
		copy_to(snippet, shown.end);
		return;
	}
	buffer_add_string(&snippet->text, "${", DIGITS(++snippet->stops), ":");
	copy_to(snippet, shown.end);
	buffer_add_string(&snippet->text, "}");
}

static void add_choice(struct snippet *snippet, const struct pllint_field *field)
{
	buffer_add_string(&snippet->text, "${", DIGITS(++snippet->stops), "|");
	for (size_t i = 0; i < pllint_field_choice_count(field); i++) {
		struct pllint_text choice = pllint_field_choice(field, i, NULL);
		buffer_add_string(&snippet->text, i ? "," : "");
		add_escaped(snippet, choice.bytes, choice.size, "\\,|$}");
	}
	buffer_add_string(&snippet->text, "|}");
}

// What is behind a label on its line, up to a comment, without whitespace at its ends.
static struct pllint_span rest_of_line(const struct snippet *snippet, uint32_t start)
{
	const char *bytes = snippet->template->bytes.bytes;
	uint32_t end = start;
	while (byte_is_blank(bytes[start])) {
		start++;
		end++;
	}
	while (bytes[end] && !byte_is_in(bytes[end], "\r\n") && strncmp(bytes + end, "<!--", 4) != 0) {
		end++;
	}
	while (end > start && byte_is_blank(bytes[end - 1])) {
		end--;
	}
	return (struct pllint_span){start, end};
}

// Copies an empty details block, with a stop in it; false where there is none.
static bool add_details(struct snippet *snippet)
{
	const char *bytes = snippet->template->bytes.bytes, *from = bytes + snippet->at;
	const char *open = strstr(from, "<details>"), *close = open ? strstr(open, "</details>") : NULL;
	const char *line = open ? strchr(open, '\n') : NULL, *last = close;
	while (last && last > bytes && last[-1] != '\n') {
		last--;
	}
	if (!close || !line || line + 1 > last || line + 1 + strspn(line + 1, " \t\r\n") != close) {
		return false;
	}
	copy_to(snippet, (uint32_t)(line + 1 - bytes));
	add_escaped(snippet, last, (size_t)(close - last), "");
	buffer_add_string(&snippet->text, "${", DIGITS(++snippet->stops), "}\n");
	snippet->at = (uint32_t)(last - bytes);
	return true;
}

static void add_field(struct snippet *snippet, const struct pllint_field *field)
{
	struct pllint_span at = pllint_field_span(field), shown = pllint_field_shown(field);
	size_t count = pllint_field_child_count(field);
	enum pllint_value_shape shape = pllint_field_shape(field);
	if (at.start < snippet->at) {
		return; // it is part of what was copied
	}
	copy_to(snippet, at.end);
	for (size_t i = 0; i < count; i++) {
		add_field(snippet, pllint_field_child(field, i));
	}
	if (count || !snippet->has_stops || (shape == PLLINT_VALUE_DETAILS && add_details(snippet))) {
		return;
	}
	if (shape == PLLINT_VALUE_CHOICE && shown.start < shown.end && shown.start >= snippet->at) {
		copy_to(snippet, shown.start);
		add_choice(snippet, field);
		snippet->at = shown.end;
		return;
	}
	struct pllint_span rest = rest_of_line(snippet, at.end);
	if (rest.start < rest.end) {
		copy_to(snippet, rest.start);
		add_stop(snippet, rest);
	} else {
		buffer_add_string(&snippet->text, " ${", DIGITS(++snippet->stops), "}");
	}
}

// The text from the line's start to the cursor is how a text of the template starts, up to its placeholder.
static bool may_become(const struct completing *completing, struct pllint_span head, struct pllint_span title)
{
	const char *bytes = bytes_of(completing), *template = completing->template->bytes.bytes;
	size_t typed = completing->offset - completing->line.start, marker = title.start - head.start;
	return completing->offset == completing->line.end && typed <= marker &&
	       memcmp(bytes + completing->line.start, template + head.start, typed) == 0;
}

// The line up to the cursor, at its end, is how a text begins.
static bool is_begun(const struct completing *completing, const struct buffer *text)
{
	size_t typed = completing->offset - completing->line.start;
	return completing->offset == completing->line.end && typed <= text->size &&
	       memcmp(bytes_of(completing) + completing->line.start, text->bytes, typed) == 0;
}

static void add_snippet(struct completing *completing, struct snippet *snippet, const char *what,
			struct pllint_span title)
{
	struct buffer label = {0};
	buffer_add_string(&label, what);
	buffer_add(&label, completing->template->bytes.bytes + title.start, title.end - title.start);
	struct json *item =
		add_item(completing, label.bytes, label.size, ITEM_SKELETON, completing->line.start, &snippet->text);
	// What is written there is the head's markers at most.
	json_put(item, "filterText", rpc_text(snippet->text.bytes, strcspn(snippet->text.bytes, "$\n")));
	json_put(item, "insertTextFormat", json_new_integer(snippet->has_stops ? 2 : 1));
	buffer_release(&label);
}

static void add_entry(struct completing *completing, const struct pllint_kind *kind)
{
	struct pllint_span head = pllint_kind_head(kind), title = pllint_kind_title(kind);
	struct snippet snippet = {.template = completing->template,
				  .has_stops = completing->server->client.takes_snippets,
				  .at = head.start};
	if (!may_become(completing, head, title) || head.start > title.start || title.end > head.end) {
		return;
	}
	copy_to(&snippet, title.start);
	add_stop(&snippet, title);
	for (size_t i = 0; i < pllint_kind_field_count(kind); i++) {
		add_field(&snippet, pllint_kind_field(kind, i));
	}
	uint32_t line = text_place(completing->template, snippet.at).line;
	copy_to(&snippet, text_line(completing->template, line).end);
	add_snippet(completing, &snippet, "new entry: ", title);
	buffer_release(&snippet.text);
}

// --- groups ---------------------------------------------------------------------------------------

static bool take_part(const char *form, size_t size, size_t *at, const char *part)
{
	size_t length = strlen(part);
	bool is_here = size - *at >= length && memcmp(form + *at, part, length) == 0;
	*at += is_here ? length : 0;
	return is_here;
}

static void add_digits(struct buffer *text, uint32_t number, unsigned count)
{
	const char *digits = DIGITS(1000000 + number);
	buffer_add_string(text, digits + strlen(digits) - count);
}

// Today, in the form of the template; false where that shows no date.
static bool write_today(const struct completing *completing, const char *form, size_t size, struct buffer *text)
{
	const struct lsp_host *host = completing->server->host;
	uint32_t today = host->today(host->context);
	unsigned parts = 0;
	for (size_t at = 0; at < size;) {
		if (take_part(form, size, &at, "YYYY") || take_part(form, size, &at, "yyyy")) {
			add_digits(text, today / 10000, 4);
			parts |= 1;
		} else if (take_part(form, size, &at, "YY") || take_part(form, size, &at, "yy")) {
			add_digits(text, today / 10000, 2);
			parts |= 1;
		} else if (take_part(form, size, &at, "MM") || take_part(form, size, &at, "mm")) {
			add_digits(text, today / 100 % 100, 2);
			parts |= 2;
		} else if (take_part(form, size, &at, "DD") || take_part(form, size, &at, "dd")) {
			add_digits(text, today % 100, 2);
			parts |= 4;
		} else if (byte_is_letter(form[at])) {
			return false;
		} else {
			buffer_add(text, form + at++, 1);
		}
	}
	return (parts & 3) == 3;
}

static void add_group(struct completing *completing)
{
	struct pllint_span head, title;
	if (!pllint_template_group(completing->document->basis.template, &head, &title)) {
		return;
	}
	const char *template = completing->template->bytes.bytes;
	struct snippet snippet = {.template = completing->template,
				  .has_stops = completing->server->client.takes_snippets,
				  .at = head.start};
	struct buffer today = {0};
	copy_to(&snippet, title.start);
	if (write_today(completing, template + title.start, title.end - title.start, &today)) {
		buffer_add(&snippet.text, today.bytes, today.size);
	} else {
		add_stop(&snippet, title);
	}
	if (is_begun(completing, &snippet.text)) {
		add_snippet(completing, &snippet, "new group: ", title);
	}
	buffer_release(&today);
	buffer_release(&snippet.text);
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

// Nothing but a label's beginning is before the cursor, and nothing behind it.
static bool is_label_place(const struct completing *completing)
{
	const char *bytes = bytes_of(completing);
	size_t size = completing->offset - completing->content;
	return completing->offset == completing->line.end && size <= 40 &&
	       !memchr(bytes + completing->content, ':', size) && !memchr(bytes + completing->content, '#', size);
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
		const struct outline_field *field = field_before(&completing);
		if (field) {
			add_values(&completing, field);
		} else {
			if (is_label_place(&completing)) {
				add_labels(&completing);
			}
			for (size_t i = 0; i < pllint_template_kind_count(document->basis.template); i++) {
				add_entry(&completing, pllint_template_kind(document->basis.template, i));
			}
			add_group(&completing);
		}
	}
	struct json *list = rpc_object("isIncomplete", json_new_bool(false));
	json_put(list, "items", completing.all);
	return list;
}
