#ifndef PLLINT_MATCH_MATCH_H
#define PLLINT_MATCH_MATCH_H

// The one place that decides: an entry against a template. It gives the entry a kind, each item the
// template's field that it is, and everything that does not simply fit exactly one deviation. Rules read
// deviations; none decides again.

#include <stdbool.h>
#include <stdint.h>

#include "entry/reader.h"
#include "identity/identity.h"
#include "template/template.h"

// What is wrong at one place. In the comments: `at` is the span that shows it, `other` a second place
// in the list, `field` what the item is or should be.
// How the number that a title starts with fails to count up.
enum number_slip {
	NUMBER_GAP,
	NUMBER_REPEATED, // or lower than those above
	NUMBER_OTHER,	 // the next one goes on as if it were right
};

enum deviation_kind {
	// Fields. at: the label.
	DEVIATION_LABEL_FORM,  // colon, bold, case
	DEVIATION_LABEL_TIGHT, // no space is behind it; `other`: its value
	// `Note` for `Notes`; certain: no other reading; other: the field's label, if any; item: ENTRY_NONE for the
	// text of a link in a line
	DEVIATION_LABEL_SPELLING,
	DEVIATION_FIELD_STANDS_IN, // an unknown label where `field` belongs
	DEVIATION_FIELD_UNKNOWN,   // field: the nearest one, or NULL; owner: the field around it
	DEVIATION_FIELD_DUPLICATE, // other: the first one's label
	DEVIATION_FIELD_ORDER,	   // other: the label that it should follow, empty to come first
	// at: the title, or the label of `owner`; other: a value without a label in its place, or what is meant to be
	// the field (certain); number: enum lost_form
	DEVIATION_FIELD_MISSING,
	// Of a file, without any field; field: the first required one; other: where the front matter starts that is not
	// at the start of the file.
	DEVIATION_HEADER_MISSING,
	DEVIATION_FIELD_LOOSE, // not an item directly in the entry, but there; number: enum loose_form (match/loose.h)
	// Of items whose indentation is wrong. item: the first one; other: the label of the field that it is in or
	// beside;
	// number: columns too many or missing; choice: the item behind the last one.
	DEVIATION_FIELD_NESTED,	 // in the item of another field
	DEVIATION_FIELD_BESIDE,	 // beside the field that it belongs into
	DEVIATION_FIELD_OUTSIDE, // beside the entry that it belongs into
	DEVIATION_LINE_OUTSIDE,	 // a paragraph, at, below the list item that it belongs into; number as above
	// A line, at, that is text only since it is indented too far. item: whose; other: it and those that follow;
	// number:
	// the column where they belong; certain: as parts of `field`, else as that field.
	DEVIATION_LINE_DEEP,
	DEVIATION_FIELD_EMPTY,
	DEVIATION_FIELD_UNDERLINED, // at: the lone `-` that makes a heading of it; certain: the field has no value
	// Values. at: the smallest part that shows it.
	DEVIATION_UNFILLED,	 // still what the template shows; at: the value, or the label where there is none
	DEVIATION_UNFILLED_PART, // what the template shows is before the value; at: that
	DEVIATION_CHOICE_WRONG,	 // not in the vocabulary; choice: the index of the nearest, or -1
	DEVIATION_CHOICE_FORM,	 // in another case or with other whitespace; choice: the one meant
	// no real date; certain: it is written like one; number: DATE_AMBIGUOUS for one that may mean several days
	DEVIATION_DATE_WRONG,
	DEVIATION_DATE_FORM, // a real date in another form; number: the day
	// in another than most dates of its slot, the number of which is `choice`; other: one of those
	DEVIATION_DATE_UNLIKE,
	// certain: the list may be tidied without becoming what the template shows
	DEVIATION_ITEM_EMPTY,	 // `a, , b`; at: from comma to comma
	DEVIATION_ITEM_TRAILING, // `a, b,`; at: the comma
	DEVIATION_TAG_REPEATED,	 // other: the first one
	DEVIATION_NAME_REPEATED,
	DEVIATION_PATTERN_MISMATCH,
	DEVIATION_PATTERN_COSTLY,
	// Links. at: the link, the label or the value.
	DEVIATION_LINK_EMPTY,	// `[code]()`
	DEVIATION_LINK_NOT_URL, // certain: a word such as `N/A` says that there is none
	DEVIATION_LINK_NO_SCHEME,
	DEVIATION_LINK_INLINE,	      // URLs on the label's line where the template nests them; at: the value
	DEVIATION_LINK_SEVERAL,	      // several where the template shows one; at: the second
	DEVIATION_LINK_SHAPE,	      // not `[text](target)` where the template shows one
	DEVIATION_LINK_LABEL_UNKNOWN, // field: the nearest one, or NULL
	DEVIATION_LINK_LABEL_MISSING, // a nested link without a label; field: the one that its site has, or NULL
	DEVIATION_LINK_SITE,	      // `GitHub: https://arxiv.org/...`; field: the label that its site has, or NULL
	DEVIATION_LINK_PATTERN,
	DEVIATION_LINK_HTTP, // http where the site serves or the template shows https, or the other way round
	// Details. at: a tag, or the value or the text that shows it; number: the index in entry->details, if any.
	DEVIATION_DETAILS_MISSING,	    // a plain value outside the block that the template shows
	DEVIATION_DETAILS_MISSING_MARKDOWN, // the same, with Markdown in it
	DEVIATION_DETAILS_UNCLOSED,	    // certain: the tag is left of the field's text
	DEVIATION_DETAILS_UNOPENED,	    // certain: the same
	// Fields below the block are raw HTML, since no blank line is between; at: `<details>`.
	DEVIATION_DETAILS_SWALLOWS,
	// number: enum tag_slip; choice: enum expected_tag; other: the tag that goes with it; certain: as of
	// DETAILS_UNCLOSED
	DEVIATION_DETAILS_TAG,
	DEVIATION_DETAILS_IN_FENCE, // code in the block is never closed; at: its fence; other: `</details>` in it
	DEVIATION_DETAILS_TAG_LINE, // text on the tag's line
	DEVIATION_DETAILS_MARKDOWN, // a list or a link that shows as plain text
	DEVIATION_LINK_BROKEN,	    // not recognized as one; number: enum broken_link
	DEVIATION_ENTRY_MARKER,	    // the list marker; at: the marker, or the title; number: enum entry_marker
	// Lines. field: the slot.
	DEVIATION_SEPARATOR, // number: enum separator_fault (match/line.h); certain: it may be fixed safely; choice: -1
			     // for no fix at all
	DEVIATION_FINAL_PERIOD, // at: the last character, behind which it belongs; other: one that is
				// behind the last slot instead; choice: -1 for no fix
	DEVIATION_CELL_COUNT,	// number: the bars of the line, or the cells of the row; choice: how many are right
	DEVIATION_ROW_APART,	// at: the first bar of a row; other: the end of a blank line above
	DEVIATION_EXTRA_CELL,	// at: empty cells beyond the header; number: how many
	// at: a bar without whitespace beside it, or what is where an outer bar is missing; number: enum row_form;
	// choice: the column
	DEVIATION_ROW_FORM,
	// Tables as a whole. at: the header or delimiter row, or one of its cells.
	DEVIATION_DELIMITER_ROW, // number: its cells; choice: those of the header, `other`
	DEVIATION_TABLE_COLUMNS, // lacking, added: against the columns that most rows have
	// Cells of a column that has a vocabulary by what most rows say. number: how many say `other`.
	DEVIATION_VALUE_SPELLING, // certain: but for letter case, markup and whitespace
	DEVIATION_VALUE_RARE,	  // other: the value that most of them have
	DEVIATION_SLOT_MISMATCH,  // at: a part of a link's text; other: what its target has there
	DEVIATION_LINK_BRACKETS,  // a link without the brackets that the template shows, or the other way round
	// Text.
	DEVIATION_LATEX_ESCAPE,	 // `\%` where it shows literally
	DEVIATION_LATEX_COMMAND, // `\textbf{..}`
	// What links lead to. at: the target; number: the link's index, where the entry is at hand.
	DEVIATION_LINK_MALFORMED,      // an identifier that cannot be one
	DEVIATION_LINK_WRAPPED,	       // over a page that only redirects
	DEVIATION_LINK_TRACKED,	       // other: the first parameter that says only where the reader came from
	DEVIATION_LINK_NUMBERS_DIFFER, // two papers in one entry; other: the first one's target
	DEVIATION_LINK_LABEL_REPEATED, // at: the label; other: the first one; certain: with the same target
	DEVIATION_LINK_REPOSITORY,     // a repository under a label for any URL; at: the label; owner: the one for code
	// Headings of entries.
	DEVIATION_TITLE_EMPTY,
	DEVIATION_TITLE_UNFILLED,
	DEVIATION_TITLE_LINK_UNFILLED, // its target is still what the template shows
	DEVIATION_TITLE_SHAPE,	       // not a link where the template shows one
	DEVIATION_ENTRY_LEVEL,	       // at: the heading; number: its level
	DEVIATION_ENTRY_BARE,	       // no fields; certain: it has labels, none of them the template's
	// What is in the place of a heading; choice: the level that is meant; number: enum stray_form,
	// HEADING_BOLD and what follows it (match/parts.h); certain: no details tag is in it, and no lone CR
	// below
	DEVIATION_HEADING_MALFORMED,
	// What hides entries: nobody reads them. number: how many
	DEVIATION_HIDDEN_BY_COMMENT,	  // at: `<!--`, which is never closed
	DEVIATION_HIDDEN_BY_FENCE,	  // at: the fence
	DEVIATION_HIDDEN_BY_HTML,	  // at: the tag, whose element is never closed
	DEVIATION_HIDDEN_BY_FRONT_MATTER, // at: its first line; other: its last one
	DEVIATION_ENTRY_IN_FENCE,	  // a block that is closed, where entries are expected
	DEVIATION_ENTRY_IN_QUOTE,	  // at: the quote's first mark, where entries are expected
	DEVIATION_CONFLICT,		  // at: the line of its first mark; other: that of the last one
	// Entries among each other, and links of one site: seen at the list's end or from what came before.
	DEVIATION_ENTRY_VANISHED, // no entry since the change; at: the title (certain) or a label; number: of them here
	DEVIATION_WORK_PASTED,	  // the paper of an entry with another title; at: the link; other: its title
	DEVIATION_WORK_REPEATED,  // a paper listed twice; at: the title; other: the first one's; certain: spelled alike
	DEVIATION_WORK_CROSS_LISTED, // the same in another group
	DEVIATION_NUMBER,	     // at: of a title; number: the one expected; choice: enum number_slip
	// at: the title; other: of the entry that it belongs behind, or before (certain); number: enum entry_order_key;
	// lines: of the entry, where it may be moved; place: where they belong
	DEVIATION_ENTRY_ORDER,
	DEVIATION_TITLE_REPEATED, // a title listed twice, with other papers; other: the first one
	// The rarer spelling of a tag; other: the commoner one, which is `number` times; certain: they differ in letter
	// case, hyphens and whitespace, or plural.
	DEVIATION_TAG_SPELLING,
	DEVIATION_NAME_FORM, // names: what is odd about them; at: the first place
	// at: the target; certain: `field` shows another form; else other: a link in the list's form, of which
	// there are `number`; empty where the site's own form is wanted; choice: 0 if without a version
	DEVIATION_LINK_FORM,
	// Group headings.
	DEVIATION_GROUP_DATE,  // not a real date; number: 1 if it is written like one, 0 if it is other text
	DEVIATION_GROUP_EARLY, // before the month of a paper in it; other: the link; number: year * 100 + month
	DEVIATION_GROUP_FORM,  // a real date in another form (certain) or with more around it; number: the day
	DEVIATION_GROUP_LEVEL, // at: the heading; number: its level
	DEVIATION_GROUP_ORDER, // other: the group that it belongs before (certain) or after; number: enum group_order
	DEVIATION_GROUP_REPEATED, // other: the first one
	DEVIATION_GROUP_EMPTY,
	// Lines without a label, in the template or in the list.
	// at: the title, or the separator that nothing follows (certain); choice: 0 where it only counts, since the
	// line ends before it; neighbor: of a line, the field that may be missing in its place
	DEVIATION_SLOT_MISSING,
	DEVIATION_SLOT_LABELLED, // at: the label of a line that has none in the template and is in its place without it
	// at: the line; field: what it is, or NULL; certain: it is the only field missing, whatever other entries do
	DEVIATION_LINE_UNLABELLED,
	DEVIATION_LIST_SEPARATOR, // at: the value; other: the first one; number: enum match_separator
	// Sections of a file; section: the template's. at: the title of the heading.
	DEVIATION_SECTION_SPELLING,
	DEVIATION_SECTION_UNFILLED, // its body is the template's; other: all of it
	DEVIATION_SECTION_EMPTY,
	DEVIATION_SECTION_ORDER,    // beside: the section that it belongs before (certain) or behind; other: its title
	DEVIATION_SECTION_MISSING,  // at: the title of the file
	DEVIATION_TEMPLATE_COMMENT, // at: a comment of the template
	// number, choice: where in the template it is, and its bytes there; other: the title of the heading above, if
	// any
	DEVIATION_TEMPLATE_TEXT,
	DEVIATION_HEADER_UNFILLED, // a key without a value, where the template shows none either
	// Of many entries alike. at: the first place; number: how many entries; choice: of how many.
	DEVIATION_TEMPLATE_OUTDATED,
	DEVIATION_FORM_ACCEPTED,
	DEVIATION_COUNT,
};

