// The kinds of identifiers: how each is written, and when it cannot be one.

#include <string.h>

#include "base/url_parts.h"
#include "identity/sites.h"

static const char no_suffix[] = "a DOI goes on after `10.`, digits and a slash";
static const char no_registrant[] = "the `10.` of a DOI is followed by four digits or more";
static const char arxiv_month[] = "the third and fourth digit of an arXiv number are a month, 01 to 12";
static const char arxiv_start[] =
	"arXiv numbers of this form start with 0704, the earlier ones with an archive, as `hep-th/9901001` does";
static const char arxiv_few[] = "an arXiv number has five digits after the dot, before 1501 four; this one has fewer";
static const char arxiv_many[] = "an arXiv number has five digits after the dot, before 1501 four; this one has more";
static const char arxiv_old[] = "an old arXiv number has seven digits after the slash: year, month and three more";
static const char acl_few[] = "a number of the ACL Anthology has four digits after the hyphen";

static size_t count_digits(struct part text)
{
	size_t count = 0;
	while (count < text.size && url_is_digit(text.bytes[count])) {
		count++;
	}
	return count;
}

static struct part from(struct part text, size_t at)
{
	return (struct part){text.bytes + at, text.size - at};
}

static bool starts_with(struct part text, const char *lower)
{
	return url_starts_with(text.bytes, text.size, lower);
}

static void set_id(struct identity *identity, const char *bytes, size_t size)
{
	identity->size = size <= IDENTITY_MAX ? (uint32_t)size : 0;
	memcpy(identity->id, bytes, identity->size);
}

static uint32_t to_number(const char *digits, size_t size)
{
	uint32_t number = 0;
	for (size_t i = 0; i < size; i++) {
		number = number * 10 + (uint32_t)(digits[i] - '0');
	}
	return number;
}

// `v2` at the start; its length, 0 for none.
static size_t read_version(struct part text, struct identity *identity)
{
	size_t digits = text.size > 0 && text.bytes[0] == 'v' ? count_digits(from(text, 1)) : 0;
	if (digits == 0 || digits > 3) {
		return 0;
	}
	identity->version = to_number(text.bytes + 1, digits);
	return digits + 1;
}

// --- arXiv --------------------------------------------------------------------------------------

static const char arxiv_archives[] =
	"acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|"
	"dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|"
	"physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con";

static bool is_month(const char *digits)
{
	uint32_t month = to_number(digits, 2);
	return month >= 1 && month <= 12;
}

static const char *arxiv_fault(const char *digits, size_t after_dot)
{
	uint32_t month = to_number(digits, 4);
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
	if (count_digits(text) != 4 || text.size < 5 || text.bytes[4] != '.') {
		return 0;
	}
	size_t digits = count_digits(from(text, 5));
	if (digits == 0 || digits > 8) {
		return 0;
	}
	set_id(identity, text.bytes, 5 + digits);
	identity->fault = arxiv_fault(text.bytes, digits);
	return 5 + digits + read_version(from(text, 5 + digits), identity);
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
	size_t digits = count_digits(from(text, archive + 1));
	if (digits == 0 || named + 1 + digits > IDENTITY_MAX) {
		return 0;
	}
	set_id(identity, text.bytes, named);
	memcpy(identity->id + named, slash, 1 + digits);
	identity->size += (uint32_t)(1 + digits);
	identity->fault = digits != 7 ? arxiv_old : !is_month(slash + 3) ? arxiv_month : NULL;
	return archive + 1 + digits + read_version(from(text, archive + 1 + digits), identity);
}

static size_t read_arxiv(const struct number *number, struct part text, struct identity *identity)
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
	if (read_arxiv(NULL, rest, &inner) == rest.size) {
		set_id(identity, inner.id, inner.size);
		identity->name = "arXiv";
		identity->version = inner.version;
		identity->fault = inner.fault;
	}
}

