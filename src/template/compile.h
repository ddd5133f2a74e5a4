#ifndef PLLINT_TEMPLATE_COMPILE_H
#define PLLINT_TEMPLATE_COMPILE_H

// What the stages of compiling hand to each other. Private to this folder.
//
// A skeleton is a text with entry kinds in it: the file itself, a fence of it or a comment. Every span
// that ends up in the template or in a fault is an offset into the file; within the stages spans are
// offsets into the skeleton's source.

#include "entry/entry.h"
#include "entry/mark.h"
#include "template/template.h"
#include "template/text.h"

struct directive;

struct kind_draft {
	struct template_kind kind;
	span extent;		     // in the skeleton; of other shapes than headings
	struct template_group group; // what is above it
	uint32_t filled;	     // fields whose value looks like an entry's, not like a template's
	uint32_t strong;	     // fields with a bold label
	uint32_t words;		     // of the first field's value
	uint32_t sentences;	     // fields whose value is a sentence, or an address to write to
	uint32_t outer;		     // the kind whose heading it is below; UINT32_MAX for none
	bool has_placeholder;	     // its title is one
	bool is_template;	     // it passes the test that separates templates from prose
};

struct kind_drafts {
	struct kind_draft *items;
	size_t count, capacity;
};

// A part of the file that may hold a skeleton: its lines, without what indents or quotes them.
struct hidden_text {
	span at;
	size_t first_line, line_count;
};

// How a text is read.
enum skeleton_reading {
	READ_ITEMS,	 // fields are list items
	READ_LINES,	 // the same, and lines of list items
	READ_PARAGRAPHS, // fields of headings are labelled paragraphs as well
};

struct skeleton {
	struct memory *memory;
	enum skeleton_reading reading;
	struct arena arena;
	struct rule_names rules;
	const struct source *source;

	struct kind_draft *kinds;
	size_t kind_count, kind_capacity;
	struct template_faults faults;
	struct kind_drafts others[ENTRY_SHAPES]; // of other shapes: the first shape with a kind counts
	bool file_is_sure;			 // its header shows placeholders
	bool file_is_likely;			 // its header is long, and sections are below it
	size_t lost_first, lost_end;		 // faults of a heading that would be a kind if its labels had colons
	struct template_group above[TOKEN_LEVEL_MAX + 1]; // headings that hold nothing, by level, while reading
	uint32_t outer[TOKEN_LEVEL_MAX + 1];		  // the kinds around the next heading, by level, plus one
	enum group_order order;
	span order_at;
	unsigned char severity[PLLINT_RULE_MAX];
	span severity_at[PLLINT_RULE_MAX];
	struct template_stored stored[STORED_COUNT];

	// Of the file only.
	struct directive *directives; // all of them, wherever they stand
	size_t directive_count, directive_capacity;
	struct hidden_text *fences, *comments, *spans; // spans: code that opens as a line may
	size_t fence_count, fence_capacity, comment_count, comment_capacity, span_count, span_capacity;
	span *lines;
	size_t line_count, line_capacity;
	bool in_fence;
};

// --- skeleton.c -----------------------------------------------------------------------------------

// Reads `source`; `hidden` also remembers its fences and comments.
struct skeleton *skeleton_read(struct memory *memory, const struct source *source, struct rule_names rules,
			       enum skeleton_reading reading, bool hidden);
// More than half of its fields hold an entry's values.
bool skeleton_is_filled(const struct skeleton *skeleton);
// `at` and `argument` are spans of the skeleton's source.
void skeleton_fault(struct skeleton *skeleton, span at, const char *message, const char *help, span argument);
// The same with spans of the file.
void skeleton_fault_of_file(struct skeleton *skeleton, span at, const char *message, const char *help, span argument);

// --- directive.c ----------------------------------------------------------------------------------