struct odd_name;

struct deviation {
	enum deviation_kind kind;
	span at;
	span other;
	const struct template_field *field;
	// LINK_SITE: the item's own field; LINK_REPOSITORY: the one that is meant; of nested items that are unknown or
	// missing: the field around them.
	const struct template_field *owner;
	// FIELD_MISSING, FIELD_ORDER: the field that it belongs after or, with `is_before`, before; NULL for neither.
	const struct template_field *neighbor;
	const struct template_section *section;
	const struct template_section *beside;
	uint32_t item; // ENTRY_NONE where none is concerned
	int32_t choice;
	uint32_t number;
	bool certain, is_before;
	const struct odd_name *names; // NAME_FORM
	const char *file;	      // that `other` is in, on line `number`; NULL: in this list
	const char *rule;	      // TEMPLATE_OUTDATED: the one whose findings it is in the place of
	span lines;
	uint32_t place;
	const struct date_form *form; // DATE_UNLIKE
	const char *lacking, *added;  // TABLE_COLUMNS: names, parted by commas; NULL: none
};

// A deviation that says no more than what and where.
static inline struct deviation deviation_of(enum deviation_kind kind, span at)
{
	return (struct deviation){.kind = kind, .at = at, .item = ENTRY_NONE, .choice = -1};
}

