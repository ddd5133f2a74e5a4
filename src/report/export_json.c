// `json`: one document, an entry a line.

#include "report/exporter.h"
#include "report/json_stream.h"
#include "report/records.h"

#include <stdlib.h>
#include <string.h>

enum { EXPORT_VERSION = 1 };

static struct json *text(struct pllint_text text)
{
	return json_new_shown(text.bytes, text.size);
}

static void begin(struct exporter *exporter)
{
	struct json_stream *stream = exporter->state = allocate(NULL, sizeof *stream);
	json_stream_init(stream, exporter->output);
	json_stream_object(stream, NULL);
	json_stream_put(stream, "version", json_new_number(EXPORT_VERSION));
	json_stream_put(stream, "tool", record_tool());
	json_stream_array(stream, "entries");
}

static struct json *field_of(const struct pllint_exported *entry, uint32_t index)
{
	const struct pllint_exported_field *field = &entry->fields[index];
	struct json *object = json_new_object();
	json_put(object, "label", text(field->label));
	if (field->parent != UINT32_MAX) {
		json_put(object, "within", text(entry->fields[field->parent].label));
	}
	json_put(object, "text", text(field->text));
	if (field->items) {
		struct json *items = json_new_array();
		for (uint32_t i = 0; i < field->item_count; i++) {
			json_add(items, text(field->items[i]));
		}
		json_put(object, "items", items);
	}
	json_put(object, "known", json_new_bool(field->is_known));
	return object;
}

static struct json *identity_of(const struct pllint_identity *identity)
{
	struct json *object = json_new_object();
	json_put(object, "kind", json_new_string(identity->kind));
	json_put(object, "site", json_new_string(identity->site));
	json_put(object, "id", text(identity->id));
	return object;
}

static struct json *link_of(const struct pllint_exported_link *link)
{
	struct json *object = json_new_object();
	if (link->label.size > 0) {
		json_put(object, "label", text(link->label));
	}
	if (link->text.size > 0) {
		json_put(object, "text", text(link->text));
	}
	if (link->target.size > 0) {
		json_put(object, "url", text(link->target));
	}
	if (link->identity.kind) {
		json_put(object, "identity", identity_of(&link->identity));
		json_put(object, "is_work", json_new_bool(link->is_work));
	}
	return object;
}

static struct json *group_of(const struct pllint_exported *entry, struct pllint_text group)
{
	struct json *object = json_new_object();
	char date[16];
	exported_date(entry, date);
	json_put(object, "text", text(group));
	if (*date) {
		json_put(object, "date", json_new_string(date));
	}
	return object;
}

static void print_entry(struct exporter *exporter, const char *path, const struct pllint_exported *entry)
{
	struct json *object = json_new_object(), *fields = json_new_array(), *links = json_new_array(),
		    *identities = json_new_array();
	const struct pllint_exported_field *progress = exported_progress(entry);
	for (uint32_t i = 0; i < entry->field_count; i++) {
		json_add(fields, field_of(entry, i));
	}
	for (uint32_t i = 0; i < entry->link_count; i++) {
		json_add(links, link_of(&entry->links[i]));
		if (entry->links[i].identity.kind && !exported_is_repeated(entry, i)) {
			json_add(identities, identity_of(&entry->links[i].identity));
		}
	}
	json_put(object, "path", json_new_shown(path, strlen(path)));
	json_put(object, "line", json_new_number(entry->line));
	json_put(object, "kind", text(entry->kind));
	if (entry->shape) {
		json_put(object, "shape", json_new_shown(entry->shape, strlen(entry->shape)));
	}
	const struct pllint_text group = exported_group(entry, path);
	if (group.bytes) {
		json_put(object, "group", group_of(entry, group));
	}
	json_put(object, "title", text(entry->title));
	if (progress) {
		json_put(object, "progress", text(progress->text));
	}
	json_put(object, "fields", fields);
	json_put(object, "links", links);
	json_put(object, "identities", identities);
	json_stream_put(exporter->state, NULL, object);
}

static void end(struct exporter *exporter)
{
	struct json_stream *stream = exporter->state;
	json_stream_end(stream);
	json_stream_end(stream);
	free(stream);
}

const struct export_format json_export = {"json", begin, print_entry, end};
