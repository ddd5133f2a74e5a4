// Each entry against those before it: by its paper, then by its title.

#include "lint/works.h"

#include "lint/across.h"
#include "lint/dispatch.h"
#include "lint/entries.h"
#include "lint/findings.h"
#include "lint/titles.h"

enum { SEEN_MAX = 8, NEAREST_MAX = 8 };

// An entry before this one: of this list, or of another.
struct earlier {
	const struct index *index;
	uint32_t title;
};

// An entry on its way into the index.
struct taking {
	struct works *works;
	const struct match *match;
	struct title_record title;
	struct earlier seen[SEEN_MAX]; // those that it was compared with
	uint32_t seen_count;
};

void works_init(struct works *works, struct check *check, struct arena *scratch)
{
	*works = (struct works){.check = check, .scratch = scratch};
	index_init(&works->index, check->memory);
	works->compares = dispatch_wants(check, DEVIATIONS(DEVIATION_WORK_PASTED, DEVIATION_WORK_REPEATED,
							   DEVIATION_WORK_CROSS_LISTED, DEVIATION_TITLE_REPEATED));
	works->compares_forms = dispatch_wants(check, DEVIATIONS(DEVIATION_LINK_FORM));
}

static bool was_seen(struct taking *taking, const struct earlier *earlier)
{
	for (uint32_t i = 0; i < taking->seen_count; i++) {
		if (taking->seen[i].index == earlier->index && taking->seen[i].title == earlier->title) {
			return true;
		}
	}
	if (taking->seen_count < SEEN_MAX) {
		taking->seen[taking->seen_count++] = *earlier;
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

static const struct title_record *title_of(const struct earlier *earlier)
{
	return &earlier->index->titles[earlier->title];
}

static void emit(struct taking *taking, enum deviation_kind kind, span at, const struct earlier *earlier, bool certain)
{
	const struct title_record *title = title_of(earlier);
	struct deviation deviation = deviation_of(kind, at);
	deviation.certain = certain;
	if (title->file > 0) {
		deviation.file = across_name(taking->works->check->others, title->file);
		deviation.number = title->place;
	} else {
		deviation.other = place_of(taking->works, earlier->title);
	}
	dispatch_deviation(taking->works->check, &deviation);
}

// Both lead to the same paper.
static void compare_works(struct taking *taking, const struct entry_link *link, const struct earlier *earlier)
{
	const struct entry *entry = taking->match->entry;
	const struct title_record *title = title_of(earlier);
	span own = title_or_heading(entry->source, entry->title, entry->heading);
	enum title_likeness likeness = title_compare(&taking->title, title);
	bool same_group = title->file == 0 && taking->title.group == title->group;
	if (likeness == TITLE_OTHER) {
		emit(taking, DEVIATION_WORK_PASTED, link->target, earlier, true);
	} else if (likeness == TITLE_VARIANT || same_group) {
		emit(taking, DEVIATION_WORK_REPEATED, own, earlier, likeness == TITLE_SAME);
	} else {
		emit(taking, DEVIATION_WORK_CROSS_LISTED, own, earlier, true);
	}
}

// Of the entries with that link, the last one with the same title; else the last one.
static uint32_t nearest_title(const struct taking *taking, const struct index *index, uint32_t link)
{
	uint32_t at = link;
	for (uint32_t looked = 0; at != INDEX_NONE && looked < NEAREST_MAX; looked++) {
		if (title_compare(&taking->title, &index->titles[index->links[at].title]) == TITLE_SAME) {
			return index->links[at].title;
		}
		at = index->links[at].previous;
	}
	return index->links[link].title;
}

// False if it is not there.
static bool look_up_link(struct taking *taking, const struct index *index, uint64_t key, const struct entry_link *link)
{
	uint32_t found = index ? index_find_link(index, key) : INDEX_NONE;
	if (found == INDEX_NONE) {
		return false;
	}
	struct earlier earlier = {index, nearest_title(taking, index, found)};
	if (!was_seen(taking, &earlier)) {
		compare_works(taking, link, &earlier);
	}
	return true;
}

// True if the entry has a link to that paper already: the abstract beside the PDF.
static bool is_known(const struct index *index, uint64_t key, uint32_t title)
{
	uint32_t found = index_find_link(index, key);
	return found != INDEX_NONE && index->links[found].title == title;
}

static void take_links(struct taking *taking, uint32_t number)
{
	struct index *index = &taking->works->index;
	const struct index *others = across_index(taking->works->check->others);
	for (uint32_t i = 0; i < taking->match->work_count; i++) {
		const struct work_link *work = &taking->match->works[i];
		uint64_t key = identity_hash(&work->identity);
		if (is_known(index, key, number)) {
			continue;
		}
		if (!look_up_link(taking, index, key, work->link)) {
			look_up_link(taking, others, key, work->link);
		}
		index_add_link(index, &(struct link_record){.key = key, .at = work->link->target, .title = number});
	}
}

// Two words that say something: no `Introduction`, which many may be called.
static bool is_telling(const struct title_record *title)
{
	return title->key != 0 && title->word_count >= 2;
}

static bool look_up_title(struct taking *taking, const struct index *index, uint32_t found)
{
	const struct title_record *title = &taking->title;
	const struct entry *entry = taking->match->entry;
	struct earlier earlier = {index, found};
	if (found == INDEX_NONE || !index->titles[found].has_work ||
	    title_authors_differ(title, &index->titles[found])) {
		return false;
	}
	emit(taking, DEVIATION_TITLE_REPEATED, title_or_heading(entry->source, entry->title, entry->heading), &earlier,
	     true);
	return true;
}

// Where the paper itself was found, its title is no second cause.
static void take_title(struct taking *taking, uint32_t number)
{
	const struct index *index = &taking->works->index;
	const struct index *others = across_index(taking->works->check->others);
	if (taking->seen_count > 0 || !taking->title.has_work || !is_telling(&taking->title)) {
		return;
	}
	if (!look_up_title(taking, index, index->titles[number].previous) && others) {
		look_up_title(taking, others, index_find_title(others, taking->title.key));
	}
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
