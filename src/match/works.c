// What the links of an entry lead to, and which of them say what the entry is.

#include "match/matcher.h"

#include <string.h>

#include "base/url_parts.h"

// Labels of links to the entry's own paper, folded. Sites that hold papers need not stand here.
static const char paper_labels[] =
	"paper|paper link|paper url|pdf|abs|abstract page|preprint|publication|published|published version|proceedings|"
	"conference|journal|doi|link|links|url|urls|link(s)|url(s)|论文|论文链接|论文地址|文章|链接|原文";
// Fields below which such labels may stand.
static const char container_labels[] =
	"link|links|url|urls|link(s)|url(s)|paper|papers|resources|resource|论文|链接|资源";

enum { URL_MAX = 1024 };

bool match_link_identity(const struct entry *entry, const struct entry_link *link, struct identity *identity)
{
	size_t size;
	const char *target = entry_link_target(entry, link, &size);
	char unwrapped[URL_MAX];
	size_t length = identity_unwrap(target, size, unwrapped, sizeof unwrapped);
	return length > 0 ? identity_read(unwrapped, length, identity) : identity_read(target, size, identity);
}

// What does not fit the URL that the template shows has its finding.
static bool is_reported(const struct matcher *matcher, const struct entry_link *link)
{
	const struct template_field *field = link->item != ENTRY_NONE ? matcher->match->items[link->item].field : NULL;
	if (!field || field->shape != SHAPE_URL_PATTERN) {
		return false;
	}
	size_t size;
	const char *target = entry_link_target(matcher->entry, link, &size);
	return !url_pattern_fits(source_at(matcher->template->file, field->shown), span_length(field->shown), target,
				 size);
}

// --- each link by itself --------------------------------------------------------------------------

static void check_tracking(struct matcher *matcher, const struct entry_link *link)
{
	size_t size, start, end;
	const char *target = entry_link_target(matcher->entry, link, &size);
	if (memchr(target, '?', size) && identity_find_tracking(target, size, &start, &end) &&
	    !is_reported(matcher, link)) {
		struct deviation *deviation = match_add_in(matcher, DEVIATION_LINK_TRACKED, link->item, link->target);
		deviation->other = span_of(link->target.start + (uint32_t)start, link->target.start + (uint32_t)end);
		deviation->number = (uint32_t)(link - matcher->entry->links);
	}
}

// True if it is one.
static bool check_wrapper(struct matcher *matcher, const struct entry_link *link)
{
	size_t size;
	const char *target = entry_link_target(matcher->entry, link, &size);
	if (!identity_is_wrapper(target, size)) {
		return false;
	}
	if (!is_reported(matcher, link)) {
		match_add_in(matcher, DEVIATION_LINK_WRAPPED, link->item, link->target)->number =
			(uint32_t)(link - matcher->entry->links);
	}
	return true;
}

static void check_identity(struct matcher *matcher, const struct entry_link *link, const struct identity *identity)
{
	if (identity->fault) {
		match_add_in(matcher, DEVIATION_LINK_MALFORMED, link->item, link->target)->number =
			(uint32_t)(link - matcher->entry->links);
	}
}

// --- which say what the entry is --------------------------------------------------------------------

// One of the names of a label: `论文/Paper`.
static bool label_is(const struct entry_label *label, const char *list)
{
	const char *bytes = label->key.bytes;
	size_t size = label->exists ? label->key.size : 0;
	for (size_t start = 0; start < size;) {
		const char *slash = memchr(bytes + start, '/', size - start);
		size_t end = slash ? (size_t)(slash - bytes) : size;
		size_t next = end + 1;
		while (end > start && bytes[end - 1] == ' ') {
			end--;
		}
		while (start < end && bytes[start] == ' ') {
			start++;
		}
		if (url_is_listed(list, bytes + start, end - start)) {
			return true;
		}
		start = next;
	}
	return false;
}

// The label names a site that holds papers, or says that a paper is behind it.
static bool names_paper(const struct matcher *matcher, uint32_t item)
{
	const struct entry_label *label = &matcher->entry->items[item].label;
	const struct template_field *field = matcher->match->items[item].field;
	const struct url_site *site =
		field && field->site ? field->site : url_site_by_name(label->key.bytes, label->key.size);
	return site || label_is(label, paper_labels);
}

