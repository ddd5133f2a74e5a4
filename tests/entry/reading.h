#ifndef PLLINT_TESTS_ENTRY_READING_H
#define PLLINT_TESTS_ENTRY_READING_H

// What the reader makes of a text: each case is a text and the entries expected, written down shortly.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../plain.h"
#include "entry/reader.h"
#include "markdown/tokenizer.h"

static char text[65536];
static size_t text_size;

static void put(const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	text_size += (size_t)vsnprintf(text + text_size, sizeof text - text_size, format, arguments);
	va_end(arguments);
	assert_true(text_size < sizeof text);
}

static void put_span(const char *before, const struct source *source, span at, const char *after)
{
	assert_true(at.start <= at.end && at.end <= source->size);
	put("%s", before);
	for (uint32_t i = at.start; i < at.end; i++) {
		char c = source->bytes[i];
		put(c == '\n' ? "\\n" : c == '\r' ? "" : c == '\t' ? "\\t" : "%c", c);
	}
	put("%s", after);
}

static void put_item(const struct entry *entry, uint32_t index)
{
	static const char *const notations[] = {"bare", "angle", "inline", "reference", "html"};
	const struct entry_item *item = &entry->items[index];
	const struct entry_label *label = &item->label;
	put("%*s", (int)item->depth * 2, "");
	put_span("", entry->source, item->marker, "");
	if (label->exists) {
		put_span(" {", entry->source, label->text, "}");
		put("%s%s%s%s%s", label->strong ? " strong" : "", label->colon_inside ? " inside" : "",
		    span_length(label->colon) == 0 ? " no-colon" : "", span_length(label->colon) > 1 ? " wide" : "",
		    label->decorated ? " decorated" : "");
		put("%s", label->broken ? " broken" : "");
		if (!span_is_empty(label->mark)) {
			put_span(" mark=", entry->source, label->mark, "");
		}
		put(" key=%s", label->key.bytes);
	}
	if (!span_is_empty(item->value)) {
		put_span(" value=<", entry->source, item->value, ">");
	}
	for (uint32_t i = 0; i < item->link_count; i++) {
		const struct entry_link *link = &entry->links[item->first_link + i];
		put(" %s", notations[link->notation]);
		put_span("(", entry->source, link->target, ")");
	}
	for (uint32_t i = 0; i < item->details_count; i++) {
		const struct entry_details *details = &entry->details[item->first_details + i];
		put(" details%s%s%s", details->open_alone ? "" : " crowded-open",
		    span_is_empty(details->close) ? " unclosed" : "",
		    span_is_empty(details->close) || details->close_alone ? "" : " crowded-close");
		put_span("[", entry->source, details->content, "]");
	}
	put("%s%s\n", item->has_more ? " more" : "", entry_item_is_empty(entry, index) ? " empty" : "");
}

static void take(const struct entry *entry)
{
	if (entry->level == 0 && entry->item_count == 0 && entry->comment_count == 0) {
		return;
	}
	put_span("", entry->source, entry->heading, "");
	put_span(" (", entry->source, entry->title, ")");
	put("%s\n", entry->opening == OPENING_LIST ? " list" : entry->opening == OPENING_OTHER ? " other" : "");
	for (uint32_t i = 0; i < entry->item_count; i++) {
		put_item(entry, i);
	}
	for (size_t i = 0; i < entry->comment_count; i++) {
		put_span("comment ", entry->source, entry->comments[i].text, "\n");
	}
	for (size_t i = 0; i < entry->stray_close_count; i++) {
		put_span("stray ", entry->source, entry->stray_closes[i], "\n");
	}
}

static const char *read_text(const char *bytes, size_t size)
{
	struct memory memory;
	jmp_buf exit;
	text_size = 0;
	text[0] = 0;
	memory_init(&memory, (struct pllint_allocator){plain_resize, NULL}, (struct pllint_deadline){NULL, NULL});
	memory.exit = &exit;
	if (setjmp(exit)) {
		fail_msg("the reader gave up: %s", memory.reason);
	}
	struct source *source = source_new(&memory, bytes, size);
	struct entry_stream stream = entry_stream_open(&memory, source, 6);
	const struct entry *entry;
	while ((entry = entry_stream_next(&stream))) {
		take(entry);
	}
	memory_release(&memory);
	return text;
}

static void check(const char *bytes, const char *expected)
{
	assert_string_equal(read_text(bytes, strlen(bytes)), expected);
}

#endif
