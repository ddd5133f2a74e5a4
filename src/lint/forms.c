// One form for each site: the template's, else that of the list's clear majority, else the site's own.

#include "lint/forms.h"

#include <string.h>

#include "lint/dispatch.h"
#include "lint/edit_link.h"
#include "lint/entries.h"
#include "lint/findings.h"
#include "lint/index.h"

// A majority is three of four, among at least four.
enum { MAJORITY_MINIMUM = 4, FORM_MAX = 32, COMPARED_MAX = 16 };

struct form_link {
	const char *shape; // where it starts in the table of sites
	const struct identity_site *site;
	span at;
	bool has_version;
	bool is_at_home;
};
_Static_assert(sizeof(struct form_link) + sizeof(struct link_record) + 8 <= 64, "a link costs at most 64 bytes");

static bool is_link_field(const struct template_field *field)
{
	return field && (field->shape == SHAPE_URL || field->shape == SHAPE_LINK) && !span_is_empty(field->target);
}

static bool is_form_word(const char *bytes, size_t size)
{
	switch (bytes[0]) {
	case 'p':
	case 'P':
		return size >= 3 && (memcmp(bytes + 1, "df", 2) == 0 || memcmp(bytes, "PDF", 3) == 0);
	case 'h':
	case 'H':
		return size >= 4 && (memcmp(bytes + 1, "tml", 3) == 0 || memcmp(bytes, "HTML", 4) == 0);
	default:
		return false;
	}
}

// The label or the link's text says which form is meant: `[pdf](...)`.
static bool names_form(const struct check *check, const struct match *match, const struct entry_link *link)
{
	const struct entry *entry = match->entry;
	span text = link->notation == LINK_INLINE ? link->text : span_of(0, 0);
	span label = link->item != ENTRY_NONE ? entry->items[link->item].label.text : span_of(0, 0);
	span texts[] = {text, label};
	for (size_t k = 0; k < 2; k++) {
		for (uint32_t at = texts[k].start; at < texts[k].end; at++) {
			if (is_form_word(check->source->bytes + at, texts[k].end - at)) {
				return true;
			}
		}
	}
	return false;
}

// The abstract and the PDF of one paper are both meant.
static bool has_other_form(const struct match *match, uint32_t work)
{
	for (uint32_t i = 0; i < match->work_count; i++) {
		if (match->work_count > COMPARED_MAX) {
			return true; // no single paper
		}
		if (i != work && match->works[i].identity.site == match->works[work].identity.site &&
		    identity_equal(&match->works[i].identity, &match->works[work].identity)) {
			return true;
		}
	}
	return false;
}

static bool may_be_brought_into_form(const struct check *check, const struct match *match, uint32_t work)
{
	const struct work_link *link = &match->works[work];
	const struct identity *identity = &link->identity;
	return identity_has_form(identity) && !identity->has_more && edit_link_may_change(match->entry, link->link) &&
	       link->link->notation != LINK_HTML &&
	       !identity_is_wrapper(source_at(check->source, link->link->target), span_length(link->link->target)) &&
	       !names_form(check, match, link->link) && !has_other_form(match, work);
}

static void emit(struct check *check, const struct deviation *deviation, uint32_t entry)
{
	size_t first = check->findings->count;
	dispatch_deviation(check, deviation);
	for (size_t i = first; i < check->findings->count; i++) {
		check->findings->items[i]->finding.entry = entry;
	}
}

// True where the template shows a URL of the site: it decides.
static bool is_told_by_template(struct check *check, const struct match *match, const struct work_link *link)
{
	uint32_t item = link->link->item;
	const struct template_field *field = item != ENTRY_NONE ? match->items[item].field : NULL;
	struct identity shown;
	if (field && field->shape == SHAPE_URL_PATTERN) {
		return true;
	}
	if (!is_link_field(field) ||
	    !identity_read(source_at(check->template->file, field->target), span_length(field->target), &shown) ||
	    shown.site != link->identity.site || !shown.is_at_home) {
		return false;
	}
	if (!identity_has_form_of(&link->identity, &shown)) {
		struct deviation deviation = deviation_of(DEVIATION_LINK_FORM, link->link->target);
		deviation.certain = true;
		deviation.field = field;
		deviation.item = item;
		emit(check, &deviation, match->entry->heading.start);
	}
	return true;
}

