// A file as one entry.

#include "entry/file.h"

#include <string.h>

#include "base/bytes.h"
#include "entry/mark.h"
#include "entry/part.h"
#include "markdown/comment.h"

// --- names ----------------------------------------------------------------------------------------

static bool is_joint(uint32_t code_point)
{
	return code_point == '\'' || code_point == 0x2019 || code_point == 0xFE0F;
}

// The bytes of `三、` at the start of a name; 0 for none.
static uint32_t chinese_ordinal(struct unicode_key name)
{
	static const char digits[][4] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
	uint32_t at = 0;
	for (size_t i = 0; i < sizeof digits / sizeof *digits && at + 3 <= name.size;) {
		bool is_digit = memcmp(name.bytes + at, digits[i], 3) == 0;
		at += is_digit ? 3 : 0;
		i = is_digit ? 0 : i + 1;
	}
	bool ends = at > 0 && at + 3 < name.size && memcmp(name.bytes + at, "、", 3) == 0;
	return ends ? at + 3 : 0;
}

// `1.`, `2.3)` before a name.
static struct unicode_key without_ordinal(struct unicode_key name)
{
	uint32_t at = chinese_ordinal(name);
	if (at > 0) {
		return (struct unicode_key){name.bytes + at, name.size - at};
	}
	while (at < name.size && ((name.bytes[at] >= '0' && name.bytes[at] <= '9') || name.bytes[at] == '.')) {
		at++;
	}
	bool is_ordinal = at > 0 && at < name.size && byte_is_in(name.bytes[at], " ):-");
	return is_ordinal ? (struct unicode_key){name.bytes + at + 1, name.size - at - 1} : name;
}

// `:sparkles:` at a place; 0 for none.
static uint32_t shortcode_length(struct unicode_key text, uint32_t at)
{
	uint32_t end = at + 1;
	while (text.bytes[at] == ':' && end < text.size &&
	       (byte_is_letter(text.bytes[end]) || text.bytes[end] == '_')) {
		end++;
	}
	return end > at + 2 && end < text.size && text.bytes[end] == ':' ? end + 1 - at : 0;
}

struct unicode_key file_name_key(struct arena *arena, struct unicode_key folded)
{
	folded = without_ordinal(folded);
	char *bytes = arena_room(arena, folded.size + 1);
	uint32_t size = 0;
	bool in_tag = false;
	bool is_apart = false;
	uint32_t last_close = folded.size; // of a tag
	while (last_close > 0 && folded.bytes[last_close - 1] != '>') {
		last_close--;
	}
	for (uint32_t i = 0; i < folded.size;) {
		size_t length;
		uint32_t code_point = unicode_decode(folded.bytes + i, folded.size - i, &length);
		uint32_t shortcode = shortcode_length(folded, i);
		if (shortcode > 0) {
			i += shortcode;
			is_apart = true;
			continue;
		}
		in_tag = in_tag || (code_point == '<' && i < last_close);
		bool is_word = !in_tag && code_point != UNICODE_INVALID &&
			       (unicode_is_letter(code_point) || unicode_is_digit(code_point));
		if (is_word) {
			if (is_apart && size > 0) {
				bytes[size++] = ' ';
			}
			memcpy(bytes + size, folded.bytes + i, length);
			size += (uint32_t)length;
		}
		is_apart = is_word ? false : is_apart || !is_joint(code_point);
		in_tag = in_tag && code_point != '>';
		i += (uint32_t)length;
	}
	bytes[size] = 0;
	return (struct unicode_key){bytes, size};
}

// --- reading --------------------------------------------------------------------------------------

struct file_reading file_reading_of(struct arena *arena, const struct source *source)
{
	struct file_reading reading = {.arena = arena, .source = source};
	uint32_t start = source->has_bom ? 3 : 0;
	if (source->body > start && source->bytes[start] == '-') {
		uint32_t first = source_next_line(source, start);
		uint32_t last = source_line_start(source, source->body - 1);
		reading.file.front = span_of(first, last > first ? last : first);
	}
	return reading;
}

// Doubles the room of an array in the arena.
static void *grown(struct arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity) {
		return items;
	}
	*capacity = *capacity ? 2 * *capacity : 16;
	void *room = arena_room(arena, *capacity * size);
	if (count > 0) {
		memcpy(room, items, count * size);
	}
	return room;
}

static bool is_label(const struct entry *entry, uint32_t item)
{
	return entry->items[item].label.exists && !span_is_empty(entry->items[item].label.colon);
}

// The first item directly in the text that has a label; ENTRY_NONE for none.
static uint32_t first_label(const struct entry *entry)
{
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (is_label(entry, i)) {
			return i;
		}
	}
	return ENTRY_NONE;
}

