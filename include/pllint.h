#ifndef PLLINT_H
#define PLLINT_H

// pllint's core: bytes and a template in, findings with edits out.
//
// The core touches no file, terminal, environment, clock or thread and keeps no global state. Memory
// comes from the allocator that is handed in; calls on different objects may run at the same time, and
// one template may serve many lints at once: once read, it never changes.
//
// In C and C++.
//
// Units: every offset and length is in bytes of the text that was handed in (a byte-order mark
// counts), unless a name says `columns`, which are code points. Strings that are returned live as
// long as the object they were asked from and end in a zero byte.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PLLINT_VERSION "0.1.0"

struct pllint_span {
	uint32_t start, end; // [start, end)
};

struct pllint_text {
	const char *bytes; // any bytes; none at the end is meant to end it
	size_t size;
};

enum pllint_status {
	PLLINT_OK,
	PLLINT_NO_MEMORY,
	PLLINT_TIME_LIMIT,
	PLLINT_LIMIT,	 // the text passes a limit, which pllint_report_reason names
	PLLINT_NO_KIND,	 // no entry kind can be read from the template
	PLLINT_NO_ENTRY, // no entry was found in the list
	PLLINT_NOT_TEXT, // the bytes are no list, as pllint_report_reason says: UTF-16, a binary file, an open conflict
	PLLINT_UNVERIFIED, // no fix could be shown to keep everything else: a defect of ours
};

// `resize` works like realloc; a new size of 0 frees. `old_size` is what the block was asked with.
struct pllint_allocator {
	void *(*resize)(void *context, void *block, size_t old_size, size_t new_size);
	void *context;
};

// Asked now and then; true ends the call with PLLINT_TIME_LIMIT. `passed` may be NULL.
struct pllint_deadline {
	bool (*passed)(void *context);
	void *context;
};

struct pllint_environment {
	struct pllint_allocator allocator;
	struct pllint_deadline deadline;
};

// Takes a piece of text that is being printed.
struct pllint_writer {
	void (*write)(void *context, const char *bytes, size_t size);
	void *context;
};

// --- rules -------------------------------------------------------------------------------------

// How much a finding matters, as a number: more is more serious.
enum pllint_severity { PLLINT_INFO = 1, PLLINT_WARNING = 2, PLLINT_ERROR = 3 };
// The size of an array that a severity is an index of.
enum { PLLINT_SEVERITIES = 4 };

// What may be set for a rule in place of a severity.
enum pllint_setting {
	PLLINT_OFF = 0,
	PLLINT_DEFAULT = 4, // what the template says, else what the rule has
	PLLINT_ON = 5,	    // the same, but the rule is on even if the template or its own default is off
};

// How sure a fix is. Only what is safe may be applied without asking.
enum pllint_fix { PLLINT_FIX_NONE, PLLINT_FIX_SAFE, PLLINT_FIX_UNSAFE, PLLINT_FIX_SUGGESTED };

// What a rule's fix may change, as bits.
enum pllint_change {
	PLLINT_CHANGE_LABEL = 1,
	PLLINT_CHANGE_ORDER = 2,
	PLLINT_CHANGE_WHITESPACE = 4,
	PLLINT_CHANGE_VALUE = 8,
	PLLINT_CHANGE_LINK = 16,
	PLLINT_CHANGE_TITLE = 32, // of an entry or a group, its level and its markers
	PLLINT_CHANGE_DETAILS = 64,
	PLLINT_CHANGE_TARGET = 128, // where a link points to, beyond http and https
};

enum { PLLINT_RULE_MAX = 128 };

// What a rule's page says, in plain text. `bad` and `good` are lists under the template of `example_template`
// (NULL: the built-in one); `bad` has this rule's finding and no other. Those of `template-fault` are
// templates.
struct pllint_page {
	const char *summary; // one line, no full stop
	const char *why;     // paragraphs, a blank line between two
	const char *fixing;  // how it is fixed, by hand or by the formatter
	const char *example_template;
	const char *bad;
	const char *good;
};

