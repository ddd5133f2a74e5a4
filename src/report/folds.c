// Finds what a whole list shares.

#include "report/folds.h"

#include "base/hash.h"
#include "report/quotes.h"
#include "report/sections.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

// One finding, by what it says.
struct saying {
	uint64_t form; // the same for those that differ only in what they quote
	uint64_t text;
	uint32_t index;
};

// Numbers differ as what is quoted does.
static uint64_t add_form(uint64_t hash, const struct part *part)
{
	if (part->is_quoted) {
		return hash_bytes(hash, "`", 1);
	}
	for (size_t i = 0; i < part->size; i++) {
		bool is_digit = part->bytes[i] >= '0' && part->bytes[i] <= '9';
		hash = is_digit ? hash : hash_bytes(hash, part->bytes + i, 1);
	}
	return hash;
}

static struct saying saying_of(const struct pllint_report *report, size_t index, struct buffer *words)
{
	const struct pllint_finding *finding = pllint_report_at(report, index);
	uint32_t where = finding->has_expected ? finding->expected.start : UINT32_MAX;
	uint64_t hash = HASH_START;
	hash = hash_bytes(hash, (const char *)&finding->rule, sizeof finding->rule);
	hash = hash_bytes(hash, (const char *)&finding->severity, sizeof finding->severity);
	hash = hash_bytes(hash, (const char *)&where, sizeof where);
	words_message(words, report, finding);
	struct saying saying = {
		.form = hash, .text = hash_bytes(hash, words->bytes, words->size), .index = (uint32_t)index};
	struct quotes quotes = quotes_of(words->bytes, words->size);
	for (struct part part; quotes_next(&quotes, &part);) {
		saying.form = add_form(saying.form, &part);
	}
	return saying;
}

static int compare(const void *first, const void *second)
{
	const struct saying *a = first, *b = second;
	if (a->form != b->form) {
		return a->form < b->form ? -1 : 1;
	}
	if (a->text != b->text) {
		return a->text < b->text ? -1 : 1;
	}
	return a->index < b->index ? -1 : a->index > b->index;
}

static int compare_indexes(const void *first, const void *second)
{
	const struct saying *a = first, *b = second;
	return a->index < b->index ? -1 : a->index > b->index;
}

static int compare_folds(const void *first, const void *second)
{
	const struct fold *a = first, *b = second;
	return a->index < b->index ? -1 : a->index > b->index;
}

enum {
	OPEN_BASE_MIN = 20, // entries
	OPEN_PART = 10,	    // one in so many has it
	OPEN_MIN = 3	    // findings: to fold fewer saves no line
};

// How the template would have to change for a finding not to be; NULL for rules that no template answers for.
static const char *hint_of(const struct pllint_finding *finding)
{
	static const char *const forms[] = {
		"details-missing", "link-form",	     "inline-links",  "several-links",	 "final-period", "vocabulary",
		"label-form",	   "label-spelling", "unknown-field", "misnamed-field",	 "field-order",	 "date-form",
		"list-separator",  "separator",	     "empty-target",  "vocabulary-form",
	};
	const char *name = pllint_rule_at(finding->rule)->name;
	if (strcmp(name, "missing-field") == 0 || strcmp(name, "empty-field") == 0) {
		return "if that is meant, mark the field `(optional)` in the template";
	}
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		if (strcmp(name, forms[i]) == 0) {
			return "if that is meant, show it so in the template";
		}
	}
	return NULL;
}

// Whether findings, in the order of the list, are in enough of its parts; `is_open`: another template would not have
// them.
static bool is_shared(const struct pllint_report *report, const struct saying *items, size_t count, bool is_open)
{
	const struct pllint_counts *counts = pllint_report_counts(report);
	const struct pllint_entry *last = NULL;
	size_t places = 0;
	is_open = is_open && counts->entries >= OPEN_BASE_MIN;
	size_t enough = is_open ? OPEN_MIN : FOLDS_MIN;
	if (count < enough) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		const struct pllint_entry *entry = sections_entry(report, pllint_report_at(report, items[i].index));
		places += !entry || entry != last;
		last = entry;
	}
	bool is_outside = !sections_entry(report, pllint_report_at(report, items[0].index));
	size_t all = is_outside && counts->groups ? counts->groups : counts->entries;
	return places >= enough && places * (is_open ? OPEN_PART : 2) >= all;
}

