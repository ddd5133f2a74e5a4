// Whether a fix kept everything but what its findings declared.

#include "fix/verify.h"

#include <string.h>

#include "base/bytes.h"
#include "fix/declared.h"
#include "fix/offset_map.h"
#include "fix/regions.h"
#include "fix/regression.h"
#include "markdown/token.h"

// --- the outline ---------------------------------------------------------------------------------

// Whether every heading still is below the one that it stood below, and in the same order but where an applied
// finding moves groups.

struct outline {
	struct fixing *fixing;
	const struct snapshot *before, *after;
	const struct regions *regions;
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

static bool refuse_outline(struct outline *outline, uint32_t section, const char *what)
{
	const struct region *region = &outline->regions->sections[outline->now[section]];
	uint32_t offset = outline->before->sections[section].extent.start;
	return fixing_refuse(outline->fixing, region->changes ? &region->named : &outline->regions->all.named, what,
			     pllint_report_position(outline->fixing->first, offset).line);
}

static bool follow(struct outline *outline)
{
	for (uint32_t i = 0; i < outline->before->section_count; i++) {
		const struct section_snapshot *section = &outline->before->sections[i];
		uint32_t offset = map_offset(outline->fixing, 0, section->extent.start).offset;
		outline->now[i] = snapshot_section_like(outline->after, section, offset);
		if (outline->then[outline->now[i]] != UINT32_MAX) {
			return refuse_outline(outline, i, "a heading is none any more");
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
	       (outline->regions->sections[now].changes & CHANGE_SECTION_ORDER);
}

// Each heading of `before` is one of `after` too. False if the fix is refused; the reason is then set.
static bool outline_check(struct fixing *fixing, struct memory *memory, const struct snapshot *before,
			  const struct snapshot *after, const struct regions *regions)
{
	size_t count = before->section_count;
	struct outline outline = {fixing, before, after, regions, NULL, NULL, NULL, NULL};
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
			return refuse_outline(&outline, section, "a heading comes below another one");
		}
		if (parent == UINT32_MAX || may_move(&outline, section)) {
			continue;
		}
		if (outline.last[parent] != UINT32_MAX && section < outline.last[parent]) {
			return refuse_outline(&outline, section, "it moves a heading");
		}
		outline.last[parent] = section;
	}
	return true;
}

struct verifying {
	struct fixing *fixing;
	const struct snapshot *before, *after;
	struct regions regions;
	bool *is_old; // of the items after: they were there before
	bool keeps;
};

enum {
	MAY_LABEL = PLLINT_CHANGE_LABEL,
	// Where details become readable, their text may turn into nested items; that no word of it changes
	// is known from the edits.
	MAY_TEXT = PLLINT_CHANGE_VALUE | PLLINT_CHANGE_LINK | PLLINT_CHANGE_DETAILS,
	MAY_BLOCKS = PLLINT_CHANGE_VALUE | PLLINT_CHANGE_DETAILS,
	MAY_LEAD = MAY_BLOCKS | PLLINT_CHANGE_TARGET, // a target in details is a part of their text
	MAY_NEST = PLLINT_CHANGE_LINK | PLLINT_CHANGE_DETAILS,
	MAY_KIND = PLLINT_CHANGE_LABEL | PLLINT_CHANGE_VALUE | PLLINT_CHANGE_LINK | PLLINT_CHANGE_DETAILS |
		   PLLINT_CHANGE_TITLE,
};

static const struct region *region_of(const struct verifying *verifying, const struct region *region, uint32_t section)
{
	if (region->changes) {
		return region;
	}
	region = &verifying->regions.sections[section];
	return region->changes ? region : &verifying->regions.all;
}

// `offset` is one of the original.
static bool refuse(struct verifying *verifying, const struct region *region, const char *what, uint32_t offset)
{
	uint32_t line = pllint_report_position(verifying->fixing->first, offset).line;
	return fixing_refuse(verifying->fixing, &region->named, what, line);
}

static bool refuse_gone(struct verifying *verifying, uint32_t applied, const char *what, uint32_t offset)
{
	struct region region = {.changes = 1};
	rule_set_add(&region.named, verifying->fixing->applied[applied].rule);
	return refuse(verifying, &region, what, offset);
}

// --- items ----------------------------------------------------------------------------------------

// The first thing that differs and was not declared, or NULL.
// Details and blocks that belong to an item may be behind it: `may_outside` is for those.
static const char *item_difference(const struct item_snapshot *old, const struct item_snapshot *now, unsigned may,
				   unsigned may_outside)
{
	if (old->label != now->label && !(may & MAY_LABEL)) {
		return "it changes a label";
	}
	if (old->text != now->text && !(may & MAY_TEXT)) {
		return "it changes the text of a field";
	}
	if (old->value != now->value && !(may & MAY_TEXT)) {
		return "it changes what a value shows";
	}
	unsigned may_comment = CHANGE_COMMENT | (old->has_open_comment ? MAY_TEXT : MAY_NEST);
	bool keeps_comments = old->comments == now->comments || (may & may_comment);
	may |= may_outside;
	if (old->links != now->links && !(may & MAY_LEAD)) {
		return "it changes where a link leads";
	}
	if (old->details != now->details && !(may & MAY_LEAD)) {
		return "it changes a details block";
	}
	if (old->more != now->more && !(may & MAY_TEXT)) {
		return "it changes the text below a value";
	}
	return keeps_comments ? NULL : "it changes a comment";
}

static bool has_same_parent(const struct verifying *verifying, const struct item_snapshot *old,
			    const struct item_snapshot *now)
{
	if (old->parent == UINT32_MAX || now->parent == UINT32_MAX) {
		return old->parent == now->parent;
	}
	uint32_t start = verifying->before->items[old->parent].whole.start;
	return map_offset(verifying->fixing, 0, start).offset == verifying->after->items[now->parent].whole.start;
}

// What an item may be is known from the template, or only once the label that it is below is fixed.
static bool may_be_deleted(const struct verifying *verifying, const struct item_snapshot *old,
			   const struct mapped *gone)
{
	const struct snapshot *after = verifying->after;
	if (old->field) {
		return !old->field->required;
	}
	if (old->parent == UINT32_MAX) {
		// An earlier pass may have nested it in the field that it belongs to.
		uint32_t at = gone->offset;
		while (at > 0 && byte_is_in(verifying->fixing->text.bytes[at - 1], " \t\r\n")) {
			at--;
		}
		uint32_t around = snapshot_item_of(after, at);
		return around != UINT32_MAX && verifying->fixing->applied[gone->applied].pass > 0 &&
		       (verifying->regions.items[after->items[around].top].changes & PLLINT_CHANGE_LINK);
	}
	const struct item_snapshot *parent = &verifying->before->items[old->parent];
	struct mapped to = map_offset(verifying->fixing, 0, parent->whole.start);
	uint32_t index = to.is_gone ? UINT32_MAX : snapshot_item_at(after, to.offset);
	return index != UINT32_MAX && (verifying->regions.items[index].changes & MAY_LABEL);
}

static bool verify_item(struct verifying *verifying, const struct item_snapshot *old, uint32_t section)
{
	const struct snapshot *after = verifying->after;
	struct mapped to = map_offset(verifying->fixing, 0, old->whole.start);
	if (to.is_gone) {
		unsigned may = declared_changes(verifying->fixing, to.applied);
		if (!(may & PLLINT_CHANGE_VALUE) || !may_be_deleted(verifying, old, &to)) {
			return refuse_gone(verifying, to.applied, "it deletes a field", old->whole.start);
		}
		return true;
	}
	uint32_t index = snapshot_item_at(after, to.offset);
	if (index == UINT32_MAX) {
		const struct region *region = region_of(verifying, &(struct region){0}, section);
		return refuse(verifying, region, "a field is none any more", old->whole.start);
	}
	verifying->is_old[index] = true;
	const struct item_snapshot *now = &after->items[index];
	const struct region *region = &verifying->regions.items[index];
	struct item_snapshot then = *old;
	bool is_nested = true;
	if (!has_same_parent(verifying, old, now)) {
		// An item may follow one that is nested above it. Its links then are among those of the field around
		// it.
		unsigned may = now->parent == UINT32_MAX ? 0 : verifying->regions.items[now->parent].changes;
		is_nested = (region->changes | may) & MAY_NEST;
		then.links = is_nested ? now->links : then.links;
	}
	const char *what = item_difference(&then, now, region->changes, verifying->regions.outside[section].changes);
	if (!what && !is_nested) {
		what = "a field is nested in another one";
	}
	if (what) {
		return refuse(verifying, region_of(verifying, region, section), what, old->whole.start);
	}
	return true;
}

// Those that nothing was said about stand one after the other as they did.
static bool verify_order(struct verifying *verifying, const struct section_snapshot *old, uint32_t section)
{
	const struct snapshot *after = verifying->after;
	uint32_t last = 0;
	for (uint32_t i = old->first_item; i < old->first_item + old->item_count; i++) {
		const struct item_snapshot *item = &verifying->before->items[i];
		struct mapped to = map_offset(verifying->fixing, 0, item->whole.start);
		uint32_t index = to.is_gone ? UINT32_MAX : snapshot_item_at(after, to.offset);
		if (index == UINT32_MAX || (verifying->regions.items[index].changes & PLLINT_CHANGE_ORDER)) {
			continue;
		}
		if (to.offset < last) {
			const struct region *region = region_of(verifying, &verifying->regions.items[index], section);
			return refuse(verifying, region, "it moves a field", item->whole.start);
		}
		last = to.offset;
	}
	return true;
}

// --- sections -------------------------------------------------------------------------------------

static const char *section_difference(const struct section_snapshot *old, const struct section_snapshot *now,
				      unsigned may, unsigned may_outside)
{
	if ((old->title != now->title || old->level != now->level) && !(may & PLLINT_CHANGE_TITLE)) {
		return "it changes a heading";
	}
	if (old->kind != now->kind && !(may & MAY_KIND)) {
		return "it changes what kind an entry is of";
	}
	if ((old->text != now->text || old->more != now->more) && !(may_outside & MAY_TEXT)) {
		return "it changes text outside the fields";
	}
	if (old->links != now->links && !((may | may_outside) & (MAY_LEAD | MAY_TEXT))) {
		return "it changes where a link leads";
	}
	bool keeps_comments = old->comments == now->comments || (may & CHANGE_COMMENT) ||
			      (may_outside & (old->has_open_comment ? MAY_TEXT : MAY_NEST));
	return keeps_comments ? NULL : "it changes a comment";
}

static bool verify_section(struct verifying *verifying, const struct section_snapshot *old)
{
	const struct snapshot *after = verifying->after;
	struct mapped to = map_offset(verifying->fixing, 0, old->extent.start);
	uint32_t index = snapshot_section_like(after, old, to.offset);
	if (index == UINT32_MAX || (to.is_gone && old->level != 0)) {
		const struct region *region =
			region_of(verifying, &(struct region){0}, snapshot_section_of(after, to.offset));
		return refuse(verifying, region, "a heading is none any more", old->extent.start);
	}
	struct region *region = &verifying->regions.sections[index];
	region->is_read_anew = old->kind != after->sections[index].kind && (region->changes & MAY_LABEL);
	const char *what = section_difference(old, &after->sections[index], region->changes,
					      verifying->regions.outside[index].changes);
	if (what) {
		return refuse(verifying, region_of(verifying, region, index), what, old->extent.start);
	}
	for (uint32_t i = old->first_item; i < old->first_item + old->item_count; i++) {
		memory_check_deadline_at(&verifying->fixing->work, i);
		if (!verify_item(verifying, &verifying->before->items[i], index)) {
			return false;
		}
	}
	return verify_order(verifying, old, index);
}

// Items that were not there before have to come out of one that a finding may nest in.
static bool verify_new_items(struct verifying *verifying)
{
	const struct snapshot *after = verifying->after;
	for (uint32_t i = 0; i < after->item_count; i++) {
		memory_check_deadline_at(&verifying->fixing->work, i);
		if (verifying->is_old[i]) {
			continue;
		}
		const struct region *region = &verifying->regions.items[after->items[i].top];
		uint32_t section = snapshot_section_of(after, after->items[i].whole.start);
		if (!((region->changes | verifying->regions.outside[section].changes) & MAY_NEST)) {
			return fixing_refuse(verifying->fixing, &region_of(verifying, region, section)->named,
					     "a text becomes a field", 0);
		}
	}
	return true;
}

static bool verify_all(struct verifying *verifying)
{
	const struct snapshot *before = verifying->before;
	const struct snapshot *after = verifying->after;
	if (before->section_count != after->section_count) {
		return fixing_refuse(verifying->fixing, &verifying->regions.all.named, "the number of headings changes",
				     0);
	}
	for (size_t i = 0; i < before->section_count; i++) {
		memory_check_deadline_at(&verifying->fixing->work, i);
		if (!verify_section(verifying, &before->sections[i])) {
			return false;
		}
	}
	if (before->rules != after->rules) {
		return fixing_refuse(verifying->fixing, &verifying->regions.all.named,
				     "it changes text outside the fields", 0);
	}
	return verify_new_items(verifying) &&
	       outline_check(verifying->fixing, &verifying->fixing->work, before, after, &verifying->regions) &&
	       regressions_check(verifying->fixing, &verifying->fixing->work, before, after, &verifying->regions);
}

static enum pllint_status run(void *context)
{
	struct verifying *verifying = context;
	struct fixing *fixing = verifying->fixing;
	struct memory *memory = &fixing->work;
	const struct template *template = fixing->first->template;
	verifying->before = snapshot_new(memory, template, fixing->original);
	verifying->after = snapshot_new(memory, template, fixing->text);
	verifying->regions = regions_new(memory, fixing, verifying->after);
	verifying->is_old = memory_resize(memory, NULL, verifying->after->item_count * sizeof(bool));
	memset(verifying->is_old, 0, verifying->after->item_count * sizeof(bool));
	verifying->keeps = verify_all(verifying);
	return PLLINT_OK;
}

bool verify(struct fixing *fixing)
{
	struct verifying *verifying = arena_alloc(&fixing->arena, sizeof *verifying);
	verifying->fixing = fixing;
	enum pllint_status status = memory_run(&fixing->work, run, verifying);
	const char *reason = fixing->work.reason;
	memory_release(&fixing->work);
	if (status != PLLINT_OK) {
		memory_fail(&fixing->memory, status, reason);
	}
	return verifying->keeps;
}