struct pllint_rule {
	const char *name; // kebab-case
	const struct pllint_page *page;
	enum pllint_severity severity;
	bool is_off; // unless it is set
	enum pllint_fix fix;
	unsigned changes; // enum pllint_change
};

size_t pllint_rule_count(void);
const struct pllint_rule *pllint_rule_at(size_t index);
// The index of a rule by name, or pllint_rule_count().
size_t pllint_rule_find(const char *name, size_t length);

// --- templates ---------------------------------------------------------------------------------

struct pllint_template;
struct pllint_report;

// Reads a template. `*report` gets the template's own faults, in the order of the template. `*schema`
// is set after PLLINT_OK and PLLINT_NO_KIND, else NULL. Both are released by the caller, whatever the
// status is.
enum pllint_status pllint_template_read(const struct pllint_environment *environment, const char *bytes, size_t size,
					struct pllint_template **schema, struct pllint_report **report);
// The same for a document of another name (the last part of its path), such as `CONTRIBUTING.md`: unless `template` is
// in its name, what has labels may be advice. Then what it shows in a fence, a comment or a code span comes first, and
// a heading with labels counts only if it shows placeholders; in `CONTRIBUTING` and `README` never else.
enum pllint_status pllint_template_find(const struct pllint_environment *environment, const char *bytes, size_t size,
					const char *name, struct pllint_template **schema,
					struct pllint_report **report);
void pllint_template_release(struct pllint_template *schema); // NULL does nothing

// The text of the template that is compiled in.
const char *pllint_builtin_template(size_t *size);

// True if every entry is a file of its own, with a header and sections.
bool pllint_template_is_of_files(const struct pllint_template *schema);
// True where the skeleton came from a fence or a comment of the file: that file is a list too.
bool pllint_template_is_embedded(const struct pllint_template *schema);
// What a template stores for the program that checks its lists, a directive each: patterns of files that are not
// checked, as in .gitignore; the file of the known findings; from which severity on a check fails. What is written
// there, not ended by a zero byte; NULL from the last one on. Paths are meant from the folder of the template.
enum pllint_stored { PLLINT_STORED_EXCLUDE, PLLINT_STORED_BASELINE, PLLINT_STORED_FAIL_ON };
const char *pllint_template_stored(const struct pllint_template *schema, enum pllint_stored what, size_t index,
				   size_t *size);
// Says what was understood, a line each, with the line of the template it came from.
void pllint_template_show(const struct pllint_template *schema, struct pllint_writer writer);

// --- a template as data --------------------------------------------------------------------------
//
// Kinds, fields and texts live as long as the template; spans are in its file (pllint_template_text). An index is less
// than the count. `at` may be NULL.

struct pllint_kind;  // of entries
struct pllint_field; // of a kind, or nested in another field

// What a value must look like.
enum pllint_value_shape {
	PLLINT_VALUE_TEXT,     // anything but nothing
	PLLINT_VALUE_DETAILS,  // a <details> block
	PLLINT_VALUE_LINKS,    // nested items that are links, with the children as labels
	PLLINT_VALUE_FIELDS,   // nested items that are fields: the children
	PLLINT_VALUE_URL_LIKE, // a URL that fits the one that is shown
	PLLINT_VALUE_URL,
	PLLINT_VALUE_LINK, // a link with a text
	PLLINT_VALUE_DATE, // in the form that is shown
	PLLINT_VALUE_LIST, // items separated by commas; each is one of the choices if there are any
	PLLINT_VALUE_CHOICE,
	PLLINT_VALUE_URLS, // at least one
};

size_t pllint_template_kind_count(const struct pllint_template *schema);
const struct pllint_kind *pllint_template_kind(const struct pllint_template *schema, size_t index);
// The group that entries are in: what names it, with its markers, and its title without. False: the template shows
// none.
bool pllint_template_group(const struct pllint_template *schema, struct pllint_span *head, struct pllint_span *title);

