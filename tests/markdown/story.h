#ifndef PLLINT_TEST_STORY_H
#define PLLINT_TEST_STORY_H

// A text retold in one line of characters, once from what md4c reports and once from our tokens and
// the bytes they claim. The two must be the same: md4c is the oracle.
//
// Left out of both, because it is ours to say: paragraphs of tight items, whitespace at the start of lines
// of code and at both ends of lines of HTML, line endings inside code spans and tags.

#include <md4c.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "markdown/token.h"

struct story {
	char *text;
	size_t size, room;
	const char *bytes; // what md4c was given
	size_t bytes_size;
	uint32_t shift; // blank lines before the text
	bool in_verbatim;
	bool in_html;
	uintptr_t last_end; // of what md4c told the place of
	bool after_code;    // a code span has just ended
	size_t break_start; // in `text`, of a break after one, else 0
	size_t line_start;  // in `text`
};

static inline bool story_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline void story_add(struct story *story, const char *bytes, size_t size)
{
	if (story->size + size + 1 > story->room) {
		story->room = (story->size + size + 1) * 2;
		story->text = realloc(story->text, story->room);
	}
	if (size > 0) {
		memcpy(story->text + story->size, bytes, size);
	}
	story->size += size;
	story->text[story->size] = 0;
}

static inline void story_say(struct story *story, const char *text)
{
	story_add(story, text, strlen(text));
}

static inline void story_say_number(struct story *story, unsigned number)
{
	char digits[16];
	size_t at = sizeof digits;
	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	story_add(story, digits + at, sizeof digits - at);
}

// Without the whitespace that are left out.
static inline void story_end_line(struct story *story)
{
	size_t start = story->line_start;
	while (story->in_html && story->size > start && story_is_blank(story->text[story->size - 1])) {
		story->size--;
	}
	size_t whitespace = 0;
	while (start + whitespace < story->size && story_is_blank(story->text[start + whitespace])) {
		whitespace++;
	}
	if (whitespace > 0) {
		memmove(story->text + start, story->text + start + whitespace, story->size - start - whitespace);
		story->size -= whitespace;
	}
	story_say(story, "\n");
	story->line_start = story->size;
}

static inline void story_open_verbatim(struct story *story, bool is_html)
{
	story->in_verbatim = true;
	story->in_html = is_html;
	story->line_start = story->size;
}

static inline void story_say_target(struct story *story, const char *bytes, size_t size)
{
	if (size >= 7 && memcmp(bytes, "mailto:", 7) == 0) {
		bytes += 7;
		size -= 7;
	}
	story_add(story, bytes, size);
}

// --- from md4c -----------------------------------------------------------------------------------

static inline int story_md4c_block(struct story *story, MD_BLOCKTYPE type, void *detail, bool enters)
{
	static const char *const names[] = {"", "quote", "list", "list", "item", "rule", "heading", "code", "html", ""};
	if (type == MD_BLOCK_DOC || type == MD_BLOCK_P) {
		if (type == MD_BLOCK_P) {
			story_say(story, "|");
		}
		return 0;
	}
	if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML) {
		story->in_verbatim = false;
	}
	story_say(story, enters ? "<" : "</");
	story_say(story, names[type]);
	if (type == MD_BLOCK_H) {
		story_say_number(story, ((MD_BLOCK_H_DETAIL *)detail)->level);
	}
	if (type == MD_BLOCK_OL) {
		story_say(story, " ordered");
	}
	if (enters && type == MD_BLOCK_UL && ((MD_BLOCK_UL_DETAIL *)detail)->is_tight) {
		story_say(story, " tight");
	}
	if (enters && type == MD_BLOCK_OL && ((MD_BLOCK_OL_DETAIL *)detail)->is_tight) {
		story_say(story, " tight");
	}
	if (enters && type == MD_BLOCK_LI && ((MD_BLOCK_LI_DETAIL *)detail)->is_task) {
		story_say(story, " task ");
		story_say_number(story, ((MD_BLOCK_LI_DETAIL *)detail)->task_mark_offset - story->shift);
	}
	if (enters && type == MD_BLOCK_CODE && ((MD_BLOCK_CODE_DETAIL *)detail)->fence_char) {
		MD_BLOCK_CODE_DETAIL *code = detail;
		story_add(story, &code->fence_char, 1);
		size_t whitespace = 0;
		while (whitespace < code->info.size && story_is_blank(code->info.text[whitespace])) {
			whitespace++;
		}
		if (whitespace < code->info.size) {
			story_add(story, code->info.text + whitespace, code->info.size - whitespace);
		}
		while (story->size > 0 && story_is_blank(story->text[story->size - 1])) {
			story->size--;
		}
	}
	story_say(story, ">");
	if (enters && (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML)) {
		story_open_verbatim(story, type == MD_BLOCK_HTML);
	}
	return 0;
}

