// Comments that switch a rule off.

#include "lsp/disable.h"

#include "report/words.h"

#include <string.h>

#include "base/bytes.h"

// Where an offset is after something was written at a place.
static uint32_t moved(uint32_t offset, uint32_t at, size_t size)
{
	return offset < at ? offset : offset + (uint32_t)size;
}

// Whether a finding is this one, or another of its rule in its entry.
static bool is_disabled(const struct pllint_finding *other, const struct pllint_finding *finding)
{
	return other == finding ||
	       (finding->entry != UINT32_MAX && other->rule == finding->rule && other->entry == finding->entry);
}

// Whether all that changes in the findings, where something was written at a place, is that those which are disabled
// are gone.
static bool only_loses(const struct disabling *disabling, const struct pllint_report *after,
		       const struct pllint_finding *finding, uint32_t at, size_t size)
{
	size_t count = pllint_report_size(disabling->report), next = 0;
	if (pllint_report_entry_count(after) != pllint_report_entry_count(disabling->report)) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		const struct pllint_finding *was = pllint_report_at(disabling->report, i);
		if (is_disabled(was, finding)) {
			continue;
		}
		const struct pllint_finding *is =
			next < pllint_report_size(after) ? pllint_report_at(after, next++) : NULL;
		bool is_there = is && (is->at.start == moved(was->at.start, at, size) || is->at.start == was->at.start);
		if (!is_there || is->rule != was->rule) {
			return false;
		}
	}
	return next == pllint_report_size(after);
}

static bool works(const struct disabling *disabling, const struct buffer *text, const struct pllint_finding *finding,
		  uint32_t at, size_t size)
{
	const struct lsp_basis *basis = &disabling->document->basis;
	struct pllint_report *report = NULL;
	struct pllint_environment environment = work_start(disabling->server, false);
	bool does = pllint_lint(&environment, basis->template, text->bytes, text->size, &basis->settings, &report) ==
			    PLLINT_OK &&
		    only_loses(disabling, report, finding, at, size);
	pllint_report_release(report);
	return does;
}

// A place for a comment, and what is written around it: what is before it, and what indents it.
struct spot {
	uint32_t at;
	const char *before;
	struct pllint_span indentation;
	const char *after;
};

enum { SPOTS_MAX = 8 };

// Places for a comment, the best first.
struct spots {
	struct text *text;
	struct spot all[SPOTS_MAX];
	size_t count;
};

static void add_spot(struct spots *spots, uint32_t at, const char *before, const char *after)
{
	spots->all[spots->count++] = (struct spot){.at = at, .before = before, .after = after};
}

// On a line of its own before another one, which is indented alike.
static void add_above(struct spots *spots, uint32_t at, const char *feed)
{
	const char *bytes = spots->text->bytes.bytes;
	uint32_t end = at;
	while (end < spots->text->bytes.size && (bytes[end] == ' ' || bytes[end] == '\t')) {
		end++;
	}
	if (end > at) {
		spots->all[spots->count++] = (struct spot){at, "", {at, end}, feed};
	}
}

static uint32_t line_end(struct text *text, uint32_t offset)
{
	return text_line(text, text_place(text, offset).line).end;
}

static uint32_t next_line(struct text *text, uint32_t offset)
{
	uint32_t line = text_place(text, offset).line + 1;
	return line < text_line_count(text) ? text_line(text, line).start : (uint32_t)text->bytes.size;
}

// A row's last cell ends before the pipe and the whitespace around it.
static uint32_t cell_end(const struct text *text, uint32_t start, uint32_t end)
{
	const char *bytes = text->bytes.bytes;
	while (end > start && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t' || bytes[end - 1] == '|')) {
		end--;
	}
	return end;
}

static const char *ending(const struct text *text)
{
	const char *feed = memchr(text->bytes.bytes, '\n', text->bytes.size);
	return feed && feed > text->bytes.bytes && feed[-1] == '\r' ? "\r\n" : "\n";
}

