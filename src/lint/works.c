// Each entry against those before it: by its paper, then by its title.

#include "lint/works.h"

#include "lint/dispatch.h"
#include "lint/entries.h"
#include "lint/findings.h"
#include "lint/titles.h"

enum { SEEN_MAX = 8 };

// An entry on its way into the index.
struct taking {
	struct works *works;
	const struct match *match;
	struct title_record title;
	uint32_t seen[SEEN_MAX]; // entries before it that it was compared with
	uint32_t seen_count;
};

void works_init(struct works *works, struct check *check, struct arena *scratch)
{
	*works = (struct works){.check = check, .scratch = scratch};
	index_init(&works->index, check->memory);
	works->compares =
		dispatch_wants(check, VERDICTS(VERDICT_WORK_PASTED) | VERDICTS(VERDICT_WORK_REPEATED) |
					      VERDICTS(VERDICT_WORK_CROSS_LISTED) | VERDICTS(VERDICT_TITLE_REPEATED));
	works->compares_forms = dispatch_wants(check, VERDICTS(VERDICT_LINK_FORM));
}

static bool was_seen(struct taking *taking, uint32_t title)
{
	for (uint32_t i = 0; i < taking->seen_count; i++) {
		if (taking->seen[i] == title) {
			return true;
		}
	}
	if (taking->seen_count < SEEN_MAX) {
		taking->seen[taking->seen_count++] = title;
	}
	return false;
}

// What a title that is nothing but a link shows.
static span link_text(const struct source *source, span title)
{
	const char *bytes = source_at(source, title);
	uint32_t size = span_length(title);
	if (size < 4 || bytes[0] != '[' || bytes[size - 1] != ')') {
		return title;
	}
	for (uint32_t i = 1; i + 1 < size; i++) {
		if (bytes[i] == ']') {
			return bytes[i + 1] == '(' && i > 1 ? span_of(title.start + 1, title.start + i) : title;
		}
	}
	return title;
}

static span title_or_heading(const struct source *source, span title, span heading)
{
	return span_is_empty(title) ? heading : link_text(source, title);
}

// The place that stands for an entry before this one.
static span place_of(const struct works *works, uint32_t title)
{
	const struct pllint_entry *entry = entries_around(works->check->entries, works->index.titles[title].place);
	return entry ? title_or_heading(works->check->source, entry->title, entry->heading) : span_of(0, 0);
}

static void emit(struct taking *taking, enum verdict_kind kind, span at, uint32_t other, bool certain)
{
	struct verdict verdict = verdict_of(kind, at);
	verdict.other = place_of(taking->works, other);
	verdict.certain = certain;
	dispatch_verdict(taking->works->check, &verdict);
}

// Both lead to the same paper.
static void compare_works(struct taking *taking, const struct entry_link *link, uint32_t other)
{
	const struct entry *entry = taking->match->entry;
	const struct title_record *title = &taking->works->index.titles[other];
	span own = title_or_heading(entry->source, entry->title, entry->heading);
	enum title_likeness likeness = title_compare(&taking->title, title);
	if (likeness == TITLE_OTHER) {
		emit(taking, VERDICT_WORK_PASTED, link->target, other, true);
	} else if (likeness == TITLE_VARIANT || taking->title.group == title->group) {
		emit(taking, VERDICT_WORK_REPEATED, own, other, likeness == TITLE_SAME);
	} else {
		emit(taking, VERDICT_WORK_CROSS_LISTED, own, other, true);
	}
}

static void take_links(struct taking *taking, uint32_t number)
{
	struct index *index = &taking->works->index;
	for (uint32_t i = 0; i < taking->match->work_count; i++) {
		const struct work_link *work = &taking->match->works[i];
		uint64_t key = identity_hash(&work->identity);
		uint32_t found = index_find_link(index, key);
		if (found != INDEX_NONE && index->links[found].title == number) {
			continue; // the abstract and the PDF of one paper
		}
		if (found != INDEX_NONE && !was_seen(taking, index->links[found].title)) {
			compare_works(taking, work->link, index->links[found].title);
		}
		index_add_link(index, &(struct link_record){.key = key, .at = work->link->target, .title = number});
	}
}

// Two words that say something: no `Introduction`, which many may be called.
static bool is_telling(const struct title_record *title)
{
	return title->key != 0 && title->word_count >= 2;
}

static void take_title(struct taking *taking, uint32_t number)
{
	const struct index *index = &taking->works->index;
	const struct title_record *title = &index->titles[number];
	const struct entry *entry = taking->match->entry;
	uint32_t found = title->previous;
	if (found == INDEX_NONE || !is_telling(title) || !title->has_work || !index->titles[found].has_work ||
	    was_seen(taking, found) || title_authors_differ(title, &index->titles[found])) {
		return;
	}
	emit(taking, VERDICT_TITLE_REPEATED, title_or_heading(entry->source, entry->title, entry->heading), found,
	     true);
}

void works_take(struct works *works, const struct match *match, uint32_t group)
{
	if (works->compares_forms) {
		forms_take(&works->forms, works->check, match);
	}
	if (!works->compares) {
		return;
	}
	struct taking taking = {.works = works, .match = match};
	taking.title.group = group;
	taking.title.place = match->entry->heading.start;
	taking.title.has_work = match->work_count > 0;
	title_read(&taking.title, match, works->scratch);
	uint32_t number = index_add_title(&works->index, &taking.title);
	take_links(&taking, number);
	take_title(&taking, number);
}

void works_end(struct works *works)
{
	forms_compare(&works->forms, works->check);
}
