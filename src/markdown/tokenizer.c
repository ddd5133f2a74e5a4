// Markdown as a stream of tokens, section by section.

#include "markdown/tokenizer.h"

#include <string.h>

#include "markdown/events.h"
#include "markdown/resolve.h"
#include "markdown/section.h"

struct tokenizer {
	struct memory *memory;
	const struct source *source;
	struct sections sections;
	struct padded padded;
	struct events events;
	struct tokens tokens;
	struct token_batch batch;
	struct token end; // of the paragraph that the next section goes on with
	bool goes_on;
	bool is_sure;
};

struct tokenizer *tokenizer_new(struct memory *memory, const struct source *source, int cut_level)
{
	struct tokenizer *tokenizer = memory_resize(memory, NULL, sizeof *tokenizer);
	*tokenizer = (struct tokenizer){
		.memory = memory,
		.source = source,
		.sections = sections_of(memory, source, cut_level),
		.is_sure = true,
	};
	return tokenizer;
}

// Joins the paragraphs that two sections make of one. The rest of it is a heading where an underline ends it.
static void join_to_last(struct tokenizer *tokenizer, uint32_t start)
{
	struct tokens *tokens = &tokenizer->tokens;
	if (tokens->count > 0 && tokens->list[0].type == TOKEN_PARAGRAPH) {
		tokens->list[0] = (struct token){.type = TOKEN_SOFT_BREAK, .at = {tokenizer->end.at.start, start}};
		return;
	}
	tokens->list =
		memory_grow(tokenizer->memory, tokens->list, &tokens->room, tokens->count + 1, sizeof *tokens->list);
	memmove(tokens->list + 1, tokens->list, tokens->count * sizeof *tokens->list);
	tokens->list[0] = tokenizer->end;
	tokens->count++;
}

const struct token_batch *tokenizer_next(struct tokenizer *tokenizer)
{
	struct section section;
	if (!sections_next(&tokenizer->sections, &tokenizer->tokens, &section)) {
		return NULL;
	}
	memory_check_deadline(tokenizer->memory);
	if (!section.is_plain) {
		uint32_t size = span_length(section.at);
		padded_set(tokenizer->memory, &tokenizer->padded, source_at(tokenizer->source, section.at), size,
			   section.shift);
		events_collect(tokenizer->memory, &tokenizer->events, &tokenizer->padded);
		tokenizer->is_sure = resolve(tokenizer->memory, &tokenizer->tokens, &tokenizer->events,
					     &tokenizer->padded, size, section.at.start) &&
				     tokenizer->is_sure;
	}
	if (tokenizer->goes_on) {
		join_to_last(tokenizer, section.at.start);
	}
	struct tokens *tokens = &tokenizer->tokens;
	tokenizer->goes_on =
		section.goes_on && tokens->count > 0 && tokens->list[tokens->count - 1].type == TOKEN_PARAGRAPH;
	if (tokenizer->goes_on) {
		tokenizer->end = tokens->list[--tokens->count];
	}
	tokenizer->batch =
		(struct token_batch){tokenizer->tokens.list, tokenizer->tokens.count, section.at, section.is_tidy};
	return &tokenizer->batch;
}

bool tokenizer_close(struct tokenizer *tokenizer)
{
	bool is_sure = tokenizer->is_sure;
	memory_free(tokenizer->memory, tokenizer->padded.bytes);
	memory_free(tokenizer->memory, tokenizer->events.list);
	memory_free(tokenizer->memory, tokenizer->tokens.list);
	memory_free(tokenizer->memory, tokenizer);
	return is_sure;
}
