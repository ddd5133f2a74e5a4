// Edits of a document.

#include "lsp/server.h"

#include "change/diff.h"

#include <string.h>

static struct json *edit_of(struct text *text, struct pllint_span range, const char *new, size_t size)
{
	struct json *edit = rpc_object("range", range_of(text, range));
	json_put(edit, "newText", rpc_text(new, size));
	return edit;
}

// --- from one text to another ---------------------------------------------------------------------

struct edits {
	struct text *text;
	struct json *all;
};

// Whether bytes on either side of a place belong together: a character's, or those of a CRLF.
static bool is_inside(const char *bytes, size_t at, size_t size)
{
	bool is_pair = at > 0 && at < size && bytes[at - 1] == '\r' && bytes[at] == '\n';
	return is_pair || (at < size && ((unsigned char)bytes[at] & 0xC0) == 0x80);
}

// Leaves out what the two have in common at their ends: an editor's cursor and marks stay where they are then.
static void narrow(struct diff_change *change, const char *old)
{
	const char *a = old + change->start, *b = change->new.bytes;
	size_t a_size = change->end - change->start, b_size = change->new.size;
	size_t least = a_size < b_size ? a_size : b_size, before = 0, after = 0;
	while (before < least && a[before] == b[before]) {
		before++;
	}
	while (before > 0 && (is_inside(a, before, a_size) || is_inside(b, before, b_size))) {
		before--;
	}
	while (after < least - before && a[a_size - 1 - after] == b[b_size - 1 - after]) {
		after++;
	}
	while (after > 0 && (is_inside(a, a_size - after, a_size) || is_inside(b, b_size - after, b_size))) {
		after--;
	}
	change->start += before;
	change->end -= after;
	change->new.bytes += before;
	change->new.size -= before + after;
}

static void take(void *context, const struct diff_change *change)
{
	struct edits *edits = context;
	struct diff_change narrowed = *change;
	narrow(&narrowed, edits->text->bytes.bytes);
	struct pllint_span range = {(uint32_t)narrowed.start, (uint32_t)narrowed.end};
	json_add(edits->all, edit_of(edits->text, range, narrowed.new.bytes, narrowed.new.size));
}

struct json *edits_between(struct text *text, struct pllint_text new)
{
	struct edits edits = {.text = text, .all = json_new_array()};
	diff_changes((struct diff_text){text->bytes.bytes, text->bytes.size}, (struct diff_text){new.bytes, new.size},
		     take, &edits);
	return edits.all;
}

// --- of a finding ---------------------------------------------------------------------------------

static void add(void *context, const char *bytes, size_t size)
{
	buffer_add(context, bytes, size);
}

struct json *edits_of(const struct pllint_report *report, struct text *text, const struct pllint_finding *finding)
{
	struct json *all = json_new_array();
	struct buffer new = {0};
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		const struct pllint_edit *edit = &finding->edits[i];
		buffer_cut(&new, 0);
		buffer_add(&new, "", 0);
		pllint_write_edit(report, edit, (struct pllint_writer){.write = add, .context = &new});
		json_add(all, edit_of(text, edit->range, new.bytes, new.size));
	}
	buffer_release(&new);
	return all;
}

struct json *edits_for(const struct server *server, const struct document *document, struct json *edits)
{
	if (!server->client.takes_versions) {
		return rpc_object("changes", rpc_object(document->uri, edits));
	}
	struct json *identifier = rpc_object("uri", json_new_string(document->uri)), *changes = json_new_array();
	json_put(identifier, "version", json_new_number(document->version));
	struct json *change = rpc_object("textDocument", identifier);
	json_put(change, "edits", edits);
	json_add(changes, change);
	return rpc_object("documentChanges", changes);
}
