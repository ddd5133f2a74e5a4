// Any diff read and taken back from any text; and any two texts, of which the diff that pllint prints is read
// and leads back from one to the other.

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "change/patch.h"
#include "change/revision.h"
#include "cli/diff.h"

static bool is_same(const struct buffer *buffer, struct fuzz_text text)
{
	return buffer->size == text.size && (text.size == 0 || memcmp(buffer->bytes, text.bytes, text.size) == 0);
}

static void check_touched(const struct revision *revision, struct fuzz_text text)
{
	for (size_t i = 0; i < revision->touched_count; i++) {
		struct pllint_span span = revision->touched[i];
		PROMISE(span.start <= span.end && span.end <= text.size);
		PROMISE(i == 0 || revision->touched[i - 1].end <= span.start);
	}
}

// --- any diff -------------------------------------------------------------------------------------

static void take_back(const struct patch *patch, const struct patch_file *file, struct fuzz_text text)
{
	struct revision revision;
	struct buffer problem = {0};
	if (revision_make(&revision, patch, file, text.bytes, text.size, &problem)) {
		check_touched(&revision, text);
		PROMISE(problem.size == 0);
	} else {
		PROMISE(problem.size > 0);
	}
	revision_release(&revision);
	buffer_release(&problem);
}

static void check_any(struct fuzz_text diff, struct fuzz_text text)
{
	struct patch patch;
	struct buffer problem = {0};
	bool well = patch_read(&patch, diff.bytes, diff.size, &problem);
	PROMISE(well == (problem.size == 0));
	for (size_t i = 0; well && i < patch.file_count; i++) {
		const struct patch_file *file = &patch.files[i];
		PROMISE(file->first + file->count <= patch.hunk_count);
		take_back(&patch, file, text);
		PROMISE(!file->new_name || patch_find(&patch, file->new_name));
		PROMISE(!file->old_name || !patch_deletes(&patch, file->old_name) ||
			!patch_find(&patch, file->old_name));
	}
	patch_release(&patch);
	buffer_release(&problem);
}

// --- our own --------------------------------------------------------------------------------------

static void check_own(struct fuzz_text old, struct fuzz_text new)
{
	struct buffer diff = {0}, problem = {0};
	struct patch patch;
	struct revision revision;
	diff_unified(&diff, "a b\tc\".md", (struct diff_text){old.bytes, old.size},
		     (struct diff_text){new.bytes, new.size});
	if (diff.size == 0) {
		PROMISE(old.size == new.size && (old.size == 0 || memcmp(old.bytes, new.bytes, old.size) == 0));
		return;
	}
	PROMISE(patch_read(&patch, diff.bytes, diff.size, &problem));
	PROMISE(patch.file_count == 1);
	const struct patch_file *file = patch_find(&patch, "a b\tc\".md");
	PROMISE(file);
	PROMISE(revision_make(&revision, &patch, file, new.bytes, new.size, &problem));
	PROMISE(is_same(&revision.before, old));
	check_touched(&revision, new);
	PROMISE(revision.touched_count > 0);
	revision_release(&revision);
	patch_release(&patch);
	buffer_release(&diff);
}

void fuzz_input(const char *bytes, size_t size)
{
	struct fuzz_parts parts = fuzz_split(bytes, size);
	struct fuzz_text first = fuzz_copy(0, parts.template);
	struct fuzz_text second = fuzz_copy(1, parts.list);
	check_any(first, second);
	check_own(first, second);
	check_own(second, first);
}