enum directive_name {
	DIRECTIVE_OPTIONAL,
	DIRECTIVE_REQUIRED,
	DIRECTIVE_LIST,
	DIRECTIVE_TEXT,
	DIRECTIVE_ONE_OF,
	DIRECTIVE_MATCH,
	DIRECTIVE_ALIAS,
	DIRECTIVE_ORDER,
	DIRECTIVE_RULE,
	DIRECTIVE_EXCLUDE, // from here on in the order of enum pllint_stored
	DIRECTIVE_BASELINE,
	DIRECTIVE_FAIL_ON,
	DIRECTIVE_UNKNOWN,
};

struct directive {
	enum directive_name name;
	span word;     // the name as written
	span argument; // what follows it, trimmed; may be empty
	span whole;    // the comment
};

// Reads a comment; false if it is not addressed to pllint.
bool directive_read(const struct source *source, span text, span whole, struct directive *directive);
// What is for the whole list, such as `order` and `rule`, and faults of unknown ones. False for those that belong to a
// field or heading.
bool directive_set_global(struct skeleton *skeleton, const struct directive *directive);
// A fault for a directive that is where it means nothing.
void directive_misplaced(struct skeleton *skeleton, const struct directive *directive);

// The directives of one field, contradictions already reported and dropped.
struct field_directives {
	bool has[DIRECTIVE_UNKNOWN];
	struct directive of[DIRECTIVE_UNKNOWN]; // the first of each
	span *aliases;
	uint32_t alias_count, alias_room;
};
struct field_directives directive_of_item(struct skeleton *skeleton, const struct entry *entry, uint32_t item);

// --- kind.c ---------------------------------------------------------------------------------------

// True if the heading opens a field list.
bool kind_is(const struct entry *entry);
// True if the heading is above labelled paragraphs of a template.
bool kind_is_of_paragraphs(struct skeleton *skeleton, const struct entry *entry);
void kind_read(struct skeleton *skeleton, const struct entry *entry);
// Faults for bold labels that lack their colon.
void kind_fault_lost_labels(struct skeleton *skeleton, const struct entry *entry);
struct template_group kind_group(struct skeleton *skeleton, const struct entry *entry);
// Takes out lists of prose that look like kinds beside real ones, and the sections of entries.
void kind_drop_prose(struct skeleton *skeleton);
// Takes out the kinds that may be prose: they are filled in, and do not pass the test of kind_is_template.
void kind_drop_doubtful(struct skeleton *skeleton);
// Takes out those that do not pass it.
void kind_drop_untested(struct skeleton *skeleton);

// --- bold.c ---------------------------------------------------------------------------------------

// Reads the paragraphs in bold of a section that are kinds with the list below them. False if there are none.
bool bold_kinds_read(struct skeleton *skeleton, const struct entry *section);

// --- file.c ---------------------------------------------------------------------------------------

struct file_reading;
// Keeps the whole text as a kind, if it is one.
void file_kind_read(struct skeleton *skeleton, const struct file_reading *reading);

// --- block.c --------------------------------------------------------------------------------------

// Reads the details blocks of a section that are kinds. False if there are none.
bool block_kinds_read(struct skeleton *skeleton, const struct entry *section);

// --- paragraph.c ----------------------------------------------------------------------------------

// Reads the labelled paragraphs of a section that are a kind without a heading. False if there is none.
bool paragraph_kinds_read(struct skeleton *skeleton, const struct entry *section);

// --- item.c ---------------------------------------------------------------------------------------

// Keeps a kind of another shape than headings: its fields are those of `entry`. `title` is what it shows as the title.
void kind_keep(struct skeleton *skeleton, const struct entry *entry, enum entry_piece piece, span title);
void kind_add_draft(struct skeleton *skeleton, const struct kind_draft *draft);
// The test that separates templates from prose: a title that is a placeholder, or at least half of the fields are.
bool kind_is_template(struct skeleton *skeleton, const struct entry *entry, span title);

// Reads the list items of a section that are kinds.
void item_kinds_read(struct skeleton *skeleton, const struct entry *section);

