// From a template's file to what it means.

#include <string.h>

#include "base/bytes.h"
#include "base/url_parts.h"
#include "template/compile.h"
#include "template/placeholder.h"

// --- which part of the file is the skeleton -------------------------------------------------------

static bool is_item(const struct source *source, span line)
{
	return span_length(line) > 2 && byte_is_in(source->bytes[line.start], "-*+") &&
	       source->bytes[line.start + 1] == ' ';
}

// A heading, bold, an item or what may be one: most fences hold code and need not be read.
static bool may_hold_kind(const struct skeleton *file, const struct hidden_text *hidden)
{
	for (size_t i = 0; i < hidden->line_count; i++) {
		span line = source_trim_lines(file->source, file->lines[hidden->first_line + i]);
		if (source_starts_with(file->source, line, "#") || source_starts_with(file->source, line, "==") ||
		    source_starts_with(file->source, line, "--") || source_starts_with(file->source, line, "**") ||
		    source_starts_with(file->source, line, "[") || source_starts_with(file->source, line, "|") ||
		    source_starts_with(file->source, line, "<details") || is_item(file->source, line)) {
			return true;
		}
	}
	return false;
}

static bool may_hold_blocks(const struct source *source)
{
	return source_holds(source, span_of(source->body, source->size), "<summary");
}

static bool has_lines(const struct skeleton *skeleton)
{
	const struct kind_drafts *items = &skeleton->others[ENTRY_SHAPE_ITEM];
	bool has_lines = false;
	for (size_t i = 0; i < items->count && !has_lines; i++) {
		has_lines = items->items[i].kind.has_lines;
	}
	return has_lines;
}

// The text once more if the fields of list items are lines of them.
static struct skeleton *read_lines(struct skeleton *skeleton, bool hidden)
{
	struct skeleton *lines = skeleton_read(skeleton->memory, skeleton->source, skeleton->rules, READ_LINES, hidden);
	return has_lines(lines) ? lines : skeleton;
}

// Labelled paragraphs are fields only where no list holds them; details blocks with a title in their summary are kinds
// wherever they are.
static struct skeleton *read(struct memory *memory, const struct source *source, struct rule_names rules, bool hidden)
{
	struct skeleton *skeleton = skeleton_read(memory, source, rules, READ_ITEMS, hidden);
	if (skeleton->file_is_sure || (skeleton->kind_count > 0 && !may_hold_blocks(source))) {
		return skeleton;
	}
	struct skeleton *other = skeleton_read(memory, source, rules, READ_PARAGRAPHS, hidden);
	if (other->others[ENTRY_SHAPE_DETAILS].count > 0) {
		other->kind_count = 0; // what is below a heading is in the block
		return other;
	}
	bool has_bold = skeleton->others[ENTRY_SHAPE_BOLD].count > 0;
	bool has_paragraphs = other->others[ENTRY_SHAPE_PARAGRAPHS].count > 0 && !has_bold;
	if (skeleton->kind_count == 0 && (other->kind_count > 0 || has_paragraphs)) {
		return other;
	}
	return skeleton->kind_count > 0 || has_bold ? skeleton : read_lines(skeleton, hidden);
}

static struct skeleton *read_hidden(const struct skeleton *file, const struct hidden_text *hidden)
{
	if (!may_hold_kind(file, hidden)) {
		return NULL;
	}
	const struct source *source =
		source_extract(file->memory, file->source, file->lines + hidden->first_line, hidden->line_count);
	return read(file->memory, source, file->rules, false);
}

// What an entry is held against is bounded: every entry of a list meets every kind and its fields.
enum { KINDS_MAX = 64, FIELDS_MAX = 1000 };

enum { OPEN_KINDS_MAX = 2 }; // in the open part of a document, more are a list

static bool has_name(const struct template_field *field, struct unicode_key name)
{
	for (uint32_t i = 0; i < field->name_count; i++) {
		if (unicode_key_equal(field->names[i].key, name)) {
			return true;
		}
	}
	return false;
}

