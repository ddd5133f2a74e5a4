// Reads unified diffs.

#include "change/patch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
	struct patch *patch;
	struct buffer *problem;
	const char *at, *end; // what is left to read
	const char *line;     // the line that was read, without its ending
	size_t size;
	uint32_t number;
	bool has_newline;
	bool in_git_header; // between `diff --git` and the first hunk
};

static bool refuse(struct reader *reader, const char *text)
{
	char place[32];
	snprintf(place, sizeof place, "line %u: ", (unsigned)reader->number);
	buffer_add_string(reader->problem, place, text);
	return false;
}

static bool next_line(struct reader *reader)
{
	if (reader->at == reader->end) {
		return false;
	}
	size_t left = (size_t)(reader->end - reader->at);
	const char *newline = memchr(reader->at, '\n', left);
	reader->line = reader->at;
	reader->size = newline ? (size_t)(newline - reader->at) : left;
	reader->has_newline = newline != NULL;
	reader->at += reader->size + reader->has_newline;
	reader->number++;
	return true;
}

static bool starts_with(const struct reader *reader, const char *prefix)
{
	size_t length = strlen(prefix);
	return reader->size >= length && memcmp(reader->line, prefix, length) == 0;
}

static struct patch_file *current_file(const struct reader *reader)
{
	struct patch *patch = reader->patch;
	return patch->file_count ? &patch->files[patch->file_count - 1] : NULL;
}

static void add_file(struct reader *reader)
{
	struct patch *patch = reader->patch;
	if (patch->file_count == patch->file_capacity) {
		patch->file_capacity = patch->file_capacity * 2 + 8;
		patch->files = allocate(patch->files, patch->file_capacity * sizeof *patch->files);
	}
	patch->files[patch->file_count++] = (struct patch_file){.first = patch->hunk_count};
}

// --- names ----------------------------------------------------------------------------------------

static size_t octal(const char *bytes, size_t size, char *byte)
{
	unsigned value = 0;
	size_t length = 0;
	while (length < 3 && length < size && bytes[length] >= '0' && bytes[length] <= '7') {
		value = value * 8 + (unsigned)(bytes[length++] - '0');
	}
	if (length > 0) {
		*byte = (char)value;
	}
	return length;
}

// What stands behind a backslash, in its place if it is known. The number of bytes that it takes.
static size_t unquote(const char *bytes, size_t size, char *byte)
{
	static const char letters[] = "abtnvfr\"\\", meant[] = "\a\b\t\n\v\f\r\"\\";
	const char *letter = memchr(letters, bytes[0], sizeof letters - 1);
	if (letter) {
		*byte = meant[letter - letters];
		return 1;
	}
	return octal(bytes, size, byte);
}

// A name as git writes it in quotes, or plain up to a tab. NULL: `/dev/null`.
static char *read_name(const char *bytes, size_t size)
{
	struct buffer name = {0};
	buffer_add(&name, "", 0);
	if (size > 0 && bytes[0] == '"') {
		for (size_t i = 1; i < size && bytes[i] != '"'; i++) {
			char byte = bytes[i];
			if (byte == '\\' && i + 1 < size) {
				i += unquote(bytes + i + 1, size - i - 1, &byte);
			}
			buffer_add(&name, &byte, 1);
		}
	} else {
		const char *tab = memchr(bytes, '\t', size);
		size = tab ? (size_t)(tab - bytes) : size;
		size -= size > 0 && bytes[size - 1] == '\r';
		buffer_add(&name, bytes, size);
	}
	if (strcmp(name.bytes, "/dev/null") == 0) {
		buffer_release(&name);
	}
	return name.bytes;
}

static void set_name(char **name, const struct reader *reader, size_t prefix)
{
	free(*name);
	*name = read_name(reader->line + prefix, reader->size - prefix);
}

// --- hunks ----------------------------------------------------------------------------------------

static bool read_number(const char **at, const char *end, uint32_t *number)
{
	uint64_t value = 0;
	const char *from = *at;
	while (*at < end && **at >= '0' && **at <= '9' && value <= UINT32_MAX) {
		value = value * 10 + (uint64_t)(*(*at)++ - '0');
	}
	*number = (uint32_t)value;
	return *at > from && value <= INT32_MAX;
}

