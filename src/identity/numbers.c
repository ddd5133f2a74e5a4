// The kinds of identifiers.

#include "identity/numbers.h"

static bool takes_word(char byte)
{
	return url_is_alnum(byte) || byte == '-' || byte == '_';
}

static bool takes_hex(char byte)
{
	return address_hex(byte) >= 0;
}

static size_t read_characters(const struct number *number, struct part text, struct identity *identity)
{
	size_t length = 0;
	while (length < text.size && number->takes(text.bytes[length])) {
		length++;
	}
	bool has_length = length >= number->shortest && length <= number->longest;
	if (length == 0 || (!has_length && !number->fault)) {
		return 0;
	}
	number_set(identity, text.bytes, length);
	identity->fault = has_length ? NULL : number->fault;
	return length;
}

static const struct number numbers[] = {
	{.name = "arxiv", .read = number_arxiv, .ignores_case = true},
	{.name = "doi", .read = number_doi, .ignores_case = true},
	{.name = "nature", .read = number_nature, .ignores_case = true},
	{.name = "biorxiv", .read = number_biorxiv, .ignores_case = true},
	{.name = "acl", .read = number_acl},
	{.name = "pmlr", .read = number_pmlr},
	{.name = "pmlr-asset", .read = number_pmlr_asset},
	{.name = "nips", .read = number_nips},
	{.name = "neurips", .read = number_neurips, .ignores_case = true},
	{.name = "cvf", .read = number_cvf},
	{.name = "github", .read = number_github, .ignores_case = true},
	{.name = "gitlab", .read = number_gitlab, .ignores_case = true},
	{.name = "huggingface", .read = number_huggingface, .ignores_case = true},
	{.name = "openreview", .read = read_characters, .shortest = 6, .longest = 40, .takes = takes_word},
	{.name = "video",
	 .read = read_characters,
	 .shortest = 11,
	 .longest = 11,
	 .takes = takes_word,
	 .fault = "a YouTube video is named by eleven characters"},
	{.name = "s2-pdf", .read = number_s2_pdf, .ignores_case = true},
	{.name = "s2",
	 .read = read_characters,
	 .shortest = 40,
	 .longest = 40,
	 .takes = takes_hex,
	 .ignores_case = true},
	{.name = "pmid", .read = read_characters, .shortest = 1, .longest = 8, .takes = url_is_digit},
	{.name = "digits", .read = read_characters, .shortest = 1, .longest = 12, .takes = url_is_digit},
};

const struct number *number_named(const char *name, size_t size)
{
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		if (strlen(numbers[i].name) == size && memcmp(numbers[i].name, name, size) == 0) {
			return &numbers[i];
		}
	}
	return NULL;
}

bool number_ignores_case(const struct identity *identity)
{
	const char *opening = memchr(identity->shape.text, '{', identity->shape.size);
	while (opening[1] == '*') {
		opening = strchr(opening + 1, '{');
	}
	const char *closing = strchr(opening, '}');
	return number_named(opening + 1, (size_t)(closing - opening - 1))->ignores_case;
}