static bool shares_name(const struct template_kind *kind, const struct template_field *field)
{
	for (uint32_t i = 0; i < kind->field_count; i++) {
		for (uint32_t k = 0; k < field->name_count; k++) {
			if (has_name(&kind->fields[i], field->names[k].key)) {
				return true;
			}
		}
	}
	return false;
}

static bool has_column(const struct template_kind *kind, struct unicode_key name)
{
	bool has = unicode_key_equal(kind->row->title_key, name);
	for (uint32_t i = 0; i < kind->field_count && !has; i++) {
		has = unicode_key_equal(kind->fields[i].names[0].key, name);
	}
	return has;
}

// Tables with columns of the same names, or rows without a header of the same number of cells.
static bool are_same_rows(const struct template_kind *a, const struct template_kind *b)
{
	bool are_same = a->row->column_count == b->row->column_count && has_column(a, b->row->title_key);
	for (uint32_t i = 0; i < b->field_count && are_same; i++) {
		are_same = has_column(a, b->fields[i].names[0].key);
	}
	bool has_no_header = a->row->has_no_header || b->row->has_no_header;
	return are_same || (has_no_header && a->row->column_count == b->row->column_count);
}

// Lines of the same pieces with the same things between them.
static bool are_same_lines(const struct template_line *a, const struct template_line *b)
{
	bool are_same = a->slot_count == b->slot_count && a->bar_count == b->bar_count &&
			span_is_empty(a->separator) == span_is_empty(b->separator);
	for (uint32_t i = 0; i < a->slot_count && are_same; i++) {
		are_same = a->slots[i].type == b->slots[i].type && a->slots[i].part == b->slots[i].part;
	}
	return are_same;
}

// Each has a label that the other lacks.
static bool have_own_labels(const struct template_kind *a, const struct template_kind *b)
{
	const struct template_kind *kinds[] = {a, b};
	bool has_own[] = {false, false};
	for (size_t k = 0; k < 2; k++) {
		for (uint32_t i = 0; i < kinds[k]->field_count; i++) {
			const struct template_field *field = &kinds[k]->fields[i];
			has_own[k] = has_own[k] || (!field->is_slot && !shares_name(kinds[1 - k], field));
		}
	}
	return has_own[0] && has_own[1];
}

static bool are_same_kinds(const struct template_kind *a, const struct template_kind *b)
{
	if (a->shape != b->shape || a->field_count > FIELDS_MAX || b->field_count > FIELDS_MAX) {
		return false;
	}
	switch (a->shape) {
	case ENTRY_SHAPE_LINE:
		return are_same_lines(a->line, b->line);
	case ENTRY_SHAPE_ROW:
		return are_same_rows(a, b);
	case ENTRY_SHAPE_BOLD:
		return false;
	default:
		return !have_own_labels(a, b);
	}
}

// Takes the kinds of a shape that are unlike those before them; others show further right values.
static void take_kinds(struct skeleton *skeleton, const struct kind_drafts *drafts, size_t most)
{
	for (size_t i = 0; i < drafts->count && drafts->count <= most && skeleton->kind_count <= KINDS_MAX; i++) {
		bool is_known = false;
		for (size_t k = 0; k < skeleton->kind_count && !is_known; k++) {
			is_known = are_same_kinds(&skeleton->kinds[k].kind, &drafts->items[i].kind);
		}
		if (!is_known) {
			skeleton->kinds = memory_grow(skeleton->memory, skeleton->kinds, &skeleton->kind_capacity,
						      skeleton->kind_count + 1, sizeof *skeleton->kinds);
			skeleton->kinds[skeleton->kind_count++] = drafts->items[i];
		}
	}
}

// A line beside list items that are kinds is not told apart from the lines of these.
static void fault_lines(struct skeleton *skeleton)
{
	const struct kind_drafts *items = &skeleton->others[ENTRY_SHAPE_ITEM];
	const struct kind_drafts *lines = &skeleton->others[ENTRY_SHAPE_LINE];
	for (size_t i = 0, item = 0; i < lines->count; i++) {
		span line = lines->items[i].extent;
		while (item < items->count && items->items[item].extent.end <= line.start) {
			item++;
		}
		if (item == items->count || items->items[item].extent.start > line.start) {
			skeleton_fault(skeleton, line,
				       "entries like {0} are not checked: others have fields below them",
				       "write a template of its own for them, or fields below this one too", line);
		}
	}
}

