#ifndef PLLINT_TEST_CHECKER_H
#define PLLINT_TEST_CHECKER_H

// Whether the tokens of any text claim what they should.

#include "../base/support.h"
#include "markdown/section.h"
#include "markdown/tokenizer.h"
#include "story.h"

struct check {
	struct bench bench;
	struct token *tokens;
	size_t count, room;
	uint32_t next; // where the next section must start
	const char *fault;
	bool is_refused;
	bool is_sure;
	uint32_t shift; // of the first section
};

static inline void check_take(struct check *check, const struct token_batch *batch)
{
	if (batch->section.start != check->next || batch->section.end < batch->section.start) {
		check->fault = "sections leave a gap";
	}
	check->next = batch->section.end;
	for (size_t i = 0; i < batch->count; i++) {
		const struct token *token = &batch->tokens[i];
		if (token->at.start < batch->section.start || token->at.end > batch->section.end) {
			check->fault = "a token leaves its section";
		}
		if (check->count == check->room) {
			check->room = check->room * 2 + 64;
			check->tokens = realloc(check->tokens, check->room * sizeof *check->tokens);
		}
		check->tokens[check->count++] = *token;
	}
}

static inline void check_run(struct check *check, const char *bytes, size_t size, int cut_level)
{
	memset(check, 0, sizeof *check);
	bench_open(&check->bench, 0);
	if (setjmp(check->bench.exit) != 0) {
		check->is_refused = true;
	} else {
		struct source *source = source_new(&check->bench.memory, bytes, size);
		check->next = source->body;
		struct sections sections = sections_of(&check->bench.memory, source, cut_level);
		struct tokens tokens = {0};
		struct section first;
		sections_next(&sections, &tokens, &first);
		check->shift = first.shift;
		struct tokenizer *tokenizer = tokenizer_new(&check->bench.memory, source, cut_level);
		const struct token_batch *batch;
		while ((batch = tokenizer_next(tokenizer))) {
			check_take(check, batch);
		}
		check->is_sure = tokenizer_close(tokenizer);
		if (check->next != source->size) {
			check->fault = "the last section ends too early";
		}
	}
	bench_close(&check->bench);
}

static inline const char *check_order(const struct check *check, uint32_t size)
{
	uint8_t *open = malloc(check->count + 1);
	size_t depth = 0;
	uint32_t last = 0;
	const char *fault = NULL;
	for (size_t i = 0; i < check->count && !fault; i++) {
		const struct token *token = &check->tokens[i];
		bool is_block = token->type <= TOKEN_RULE;
		bool is_text = token->type >= TOKEN_TEXT || token->type == TOKEN_RULE;
		if (token->at.start < last || token->at.end < token->at.start || token->at.end > size ||
		    token->more.end < token->more.start || token->more.end > size) {
			fault = "spans are out of order or bounds";
		}
		last = token->at.end;
		if (is_text != (token->side == TOKEN_WHOLE)) {
			fault = "a token has the wrong side";
		}
		if (token->side == TOKEN_OPEN) {
			if (is_block && depth > 0 && open[depth - 1] > TOKEN_ITEM) {
				fault = "a block is in a leaf block or span";
			}
			open[depth++] = token->type;
		} else if (token->side == TOKEN_CLOSE) {
			if (depth == 0 || open[--depth] != token->type) {
				fault = "tokens do not nest";
			}
		} else if (token->type != TOKEN_RULE && (depth == 0 || open[depth - 1] < TOKEN_HEADING)) {
			fault = "a text is in no paragraph";
		}
	}
	free(open);
	return depth > 0 && !fault ? "a token stays open" : fault;
}

static inline bool check_only(const char *bytes, span s, const char *allowed)
{
	for (uint32_t i = s.start; i < s.end; i++) {
		if (!bytes[i] || !strchr(allowed, bytes[i])) {
			return false;
		}
	}
	return true;
}

