// What is shown about the place under the cursor: a field's demands, or what a link points to.

#include "lsp/methods.h"

#include "lsp/outline.h"

#include <string.h>

static const char *const shapes[] = {
	[PLLINT_VALUE_TEXT] = "any text",
	[PLLINT_VALUE_DETAILS] = "a `<details>` block",
	[PLLINT_VALUE_LINKS] = "nested links",
	[PLLINT_VALUE_FIELDS] = "nested fields",
	[PLLINT_VALUE_URL_LIKE] = "a URL of the form that is shown",
	[PLLINT_VALUE_URL] = "a URL",
	[PLLINT_VALUE_LINK] = "a link",
	[PLLINT_VALUE_DATE] = "a date in the form that is shown",
	[PLLINT_VALUE_LIST] = "items separated by commas",
	[PLLINT_VALUE_CHOICE] = "one of the values",
	[PLLINT_VALUE_URLS] = "at least one URL",
};

static void add_texts(struct buffer *said, const struct pllint_field *field, size_t count,
		      struct pllint_text (*at)(const struct pllint_field *field, size_t index,
					       struct pllint_span *place))
{
	for (size_t i = 0; i < count; i++) {
		struct pllint_text text = at(field, i, NULL);
		buffer_add_string(said, i ? ", `" : " `");
		buffer_add(said, text.bytes, text.size);
		buffer_add_string(said, "`");
	}
}

static void add_demand(struct buffer *said, const struct pllint_field *field)
{
	size_t choices = pllint_field_choice_count(field);
	buffer_add_string(
		said, pllint_field_is_required(field) ? "required: " : "optional: ", shapes[pllint_field_shape(field)]);
	if (choices) {
		buffer_add_string(said, pllint_field_shape(field) == PLLINT_VALUE_CHOICE ? "" : ", each one of");
		add_texts(said, field, choices, pllint_field_choice);
		buffer_add_string(said, pllint_field_is_open(field) ? ", or another" : "");
	}
	for (size_t i = 0; i < pllint_field_child_count(field); i++) {
		const struct pllint_field *child = pllint_field_child(field, i);
		buffer_add_string(said, i ? "," : ":");
		add_texts(said, child, 1, pllint_field_name);
		buffer_add_string(said, pllint_field_is_required(child) ? " (required)" : "");
	}
}

static struct json *hover(const struct server *server, struct document *document, const struct buffer *said,
			  struct pllint_span at)
{
	struct json *contents =
		rpc_object("kind", json_new_string(server->client.takes_markdown ? "markdown" : "plaintext"));
	json_put(contents, "value", json_new_shown(said->bytes, said->size));
	struct json *object = rpc_object("contents", contents);
	json_put(object, "range", range_of(&document->text, at));
	return object;
}

static struct json *hover_field(struct server *server, struct document *document, const struct outline_field *field)
{
	struct buffer said = {0};
	struct text *template = document_template(server, document);
	struct pllint_span label = pllint_field_span(field->field);
	uint32_t line = text_place(template, label.start).line;
	struct pllint_span whole = text_line(template, line);
	add_demand(&said, field->field);
	buffer_add_string(&said, "\n\n", "Line ", DIGITS(line + 1),
			  document->basis.template_path ? " of the template:" : " of the built-in template:", "\n\n",
			  server->client.takes_markdown ? "```markdown\n" : "");
	buffer_add(&said, template->bytes.bytes + whole.start, whole.end - whole.start);
	buffer_add_string(&said, server->client.takes_markdown ? "\n```" : "");
	bool is_label = field->at.start < field->at.end;
	struct json *result = hover(server, document, &said, is_label ? field->at : field->value);
	buffer_release(&said);
	return result;
}

static struct json *hover_link(const struct server *server, struct document *document, const struct outline_link *link)
{
	struct buffer said = {0};
	buffer_add_string(&said, link->kind, ": ", link->site ? link->site : "", " ");
	buffer_add(&said, link->id.bytes, link->id.size);
	struct json *result = hover(server, document, &said, link->at);
	buffer_release(&said);
	return result;
}

struct json *method_hover(struct server *server, const struct json *params, struct failure *failure)
{
	uint32_t offset;
	struct document *document = document_and_offset(server, params, &offset, failure);
	if (!document) {
		return NULL;
	}
	const struct outline *outline = document_outline(server, document);
	const struct outline_entry *entry = outline_entry_at(outline, offset);
	for (uint32_t i = 0; entry && i < entry->link_count; i++) {
		const struct outline_link *link = &entry->links[i];
		if (link->kind && link->at.start <= offset && offset <= link->at.end) {
			return hover_link(server, document, link);
		}
	}
	const struct outline_field *field = field_at(outline, offset);
	return field ? hover_field(server, document, field) : json_new_null();
}
