// Edits of labels.

#include "lint/edit_label.h"

#include <string.h>

#include "base/bytes.h"
#include "lint/edits.h"

// What follows the name: the closing delimiter and the colon, in the template's order.
static const char *label_end(const struct template_field *field)
{
	static const char *const ends[2][2][2] = {
		// [colon inside][wide][blank]
		{{":", " :"}, {"：", " ："}},
		{{":", " :"}, {"：", " ："}},
	};
	static const char *const strong_ends[2][2][2] = {
		{{"**:", "** :"}, {"**：", "** ："}},
		{{":**", " :**"}, {"：**", " ：**"}},
	};
	static const char *const underscored_ends[2][2][2] = {
		{{"__:", "__ :"}, {"__：", "__ ："}},
		{{":__", " :__"}, {"：__", " ：__"}},
	};
	const char *const(*table)[2][2] = !field->strong ? ends : field->underscores ? underscored_ends : strong_ends;
	return table[field->colon_inside][field->colon_wide][field->blank_before_colon];
}

// The name is how another kind of the template spells one of its own: written, it would speak for that kind.
static bool speaks_for_another(const struct check *check, const struct template_name *wanted)
{
	const struct template *template = check->template;
	for (uint32_t i = 0; check->match && i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		for (uint32_t j = 0; kind != check->match->kind && j < kind->field_count; j++) {
			for (uint32_t k = 0; k < kind->fields[j].name_count; k++) {
				const struct template_name *name = &kind->fields[j].names[k];
				if (name->own && name->exact_size == wanted->exact_size &&
				    memcmp(name->exact, wanted->exact, name->exact_size) == 0) {
					return true;
				}
			}
		}
	}
	return false;
}

// Before the name is nothing but an emoji or the like, and what opens bold where it is bold.
static bool is_plain_start(const struct template *template, const struct template_field *field)
{
	const char *start = template->file->bytes + field->at.start;
	size_t size = field->label.start - field->at.start;
	if (field->strong) {
		if (size < 2 || memcmp(start + size - 2, field->underscores ? "__" : "**", 2) != 0) {
			return false;
		}
		size -= 2;
	}
	for (size_t i = 0; i < size; i++) {
		bool in_word = i > 0 && i + 1 < size && !byte_is_blank(start[i - 1]) && !byte_is_blank(start[i + 1]);
		if (byte_is_in(start[i], "*`<\\[]~\n\r") || (start[i] == '_' && !in_word)) {
			return false;
		}
	}
	return true;
}

// Written in bold or not, the name is read as it is: nothing in it is markup or ends it.
static bool is_plain_name(const struct template_name *name)
{
	bool has_ampersand = memchr(name->exact, '&', name->exact_size) != NULL;
	for (uint32_t i = 0; i < name->exact_size; i++) {
		char c = name->exact[i];
		bool at_end = i == 0 || i + 1 == name->exact_size;
		if (byte_is_in(c, "*`<\\[]~:\n\r") || (c == '_' && at_end) || (c == ';' && has_ampersand)) {
			return false;
		}
	}
	return true;
}

// Its name as it stands in the template has no mark inside: `a**Tags:**` is not `aTags`.
static bool has_marks_inside(const struct template *template, const struct template_field *field)
{
	return memchr(source_at(template->file, field->label), '*', span_length(field->label)) != NULL;
}

size_t edit_label_pieces(struct check *check, const struct template_field *field, const struct template_name *name,
			 struct pllint_piece pieces[EDIT_LABEL_PIECES])
{
	if (field->other_markup || field->is_ambiguous || field->name_count == 0 ||
	    has_marks_inside(check->template, field)) {
		return 0;
	}
	if (name && !name->own && speaks_for_another(check, name)) {
		name = NULL;
	}
	name = name ? name : &field->names[0]; // its own, as the template writes it
	if (!is_plain_start(check->template, field) || !is_plain_name(name)) {
		return 0;
	}
	pieces[0] = piece_template(span_of(field->at.start, field->label.start));
	pieces[1] = piece_bytes(check, name->exact, name->exact_size);
	pieces[2] = piece_text(field->is_details ? "" : label_end(field));
	return EDIT_LABEL_PIECES;
}

struct argument edit_label_in_form(struct check *check, const struct template_field *field,
				   const struct template_name *name)
{
	struct pllint_piece pieces[EDIT_LABEL_PIECES];
	size_t count = edit_label_pieces(check, field, name, pieces);
	if (count == 0) {
		return from_template(field->at);
	}
	size_t size = 2;
	for (size_t i = 0; i < count; i++) {
		size += span_length(pieces[i].span);
	}
	char *text = arena_alloc(check->arena, size + 1);
	char *end = text;
	*end++ = '`';
	for (size_t i = 0; i < count; i++) {
		const struct pllint_piece *piece = &pieces[i];
		const char *bytes = piece->source == PIECE_TEXT ? piece->text : check->template->file->bytes;
		memcpy(end, bytes + piece->span.start, span_length(piece->span));
		end += span_length(piece->span);
	}
	*end = '`';
	return from_text(text);
}

// Whether a blank has to come between the new colon and what is after the label.
static bool wants_blank(const struct check *check, const struct template_field *field, uint32_t end)
{
	span line = source_line(check->source, end);
	bool needs_none = field->is_details || (field->colon_wide && !field->colon_inside);
	return !needs_none && end < line.end && !byte_is_blank(check->source->bytes[end]);
}

// Backticks that do not pair in the label may pair with others behind it, which are text without them.
static bool has_lone_backticks(const struct source *source, span label)
{
	uint32_t runs = 0;
	for (uint32_t i = label.start; i < label.end; i++) {
		runs += source->bytes[i] == '`' && (i == label.start || source->bytes[i - 1] != '`');
	}
	return runs % 2 != 0;
}

void edit_label(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t item,
		const struct template_field *field, const struct template_name *name)
{
	struct pllint_piece pieces[EDIT_LABEL_PIECES + 1];
	if (item == ENTRY_NONE || !field ||
	    field->is_details != entry_item_is_named_details(&check->entry->items[item])) {
		return;
	}
	span whole = check->entry->items[item].label.whole;
	size_t count = edit_label_pieces(check, field, name, pieces);
	if (count == 0 || comment_starts_in(check->source->bytes, whole) || has_lone_backticks(check->source, whole)) {
		return;
	}
	if (wants_blank(check, field, whole.end)) {
		pieces[count++] = piece_text(" ");
	}
	report_edit(check, finding, fix, whole, pieces, count);
}