// How what is meant to be a field that is missing is not read as that.
enum lost_form {
	LOST_LINE,	    // a line that opens with its label; at: the label
	LOST_INSIDE,	    // other text is before that on its line
	LOST_BLOCK_NESTED,  // a details block in a list item; at: `<details>`
	LOST_BLOCK_UNNAMED, // one without a summary
	LOST_BLOCK_OTHER,   // one with another summary; at: that
};

// What an item is.
enum item_role {
	ROLE_TEXT,	// no field
	ROLE_FIELD,	// `field` is certain: fits or a variant
	ROLE_NEAR,	// taken for `field` by its spelling
	ROLE_STANDS_IN, // is where `field` belongs
	ROLE_UNKNOWN,	// a label that the template lacks
	ROLE_DUPLICATE, // `field` again
	ROLE_SLOT,	// `field` by its place: a line without a label
};

// What is between the items of a value.
enum match_separator {
	MATCH_SEPARATOR_NONE,
	MATCH_SEPARATOR_COMMA,
	MATCH_SEPARATOR_SEMICOLON,
	MATCH_SEPARATOR_BOTH,
	MATCH_SEPARATOR_OTHER, // ` · `, ` / `, ` | `
	MATCH_SEPARATORS
};

struct loose_field;

struct item_match {
	enum item_role role;
	const struct template_field *field;
	const struct template_name *name; // which of its names
	bool unfilled;			  // its value is: nothing else is said of it
	bool repeated;			  // another item is the same field again
	uint32_t held_at;  // where the label of another field is in its value, of which nothing is said; 0: nowhere
	bool has_deep;	   // lines that belong into it are text of it
	bool has_beside;   // items that belong into it are beside it
	bool is_nested;	   // a field of the entry in another field
	uint8_t separator; // enum match_separator; of lists
	// ROLE_UNKNOWN, ROLE_STANDS_IN: by position, the missing required fields that its value can be that of.
	uint64_t may_be;
};

