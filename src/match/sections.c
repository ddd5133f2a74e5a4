// The headings of a file against the sections that its kind shows.

#include <string.h>

#include "base/distance.h"
#include "match/matcher.h"

enum { EXTRA_WORDS = 2 }; // in a heading that holds the words of a section

struct placing {
	struct matcher *matcher;
	const struct template_kind *kind;
	const struct entry_file *file;
	uint32_t *heading_of; // by the position of a section; ENTRY_NONE for none
	uint32_t *section_of; // by heading
	uint8_t level;	      // of most sections; 0: of none
};

// --- names ------------------------------------------------------------------------------------------

static bool next_word(struct unicode_key *rest, struct unicode_key *word)
{
	while (rest->size > 0 && *rest->bytes == ' ') {
		rest->bytes++;
		rest->size--;
	}
	const char *end = memchr(rest->bytes, ' ', rest->size);
	*word = (struct unicode_key){rest->bytes, end ? (uint32_t)(end - rest->bytes) : rest->size};
	rest->bytes += word->size;
	rest->size -= word->size;
	return word->size > 0;
}

static bool is_near(struct unicode_key heading, struct unicode_key name)
{
	unsigned allowed = label_allowed_edits(name);
	bool starts_alike = heading.size > 0 && heading.bytes[0] == name.bytes[0]; // no `Activation` for `Motivation`
	return allowed > 0 && starts_alike && !label_is_numbered_variant(heading, name) &&
	       distance_edits(name.bytes, name.size, heading.bytes, heading.size, allowed) <= allowed;
}

// Whether a part of a heading between `and`, `or`, `&`, `/` and commas, or what a colon is behind, is the name, or
// nearly.
static bool joins(struct arena *arena, const struct file_heading *heading, struct unicode_key name, bool or_nearly)
{
	static const char *const joints[] = {" and ", " or ", "&", "/", ",", ":", "：", "、"};
	const char *bytes = heading->shown.bytes;
	uint32_t start = 0;
	uint32_t parts = 0;
	for (uint32_t i = 0; i <= heading->shown.size; i++) {
		uint32_t length = i == heading->shown.size ? 1 : 0;
		for (size_t k = 0; k < sizeof joints / sizeof *joints && length == 0; k++) {
			size_t size = strlen(joints[k]);
			bool is_joint = i + size <= heading->shown.size && memcmp(bytes + i, joints[k], size) == 0;
			length = is_joint ? (uint32_t)size : 0;
		}
		if (length == 0) {
			continue;
		}
		parts++;
		bool is_all = parts == 1 && i == heading->shown.size;
		struct unicode_key part = file_name_key(arena, (struct unicode_key){bytes + start, i - start});
		if (!is_all && (unicode_key_equal(part, name) || (or_nearly && is_near(part, name)))) {
			return true;
		}
		i += length - 1;
		start = i + 1;
	}
	return false;
}

// The words of the name stand in the heading, in order, with at most two more.
static bool holds_words(struct unicode_key heading, struct unicode_key name)
{
	struct unicode_key wanted;
	struct unicode_key word;
	uint32_t extra = 0;
	bool wants = next_word(&name, &wanted);
	uint32_t words = 0;
	while (next_word(&heading, &word)) {
		if (wants && unicode_key_equal(word, wanted)) {
			words++;
			wants = next_word(&name, &wanted);
		} else {
			extra++;
		}
	}
	return !wants && words > 1 && extra <= EXTRA_WORDS;
}

// --- which heading is which section -----------------------------------------------------------------

static void place(struct placing *placing, uint32_t section, uint32_t heading)
{
	placing->heading_of[section] = heading;
	placing->section_of[heading] = section;
}

static bool is_free(const struct placing *placing, uint32_t heading)
{
	return placing->section_of[heading] == ENTRY_NONE;
}

static void find_level(struct placing *placing)
{
	uint32_t counts[TOKEN_LEVEL_MAX + 1] = {0};
	for (uint32_t i = 0; i < placing->kind->section_count; i++) {
		bool is_counted[TOKEN_LEVEL_MAX + 1] = {false};
		for (size_t k = 0; k < placing->file->heading_count; k++) {
			const struct file_heading *heading = &placing->file->headings[k];
			if (!is_counted[heading->level] &&
			    unicode_key_equal(heading->key, placing->kind->sections[i].key)) {
				is_counted[heading->level] = true;
				counts[heading->level]++;
			}
		}
	}
	for (uint8_t level = 1; level <= TOKEN_LEVEL_MAX; level++) {
		placing->level = counts[level] > counts[placing->level] ? level : placing->level;
	}
}

