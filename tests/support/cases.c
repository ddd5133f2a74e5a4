#include "cases.h"

#include "../plain.h"
#include "pllint.h"

#include <glob.h>
#include <stdarg.h>
#include <string.h>

static const char *const kind_names[BLOCK_COUNT] = {"template", "others",	"list",	  "findings",
						    "fixed",	"fixed-unsafe", "obeyed", "then"};

struct text {
	char *bytes;
	size_t size;
};

static void *reserve(void *old, size_t size)
{
	void *bytes = realloc(old, size);
	if (!bytes) {
		perror("memory");
		exit(2);
	}
	return bytes;
}

static void add(struct text *text, const char *bytes, size_t size)
{
	text->bytes = reserve(text->bytes, text->size + size + 1);
	memcpy(text->bytes + text->size, bytes, size);
	text->size += size;
	text->bytes[text->size] = 0;
}

static void add_string(struct text *text, const char *string)
{
	add(text, string, strlen(string));
}

static char *copy_of(const char *bytes, size_t size)
{
	struct text text = {NULL, 0};
	add(&text, bytes, size);
	return text.bytes;
}

// --- reading ---------------------------------------------------------------------------------------

struct reading {
	struct page *page;
	size_t at;	  // the start of the line
	size_t end, next; // of the line without its newline; of the next one
	unsigned line;
};

_Noreturn static void fail(const struct reading *reading, const char *format, ...)
{
	va_list arguments;
	fprintf(stderr, "%s:%u: ", reading->page->path, reading->line);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	fflush(NULL);
	_Exit(2); // not by exit: what was read so far is nobody's leak
}

static bool next_line(struct reading *reading)
{
	const struct page *page = reading->page;
	reading->at = reading->next;
	if (reading->at >= page->size) {
		return false;
	}
	const char *newline = memchr(page->bytes + reading->at, '\n', page->size - reading->at);
	reading->end = newline ? (size_t)(newline - page->bytes) : page->size;
	reading->next = newline ? reading->end + 1 : page->size;
	reading->line++;
	return true;
}

static const char *line_of(const struct reading *reading)
{
	return reading->page->bytes + reading->at;
}

static size_t line_size(const struct reading *reading)
{
	return reading->end - reading->at;
}

static bool starts_with(const struct reading *reading, const char *start)
{
	return line_size(reading) >= strlen(start) && memcmp(line_of(reading), start, strlen(start)) == 0;
}

static bool line_is(const struct reading *reading, const char *text)
{
	return line_size(reading) == strlen(text) && starts_with(reading, text);
}

static size_t ticks_of(const struct reading *reading)
{
	size_t ticks = 0;
	while (ticks < line_size(reading) && line_of(reading)[ticks] == '`') {
		ticks++;
	}
	return ticks;
}

static bool closes_fence(const struct reading *reading, size_t ticks)
{
	return ticks_of(reading) >= ticks && ticks_of(reading) == line_size(reading);
}

static void add_utf8(struct text *text, unsigned long code)
{
	static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	unsigned length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (unsigned i = 0; i < length; i++) {
		unsigned long byte = code >> (6 * (length - 1 - i));
		byte = length == 1 ? byte : i == 0 ? byte | leads[length] : (byte & 0x3F) | 0x80;
		add(text, &(char){(char)byte}, 1);
	}
}

// The escape behind a backslash; returns its size.
static size_t add_escape(const struct reading *reading, struct text *text, const char *at, size_t size)
{
	static const char letters[] = "\\nrt0\n", bytes[] = "\\\n\r\t\0";
	const char *letter = size > 0 && *at ? strchr(letters, *at) : NULL;
	if (letter) {
		add(text, bytes + (letter - letters), *letter != '\n');
		return 1;
	}
	size_t digits = size == 0 ? 0 : *at == 'x' ? 2 : *at == 'u' ? 4 : *at == 'U' ? 8 : 0;
	char number[9] = {0}, *end = number;
	if (digits > 0 && digits < size) {
		memcpy(number, at + 1, digits);
	}
	unsigned long code = strtoul(number, &end, 16);
	if (digits == 0 || end != number + digits || code > 0x10FFFF) {
		fail(reading, "a block ending here has an unknown escape: \\%.*s", size < 10 ? (int)size : 10, at);
	}
	if (*at == 'x') {
		add(text, &(char){(char)code}, 1);
	} else {
		add_utf8(text, code);
	}
	return digits + 1;
}