static inline bool check_mark(const struct token *token, const char *bytes)
{
	span at = token->at;
	uint32_t length = at.end - at.start;
	char first = length > 0 ? bytes[at.start] : 0;
	bool opens = token->side == TOKEN_OPEN;
	switch (token->type) {
	case TOKEN_QUOTE:
		return opens ? length == 1 && first == '>' : length == 0;
	case TOKEN_LIST:
		return length == 0 && token->detail && strchr("-+*.)", token->detail);
	case TOKEN_ITEM:
		return opens ? length >= 1 && strchr("-+*.)", bytes[at.end - 1]) : length == 0;
	case TOKEN_HEADING:
		if (token->flags & TOKEN_SETEXT) {
			return opens ? length == 0
				     : length > 0 && check_only(bytes, at, token->detail == 1 ? "=" : "-");
		}
		return check_only(bytes, at, "#") && (!opens || length == token->detail);
	case TOKEN_PARAGRAPH:
	case TOKEN_HTML:
		return length == 0;
	case TOKEN_CODE:
		return !(token->flags & TOKEN_FENCED)
			       ? length == 0
			       : (length >= 3 && check_only(bytes, at, first == '~' ? "~" : "`")) ||
					 (!opens && length == 0);
	case TOKEN_RULE:
		return length >= 3 && check_only(bytes, at, "-_* \t");
	case TOKEN_EMPHASIS:
		return length == 1 && check_only(bytes, at, "*_");
	case TOKEN_STRONG:
		return length == 2 && check_only(bytes, at, "*_");
	case TOKEN_STRIKE:
		return (length == 1 || length == 2) && check_only(bytes, at, "~");
	case TOKEN_CODE_SPAN:
		return length >= 1 && check_only(bytes, at, "`");
	case TOKEN_LINK:
		return opens ? length == 1 && first == (token->flags & TOKEN_AUTOLINK ? '<' : '[')
			     : first == (token->flags & TOKEN_AUTOLINK ? '>' : ']');
	case TOKEN_IMAGE:
		return opens ? length == 2 && memcmp(bytes + at.start, "![", 2) == 0 : first == ']';
	case TOKEN_TEXT:
		return length > 0 && (!token->detail || bytes[at.start - 1] == '\\');
	case TOKEN_ENTITY:
		return length > 2 && first == '&' && bytes[at.end - 1] == ';';
	case TOKEN_NUL:
		return length == 1 && first == 0;
	case TOKEN_SOFT_BREAK:
		return length > 0 && check_only(bytes, at, " \t\r\n");
	case TOKEN_HARD_BREAK:
		return length > 1 && check_only(bytes, at, " \t\r\n\\");
	default:
		return true;
	}
}

static inline bool check_same(const struct check *a, const struct check *b)
{
	if (a->count != b->count) {
		return false;
	}
	for (size_t i = 0; i < a->count; i++) {
		if (memcmp(&a->tokens[i], &b->tokens[i], sizeof a->tokens[i]) != 0) {
			return false;
		}
	}
	return true;
}

static inline bool check_has_verbatim_nul(const struct check *check, const char *bytes)
{
	for (size_t i = 0; i < check->count; i++) {
		const struct token *token = &check->tokens[i];
		if ((token->type == TOKEN_CODE_LINE || token->type == TOKEN_HTML_LINE) &&
		    memchr(bytes + token->at.start, 0, token->at.end - token->at.start)) {
			return true;
		}
	}
	return false;
}

static inline const char *check_story(const struct check *check, const char *bytes, size_t size)
{
	char *padded = calloc(1, check->shift + size + 65);
	struct story told;
	struct story ours;
	memset(padded, '\n', check->shift);
	memcpy(padded + check->shift, bytes, size);
	size += check->shift;
	if (size == check->shift || (padded[size - 1] != '\n' && padded[size - 1] != '\r')) {
		padded[size++] = '\n';
	}
	const char *fault = NULL;
	if (!story_of_md4c(&told, padded, size, check->shift)) {
		fault = "md4c failed";
	}
	story_of_tokens(&ours, check->tokens, check->count, bytes);
	if (!fault && (told.size != ours.size || memcmp(told.text, ours.text, ours.size) != 0)) {
		fault = "the tokens tell another story than md4c";
		if (getenv("PLLINT_TEST_TELL")) {
			fprintf(stderr, "md4c: %.*s\nours: %.*s\n", (int)told.size, told.text, (int)ours.size,
				ours.text);
		}
	}
	free(told.text);
	free(ours.text);
	free(padded);
	return fault;
}