// Full names: those at the level of most sections first.
static void place_names(struct placing *placing)
{
	for (uint32_t i = 0; i < placing->kind->section_count; i++) {
		uint32_t found = ENTRY_NONE;
		for (uint32_t k = 0; k < placing->file->heading_count; k++) {
			const struct file_heading *heading = &placing->file->headings[k];
			bool is_better =
				found == ENTRY_NONE || (placing->file->headings[found].level != placing->level &&
							heading->level == placing->level);
			if (is_better && is_free(placing, k) &&
			    unicode_key_equal(heading->key, placing->kind->sections[i].key)) {
				found = k;
			}
		}
		if (found != ENTRY_NONE) {
			place(placing, i, found);
		}
	}
}

static bool is_at_level(const struct placing *placing, const struct file_heading *heading)
{
	return placing->level == 0 || heading->level <= placing->level;
}

static void place_joined(struct placing *placing)
{
	for (uint32_t i = 0; i < placing->kind->section_count; i++) {
		for (uint32_t k = 0; k < placing->file->heading_count && placing->heading_of[i] == ENTRY_NONE; k++) {
			const struct file_heading *heading = &placing->file->headings[k];
			if (is_at_level(placing, heading) &&
			    joins(placing->matcher->arena, heading, placing->kind->sections[i].key, false)) {
				placing->heading_of[i] = k;
				placing->section_of[k] = i;
			}
		}
	}
}

static struct deviation *add(struct placing *placing, enum deviation_kind kind, uint32_t section, span at)
{
	struct deviation *deviation = match_add(placing->matcher, kind, at);
	deviation->section = &placing->kind->sections[section];
	return deviation;
}

// A heading that nearly is a section that is missing.
static void place_near(struct placing *placing)
{
	struct match *match = placing->matcher->match;
	for (uint32_t i = 0; i < placing->kind->section_count; i++) {
		struct unicode_key name = placing->kind->sections[i].key;
		bool is_numbered = placing->kind->sections[i].is_numbered;
		for (uint32_t k = 0; k < placing->file->heading_count && placing->heading_of[i] == ENTRY_NONE; k++) {
			const struct file_heading *heading = &placing->file->headings[k];
			bool is_title = k == placing->file->title && heading->level != placing->level;
			if (is_title || is_numbered || !is_free(placing, k)) {
				continue;
			}
			bool is_spelt = is_near(heading->key, name);
			bool holds =
				is_at_level(placing, heading) && (holds_words(heading->key, name) ||
								  joins(placing->matcher->arena, heading, name, true));
			if (is_spelt || holds) {
				place(placing, i, k);
				match->near_sections++;
				add(placing, DEVIATION_SECTION_SPELLING, i, heading->title);
			}
		}
	}
}

// --- bodies -----------------------------------------------------------------------------------------

static void check_body(struct placing *placing, uint32_t section)
{
	const struct template_section *shown = &placing->kind->sections[section];
	const struct file_heading *heading = &placing->file->headings[placing->heading_of[section]];
	if (!shown->shows_words) {
		return;
	}
	struct matcher *matcher = placing->matcher;
	struct unicode_key body =
		file_body_text(matcher->arena, matcher->entry->source, span_of(heading->body.start, heading->end));
	if (unicode_key_equal(body, shown->body)) {
		add(placing, DEVIATION_SECTION_UNFILLED, section, heading->title)->other =
			span_of(heading->at.start, heading->end);
	}
}

static void check_empty(struct placing *placing, uint32_t section)
{
	const struct file_heading *heading = &placing->file->headings[placing->heading_of[section]];
	if (!heading->has_text && heading->body.end == heading->end) {
		add(placing, DEVIATION_SECTION_EMPTY, section, heading->title);
	}
}

// --- order ------------------------------------------------------------------------------------------

// The sections that are there, in the order of the file.
static uint32_t present(const struct placing *placing, uint32_t *sections)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < placing->file->heading_count; i++) {
		uint32_t section = placing->section_of[i];
		if (section != ENTRY_NONE && placing->heading_of[section] == i) {
			sections[count++] = section;
		}
	}
	return count;
}

static void report_order(struct placing *placing, const uint32_t *sections, const bool *kept, uint32_t count,
			 uint32_t index)
{
	const struct file_heading *headings = placing->file->headings;
	for (uint32_t i = 0; i < count; i++) {
		bool is_before = i < index && sections[i] > sections[index];
		bool is_behind = i > index && sections[i] < sections[index];
		if (kept[i] && (is_before || is_behind)) {
			struct deviation *deviation = add(placing, DEVIATION_SECTION_ORDER, sections[index],
							  headings[placing->heading_of[sections[index]]].title);
			deviation->beside = &placing->kind->sections[sections[i]];
			deviation->other = headings[placing->heading_of[sections[i]]].title;
			deviation->certain = is_before;
			return;
		}
	}
}

static void check_order(struct placing *placing)
{
	struct arena *arena = placing->matcher->arena;
	uint32_t room = placing->kind->section_count;
	uint32_t *sections = arena_alloc(arena, room * sizeof *sections);
	bool *kept = arena_alloc(arena, room * sizeof *kept);
	uint32_t count = present(placing, sections);
	match_keep_order(sections, count, kept, arena);
	for (uint32_t i = 0; i < count; i++) {
		if (!kept[i]) {
			report_order(placing, sections, kept, count, i);
		}
	}
}

