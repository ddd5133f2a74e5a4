// The edits that put groups in order, and the findings that they are for.

#include "lint/arrange.h"

#include <stdlib.h>
#include <string.h>

#include "base/source.h"
#include "entry/entry.h"
#include "lint/edits.h"
#include "lint/findings.h"
#include "lint/groups.h"
#include "lint/rule.h"
#include "lint/suppress.h"
#include "markdown/block.h"
#include "markdown/line.h"
#include "markdown/target.h"

// --- what of a section is moved ------------------------------------------------------------------

// The lines of a section that go together when it is moved, and whether they can be elsewhere.

// What the end of a section leaves open to what follows.
enum portion_end {
	PORTION_CLOSED,
	PORTION_TO_WHITESPACE, // raw HTML that a blank line ends
	PORTION_OPEN,	       // a fence or raw HTML that runs on, whatever follows
};

struct portion {
	span content;	// up to the end of its last line; blank lines and a rule that part it from what follows left
			// aside
	span ending;	// of that line; empty where it has none
	uint8_t end;	// enum portion_end
	bool is_setext; // its heading is one by its underline
	// It ends in a comment or a tag of its own, which may speak of what follows.
	bool ends_in_markup;
	bool markup_is_attached; // to the line before
	bool ends_behind_rule;	 // something but a heading follows a rule: at the end of a list, it may be about that
};

// --- raw tags ------------------------------------------------------------------------------------

// Whether the tags of raw HTML that hold blocks open and close among themselves.

enum { RAW_TAGS_DEPTH = 32 };

struct raw_tags {
	uint8_t open[RAW_TAGS_DEPTH];
	uint32_t depth;
	uint32_t comment_end; // of the last comment
};

// Elements that can hold entries, and whose end is not left out.
static const char *const names[] = {
	"article", "aside",   "blockquote", "center", "details", "div",	  "dl",	 "fieldset", "figure",
	"footer",  "form",    "head",	    "header", "html",	 "main",  "nav", "ol",	     "pre",
	"section", "summary", "svg",	    "table",  "tbody",	 "thead", "ul",
};

enum { NAME_COUNT = sizeof names / sizeof *names };

