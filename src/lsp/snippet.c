// What a new entry is made of: pieces of the template, and stops where something is to be filled in.

#include "lsp/snippet.h"

#include "base/bytes.h"

#include <string.h>
#include <strings.h>

static const char sample_target[] = "https://example.org/aaa";

bool snippet_starts_with(const char *bytes, const char *end, const char *text)
{
	size_t size = strlen(text);
	return (size_t)(end - bytes) >= size && memcmp(bytes, text, size) == 0;
}

struct pllint_span snippet_trimmed(const char *bytes, struct pllint_span span)
{
	while (span.start < span.end && byte_is_space(bytes[span.start])) {
		span.start++;
	}
	while (span.start < span.end && byte_is_space(bytes[span.end - 1])) {
		span.end--;
	}
	return span;
}

struct pllint_span snippet_line(const struct snippet *snippet, uint32_t offset)
{
	return text_line(snippet->template, text_place(snippet->template, offset).line);
}

// --- copying --------------------------------------------------------------------------------------

static void add_escaped(struct snippet *snippet, const char *bytes, size_t size, const char *specials)
{
	for (size_t i = 0; i < size; i++) {
		if (snippet->form == SNIPPET_STOPS && byte_is_among(bytes[i], specials)) {
			buffer_add_string(&snippet->text, "\\");
		}
		buffer_add(&snippet->text, bytes + i, 1);
	}
}

static void cut_spaces(struct buffer *text)
{
	while (text->size && byte_is_blank(text->bytes[text->size - 1])) {
		buffer_cut(text, text->size - 1);
	}
}

// Whitespace at the end of a line, unless it breaks the line.
static void cut_trailing(struct buffer *text)
{
	size_t size = text->size, blank = 0;
	while (blank < size && byte_is_blank(text->bytes[size - 1 - blank])) {
		blank++;
	}
	if (blank == 1 || blank == size || text->bytes[size - 1 - blank] == '\n') {
		cut_spaces(text);
	}
}

void snippet_copy(struct snippet *snippet, uint32_t end)
{
	const char *bytes = snippet_bytes(snippet);
	while (snippet->at < end) {
		bool is_directive = snippet_starts_with(bytes + snippet->at, bytes + end, "<!-- pllint:");
		const char *closed = is_directive ? strstr(bytes + snippet->at, "-->") : NULL;
		if (closed) {
			snippet->at = (uint32_t)(closed - bytes) + (uint32_t)strlen("-->");
			cut_spaces(&snippet->text);
			continue;
		}
		if (bytes[snippet->at] == '\n') {
			cut_trailing(&snippet->text);
		}
		add_escaped(snippet, bytes + snippet->at, 1, "\\$}");
		bool is_line_end = bytes[snippet->at++] == '\n';
		for (uint32_t i = 0; is_line_end && i < snippet->indentation && byte_is_blank(bytes[snippet->at]);
		     i++) {
			snippet->at++;
		}
	}
}

// --- stops ----------------------------------------------------------------------------------------

static void start_stop(struct snippet *snippet)
{
	if (!snippet->stops++) {
		snippet->open = snippet->text.size;
	}
	if (snippet->form == SNIPPET_STOPS) {
		buffer_add_string(&snippet->text, "${", DIGITS(snippet->stops));
	}
}

void snippet_stop(struct snippet *snippet, struct pllint_span shown, const char *sample)
{
	snippet_copy(snippet, shown.start);
	start_stop(snippet);
	if (snippet->form == SNIPPET_STOPS) {
		buffer_add_string(&snippet->text, shown.start < shown.end ? ":" : "");
	}
	if (snippet->form == SNIPPET_SAMPLE && (sample || shown.start == shown.end)) {
		buffer_add_string(&snippet->text, sample ? sample : "x");
		snippet->at = shown.end;
	}
	snippet_copy(snippet, shown.end);
	if (snippet->form == SNIPPET_STOPS) {
		buffer_add_string(&snippet->text, "}");
	}
}

void snippet_choice(struct snippet *snippet, const struct pllint_field *field, struct pllint_span shown)
{
	snippet_copy(snippet, shown.start);
	if (snippet->form != SNIPPET_STOPS) {
		snippet_stop(snippet, shown, NULL);
		return;
	}
	start_stop(snippet);
	buffer_add_string(&snippet->text, "|");
	for (size_t i = 0; i < pllint_field_choice_count(field); i++) {
		struct pllint_text choice = pllint_field_choice(field, i, NULL);
		buffer_add_string(&snippet->text, i ? "," : "");
		add_escaped(snippet, choice.bytes, choice.size, "\\,|$}");
	}
	buffer_add_string(&snippet->text, "|}");
	snippet->at = shown.end;
}

// --- links ----------------------------------------------------------------------------------------

struct link {
	struct pllint_span text, target;
};

uint32_t snippet_closing(const char *bytes, uint32_t at, uint32_t end, char open, char close)
{
	unsigned depth = 0;
	for (; at < end && bytes[at] != '\n'; at++) {
		depth += bytes[at] == open;
		depth -= bytes[at] == close;
		if (!depth) {
			return at;
		}
	}
	return end;
}

// The first link from an offset on, with any target, as templates show them.
static bool find_link(const char *bytes, struct pllint_span in, struct link *link)
{
	for (uint32_t at = in.start; at < in.end; at++) {
		uint32_t close = bytes[at] == '[' ? snippet_closing(bytes, at, in.end, '[', ']') : in.end;
		if (close + 1 >= in.end || !byte_is_in(bytes[close + 1], "({")) {
			continue;
		}
		char open = bytes[close + 1];
		uint32_t end = snippet_closing(bytes, close + 1, in.end, open, open == '(' ? ')' : '}');
		if (end < in.end) {
			*link = (struct link){{at + 1, close}, {close + 2, end}};
			return true;
		}
	}
	return false;
}

