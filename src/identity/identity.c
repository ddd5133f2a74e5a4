// A URL against the table of sites, and identities among each other.

#include "identity/identity.h"

#include <string.h>

#include "base/url_parts.h"
#include "identity/sites.h"

enum { PATH_MAX_SIZE = 512 };

// --- shapes -------------------------------------------------------------------------------------

// A path against a shape.
struct matching {
	const struct address *address;
	struct part path;  // what is left of it, unescaped
	struct part shape; // what is left of it
	struct identity *identity;
};

static struct part skip(struct part part, size_t size)
{
	return (struct part){part.bytes + size, part.size - size};
}

static size_t segment_length(struct part path)
{
	const char *slash = memchr(path.bytes, '/', path.size);
	return slash ? (size_t)(slash - path.bytes) : path.size;
}

// Up to the next `{` or `?` of the shape.
static size_t literal_length(struct part shape)
{
	size_t at = 0;
	while (at < shape.size && shape.bytes[at] != '{' && shape.bytes[at] != '?' &&
	       !(shape.size - at == 3 && memcmp(shape.bytes + at, "...", 3) == 0)) {
		at++;
	}
	return at;
}

static bool same_text(const char *a, const char *b, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (url_lower(a[i]) != url_lower(b[i])) {
			return false;
		}
	}
	return true;
}

static bool take_literal(struct matching *matching)
{
	size_t length = literal_length(matching->shape);
	if (length > matching->path.size || !same_text(matching->shape.bytes, matching->path.bytes, length)) {
		return false;
	}
	matching->path = skip(matching->path, length);
	matching->shape = skip(matching->shape, length);
	return true;
}

// `{*}`, before a slash, or before what the segment ends in.
static bool take_segment(struct matching *matching)
{
	matching->shape = skip(matching->shape, 3);
	size_t length = segment_length(matching->path);
	size_t ending = literal_length(matching->shape);
	if (ending > 0 && matching->shape.bytes[0] != '/') {
		if (length <= ending) {
			return false;
		}
		length -= ending;
	}
	matching->path = skip(matching->path, length);
	return length > 0;
}

static bool take_number(struct matching *matching)
{
	const char *closing = memchr(matching->shape.bytes, '}', matching->shape.size);
	size_t named = (size_t)(closing - matching->shape.bytes);
	const struct number *number = number_named(matching->shape.bytes + 1, named - 1);
	matching->shape = skip(matching->shape, named + 1);
	// What the path ends in must not be read as a part of the identifier.
	size_t ending = literal_length(matching->shape);
	bool is_last = ending == matching->shape.size;
	struct part text = matching->path;
	if (is_last) {
		if (text.size <= ending || !same_text(text.bytes + text.size - ending, matching->shape.bytes, ending)) {
			return false;
		}
		text.size -= ending;
	}
	size_t length = number->read(number, text, matching->identity);
	matching->path = skip(matching->path, length);
	return length > 0 && matching->identity->size > 0 && (!is_last || length == text.size);
}

static bool take_query(struct matching *matching, char *room, size_t capacity)
{
	const char *equals = memchr(matching->shape.bytes, '=', matching->shape.size);
	size_t named = (size_t)(equals - matching->shape.bytes);
	struct part value;
	if (matching->path.size > 0 ||
	    !address_parameter(matching->address, (struct part){matching->shape.bytes + 1, named - 1}, &value)) {
		return false;
	}
	matching->shape = skip(matching->shape, named + 1);
	matching->path = (struct part){room, address_decode(value, room, capacity)};
	for (size_t i = 0; i < matching->path.size; i++) {
		room[i] = room[i] == ADDRESS_SLASH ? '/' : room[i];
	}
	return true;
}

static bool shape_fits(struct matching *matching)
{
	char room[PATH_MAX_SIZE];
	while (matching->shape.size > 0) {
		struct part shape = matching->shape;
		if (shape.size >= 3 && memcmp(shape.bytes, "{*}", 3) == 0) {
			if (!take_segment(matching)) {
				return false;
			}
		} else if (shape.bytes[0] == '{') {
			if (!take_number(matching)) {
				return false;
			}
		} else if (shape.bytes[0] == '?') {
			if (!take_query(matching, room, sizeof room)) {
				return false;
			}
		} else if (shape.size == 3 && memcmp(shape.bytes, "...", 3) == 0) {
			matching->identity->is_part = matching->path.size > 0;
			return matching->path.size == 0 || matching->path.bytes[0] == '/';
		} else if (!take_literal(matching)) {
			return false;
		}
	}
	return matching->path.size == 0;
}

// --- reading ------------------------------------------------------------------------------------

// `..` and empty segments lead elsewhere than they seem to.
static bool is_straight(struct part path)
{
	for (;;) {
		size_t length = segment_length(path);
		bool is_dots =
			length <= 2 && (length == 0 || path.bytes[0] == '.') && (length < 2 || path.bytes[1] == '.');
		if (is_dots) {
			return false;
		}
		if (length == path.size) {
			return true;
		}
		path = skip(path, length + 1);
	}
}

static bool site_fits(const struct identity_site *site, const struct address *address, struct part path,
		      struct identity *identity)
{
	for (const char *shape = site->shapes; shape;) {
		const char *blank = strchr(shape, ' ');
		size_t size = blank ? (size_t)(blank - shape) : strlen(shape);
		*identity = (struct identity){.site = site, .name = site->name, .kind = site->kind};
		identity->shape = (struct identity_shape){shape, (uint32_t)size};
		struct matching matching = {address, path, {shape, size}, identity};
		if (shape_fits(&matching)) {
			bool uses_query = memchr(shape, '?', size) != NULL;
			bool has_others = address->has_query &&
					  (!uses_query || memchr(address->query.bytes, '&', address->query.size));
			identity->has_more = address->has_fragment || has_others;
			return true;
		}
		shape = blank ? blank + 1 : NULL;
	}
	return false;
}

