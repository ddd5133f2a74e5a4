// A URL against the table of sites, and identities among each other.

#include "base/hash.h"
#include "identity/numbers.h"

enum { PATH_MAX_SIZE = 512 };

// --- reading ------------------------------------------------------------------------------------

// `..` and empty segments lead elsewhere than they seem to.
static bool is_straight(struct part path)
{
	for (;;) {
		size_t length = path_segment(path);
		bool is_dots =
			length <= 2 && (length == 0 || path.bytes[0] == '.') && (length < 2 || path.bytes[1] == '.');
		if (is_dots) {
			return false;
		}
		if (length == path.size) {
			return true;
		}
		path = part_from(path, length + 1);
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
		if (shape_fits(&identity->shape, address, path, identity)) {
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
	return strcspn(host, "/") == address->host.size && address_same(host, address->host.bytes, address->host.size);
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
	return number_ignores_case(a) ? address_same(a->id, b->id, a->size) : memcmp(a->id, b->id, a->size) == 0;
}

uint64_t identity_hash(const struct identity *identity)
{
	bool folds = number_ignores_case(identity);
	uint64_t hash = hash_bytes(HASH_START, identity->name, strlen(identity->name) + 1);
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

// --- sites by their labels -----------------------------------------------------------------------

enum { NAME_MAX_SIZE = 40 };

// Prefixes of DOIs, in lower case, and the names of the sites that give them.
static const struct {
	const char *prefix;
	const char *sites;
} issuers[] = {
	{"10.1101/", "biorxiv|medrxiv"},      {"10.5281/zenodo.", "zenodo"},  {"10.2139/ssrn.", "ssrn"},
	{"10.6084/m9.figshare.", "figshare"}, {"10.18653/", "acl anthology"}, {"10.3115/", "acl anthology"},
	{"10.1109/", "ieee xplore"},	      {"10.1145/", "acm dl"},	      {"10.1016/", "sciencedirect"},
	{"10.1007/", "springer link"},
};

// The site whose identifiers have that name.
static const struct url_site *site_named(const char *identifiers)
{
	char name[NAME_MAX_SIZE];
	size_t length = strlen(identifiers);
	for (size_t i = 0; i < length; i++) {
		name[i] = url_lower(identifiers[i]);
	}
	return url_site_by_name(name, length);
}

static bool gives_doi(const struct url_site *site, const struct identity *identity)
{
	for (size_t i = 0; i < sizeof issuers / sizeof *issuers; i++) {
		size_t size = strlen(issuers[i].prefix);
		if (identity->size < size || !address_same(issuers[i].prefix, identity->id, size)) {
			continue;
		}
		for (const char *name = issuers[i].sites; name;) {
			const char *end = strchr(name, '|');
			if (url_site_by_name(name, end ? (size_t)(end - name) : strlen(name)) == site) {
				return true;
			}
			name = end ? end + 1 : NULL;
		}
	}
	return false;
}

bool identity_is_on(const struct url_site *site, const char *url, size_t size)
{
	struct identity identity;
	if (url_is_on(site, url, size)) {
		return true;
	}
	return identity_read(url, size, &identity) &&
	       (site_named(identity.name) == site || (strcmp(identity.name, "DOI") == 0 && gives_doi(site, &identity)));
}

const struct url_site *identity_site_of(const char *url, size_t size)
{
	struct identity identity;
	const struct url_site *own = url_site_of(url, size);
	const struct url_site *site = identity_read(url, size, &identity) ? site_named(identity.name) : NULL;
	// A mirror is a site of its own.
	bool is_given = site && (strcmp(identity.name, identity.site->name) != 0 || url_is_on(site, url, size));
	return is_given ? site : own;
}