// Nothing but whitespace is between two items.
static bool follows(const struct entry *entry, uint32_t item, uint32_t next)
{
	span between = span_of(entry->items[item].whole.end, entry->items[next].whole.start);
	return between.start >= between.end || span_is_empty(source_trim_lines(entry->source, between));
}

// The list around an item, as an entry of its own that outlives the reader's.
static const struct entry *keep_list(struct arena *arena, const struct entry *section, uint32_t item)
{
	uint32_t first = item;
	while (section->items[first].previous != ENTRY_NONE &&
	       follows(section, section->items[first].previous, first)) {
		first = section->items[first].previous;
	}
	uint32_t last = item;
	while (section->items[last].end < section->item_count && follows(section, last, section->items[last].end)) {
		last = section->items[last].end;
	}
	struct entry_cut cut = {
		.shape = ENTRY_SHAPE_FILE,
		.extent = span_of(source_line_start(section->source, section->items[first].whole.start),
				  section->items[last].whole.end),
		.first = first,
		.end = section->items[last].end,
	};
	return entry_keep(arena, entry_part(arena, section, &cut));
}

static bool opens_fields(const struct entry *section)
{
	uint32_t labels = 0;
	uint32_t items = 0;
	for (uint32_t i = 0; i < section->item_count; i = section->items[i].end) {
		labels += is_label(section, i);
		items++;
	}
	return section->opening == OPENING_LIST && labels * 2 > items;
}

static void take_comments(struct file_reading *reading, const struct entry *section)
{
	struct entry_file *file = &reading->file;
	for (size_t i = 0; i < section->comment_count; i++) {
		file->comments = grown(reading->arena, file->comments, file->comment_count, &reading->comment_capacity,
				       sizeof *file->comments);
		file->comments[file->comment_count++] = section->comments[i];
	}
	for (size_t i = 0; i < section->fence_count; i++) {
		file->fences = grown(reading->arena, file->fences, file->fence_count, &reading->fence_capacity,
				     sizeof *file->fences);
		file->fences[file->fence_count++] =
			span_of(section->fences[i].open.start, section->fences[i].content.end);
	}
}

static void take_strays(struct file_reading *reading, const struct entry *section)
{
	struct entry_file *file = &reading->file;
	for (size_t i = 0; i < section->stray_count; i++) {
		if (section->strays[i].form == STRAY_TIGHT) {
			file->strays = grown(reading->arena, file->strays, file->stray_count, &reading->stray_capacity,
					     sizeof *file->strays);
			file->strays[file->stray_count++] = section->strays[i];
		}
	}
}

// What a section is known by: `(Optional)` behind its name is copied from the template or left out.
static struct unicode_key name_of(struct arena *arena, const struct entry *section, struct unicode_key shown)
{
	const struct source *source = section->source;
	span mark;
	if (mark_at_end(source, section->title, &mark) != MARK_OPTIONAL || mark.start == section->title.start) {
		return file_name_key(arena, shown);
	}
	span name = span_of(section->title.start, mark.start);
	return file_name_key(arena, unicode_fold(arena, source_at(source, name), span_length(name)));
}

static void take_heading(struct file_reading *reading, const struct entry *section)
{
	struct entry_file *file = &reading->file;
	file->headings = grown(reading->arena, file->headings, file->heading_count, &reading->heading_capacity,
			       sizeof *file->headings);
	struct unicode_key shown = entry_folded_title(section, reading->arena);
	shown.bytes = arena_copy(reading->arena, shown.bytes, shown.size);
	file->headings[file->heading_count++] = (struct file_heading){
		.at = section->heading,
		.title = section->title,
		.shown = shown,
		.key = name_of(reading->arena, section, shown),
		.body = span_of(section->heading.end, section->extent.end),
		.level = section->level,
		.has_text = section->has_text,
		.opens_fields = opens_fields(section),
	};
}

void file_reading_take(struct file_reading *reading, const struct entry *section)
{
	bool is_above = section->level == 0 || reading->file.heading_count == 0;
	uint32_t item = is_above && !reading->list ? first_label(section) : ENTRY_NONE;
	if (item != ENTRY_NONE) {
		reading->list = keep_list(reading->arena, section, item);
	}
	take_comments(reading, section);
	take_strays(reading, section);
	if (section->level > 0) {
		take_heading(reading, section);
	}
}

// --- the entry ------------------------------------------------------------------------------------