static bool is_at_home(const struct identity_site *site, const struct address *address)
{
	if (!site->home) {
		return false;
	}
	const char *host = strchr(site->home, '/') + 2;
	return strcspn(host, "/") == address->host.size && same_text(host, address->host.bytes, address->host.size);
}

bool identity_read(const char *url, size_t size, struct identity *identity)
{
	struct address address;
	char room[PATH_MAX_SIZE];
	if (!address_read(url, size, &address) || address.path.size > sizeof room) {
		return false;
	}
	struct part path = {NULL, 0};
	for (size_t i = 0; i < identity_site_count; i++) {
		if (!address_is_on(&address, identity_sites[i].hosts)) {
			continue;
		}
		if (!path.bytes) {
			path = (struct part){room, address_decode(address.path, room, sizeof room)};
			path.size -= path.size > 0 && room[path.size - 1] == '/';
			if (path.size == 0 || !is_straight(path)) {
				return false;
			}
		}
		if (site_fits(&identity_sites[i], &address, path, identity)) {
			identity->is_at_home = is_at_home(&identity_sites[i], &address);
			return true;
		}
	}
	return false;
}

// --- among each other -----------------------------------------------------------------------------

bool identity_equal(const struct identity *a, const struct identity *b)
{
	if (a->fault || b->fault || a->size != b->size || strcmp(a->name, b->name) != 0) {
		return false;
	}
	return number_ignores_case(a) ? same_text(a->id, b->id, a->size) : memcmp(a->id, b->id, a->size) == 0;
}

static uint64_t hash_byte(uint64_t hash, char byte)
{
	return (hash ^ (unsigned char)byte) * UINT64_C(1099511628211);
}

uint64_t identity_hash(const struct identity *identity)
{
	uint64_t hash = UINT64_C(14695981039346656037);
	bool folds = number_ignores_case(identity);
	for (const char *at = identity->name; *at; at++) {
		hash = hash_byte(hash, *at);
	}
	hash = hash_byte(hash, 0);
	for (uint32_t i = 0; i < identity->size; i++) {
		hash = hash_byte(hash, folds ? url_lower(identity->id[i]) : identity->id[i]);
	}
	return hash;
}

const char *identity_kind_text(enum identity_kind kind)
{
	static const char *const texts[] = {"work", "repository", "model", "dataset", "space", "video"};
	return texts[kind];
}

// --- the site's own form --------------------------------------------------------------------------

bool identity_has_form(const struct identity *identity)
{
	return identity->site->home && !identity->fault && strcmp(identity->name, identity->site->name) == 0;
}

bool identity_has_form_of(const struct identity *identity, const struct identity *like)
{
	const char *shape = like ? like->shape.text : identity->site->shapes;
	return identity->is_at_home && !identity->has_more && identity->shape.text == shape;
}

// A text that is put together, as far as there is room.
struct written {
	char *bytes;
	size_t size, capacity;
	bool is_whole;
};

static void write_bytes(struct written *written, const char *bytes, size_t size)
{
	if (written->capacity - written->size < size) {
		written->is_whole = false;
		return;
	}
	memcpy(written->bytes + written->size, bytes, size);
	written->size += size;
}

static void write_number(struct written *written, uint32_t number)
{
	char digits[10];
	size_t at = sizeof digits;
	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	write_bytes(written, digits + at, sizeof digits - at);
}

// What stands in a URL as it is.
static bool is_url_safe(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (!url_is_alnum(bytes[i]) && !(bytes[i] && strchr("-._~/:;", bytes[i]))) {
			return false;
		}
	}
	return true;
}

size_t identity_write(const struct identity *identity, const struct identity *like, bool keeps_version, char *url,
		      size_t capacity)
{
	struct part shape = like ? (struct part){like->shape.text, like->shape.size}
				 : (struct part){identity->site->shapes, strcspn(identity->site->shapes, " ")};
	const char *opening = memchr(shape.bytes, '{', shape.size);
	const char *closing = memchr(shape.bytes, '}', shape.size);
	if (!identity_has_form(identity) || (like && like->site != identity->site) || opening[1] == '*' ||
	    !is_url_safe(identity->id, identity->size)) {
		return 0;
	}
	size_t behind = (size_t)(closing + 1 - shape.bytes);
	if (memchr(closing, '{', shape.size - behind + 1)) {
		return 0;
	}
	struct written written = {.bytes = url, .capacity = capacity, .is_whole = true};
	write_bytes(&written, identity->site->home, strlen(identity->site->home));
	write_bytes(&written, shape.bytes, (size_t)(opening - shape.bytes));
	write_bytes(&written, identity->id, identity->size);
	if (keeps_version && identity->version > 0) {
		write_bytes(&written, "v", 1);
		write_number(&written, identity->version);
	}
	write_bytes(&written, closing + 1, shape.size - behind);
	return written.is_whole ? written.size : 0;
}

size_t identity_write_fitting(const struct identity *identity,
			      bool (*is_wanted)(void *context, const char *url, size_t size), void *context, char *url,
			      size_t capacity)
{
	struct identity like = *identity;
	for (const char *shape = identity->site->shapes; shape;) {
		const char *blank = strchr(shape, ' ');
		like.shape =
			(struct identity_shape){shape, (uint32_t)(blank ? (size_t)(blank - shape) : strlen(shape))};
		size_t size = identity_write(identity, &like, true, url, capacity);
		if (size > 0 && is_wanted(context, url, size)) {
			return size;
		}
		shape = blank ? blank + 1 : NULL;
	}
	return 0;
}