// A link under a label that says what the entry is: its paper.
struct work_link {
	const struct entry_link *link;
	struct identity identity;
};

// What is odd about a name among others. Lists that always write so mean it.
enum name_oddity {
	NAME_AND,   // `Ann Lee and Bo Chen`
	NAME_ET_AL, // `et al.`
	NAME_MARK,  // `Ann Lee*`
	NAME_ODDITIES,
};

// What the entries of a list are ordered by.
enum entry_order_key { ENTRY_ORDER_TITLE, ENTRY_ORDER_NEWEST, ENTRY_ORDER_OLDEST };

// What a bar of a table row lacks.
enum row_form {
	ROW_FORM_OPENING,      // at the start of the row; at: its first character
	ROW_FORM_CLOSING,      // at its end; at: its last one
	ROW_FORM_TIGHT_BEFORE, // whitespace
	ROW_FORM_TIGHT_BEHIND,
	ROW_FORM_TIGHT, // on both sides
};

// What keeps a link from being read as one; `at`: the smallest part that shows it.
enum broken_link {
	BROKEN_SPACE,	   // `[a] (url)`; at: the space
	BROKEN_SPACE_OPEN, // `[a] (url`; at: from the space to the line's end
	BROKEN_WIDE,	   // `[a]（url）`; at: the brackets and what is between
	BROKEN_WIDE_CLOSE, // `[a](url）`; at: the bracket
	BROKEN_OPEN,	   // `[a](url`; at: to the line's end
	BROKEN_TARGET,	   // `[a](url with spaces)`
	BROKEN_OPENING,	   // `[[a](url)`; at: the bracket
	BROKEN_CLOSING,	   // `[a](url)]`
	BROKEN_ROUND,	   // `[a](url))`; at: the bracket
	BROKEN_SWAPPED,	   // `(a)[url]`
	BROKEN_TEXT,	   // `[a(url)`; at: `(`
	BROKEN_START,	   // `a](url)`; at: `](`
	BROKEN_SQUARE,	   // `[a][url]`, `[a]{url}`; at: the brackets and what is between
	BROKEN_EMPTY,	   // `[](url)`
	BROKEN_TAIL,	   // a bare URL with quotation marks or the like at its end; at: from the first of them on
	BROKEN_GAP,	   // a bare URL with a space in it; at: the space
	BROKEN_COUNT,
};

