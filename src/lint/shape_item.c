// Shape item: which list items are entries.

#include "lint/shape.h"

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "match/match.h"

// --- the first line -------------------------------------------------------------------------------

// Whether text is nothing but emoji, checkboxes and ordinals, which are no part of a title.
static bool is_ornament(const struct source *source, span at)
{
	at = source_trim_lines(source, at);
	while (!span_is_empty(at)) {
		size_t length;
		uint32_t code_point = unicode_decode(source_at(source, at), span_length(at), &length);
		if (!unicode_is_symbol(code_point) && !(code_point >= '0' && code_point <= '9') &&
		    !byte_is_in(source->bytes[at.start], ". ")) {
			return false;
		}
		at.start += (uint32_t)length;
	}
	return true;
}

// The tokens of a line from its title on: badges, anchors and ornaments are passed over.
static struct token_run without_ornaments(const struct entry *entry, struct token_run run)
{
	uint32_t depth = 0;
	while (run.count > 0) {
		const struct token *token = &entry->tokens[run.first];
		bool opens = token->type == TOKEN_IMAGE && token->side == TOKEN_OPEN;
		bool closes = token->type == TOKEN_IMAGE && token->side == TOKEN_CLOSE;
		bool is_nothing = token->type == TOKEN_HTML_INLINE || token->type == TOKEN_SOFT_BREAK ||
				  (token->type == TOKEN_TEXT && is_ornament(entry->source, token->at));
		if (depth == 0 && !opens && !is_nothing) {
			break;
		}
		depth = depth + opens - (closes && depth > 0);
		run.first++;
		run.count--;
	}
	return run;
}

// The part of a run from its first token to the one that closes it.
static struct token_run whole_mark(const struct entry *entry, struct token_run run)
{
	uint32_t depth = 0;
	for (uint32_t i = 0; i < run.count; i++) {
		const struct token *token = &entry->tokens[run.first + i];
		depth += token->side == TOKEN_OPEN;
		depth -= token->side == TOKEN_CLOSE && depth > 0;
		if (depth == 0) {
			run.count = i + 1;
			return run;
		}
	}
	return run;
}

static bool has_image(const struct entry *entry, struct token_run run)
{
	for (uint32_t i = 0; i < run.count; i++) {
		if (entry->tokens[run.first + i].type == TOKEN_IMAGE) {
			return true;
		}
	}
	return false;
}

// The tokens of a line from the first link or bold text on, where the template has other text before it.
static struct token_run without_lead(const struct entry *entry, const struct template_kind *kind, struct token_run run)
{
	enum token_type wanted = kind->piece == ENTRY_PIECE_LINK ? TOKEN_LINK : TOKEN_STRONG;
	for (uint32_t i = 0; kind->has_lead && i < run.count; i++) {
		const struct token *token = &entry->tokens[run.first + i];
		if (token->type == TOKEN_SOFT_BREAK || token->type == TOKEN_HARD_BREAK) {
			break;
		}
		struct token_run rest = {run.first + i, run.count - i};
		if (token->type == wanted && token->side == TOKEN_OPEN && !has_image(entry, whole_mark(entry, rest))) {
			return rest;
		}
	}
	return run;
}

// What a line opens with; `*run` becomes the tokens from its title on.
static enum entry_piece piece_of(const struct entry *entry, const struct template_kind *kind, struct token_run *run)
{
	*run = without_lead(entry, kind, *run);
	for (;;) {
		*run = without_ornaments(entry, *run);
		if (run->count == 0) {
			return ENTRY_PIECE_TEXT;
		}
		const struct token *first = &entry->tokens[run->first];
		if (first->type == TOKEN_LINK && first->side == TOKEN_OPEN) {
			struct token_run link = whole_mark(entry, *run);
			if (!has_image(entry, link)) {
				return ENTRY_PIECE_LINK;
			}
			run->first += link.count; // a badge with a link
			run->count -= link.count;
			continue;
		}
		bool is_bracket = first->type == TOKEN_TEXT && span_length(first->at) == 1 &&
				  entry->source->bytes[first->at.start] == '[';
		if (is_bracket && run->count > 1 && entry->tokens[run->first + 1].type == TOKEN_LINK) {
			run->first++;
			run->count--;
			return ENTRY_PIECE_LINK;
		}
		bool is_strong = first->type == TOKEN_STRONG;
		if (is_strong && run->count > 1 && entry->tokens[run->first + 1].type == TOKEN_LINK) {
			return ENTRY_PIECE_LINK; // in bold
		}
		return is_strong ? ENTRY_PIECE_STRONG : ENTRY_PIECE_TEXT;
	}
}