static inline int story_md4c_enter_block(MD_BLOCKTYPE type, void *detail, void *story)
{
	return story_md4c_block(story, type, detail, true);
}

static inline int story_md4c_leave_block(MD_BLOCKTYPE type, void *detail, void *story)
{
	return story_md4c_block(story, type, detail, false);
}

static inline int story_md4c_span(struct story *story, MD_SPANTYPE type, void *detail, bool enters)
{
	static const char *const names[] = {"em", "strong", "link", "image", "code", "strike"};
	story->after_code = !enters && type == MD_SPAN_CODE;
	story->break_start = 0;
	story_say(story, enters ? "<" : "</");
	story_say(story, names[type]);
	if (!enters && type == MD_SPAN_A) {
		story_say(story, " ");
		story_say_target(story, ((MD_SPAN_A_DETAIL *)detail)->href.text,
				 ((MD_SPAN_A_DETAIL *)detail)->href.size);
	}
	if (!enters && type == MD_SPAN_IMG) {
		story_say(story, " ");
		story_say_target(story, ((MD_SPAN_IMG_DETAIL *)detail)->src.text,
				 ((MD_SPAN_IMG_DETAIL *)detail)->src.size);
	}
	story_say(story, ">");
	return 0;
}

static inline int story_md4c_enter_span(MD_SPANTYPE type, void *detail, void *story)
{
	return story_md4c_span(story, type, detail, true);
}

static inline int story_md4c_leave_span(MD_SPANTYPE type, void *detail, void *story)
{
	return story_md4c_span(story, type, detail, false);
}

static inline int story_md4c_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	struct story *story = context;
	uintptr_t at = (uintptr_t)text;
	uintptr_t base = (uintptr_t)story->bytes;
	bool is_ours = at >= base && at < base + story->bytes_size;
	if (story->in_verbatim) {
		if (!is_ours && size == 1 && *text == '\n') {
			story_end_line(story);
		} else if (type == MD_TEXT_NULLCHAR) {
			story_add(story, "", 1);
		} else {
			story_add(story, text, size);
		}
		return 0;
	}
	size_t break_start = story->break_start;
	story->break_start = story->after_code && (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) ? story->size : 0;
	story->after_code = false;
	if (is_ours && break_start > 0 && *text == '`' &&
	    !memchr((const char *)story->last_end, '`', at - story->last_end)) {
		// md4c 0.4 tells a break that is none and the code span's own backquotes again.
		story->size = break_start;
		while (size > 0 && *text == '`') {
			text++;
			size--;
		}
	}
	if (is_ours) {
		story->last_end = at + size;
	}
	if (type == MD_TEXT_NULLCHAR) {
		story_say(story, "<nul>");
	} else if (type == MD_TEXT_BR) {
		story_say(story, "<hard>");
	} else if (type == MD_TEXT_SOFTBR) {
		story_say(story, "<soft>");
	} else if (is_ours) {
		story_add(story, text, size);
	}
	return 0;
}

// `bytes` must be padded as tokenize pads them.
static inline bool story_of_md4c(struct story *story, const char *bytes, size_t size, uint32_t shift)
{
	const MD_PARSER parser = {
		.flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
		.enter_block = story_md4c_enter_block,
		.leave_block = story_md4c_leave_block,
		.enter_span = story_md4c_enter_span,
		.leave_span = story_md4c_leave_span,
		.text = story_md4c_text,
	};
	*story = (struct story){.bytes = bytes, .bytes_size = size, .shift = shift, .last_end = (uintptr_t)bytes};
	story_say(story, "");
	return md_parse(bytes, (MD_SIZE)size, &parser, story) == 0;
}

