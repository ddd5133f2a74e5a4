// Any diff read and taken back from any text; and any two texts, of which the diff that pllint prints is read
// and leads back from one to the other.

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#include "change/diff.h"
#include "change/patch.h"
#include "change/revision.h"

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

// Pieces that are the same in both texts, in order.
static void check_kept(const struct revision *revision, struct fuzz_text text)
{
	for (size_t i = 0; i < revision->kept_count; i++) {
		const struct pllint_kept *kept = &revision->kept[i];
		PROMISE(kept->size > 0 && kept->now + kept->size <= text.size);
		PROMISE(kept->before + kept->size <= revision->before.size);
		PROMISE(memcmp(revision->before.bytes + kept->before, text.bytes + kept->now, kept->size) == 0);
		PROMISE(i == 0 ||
			(kept[-1].now + kept[-1].size <= kept->now && kept[-1].before + kept[-1].size <= kept->before));
	}
}

// The same change twice: it hardly ever fits, and when it does, the pieces are followed through both.
static void take_back(const struct patch *patch, const struct patch_file *file, size_t count, struct fuzz_text text)
{
	struct revision revision;
	struct buffer problem = {0};
	const struct patch_file *const changes[] = {file, file};
	if (revision_make(&revision, patch, changes, count, text.bytes, text.size, &problem)) {
		check_touched(&revision, text);
		check_kept(&revision, text);
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
		take_back(&patch, file, 1, text);
		take_back(&patch, file, 2, text);
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
	PROMISE(strcmp(patch.files[0].new_name, "b/a b\tc\".md") == 0);
	const struct patch_file *const changes[] = {&patch.files[0]};
	PROMISE(revision_make(&revision, &patch, changes, 1, new.bytes, new.size, &problem));
	PROMISE(is_same(&revision.before, old));
	check_touched(&revision, new);
	check_kept(&revision, new);
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
