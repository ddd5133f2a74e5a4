#ifndef PLLINT_ENTRY_ROW_H
#define PLLINT_ENTRY_ROW_H

// Tables, read from their lines: as in GFM a row splits at every bar without a backslash, also in code.

#include "entry/entry.h"

struct row {
	span at;     // its line, trimmed
	span *cells; // trimmed; without what is outside the outer bars
	uint32_t count;
	bool opens, closes; // with a bar
};

struct table {
	struct row header, delimiter;
	struct row *rows;
	uint32_t count;
};

struct row entry_row_read(struct arena *arena, const struct source *source, span line);
// The table that a paragraph is, with a header and a delimiter row. False if it is none.
bool entry_table_read(struct arena *arena, const struct entry *section, const struct entry_paragraph *paragraph,
		      struct table *table);
// The rows that a paragraph is below a table, `table`, that a blank line cut off from it. Returns how many; 0 if it is
// something else.
uint32_t entry_rows_below(struct arena *arena, const struct entry *section, size_t paragraph, span table,
			  struct row **rows);
// The text of a header cell without bold, code, and what follows a tag.
span row_name(const struct source *source, span cell);

// A row that is an entry, in the columns of its own table.
struct table_row {
	struct row row;
	const struct table *table;
	const uint32_t *fields; // by column, the position of the field in the kind; ENTRY_NONE: none, or the title
	uint32_t columns;
	bool is_apart; // a blank line is between it and its table
};

#endif
