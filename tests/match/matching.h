#ifndef PLLINT_TESTS_MATCH_MATCHING_H
#define PLLINT_TESTS_MATCH_MATCHING_H

// What the matcher decides: a template, an entry, and the deviations with the bytes that show them.

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
#include "match/match.h"
#include "template/template.h"

#define NAME(kind) [DEVIATION_##kind] = #kind
static const char *const deviation_names[DEVIATION_COUNT] = {
	NAME(LABEL_FORM),	  NAME(LABEL_SPELLING),	     NAME(FIELD_STANDS_IN),
	NAME(FIELD_UNKNOWN),	  NAME(FIELD_DUPLICATE),     NAME(FIELD_ORDER),
	NAME(FIELD_MISSING),	  NAME(LINE_DEEP),	     NAME(FIELD_EMPTY),
	NAME(UNFILLED),		  NAME(CHOICE_WRONG),	     NAME(CHOICE_FORM),
	NAME(DATE_WRONG),	  NAME(DATE_FORM),	     NAME(DATE_UNLIKE),
	NAME(ITEM_EMPTY),	  NAME(ITEM_TRAILING),	     NAME(TAG_REPEATED),
	NAME(NAME_REPEATED),	  NAME(PATTERN_MISMATCH),    NAME(PATTERN_COSTLY),
	NAME(LINK_NOT_URL),	  NAME(LINK_NO_SCHEME),	     NAME(LINK_INLINE),
	NAME(LINK_SEVERAL),	  NAME(LINK_SHAPE),	     NAME(LINK_LABEL_UNKNOWN),
	NAME(LINK_LABEL_MISSING), NAME(LINK_SITE),	     NAME(LINK_PATTERN),
	NAME(LINK_HTTP),	  NAME(DETAILS_MISSING),     NAME(DETAILS_MISSING_MARKDOWN),
	NAME(DETAILS_UNCLOSED),	  NAME(DETAILS_UNOPENED),    NAME(DETAILS_TAG_LINE),
	NAME(DETAILS_MARKDOWN),	  NAME(LATEX_ESCAPE),	     NAME(LATEX_COMMAND),
	NAME(LINK_BROKEN),	  NAME(LINK_MALFORMED),	     NAME(LINK_WRAPPED),
	NAME(LINK_TRACKED),	  NAME(LINK_NUMBERS_DIFFER), NAME(LINK_LABEL_REPEATED),
	NAME(LINK_REPOSITORY),	  NAME(WORK_PASTED),	     NAME(WORK_REPEATED),
	NAME(WORK_CROSS_LISTED),  NAME(TITLE_REPEATED),	     NAME(TAG_SPELLING),
	NAME(NAME_FORM),	  NAME(LINK_FORM),	     NAME(TITLE_EMPTY),
	NAME(TITLE_UNFILLED),	  NAME(TITLE_LINK_UNFILLED), NAME(SECTION_SPELLING),
	NAME(SECTION_UNFILLED),	  NAME(SECTION_EMPTY),	     NAME(SECTION_ORDER),
	NAME(SECTION_MISSING),	  NAME(TEMPLATE_COMMENT),    NAME(TEMPLATE_TEXT),
	NAME(HEADER_UNFILLED),	  NAME(TITLE_SHAPE),
};

static struct {
	struct template *template;
	struct arena arena;
	char text[8192];
	size_t size;
	const char *order; // of the items of the entry, a digit each; NULL: nothing is asked about it
} run;

static void put(const char *bytes, size_t size)
{
	assert_true(run.size + size + 1 < sizeof run.text);
	memcpy(run.text + run.size, bytes, size);
	run.size += size;
	run.text[run.size] = 0;
}

static void put_label(const struct template_field *field)
{
	put(" ->", 3);
	put(source_at(run.template->file, field->label), span_length(field->label));
}

static void put_order(const struct match *match)
{
	uint32_t items[10];
	size_t count = strlen(run.order);
	for (size_t i = 0; i < count; i++) {
		items[i] = (uint32_t)(run.order[i] - '0');
	}
	const char *answer = match_keeps(&run.arena, match, items, count) ? "keeps" : "differs";
	put(answer, strlen(answer));
}

static void take_entry(const struct entry *entry)
{
	if (entry->level == 0) {
		return;
	}
	const struct match *match = match_entry(&run.arena, run.template, entry);
	if (run.order) {
		put_order(match);
		return;
	}
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		assert_non_null(deviation_names[deviation->kind]);
		put(deviation_names[deviation->kind], strlen(deviation_names[deviation->kind]));
		put(" [", 2);
		put(source_at(entry->source, deviation->at), span_length(deviation->at));
		put("]", 1);
		bool names_field =
			deviation->kind < DEVIATION_UNFILLED ||
			(deviation->kind >= DEVIATION_LINK_LABEL_UNKNOWN && deviation->kind <= DEVIATION_LINK_SITE);
		if (deviation->field && names_field) {
			put_label(deviation->field);
		}
		if (deviation->choice >= 0) {
			put(" ~", 2);
			put(deviation->field->choices[deviation->choice].text,
			    deviation->field->choices[deviation->choice].text_size);
		}
		if (deviation->certain) {
			put(" !", 2);
		}
		put("\n", 1);
	}
}

static size_t find_rule(const char *name, size_t size)
{
	(void)name, (void)size;
	return 0;
}

static void check(const char *template_text, const char *list, const char *expected)
{
	struct template template = {0};
	struct memory memory;
	struct template_faults faults = {0};
	jmp_buf exit;
	run.size = 0;
	run.text[0] = 0;
	memory_init(&template.memory, (struct pllint_allocator){plain_resize, NULL},
		    (struct pllint_deadline){NULL, NULL});
	memory_init(&memory, (struct pllint_allocator){plain_resize, NULL}, (struct pllint_deadline){NULL, NULL});
	template.memory.exit = memory.exit = &exit;
	if (setjmp(exit)) {
		fail_msg("gave up");
	}
	template.file = source_new(&template.memory, template_text, strlen(template_text));
	assert_true(template_compile(&template, (struct rule_names){find_rule, 1}, &faults));
	assert_int_equal(faults.count, 0);
	run.template = &template;
	arena_init(&run.arena, &memory);
	struct source *source = source_new(&memory, list, strlen(list));
	struct entry_stream stream = entry_stream_open(&memory, source, 6);
	const struct entry *entry;
	while ((entry = entry_stream_next(&stream))) {
		take_entry(entry);
	}
	assert_string_equal(run.text, expected);
	memory_release(&memory);
	memory_release(&template.memory);
}

#define VALUE(shown) "### Title\n\n- **Tags**:\n- **V**: " shown "\n"
#define ENTRY(value) "### T\n\n- **Tags**: a\n- **V**: " value "\n"

#define LINKS	     "### Title\n\n- **Tags**:\n- **Links**:\n  - arxiv:\n  - GitHub:\n  - WebSite:\n"
#define LINK(nested) "### T\n\n- **Tags**: a\n- **Links**:" nested "\n"

#define DETAILS "### Title\n\n- **Tags**:\n- **V**:\n  <details>\n  (if any)\n  </details>\n"

#endif