// `12,3` or `12`.
static bool read_range(const char **at, const char *end, uint32_t *start, uint32_t *count)
{
	*count = 1;
	if (!read_number(at, end, start)) {
		return false;
	}
	if (*at < end && **at == ',') {
		(*at)++;
		return read_number(at, end, count);
	}
	return true;
}

static bool skip(const char **at, const char *end, const char *text)
{
	size_t length = strlen(text);
	if ((size_t)(end - *at) < length || memcmp(*at, text, length) != 0) {
		return false;
	}
	*at += length;
	return true;
}

static bool read_hunk_head(const struct reader *reader, struct patch_hunk *hunk)
{
	const char *at = reader->line, *end = reader->line + reader->size;
	return skip(&at, end, "@@ -") && read_range(&at, end, &hunk->old_start, &hunk->old_count) &&
	       skip(&at, end, " +") && read_range(&at, end, &hunk->new_start, &hunk->new_count) &&
	       skip(&at, end, " @@");
}

static void add_line(struct reader *reader, char kind)
{
	struct patch *patch = reader->patch;
	if (patch->line_count == patch->line_capacity) {
		patch->line_capacity = patch->line_capacity * 2 + 64;
		patch->lines = allocate(patch->lines, patch->line_capacity * sizeof *patch->lines);
	}
	// Some programs take off the blank of a context line that is empty.
	bool is_bare = reader->size == 0 || reader->line[0] == '\r';
	patch->lines[patch->line_count++] = (struct patch_line){
		.kind = kind,
		.has_newline = true,
		.bytes = reader->line + !is_bare,
		.size = reader->size - !is_bare,
	};
}

static void end_without_newline(struct reader *reader)
{
	reader->patch->lines[reader->patch->line_count - 1].has_newline = false;
}

static bool read_hunk_lines(struct reader *reader, struct patch_hunk *hunk)
{
	uint32_t old = hunk->old_count, new = hunk->new_count;
	while (old > 0 || new > 0) {
		if (!next_line(reader)) {
			return refuse(reader, "the diff ends within a change");
		}
		char kind = reader->size == 0 || reader->line[0] == '\r' ? ' ' : reader->line[0];
		if (kind == '\\' && reader->patch->line_count > hunk->first) {
			end_without_newline(reader);
			continue;
		}
		bool fits = kind == ' ' ? old > 0 && new > 0 : kind == '-' ? old > 0 : kind == '+' && new > 0;
		if (!fits) {
			return refuse(reader, "this line does not belong to the change that it stands in");
		}
		old -= kind != '+';
		new -= kind != '-';
		add_line(reader, kind);
	}
	hunk->count = reader->patch->line_count - hunk->first;
	if (hunk->count && reader->at < reader->end && *reader->at == '\\') {
		next_line(reader);
		end_without_newline(reader);
	}
	return true;
}

static bool read_hunk(struct reader *reader)
{
	struct patch *patch = reader->patch;
	struct patch_hunk hunk = {.number = reader->number, .first = patch->line_count};
	struct patch_file *file = current_file(reader);
	if (!read_hunk_head(reader, &hunk)) {
		return refuse(reader, "`@@` begins no change here: `@@ -1,2 +3,4 @@` does");
	}
	if (!file || (!file->old_name && !file->new_name)) {
		return refuse(reader, "no file is named before this change");
	}
	if (!read_hunk_lines(reader, &hunk)) {
		return false;
	}
	if (patch->hunk_count == patch->hunk_capacity) {
		patch->hunk_capacity = patch->hunk_capacity * 2 + 16;
		patch->hunks = allocate(patch->hunks, patch->hunk_capacity * sizeof *patch->hunks);
	}
	patch->hunks[patch->hunk_count++] = hunk;
	file->count++;
	reader->in_git_header = false;
	return true;
}

// --- files ----------------------------------------------------------------------------------------

