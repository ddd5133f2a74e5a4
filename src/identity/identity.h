#ifndef PLLINT_IDENTITY_IDENTITY_H
#define PLLINT_IDENTITY_IDENTITY_H

// What a URL leads to: which paper, repository, model or video, however it is written. Known offline, by
// a table (sites.c). A URL that is odd in any way (user-info, a port, a host that only looks alike, `..`,
// an escaped slash) leads nowhere that is known: silence, never a guess.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum identity_kind {
	IDENTITY_WORK, // a paper: two entries with the same one are the same entry twice
	IDENTITY_REPOSITORY,
	IDENTITY_MODEL,
	IDENTITY_DATASET,
	IDENTITY_SPACE,
	IDENTITY_VIDEO,
};

enum { IDENTITY_MAX = 160 };

// One way of writing a site's URLs: `pdf/{arxiv}.pdf` on its host. Points into the table.
struct identity_shape {
	const char *text;
	uint32_t size;
};

struct identity_site; // a line of the table

struct identity {
	const struct identity_site *site;
	const char *name; // of what numbers the works: "arXiv", also for a mirror; static
	enum identity_kind kind;
	const char *fault; // what identifiers are like, where this one is not; NULL where it can be right
	struct identity_shape shape;
	uint32_t version; // 0 for none
	bool is_part;	  // it leads to a part: a file of a repository
	bool has_more;	  // a query or a fragment that the identity does not need
	bool is_at_home;  // on the host that the site's own form has
	uint32_t size;
	char id[IDENTITY_MAX]; // in one spelling: letter case folded where it does not matter
};

// False if nothing is known of the URL; it may lack a scheme. With a fault, the id is what was written.
bool identity_read(const char *url, size_t size, struct identity *identity);
// True if both lead to the same. One with a fault leads nowhere.
bool identity_equal(const struct identity *a, const struct identity *b);
// Differs between identities that are not equal, but for one chance in 2^64.
uint64_t identity_hash(const struct identity *identity);

// --- sites by their labels -----------------------------------------------------------------------

struct url_site;

// True if the URL is on a host of the site, or has one of its identifiers on a host that serves those of many: a paper
// of arXiv by its DOI.
bool identity_is_on(const struct url_site *site, const char *url, size_t size);
// The site whose identifier the URL has, else the one whose host; NULL for none.
const struct url_site *identity_site_of(const char *url, size_t size);

// --- one form for a site -------------------------------------------------------------------------

// True where the site has a form of its own, which the URL may be brought to. Mirrors and publishers'
// pages have none: the link was meant to lead there.
bool identity_has_form(const struct identity *identity);
// True if the URL is on the site's own host, in the shape of another one; NULL: in the site's own. Versions
// make no difference.
bool identity_has_form_of(const struct identity *identity, const struct identity *like);
const char *identity_kind_text(enum identity_kind kind);
// The month of an arXiv number, as year * 100 + month; 0 for other identifiers. Numbers are given when papers are
// announced: the paper of an early one may have been submitted in the last days of the month before.
uint32_t identity_arxiv_month(const struct identity *identity, bool *is_early);

// Writes the URL of an identity on the site's own host, in the shape of another URL of the same site, with
// the version that it has itself if `keeps_version`. `like` NULL: the site's own form. Returns the
// length; 0 if that cannot be done or needs more than `capacity`.
size_t identity_write(const struct identity *identity, const struct identity *like, bool keeps_version, char *url,
		      size_t capacity);

// Writes the first of the site's forms that is wanted. Returns the length, 0 if none is.
size_t identity_write_fitting(const struct identity *identity,
			      bool (*is_wanted)(void *context, const char *url, size_t size), void *context, char *url,
			      size_t capacity);

// --- wrapped and tracked links -------------------------------------------------------------------

// The URL that a redirecting page would lead to (`link.zhihu.com/?target=...`): escapes are resolved
// once. 0 if it is no such page, or too long.
size_t identity_unwrap(const char *url, size_t size, char *target, size_t capacity);
// True for a page that redirects, also where its target cannot be told.
bool identity_is_wrapper(const char *url, size_t size);

// The name of the first parameter that says only where the reader came from: `utm_source`.
bool identity_find_tracking(const char *url, size_t size, size_t *start, size_t *end);
// The URL without them all; everything else stays as it is. 0 if it is too long.
size_t identity_drop_tracking(const char *url, size_t size, char *rest, size_t capacity);

#endif
