// Any list checked by any template.

#include "fuzz.h"

static void check(const struct fuzz_parts *parts, struct fuzz_memory *memory)
{
	struct pllint_environment environment = fuzz_environment(memory);
	struct fuzz_text list = fuzz_copy(0, parts->list);
	struct fuzz_text template_text = fuzz_copy(1, parts->template);
	struct pllint_settings settings;
	struct pllint_template *template;
	struct pllint_report *faults, *report = NULL;
	fuzz_settings(parts, &settings);
	enum pllint_status status =
		pllint_template_read(&environment, template_text.bytes, template_text.size, &template, &faults);
	PROMISE(status == PLLINT_OK || status == PLLINT_NO_KIND || fuzz_is_refused(status));
	if (template) {
		PROMISE(!fuzz_is_refused(status));
		bool has_kind = status == PLLINT_OK;
		status = pllint_lint(&environment, template, list.bytes, list.size, &settings, &report);
		PROMISE(report);
		if (has_kind) {
			PROMISE(status == PLLINT_OK || status == PLLINT_NO_ENTRY || fuzz_is_refused(status));
		} else {
			PROMISE(status == PLLINT_NO_KIND);
		}
		PROMISE(!fuzz_is_refused(status) || pllint_report_reason(report));
		PROMISE(status == PLLINT_OK || status == PLLINT_NO_ENTRY || pllint_report_size(report) == 0);
		// Without an entry, it is reported what may hide some.
		PROMISE(status != PLLINT_OK || pllint_report_counts(report)->entries > 0 ||
			pllint_report_size(report) > 0);
		if (status == PLLINT_OK || status == PLLINT_NO_ENTRY) {
			fuzz_check_report(report, template, list);
		}
	}
	pllint_report_release(report);
	pllint_report_release(faults);
	pllint_template_release(template);
	PROMISE(memory->live == 0);
}

void fuzz_input(const char *bytes, size_t size)
{
	struct fuzz_parts parts = fuzz_split(bytes, size);
	for (int guarded = 0; guarded <= (size % 8 == 0); guarded++) {
		struct fuzz_memory memory = {.is_guarded = guarded};
		check(&parts, &memory);
	}
}
