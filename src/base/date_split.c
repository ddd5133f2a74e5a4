// Splits what may be a date into numbers, names of months and what follows each.

#include <string.h>

#include "base/bytes.h"
#include "base/date_parts.h"
#include "base/unicode.h"

struct reader {
	const char *bytes;
	size_t size;
	size_t at;
};

// The next character, full-width ones as what they are twins of; 0 at the end.
static uint32_t peek(const struct reader *reader, size_t *length)
{
	*length = 0;
	if (reader->at >= reader->size) {
		return 0;
	}
	uint32_t point = unicode_decode(reader->bytes + reader->at, reader->size - reader->at, length);
	return point >= 0xFF01 && point <= 0xFF5E ? point - 0xFEE0 : point;
}

static bool read_number(struct reader *reader, struct date_item *item)
{
	size_t length;
	for (;;) {
		uint32_t point = peek(reader, &length);
		if (point < '0' || point > '9') {
			return item->digits > 0;
		}
		if (item->digits == 8) {
			return false;
		}
		item->value = item->value * 10 + (point - '0');
		item->digits++;
		reader->at += length;
	}
}

static bool read_letters(struct reader *reader, char word[16], size_t *size)
{
	*size = 0;
	for (;;) {
		size_t length;
		uint32_t point = peek(reader, &length);
		uint32_t lower = point | 0x20;
		if (lower < 'a' || lower > 'z') {
			return true;
		}
		if (*size == 15) {
			return false;
		}
		word[(*size)++] = (char)lower;
		reader->at += length;
	}
}

// A month's name in full, its first three letters, or `sept`.
static uint32_t month_named(const char *word, size_t size)
{
	static const char *const names[] = {"january", "february", "march",	"april",   "may",      "june",
					    "july",    "august",   "september", "october", "november", "december"};
	for (uint32_t i = 0; i < 12; i++) {
		bool is_full = size == strlen(names[i]);
		bool is_short = size == 3 || (size == 4 && i == 8);
		if ((is_full || is_short) && memcmp(word, names[i], size) == 0) {
			return i + 1;
		}
	}
	return 0;
}

static bool read_month(struct reader *reader, struct date_item *item)
{
	char word[16];
	size_t size;
	if (!read_letters(reader, word, &size)) {
		return false;
	}
	item->value = month_named(word, size);
	item->unit = DATE_MONTH;
	return item->value > 0;
}

// `1st`, `2nd`, `3rd`, `15th`: skipped. False where other letters follow a number.
static bool skip_ordinal(struct reader *reader, struct date_item *item)
{
	struct reader ahead = *reader;
	char word[16];
	size_t size;
	if (!read_letters(&ahead, word, &size)) {
		return false;
	}
	if (size == 0) {
		return true;
	}
	static const char endings[][3] = {"th", "st", "nd", "rd"};
	uint32_t last = item->value % 10;
	bool is_teen = item->value / 10 == 1;
	const char *ending = endings[is_teen || last > 3 ? 0 : last];
	if (size != 2 || memcmp(word, ending, 2) != 0) {
		// `15May2025`: a name may follow a number directly.
		return month_named(word, size) > 0;
	}
	item->unit = DATE_DAY;
	*reader = ahead;
	return true;
}

uint8_t date_unit_marked(uint32_t point)
{
	switch (point) {
	case 0x5E74: // 年
	case 0xB144: // 년
		return DATE_YEAR;
	case 0x6708: // 月
	case 0xC6D4: // 월
		return DATE_MONTH;
	case 0x65E5: // 日
	case 0x53F7: // 号
	case 0x865F: // 號
	case 0xC77C: // 일
		return DATE_DAY;
	default:
		return DATE_NO_UNIT;
	}
}

static bool is_between_parts(uint32_t point)
{
	if (point < 0x80) {
		return byte_is_in((char)point, "-/., _");
	}
	bool is_dash = point >= 0x2010 && point <= 0x2015;
	return is_dash || point == 0x2212 || point == 0x3001 || point == 0x3002 || unicode_is_whitespace(point);
}

// What stands behind an item: a marker for a number, then separators.
static bool read_after(struct reader *reader, struct date_item *item)
{
	size_t start = reader->at;
	for (;;) {
		size_t length;
		uint32_t point = peek(reader, &length);
		uint8_t marked = length > 0 ? date_unit_marked(point) : DATE_NO_UNIT;
		if (marked != DATE_NO_UNIT) {
			if (item->unit != DATE_NO_UNIT) {
				return false;
			}
			item->unit = marked;
		} else if (length == 0 || !is_between_parts(point)) {
			break;
		}
		reader->at += length;
	}
	item->after = reader->bytes + start;
	item->after_length = reader->at - start;
	return item->after_length <= DATE_AFTER_MAX;
}

static bool read_item(struct reader *reader, struct date_item *item)
{
	*item = (struct date_item){.unit = DATE_NO_UNIT};
	size_t length;
	uint32_t point = peek(reader, &length);
	bool is_number = point >= '0' && point <= '9';
	if (is_number ? !read_number(reader, item) || !skip_ordinal(reader, item) : !read_month(reader, item)) {
		return false;
	}
	return read_after(reader, item);
}

bool date_split(const char *bytes, size_t size, struct date_text *text)
{
	struct reader reader = {bytes, size, 0};
	text->count = 0;
	while (reader.at < size) {
		if (text->count == 3 || !read_item(&reader, &text->items[text->count])) {
			return false;
		}
		text->count++;
	}
	return text->count > 0;
}

void date_split_tight(struct date_text *text)
{
	struct date_item whole = text->items[0];
	uint32_t year = whole.value / 10000;
	if (text->count != 1 || whole.digits != 8 || whole.unit != DATE_NO_UNIT || year < 1900 || year > 2099) {
		return;
	}
	text->items[0] = (struct date_item){.value = year, .digits = 4, .unit = DATE_YEAR};
	text->items[1] = (struct date_item){.value = whole.value / 100 % 100, .digits = 2, .unit = DATE_MONTH};
	text->items[2] = (struct date_item){.value = whole.value % 100, .digits = 2, .unit = DATE_DAY};
	text->count = 3;
}
