// Any list fixed: what every fix promises.

#include "fuzz.h"

#include <stdio.h>
#include <string.h>

#include "again.h"

static bool is_valid(struct fuzz_text text)
{
	for (size_t i = 0; i < text.size;) {
		struct pllint_character character = pllint_character_at(text.bytes + i, text.size - i);
		if (character.code_point == UINT32_MAX) {
			return false;
		}
		i += character.size;
	}
	return true;
}

static bool is_same(struct fuzz_text a, struct fuzz_text b)
{
	return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}

static struct fuzz_text text_of(const struct pllint_fixed *fixed)
{
	struct fuzz_text text;
	text.bytes = pllint_fixed_text(fixed, &text.size);
	return text;
}

// Nothing that may be fixed is left to be said.
static void check_rest(const struct again *again, const struct pllint_fixed *fixed)
{
	const struct pllint_report *report = pllint_fixed_report(fixed);
	for (size_t i = 0; i < pllint_report_size(report) && !pllint_report_unfixable(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		PROMISE(finding->edit_count == 0 || finding->fix < PLLINT_FIX_SAFE || finding->fix > again->allow);
	}
}

static void check_second(const struct again *again, const struct pllint_fixed *once, enum pllint_status status)
{
	struct fuzz_text text = fuzz_copy(2, text_of(once));
	struct pllint_fixed *twice;
	enum pllint_status second = pllint_fix(&again->environment, again->template, text.bytes, text.size,
					       &again->settings, again->allow, &twice);
	PROMISE(second == status);
	PROMISE(!pllint_fixed_is_changed(twice));
	PROMISE(pllint_fixed_size(twice) == 0);
	PROMISE(pllint_report_size(pllint_fixed_report(twice)) == pllint_report_size(pllint_fixed_report(once)));
	pllint_fixed_release(twice);
}

static void check_fixed(const struct again *again, struct fuzz_text list, const struct pllint_fixed *fixed,
			enum pllint_status status)
{
	struct fuzz_text text = text_of(fixed);
	bool is_changed = pllint_fixed_is_changed(fixed);
	PROMISE(is_changed != is_same(list, text));
	PROMISE(is_changed == (pllint_fixed_size(fixed) > 0));
	PROMISE(!is_valid(list) || is_valid(text));
	fuzz_check_report(pllint_fixed_report(fixed), again->template, text);
	if (status == PLLINT_OK) {
		check_rest(again, fixed);
	}
	again_check(again, list, fixed);
}

static void fix(struct again *again, struct fuzz_text list)
{
	struct pllint_fixed *fixed = NULL;
	enum pllint_status status = pllint_fix(&again->environment, again->template, list.bytes, list.size,
					       &again->settings, again->allow, &fixed);
	PROMISE(!fixed == fuzz_is_refused(status));
	PROMISE(!fixed || status == PLLINT_OK || status == PLLINT_NO_ENTRY || status == PLLINT_UNVERIFIED);
	// What is announced as fixable is fixed: nothing is refused, not even a part.
	const char *reason = fixed ? pllint_fixed_reason(fixed) : NULL;
	if (reason && !pllint_report_unfixable(pllint_fixed_report(fixed))) {
		fprintf(stderr, "not fixed: %s\n", reason);
		PROMISE(!reason);
	}
	if (fixed) {
		check_fixed(again, list, fixed, status);
		check_second(again, fixed, status);
	}
	pllint_fixed_release(fixed);
}

static void check(const struct fuzz_parts *parts, struct fuzz_memory *memory)
{
	struct again again = {.environment = fuzz_environment(memory),
			      .allow = parts->options & FUZZ_UNSAFE ? PLLINT_FIX_UNSAFE : PLLINT_FIX_SAFE};
	struct fuzz_text list = fuzz_copy(0, parts->list);
	struct fuzz_text template = fuzz_copy(1, parts->template);
	struct pllint_report *faults;
	fuzz_settings(parts, &again.settings);
	enum pllint_status status =
		pllint_template_read(&again.environment, template.bytes, template.size, &again.template, &faults);
	if (status == PLLINT_OK) {
		fix(&again, list);
	}
	pllint_report_release(faults);
	pllint_template_release(again.template);
	PROMISE(memory->live == 0);
}

void fuzz_input(const char *bytes, size_t size)
{
	struct fuzz_parts parts = fuzz_split(bytes, size);
	struct fuzz_memory memory = {.is_guarded = size % 8 == 0};
	check(&parts, &memory);
}
