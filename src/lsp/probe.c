// As what a text would be read.

#include "lsp/probe.h"

// What is looked for; NULL: something else.
struct sought {
	const struct probe *probe;
	const struct pllint_kind *kind;
	const struct pllint_field *field;
	bool is_found;
};

static bool starts_within(const struct probe *probe, struct pllint_span at)
{
	return at.start >= probe->line && at.start < probe->range.start + probe->text->size;
}

static void take(void *context, const struct pllint_exported *entry)
{
	struct sought *sought = context;
	const struct probe *probe = sought->probe;
	if (sought->kind) {
		sought->is_found |= entry->read_as == sought->kind && starts_within(probe, entry->head);
	}
	for (uint32_t i = 0; sought->field && i < entry->field_count; i++) {
		const struct pllint_exported_field *field = &entry->fields[i];
		sought->is_found |= field->field == sought->field && starts_within(probe, field->at);
	}
	if (!sought->kind && !sought->field) {
		sought->is_found |= entry->has_group && starts_within(probe, entry->group_head);
	}
}

static bool find(struct sought *sought)
{
	const struct probe *probe = sought->probe;
	const struct buffer *text = &probe->document->text.bytes;
	const struct lsp_basis *basis = &probe->document->basis;
	struct buffer changed = {0};
	buffer_add(&changed, text->bytes, probe->range.start);
	buffer_add(&changed, probe->text->bytes, probe->text->size);
	buffer_add(&changed, text->bytes + probe->range.end, text->size - probe->range.end);
	struct pllint_export export = {
		.builtin_template = basis->settings.builtin_template,
		.wants_all = true,
		.take = take,
		.context = sought,
	};
	struct pllint_report *report = NULL;
	struct pllint_environment environment = work_start(probe->server, false);
	pllint_export(&environment, basis->template, changed.bytes, changed.size, &export, &report);
	pllint_report_release(report);
	buffer_release(&changed);
	return sought->is_found;
}

bool probe_entry(const struct probe *probe, const struct pllint_kind *kind)
{
	return find(&(struct sought){.probe = probe, .kind = kind});
}

bool probe_field(const struct probe *probe, const struct pllint_field *field)
{
	return find(&(struct sought){.probe = probe, .field = field});
}

bool probe_group(const struct probe *probe)
{
	return find(&(struct sought){.probe = probe});
}
