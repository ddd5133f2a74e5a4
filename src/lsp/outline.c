// The entries of a document as data.

#include "lsp/outline.h"

#include <stdlib.h>

static struct outline_text copy(struct pllint_text text)
{
	return (struct outline_text){allocate_copy(text.bytes, text.size), text.size};
}

static struct outline_field copy_field(const struct pllint_exported_field *field)
{
	struct outline_field own = {
		.at = field->at, .value = field->value, .field = field->field, .parent = field->parent};
	own.is_list = field->is_tags || field->is_names;
	own.item_count = own.is_list && !field->is_empty ? field->item_count : 0;
	own.items = allocate(NULL, own.item_count * sizeof *own.items);
	for (uint32_t i = 0; i < own.item_count; i++) {
		own.items[i] = copy(field->items[i]);
	}
	return own;
}

static void take(void *context, const struct pllint_exported *entry)
{
	struct outline *outline = context;
	if (outline->count == outline->capacity) {
		outline->capacity = outline->capacity * 2 + 16;
		outline->entries = allocate(outline->entries, outline->capacity * sizeof *outline->entries);
	}
	struct outline_entry *own = &outline->entries[outline->count++];
	*own = (struct outline_entry){
		.head = entry->head,
		.whole = entry->whole,
		.kind = entry->read_as,
		.group_head = entry->group_head,
		.has_group = entry->has_group,
		.title = copy(entry->title),
		.group = copy(entry->has_group ? entry->group : (struct pllint_text){"", 0}),
		.field_count = entry->field_count,
		.link_count = entry->link_count,
		.fields = allocate(NULL, entry->field_count * sizeof *own->fields),
		.links = allocate(NULL, entry->link_count * sizeof *own->links),
	};
	for (uint32_t i = 0; i < entry->field_count; i++) {
		own->fields[i] = copy_field(&entry->fields[i]);
	}
	for (uint32_t i = 0; i < entry->link_count; i++) {
		const struct pllint_exported_link *link = &entry->links[i];
		bool is_known = link->identity.kind != NULL;
		own->links[i] = (struct outline_link){
			.at = link->at,
			.target_at = link->target_at,
			.target = copy(link->target),
			.kind = link->identity.kind,
			.site = link->identity.site,
			.id = copy(is_known ? link->identity.id : (struct pllint_text){"", 0}),
		};
	}
}

const struct outline *document_outline(struct server *server, struct document *document)
{
	if (document->outline && !document->outline->was_cut_short) {
		return document->outline;
	}
	outline_release(document->outline);
	struct outline outline = {0};
	bool is_list = document_check(server, document, false) && document->is_checked && document->basis.is_list &&
		       !document->basis.problem;
	if (is_list) {
		struct pllint_export export = {
			.builtin_template = document->basis.settings.builtin_template,
			.wants_all = true,
			.take = take,
			.context = &outline,
		};
		struct pllint_report *report = NULL;
		struct pllint_environment environment = work_start(server, false);
		enum pllint_status status =
			pllint_export(&environment, document->basis.template, document->text.bytes.bytes,
				      document->text.bytes.size, &export, &report);
		pllint_report_release(report);
		outline.was_cut_short = status != PLLINT_OK && status != PLLINT_NO_ENTRY;
	}
	document->outline = allocate(NULL, sizeof outline);
	*document->outline = outline;
	return document->outline;
}

static void release_entry(struct outline_entry *entry)
{
	for (uint32_t i = 0; i < entry->field_count; i++) {
		for (uint32_t k = 0; k < entry->fields[i].item_count; k++) {
			free(entry->fields[i].items[k].bytes);
		}
		free(entry->fields[i].items);
	}
	for (uint32_t i = 0; i < entry->link_count; i++) {
		free(entry->links[i].target.bytes);
		free(entry->links[i].id.bytes);
	}
	free(entry->fields);
	free(entry->links);
	free(entry->title.bytes);
	free(entry->group.bytes);
}

void outline_release(struct outline *outline)
{
	for (size_t i = 0; outline && i < outline->count; i++) {
		release_entry(&outline->entries[i]);
	}
	free(outline ? outline->entries : NULL);
	free(outline);
}

const struct outline_entry *outline_entry_at(const struct outline *outline, uint32_t offset)
{
	for (size_t i = 0; i < outline->count; i++) {
		const struct outline_entry *entry = &outline->entries[i];
		bool is_last = i + 1 == outline->count || outline->entries[i + 1].whole.start > offset;
		if (entry->whole.start <= offset &&
		    (offset < entry->whole.end || (is_last && offset == entry->whole.end))) {
			return entry;
		}
	}
	return NULL;
}
