// Code points, letter case, normal forms and widths, over utf8proc.

#include "base/unicode.h"

#include <string.h>
#include <utf8proc.h>

static size_t ascii_length(const char *bytes, size_t size)
{
	size_t at = 0;
	while (size - at >= 16) {
		uint64_t words[2];
		memcpy(words, bytes + at, sizeof words);
		if ((words[0] | words[1]) & UINT64_C(0x8080808080808080)) {
			break;
		}
		at += sizeof words;
	}
	while (at < size && !((unsigned char)bytes[at] & 0x80)) {
		at++;
	}
	return at;
}

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

// How many bytes a sequence with this first byte has, and the bits that it holds itself; 0 for none.
static size_t sequence_length(unsigned char first, uint32_t *bits)
{
	if (first >= 0xC2 && first <= 0xDF) {
		*bits = first & 0x1F;
		return 2;
	}
	if (first >= 0xE0 && first <= 0xEF) {
		*bits = first & 0x0F;
		return 3;
	}
	if (first >= 0xF0 && first <= 0xF4) {
		*bits = first & 0x07;
		return 4;
	}
	return 0;
}

uint32_t unicode_decode(const char *bytes, size_t size, size_t *length)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char first = (unsigned char)bytes[0];
	*length = 1;
	if (first < 0x80) {
		return first;
	}
	uint32_t code_point = 0;
	size_t wanted = sequence_length(first, &code_point);
	if (wanted == 0 || wanted > size) {
		return UNICODE_INVALID;
	}
	for (size_t i = 1; i < wanted; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		if (!is_continuation(byte)) {
			return UNICODE_INVALID;
		}
		code_point = code_point << 6 | (byte & 0x3F);
	}
	bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
	if (code_point < smallest[wanted] || code_point > 0x10FFFF || is_surrogate) {
		return UNICODE_INVALID;
	}
	*length = wanted;
	return code_point;
}

size_t unicode_valid_length(const char *bytes, size_t size)
{
	size_t at = 0;
	while (at < size) {
		if (!((unsigned char)bytes[at] & 0x80)) {
			at += ascii_length(bytes + at, size - at);
			continue;
		}
		size_t length;
		if (unicode_decode(bytes + at, size - at, &length) == UNICODE_INVALID) {
			return at;
		}
		at += length;
	}
	return at;
}

size_t unicode_before(const char *bytes, size_t at)
{
	size_t start = at - 1;
	while (start > 0 && at - start < 4 && is_continuation((unsigned char)bytes[start])) {
		start--;
	}
	size_t length;
	unicode_decode(bytes + start, at - start, &length);
	return start + length == at ? start : at - 1;
}

size_t unicode_count(const char *bytes, size_t size)
{
	size_t count = 0;
	for (size_t at = 0; at < size;) {
		size_t length = ascii_length(bytes + at, size - at);
		if (length > 0) {
			count += length;
		} else {
			unicode_decode(bytes + at, size - at, &length);
			count++;
		}
		at += length;
	}
	return count;
}

// --- what a code point is ------------------------------------------------------------------------

static bool is_between(uint32_t code_point, uint32_t first, uint32_t last)
{
	return code_point >= first && code_point <= last;
}

static utf8proc_category_t category_of(uint32_t code_point)
{
	return code_point > 0x10FFFF ? UTF8PROC_CATEGORY_CN : utf8proc_category((utf8proc_int32_t)code_point);
}

bool unicode_is_letter(uint32_t code_point)
{
	if (code_point < 0x80) {
		return is_between(code_point | 0x20, 'a', 'z');
	}
	utf8proc_category_t category = category_of(code_point);
	bool is_information_sign = code_point == 0x2139; // a letter by its category, an emoji by its looks
	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO && !is_information_sign;
}

bool unicode_is_digit(uint32_t code_point)
{
	if (code_point < 0x80) {
		return is_between(code_point, '0', '9');
	}
	return category_of(code_point) == UTF8PROC_CATEGORY_ND;
}

