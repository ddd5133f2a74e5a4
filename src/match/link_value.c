// A value that must be a URL or a link.

#include "match/matcher.h"

#include <string.h>

enum { URL_MAX = 1024 };

// The first link in an item or, where its own text has none, in those nested in it.
static uint32_t first_link(const struct entry *entry, uint32_t index)
{
	for (uint32_t i = index; i < entry->items[index].end; i++) {
		if (entry->items[i].link_count > 0) {
			return entry->items[i].first_link;
		}
	}
	return (uint32_t)entry->link_count;
}

// The links of an item, badges left aside, one after the other.
struct links {
	const struct entry *entry;
	uint32_t at;
	uint32_t first_item, last_item;
};

static struct links links_of(const struct entry *entry, uint32_t index)
{
	const struct entry_item *item = &entry->items[index];
	return (struct links){entry, first_link(entry, index), index, item->link_count > 0 ? index : item->end - 1};
}

// NULL after the last.
static const struct entry_link *next_link(struct links *links)
{
	while (links->at < links->entry->link_count) {
		const struct entry_link *link = &links->entry->links[links->at++];
		if (link->item < links->first_item || link->item > links->last_item) {
			break;
		}
		if (!link->image) {
			return link;
		}
	}
	return NULL;
}

static bool is_on_site(const struct entry *entry, const struct entry_link *link, const struct url_site *site)
{
	size_t size;
	const char *target = entry_link_target(entry, link, &size);
	if (identity_is_on(site, target, size)) {
		return true;
	}
	char unwrapped[URL_MAX];
	size_t length = identity_unwrap(target, size, unwrapped, sizeof unwrapped);
	// Where a redirecting page leads to is not always told.
	return length > 0 ? identity_is_on(site, unwrapped, length) : identity_is_wrapper(target, size);
}

static bool shows_pattern_of(const struct template *template, const struct template_field *field, const char *target,
			     size_t size)
{
	return field->shape == SHAPE_URL_PATTERN &&
	       url_pattern_fits(source_at(template->file, field->target), span_length(field->target), target, size);
}

const struct template_field *match_link_label(const struct template *template, const struct template_field *parent,
					      const struct entry *entry, const struct entry_link *link)
{
	size_t size;
	const char *target = entry_link_target(entry, link, &size);
	for (uint32_t i = 0; i < parent->child_count; i++) {
		if (shows_pattern_of(template, &parent->children[i], target, size)) {
			return &parent->children[i];
		}
	}
	const struct url_site *site = identity_site_of(target, size);
	for (uint32_t i = 0; site && i < parent->child_count; i++) {
		if (parent->children[i].site == site) {
			return &parent->children[i];
		}
	}
	return NULL;
}

// The label among the field's siblings whose site the link is on.
static const struct template_field *sibling_for(struct matcher *matcher, const struct template_field *field,
						const struct entry_link *link)
{
	const struct template_kind *kind = matcher->match->kind;
	for (uint32_t i = 0; i < kind->field_count; i++) {
		const struct template_field *parent = &kind->fields[i];
		for (uint32_t k = 0; k < parent->child_count; k++) {
			if (&parent->children[k] == field) {
				return match_link_label(matcher->template, parent, matcher->entry, link);
			}
		}
	}
	return NULL;
}

static void wrong_site(struct matcher *matcher, uint32_t item, const struct template_field *field,
		       const struct entry_link *link)
{
	match_add_for(matcher, DEVIATION_LINK_SITE, item, sibling_for(matcher, field, link), link->target)->owner =
		field;
}

// What says that there is no value; in shapes other than headings it fills the field.
bool value_fills(struct unicode_key folded)
{
	static const char *const words[] = {"-", "--",	"—",	       "n/a",  "none",	  "no",
					    "❌", "tbd", "coming soon", "暂无", "即将开源"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (folded.size == strlen(words[i]) && memcmp(folded.bytes, words[i], folded.size) == 0) {
			return true;
		}
	}
	return false;
}

// The item nested in this one whose value is a URL without its scheme; ENTRY_NONE for none.
static uint32_t nested_without_scheme(struct matcher *matcher, uint32_t index)
{
	const struct entry *entry = matcher->entry;
	for (uint32_t i = index + 1; i < entry->items[index].end; i = entry->items[i].end) {
		struct unicode_key text = entry_value_text(entry, &entry->items[i], matcher->arena);
		if (url_check(text.bytes, text.size) == URL_NO_SCHEME) {
			return i;
		}
	}
	return ENTRY_NONE;
}

void link_missing(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry_item *item = &matcher->entry->items[index];
	struct unicode_key text = entry_value_text(matcher->entry, item, matcher->arena);
	bool is_filled = value_fills(unicode_fold(matcher->arena, text.bytes, text.size));
	if (matcher->entry->shape != ENTRY_SHAPE_HEADING && is_filled) {
		return;
	}
	bool no_scheme = url_check(text.bytes, text.size) == URL_NO_SCHEME;
	uint32_t nested = span_is_empty(item->value) ? nested_without_scheme(matcher, index) : ENTRY_NONE;
	if (nested != ENTRY_NONE) {
		match_add_for(matcher, DEVIATION_LINK_NO_SCHEME, nested, field, matcher->entry->items[nested].value);
		return;
	}
	match_add_for(matcher, no_scheme ? DEVIATION_LINK_NO_SCHEME : DEVIATION_LINK_NOT_URL, index, field,
		      span_is_empty(item->value) ? item->label.whole : item->value)
		->certain = is_filled;
}