static void unescape(const struct reading *reading, struct text *text, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] == '\\') {
			i += add_escape(reading, text, bytes + i + 1, size - i - 1);
		} else {
			add(text, bytes + i, 1);
		}
	}
}

static struct block read_content(struct reading *reading, size_t ticks, bool is_escaped)
{
	struct block block = {.start = reading->at, .is_escaped = is_escaped};
	struct text text = {NULL, 0};
	size_t start = reading->next;
	unsigned line = reading->line;
	do {
		if (!next_line(reading)) {
			reading->line = line;
			fail(reading, "this fence is not closed");
		}
	} while (!closes_fence(reading, ticks));
	const char *bytes = reading->page->bytes + start;
	add(&text, "", 0);
	if (is_escaped) {
		unescape(reading, &text, bytes, reading->at - start);
	} else {
		add(&text, bytes, reading->at - start);
	}
	block.bytes = text.bytes;
	block.size = text.size;
	block.end = reading->next;
	return block;
}

// The line opens a fence: `KIND`, `KIND escaped`, or `template built-in`.
static void read_block(struct reading *reading, struct rule_case *rule_case)
{
	char words[2][16] = {"", ""};
	size_t ticks = ticks_of(reading);
	char *info = copy_of(line_of(reading) + ticks, line_size(reading) - ticks);
	int count = sscanf(info, "%15s %15s", words[0], words[1]);
	free(info);
	enum block_kind kind = 0;
	while (kind < BLOCK_COUNT && strcmp(words[0], kind_names[kind]) != 0) {
		kind++;
	}
	bool is_escaped = strcmp(words[1], "escaped") == 0;
	bool is_builtin = kind == BLOCK_TEMPLATE && rule_case && strcmp(words[1], "built-in") == 0;
	if (kind == BLOCK_COUNT || (count == 2 && !is_escaped && !is_builtin)) {
		fail(reading, "the word behind a fence is one of template, list, findings, fixed, fixed-unsafe, and "
			      "`escaped` may follow");
	}
	if (!rule_case && kind != BLOCK_TEMPLATE) {
		fail(reading, "a `### title` comes before the blocks of a case");
	}
	struct block *block = rule_case ? &rule_case->blocks[kind] : &reading->page->template;
	for (unsigned later = kind; later < BLOCK_COUNT && rule_case; later++) {
		if (rule_case->blocks[later].bytes) {
			fail(reading, "`%s` comes once, and before `%s`", words[0], kind_names[later]);
		}
	}
	if (block->bytes || (rule_case && rule_case->is_builtin && kind == BLOCK_TEMPLATE)) {
		fail(reading, "a second template");
	}
	struct block content = read_content(reading, ticks, is_escaped);
	if (!is_builtin) {
		*block = content;
		return;
	}
	rule_case->is_builtin = true;
	if (content.size > 0) {
		fail(reading, "the block of the built-in template is empty");
	}
	free(content.bytes);
}

static char *name_of(const char *title)
{
	struct text name = {NULL, 0};
	add(&name, "", 0);
	for (; *title; title++) {
		char letter = *title >= 'A' && *title <= 'Z' ? (char)(*title - 'A' + 'a') : *title;
		if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
			add(&name, &letter, 1);
		} else if (name.size > 0 && name.bytes[name.size - 1] != '-') {
			add(&name, "-", 1);
		}
	}
	if (name.size > 0 && name.bytes[name.size - 1] == '-') {
		name.bytes[--name.size] = 0;
	}
	return name.bytes;
}

static struct rule_case *add_case(struct reading *reading)
{
	struct page *page = reading->page;
	char *title = copy_of(line_of(reading) + 4, line_size(reading) - 4), *name = name_of(title);
	for (size_t i = 0; i < page->case_count; i++) {
		if (strcmp(page->cases[i].name, name) == 0) {
			fail(reading, "the title of line %u too", page->cases[i].line);
		}
	}
	if (!*name) {
		fail(reading, "a title has letters");
	}
	page->cases = reserve(page->cases, (page->case_count + 1) * sizeof *page->cases);
	struct rule_case *rule_case = &page->cases[page->case_count++];
	*rule_case = (struct rule_case){.title = title, .name = name, .line = reading->line};
	return rule_case;
}

