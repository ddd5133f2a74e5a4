// unknown-field: a label is none of the template's.

#include <string.h>

#include "lint/edit_label.h"
#include "lint/rule.h"

// The first field that is missing and whose value this can be; NULL for none.
static const struct template_field *missing_field(const struct match *match, uint32_t item)
{
	uint64_t may_be = match->items[item].may_be;
	for (uint32_t i = 0; i < match->kind->field_count && i < 64; i++) {
		if (may_be >> i & 1) {
			return &match->kind->fields[i];
		}
	}
	return NULL;
}

// The labels that the template has there, split by commas.
static struct argument labels_of(struct check *check, const struct template_field *fields, uint32_t count)
{
	const struct source *file = check->template->file;
	size_t size = 0;
	for (uint32_t i = 0; i < count; i++) {
		size += span_length(fields[i].label) + 2;
	}
	char *labels = arena_alloc(check->arena, size + 1);
	size = 0;
	for (uint32_t i = 0; i < count; i++) {
		memcpy(labels + size, ", ", 2);
		size += i > 0 ? 2 : 0;
		memcpy(labels + size, source_at(file, fields[i].label), span_length(fields[i].label));
		size += span_length(fields[i].label);
	}
	return from_bytes(check, labels, size);
}

static void check_unknown_field(struct check *check, const struct deviation *deviation)
{
	const struct template_field *near = deviation->field;
	const char *help = near ? "did you mean {1}?"
				: "write one of the template's labels ({1}), or move the text to one of its fields";
	const struct template_field *owner = deviation->owner;
	const struct template_kind *kind = check->match->kind;
	const struct template_field *missing = near || owner ? NULL : missing_field(check->match, deviation->item);
	if (missing) {
		help = "write {2} if it is that field, which is missing; if not, write one of the template's labels "
		       "({1}), or "
		       "move the text to one of its fields";
	}
	struct argument meant = near	? edit_label_in_form(check, near, NULL)
				: owner ? labels_of(check, owner->children, owner->child_count)
					: labels_of(check, kind->fields, kind->field_count);
	struct argument label = from_list(check->entry->items[deviation->item].label.text);
	struct pllint_finding *finding = report(
		check, deviation->at, "the template has no field {0}", help,
		ARGUMENTS(label, meant, missing ? edit_label_in_form(check, missing, NULL) : (struct argument){0}));
	if (near || deviation->owner) {
		report_expected(finding, near ? near->at : deviation->owner->at);
	} else {
		report_expected(finding, check->match->kind->heading);
	}
}

const struct rule rule_unknown_field = {
	.info =
		{
			.name = "unknown-field",
			.page = &page_unknown_field,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_UNKNOWN),
	.deviation = check_unknown_field,
};
