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

static void take(void *context, const struct entry *entry)
{
	(void)context;
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

struct run {
	struct memory memory;
	const char *bytes;
	struct reader *reader;
};

static void take_tokens(void *context, const struct token_batch *batch)
{
	struct run *run = context;
	reader_take(run->reader, batch->tokens, batch->count);
}

static const char *read_text(const char *bytes, size_t size)
{
	struct run run = {.bytes = bytes};
	jmp_buf exit;
	text_size = 0;
	text[0] = 0;
	memory_init(&run.memory, (struct pllint_allocator){plain_resize, NULL}, (struct pllint_deadline){NULL, NULL});
	run.memory.exit = &exit;
	if (setjmp(exit)) {
		fail_msg("the reader gave up: %s", run.memory.reason);
	}
	struct source *source = source_new(&run.memory, bytes, size);
	run.reader = reader_new(&run.memory, source, (struct entry_sink){take, NULL});
	assert_true(tokenize(&run.memory, source, 6, (struct token_sink){take_tokens, &run}));
	reader_end(run.reader);
	memory_release(&run.memory);
	return text;
}

static void check(const char *bytes, const char *expected)
{
	assert_string_equal(read_text(bytes, strlen(bytes)), expected);
}

static void labels(void **state)
{
	(void)state;
	check("### T\n\n- **Tags**: a, b\n", "### T (T) list\n- {Tags} strong key=tags value=<a, b>\n");
	check("### T\n\n* __Tags:__ a\n", "### T (T) list\n* {Tags} strong inside key=tags value=<a>\n");
	check("### T\n\n- Tags: a\n", "### T (T) list\n- {Tags} key=tags value=<a>\n");
	check("### T\n\n- **Tags** : a\n", "### T (T) list\n- {Tags} strong key=tags value=<a>\n");
	check("### T\n\n- **Tags** a\n", "### T (T) list\n- {Tags} strong no-colon key=tags value=<a>\n");
	check("### T\n\n- **Tags:**a\n", "### T (T) list\n- {Tags} strong inside broken key=tags value=<a>\n");
	check("### T\n\n- **标签：**甲\n", "### T (T) list\n- {标签} strong inside wide broken key=标签 value=<甲>\n");
	check("### T\n\n- **标签**：a\n", "### T (T) list\n- {标签} strong wide key=标签 value=<a>\n");
	check("### T\n\n- \xF0\x9F\x93\x8C **Tags**: a\n",
	      "### T (T) list\n- {Tags} strong decorated key=tags value=<a>\n");
	check("### T\n\n- :star: Tags: a\n", "### T (T) list\n- {Tags} decorated key=tags value=<a>\n");
	check("### T\n\n- **A** / **B**: c\n", "### T (T) list\n- {A** / **B} strong key=a / b value=<c>\n");
	check("### T\n\n- **Code** (optional): c\n",
	      "### T (T) list\n- {Code} strong mark=(optional) key=code value=<c>\n");
	check("### T\n\n- **Code (if any)**: c\n",
	      "### T (T) list\n- {Code} strong mark=(if any) key=code value=<c>\n");
	check("### T\n\n- **Author(s)**: c\n", "### T (T) list\n- {Author(s)} strong key=author(s) value=<c>\n");
	check("### T\n\n- **R&amp;D**: c\n", "### T (T) list\n- {R&amp;D} strong key=r&d value=<c>\n");
}

static void no_labels(void **state)
{
	(void)state;
	check("### T\n\n- https://a.org/b\n", "### T (T) list\n- value=<https://a.org/b> bare(https://a.org/b)\n");
	check("### T\n\n- [a](b): c\n", "### T (T) list\n- value=<[a](b): c> inline(b)\n");
	check("### T\n\n- This sentence is far too long to be any kind of a label: yes\n",
	      "### T (T) list\n- value=<This sentence is far too long to be any kind of a label: yes>\n");
	check("### T\n\n-\n- : a\n", "### T (T) list\n- empty\n- value=<: a>\n");
	check("### T\n\n- **Bold: text** goes on\n", "### T (T) list\n- value=<**Bold: text** goes on>\n");
}

static void values(void **state)
{
	(void)state;
	check("### T\n\n- **A**: <!-- x -->b<!-- y -->\n", "### T (T) list\n- {A} strong key=a value=<b>\n"
							   "comment x\ncomment y\n");
	check("### T\n\n- **A**: b\nlazy\n", "### T (T) list\n- {A} strong key=a value=<b\\nlazy>\n");
	check("### T\n\n- **A**:\n  b\n", "### T (T) list\n- {A} strong key=a value=<b>\n");
	check("### T\n\n- **A**:\n\n  b\n", "### T (T) list\n- {A} strong key=a more\n");
	check("### T\n\n- **A**:\n\n- **B**: c\n",
	      "### T (T) list\n- {A} strong key=a empty\n- {B} strong key=b value=<c>\n");
	check("### T\n\n- **A**:\n\t- x: 1\n\t\t- y\n\t- z\n- **B**: 2\n",
	      "### T (T) list\n- {A} strong key=a\n  - {x} key=x value=<1>\n    - value=<y>\n  - value=<z>\n"
	      "- {B} strong key=b value=<2>\n");
}

static void links(void **state)
{
	(void)state;
	check("### T\n\n- A: <https://a.org>, [b](https://b.org \"t\") ![i](i.png)\n",
	      "### T (T) list\n- {A} key=a value=<<https://a.org>, [b](https://b.org \"t\") ![i](i.png)> "
	      "angle(https://a.org) inline(https://b.org) inline(i.png)\n");
	check("### T\n\n- A: [b][r]\n\n[r]: https://r.org\n",
	      "### T (T) list\n- {A} key=a value=<[b][r]> reference(https://r.org)\n");
	check("### T\n\n- A: https://a.org/x_y_z?a=1&amp;b=2, and https://b.org.\n",
	      "### T (T) list\n- {A} key=a value=<https://a.org/x_y_z?a=1&amp;b=2, and https://b.org.> "
	      "bare(https://a.org/x_y_z?a=1&amp;b=2) bare(https://b.org)\n");
	check("### T\n\n- A: `https://a.org` <a href=\"https://b.org\">b</a>\n",
	      "### T (T) list\n- {A} key=a value=<`https://a.org` <a href=\"https://b.org\">b</a>> "
	      "html(https://b.org)\n");
}

static void details(void **state)
{
	(void)state;
	check("### T\n\n- **A**:\n  <details>\n  b\n  </details>\n- **B**: c\n",
	      "### T (T) list\n- {A} strong key=a details[b]\n- {B} strong key=b value=<c>\n");
	check("### T\n\n- **A**:\n  <details>b\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details crowded-open[b]\n");
	check("### T\n\n- **A**: <details><summary>s</summary>b</details>\n",
	      "### T (T) list\n- {A} strong key=a details crowded-open crowded-close[b]\n");
	check("### T\n\n- **A**:\n  <details open><summary>s</summary>\n  b\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details[b]\n");
	check("### T\n\n- **A**:\n  <details>\n\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details[] empty\n");
	check("### T\n\n- **A**:\n  <details>\n  b\n- **B**: c\n",
	      "### T (T) list\n- {A} strong key=a details unclosed[b]\n- {B} strong key=b value=<c>\n");
	check("### T\n\n- **A**:\n  <details>\n\n  - x\n\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details[- x]\n  - value=<x>\n");
	check("### T\n\n- **A**:\n<details>\nb\n</details>\n\n- **B**: c\n",
	      "### T (T) list\n- {A} strong key=a details[b]\n- {B} strong key=b value=<c>\n");
	check("### T\n\n- **A**: b\n\n</details>\n",
	      "### T (T) list\n- {A} strong key=a value=<b>\nstray </details>\n");
	check("## G\n\n<details>\n<summary>old</summary>\n\n### T\n\n- **A**: b\n\n</details>\n",
	      "## G (G)\n### T (T) list\n- {A} strong key=a value=<b>\n");
}

static void headings(void **state)
{
	(void)state;
	check("###\n\n- **A**: b\n", "### () list\n- {A} strong key=a value=<b>\n");
	check("### T ###\n", "### T ### (T)\n");
	check("T\n===\n\n- **A**: b\n", "T\\n=== (T) list\n- {A} strong key=a value=<b>\n");
	check("- **A**: b\n", " () list\n- {A} strong key=a value=<b>\n");
	check("---\ntitle: x\n---\n### T\n", "### T (T)\n");
	check("### T\n\n```\n- **A**: b\n```\n\n- **A**: c\n", "### T (T) other\n- {A} strong key=a value=<c>\n");
	check("### T\n\nAdvice.\n\n<!-- pllint: x -->\n\n- **A**: c\n",
	      "### T (T) list\n- {A} strong key=a value=<c>\ncomment pllint: x\n");
	check("### T\n\n> - **A**: quoted\n", "### T (T)\n");
}

// The same text with CRLF, with a byte-order mark and with both reads alike.
static void line_endings(void **state)
{
	(void)state;
	static const char unix_text[] =
		"### T\n\n- **A**: b\n  c\n- **L**:\n  - x: https://a.org\n- **N**:\n  <details>\n"
		"  d\n  e\n  </details>\n";
	char expected[4096];
	char other[4096] = "\xEF\xBB\xBF";
	strcpy(expected, read_text(unix_text, sizeof unix_text - 1));
	size_t size = 3;
	for (const char *c = unix_text; *c; c++) {
		if (*c == '\n') {
			other[size++] = '\r';
		}
		other[size++] = *c;
	}
	assert_string_equal(read_text(other, size), expected);
	assert_string_equal(read_text(other + 3, size - 3), expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels),	cmocka_unit_test(no_labels), cmocka_unit_test(values),
		cmocka_unit_test(links),	cmocka_unit_test(details),   cmocka_unit_test(headings),
		cmocka_unit_test(line_endings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
