// What is left of a title: a key, and hashes of the words that say something.

#include "lint/titles.h"

#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/url_parts.h"

// Words that any two titles may share, by their first letter.
static const char *const common_words[26] = {
	['a' - 'a'] = "a|an|and|are|as|at",
	['b' - 'a'] = "based|be|beyond|by",
	['c' - 'a'] = "can",
	['d' - 'a'] = "do|does",
	['f' - 'a'] = "for|from",
	['h' - 'a'] = "how",
	['i' - 'a'] = "improving|in|into|is|it|its",
	['l' - 'a'] = "learning",
	['m' - 'a'] = "method|model|models",
	['n' - 'a'] = "need|new|not",
	['o' - 'a'] = "of|on|or|over",
	['p' - 'a'] = "paper",
	['t' - 'a'] = "the|their|through|to|toward|towards",
	['u' - 'a'] = "under|using",
	['v' - 'a'] = "via",
	['w' - 'a'] = "what|when|why|with|without",
	['y' - 'a'] = "you|your",
};

enum { COMMON_MAX = 9 }; // bytes of the longest of them

static bool is_common(const char *word, size_t size)
{
	const char *list = size <= COMMON_MAX && word[0] >= 'a' && word[0] <= 'z' ? common_words[word[0] - 'a'] : NULL;
	return list && url_is_listed(list, word, size);
}

// --- words --------------------------------------------------------------------------------------

// Scripts without whitespace: every character is a word.
static bool is_ideograph(uint32_t point)
{
	return (point >= 0x3040 && point <= 0x30FF) || (point >= 0x3400 && point <= 0x9FFF) ||
	       (point >= 0xF900 && point <= 0xFAFF) || (point >= 0x20000 && point <= 0x3FFFF);
}

static bool is_in_word(uint32_t point)
{
	return unicode_is_letter(point) || unicode_is_digit(point);
}

static bool is_ascii(char byte)
{
	return (unsigned char)byte < 0x80;
}

static bool starts_word(const char *bytes, size_t size, size_t *length)
{
	*length = 1;
	return is_ascii(*bytes) ? url_is_alnum(*bytes) : is_in_word(unicode_decode(bytes, size, length));
}

// The next word of folded text at or after `*at`; false at the end.
static bool next_word(struct unicode_key text, uint32_t *at, span *word, bool *is_one_ideograph)
{
	size_t length;
	while (*at < text.size && !starts_word(text.bytes + *at, text.size - *at, &length)) {
		*at += (uint32_t)length;
	}
	word->start = *at;
	*is_one_ideograph = false;
	while (*at < text.size) {
		if (url_is_alnum(text.bytes[*at])) {
			++*at;
			continue;
		}
		if (is_ascii(text.bytes[*at])) {
			break;
		}
		uint32_t point = unicode_decode(text.bytes + *at, text.size - *at, &length);
		bool is_alone = is_ideograph(point);
		if (!is_in_word(point) || (is_alone && *at > word->start)) {
			break;
		}
		*at += (uint32_t)length;
		if (is_alone) {
			*is_one_ideograph = true;
			break;
		}
	}
	word->end = *at;
	return word->end > word->start;
}

// Keeps the lowest of all hashes, in order, none twice.
static void add_word(struct title_record *title, uint16_t hash)
{
	uint8_t place = 0;
	while (place < title->word_count && title->words[place] < hash) {
		place++;
	}
	if (place == INDEX_WORDS || (place < title->word_count && title->words[place] == hash)) {
		return;
	}
	uint8_t last = title->word_count < INDEX_WORDS ? title->word_count : INDEX_WORDS - 1;
	memmove(title->words + place + 1, title->words + place, (size_t)(last - place) * sizeof *title->words);
	title->words[place] = hash;
	title->word_count = (uint8_t)(last + 1);
}

static void read_words(struct title_record *title, struct unicode_key text)
{
	uint64_t key = HASH_START;
	uint32_t at = 0, words = 0, ideographs = 0;
	span word;
	bool is_one_ideograph;
	while (next_word(text, &at, &word, &is_one_ideograph)) {
		const char *bytes = text.bytes + word.start;
		uint32_t size = span_length(word);
		uint64_t hash = hash_bytes(HASH_START, bytes, size);
		key = hash_add(key, hash);
		words++;
		ideographs += is_one_ideograph;
		if (size >= 2 && !is_common(bytes, size)) {
			uint32_t shorter = (uint32_t)hash_folded(hash);
			add_word(title, (uint16_t)(shorter ^ shorter >> 16));
		}
	}
	title->key = words > 0 ? key | 1 : 0;
	title->is_ideographic = ideographs * 2 > words;
}

// --- authors --------------------------------------------------------------------------------------

// In folded text, in which a full-width comma is none.
static size_t comma_length(const char *bytes, size_t size)
{
	bool wide = size >= 3 && memcmp(bytes, "\xE3\x80\x81", 3) == 0;
	return bytes[0] == ',' || bytes[0] == ';' ? 1 : wide ? 3 : 0;
}

