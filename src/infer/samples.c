// A list's labelled items, section by section.

#include "infer/infer.h"

#include <string.h>

#include "base/bisect.h"
#include "base/url.h"
#include "entry/bold.h"
#include "entry/reader.h"
#include "markdown/tokenizer.h"

enum { CUT_LEVEL = 6 };

enum { FREE_LINES_MAX = 3 };

bool date_look(const char *bytes, size_t size, struct date_form *form)
{
	static const char *const shown[] = {"YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD", "YYYY-MM",
					    "YYYY/MM",	  "YYYY.MM",	"DD.MM.YYYY", "YYYY"};
	uint32_t day;
	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		(void)date_form_read(shown[i], strlen(shown[i]), form);
		if (date_check(form, bytes, size, &day) == DATE_FITS) {
			return true;
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
		.look = (uint8_t)look_of(entry, item->value),
		.marker = *source_at(entry->source, item->marker),
		.strong = label->strong,
		.colon_inside = label->colon_inside,
		.colon_wide = span_length(label->colon) > 1,
		.blank_before_colon = label->blank_before_colon,
		.has_details = item->details_count > 0,
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
			samples->nested_without_label += entry->shape == ENTRY_SHAPE_HEADING;
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
	return &samples->sections[samples->section_count++];
}

static bool has_colon(const struct entry_item *item)
{
	return item->label.exists && !span_is_empty(item->label.colon);
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

static bool opens_with(const struct entry *section, struct token_run run, enum token_type type)
{
	return run.count > 0 && section->tokens[run.first].type == type;
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

static void take_list_items(struct samples *samples, const struct entry *section)
{
	for (uint32_t i = 0; i < section->item_count; i++) {
		if (!may_be_entry(section, i)) {
			continue;
		}
		const struct entry_item *item = &section->items[i];
		struct entry_cut cut = entry_cut_of_item(section, i);
		struct token_run run = cut.title_tokens;
		bool is_strong = opens_with(section, run, TOKEN_STRONG);
		run.first += is_strong;
		run.count -= is_strong;
		add_section(samples, &(struct section){
					     .shape = ENTRY_SHAPE_ITEM,
					     .title = cut.title,
					     .title_is_link = opens_with(section, run, TOKEN_LINK),
					     .title_is_strong = is_strong,
					     .has_link = item->link_count > 0,
				     });
		take_lines(samples, section, i);
		i = item->end - 1;
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

void samples_take(struct samples *samples, struct memory *memory, const struct source *source)
{
	*samples = (struct samples){.memory = memory, .source = source};
	arena_init(&samples->arena, memory);
	struct arena scratch;
	arena_init(&scratch, memory);
	struct entry_stream stream = entry_stream_open(memory, source, CUT_LEVEL);
	const struct entry *entry;
	while ((entry = entry_stream_next(&stream))) {
		add_section(samples, &(struct section){
					     .title = entry->title,
					     .level = entry->level,
					     .title_is_link = title_is_link(entry),
				     });
		samples->tables += has_table(entry);
		take_items(samples, entry);
		take_bold(samples, entry, &scratch);
		take_list_items(samples, entry);
	}
	arena_release(&scratch);
}
