// Chooses the kind that an entry fits best, and runs the match against it.

#include <stdlib.h>

#include "match/matcher.h"

// Two points for the template's own spelling, one for a variant.
static uint8_t worth(const struct label_hit *hit)
{
	return !hit->field ? 0 : hit->exact && hit->name->own ? 2 : 1;
}

// How much an entry's labels speak for a kind; each field counts once. `hits` takes what the labels name, by item.
// `gone`: items that do not count; NULL for none.
static unsigned kind_score(struct arena *arena, const struct template_kind *kind, const struct entry *entry,
			   const bool *gone, struct label_hit *hits)
{
	unsigned score = 0;
	uint8_t *points = arena_alloc(arena, kind->field_count);
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct entry_label *label = &entry->items[i].label;
		hits[i] = label->exists ? label_find_in(kind, label) : (struct label_hit){0};
		if (!hits[i].field || (gone && gone[i])) {
			continue;
		}
		uint8_t *had = &points[hits[i].field->position];
		uint8_t has = worth(&hits[i]);
		score += has > *had ? (unsigned)(has - *had) : 0;
		*had = has > *had ? has : *had;
	}
	return score;
}

// A value of another form than the template shows: those kinds of deviation stand in one row.
static bool is_misshapen(enum deviation_kind kind)
{
	return kind > DEVIATION_FIELD_MISSING && kind < DEVIATION_DETAILS_UNCLOSED;
}

static struct match *match_with(struct arena *arena, const struct template *template, const struct entry *entry,
				const struct template_kind *kind, const struct label_hit *hits)
{
	struct match *match = arena_alloc(arena, sizeof *match);
	*match = (struct match){.entry = entry, .kind = kind, .because = ENTRY_NONE};
	match->items = arena_alloc(arena, entry->item_count * sizeof *match->items);
	struct matcher matcher = {arena, template, entry, match};
	if (entry->shape == ENTRY_SHAPE_LINE) {
		line_match(&matcher);
	} else if (entry->shape == ENTRY_SHAPE_ROW) {
		row_match(&matcher);
	} else {
		if (!entry->file) {
			deep_lines_match(&matcher, hits);
		}
		fields_match(&matcher, hits);
	}
	// Where cells are missing or too many, it is open which value belongs to which column.
	bool is_shifted = entry->shape == ENTRY_SHAPE_ROW && row_is_shifted(entry->row);
	for (uint32_t i = 0; i < entry->item_count && !is_shifted; i = entry->items[i].end) {
		if (match->items[i].role == ROLE_FIELD || match->items[i].role == ROLE_NEAR ||
		    match->items[i].role == ROLE_SLOT) {
			value_match(&matcher, i, match->items[i].field);
		}
	}
	for (size_t i = 0; i < match->deviation_count; i++) {
		match->misshapen_count += is_misshapen(match->deviations[i].kind);
	}
	nested_fields_match(&matcher);
	details_match(&matcher);
	latex_match(&matcher);
	broken_links_match(&matcher);
	bare_links_match(&matcher);
	title_match(&matcher);
	link_targets_match(&matcher);
	works_match(&matcher);
	if (entry->file) {
		sections_match(&matcher);
	}
	return match;
}

static uint32_t faults(const struct match *match)
{
	return match->missing_count + match->unknown_count + match->misshapen_count;
}

// An item whose label is worth more to `kind` than to `other`.
static uint32_t telling_item(const struct entry *entry, const struct template_kind *kind,
			     const struct template_kind *other)
{
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct entry_label *label = &entry->items[i].label;
		if (!label->exists) {
			continue;
		}
		struct label_hit here = label_find_in(kind, label);
		struct label_hit there = label_find_in(other, label);
		if (worth(&here) > worth(&there)) {
			return i;
		}
	}
	return ENTRY_NONE;
}

// The kinds of a template by the points that an entry's labels give them.
struct ranking {
	unsigned *scores;
	uint32_t best;		      // the first one wins ties
	uint32_t second;	      // the best or field-sharing next; UINT32_MAX for none
	const struct label_hit *hits; // what the labels name in the best one, by item
};

// An entry is compared with kinds of its own shape, a line or row with the kind that its list or table was found by; a
// section that is not cut, with those of any.
static bool is_candidate(const struct template *template, uint32_t kind, const struct entry *entry)
{
	if (entry_is_one_line(entry)) {
		return kind == entry->kind;
	}
	return template->kinds[kind].shape == entry->shape || !template_has_shape(template, entry->shape);
}

static struct ranking rank(struct arena *arena, const struct template *template, const struct entry *entry)
{
	struct ranking ranking = {.second = UINT32_MAX};
	struct label_hit *best_hits = arena_room(arena, entry->item_count * sizeof *best_hits);
	struct label_hit *hits = arena_room(arena, entry->item_count * sizeof *hits);
	ranking.scores = arena_alloc(arena, template->kind_count * sizeof *ranking.scores);
	bool is_first = true;
	for (uint32_t i = 0; i < template->kind_count; i++) {
		if (!is_candidate(template, i, entry)) {
			continue;
		}
		ranking.scores[i] = kind_score(arena, &template->kinds[i], entry, NULL, hits);
		if (is_first || ranking.scores[i] > ranking.scores[ranking.best]) {
			struct label_hit *worse = best_hits;
			best_hits = hits;
			hits = worse;
			ranking.best = i;
		}
		is_first = false;
	}
	for (uint32_t i = 0; i < template->kind_count; i++) {
		if (!is_candidate(template, i, entry)) {
			continue;
		}
		bool is_next = ranking.second == UINT32_MAX || ranking.scores[i] > ranking.scores[ranking.second];
		bool counts = ranking.scores[i] > 0 || ranking.scores[ranking.best] == 0;
		if (i != ranking.best && counts && is_next) {
			ranking.second = i;
		}
	}
	ranking.hits = best_hits;
	return ranking;
}

