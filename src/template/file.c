// Kinds that are a whole file: front matter or a list of labels as its header, and fixed sections.

#include "entry/file.h"

#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "template/compile.h"
#include "template/placeholder.h"

// --- header -----------------------------------------------------------------------------------------

// Where a span of the file is in the text that the skeleton is read from, which may be a fence.
static span own_span(const struct source *source, span at)
{
	uint32_t before = 0; // bytes of the file that are not in it
	for (uint32_t i = 0; i < source->piece_count && source->pieces[i].file <= at.start; i++) {
		before = source->pieces[i].file - source->pieces[i].start;
	}
	return span_of(at.start - before, at.end - before);
}

static bool is_optional_comment(struct arena *arena, const struct source *source, span text)
{
	static const char *const words[] = {"optional", "only required", "required for", "if applicable",
					    "otherwise, remove"};
	return file_holds_words(text_fold(arena, source, text), words, sizeof words / sizeof *words);
}

// `unread, reading, done` beside `unread`.
static void read_vocabulary(struct skeleton *skeleton, span comment, struct template_field *field)
{
	const struct source *source = skeleton->source;
	struct arena *arena = &skeleton->arena;
	static const char separators[] = ",|/";
	struct unicode_key shown = text_fold(arena, source, own_span(source, field->shown));
	for (const char *c = separators; *c && shown.size > 0; c++) {
		struct text_parts parts = text_split(arena, source, comment, *c, false);
		bool holds_shown = false;
		bool are_words = parts.count > 1;
		for (uint32_t i = 0; i < parts.count; i++) {
			are_words = are_words && !span_is_empty(parts.items[i]) &&
				    text_word_count(source, parts.items[i]) <= 3;
			holds_shown = holds_shown || unicode_key_equal(text_fold(arena, source, parts.items[i]), shown);
		}
		if (are_words && holds_shown) {
			choice_set(arena, &(struct text){source, comment}, &parts, field);
			field->shape = SHAPE_CHOICE;
			field->unfilled_count = 0;
			return;
		}
	}
}

// The first date form among the words of a placeholder: `(today's date, YYYY-MM-DD)`.
static bool find_date(const struct source *source, span at, struct template_field *field)
{
	for (uint32_t start = at.start; start < at.end;) {
		uint32_t end = start;
		while (end < at.end && !byte_is_in(source->bytes[end], " \t,:;(){}[]<>\"'`")) {
			end++;
		}
		if (end - start >= 8 && date_form_read(source->bytes + start, end - start, &field->date)) {
			field->shown = text_file_span(source, span_of(start, end));
			return true;
		}
		start = end + 1;
	}
	return false;
}

// `<Standards Track, Meta, or Informational>`
static bool read_series(struct skeleton *skeleton, struct template_field *field)
{
	const struct source *source = skeleton->source;
	enum text_wrap wrap;
	span inner = text_unwrap(source, own_span(source, field->shown), &wrap);
	if (wrap != WRAP_ANGLE && wrap != WRAP_CURLY) {
		return false;
	}
	struct text_parts parts = text_split_commas(&skeleton->arena, source, inner);
	span *last = parts.count > 1 ? &parts.items[parts.count - 1] : NULL;
	if (!last || !source_starts_with(source, *last, "or ")) {
		return false;
	}
	last->start += 3;
	for (uint32_t i = 0; i < parts.count; i++) {
		if (span_is_empty(parts.items[i]) || text_word_count(source, parts.items[i]) > 3) {
			return false;
		}
	}
	choice_set(&skeleton->arena, &(struct text){source, inner}, &parts, field);
	return true;
}

static bool is_open_vocabulary(const struct source *source, span at)
{
	return source_holds(source, at, "** or **") || source_holds(source, at, "` or `");
}

// `<optional list of names>`, `(optional) a number`
static bool opens_optional(struct unicode_key text)
{
	static const char word[] = "optional";
	bool in_brackets = text.size > 0 && text.bytes[0] == '(';
	size_t size = sizeof word - 1;
	return text.size > size + in_brackets && memcmp(text.bytes + in_brackets, word, size) == 0 &&
	       !source_is_word_byte(text.bytes[size + in_brackets]);
}

