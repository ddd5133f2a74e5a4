// link-variant: a link is written otherwise than the others of its site.

#include "lint/edit_link.h"
#include "lint/rule.h"

enum { URL_MAX_SIZE = 512 };

static bool read_link(const struct check *check, span at, struct identity *identity)
{
	return identity_read(source_at(check->source, at), span_length(at), identity);
}

// What decides the form: a link of the template, one of the list, or NULL for the site's own.
static const struct identity *shown_form(const struct check *check, const struct deviation *deviation,
					 struct identity *shown)
{
	if (deviation->certain) {
		span target = deviation->field->target;
		bool is_read = identity_read(source_at(check->template->file, target), span_length(target), shown);
		return is_read ? shown : NULL;
	}
	return !span_is_empty(deviation->other) && read_link(check, deviation->other, shown) ? shown : NULL;
}

static void check_link_variant(struct check *check, const struct deviation *deviation)
{
	struct identity identity, shown;
	if (!read_link(check, deviation->at, &identity)) {
		return;
	}
	const struct identity *like = shown_form(check, deviation, &shown);
	char url[URL_MAX_SIZE];
	bool has_form = identity_has_form_of(&identity, like);
	// The form that the list ends up with: not one that would be a finding of its own again.
	bool keeps_version = !has_form && deviation->choice < 0;
	size_t size = identity_write(&identity, like, keeps_version, url, sizeof url);
	const char *text = has_form		   ? "{0} has a version, the list's other links to {1} have none"
			   : deviation->certain	   ? "{0} is not of the form that the template shows, {4}"
			   : deviation->number > 0 ? "{0} has another form than {2} links of {1}, such as {3}"
						   : "{0} is not in the form that {1} itself uses";
	span pattern = deviation->field ? deviation->field->target : span_of(0, 0);
	struct pllint_finding *finding =
		report(check, deviation->at, text, size > 0 ? "write {5}" : "write it like the others",
		       ARGUMENTS(from_list(deviation->at), from_text(identity.name), from_number(deviation->number),
				 from_list(deviation->other), from_template(pattern), from_bytes(check, url, size)));
	if (deviation->field) {
		report_expected(finding, pattern);
	}
	if (size > 0) {
		edit_link_target_at(check, finding, deviation->certain ? PLLINT_FIX_SAFE : PLLINT_FIX_UNSAFE,
				    deviation->at, url, size);
	}
}

const struct rule rule_link_variant = {
	.info =
		{
			.name = "link-variant",
			.page = &page_link_variant,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_LINK | PLLINT_CHANGE_TARGET,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_FORM),
	.deviation = check_link_variant,
	.compares = true,
};