static void find_ends(struct entry_file *file, uint32_t size)
{
	uint32_t next[TOKEN_LEVEL_MAX + 1]; // of a heading of that level or above
	for (int level = 0; level <= TOKEN_LEVEL_MAX; level++) {
		next[level] = size;
	}
	for (size_t i = file->heading_count; i-- > 0;) {
		struct file_heading *heading = &file->headings[i];
		heading->end = next[heading->level];
		for (int level = heading->level; level <= TOKEN_LEVEL_MAX; level++) {
			next[level] = heading->at.start;
		}
	}
}

// Below another heading, one of level 1 is a section.
static size_t find_title(const struct entry_file *file)
{
	bool is_title = file->heading_count > 0 && file->headings[0].level <= file->title_level;
	return is_title ? 0 : file->heading_count;
}

static const struct entry_item *find_title_key(const struct entry *entry)
{
	for (size_t i = 0; i < entry->item_count; i++) {
		const struct unicode_key key = entry->items[i].label.key;
		if (key.size == 5 && memcmp(key.bytes, "title", 5) == 0) {
			return &entry->items[i];
		}
	}
	return NULL;
}

static void set_title(struct entry *entry)
{
	const struct entry_file *file = entry->file;
	const struct file_heading *heading = file->title < file->heading_count ? &file->headings[file->title] : NULL;
	const struct entry_item *key = find_title_key(entry);
	uint32_t start = entry->source->has_bom ? 3 : 0;
	span first = span_is_empty(file->front) ? span_of(start, start) : source_line(entry->source, start);
	entry->heading = file->header != FILE_HEADER_FRONT_MATTER && heading ? heading->at : first;
	entry->title = heading ? heading->title : key ? key->value : span_of(start, start);
	entry->title_tokens = (struct token_run){0, 0};
	if (!span_is_empty(entry->title)) {
		entry->title_tokens = (struct token_run){(uint32_t)entry->token_count - 1, 1};
		entry->tokens[entry->token_count - 1] = (struct token){.type = TOKEN_TEXT, .at = entry->title};
	}
}

void file_drop_title(struct entry *entry)
{
	entry->file->title = entry->file->heading_count;
	set_title(entry);
}

// The text above the sections, which a title may be in.
static span above_sections(const struct entry_file *file, const struct source *source)
{
	size_t titles = 0;
	for (size_t i = 0; i < file->heading_count; i++) {
		titles += file->headings[i].level == 1;
	}
	size_t first = titles == 1 && file->headings[0].level == 1;
	uint32_t end = first < file->heading_count ? file->headings[first].at.start : source->size;
	return span_of(source->body, end > source->body ? end : source->body);
}

struct entry *file_reading_end(const struct file_reading *reading, enum file_header header, uint8_t title_level)
{
	struct arena *arena = reading->arena;
	struct entry *entry = arena_alloc(arena, sizeof *entry);
	struct entry_file *file = arena_alloc(arena, sizeof *file);
	*file = reading->file;
	file->header = FILE_HEADER_NONE;
	file->title_level = title_level;
	*entry = (struct entry){.source = reading->source, .details_are_closed = true};
	if (header == FILE_HEADER_LIST && reading->list) {
		*entry = *reading->list;
		file->header = header;
	}
	if (header == FILE_HEADER_FRONT_MATTER && !span_is_empty(file->front)) {
		front_matter_read(arena, entry, file->front);
		file->header = header;
	}
	if (header == FILE_HEADER_LINES) {
		header_lines_read(arena, entry, above_sections(file, reading->source));
		file->header = header;
	}
	find_ends(file, reading->source->size);
	file->title = find_title(file);
	struct token *tokens = arena_alloc(arena, (entry->token_count + 1) * sizeof *tokens);
	if (entry->token_count > 0) {
		memcpy(tokens, entry->tokens, entry->token_count * sizeof *tokens);
	}
	entry->tokens = tokens;
	entry->token_count++; // the title's
	entry->file = file;
	set_title(entry);
	entry->shape = ENTRY_SHAPE_FILE;
	entry->opening = OPENING_LIST;
	entry->has_text = true;
	entry->extent = span_of(0, reading->source->size);
	entry->level = entry->next_level = 0;
	return entry;
}

// --- words ----------------------------------------------------------------------------------------

bool file_holds_words(struct unicode_key text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t size = strlen(words[i]);
		for (size_t k = 0; k + size <= text.size; k++) {
			if (memcmp(text.bytes + k, words[i], size) == 0) {
				return true;
			}
		}
	}
	return false;
}

bool file_may_stay_empty(struct arena *arena, const struct source *source, span at)
{
	static const char *const words[] = {"leave this empty", "leave it empty",    "leave empty",
					    "leave blank",	"leave this blank",  "leave it blank",
					    "to be assigned",	"can be added later"};
	return file_holds_words(unicode_fold(arena, source_at(source, at), span_length(at)), words,
				sizeof words / sizeof *words);
}