// The line below the first heading of a body that has front matter above it; else the end of the text.
static uint32_t body_start(struct text *text, uint32_t start)
{
	const char *bytes = text->bytes.bytes;
	bool is_body = false;
	for (uint32_t line = text_place(text, start).line + 1; line < text_line_count(text); line++) {
		uint32_t at = text_line(text, line).start;
		is_body |= strncmp(bytes + at, "---", 3) == 0;
		if (is_body && bytes[at] == '#') {
			return next_line(text, at);
		}
	}
	return (uint32_t)text->bytes.size;
}

static uint32_t trimmed_end(const struct text *text, struct pllint_span span)
{
	while (span.end > span.start && byte_is_in(text->bytes.bytes[span.end - 1], " \t\r\n")) {
		span.end--;
	}
	return span.end;
}

// Where a comment about an entry may go.
static void add_entry_spots(struct spots *spots, const struct pllint_entry *entry, const char *feed)
{
	struct text *text = spots->text;
	uint32_t start = entry->head.start, end = line_end(text, start);
	uint32_t below = next_line(text, entry->head.end > start ? entry->head.end - 1 : start);
	if (text->bytes.bytes[start] == '#') {
		add_spot(spots, below, "", feed);
		add_spot(spots, below, feed, feed);
		add_spot(spots, end, " ", "");
		add_spot(spots, below, feed, "");
	} else if (strncmp(text->bytes.bytes + start, "---", 3) == 0) {
		uint32_t body = body_start(text, start);
		add_spot(spots, body, "", feed);
		add_spot(spots, body, feed, feed);
	} else {
		add_spot(spots, end, " ", "");
		add_spot(spots, cell_end(text, start, end), " ", "");
		add_spot(spots, below, "", feed);
		add_above(spots, below, feed);
	}
	uint32_t last = trimmed_end(text, entry->whole);
	add_spot(spots, last, " ", "");
	add_spot(spots, last, feed, "");
}

static void add_line_spots(struct spots *spots, uint32_t offset, const char *feed)
{
	uint32_t line = text_line(spots->text, text_place(spots->text, offset).line).start;
	add_above(spots, line, feed);
	add_spot(spots, line, "", feed);
	add_spot(spots, line, feed, feed);
}

enum { TRIED_MAX = 4 << 20 }; // bytes

struct json *disable(struct disabling *disabling, const struct pllint_finding *finding)
{
	struct text *text = &disabling->document->text;
	const struct pllint_entry *entry = words_entry(disabling->report, finding);
	const char *feed = ending(text), *bytes = text->bytes.bytes;
	struct spots spots = {.text = text};
	struct json *edits = NULL;
	if (entry) {
		add_entry_spots(&spots, entry, feed);
	} else {
		add_line_spots(&spots, finding->at.start, feed);
	}
	for (size_t i = 0; i < spots.count && !edits && disabling->tried < TRIED_MAX; i++) {
		const struct spot *spot = &spots.all[i];
		struct buffer comment = {0}, changed = {0};
		buffer_add_string(&comment, spot->before);
		buffer_add(&comment, bytes + spot->indentation.start, spot->indentation.end - spot->indentation.start);
		buffer_add_string(&comment, entry ? "<!-- pllint-disable-entry " : "<!-- pllint-disable-next-line ",
				  pllint_rule_at(finding->rule)->name, " -->", spot->after);
		buffer_add(&changed, bytes, spot->at);
		buffer_add(&changed, comment.bytes, comment.size);
		buffer_add(&changed, bytes + spot->at, text->bytes.size - spot->at);
		disabling->tried += changed.size;
		if (works(disabling, &changed, finding, spot->at, comment.size)) {
			edits = edits_between(text, (struct pllint_text){changed.bytes, changed.size});
		}
		buffer_release(&comment);
		buffer_release(&changed);
	}
	return edits;
}
