#ifndef PLLINT_MATCH_MATCHER_H
#define PLLINT_MATCH_MATCHER_H

// The parts of the matcher, for each other.

#include "match/match.h"

struct matcher {
	struct arena *arena;
	const struct template *template;
	const struct entry *entry;
	struct match *match;
};

// Adds a deviation, of which everything else may then be set.
struct deviation *match_add(struct matcher *matcher, enum deviation_kind kind, span at);
// The same about an item that is held against a field.
struct deviation *match_add_for(struct matcher *matcher, enum deviation_kind kind, uint32_t item,
				const struct template_field *field, span at);
// The same about a place in an item (ENTRY_NONE: outside of all), with the field that the item is.
struct deviation *match_add_in(struct matcher *matcher, enum deviation_kind kind, uint32_t item, span at);
// Keeps what a field with a vocabulary, or one for tags, says; -1: no choice.
void match_keep_value(struct matcher *matcher, const struct template_field *field, span at, int32_t choice);

// label.c: a label among the fields' names.
struct label_hit {
	const struct template_field *field; // NULL: none
	const struct template_name *name;
	bool exact;	     // spelled as the template spells it
	bool is_numbered;    // `Code2`
	uint32_t shown_size; // bytes of the label as shown that are the name
};
struct label_hit label_find(const struct template_field *fields, uint32_t count, const struct entry_label *label);
// The same of the kind's fields. In shape bold `Paper(Oral)` is the label before the bracket, and `Code2` repeats
// `Code`.
struct label_hit label_find_in(const struct template_kind *kind, const struct entry_label *label);
// The field whose name is nearest, within label_allowed_edits.
struct label_near {
	const struct template_field *field;
	const struct template_name *name;
	unsigned distance;
	bool only; // no second field is near enough
};
struct label_near label_nearest(const struct template_field *fields, uint32_t count, const struct entry_label *label);
// One edit away from a name that is not too short, and near no other field.
bool label_near_is_certain(const struct label_near *near);
// True if their digits differ: `Code` and `Code2`, `Level 1` and `Level 2` are not misspellings of each other.
bool label_is_numbered_variant(struct unicode_key a, struct unicode_key b);
// How many edits away a word of the list may be: at most two, and a third of the letters.
unsigned label_allowed_edits(struct unicode_key word);
// Bold, colon, whitespace and spelling are those of the template.
bool label_has_form(const struct matcher *matcher, const struct entry_label *label, const struct template_field *field,
		    const struct template_name *name);

// fields.c: roles of the items directly in the entry, and what is missing, double or out of order.
void fields_match(struct matcher *matcher, const struct label_hit *hits);

// deep_line.c: lines that are text only since they are indented too far.
void deep_lines_match(struct matcher *matcher, const struct label_hit *hits);
// The same of a list item that has nothing but such lines below its title; they belong at the column.
bool deep_lines_in_title(struct matcher *matcher, uint32_t column);

// link_value.c: a folded word that says of a value that there is none, such as `n/a`.
bool value_fills(struct unicode_key folded);
// field_heading.c: a heading below an entry is in the place of a field that the entry lacks; `context`: the template.
bool field_heading_is_kept(const void *context, struct arena *arena, const struct entry *entry, span line,
			   uint8_t level);
// What a line names as a heading; empty if it is none.
span field_heading_name(const struct source *source, span line);
// The line is a heading, and what it says is the name of a field.
bool field_heading_is_named(const struct template *template, struct arena *arena, const struct source *source,
			    span line);

// header.c: a file without a header, where the template has one: reported once, and not for each field.
bool header_is_missing(struct matcher *matcher);

// loose_value.c: the values of fields that are loose, as far as they are a word of a vocabulary, a date or a list.
void loose_values_match(struct matcher *matcher);

// lost_label.c: the label that a text opens with if it is a name of the field without a colon, or in marks.
bool lost_name_read(struct arena *arena, const struct source *source, span text, const struct template_field *field,
		    struct entry_label *label);
// lost_line.c: where the text of the entry names a field that it lacks.
struct lost_line {
	span at; // the name with the list marker before it and what is in the place of its colon; empty for none
	enum lost_form form;
};
struct lost_line lost_line_find(const struct matcher *matcher, const struct template_field *field);
// lost_block.c: the details block in the place of one that is missing.
struct lost_line lost_block_find(const struct matcher *matcher, const struct template_field *field);
// A tag of a block that is not right, and is reported, explains what is missing.
bool lost_block_is_damaged(struct matcher *matcher);