static size_t read_doi(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	size_t digits = starts_with(text, "10.") ? count_digits(from(text, 3)) : 0;
	size_t at = 3 + digits;
	while (digits > 0 && at + 1 < text.size && text.bytes[at] == '.' && url_is_digit(text.bytes[at + 1])) {
		at += 1 + count_digits(from(text, at + 1));
	}
	bool is_whole = at >= text.size;
	if (digits == 0 || text.size > IDENTITY_MAX || memchr(text.bytes, '%', text.size) ||
	    (!is_whole && !is_slash(text.bytes[at]))) {
		return 0;
	}
	set_id(identity, text.bytes, text.size);
	for (uint32_t i = 0; i < identity->size; i++) {
		identity->id[i] = is_slash(identity->id[i]) ? '/' : identity->id[i];
	}
	bool has_suffix = at + 1 < text.size;
	identity->fault = !has_suffix ? no_suffix : digits < 4 ? no_registrant : NULL;
	take_for_arxiv(identity);
	return text.size;
}

// Nature's own name of an article is what its DOI ends in.
static size_t read_nature(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char prefix[] = "10.1038/";
	size_t length = sizeof prefix - 1;
	bool is_new = text.size > 12 && text.bytes[0] == 's' && count_digits(from(text, 1)) == 5;
	bool is_old = starts_with(text, "nature") && count_digits(from(text, 6)) == 5 && text.size == 11;
	if ((!is_new && !is_old) || text.size > 40 || memchr(text.bytes, '/', text.size) ||
	    memchr(text.bytes, ADDRESS_SLASH, text.size)) {
		return 0;
	}
	set_id(identity, prefix, length);
	memcpy(identity->id + length, text.bytes, text.size);
	identity->size += (uint32_t)text.size;
	return text.size;
}