struct pllint_span pllint_kind_head(const struct pllint_kind *kind);  // what names it, with its markers
struct pllint_span pllint_kind_title(const struct pllint_kind *kind); // the placeholder
// In the order of the template.
size_t pllint_kind_field_count(const struct pllint_kind *kind);
const struct pllint_field *pllint_kind_field(const struct pllint_kind *kind, size_t index);

struct pllint_span pllint_field_span(const struct pllint_field *field);	 // its label with the colon and the markup
struct pllint_span pllint_field_label(const struct pllint_field *field); // its label alone, as in struct pllint_value
// The labels that an entry may write, at least one, those of `alias` directives too. Several may be at one place:
// `Author(s)`.
size_t pllint_field_name_count(const struct pllint_field *field);
struct pllint_text pllint_field_name(const struct pllint_field *field, size_t index, struct pllint_span *at);
bool pllint_field_is_required(const struct pllint_field *field);
enum pllint_value_shape pllint_field_shape(const struct pllint_field *field);
struct pllint_span pllint_field_shown(
	const struct pllint_field *field);		      // the value that the template shows; may be empty
bool pllint_field_is_tags(const struct pllint_field *field);  // a list that is compared across entries
bool pllint_field_is_names(const struct pllint_field *field); // a list of people
// The vocabulary, in the order of the template; none for other shapes.
size_t pllint_field_choice_count(const struct pllint_field *field);
struct pllint_text pllint_field_choice(const struct pllint_field *field, size_t index, struct pllint_span *at);
bool pllint_field_is_open(const struct pllint_field *field); // something that is not in the vocabulary is right too
size_t pllint_field_child_count(const struct pllint_field *field);
const struct pllint_field *pllint_field_child(const struct pllint_field *field, size_t index);

// --- checking ----------------------------------------------------------------------------------

// Bytes that are in a list before a change and after it.
struct pllint_kept {
	uint32_t before, now; // where they start
	uint32_t size;
};

// What a change did to a list: findings in parts that it did not touch do not count.
struct pllint_revision {
	// The list before the change; size 0 where there was none. An entry that stood in it as it is now,
	// wherever, is untouched; line endings make no difference.
	const char *before;
	size_t before_size;
	// Of the list as it is: what was added; empty spans are places where something was deleted.
	const struct pllint_span *touched;
	size_t touched_count;
	// What the change left, in order: entries whose fields are there still, but are not read any more, are
	// reported. NULL: that is not known.
	const struct pllint_kept *kept;
	size_t kept_count;
	// Nobody wrote what is touched, it is only selected: what most entries of the list do answers for it, too.
	bool is_selection;
};

// What a finding is known by, whatever is added or deleted elsewhere in the list: made of its rule, its
// entry's title, the text that it is about, and its number among those that are alike.
struct pllint_fingerprint {
	uint64_t high, low;
};

struct pllint_index;
struct pllint_folder;

struct pllint_settings {
	// By rule index: an enum pllint_severity or an enum pllint_setting.
	unsigned char severity[PLLINT_RULE_MAX];
	bool no_suppressions;		      // comments that switch rules off are ignored
	bool builtin_template;		      // the template is the built-in one: nobody chose it for this list
	bool show_untouched;		      // what does not count because of `change` is reported as information
	const struct pllint_revision *change; // NULL: all counts
	// Findings that are known and not reported again, in order, none twice.
	const struct pllint_fingerprint *recorded;
	size_t recorded_count;
	// What lists that were checked before left behind: a paper that is in one of them too is told. NULL: none.
	const struct pllint_index *index;
	bool wants_values; // the report has values
	// Where every entry is a file: its path, by which README and its like are known, and what the files of its
	// folder have in common. NULL: it is not known.
	const char *name;
	const struct pllint_folder *folder;
};

