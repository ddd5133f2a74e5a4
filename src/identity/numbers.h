#ifndef PLLINT_IDENTITY_NUMBERS_H
#define PLLINT_IDENTITY_NUMBERS_H

// How identifiers are read, for the files that know their kinds. Each reads one at the start of the text into
// `identity` and returns its length, 0 for none.

#include <string.h>

#include "base/url_parts.h"
#include "identity/sites.h"

size_t number_arxiv(const struct number *number, struct part text, struct identity *identity);
size_t number_doi(const struct number *number, struct part text, struct identity *identity);
size_t number_nature(const struct number *number, struct part text, struct identity *identity);
size_t number_biorxiv(const struct number *number, struct part text, struct identity *identity);
size_t number_acl(const struct number *number, struct part text, struct identity *identity);
size_t number_pmlr(const struct number *number, struct part text, struct identity *identity);
size_t number_pmlr_asset(const struct number *number, struct part text, struct identity *identity);
size_t number_nips(const struct number *number, struct part text, struct identity *identity);
size_t number_s2_pdf(const struct number *number, struct part text, struct identity *identity);
size_t number_neurips(const struct number *number, struct part text, struct identity *identity);
size_t number_cvf(const struct number *number, struct part text, struct identity *identity);
size_t number_github(const struct number *number, struct part text, struct identity *identity);
size_t number_huggingface(const struct number *number, struct part text, struct identity *identity);
size_t number_gitlab(const struct number *number, struct part text, struct identity *identity);

// --- their parts -----------------------------------------------------------------------------------

static inline size_t number_digits(struct part text)
{
	size_t count = 0;
	while (count < text.size && url_is_digit(text.bytes[count])) {
		count++;
	}
	return count;
}

static inline struct part part_from(struct part text, size_t at)
{
	return (struct part){text.bytes + at, text.size - at};
}

static inline bool part_starts_with(struct part text, const char *lower)
{
	return url_starts_with(text.bytes, text.size, lower);
}

static inline void number_set(struct identity *identity, const char *bytes, size_t size)
{
	identity->size = size <= IDENTITY_MAX ? (uint32_t)size : 0;
	memcpy(identity->id, bytes, identity->size);
}

static inline uint32_t number_value(const char *digits, size_t size)
{
	uint32_t number = 0;
	for (size_t i = 0; i < size; i++) {
		number = number * 10 + (uint32_t)(digits[i] - '0');
	}
	return number;
}

// `v2` at the start; its length, 0 for none.
static inline size_t number_read_version(struct part text, struct identity *identity)
{
	size_t digits = text.size > 0 && text.bytes[0] == 'v' ? number_digits(part_from(text, 1)) : 0;
	if (digits == 0 || digits > 3) {
		return 0;
	}
	identity->version = number_value(text.bytes + 1, digits);
	return digits + 1;
}

#endif
