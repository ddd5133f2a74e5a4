// What the bytes of a pass's edits may change, by what their rules declare.

#include "fix/declared.h"

#include <string.h>

#include "fix/offset_map.h"
#include "fix/words.h"

enum {
	CHANGES_CONTENT = PLLINT_CHANGE_LABEL | PLLINT_CHANGE_VALUE | PLLINT_CHANGE_LINK | PLLINT_CHANGE_TITLE,
};

unsigned declared_changes(const struct fixing *fixing, uint32_t applied)
{
	const struct rule *rule = rules[fixing->applied[applied].rule];
	unsigned changes = rule->info.changes;
	if (rule->moves_sections) {
		changes = (changes & ~(unsigned)PLLINT_CHANGE_ORDER) | CHANGE_SECTION_ORDER;
	}
	return changes ? changes : CHANGE_COMMENT;
}

// What else may not change is seen when the text is read again.
static bool keeps_what_it_must(unsigned changes, const struct words *taken, const struct words *put)
{
	if (changes & (CHANGES_CONTENT | CHANGE_COMMENT)) {
		return true;
	}
	return taken->set == put->set && (taken->tags == put->tags || (changes & PLLINT_CHANGE_DETAILS)) &&
	       taken->comments == put->comments && taken->rules == put->rules;
}

// The line of the original where the last pass changes something for a finding that was applied in it.
static uint32_t line_of(const struct fixing *fixing, uint32_t applied)
{
	const struct pass *pass = &fixing->passes[fixing->pass_count - 1];
	size_t edit = 0;
	while (pass->edits[edit].applied != applied) {
		edit++;
	}
	uint32_t offset = backward(fixing, fixing->pass_count - 1, pass->edits[edit].range.start);
	return pllint_report_position(fixing->first, offset).line;
}

bool declared_check(struct fixing *fixing, struct fix_text before, struct fix_text after)
{
	const struct pass *pass = &fixing->passes[fixing->pass_count - 1];
	struct memory *memory = &fixing->memory;
	size_t size = fixing->applied_count * sizeof(struct words);
	struct words *taken = memory_resize(memory, NULL, size);
	struct words *put = memory_resize(memory, NULL, size);
	memset(taken, 0, size);
	memset(put, 0, size);
	for (size_t i = 0; i < pass->edit_count; i++) {
		memory_check_deadline_at(memory, i);
		words_add(&taken[pass->edits[i].applied], before.bytes, pass->edits[i].range);
		words_add(&put[pass->edits[i].applied], after.bytes, pass->edits[i].result);
	}
	bool keeps = true;
	for (uint32_t i = 0; i < fixing->applied_count && keeps; i++) {
		if (!keeps_what_it_must(declared_changes(fixing, i), &taken[i], &put[i])) {
			struct rule_set named = {{0}};
			rule_set_add(&named, fixing->applied[i].rule);
			keeps = fixing_refuse(fixing, &named, "it changes more than it says", line_of(fixing, i));
		}
	}
	memory_free(memory, put);
	memory_free(memory, taken);
	return keeps;
}