// line.c: the pieces of a line in their slots, and what is between them.
void line_match(struct matcher *matcher);
// Makes a part of a line an item of the entry, with the links in it.
void slot_item_add(struct entry *entry, span at);
// row.c: the cells of a table row.
void row_match(struct matcher *matcher);
// It has too few cells or too many.
bool row_is_shifted(const struct table_row *row);
// repeated_slot.c: what a slot's link says in its text and in its target.
void repeated_slot_match(struct matcher *matcher, const struct template_slot *slot, const struct entry_link *link);

// order.c: `fields[i]` is set to what items[i] stands in for by its place, NULL for none: of the missing required
// fields that its value can be that of, the first between the known ones around it. `items` are those directly in the
// entry.
void stand_ins_find(struct arena *arena, const struct match *match, const uint32_t *items, size_t count,
		    const struct template_field **fields);

// value.c and its kin: an item's value against the field that it is.
void value_match(struct matcher *matcher, uint32_t item, const struct template_field *field);
// True if the value, now under a label of no field, can be that of the field: details for details, a URL for a URL,
// text for text, and nothing in it is wrong.
bool value_may_be(const struct matcher *matcher, uint32_t item, const struct template_field *field);
// True for whitespace of any kind and characters without a width, and nothing else.
bool text_shows_nothing(struct arena *arena, struct unicode_key text);
// What is odd about a name of a list of names.
void name_match(struct matcher *matcher, const struct template_field *field, span at, bool is_last);
void list_match(struct matcher *matcher, uint32_t item, const struct template_field *field);
// list_rest.c: these items alone would be what the template shows, or `(optional)`.
bool list_is_placeholder(struct matcher *matcher, const struct template_field *field, const span *items,
			 uint32_t count);
// `<!--` is in it as text, since its end is not where Markdown wants it; others read a comment there.
bool list_may_be_comment(const struct matcher *matcher, uint32_t item);
// What separates the items of a list, against the template; where that shows nothing, against other entries.
void period_match(struct matcher *matcher, uint32_t item, const struct template_field *field); // and what ends them
void separator_match(struct matcher *matcher, uint32_t item, const struct template_field *field);
// The same of a list without a comma, which is to have commas.
void comma_match(struct matcher *matcher, uint32_t item, const struct template_field *field);
void choice_match(struct matcher *matcher, uint32_t item, const struct template_field *field, span at,
		  struct token_run run);
// True if the text is the whole vocabulary.
bool choice_is_whole(struct matcher *matcher, const struct template_field *field, struct unicode_key text);
void link_match(struct matcher *matcher, uint32_t item, const struct template_field *field);
// Adds the deviation on an item that holds no link where one belongs.
void link_missing(struct matcher *matcher, uint32_t item, const struct template_field *field);
// The links of an item that are written with http.
void http_match(struct matcher *matcher, uint32_t item, const struct template_field *field);
void nested_match(struct matcher *matcher, uint32_t item, const struct template_field *field);
// The same of items from `first` to `end` that belong into a field beside them: they have no role of their own.
void beside_match(struct matcher *matcher, uint32_t first, uint32_t end, const struct template_field *field);
// The values of fields of the entry that are nested in others. They say nothing of which kind the entry is.
void nested_fields_match(struct matcher *matcher);

// For the whole entry, once the items have their roles.
void details_match(struct matcher *matcher);
void latex_match(struct matcher *matcher);
// bare_link.c
void bare_links_match(struct matcher *matcher);
// link_target.c
void link_targets_match(struct matcher *matcher);
// broken_link.c
void broken_links_match(struct matcher *matcher);
// Raw HTML with `<pre` or `<code` in it: it shows as it is on purpose.
bool html_is_preformatted(const struct source *source, span html);
void title_match(struct matcher *matcher); // after broken_links_match
// fields.c: marks the longest run of positions that keep their order; the fewest then have to move.
void match_keep_order(const uint32_t *positions, uint32_t count, bool *kept, struct arena *arena);
// sections.c: of shape file.
void sections_match(struct matcher *matcher);
// template_text.c: the same shape; after the sections.
void template_text_match(struct matcher *matcher);
// What the links lead to, and which of them say what the entry is.
void works_match(struct matcher *matcher);
// Labels that are twice, unless the numbers of the links differ (for each item), and those of links that are
// repositories (for each link).
void link_labels_match(struct matcher *matcher, const bool *numbers_differ, const bool *are_repositories);

#endif
