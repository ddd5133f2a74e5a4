// Each entry against those before it: by its paper, then by its title.

#include "lint/works.h"

#include <string.h>

#include "base/hash.h"
#include "base/url.h"
#include "lint/across.h"
#include "lint/dispatch.h"
#include "lint/edit_link.h"
#include "lint/entries.h"
#include "lint/findings.h"
#include "lint/index.h"
#include "lint/titles.h"

// --- the form of links ---------------------------------------------------------------------------

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
		dispatch_for_entry(check, &deviation, match->entry->heading.start);
	}
	return true;
}

// Remembers the links of an entry whose form is not the template's matter.
static void forms_take(struct forms *forms, struct check *check, const struct match *match)
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

// How often a form is in the list.
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
	deviation.choice = wanted.without_version ? 0 : -1;
	const struct pllint_entry *entry = entries_around(check->entries, link->at.start);
	dispatch_for_entry(check, &deviation, entry ? entry->head.start : UINT32_MAX);
}

// At the list's end: deviations on those that have another form than most.
static void forms_compare(struct forms *forms, struct check *check)
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
	return entry ? title_or_heading(works->check->source, entry->title, entry->head) : span_of(0, 0);
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
	bool is_page = taking->match->work_count == 0 || (entry_is_one_line(entry) && taking->match->has_self);
	if (is_page && likeness != TITLE_SAME) {
		return; // one repository or page holds several things, each with a name of its own
	}
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

static void take_link(struct taking *taking, uint32_t number, uint64_t key, const struct entry_link *link)
{
	struct index *index = &taking->works->index;
	if (is_known(index, key, number)) {
		return;
	}
	if (!look_up_link(taking, index, key, link)) {
		look_up_link(taking, across_index(taking->works->check->others), key, link);
	}
	index_add_link(index, &(struct link_record){.key = key, .at = link->target, .title = number});
}

// Of a page on any host: without the scheme, `www.` and a final `/`.
static uint64_t page_key(const char *target, size_t size)
{
	struct url_host host = url_host_of(target, size);
	uint64_t key = HASH_START;
	size -= size > host.end && target[size - 1] == '/';
	for (size_t i = host.start; i < size; i++) {
		bool is_upper = i < host.end && target[i] >= 'A' && target[i] <= 'Z';
		key = hash_byte(key, is_upper ? (char)(target[i] | 0x20) : target[i]);
	}
	return key;
}

// An entry without a link to a paper is about the page that its title links to, whatever that is. Where the title
// stands apart from the rest, its first link will do.
static void take_page(struct taking *taking, uint32_t number)
{
	const struct entry *entry = taking->match->entry;
	bool is_apart = !entry_is_one_line(entry) && entry->shape != ENTRY_SHAPE_ITEM && !entry->file;
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		bool is_own = is_apart || span_contains(entry->title, link->whole);
		size_t size;
		const char *target = entry_link_target(entry, link, &size);
		if (!link->image && is_own && url_check(target, size) == URL_FITS) {
			take_link(taking, number, page_key(target, size), link);
			return;
		}
	}
}

static void take_links(struct taking *taking, uint32_t number)
{
	const struct match *match = taking->match;
	const struct work_link *works = match->has_self ? &match->self : match->works;
	uint32_t count = match->has_self ? 1 : match->work_count;
	for (uint32_t i = 0; i < count; i++) {
		take_link(taking, number, identity_hash(&works[i].identity), works[i].link);
	}
	if (count == 0) {
		take_page(taking, number);
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