// The value says that the field is optional. It may go over several lines, of which only the first is read.
static bool is_optional_value(struct arena *arena, const struct source *source, enum file_header header, span shown)
{
	enum text_wrap wrap;
	switch (header) {
	case FILE_HEADER_FRONT_MATTER:
		return opens_optional(text_fold(arena, source, text_unwrap(source, shown, &wrap)));
	case FILE_HEADER_LINES: // without room for a comment
		return is_optional_comment(arena, source, shown);
	default:
		return false;
	}
}

// What a header shows beyond what a field of a list does.
static void read_value(struct skeleton *skeleton, const struct entry *entry, uint32_t item,
		       struct template_field *field)
{
	const struct source *source = skeleton->source;
	struct arena *arena = &skeleton->arena;
	bool is_front = entry->file->header == FILE_HEADER_FRONT_MATTER;
	span shown = own_span(source, field->shown);
	bool is_placeholder = placeholder_is_value(arena, source, shown);
	bool is_list =
		is_front && (entry->items[item].has_more || (shown.start > 0 && source->bytes[shown.start - 1] == '['));
	field->may_be_empty = is_front && (span_is_empty(shown) || !is_placeholder || is_list);
	if (is_front && field->shape == SHAPE_URLS) {
		field->shape = SHAPE_ANYTHING; // a name alone demands no URL
	}
	if (file_may_stay_empty(arena, source, shown)) {
		field->may_be_empty = true;
		field->required = false;
		field->demand = DEMAND_MARK;
		field->demand_at = field->shown;
		return;
	}
	static const char *const later[] = {"once accepted", "when accepted", "after acceptance", "once merged",
					    "when merged",   "once known",    "once published"};
	if (is_placeholder && file_holds_words(text_fold(arena, source, shown), later, sizeof later / sizeof *later)) {
		field->may_be_empty = true;
		field->unfilled_count = 0;
		return;
	}
	if (is_optional_value(arena, source, entry->file->header, shown)) {
		field->required = false;
		field->demand = DEMAND_MARK;
		field->demand_at = field->shown;
	}
	if (!field->required) {
		field->may_be_empty = true;
	}
	if (entry->file->header == FILE_HEADER_LINES && field->shape == SHAPE_LINK) {
		field->shape = SHAPE_ANYTHING; // of a value only the text is known
	}
	if (field->shape == SHAPE_DATE) {
		enum text_wrap wrap;
		field->shown = text_file_span(source, text_unwrap(source, shown, &wrap));
	}
	bool may_be_date = field->shape == SHAPE_ANYTHING || field->shape == SHAPE_LIST;
	if (may_be_date && is_placeholder && find_date(source, shown, field)) {
		field->shape = SHAPE_DATE;
	} else if (field->shape != SHAPE_CHOICE && is_placeholder && read_series(skeleton, field)) {
		field->shape = SHAPE_CHOICE;
	} else if ((!is_placeholder && !is_open_vocabulary(source, shown)) || is_list) {
		field->unfilled_count = 0;
	}
}

// A key is the same in another case, and with `_` or a space for `-`.
static void read_names(struct skeleton *skeleton, struct template_field *field)
{
	struct arena *arena = &skeleton->arena;
	struct template_name *names = arena_copy(arena, field->names, field->name_count * sizeof *names);
	for (uint32_t i = 0; i < field->name_count; i++) {
		names[i].key = file_name_key(arena, names[i].key);
	}
	field->names = names;
}

// `requires (*optional): <numbers>`
static void read_mark(struct skeleton *skeleton, const struct entry_label *label, struct template_field *field)
{
	span mark;
	if (mark_at_end(skeleton->source, label->text, &mark) == MARK_OPTIONAL && mark.start > label->text.start) {
		field->required = false;
		field->may_be_empty = true;
		field->demand = DEMAND_MARK;
		field->demand_at = text_file_span(skeleton->source, mark);
	}
}

