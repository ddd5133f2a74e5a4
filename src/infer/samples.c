// A list's labelled items, section by section.

#include "infer/infer.h"

#include <string.h>

#include "base/bisect.h"
#include "base/url.h"
#include "entry/bold.h"
#include "entry/file.h"
#include "entry/reader.h"
#include "markdown/tokenizer.h"
#include "template/paragraph.h"

enum { CUT_LEVEL = 6 };

enum { FREE_LINES_MAX = 3 };

// `0042` is a number.
static bool may_be_year(const char *bytes, size_t size)
{
	return size != 4 || memcmp(bytes, "19", 2) == 0 || memcmp(bytes, "20", 2) == 0;
}

bool date_look(const char *bytes, size_t size, struct date_form *form)
{
	static const char *const shown[] = {"YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD", "YYYY-MM",
					    "YYYY/MM",	  "YYYY.MM",	"DD.MM.YYYY", "YYYY"};
	uint32_t day;
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		(void)date_form_read(shown[i], strlen(shown[i]), form);
		if (date_check(form, bytes, size, &day) == DATE_FITS) {
			return may_be_year(bytes, size);
		}
	}
	return false;
}

static bool is_link(const struct entry *entry, span value)
{
	size_t first;
	BISECT(first, entry->link_count, entry->links[first].whole.start < value.start);
	const struct entry_link *link = first < entry->link_count ? &entry->links[first] : NULL;
	return link && link->notation == LINK_INLINE && !link->image && link->whole.start == value.start &&
	       link->whole.end == value.end;
}

// The whole title is one link.
static bool title_is_link(const struct entry *entry)
{
	struct token_run run = entry->title_tokens;
	if (run.count < 2) {
		return false;
	}
	const struct token *first = &entry->tokens[run.first], *last = first + run.count - 1;
	return first->type == TOKEN_LINK && last->type == TOKEN_LINK && first->more.start == last->more.start;
}

static enum look look_of(const struct entry *entry, span value)
{
	const char *bytes = source_at(entry->source, value);
	size_t size = span_length(value);
	struct date_form form;
	if (size == 0) {
		return LOOK_EMPTY;
	}
	if (is_link(entry, value)) {
		return LOOK_LINK;
	}
	bool angled = size > 2 && bytes[0] == '<' && bytes[size - 1] == '>';
	if (url_check(bytes + angled, angled ? size - 2 : size) == URL_FITS) {
		return LOOK_URL;
	}
	return date_look(bytes, size, &form) ? LOOK_DATE : LOOK_TEXT;
}

static bool opens_with(const struct entry *section, struct token_run run, enum token_type type)
{
	return run.count > 0 && section->tokens[run.first].type == type;
}

// Badges are none.
static bool has_link(const struct entry *entry, const struct entry_item *item)
{
	bool has_link = false;
	for (uint32_t i = 0; i < item->link_count && !has_link; i++) {
		has_link = !entry->links[item->first_link + i].image;
	}
	return has_link;
}

// Its value is below its first line.
static bool goes_on(const struct entry_item *item)
{
	return span_is_empty(item->value) && (item->has_more || item->last_child != ENTRY_NONE);
}

static uint32_t add_sample(struct samples *samples, const struct entry *entry, const struct entry_item *item,
			   struct unicode_key key)
{
	const struct entry_label *label = &item->label;
	samples->items = memory_grow(samples->memory, samples->items, &samples->capacity, samples->count + 1,
				     sizeof *samples->items);
	struct section *section = &samples->sections[samples->section_count - 1];
	samples->items[samples->count] = (struct sample){
		.key = {arena_copy(&samples->arena, key.bytes, key.size + 1), key.size},
		.label = label->text,
		.value = item->value,
		.section = (uint32_t)samples->section_count - 1,
		.order = section->count++,
		.parent = UINT32_MAX,
		.field = UINT32_MAX,
		.look = (uint8_t)(goes_on(item) ? LOOK_TEXT : look_of(entry, item->value)),
		.marker = *source_at(entry->source, item->marker),
		.strong = label->strong,
		.colon_inside = label->colon_inside,
		.colon_wide = span_length(label->colon) > 1,
		.blank_before_colon = label->blank_before_colon,
		.has_details = item->details_count > 0,
		.is_paragraph = entry_item_is_paragraph(item),
		.is_block = entry_item_is_named_details(item),
		.is_emphasis = opens_with(entry, item->value_tokens, TOKEN_EMPHASIS),
		.has_link = has_link(entry, item),
	};
	return (uint32_t)samples->count++;
}

