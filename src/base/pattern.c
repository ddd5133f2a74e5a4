// Patterns over PCRE2, with a bound on memory and time.

#include "base/pattern.h"

#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/unicode.h"

enum {
	PATTERN_LENGTH_MAX = 4096,
	PATTERN_NEST_MAX = 64,
	SUBJECT_MAX = 32 * 1024,
	MATCH_LIMIT = 100 * 1000, // for each start in the subject, so it bounds nothing alone
	DEPTH_LIMIT = 10 * 1000,
	HEAP_LIMIT_KIB = 16 * 1024,
	STEPS_MAX = 1000 * 1000, // for the whole subject
	STEPS_BETWEEN_LOOKS = 64,
	CHARACTERS_PER_STEP = 32,
};

struct pattern {
	pcre2_code *text;  // for subjects that are UTF-8
	pcre2_code *bytes; // for others; NULL if the pattern makes no sense there
};

static void *take(size_t size, void *memory)
{
	return memory_try_resize(memory, NULL, size);
}

static void give(void *block, void *memory)
{
	memory_free(memory, block);
}

// --- compiling -----------------------------------------------------------------------------------

static _Noreturn void fail_for_memory(struct memory *memory)
{
	memory_fail(memory, PLLINT_NO_MEMORY, "out of memory");
}

static void describe(struct memory *memory, int code, size_t offset, struct pattern_error *error)
{
	PCRE2_UCHAR text[256];
	if (pcre2_get_error_message(code, text, sizeof text) < 0) {
		error->text = "it is not a pattern";
	} else {
		size_t size = strlen((const char *)text) + 1;
		error->text = memcpy(memory_resize(memory, NULL, size), text, size);
	}
	error->offset = offset;
}

static pcre2_code *compile(const char *bytes, size_t size, uint32_t options, pcre2_compile_context *context, int *code,
			   size_t *offset)
{
	// Callouts before every item are what counts the steps of a match.
	options |= PCRE2_AUTO_CALLOUT | PCRE2_NEVER_BACKSLASH_C;
	return pcre2_compile((PCRE2_SPTR)bytes, size, options, code, offset, context);
}

struct pattern *pattern_compile(struct memory *memory, const char *bytes, size_t size, struct pattern_error *error)
{
	*error = (struct pattern_error){0};
	struct pattern *pattern = memory_resize(memory, NULL, sizeof *pattern);
	pcre2_general_context *general = pcre2_general_context_create(take, give, memory);
	pcre2_compile_context *context = general ? pcre2_compile_context_create(general) : NULL;
	if (!context) {
		fail_for_memory(memory);
	}
	pcre2_set_max_pattern_length(context, PATTERN_LENGTH_MAX);
	pcre2_set_parens_nest_limit(context, PATTERN_NEST_MAX);
	int code = 0;
	size_t offset = 0;
	pattern->text = compile(bytes, size, PCRE2_UTF, context, &code, &offset);
	int bytes_code = 0;
	size_t bytes_offset = 0;
	pattern->bytes =
		pattern->text ? compile(bytes, size, PCRE2_NEVER_UTF, context, &bytes_code, &bytes_offset) : NULL;
	pcre2_compile_context_free(context);
	pcre2_general_context_free(general);
	if (code == PCRE2_ERROR_HEAP_FAILED || bytes_code == PCRE2_ERROR_HEAP_FAILED) {
		fail_for_memory(memory);
	}
	if (!pattern->text) {
		describe(memory, code, offset, error);
		memory_free(memory, pattern);
		return NULL;
	}
	return pattern;
}

// --- matching ------------------------------------------------------------------------------------

struct watch {
	const struct memory *memory;
	size_t steps;
	size_t looks;
	size_t position; // of the last step
	bool too_late;
};

// Called by PCRE2 before every item: counts what has been done, and how far a repeated character was
// followed. Nothing may leave through PCRE2's frames, so it only ever returns.
static int count_step(pcre2_callout_block *block, void *data)
{
	struct watch *watch = data;
	size_t position = block->current_position;
	size_t moved = position > watch->position ? position - watch->position : watch->position - position;
	watch->position = position;
	watch->steps += 1 + moved / CHARACTERS_PER_STEP;
	if (watch->steps > STEPS_MAX) {
		return PCRE2_ERROR_CALLOUT;
	}
	const struct pllint_deadline *deadline = &watch->memory->deadline;
	if (++watch->looks % STEPS_BETWEEN_LOOKS == 0 && deadline->passed && deadline->passed(deadline->context)) {
		watch->too_late = true;
		return PCRE2_ERROR_CALLOUT;
	}
	return 0;
}

static enum pattern_result result_of(int code)
{
	switch (code) {
	case PCRE2_ERROR_NOMATCH:
		return PATTERN_NO_MATCH;
	default:
		// Limits (-46, -47, -53, -63), the callout, and what else keeps it from an answer.
		return code >= 0 ? PATTERN_MATCH : PATTERN_TOO_EXPENSIVE;
	}
}

struct matcher {
	pcre2_general_context *general;
	pcre2_match_context *context;
	pcre2_match_data *data;
};

static bool matcher_open(struct matcher *matcher, struct memory *memory, struct watch *watch)
{
	*matcher = (struct matcher){.general = pcre2_general_context_create(take, give, memory)};
	if (!matcher->general) {
		return false;
	}
	matcher->context = pcre2_match_context_create(matcher->general);
	matcher->data = pcre2_match_data_create(1, matcher->general);
	if (!matcher->context || !matcher->data) {
		return false;
	}
	pcre2_set_match_limit(matcher->context, MATCH_LIMIT);
	pcre2_set_depth_limit(matcher->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(matcher->context, HEAP_LIMIT_KIB);
	pcre2_set_callout(matcher->context, count_step, watch);
	return true;
}

enum pattern_result pattern_match(const struct pattern *pattern, struct memory *memory, const char *subject,
				  size_t size)
{
	if (size > SUBJECT_MAX) {
		return PATTERN_TOO_EXPENSIVE;
	}
	const pcre2_code *code = unicode_valid_length(subject, size) == size ? pattern->text : pattern->bytes;
	if (!code) {
		return PATTERN_NO_MATCH;
	}
	struct watch watch = {.memory = memory};
	struct matcher matcher;
	int result = PCRE2_ERROR_NOMEMORY;
	if (matcher_open(&matcher, memory, &watch)) {
		result = pcre2_match(code, (PCRE2_SPTR)(size ? subject : ""), size, 0, PCRE2_NO_UTF_CHECK, matcher.data,
				     matcher.context);
	}
	pcre2_match_data_free(matcher.data);
	pcre2_match_context_free(matcher.context);
	pcre2_general_context_free(matcher.general);
	if (watch.too_late) {
		memory_fail(memory, PLLINT_TIME_LIMIT, "it took longer than the time allowed");
	}
	if (result == PCRE2_ERROR_NOMEMORY) {
		fail_for_memory(memory);
	}
	return result_of(result);
}