static void read_comments(struct skeleton *skeleton, const struct entry *entry, uint32_t item,
			  struct template_field *field)
{
	for (size_t i = 0; i < entry->comment_count; i++) {
		const struct entry_comment *comment = &entry->comments[i];
		bool is_of_all = comment->item == ENTRY_NONE && comment->whole.end <= entry->items[0].whole.start;
		if ((comment->item != item && !is_of_all) || entry->source->bytes[comment->whole.start] != '#') {
			continue;
		}
		if (is_optional_comment(&skeleton->arena, entry->source, comment->text) && field->required) {
			field->required = false;
			field->demand = DEMAND_MARK;
			field->demand_at = text_file_span(entry->source, comment->whole);
		}
		read_vocabulary(skeleton, comment->text, field);
	}
}

static void read_header(struct skeleton *skeleton, const struct entry *entry, struct template_field *fields)
{
	uint32_t count = 0;
	bool is_front = entry->file->header == FILE_HEADER_FRONT_MATTER;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (!field_item_is_field(entry, i)) {
			continue;
		}
		struct template_field *field = &fields[count++];
		read_value(skeleton, entry, i, field);
		if (entry->file->header == FILE_HEADER_LIST) {
			continue;
		}
		read_mark(skeleton, &entry->items[i].label, field);
		read_names(skeleton, field);
		if (is_front) {
			read_comments(skeleton, entry, i, field);
		}
	}
}

// --- sections ---------------------------------------------------------------------------------------

static bool is_fixed(struct skeleton *skeleton, const struct file_heading *heading)
{
	return heading->key.size > 0 && !placeholder_is_heading(&skeleton->arena, skeleton->source, heading->title);
}

static bool is_optional_section(struct skeleton *skeleton, const struct file_heading *heading)
{
	static const char *const words[] = {"omit this section", "skip this section"};
	struct text text = text_without_comments(skeleton->memory, skeleton->source, heading->body);
	struct unicode_key folded = text_fold(&skeleton->arena, text.source, text.at);
	span mark;
	bool starts = folded.size >= 8 && memcmp(folded.bytes, "optional", 8) == 0;
	return starts || mark_at_start(text.source, text.at, &mark) == MARK_OPTIONAL ||
	       mark_at_end(skeleton->source, heading->title, &mark) == MARK_OPTIONAL ||
	       file_holds_words(folded, words, sizeof words / sizeof *words);
}

static span section_body(const struct file_heading *heading)
{
	return span_of(heading->body.start, heading->end);
}

// Every file keeps the text as it is.
static bool is_kept(struct skeleton *skeleton, const struct file_heading *heading)
{
	static const char *const words[] = {"placeholder is acceptable", "rfc 2119", "rfc2119"};
	static const char *const names[] = {"copyright", "license", "licence"};
	struct unicode_key folded = text_fold(&skeleton->arena, skeleton->source, section_body(heading));
	return file_holds_words(folded, words, sizeof words / sizeof *words) ||
	       file_holds_words(heading->key, names, sizeof names / sizeof *names);
}

// `Option ` of `option a` and of `option 2`; empty for other names.
static size_t stem_of(struct unicode_key name)
{
	size_t size = name.size;
	while (size > 0 && byte_is_digit(name.bytes[size - 1])) {
		size--;
	}
	size -= size == name.size && size > 0 && byte_is_letter(name.bytes[size - 1]);
	return size > 1 && size < name.size && name.bytes[size - 1] == ' ' ? size : 0;
}

// `Option A`, `Option B`: a file has as many of them as it wants.
static void find_numbered(struct template_section *sections, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		struct template_section *before = &sections[i - 1];
		size_t stem = stem_of(sections[i].key);
		if (stem > 0 && stem == stem_of(before->key) &&
		    memcmp(sections[i].key.bytes, before->key.bytes, stem) == 0) {
			before->is_numbered = sections[i].is_numbered = true;
			before->is_optional = sections[i].is_optional = true;
		}
	}
}

enum { SECTIONS_MIN = 2 }; // fewer are prose

