// What a text is as a URL, and its host.

#include "base/url.h"

#include <string.h>

#include "base/bytes.h"
#include "base/distance.h"
#include "base/unicode.h"
#include "base/url_parts.h"

// Top-level domains that make a bare host a URL. Not here: those that names of products end in as
// often as hosts do only count in lower case, and those that are file endings never count.
static const char common_domains[] =
	"com|org|net|edu|gov|mil|int|info|io|ai|dev|app|co|me|cn|uk|de|jp|fr|eu|us|ca|au|ch|nl|se|kr|tw|hk|sg|in|ru|br|"
	"it|es|pl|at|be|dk|fi|no|cz|xyz|tech|blog|science|site|online|cloud|page|wiki|news|academy|institute|museum";
static const char file_endings[] =
	"md|markdown|mdx|txt|rst|adoc|tex|bib|pdf|ps|html|htm|xml|json|yaml|yml|toml|ini|cfg|csv|tsv|py|ipynb|js|mjs|"
	"cjs|ts|tsx|jsx|css|scss|c|h|cc|cpp|hpp|rs|go|java|kt|rb|pl|php|sh|bash|lua|swift|scala|sql|png|jpg|jpeg|gif|"
	"svg|webp|mp|mov|zip|gz|tar|bz|xz|doc|docx|ppt|pptx|xls|xlsx|bin|exe|so|dll|lock|log|net|vue";
static const char known_schemes[] =
	"https|http|ftp|ftps|sftp|git|ssh|svn|s3|gs|ipfs|hf|doi|ark|ws|wss|rsync|gopher|gemini|magnet|urn|bzr|rdar";

bool url_starts_with(const char *bytes, size_t size, const char *lower)
{
	for (size_t i = 0; lower[i]; i++) {
		if (i >= size || url_lower(bytes[i]) != lower[i]) {
			return false;
		}
	}
	return true;
}

bool url_is_listed(const char *list, const char *word, size_t size)
{
	for (const char *at = list; at;) {
		const char *end = strchr(at, '|');
		size_t length = end ? (size_t)(end - at) : strlen(at);
		if (length == size) {
			size_t same = 0;
			while (same < size && url_lower(word[same]) == at[same]) {
				same++;
			}
			if (same == size) {
				return size > 0;
			}
		}
		at = end ? end + 1 : NULL;
	}
	return false;
}

// The length of a scheme's name at the start, up to its colon; 0 for none.
static size_t scheme_name(const char *bytes, size_t size)
{
	size_t at = 0;
	while (at < size && (url_is_alnum(bytes[at]) || (at > 0 && byte_is_in(bytes[at], "+-.")))) {
		at++;
	}
	return at > 0 && url_is_alpha(bytes[0]) && at < size && bytes[at] == ':' ? at : 0;
}

size_t url_scheme_length(const char *bytes, size_t size)
{
	if (size >= 8 && memcmp(bytes, "https://", 8) == 0) {
		return 8; // most of them
	}
	size_t name = scheme_name(bytes, size);
	return name > 0 && size - name >= 3 && memcmp(bytes + name, "://", 3) == 0 ? name + 3 : 0;
}

// --- hosts ---------------------------------------------------------------------------------------

struct authority {
	struct url_host host; // with `www.`, without a final dot
	bool has_user;
	bool port_is_sound;
};

static bool ends_authority(char byte)
{
	return byte == '/' || byte == '?' || byte == '#' || byte == '\\';
}

static size_t authority_end(const char *bytes, size_t size, size_t start)
{
	while (start < size && !ends_authority(bytes[start])) {
		start++;
	}
	return start;
}

static struct authority authority_at(const char *bytes, size_t size, size_t start)
{
	struct authority authority = {.port_is_sound = true};
	size_t end = start;
	size_t colon = SIZE_MAX; // before the port
	for (; end < size && !ends_authority(bytes[end]); end++) {
		if (bytes[end] == '@') {
			authority.has_user = true;
			start = end + 1;
			colon = SIZE_MAX;
		} else if (bytes[end] == ']') {
			colon = SIZE_MAX;
		} else if (bytes[end] == ':' && colon == SIZE_MAX) {
			colon = end;
		}
	}
	size_t host_end = colon < end ? colon : end;
	if (colon < end) {
		authority.port_is_sound = end - colon <= 6;
		for (size_t i = colon + 1; i < end; i++) {
			authority.port_is_sound = authority.port_is_sound && url_is_digit(bytes[i]);
		}
	}
	if (host_end > start + 1 && bytes[host_end - 1] == '.') {
		host_end--;
	}
	authority.host = (struct url_host){start, host_end};
	return authority;
}