// A case without a list is about the template itself.
static void end_case(struct reading *reading, const struct rule_case *rule_case)
{
	bool has_list = rule_case && rule_case->blocks[BLOCK_LIST].bytes;
	bool is_fixed =
		rule_case && (rule_case->blocks[BLOCK_FIXED].bytes || rule_case->blocks[BLOCK_FIXED_UNSAFE].bytes);
	if (rule_case && !has_list && (is_fixed || !rule_case->blocks[BLOCK_TEMPLATE].bytes)) {
		reading->line = rule_case->line;
		fail(reading, "the case has no list");
	}
}

static void read_cases(struct reading *reading)
{
	struct rule_case *rule_case = NULL;
	while (next_line(reading)) {
		if (ticks_of(reading) >= 3) {
			read_block(reading, rule_case);
		} else if (starts_with(reading, "### ")) {
			end_case(reading, rule_case);
			rule_case = add_case(reading);
		} else if (starts_with(reading, "#")) {
			fail(reading, "below `## Cases` there are headings of cases only: `### title`");
		}
	}
	end_case(reading, rule_case);
	if (reading->page->case_count == 0) {
		fail(reading, "the page has no case");
	}
}

static void read_page(struct page *page)
{
	struct reading reading = {.page = page};
	while (next_line(&reading)) {
		if (line_is(&reading, "## Cases")) {
			read_cases(&reading);
			return;
		}
		if (ticks_of(&reading) >= 3) {
			free(read_content(&reading, ticks_of(&reading), false).bytes);
		}
	}
	fail(&reading, "there is no heading `## Cases`");
}

void pages_read(struct pages *pages, const char *root)
{
	glob_t found;
	char pattern[4096];
	snprintf(pattern, sizeof pattern, "%s/rules/*.md", root);
	if (glob(pattern, 0, NULL, &found) != 0) {
		fprintf(stderr, "%s: no pages\n", pattern);
		exit(2);
	}
	*pages = (struct pages){.list = reserve(NULL, found.gl_pathc * sizeof *pages->list), .count = found.gl_pathc};
	for (size_t i = 0; i < pages->count; i++) {
		const char *path = found.gl_pathv[i], *name = strrchr(path, '/') + 1;
		struct plain_text text = plain_read(path);
		text.bytes[text.size] = 0;
		pages->list[i] = (struct page){.path = copy_of(path, strlen(path)),
					       .rule = copy_of(name, strlen(name) - strlen(".md")),
					       .bytes = text.bytes,
					       .size = text.size};
		read_page(&pages->list[i]);
		pages->case_count += pages->list[i].case_count;
	}
	globfree(&found);
}

static void release_case(struct rule_case *rule_case)
{
	free(rule_case->title);
	free(rule_case->name);
	for (unsigned kind = 0; kind < BLOCK_COUNT; kind++) {
		free(rule_case->blocks[kind].bytes);
	}
}

void pages_release(struct pages *pages)
{
	for (size_t i = 0; i < pages->count; i++) {
		struct page *page = &pages->list[i];
		for (size_t j = 0; j < page->case_count; j++) {
			release_case(&page->cases[j]);
		}
		free(page->cases);
		free(page->template.bytes);
		free(page->bytes);
		free(page->rule);
		free(page->path);
	}
	free(pages->list);
}

const struct block *case_template(const struct page *page, const struct rule_case *rule_case)
{
	const struct block *own = &rule_case->blocks[BLOCK_TEMPLATE];
	return own->bytes ? own : rule_case->is_builtin ? NULL : page->template.bytes ? &page->template : NULL;
}

// --- writing ---------------------------------------------------------------------------------------

// Characters that nobody sees in an editor, or that editors strip at the end of a line.
static bool is_hidden(struct pllint_character character, bool ends_line)
{
	uint32_t code = character.code_point;
	bool is_wide_space = code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200F) || code == 0x202F ||
			     code == 0x205F || code == 0x2060 || code == 0x3000;
	bool is_private = code >= 0xE000 && code <= 0xF8FF;
	return is_wide_space || is_private || (ends_line && (code == ' ' || code == '\t')) ||
	       (!character.printable && code != '\n' && code != '\t');
}