// Kinds of other shapes count where there is none that is a heading, those of the first shape that has any, and rows
// beside list items and lines.
static bool use_other_kinds(struct skeleton *skeleton, size_t most)
{
	for (int shape = 0; shape < ENTRY_SHAPES && skeleton->kind_count == 0; shape++) {
		take_kinds(skeleton, &skeleton->others[shape], most);
		bool is_listed = shape == ENTRY_SHAPE_ITEM || shape == ENTRY_SHAPE_LINE;
		if (is_listed && skeleton->kind_count > 0) {
			take_kinds(skeleton, &skeleton->others[ENTRY_SHAPE_ROW], most);
		}
		if (shape == ENTRY_SHAPE_ITEM && skeleton->kind_count > 0) {
			fault_lines(skeleton);
		}
	}
	return skeleton->kind_count > 0;
}

// Kinds of other shapes than headings have passed the test.
static bool has_tested_kind(const struct skeleton *skeleton)
{
	bool has_tested = false;
	for (size_t i = 0; i < skeleton->kind_count && !has_tested; i++) {
		const struct kind_draft *draft = &skeleton->kinds[i];
		has_tested = draft->is_template || draft->kind.shape != ENTRY_SHAPE_HEADING;
	}
	return has_tested;
}

enum choice { CHOOSE_ANY, CHOOSE_BLANK, CHOOSE_TESTED };

static bool fits(const struct skeleton *skeleton, enum choice choice)
{
	switch (choice) {
	case CHOOSE_BLANK:
		return !skeleton_is_filled(skeleton);
	case CHOOSE_TESTED:
		return has_tested_kind(skeleton);
	default:
		return true;
	}
}

// The first hidden text with a kind that fits.
static struct skeleton *first_hidden(const struct skeleton *file, const struct hidden_text *all, size_t count,
				     enum choice choice, span *at)
{
	for (size_t i = 0; i < count; i++) {
		const struct memory_block *last = file->memory->blocks;
		struct skeleton *skeleton = read_hidden(file, &all[i]);
		if (skeleton && use_other_kinds(skeleton, SIZE_MAX) && fits(skeleton, choice)) {
			*at = all[i].at;
			return skeleton;
		}
		memory_free_since(file->memory, last);
	}
	return NULL;
}

// Directives for the whole list may be in the file above the fence or comment that holds the rest.
// Those of fields are copies in entries.
static void take_global_directives(struct skeleton *skeleton, const struct skeleton *file, span at)
{
	const struct source *own = skeleton->source;
	skeleton->source = file->source;
	for (size_t i = 0; i < file->directive_count; i++) {
		const struct directive *directive = &file->directives[i];
		bool above = directive->whole.start < at.start;
		if (above || directive->name == DIRECTIVE_UNKNOWN) {
			directive_set_global(skeleton, directive);
		} else if (directive->name >= DIRECTIVE_ORDER) {
			directive_misplaced(skeleton, directive);
		}
	}
	skeleton->source = own;
}

// Beside a fence that holds a template beyond doubt, a heading with labels needs to be one too: advice has labels as
// well.
static bool has_certain_fence(const struct skeleton *file)
{
	bool is_certain = false;
	for (size_t i = 0; i < file->fence_count && !is_certain; i++) {
		const struct memory_block *last = file->memory->blocks;
		const struct skeleton *skeleton = read_hidden(file, &file->fences[i]);
		for (size_t k = 0; skeleton && k < skeleton->kind_count; k++) {
			is_certain = is_certain || skeleton->kinds[k].is_template;
		}
		memory_free_since(file->memory, last);
	}
	return is_certain;
}

static struct skeleton *hidden_in(const struct skeleton *file, enum choice choice, span *at)
{
	struct skeleton *found = first_hidden(file, file->fences, file->fence_count, choice, at);
	return found ? found : first_hidden(file, file->comments, file->comment_count, choice, at);
}