// The title of a line that opens with text ends before the first link, bracket or bar.
static void cut_text_title(const struct entry *section, struct entry_cut *cut)
{
	const struct source *source = section->source;
	uint32_t count = 0;
	uint32_t end = cut->title.end;
	for (; count < cut->title_tokens.count; count++) {
		const struct token *token = &section->tokens[cut->title_tokens.first + count];
		if (token->type == TOKEN_LINK || token->type == TOKEN_IMAGE || token->type == TOKEN_HTML_INLINE) {
			end = token->at.start;
			break;
		}
		if (token->type != TOKEN_TEXT) {
			continue;
		}
		uint32_t at = token->at.start;
		while (at < token->at.end && !byte_is_in(source->bytes[at], "[(|")) {
			at++;
		}
		if (at < token->at.end && at > cut->title.start) {
			end = at;
			count++;
			break;
		}
	}
	cut->title_tokens.count = count;
	cut->title = source_trim_lines(source, span_of(cut->title.start, end));
	if (source_ends_with(source, cut->title, ".")) {
		cut->title.end--;
	}
}

static void set_title(const struct entry *section, const struct template_kind *kind, struct entry_cut *cut)
{
	struct token_run run = cut->title_tokens;
	enum entry_piece piece = piece_of(section, kind, &run);
	if (run.count == 0) {
		return;
	}
	const struct token *first = &section->tokens[run.first];
	cut->title_tokens = piece == ENTRY_PIECE_TEXT ? run : whole_mark(section, run);
	const struct token *last = &section->tokens[cut->title_tokens.first + cut->title_tokens.count - 1];
	cut->title = piece == ENTRY_PIECE_TEXT ? span_of(first->at.start, cut->title.end)
					       : span_of(first->at.start, last->at.end);
	if (piece == ENTRY_PIECE_TEXT) {
		cut_text_title(section, cut);
	}
}

// --- which items are entries ----------------------------------------------------------------------

// More lines follow, or the first paragraph has several.
static bool has_further_lines(const struct entry *section, uint32_t index)
{
	const struct entry_item *item = &section->items[index];
	return item->end > index + 1 || item->has_more || item->details_count > 0 ||
	       memchr(source_at(section->source, item->value), '\n', span_length(item->value));
}

static bool may_be_title(const struct entry *section, uint32_t index, const struct template_kind *kind)
{
	const struct entry_item *item = &section->items[index];
	bool has_text = !span_is_empty(item->value) || item->label.exists;
	return !entry_item_is_unmarked(item) && !match_knows_label(kind, &item->label) &&
	       (has_text || item->end > index + 1);
}

// It opens as the entries of a kind do.
static bool fits_title(const struct entry *section, uint32_t index, const struct template_kind *kind)
{
	struct token_run run = entry_cut_of_item(section, index).title_tokens;
	return piece_of(section, kind, &run) == kind->piece;
}

// It opens with a bracket and holds an address, as a link of which a bracket is missing.
static bool has_damaged_link(const struct entry *section, uint32_t index, const struct template_kind *kind)
{
	const struct source *source = section->source;
	const struct entry_item *item = &section->items[index];
	uint32_t start = item->label.exists ? item->label.whole.start : item->value.start;
	span line = source_line(source, start);
	bool opens = source_starts_with(source, span_of(start, line.end), "[");
	return kind->piece == ENTRY_PIECE_LINK && opens &&
	       (source_holds(source, line, "http://") || source_holds(source, line, "https://"));
}

