#ifndef PLLINT_TEST_CASES_H
#define PLLINT_TEST_CASES_H

// The cases of the rules' pages: what rules/NAME.md has below `## Cases`. CONTRIBUTING.md describes their format.

#include <stdbool.h>
#include <stddef.h>

// BLOCK_OTHERS is what CASES_OTHERS other files of the folder are like, where an entry is a file. BLOCK_OBEYED is the
// list after what the help says was done to it; BLOCK_THEN what is found in that.
enum block_kind {
	BLOCK_TEMPLATE,
	BLOCK_OTHERS,
	BLOCK_LIST,
	BLOCK_FINDINGS,
	BLOCK_FIXED,
	BLOCK_FIXED_UNSAFE,
	BLOCK_OBEYED,
	BLOCK_THEN,
	BLOCK_COUNT,
};

// A fence and its content, unescaped and with a zero byte behind it.
struct block {
	char *bytes; // NULL: the case has no such block
	size_t size;
	size_t start, end; // in the page, with the lines of the fence
	bool is_escaped;
};

enum { CASES_OTHERS = 20 };

struct rule_case {
	char *title;
	char *name; // of a folder: the title's letters and digits, `-` between words
	unsigned line;
	bool is_builtin; // the template is the built-in one, although the page has one for all cases
	struct block blocks[BLOCK_COUNT];
};

struct page {
	char *path; // from the root of the source
	char *rule;
	char *bytes; // a zero byte is behind them
	size_t size;
	struct block template; // for cases without one
	struct rule_case *cases;
	size_t case_count;
};

struct pages {
	struct page *list; // by name
	size_t count;
	size_t case_count;
};

// Reads the pages of the source tree, and ends the program with 2 and the page's line where one cannot be read.
// The caller releases them.
void pages_read(struct pages *pages, const char *root);
void pages_release(struct pages *pages);

// The template of a case; NULL: the built-in one.
const struct block *case_template(const struct page *page, const struct rule_case *rule_case);

// What a block becomes.
struct block_change {
	bool is_changed;
	const char *bytes; // NULL: the case is without it
	size_t size;
};

// The text of a page after changes, BLOCK_COUNT for each case in order. The caller frees it.
char *page_rewrite(const struct page *page, const struct block_change *changes, size_t *size);

#endif