// The level of the first fixed heading, or of the next deeper one where that is alone at its level: it holds the
// others.
static uint8_t section_level(struct skeleton *skeleton, const struct entry_file *file)
{
	uint32_t counts[TOKEN_LEVEL_MAX + 1] = {0};
	uint8_t first = 0;
	for (size_t i = 0; i < file->heading_count; i++) {
		const struct file_heading *heading = &file->headings[i];
		if (i != file->title && is_fixed(skeleton, heading)) {
			counts[heading->level]++;
			first = first ? first : heading->level;
		}
	}
	uint8_t level = first;
	while (level < TOKEN_LEVEL_MAX && counts[level] < SECTIONS_MIN) {
		level++;
	}
	return counts[level] < SECTIONS_MIN ? first : level;
}

static uint32_t read_sections(struct skeleton *skeleton, const struct entry_file *file,
			      struct template_section *sections)
{
	uint32_t count = 0;
	uint8_t level = section_level(skeleton, file);
	for (size_t i = 0; i < file->heading_count; i++) {
		const struct file_heading *heading = &file->headings[i];
		if (i == file->title || !is_fixed(skeleton, heading)) {
			continue;
		}
		if (heading->level == level) {
			sections[count] = (struct template_section){
				.at = text_file_span(skeleton->source, heading->at),
				.title = text_file_span(skeleton->source, heading->title),
				.key = heading->key,
				.position = count,
				.is_optional = is_optional_section(skeleton, heading),
				.body = file_body_text(&skeleton->arena, skeleton->source, section_body(heading)),
				.shows_words = file_shows_words(skeleton->source, section_body(heading)) &&
					       !is_kept(skeleton, heading),
			};
			count++;
		}
	}
	find_numbered(sections, count);
	return count;
}

// --- kinds ------------------------------------------------------------------------------------------

// A heading of the body has a list of labels right below it, as an entry of a list has. In a file whose header or title
// is one of a template, a fixed heading may have one: it is advice, or a section beside others that have none.
static bool opens_fields(struct skeleton *skeleton, const struct entry_file *file, bool has_own_header)
{
	for (size_t i = 0; i < file->heading_count; i++) {
		const struct file_heading *heading = &file->headings[i];
		if (i != file->title && heading->opens_fields && !(has_own_header && is_fixed(skeleton, heading))) {
			return true;
		}
	}
	return false;
}

// Most sections have no list of labels.
static bool has_plain_sections(struct skeleton *skeleton, const struct entry_file *file)
{
	size_t plain = 0;
	size_t with_fields = 0;
	for (size_t i = 0; i < file->heading_count; i++) {
		const struct file_heading *heading = &file->headings[i];
		bool is_section = i != file->title && is_fixed(skeleton, heading);
		with_fields += is_section && heading->opens_fields;
		plain += is_section && !heading->opens_fields;
	}
	return plain >= SECTIONS_MIN && plain > with_fields;
}

// `Replace this with your RFC title`
static bool asks_for_title(struct unicode_key title)
{
	static const char *const starts[] = {"replace ", "insert ", "add ", "enter ", "your "};
	static const char end[] = " title";
	size_t size = sizeof end - 1;
	if (title.size < size || memcmp(title.bytes + title.size - size, end, size) != 0) {
		return false;
	}
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (title.size > strlen(starts[i]) && memcmp(title.bytes, starts[i], strlen(starts[i])) == 0) {
			return true;
		}
	}
	return false;
}

static bool has_placeholder_title(struct skeleton *skeleton, const struct entry_file *file)
{
	if (file->title >= file->heading_count) {
		return false;
	}
	span title = file->headings[file->title].title;
	return placeholder_is_title(&skeleton->arena, skeleton->source, title) ||
	       asks_for_title(text_fold(&skeleton->arena, skeleton->source, title));
}

// The level of a placeholder that is above all other headings, and opens no list of labels as an entry of a list does;
// 0 if there is none.
static uint8_t title_level(struct skeleton *skeleton, const struct entry_file *file)
{
	const struct file_heading *title = file->headings;
	for (size_t i = 1; i < file->heading_count; i++) {
		if (file->headings[i].level <= title->level) {
			return 0;
		}
	}
	bool is_title = file->heading_count > 0 && !title->opens_fields &&
			placeholder_is_title(&skeleton->arena, skeleton->source, title->title);
	return is_title ? title->level : 0;
}

