// What a file still holds of the text that its template shows.

#include "base/hash.h"
#include "entry/file.h"
#include "match/matcher.h"

// The section is reported as a whole.
static bool is_unfilled(void *context, const struct file_heading *heading)
{
	const struct match *match = context;
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		if (deviation->kind == DEVIATION_SECTION_UNFILLED && heading->at.start >= deviation->other.start &&
		    heading->at.start < deviation->other.end) {
			return true;
		}
	}
	return false;
}

// The section of the template that a place in it is in; NULL for none.
static const struct template_section *section_at(const struct template_kind *kind, uint32_t place)
{
	const struct template_section *section = NULL;
	for (uint32_t i = 0; i < kind->section_count && kind->sections[i].at.start < place; i++) {
		section = &kind->sections[i];
	}
	return section;
}

// A word of which only a part is the template's is not shown.
static span whole_words(const struct source *source, span at)
{
	const char *bytes = source->bytes;
	while (at.start > 0 && source_is_word_byte(bytes[at.start - 1]) && source_is_word_byte(bytes[at.start])) {
		at.start++;
	}
	while (at.end < source->size && source_is_word_byte(bytes[at.end]) && source_is_word_byte(bytes[at.end - 1])) {
		at.end--;
	}
	return at;
}

static bool is_quoted(const struct source *source, uint32_t place)
{
	return source_starts_with(source, source_trim(source, source_line(source, place)), ">");
}

// The heading that a place is below; NULL for none.
static const struct file_heading *heading_at(const struct entry_file *file, uint32_t place)
{
	const struct file_heading *heading = NULL;
	for (size_t i = 0; i < file->heading_count && file->headings[i].at.start < place; i++) {
		heading = &file->headings[i];
	}
	return heading;
}

// Other text of the template is reported below the heading.
static bool is_reported(const struct match *match, const struct file_heading *heading)
{
	const struct deviation *last =
		match->deviation_count > 0 ? &match->deviations[match->deviation_count - 1] : NULL;
	return last && last->kind == DEVIATION_TEMPLATE_TEXT &&
	       last->other.start == (heading ? heading->title.start : 0);
}

// Reports the run that ends before two places, and what follows it in both; where it ends in the file's prose.
static uint32_t add(struct matcher *matcher, const struct prose *prose, uint32_t end, uint32_t shown_end)
{
	const struct template_kind *kind = matcher->match->kind;
	const struct prose *shown = &kind->text.prose;
	uint32_t start = end - PROSE_RUN;
	uint32_t shown_start = shown_end - PROSE_RUN;
	while (end < prose->size && shown_end < shown->size && prose->bytes[end] == shown->bytes[shown_end] &&
	       prose->bytes[end] != PROSE_BREAK) {
		end++;
		shown_end++;
	}
	const struct source *source = matcher->entry->source;
	span at = whole_words(source, span_of(prose->places[start], prose->places[end - 1] + 1));
	const struct file_heading *heading = heading_at(matcher->entry->file, at.start);
	// A quotation of the template's text is the author's.
	bool is_quotation =
		is_quoted(source, at.start) && !is_quoted(matcher->template->file, shown->places[shown_start]);
	if (span_is_empty(at) || is_quotation || is_reported(matcher->match, heading)) {
		return end;
	}
	struct deviation *deviation = match_add(matcher, DEVIATION_TEMPLATE_TEXT, at);
	deviation->other = heading ? heading->title : span_of(0, 0);
	deviation->section = section_at(kind, shown->places[shown_start]);
	deviation->number = shown->places[shown_start];
	deviation->choice = (int32_t)(shown->places[shown_end - 1] + 1 - deviation->number);
	return end;
}

void template_text_match(struct matcher *matcher)
{
	const struct template_text *text = &matcher->match->kind->text;
	if (text->prose.size < PROSE_RUN) {
		return;
	}
	struct prose prose = file_prose(matcher->arena, matcher->entry, is_unfilled, matcher->match);
	struct prose_runs runs = prose_runs_of(&prose);
	while (prose_next_run(&runs)) {
		size_t at;
		HASH_PROBE(at, hash_folded(runs.hash), text->room,
			   text->runs[at] == 0 || prose_is_same_run(&text->prose, text->runs[at], &prose, runs.next));
		if (text->runs[at]) {
			prose_skip_to(&runs, add(matcher, &prose, runs.next, text->runs[at]));
		}
	}
}
