// Which row of the language's table a shown value is.

#include "base/bytes.h"
#include "template/compile.h"

static const char *const list_names = "tags|tag(s)|keywords|keyword(s)|topics|topic(s)|authors|author(s)";
static const char *const tag_names = "tags|keywords|topics";
static const char *const author_names = "authors";
static const char *const link_names = "links|link|link(s)|url|urls|url(s)|resources";

// --- links ----------------------------------------------------------------------------------------

// Where the bracket that opens at the start closes, or the end.
static uint32_t closing(const struct source *source, span at, char open, char close)
{
	uint32_t depth = 0;
	for (uint32_t i = at.start; i < at.end; i++) {
		if (source->bytes[i] == open) {
			depth++;
		} else if (source->bytes[i] == close && --depth == 0) {
			return i;
		}
	}
	return at.end;
}

bool shape_link(const struct source *source, span at, span *text, span *target)
{
	if (source_starts_with(source, at, "[[") || source_starts_with(source, at, "([")) {
		enum text_wrap wrap;
		span inner = text_unwrap(source, at, &wrap);
		if (wrap != WRAP_NONE && shape_link(source, inner, text, target)) {
			return true;
		}
	}
	if (!source_starts_with(source, at, "[")) {
		return false;
	}
	uint32_t middle = closing(source, at, '[', ']');
	if (middle + 2 >= at.end || source->bytes[middle + 1] != '(') {
		return false;
	}
	uint32_t last = closing(source, span_of(middle + 1, at.end), '(', ')');
	if (last + 1 != at.end) {
		return false;
	}
	*text = source_trim(source, span_of(at.start + 1, middle));
	*target = source_trim(source, span_of(middle + 2, last));
	return true;
}

bool shape_is_url_word(struct arena *arena, const struct source *source, span at)
{
	static const char *const words =
		"url|link|href|uri|url here|link here|the url|the link|a url|a link|paper url|paper link|code url|"
		"code link|project url|project link|repo url|repo link|链接|网址";
	enum text_wrap wrap;
	span inner = text_unwrap(source, text_plain(source, at), &wrap);
	return text_is_word(text_fold(arena, source, inner), words);
}

// One URL and nothing else, with or without `<>`, backticks; also with dots where the rest belongs.
static bool is_one_url(const struct source *source, span at, span *url)
{
	at = text_plain(source, at);
	if (source_starts_with(source, at, "<http") && source_ends_with(source, at, ">")) {
		at = span_of(at.start + 1, at.end - 1);
	}
	*url = at;
	bool scheme = source_starts_with(source, at, "http://") || source_starts_with(source, at, "https://");
	if (!scheme) {
		return url_is_pattern(source_at(source, at), span_length(at));
	}
	return text_word_count(source, at) == 1 || url_is_pattern(source_at(source, at), span_length(at));
}

static void read_target(const struct text *text, span target, struct template_field *field)
{
	if (source_starts_with(text->source, target, "<") && source_ends_with(text->source, target, ">")) {
		target = span_of(target.start + 1, target.end - 1);
	}
	field->target = text_file_span(text->source, target);
	field->any_target = !url_is_pattern(source_at(text->source, target), span_length(target));
}

// --- rows -----------------------------------------------------------------------------------------

static bool holds_links(const struct template_field *field)
{
	if (name_is_one_of(field, link_names) || name_is_one_of(field, "code")) {
		return true;
	}
	for (uint32_t i = 0; i < field->child_count; i++) {
		enum shape shape = field->children[i].shape;
		if (field->children[i].site || shape == SHAPE_URL || shape == SHAPE_URL_PATTERN ||
		    shape == SHAPE_LINK || shape == SHAPE_URLS) {
			return true;
		}
	}
	return false;
}

void shape_make_links(struct template_field *children, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (children[i].shape == SHAPE_ANYTHING && !children[i].shape_from_directive) {
			children[i].shape = SHAPE_URLS;
		}
	}
}

// The site that all of the template's own names name; `*any` says whether one of them names any.
static const struct url_site *site_of(const struct template_field *field, bool *any)
{
	const struct url_site *site = NULL;
	bool same = true;
	*any = false;
	for (uint32_t i = 0; i < field->name_count && field->names[i].own; i++) {
		struct unicode_key key = field->names[i].key;
		const struct url_site *own = url_site_by_name(key.bytes, key.size);
		*any = *any || own;
		same = same && (i == 0 || own == site);
		site = own;
	}
	return same ? site : NULL;
}

static bool read_url(struct skeleton *skeleton, const struct text *text, struct template_field *field)
{
	const struct source *source = text->source;
	span url;
	span shown;
	if (is_one_url(source, text->at, &url)) {
		bool pattern = url_is_pattern(source_at(source, url), span_length(url));
		field->shape = pattern ? SHAPE_URL_PATTERN : SHAPE_URL;
		field->target = text_file_span(text->source, url);
	} else if (shape_is_url_word(&skeleton->arena, source, text->at)) {
		field->shape = SHAPE_URL;
	} else if (shape_link(source, text->at, &shown, &url)) {
		field->shape = SHAPE_LINK;
		read_target(text, url, field);
	} else {
		return false;
	}
	return true;
}