// The list is the first block.
static bool opens_with_list(const struct entry *list, const struct entry_file *file)
{
	bool is_above = file->heading_count == 0 || list->items[0].whole.start < file->headings[0].at.start;
	return is_above && list->opening == OPENING_LIST;
}

// The list is the first block below the title.
static bool title_opens_list(const struct entry_file *file)
{
	return file->title == 0 && file->heading_count > 0 && file->headings[0].opens_fields;
}

enum { COMMENT_MIN = 10 }; // bytes of a comment that others would not write

// The comments that entries do not keep.
static void read_texts(struct skeleton *skeleton, const struct entry *entry, struct template_kind *kind)
{
	const struct entry_file *file = entry->file;
	bool is_front = file->header == FILE_HEADER_FRONT_MATTER;
	size_t room = file->comment_count + entry->comment_count;
	struct unicode_key *texts = arena_alloc(&skeleton->arena, room * sizeof *texts);
	for (size_t i = 0; i < room; i++) {
		bool is_body = i < file->comment_count;
		const struct entry_comment *comment =
			is_body ? &file->comments[i] : &entry->comments[i - file->comment_count];
		struct unicode_key text = file_text(&skeleton->arena, skeleton->source, comment->text);
		if ((is_body || is_front) && text.size >= COMMENT_MIN) {
			texts[kind->comment_count++] = text;
		}
	}
	kind->comments = texts;
}

static bool is_left_out(void *context, const struct file_heading *heading)
{
	return is_kept(context, heading);
}

static void read_prose(struct skeleton *skeleton, const struct entry *entry, struct template_text *text)
{
	text->prose = file_prose(&skeleton->arena, entry, is_left_out, skeleton);
	struct prose *prose = &text->prose;
	for (text->room = 16; text->room < 2 * (size_t)prose->size; text->room *= 2) {
	}
	uint32_t *table = arena_alloc(&skeleton->arena, text->room * sizeof *table);
	for (struct prose_runs runs = prose_runs_of(prose); prose_next_run(&runs);) {
		size_t at;
		HASH_PROBE(at, hash_folded(runs.hash), text->room,
			   table[at] == 0 || prose_is_same_run(prose, table[at], prose, runs.next));
		table[at] = table[at] ? table[at] : runs.next;
	}
	text->runs = table;
	for (uint32_t i = 0; i < prose->size; i++) {
		prose->places[i] = source_file_offset(skeleton->source, prose->places[i]);
	}
}

static void keep(struct skeleton *skeleton, const struct entry *entry, const struct template_section *sections,
		 uint32_t count)
{
	kind_keep(skeleton, entry, ENTRY_PIECE_TEXT, entry->title);
	struct kind_drafts *drafts = &skeleton->others[ENTRY_SHAPE_FILE];
	struct template_kind *kind = &drafts->items[drafts->count - 1].kind;
	struct template_field *fields = arena_copy(&skeleton->arena, kind->fields, kind->field_count * sizeof *fields);
	read_header(skeleton, entry, fields);
	kind->fields = fields;
	kind->required_count = 0;
	for (uint32_t i = 0; i < kind->field_count; i++) {
		kind->required_count += fields[i].required;
	}
	kind->title_is_link = false;
	kind->title_is_optional = true;
	kind->title_level = entry->file->title_level;
	kind->title_is_fixed = !has_placeholder_title(skeleton, entry->file);
	kind->header = entry->file->header;
	kind->sections = sections;
	kind->section_count = count;
	read_texts(skeleton, entry, kind);
	read_prose(skeleton, entry, &kind->text);
}

