// The texts of a finding.

#include "report/words.h"

#include <string.h>

static void add(void *context, const char *bytes, size_t size)
{
	buffer_add(context, bytes, size);
}

// Not even an empty text is a null pointer.
static void clear(struct buffer *words)
{
	buffer_cut(words, 0);
	buffer_add(words, "", 0);
}

void words_message(struct buffer *words, const struct pllint_report *report, const struct pllint_finding *finding)
{
	clear(words);
	pllint_write_message(report, finding, (struct pllint_writer){.write = add, .context = words});
}

void words_help(struct buffer *words, const struct pllint_report *report, const struct pllint_finding *finding)
{
	clear(words);
	pllint_write_help(report, finding, (struct pllint_writer){.write = add, .context = words});
}

void words_note(struct buffer *words, const struct pllint_report *report, const struct pllint_finding *finding)
{
	clear(words);
	pllint_write_note(report, finding, (struct pllint_writer){.write = add, .context = words});
}

bool words_is_marked(const struct reported *reported, const struct pllint_finding *finding)
{
	return finding->fix == PLLINT_FIX_SAFE && finding->edit_count && !finding->is_untouched &&
	       reported->fixing == FIXING_NONE && !pllint_report_unfixable(reported->report);
}

bool words_page(struct buffer *words, const char *repository, const struct pllint_rule *rule)
{
	clear(words);
	if (strncmp(repository, "OWNER/", strlen("OWNER/")) == 0) {
		return false;
	}
	buffer_add_string(words, "https://github.com/", repository, "/blob/v", PLLINT_VERSION, "/rules/", rule->name,
			  ".md");
	return true;
}

void words_edit(struct buffer *words, const struct reported *reported, const struct pllint_edit *edit)
{
	clear(words);
	pllint_write_edit(reported->report, edit, (struct pllint_writer){.write = add, .context = words});
}

bool words_change(struct buffer *words, const struct reported *reported)
{
	clear(words);
	if (!reported->fixed || reported->fixing != FIXING_SHOWN) {
		return false;
	}
	size_t count = pllint_fixed_size(reported->fixed);
	buffer_add_string(words, "would be changed, ", DIGITS(count),
			  count == 1 ? " finding fixed" : " findings fixed");
	return true;
}

enum { TITLE_MAX = 100 }; // characters

void words_title(struct buffer *words, const struct pllint_report *report, const struct pllint_entry *entry)
{
	size_t size, count = 0;
	const char *bytes = pllint_report_text(report, &size);
	uint32_t at = entry->title.start;
	clear(words);
	for (; at < entry->title.end && count < TITLE_MAX; count++) {
		struct pllint_character character = pllint_character_at(bytes + at, entry->title.end - at);
		bool is_blank = character.code_point == '\n' || character.code_point == '\r';
		buffer_add(words, is_blank ? " " : bytes + at, is_blank ? 1 : character.size);
		at += character.size;
	}
	buffer_add_string(words, at < entry->title.end ? "…" : words->size ? "" : "(no title)");
}

const struct pllint_entry *words_entry(const struct pllint_report *report, const struct pllint_finding *finding)
{
	return finding->entry == UINT32_MAX ? NULL : pllint_report_entry_around(report, finding->entry);
}
