#ifndef PLLINT_MARKDOWN_TOKEN_H
#define PLLINT_MARKDOWN_TOKEN_H

// What the tokenizer says about a text: one flat stream, blocks and inline marks opened and closed
// in order, every token with the bytes it claims.
//
// Blocks nest properly. Inline marks nest properly too: where md4c reports crossing or unbalanced
// spans, the tokenizer closes what is open.

#include <stdint.h>

#include "base/span.h"

enum token_type {
	// Blocks. Each opens and closes. `at` of an opening token is the marker itself, without the
	// indentation before it (empty at the block's first byte where there is none); `at` of a closing
	// token is what closes it (closing `#`s, a setext underline with its indentation taken off, a
	// closing fence), else empty just after the block's last byte, its line ending and the whitespace that
	// end a paragraph not counted. Reference definitions and blank `>` lines have no token.
	TOKEN_QUOTE,	 // at: the first `>`
	TOKEN_LIST,	 // detail: '-', '+', '*' or, ordered, '.' or ')'; at: empty at the first marker
	TOKEN_ITEM,	 // at: the marker, `-` or `12.`; more: the task mark `[x]`, else empty
	TOKEN_HEADING,	 // detail: level 1..6; at: the `#`s, empty for setext
	TOKEN_PARAGRAPH, // also made for the text of tight items
	TOKEN_CODE,	 // fenced or indented; at: the opening fence; more: the info string
	TOKEN_HTML,	 // a block of raw HTML
	TOKEN_RULE,	 // one token, TOKEN_WHOLE; at: the whole rule, whitespace at its ends taken off
	// Inline marks. Each opens and closes; `at` is the delimiter. Line endings within the delimiters of
	// links, within code spans and raw tags are no tokens.
	TOKEN_EMPHASIS,
	TOKEN_STRONG,
	TOKEN_STRIKE,
	TOKEN_CODE_SPAN,
	TOKEN_LINK,  // opening at: `[` or `<`; closing at: from `]` or `>` to the link's end
	TOKEN_IMAGE, // opening at: `![`
	// Text. Always TOKEN_WHOLE.
	TOKEN_TEXT,	   // detail: 1 where a backslash before it escapes its first byte
	TOKEN_ENTITY,	   // `&amp;`
	TOKEN_NUL,	   // one zero byte
	TOKEN_SOFT_BREAK,  // whitespace at the line's end and the line ending
	TOKEN_HARD_BREAK,  // the same; two whitespace or a backslash included
	TOKEN_HTML_INLINE, // a raw tag or comment, or one line's part of it
	TOKEN_CODE_LINE,   // in TOKEN_CODE: a line's content, without indentation taken off and line ending;
			   // without a tab of which a part is indentation
	TOKEN_CODE_TEXT,   // in TOKEN_CODE_SPAN: a line's part
	TOKEN_HTML_LINE,   // in TOKEN_HTML: a line's content, with its indentation, without the container's
			   // prefix and the line ending
};

enum { TOKEN_LEVEL_MAX = 6 }; // of headings

enum token_side { TOKEN_WHOLE, TOKEN_OPEN, TOKEN_CLOSE };

// In `flags`.
enum {
	TOKEN_REFERENCE = 1, // a link or image by reference: `more` is in the definition
	TOKEN_AUTOLINK = 2,  // `<https://...>`
	TOKEN_SETEXT = 4,
	TOKEN_FENCED = 8,
	TOKEN_ORDERED = 16,
	TOKEN_TIGHT = 32,    // TOKEN_LIST; also a TOKEN_PARAGRAPH that md4c does not report
	TOKEN_DOUBTFUL = 64, // the position could not be checked
};

// A closing token has the detail and the flags of its opening one, TOKEN_DOUBTFUL apart. Empty spans
// stand where they would stand if they were not empty.
struct token {
	uint8_t type; // enum token_type
	uint8_t side; // enum token_side
	uint8_t detail;
	uint8_t flags;
	span at;
	span more; // TOKEN_LINK and TOKEN_IMAGE, opening and closing alike: the target as written,
		   // without <> around it, before escapes are resolved
};

#endif
