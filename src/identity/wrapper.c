// Links that only pass through a page on their way, and parameters that only say where a reader came from.

#include <string.h>

#include "base/bytes.h"
#include "base/url.h"
#include "base/url_parts.h"
#include "identity/address.h"
#include "identity/identity.h"

// A page that sends its reader on: a line each.
struct wrapper {
	const struct host *hosts;
	const char *path;	// without the slash at its start
	const char *parameters; // split by `|`: the first that is there holds the target
};

static const struct wrapper wrappers[] = {
	{HOSTS(HOST("link.zhihu.com")), "", "target"},
	{HOSTS(HOST("link.juejin.cn")), "", "target"},
	{HOSTS(HOST("link.csdn.net")), "", "target"},
	{HOSTS(HOST("gitee.com")), "link", "target"},
	{HOSTS(HOST("jianshu.com")), "go-wild", "url"},
	{HOSTS(HOST("links.jianshu.com")), "go", "to"},
	{HOSTS(HOST("google.com"), HOST("google.co.uk"), HOST("google.de"), HOST("google.fr"), HOST("google.cn"),
	       HOST("google.co.jp"), HOST("google.com.hk")),
	 "url", "q|url"},
	{HOSTS(HOST("l.facebook.com"), HOST("lm.facebook.com")), "l.php", "u"},
	{HOSTS(HOST("l.instagram.com")), "", "u"},
	{HOSTS(HOST("linkedin.com")), "redir/redirect", "url"},
	{HOSTS(HOST(".youtube.com")), "redirect", "q"},
	{HOSTS(HOST("slack-redir.net")), "link", "url"},
	{HOSTS(HOST("vk.com")), "away.php", "to"},
	{HOSTS(HOST("steamcommunity.com")), "linkfilter", "url|u"},
	{HOSTS(HOST(".safelinks.protection.outlook.com")), "", "url"},
};

static const char tracking[] = "fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|"
			       "_hsenc|_hsmi|spm";

// Pages under whose address another one stands, as it was written.
static const struct host archives[] = {HOST(".archive.org"),
				       HOST("archive.ph"),
				       HOST("archive.is"),
				       HOST("archive.today"),
				       HOST("webcache.googleusercontent.com"),
				       {NULL, 0}};

// --- wrapped --------------------------------------------------------------------------------------

static struct part without_slash(struct part path)
{
	path.size -= path.size > 0 && path.bytes[path.size - 1] == '/';
	return path;
}

static const struct wrapper *wrapper_of(const struct address *address)
{
	for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++) {
		if (address_is_on(address, wrappers[i].hosts) &&
		    part_is(without_slash(address->path), wrappers[i].path)) {
			return &wrappers[i];
		}
	}
	return NULL;
}

static bool parameter_of(const struct wrapper *wrapper, const struct address *address, struct part *value)
{
	for (const char *at = wrapper->parameters; at;) {
		const char *end = strchr(at, '|');
		if (address_parameter(address, (struct part){at, end ? (size_t)(end - at) : strlen(at)}, value)) {
			return true;
		}
		at = end ? end + 1 : NULL;
	}
	return false;
}

// An escape that a URL has no need of. All others stay as they are: they belong to the target.
static bool is_resolved(int byte)
{
	return byte > ' ' && byte < 0x7F && !byte_is_in(byte, "\"<>\\^`{|}");
}

static size_t resolve(struct part value, char *target, size_t capacity)
{
	size_t size = 0;
	for (size_t i = 0; i < value.size; i++) {
		char byte = value.bytes[i];
		bool is_escape = byte == '%' && value.size - i >= 3 && address_hex(value.bytes[i + 1]) >= 0 &&
				 address_hex(value.bytes[i + 2]) >= 0;
		if (byte == '+' || (byte == '%' && !is_escape) || size == capacity) {
			return 0; // a blank or a plus sign, who knows
		}
		if (is_escape) {
			int stands_for = address_hex(value.bytes[i + 1]) * 16 + address_hex(value.bytes[i + 2]);
			if (is_resolved(stands_for)) {
				byte = (char)stands_for;
				i += 2;
			}
		}
		target[size++] = byte;
	}
	return size;
}

