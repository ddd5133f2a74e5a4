#ifndef TESTS_IDENTITY_TABLE_H
#define TESTS_IDENTITY_TABLE_H

// A table of fixtures/identity: lines of cells split by tabs; `#` starts a comment.

#include "../base/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLE_CELLS = 6 };

struct table {
	FILE *file;
	char line[4096];
	unsigned number; // of the line
	const char *cells[TABLE_CELLS];
};

static inline void table_open(struct table *table, const char *name)
{
	char path[4096];
	const char *root = getenv("PLLINT_SOURCE_ROOT");
	snprintf(path, sizeof path, "%s/fixtures/identity/%s.tsv", root ? root : ".", name);
	*table = (struct table){.file = fopen(path, "rb")};
	if (!table->file) {
		fail_msg("%s cannot be read", path);
	}
}

// False at the end, which closes the file.
static inline bool table_next(struct table *table)
{
	while (fgets(table->line, sizeof table->line, table->file)) {
		table->number++;
		table->line[strcspn(table->line, "\n")] = 0;
		if (table->line[0] == '#' || !table->line[0]) {
			continue;
		}
		char *at = table->line;
		for (int i = 0; i < TABLE_CELLS; i++) {
			table->cells[i] = at;
			char *tab = strchr(at, '\t');
			at = tab ? tab + 1 : at + strlen(at);
			if (tab) {
				*tab = 0;
			}
		}
		return true;
	}
	fclose(table->file);
	return false;
}

#endif