// NULL if the tokens of a text are right. `*is_sure`: the tokenizer is by them.
static inline const char *check_text(const char *bytes, size_t size, bool *is_sure)
{
	struct check whole;
	struct check cut;
	check_run(&whole, bytes, size, 0);
	check_run(&cut, bytes, size, 6);
	const char *fault = whole.fault ? whole.fault : cut.fault;
	*is_sure = whole.is_sure && cut.is_sure;
	if (whole.is_refused || cut.is_refused) {
		*is_sure = true;
		fault = fault || whole.is_refused != cut.is_refused ? "only one way is refused" : NULL;
		goto done;
	}
	if (!fault) {
		fault = check_order(&whole, (uint32_t)size);
	}
	if (!fault) {
		fault = check_order(&cut, (uint32_t)size);
	}
	if (fault || !*is_sure) {
		goto done;
	}
	for (size_t i = 0; i < whole.count && !fault; i++) {
		if (!check_mark(&whole.tokens[i], bytes)) {
			fault = "a token claims the wrong bytes";
		}
	}
	if (!fault && !check_same(&whole, &cut)) {
		fault = "sections give other tokens than the whole";
	}
	// Front matter is not told apart from the body here.
	bool has_front_matter = size >= 3 && (memcmp(bytes, "---", 3) == 0 || memcmp(bytes, "\xEF\xBB\xBF", 3) == 0);
	if (!fault && !has_front_matter && !check_has_verbatim_nul(&whole, bytes)) {
		fault = check_story(&whole, bytes, size);
	}
done:
	free(whole.tokens);
	free(cut.tokens);
	return fault;
}

// --- mutations -----------------------------------------------------------------------------------

static inline uint32_t check_random(uint64_t *state)
{
	*state = *state * 6364136223846793005U + 1442695040888963407U;
	return (uint32_t)(*state >> 33);
}

// Changes a text in a few places; `bytes` has room for 64 more. Returns the new size.
static inline size_t check_mutate(uint64_t *state, char *bytes, size_t size)
{
	static const char *const pieces[] = {
		"*",	"_",	"`",   "~",    "[",    "]",  "(",     ")",     "<",	      ">",
		"!",	"#",	"-",   "+",    "1.",   "2)", "\\",    "&amp;", "\n",	      "\n\n",
		"\r\n", "\r",	"\t",  "    ", "  \n", "> ", "- ",    "```\n", "[a]: /u&b\n", "[a]",
		"](",	"<!--", "-->", "<b>",  "'",    "\"", "===\n", "---\n", "- [x] ",      "\xC3\xA9",
	};
	uint32_t edits = 1 + check_random(state) % 3;
	while (edits-- > 0) {
		size_t at = check_random(state) % (size + 1);
		if (check_random(state) % 3 == 0 && at < size) {
			size_t length = 1 + check_random(state) % 4;
			length = length > size - at ? size - at : length;
			memmove(bytes + at, bytes + at + length, size - at - length);
			size -= length;
		} else {
			const char *piece = pieces[check_random(state) % (sizeof pieces / sizeof *pieces)];
			size_t length = strlen(piece);
			memmove(bytes + at + length, bytes + at, size - at);
			memcpy(bytes + at, piece, length);
			size += length;
		}
	}
	return size;
}

struct check_tally {
	size_t texts, doubted, faults;
};

static inline void check_report(const char *fault, const char *bytes, size_t size)
{
	fprintf(stderr, "%s:\n", fault);
	for (size_t i = 0; i < size && i < 2000; i++) {
		if (bytes[i] == '\n') {
			fputs("\\n", stderr);
		} else if ((unsigned char)bytes[i] < 32) {
			fprintf(stderr, "\\x%02x", (unsigned char)bytes[i]);
		} else {
			fputc(bytes[i], stderr);
		}
	}
	fputc('\n', stderr);
}

static inline void check_count(struct check_tally *tally, const char *bytes, size_t size, bool may_doubt)
{
	bool is_sure;
	const char *fault = check_text(bytes, size, &is_sure);
	tally->texts++;
	tally->doubted += !is_sure;
	if (fault || (!is_sure && !may_doubt) || (!is_sure && getenv("PLLINT_TEST_TELL"))) {
		check_report(fault ? fault : "a place is in doubt", bytes, size);
		tally->faults += fault != NULL;
	}
}

static inline void check_mutations(struct check_tally *tally, const char *bytes, size_t size, size_t count,
				   uint64_t seed)
{
	char *changed = malloc(size + 64);
	for (size_t i = 0; i < count; i++) {
		memcpy(changed, bytes, size);
		size_t changed_size = check_mutate(&seed, changed, size);
		// An exact block: what is read beyond it is found out.
		char *exact = malloc(changed_size ? changed_size : 1);
		memcpy(exact, changed, changed_size);
		check_count(tally, exact, changed_size, true);
		free(exact);
	}
	free(changed);
}

#endif