// How many items nested in one, or beside it up to `end`, have a label of the kind.
static uint32_t count_known_labels(const struct entry *section, uint32_t index, uint32_t end,
				   const struct template_kind *kind)
{
	uint32_t count = 0;
	for (uint32_t i = index + 1; i < end; i = section->items[i].end) {
		count += match_knows_label(kind, &section->items[i].label);
	}
	return count;
}

static bool fits_any_title(const struct shape_cuts *cuts, uint32_t index)
{
	const struct template *template = cuts->template;
	for (uint32_t k = 0; k < template->kind_count; k++) {
		const struct template_kind *kind = &template->kinds[k];
		if (kind->shape == ENTRY_SHAPE_ITEM && fits_title(cuts->section, index, kind)) {
			return true;
		}
	}
	return false;
}

// Text above a line without a label, as the template has one first and no second one, and fields behind that.
static bool opens_lines(const struct entry *section, uint32_t index, const struct template_kind *kind)
{
	const struct entry_item *items = section->items;
	uint32_t line = index + 1;
	uint32_t previous = items[index].previous;
	bool is_after = previous == ENTRY_NONE || items[previous].end > previous + 1 ||
			match_position(kind, &items[previous].label) != UINT32_MAX;
	return kind->field_count > 1 && kind->fields[0].is_slot && !kind->fields[1].is_slot && is_after &&
	       line + 1 < section->item_count && items[line].parent == items[index].parent &&
	       items[line + 1].parent == items[index].parent && !items[line].label.exists &&
	       items[line].link_count == 0 && match_position(kind, &items[line + 1].label) != UINT32_MAX;
}

// It opens as an entry does, holds what is left of the link that it should open with, or is where a title belongs.
static bool may_open_flat(const struct shape_cuts *cuts, uint32_t index)
{
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_ITEM);
	const struct entry_item *item = &cuts->section->items[index];
	if (fits_any_title(cuts, index) || has_damaged_link(cuts->section, index, kind)) {
		return true;
	}
	bool has_link = kind->piece == ENTRY_PIECE_LINK && item->link_count > 0;
	return !match_knows_label(kind, &item->label) && (has_link || opens_lines(cuts->section, index, kind));
}

enum { LABELS_MIN = 2 }; // known ones that tell that lines are the fields of the text above them

static uint32_t count_nested(const struct shape_cuts *cuts, uint32_t index)
{
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_ITEM);
	return count_known_labels(cuts->section, index, cuts->section->items[index].end, kind);
}

// A line without a label that is beside the entry that it belongs to, with the rest of its fields nested in it.
static bool holds_rest(const struct shape_cuts *cuts, uint32_t opening, uint32_t index)
{
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_ITEM);
	const struct entry_item *items = cuts->section->items;
	uint32_t own = count_nested(cuts, opening);
	uint32_t rest = 0;
	for (uint32_t i = index + 1; i < items[index].end; i = items[i].end) {
		if (!match_is_lost_field(cuts->template, cuts->section, opening, i)) {
			return false;
		}
		rest++;
	}
	bool is_all = own == 0 && items[opening].end == opening + 1 && rest >= LABELS_MIN;
	return kind->has_slots && (own > 0 || is_all) && !items[index].label.exists && items[index].link_count == 0 &&
	       own + rest >= kind->required_count;
}

// A line without a label, which the entry lacks.
static bool fills_slot(const struct shape_cuts *cuts, uint32_t opening, uint32_t index)
{
	const struct entry_item *items = cuts->section->items;
	return template_kind_of(cuts->template, ENTRY_SHAPE_ITEM)->has_slots && items[opening].end == opening + 1 &&
	       !items[index].label.exists && items[index].link_count == 0;
}

