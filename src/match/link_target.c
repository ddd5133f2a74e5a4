// Links that lead nowhere: `[code]()`, and links of which no field checks the target: `[Name](github.com/a/b)`.

#include <string.h>

#include "base/bytes.h"
#include "match/matcher.h"

// Words that say why there is no target yet.
static bool has_note(struct arena *arena, const struct source *source, span at)
{
	static const char *const words[] = {"not yet", "soon", "tbd", "待", "未", "🔒"};
	struct unicode_key text = entry_folded_bytes(source, at, arena);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t size = strlen(words[i]);
		for (uint32_t k = 0; k + size <= text.size; k++) {
			if (memcmp(text.bytes + k, words[i], size) == 0) {
				return true;
			}
		}
	}
	return false;
}

// Where the template shows the kind: of a file that is a list too, no other lines.
static span lines_of(const struct template *template, const struct template_kind *kind)
{
	const struct source *file = template->file;
	if (!template->embedded) {
		return span_of(0, file->size);
	}
	uint32_t end = kind->heading.end;
	for (uint32_t i = 0; i < kind->field_count; i++) {
		const struct template_field *field = &kind->fields[i];
		end = field->at.end > end ? field->at.end : end;
		end = field->shown.end > end ? field->shown.end : end;
	}
	return span_of(source_line_start(file, kind->heading.start), source_line(file, end).end);
}

// The template shows the same link.
static bool is_shown(const struct matcher *matcher, span link)
{
	const struct source *file = matcher->template->file, *source = matcher->entry->source;
	span lines = lines_of(matcher->template, matcher->match->kind);
	uint32_t size = span_length(link);
	for (uint32_t i = lines.start; i + size <= lines.end; i++) {
		const char *open = memchr(file->bytes + i, '[', lines.end - size - i + 1);
		if (!open) {
			return false;
		}
		i = (uint32_t)(open - file->bytes);
		if (memcmp(open, source_at(source, link), size) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_badge(const struct entry *entry, const struct entry_link *link)
{
	return source_holds(entry->source, link->text, "![");
}

// It is where a URL is required, and that is reported.
static bool is_reported(const struct match *match, const struct entry_link *link)
{
	for (size_t i = 0; i < match->deviation_count; i++) {
		enum deviation_kind kind = match->deviations[i].kind;
		if ((kind == DEVIATION_LINK_NOT_URL || kind == DEVIATION_LINK_NO_SCHEME ||
		     kind == DEVIATION_LINK_PATTERN) &&
		    span_contains(link->whole, match->deviations[i].at)) {
			return true;
		}
	}
	return false;
}

static void check_empty(struct matcher *matcher, const struct entry_link *link)
{
	const struct source *source = matcher->entry->source;
	bool is_empty = link->notation == LINK_INLINE && !link->image && span_is_empty(link->target);
	if (is_empty && !is_badge(matcher->entry, link) && !is_reported(matcher->match, link) &&
	    !is_shown(matcher, link->whole) &&
	    !has_note(matcher->arena, source, source_line(source, link->whole.start))) {
		match_add_in(matcher, DEVIATION_LINK_EMPTY, link->item, link->whole);
	}
}

// `(https://a.org)`, or any other text below a URL: the target is not what it is to be.
static bool is_odd_target(const struct source *source, const struct entry_link *link)
{
	bool is_swapped =
		source_starts_with(source, link->text, "https://") || source_starts_with(source, link->text, "http://");
	bool is_relative = byte_is_in(source->bytes[link->target.start], "/#?.");
	return !is_relative && (is_swapped || source_holds(source, link->target, "://"));
}

// A target that can only be a URL and is none. A relative one is right.
static void check_address(struct matcher *matcher, const struct entry_link *link)
{
	size_t size;
	const char *target = entry_link_target(matcher->entry, link, &size);
	enum url_deviation url = size > 0 ? url_check(target, size) : URL_NONE;
	bool is_wrong = url == URL_NO_SCHEME || url == URL_BROKEN ||
			(url != URL_FITS && size > 0 && is_odd_target(matcher->entry->source, link));
	bool is_written = link->notation == LINK_INLINE || link->notation == LINK_HTML;
	if (is_wrong && is_written && !link->image && !is_reported(matcher->match, link)) {
		enum deviation_kind kind = url == URL_NO_SCHEME ? DEVIATION_LINK_NO_SCHEME : DEVIATION_LINK_NOT_URL;
		match_add_in(matcher, kind, ENTRY_NONE, link->target);
	}
}

// The target of the link that the template's title is; empty for none, and for one that leads somewhere.
static span shown_target(const struct template *template, span title)
{
	const struct source *file = template->file;
	uint32_t start = title.start;
	while (start + 1 < title.end && !source_starts_with(file, span_of(start, title.end), "](")) {
		start++;
	}
	start = start + 1 < title.end ? start + 2 : title.end;
	uint32_t end = start;
	while (end < title.end && !byte_is_in(file->bytes[end], ")./#:?")) {
		end++;
	}
	return end < title.end && file->bytes[end] == ')' ? span_of(start, end) : span_of(start, start);
}

static bool is_title_reported(const struct match *match)
{
	for (size_t i = 0; i < match->deviation_count; i++) {
		if (match->deviations[i].kind == DEVIATION_TITLE_UNFILLED) {
			return true;
		}
	}
	return false;
}

// `[A Walk](url)`, where the template shows `[Title](url)`.
static void check_shown_target(struct matcher *matcher, const struct entry_link *link)
{
	const struct source *source = matcher->entry->source;
	span shown = shown_target(matcher->template, matcher->match->kind->title);
	bool is_written = link->notation == LINK_INLINE && !link->image && !span_is_empty(link->target);
	if (is_written && span_length(shown) == span_length(link->target) && !is_title_reported(matcher->match)) {
		const struct source *file = matcher->template->file;
		struct unicode_key key = unicode_fold(matcher->arena, source_at(file, shown), span_length(shown));
		if (unicode_folds_to(matcher->arena, source_at(source, link->target), span_length(link->target), key)) {
			match_add(matcher, DEVIATION_TITLE_LINK_UNFILLED, link->target);
		}
	}
}

void link_targets_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		check_empty(matcher, link);
		if (span_contains(entry->title, link->whole)) {
			check_shown_target(matcher, link);
		}
		if (entry_is_one_line(entry) || span_contains(entry->title, link->whole)) {
			check_address(matcher, link);
		}
	}
}
