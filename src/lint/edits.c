// Parts of edits that several rules share.

#include "lint/edits.h"

#include <string.h>

struct argument verdict_label(const struct check *check, const struct verdict *verdict)
{
	if (verdict->item != ENTRY_NONE && check->entry) {
		const struct entry_label *label = &check->entry->items[verdict->item].label;
		if (label->exists && !span_is_empty(label->text)) {
			return from_list(label->text);
		}
	}
	return verdict->field ? from_template(verdict->field->label) : from_list(verdict->at);
}

span field_choices(const struct template_field *field)
{
	return field->choice_count > 0
		       ? span_of(field->choices[0].at.start, field->choices[field->choice_count - 1].at.end)
		       : field->shown;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

uint32_t edit_over_blanks(const struct check *check, uint32_t offset)
{
	uint32_t end = source_line(check->source, offset).end;
	uint32_t at = offset;
	while (at < end && is_blank(check->source->bytes[at])) {
		at++;
	}
	return at == end ? end : offset;
}

uint32_t edit_before_blanks(const struct check *check, uint32_t offset)
{
	while (offset > 0 && is_blank(check->source->bytes[offset - 1])) {
		offset--;
	}
	return offset;
}

bool edit_is_plain(const struct check *check, span at)
{
	const char *bytes = check->source->bytes;
	for (uint32_t i = at.start; i < at.end; i++) {
		bool links = bytes[i] == ']' && i + 1 < check->source->size && memchr("([", bytes[i + 1], 2);
		if (links || memchr("<!~*_`\\&\n", bytes[i], 9)) {
			return false;
		}
	}
	return true;
}

bool edit_has_comment(const struct check *check, span at)
{
	for (uint32_t i = at.start; i + 4 <= at.end; i++) {
		if (memcmp(check->source->bytes + i, "<!--", 4) == 0) {
			return true;
		}
	}
	return false;
}

static bool finds_heading_link(const struct source *source)
{
	const char *at = source->bytes;
	const char *end = source->bytes + source->size;
	while (at < end && (at = memchr(at, '#', (size_t)(end - at))) != NULL) {
		if (at > source->bytes && memchr("(\"'<", at[-1], 4)) {
			return true;
		}
		at++;
	}
	return false;
}

bool edit_headings_are_linked(struct check *check)
{
	if (check->heading_links == 0) {
		check->heading_links = finds_heading_link(check->source) ? 2 : 1;
	}
	return check->heading_links == 2;
}

bool edit_ends_lines_alike(const struct check *check, span at)
{
	uint32_t crlf = 0;
	uint32_t lf = 0;
	for (uint32_t i = at.start; i < check->source->size && (i < at.end || crlf + lf == 0);) {
		span line = source_line(check->source, i);
		uint32_t next = source_next_line(check->source, i);
		crlf += next - line.end == 2;
		lf += next - line.end == 1;
		i = next;
	}
	span last = source_line(check->source, at.end);
	uint32_t ending = source_next_line(check->source, at.end) - last.end;
	return (crlf == 0 || lf == 0) && (ending == 0 || (ending == 2) == (crlf > 0));
}

struct pllint_piece edit_newline(const struct check *check, uint32_t offset)
{
	span line = source_line(check->source, offset);
	uint32_t next = source_next_line(check->source, offset);
	if (next == line.end && line.start > 0) {
		next = line.start; // the last line has no ending: take the one before
		line = source_line(check->source, line.start - 1);
	}
	return next > line.end ? piece_list(span_of(line.end, next)) : piece_text("\n");
}

static bool all_blank(const struct source *source, span at)
{
	return span_is_empty(source_trim(source, at));
}

static const char *blanks_of(uint32_t count)
{
	static const char blanks[] = "                ";
	uint32_t room = sizeof blanks - 1;
	return blanks + (count < room ? room - count : 0);
}

bool edit_line_indent(const struct check *check, uint32_t offset, struct indentation *indent)
{
	span before = span_of(source_line(check->source, offset).start, offset);
	*indent = (struct indentation){piece_list(before), piece_text("")};
	return all_blank(check->source, before);
}

bool edit_content_indent(const struct check *check, uint32_t item, struct indentation *indent)
{
	span marker = check->entry->items[item].marker;
	if (!edit_line_indent(check, marker.start, indent)) {
		return false;
	}
	uint32_t blanks = 0;
	while (marker.end + blanks < check->source->size && check->source->bytes[marker.end + blanks] == ' ') {
		blanks++;
	}
	if (blanks == 0 && check->source->bytes[marker.end] == '\t') {
		return false;
	}
	blanks = blanks >= 1 && blanks <= 4 ? blanks : 1;
	indent->blanks = piece_text(blanks_of(span_length(marker) + blanks));
	return true;
}

// --- items --------------------------------------------------------------------------------------

span edit_item_lines(const struct check *check, uint32_t item)
{
	span whole = source_trim_lines(check->source, check->entry->items[item].whole);
	uint32_t last = whole.end > whole.start ? whole.end - 1 : whole.start;
	return span_of(source_line(check->source, whole.start).start, source_line(check->source, last).end);
}

// The items before and after in the same list, or ENTRY_NONE.
static uint32_t next_item(const struct entry *entry, uint32_t item)
{
	uint32_t parent = entry->items[item].parent;
	uint32_t end = parent == ENTRY_NONE ? (uint32_t)entry->item_count : entry->items[parent].end;
	return entry->items[item].end < end ? entry->items[item].end : ENTRY_NONE;
}

bool edit_has_lone_cr(const struct source *source, span at)
{
	const char *bytes = source->bytes;
	const char *end = bytes + at.end;
	for (const char *cr = bytes + at.start; (cr = memchr(cr, '\r', (size_t)(end - cr))); cr++) {
		if (cr + 1 == bytes + source->size || cr[1] != '\n') {
			return true;
		}
	}
	return false;
}

bool edit_stands_apart(const struct check *check, uint32_t item)
{
	const struct source *source = check->source;
	span lines = edit_item_lines(check, item);
	if (edit_has_lone_cr(source, lines)) {
		return false;
	}
	uint32_t after = source_next_line(source, lines.end);
	if (after >= source->size || after <= lines.end || all_blank(source, source_line(source, after))) {
		return true;
	}
	if (after >= check->entry->extent.end) {
		return source->bytes[after] == '#'; // a heading by its underline is a paragraph first
	}
	uint32_t next = next_item(check->entry, item);
	uint32_t parent = check->entry->items[item].parent;
	if (next == ENTRY_NONE && parent != ENTRY_NONE) {
		next = next_item(check->entry, parent);
	}
	return next != ENTRY_NONE && edit_item_lines(check, next).start == after;
}

bool edit_is_aligned(const struct check *check, uint32_t item)
{
	const struct entry_item *items = check->entry->items;
	uint32_t previous = items[item].previous;
	uint32_t next = next_item(check->entry, item);
	return (previous == ENTRY_NONE || items[previous].indent == items[item].indent) &&
	       (next == ENTRY_NONE || items[next].indent == items[item].indent);
}

// An empty item below a paragraph is none: it may even underline it.
static bool is_bare(const struct check *check, uint32_t item)
{
	span marker = check->entry->items[item].marker;
	return span_is_empty(
		source_trim(check->source, span_of(marker.end, source_line(check->source, marker.end).end)));
}

bool edit_item_cut(const struct check *check, uint32_t item, span *cut)
{
	const struct entry *entry = check->entry;
	const struct source *source = check->source;
	span lines = edit_item_lines(check, item);
	uint32_t previous = entry->items[item].previous;
	uint32_t next = next_item(entry, item);
	if (!edit_stands_apart(check, item) || !edit_is_aligned(check, item) ||
	    !all_blank(source, span_of(lines.start, entry->items[item].marker.start))) {
		return false;
	}
	if (previous != ENTRY_NONE) {
		*cut = span_of(edit_item_lines(check, previous).end, lines.end);
		return span_is_empty(source_trim_lines(source, span_of(cut->start, lines.start)));
	}
	if (next != ENTRY_NONE && !is_bare(check, next)) {
		*cut = span_of(lines.start, edit_item_lines(check, next).start);
		return span_is_empty(source_trim_lines(source, span_of(lines.end, cut->end)));
	}
	return false;
}

enum { SIBLINGS_MAX = 1000 }; // as far as is looked for one

// Another item beside this one that says something and will stay.
static bool has_filled_sibling(const struct check *check, uint32_t item)
{
	const struct entry *entry = check->entry;
	uint32_t parent = entry->items[item].parent;
	uint32_t end = parent == ENTRY_NONE ? (uint32_t)entry->item_count : entry->items[parent].end;
	uint32_t looked_at = 0;
	for (uint32_t i = parent == ENTRY_NONE ? 0 : parent + 1; i < end && looked_at < SIBLINGS_MAX;
	     i = entry->items[i].end, looked_at++) {
		const struct item_match *match = &check->match->items[i];
		bool known = match->role == ROLE_FIELD && match->field->required;
		bool stays = parent != ENTRY_NONE || known;
		if (i != item && stays && !entry_item_is_empty(entry, i)) {
			return true;
		}
	}
	return false;
}

static bool is_known(const struct item_match *match)
{
	return match->role == ROLE_FIELD || match->role == ROLE_NEAR;
}

static bool is_read_by_place(const struct item_match *match)
{
	return match->role == ROLE_STANDS_IN || match->role == ROLE_UNKNOWN;
}

// An unknown label stands between the item and the next known field on either side: what it is taken
// for may hang on the item.
static bool has_unknown_neighbour(const struct check *check, uint32_t item)
{
	const struct entry *entry = check->entry;
	const struct item_match *items = check->match->items;
	uint32_t looked_at = 0;
	for (uint32_t i = entry->items[item].previous; i != ENTRY_NONE && !is_known(&items[i]);
	     i = entry->items[i].previous) {
		if (is_read_by_place(&items[i]) || ++looked_at == SIBLINGS_MAX) {
			return true;
		}
	}
	for (uint32_t i = next_item(entry, item); i != ENTRY_NONE && !is_known(&items[i]); i = next_item(entry, i)) {
		if (is_read_by_place(&items[i]) || ++looked_at == SIBLINGS_MAX) {
			return true;
		}
	}
	return false;
}

bool edit_follows_label(const struct check *check, const struct entry_item *item)
{
	uint32_t lines = 0;
	for (uint32_t i = item->label.whole.end; i < item->value.start; i++) {
		if (!memchr(" \t\r\n", check->source->bytes[i], 4)) {
			return false;
		}
		lines += check->source->bytes[i] == '\n';
	}
	return lines <= 1;
}

void edit_delete_optional(struct check *check, struct pllint_finding *finding, const struct verdict *verdict)
{
	span cut;
	if (!verdict->field || verdict->field->required || verdict->item == ENTRY_NONE || !check->match) {
		return;
	}
	const struct entry_item *item = &check->entry->items[verdict->item];
	bool has_summary =
		item->details_count > 0 && !span_is_empty(check->entry->details[item->first_details].summary);
	bool alone = item->end == verdict->item + 1 && !item->has_more && item->details_count <= 1 && !has_summary &&
		     (span_is_empty(item->value) || item->details_count == 0);
	if (alone && !has_unknown_neighbour(check, verdict->item) && !check->match->items[verdict->item].repeated &&
	    check->entry->details_are_closed && has_filled_sibling(check, verdict->item) &&
	    edit_item_cut(check, verdict->item, &cut) && !edit_has_comment(check, cut)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, cut, NO_PIECES);
	}
}