static void add_line(struct fold *fold, uint32_t line)
{
	if (fold->line_count && fold->lines[fold->line_count - 1] == line) {
		return;
	}
	if (fold->line_count == FOLD_LINES) {
		fold->has_more_lines = true;
	} else {
		fold->lines[fold->line_count++] = line;
	}
}

// Folds the findings, in the order of the list, if the list shares them.
static bool fold(struct folds *folds, const struct pllint_report *report, const struct saying *items, size_t count,
		 bool is_one_text)
{
	const char *hint = hint_of(pllint_report_at(report, items[0].index));
	if (!is_shared(report, items, count, is_one_text && hint)) {
		return false;
	}
	folds->items = allocate(folds->items, (folds->count + 1) * sizeof *folds->items);
	struct fold *fold = &folds->items[folds->count++];
	*fold = (struct fold){.index = items[0].index, .more = (uint32_t)count - 1, .hint = hint};
	for (size_t i = 1; i < count; i++) {
		folds->is_told[items[i].index] = true;
		add_line(fold, pllint_report_position(report, pllint_report_at(report, items[i].index)->at.start).line);
	}
	return true;
}

static size_t run_of(const struct saying *items, size_t count, bool by_text)
{
	size_t size = 1;
	while (size < count && items[size].form == items[0].form && (!by_text || items[size].text == items[0].text)) {
		size++;
	}
	return size;
}

// Sayings of one form. Those of one text are folded by themselves; what is left, if nearly all of it differs.
static void fold_form(struct folds *folds, const struct pllint_report *report, struct saying *items, size_t count)
{
	size_t left = 0, texts = 0;
	for (size_t i = 0, size; i < count; i += size) {
		size = run_of(items + i, count - i, true);
		if (!fold(folds, report, items + i, size, true)) {
			memmove(items + left, items + i, size * sizeof *items);
			left += size;
			texts++;
		}
	}
	if (texts * 2 > left) {
		qsort(items, left, sizeof *items, compare_indexes);
		fold(folds, report, items, left, false);
	}
}

void folds_make(struct folds *folds, const struct pllint_report *report)
{
	size_t count = pllint_report_size(report);
	struct saying *sayings = allocate(NULL, count * sizeof *sayings);
	struct buffer words = {0};
	*folds = (struct folds){.is_told = allocate(NULL, count * sizeof *folds->is_told)};
	for (size_t i = 0; i < count; i++) {
		folds->is_told[i] = false;
		sayings[i] = saying_of(report, i, &words);
	}
	qsort(sayings, count, sizeof *sayings, compare);
	for (size_t i = 0, size; i < count; i += size) {
		size = run_of(sayings + i, count - i, false);
		fold_form(folds, report, sayings + i, size);
	}
	if (folds->count) {
		qsort(folds->items, folds->count, sizeof *folds->items, compare_folds);
	}
	buffer_release(&words);
	free(sayings);
}

void folds_free(struct folds *folds)
{
	free(folds->items);
	free(folds->is_told);
	*folds = (struct folds){0};
}

const struct fold *folds_of(const struct folds *folds, size_t index)
{
	struct fold wanted = {.index = (uint32_t)index};
	return folds->count ? bsearch(&wanted, folds->items, folds->count, sizeof *folds->items, compare_folds) : NULL;
}

void folds_write(struct buffer *buffer, const struct fold *fold)
{
	buffer_add_string(buffer, DIGITS(fold->more), " more like it, in line", fold->line_count == 1 ? " " : "s ");
	for (uint32_t i = 0; i < fold->line_count; i++) {
		buffer_add_string(buffer, i ? ", " : "", DIGITS(fold->lines[i]));
	}
	buffer_add_string(buffer, fold->has_more_lines ? ", ..." : "");
	if (fold->hint) {
		buffer_add_string(buffer, "; ", fold->hint);
	}
}