static bool is_host_literal(const char *host, size_t size)
{
	if (size < 4 || host[0] != '[' || host[size - 1] != ']') {
		return false;
	}
	for (size_t i = 1; i + 1 < size; i++) {
		if (!url_is_alnum(host[i]) && host[i] != ':' && host[i] != '.') {
			return false;
		}
	}
	return true;
}

// Labels of letters (of any script), digits, `-` and `_`, none of them empty.
static bool is_host(const char *host, size_t size)
{
	if (is_host_literal(host, size)) {
		return true;
	}
	size_t label = 0;
	for (size_t at = 0; at < size;) {
		if (url_is_alnum(host[at])) {
			label++;
			at++;
			continue;
		}
		size_t length;
		uint32_t point = unicode_decode(host + at, size - at, &length);
		if (point == '.') {
			if (label == 0) {
				return false;
			}
			label = 0;
		} else if (point == '-' || point == '_' || unicode_is_digit(point) || unicode_is_letter(point) ||
			   (point >= 0x80 && point != UNICODE_INVALID && unicode_is_printable(point))) {
			label++;
		} else {
			return false;
		}
		at += length;
	}
	return label > 0 && host[0] != '-' && host[size - 1] != '-';
}

static size_t www_length(const char *host, size_t size)
{
	return size > 4 && url_starts_with(host, size, "www.") ? 4 : 0;
}

// --- without a scheme ----------------------------------------------------------------------------

static bool is_lower(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (url_lower(bytes[i]) != bytes[i]) {
			return false;
		}
	}
	return true;
}

// Where the last label of a host starts; `size` if it is not a name with two letters or more.
static size_t domain_start(const char *host, size_t size)
{
	size_t at = size;
	while (at > 0 && url_is_alpha(host[at - 1])) {
		at--;
	}
	return size - at >= 2 && at > 1 && host[at - 1] == '.' ? at : size;
}

static bool is_plain_host(const char *host, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (!url_is_alnum(host[i]) && host[i] != '-' && host[i] != '.') {
			return false;
		}
	}
	return is_host(host, size);
}

// A name before the first slash, question mark or fragment that can hardly be anything but a host.
static bool looks_like_host(const char *host, size_t size, bool has_path)
{
	size_t domain = domain_start(host, size);
	if (domain == size || !is_plain_host(host, size)) {
		return false;
	}
	size_t www = www_length(host, size);
	if (www && domain > www) {
		return true;
	}
	if (url_site_of_host(host, size)) {
		return true;
	}
	if (!is_lower(host, size)) {
		return false;
	}
	bool is_common = url_is_listed(common_domains, host + domain, size - domain);
	return is_common || (has_path && !url_is_listed(file_endings, host + domain, size - domain));
}

static bool lacks_scheme(const char *bytes, size_t size)
{
	struct authority authority = authority_at(bytes, size, 0);
	size_t end = authority_end(bytes, size, 0);
	bool has_path = end + 1 < size && bytes[end] == '/';
	return !authority.has_user && authority.port_is_sound && looks_like_host(bytes, authority.host.end, has_path);
}

static bool has_file_ending(const char *bytes, size_t size)
{
	size_t end = 0;
	while (end < size && bytes[end] != '?' && bytes[end] != '#') {
		end++;
	}
	size_t dot = end;
	while (dot > 0 && url_is_alnum(bytes[dot - 1])) {
		dot--;
	}
	return dot > 1 && bytes[dot - 1] == '.' && bytes[dot - 2] != '.' && dot < end && url_is_alpha(bytes[dot]) &&
	       end - dot <= 8;
}

static bool is_doi(const char *bytes, size_t size)
{
	return size > 3 && memcmp(bytes, "10.", 3) == 0 && url_is_digit(bytes[3]);
}