// --- labels -------------------------------------------------------------------------------------

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

size_t edit_label_pieces(struct check *check, const struct template_field *field, const struct template_name *name,
			 struct pllint_piece pieces[EDIT_LABEL_PIECES])
{
	if (field->other_markup || field->name_count == 0) {
		return 0;
	}
	if (name && !name->own && speaks_for_another(check, name)) {
		name = NULL;
	}
	for (uint32_t i = 0; !name && i < field->name_count; i++) {
		name = field->names[i].own ? &field->names[i] : NULL;
	}
	if (!name) {
		name = &field->names[0];
	}
	pieces[0] = piece_template(span_of(field->at.start, field->label.start));
	pieces[1] = piece_bytes(check, name->exact, name->exact_size);
	pieces[2] = piece_text(label_end(field));
	return EDIT_LABEL_PIECES;
}

struct argument label_in_form(struct check *check, const struct template_field *field, const struct template_name *name)
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
		const char *bytes = piece->source == PLLINT_PIECE_TEXT ? piece->text : check->template->file->bytes;
		memcpy(end, bytes + piece->span.start, span_length(piece->span));
		end += span_length(piece->span);
	}
	*end = '`';
	return from_text(text);
}

// Whether a blank has to come between the new colon and what stands after the label.
static bool wants_blank(const struct check *check, const struct template_field *field, uint32_t end)
{
	span line = source_line(check->source, end);
	bool needs_none = field->colon_wide && !field->colon_inside;
	return !needs_none && end < line.end && !is_blank(check->source->bytes[end]);
}

void edit_label(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t item,
		const struct template_field *field, const struct template_name *name)
{
	struct pllint_piece pieces[EDIT_LABEL_PIECES + 1];
	if (item == ENTRY_NONE || !field) {
		return;
	}
	span whole = check->entry->items[item].label.whole;
	size_t count = edit_label_pieces(check, field, name, pieces);
	if (count == 0 || edit_has_comment(check, whole)) {
		return;
	}
	if (wants_blank(check, field, whole.end)) {
		pieces[count++] = piece_text(" ");
	}
	report_edit(check, finding, fix, whole, pieces, count);
}

// --- headings -----------------------------------------------------------------------------------

void edit_heading_level(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t offset,
			uint8_t level)
{
	static const char marks[] = "######";
	span line = span_of(offset, source_line(check->source, offset).end);
	uint32_t end = line.start;
	while (end < line.end && check->source->bytes[end] == '#') {
		end++;
	}
	// Text that starts with `#` may be a heading by its underline.
	bool marked = end > line.start && (end == line.end || is_blank(check->source->bytes[end]));
	if (marked && level >= 1 && level <= 6 && end - line.start != level) {
		report_edit(check, finding, fix, span_of(line.start, end), PIECES(piece_text(marks + 6 - level)));
	}
}