void pllint_settings_init(struct pllint_settings *settings);

struct pllint_piece;

// Replaces `range`, of the list, by what pllint_write_edit writes. A finding's edits are applied all or none; they do
// not overlap and are in the order of the list.
struct pllint_edit {
	struct pllint_span range;
	const struct pllint_piece *pieces; // of the core
	uint32_t piece_count;
};

struct pllint_finding {
	uint16_t rule;
	uint8_t severity; // enum pllint_severity
	uint8_t fix;	  // enum pllint_fix; PLLINT_FIX_NONE where there are no edits
	bool has_expected;
	bool has_related;
	bool is_untouched;	     // only told: it does not count, and is not fixed
	struct pllint_span at;	     // in the list (in a template's own report, in the template)
	struct pllint_span expected; // what the template shows, in the template's file
	struct pllint_span related;  // another place of the list that it is about
	struct pllint_fingerprint fingerprint;
	uint32_t entry; // the offset of the entry's head; UINT32_MAX outside entries
	// Findings of one rule may have the very same edits (the same pointer): what is done for one fixes them all.
	const struct pllint_edit *edits;
	uint32_t edit_count;
	uint32_t related_line;	  // in `related_list`, from 1
	const char *related_list; // the list of `settings.index` that it is about, by its name there; NULL: none
	const struct pllint_message *message;
};

// Checks one list. `bytes` and the template must outlive the report, which the caller releases,
// whatever the status is. After a failure it has no findings and says what went wrong; it is NULL only
// where there was no memory for it.
enum pllint_status pllint_lint(const struct pllint_environment *environment, const struct pllint_template *schema,
			       const char *bytes, size_t size, const struct pllint_settings *settings,
			       struct pllint_report **report);
void pllint_report_release(struct pllint_report *report); // NULL does nothing

// What a status means: static text, NULL for PLLINT_OK.
const char *pllint_status_text(enum pllint_status status);
// Why the call that made this report ended early, more exactly than its status says: static text, or
// NULL. `report` may be NULL.
const char *pllint_report_reason(const struct pllint_report *report);
// The line that it is about, from 1; 0 for none.
uint32_t pllint_report_reason_line(const struct pllint_report *report);

// --- several lists ------------------------------------------------------------------------------

// What lists leave behind for those that are checked after them: some bytes for each entry and for each link
// to its paper, none where the rules that compare them are off. It outlives the reports that it was made from.
// While it is not added to, several lints may read it at the same time.
enum pllint_status pllint_index_new(const struct pllint_environment *environment, struct pllint_index **index);
void pllint_index_release(struct pllint_index *index); // NULL does nothing

// Adds a list, by the name that findings in others will give it. After a failure some of it may be missing.
enum pllint_status pllint_index_add(struct pllint_index *index, const struct pllint_report *report, const char *name);
// Whether a list that was checked without the index has anything in common with those in it: only then can
// checking it again with the index find more.
bool pllint_index_meets(const struct pllint_index *index, const struct pllint_report *report);

// --- folders of entries ---------------------------------------------------------------------------

// What the files of a folder have in common, where every entry is a file: some counters for each field, each section
// and each form that differs from the template. The template must outlive it. While nothing is added to it, several
// lints may read it at the same time.
enum pllint_status pllint_folder_new(const struct pllint_environment *environment, const struct pllint_template *schema,
				     struct pllint_folder **folder);
void pllint_folder_release(struct pllint_folder *folder); // NULL does nothing
// Counts a file of the folder; what is no entry hardly counts. A file that cannot be read is left out.
enum pllint_status pllint_folder_add(const struct pllint_environment *environment, struct pllint_folder *folder,
				     const char *name, const char *bytes, size_t size);
