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

// What comes next in both texts. A piece that goes on where the last one ended belongs to that.
static void keep(struct revision *revision, size_t before, size_t now, size_t size)
{
	size_t count = revision->kept_count;
	struct pllint_kept *last = count ? &revision->kept[count - 1] : NULL;
	if (size == 0) {
		return;
	}
	if (last && last->before + last->size == before && last->now + last->size == now) {
		last->size += (uint32_t)size;
		return;
	}
	if (count == revision->kept_capacity) {
		revision->kept_capacity = revision->kept_capacity * 2 + 16;
		revision->kept = allocate(revision->kept, revision->kept_capacity * sizeof *revision->kept);
	}
	revision->kept[revision->kept_count++] = (struct pllint_kept){(uint32_t)before, (uint32_t)now, (uint32_t)size};
}

// Both texts hold the bytes from `from` to where the text is read.
static void keep_from(struct reverting *reverting, size_t from)
{
	struct revision *revision = reverting->revision;
	size_t size = reverting->at - from;
	keep(revision, revision->before.size, from, size);
	buffer_add(&revision->before, reverting->bytes + from, size);
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
	size_t start = reverting->at;
	reverting->at = end;
	reverting->line++;
	if (line->kind == '+') {
		touch(reverting->revision, start, end);
	} else {
		keep_from(reverting, start);
	}
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
	keep_from(reverting, from);
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

// Takes back one change of the file.
static bool revert_file(struct revision *revision, const struct patch *patch, const struct patch_file *file,
			const char *bytes, size_t size, struct buffer *problem)
{
	*revision = (struct revision){0};
	buffer_add(&revision->before, "", 0);
	if (file->is_binary) {
		buffer_add_string(problem, "the diff does not say what was changed in it, as if it were no text");
		return false;
	}
	struct reverting reverting = {revision, problem, bytes, size, 0, 1};
	for (size_t i = 0; i < file->count; i++) {
		if (!revert_hunk(&reverting, patch, &patch->hunks[file->first + i])) {
			return false;
		}
	}
	size_t from = reverting.at;
	reverting.at = size;
	keep_from(&reverting, from);
	return true;
}

// --- several changes ------------------------------------------------------------------------------

// The pieces of `earlier` in the last text: what was touched in a text in between is there now, or at the place
// where it is gone. Pieces that are kept come in order, and so do what was touched.
static void follow_touched(struct revision *all, const struct revision *later, const struct revision *earlier)
{
	size_t piece = 0;
	for (size_t i = 0; i < earlier->touched_count; i++) {
		struct pllint_span span = earlier->touched[i];
		while (piece < later->kept_count && later->kept[piece].before + later->kept[piece].size < span.start) {
			piece++;
		}
		for (size_t j = piece; j < later->kept_count && later->kept[j].before <= span.end; j++) {
			const struct pllint_kept *kept = &later->kept[j];
			uint32_t start = span.start > kept->before ? span.start : kept->before;
			uint32_t end = span.end < kept->before + kept->size ? span.end : kept->before + kept->size;
			if (start < end || span.start == span.end) {
				touch(all, kept->now + (start - kept->before), kept->now + (end - kept->before));
			}
		}
	}
}

static void follow_kept(struct revision *all, const struct revision *later, const struct revision *earlier)
{
	size_t first = 0;
	for (size_t i = 0; i < earlier->kept_count; i++) {
		const struct pllint_kept *old = &earlier->kept[i];
		while (first < later->kept_count && later->kept[first].before + later->kept[first].size <= old->now) {
			first++;
		}
		for (size_t j = first; j < later->kept_count && later->kept[j].before < old->now + old->size; j++) {
			const struct pllint_kept *new = &later->kept[j];
			uint32_t start = old->now > new->before ? old->now : new->before;
			uint32_t old_end = old->now + old->size, new_end = new->before + new->size;
			uint32_t end = old_end < new_end ? old_end : new_end;
			keep(all, old->before + (start - old->now), new->now + (start - new->before), end - start);
		}
	}
}

static int compare_spans(const void *left, const void *right)
{
	const struct pllint_span *a = left, *b = right;
	return a->start != b->start ? (a->start > b->start) - (a->start < b->start)
				    : (a->end > b->end) - (a->end < b->end);
}

// Makes one of two that follow each other; `later` is released, the bytes of `earlier` are taken over.
static void join(struct revision *later, struct revision *earlier)
{
	struct revision all = {.before = earlier->before};
	earlier->before = (struct buffer){0};
	for (size_t i = 0; i < later->touched_count; i++) {
		touch(&all, later->touched[i].start, later->touched[i].end);
	}
	follow_touched(&all, later, earlier);
	follow_kept(&all, later, earlier);
	if (all.touched_count > 1) {
		qsort(all.touched, all.touched_count, sizeof *all.touched, compare_spans);
	}
	revision_release(later);
	revision_release(earlier);
	*later = all;
}

bool revision_make(struct revision *revision, const struct patch *patch, const struct patch_file *const *changes,
		   size_t count, const char *bytes, size_t size, struct buffer *problem)
{
	static const struct patch_file nothing = {.is_plain = true};
	bool well = revert_file(revision, patch, count ? changes[0] : &nothing, bytes, size, problem);
	for (size_t i = 1; well && i < count; i++) {
		struct revision earlier;
		well = revert_file(&earlier, patch, changes[i], revision->before.bytes, revision->before.size, problem);
		join(revision, &earlier);
	}
	if (well && count && (!changes[count - 1]->old_name || changes[count - 1]->is_copy)) {
		revision_make_new(revision, size);
	}
	return well;
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
	free(revision->kept);
	*revision = (struct revision){0};
}