// `Title(link to the page)` is a link as well.
static bool is_loose_link(const char *bytes, struct pllint_span span, struct link *link)
{
	const char *text = bytes + span.start, *open = memchr(text, '(', span.end - span.start);
	if (!open || open == text || bytes[span.end - 1] != ')' || memchr(text, '[', (size_t)(open - text))) {
		return false;
	}
	uint32_t at = (uint32_t)(open - bytes);
	*link = (struct link){{span.start, at}, {at + 1, span.end - 1}};
	return strncasecmp(open, "(link", 5) == 0 || strncasecmp(open, "(url", 4) == 0;
}

bool snippet_holds_words(const char *bytes, uint32_t start, uint32_t end)
{
	for (; start < end; start++) {
		if (byte_is_letter(bytes[start]) || byte_is_digit(bytes[start]) ||
		    (unsigned char)bytes[start] >= 0x80) {
			return true;
		}
	}
	return false;
}

bool snippet_is_links(const char *bytes, struct pllint_span span)
{
	struct link link;
	bool is_any = false;
	while (find_link(bytes, span, &link) && !snippet_holds_words(bytes, span.start, link.text.start)) {
		span.start = link.target.end + 1;
		is_any = true;
	}
	return is_any && !snippet_holds_words(bytes, span.start, span.end);
}

static bool is_kept(const char *bytes, struct pllint_span text, struct pllint_span kept)
{
	return text.end - text.start == kept.end - kept.start &&
	       memcmp(bytes + text.start, bytes + kept.start, kept.end - kept.start) == 0;
}

// However the template writes a link, an entry has one.
static void add_link(struct snippet *snippet, const struct link *link, bool keeps_text)
{
	if (keeps_text) {
		snippet_copy(snippet, link->text.end);
	} else {
		snippet_stop(snippet, link->text, SNIPPET_TITLE);
	}
	buffer_add_string(&snippet->text, "](");
	snippet->at = link->target.start;
	snippet_stop(snippet, link->target, sample_target);
	buffer_add_string(&snippet->text, ")");
	snippet->at = link->target.end + 1;
}

void snippet_fill_links(struct snippet *snippet, uint32_t end, struct pllint_span kept, bool keeps_all)
{
	const char *bytes = snippet_bytes(snippet);
	struct link link;
	while (find_link(bytes, (struct pllint_span){snippet->at, end}, &link)) {
		add_link(snippet, &link, keeps_all || is_kept(bytes, link.text, kept));
	}
	snippet_copy(snippet, end);
}

// --- what is shown --------------------------------------------------------------------------------

// Without the marks of emphasis and code around it.
static struct pllint_span unwrapped(const char *bytes, struct pllint_span span)
{
	while (span.end - span.start > 2 && bytes[span.start] == bytes[span.end - 1] &&
	       byte_is_in(bytes[span.start], "`*_\"")) {
		span.start++;
		span.end--;
	}
	return span;
}

void snippet_fill(struct snippet *snippet, struct pllint_span shown, const char *sample, struct pllint_span kept)
{
	struct pllint_span inner = unwrapped(snippet_bytes(snippet), shown);
	struct link link;
	snippet_copy(snippet, shown.start);
	if (snippet_is_links(snippet_bytes(snippet), shown)) {
		snippet_fill_links(snippet, shown.end, kept, false);
	} else if (is_loose_link(snippet_bytes(snippet), shown, &link)) {
		buffer_add_string(&snippet->text, "[");
		add_link(snippet, &link, false);
	} else {
		snippet_stop(snippet, inner, sample);
		snippet_copy(snippet, shown.end);
	}
}

struct pllint_span snippet_rest_of_line(const struct snippet *snippet, uint32_t start)
{
	const char *bytes = snippet_bytes(snippet);
	uint32_t end = start, line = snippet_line(snippet, start).end;
	while (end < line && !snippet_starts_with(bytes + end, bytes + line, "<!--") &&
	       !(snippet->is_file && snippet_starts_with(bytes + end, bytes + line, " #"))) {
		end++;
	}
	struct pllint_span rest = snippet_trimmed(bytes, (struct pllint_span){start, end});
	return rest.start < rest.end ? rest : (struct pllint_span){start, start};
}

bool snippet_details(struct snippet *snippet)
{
	const char *bytes = snippet_bytes(snippet), *from = bytes + snippet->at;
	const char *close = strstr(from, "</details>"), *open = strstr(from, "</summary>");
	if (!open || !close || open > close) {
		open = strstr(from, "<details");
	}
	open = open && close && open < close ? strchr(open, '>') + 1 : NULL;
	if (!open || open > close) {
		return false;
	}
	struct pllint_span content = {(uint32_t)(open - bytes), (uint32_t)(close - bytes)};
	const char *line = memchr(open, '\n', (size_t)(close - open)), *last = close;
	while (last > bytes && last[-1] != '\n') {
		last--;
	}
	struct pllint_span shown = snippet_trimmed(bytes, content);
	if (shown.start < shown.end || !line) {
		shown = shown.start < shown.end ? shown : (struct pllint_span){content.start, content.start};
		snippet_stop(snippet, shown, NULL);
		snippet_copy(snippet, content.end + (uint32_t)strlen("</details>"));
		return true;
	}
	snippet_copy(snippet, (uint32_t)(line + 1 - bytes));
	add_escaped(snippet, last, (size_t)(close - last), "");
	start_stop(snippet);
	buffer_add_string(&snippet->text, "}\n");
	snippet->at = (uint32_t)(last - bytes);
	return true;
}
