#ifndef PLLINT_INFER_INFER_H
#define PLLINT_INFER_INFER_H

// What the entries of a list have in common, as a template that they would follow.

#include "base/date.h"
#include "base/memory.h"
#include "base/source.h"
#include "base/unicode.h"
#include "entry/entry.h"
#include "pllint.h"

enum {
	FREE_LINE = 1, // the first byte of the key of a line without a label
	LINK_SLOT = 2, // and of a link in a paragraph of links
};

// What is read as fields: list items; lines of list items; labelled paragraphs, details blocks and links as well.
enum reading { READING_ITEMS, READING_LINES, READING_BLOCKS, READINGS };

// What a value looks like.
enum look { LOOK_EMPTY, LOOK_URL, LOOK_LINK, LOOK_DATE, LOOK_TEXT };

// One labelled item of a section, or a line without a label of one that is a list item.
struct sample {
	struct unicode_key key; // of its label, or the mark of free lines and how many come before it
	span label;		// as written
	span value;
	uint32_t section;
	uint32_t order;	 // among the section's samples
	uint32_t parent; // the sample that it is nested in, or UINT32_MAX
	uint32_t field;	 // set by fields_find; UINT32_MAX: none
	uint32_t next;	 // the next sample of the field, or UINT32_MAX
	uint8_t look;	 // enum look
	char marker;
	bool strong, colon_inside, colon_wide, blank_before_colon, has_details, has_children;
	bool is_series;		     // a key with a list
	bool is_paragraph, is_block; // no list item; a details block with a summary
	bool is_emphasis, has_link;  // of lines
};

// A heading with what is below it, or what may be an entry of another shape.
struct section {
	enum entry_shape shape;
	enum reading reading;
	span title;
	span opener;				       // of shape paragraphs: the label of the title
	enum entry_piece piece;			       // of a list item that is read line by line
	char marker;				       // of a list item
	bool is_loose;				       // of a list item: a blank line is below its first line
	uint8_t level;				       // of a heading
	bool title_is_link, title_is_strong, has_link; // of list items: behind a title in text
	uint32_t labels;			       // samples that are not nested and have a label
	uint32_t lines;				       // those that have none
	uint32_t first, count;
	uint32_t distinct; // fields, set by fields_find
	uint32_t repeated; // of them, those that it has more than once
};

struct samples {
	struct memory *memory;
	struct arena arena;
	const struct source *source;
	struct sample *items;
	size_t count, capacity;
	struct section *sections;
	size_t section_count, section_capacity;
	uint32_t nested_without_label;	       // labels below items that have none: entries that are items
	uint32_t tables;		       // headings with a table row below them
	enum reading reading;		       // the one that goes on
	uint32_t bare[ENTRY_PIECE_STRONG + 1]; // list items without further lines, by enum entry_piece
};

// A label that many entries have, and what they write behind it.
struct field {
	struct unicode_key key;
	span label;	 // as most write it
	uint32_t parent; // field, or UINT32_MAX
	uint32_t last;	 // section with it, and one more
	uint32_t times;	 // in that section
	uint32_t first_sample, last_sample;
	uint32_t count;	 // entries with it
	uint32_t filled; // and with a value
	uint64_t order;	 // the sum of its places
	uint32_t details, nested, links, urls, dates, strong, colon_inside, colon_wide, blank_before_colon;
	uint32_t paragraphs, blocks, emphasized, linked, series;
	bool plural; // some write it with `(s)`
	struct date_form date;
};

struct infer {
	struct samples samples;
	enum entry_shape shape;
	enum reading reading;
	uint8_t level; // of entries that are headings
	uint32_t entries;
	uint32_t loose; // with a blank line below their first one
	span opener;	// of shape paragraphs
	uint32_t linked_titles, strong_titles;
	uint32_t linked_lines; // titles in text with a link behind them
	uint32_t repeating;    // entries that have each of their fields more than once
	char marker;	       // `1` for a number
	bool has_groups;       // dated ones, one level above
	struct date_form group_date;
	struct field *fields;
	size_t field_count, field_capacity;
	uint32_t *slots; // fields by the hash of their key and parent: the number, and one more; 0: none
	size_t slot_count;
};

// Reads the list.
void samples_take(struct samples *samples, struct memory *memory, const struct source *source);
// Reads the header of a file, which is an entry.
void samples_take_header(struct samples *samples, const struct entry *entry);
// True if a section is an entry, but for those with too few labels to say so by themselves.
bool section_is_entry(const struct infer *infer, const struct section *section);
// True if a field is a line without a label.
bool field_is_line(const struct field *field);
// True if a field is a link in a paragraph of links.
bool field_is_link(const struct field *field);
// Finds the fields, in the order that most entries have.
void fields_find(struct infer *infer);
// True if entries share a field, and if those are what the list is about.
bool fields_are_found(const struct infer *infer);
// Writes the template.
void template_write(const struct infer *infer, struct pllint_writer writer);
// Writes the fields of the header of files: keys of front matter, or list items.
void header_write(const struct infer *infer, bool is_front, struct pllint_writer writer);
// Says what was left out, if anything was found, and which shapes cannot be described, a line each.
void notes_write(const struct infer *infer, bool found, struct pllint_writer writer);

// True if the form of a date is known by the text; `form` is then set.
bool date_look(const char *bytes, size_t size, struct date_form *form);
// A field that enough entries have.
bool field_is_common(const struct infer *infer, const struct field *field);
bool field_is_optional(const struct infer *infer, const struct field *field);
// Most of those that have a value.
bool field_mostly(const struct field *field, uint32_t count);
// The values of a closed vocabulary behind a blank, as a template shows them; false if it has none. The arena is reset.
bool vocabulary_write(const struct infer *infer, uint32_t field, struct arena *arena, struct pllint_writer writer);

#endif
