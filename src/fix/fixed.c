// The functions of the public header that fix a list.

#include "fix/fixing.h"

#include <string.h>

#include "fix/passes.h"

#include "fix/verify.h"
#include "lint/number.h"

struct pllint_fixed {
	struct fixing fixing;
};

// --- for the files beside this one ----------------------------------------------------------------

enum pllint_status fixing_lint(struct fixing *fixing, struct fix_text text, const struct pllint_settings *settings,
			       struct pllint_report **report)
{
	enum pllint_status status =
		pllint_lint(&fixing->environment, fixing->template, text.bytes, text.size, settings, report);
	if (status != PLLINT_OK && status != PLLINT_NO_ENTRY) {
		memory_fail(&fixing->memory, status, pllint_report_reason(*report));
	}
	return status;
}

static size_t put(char *out, size_t size, const char *text)
{
	size_t length = strlen(text);
	if (out) {
		memcpy(out + size, text, length + 1);
	}
	return size + length;
}

static size_t put_line(char *out, size_t size, uint32_t line)
{
	char digits[11];
	number_write(line, digits);
	size = put(out, size, ", near line ");
	return put(out, size, digits);
}

// "the fix of `a`, `b` is not safe here: what, near line 12"; `out` may be NULL, to learn the length.
static size_t write_reason(char *out, const struct rule_set *named, const char *what, uint32_t line)
{
	size_t size = put(out, 0, "the fix");
	const char *before = " of `";
	for (size_t i = 0; i < rule_count; i++) {
		if (rule_set_has(named, i)) {
			size = put(out, size, before);
			size = put(out, size, pllint_rule_at(i)->name);
			size = put(out, size, "`");
			before = ", `";
		}
	}
	size = put(out, size, " is not safe here: ");
	size = put(out, size, what);
	return line > 0 ? put_line(out, size, line) : size;
}

bool fixing_refuse(struct fixing *fixing, const struct rule_set *named, const char *what, uint32_t line)
{
	char *reason = arena_alloc(&fixing->arena, write_reason(NULL, named, what, line) + 1);
	write_reason(reason, named, what, line);
	fixing->reason = reason;
	return false;
}

// --- running --------------------------------------------------------------------------------------

static bool has_something_to_fix(const struct fixing *fixing)
{
	for (size_t i = 0; i < pllint_report_size(fixing->first); i++) {
		const struct pllint_finding *finding = pllint_report_at(fixing->first, i);
		if (finding->edit_count > 0 && !finding->is_untouched && finding->fix >= PLLINT_FIX_SAFE &&
		    finding->fix <= fixing->allow) {
			return true;
		}
	}
	return false;
}

static const char *why_unfixable(const struct pllint_report *report)
{
	return report->source->has_nul ? "it holds NUL bytes" : "the positions of its parts could not be confirmed";
}

// Back to the text as it was.
static void give_up(struct fixing *fixing)
{
	pllint_report_release(fixing->last);
	fixing->last = NULL;
	fixing->text = fixing->original;
	fixing->applied_count = 0;
	fixing->pass_count = 0;
}

static enum pllint_status run(void *context)
{
	struct fixing *fixing = context;
	enum pllint_status status = fixing_lint(fixing, fixing->original, &fixing->settings, &fixing->first);
	if (status == PLLINT_NO_ENTRY || !has_something_to_fix(fixing)) {
		return status;
	}
	if (pllint_report_is_unfixable(fixing->first)) {
		fixing->reason = why_unfixable(fixing->first);
		return status;
	}
	if (!passes_run(fixing) || !verify(fixing)) {
		give_up(fixing);
		return PLLINT_UNVERIFIED;
	}
	return status;
}

static void release_reports(struct fixing *fixing)
{
	pllint_report_release(fixing->first);
	pllint_report_release(fixing->last);
	pllint_report_release(fixing->scratch);
}

enum pllint_status pllint_fix(const struct pllint_environment *environment, const struct pllint_template *template,
			      const char *bytes, size_t size, const struct pllint_settings *settings,
			      enum pllint_fix allow, struct pllint_fixed **fixed)
{
	struct pllint_allocator allocator = environment->allocator;
	*fixed = allocator.resize(allocator.context, NULL, 0, sizeof **fixed);
	if (!*fixed) {
		return PLLINT_NO_MEMORY;
	}
	memset(*fixed, 0, sizeof **fixed);
	struct fixing *fixing = &(*fixed)->fixing;
	memory_init(&fixing->memory, allocator, environment->deadline);
	memory_init(&fixing->work, allocator, environment->deadline);
	arena_init(&fixing->arena, &fixing->memory);
	fixing->environment = *environment;
	fixing->template = template;
	fixing->settings = *settings;
	if (settings->change) {
		fixing->change = *settings->change;
		fixing->settings.change = &fixing->change;
	}
	fixing->allow = allow;
	fixing->original = (struct fix_text){bytes, size};
	fixing->text = fixing->original;
	enum pllint_status status = memory_run(&fixing->memory, run, fixing);
	if (status != PLLINT_OK && status != PLLINT_NO_ENTRY && status != PLLINT_UNVERIFIED) {
		pllint_fixed_release(*fixed);
		*fixed = NULL;
	}
	return status;
}

void pllint_fixed_release(struct pllint_fixed *fixed)
{
	if (fixed) {
		struct pllint_allocator allocator = fixed->fixing.memory.allocator;
		release_reports(&fixed->fixing);
		memory_release(&fixed->fixing.work);
		memory_release(&fixed->fixing.memory);
		allocator.resize(allocator.context, fixed, sizeof *fixed, 0);
	}
}

// --- answers --------------------------------------------------------------------------------------

const char *pllint_fixed_text(const struct pllint_fixed *fixed, size_t *size)
{
	*size = fixed->fixing.text.size;
	return fixed->fixing.text.bytes;
}

bool pllint_fixed_is_changed(const struct pllint_fixed *fixed)
{
	return fixed->fixing.text.bytes != fixed->fixing.original.bytes;
}

const struct pllint_report *pllint_fixed_report(const struct pllint_fixed *fixed)
{
	return fixing_report(&fixed->fixing);
}

const char *pllint_fixed_reason(const struct pllint_fixed *fixed)
{
	return fixed->fixing.reason;
}

size_t pllint_fixed_size(const struct pllint_fixed *fixed)
{
	return fixed->fixing.applied_count;
}

const struct pllint_mended *pllint_fixed_at(const struct pllint_fixed *fixed, size_t index)
{
	return &fixed->fixing.mended[index];
}