static struct match *match_other(struct arena *arena, const struct template *template, const struct entry *entry,
				 uint32_t kind)
{
	struct label_hit *hits = arena_room(arena, entry->item_count * sizeof *hits);
	kind_score(arena, &template->kinds[kind], entry, NULL, hits);
	return match_with(arena, template, entry, &template->kinds[kind], hits);
}

// The order of a runner-up's deviations, which are only looked up.
static int by_place_and_kind(const void *left, const void *right)
{
	const struct deviation *a = left;
	const struct deviation *b = right;
	if (a->at.start != b->at.start) {
		return a->at.start < b->at.start ? -1 : 1;
	}
	if (a->at.end != b->at.end) {
		return a->at.end < b->at.end ? -1 : 1;
	}
	return a->kind < b->kind ? -1 : a->kind > b->kind;
}

// Matches with the kinds that have as many points as the best one, which is not among them.
static void find_rivals(struct arena *arena, const struct template *template, const struct ranking *ranking,
			struct match *match)
{
	match->rivals = arena_alloc(arena, template->kind_count * sizeof *match->rivals);
	for (uint32_t i = ranking->best + 1; i < template->kind_count; i++) {
		if (ranking->scores[i] == ranking->scores[ranking->best]) {
			match->rivals[match->rival_count++] = match_other(arena, template, match->entry, i);
		}
	}
}

// The one with fewer faults; among as many, the first.
static struct match *decide(struct match *match)
{
	struct match *better = match->rivals[0];
	for (uint32_t i = 1; i < match->rival_count; i++) {
		better = faults(match->rivals[i]) < faults(better) ? match->rivals[i] : better;
	}
	match->runner_up = better;
	if (faults(better) >= faults(match)) {
		return match;
	}
	better->rivals = match->rivals;
	better->rival_count = match->rival_count;
	better->runner_up = match;
	for (uint32_t i = 0; i < better->rival_count; i++) {
		better->rivals[i] = better->rivals[i] == better ? match : better->rivals[i];
	}
	return better;
}

const struct match *match_entry(struct arena *arena, const struct template *template, const struct entry *entry)
{
	struct ranking ranking = rank(arena, template, entry);
	struct match *match = match_with(arena, template, entry, &template->kinds[ranking.best], ranking.hits);
	if (ranking.second == UINT32_MAX || match->deviation_count == 0) {
		return match;
	}
	if (ranking.scores[ranking.second] == ranking.scores[ranking.best]) {
		find_rivals(arena, template, &ranking, match);
		match = decide(match);
	} else {
		match->runner_up = match_other(arena, template, entry, ranking.second);
	}
	struct match *other = match->runner_up;
	if (other->deviation_count > 1) {
		qsort(other->deviations, other->deviation_count, sizeof *other->deviations, by_place_and_kind);
	}
	match->because = telling_item(entry, match->kind, other->kind);
	return match;
}

// Faults without the items that are gone, at the least: a label of no field may then stand in for one of them.
static uint32_t faults_without(const struct match *match, const bool *gone)
{
	uint32_t count = faults(match);
	uint32_t unknown = 0;
	uint32_t missing = 0;
	for (uint32_t i = 0; i < match->entry->item_count; i = match->entry->items[i].end) {
		const struct item_match *item = &match->items[i];
		bool is_field = item->role == ROLE_FIELD || item->role == ROLE_NEAR || item->role == ROLE_STANDS_IN;
		missing += gone[i] && is_field && item->field->required;
		unknown += !gone[i] && item->role == ROLE_UNKNOWN;
		count -= gone[i] && item->role == ROLE_UNKNOWN;
	}
	count += missing > unknown ? missing - unknown : 0;
	count -= missing < unknown ? missing : unknown;
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		bool goes = deviation->item != ENTRY_NONE && gone[deviation->item];
		count -= count > 0 && goes && is_misshapen(deviation->kind);
	}
	return count;
}

bool match_kind_is_kept(struct arena *arena, const struct template *template, const struct match *match,
			const bool *gone)
{
	const struct entry *entry = match->entry;
	struct label_hit *hits = arena_room(arena, entry->item_count * sizeof *hits);
	unsigned score = kind_score(arena, match->kind, entry, gone, hits);
	uint32_t own_faults = faults_without(match, gone);
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		bool is_rival = kind != match->kind && is_candidate(template, i, entry);
		unsigned other = is_rival ? kind_score(arena, kind, entry, gone, hits) : 0;
		if (!is_rival || other < score) {
			continue;
		}
		uint32_t other_faults = faults_without(match_other(arena, template, entry, i), gone);
		if (other > score || other_faults < own_faults || (other_faults == own_faults && kind < match->kind)) {
			return false;
		}
	}
	return true;
}

bool match_is_shared(const struct match *match, const struct deviation *deviation)
{
	const struct match *other = match->runner_up;
	return other->deviation_count > 0 &&
	       bsearch(deviation, other->deviations, other->deviation_count, sizeof *deviation, by_place_and_kind);
}