// Adds what was counted in another folder of the same template, so that several threads may each count some files.
enum pllint_status pllint_folder_join(struct pllint_folder *folder, const struct pllint_folder *other);
// What most files do otherwise than the template shows, as findings about the template. The caller releases the
// report.
enum pllint_status pllint_folder_report(const struct pllint_environment *environment,
					const struct pllint_folder *folder, const struct pllint_settings *settings,
					struct pllint_report **report);

struct pllint_counts {
	uint32_t entries;
	uint32_t groups;
	uint32_t known_fields;		      // fields of the template found anywhere, in entries or not
	uint32_t findings[PLLINT_SEVERITIES]; // by severity
	uint32_t fixable;		      // findings whose edits are safe
	uint32_t entries_before;	      // of the list before the change
	uint32_t unchecked;		      // findings that say that a value could not be checked
	uint32_t fixable_unsafely;	      // further ones, which only PLLINT_FIX_UNSAFE fixes
	// Findings that are in none of the numbers above: in parts that the change did not touch, and recorded ones.
	uint32_t untouched;
	uint32_t recorded;
};

const struct pllint_counts *pllint_report_counts(const struct pllint_report *report);
// Why nothing in the list may be changed, as a sentence's part: a position could not be confirmed, or the list
// or its template holds bytes that are no text. NULL if it may.
const char *pllint_report_unfixable(const struct pllint_report *report);

// True if a finding with this one of the settings' `recorded` was met.
bool pllint_report_met(const struct pllint_report *report, size_t recorded);

// In the order of the list.
size_t pllint_report_size(const struct pllint_report *report);
const struct pllint_finding *pllint_report_at(const struct pllint_report *report, size_t index);

// An entry of the list.
struct pllint_entry {
	struct pllint_span whole; // all that belongs to it
	struct pllint_span head;  // the part that names it, with its markers; for a heading, its lines
	struct pllint_span title; // trimmed; empty where there is none
};

// In the order of the list.
size_t pllint_report_entry_count(const struct pllint_report *report);
const struct pllint_entry *pllint_report_entry_at(const struct pllint_report *report, size_t index);
// The entry that holds the byte at an offset, or NULL.
const struct pllint_entry *pllint_report_entry_around(const struct pllint_report *report, uint32_t offset);

// What an entry says in a field with a vocabulary, or in one for tags: one record for each, and one with an
// empty text where the entry says nothing there. Only where the settings asked for it.
struct pllint_value {
	struct pllint_span label; // of the field, in the template
	struct pllint_span text;
	bool is_choice; // `text` is the one of the vocabulary that is meant, in the template; else it is in the list
	bool is_tag;
	uint32_t entry; // the offset of the entry's head
};

// Entry by entry.
size_t pllint_report_value_count(const struct pllint_report *report);
const struct pllint_value *pllint_report_value_at(const struct pllint_report *report, size_t index);

// The finding's text. `message` says what is wrong, `help` what to do, `note` why the entry was read by one of
// several kinds; the last two may be empty. Each is plain text on one line, built from the list, in which any byte
// may appear: a reporter escapes it.
void pllint_write_message(const struct pllint_report *report, const struct pllint_finding *finding,
			  struct pllint_writer writer);
void pllint_write_help(const struct pllint_report *report, const struct pllint_finding *finding,
		       struct pllint_writer writer);
void pllint_write_note(const struct pllint_report *report, const struct pllint_finding *finding,
		       struct pllint_writer writer);

// The new text of one of the report's edits, in one piece or several.
void pllint_write_edit(const struct pllint_report *report, const struct pllint_edit *edit, struct pllint_writer writer);

// --- entries as data -----------------------------------------------------------------------------

// What a link leads to, as far as its URL tells without asking anybody.
struct pllint_identity {
	const char *kind; // "work", "repository", "model", "dataset", "space" or "video"; NULL: it is not known
	const char *site; // "arXiv", "DOI"; mirrors have the name of what they mirror
	struct pllint_text id;
};