static bool is_work(const struct matcher *matcher, const struct entry_link *link)
{
	const struct entry *entry = matcher->entry;
	if (link->item == ENTRY_NONE) {
		return span_contains(entry->title, link->whole);
	}
	const struct entry_item *item = &entry->items[link->item];
	bool is_nested = item->parent != ENTRY_NONE;
	bool is_contained = !is_nested || (entry->items[item->parent].parent == ENTRY_NONE &&
					   label_is(&entry->items[item->parent].label, container_labels));
	if (!is_contained || !link->in_value) {
		return false;
	}
	return item->label.exists ? names_paper(matcher, link->item) : is_nested;
}

// Several papers in one item: nobody knows which of them the entry is.
static void drop_lists(struct work_link *works, uint32_t *count)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < *count;) {
		uint32_t next = i + 1;
		bool is_one = true;
		while (next < *count && works[next].link->item == works[i].link->item) {
			is_one = is_one && (strcmp(works[next].identity.name, works[i].identity.name) != 0 ||
					    identity_equal(&works[next].identity, &works[i].identity));
			next++;
		}
		for (; i < next; i++) {
			if (is_one) {
				works[kept++] = works[i];
			}
		}
	}
	*count = kept;
}

// So many papers are compared with each other: an entry with more is not one paper.
enum { COMPARED_MAX = 16 };

// The numbers of one index that differ within the entry, at the second one. Returns for each item whether it
// has such a one.
static const bool *compare_numbers(struct matcher *matcher)
{
	const struct match *match = matcher->match;
	bool *differ = arena_alloc(matcher->arena, matcher->entry->item_count + 1);
	for (uint32_t i = 1; i < match->work_count && i < COMPARED_MAX; i++) {
		const struct work_link *work = &match->works[i];
		uint32_t k = 0;
		while (k < i && (strcmp(match->works[k].identity.name, work->identity.name) != 0 ||
				 match->works[k].link->item == work->link->item)) {
			k++;
		}
		if (k < i && !identity_equal(&work->identity, &match->works[k].identity)) {
			match_add_in(matcher, DEVIATION_LINK_NUMBERS_DIFFER, work->link->item, work->link->target)
				->other = match->works[k].link->target;
			differ[work->link->item != ENTRY_NONE ? work->link->item : matcher->entry->item_count] = true;
		}
	}
	return differ;
}

// The whole of a repository: a file in one may well be a paper or a page.
static bool is_repository(const struct identity *identity)
{
	return identity->kind == IDENTITY_REPOSITORY && !identity->is_part;
}

// --- all ----------------------------------------------------------------------------------------

static bool is_looked_at(const struct matcher *matcher, const struct entry_link *link)
{
	return !link->image && !span_is_empty(link->target) &&
	       (link->item == ENTRY_NONE || !matcher->match->items[link->item].unfilled);
}

// The first link of the title says what the entry is.
static void take_self(struct matcher *matcher, const struct work_link *work)
{
	struct match *match = matcher->match;
	const struct identity *identity = &work->identity;
	bool is_first = work->link->item == ENTRY_NONE && span_contains(matcher->entry->title, work->link->whole) &&
			work->link == &matcher->entry->links[0];
	if (is_first && identity->kind != IDENTITY_WORK && !identity->fault && !identity->is_part) {
		match->self = *work;
		match->has_self = true;
	}
}

void works_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	struct work_link *works =
		entry->link_count > 0 ? arena_alloc(matcher->arena, entry->link_count * sizeof *works) : NULL;
	bool *are_repositories = arena_alloc(matcher->arena, entry->link_count);
	uint32_t count = 0;
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		if (!is_looked_at(matcher, link)) {
			continue;
		}
		struct work_link *work = &works[count];
		size_t size;
		const char *target = entry_link_target(entry, link, &size);
		bool is_wrapped = check_wrapper(matcher, link);
		if (!is_wrapped) {
			check_tracking(matcher, link);
		}
		if (!(is_wrapped ? match_link_identity(entry, link, &work->identity)
				 : identity_read(target, size, &work->identity))) {
			continue;
		}
		are_repositories[i] = is_repository(&work->identity);
		check_identity(matcher, link, &work->identity);
		work->link = link;
		take_self(matcher, work);
		bool is_paper = work->identity.kind == IDENTITY_WORK && !work->identity.fault;
		count += is_paper && is_work(matcher, link);
	}
	drop_lists(works, &count);
	matcher->match->works = works;
	matcher->match->work_count = count;
	link_labels_match(matcher, compare_numbers(matcher), are_repositories);
}
