// Any baseline read.

#include "fuzz.h"

#include <string.h>

#include "change/baseline.h"

static bool is_before(struct pllint_fingerprint a, struct pllint_fingerprint b)
{
	return a.high < b.high || (a.high == b.high && a.low < b.low);
}

static void check_file(const struct baseline *baseline, const struct baseline_file *file)
{
	PROMISE(file->path && file->count > 0);
	for (size_t i = 0; i < file->count; i++) {
		PROMISE(i == 0 || is_before(file->fingerprints[i - 1], file->fingerprints[i]));
		PROMISE(file->records[i] && !file->is_met[i]);
	}
	// What would be shown otherwise never was the name of a file.
	const struct baseline_file *found = baseline_find(baseline, file->path);
	PROMISE(!found || strcmp(found->path, file->path) == 0);
}

void fuzz_input(const char *bytes, size_t size)
{
	struct fuzz_text text = fuzz_copy(0, (struct fuzz_text){bytes, size});
	struct baseline baseline;
	struct buffer problem = {0};
	bool well = baseline_read(&baseline, text.bytes, text.size, &problem);
	PROMISE(well == (problem.size == 0));
	for (size_t i = 0; well && i < baseline.count; i++) {
		check_file(&baseline, &baseline.files[i]);
	}
	baseline_release(&baseline);
	buffer_release(&problem);
}
