// Completion of whole entries and of the headings of groups.

#include "lsp/completing.h"

#include "base/bytes.h"
#include "lsp/probe.h"
#include "lsp/skeleton.h"

#include <string.h>

static struct snippet new_snippet(const struct completing *completing, enum snippet_form form)
{
	bool has_stops = completing->server->client.takes_snippets;
	return (struct snippet){.template = completing->template,
				.form = form == SNIPPET_STOPS && !has_stops ? SNIPPET_PLAIN : form};
}

// The line up to the cursor, at its end, is how a text begins, up to what is to be filled in.
static bool is_begun(const struct completing *completing, const struct snippet *plain)
{
	size_t typed = completing->offset - completing->content;
	return completing->offset == completing->line.end && typed <= plain->open &&
	       memcmp(completing_bytes(completing) + completing->content, plain->text.bytes, typed) == 0;
}

static void add(struct completing *completing, const char *what, struct pllint_span title, const struct snippet *plain,
		const struct snippet *full)
{
	struct buffer label = {0};
	buffer_add_string(&label, what);
	buffer_add(&label, completing->template->bytes.bytes + title.start, title.end - title.start);
	struct json *item =
		completing_add(completing, label.bytes, label.size, ITEM_SKELETON, completing->content, &full->text);
	// What is written there is what is before the first stop at most.
	size_t line = strcspn(plain->text.bytes, "\n");
	json_put(item, "filterText",
		 rpc_text(plain->text.bytes, plain->open && plain->open < line ? plain->open : line));
	json_put(item, "insertTextFormat", json_new_integer(full->form == SNIPPET_STOPS ? 2 : 1));
	buffer_release(&label);
}

static struct probe probe_of(const struct completing *completing, const struct snippet *sample)
{
	struct pllint_span range = {completing->content, completing->offset};
	return (struct probe){completing->server, completing->document, completing->line.start, range, &sample->text};
}

// --- entries --------------------------------------------------------------------------------------

static struct pllint_text text_at(const struct completing *completing, uint32_t line)
{
	struct pllint_span span = text_line(&completing->document->text, line);
	return (struct pllint_text){completing_bytes(completing) + span.start, span.end - span.start};
}

// A row of the table that the cursor is below; false where there is none.
static bool write_row(const struct completing *completing, const struct pllint_kind *kind, struct snippet *snippet)
{
	uint32_t line = text_place(&completing->document->text, completing->offset).line, first = line;
	for (; first > 0; first--) {
		struct pllint_text above = text_at(completing, first - 1);
		if (!memchr(above.bytes, '|', above.size)) {
			break;
		}
	}
	if (line < first + 2) {
		return false; // no header and what is below it
	}
	skeleton_row(snippet, kind, text_at(completing, first), text_at(completing, line - 1));
	return true;
}

// The marker of the entry before the cursor, as the list has it; empty: there is none.
static struct pllint_text marker_before(const struct completing *completing, const struct pllint_kind *kind)
{
	const char *bytes = completing_bytes(completing);
	struct pllint_text marker = {"", 0};
	for (size_t i = 0; i < completing->outline->count; i++) {
		const struct outline_entry *entry = &completing->outline->entries[i];
		uint32_t start = entry->head.start;
		if (start >= completing->offset) {
			break;
		}
		start -= start > 1 && byte_is_blank(bytes[start - 1]) && byte_is_in(bytes[start - 2], "-*+") ? 2 : 0;
		if (entry->kind == kind && byte_is_in(bytes[start], "-*+") && byte_is_blank(bytes[start + 1])) {
			marker = (struct pllint_text){bytes + start, 2};
		}
	}
	return marker;
}

// False where nothing of the kind can be written at the cursor.
static bool write_entry(const struct completing *completing, const struct pllint_kind *kind, struct snippet *snippet)
{
	struct pllint_text marker = skeleton_marker(completing->template, kind);
	if (pllint_template_is_of_files(completing->document->basis.template)) {
		skeleton_file(snippet, kind);
		return true;
	}
	if (skeleton_is_row(completing->template, kind)) {
		return write_row(completing, kind, snippet);
	}
	if (marker.size && !completing->has_marker) {
		struct pllint_text before = marker_before(completing, kind);
		marker = before.size ? before : marker;
		buffer_add(&snippet->text, marker.bytes, marker.size);
	}
	skeleton_entry(snippet, kind);
	return marker.size || !completing->has_marker;
}

static void add_entry(struct completing *completing, const struct pllint_kind *kind)
{
	struct snippet plain = new_snippet(completing, SNIPPET_PLAIN);
	struct snippet sample = new_snippet(completing, SNIPPET_SAMPLE);
	if (write_entry(completing, kind, &plain) && is_begun(completing, &plain)) {
		write_entry(completing, kind, &sample);
		struct probe probe = probe_of(completing, &sample);
		if (probe_entry(&probe, kind)) {
			struct snippet full = new_snippet(completing, SNIPPET_STOPS);
			write_entry(completing, kind, &full);
			add(completing, "new entry: ", pllint_kind_title(kind), &plain, &full);
			buffer_release(&full.text);
		}
	}
	buffer_release(&plain.text);
	buffer_release(&sample.text);
}

// --- groups ---------------------------------------------------------------------------------------

static void add_group(struct completing *completing)
{
	struct pllint_span head, title;
	const struct pllint_template *template = completing->document->basis.template;
	const struct lsp_host *host = completing->server->host;
	if (!pllint_template_group(template, &head, &title) || !pllint_template_kind_count(template)) {
		return;
	}
	uint32_t today = host->today(host->context);
	struct snippet plain = new_snippet(completing, SNIPPET_PLAIN);
	skeleton_group(&plain, head, title, today);
	if (is_begun(completing, &plain)) {
		struct snippet sample = new_snippet(completing, SNIPPET_SAMPLE);
		skeleton_group(&sample, head, title, today);
		buffer_add_string(&sample.text, "\n\n");
		skeleton_entry(&sample, pllint_template_kind(template, 0));
		struct probe probe = probe_of(completing, &sample);
		if (probe_group(&probe)) {
			struct snippet full = new_snippet(completing, SNIPPET_STOPS);
			skeleton_group(&full, head, title, today);
			add(completing, "new group: ", title, &plain, &full);
			buffer_release(&full.text);
		}
		buffer_release(&sample.text);
	}
	buffer_release(&plain.text);
}

// --- all ------------------------------------------------------------------------------------------

void complete_skeletons(struct completing *completing)
{
	const struct pllint_template *template = completing->document->basis.template;
	for (size_t i = 0; i < pllint_template_kind_count(template); i++) {
		add_entry(completing, pllint_template_kind(template, i));
	}
	add_group(completing);
}
