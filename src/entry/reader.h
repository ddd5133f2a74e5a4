#ifndef PLLINT_ENTRY_READER_H
#define PLLINT_ENTRY_READER_H

// Builds entries from an unbroken stream of tokens. Knows no template and no sections.

#include <stddef.h>

#include "entry/entry.h"
#include "markdown/tokenizer.h"

struct reader;

struct reader *reader_new(struct memory *memory, const struct source *source);
// Answers whether a label opens a field: of a line that lacks the bold or the colon, or the summary of a details block.
typedef bool reader_knows(const void *context, const struct entry_label *label, bool is_summary);
// From here on, lines of paragraphs outside of lists that open with a label in bold and a colon are items without a
// marker, with what is below them as their value, paragraphs, items and details. So are lines and details blocks with a
// label that `knows` answers for. `in_blocks`: also in details blocks that have a summary and are no fields.
void reader_read_paragraphs(struct reader *reader, reader_knows *knows, const void *context, bool in_blocks);
// Details blocks outside of lists alone are such items. `after_values`: not one that is the value of an item above.
void reader_read_summaries(struct reader *reader, reader_knows *knows, const void *context, bool after_values);
// Further lines of items, directly in the entry or one level below a group, are such items in them: those of the first
// paragraph, and further paragraphs.
void reader_read_lines(struct reader *reader);
// Answers whether a label opens a field: of a line, or of the first one of an item, which then has no other fields.
typedef bool reader_knows_line(const void *context, const struct entry_label *label, bool is_first);
// Further lines of items directly in the entry, or below a group, are such items where one of them opens with a label
// that `knows` answers for. `parts_text`: lines without a label too; else those go on in the line above.
void reader_read_labelled_lines(struct reader *reader, reader_knows_line *knows, const void *context, bool parts_text);
// Answers whether a heading below an entry is in the place of a field: it ends nothing. `line`: from its marks on.
typedef bool reader_keeps(const void *context, struct arena *arena, const struct entry *entry, span line,
			  uint8_t level);
void reader_keep_headings(struct reader *reader, reader_keeps *keeps, const void *context);
// Tokens to read next: all those handed over before were read. They must stay until they are.
void reader_put(struct reader *reader, const struct token_batch *batch);
// What is complete: the text before the first heading (level 0), then each heading with what is below it. The entry is
// valid until the next call. NULL: more tokens are needed.
const struct entry *reader_next(struct reader *reader);
// The last entry, when there are no more tokens.
const struct entry *reader_last(struct reader *reader);
void reader_free(struct reader *reader);

// Both stages in one, for callers that need the entries alone.
struct entry_stream {
	struct tokenizer *tokenizer; // NULL: all tokens are read, and the last entry is handed out
	struct reader *reader;
};

struct entry_stream entry_stream_open(struct memory *memory, const struct source *source, int cut_level);
// The next entry, valid until the next call. NULL at the end; everything is freed then.
const struct entry *entry_stream_next(struct entry_stream *stream);

#endif
