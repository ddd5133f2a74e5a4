// Facts of findings as JSON.

#include "report/facts.h"

#include "report/excerpt.h"
#include "report/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void facts_open(struct facts *facts, const struct reported *reported)
{
	*facts = (struct facts){.reported = reported};
}

void facts_close(struct facts *facts)
{
	buffer_release(&facts->words);
	buffer_release(&facts->said);
}

struct json *facts_message(struct facts *facts, const struct pllint_finding *finding)
{
	words_message(&facts->words, facts->reported->report, finding);
	return json_new_shown(facts->words.bytes, facts->words.size);
}

struct json *facts_help(struct facts *facts, const struct pllint_finding *finding)
{
	words_help(&facts->words, facts->reported->report, finding);
	return facts->words.size ? json_new_shown(facts->words.bytes, facts->words.size) : NULL;
}

struct json *facts_note(struct facts *facts, const struct pllint_finding *finding)
{
	words_note(&facts->words, facts->reported->report, finding);
	return facts->words.size ? json_new_shown(facts->words.bytes, facts->words.size) : NULL;
}

static void say_line(struct facts *facts, const char *label)
{
	if (facts->words.size) {
		buffer_add_string(&facts->said, label);
		buffer_add(&facts->said, facts->words.bytes, facts->words.size);
	}
}

const struct buffer *facts_say(struct facts *facts, const struct pllint_finding *finding)
{
	words_message(&facts->said, facts->reported->report, finding);
	words_note(&facts->words, facts->reported->report, finding);
	say_line(facts, "\nNote: ");
	words_help(&facts->words, facts->reported->report, finding);
	say_line(facts, "\nHelp: ");
	return &facts->said;
}

struct json *facts_expected(const struct facts *facts, const struct pllint_finding *finding)
{
	if (!finding->has_expected) {
		return NULL;
	}
	size_t size;
	const char *bytes = pllint_template_text(facts->reported->template, &size);
	// A line around a span, as the format for people shows it.
	struct excerpt excerpt = {0};
	excerpt_mark(&excerpt, bytes, size, finding->expected);
	buffer_add(&excerpt.line, "", 0);
	struct json *value = json_new_shown(excerpt.line.bytes, excerpt.line.size);
	excerpt_free(&excerpt);
	return value;
}

struct json *facts_title(const struct facts *facts, const struct pllint_entry *entry)
{
	enum { LONGEST = 200 };
	if (entry->title.start == entry->title.end) {
		return NULL;
	}
	size_t size;
	const char *title = pllint_report_text(facts->reported->report, &size) + entry->title.start;
	size = entry->title.end - entry->title.start;
	if (size <= LONGEST) {
		return json_new_shown(title, size);
	}
	struct buffer cut = {0};
	size = LONGEST;
	while (size && ((unsigned char)title[size] & 0xC0) == 0x80) {
		size--;
	}
	buffer_add(&cut, title, size);
	buffer_add_string(&cut, "…");
	struct json *value = json_new_shown(cut.bytes, cut.size);
	buffer_release(&cut);
	return value;
}

bool facts_is_fixable(const struct facts *facts, const struct pllint_finding *finding)
{
	return finding->edit_count && !finding->is_untouched && !pllint_report_unfixable(facts->reported->report);
}

const struct pllint_finding *facts_first_to_fix(struct facts *facts, const struct pllint_finding *finding)
{
	const struct pllint_finding **first = &facts->fixable[finding->rule];
	if (!*first || (*first)->edits != finding->edits) {
		*first = finding;
	}
	return *first;
}

struct json *facts_path(const char *path)
{
	struct json *exact = json_new_exact(path, strlen(path));
	return exact ? exact : json_new_shown(path, strlen(path));
}

void facts_fingerprint(char text[FACTS_FINGERPRINT], struct pllint_fingerprint fingerprint)
{
	snprintf(text, FACTS_FINGERPRINT, "%016" PRIx64 "%016" PRIx64, fingerprint.high, fingerprint.low);
}