// `[a](https://exa mple.org/)` is reported as that.
static bool is_in_broken_link(const struct entry *entry, const struct entry_link *link)
{
	uint32_t start = link->whole.start;
	return link->notation == LINK_BARE && start >= 2 && memcmp(entry->source->bytes + start - 2, "](", 2) == 0;
}

static bool target_is_right(struct matcher *matcher, uint32_t item, const struct template_field *field,
			    const struct entry_link *link)
{
	size_t size;
	const char *target = entry_link_target(matcher->entry, link, &size);
	if (size == 0) {
		if (matcher->entry->shape == ENTRY_SHAPE_HEADING) { // of other shapes: link_target.c
			match_add_for(matcher, DEVIATION_LINK_NOT_URL, item, field, link->whole);
		}
		return false;
	}
	enum url_deviation url = url_check(target, size);
	if (url == URL_BROKEN && is_in_broken_link(matcher->entry, link)) {
		return false;
	}
	if (url == URL_BROKEN || (url == URL_NONE && !(field->shape == SHAPE_LINK && field->any_target))) {
		match_add_for(matcher, DEVIATION_LINK_NOT_URL, item, field, link->target);
		return false;
	}
	if (url == URL_NO_SCHEME) {
		match_add_for(matcher, DEVIATION_LINK_NO_SCHEME, item, field, link->target);
		return false;
	}
	return true;
}

static void pattern_fits(struct matcher *matcher, uint32_t item, const struct template_field *field,
			 const struct entry_link *link)
{
	size_t size;
	const char *target = entry_link_target(matcher->entry, link, &size);
	const char *pattern = source_at(matcher->template->file, field->shown);
	size_t pattern_size = span_length(field->shown);
	if (url_pattern_fits(pattern, pattern_size, target, size)) {
		return;
	}
	bool but_for_scheme = url_pattern_fits_but_for_scheme(pattern, pattern_size, target, size);
	match_add_for(matcher, but_for_scheme ? DEVIATION_LINK_HTTP : DEVIATION_LINK_PATTERN, item, field,
		      link->target);
}

static void check_http(struct matcher *matcher, uint32_t item, const struct template_field *field,
		       const struct entry_link *link)
{
	size_t size;
	const char *target = entry_link_target(matcher->entry, link, &size);
	if (url_should_be_https(target, size)) {
		match_add_for(matcher, DEVIATION_LINK_HTTP, item, field, link->target);
	}
}

void http_match(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	struct links links = links_of(matcher->entry, index);
	const struct entry_link *link;
	while ((link = next_link(&links)) != NULL) {
		check_http(matcher, index, field, link);
	}
}

// One of several URLs must be on the field's site.
static void site_fits(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	struct links links = links_of(entry, index);
	const struct entry_link *first = next_link(&links);
	for (const struct entry_link *link = first; link; link = next_link(&links)) {
		if (is_on_site(entry, link, field->site)) {
			return;
		}
	}
	wrong_site(matcher, index, field, first);
}

// In HTML only where Markdown has no room or no form for it: on one line with others, around an image with a size.
static bool is_link_in_form(const struct entry *entry, const struct entry_link *link)
{
	if (link->notation == LINK_HTML) {
		return entry_is_one_line(entry) ||
		       source_starts_with(entry->source, span_of(link->whole.end, entry->source->size), "<img");
	}
	return link->notation == LINK_INLINE || link->notation == LINK_REFERENCE;
}

// Each target by itself. False if one of them is no URL.
static bool targets_fit(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	bool fit = true;
	struct links links = links_of(entry, index);
	const struct entry_link *link;
	while ((link = next_link(&links)) != NULL) {
		if (!target_is_right(matcher, index, field, link)) {
			fit = false;
		} else if (field->shape != SHAPE_URL_PATTERN) {
			check_http(matcher, index, field, link);
		}
	}
	return fit;
}

void link_match(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	struct links links = links_of(entry, index);
	const struct entry_link *first = next_link(&links);
	const struct entry_link *second = next_link(&links);
	if (!first) {
		link_missing(matcher, index, field);
		return;
	}
	if (!targets_fit(matcher, index, field)) {
		return;
	}
	if (field->shape == SHAPE_LINK && !is_link_in_form(entry, first)) {
		match_add_for(matcher, DEVIATION_LINK_SHAPE, index, field, first->whole);
	} else if (field->shape == SHAPE_URL_PATTERN) {
		pattern_fits(matcher, index, field, first);
	} else if (field->site) {
		site_fits(matcher, index, field);
	}
	if (second && (field->shape == SHAPE_URL || field->shape == SHAPE_URL_PATTERN)) {
		match_add_for(matcher, DEVIATION_LINK_SEVERAL, index, field, second->whole);
	}
}
