// The functions of the public header that fix a list.

#include "fix/fixing.h"

#include <string.h>

#include "base/number.h"
#include "fix/bisect.h"
#include "fix/passes.h"
#include "fix/verify.h"

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
	char digits[NUMBER_SIZE];
	number_write(line, digits);
	size = put(out, size, ", near line ");
	return put(out, size, digits);
}

// "the fix of `a`, `b` is not safe here: what, near line 12"; `out` may be NULL, to learn the length.
static size_t put_refusal(char *out, size_t size, const struct refusal *refusal)
{
	const char *before = " of `";
	size = put(out, size, "the fix");
	for (size_t i = 0; i < rule_count; i++) {
		if (rule_set_has(&refusal->named, i)) {
			size = put(out, size, before);
			size = put(out, size, pllint_rule_at(i)->name);
			size = put(out, size, "`");
			before = ", `";
		}
	}
	size = put(out, size, " is not safe here: ");
	size = put(out, size, refusal->what);
	return refusal->line > 0 ? put_line(out, size, refusal->line) : size;
}

static size_t write_reason(char *out, const struct fixing *fixing)
{
	size_t size = 0;
	for (size_t i = 0; i < fixing->refusal_count && i < REFUSALS_MAX; i++) {
		size = put(out, size, i > 0 ? "; " : "");
		size = put_refusal(out, size, &fixing->refusals[i]);
	}
	if (fixing->refusal_count > REFUSALS_MAX) {
		char digits[NUMBER_SIZE];
		number_write((uint32_t)(fixing->refusal_count - REFUSALS_MAX), digits);
		size = put(out, size, "; and ");
		size = put(out, size, digits);
		size = put(out, size, " more");
	}
	return size;
}

bool fixing_refuse(struct fixing *fixing, const struct rule_set *named, const char *what, uint32_t line)
{
	fixing->refusal = (struct refusal){*named, what, line};
	return false;
}

void fixing_keep_refusal(struct fixing *fixing)
{
	if (fixing->refusal_count < REFUSALS_MAX) {
		fixing->refusals[fixing->refusal_count] = fixing->refusal;
	}
	fixing->refusal_count++;
}

const char *fixing_reason(struct fixing *fixing)
{
	char *reason = arena_alloc(&fixing->arena, write_reason(NULL, fixing) + 1);
	write_reason(reason, fixing);
	return reason;
}

void fixing_start_again(struct fixing *fixing)
{
	pllint_report_release(fixing->last);
	fixing->last = NULL;
	if (fixing->text.bytes != fixing->original.bytes) {
		memory_free(&fixing->memory, (void *)(uintptr_t)fixing->text.bytes);
	}
	fixing->text = fixing->original;
	fixing->change = fixing->whole_change;
	fixing->applied_count = 0;
	fixing->pass_count = 0;
}

// --- running --------------------------------------------------------------------------------------

static bool has_something_to_fix(const struct fixing *fixing)
{
	for (size_t i = 0; i < pllint_report_size(fixing->first); i++) {
		const struct pllint_finding *finding = pllint_report_at(fixing->first, i);
		if (finding->edit_count > 0 && !finding->is_untouched && finding->fix <= fixing->allow) {
			return true;
		}
	}
	return false;
}

static bool attempt(struct fixing *fixing)
{
	return passes_run(fixing) && (fixing->pass_count == 0 || verify(fixing));
}

// Bytes that are fixed once more at most to find the part that can be verified.
enum { BISECT_BYTES_MAX = 64 << 20 };

static enum pllint_status run(void *context)
{
	struct fixing *fixing = context;
	enum pllint_status status = fixing_lint(fixing, fixing->original, &fixing->settings, &fixing->first);
	if (status == PLLINT_NO_ENTRY || !has_something_to_fix(fixing)) {
		return status;
	}
	if (pllint_report_unfixable(fixing->first)) {
		fixing->reason = pllint_report_unfixable(fixing->first);
		return status;
	}
	if (!attempt(fixing)) {
		bool is_changed = bisect(fixing, attempt, BISECT_BYTES_MAX / (fixing->original.size + 1));
		fixing->reason = fixing_reason(fixing);
		return is_changed ? status : PLLINT_UNVERIFIED;
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
		fixing->whole_change = fixing->change;
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

const struct pllint_applied *pllint_fixed_at(const struct pllint_fixed *fixed, size_t index)
{
	return &fixed->fixing.fixed[index];
}