// A line with the name of a section that lacks the space behind the marks of a heading; NULL for none.
static const struct entry_stray *find_stray(struct placing *placing, uint32_t section)
{
	const struct source *source = placing->matcher->entry->source;
	struct arena *arena = placing->matcher->arena;
	for (size_t i = 0; i < placing->file->stray_count; i++) {
		span text = placing->file->strays[i].text;
		struct unicode_key name = unicode_fold(arena, source_at(source, text), span_length(text));
		if (unicode_key_equal(file_name_key(arena, name), placing->kind->sections[section].key)) {
			return &placing->file->strays[i];
		}
	}
	return NULL;
}

static void check_missing(struct placing *placing, uint32_t section)
{
	const struct entry *entry = placing->matcher->entry;
	const struct entry_stray *stray = find_stray(placing, section);
	if (stray) {
		struct deviation *deviation = match_add(placing->matcher, DEVIATION_HEADING_MALFORMED, stray->at);
		deviation->number = stray->form;
		deviation->choice = stray->level;
	} else if (!placing->kind->sections[section].is_optional) {
		add(placing, DEVIATION_SECTION_MISSING, section, entry->heading);
	}
}

static bool is_of_template(struct placing *placing, const struct entry_comment *comment)
{
	const struct template_kind *kind = placing->kind;
	struct matcher *matcher = placing->matcher;
	struct unicode_key text = {NULL, 0};
	for (uint32_t i = 0; i < kind->comment_count; i++) {
		if (span_length(comment->text) < kind->comments[i].size) {
			continue;
		}
		if (!text.bytes) {
			text = file_text(matcher->arena, matcher->entry->source, comment->text);
		}
		if (unicode_key_equal(text, kind->comments[i])) {
			return true;
		}
	}
	return false;
}

static void check_comments(struct placing *placing)
{
	const struct entry *entry = placing->matcher->entry;
	const struct entry_file *file = entry->file;
	size_t front = file->header == FILE_HEADER_FRONT_MATTER ? entry->comment_count : 0;
	for (size_t i = 0; i < front + file->comment_count; i++) {
		const struct entry_comment *comment = i < front ? &entry->comments[i] : &file->comments[i - front];
		if (is_of_template(placing, comment)) {
			match_add(placing->matcher, DEVIATION_TEMPLATE_COMMENT, comment->whole);
		}
	}
}

// A key that the template leaves empty may be filled in most files.
static void check_values(struct placing *placing)
{
	struct matcher *matcher = placing->matcher;
	const struct entry *entry = matcher->entry;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct template_field *field = matcher->match->items[i].field;
		if (field && field->may_be_empty && field->required && span_is_empty(field->shown) &&
		    entry_item_is_empty(entry, i)) {
			match_add_for(matcher, DEVIATION_HEADER_UNFILLED, i, field, entry->items[i].label.whole);
		}
	}
}

void sections_match(struct matcher *matcher)
{
	struct match *match = matcher->match;
	const struct entry_file *file = matcher->entry->file;
	struct placing placing = {.matcher = matcher, .kind = match->kind, .file = file};
	size_t sections = match->kind->section_count;
	placing.heading_of = arena_alloc(matcher->arena, sections * sizeof *placing.heading_of);
	placing.section_of = arena_alloc(matcher->arena, file->heading_count * sizeof *placing.section_of);
	memset(placing.heading_of, 0xFF, sections * sizeof *placing.heading_of);
	memset(placing.section_of, 0xFF, file->heading_count * sizeof *placing.section_of);
	find_level(&placing);
	place_names(&placing);
	place_joined(&placing);
	place_near(&placing);
	for (uint32_t i = 0; i < sections; i++) {
		if (placing.heading_of[i] != ENTRY_NONE) {
			match->section_count++;
			check_body(&placing, i);
			check_empty(&placing, i);
		} else {
			check_missing(&placing, i);
		}
	}
	check_order(&placing);
	check_comments(&placing);
	template_text_match(matcher);
	check_values(&placing);
	match->heading_of = placing.heading_of;
}

static bool is_section(const struct template_kind *kind, const struct file_heading *heading)
{
	for (uint32_t i = 0; i < kind->section_count; i++) {
		if (unicode_key_equal(kind->sections[i].key, heading->key)) {
			return true;
		}
	}
	return false;
}

struct entry *match_file(const struct template *template, const struct file_reading *reading)
{
	const struct template_kind *kind = &template->kinds[0];
	struct entry *entry = file_reading_end(reading, kind->header, kind->title_level);
	const struct entry_file *file = entry->file;
	if (file->title < file->heading_count && is_section(kind, &file->headings[file->title])) {
		file_drop_title(entry);
	}
	return entry;
}
