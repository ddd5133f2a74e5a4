// A template as data: what the public functions say of it, a line each.

#include "linting.h"

struct told {
	struct text text;
	const char *bytes; // of the template
};

static void tell(struct told *told, const char *format, ...)
{
	char line[256];
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	assert_true(length > 0 && (size_t)length < sizeof line);
	text_take(&told->text, line, (size_t)length);
}

#define SPAN(told, span) (int)((span).end - (span).start), (told)->bytes + (span).start

static void tell_field(struct told *told, const struct pllint_field *field, int depth)
{
	static const char *const shapes[] = {"text", "details", "links", "fields", "url like", "url",
					     "link", "date",	"list",	 "choice", "urls"};
	struct pllint_span label = pllint_field_label(field), shown = pllint_field_shown(field), at;
	struct pllint_span span = pllint_field_span(field);
	tell(told, "%*s[%.*s] [%.*s]", 2 * depth, "", SPAN(told, label), SPAN(told, span));
	for (size_t i = 0; i < pllint_field_name_count(field); i++) {
		struct pllint_text name = pllint_field_name(field, i, &at);
		tell(told, " %.*s (%.*s)", (int)name.size, name.bytes, SPAN(told, at));
	}
	tell(told, ", %s, %s, shown: %.*s%s%s\n", pllint_field_is_required(field) ? "required" : "optional",
	     shapes[pllint_field_shape(field)], SPAN(told, shown), pllint_field_is_tags(field) ? ", tags" : "",
	     pllint_field_is_names(field) ? ", names" : "");
	for (size_t i = 0; i < pllint_field_choice_count(field); i++) {
		struct pllint_text choice = pllint_field_choice(field, i, &at);
		assert_int_equal(pllint_field_choice(field, i, NULL).size, choice.size);
		tell(told, "%*s= %.*s (%.*s)\n", 2 * depth, "", (int)choice.size, choice.bytes, SPAN(told, at));
	}
	if (pllint_field_is_open(field)) {
		tell(told, "%*s= anything else\n", 2 * depth, "");
	}
	for (size_t i = 0; i < pllint_field_child_count(field); i++) {
		tell_field(told, pllint_field_child(field, i), depth + 1);
	}
}

static void assert_told(const char *template, const char *wanted)
{
	struct linting linting;
	struct told told = {.text = {.size = 0}};
	linting_open(&linting, template);
	size_t size;
	told.bytes = pllint_template_text(linting.template, &size);
	struct pllint_span head, title;
	if (pllint_template_group(linting.template, &head, &title)) {
		tell(&told, "group [%.*s] [%.*s]\n", SPAN(&told, head), SPAN(&told, title));
	}
	for (size_t i = 0; i < pllint_template_kind_count(linting.template); i++) {
		const struct pllint_kind *kind = pllint_template_kind(linting.template, i);
		head = pllint_kind_head(kind);
		title = pllint_kind_title(kind);
		tell(&told, "kind [%.*s] [%.*s]\n", SPAN(&told, head), SPAN(&told, title));
		for (size_t j = 0; j < pllint_kind_field_count(kind); j++) {
			tell_field(&told, pllint_kind_field(kind, j), 1);
		}
	}
	assert_string_equal(told.text.bytes, wanted);
	linting_close(&linting);
}

static void test_all_of_a_template(void **state)
{
	(void)state;
	assert_told("## YYYY-MM-DD\n\n### Paper Title\n\n- **Author(s)**:\n- **Tags**: a, b\n- **Year**: 2024\n"
		    "- **Progress**: not started / `reading` / done / ...\n- **TL;DR**: (optional)\n- **Links**:\n"
		    "  - Paper:\n  - Code: https://github.com/...\n- **Abstract**:\n  <details>\n\n  </details>\n",
		    "group [## YYYY-MM-DD] [YYYY-MM-DD]\n"
		    "kind [### Paper Title] [Paper Title]\n"
		    "  [Author(s)] [**Author(s)**:] Author(s) (Author(s)) Author (Author(s)) Authors (Author(s)), "
		    "required, list, shown: , names\n"
		    "  [Tags] [**Tags**:] Tags (Tags), required, list, shown: a, b, tags\n"
		    "  [Year] [**Year**:] Year (Year), required, text, shown: 2024\n"
		    "  [Progress] [**Progress**:] Progress (Progress), required, choice, shown: not started / "
		    "`reading` / done / ...\n"
		    "  = not started (not started)\n"
		    "  = reading (reading)\n"
		    "  = done (done)\n"
		    "  = anything else\n"
		    "  [TL;DR] [**TL;DR**:] TL;DR (TL;DR), optional, text, shown: \n"
		    "  [Links] [**Links**:] Links (Links), required, links, shown: \n"
		    "    [Paper] [Paper:] Paper (Paper), optional, urls, shown: \n"
		    "    [Code] [Code:] Code (Code), optional, url, shown: https://github.com/...\n"
		    "  [Abstract] [**Abstract**:] Abstract (Abstract), required, details, shown: \n");
}

static void test_kinds_and_names(void **state)
{
	(void)state;
	assert_told("### Paper\n\n- **Tags**:\n- **Notes**:\n\n### Talk: Title\n\n- **Date**: YYYY-MM\n"
		    "- **Video** / **Slides**: https://example.org/...\n",
		    "kind [### Paper] [Paper]\n"
		    "  [Tags] [**Tags**:] Tags (Tags), required, list, shown: , tags\n"
		    "  [Notes] [**Notes**:] Notes (Notes), required, text, shown: \n"
		    "kind [### Talk: Title] [Talk: Title]\n"
		    "  [Date] [**Date**:] Date (Date), required, date, shown: YYYY-MM\n"
		    "  [Video] [**Video** / **Slides**:] Video (Video) Slides (Slides), required, url, shown: "
		    "https://example.org/...\n");
}

static void test_no_kind(void **state)
{
	(void)state;
	assert_told("Nothing.\n", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_of_a_template),
		cmocka_unit_test(test_kinds_and_names),
		cmocka_unit_test(test_no_kind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