// How a tag of a details block, or of its summary, is not the one that is expected.
enum tag_slip {
	SLIP_SPELLING,
	SLIP_BOTH,     // and so is `other`
	SLIP_UNCLOSED, // and its block is never closed
	SLIP_UNOPENED, // and its block is never opened
	SLIP_SECOND,   // `<details>` in the place of `</details>`
	SLIP_SWAPPED,  // `</details>` and `<details>` in each other's place
	SLIP_COUNT,
};

enum expected_tag { EXPECTED_DETAILS, EXPECTED_DETAILS_END, EXPECTED_SUMMARY, EXPECTED_SUMMARY_END };

enum { ODD_PLACES = 6 };

struct odd_name {
	enum name_oddity oddity;
	uint32_t count;		 // in the entry
	span places[ODD_PLACES]; // the first of them
};

// What an item says where the template shows a vocabulary or tags.
struct match_value {
	const struct template_field *field;
	span at;
	int32_t choice; // -1: none of the vocabulary
};

struct match {
	const struct entry *entry;
	const struct template_kind *kind;
	struct item_match *items; // parallel to entry->items
	struct deviation *deviations;
	size_t deviation_count, deviation_capacity;
	uint32_t missing_count, unknown_count, misshapen_count;
	uint32_t known_count;		 // distinct fields of the kind present by name
	uint32_t near_count;		 // those that are nearly one
	uint32_t loose_count;		 // those that are there, but not as items directly in the entry
	uint8_t loose_form;		 // enum loose_form of the first of them
	uint64_t loose_fields;		 // their positions, and those of optional ones, a bit each
	const struct loose_field *loose; // by position (match/loose.h); NULL where nothing was looked for
	bool has_slip;			 // tags of details blocks that are nearly right explain what is missing
	bool fence_hides;		 // code outside items that is never closed hides fields, or the end of a block
	uint32_t duplicate_count;	 // fields that are there already
	uint32_t required_known;	 // required ones among them
	// Why this kind and no other: an item whose label speaks for it; ENTRY_NONE if none does.
	uint32_t because;
	struct match *runner_up; // the match with the next best kind, or NULL
	// Those with other kinds that the labels speak for as much: what else is wrong decided against them.
	struct match **rivals;
	uint32_t rival_count;
	const struct work_link *works; // in order
	uint32_t work_count;
	// What the title links to where that is no paper: the entry is that data set or program, whatever it cites.
	struct work_link self;
	bool has_self;
	const span *tags; // plain ones of open vocabularies
	uint32_t tag_count;
	struct match_value *values; // tags of open vocabularies once each
	size_t value_count, value_capacity;
	struct odd_name odd_names[NAME_ODDITIES];
	uint32_t odd_name_count;
	bool has_tags, has_names;
	bool has_name_list;	    // with a comma
	const uint32_t *heading_of; // of shape file: by the position of a section its heading, ENTRY_NONE for none
	uint32_t section_count;	    // those that are there
	uint32_t near_sections;	    // those of them that are spelled in another way
};

