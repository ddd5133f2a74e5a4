// The tokens of any text: in bounds, in order, each on the bytes that it claims, the same by sections as
// by the whole, and telling the same story as md4c.

#include "fuzz.h"

#include <stdio.h>

#include "../markdown/checker.h"

void fuzz_input(const char *bytes, size_t size)
{
	struct fuzz_text text = fuzz_copy(0, (struct fuzz_text){bytes, size});
	bool is_sure;
	const char *fault = check_text(text.bytes, text.size, &is_sure);
	if (fault) {
		check_report(fault, text.bytes, text.size);
	}
	PROMISE(!fault);
}