// Entries that are filled in show nothing: a blank skeleton hidden in the same file is what they were
// copied from.
static struct skeleton *choose_in_template(struct skeleton *file, span *at)
{
	if (file->kind_count > 0 && !skeleton_is_filled(file)) {
		if (has_certain_fence(file)) {
			kind_drop_doubtful(file);
		}
		if (file->kind_count > 0) {
			return file;
		}
	}
	enum choice choice = file->kind_count > 0 ? CHOOSE_BLANK : CHOOSE_ANY;
	struct skeleton *found = hidden_in(file, choice, at);
	if (!found && use_other_kinds(file, SIZE_MAX)) {
		return file;
	}
	return found ? found : first_hidden(file, file->spans, file->span_count, choice, at);
}

// Of a list's many items, one or two may look like a template by chance, but for their titles.
static bool use_open_kinds(struct skeleton *file)
{
	if (!use_other_kinds(file, OPEN_KINDS_MAX)) {
		return false;
	}
	const struct template_kind *kind = &file->kinds[0].kind;
	bool is_of_items = kind->shape == ENTRY_SHAPE_ITEM || kind->shape == ENTRY_SHAPE_LINE;
	if (is_of_items && !placeholder_is_title(&file->arena, file->source, kind->title)) {
		file->kind_count = 0;
	}
	return file->kind_count > 0;
}

// In a document about other things, labels below a heading may be steps and advice.
static struct skeleton *choose_in_document(struct skeleton *file, enum template_document document, span *at)
{
	struct skeleton *found = hidden_in(file, CHOOSE_TESTED, at);
	if (found) {
		return found;
	}
	if (has_tested_kind(file)) {
		kind_drop_untested(file);
		return file;
	}
	size_t doubtful = file->kind_count;
	file->kind_count = 0;
	found = hidden_in(file, CHOOSE_ANY, at);
	if (!found && use_open_kinds(file)) {
		return file;
	}
	found = found ? found : first_hidden(file, file->spans, file->span_count, CHOOSE_ANY, at);
	file->kind_count = document == DOCUMENT_OTHER ? doubtful : 0;
	return found;
}

static struct skeleton *choose(struct skeleton *file, enum template_document document)
{
	const struct kind_drafts *files = &file->others[ENTRY_SHAPE_FILE];
	bool is_file = file->file_is_sure || (file->file_is_likely && document != DOCUMENT_GUIDE);
	if (files->count > 0 && is_file) {
		file->kinds = files->items;
		file->kind_count = files->count;
		return file;
	}
	span at = {0, 0};
	struct skeleton *found =
		document == DOCUMENT_TEMPLATE ? choose_in_template(file, &at) : choose_in_document(file, document, &at);
	if (!found || found == file) {
		return file;
	}
	take_global_directives(found, file, at);
	return found;
}

static bool starts_with(const char *name, const char *word)
{
	return url_starts_with(name, strlen(name), word);
}

enum template_document template_document_of(const char *name)
{
	bool is_template = !name;
	for (const char *at = name; !is_template && *at; at++) {
		is_template = starts_with(at, "template");
	}
	if (is_template) {
		return DOCUMENT_TEMPLATE;
	}
	return starts_with(name, "contribut") || starts_with(name, "readme") ? DOCUMENT_GUIDE : DOCUMENT_OTHER;
}

// --- the template ---------------------------------------------------------------------------------

// A line or a table row shows a date.
static bool orders_by_date(const struct template *template)
{
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		for (uint32_t k = 0; k < kind->field_count && entry_shape_is_one_line(kind->shape); k++) {
			if (kind->fields[k].shape == SHAPE_DATE) {
				return true;
			}
		}
	}
	return false;
}

static void check_order(struct skeleton *skeleton, const struct template *template)
{
	if (template->order == ORDER_OBSERVED || template->order == ORDER_ANY || template->group.is_date ||
	    orders_by_date(template)) {
		return;
	}
	skeleton_fault_of_file(
		skeleton, template->order_at,
		"`order` means nothing: the template shows no group heading with a date, and no line or row with one",
		"take the directive out, or write a heading like `## YYYY-MM-DD` above the first entry kind",
		span_of(0, 0));
}