static bool is_name(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

// The index of the name that is there, NAME_COUNT for any other.
static uint8_t name_at(const char *bytes, uint32_t at, uint32_t end)
{
	uint32_t length = 0;
	while (at + length < end && is_name(bytes[at + length])) {
		length++;
	}
	for (uint8_t i = 0; i < NAME_COUNT; i++) {
		uint32_t same = 0;
		while (same < length && (bytes[at + same] | 0x20) == names[i][same]) {
			same++;
		}
		if (same == length && names[i][same] == '\0') {
			return i;
		}
	}
	return NAME_COUNT;
}

static bool take_tag(struct raw_tags *tags, uint8_t name, bool closes)
{
	if (closes) {
		return tags->depth > 0 && tags->open[--tags->depth] == name;
	}
	if (tags->depth == RAW_TAGS_DEPTH) {
		return false;
	}
	tags->open[tags->depth++] = name;
	return true;
}

// Takes the lines of a text one after the other, those of code left out; `end` is that of the text. False if a tag
// closes nothing, a comment stays open, or it cannot be told what is a tag.
static bool raw_tags_take(struct raw_tags *tags, const struct source *source, span line, uint32_t end)
{
	const char *bytes = source->bytes;
	uint32_t at = line.start > tags->comment_end ? line.start : tags->comment_end;
	// In code a tag is none.
	bool may_be_code =
		at < line.end && (memchr(bytes + at, '`', line.end - at) || memchr(bytes + at, '\\', line.end - at));
	while (at < line.end) {
		if (bytes[at] != '<') {
			at++;
			continue;
		}
		if (end - at >= 4 && memcmp(bytes + at, "<!--", 4) == 0) {
			uint32_t after = comment_end(source->bytes, at, end);
			if (may_be_code || memcmp(bytes + after - 3, "-->", 3) != 0) {
				return false;
			}
			tags->comment_end = after;
			at = after;
			continue;
		}
		bool closes = at + 1 < line.end && bytes[at + 1] == '/';
		at += closes ? 2 : 1;
		uint8_t name = name_at(bytes, at, line.end);
		if (name < NAME_COUNT && (may_be_code || !take_tag(tags, name, closes))) {
			return false;
		}
	}
	return true;
}

struct portion_reading {
	const struct source *source;
	span section;
	struct block_state state;
	struct raw_tags tags;
	bool after_blank, after_rule;
	uint32_t level; // of the heading; one by its underline is taken for a group
	struct portion *portion;
};

// A definition counts for the whole list, and of two with one name the first does. A footnote is one on GitHub.
static bool is_definition(const struct portion_reading *portion_reading, const struct block_line *found,
			  struct line line)
{
	const char *bytes = portion_reading->source->bytes;
	bool is_footnote = line.end - found->at > 1 && bytes[found->at] == '[' && bytes[found->at + 1] == '^';
	return found->kind == BLOCK_TEXT &&
	       (is_footnote || target_opens_definition(bytes, found->at, line.end, portion_reading->source->size));
}

// A fence or a comment that was not closed where it was meant to be swallows the sections after it.
static bool hides_heading(const struct portion_reading *portion_reading, const struct block_line *found,
			  struct line line)
{
	bool is_verbatim = found->kind == BLOCK_FENCED || found->kind == BLOCK_HTML;
	return is_verbatim &&
	       line_heading_level(portion_reading->source->bytes, found->at, line.end) == portion_reading->level;
}

static enum portion_end end_of(const struct block_state *state)
{
	bool is_html = state->open == BLOCK_HTML && state->html > 0;
	if (state->open == BLOCK_FENCED || (is_html && state->html < 6)) {
		return PORTION_OPEN; // in an item a heading ends it, but the blank lines before that are part of it
	}
	return is_html && state->depth == 0 ? PORTION_TO_WHITESPACE : PORTION_CLOSED;
}

// A rule that stands for itself, as lists have it between their sections.
static bool may_part(const struct portion_reading *portion_reading, const struct block_line *found, struct line line)
{
	return found->kind == BLOCK_RULE && portion_reading->state.depth == 0 && found->at == line.start &&
	       portion_reading->after_blank;
}

static void note_block(struct portion_reading *portion_reading, const struct block_line *found, struct line line)
{
	const char *bytes = portion_reading->source->bytes;
	span rest = span_of(found->at, line.end);
	bool is_tag = portion_reading->state.depth == 0 && span_length(rest) > 1 && bytes[rest.start] == '<' &&
		      bytes[rest.start + 1] != '/' && !source_starts_with(portion_reading->source, rest, "<details");
	portion_reading->portion->ends_in_markup = is_tag;
	portion_reading->portion->markup_is_attached = !portion_reading->after_blank;
}

static bool take_line(struct portion_reading *portion_reading, struct line line)
{
	const struct source *source = portion_reading->source;
	if (span_is_empty(source_trim(source, span_of(line.start, line.end)))) {
		(void)block_next(&portion_reading->state, source->bytes, line);
		portion_reading->after_blank = true;
		return true;
	}
	struct block_line found = block_next(&portion_reading->state, source->bytes, line);
	if (hides_heading(portion_reading, &found, line)) {
		return false;
	}
	if (line.start == portion_reading->section.start) {
		portion_reading->level = found.kind == BLOCK_HEADING ? found.level : 2;
		portion_reading->portion->is_setext = found.kind != BLOCK_HEADING;
	}
	if (is_definition(portion_reading, &found, line)) {
		return false;
	}
	bool is_code = found.kind == BLOCK_FENCED || found.kind == BLOCK_INDENTED;
	if (!is_code && !raw_tags_take(&portion_reading->tags, source, span_of(line.start, line.end),
				       portion_reading->section.end)) {
		return false;
	}
	if (!may_part(portion_reading, &found, line)) {
		if (found.starts) {
			note_block(portion_reading, &found, line);
		}
		bool is_heading = found.kind == BLOCK_HEADING || found.kind == BLOCK_UNDERLINE;
		portion_reading->portion->ends_behind_rule =
			(portion_reading->after_rule || portion_reading->portion->ends_behind_rule) && !is_heading;
		portion_reading->after_rule = false;
		portion_reading->portion->content.end = line.end;
		portion_reading->portion->ending = span_of(line.end, line.next);
		portion_reading->portion->end = (uint8_t)end_of(&portion_reading->state);
	} else {
		portion_reading->after_rule = true;
	}
	portion_reading->after_blank = false;
	return true;
}

// Reads the section, which starts at its heading; `lines` is for one section after the other. False if it cannot stand
// elsewhere: what it opens or closes belongs to other sections too, it counts for the whole list, or it cannot be told.
static bool portion_read(const struct source *source, struct line_reader *lines, span section, struct portion *portion)
{
	struct portion_reading portion_reading = {.source = source, .section = section, .portion = portion};
	*portion = (struct portion){.content = section};
	if (source_has_lone_cr(source, section)) {
		return false;
	}
	for (uint32_t at = section.start; at < section.end;) {
		struct line line = line_from(lines, at);
		if (!take_line(&portion_reading, line)) {
			return false;
		}
		at = line.next;
	}
	// What is read in two ways by versions of md4c is of no matter where a heading follows.
	bool may_be_open = portion_reading.state.is_unsure && section.end == source->size;
	return portion_reading.tags.depth == 0 && !may_be_open && !comment_is_open_in(source->bytes, portion->content);
}

// A group between the first and the last place that the moves touch.
struct part {
	struct portion portion;
	span gap; // what parts it from the one before; of the first, empty
	bool moves;
};

struct plan {
	const struct source *source;
	struct arena *arena; // of the edits
	struct arena *scratch;
	const struct groups *groups;
	const struct suppressions *suppressions; // NULL for none
	size_t first, count;			 // of the groups
	struct part *parts;
	size_t *then; // the groups as they are to stand, by their places now
};

// What parts a group from the one before it, once they are in order: the first one has nothing to bring, and takes
// what the new first one leaves.
static span plan_gap(const struct plan *plan, size_t place)
{
	size_t part = plan->then[place];
	return plan->parts[part == 0 ? plan->then[0] : part].gap;
}

// --- edits ---------------------------------------------------------------------------------------

// The edits that put groups in order.

// A run of bytes of the list. What is to be there is a permutation of what is there.
struct run {
	span at;
	bool stays;
};

struct runs {
	struct run *items;
	size_t count;
};

struct editing {
	const struct plan *plan;
	struct runs before, after;
	struct pllint_edit *edits;
	uint32_t count;
};

static void add_run(struct runs *runs, span at, bool stays)
{
	if (!span_is_empty(at)) {
		runs->items[runs->count++] = (struct run){at, stays};
	}
}

// Where the last line has no ending, the new last one gives its own to it.
static span ending_then(const struct plan *plan, size_t part)
{
	size_t last = plan->count - 1;
	size_t new_last = plan->then[last];
	bool lacks_one = span_is_empty(plan->parts[last].portion.ending);
	size_t from = !lacks_one ? part : part == last ? new_last : part == new_last ? last : part;
	return plan->parts[from].portion.ending;
}

static void make_runs(struct editing *editing)
{
	const struct plan *plan = editing->plan;
	editing->before.items = arena_alloc(plan->scratch, 3 * plan->count * sizeof(struct run));
	editing->after.items = arena_alloc(plan->scratch, 3 * plan->count * sizeof(struct run));
	for (size_t i = 0; i < plan->count; i++) {
		const struct part *old = &plan->parts[i];
		add_run(&editing->before, old->gap, false);
		add_run(&editing->before, old->portion.content, !old->moves);
		add_run(&editing->before, old->portion.ending, false);
		size_t part = plan->then[i];
		const struct part *now = &plan->parts[part];
		add_run(&editing->after, i > 0 ? plan_gap(plan, i) : span_of(0, 0), false);
		add_run(&editing->after, now->portion.content, !now->moves);
		add_run(&editing->after, ending_then(plan, part), false);
	}
}

static bool is_same_run(const struct run *a, const struct run *b)
{
	return a->at.start == b->at.start && a->at.end == b->at.end;
}

// One edit for what is between two groups that stay: `before` becomes `after`. `at` is where the first starts.
static void add_edit(struct editing *editing, struct runs before, struct runs after, uint32_t at)
{
	while (before.count > 0 && after.count > 0 && is_same_run(before.items, after.items)) {
		at = before.items[0].at.end;
		before = (struct runs){before.items + 1, before.count - 1};
		after = (struct runs){after.items + 1, after.count - 1};
	}
	while (before.count > 0 && after.count > 0 &&
	       is_same_run(&before.items[before.count - 1], &after.items[after.count - 1])) {
		before.count--;
		after.count--;
	}
	if (before.count + after.count == 0) {
		return;
	}
	struct pllint_piece *pieces = arena_alloc(editing->plan->arena, after.count * sizeof *pieces);
	uint32_t count = 0;
	for (size_t i = 0; i < after.count; i++) {
		span run = after.items[i].at;
		if (count > 0 && pieces[count - 1].span.end == run.start) {
			pieces[count - 1].span.end = run.end;
		} else {
			pieces[count++] = piece_list(run);
		}
	}
	uint32_t end = before.count > 0 ? before.items[before.count - 1].at.end : at;
	editing->edits[editing->count++] =
		(struct pllint_edit){.range = span_of(at, end), .pieces = pieces, .piece_count = count};
}

// Those up to the next that stays; `*at` is left there.
static struct runs take_runs(const struct runs *runs, size_t *at)
{
	struct runs taken = {runs->items + *at, 0};
	while (*at < runs->count && !runs->items[*at].stays) {
		(*at)++;
		taken.count++;
	}
	return taken;
}

// The edits, in order; returns how many. What stays is not touched, all else is cut and put where it belongs.
static uint32_t plan_edits(const struct plan *plan, struct pllint_edit **edits)
{
	struct editing editing = {.plan = plan};
	size_t stays = 0;
	for (size_t i = 0; i < plan->count; i++) {
		stays += !plan->parts[i].moves;
	}
	editing.edits = arena_alloc(plan->arena, (stays + 1) * sizeof *editing.edits);
	make_runs(&editing);
	uint32_t at = editing.before.items[0].at.start;
	for (size_t i = 0, j = 0; i < editing.before.count || j < editing.after.count; i++, j++) {
		struct runs before = take_runs(&editing.before, &i);
		struct runs after = take_runs(&editing.after, &j);
		add_edit(&editing, before, after, at);
		at = i < editing.before.count ? editing.before.items[i].at.end : at;
	}
	*edits = editing.edits;
	return editing.count;
}

// --- what can be moved ---------------------------------------------------------------------------

// Whether groups would be read in another place as they are where they stand.

// A comment or a tag that is there may speak of what follows.
static bool speaks_of_next(const struct portion *portion, span gap)
{
	return portion->ends_in_markup && (!portion->markup_is_attached || span_is_empty(gap));
}

static span line_before(const struct source *source, uint32_t offset)
{
	return source_trim(source, source_line(source, offset - 1));
}

// A rule that is right above a heading goes with neither.
static bool is_sound(const struct source *source, span gap)
{
	return span_is_empty(gap) || span_is_empty(line_before(source, gap.end));
}

static bool fits_behind(const struct portion *portion, const struct portion *next, span gap)
{
	bool needs_blank = portion->end == PORTION_TO_WHITESPACE || next->is_setext;
	return portion->end != PORTION_OPEN && (!needs_blank || !span_is_empty(gap));
}

// Blank lines stand before the first group as well as before the one that comes there: nothing belongs to one of them
// by standing right above it, and both are set off as they were.
static bool can_lead(const struct plan *plan)
{
	const struct part *first = &plan->parts[plan->then[0]];
	uint32_t start = plan->parts[0].portion.content.start;
	bool is_set_off = start <= plan->source->body || span_is_empty(line_before(plan->source, start));
	return first == plan->parts || (is_set_off && !span_is_empty(first->gap));
}

// What follows the groups goes on as it does. A line under a text may have made it a heading by accident: the text is
// then one of the group before.
static bool can_close(const struct plan *plan)
{
	const struct source *source = plan->source;
	const struct group *last = &plan->groups->items[plan->first + plan->count - 1];
	const struct portion *old = &plan->parts[plan->count - 1].portion;
	const struct portion *now = &plan->parts[plan->then[plan->count - 1]].portion;
	if (old == now) {
		return true;
	}
	if (last->extent.end == source->size) {
		bool speaks_of_list = old->ends_behind_rule || (old->ends_in_markup && !old->markup_is_attached);
		return now->end != PORTION_OPEN && !speaks_of_list;
	}
	bool is_group = plan->first + plan->count < plan->groups->count && last[1].extent.start == last->extent.end;
	bool is_marked = source->bytes[last->extent.end] == '#';
	struct portion next = {.is_setext = !is_marked};
	span gap = span_of(old->ending.end, last->extent.end);
	return (is_marked || (is_group && last[1].day != 0 && last[1].heading.start == last[1].extent.start)) &&
	       fits_behind(now, &next, gap) && !speaks_of_next(old, gap) && !speaks_of_next(now, gap);
}

// Whether every group, and what is before and behind them, would be read there as it is here.
static bool plan_fits(const struct plan *plan)
{
	for (size_t i = 1; i < plan->count; i++) {
		if (!is_sound(plan->source, plan->parts[i].gap) ||
		    speaks_of_next(&plan->parts[i - 1].portion, plan->parts[i].gap) ||
		    !fits_behind(&plan->parts[plan->then[i - 1]].portion, &plan->parts[plan->then[i]].portion,
				 plan_gap(plan, i))) {
			return false;
		}
	}
	return can_lead(plan) && can_close(plan);
}

static span section_of(const struct source *source, const struct group *group)
{
	uint32_t body = source->body;
	return span_of(group->extent.start > body ? group->extent.start : body, group->extent.end);
}

// A heading that is indented may be part of an item before it. One behind a carriage return starts no line of its own.
static bool can_move(const struct plan *plan, const struct group *group, const struct group *first)
{
	span section = section_of(plan->source, group);
	return group->day != 0 && !group->is_cut && group->parent == first->parent &&
	       section.start == group->heading.start && group->heading.end <= section.end;
}

// Where a comment speaks of the next line, the two are not parted.
static bool is_held(const struct plan *plan, const struct portion *portion)
{
	return suppressions_hold(plan->suppressions, portion->content.start) ||
	       suppressions_hold(plan->suppressions, portion->ending.end);
}

static bool read_parts(struct plan *plan)
{
	const struct group *groups = plan->groups->items + plan->first;
	const struct source *source = plan->source;
	struct line_reader lines = line_reader_of(source->bytes, source->size);
	plan->parts = arena_alloc(plan->scratch, plan->count * sizeof *plan->parts);
	for (size_t i = 0; i < plan->count; i++) {
		const struct group *group = &groups[i];
		span section = section_of(plan->source, group);
		struct part *part = &plan->parts[i];
		memory_check_deadline(plan->scratch->memory);
		if (!can_move(plan, group, groups) || !portion_read(source, &lines, section, &part->portion) ||
		    is_held(plan, &part->portion)) {
			return false;
		}
		uint32_t end_before = i > 0 ? part[-1].portion.ending.end : section.start;
		part->gap = span_of(end_before, section.start);
	}
	return true;
}

// Without a year, which of two days comes first cannot be told.
static bool has_year(const struct date_form *form)
{
	for (uint8_t i = 0; i < form->part_count; i++) {
		if (form->parts[i].unit == DATE_YEAR) {
			return true;
		}
	}
	return false;
}

// A move, and the finding that asks for it.
struct wish {
	struct group_move move;
	struct pllint_finding *finding;
};

static size_t first_of(const struct group_move *move)
{
	return move->group < move->beside ? move->group : move->beside;
}

static size_t last_of(const struct group_move *move)
{
	return move->group < move->beside ? move->beside : move->group;
}

static int compare_starts(const void *left, const void *right)
{
	size_t a = first_of(&((const struct wish *)left)->move);
	size_t b = first_of(&((const struct wish *)right)->move);
	return (a > b) - (a < b);
}

// In the order in which they are to stand.
static int compare_moves(const void *left, const void *right)
{
	const struct group_move *a = &((const struct wish *)left)->move;
	const struct group_move *b = &((const struct wish *)right)->move;
	int order = (a->beside > b->beside) - (a->beside < b->beside);
	order = order ? order : b->before - a->before;
	order = order ? order : (a->rank > b->rank) - (a->rank < b->rank);
	return order ? order : (a->group > b->group) - (a->group < b->group);
}

// Those of the findings that are shown and stand in what a change touched.
static size_t collect(const struct groups *groups, const struct findings *findings, struct wish *wishes)
{
	size_t count = 0;
	size_t move = 0;
	for (size_t i = 0; i < findings->count && move < groups->move_count; i++) {
		struct pllint_finding *finding = &findings->items[i]->finding;
		if (!rules[finding->rule]->moves_sections || finding->is_untouched) {
			continue;
		}
		while (move < groups->move_count &&
		       groups->items[groups->moves[move].group].title.start < finding->at.start) {
			move++;
		}
		if (move < groups->move_count &&
		    groups->items[groups->moves[move].group].title.start == finding->at.start) {
			wishes[count++] = (struct wish){groups->moves[move++], finding};
		}
	}
	return count;
}

static void order_parts(struct plan *plan, const struct wish *wishes, size_t count)
{
	size_t next = 0;
	size_t placed = 0;
	plan->then = arena_alloc(plan->scratch, plan->count * sizeof *plan->then);
	for (size_t i = 0; i < count; i++) {
		plan->parts[wishes[i].move.group - plan->first].moves = true;
	}
	for (size_t i = 0; i < plan->count; i++) {
		if (plan->parts[i].moves) {
			continue;
		}
		for (; next < count && wishes[next].move.beside == plan->first + i && wishes[next].move.before;
		     next++) {
			plan->then[placed++] = wishes[next].move.group - plan->first;
		}
		plan->then[placed++] = i;
		for (; next < count && wishes[next].move.beside == plan->first + i; next++) {
			plan->then[placed++] = wishes[next].move.group - plan->first;
		}
	}
}

static void fulfil(struct plan *plan, struct wish *wishes, size_t count)
{
	struct pllint_edit *edits;
	qsort(wishes, count, sizeof *wishes, compare_moves);
	if (!read_parts(plan)) {
		return;
	}
	order_parts(plan, wishes, count);
	if (!plan_fits(plan)) {
		return;
	}
	uint32_t edit_count = plan_edits(plan, &edits);
	for (size_t i = 0; i < count; i++) {
		wishes[i].finding->edits = edits;
		wishes[i].finding->edit_count = edit_count;
		wishes[i].finding->fix = PLLINT_FIX_UNSAFE;
	}
}

void arrange_groups(const struct check *check, const struct groups *groups, const struct suppressions *suppressions,
		    struct arena *scratch)
{
	struct plan plan = {
		.source = check->source,
		.arena = check->arena,
		.scratch = scratch,
		.groups = groups,
		.suppressions = suppressions,
	};
	if (groups->move_count == 0 || !has_year(&check->template->group.date)) {
		return;
	}
	struct wish *wishes = arena_alloc(scratch, groups->move_count * sizeof *wishes);
	size_t count = collect(groups, check->findings, wishes);
	if (count > 1) {
		qsort(wishes, count, sizeof *wishes, compare_starts);
	}
	// Moves that do not pass the same groups have nothing to do with each other.
	for (size_t i = 0; i < count;) {
		size_t last = last_of(&wishes[i].move);
		size_t end = i + 1;
		for (; end < count && first_of(&wishes[end].move) <= last; end++) {
			last = last_of(&wishes[end].move) > last ? last_of(&wishes[end].move) : last;
		}
		plan.first = first_of(&wishes[i].move);
		plan.count = last - plan.first + 1;
		fulfil(&plan, wishes + i, end - i);
		i = end;
	}
}