void forms_take(struct forms *forms, struct check *check, const struct match *match)
{
	for (uint32_t i = 0; i < match->work_count; i++) {
		const struct work_link *work = &match->works[i];
		if (!may_be_brought_into_form(check, match, i) || is_told_by_template(check, match, work)) {
			continue;
		}
		forms->items = memory_grow(check->memory, forms->items, &forms->capacity, forms->count + 1,
					   sizeof *forms->items);
		forms->items[forms->count++] = (struct form_link){
			.shape = work->identity.shape.text,
			.site = work->identity.site,
			.at = work->link->target,
			.has_version = work->identity.version > 0,
			.is_at_home = work->identity.is_at_home,
		};
	}
}

// --- at the end -----------------------------------------------------------------------------------

// How often a form stands in the list.
struct form {
	const char *shape;
	const struct identity_site *site;
	span example;
	uint32_t count, plain; // plain: without a version
};

struct counted {
	struct form items[FORM_MAX];
	size_t count;
};

static void count_link(struct counted *counted, const struct form_link *link)
{
	size_t at = 0;
	while (at < counted->count && counted->items[at].shape != link->shape) {
		at++;
	}
	if (!link->is_at_home || at == FORM_MAX) {
		return;
	}
	if (at == counted->count) {
		counted->items[counted->count++] =
			(struct form){.shape = link->shape, .site = link->site, .example = link->at};
	}
	counted->items[at].count++;
	counted->items[at].plain += !link->has_version;
}

// What is wanted of a site's links.
struct wanted {
	const struct form *form; // NULL: the site's own
	bool without_version;	 // most links have none
};

static struct wanted wanted_of(const struct counted *counted, const struct identity_site *site)
{
	const struct form *most = NULL;
	uint32_t total = 0, plain = 0;
	for (size_t i = 0; i < counted->count; i++) {
		const struct form *form = &counted->items[i];
		if (form->site == site) {
			most = !most || form->count > most->count ? form : most;
			total += form->count;
			plain += form->plain;
		}
	}
	bool is_clear = most && total >= MAJORITY_MINIMUM && most->count * 4 >= total * 3;
	return (struct wanted){is_clear ? most : NULL, total >= MAJORITY_MINIMUM && plain * 4 >= total * 3};
}

static bool is_in_form(const struct check *check, const struct form_link *link, const struct form *form)
{
	struct identity identity;
	if (form) {
		return link->shape == form->shape && link->is_at_home;
	}
	return !identity_read(source_at(check->source, link->at), span_length(link->at), &identity) ||
	       identity_has_form_of(&identity, NULL);
}

static void check_link(struct check *check, const struct form_link *link, struct wanted wanted)
{
	if (is_in_form(check, link, wanted.form) && !(link->has_version && wanted.without_version)) {
		return;
	}
	struct deviation deviation = deviation_of(DEVIATION_LINK_FORM, link->at);
	deviation.other = wanted.form ? wanted.form->example : span_of(0, 0);
	deviation.number = wanted.form ? wanted.form->count : 0;
	const struct pllint_entry *entry = entries_around(check->entries, link->at.start);
	emit(check, &deviation, entry ? entry->heading.start : UINT32_MAX);
}

void forms_compare(struct forms *forms, struct check *check)
{
	struct counted counted = {.count = 0};
	for (size_t i = 0; i < forms->count; i++) {
		count_link(&counted, &forms->items[i]);
	}
	const struct identity_site *site = NULL;
	struct wanted wanted = {NULL, false};
	for (size_t i = 0; i < forms->count; i++) {
		if (site != forms->items[i].site) {
			site = forms->items[i].site;
			wanted = wanted_of(&counted, site);
		}
		check_link(check, &forms->items[i], wanted);
	}
}
