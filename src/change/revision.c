// Takes a change back.

#include "change/revision.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reverting {
	struct revision *revision;
	struct buffer *problem;
	const char *bytes;
	size_t size;
	size_t at;     // how far the text is read
	uint32_t line; // the number of the line there, from 1
};

static void touch(struct revision *revision, size_t start, size_t end)
{
	size_t count = revision->touched_count;
	if (count && revision->touched[count - 1].end == start) {
		revision->touched[count - 1].end = (uint32_t)end;
		return;
	}
	if (count == revision->touched_capacity) {
		revision->touched_capacity = revision->touched_capacity * 2 + 16;
		revision->touched = allocate(revision->touched, revision->touched_capacity * sizeof *revision->touched);
	}
	revision->touched[revision->touched_count++] = (struct pllint_span){(uint32_t)start, (uint32_t)end};
}

static bool refuse(const struct reverting *reverting, const struct patch_hunk *hunk)
{
	char text[160];
	snprintf(text, sizeof text,
		 "the diff does not fit this file: line %u is not what the change at line %u of the diff makes it",
		 (unsigned)reverting->line, (unsigned)hunk->number);
	buffer_add_string(reverting->problem, text);
	return false;
}

static size_t line_end(const struct reverting *reverting)
{
	const char *from = reverting->bytes + reverting->at;
	const char *newline = memchr(from, '\n', reverting->size - reverting->at);
	return newline ? (size_t)(newline + 1 - reverting->bytes) : reverting->size;
}

// `line` has a byte at least: no line is without one.
static bool is_same(const char *line, size_t size, const struct patch_line *wanted)
{
	size_t wanted_size = wanted->size;
	bool has_newline = line[size - 1] == '\n';
	size -= has_newline;
	size -= size > 0 && line[size - 1] == '\r';
	wanted_size -= wanted_size > 0 && wanted->bytes[wanted_size - 1] == '\r';
	return has_newline == wanted->has_newline && size == wanted_size && memcmp(line, wanted->bytes, size) == 0;
}

static bool take_new_line(struct reverting *reverting, const struct patch_line *line)
{
	size_t end = line_end(reverting);
	const char *bytes = reverting->bytes + reverting->at;
	size_t size = end - reverting->at;
	if (size == 0 || !is_same(bytes, size, line)) {
		return false;
	}
	if (line->kind == '+') {
		touch(reverting->revision, reverting->at, end);
	} else {
		buffer_add(&reverting->revision->before, bytes, size);
	}
	reverting->at = end;
	reverting->line++;
	return true;
}

static bool revert_hunk(struct reverting *reverting, const struct patch *patch, const struct patch_hunk *hunk)
{
	// Of a hunk that adds nothing, the number is that of the line before it.
	uint32_t start = hunk->new_start + (hunk->new_count == 0);
	if (start < reverting->line) {
		return refuse(reverting, hunk);
	}
	size_t from = reverting->at;
	while (reverting->line < start && reverting->at < reverting->size) {
		reverting->at = line_end(reverting);
		reverting->line++;
	}
	buffer_add(&reverting->revision->before, reverting->bytes + from, reverting->at - from);
	if (reverting->line < start) {
		return refuse(reverting, hunk);
	}
	for (size_t i = hunk->first; i < hunk->first + hunk->count; i++) {
		const struct patch_line *line = &patch->lines[i];
		if (line->kind == '-') {
			buffer_add(&reverting->revision->before, line->bytes, line->size);
			buffer_add(&reverting->revision->before, "\n", line->has_newline);
			touch(reverting->revision, reverting->at, reverting->at);
		} else if (!take_new_line(reverting, line)) {
			return refuse(reverting, hunk);
		}
	}
	return true;
}

bool revision_make(struct revision *revision, const struct patch *patch, const struct patch_file *file,
		   const char *bytes, size_t size, struct buffer *problem)
{
	*revision = (struct revision){0};
	buffer_add(&revision->before, "", 0);
	if (file && file->is_binary) {
		buffer_add_string(problem, "the diff does not say what was changed in it, as if it were no text");
		return false;
	}
	struct reverting reverting = {revision, problem, bytes, size, 0, 1};
	for (size_t i = 0; file && i < file->count; i++) {
		if (!revert_hunk(&reverting, patch, &patch->hunks[file->first + i])) {
			return false;
		}
	}
	buffer_add(&revision->before, bytes + reverting.at, size - reverting.at);
	if (file && (!file->old_name || file->is_copy)) {
		revision_make_new(revision, size);
	}
	return true;
}

void revision_make_new(struct revision *revision, size_t size)
{
	revision_release(revision);
	touch(revision, 0, size);
}

void revision_release(struct revision *revision)
{
	buffer_release(&revision->before);
	free(revision->touched);
	*revision = (struct revision){0};
}
