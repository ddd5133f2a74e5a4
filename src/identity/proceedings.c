// Papers as proceedings name them.

#include "identity/numbers.h"

static const char acl_few[] = "a number of the ACL Anthology has four digits after the hyphen";

// `P19-1001`.
static size_t read_acl_old(struct part text, struct identity *identity)
{
	bool has_volume = text.size > 4 && text.bytes[0] >= 'A' && text.bytes[0] <= 'Z' &&
			  number_digits(part_from(text, 1)) == 2 && text.bytes[3] == '-';
	size_t digits = has_volume ? number_digits(part_from(text, 4)) : 0;
	if (digits < 3 || digits > 4) {
		return 0; // one or two digits are a volume
	}
	number_set(identity, text.bytes, 4 + digits);
	identity->fault = digits < 4 ? acl_few : NULL;
	return 4 + digits;
}

static bool is_acl_name(char byte)
{
	return url_is_alnum(byte) || byte == '_' || byte == '-';
}

// `2020.acl-main.1`.
static size_t read_acl_new(struct part text, struct identity *identity)
{
	size_t at = 5;
	if (number_digits(text) != 4 || text.size < 6 || text.bytes[4] != '.') {
		return 0;
	}
	while (at < text.size && is_acl_name(text.bytes[at])) {
		at++;
	}
	size_t digits = at > 5 && at < text.size && text.bytes[at] == '.' ? number_digits(part_from(text, at + 1)) : 0;
	if (digits == 0 || !memchr(text.bytes + 5, '-', at - 5)) {
		return 0;
	}
	number_set(identity, text.bytes, at + 1 + digits);
	return at + 1 + digits;
}

size_t number_acl(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	size_t length = read_acl_old(text, identity);
	length = length > 0 ? length : read_acl_new(text, identity);
	return length > 0 ? length + number_read_version(part_from(text, length), identity) : 0;
}

// `v139/radford21a`, up to the end or a slash.
size_t number_pmlr(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	size_t digits =
		text.size > 1 && (text.bytes[0] == 'v' || text.bytes[0] == 'r') ? number_digits(part_from(text, 1)) : 0;
	size_t at = 1 + digits;
	if (digits == 0 || at >= text.size || text.bytes[at] != '/') {
		return 0;
	}
	size_t start = ++at;
	while (at < text.size && (url_is_alnum(text.bytes[at]) || text.bytes[at] == '-')) {
		at++;
	}
	if (at == start || (at < text.size && text.bytes[at] != '/')) {
		return 0;
	}
	number_set(identity, text.bytes, at);
	return at;
}

// `v235/main/assets/lee24a/lee24a.pdf`, where newer volumes keep their files.
size_t number_pmlr_asset(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char folder[] = "/main/assets/";
	static const char ending[] = ".pdf";
	size_t volume = text.size > 1 && text.bytes[0] == 'v' ? 1 + number_digits(part_from(text, 1)) : 0;
	if (volume < 2 || !part_starts_with(part_from(text, volume), folder)) {
		return 0;
	}
	struct part rest = part_from(text, volume + sizeof folder - 1);
	size_t file = rest.size > sizeof ending ? rest.size - (sizeof ending - 1) : 0; // two bytes at least, or none
	size_t name = (file - 1) / 2;						       // `lee24a/lee24a`
	if (file % 2 == 0 || rest.bytes[name] != '/' || memcmp(rest.bytes, rest.bytes + name + 1, name) != 0 ||
	    !part_starts_with(part_from(rest, file), ending)) {
		return 0;
	}
	struct identity inner = {.size = 0};
	char id[IDENTITY_MAX];
	if (volume + 1 + name > sizeof id) {
		return 0;
	}
	memcpy(id, text.bytes, volume);
	id[volume] = '/';
	memcpy(id + volume + 1, rest.bytes, name);
	size_t size = volume + 1 + name;
	if (number_pmlr(NULL, (struct part){id, size}, &inner) != size) {
		return 0;
	}
	number_set(identity, id, size);
	return text.size;
}

// `7181-attention-is-all-you-need`: the title makes no difference, but without one it may be a year.
size_t number_nips(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	size_t digits = number_digits(text), at = digits;
	if (digits == 0 || digits > 5 || text.size < digits + 2 || text.bytes[at] != '-') {
		return 0;
	}
	while (at < text.size && (url_is_alnum(text.bytes[at]) || text.bytes[at] == '-')) {
		at++;
	}
	number_set(identity, text.bytes, digits);
	return at;
}

static size_t count_hex(struct part text)
{
	size_t count = 0;
	while (count < text.size && address_hex(text.bytes[count]) >= 0) {
		count++;
	}
	return count;
}

// `2017/hash/<32 digits>-Abstract.html`, `2017/file/<32 digits>-Paper.pdf`. Supplements are not the paper.
size_t number_neurips(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	struct part rest = part_from(text, text.size < 10 ? text.size : 10);
	bool is_page =
		text.size > 10 && number_digits(text) == 4 &&
		(part_starts_with(part_from(text, 4), "/hash/") || part_starts_with(part_from(text, 4), "/file/"));
	if (!is_page || count_hex(rest) != 32) {
		return 0;
	}
	struct part view = part_from(rest, 32);
	if (!part_starts_with(view, "-abstract") && !part_starts_with(view, "-paper")) {
		return 0;
	}
	number_set(identity, text.bytes, 5);
	memcpy(identity->id + 5, rest.bytes, 32);
	identity->size += 32;
	return text.size;
}

// `204e/3073870fae3d05bcbc2f6a8e263d9b72e776`, of a number of 40 digits.
size_t number_s2_pdf(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	if (text.size != 41 || count_hex(text) != 4 || text.bytes[4] != '/' || count_hex(part_from(text, 5)) != 36) {
		return 0;
	}
	number_set(identity, text.bytes, 4);
	memcpy(identity->id + 4, text.bytes + 5, 36);
	identity->size = 40;
	return text.size;
}

// The file's name, which ends in `_paper`; a supplement's does not.
size_t number_cvf(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char ending[] = "_paper";
	size_t length = sizeof ending - 1;
	if (text.size <= length || text.size > IDENTITY_MAX || memchr(text.bytes, '/', text.size) ||
	    memchr(text.bytes, ADDRESS_SLASH, text.size) ||
	    memcmp(text.bytes + text.size - length, ending, length) != 0) {
		return 0;
	}
	number_set(identity, text.bytes, text.size);
	return text.size;
}
