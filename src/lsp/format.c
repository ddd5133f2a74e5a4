// Formatting: what --fix makes of a list.

#include "lsp/methods.h"

#include <stdlib.h>

struct json *fix_edits(struct server *server, struct document *document, const struct pllint_settings *settings,
		       struct failure *failure)
{
	struct pllint_fixed *fixed = NULL;
	struct pllint_text text = {document->text.bytes.bytes, document->text.bytes.size};
	struct pllint_environment environment = work_start(server, false);
	enum pllint_status status = pllint_fix(&environment, document->basis.template, text.bytes, text.size, settings,
					       PLLINT_FIX_SAFE, &fixed);
	struct json *edits = NULL;
	if (status != PLLINT_OK && status != PLLINT_NO_ENTRY) {
		*failure = (struct failure){RPC_FAILED, pllint_status_text(status)};
	} else if (!pllint_fixed_is_changed(fixed)) {
		edits = json_new_array();
	} else {
		text.bytes = pllint_fixed_text(fixed, &text.size);
		edits = edits_between(&document->text, text);
	}
	pllint_fixed_release(fixed);
	return edits;
}

// A document that can be fixed; NULL: it cannot, and what is to be answered is made.
static struct document *fixable(struct server *server, const struct json *params, struct json **answer,
				struct failure *failure)
{
	struct document *document = document_of(server, params);
	*answer = NULL;
	if (!document) {
		*failure = (struct failure){RPC_INVALID_PARAMS, "the document is not open"};
		return NULL;
	}
	if (!document_report(server, document)) {
		*answer = json_new_array();
		return NULL;
	}
	return document;
}

struct json *method_format(struct server *server, const struct json *params, struct failure *failure)
{
	struct json *answer;
	struct document *document = fixable(server, params, &answer, failure);
	return document ? fix_edits(server, document, &document->basis.settings, failure) : answer;
}

// The text without the entries of the range, which then count as new ones, and all others as untouched.
static struct buffer text_around(const struct document *document, const struct pllint_span *spans, size_t count)
{
	const struct buffer *text = &document->text.bytes;
	struct buffer around = {0};
	uint32_t at = 0;
	for (size_t i = 0; i < count; i++) {
		buffer_add(&around, text->bytes + at, spans[i].start - at);
		at = spans[i].end;
	}
	buffer_add(&around, text->bytes + at, text->size - at);
	return around;
}

struct json *method_format_range(struct server *server, const struct json *params, struct failure *failure)
{
	struct json *answer;
	struct pllint_span range;
	struct document *document = fixable(server, params, &answer, failure);
	if (!document) {
		return answer;
	}
	if (!range_read(&document->text, json_member(params, "range"), &range)) {
		*failure = (struct failure){RPC_INVALID_PARAMS, "there is no such range"};
		return NULL;
	}
	size_t count = pllint_report_entry_count(document->report), touched = 0;
	struct pllint_span *spans = allocate(NULL, (count + 1) * sizeof *spans);
	for (size_t i = 0; i < count; i++) {
		struct pllint_span whole = pllint_report_entry_at(document->report, i)->whole;
		bool is_next = touched == 0 || spans[touched - 1].end <= whole.start;
		if (is_next && whole.start < range.end && range.start < whole.end) {
			spans[touched++] = whole;
		}
	}
	struct buffer around = text_around(document, spans, touched);
	struct pllint_revision change = {.before = around.bytes,
					 .before_size = around.size,
					 .touched = spans,
					 .touched_count = touched,
					 .is_selection = true};
	struct pllint_settings settings = document->basis.settings;
	settings.change = &change;
	answer = touched ? fix_edits(server, document, &settings, failure) : json_new_array();
	buffer_release(&around);
	free(spans);
	return answer;
}
