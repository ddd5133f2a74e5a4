// Messages that hold what is no Unicode.

#include "lsp/repair.h"

#include "pllint.h"

#include <string.h>

enum { ESCAPE = 6 }; // bytes of `\uXXXX`

// The unit that an escape stands for; 0 where there is none.
static unsigned unit_at(const char *bytes, size_t size)
{
	unsigned unit = 0;
	if (size < ESCAPE || bytes[0] != '\\' || bytes[1] != 'u') {
		return 0;
	}
	for (size_t i = 2; i < ESCAPE; i++) {
		const char *digits = "0123456789abcdef0123456789ABCDEF", *digit = memchr(digits, bytes[i], 32);
		if (!digit) {
			return 0;
		}
		unit = unit * 16 + (unsigned)(digit - digits) % 16;
	}
	return unit;
}

static bool is_high(unsigned unit)
{
	return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(unsigned unit)
{
	return unit >= 0xDC00 && unit < 0xE000;
}

// The bytes of the next part that is copied as one; with `is_faulty`, replaced.
static size_t part(const char *bytes, size_t size, bool *is_faulty)
{
	unsigned unit = unit_at(bytes, size);
	if (is_high(unit) && is_low(unit_at(bytes + ESCAPE, size - ESCAPE))) {
		return 2 * (size_t)ESCAPE;
	}
	if (unit) {
		*is_faulty = is_high(unit) || is_low(unit);
		return ESCAPE;
	}
	if (*bytes == '\\') {
		return size > 1 ? 2 : 1;
	}
	const unsigned char *raw = (const unsigned char *)bytes;
	if (size > 2 && raw[0] == 0xED && raw[1] >= 0xA0 && raw[1] < 0xC0 && raw[2] >= 0x80 && raw[2] < 0xC0) {
		*is_faulty = true; // a surrogate as UTF-8 would write it
		return 3;
	}
	struct pllint_character character = pllint_character_at(bytes, size);
	*is_faulty = character.code_point == UINT32_MAX;
	return character.size;
}

bool repair_message(const char *bytes, size_t size, struct buffer *repaired)
{
	bool is_any = false;
	for (size_t at = 0, length; at < size; at += length) {
		bool is_faulty = false;
		length = part(bytes + at, size - at, &is_faulty);
		if (is_faulty) {
			buffer_add_string(repaired, "\xEF\xBF\xBD");
		} else {
			buffer_add(repaired, bytes + at, length);
		}
		is_any |= is_faulty;
	}
	return is_any;
}
