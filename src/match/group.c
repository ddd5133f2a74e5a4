// A heading against the group heading that the template shows.

#include "match/matcher.h"

enum group_fit match_group(struct arena *arena, const struct template *template, const struct entry *heading,
			   uint32_t *day)
{
	const struct template_group *group = &template->group;
	*day = 0;
	if (!group->exists) {
		return GROUP_NO;
	}
	struct unicode_key text = entry_visible_text(heading, heading->title_tokens, arena);
	struct unicode_key key = unicode_fold(arena, text.bytes, text.size);
	if (unicode_key_equal(key, group->key)) {
		return GROUP_UNFILLED;
	}
	if (!group->is_date) {
		return GROUP_FITS;
	}
	switch (date_check(&group->date, text.bytes, text.size, day)) {
	case DATE_FITS:
		return GROUP_FITS;
	case DATE_VARIANT:
		return GROUP_VARIANT;
	case DATE_IMPOSSIBLE:
		return GROUP_IMPOSSIBLE;
	default:
		return GROUP_NO;
	}
}