struct pllint_exported_link {
	struct pllint_span at; // the whole link, in the list
	struct pllint_span target_at;
	struct pllint_text label;  // of a line of its own below a field, as the template spells it; else empty
	struct pllint_text text;   // empty for a bare URL
	struct pllint_text target; // empty where it is a script: `javascript:`, `vbscript:` or `data:`
	struct pllint_identity identity;
	bool is_work; // it says what the entry is: its paper
};

struct pllint_exported_field {
	struct pllint_text label; // as the template spells it; of one that it lacks, as it is written
	// What is after the label as a reader of the page sees it; then what is below as it is written,
	// without comments, details tags and summaries, and without indentation.
	struct pllint_text text;
	const struct pllint_text *items; // of a list with commas
	uint32_t item_count;
	uint32_t parent;		  // the index of the field that it is nested in; UINT32_MAX for none
	const struct pllint_field *field; // of the template; NULL: it has no such field
	struct pllint_span at;		  // in the list, its label with the colon and the markup; empty: it has none
	struct pllint_span value;	  // after that, on its line
	bool is_empty;			  // or not filled in
	bool is_known;			  // the template has it
	bool is_names;
	bool is_tags;
};

// An entry, for the time of the call. Fields are in the order of the template, whatever order they are written
// in; those that are empty or not filled in are not among them, unless they are asked for. Links are in the order of
// their fields.
struct pllint_exported {
	struct pllint_span whole, head; // as in struct pllint_entry
	struct pllint_span group_head;	// what names its group, with the markers
	const struct pllint_kind *read_as;
	uint32_t line;		 // of its head, from 1
	struct pllint_text kind; // the title that the template shows
	const char *shape;	 // "item", "bold", "line", ...: what an entry opens with; NULL: a heading
	bool has_group;
	struct pllint_text group;
	uint32_t group_day; // year * 10000 + month * 100 + day, parts that the form lacks 0; 0: it is no date
	struct pllint_text title;
	const struct pllint_exported_field *fields;
	uint32_t field_count;
	const struct pllint_exported_link *links;
	uint32_t link_count;
};

struct pllint_export {
	bool builtin_template; // the template is the built-in one: nobody chose it for this list
	bool wants_all;	       // fields that are empty or not filled in, too, and those that are the label of a link
	void (*take)(void *context, const struct pllint_exported *entry); // NULL: it is only seen whether there are any
	void *context;
	const char *name; // as in the settings
	const struct pllint_folder *folder;
};

// Hands out the entries of a list, the same that pllint_lint checks, in their order. `*report` has no findings; it
// is released by the caller, whatever the status is. After a failure some entries may have been handed out.
enum pllint_status pllint_export(const struct pllint_environment *environment, const struct pllint_template *schema,
				 const char *bytes, size_t size, const struct pllint_export *options,
				 struct pllint_report **report);

// --- positions ---------------------------------------------------------------------------------

struct pllint_position {
	uint32_t line;	       // from 1; LF and CRLF end a line
	uint32_t column;       // from 1, in code points; an invalid byte counts as one
	uint32_t byte_column;  // from 1, in bytes; a byte-order mark counts here, and in the other columns not
	uint32_t utf16_column; // from 1, in UTF-16 code units; an invalid byte counts as one
};

// Of an offset in the list; within a character it is the character's start, behind the end of the list the end.
struct pllint_position pllint_report_position(const struct pllint_report *report, uint32_t offset);
// The same in the template.
struct pllint_position pllint_template_position(const struct pllint_template *schema, uint32_t offset);
// The bytes of the list that the report speaks of, and of the template.
const char *pllint_report_text(const struct pllint_report *report, size_t *size);
const char *pllint_template_text(const struct pllint_template *schema, size_t *size);

// --- fixing ------------------------------------------------------------------------------------

struct pllint_fixed;

