// unclosed-html: raw HTML that is never closed hides entries.

#include "lint/rule.h"
#include "markdown/line.h"

// What ends it.
static const char *closing(const struct source *source, span tag)
{
	static const char *const marks[] = {NULL, NULL, "`-->`", "`?>`", "`>`", "`]]>`"};
	int kind = line_html_start(source->bytes, tag.start, tag.end);
	if (kind != LINE_HTML_ELEMENT) {
		return marks[kind];
	}
	switch (source->bytes[tag.start + 2] | 0x20) {
	case 'r':
		return "`</pre>`";
	case 'c':
		return "`</script>`";
	default:
		return "`</style>`";
	}
}

static void check_unclosed_html(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at,
	       deviation->number == 1  ? "{0} is never closed, and hides {1} entry"
	       : deviation->number > 1 ? "{0} is never closed, and hides {1} entries"
				       : "{0} is never closed, and hides the groups below it",
	       "write {2} where it ends; or delete it",
	       ARGUMENTS(from_list(deviation->at), from_number(deviation->number),
			 from_text(closing(check->source, deviation->at))));
}

const struct rule rule_unclosed_html = {
	.info =
		{
			.name = "unclosed-html",
			.page = &page_unclosed_html,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_HIDDEN_BY_HTML),
	.deviation = check_unclosed_html,
	.hides = true,
};