// --- bodies ---------------------------------------------------------------------------------------

struct unicode_key file_body_text(struct arena *arena, const struct source *source, span body)
{
	char *bytes = arena_room(arena, span_length(body) + 1);
	uint32_t size = 0;
	for (uint32_t i = body.start; i < body.end;) {
		if (source->bytes[i] == '<' && source_starts_with(source, span_of(i, body.end), "<!--")) {
			i = comment_end(source->bytes, i, body.end);
			continue;
		}
		if (!byte_is_space(source->bytes[i])) {
			bytes[size++] = source->bytes[i];
		}
		i++;
	}
	bytes[size] = 0;
	return (struct unicode_key){bytes, size};
}

// The span without the header's list.
static size_t add_span(span *spans, size_t count, span at, span header)
{
	bool holds = header.start < at.end && header.end > at.start;
	if (holds && header.start > at.start) {
		spans[count++] = span_of(at.start, header.start);
	}
	uint32_t start = holds ? header.end : at.start;
	if (start < at.end) {
		spans[count++] = span_of(start, at.end);
	}
	return count;
}

struct prose file_prose(struct arena *arena, const struct entry *entry,
			bool (*is_left_out)(void *context, const struct file_heading *heading), void *context)
{
	const struct entry_file *file = entry->file;
	const struct source *source = entry->source;
	span *spans = arena_alloc(arena, (file->heading_count + 2) * sizeof *spans);
	bool has_list = file->header != FILE_HEADER_FRONT_MATTER && entry->item_count > 0;
	span header = has_list ? span_of(entry->items[0].whole.start, entry->items[entry->item_count - 1].whole.end)
			       : span_of(0, 0);
	uint32_t first = file->heading_count > 0 ? file->headings[0].at.start : source->size;
	size_t count = add_span(spans, 0, span_of(source->body, first), header);
	for (size_t i = 0; i < file->heading_count; i++) {
		if (!is_left_out(context, &file->headings[i])) {
			count = add_span(spans, count, file->headings[i].body, header);
		}
	}
	return prose_read(arena, source, spans, count);
}

struct unicode_key file_text(struct arena *arena, const struct source *source, span at)
{
	char *bytes = arena_room(arena, span_length(at) + 1);
	uint32_t size = 0;
	for (uint32_t i = at.start; i < at.end; i++) {
		if (!byte_is_space(source->bytes[i])) {
			bytes[size++] = source->bytes[i];
		}
	}
	bytes[size] = 0;
	return (struct unicode_key){bytes, size};
}

static bool is_definition(const struct source *source, span line)
{
	return source_starts_with(source, line, "[") && source_holds(source, line, "]:");
}

static bool is_task_or_callout(const struct source *source, span line)
{
	static const char *const starts[] = {"- [ ]", "- [x]", "* [ ]", "+ [ ]", "> [!", ">[!"};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (source_starts_with(source, line, starts[i])) {
			return true;
		}
	}
	return false;
}

// Words of a line outside comments, code and wiki links; `*at` is where the reading goes on.
static bool line_shows_words(const struct source *source, span line, uint32_t end, uint32_t *at)
{
	bool shows = false;
	uint32_t i = line.start;
	while (i < line.end) {
		span rest = span_of(i, line.end);
		if (source_starts_with(source, rest, "<!--")) {
			i = comment_end(source->bytes, i, end);
			if (i > line.end) {
				break;
			}
			continue;
		}
		char open = source->bytes[i];
		bool is_wiki = source_starts_with(source, rest, "[[");
		const char *close = open == '`' ? memchr(source->bytes + i + 1, '`', line.end - i - 1)
				    : is_wiki	? memchr(source->bytes + i, ']', line.end - i)
						: NULL;
		if (close) {
			i = (uint32_t)(close - source->bytes) + 1;
			continue;
		}
		shows = shows || source_holds_word(source, span_of(i, i + 1));
		i++;
	}
	*at = i > line.end ? i : source_next_line(source, line.start);
	return shows;
}

bool file_shows_words(const struct source *source, span body)
{
	bool in_fence = false;
	for (uint32_t at = body.start; at < body.end;) {
		span line = source_line(source, at);
		line = source_trim(source, span_of(at, line.end < body.end ? line.end : body.end));
		bool is_fence = source_starts_with(source, line, "```") || source_starts_with(source, line, "~~~");
		in_fence = is_fence ? !in_fence : in_fence;
		bool is_none = is_fence || in_fence || is_definition(source, line) || is_task_or_callout(source, line);
		if (span_is_empty(line) || is_none) {
			at = source_next_line(source, at);
		} else if (line_shows_words(source, line, body.end, &at)) {
			return true;
		}
	}
	return false;
}