// Matches an entry with the kind that fits best. The result lives in `arena`. Never NULL; an entry of
// which nothing is known has known_count 0 and no deviations that count.
const struct match *match_entry(struct arena *arena, const struct template *template, const struct entry *entry);

// True if the entry would be read as it is, by the same kind and with the same fields, if the items directly in it
// stood in the order of `items`; one that is not among them is an optional field that would be gone.
bool match_keeps(struct arena *arena, const struct match *match, const uint32_t *items, size_t count);

// True if the entry would be of the same kind without the items that are `gone`, by their index.
bool match_kind_is_kept(struct arena *arena, const struct template *template, const struct match *match,
			const bool *gone);
// True if a word of the list nearly spells a name, which is not too short, and differs in no digit.
bool label_is_nearly(struct unicode_key name, struct unicode_key word);
// True if a label names a field of the kind, in any form or nearly.
bool match_knows_label(const struct template_kind *kind, const struct entry_label *label);

// Fields of the entry are nested in one that is beside it: only that one is out of place.
bool fields_are_in_place(const struct match *match, uint32_t item);
// How many lines of a text behind its first have a list marker and a label of the kind.
uint32_t match_count_deep_labels(struct arena *arena, const struct template_kind *kind, const struct source *source,
				 span text);
// True if an item that follows one which opens an entry is a field that the entry lacks.
bool match_is_lost_field(const struct template *template, const struct entry *section, uint32_t opening, uint32_t item);
// The same of one whose label lacks its colon or is misspelled.
bool match_names_lost_field(struct arena *arena, const struct template *template, const struct entry *section,
			    uint32_t opening, uint32_t item);

