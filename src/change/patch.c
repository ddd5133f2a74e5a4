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
	bool is_named;	    // the file in hand: by lines of its own, so that changes of it may follow
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

// What is behind a backslash, in its place if it is known. The number of bytes that it takes.
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
			return refuse(reader, "this line does not belong to the change that it is in");
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
	if (!file || !reader->is_named) {
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
	current_file(reader)->is_plain = false;
	set_name(&current_file(reader)->old_name, reader, 4);
	next_line(reader);
	set_name(&current_file(reader)->new_name, reader, 4);
	reader->in_git_header = false;
	reader->is_named = true;
}

static size_t after_folder(const char *name, size_t size)
{
	const char *slash = memchr(name, '/', size);
	return slash ? (size_t)(slash + 1 - name) : 0;
}

// True if a line without quotes has two names at a byte that are the same but for their prefixes.
static bool is_middle(const struct reader *reader, size_t from, size_t at)
{
	const char *old_name = reader->line + from, *new_name = reader->line + at + 1;
	size_t old_size = at - from, new_size = reader->size - at - 1;
	size_t old_start = after_folder(old_name, old_size), new_start = after_folder(new_name, new_size);
	return old_size - old_start == new_size - new_start && old_size > old_start &&
	       memcmp(old_name + old_start, new_name + new_start, old_size - old_start) == 0;
}

static size_t end_of_quoted(const struct reader *reader, size_t at)
{
	for (at++; at < reader->size && reader->line[at] != '"'; at++) {
		at += reader->line[at] == '\\';
	}
	return at + 1;
}

// Where the first of two names ends; 0 where they are not of one file.
static size_t find_middle(const struct reader *reader, size_t from)
{
	if (from < reader->size && reader->line[from] == '"') {
		size_t end = end_of_quoted(reader, from);
		return end + 1 < reader->size ? end : 0;
	}
	for (size_t i = from; i + 1 < reader->size; i++) {
		if (reader->line[i] == ' ' && is_middle(reader, from, i)) {
			return i;
		}
	}
	return 0;
}

// `diff --git a/x b/x`: of a binary file and of an empty one there is no other line with the names. Those of a file
// that was renamed follow.
static void begin_git_file(struct reader *reader)
{
	enum { FROM = 11 };
	add_file(reader);
	reader->in_git_header = true;
	reader->is_named = false;
	reader->size -= reader->size > 0 && reader->line[reader->size - 1] == '\r';
	size_t middle = find_middle(reader, FROM);
	if (middle > 0) {
		struct patch_file *file = current_file(reader);
		file->old_name = read_name(reader->line + FROM, middle - FROM);
		file->new_name = read_name(reader->line + middle + 1, reader->size - middle - 1);
	}
}

static void drop_name(char **name)
{
	free(*name);
	*name = NULL;
}

static void read_git_header(struct reader *reader)
{
	struct patch_file *file = current_file(reader);
	if (starts_with(reader, "rename from ")) {
		file->is_plain = true;
		set_name(&file->old_name, reader, 12);
	} else if (starts_with(reader, "rename to ")) {
		set_name(&file->new_name, reader, 10);
	} else if (starts_with(reader, "copy from ")) {
		file->is_plain = file->is_copy = true;
		set_name(&file->old_name, reader, 10);
	} else if (starts_with(reader, "copy to ")) {
		file->is_plain = file->is_copy = true;
		set_name(&file->new_name, reader, 8);
	} else if (starts_with(reader, "deleted file mode ")) {
		drop_name(&file->new_name);
	} else if (starts_with(reader, "new file mode ")) {
		drop_name(&file->old_name);
	} else if (starts_with(reader, "GIT binary patch") || starts_with(reader, "Binary files ")) {
		file->is_binary = true;
	}
}

static const char *find_text(const struct reader *reader, size_t from, const char *text)
{
	size_t length = strlen(text);
	for (size_t i = from; i + length <= reader->size; i++) {
		if (memcmp(reader->line + i, text, length) == 0) {
			return reader->line + i;
		}
	}
	return NULL;
}

// `Binary files x and y differ`, as diff says.
static void read_binary(struct reader *reader)
{
	enum { FROM = 13, END = 7 };
	const char *middle = find_text(reader, FROM, " and "), *end = reader->line + reader->size - END;
	if (!middle || reader->size < FROM + END || memcmp(end, " differ", END) != 0 || middle + 5 > end) {
		return;
	}
	add_file(reader);
	struct patch_file *file = current_file(reader);
	file->is_binary = true;
	file->old_name = read_name(reader->line + FROM, (size_t)(middle - reader->line) - FROM);
	file->new_name = read_name(middle + 5, (size_t)(end - middle) - 5);
	reader->is_named = false;
}

// `Only in folder: name`, as diff says.
static void read_alone(struct reader *reader)
{
	enum { FROM = 8 };
	const char *middle = find_text(reader, FROM, ": ");
	if (!middle) {
		return;
	}
	struct buffer name = {0};
	buffer_add(&name, reader->line + FROM, (size_t)(middle - reader->line) - FROM);
	buffer_add(&name, "/", 1);
	buffer_add(&name, middle + 2, (size_t)(reader->line + reader->size - middle) - 2);
	add_file(reader);
	current_file(reader)->new_name = name.bytes;
	current_file(reader)->is_alone = true;
	reader->is_named = false;
}

static bool read_line(struct reader *reader)
{
	if (starts_with(reader, "diff --cc ") || starts_with(reader, "diff --combined ") ||
	    starts_with(reader, "@@@")) {
		return refuse(reader, "this is the diff of a merge, of several parents at once; make one against one "
				      "commit");
	}
	if (starts_with(reader, "diff --git ")) {
		begin_git_file(reader);
	} else if (starts_with(reader, "--- ")) {
		read_names(reader);
	} else if (starts_with(reader, "@@ ")) {
		return read_hunk(reader);
	} else if (reader->in_git_header) {
		read_git_header(reader);
	} else if (starts_with(reader, "Binary files ")) {
		read_binary(reader);
	} else if (starts_with(reader, "Only in ")) {
		read_alone(reader);
	}
	return true;
}

bool patch_read(struct patch *patch, const char *bytes, size_t size, struct buffer *problem)
{
	*patch = (struct patch){0};
	struct reader reader = {
		.patch = patch, .problem = problem, .at = bytes, .end = size > 0 ? bytes + size : bytes};
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

// --- prefixes -------------------------------------------------------------------------------------

const char *patch_strip(const char *name)
{
	const char *slash = strchr(name, '/');
	return slash && slash[1] ? slash + 1 : NULL;
}

static bool has_prefix(const char *name, const char *letters)
{
	return !name || (name[0] && strchr(letters, name[0]) && name[1] == '/');
}

bool patch_is_prefixed(const struct patch_file *file)
{
	// With diff.mnemonicPrefix: commit, index, work tree, object, and 1 and 2 outside of repositories.
	return !file->is_plain && has_prefix(file->old_name, "aciow1") && has_prefix(file->new_name, "bciow2");
}
