#ifndef PLLINT_LINT_CHECK_H
#define PLLINT_LINT_CHECK_H

// What a rule is given, and how it reports.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "entry/entry.h"
#include "match/match.h"
#include "template/template.h"

struct blank_run;
struct change;
struct entries;
struct findings;
struct heading_gaps;
struct heading_links;
struct values;

struct check {
	struct memory *memory;
	struct arena *arena; // for what lives as long as the report: findings, arguments, edits
	const struct source *source;
	const struct template *template;
	const struct change *change; // only the entries that it touches count; NULL: all do
	bool is_builtin;	     // the template: nobody chose it for this list
	const struct entry *entry;   // NULL outside entries
	const struct match *match;   // NULL outside entries
	struct findings *findings;
	const struct entries *entries;		    // those so far
	struct values *values;			    // NULL: nobody asks for them
	const struct pllint_folder *folder;	    // of shape file: what other files do; NULL: it is not known
	const char *name;			    // of the file, or NULL
	const struct pllint_index *others;	    // lists before this one; NULL: none
	size_t rule;				    // the rule that is running
	const struct heading_links *heading_links;  // edit_heading.c; NULL until it is asked
	struct blank_run *blank_runs;		    // rules/blank_lines.c: those so far
	const struct false_heading *false_headings; // the first one
	struct false_heading *last_false_heading;
	struct heading_gaps *heading_gaps; // rules/heading_blank_lines.c; NULL until there is a heading
};

// A heading in the place of a field or of a list item, which a finding says not to be one; in the order of the list.
struct false_heading {
	uint32_t at;
	const struct false_heading *next;
};

// --- texts: formed when they are printed --------------------------------------------------------
//
// `{0}` .. `{9}` in a message or help stand for arguments. Text of the list or the template is shown
// between backticks by the printer; write `{0}`, not "`{0}`".

enum argument_type {
	ARGUMENT_NONE,
	ARGUMENT_LIST,
	ARGUMENT_TEMPLATE,
	ARGUMENT_TEXT,
	ARGUMENT_NUMBER,
	ARGUMENT_LINE,
	ARGUMENT_LINE_RANGE,
	ARGUMENT_LINES,
	ARGUMENT_DATE,
	ARGUMENT_BYTES,
};

struct argument {
	enum argument_type type;
	span at;
	const char *text;
	uint32_t number;
	const struct date_form *form;
	const uint32_t *offsets; // ARGUMENT_LINES: `number` of them
};

struct argument from_list(span at);						 // text of the list, quoted
struct argument from_template(span at);						 // text of the template, quoted
struct argument from_text(const char *text);					 // static text, as it is
struct argument from_bytes(struct check *check, const char *bytes, size_t size); // copied, quoted
struct argument from_number(uint32_t number);
struct argument from_line(uint32_t offset);			// the number of the list's line there: "line 12"
struct argument from_line_range(uint32_t first, uint32_t last); // "line 12", "lines 12 to 14"
// "line 12", "lines 12 and 14", "lines 12, 14 and 17"; the offsets live as long as the report.
struct argument from_lines(const uint32_t *offsets, uint32_t count);
struct argument from_day(const struct date_form *form, uint32_t day); // a date, quoted

#define ARGUMENTS(...)                                                                                                 \
	(const struct argument[]){__VA_ARGS__}, sizeof((const struct argument[]){__VA_ARGS__}) / sizeof(struct argument)

struct pllint_message {
	const char *text;
	const char *help;
	const struct argument *arguments;
	uint32_t argument_count;
	const struct template_kind *kind; // set where another kind would not have this finding
	span because;			  // the label that speaks for it; empty if none
};

// Reports at a place of the list. `text` and `help` are static. Returns a finding that can be added to,
// also where it will not be shown.
struct pllint_finding *report(struct check *check, span at, const char *text, const char *help,
			      const struct argument *arguments, size_t count);
// The place of the template that shows what was expected.
void report_expected(struct pllint_finding *finding, span at);

// --- edits --------------------------------------------------------------------------------------

// A piece of an edit's new text: bytes of the list itself, bytes of the template, or `text`.
enum piece_source { PIECE_TEXT, PIECE_LIST, PIECE_TEMPLATE };

struct pllint_piece {
	enum piece_source source;
	const char *text;
	struct pllint_span span;
};

struct pllint_piece piece_text(const char *text); // static text
struct pllint_piece piece_list(span at);
struct pllint_piece piece_template(span at);
struct pllint_piece piece_bytes(struct check *check, const char *bytes, size_t size); // copied

#define PIECES(...)                                                                                                    \
	(const struct pllint_piece[]){__VA_ARGS__},                                                                    \
		sizeof((const struct pllint_piece[]){__VA_ARGS__}) / sizeof(struct pllint_piece)
#define NO_PIECES NULL, 0

// Adds an edit; a finding's edits are applied all or none. `fix` is how sure the whole is.
void report_edit(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, span range,
		 const struct pllint_piece *pieces, size_t count);

#endif