static void take_items(struct samples *samples, const struct entry *entry)
{
	uint32_t top = UINT32_MAX;
	for (size_t i = 0; i < entry->item_count; i++) {
		const struct entry_item *item = &entry->items[i];
		bool nested = item->depth > 0;
		if (item->depth > 1) {
			continue;
		}
		if (!nested) {
			top = UINT32_MAX;
		}
		if (!item->label.exists) {
			continue;
		}
		if (nested && top == UINT32_MAX) {
			samples->nested_without_label +=
				entry->shape == ENTRY_SHAPE_HEADING && samples->reading == READING_ITEMS;
			continue;
		}
		uint32_t index = add_sample(samples, entry, item, item->label.key);
		if (nested) {
			samples->items[index].parent = top;
			samples->items[top].has_children = true;
		} else {
			samples->sections[samples->section_count - 1].labels++;
			top = index;
		}
	}
}

static bool has_table(const struct entry *entry)
{
	for (size_t i = 0; i < entry->paragraph_count; i++) {
		span at = entry->paragraphs[i].at;
		const char *bytes = source_at(entry->source, at);
		if (span_length(at) > 2 && *bytes == '|' && memchr(bytes + 1, '|', span_length(at) - 1)) {
			return true;
		}
	}
	return false;
}

// --- entries of other shapes ----------------------------------------------------------------------

static struct section *add_section(struct samples *samples, const struct section *section)
{
	samples->sections = memory_grow(samples->memory, samples->sections, &samples->section_capacity,
					samples->section_count + 1, sizeof *samples->sections);
	samples->sections[samples->section_count] = *section;
	samples->sections[samples->section_count].first = (uint32_t)samples->count;
	samples->sections[samples->section_count].reading = samples->reading;
	return &samples->sections[samples->section_count++];
}

static bool has_colon(const struct entry_item *item)
{
	return item->label.exists && !span_is_empty(item->label.colon);
}

// `[a, b]`, or items below the key.
static bool is_series(const struct entry *entry, const struct entry_item *item)
{
	uint32_t start = item->value.start;
	return entry->file->header == FILE_HEADER_FRONT_MATTER &&
	       (item->has_more || entry->source->bytes[start - 1] == '[');
}

void samples_take_header(struct samples *samples, const struct entry *entry)
{
	add_section(samples, &(struct section){.shape = ENTRY_SHAPE_FILE});
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct entry_item *item = &entry->items[i];
		if (has_colon(item)) {
			uint32_t index = add_sample(samples, entry, item, item->label.key);
			samples->items[index].is_series = is_series(entry, item);
			samples->sections[samples->section_count - 1].labels++;
		}
	}
}

// The samples of a list item: labels, and lines without one by how many of those are above them.
static void take_lines(struct samples *samples, const struct entry *section, uint32_t index)
{
	struct section *own = &samples->sections[samples->section_count - 1];
	for (uint32_t i = index + 1; i < section->items[index].end; i = section->items[i].end) {
		const struct entry_item *item = &section->items[i];
		char line[] = {FREE_LINE, (char)('0' + own->lines), 0};
		if (has_colon(item)) {
			own->labels++;
			add_sample(samples, section, item, item->label.key);
		} else if (!span_is_empty(item->value) && own->lines < FREE_LINES_MAX) {
			own->lines++;
			add_sample(samples, section, item, (struct unicode_key){line, sizeof line - 1});
		}
	}
}

// A list item with labels nested in it, which has none itself.
static bool may_be_entry(const struct entry *section, uint32_t index)
{
	const struct entry_item *item = &section->items[index];
	if (has_colon(item) || item->end == index + 1) {
		return false;
	}
	for (uint32_t i = index + 1; i < item->end; i = section->items[i].end) {
		if (has_colon(&section->items[i])) {
			return true;
		}
	}
	return false;
}

