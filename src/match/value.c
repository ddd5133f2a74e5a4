// An item's value against what the template shows for its field.

#include <string.h>

#include "base/bytes.h"
#include "entry/mark.h"
#include "match/details_slip.h"

// --- unfilled -----------------------------------------------------------------------------------

static bool is_unfilled(struct matcher *matcher, struct unicode_key text, const struct template_field *field)
{
	for (uint32_t i = 0; i < field->unfilled_count; i++) {
		if (unicode_folds_to(matcher->arena, text.bytes, text.size, field->unfilled[i])) {
			return true;
		}
	}
	return false;
}

enum { PLACEHOLDER_SIZE = 80 }; // bytes of one, also where the template shows none

// Long texts are no placeholders: they need not be folded to know it.
static bool is_short_enough(span at, const struct template_field *field)
{
	uint32_t longest = PLACEHOLDER_SIZE;
	for (uint32_t i = 0; i < field->unfilled_count; i++) {
		longest = field->unfilled[i].size > longest ? field->unfilled[i].size : longest;
	}
	return span_length(at) <= 2 * longest;
}

static bool text_is_unfilled(struct matcher *matcher, span at, const struct template_field *field)
{
	const struct source *source = matcher->entry->source;
	if (span_is_empty(at) || !is_short_enough(at, field)) {
		return false;
	}
	return mark_is(source, at, true) == MARK_OPTIONAL ||
	       is_unfilled(matcher, entry_bytes(source, at, matcher->arena), field);
}

static bool visible_is_unfilled(struct matcher *matcher, const struct entry_item *item,
				const struct template_field *field)
{
	// A link keeps its text when its target is filled in.
	if (span_is_empty(item->value) || item->link_count > 0 || !is_short_enough(item->value, field)) {
		return false;
	}
	struct unicode_key text = entry_value_text(matcher->entry, item, matcher->arena);
	return is_unfilled(matcher, text, field) ||
	       (field->shape == SHAPE_CHOICE && choice_is_whole(matcher, field, text));
}

static bool value_is_unfilled(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	const struct entry_item *item = &entry->items[index];
	span at = {0, 0};
	if (item->end > index + 1 || item->has_more) {
		return false;
	}
	bool may_stay_away = entry->shape == ENTRY_SHAPE_FILE && span_length(item->value) <= PLACEHOLDER_SIZE &&
			     file_may_stay_empty(matcher->arena, entry->source, item->value);
	if (may_stay_away || text_is_unfilled(matcher, item->value, field) ||
	    visible_is_unfilled(matcher, item, field)) {
		at = item->value;
	}
	for (uint32_t i = 0; i < item->details_count; i++) {
		const struct entry_details *details = &entry->details[item->first_details + i];
		if (text_is_unfilled(matcher, details->content, field)) {
			at = details->content;
		}
	}
	if (span_is_empty(at)) {
		return false;
	}
	match_add_for(matcher, DEVIATION_UNFILLED, index, field, at);
	matcher->match->items[index].unfilled = true;
	return true;
}

enum { PART_WORDS = 3 };

// `what to take home: see the frame`: a placeholder of several words, and a mark behind it.
static void check_start(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct source *source = matcher->entry->source, *file = matcher->template->file;
	span value = matcher->entry->items[index].value;
	uint32_t size = span_length(field->shown), words = 1;
	if (field->shape != SHAPE_ANYTHING || field->unfilled_count == 0 || size >= span_length(value) ||
	    memcmp(source_at(source, value), source_at(file, field->shown), size) != 0) {
		return;
	}
	for (uint32_t i = field->shown.start; i < field->shown.end; i++) {
		words += file->bytes[i] == ' ';
	}
	if (words < PART_WORDS) {
		return;
	}
	span rest = source_trim(source, span_of(value.start + size, value.end));
	if (span_length(rest) > 1 && byte_is_in(source->bytes[rest.start], ":-=")) {
		span at = span_of(value.start, rest.start + 1);
		match_add_for(matcher, DEVIATION_UNFILLED_PART, index, field, at);
	}
}

// --- shapes -------------------------------------------------------------------------------------

