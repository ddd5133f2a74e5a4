// The labels of an entry's links among each other.

#include "match/matcher.h"

#include <string.h>

#include "base/url_parts.h"

// So many labels are compared with each other.
enum { COMPARED_MAX = 16 };

// --- one label twice --------------------------------------------------------------------------------

static bool same_target(const struct entry *entry, uint32_t a, uint32_t b)
{
	const struct entry_item *one = &entry->items[a], *two = &entry->items[b];
	if (one->link_count != 1 || two->link_count != 1) {
		return false;
	}
	span left = entry->links[one->first_link].target, right = entry->links[two->first_link].target;
	return span_length(left) == span_length(right) &&
	       memcmp(source_at(entry->source, left), source_at(entry->source, right), span_length(left)) == 0;
}

// The earlier item below the same field that is the same field of it; ENTRY_NONE for none.
static uint32_t earlier(const struct matcher *matcher, uint32_t item)
{
	const struct match *match = matcher->match;
	uint32_t at = matcher->entry->items[item].previous;
	for (uint32_t looked = 0; at != ENTRY_NONE && looked < COMPARED_MAX; looked++) {
		if (match->items[at].field == match->items[item].field) {
			return at;
		}
		at = matcher->entry->items[at].previous;
	}
	return ENTRY_NONE;
}

// Two numbers are reported as such. A nested item is a field only below one.
static void find_repeated(struct matcher *matcher, const bool *numbers_differ)
{
	const struct entry *entry = matcher->entry;
	const struct match *match = matcher->match;
	for (uint32_t i = 0; i < entry->item_count; i++) {
		uint32_t parent = entry->items[i].parent;
		bool is_link = parent != ENTRY_NONE && match->items[i].role == ROLE_FIELD &&
			       match->items[parent].field->shape == SHAPE_LINKS && entry->items[i].link_count > 0;
		uint32_t first = is_link ? earlier(matcher, i) : ENTRY_NONE;
		if (first != ENTRY_NONE && entry->items[first].link_count > 0 && !numbers_differ[i]) {
			struct deviation *deviation =
				match_add_in(matcher, DEVIATION_LINK_LABEL_REPEATED, i, entry->items[i].label.whole);
			deviation->other = entry->items[first].label.whole;
			deviation->certain = same_target(entry, first, i);
		}
	}
}

// --- a repository under another label -----------------------------------------------------------------

// Labels of links to code, folded, beside those of the sites that have repositories.
static const char code_labels[] =
	"code|codes|code link|source|source code|official code|repo|repository|implementation|"
	"代码|源码|源代码|代码链接|开源代码";

// One of the names of a field.
static bool is_for_code(const struct template_field *field)
{
	for (uint32_t i = 0; i < field->name_count; i++) {
		if (url_is_listed(code_labels, field->names[i].key.bytes, field->names[i].key.size)) {
			return true;
		}
	}
	return false;
}

static bool takes_any_url(const struct template_field *field)
{
	return (field->shape == SHAPE_URL || field->shape == SHAPE_URLS) && !field->site;
}

// A label that is left empty goes, and is none that is used.
static bool is_used(const struct matcher *matcher, const struct template_field *field)
{
	for (uint32_t i = 0; i < matcher->entry->item_count; i++) {
		const struct item_match *match = &matcher->match->items[i];
		if (match->field == field && !match->unfilled && !entry_item_is_empty(matcher->entry, i)) {
			return true;
		}
	}
	return false;
}

// The label that the template has for the link, among the fields beside its own; NULL for none.
static const struct template_field *field_for_code(const struct matcher *matcher, const struct template_field *beside,
						   uint32_t count, const struct entry_link *link)
{
	size_t size;
	const char *target = entry_link_target(matcher->entry, link, &size);
	for (uint32_t i = 0; i < count; i++) {
		const struct template_field *field = &beside[i];
		if ((field->site && identity_is_on(field->site, target, size)) ||
		    (takes_any_url(field) && is_for_code(field))) {
			return field;
		}
	}
	return NULL;
}

static void find_repository(struct matcher *matcher, uint32_t index, const bool *are_repositories)
{
	const struct entry *entry = matcher->entry;
	const struct entry_item *item = &entry->items[index];
	const struct template_field *own = matcher->match->items[index].field;
	const struct entry_link *link = &entry->links[item->first_link];
	if (item->link_count != 1 || link->image || !link->in_value || !takes_any_url(own) || is_for_code(own) ||
	    !are_repositories[item->first_link]) {
		return;
	}
	const struct template_kind *kind = matcher->match->kind;
	const struct template_field *meant;
	if (item->parent == ENTRY_NONE) {
		meant = field_for_code(matcher, kind->fields, kind->field_count, link);
	} else {
		const struct template_field *parent = matcher->match->items[item->parent].field;
		meant = field_for_code(matcher, parent->children, parent->child_count, link);
	}
	if (meant && !is_used(matcher, meant)) {
		match_add_in(matcher, DEVIATION_LINK_REPOSITORY, index, item->label.whole)->owner = meant;
	}
}

void link_labels_match(struct matcher *matcher, const bool *numbers_differ, const bool *are_repositories)
{
	find_repeated(matcher, numbers_differ);
	for (uint32_t i = 0; i < matcher->entry->item_count; i++) {
		const struct item_match *match = &matcher->match->items[i];
		if (match->role == ROLE_FIELD && !match->unfilled && matcher->entry->items[i].link_count > 0) {
			find_repository(matcher, i, are_repositories);
		}
	}
}