// The section of a list item.
static struct section item_section(const struct entry *section, uint32_t index)
{
	const struct entry_item *item = &section->items[index];
	struct entry_cut cut = entry_cut_of_item(section, index);
	struct token_run run = cut.title_tokens;
	bool is_strong = opens_with(section, run, TOKEN_STRONG);
	run.first += is_strong;
	run.count -= is_strong;
	return (struct section){
		.shape = ENTRY_SHAPE_ITEM,
		.title = cut.title,
		.title_is_link = opens_with(section, run, TOKEN_LINK),
		.title_is_strong = is_strong,
		.has_link = has_link(section, item),
		.marker = *source_at(section->source, item->marker),
	};
}

static void take_list_items(struct samples *samples, const struct entry *section)
{
	for (uint32_t i = 0; i < section->item_count; i++) {
		if (may_be_entry(section, i)) {
			struct section own = item_section(section, i);
			add_section(samples, &own);
			take_lines(samples, section, i);
			i = section->items[i].end - 1;
		}
	}
}

static bool has_blank_line(const struct source *source, span at)
{
	uint32_t breaks = 0;
	for (uint32_t i = at.start; i < at.end; i++) {
		breaks += source->bytes[i] == '\n';
	}
	return breaks > 1;
}

static bool is_link_to_heading(const struct entry *section, const struct entry_item *item)
{
	return item->link_count > 0 &&
	       source_starts_with(section->source, section->links[item->first_link].target, "#");
}

static enum entry_piece piece_of(const struct section *section)
{
	return section->title_is_link	  ? ENTRY_PIECE_LINK
	       : section->title_is_strong ? ENTRY_PIECE_STRONG
					  : ENTRY_PIECE_TEXT;
}

// List items, directly in the section or below a group, with lines that are none. Those without any are counted where
// others have some.
static void take_lined_items(struct samples *samples, const struct entry *section)
{
	uint32_t bare[ENTRY_PIECE_STRONG + 1] = {0};
	bool has_any = false;
	for (uint32_t i = 0; i < section->item_count; i++) {
		const struct entry_item *item = &section->items[i];
		struct section own = item_section(section, i);
		bool is_contents = is_link_to_heading(section, item);
		if (item->end > i + 1 && entry_item_is_paragraph(item + 1) && !is_contents) {
			uint32_t end = source_line(section->source, item->marker.start).end;
			own.is_loose = has_blank_line(section->source, span_of(end, item[1].marker.start));
			add_section(samples, &own)->piece = piece_of(&own);
			take_lines(samples, section, i);
			has_any = true;
			i = item->end - 1;
		} else if (item->end == i + 1 && item->depth == 0 && !is_contents) {
			bare[piece_of(&own)]++;
		}
	}
	for (int piece = 0; piece <= ENTRY_PIECE_STRONG && has_any; piece++) {
		samples->bare[piece] += bare[piece];
	}
}

// --- labelled paragraphs and details blocks ---------------------------------------------------------

// The links of a part that are in no field, by their texts.
static void take_links(struct samples *samples, const struct entry *part)
{
	for (size_t i = 0; i < part->link_count; i++) {
		const struct entry_link *link = &part->links[i];
		if (link->item != ENTRY_NONE || link->image || link->notation != LINK_INLINE ||
		    link->whole.start < part->heading.end) {
			continue;
		}
		struct unicode_key text = entry_link_key(part, link, &samples->arena);
		char *key = arena_alloc(&samples->arena, text.size + 2);
		key[0] = LINK_SLOT;
		memcpy(key + 1, text.bytes, text.size);
		struct entry_item item = {.label.text = link->text,
					  .value = link->target,
					  .marker = link->whole,
					  .last_child = ENTRY_NONE};
		if (text.size > 0) {
			add_sample(samples, part, &item, (struct unicode_key){key, text.size + 1});
		}
	}
}

static void take_block(struct samples *samples, const struct entry *section, const struct entry_details *details,
		       struct arena *scratch)
{
	struct entry_cut cut;
	if (!entry_cut_of_block(section, details, &cut)) {
		return;
	}
	const struct entry *part = entry_part(scratch, section, &cut);
	add_section(samples, &(struct section){
				     .shape = ENTRY_SHAPE_DETAILS,
				     .title = cut.title,
				     .title_is_strong = source_holds(section->source, details->summary, "<b>"),
			     });
	take_items(samples, part);
	take_links(samples, part);
}

// It holds a block with a title of its own: it is around entries.
static bool is_wrapper(const struct entry *section, size_t index)
{
	const struct entry_details *details = section->details;
	size_t next = index + 1;
	struct entry_cut cut;
	return next < section->details_count && details[next].depth > details[index].depth &&
	       entry_cut_of_block(section, &details[next], &cut);
}