// The target that a redirecting page was handed, as written.
static bool read_wrapped(const char *url, size_t size, struct address *address, struct part *target)
{
	if (!memchr(url, '?', size) || !address_read(url, size, address)) {
		return false;
	}
	const struct wrapper *wrapper = wrapper_of(address);
	return wrapper && parameter_of(wrapper, address, target) &&
	       (url_starts_with(target->bytes, target->size, "http%3a") ||
		url_starts_with(target->bytes, target->size, "https%3a") ||
		url_starts_with(target->bytes, target->size, "http://") ||
		url_starts_with(target->bytes, target->size, "https://"));
}

bool identity_is_wrapper(const char *url, size_t size)
{
	struct address address;
	struct part target;
	return read_wrapped(url, size, &address, &target);
}

size_t identity_unwrap(const char *url, size_t size, char *target, size_t capacity)
{
	struct address address;
	struct part value;
	if (!read_wrapped(url, size, &address, &value)) {
		return 0;
	}
	// Where the target was not escaped, what follows a `&` may belong to it or not.
	bool is_escaped = memchr(value.bytes, ':', value.size) == NULL;
	bool is_last = value.bytes + value.size == address.query.bytes + address.query.size;
	if (address.has_fragment || (!is_escaped && !is_last)) {
		return 0;
	}
	size_t length = resolve(value, target, capacity);
	return length > 0 && url_check(target, length) == URL_FITS ? length : 0;
}

// --- tracked --------------------------------------------------------------------------------------

static bool is_tracking(const char *name, size_t size)
{
	return url_is_listed(tracking, name, size) || (size > 4 && url_starts_with(name, size, "utm_"));
}

// The separator at the place: `&`, or `&amp;` as HTML has it.
static size_t separator_length(const char *bytes, size_t size)
{
	static const char entity[] = "&amp;";
	bool is_entity = size >= sizeof entity - 1 && memcmp(bytes, entity, sizeof entity - 1) == 0;
	return is_entity ? sizeof entity - 1 : size > 0 && bytes[0] == '&';
}

// The parameters of a query, one after the other.
struct parameters {
	const char *url;
	size_t at, end;
};

struct parameter {
	size_t start, name_end, end; // without the separator
	bool is_tracking;
};

static bool parameters_of(const char *url, size_t size, struct parameters *parameters)
{
	struct address address;
	if (!address_read(url, size, &address) || !address.has_query || address_is_on(&address, archives)) {
		return false;
	}
	size_t start = (size_t)(address.query.bytes - url);
	*parameters = (struct parameters){url, start, start + address.query.size};
	return true;
}

static bool next_parameter(struct parameters *parameters, struct parameter *parameter)
{
	const char *url = parameters->url;
	size_t start = parameters->at;
	if (start >= parameters->end) {
		return false;
	}
	size_t end = start;
	while (end < parameters->end && separator_length(url + end, parameters->end - end) == 0) {
		end++;
	}
	const char *equals = memchr(url + start, '=', end - start);
	*parameter = (struct parameter){start, equals ? (size_t)(equals - url) : end, end, false};
	parameter->is_tracking = equals && is_tracking(url + start, parameter->name_end - start);
	parameters->at = end + separator_length(url + end, parameters->end - end);
	return true;
}

bool identity_find_tracking(const char *url, size_t size, size_t *start, size_t *end)
{
	struct parameters parameters;
	struct parameter parameter = {0};
	bool is_found = false;
	if (!parameters_of(url, size, &parameters)) {
		return false;
	}
	while (!is_found && next_parameter(&parameters, &parameter)) {
		is_found = parameter.is_tracking;
	}
	*start = parameter.start;
	*end = parameter.name_end;
	return is_found;
}

size_t identity_drop_tracking(const char *url, size_t size, char *rest, size_t capacity)
{
	struct parameters parameters;
	struct parameter parameter;
	if (size > capacity || !parameters_of(url, size, &parameters)) {
		return 0;
	}
	size_t query = parameters.at;
	size_t written = query - 1; // without the question mark
	memcpy(rest, url, written);
	size_t separator = query; // before the next parameter
	while (next_parameter(&parameters, &parameter)) {
		if (!parameter.is_tracking) {
			bool is_first = written == query - 1;
			size_t from = is_first ? parameter.start : separator;
			rest[written] = '?';
			written += is_first;
			memcpy(rest + written, url + from, parameter.end - from);
			written += parameter.end - from;
		}
		separator = parameter.end;
	}
	memcpy(rest + written, url + parameters.end, size - parameters.end);
	return written + size - parameters.end;
}