// --- line.c ---------------------------------------------------------------------------------------

// Reads the list items and paragraphs of a section that are kinds of one line.
void line_kinds_read(struct skeleton *skeleton, const struct entry *section);

// --- row.c ----------------------------------------------------------------------------------------

// Reads the tables of a section that are kinds of rows.
void row_kinds_read(struct skeleton *skeleton, const struct entry *section);

// --- field.c --------------------------------------------------------------------------------------

// The fields among the items below `parent` (ENTRY_NONE: directly in the entry). `*filled` counts those
// that hold an entry's values.
struct template_field *field_read_all(struct skeleton *skeleton, const struct entry *entry, uint32_t parent,
				      uint32_t *count, uint32_t *filled);
bool field_item_is_field(const struct entry *entry, uint32_t item);
// A line without a label as a field, named by its words.
void field_read_slot(struct skeleton *skeleton, const struct entry *entry, uint32_t item, struct template_field *field);

// --- name.c ---------------------------------------------------------------------------------------

// What is in brackets after a name and is no mark: `(split by commas)`. Empty if nothing does.
span name_hint(const struct source *source, const struct entry_label *label);
span name_without_hint(const struct source *source, const struct entry_label *label);
// The first of the alternative names in `written`, the part of the label that names are read from.
span name_first(const struct source *source, const struct entry_label *label, span written);
void name_read_all(struct skeleton *skeleton, const struct entry *entry, uint32_t item, span written,
		   const struct field_directives *directives, struct template_field *field);
// Faults for names that two of the fields share.
void name_check(struct skeleton *skeleton, struct template_field *fields, uint32_t count);
// One of the field's names is one of `words` (folded, separated by `|`).
bool name_is_one_of(const struct template_field *field, const char *words);

// --- value.c --------------------------------------------------------------------------------------

// What the template shows after a label, before anything is made of it.
struct value {
	struct text whole;		     // without comments
	struct text text;		     // without marks too; its `at` may be empty
	const struct entry_details *details; // NULL for none
	struct text content;		     // of the details
	enum mark_meaning meaning;
	span mark; // in the file
};

struct value value_read(struct skeleton *skeleton, const struct entry *entry, uint32_t item, span hint);
// Everything that counts as unfilled.
void value_read_unfilled(struct skeleton *skeleton, const struct entry *entry, uint32_t item, const struct value *value,
			 struct template_field *field);
// True if it looks like an entry's value rather than a template's.
bool value_is_filled(struct skeleton *skeleton, const struct value *value, const struct template_field *field);

// --- shape.c --------------------------------------------------------------------------------------

// `URL`, `link here`, `paper url`, with or without brackets.
bool shape_is_url_word(struct arena *arena, const struct source *source, span at);
// The first row of the language's table that fits.
void shape_read(struct skeleton *skeleton, const struct value *value, struct template_field *field);
// The same as directives want it.
void shape_direct(struct skeleton *skeleton, const struct field_directives *directives, struct template_field *field);
// The children of a field that holds links.
void shape_make_links(struct template_field *children, uint32_t count);
// `[text](target)`, also in brackets: where the target stands. False if it is nothing like that.
bool shape_link(const struct source *source, span at, span *text, span *target);

// --- choice.c -------------------------------------------------------------------------------------

// `a / b / c`: sets the choices of the field. False if the text is no vocabulary.
bool choice_read(struct arena *arena, const struct text *text, struct template_field *field);
// The words that a text was split into become the choices; a last one such as `...` leaves them open.
void choice_set(struct arena *arena, const struct text *text, const struct text_parts *parts,
		struct template_field *field);
// The same from the argument of `one-of`. False if it names nothing.
bool choice_read_directive(struct skeleton *skeleton, span argument, struct template_field *field);
// `x, x, ...`
bool choice_is_list(struct arena *arena, const struct text *text);

#endif