static void take_blocks(struct samples *samples, const struct entry *section, struct arena *scratch)
{
	arena_reset(scratch);
	for (size_t i = 0; i < section->details_count; i++) {
		if (!is_wrapper(section, i)) {
			take_block(samples, section, &section->details[i], scratch);
		}
	}
}

static bool opens_paragraphs(const struct entry_item *item, struct unicode_key *opener, struct arena *arena)
{
	if (!paragraph_names_title(item)) {
		return false;
	}
	if (opener->size == 0) {
		*opener = (struct unicode_key){arena_copy(arena, item->label.key.bytes, item->label.key.size),
					       item->label.key.size};
	}
	return unicode_key_equal(*opener, item->label.key);
}

static void take_paragraphs(struct samples *samples, const struct entry *section, struct unicode_key *opener,
			    struct arena *scratch)
{
	arena_reset(scratch);
	for (uint32_t i = 0; i < section->item_count;) {
		uint32_t end = section->items[i].end;
		if (!opens_paragraphs(&section->items[i], opener, &samples->arena)) {
			i = end;
			continue;
		}
		while (end < section->item_count && !unicode_key_equal(*opener, section->items[end].label.key)) {
			end = section->items[end].end;
		}
		struct entry_cut cut = entry_cut_of_paragraphs(section, i, end);
		if (span_is_empty(cut.title)) {
			i = end; // a form to copy
			continue;
		}
		const struct entry *part = entry_part(scratch, section, &cut);
		add_section(samples, &(struct section){
					     .shape = ENTRY_SHAPE_PARAGRAPHS,
					     .title = cut.title,
					     .title_is_link = is_link(section, cut.title),
					     .opener = section->items[i].label.text,
				     });
		take_items(samples, part);
		i = end;
	}
}

static void take_bold(struct samples *samples, const struct entry *section, struct arena *scratch)
{
	struct entry_cut cut;
	arena_reset(scratch);
	for (size_t paragraph = 0; entry_bold_next(section, &paragraph, &cut);) {
		const struct entry *part = entry_part(scratch, section, &cut);
		add_section(samples, &(struct section){
					     .shape = ENTRY_SHAPE_BOLD,
					     .title = cut.title,
					     .title_is_link = opens_with(section, cut.title_tokens, TOKEN_LINK),
				     });
		take_items(samples, part);
	}
}

// Blocks that are fields, not entries.
static bool knows(const void *context, const struct entry_label *label, bool is_summary)
{
	(void)context;
	return is_summary && entry_details_are_named(label->key);
}

static void take_section(struct samples *samples, const struct entry *entry, struct unicode_key *opener,
			 struct arena *scratch)
{
	if (samples->reading == READING_LINES) {
		take_lined_items(samples, entry);
		return;
	}
	add_section(samples, &(struct section){
				     .title = entry->title,
				     .level = entry->level,
				     .title_is_link = title_is_link(entry),
			     });
	take_items(samples, entry);
	if (samples->reading == READING_BLOCKS) {
		take_links(samples, entry);
		take_blocks(samples, entry, scratch);
		take_paragraphs(samples, entry, opener, scratch);
		return;
	}
	samples->tables += has_table(entry);
	take_bold(samples, entry, scratch);
	take_list_items(samples, entry);
}

static void take_all(struct samples *samples, struct arena *scratch)
{
	struct entry_stream stream = entry_stream_open(samples->memory, samples->source, CUT_LEVEL);
	struct unicode_key opener = {NULL, 0};
	if (samples->reading == READING_LINES) {
		reader_read_lines(stream.reader);
	} else if (samples->reading == READING_BLOCKS) {
		reader_read_paragraphs(stream.reader, knows, NULL, true);
	}
	for (const struct entry *entry; (entry = entry_stream_next(&stream));) {
		take_section(samples, entry, &opener, scratch);
	}
}

void samples_take(struct samples *samples, struct memory *memory, const struct source *source)
{
	*samples = (struct samples){.memory = memory, .source = source};
	arena_init(&samples->arena, memory);
	struct arena scratch;
	arena_init(&scratch, memory);
	for (int reading = 0; reading < READINGS; reading++) {
		samples->reading = (enum reading)reading;
		take_all(samples, &scratch);
	}
	arena_release(&scratch);
}
