// inline-links: links stand on the label's line where the template nests them.

#include <string.h>

#include "base/bytes.h"
#include "lint/edit_item.h"
#include "lint/edit_label.h"
#include "lint/names.h"
#include "lint/rule.h"
#include "lint/value_form.h"

enum { LINKS_MAX = 8, LINK_PIECES = 7 + EDIT_LABEL_PIECES };

// Label and link of each line to be.
struct nested {
	const struct template_field *fields[LINKS_MAX];
	span links[LINKS_MAX];
	uint32_t count;
};

static bool add_link(const struct check *check, struct nested *nested, const struct entry_link *link,
		     const struct template_field *parent)
{
	const struct template_field *field = match_link_label(check->template, parent, check->entry, link);
	bool plain = !link->image && (link->notation == LINK_BARE || link->notation == LINK_ANGLE);
	for (uint32_t i = 0; i < nested->count; i++) {
		plain = plain && nested->fields[i] != field;
	}
	if (!plain || !field || nested->count == LINKS_MAX) {
		return false;
	}
	nested->fields[nested->count] = field;
	nested->links[nested->count++] = link->whole;
	return true;
}

// True if the value is nothing but links that can be nested, with whitespace and commas between.
static bool collect(const struct check *check, const struct deviation *deviation, struct nested *nested)
{
	const struct entry_item *item = &check->entry->items[deviation->item];
	uint32_t at = item->value.start;
	for (uint32_t i = 0; i < item->link_count; i++) {
		const struct entry_link *link = &check->entry->links[item->first_link + i];
		if (!link->in_value || link->whole.start < at) {
			return false;
		}
		for (; at < link->whole.start; at++) {
			if (!byte_is_in(check->source->bytes[at], " \t\r\n,")) {
				return false;
			}
		}
		if (!add_link(check, nested, link, deviation->field)) {
			return false;
		}
		at = link->whole.end;
	}
	return at == item->value.end;
}

static void nest(struct check *check, struct pllint_finding *finding, const struct deviation *deviation)
{
	const struct entry_item *item = &check->entry->items[deviation->item];
	struct nested nested = {.count = 0};
	struct indentation indent;
	struct pllint_piece pieces[LINKS_MAX * LINK_PIECES];
	size_t count = 0;
	span range = span_of(item->label.whole.end, edit_over_whitespace(check, item->value.end));
	if (span_is_empty(item->value) || !edit_item_stands_apart(check, deviation->item) ||
	    item->end != deviation->item + 1 || item->has_more || item->details_count > 0 ||
	    !edit_item_follows_label(check, item) || !collect(check, deviation, &nested) ||
	    !edit_item_indent(check, deviation->item, &indent)) {
		return;
	}
	for (uint32_t i = 0; i < nested.count; i++) {
		pieces[count++] = edit_newline(check->source, item->label.whole.end);
		pieces[count++] = indent.copied;
		pieces[count++] = indent.whitespace;
		pieces[count++] = entry_item_is_paragraph(item) ? piece_text("-") : piece_list(item->marker);
		pieces[count++] = piece_text(" ");
		size_t label = edit_label_pieces(check, nested.fields[i], NULL, pieces + count);
		if (label == 0) {
			return;
		}
		count += label;
		pieces[count++] = piece_text(nested.fields[i]->colon_wide ? "" : " ");
		pieces[count++] = piece_list(nested.links[i]);
	}
	report_edit(check, finding, PLLINT_FIX_SAFE, range, pieces, count);
}

// The labels that the links would get, each once; of none, the first that the template shows.
static struct argument examples(struct check *check, const struct deviation *deviation)
{
	const struct entry_item *item = &check->entry->items[deviation->item];
	const struct template_field *labels[LINKS_MAX] = {&deviation->field->children[0]};
	uint32_t count = 0;
	for (uint32_t i = 0; i < item->link_count && count < LINKS_MAX; i++) {
		const struct entry_link *link = &check->entry->links[item->first_link + i];
		const struct template_field *label =
			match_link_label(check->template, deviation->field, check->entry, link);
		for (uint32_t j = 0; j < count && label; j++) {
			label = labels[j] == label ? NULL : label;
		}
		if (label) {
			labels[count++] = label;
		}
	}
	return value_form_several(check, deviation->field, labels, count > 0 ? count : 1);
}

// `-arxiv: https://...`
static bool lacks_space(const struct check *check, const struct entry_item *item)
{
	const char *first = source_at(check->source, item->value);
	return byte_is_in(*first, "-+") && span_length(item->value) > 1 && source_is_word_byte(first[1]);
}

// `arxiv: https://...`
static bool has_label(const struct check *check, const struct entry_item *item)
{
	const char *first = source_at(check->source, item->value);
	const char *colon = memchr(first, ':', span_length(item->value));
	const struct entry_link *link = &check->entry->links[item->first_link];
	return colon && source_is_word_byte(*first) && source_at(check->source, item->value) + 1 < colon &&
	       (uint32_t)(colon - check->source->bytes) < link->whole.start;
}

// A table, code, raw HTML or other text, which is more than a list marker away from a list.
static bool is_block(const struct check *check, const struct entry_item *item)
{
	return span_is_empty(item->value) || byte_is_in(check->source->bytes[item->value.start], "|<>");
}

static const char *help_below(const struct check *check, const struct entry_item *item)
{
	if (is_block(check, item)) {
		return "replace what is below {0} with a list item for each link{2}, such as {1}";
	}
	if (lacks_space(check, item)) {
		return "put a space after each list marker, such as {1}";
	}
	return has_label(check, item) ? "put a list marker before each of them, such as {1}"
				      : "put a list marker and a label before each of them, such as {1}";
}

static void check_inline_links(struct check *check, const struct deviation *deviation)
{
	const struct entry_item *item = &check->entry->items[deviation->item];
	bool is_below = deviation->at.start > source_line(check->source, item->label.whole.start).end;
	struct pllint_finding *finding = report(
		check, deviation->at,
		is_below ? "the links below {0} are not list items" : "the links are on the line of {0}, not below it",
		is_below ? help_below(check, item) : "put each link on a line of its own below {0}{2}, such as {1}",
		ARGUMENTS(deviation_label(check, deviation), examples(check, deviation),
			  value_form_indentation(check, deviation->field)));
	report_expected(finding, deviation->field->at);
	nest(check, finding, deviation);
}

const struct rule rule_inline_links = {
	.info =
		{
			.name = "inline-links",
			.page = &page_inline_links,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LINK,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_INLINE),
	.deviation = check_inline_links,
};