// The same of an item, of which the colon may be missing.
bool match_knows_item(struct arena *arena, const struct template_kind *kind, const struct entry *entry, uint32_t item);
// The position of the field that a label names in any form; UINT32_MAX for none.
uint32_t match_position(const struct template_kind *kind, const struct entry_label *label);
// The entry, or a copy in which labels of the template that lack their colon are labels of its items: before a link, a
// nested list or at the line's end. For templates of shape bold.
const struct entry *match_read_lost_labels(struct arena *arena, const struct template *template,
					   const struct entry *entry);

// The match of the entry, or of a copy in which items that open with the name of a field that is missing have that
// label.
const struct match *match_with_lost_labels(struct arena *arena, const struct template *template,
					   const struct match *match);

// Has a reader of lists take labelled paragraphs as items if the template shows such fields, and headings in the place
// of fields as their text.
void match_read_paragraphs(struct reader *reader, const struct template *template);
// The entries of a list as the template has them read.
struct entry_stream match_stream_open(struct memory *memory, const struct source *source,
				      const struct template *template);

// The whole file as an entry of the template's kind of shape file.
struct entry *match_file(const struct template *template, const struct file_reading *reading);

// How many fields are out of order.
uint32_t match_disorder(const struct match *match);
// True if a label directly in the entry is none of the kind's, or of a rival's: what it is taken for hangs on its
// place.
bool match_has_unknown(const struct match *match);

// True if the runner-up, which there has to be, has the same deviation: the choice of kind does not matter to it.
bool match_is_shared(const struct match *match, const struct deviation *deviation);

// True if a label is one of those below a field.
bool match_is_child(const struct template_field *field, const struct entry_label *label);

// The label below a field that shows a pattern which the link fits, else the one that names its site; NULL for
// none.
const struct template_field *match_link_label(const struct template *template, const struct template_field *parent,
					      const struct entry *entry, const struct entry_link *link);

// The parts of a value that is a list, without empty ones. They live in `arena`.
uint32_t match_items(struct arena *arena, const struct entry *entry, const struct entry_item *item, span **items);

// The mark of a footnote at the end of a name, `*`, `¹`, `[^1]`, `<sup>1</sup>`: its length, 0 for none.
size_t match_footnote_mark(const char *bytes, size_t size);
// Where the first of two names ends that something else than a comma parts, `Ann Lee and Bo Chen`, and where the second
// starts; the size for one name.
size_t match_name_end(const char *bytes, size_t size, size_t *next);

// What a link leads to; behind a page that only redirects, what is there. False if it is not known.
bool match_link_identity(const struct entry *entry, const struct entry_link *link, struct identity *identity);

// A heading against the template's group heading. `day` is set for real dates.
enum group_fit {
	GROUP_NO,	  // not one: the template has dates and this is none
	GROUP_FITS,	  // a date of the form, or any text where the template shows text
	GROUP_VARIANT,	  // a real date in another form
	GROUP_DECORATED,  // a real date with more around it
	GROUP_IMPOSSIBLE, // written like a date; there is no such day
	GROUP_UNFILLED,	  // still the template's own text
};
enum group_fit match_group(struct arena *arena, const struct template *template, const struct entry *heading,
			   uint32_t *day);

#endif