static bool is_joiner(uint32_t code_point)
{
	return code_point == 0x200D || code_point == 0x20E3 || is_between(code_point, 0xFE00, 0xFE0F) ||
	       is_between(code_point, 0x1F3FB, 0x1F3FF) || is_between(code_point, 0xE0020, 0xE007F);
}

bool unicode_is_symbol(uint32_t code_point)
{
	if (code_point < 0x80 || code_point > 0x10FFFF) {
		return false;
	}
	utf8proc_category_t category = category_of(code_point);
	// Arrows and geometric shapes are "mathematical" symbols, half of them.
	if (category == UTF8PROC_CATEGORY_SO || (category == UTF8PROC_CATEGORY_SM && code_point >= 0x2190)) {
		return true;
	}
	const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)code_point);
	return is_joiner(code_point) || property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool unicode_is_whitespace(uint32_t code_point)
{
	if (code_point < 0x80) {
		return code_point == ' ' || is_between(code_point, '\t', '\r');
	}
	return code_point == 0x85 || is_between(code_point, 0x2028, 0x2029) ||
	       category_of(code_point) == UTF8PROC_CATEGORY_ZS;
}

int unicode_width(uint32_t code_point)
{
	if (code_point < 0x80) {
		return is_between(code_point, 0x20, 0x7E);
	}
	if (code_point > 0x10FFFF) {
		return 0;
	}
	int width = utf8proc_charwidth((utf8proc_int32_t)code_point);
	return width > 2 ? 2 : width;
}

static bool is_bidirectional_control(uint32_t code_point)
{
	return code_point == 0x061C || is_between(code_point, 0x200E, 0x200F) ||
	       is_between(code_point, 0x202A, 0x202E) || is_between(code_point, 0x2066, 0x2069);
}

// Takes no room and joins nothing, or looks like nothing: who prints it shows less than there is.
static bool is_invisible(uint32_t code_point)
{
	static const uint32_t ranges[][2] = {
		{0xAD, 0xAD},	  {0x34F, 0x34F},   {0x115F, 0x1160},	{0x17B4, 0x17B5},   {0x180E, 0x180E},
		{0x200B, 0x200B}, {0x2060, 0x2065}, {0x206A, 0x206F},	{0x3164, 0x3164},   {0xFEFF, 0xFEFF},
		{0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0001, 0xE007F},
	};
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		if (code_point <= ranges[i][1]) {
			return code_point >= ranges[i][0];
		}
	}
	return false;
}

bool unicode_is_printable(uint32_t code_point)
{
	if (code_point < 0x80) {
		return is_between(code_point, 0x20, 0x7E);
	}
	if (is_bidirectional_control(code_point) || is_invisible(code_point)) {
		return false;
	}
	switch (category_of(code_point)) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return true;
	}
}

struct pllint_character pllint_character_at(const char *bytes, size_t size)
{
	size_t length;
	struct pllint_character character = {.code_point = unicode_decode(bytes, size, &length)};
	character.size = (uint32_t)length;
	character.width = (uint32_t)unicode_width(character.code_point);
	character.printable = unicode_is_printable(character.code_point);
	return character;
}

// --- text made comparable ------------------------------------------------------------------------

// The longest run of combining marks that is put into canonical order; it bounds the time. Text that
// means anything has far shorter ones (the stream-safe format of UAX 15 allows 30).
enum { MARKS_MAX = 32, DECOMPOSED_MAX = 32 };

static const utf8proc_option_t fold_options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD;

// Code points of a text being folded; RAW_BYTE + b is a byte that is not UTF-8.
enum { RAW_BYTE = 0x110000, FEW_POINTS = 256 };

struct folding {
	struct memory *memory;
	int32_t *points;
	size_t count, capacity;
	int32_t few[FEW_POINTS];
};

