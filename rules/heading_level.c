// heading-level: a heading of an entry or a group has another level than the template shows.

#include "lint/edit_heading.h"
#include "lint/rule.h"
#include "markdown/line.h"
#include "match/matcher.h"

// What is below a thematic break is set apart from the entry above it.
static bool follows_rule(const struct source *source, uint32_t offset)
{
	for (uint32_t at = source_line(source, offset).start; at > source->body;) {
		span line = source_line(source, at - 1);
		if (!span_is_empty(source_trim(source, line))) {
			return line_is_rule(source->bytes, line.start, line.end);
		}
		at = line.start;
	}
	return false;
}

// Below an entry with the level of the template, the next heading would be in the place of a field.
static bool takes_next(struct check *check)
{
	const struct source *source = check->source;
	uint32_t next = check->entry ? check->entry->extent.end : source->size;
	return next < source->size &&
	       field_heading_is_named(check->template, check->arena, source, source_line(source, next));
}

static void check_heading_level(struct check *check, const struct deviation *deviation)
{
	static const char *const helps[] = {
		"start the heading with `#`",	 "start the heading with `##`",	   "start the heading with `###`",
		"start the heading with `####`", "start the heading with `#####`", "start the heading with `######`",
	};
	bool group = deviation->kind == DEVIATION_GROUP_LEVEL;
	const struct template_kind *kind = check->match ? check->match->kind : &check->template->kinds[0];
	uint8_t level = group ? check->template->group.level : kind->level;
	struct pllint_finding *finding = report(check, deviation->at,
						group ? "this group's heading has another level than the template's"
						      : "this entry's heading has another level than the template's",
						helps[(level - 1) % 6], NULL, 0);
	report_expected(finding, group ? check->template->group.heading : kind->heading);
	// Of a group no entry is at hand.
	bool alone = check->entry && check->entry->next_level <= check->entry->level;
	if (follows_rule(check->source, deviation->at.start) || takes_next(check)) {
		return;
	}
	edit_heading_level(check, finding, alone ? PLLINT_FIX_SAFE : PLLINT_FIX_UNSAFE, deviation->at.start, level);
}

const struct rule rule_heading_level = {
	.info =
		{
			.name = "heading-level",
			.page = &page_heading_level,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_TITLE,
		},
	.deviations = DEVIATIONS(DEVIATION_ENTRY_LEVEL, DEVIATION_GROUP_LEVEL),
	.deviation = check_heading_level,
};
