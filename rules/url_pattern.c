// url-pattern: a URL does not fit the one that the template shows.

#include <string.h>

#include "lint/edit_link.h"
#include "lint/rule.h"

enum { URL_MAX_SIZE = 1024 };

// The URL that the template shows, as a caller of identity_write_fitting hands it through.
struct shown_url {
	const char *bytes;
	size_t size;
};

static bool fits_shown(void *context, const char *url, size_t size)
{
	const struct shown_url *shown = context;
	return url_pattern_fits(shown->bytes, shown->size, url, size);
}

// The same page in the form that the template shows; 0 if there is none. `url` holds a copy of the link.
static size_t bring_into_form(struct shown_url *shown, char *url, size_t size)
{
	char other[URL_MAX_SIZE];
	struct identity identity;
	size_t length = identity_unwrap(url, size, other, sizeof other);
	if (length == 0) {
		length = identity_drop_tracking(url, size, other, sizeof other);
	}
	if (length > 0) {
		memcpy(url, other, length);
		size = length;
	}
	if (fits_shown(shown, url, size)) {
		return size;
	}
	bool is_known = identity_read(url, size, &identity) && !identity.has_more && identity_has_form(&identity);
	return is_known ? identity_write_fitting(&identity, fits_shown, shown, url, URL_MAX_SIZE) : 0;
}

static void check_url_pattern(struct check *check, const struct deviation *deviation)
{
	span pattern = deviation->field->shown;
	struct pllint_finding *finding = report(check, deviation->at, "{0} does not fit {1}", "write the URL as {1}",
						ARGUMENTS(from_list(deviation->at), from_template(pattern)));
	report_expected(finding, pattern);
	char url[URL_MAX_SIZE];
	uint32_t length = span_length(deviation->at);
	const struct entry_link *link = edit_link_at(check->entry, deviation->at);
	if (length > sizeof url || !link) {
		return;
	}
	struct shown_url shown = {source_at(check->template->file, pattern), span_length(pattern)};
	memcpy(url, source_at(check->source, deviation->at), length);
	size_t size = bring_into_form(&shown, url, length);
	if (size > 0) {
		edit_link_target(check, finding, PLLINT_FIX_SAFE, link, url, size);
	}
}

const struct rule rule_url_pattern = {
	.info =
		{
			.name = "url-pattern",
			.page = &page_url_pattern,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LINK | PLLINT_CHANGE_TARGET,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_PATTERN),
	.deviation = check_url_pattern,
};