static void fold_push(struct folding *folding, const int32_t *points, size_t count)
{
	size_t needed = folding->count + count;
	if (needed > folding->capacity) {
		int32_t *old = folding->points == folding->few ? NULL : folding->points;
		folding->points = memory_grow(folding->memory, old, &folding->capacity, needed, sizeof *points);
		if (!old) {
			memcpy(folding->points, folding->few, folding->count * sizeof *points);
		}
	}
	memcpy(folding->points + folding->count, points, count * sizeof *points);
	folding->count = needed;
}

static unsigned mark_class(int32_t code_point)
{
	return (unsigned)utf8proc_get_property(code_point)->combining_class;
}

static void order_marks(int32_t *points, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		int32_t point = points[i];
		size_t to = i;
		while (to > 0 && mark_class(points[to - 1]) > mark_class(point)) {
			points[to] = points[to - 1];
			to--;
		}
		points[to] = point;
	}
}

static void order_all_marks(int32_t *points, size_t count)
{
	for (size_t at = 0; at < count;) {
		size_t end = at;
		while (end < count && mark_class(points[end]) != 0) {
			end++;
		}
		if (end - at <= MARKS_MAX) {
			order_marks(points + at, end - at);
		}
		at = end + 1;
	}
}

static bool is_ascii(char byte)
{
	return !((unsigned char)byte & 0x80);
}

static bool is_ascii_whitespace(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static char ascii_fold(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
}

// Text in ASCII composes with nothing but what comes right after it: returns how much of it does not.
static size_t fold_plain(struct folding *folding, const char *bytes, size_t size)
{
	size_t at = 0;
	for (; at < size && is_ascii(bytes[at]) && (at + 1 == size || is_ascii(bytes[at + 1])); at++) {
		int32_t point = (unsigned char)ascii_fold(bytes[at]);
		fold_push(folding, &point, 1);
	}
	return at;
}

// Folds the valid text at the start up to the next that is ASCII; returns how many bytes that is.
static size_t fold_valid(struct folding *folding, const char *bytes, size_t size)
{
	size_t start = folding->count;
	size_t at = 0;
	while (at < size && (at == 0 || !is_ascii(bytes[at]))) {
		size_t length;
		uint32_t code_point = unicode_decode(bytes + at, size - at, &length);
		if (code_point == UNICODE_INVALID) {
			break;
		}
		int32_t parts[DECOMPOSED_MAX];
		int boundary = 0;
		utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code_point, parts, DECOMPOSED_MAX,
								 fold_options, &boundary);
		if (count > 0 && count <= DECOMPOSED_MAX) {
			fold_push(folding, parts, (size_t)count);
		}
		at += length;
	}
	size_t count = folding->count - start;
	order_all_marks(folding->points + start, count);
	utf8proc_ssize_t composed =
		utf8proc_normalize_utf32(folding->points + start, (utf8proc_ssize_t)count, fold_options);
	if (composed >= 0) {
		folding->count = start + (size_t)composed;
	}
	return at;
}

static size_t encode(int32_t point, char *to)
{
	if (point >= RAW_BYTE) {
		*to = (char)(unsigned char)(point - RAW_BYTE);
		return 1;
	}
	return (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)to);
}

// Writes the code points with their whitespace collapsed; returns the length. `to` holds 4 bytes for each.
static size_t encode_all(const struct folding *folding, char *to)
{
	size_t size = 0;
	bool blank_before = false;
	for (size_t i = 0; i < folding->count; i++) {
		int32_t point = folding->points[i];
		if (unicode_is_whitespace((uint32_t)point)) {
			blank_before = size > 0;
			continue;
		}
		if (blank_before) {
			to[size++] = ' ';
			blank_before = false;
		}
		size += encode(point, to + size);
	}
	return size;
}

