// Numbers of papers: arXiv, DOI, and what publishers make of it.

#include "identity/numbers.h"

static const char no_suffix[] = "a DOI goes on after `10.`, digits and a slash";
static const char no_registrant[] = "the `10.` of a DOI is followed by four digits or more";
static const char arxiv_month[] = "the third and fourth digit of an arXiv number are a month, 01 to 12";
static const char arxiv_start[] =
	"arXiv numbers of this form start with 0704, the earlier ones with an archive, as `hep-th/9901001` does";
static const char arxiv_few[] = "an arXiv number has five digits after the dot, before 1501 four; this one has fewer";
static const char arxiv_many[] = "an arXiv number has five digits after the dot, before 1501 four; this one has more";
static const char arxiv_old[] = "an old arXiv number has seven digits after the slash: year, month and three more";

// --- arXiv --------------------------------------------------------------------------------------

static const char arxiv_archives[] =
	"acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|"
	"dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|"
	"physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con";

static bool is_month(const char *digits)
{
	uint32_t month = number_value(digits, 2);
	return month >= 1 && month <= 12;
}

static const char *arxiv_fault(const char *digits, size_t after_dot)
{
	uint32_t month = number_value(digits, 4);
	size_t wanted = month >= 1501 ? 5 : 4;
	return !is_month(digits + 2) ? arxiv_month
	       : month < 704	     ? arxiv_start
	       : after_dot < wanted  ? arxiv_few
	       : after_dot > wanted  ? arxiv_many
				     : NULL;
}

// `1706.03762v5`.
static size_t read_arxiv_new(struct part text, struct identity *identity)
{
	if (number_digits(text) != 4 || text.size < 5 || text.bytes[4] != '.') {
		return 0;
	}
	size_t digits = number_digits(part_from(text, 5));
	if (digits == 0 || digits > 8) {
		return 0;
	}
	number_set(identity, text.bytes, 5 + digits);
	identity->fault = arxiv_fault(text.bytes, digits);
	return 5 + digits + number_read_version(part_from(text, 5 + digits), identity);
}

// `math.GT/0309136v1`: the subject class after the dot is not part of the number.
static size_t read_arxiv_old(struct part text, struct identity *identity)
{
	const char *slash = memchr(text.bytes, '/', text.size);
	size_t archive = slash ? (size_t)(slash - text.bytes) : 0;
	const char *dot = memchr(text.bytes, '.', archive);
	size_t named = dot ? (size_t)(dot - text.bytes) : archive;
	if (!url_is_listed(arxiv_archives, text.bytes, named) || (dot && archive - named != 3)) {
		return 0;
	}
	size_t digits = number_digits(part_from(text, archive + 1));
	if (digits == 0 || named + 1 + digits > IDENTITY_MAX) {
		return 0;
	}
	number_set(identity, text.bytes, named);
	memcpy(identity->id + named, slash, 1 + digits);
	identity->size += (uint32_t)(1 + digits);
	identity->fault = digits != 7 ? arxiv_old : !is_month(slash + 3) ? arxiv_month : NULL;
	return archive + 1 + digits + number_read_version(part_from(text, archive + 1 + digits), identity);
}

enum { EARLY_NUMBERS = 3000 }; // of about 20,000 in a month

uint32_t identity_arxiv_month(const struct identity *identity, bool *is_early)
{
	if (identity->fault || strcmp(identity->name, "arXiv") != 0) {
		return 0;
	}
	const char *slash = memchr(identity->id, '/', identity->size);
	const char *digits = slash ? slash + 1 : identity->id;
	size_t rest = identity->size - (size_t)(digits - identity->id) - 4;
	const char *number = slash ? digits + 4 : digits + 5;
	*is_early = number_value(number, slash ? rest : rest - 1) <= EARLY_NUMBERS;
	uint32_t month = number_value(digits, 4);
	return month + (month >= 9100 ? 190000 : 200000);
}

size_t number_arxiv(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	size_t length = read_arxiv_new(text, identity);
	return length > 0 ? length : read_arxiv_old(text, identity);
}

// --- DOI ----------------------------------------------------------------------------------------

static bool is_slash(char byte)
{
	return byte == '/' || byte == ADDRESS_SLASH;
}

// arXiv gives each of its papers a DOI as well.
static void take_for_arxiv(struct identity *identity)
{
	static const char prefix[] = "10.48550/arxiv.";
	size_t length = sizeof prefix - 1;
	if (!url_starts_with(identity->id, identity->size, prefix)) {
		return;
	}
	struct identity inner = {.size = 0};
	struct part rest = {identity->id + length, identity->size - length};
	if (number_arxiv(NULL, rest, &inner) == rest.size) {
		number_set(identity, inner.id, inner.size);
		identity->name = "arXiv";
		identity->version = inner.version;
		identity->fault = inner.fault;
	}
}

size_t number_doi(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	size_t digits = part_starts_with(text, "10.") ? number_digits(part_from(text, 3)) : 0;
	size_t at = 3 + digits;
	while (digits > 0 && at + 1 < text.size && text.bytes[at] == '.' && url_is_digit(text.bytes[at + 1])) {
		at += 1 + number_digits(part_from(text, at + 1));
	}
	bool is_whole = at >= text.size;
	if (digits == 0 || text.size > IDENTITY_MAX || memchr(text.bytes, '%', text.size) ||
	    (!is_whole && !is_slash(text.bytes[at]))) {
		return 0;
	}
	number_set(identity, text.bytes, text.size);
	for (uint32_t i = 0; i < identity->size; i++) {
		identity->id[i] = is_slash(identity->id[i]) ? '/' : identity->id[i];
	}
	bool has_suffix = at + 1 < text.size;
	identity->fault = !has_suffix ? no_suffix : digits < 4 ? no_registrant : NULL;
	take_for_arxiv(identity);
	return text.size;
}

// Nature's own name of an article is what its DOI ends in.
size_t number_nature(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char prefix[] = "10.1038/";
	size_t length = sizeof prefix - 1;
	bool is_new = text.size > 12 && text.bytes[0] == 's' && number_digits(part_from(text, 1)) == 5;
	bool is_old = part_starts_with(text, "nature") && number_digits(part_from(text, 6)) == 5 && text.size == 11;
	if ((!is_new && !is_old) || text.size > 40 || memchr(text.bytes, '/', text.size) ||
	    memchr(text.bytes, ADDRESS_SLASH, text.size)) {
		return 0;
	}
	number_set(identity, prefix, length);
	memcpy(identity->id + length, text.bytes, text.size);
	identity->size += (uint32_t)text.size;
	return text.size;
}

// `10.1101/2020.01.01.123456v2.full.pdf`: version and view are not part of the DOI.
size_t number_biorxiv(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char prefix[] = "10.1101/";
	size_t at = sizeof prefix - 1;
	if (!part_starts_with(text, prefix) || text.size > 80) {
		return 0;
	}
	while (at < text.size && (url_is_digit(text.bytes[at]) || text.bytes[at] == '.')) {
		at++;
	}
	size_t end = at;
	while (text.bytes[end - 1] == '.') {
		end--;
	}
	bool ends_there = at == text.size || text.bytes[at] == 'v' || end < at;
	if (end < sizeof prefix - 1 + 6 || !ends_there) {
		return 0;
	}
	number_set(identity, text.bytes, end);
	number_read_version(part_from(text, at), identity);
	return text.size;
}