// `10.1101/2020.01.01.123456v2.full.pdf`: version and view are not part of the DOI.
static size_t read_biorxiv(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char prefix[] = "10.1101/";
	size_t at = sizeof prefix - 1;
	if (!starts_with(text, prefix) || text.size > 80) {
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
	set_id(identity, text.bytes, end);
	read_version(from(text, at), identity);
	return text.size;
}

// --- proceedings --------------------------------------------------------------------------------

// `P19-1001`.
static size_t read_acl_old(struct part text, struct identity *identity)
{
	bool has_volume = text.size > 4 && text.bytes[0] >= 'A' && text.bytes[0] <= 'Z' &&
			  count_digits(from(text, 1)) == 2 && text.bytes[3] == '-';
	size_t digits = has_volume ? count_digits(from(text, 4)) : 0;
	if (digits < 3 || digits > 4) {
		return 0; // one or two digits are a volume
	}
	set_id(identity, text.bytes, 4 + digits);
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
	if (count_digits(text) != 4 || text.size < 6 || text.bytes[4] != '.') {
		return 0;
	}
	while (at < text.size && is_acl_name(text.bytes[at])) {
		at++;
	}
	size_t digits = at > 5 && at < text.size && text.bytes[at] == '.' ? count_digits(from(text, at + 1)) : 0;
	if (digits == 0 || !memchr(text.bytes + 5, '-', at - 5)) {
		return 0;
	}
	set_id(identity, text.bytes, at + 1 + digits);
	return at + 1 + digits;
}

static size_t read_acl(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	size_t length = read_acl_old(text, identity);
	length = length > 0 ? length : read_acl_new(text, identity);
	return length > 0 ? length + read_version(from(text, length), identity) : 0;
}

// `v139/radford21a`.
static size_t read_pmlr(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	size_t digits =
		text.size > 1 && (text.bytes[0] == 'v' || text.bytes[0] == 'r') ? count_digits(from(text, 1)) : 0;
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
	set_id(identity, text.bytes, at);
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
static size_t read_neurips(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	struct part rest = from(text, text.size < 10 ? text.size : 10);
	bool is_page = text.size > 10 && count_digits(text) == 4 &&
		       (starts_with(from(text, 4), "/hash/") || starts_with(from(text, 4), "/file/"));
	if (!is_page || count_hex(rest) != 32) {
		return 0;
	}
	struct part view = from(rest, 32);
	if (!starts_with(view, "-abstract") && !starts_with(view, "-paper")) {
		return 0;
	}
	set_id(identity, text.bytes, 5);
	memcpy(identity->id + 5, rest.bytes, 32);
	identity->size += 32;
	return text.size;
}

// The file's name, which ends in `_paper`; a supplement's does not.
static size_t read_cvf(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char ending[] = "_paper";
	size_t length = sizeof ending - 1;
	if (text.size <= length || text.size > IDENTITY_MAX || memchr(text.bytes, '/', text.size) ||
	    memchr(text.bytes, ADDRESS_SLASH, text.size) ||
	    memcmp(text.bytes + text.size - length, ending, length) != 0) {
		return 0;
	}
	set_id(identity, text.bytes, text.size);
	return text.size;
}

// --- repositories -------------------------------------------------------------------------------

static bool is_name_byte(char byte)
{
	return url_is_alnum(byte) || byte == '-' || byte == '_' || byte == '.';
}

// The length of a name of letters, digits, `-`, `_` and `.` up to a slash or the end; 0 for none.
static size_t name_length(struct part text)
{
	size_t at = 0;
	while (at < text.size && is_name_byte(text.bytes[at])) {
		at++;
	}
	return at < text.size && text.bytes[at] != '/' ? 0 : at;
}

static size_t without_git(const char *bytes, size_t size)
{
	return size > 4 && memcmp(bytes + size - 4, ".git", 4) == 0 ? size - 4 : size;
}

// `owner/name`, where the owner is none of the site's own pages.
static size_t read_pair(struct part text, const char *reserved, struct identity *identity)
{
	size_t owner = name_length(text);
	if (owner == 0 || owner == text.size || url_is_listed(reserved, text.bytes, owner)) {
		return 0;
	}
	size_t name = name_length(from(text, owner + 1));
	if (name == 0) {
		return 0;
	}
	set_id(identity, text.bytes, without_git(text.bytes, owner + 1 + name));
	return owner + 1 + name;
}

static size_t read_github(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char reserved[] = "about|apps|collections|contact|customer-stories|enterprise|events|explore|"
				       "features|issues|login|marketplace|mobile|new|notifications|orgs|pricing|"
				       "pulls|readme|search|security|settings|signup|site|solutions|sponsors|stars|"
				       "team|topics|trending|users";
	return read_pair(text, reserved, identity);
}

static size_t read_huggingface(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char reserved[] = "api|blog|chat|collections|datasets|docs|enterprise|inference|join|learn|login|"
				       "models|new|organizations|papers|posts|pricing|settings|spaces|tasks";
	return read_pair(text, reserved, identity);
}

// Groups within groups, up to `/-/`.
static size_t read_gitlab(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char reserved[] = "-|api|dashboard|explore|groups|help|projects|users";
	static const char pages[] = "-|blob|commits|issues|merge_requests|raw|tree|wikis";
	size_t at = name_length(text);
	if (at == 0 || url_is_listed(reserved, text.bytes, at)) {
		return 0;
	}
	size_t names = 1;
	while (at < text.size) {
		size_t name = name_length(from(text, at + 1));
		if (name == 0 || (names >= 2 && url_is_listed(pages, text.bytes + at + 1, name))) {
			break;
		}
		at += 1 + name;
		names++;
	}
	set_id(identity, text.bytes, without_git(text.bytes, at));
	return names >= 2 ? at : 0;
}

// --- characters of one kind -----------------------------------------------------------------------

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
	set_id(identity, text.bytes, length);
	identity->fault = has_length ? NULL : number->fault;
	return length;
}

static const struct number numbers[] = {
	{.name = "arxiv", .read = read_arxiv, .ignores_case = true},
	{.name = "doi", .read = read_doi, .ignores_case = true},
	{.name = "nature", .read = read_nature, .ignores_case = true},
	{.name = "biorxiv", .read = read_biorxiv, .ignores_case = true},
	{.name = "acl", .read = read_acl},
	{.name = "pmlr", .read = read_pmlr},
	{.name = "neurips", .read = read_neurips, .ignores_case = true},
	{.name = "cvf", .read = read_cvf},
	{.name = "github", .read = read_github, .ignores_case = true},
	{.name = "gitlab", .read = read_gitlab, .ignores_case = true},
	{.name = "huggingface", .read = read_huggingface, .ignores_case = true},
	{.name = "openreview", .read = read_characters, .shortest = 6, .longest = 40, .takes = takes_word},
	{.name = "video",
	 .read = read_characters,
	 .shortest = 11,
	 .longest = 11,
	 .takes = takes_word,
	 .fault = "a YouTube video is named by eleven characters"},
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
