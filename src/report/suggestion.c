// The edits of a finding and what stands between them, as one replacement.

#include "report/suggestion.h"

#include "report/words.h"

static void join(struct suggestion *suggestion, const struct reported *reported, const struct pllint_finding *finding,
		 const char *bytes)
{
	struct pllint_span *range = &suggestion->range;
	*range = (struct pllint_span){finding->edits[0].range.start, finding->edits[0].range.start};
	buffer_cut(&suggestion->text, 0);
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		const struct pllint_edit *edit = &finding->edits[i];
		buffer_add(&suggestion->text, bytes + range->end, edit->range.start - range->end);
		words_edit(&suggestion->words, reported, edit);
		buffer_add(&suggestion->text, suggestion->words.bytes, suggestion->words.size);
		range->end = edit->range.end;
	}
}

static bool ends_line(const char *bytes, size_t start, size_t end)
{
	return end > start && bytes[end - 1] == '\n';
}

void suggestion_make(struct suggestion *suggestion, const struct reported *reported,
		     const struct pllint_finding *finding)
{
	size_t size;
	const char *bytes = pllint_report_text(reported->report, &size);
	struct pllint_span *range = &suggestion->range;
	struct buffer *text = &suggestion->text;
	join(suggestion, reported, finding, bytes);
	if (!ends_line(bytes, range->start, range->end)) {
		return;
	}
	if (ends_line(text->bytes, 0, text->size)) {
		range->end--;
		buffer_cut(text, text->size - 1);
	} else if (!text->size && range->end == size && ends_line(bytes, 0, range->start)) {
		range->start--;
		range->end--;
	}
}

void suggestion_free(struct suggestion *suggestion)
{
	buffer_release(&suggestion->text);
	buffer_release(&suggestion->words);
}
