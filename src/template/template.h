#ifndef PLLINT_TEMPLATE_TEMPLATE_H
#define PLLINT_TEMPLATE_TEMPLATE_H

// A template as it was understood. Once read it never changes; several lints share it.
//
// Spans are offsets into the template's FILE (`file`), also where the skeleton was taken from a fence.

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/memory.h"
#include "base/pattern.h"
#include "base/source.h"
#include "base/unicode.h"
#include "base/url.h"
#include "entry/file.h"
#include "entry/line.h"

// What a value must look like; the rows of the table in the README, in their order.
enum shape {
	SHAPE_ANYTHING,	   // something
	SHAPE_DETAILS,	   // a <details> block
	SHAPE_LINKS,	   // nested items that are links
	SHAPE_FIELDS,	   // nested items that are fields
	SHAPE_URL_PATTERN, // a URL that fits `shown`
	SHAPE_URL,	   // a URL
	SHAPE_LINK,	   // `[text](target)`
	SHAPE_DATE,
	SHAPE_LIST,   // items separated by commas
	SHAPE_CHOICE, // exactly one of `choices`
	SHAPE_URLS,   // at least one URL, on `site` if there is one
};

// Why a field is required or optional.
enum demand_reason {
	DEMAND_DEFAULT,	  // nothing says otherwise
	DEMAND_MARK,	  // `(optional)` and its kin, at `demand_at`
	DEMAND_DIRECTIVE, // a comment, at `demand_at`
	DEMAND_NESTED,	  // nested labels are optional unless marked
};

// One of the names of a field.
struct template_name {
	struct unicode_key key; // folded
	span at;		// as the template writes it; an expansion of `Author(s)` points at the whole
	const char *exact;	// the spelling, e.g. "Authors" for an expansion
	uint32_t exact_size;
	bool own;   // the template's own spelling, character for character
	bool alias; // from a directive
	bool joint; // all alternatives together, as the template writes them
};

struct template_choice {
	struct unicode_key key;
	span at;	  // as shown
	const char *text; // visible text
	uint32_t text_size;
};

struct template_field {
	span at;    // label with its colon
	span label; // the canonical label's text, of several names the first: `Author(s)`, `TL;DR`
	bool strong;
	bool underscores;
	bool colon_inside;
	bool broken; // its bold does not close, as in `**Tags:**text`; entries written alike are right
	bool colon_wide;
	bool blank_before_colon;
	bool other_markup;
	const struct template_name *names;
	uint32_t name_count;
	bool may_be_empty; // of a header
	bool is_slot;	   // a line without a label; `label` is its text, the names are its words
	bool is_links;	   // of such a line, nothing but links; the names are their texts
	bool is_paragraph; // it is no list item
	bool is_details;   // it is a details block; the label is its summary
	bool is_ambiguous; // a name of it is another field's too
	uint32_t position; // among its siblings

	bool required;
	enum demand_reason demand;
	span demand_at;

	enum shape shape;
	bool shape_from_directive;
	span shown;			    // the value shown, without an optional mark; empty if nothing
	const struct unicode_key *unfilled; // texts that the template shows and that therefore count as unfilled
	uint32_t unfilled_count;

	char separator;	     // of a list's items, if it is shown
	bool ends_in_period; // the list or text shown does
	struct date_form date;
	bool ends_in_date; // SHAPE_ANYTHING: `Journal, Month Year`
	bool is_tags;	   // a repeated item is a finding
	bool is_names;	   // a repeated item is information
	const struct template_choice *choices;
	uint32_t choice_count;
	bool choices_open;    // ends in `...` or `other: ...`
	bool choice_per_item; // of a list
	const struct url_site *site;
	bool any_target; // SHAPE_LINK: any target will do
	span target;	 // SHAPE_LINK: the target shown; SHAPE_URL_PATTERN, SHAPE_URL: the URL, without <> or backticks
	const struct pattern *pattern;
	span pattern_at;

	const struct template_field *children; // SHAPE_LINKS and SHAPE_FIELDS
	uint32_t child_count;
};

// A piece of a line that entries fill.
struct template_slot {
	uint8_t type;			    // enum line_piece_type
	char bracket;			    // around a link or words, else 0
	uint32_t part;			    // of the line, which bars and the hard separator part
	const struct template_field *field; // NULL: the title
	span glue;			    // between the slot before it and it, where both are typed
	bool has_glue;
	span text, target; // of a link; empty unless a part of the text is one of the target's path
};

// The line that a kind of shape line shows.
struct template_line {
	span at;
	const struct template_slot *slots;
	uint32_t slot_count;
	uint32_t bar_count;
	span separator;	   // the dash or colon behind the title with its whitespace; empty: none
	bool has_text;	   // words are between the title and the separator
	span bar;	   // the first one with its whitespace
	uint32_t sentence; // the slot that ends in a period; `slot_count`: none
};

// A section that every file of a kind has.
struct template_section {
	span at; // the heading
	span title;
	struct unicode_key key; // file_name_key
	uint32_t position;
	bool is_optional;
	bool is_numbered;	 // one of several that only a number or a letter tells apart
	struct unicode_key body; // file_body_text
	bool shows_words;	 // a body that is equal is not filled in
};

// The text that a kind of shape file shows outside its header, and where its runs are: by hash, the place in the prose
// behind the run; 0: none.
struct template_text {
	struct prose prose;
	const uint32_t *runs;
	size_t room; // of them, a power of two
};