// Where the fields end that are beside an entry below it, as far to the left as that is: they belong into it. Those
// further to the right may have lines without a label among them; so may others below what opens as titles do, where
// several have one.
static uint32_t end_of_fields_beside(const struct shape_cuts *cuts, uint32_t index)
{
	const struct entry *section = cuts->section;
	const struct entry_item *items = section->items;
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_ITEM);
	bool is_title = may_open_flat(cuts, index);
	uint32_t end = items[index].end;
	uint32_t known = 0; // beside it
	uint32_t others = 0;
	for (uint32_t at = end; at < section->item_count && items[at].parent == items[index].parent;
	     at = items[at].end) {
		bool is_open = items[at].indent > items[index].indent && !items[at].label.exists;
		if (match_is_lost_field(cuts->template, section, index, at)) {
			known++;
			end = others == 0 || known + count_nested(cuts, index) >= LABELS_MIN ? items[at].end : end;
		} else if (is_open) {
			continue;
		} else if (!is_title || others > kind->field_count || fits_any_title(cuts, at) ||
			   match_position(kind, &items[at].label) != UINT32_MAX) {
			break;
		} else if (items[at].end > at + 1) {
			return holds_rest(cuts, index, at) ? items[at].end : end;
		} else {
			bool is_named = match_names_lost_field(cuts->arena, cuts->template, section, index, at);
			bool is_slot = known >= LABELS_MIN && others == 0 && fills_slot(cuts, index, at);
			end = (is_named && known > 0) || is_slot ? items[at].end : end;
			others++;
		}
	}
	return end;
}

// A line of a table of contents.
static bool is_contents(const struct entry *section, uint32_t index)
{
	const struct entry_item *item = &section->items[index];
	if (item->link_count == 0) {
		return false;
	}
	for (uint32_t i = 0; i < item->link_count; i++) {
		if (!source_starts_with(section->source, section->links[item->first_link + i].target, "#")) {
			return false;
		}
	}
	return true;
}

enum opening {
	OPENS_NOTHING,
	OPENS_BARE,  // fits the title, without further lines
	OPENS_MAYBE, // fits the title
	OPENS_ENTRY,
};

static enum opening opening_in(const struct shape_cuts *cuts, uint32_t index, const struct template_kind *kind)
{
	const struct entry *section = cuts->section;
	if (kind->shape != ENTRY_SHAPE_ITEM || !may_be_title(section, index, kind)) {
		return OPENS_NOTHING;
	}
	uint32_t end = end_of_fields_beside(cuts, index);
	uint32_t known = count_known_labels(section, index, end, kind);
	bool has_lines = has_further_lines(section, index);
	if (!fits_title(section, index, kind)) { // its fields have to say what it is, or what is left of its link
		bool is_half = known > 0 && known * 2 >= kind->required_count;
		bool is_damaged = has_damaged_link(section, index, kind);
		return is_half && known > 1			? OPENS_ENTRY
		       : known > 0 || (is_damaged && has_lines) ? OPENS_MAYBE
		       : is_damaged				? OPENS_BARE
								: OPENS_NOTHING;
	}
	const struct entry_item *item = &section->items[index];
	known += known == 0 && has_lines && item->end == index + 1
			 ? match_count_deep_labels(cuts->arena, kind, section->source, item->value)
			 : 0;
	if (known > 0 || end > item->end || (has_lines && !kind->has_labels)) {
		return OPENS_ENTRY;
	}
	if (kind->has_link && section->items[index].link_count == 0) {
		return OPENS_NOTHING;
	}
	return has_lines ? OPENS_MAYBE : OPENS_BARE;
}

static enum opening opening_of(const struct shape_cuts *cuts, uint32_t index)
{
	const struct template *template = cuts->template;
	enum opening best = OPENS_NOTHING;
	for (uint32_t k = 0; k < template->kind_count && !is_contents(cuts->section, index); k++) {
		enum opening opening = opening_in(cuts, index, &template->kinds[k]);
		best = opening > best ? opening : best;
	}
	return best;
}

enum { MOST = 10 }; // without required fields, an item without any is odd among nine others that have some

// What is known of the items with one parent.
struct siblings {
	uint32_t all, entries;
};