// `--- old` has to be followed by `+++ new`; else it is some text around the diff.
static void read_names(struct reader *reader)
{
	if ((size_t)(reader->end - reader->at) < 4 || memcmp(reader->at, "+++ ", 4) != 0) {
		return;
	}
	if (!reader->in_git_header) {
		add_file(reader);
	}
	set_name(&current_file(reader)->old_name, reader, 4);
	next_line(reader);
	set_name(&current_file(reader)->new_name, reader, 4);
	reader->in_git_header = false;
}

static void read_git_header(struct reader *reader)
{
	struct patch_file *file = current_file(reader);
	if (starts_with(reader, "rename from ")) {
		set_name(&file->old_name, reader, 12);
	} else if (starts_with(reader, "rename to ")) {
		set_name(&file->new_name, reader, 10);
	} else if (starts_with(reader, "copy to ")) {
		file->is_copy = true;
		set_name(&file->new_name, reader, 8);
	}
}

// `Binary files a/x and b/x differ`.
static void read_binary(struct reader *reader)
{
	struct patch_file *file = current_file(reader);
	const char *text = reader->line;
	const char *middle = NULL;
	for (size_t i = 13; i + 5 <= reader->size && !middle; i++) {
		middle = memcmp(text + i, " and ", 5) == 0 ? text + i : NULL;
	}
	file->is_binary = true;
	if (!middle || reader->size < 13 + 7) {
		return;
	}
	const char *end = text + reader->size - 7; // ` differ`
	free(file->old_name);
	free(file->new_name);
	file->old_name = read_name(text + 13, (size_t)(middle - text) - 13);
	file->new_name = middle + 5 < end ? read_name(middle + 5, (size_t)(end - middle) - 5) : NULL;
}

static bool read_line(struct reader *reader)
{
	if (starts_with(reader, "diff --cc ") || starts_with(reader, "diff --combined ") ||
	    starts_with(reader, "@@@")) {
		return refuse(reader, "this is the diff of a merge, of several parents at once; make one against one "
				      "commit");
	}
	if (starts_with(reader, "diff --git ")) {
		add_file(reader);
		reader->in_git_header = true;
	} else if (starts_with(reader, "--- ")) {
		read_names(reader);
	} else if (starts_with(reader, "@@ ")) {
		return read_hunk(reader);
	} else if (reader->in_git_header && starts_with(reader, "Binary files ")) {
		read_binary(reader);
	} else if (reader->in_git_header) {
		read_git_header(reader);
	}
	return true;
}

bool patch_read(struct patch *patch, const char *bytes, size_t size, struct buffer *problem)
{
	*patch = (struct patch){0};
	struct reader reader = {.patch = patch, .problem = problem, .at = bytes, .end = bytes + size};
	bool is_blank = true;
	while (next_line(&reader)) {
		is_blank &= reader.size == 0 || (reader.size == 1 && reader.line[0] == '\r');
		if (!read_line(&reader)) {
			return false;
		}
	}
	if (!patch->file_count && !is_blank) {
		buffer_add_string(problem, "it is no unified diff: `git diff` makes one");
		return false;
	}
	return true;
}

void patch_release(struct patch *patch)
{
	for (size_t i = 0; i < patch->file_count; i++) {
		free(patch->files[i].old_name);
		free(patch->files[i].new_name);
	}
	free(patch->files);
	free(patch->hunks);
	free(patch->lines);
	*patch = (struct patch){0};
}

// --- finding --------------------------------------------------------------------------------------

static bool is_named(const char *given, const char *prefix, const char *name)
{
	size_t length = strlen(prefix);
	if (!given) {
		return false;
	}
	return strcmp(given, name) == 0 || (strncmp(given, prefix, length) == 0 && strcmp(given + length, name) == 0);
}

const struct patch_file *patch_find(const struct patch *patch, const char *name)
{
	for (size_t i = 0; i < patch->file_count; i++) {
		if (is_named(patch->files[i].new_name, "b/", name)) {
			return &patch->files[i];
		}
	}
	return NULL;
}

bool patch_deletes(const struct patch *patch, const char *name)
{
	if (patch_find(patch, name)) {
		return false;
	}
	for (size_t i = 0; i < patch->file_count; i++) {
		bool is_gone = !patch->files[i].is_copy && is_named(patch->files[i].old_name, "a/", name);
		if (is_gone) {
			return true;
		}
	}
	return false;
}