// The table that a kind of shape row shows; its columns are the fields, but for the title.
struct template_row {
	struct unicode_key title_key; // the name of the title's column, folded
	uint32_t title_column, column_count;
	bool has_no_header; // columns are known by their place
};

struct template_kind {
	enum entry_shape shape;
	enum entry_piece piece; // of other shapes than headings: what the first line opens with
	bool has_lead;		// of shape item: other text may be before that piece
	bool has_slots;
	bool has_labels;
	bool has_paragraphs; // fields that are labelled paragraphs
	bool has_named;	     // fields that are details blocks with a summary
	bool has_lines;	     // of shape item: fields that are no list items
	// Of shape paragraphs: the label of the title. Of shape details: the texts of links in it, of which one makes a
	// block an entry.
	struct unicode_key opener;
	const struct unicode_key *links;
	uint32_t link_count;
	span heading;
	span title; // the placeholder
	uint8_t level;
	struct unicode_key title_key;
	uint8_t title_level;	// of shape file: the deepest level of a heading that is the title
	bool title_is_fixed;	// it is no placeholder: entries may have it too
	bool title_is_link;	// `### [Title](link)`
	bool has_link;		// of other shapes than headings: on the first line
	bool title_is_optional; // an entry may have an empty title
	const struct template_field *fields;
	uint32_t field_count;
	uint32_t required_count;
	bool blank_after_heading;	  // the template shows a blank line there
	const struct template_line *line; // of shape line
	enum file_header header;	  // of shape file
	const struct template_section *sections;
	uint32_t section_count;
	struct template_text text;	    // the places are those of the file
	const struct entry_file *file;	    // that it was read from
	const struct template_row *row;	    // of shape row
	const struct unicode_key *comments; // file_text of those that entries do not keep
	uint32_t comment_count;
};

struct template_group {
	bool exists;
	span heading;
	span title;
	uint8_t level;
	bool is_date;
	struct date_form date;
	struct unicode_key key;
	bool blank_after_heading;
};

enum group_order { ORDER_OBSERVED, ORDER_ANY, ORDER_NEWEST_FIRST, ORDER_OLDEST_FIRST };

// What a template stores for the program that checks, in the order of enum pllint_stored.
enum { STORED_COUNT = 3 };

struct template_stored {
	span *items; // what is written behind the word of the directive
	span *at;    // the comments
	uint32_t count, room;
};

// What the name of the file says of it.
enum template_document {
	DOCUMENT_TEMPLATE, // `template` is in its name
	DOCUMENT_GUIDE,	   // CONTRIBUTING or README: text about a list
	DOCUMENT_OTHER,
};

struct template
{
	struct memory memory; // owns everything here
	const struct source *file;
	enum template_document document;
	bool embedded; // the skeleton came from a fence or a comment
	const struct template_kind *kinds;
	uint32_t kind_count;
	struct template_group group;
	enum group_order order;
	span order_at;
	unsigned char severity[PLLINT_RULE_MAX]; // PLLINT_DEFAULT where it says nothing
	span severity_at[PLLINT_RULE_MAX];
	struct template_stored stored[STORED_COUNT];
	uint32_t shapes;     // of its kinds, a bit each
	bool has_paragraphs; // one of its kinds has, or may have
	bool has_named;	     // the same
	bool has_lines;	     // the same
	uint8_t entry_level; // the highest (smallest) level of the kinds
};

static inline bool template_has_shape(const struct template *template, enum entry_shape shape)
{
	return template->shapes >> shape & 1;
}

// True if entries are parts of a section; its heading is their group then.
static inline bool template_cuts_sections(const struct template *template)
{
	uint32_t uncut = 1u << ENTRY_SHAPE_HEADING | 1u << ENTRY_SHAPE_FILE;
	return template->shapes != 0 && !(template->shapes & uncut);
}

// True if the template shows headings of the list: what is around them is not left open then.
static inline bool template_shows_headings(const struct template *template)
{
	return template->group.exists || template_has_shape(template, ENTRY_SHAPE_HEADING);
}

// True if every entry is a file of its own.
static inline bool template_is_of_files(const struct template *template)
{
	return template_has_shape(template, ENTRY_SHAPE_FILE);
}

// The first kind of a shape that the template has.
static inline const struct template_kind *template_kind_of(const struct template *template, enum entry_shape shape)
{
	uint32_t i = 0;
	while (template->kinds[i].shape != shape) {
		i++;
	}
	return &template->kinds[i];
}

// The kind of which a field is one that no other holds.
static inline const struct template_kind *template_kind_with(const struct template *template,
							     const struct template_field *field)
{
	const struct template_kind *kind = template->kinds;
	while (field->position >= kind->field_count || &kind->fields[field->position] != field) {
		kind++;
	}
	return kind;
}

// A fault of the template; the engine makes findings of them.
struct template_fault {
	span at;
	const char *message; // one line; static text or the template's memory
	const char *help;    // static text
	span argument;	     // shown, quoted, for {0} in either; may be empty
};

struct template_faults {
	struct template_fault *items;
	size_t count, capacity;
};

// Finds a rule by name: handed in, because rules lie above.
struct rule_names {
	size_t (*find)(const char *name, size_t size);
	size_t count;
};

// Compiles the template of `template->file` into `template`, whose memory is set up. The faults live
// in the template's memory. False if no entry kind can be read.
// NULL is a template's name.
enum template_document template_document_of(const char *name);

bool template_compile(struct template *template, struct rule_names rules, struct template_faults *faults);

// Prints what was understood.
void template_show(const struct template *template, struct rule_names rules, struct pllint_writer writer);

#endif