static struct pllint_character character_of(const char *bytes, size_t size, bool *ends_line)
{
	struct pllint_character character = pllint_character_at(bytes, size);
	*ends_line = character.size == size || bytes[character.size] == '\n';
	return character;
}

static bool needs_escape(const char *bytes, size_t size)
{
	bool ends_line;
	for (size_t at = 0; at < size;) {
		struct pllint_character character = character_of(bytes + at, size - at, &ends_line);
		if (is_hidden(character, ends_line)) {
			return true;
		}
		at += character.size;
	}
	return size > 0 && bytes[size - 1] != '\n';
}

static void add_hidden(struct text *text, const char *bytes, struct pllint_character character)
{
	char escape[16];
	uint32_t code = character.code_point;
	if (code == '\r' || code == '\t') {
		add_string(text, code == '\r' ? "\\r" : "\\t");
		return;
	}
	if (code < 0x80 || code > 0x10FFFF) {
		snprintf(escape, sizeof escape, "\\x%02X", (unsigned)(unsigned char)*bytes);
	} else {
		snprintf(escape, sizeof escape, code < 0x10000 ? "\\u%04X" : "\\U%08X", (unsigned)code);
	}
	add_string(text, escape);
}

static void add_escaped(struct text *text, const char *bytes, size_t size)
{
	bool ends_line;
	for (size_t at = 0; at < size;) {
		struct pllint_character character = character_of(bytes + at, size - at, &ends_line);
		if (is_hidden(character, ends_line)) {
			add_hidden(text, bytes + at, character);
		} else {
			add(text, "\\", bytes[at] == '\\');
			add(text, bytes + at, character.size);
		}
		at += character.size;
	}
	add_string(text, size > 0 && bytes[size - 1] != '\n' ? "\\\n" : "");
}

static size_t longest_ticks(const char *bytes, size_t size)
{
	size_t longest = 2, ticks = 0;
	for (size_t i = 0; i < size; i++) {
		ticks = bytes[i] == '`' ? ticks + 1 : 0;
		longest = ticks > longest ? ticks : longest;
	}
	return longest;
}

static void add_block(struct text *text, enum block_kind kind, const char *bytes, size_t size, bool is_escaped)
{
	struct text content = {NULL, 0};
	is_escaped = is_escaped || needs_escape(bytes, size);
	add(&content, "", 0);
	if (is_escaped) {
		add_escaped(&content, bytes, size);
	} else {
		add(&content, bytes, size);
	}
	size_t ticks = longest_ticks(content.bytes, content.size) + 1;
	for (size_t i = 0; i < ticks; i++) {
		add_string(text, "`");
	}
	add_string(text, kind_names[kind]);
	add_string(text, is_escaped ? " escaped\n" : "\n");
	add(text, content.bytes, content.size);
	for (size_t i = 0; i < ticks; i++) {
		add_string(text, "`");
	}
	add_string(text, "\n");
	free(content.bytes);
}

// A block that is new comes below those before it; one that goes takes the blank line before it along.
static void rewrite_case(struct text *text, const struct page *page, const struct rule_case *rule_case,
			 const struct block_change *changes, size_t *at)
{
	for (unsigned kind = 0; kind < BLOCK_COUNT; kind++) {
		const struct block *block = &rule_case->blocks[kind];
		const struct block_change *change = &changes[kind];
		if (!change->is_changed) {
			if (block->bytes) {
				add(text, page->bytes + *at, block->end - *at);
				*at = block->end;
			}
			continue;
		}
		if (block->bytes) {
			bool is_below_blank = block->start > 1 && page->bytes[block->start - 2] == '\n';
			size_t start = block->start - (!change->bytes && is_below_blank);
			add(text, page->bytes + *at, start - *at);
			*at = block->end;
		} else if (change->bytes) {
			add_string(text, "\n");
		}
		if (change->bytes) {
			add_block(text, kind, change->bytes, change->size, block->is_escaped);
		}
	}
}

char *page_rewrite(const struct page *page, const struct block_change *changes, size_t *size)
{
	struct text text = {NULL, 0};
	size_t at = 0;
	for (size_t i = 0; i < page->case_count; i++) {
		rewrite_case(&text, page, &page->cases[i], changes + i * BLOCK_COUNT, &at);
	}
	add(&text, page->bytes + at, page->size - at);
	*size = text.size;
	return text.bytes;
}