// Of its letters alone: footnote marks and dots do not count.
static uint32_t hash_name(const char *bytes, size_t size)
{
	uint64_t hash = HASH_START;
	bool has_letter = false;
	for (size_t at = 0, length = 1; at < size; at += length, length = 1) {
		if (url_is_alpha(bytes[at]) || unicode_is_letter(unicode_decode(bytes + at, size - at, &length))) {
			hash = hash_bytes(hash, bytes + at, length);
			has_letter = true;
		}
	}
	return has_letter ? (uint32_t)hash_folded(hash) | 1 : 0;
}

// Adds the names of a folded text; returns how many there are with those before.
static uint32_t read_names(struct title_record *title, uint32_t count, struct unicode_key text)
{
	size_t start = 0;
	for (size_t at = 0; at <= text.size && count < INDEX_AUTHORS; at++) {
		if (at < text.size && url_is_alnum(text.bytes[at])) {
			continue;
		}
		size_t comma = at < text.size ? comma_length(text.bytes + at, text.size - at) : 1;
		if (comma > 0) {
			title->authors[count] = hash_name(text.bytes + start, at - start);
			count += title->authors[count] != 0;
			start = at + comma;
		}
	}
	return count;
}

// Only the first names are wanted: those behind them are not even folded.
static void read_first_names(struct title_record *title, struct unicode_key text, struct arena *scratch)
{
	uint32_t count = 0;
	for (uint32_t at = 0; at < text.size && count < INDEX_AUTHORS; at++) {
		const char *comma = memchr(text.bytes + at, ',', text.size - at);
		uint32_t end = comma ? (uint32_t)(comma - text.bytes) : text.size;
		count = read_names(title, count, unicode_fold(scratch, text.bytes + at, end - at));
		at = end;
	}
}

static void read_authors(struct title_record *title, const struct match *match, struct arena *scratch)
{
	const struct entry *entry = match->entry;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct item_match *item = &match->items[i];
		if (item->field && item->field->is_names && !item->unfilled) {
			read_first_names(title, entry_value_text(entry, &entry->items[i], scratch), scratch);
			return;
		}
	}
}

enum { ORDINAL_DIGITS = 4 };

// `4. `, `[5] `, `12) `: where the title is in its list, and no part of it.
static struct unicode_key without_ordinal(struct unicode_key text)
{
	uint32_t start = text.size > 0 && text.bytes[0] == '[';
	uint32_t at = start;
	while (at < text.size && url_is_digit(text.bytes[at]) && at - start < ORDINAL_DIGITS) {
		at++;
	}
	bool is_ordinal =
		at > start && text.size - at > 2 && text.bytes[at + 1] == ' ' &&
		(start ? text.bytes[at] == ']' : byte_is_in(text.bytes[at], ".)") && at - start < ORDINAL_DIGITS);
	return is_ordinal ? (struct unicode_key){text.bytes + at + 2, text.size - at - 2} : text;
}

// `ACCOUNT/REPO` is the repository.
static struct unicode_key without_account(struct unicode_key text)
{
	const char *slash = memchr(text.bytes, '/', text.size);
	bool is_path = slash && !memchr(text.bytes, ' ', text.size);
	uint32_t start = is_path ? (uint32_t)(slash - text.bytes) + 1 : 0;
	return (struct unicode_key){text.bytes + start, text.size - start};
}

void title_read(struct title_record *title, const struct match *match, struct arena *scratch)
{
	const struct entry *entry = match->entry;
	bool is_unfilled = false;
	for (size_t i = 0; i < match->deviation_count; i++) {
		is_unfilled = is_unfilled || match->deviations[i].kind == DEVIATION_TITLE_UNFILLED;
	}
	if (!is_unfilled) {
		struct unicode_key text = without_ordinal(entry_folded_title(entry, scratch));
		read_words(title, entry_is_one_line(entry) ? without_account(text) : text);
	}
	read_authors(title, match, scratch);
}

// --- comparing ------------------------------------------------------------------------------------

static bool share_an_author(const struct title_record *a, const struct title_record *b)
{
	for (int i = 0; i < INDEX_AUTHORS; i++) {
		for (int k = 0; k < INDEX_AUTHORS; k++) {
			if (a->authors[i] != 0 && a->authors[i] == b->authors[k]) {
				return true;
			}
		}
	}
	return false;
}

static uint32_t count_shared(const struct title_record *a, const struct title_record *b)
{
	uint32_t shared = 0;
	for (uint32_t i = 0, k = 0; i < a->word_count && k < b->word_count;) {
		shared += a->words[i] == b->words[k];
		bool is_behind = a->words[i] <= b->words[k];
		k += a->words[i] >= b->words[k];
		i += is_behind;
	}
	return shared;
}

bool title_authors_differ(const struct title_record *a, const struct title_record *b)
{
	return a->authors[0] != 0 && b->authors[0] != 0 && !share_an_author(a, b);
}

enum title_likeness title_compare(const struct title_record *a, const struct title_record *b)
{
	if (a->key != 0 && a->key == b->key) {
		return TITLE_SAME;
	}
	uint32_t fewer = a->word_count < b->word_count ? a->word_count : b->word_count;
	uint32_t enough = title_authors_differ(a, b) ? 2 : 3;
	bool can_tell = a->key != 0 && b->key != 0 && fewer >= enough && a->is_ideographic == b->is_ideographic;
	bool is_other = can_tell && count_shared(a, b) * 4 <= fewer && !share_an_author(a, b);
	return is_other ? TITLE_OTHER : TITLE_VARIANT;
}