// --- from tokens ---------------------------------------------------------------------------------

static inline void story_say_plain(struct story *story, const char *bytes, span s)
{
	for (uint32_t i = s.start; i < s.end; i++) {
		if (bytes[i] == '\\' && i + 1 < s.end && bytes[i + 1] > 32 && bytes[i + 1] < 127 &&
		    !((bytes[i + 1] | 32) >= 'a' && (bytes[i + 1] | 32) <= 'z') &&
		    !(bytes[i + 1] >= '0' && bytes[i + 1] <= '9')) {
			i++;
		}
		story_add(story, bytes + i, 1);
	}
}

static inline void story_token_block(struct story *story, const struct token *token, const char *bytes)
{
	static const char *const names[] = {"quote", "list", "item", "heading", "", "code", "html", "rule"};
	bool enters = token->side != TOKEN_CLOSE;
	if (token->type == TOKEN_PARAGRAPH) {
		story_say(story, token->flags & TOKEN_TIGHT ? "" : "|");
		return;
	}
	story->in_verbatim = false;
	story_say(story, enters ? "<" : "</");
	story_say(story, names[token->type]);
	if (token->type == TOKEN_HEADING) {
		story_say_number(story, token->detail);
	}
	if (token->type == TOKEN_LIST && (token->flags & TOKEN_ORDERED)) {
		story_say(story, " ordered");
	}
	if (enters && token->type == TOKEN_LIST && (token->flags & TOKEN_TIGHT)) {
		story_say(story, " tight");
	}
	if (enters && token->type == TOKEN_ITEM && token->more.end > token->more.start) {
		story_say(story, " task ");
		story_say_number(story, token->more.start + 1);
	}
	if (enters && (token->flags & TOKEN_FENCED)) {
		story_add(story, bytes + token->at.start, 1);
		story_say_plain(story, bytes, token->more);
	}
	story_say(story, token->side == TOKEN_WHOLE ? "></rule>" : ">");
	if (enters && (token->type == TOKEN_CODE || token->type == TOKEN_HTML)) {
		story_open_verbatim(story, token->type == TOKEN_HTML);
	}
}

static inline void story_token_span(struct story *story, const struct token *token, const char *bytes)
{
	static const char *const names[] = {"em", "strong", "strike", "code", "link", "image"};
	bool enters = token->side == TOKEN_OPEN;
	story_say(story, enters ? "<" : "</");
	story_say(story, names[token->type - TOKEN_EMPHASIS]);
	if (!enters && (token->type == TOKEN_LINK || token->type == TOKEN_IMAGE)) {
		story_say(story, " ");
		size_t before = story->size;
		if (token->flags & TOKEN_AUTOLINK) {
			story_add(story, bytes + token->more.start, token->more.end - token->more.start);
		} else {
			story_say_plain(story, bytes, token->more);
		}
		if (story->size - before >= 7 && memcmp(story->text + before, "mailto:", 7) == 0) {
			memmove(story->text + before, story->text + before + 7, story->size - before - 7);
			story->size -= 7;
		}
	}
	story_say(story, ">");
}

static inline void story_of_tokens(struct story *story, const struct token *tokens, size_t count, const char *bytes)
{
	*story = (struct story){0};
	story_say(story, "");
	for (size_t i = 0; i < count; i++) {
		const struct token *token = &tokens[i];
		if (token->type <= TOKEN_RULE) {
			story_token_block(story, token, bytes);
		} else if (token->type <= TOKEN_IMAGE) {
			story_token_span(story, token, bytes);
		} else if (token->type == TOKEN_NUL) {
			story_say(story, "<nul>");
		} else if (token->type == TOKEN_SOFT_BREAK) {
			story_say(story, "<soft>");
		} else if (token->type == TOKEN_HARD_BREAK) {
			story_say(story, "<hard>");
		} else {
			story_add(story, bytes + token->at.start, token->at.end - token->at.start);
			if (token->type == TOKEN_CODE_LINE || token->type == TOKEN_HTML_LINE) {
				story_end_line(story);
			}
		}
	}
}

#endif
