// Two texts as a unified diff.

#include "cli/diff.h"

#include "cli/diff_align.h"

#include <stdio.h>
#include <string.h>

enum { CONTEXT = 3 };

// As git writes it: quoted like a C string where a byte needs it.
static void add_name(struct buffer *diff, const char *prefix, const char *name)
{
	static const char escapes[] = "\aa\bb\tt\nn\vv\ff\rr\"\"\\\\";
	bool is_quoted = false;
	for (const char *at = name; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		is_quoted |= byte < ' ' || byte >= 0x7F || byte == '"' || byte == '\\';
	}
	buffer_add_string(diff, is_quoted ? "\"" : "", prefix);
	for (const char *at = name; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		size_t known = 0;
		while (known < sizeof escapes - 1 && escapes[known] != *at) {
			known += 2;
		}
		char octal[8];
		if (known < sizeof escapes - 1) {
			buffer_add(diff, "\\", 1);
			buffer_add(diff, &escapes[known + 1], 1);
		} else if (byte < ' ' || byte >= 0x7F) {
			snprintf(octal, sizeof octal, "\\%03o", byte);
			buffer_add_string(diff, octal);
		} else {
			buffer_add(diff, at, 1);
		}
	}
	buffer_add_string(diff, is_quoted ? "\"" : "");
}

// A tab ends a name that holds whitespace.
static void add_header(struct buffer *diff, const char *name)
{
	const char *end = strchr(name, ' ') ? "\t\n" : "\n";
	buffer_add_string(diff, "--- ");
	add_name(diff, "a/", name);
	buffer_add_string(diff, end, "+++ ");
	add_name(diff, "b/", name);
	buffer_add_string(diff, end);
}

// Lines of both sides: a change, or a hunk with what stands around its changes.
struct range {
	uint32_t start[2], end[2];
};

// Moves to the next change; false if there is none.
static bool next_change(const struct diff_texts *texts, struct range *change)
{
	const struct diff_side *old = &texts->side[0], *new = &texts->side[1];
	uint32_t i = change->end[0], j = change->end[1];
	while (i < old->count && j < new->count && !old->changed[i] && !new->changed[j]) {
		i++;
		j++;
	}
	*change = (struct range){.start = {i, j}};
	while (i < old->count && old->changed[i]) {
		i++;
	}
	while (j < new->count &&new->changed[j]) {
		j++;
	}
	change->end[0] = i;
	change->end[1] = j;
	return i > change->start[0] || j > change->start[1];
}

static void add_line(struct buffer *diff, char mark, const struct diff_side *side, uint32_t line)
{
	size_t start = side->starts[line], end = side->starts[line + 1];
	buffer_add(diff, &mark, 1);
	buffer_add(diff, side->bytes + start, end - start);
	if (side->bytes[end - 1] != '\n') {
		buffer_add_string(diff, "\n\\ No newline at end of file\n");
	}
}

static void add_hunk(struct buffer *diff, const struct diff_texts *texts, const struct range *hunk)
{
	char head[80];
	uint32_t first[2], count[2];
	for (size_t i = 0; i < 2; i++) {
		count[i] = hunk->end[i] - hunk->start[i];
		first[i] = hunk->start[i] + (count[i] > 0); // of an empty range, the line before it is named
	}
	snprintf(head, sizeof head, "@@ -%u,%u +%u,%u @@\n", first[0], count[0], first[1], count[1]);
	buffer_add_string(diff, head);
	const struct diff_side *old = &texts->side[0], *new = &texts->side[1];
	uint32_t i = hunk->start[0], j = hunk->start[1];
	while (i < hunk->end[0] || j < hunk->end[1]) {
		if (i < hunk->end[0] && old->changed[i]) {
			add_line(diff, '-', old, i++);
		} else if (j < hunk->end[1] && new->changed[j]) {
			add_line(diff, '+', new, j++);
		} else {
			add_line(diff, ' ', old, i++);
			j++;
		}
	}
}

// The hunk that begins with a change; `change` becomes the first one after it. False if there is none.
static bool widen(const struct diff_texts *texts, struct range *hunk, struct range *change)
{
	bool more;
	*hunk = *change;
	while ((more = next_change(texts, change)) && change->start[0] - hunk->end[0] <= 2 * CONTEXT) {
		hunk->end[0] = change->end[0];
		hunk->end[1] = change->end[1];
	}
	uint32_t before = hunk->start[0] < CONTEXT ? hunk->start[0] : CONTEXT;
	uint32_t left = texts->side[0].count - hunk->end[0], after = left < CONTEXT ? left : CONTEXT;
	for (size_t i = 0; i < 2; i++) {
		hunk->start[i] -= before;
		hunk->end[i] += after;
	}
	return more;
}

void diff_unified(struct buffer *diff, const char *name, struct diff_text old, struct diff_text new)
{
	struct diff_texts texts;
	diff_texts_split(&texts, old, new);
	diff_align(&texts);
	struct range change = {0}, hunk;
	bool more = next_change(&texts, &change);
	if (more) {
		add_header(diff, name);
	}
	while (more) {
		more = widen(&texts, &hunk, &change);
		add_hunk(diff, &texts, &hunk);
	}
	diff_texts_release(&texts);
}