static bool has_required(const struct template *template)
{
	for (uint32_t i = 0; i < template->kind_count; i++) {
		if (template->kinds[i].required_count > 0) {
			return true;
		}
	}
	return false;
}

// What opens as no title does may be a line of the entry above.
static void mark_fields_beside(const struct shape_cuts *cuts, uint32_t index, bool *is_field)
{
	const struct entry_item *items = cuts->section->items;
	uint32_t end = end_of_fields_beside(cuts, index);
	if (end == items[index].end || !may_open_flat(cuts, index)) {
		return;
	}
	for (uint32_t i = items[index].end; i < end; i = items[i].end) {
		is_field[i] = true;
	}
}

static const bool *mark_entries(const struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	uint32_t count = (uint32_t)section->item_count;
	bool *opens = arena_alloc(cuts->arena, count);
	bool *is_field = arena_alloc(cuts->arena, count); // beside its entry: none of its siblings
	enum opening *openings = arena_alloc(cuts->arena, count * sizeof *openings);
	struct siblings *siblings = arena_alloc(cuts->arena, (count + 1) * sizeof *siblings);
	memset(siblings, 0, (count + 1) * sizeof *siblings);
	memset(is_field, 0, count);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t parent = section->items[i].parent;
		struct siblings *own = &siblings[parent == ENTRY_NONE ? count : parent];
		openings[i] = opening_of(cuts, i);
		own->all += !is_contents(section, i) && !is_field[i] && !entry_item_is_paragraph(&section->items[i]);
		own->entries += openings[i] == OPENS_ENTRY && !is_field[i];
		if (openings[i] == OPENS_ENTRY) {
			mark_fields_beside(cuts, i, is_field);
		}
	}
	bool is_strict = has_required(cuts->template);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t parent = section->items[i].parent;
		const struct siblings *own = &siblings[parent == ENTRY_NONE ? count : parent];
		bool are_most = own->entries * 2 > own->all;
		bool are_nearly_all = own->entries * MOST >= own->all * (MOST - 1);
		opens[i] = openings[i] == OPENS_ENTRY || (openings[i] == OPENS_MAYBE && are_most) ||
			   (openings[i] == OPENS_BARE && (is_strict ? are_most : are_nearly_all));
	}
	return opens;
}

// --- titles that are no items -----------------------------------------------------------------------

// The end of the items from `index` on, with one parent, of which none opens as an entry does.
static uint32_t end_of_fields(const struct shape_cuts *cuts, const bool *opens, uint32_t index, uint32_t *known)
{
	const struct entry *section = cuts->section;
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_ITEM);
	uint32_t parent = section->items[index].parent;
	uint32_t at = index;
	*known = 0;
	while (at < section->item_count && section->items[at].parent == parent && !fits_any_title(cuts, at) &&
	       (at == index || !opens[at] || !has_damaged_link(section, at, kind))) {
		*known += match_knows_label(kind, &section->items[at].label);
		at = section->items[at].end;
	}
	return at;
}

static bool opens_as_title(const struct shape_cuts *cuts, struct token_run run)
{
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_ITEM);
	return kind->piece != ENTRY_PIECE_TEXT && piece_of(cuts->section, kind, &run) == kind->piece;
}

// A paragraph directly above an item; NULL for none.
static const struct entry_paragraph *paragraph_above(const struct entry *section, uint32_t index)
{
	const struct source *source = section->source;
	uint32_t start = section->items[index].marker.start;
	size_t after;
	BISECT(after, section->paragraph_count, section->paragraphs[after].at.start < start);
	const struct entry_paragraph *paragraph = after > 0 ? &section->paragraphs[after - 1] : NULL;
	bool is_above = paragraph && paragraph->item == ENTRY_NONE &&
			span_is_empty(source_trim_lines(source, span_of(paragraph->at.end, start)));
	return is_above ? paragraph : NULL;
}

