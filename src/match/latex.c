// LaTeX that was left in a text and shows as it is.

#include <string.h>

#include "base/bytes.h"
#include "match/matcher.h"

// Commands that only set text; what they mean in mathematics is another matter.
static const char *const commands[] = {
	"textbf",	   "textit",	    "textsc",	  "texttt",    "textrm", "textsf", "textsl", "textup",
	"textsuperscript", "textsubscript", "emph",	  "underline", "uline",	 "href",   "url",    "cite",
	"citep",	   "citet",	    "citeauthor", "footnote",  "mbox",	 "ref",	   "eqref",
};

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

enum { GROUP_MAX = 1000 }; // bytes; what is longer has lost its closing brace

// The end of `{...}` at the place, or the place itself.
static uint32_t after_group(const struct source *source, uint32_t at, uint32_t end)
{
	if (at >= end || source->bytes[at] != '{') {
		return at;
	}
	uint32_t depth = 0;
	for (uint32_t i = at; i < end && i - at < GROUP_MAX; i++) {
		char c = source->bytes[i];
		depth += c == '{';
		depth -= c == '}';
		if (depth == 0) {
			return i + 1;
		}
	}
	return at;
}

// `\name{...}` at the place, with all groups that follow: where it ends, or 0.
static uint32_t command_end(const struct source *source, uint32_t at, uint32_t end)
{
	uint32_t name = at + 1;
	uint32_t stop = name;
	while (stop < end && is_letter(source->bytes[stop])) {
		stop++;
	}
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		if (strlen(commands[i]) != stop - name || memcmp(source->bytes + name, commands[i], stop - name) != 0) {
			continue;
		}
		uint32_t last = after_group(source, stop, end);
		for (uint32_t next = after_group(source, last, end); next > last;
		     next = after_group(source, last, end)) {
			last = next;
		}
		return last > stop ? last : 0;
	}
	return 0;
}

// `escapes`: a backslash before punctuation shows too, as it does in raw HTML.
static void scan(struct matcher *matcher, span text, uint32_t item, bool escapes)
{
	const struct source *source = matcher->entry->source;
	if (span_is_empty(text) || !memchr(source_at(source, text), '\\', span_length(text))) {
		return;
	}
	for (uint32_t i = text.start; i < text.end; i++) {
		char c = source->bytes[i];
		const span *formula = c == '\\' ? entry_formula_at(matcher->entry, span_of(i, i + 1)) : NULL;
		if (formula) {
			i = formula->end - 1;
		} else if (c == '<' && text.end - i > 6 && memcmp(source->bytes + i, "<!--", 4) == 0) {
			i = comment_end(source->bytes, i, text.end) - 1;
		} else if (c == '\\' && i + 1 < text.end) {
			uint32_t end = command_end(source, i, text.end);
			if (end > 0) {
				match_add_in(matcher, DEVIATION_LATEX_COMMAND, item, span_of(i, end));
				i = end - 1;
				continue;
			}
			if (escapes && byte_is_in(source->bytes[i + 1], "%&$#_")) {
				match_add_in(matcher, DEVIATION_LATEX_ESCAPE, item, span_of(i, i + 2));
			}
			i++;
		}
	}
}

static void scan_tokens(struct matcher *matcher, struct token_run run, uint32_t item)
{
	const struct entry *entry = matcher->entry;
	for (uint32_t i = 0; i < run.count; i++) {
		const struct token *token = &entry->tokens[run.first + i];
		if (token->type == TOKEN_TEXT) {
			scan(matcher, token->at, item, false);
		}
	}
}

void latex_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	if (!memchr(source_at(entry->source, entry->extent), '\\', span_length(entry->extent))) {
		return;
	}
	for (uint32_t i = 0; i < entry->item_count; i++) {
		scan_tokens(matcher, entry->items[i].value_tokens, i);
	}
	for (size_t i = 0; i < entry->paragraph_count; i++) {
		scan_tokens(matcher, entry->paragraphs[i].tokens, entry->paragraphs[i].item);
	}
	for (size_t i = 0; i < entry->html_count; i++) {
		if (entry->html[i].item != ENTRY_NONE && !html_is_preformatted(entry->source, entry->html[i].at)) {
			scan(matcher, entry->html[i].at, entry->html[i].item, !entry->html[i].is_text);
		}
	}
}
