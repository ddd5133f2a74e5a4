// Collects the links of a paragraph: Markdown's own, bare URLs in its text, and `<a href>` tags.

#include <string.h>

#include "base/url.h"
#include "entry/reading.h"

static struct entry_link *add(struct reader *reader, uint32_t item)
{
	struct entry *entry = &reader->entry;
	entry->links = memory_grow(reader->memory, entry->links, &reader->link_capacity, entry->link_count + 1,
				   sizeof *entry->links);
	struct entry_link *link = &entry->links[entry->link_count++];
	*link = (struct entry_link){.item = item};
	return link;
}

static void finish(struct reader *reader, struct entry_link *link)
{
	const struct entry_item *item = link->item == ENTRY_NONE ? NULL : &reader->entry.items[link->item];
	link->in_value = item && span_contains(item->value, link->whole);
}

static void find_urls(struct reader *reader, span text, uint32_t item)
{
	const char *bytes = source_at(reader->source, text);
	size_t size = span_length(text);
	size_t start = 0;
	size_t end = 0;
	for (size_t from = 0; url_find(bytes, size, from, &start, &end); from = end) {
		struct entry_link *link = add(reader, item);
		link->notation = LINK_BARE;
		link->whole = span_of(text.start + (uint32_t)start, text.start + (uint32_t)end);
		link->text = link->target = link->whole;
		finish(reader, link);
	}
}

// Bare URLs in text that is not interrupted by any markup.
static void scan_text(struct reader *reader, span text, uint32_t item)
{
	if (!span_is_empty(text) && memchr(source_at(reader->source, text), ':', span_length(text))) {
		find_urls(reader, text, item);
	}
}

static bool is_href(const char *bytes)
{
	static const char name[] = "href=";
	for (size_t i = 0; i < sizeof name - 1; i++) {
		if ((bytes[i] | 0x20) != name[i]) {
			return false;
		}
	}
	return true;
}

static bool find_attribute(const struct source *source, span tag, span *value)
{
	const char *bytes = source_at(source, tag);
	uint32_t size = span_length(tag);
	if (size < 4 || (bytes[1] | 0x20) != 'a' || (bytes[2] != ' ' && bytes[2] != '\t')) {
		return false;
	}
	for (uint32_t i = 3; i + 6 < size; i++) {
		if (!is_href(bytes + i)) {
			continue;
		}
		char quote = bytes[i + 5];
		const char *from = bytes + i + 6;
		const char *close = quote == '"' || quote == '\'' ? memchr(from, quote, size - i - 6) : NULL;
		if (close) {
			*value = span_of(tag.start + i + 6, tag.start + (uint32_t)(close - bytes));
			return true;
		}
	}
	return false;
}

static bool closes_tag(const struct source *source, span tag)
{
	return source_starts_with(source, tag, "</a") || source_starts_with(source, tag, "</A");
}

// Adds the link that a tag opens; false if it is none.
static bool html_tag(struct reader *reader, span tag, uint32_t item)
{
	span target;
	bool is_link = find_attribute(reader->source, tag, &target);
	if (is_link) {
		struct entry_link *link = add(reader, item);
		link->notation = LINK_HTML;
		link->whole = tag;
		link->text = link->target = target;
		finish(reader, link);
	}
	return is_link;
}

static void open_link(struct reader *reader, const struct token *token, uint32_t item)
{
	struct entry_link *link = add(reader, item);
	link->image = token->type == TOKEN_IMAGE;
	link->notation = token->flags & TOKEN_REFERENCE	 ? LINK_REFERENCE
			 : token->flags & TOKEN_AUTOLINK ? LINK_ANGLE
							 : LINK_INLINE;
	link->whole = token->at;
	link->text = span_of(token->at.end, token->at.end);
	link->target = token->more;
}

static void close_link(struct reader *reader, size_t index, const struct token *token)
{
	struct entry_link *link = &reader->entry.links[index];
	link->text.end = token->at.start > link->text.start ? token->at.start : link->text.start;
	link->whole.end = token->at.end;
	if (link->notation == LINK_ANGLE) {
		link->target = link->text;
	}
	finish(reader, link);
}

static void drop_in_formulas(struct entry *entry, size_t first)
{
	size_t kept = first;
	for (size_t i = first; i < entry->link_count; i++) {
		if (!entry_formula_at(entry, entry->links[i].whole)) {
			entry->links[kept++] = entry->links[i];
		}
	}
	entry->link_count = kept;
}

// An item's links are one run; what is in it after nested items has none of its own.
static void claim(struct entry_item *item, uint32_t first, uint32_t count)
{
	if (item->link_count == 0) {
		item->first_link = first;
	}
	if (item->first_link + item->link_count == first) {
		item->link_count += count;
	}
}

void links_read(struct reader *reader, struct token_run run, uint32_t item)
{
	struct entry *entry = &reader->entry;
	size_t before = entry->link_count;
	size_t open[16];
	size_t depth = 0;
	span text = {0, 0};
	bool in_tag = false; // `<a href="U">U</a>` is one link
	for (uint32_t i = 0; i < run.count; i++) {
		const struct token *token = &entry->tokens[run.first + i];
		bool is_text = token->type == TOKEN_TEXT || token->type == TOKEN_ENTITY;
		if (is_text && depth == 0 && !in_tag) {
			bool joins = !span_is_empty(text) && token->at.start <= text.end + 1;
			if (!joins) {
				scan_text(reader, text, item);
				text = token->at;
			}
			text.end = token->at.end;
			continue;
		}
		scan_text(reader, text, item);
		text = (span){0, 0};
		if (token->type == TOKEN_HTML_INLINE) {
			in_tag =
				html_tag(reader, token->at, item) || (in_tag && !closes_tag(reader->source, token->at));
		} else if (token->type != TOKEN_LINK && token->type != TOKEN_IMAGE) {
			continue;
		} else if (token->side == TOKEN_OPEN) {
			if (depth < sizeof open / sizeof *open) {
				open[depth] = entry->link_count;
				open_link(reader, token, item);
			}
			depth++;
		} else if (depth > 0 && --depth < sizeof open / sizeof *open) {
			close_link(reader, open[depth], token);
		}
	}
	if (!in_tag) {
		scan_text(reader, text, item);
	}
	if (entry->formula_count > 0) {
		drop_in_formulas(entry, before);
	}
	if (item != ENTRY_NONE) {
		claim(&entry->items[item], (uint32_t)before, (uint32_t)(entry->link_count - before));
	}
}