// The title that lines start with, apart from a list marker without a space behind it.
static void cut_title(const struct shape_cuts *cuts, span lines, struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	struct token_run run = entry_tokens_in(section, lines);
	bool is_tight = run.count > 0 && section->tokens[run.first].type == TOKEN_TEXT &&
			byte_is_in(section->source->bytes[lines.start], "-+*");
	if (is_tight && span_length(section->tokens[run.first].at) == 1) {
		run.first++;
		run.count--;
	}
	cut->heading = lines;
	cut->title = span_of(lines.start + is_tight, lines.end);
	cut->title_tokens = run;
	cut->marker = is_tight ? ENTRY_MARKER_TIGHT : ENTRY_MARKER_NONE;
	if (opens_as_title(cuts, run)) {
		set_title(section, template_kind_of(cuts->template, ENTRY_SHAPE_ITEM), cut);
	}
}

static bool is_one_line(const struct source *source, span text)
{
	return !memchr(source_at(source, text), '\n', span_length(text));
}

static void cut_below_paragraph(const struct shape_cuts *cuts, uint32_t index, span paragraph, struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	uint32_t start = source_line_start(section->source, section->items[index].marker.start);
	bool is_adjacent = source_next_line(section->source, paragraph.end - 1) == start;
	cut_title(cuts, paragraph, cut);
	if (!opens_as_title(cuts, cut->title_tokens) && (!is_adjacent || !is_one_line(section->source, paragraph) ||
							 source_ends_with(section->source, paragraph, ":"))) {
		cut->marker = ENTRY_MARKER_RIGHT;
	}
}

static void cut_below_heading(const struct entry *section, uint32_t index, struct entry_cut *cut)
{
	span between = span_of(section->heading.end, section->items[index].marker.start);
	bool has_marks = section->level > 0 && section->source->bytes[section->heading.start] == '#';
	if (has_marks && span_is_empty(source_trim_lines(section->source, between))) {
		cut->heading = section->heading;
		cut->title = section->title;
		cut->title_tokens = section->title_tokens;
		cut->marker = ENTRY_MARKER_HEADING;
	}
}

static void cut_below_quote(const struct shape_cuts *cuts, uint32_t index, struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	uint32_t start = index > 0 ? section->items[index - 1].whole.end : section->heading.end;
	span above = source_trim_lines(section->source, span_of(start, section->items[index].marker.start));
	if (span_is_empty(above)) {
		return;
	}
	span line = span_of(source_line_start(section->source, above.end - 1), above.end);
	span title = line;
	while (!span_is_empty(title) && byte_is_in(section->source->bytes[title.start], "> \t#-+*")) {
		title.start++;
	}
	cut->title_tokens = entry_tokens_in(section, title);
	if (section->source->bytes[line.start] == '>' && opens_as_title(cuts, cut->title_tokens)) {
		cut->heading = line;
		cut->title = title;
		cut->marker = ENTRY_MARKER_QUOTE;
	}
}

// The line above an item that may be a title, and is no item.
static void cut_line_above(const struct shape_cuts *cuts, uint32_t index, struct entry_cut *cut)
{
	const struct entry_paragraph *paragraph = paragraph_above(cuts->section, index);
	if (paragraph) {
		cut_below_paragraph(cuts, index, paragraph->at, cut);
		return;
	}
	if (index == 0) {
		cut_below_heading(cuts->section, index, cut);
	}
	if (cut->marker == ENTRY_MARKER_RIGHT) {
		cut_below_quote(cuts, index, cut);
	}
}

// Fields below a line that is the title, and no item.
static bool cut_below_title(const struct shape_cuts *cuts, const bool *opens, uint32_t index, struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	*cut = (struct entry_cut){.shape = ENTRY_SHAPE_ITEM, .next_level = section->next_level, .first = index};
	if (cuts->template->shapes != 1u << ENTRY_SHAPE_ITEM || may_open_flat(cuts, index)) {
		return false;
	}
	cut_line_above(cuts, index, cut);
	if (cut->marker == ENTRY_MARKER_RIGHT) {
		return false;
	}
	uint32_t known;
	cut->end = end_of_fields(cuts, opens, index, &known);
	cut->extent.start = source_line_start(section->source, cut->heading.start);
	for (uint32_t i = index; i < cut->end; i = section->items[i].end) {
		cut->extent.end = section->items[i].whole.end;
	}
	bool is_group = cut->marker == ENTRY_MARKER_HEADING && section->items[index].indent == 0;
	bool is_plain = is_group || !opens_as_title(cuts, cut->title_tokens);
	return known >= (is_plain ? LABELS_MIN : 1);
}