// What is taken for the title is one of several, and does not stand for that of an entry.
static bool has_other_titles(struct skeleton *skeleton, const struct entry_file *file)
{
	size_t titles = 0;
	size_t placeholders = 0;
	for (size_t i = 0; i < file->heading_count; i++) {
		bool is_title = file->headings[i].level == 1;
		titles += is_title;
		placeholders +=
			is_title && placeholder_is_title(&skeleton->arena, skeleton->source, file->headings[i].title);
	}
	bool is_alone = placeholders == 1 && has_placeholder_title(skeleton, file) && file->headings[1].level > 1;
	return titles > 1 && !is_alone;
}

enum { LINES_MIN = 2 }; // of labels: fewer are prose

// Labels in bold or in rows above the sections.
static bool read_lines(struct skeleton *skeleton, const struct file_reading *reading)
{
	struct entry *entry = file_reading_end(reading, FILE_HEADER_LINES, 1);
	struct template_section *sections =
		arena_alloc(&skeleton->arena, (entry->file->heading_count + 1) * sizeof *sections);
	uint32_t count = read_sections(skeleton, entry->file, sections);
	if (entry->item_count < LINES_MIN || count < SECTIONS_MIN || opens_fields(skeleton, entry->file, true)) {
		return false;
	}
	bool is_sure = kind_is_template(skeleton, entry, entry->title);
	bool is_likely = entry->item_count > LINES_MIN && count > SECTIONS_MIN;
	bool has_rows = skeleton->source->bytes[entry->items[0].label.colon.start] == '|';
	if (has_rows && !is_sure && !is_likely) {
		return false; // a table of the text
	}
	skeleton->file_is_sure = is_sure;
	skeleton->file_is_likely = is_likely;
	keep(skeleton, entry, sections, count);
	return true;
}

// The skeleton is below a text on the template, which has a title of its own and no sections.
static struct file_reading without_preface(struct skeleton *skeleton, const struct file_reading *reading)
{
	struct file_reading below = *reading;
	const struct file_heading *headings = reading->file.headings;
	if (reading->file.heading_count > SECTIONS_MIN + 1 && headings[0].level == 1 && headings[1].level == 1 &&
	    placeholder_is_title(&skeleton->arena, skeleton->source, headings[1].title)) {
		below.file.headings++;
		below.file.heading_count--;
	}
	return below;
}

void file_kind_read(struct skeleton *skeleton, const struct file_reading *whole)
{
	struct file_reading below = without_preface(skeleton, whole);
	const struct file_reading *reading = &below;
	bool has_front = !span_is_empty(reading->file.front);
	struct entry *entry = file_reading_end(reading, has_front ? FILE_HEADER_FRONT_MATTER : FILE_HEADER_LIST, 1);
	if (has_other_titles(skeleton, entry->file)) {
		file_drop_title(entry);
	}
	const struct entry_file *file = entry->file;
	struct template_section *sections = arena_alloc(&skeleton->arena, (file->heading_count + 1) * sizeof *sections);
	uint32_t count = read_sections(skeleton, file, sections);
	bool has_header = entry->item_count > 0 && kind_is_template(skeleton, entry, entry->title);
	bool has_labels = !has_front && has_header && count > 0;
	bool opens_with_labels = has_labels && opens_with_list(entry, file);
	if (!has_front && !has_labels && read_lines(skeleton, reading)) {
		return;
	}
	bool has_title = has_placeholder_title(skeleton, file);
	bool has_sections = (has_title || has_front) && has_plain_sections(skeleton, file);
	if (opens_fields(skeleton, file, opens_with_labels || has_sections)) {
		return;
	}
	if (has_front) {
		if (has_header || (count > 0 && entry->item_count > 0)) {
			skeleton->file_is_sure = has_header;
			skeleton->file_is_likely = has_sections;
			keep(skeleton, entry, sections, count);
		}
	} else if (opens_with_labels || (has_labels && title_opens_list(file))) {
		skeleton->file_is_sure = true;
		keep(skeleton, entry, sections, count);
	} else if ((has_title || title_level(skeleton, file) > 0) && count >= SECTIONS_MIN) {
		skeleton->file_is_sure = has_sections;
		entry = file_reading_end(reading, FILE_HEADER_NONE, has_title ? 1 : title_level(skeleton, file));
		keep(skeleton, entry, sections, count);
	}
}