static bool is_relative(const char *bytes, size_t size)
{
	if (byte_is_in(bytes[0], "/#?")) {
		return true;
	}
	if (url_starts_with(bytes, size, "./") || url_starts_with(bytes, size, "../")) {
		return true;
	}
	if (memchr(bytes, ':', size) || memchr(bytes, '@', size) || is_doi(bytes, size)) {
		return false;
	}
	// `N/A` and the like are no paths.
	return has_file_ending(bytes, size) || (size > 4 && memchr(bytes, '/', size));
}

// --- checking ------------------------------------------------------------------------------------

static bool has_blank(const char *bytes, size_t size)
{
	for (size_t at = 0; at < size;) {
		if (bytes[at] > ' ' && bytes[at] < 0x7F) {
			at++;
			continue;
		}
		size_t length;
		uint32_t point = unicode_decode(bytes + at, size - at, &length);
		if (point != UNICODE_INVALID && (unicode_is_whitespace(point) || !unicode_is_printable(point))) {
			return true;
		}
		at += length;
	}
	return false;
}

// `htps://`: not a scheme that anybody has, but one that is nearly http.
static bool is_misspelled_scheme(const char *bytes, size_t name)
{
	return !url_is_listed(known_schemes, bytes, name) && (distance_edits(bytes, name, "https", 5, 2) <= 2);
}

// `https://host/` is a placeholder, or cut by a space; bug reports and names of other kinds have no host.
static bool has_whole_host(const char *bytes, struct url_host host, size_t scheme)
{
	static const char with_hosts[] = "https|http|ftp|ftps|sftp|git|ssh|svn|bzr|ws|wss|rsync";
	return memchr(bytes + host.start, '.', host.end - host.start) || bytes[host.start] == '[' ||
	       !url_is_listed(with_hosts, bytes, scheme - 3);
}

static enum url_deviation check_with_scheme(const char *bytes, size_t size, size_t scheme)
{
	struct authority authority = authority_at(bytes, size, scheme);
	size_t length = authority.host.end - authority.host.start;
	bool is_sound = is_host(bytes + authority.host.start, length) && authority.port_is_sound &&
			has_whole_host(bytes, authority.host, scheme);
	bool is_misspelled = is_misspelled_scheme(bytes, scheme - 3);
	return is_sound && !is_misspelled && !has_blank(bytes, size) ? URL_FITS : URL_BROKEN;
}

// `https:/x.org`, `http:x.org`, `https//x.org`: a scheme with something amiss.
static bool has_maimed_scheme(const char *bytes, size_t size)
{
	return url_starts_with(bytes, size, "http:") || url_starts_with(bytes, size, "https:") ||
	       url_starts_with(bytes, size, "http//") || url_starts_with(bytes, size, "https//");
}

enum url_deviation url_check(const char *bytes, size_t size)
{
	if (size == 0) {
		return URL_NONE;
	}
	size_t scheme = url_scheme_length(bytes, size);
	if (scheme > 0) {
		return check_with_scheme(bytes, size, scheme);
	}
	if (url_starts_with(bytes, size, "mailto:")) {
		const char *at = memchr(bytes, '@', size);
		bool is_sound = at && at > bytes + 7 && at + 1 < bytes + size && !has_blank(bytes, size);
		return is_sound ? URL_FITS : URL_BROKEN;
	}
	if (url_starts_with(bytes, size, "magnet:?")) {
		return has_blank(bytes, size) ? URL_BROKEN : URL_FITS;
	}
	if (has_blank(bytes, size)) {
		return URL_NONE;
	}
	if (has_maimed_scheme(bytes, size)) {
		return URL_BROKEN;
	}
	if (size > 2 && memcmp(bytes, "//", 2) == 0) {
		return lacks_scheme(bytes + 2, size - 2) ? URL_NO_SCHEME : URL_RELATIVE;
	}
	if (lacks_scheme(bytes, size)) {
		return URL_NO_SCHEME;
	}
	return is_relative(bytes, size) ? URL_RELATIVE : URL_NONE;
}

struct url_host url_host_of(const char *bytes, size_t size)
{
	size_t start = url_scheme_length(bytes, size);
	if (start == 0 && size > 2 && memcmp(bytes, "//", 2) == 0) {
		start = 2;
	}
	if (start == 0 && !lacks_scheme(bytes, size)) {
		return (struct url_host){0, 0};
	}
	struct url_host host = authority_at(bytes, size, start).host;
	host.start += www_length(bytes + host.start, host.end - host.start);
	return host;
}
