// Whether the headings stand below each other as they did.

#include "fix/outline.h"

#include <string.h>

#include "fix/announce.h"
#include "fix/forward.h"
#include "markdown/token.h"

struct outline {
	struct fixing *fixing;
	const struct digest *before, *after;
	const struct touches *touches;
	uint32_t *now;	  // of each section before: its number after
	uint32_t *then;	  // and the other way round
	uint32_t *parent; // of each section before: the one that it stood below
	uint32_t *last;	  // the last one below each section that was not moved
};

static uint32_t *new_numbers(struct memory *memory, size_t count)
{
	uint32_t *numbers = memory_resize(memory, NULL, count * sizeof *numbers);
	memset(numbers, 0xFF, count * sizeof *numbers);
	return numbers;
}

static bool refuse(struct outline *outline, uint32_t section, const char *what)
{
	const struct touch *touch = &outline->touches->sections[outline->now[section]];
	uint32_t offset = outline->before->sections[section].extent.start;
	return fixing_refuse(outline->fixing, touch->changes ? &touch->named : &outline->touches->all.named, what,
			     pllint_report_position(outline->fixing->first, offset).line);
}

static bool follow(struct outline *outline)
{
	for (uint32_t i = 0; i < outline->before->section_count; i++) {
		const struct section_digest *section = &outline->before->sections[i];
		uint32_t offset = forward(outline->fixing, 0, section->extent.start).offset;
		outline->now[i] = section->level == 0 ? 0 : digest_section_at(outline->after, offset);
		if (outline->then[outline->now[i]] != UINT32_MAX) {
			return refuse(outline, i, "a heading is none any more");
		}
		outline->then[outline->now[i]] = i;
	}
	return true;
}

// The innermost section around each level, as sections come one after the other.
struct around {
	uint32_t sections[TOKEN_LEVEL_MAX + 1];
};

// By the level that it has after the fix: what is moved was put on its level before.
static uint32_t enter(struct around *around, const struct outline *outline, uint32_t section)
{
	uint8_t level = outline->after->sections[outline->now[section]].level;
	uint32_t parent = level == 0 ? UINT32_MAX : around->sections[level - 1];
	for (size_t i = level; i <= TOKEN_LEVEL_MAX; i++) {
		around->sections[i] = section;
	}
	return parent;
}

static bool may_move(const struct outline *outline, uint32_t section)
{
	const struct template_group *group = &outline->fixing->first->template->group;
	uint32_t now = outline->now[section];
	return group->exists && outline->after->sections[now].level == group->level &&
	       (outline->touches->sections[now].changes & CHANGE_SECTION_ORDER);
}

bool outline_check(struct fixing *fixing, struct memory *memory, const struct digest *before,
		   const struct digest *after, const struct touches *touches)
{
	size_t count = before->section_count;
	struct outline outline = {fixing, before, after, touches, NULL, NULL, NULL, NULL};
	outline.now = new_numbers(memory, count);
	outline.then = new_numbers(memory, count);
	outline.parent = new_numbers(memory, count);
	outline.last = new_numbers(memory, count);
	if (!follow(&outline)) {
		return false;
	}
	struct around around = {{0}};
	for (uint32_t i = 0; i < count; i++) {
		outline.parent[i] = enter(&around, &outline, i);
	}
	around = (struct around){{0}};
	for (uint32_t i = 0; i < count; i++) {
		uint32_t section = outline.then[i];
		uint32_t parent = enter(&around, &outline, section);
		if (parent != outline.parent[section]) {
			return refuse(&outline, section, "a heading comes below another one");
		}
		if (parent == UINT32_MAX || may_move(&outline, section)) {
			continue;
		}
		if (outline.last[parent] != UINT32_MAX && section < outline.last[parent]) {
			return refuse(&outline, section, "it moves a heading");
		}
		outline.last[parent] = section;
	}
	return true;
}