static struct unicode_key fold_any(struct arena *arena, const char *bytes, size_t size)
{
	struct folding folding = {.memory = arena->memory, .capacity = FEW_POINTS};
	folding.points = folding.few;
	for (size_t at = 0; at < size;) {
		at += fold_plain(&folding, bytes + at, size - at);
		size_t valid = fold_valid(&folding, bytes + at, size - at);
		if (valid == 0 && at < size) {
			int32_t raw = RAW_BYTE + (unsigned char)bytes[at++];
			fold_push(&folding, &raw, 1);
		}
		at += valid;
	}
	char *text = arena_alloc(arena, folding.count * 4 + 1);
	size_t length = encode_all(&folding, text);
	if (folding.points != folding.few) {
		memory_free(arena->memory, folding.points);
	}
	return (struct unicode_key){text, (uint32_t)length};
}

struct unicode_key unicode_fold(struct arena *arena, const char *bytes, size_t size)
{
	char *text = arena_room(arena, size + 1);
	size_t length = 0;
	for (size_t at = 0; at < size; at++) {
		if ((signed char)bytes[at] > ' ' || (is_ascii(bytes[at]) && !is_ascii_whitespace(bytes[at]))) {
			text[length++] = ascii_fold(bytes[at]);
		} else if (!is_ascii(bytes[at])) {
			return fold_any(arena, bytes, size);
		} else if (length > 0 && text[length - 1] != ' ') {
			text[length++] = ' ';
		}
	}
	length -= length > 0 && text[length - 1] == ' ';
	text[length] = 0;
	return (struct unicode_key){text, (uint32_t)length};
}

enum { BASE_MAX = 8 }; // code points that one is taken apart into

struct unicode_key unicode_base(struct arena *arena, struct unicode_key folded)
{
	static const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK;
	char *text = arena_room(arena, (size_t)folded.size * BASE_MAX + 1);
	uint32_t size = 0;
	for (size_t at = 0, length; at < folded.size; at += length) {
		utf8proc_int32_t parts[BASE_MAX];
		int boundary = 0;
		uint32_t point = unicode_decode(folded.bytes + at, folded.size - at, &length);
		utf8proc_ssize_t count = 0;
		if (point >= 0x80 && point != UNICODE_INVALID) {
			count = utf8proc_decompose_char((utf8proc_int32_t)point, parts, BASE_MAX, options, &boundary);
		}
		if (point < 0x80 || point == UNICODE_INVALID || count > BASE_MAX) {
			memcpy(text + size, folded.bytes + at, length);
			size += (uint32_t)length;
			continue;
		}
		for (utf8proc_ssize_t i = 0; i < count; i++) {
			size += (uint32_t)utf8proc_encode_char(parts[i], (utf8proc_uint8_t *)text + size);
		}
	}
	text[size] = 0;
	return (struct unicode_key){text, size};
}

bool unicode_folds_to(struct arena *arena, const char *bytes, size_t size, struct unicode_key key)
{
	uint32_t same = 0;
	bool blank_before = false;
	for (size_t at = 0; at < size; at++) {
		if (!is_ascii(bytes[at]) || (at + 1 < size && !is_ascii(bytes[at + 1]))) {
			return unicode_key_equal(unicode_fold(arena, bytes, size), key);
		}
		if (is_ascii_whitespace(bytes[at])) {
			blank_before = same > 0;
			continue;
		}
		if (blank_before && (same == key.size || key.bytes[same++] != ' ')) {
			return false;
		}
		blank_before = false;
		if (same == key.size || key.bytes[same++] != ascii_fold(bytes[at])) {
			return false;
		}
	}
	return same == key.size;
}

uint8_t unicode_fold_hint(struct arena *arena, const char *bytes, size_t size)
{
	char first = size > 0 ? bytes[0] : ' ';
	char last = size > 0 ? bytes[size - 1] : ' ';
	bool is_plain = is_ascii(first) && is_ascii(last) && (size < 2 || is_ascii(bytes[1])) &&
			!is_ascii_whitespace(first) && !is_ascii_whitespace(last);
	if (!is_plain) {
		struct unicode_key key = unicode_fold(arena, bytes, size);
		first = key.size > 0 ? key.bytes[0] : 0;
		last = key.size > 0 ? key.bytes[key.size - 1] : 0;
	}
	return (uint8_t)(ascii_fold(first) * 31 + ascii_fold(last));
}