static bool read_date(const struct text *text, struct template_field *field)
{
	enum text_wrap wrap;
	span at = text_unwrap(text->source, text_plain(text->source, text->at), &wrap);
	at = text_plain(text->source, at);
	if (!date_form_read(source_at(text->source, at), span_length(at), &field->date)) {
		return false;
	}
	field->shape = SHAPE_DATE;
	return true;
}

// `Journal, Month Year`: the date behind the last comma.
static void read_last_date(const struct text *text, struct template_field *field)
{
	const struct source *source = text->source;
	span at = text_plain(source, text->at);
	for (uint32_t i = at.end; i > at.start; i--) {
		if (source->bytes[i - 1] == ',') {
			at = source_trim(source, span_of(i, at.end));
			break;
		}
	}
	field->ends_in_date = date_form_read_named(source_at(source, at), span_length(at), &field->date);
}

// Where a link at the start ends, also one in brackets of its own, `[[Paper](url)]`; the start if none is there.
static uint32_t after_link(const struct source *source, span at)
{
	uint32_t middle = closing(source, at, '[', ']');
	span text;
	span target;
	if (!source_starts_with(source, at, "[")) {
		return at.start;
	}
	if (middle < at.end && source_starts_with(source, at, "[[") &&
	    shape_link(source, span_of(at.start, middle + 1), &text, &target)) {
		return middle + 1;
	}
	if (middle + 1 >= at.end || source->bytes[middle + 1] != '(') {
		return at.start;
	}
	uint32_t last = closing(source, span_of(middle + 1, at.end), '(', ')');
	return last < at.end ? last + 1 : at.start;
}

// Nothing but links, one after the other: each is a URL.
static bool is_row_of_links(const struct source *source, span at)
{
	uint32_t links = 0;
	while (!span_is_empty(at)) {
		uint32_t end = after_link(source, at);
		if (end == at.start) {
			return false;
		}
		links++;
		at.start = end;
		while (at.start < at.end && byte_is_in(source->bytes[at.start], " \t\r\n,;|/")) {
			at.start++;
		}
	}
	return links > 1;
}

static void read_text(struct skeleton *skeleton, const struct text *text, struct template_field *field)
{
	if (read_url(skeleton, text, field) || read_date(text, field)) {
		return;
	}
	if (is_row_of_links(text->source, text->at) && !name_is_one_of(field, list_names)) {
		field->shape = SHAPE_URLS;
	} else if (name_is_one_of(field, list_names) || choice_is_list(&skeleton->arena, text)) {
		field->shape = SHAPE_LIST;
	} else if (choice_read(&skeleton->arena, text, field)) {
		field->shape = SHAPE_CHOICE;
	} else {
		field->shape = SHAPE_ANYTHING;
		read_last_date(text, field);
	}
}

static void read_nothing(struct template_field *field, bool names_site)
{
	if (name_is_one_of(field, list_names)) {
		field->shape = SHAPE_LIST;
	} else if (name_is_one_of(field, link_names) || names_site) {
		field->shape = SHAPE_URLS;
	} else {
		field->shape = SHAPE_ANYTHING;
	}
}

static void name_items(struct template_field *field)
{
	field->is_tags = field->shape == SHAPE_LIST && name_is_one_of(field, tag_names);
	field->is_names = field->shape == SHAPE_LIST && name_is_one_of(field, author_names);
}

void shape_read(struct skeleton *skeleton, const struct value *value, struct template_field *field)
{
	bool names_site;
	field->site = site_of(field, &names_site);
	if (value->details) {
		field->shape = SHAPE_DETAILS;
	} else if (field->child_count > 0) {
		field->shape = holds_links(field) ? SHAPE_LINKS : SHAPE_FIELDS;
	} else if (!span_is_empty(value->text.at)) {
		read_text(skeleton, &value->text, field);
	} else {
		read_nothing(field, names_site);
	}
	if (field->shape != SHAPE_URL && field->shape != SHAPE_URLS && field->shape != SHAPE_LINK) {
		field->site = NULL;
	}
	name_items(field);
}

// --- directives -----------------------------------------------------------------------------------

void shape_direct(struct skeleton *skeleton, const struct field_directives *directives, struct template_field *field)
{
	enum shape shape = field->shape;
	if (directives->has[DIRECTIVE_TEXT]) {
		shape = SHAPE_ANYTHING;
	} else if (directives->has[DIRECTIVE_LIST]) {
		shape = SHAPE_LIST;
	}
	if (directives->has[DIRECTIVE_ONE_OF]) {
		const struct directive *directive = &directives->of[DIRECTIVE_ONE_OF];
		if (!choice_read_directive(skeleton, directive->argument, field)) {
			skeleton_fault(skeleton, directive->whole, "`one-of` names no value",
				       "write the values after it, split by commas", directive->word);
			return;
		}
		shape = shape == SHAPE_LIST ? SHAPE_LIST : SHAPE_CHOICE;
		field->choice_per_item = shape == SHAPE_LIST;
	} else if (directives->has[DIRECTIVE_TEXT] || directives->has[DIRECTIVE_LIST]) {
		field->choice_count = 0;
		field->choices_open = false;
	} else {
		return;
	}
	field->shape = shape;
	field->shape_from_directive = true;
	field->site = NULL;
	name_items(field);
}
