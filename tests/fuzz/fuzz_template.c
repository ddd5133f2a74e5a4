// Any template read and shown.

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

struct shown {
	char *bytes;
	size_t size;
};

static void take(void *context, const char *bytes, size_t size)
{
	struct shown *shown = context;
	shown->bytes = realloc(shown->bytes, shown->size + size + 1);
	PROMISE(shown->bytes);
	memcpy(shown->bytes + shown->size, bytes, size);
	shown->size += size;
}

static struct shown read_and_show(struct fuzz_memory *memory, struct fuzz_text text)
{
	struct pllint_environment environment = fuzz_environment(memory);
	struct pllint_template *template;
	struct pllint_report *report;
	struct shown shown = {0};
	enum pllint_status status = pllint_template_read(&environment, text.bytes, text.size, &template, &report);
	PROMISE(report);
	PROMISE((template != NULL) == (status == PLLINT_OK || status == PLLINT_NO_KIND));
	if (template) {
		size_t size;
		PROMISE(pllint_template_text(template, &size) && size == text.size);
		fuzz_check_report(report, NULL, text);
		pllint_template_show(template, (struct pllint_writer){take, &shown});
		PROMISE(shown.size > 0);
	} else {
		PROMISE(fuzz_is_refused(status) && pllint_report_reason(report));
	}
	pllint_report_release(report);
	pllint_template_release(template);
	PROMISE(memory->live == 0);
	return shown;
}

void fuzz_input(const char *bytes, size_t size)
{
	struct fuzz_memory memory = {.is_guarded = false}, guarded = {.is_guarded = true};
	struct fuzz_text text = fuzz_copy(0, (struct fuzz_text){bytes, size});
	struct shown first = read_and_show(&memory, text);
	if (size % 8 == 0) {
		struct shown second = read_and_show(&guarded, text);
		PROMISE(first.size == second.size);
		PROMISE(first.size == 0 || memcmp(first.bytes, second.bytes, first.size) == 0);
		free(second.bytes);
	}
	free(first.bytes);
}
