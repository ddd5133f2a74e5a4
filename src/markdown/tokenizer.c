// Markdown as a stream of tokens, section by section.

#include "markdown/tokenizer.h"

#include "markdown/events.h"
#include "markdown/resolve.h"
#include "markdown/section.h"

bool tokenize(struct memory *memory, const struct source *source, int cut_level, struct token_sink sink)
{
	struct sections sections = sections_of(memory, source, cut_level);
	struct section section;
	struct padded padded = {0};
	struct events events = {0};
	struct tokens tokens = {0};
	bool is_sure = true;
	while (sections_next(&sections, &tokens, &section)) {
		uint32_t size = span_length(section.at);
		memory_check_deadline(memory);
		if (!section.is_plain) {
			padded_set(memory, &padded, source_at(source, section.at), size, section.shift);
			events_collect(memory, &events, &padded);
			if (!resolve(memory, &tokens, &events, &padded, size, section.at.start)) {
				is_sure = false;
			}
		}
		const struct token_batch batch = {tokens.list, tokens.count, section.at, section.is_tidy};
		sink.take(sink.context, &batch);
	}
	memory_free(memory, padded.bytes);
	memory_free(memory, events.list);
	memory_free(memory, tokens.list);
	return is_sure;
}