// Fixes what pllint_lint with the same settings would report and what `allow` (PLLINT_FIX_SAFE or
// PLLINT_FIX_UNSAFE, which includes the safe ones) permits, pass after pass until nothing changes, and
// verifies the result. Where that fails, the findings that it fails because of are left alone, and pllint_fixed_reason
// says why; PLLINT_UNVERIFIED means that nothing else could be fixed either. The text itself is not touched. `*fixed`
// is set after PLLINT_OK, PLLINT_NO_ENTRY and PLLINT_UNVERIFIED, released by the caller, and must not outlive the
// template.
enum pllint_status pllint_fix(const struct pllint_environment *environment, const struct pllint_template *schema,
			      const char *bytes, size_t size, const struct pllint_settings *settings,
			      enum pllint_fix allow, struct pllint_fixed **fixed);
void pllint_fixed_release(struct pllint_fixed *fixed);

// The text after the fix; the original bytes where nothing was changed or nothing may be.
const char *pllint_fixed_text(const struct pllint_fixed *fixed, size_t *size);
bool pllint_fixed_is_changed(const struct pllint_fixed *fixed);
// What is left to say of the text after the fix.
const struct pllint_report *pllint_fixed_report(const struct pllint_fixed *fixed);
// Why something that could be fixed is not, as a sentence's part; NULL if there is no such thing.
const char *pllint_fixed_reason(const struct pllint_fixed *fixed);

// A finding that was fixed, in the order in which that was done.
struct pllint_applied {
	uint16_t rule;
	uint8_t severity;
	uint8_t pass;			 // from 1
	struct pllint_position position; // in the text of that pass; in the first one, of the list
	const char *message;
};

size_t pllint_fixed_size(const struct pllint_fixed *fixed);
const struct pllint_applied *pllint_fixed_at(const struct pllint_fixed *fixed, size_t index);

// --- making a template -------------------------------------------------------------------------

struct pllint_inferred;

// Finds what the entries of a list have in common. `*infer` is set after PLLINT_OK and PLLINT_NO_ENTRY, and after
// PLLINT_LIMIT to ask for the reason, and released by the caller; `bytes` must outlive it.
enum pllint_status pllint_infer_list(const struct pllint_environment *environment, const char *bytes, size_t size,
				     struct pllint_inferred **inferred);

struct pllint_file_text {
	const char *name; // as it is shown
	const char *bytes;
	size_t size;
};

// The same of files that are an entry each. What cannot be read, or is no entry by its name, is left out. `files` must
// outlive the call only.
enum pllint_status pllint_infer_files(const struct pllint_environment *environment,
				      const struct pllint_file_text *files, size_t count,
				      struct pllint_inferred **inferred);
void pllint_inferred_release(struct pllint_inferred *inferred); // NULL does nothing
// Which limit the list passes, static text, and on which line, from 1. NULL and 0 after other statuses; `infer` may be
// NULL.
const char *pllint_inferred_reason(const struct pllint_inferred *inferred);
uint32_t pllint_inferred_reason_line(const struct pllint_inferred *inferred);

// A template that most entries follow; empty after PLLINT_NO_ENTRY.
const char *pllint_inferred_template(const struct pllint_inferred *inferred, size_t *size);
// What it does not say, lines with bytes of the list in them.
const char *pllint_inferred_notes(const struct pllint_inferred *inferred);
uint32_t pllint_inferred_entries(const struct pllint_inferred *inferred);

// --- text on a screen --------------------------------------------------------------------------

struct pllint_character {
	uint32_t code_point; // UINT32_MAX: a byte that is not UTF-8
	uint32_t size;	     // bytes
	uint32_t width;	     // columns of a terminal: 0, 1 or 2; 0 for control characters
	bool printable;	     // false for controls, unassigned and bidirectional controls
};

// The character at the start of `bytes`; `size` is at least 1.
struct pllint_character pllint_character_at(const char *bytes, size_t size);

#ifdef __cplusplus
}
#endif

#endif
