// Markdown as a stream of tokens, section by section.

#include "markdown/tokenizer.h"

#include "markdown/events.h"
#include "markdown/plain.h"
#include "markdown/resolve.h"
#include "markdown/section.h"

bool tokenize(struct memory *memory, const struct source *source, int cut_level, struct token_sink sink)
{
	struct sections sections = section_cut(memory, source, cut_level);
	struct padded padded = {0};
	struct events events = {0};
	struct tokens tokens = {0};
	bool is_sure = true;
	for (size_t i = 0; i < sections.count; i++) {
		uint32_t end = i + 1 < sections.count ? sections.list[i + 1].start : source->size;
		span section = span_of(sections.list[i].start, end);
		bool is_tidy = false;
		memory_check_deadline(memory);
		if (sections.list[i].is_plain) {
			is_tidy = plain_tokens(memory, &tokens, source, section);
		} else {
			padded_set(memory, &padded, source->bytes + section.start, span_length(section),
				   sections.list[i].shift);
			events_collect(memory, &events, &padded);
			if (!resolve(memory, &tokens, &events, &padded, span_length(section), section.start)) {
				is_sure = false;
			}
		}
		const struct token_batch batch = {tokens.list, tokens.count, section, is_tidy};
		sink.take(sink.context, &batch);
	}
	memory_free(memory, sections.list);
	memory_free(memory, padded.bytes);
	memory_free(memory, events.list);
	memory_free(memory, tokens.list);
	return is_sure;
}