static bool has_www(const char *bytes, uint32_t size)
{
	for (uint32_t i = 0; i + 4 <= size; i++) {
		const char *w = memchr(bytes + i, 'w', size - i - 3);
		if (!w) {
			return false;
		}
		i = (uint32_t)(w - bytes);
		if (memcmp(w, "www.", 4) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_comment(const struct source *source, const struct token *token)
{
	return token->type == TOKEN_HTML_INLINE && source_starts_with(source, token->at, "<!--");
}

// Links, bold, code, escapes or anything else that a details block would show as plain text.
static bool has_markdown(const struct entry *entry, const struct entry_item *item)
{
	const char *bytes = source_at(entry->source, item->value);
	if (item->link_count > 0 || entry_formula_at(entry, item->value) ||
	    memchr(bytes, '@', span_length(item->value)) || has_www(bytes, span_length(item->value))) {
		return true; // the page makes links of bare addresses, but not in raw HTML
	}
	for (uint32_t i = 0; i < item->value_tokens.count; i++) {
		const struct token *token = &entry->tokens[item->value_tokens.first + i];
		bool plain = token->type == TOKEN_TEXT && token->detail == 0;
		plain |= token->at.end <= item->value.start; // a line break behind the label
		plain |= is_comment(entry->source, token);
		if (!plain && token->type != TOKEN_SOFT_BREAK) {
			return true;
		}
	}
	return false;
}

// Below the item counts too: a block at the margin.
static bool has_slip(struct matcher *matcher, uint32_t index)
{
	const struct entry *entry = matcher->entry;
	uint32_t next = entry->items[index].end;
	span text = span_of(entry->items[index].whole.start,
			    next < entry->item_count ? entry->items[next].whole.start : entry->extent.end);
	return details_slip_is_in(matcher, text);
}

static void details_shape(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	const struct entry_item *item = &entry->items[index];
	if (item->details_count > 0 || has_slip(matcher, index)) {
		return;
	}
	bool more = item->has_more || item->end > index + 1;
	span at = span_is_empty(item->value) ? item->label.whole : item->value;
	match_add_for(matcher,
		      more || has_markdown(entry, item) ? DEVIATION_DETAILS_MISSING_MARKDOWN
							: DEVIATION_DETAILS_MISSING,
		      index, field, at);
}

// Without backticks or bold around the whole.
static span undelimited(const struct source *source, span at)
{
	while (span_length(at) > 2 && byte_is_in(source->bytes[at.start], "`*_") &&
	       source->bytes[at.start] == source->bytes[at.end - 1]) {
		at = span_of(at.start + 1, at.end - 1);
	}
	return at;
}

// Several dates of the form, with commas between them, each of which the key of a file may have.
static bool are_dates(const struct date_form *form, struct unicode_key text)
{
	const char *at = text.bytes;
	const char *end = at + text.size;
	while (at < end) {
		const char *comma = memchr(at, ',', (size_t)(end - at));
		const char *last = comma ? comma : end;
		while (at < last && byte_is_blank(*at)) {
			at++;
		}
		while (last > at && byte_is_blank(last[-1])) {
			last--;
		}
		uint32_t day;
		if (date_check(form, at, (size_t)(last - at), &day) != DATE_FITS) {
			return false;
		}
		at = comma ? comma + 1 : end;
	}
	return text.size > 0;
}

// `N/A` says that there is none.
static bool is_right_in_file(struct matcher *matcher, const struct template_field *field, struct unicode_key text)
{
	return matcher->entry->shape == ENTRY_SHAPE_FILE &&
	       (value_fills(unicode_fold(matcher->arena, text.bytes, text.size)) || are_dates(&field->date, text));
}

static void date_shape(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry_item *item = &matcher->entry->items[index];
	struct unicode_key text = entry_value_text(matcher->entry, item, matcher->arena);
	span at = span_is_empty(item->value) ? item->label.whole : undelimited(matcher->entry->source, item->value);
	uint32_t day = 0;
	enum date_deviation date = date_check(&field->date, text.bytes, text.size, &day);
	if (date == DATE_FITS || is_right_in_file(matcher, field, text)) {
		return;
	}
	enum deviation_kind kind = date == DATE_VARIANT ? DEVIATION_DATE_FORM : DEVIATION_DATE_WRONG;
	struct deviation *deviation = match_add_for(matcher, kind, index, field, at);
	deviation->number = date == DATE_AMBIGUOUS ? DATE_AMBIGUOUS : day;
	deviation->certain = date == DATE_IMPOSSIBLE;
}

static void choice_shape(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry_item *item = &matcher->entry->items[index];
	span at = span_is_empty(item->value) ? item->label.whole : item->value;
	choice_match(matcher, index, field, at, item->value_tokens);
}

static void pattern_shape(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	const struct entry_item *item = &entry->items[index];
	struct unicode_key text = entry_value_text(entry, item, matcher->arena);
	span at = item->value;
	if (span_is_empty(at) && item->details_count > 0) {
		at = entry->details[item->first_details].content;
		text = (struct unicode_key){source_at(entry->source, at), span_length(at)};
	}
	enum pattern_result result = pattern_match(field->pattern, matcher->arena->memory, text.bytes, text.size);
	if (result != PATTERN_MATCH) {
		match_add_for(matcher,
			      result == PATTERN_NO_MATCH ? DEVIATION_PATTERN_MISMATCH : DEVIATION_PATTERN_COSTLY, index,
			      field, span_is_empty(at) ? item->label.whole : at);
	}
}

// The length of a character without a width, which shows nothing by itself; 0 for others.
static uint32_t invisible_length(const char *bytes, uint32_t size)
{
	static const char *const marks[] = {"\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0",
					    "\xEF\xBB\xBF"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks && size >= 3; i++) {
		if (memcmp(bytes, marks[i], 3) == 0) {
			return 3;
		}
	}
	return 0;
}

bool text_shows_nothing(struct arena *arena, struct unicode_key text)
{
	bool starts_with_text = text.size > 0 && text.bytes[0] > ' ' && text.bytes[0] < '\x7F';
	if (starts_with_text) {
		return false;
	}
	char *rest = arena_alloc(arena, text.size + 1);
	uint32_t size = 0;
	for (uint32_t i = 0; i < text.size;) {
		uint32_t length = invisible_length(text.bytes + i, text.size - i);
		if (length == 0) {
			rest[size++] = text.bytes[i];
			length = 1;
		}
		i += length;
	}
	return unicode_folds_to(arena, rest, size, (struct unicode_key){"", 0});
}

enum { BLANK_MAX = 32 }; // bytes of a value that may still be nothing but `&nbsp;`s

// Nothing shows: whitespace that are not ASCII, characters without a width, and nothing else.
static bool is_blank(struct matcher *matcher, const struct entry_item *item, uint32_t index)
{
	if (span_length(item->value) > BLANK_MAX || item->end > index + 1 || item->has_more ||
	    item->details_count > 0 || item->link_count > 0) {
		return false;
	}
	struct unicode_key text = entry_value_text(matcher->entry, item, matcher->arena);
	return text_shows_nothing(matcher->arena, text);
}

// The value is a link, and nothing is around it.
static bool is_link(const struct entry *entry, const struct entry_item *item)
{
	const struct entry_link *link = item->link_count == 1 ? &entry->links[item->first_link] : NULL;
	return link && !link->image && link->whole.start == item->value.start && link->whole.end == item->value.end;
}

static bool has_letter(const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end; i++) {
		if (byte_is_letter(source->bytes[i])) {
			return true;
		}
	}
	return false;
}

// `2020-06` behind the last comma, where the template shows the name of a month.
static void last_date_match(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct source *source = matcher->entry->source;
	span at = matcher->entry->items[index].value;
	for (uint32_t i = at.end; i > at.start; i--) {
		if (source->bytes[i - 1] == ',') {
			at = source_trim(source, span_of(i, at.end));
			break;
		}
	}
	uint32_t day = 0;
	if (!has_letter(source, at) &&
	    date_check(&field->date, source_at(source, at), span_length(at), &day) == DATE_VARIANT) {
		match_add_for(matcher, DEVIATION_DATE_FORM, index, field, at)->number = day;
	}
}

static void text_shape(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry_item *item = &matcher->entry->items[index];
	if (is_link(matcher->entry, item)) {
		http_match(matcher, index, field);
	} else if (field->ends_in_period && !field->separator && !matcher->entry->file && item->parent == ENTRY_NONE &&
		   item->end == index + 1 && !item->has_more && item->details_count == 0) {
		period_match(matcher, index, field);
	}
	if (field->ends_in_date) {
		last_date_match(matcher, index, field);
	}
}

void value_match(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry_item *item = &matcher->entry->items[index];
	if (matcher->match->items[index].held_at > 0 || matcher->match->items[index].has_deep ||
	    value_is_unfilled(matcher, index, field)) {
		return;
	}
	if (matcher->match->items[index].has_beside && entry_item_is_empty(matcher->entry, index)) {
		return;
	}
	if (!span_is_empty(item->underline)) {
		bool is_empty = span_is_empty(item->value) && item->details_count == 0 &&
				!entry_item_has_content_below(matcher->entry, index);
		match_add_for(matcher, DEVIATION_FIELD_UNDERLINED, index, field, item->underline)->certain = is_empty;
		if (is_empty) {
			return;
		}
	}
	check_start(matcher, index, field);
	bool is_opaque = matcher->entry->shape == ENTRY_SHAPE_FILE && span_is_empty(item->value) && item->has_more;
	if (is_opaque) {
		return; // lines below a key
	}
	if (entry_item_is_empty(matcher->entry, index) || is_blank(matcher, item, index)) {
		bool may_be = field->may_be_empty || (field->shape == SHAPE_DETAILS && has_slip(matcher, index));
		if (may_be) {
			return;
		}
		bool is_label_alone = span_is_empty(item->label.colon) && !item->label.strong;
		match_add_for(matcher, is_label_alone ? DEVIATION_UNFILLED : DEVIATION_FIELD_EMPTY, index, field,
			      item->label.whole);
		return;
	}
	switch (field->shape) {
	case SHAPE_ANYTHING:
		text_shape(matcher, index, field);
		break;
	case SHAPE_DETAILS:
		details_shape(matcher, index, field);
		break;
	case SHAPE_LINKS:
	case SHAPE_FIELDS:
		nested_match(matcher, index, field);
		break;
	case SHAPE_URL_PATTERN:
	case SHAPE_URL:
	case SHAPE_LINK:
	case SHAPE_URLS:
		link_match(matcher, index, field);
		break;
	case SHAPE_DATE:
		date_shape(matcher, index, field);
		break;
	case SHAPE_LIST:
		list_match(matcher, index, field);
		break;
	case SHAPE_CHOICE:
		choice_shape(matcher, index, field);
		break;
	}
	if (field->pattern) {
		pattern_shape(matcher, index, field);
	}
	if (matcher->entry->shape != ENTRY_SHAPE_HEADING) {
		separator_match(matcher, index, field);
	}
}

// --- under another label --------------------------------------------------------------------------

// Not the value's form, which can be fixed, but what it says.
static bool is_wrong(enum deviation_kind kind)
{
	static const uint8_t wrong[DEVIATION_COUNT] = {
		[DEVIATION_FIELD_UNKNOWN] = 1,	    [DEVIATION_FIELD_MISSING] = 1,	[DEVIATION_FIELD_EMPTY] = 1,
		[DEVIATION_UNFILLED] = 1,	    [DEVIATION_CHOICE_WRONG] = 1,	[DEVIATION_DATE_WRONG] = 1,
		[DEVIATION_PATTERN_MISMATCH] = 1,   [DEVIATION_PATTERN_COSTLY] = 1,	[DEVIATION_LINK_NOT_URL] = 1,
		[DEVIATION_LINK_NO_SCHEME] = 1,	    [DEVIATION_LINK_SHAPE] = 1,		[DEVIATION_LINK_SEVERAL] = 1,
		[DEVIATION_LINK_LABEL_UNKNOWN] = 1, [DEVIATION_LINK_LABEL_MISSING] = 1, [DEVIATION_LINK_SITE] = 1,
		[DEVIATION_LINK_PATTERN] = 1,
	};
	return wrong[kind];
}

// A field without a link in its value says what it says in words.
static bool is_in_words(enum shape shape)
{
	return shape == SHAPE_ANYTHING || shape == SHAPE_DETAILS || shape == SHAPE_DATE || shape == SHAPE_LIST ||
	       shape == SHAPE_CHOICE;
}

bool value_may_be(const struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	const struct entry_item *item = &entry->items[index];
	bool has_items = field->shape == SHAPE_LINKS || field->shape == SHAPE_FIELDS;
	if (entry_item_is_empty(entry, index) || (item->details_count > 0) > (field->shape == SHAPE_DETAILS) ||
	    (item->end > index + 1) > has_items || (is_in_words(field->shape) && is_link(entry, item))) {
		return false;
	}
	// The items of the trial are the match's own, and as they were behind it.
	uint32_t next = item->end < entry->item_count ? item->end : ENTRY_NONE;
	if (next != ENTRY_NONE && entry->items[next].parent == item->parent &&
	    match_is_child(field, &entry->items[next].label)) {
		return false; // what belongs into the field is beside it
	}
	struct match trial = {.entry = entry, .kind = matcher->match->kind, .items = matcher->match->items};
	struct matcher trying = {matcher->arena, matcher->template, entry, &trial};
	struct item_match own = trial.items[index];
	trial.items[index].field = field;
	value_match(&trying, index, field);
	trial.items[index] = own;
	memset(trial.items + index + 1, 0, (item->end - index - 1) * sizeof *trial.items);
	for (size_t i = 0; i < trial.deviation_count; i++) {
		const struct deviation *deviation = &trial.deviations[i];
		// An optional label below that says nothing is deleted.
		bool goes = deviation->item != index && deviation->kind == DEVIATION_UNFILLED && deviation->field &&
			    !deviation->field->required;
		if (is_wrong(deviation->kind) && !goes) {
			return false;
		}
	}
	return true;
}