// What is in the template is written into lists: no byte may come along that none of their characters has.
static void check_bytes(struct skeleton *skeleton, const struct source *file)
{
	if (file->has_nul) {
		uint32_t at = (uint32_t)((const char *)memchr(file->bytes, 0, file->size) - file->bytes);
		skeleton_fault_of_file(skeleton, span_of(at, at + 1), "a NUL byte, which no text has",
				       "take it out; no list is fixed by this template until then", span_of(0, 0));
	}
	if (file->invalid < file->size) {
		skeleton_fault_of_file(skeleton, span_of(file->invalid, file->invalid + 1), "a byte that is not UTF-8",
				       "save the file as UTF-8; no list is fixed by this template until then",
				       span_of(0, 0));
	}
}

static void sort_faults(struct template_faults *faults)
{
	for (size_t i = 1; i < faults->count; i++) {
		struct template_fault fault = faults->items[i];
		size_t k = i;
		for (; k > 0 && faults->items[k - 1].at.start > fault.at.start; k--) {
			faults->items[k] = faults->items[k - 1];
		}
		faults->items[k] = fault;
	}
}

// On all levels: items nest no deeper than LINE_DEPTH_MAX.
static size_t count_fields(const struct template_field *fields, size_t count)
{
	size_t all = count;
	for (size_t i = 0; i < count; i++) {
		all += count_fields(fields[i].children, fields[i].child_count);
	}
	return all;
}

static void check_size(const struct skeleton *skeleton)
{
	size_t fields = 0;
	for (size_t i = 0; i < skeleton->kind_count; i++) {
		fields += count_fields(skeleton->kinds[i].kind.fields, skeleton->kinds[i].kind.field_count);
	}
	if (skeleton->kind_count > KINDS_MAX) {
		memory_fail(skeleton->memory, PLLINT_LIMIT,
			    "it shows more than 64 kinds of entries; a template shows each kind once");
	}
	if (fields > FIELDS_MAX) {
		memory_fail(skeleton->memory, PLLINT_LIMIT,
			    "it shows more than 1000 fields; a template shows each field once");
	}
}

static void fill(struct template *template, const struct skeleton *skeleton)
{
	check_size(skeleton);
	struct arena arena = skeleton->arena;
	struct template_kind *kinds = arena_alloc(&arena, skeleton->kind_count * sizeof *kinds);
	template->entry_level = 0;
	for (size_t i = 0; i < skeleton->kind_count; i++) {
		kinds[i] = skeleton->kinds[i].kind;
		if (i == 0 || kinds[i].level < template->entry_level) {
			template->entry_level = kinds[i].level;
		}
		template->shapes |= 1u << kinds[i].shape;
		template->has_named = template->has_named || kinds[i].has_named;
		template->has_lines = template->has_lines || kinds[i].has_lines;
		template->has_paragraphs = template->has_paragraphs || kinds[i].has_paragraphs ||
					   kinds[i].shape == ENTRY_SHAPE_DETAILS ||
					   kinds[i].shape == ENTRY_SHAPE_PARAGRAPHS;
	}
	if (template_cuts_sections(template) || template_is_of_files(template)) {
		template->entry_level = TOKEN_LEVEL_MAX;
	}
	template->kinds = kinds;
	template->kind_count = (uint32_t)skeleton->kind_count;
	if (skeleton->kind_count > 0) {
		template->group = skeleton->kinds[0].group;
	}
	template->order = skeleton->order;
	template->order_at = skeleton->order_at;
	memcpy(template->severity, skeleton->severity, sizeof template->severity);
	memcpy(template->severity_at, skeleton->severity_at, sizeof template->severity_at);
	memcpy(template->stored, skeleton->stored, sizeof template->stored);
}

bool template_compile(struct template *template, struct rule_names rules, struct template_faults *faults)
{
	struct skeleton *file = read(&template->memory, template->file, rules, true);
	struct skeleton *skeleton = choose(file, template->document);
	template->embedded = skeleton != file;
	fill(template, skeleton);
	check_order(skeleton, template);
	check_bytes(skeleton, template->file);
	sort_faults(&skeleton->faults);
	*faults = skeleton->faults;
	return template->kind_count > 0;
}