// The last lines of an item's first paragraph where one of them is at the column of the entry or left of it, from that
// on; else an empty span.
static span title_inside(const struct shape_cuts *cuts, uint32_t index, uint32_t indent)
{
	const struct source *source = cuts->section->source;
	span value = source_trim_lines(source, cuts->section->items[index].value);
	uint32_t line = value.end;
	while (line > value.start) {
		line = source_line_start(source, line - 1);
		uint32_t text = line;
		while (text < value.end && byte_is_blank(source->bytes[text])) {
			text++;
		}
		if (line > value.start && text - line <= indent) {
			return span_of(text, value.end);
		}
	}
	return span_of(value.end, value.end);
}

// The item before the field `index`, beside it, is the title of an entry: all of them are nested in the one above.
static bool title_before(const struct shape_cuts *cuts, const struct template_kind *kind, uint32_t index,
			 struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	uint32_t before = section->items[index].previous;
	if (before == ENTRY_NONE || section->items[before].label.exists || section->items[before].end > before + 1 ||
	    !fits_title(section, before, kind) || section->items[before].link_count == 0) {
		return false;
	}
	*cut = entry_cut_of_item(section, before);
	cut->first = index;
	cut->marker = ENTRY_MARKER_NESTED;
	return true;
}

// The fields of one kind from an item on, beside each other: how far they go before one of them appears again, and
// whether those that do are several in the same order.
struct field_run {
	uint32_t end; // the first that appears again
	uint32_t count;
	bool repeats;
};

enum { POSITIONS_MAX = 64 };

static struct field_run fields_from(const struct entry *section, const struct template_kind *kind, uint32_t first,
				    uint32_t end)
{
	uint32_t place_of[POSITIONS_MAX] = {0};
	struct field_run run = {.end = end};
	uint32_t last = 0;
	for (uint32_t i = first; i < end; i = section->items[i].end) {
		uint32_t position = match_position(kind, &section->items[i].label);
		if (position >= POSITIONS_MAX) {
			continue;
		}
		uint32_t place = place_of[position];
		if (place == 0 && run.end == end) {
			place_of[position] = ++run.count;
		} else if (run.end == end) {
			run.end = i;
			last = place;
		} else if (place > last) {
			run.repeats = true;
			break;
		}
	}
	return run;
}

// The first field below a title that is inside the field above it; ENTRY_NONE for none.
static uint32_t find_inside(const struct shape_cuts *cuts, const struct entry_cut *entry, bool repeats,
			    struct entry_cut *next)
{
	const struct entry *section = cuts->section;
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_ITEM);
	uint32_t indent = entry->heading.start - source_line_start(section->source, entry->heading.start);
	for (uint32_t i = entry->first; i < entry->end; i = section->items[i].end) {
		uint32_t first = section->items[i].end;
		span title = first > i + 1 || first >= entry->end ? span_of(0, 0) : title_inside(cuts, i, indent);
		uint32_t known = span_is_empty(title) ? 0 : count_known_labels(section, first - 1, entry->end, kind);
		if (known == 0) {
			continue;
		}
		*next = *entry;
		cut_title(cuts, title, next);
		next->first = first;
		next->extent.start = source_line_start(section->source, title.start);
		bool is_title = opens_as_title(cuts, next->title_tokens);
		bool is_certain = is_title && next->marker == ENTRY_MARKER_TIGHT;
		if (is_certain || (known >= LABELS_MIN && (repeats || is_title))) {
			return first;
		}
	}
	return ENTRY_NONE;
}

// The first field in an entry of another one, whose title is no list item of its own; ENTRY_NONE for none.
static uint32_t find_next(const struct shape_cuts *cuts, const struct template_kind *kind,
			  const struct entry_cut *entry, struct entry_cut *next)
{
	struct field_run run = fields_from(cuts->section, kind, entry->first, entry->end);
	uint32_t inside = find_inside(cuts, entry, run.repeats, next);
	if (inside != ENTRY_NONE) {
		return inside;
	}
	return run.repeats && title_before(cuts, kind, run.end, next) ? run.end : ENTRY_NONE;
}

enum { PARTS_MAX = 100 }; // more are not told apart: each of them is looked for in the rest

// Parts the last entry from those that it goes on in.
static void part_entries(struct shape_cuts *cuts, const struct template_kind *kind)
{
	struct entry_cut next;
	for (int i = 0; i < PARTS_MAX; i++) {
		uint32_t item = find_next(cuts, kind, &cuts->items[cuts->count - 1], &next);
		if (item == ENTRY_NONE) {
			return;
		}
		struct entry_cut *last = &cuts->items[cuts->count - 1];
		next.end = last->end;
		next.extent.end = last->extent.end;
		last->end = next.marker == ENTRY_MARKER_NESTED ? cuts->section->items[item].previous : item;
		last->extent.end = next.extent.start;
		*shape_add(cuts) = next;
	}
}

// What is left of a details block that belongs to the entry, where the template has one there.
static void take_damaged_block(const struct shape_cuts *cuts, struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	bool has_next = cut->end < section->item_count;
	uint32_t end = has_next ? source_line_start(section->source, section->items[cut->end].whole.start)
				: section->extent.end;
	span text = span_of(cut->extent.end, end > cut->extent.end ? end : cut->extent.end);
	if (source_holds(section->source, text, "details>") || source_holds(section->source, text, "<summary") ||
	    source_holds(section->source, text, "<det")) {
		cut->extent.end = source_trim_lines(section->source, text).end;
	}
}

// Lines of a template's entries are paragraphs in them: one directly below an entry without any is likely one of those.
static void take_line_below(const struct shape_cuts *cuts, struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	uint32_t end = cut->end < section->item_count ? section->items[cut->end].whole.start : section->extent.end;
	size_t below;
	BISECT(below, section->paragraph_count, section->paragraphs[below].at.start < cut->extent.end);
	const struct entry_paragraph *paragraph = below < section->paragraph_count ? &section->paragraphs[below] : NULL;
	if (paragraph && paragraph->item == ENTRY_NONE && paragraph->at.end <= end &&
	    span_is_empty(source_trim_lines(section->source, span_of(cut->extent.end, paragraph->at.start)))) {
		cut->extent.end = paragraph->at.end;
	}
}

static void add_item(struct shape_cuts *cuts, uint32_t index)
{
	const struct entry *section = cuts->section;
	struct entry_cut *cut = shape_add(cuts);
	*cut = entry_cut_of_item(section, index);
	set_title(section, template_kind_of(cuts->template, ENTRY_SHAPE_ITEM), cut);
	cut->end = end_of_fields_beside(cuts, index);
	for (uint32_t i = index; i < cut->end; i = section->items[i].end) {
		cut->extent.end = section->items[i].whole.end;
	}
	uint32_t end = cut->end;
	entry_cut_take_blocks(section, cut);
	if (cuts->template->has_named && cut->end == end && section->items[index].parent == ENTRY_NONE) {
		take_damaged_block(cuts, cut);
	}
	if (cuts->template->has_lines && !has_further_lines(section, index)) {
		take_line_below(cuts, cut);
	}
}

void shape_item_find(struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_ITEM);
	const bool *opens = mark_entries(cuts);
	struct entry_cut cut;
	for (uint32_t i = 0; i < section->item_count;) {
		if (cut_below_title(cuts, opens, i, &cut)) {
			*shape_add(cuts) = cut;
		} else if (opens[i]) {
			add_item(cuts, i);
		} else {
			i++;
			continue;
		}
		i = cuts->items[cuts->count - 1].end;
		part_entries(cuts, kind);
	}
}
