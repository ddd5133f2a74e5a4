// The lists of the campaign, and what happens to them.

#include "campaign.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void put(struct campaign_text *text, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int size = vsnprintf(text->bytes + text->size, sizeof text->bytes - text->size, format, arguments);
	va_end(arguments);
	PROMISE(size >= 0 && text->size + (size_t)size < sizeof text->bytes);
	text->size += (size_t)size;
}

static bool often(uint32_t in_ten)
{
	return campaign_below(10) < in_ten;
}

// --- lists ----------------------------------------------------------------------------------------

static unsigned word; // each is used once in a list

static const char KINDS[] = "## YYYY-MM-DD\n"
			    "\n"
			    "### Paper Title\n"
			    "\n"
			    "- **Tags**: x, ...\n"
			    "- **Year**: YYYY\n"
			    "- **Venue**: (optional)\n"
			    "- **Date**: YYYY-MM-DD\n"
			    "- **Links**:\n"
			    "\n"
			    "### Blog Title\n"
			    "\n"
			    "- **Tags**: x, ...\n"
			    "- **Notes**: (optional)\n"
			    "- **Source**: (optional)\n"
			    "- **Status**: new / old\n"
			    "- **Links**:\n";

static const char PLAIN[] = "# Group\n"
			    "\n"
			    "## Title\n"
			    "* Authors: x, ...\n"
			    "* Summary:\n"
			    "  <details>\n"
			    "\n"
			    "  </details>\n"
			    "* Rating: low / high\n"
			    "* Paper: https://arxiv.org/abs/<id>\n"
			    "* Code: (optional)\n";

static const char ITEMS[] = "## Topic\n"
			    "\n"
			    "- [Title](link)\n"
			    "  - Authors: x, ...\n"
			    "  - Date: YYYY-MM-DD\n"
			    "  - Status: new / old\n"
			    "  - Code: (optional)\n";

static const char BOLD[] = "## Topic\n"
			   "\n"
			   "**Title**\n"
			   "\n"
			   "- Paper: https://arxiv.org/abs/<id>\n"
			   "- Tags: x, ...\n"
			   "- Status: new / old\n"
			   "- Code: (optional)\n";

static void put_details(struct campaign_text *list, const char *indent)
{
	put(list, "\n%s<details>\n", indent);
	if (often(3)) {
		put(list, "\n%sSee [it](https://s.org/w%uz?utm_source=x) and `w%uz`.\n\n", indent, word, word + 1);
		word += 2;
	} else {
		put(list, "%sText w%uz.\n", indent, word++);
	}
	put(list, "%s</details>\n", indent);
}

static void put_builtin(struct campaign_text *list)
{
	bool paper = often(5);
	put(list, "- **Tags**: w%uz, w%uz\n", word, word + 1);
	put(list, "- **%s**: Ann W%uz, Bo W%uz\n", paper ? "Authors" : "Author(s)", word + 2, word + 3);
	word += 4;
	put(list, "- **Abstract**:");
	put_details(list, "  ");
	if (paper) {
		put(list, "- **Links**:\n  - arxiv: https://arxiv.org/abs/24%02u.%05u\n", 1 + word % 12, word);
		put(list, "  - GitHub: https://github.com/w%uz/w%uz\n", word, word + 1);
	} else {
		put(list, "- **Links**: https://b.org/w%uz%s\n", word, often(2) ? "?utm_source=x" : "");
	}
	word += 2;
	put(list, "- **Progress**: %s\n", often(5) ? "done" : "not started");
	if (often(5)) {
		put(list, "- **Notes**: %s\n", often(4) ? "(if any)" : "it is good");
	}
}

static void put_kinds(struct campaign_text *list)
{
	put(list, "- **Tags**: w%uz\n", word++);
	if (often(5)) {
		put(list, "- **Year**: 2024\n");
		if (often(5)) {
			put(list, "- **Venue**: %s\n", often(3) ? "(optional)" : "ICML");
		}
		put(list, "- **Date**: 2024-03-1%u\n", campaign_below(10));
	} else {
		if (often(5)) {
			put(list, "- **Notes**: %s\n", often(3) ? "(optional)" : "seen");
		}
		if (often(5)) {
			put(list, "- **Source**:\n");
		}
		put(list, "- **Status**: new\n");
	}
	put(list, "- **Links**: https://c.org/w%uz\n", word++);
}

static void put_plain(struct campaign_text *list)
{
	put(list, "* Authors: Cy W%uz\n* Summary:", word++);
	put_details(list, "  ");
	put(list, "* Rating: low\n* Paper: https://arxiv.org/abs/23%02u.%05u\n", 1 + word % 12, word);
	word++;
	if (often(4)) {
		put(list, "* Code: https://github.com/w%uz/w%uz\n", word, word + 1);
		word += 2;
	}
}

static void put_items(struct campaign_text *list)
{
	put(list, "- [Title t%uz](https://arxiv.org/abs/24%02u.%05u)\n", word, 1 + word % 12, word);
	put(list, "  - Authors: Di W%uz, Ed W%uz\n", word + 1, word + 2);
	word += 3;
	put(list, "  - Date: 2024-03-1%u\n  - Status: %s\n", campaign_below(10), often(5) ? "new" : "old");
	if (often(5)) {
		put(list, "  - Code: %s%uz\n", often(3) ? "w" : "https://github.com/a/w", word++);
	}
}

static void put_bold(struct campaign_text *list)
{
	put(list, "**Title t%uz**\n%s", word, often(5) ? "\n" : "");
	put(list, "- Paper: https://arxiv.org/abs/24%02u.%05u\n", 1 + word % 12, word);
	put(list, "- Tags: w%uz, w%uz\n- Status: new\n", word + 1, word + 2);
	word += 3;
	if (often(5)) {
		put(list, "- Code: %s%uz\n", often(3) ? "w" : "https://github.com/a/w", word++);
	}
}

struct fuzz_text campaign_list(struct campaign_text *list)
{
	static void (*const entries_of[])(struct campaign_text *) = {put_builtin, put_builtin, put_kinds,
								     put_plain,	  put_items,   put_bold};
	static const char *const heads[] = {"###", "###", "###", "##", NULL, NULL}; // NULL: it has its title itself
	uint32_t kind = campaign_below(sizeof heads / sizeof *heads);
	struct fuzz_text templates[] = {{NULL, 0},
					{NULL, 0},
					{KINDS, sizeof KINDS - 1},
					{PLAIN, sizeof PLAIN - 1},
					{ITEMS, sizeof ITEMS - 1},
					{BOLD, sizeof BOLD - 1}};
	templates[0].bytes = templates[1].bytes = pllint_builtin_template(&templates[0].size);
	templates[1].size = templates[0].size;
	list->size = 0;
	word = 100;
	if (often(5)) {
		put(list, "# Papers\n\nText about the list, w%uz.\n\n", word++);
	}
	for (uint32_t group = 0, groups = 1 + campaign_below(3); group < groups; group++) {
		if (kind >= 3) {
			put(list, "%s Group t%uz\n\n", kind == 3 ? "#" : "##", word++);
		} else {
			put(list, "## 2024-0%u-1%u\n\n", 9 - group, campaign_below(10));
		}
		for (uint32_t entry = 0, entries = 1 + campaign_below(3); entry < entries; entry++) {
			if (heads[kind]) {
				put(list, "%s Title t%uz\n\n", heads[kind], word++);
			}
			entries_of[kind](list);
			put(list, "%s", kind == 4 && often(5) ? "" : "\n");
		}
	}
	if (list->bytes[list->size - 2] == '\n') {
		list->size -= 1;
	}
	return templates[kind];
}

// --- lines ----------------------------------------------------------------------------------------

struct line {
	size_t start, end; // with its ending
};

static struct line line_at(const struct campaign_text *list, size_t at)
{
	struct line line = {at, at};
	while (line.start > 0 && list->bytes[line.start - 1] != '\n') {
		line.start--;
	}
	while (line.end < list->size && list->bytes[line.end] != '\n') {
		line.end++;
	}
	line.end += line.end < list->size;
	return line;
}

static size_t any_place(const struct campaign_text *list)
{
	return campaign_below((uint32_t)list->size + 1);
}

static struct line any_line(const struct campaign_text *list)
{
	return line_at(list, any_place(list));
}

static bool starts(const struct campaign_text *list, struct line line, const char *text)
{
	size_t size = strlen(text);
	return line.end - line.start >= size && memcmp(list->bytes + line.start, text, size) == 0;
}

// A line that starts so, or any.
static struct line line_with(const struct campaign_text *list, const char *start)
{
	struct line line = any_line(list);
	for (unsigned i = 0; i < 40 && !starts(list, line, start); i++) {
		line = any_line(list);
	}
	return line;
}

static bool starts_title(const struct campaign_text *list, struct line line)
{
	return starts(list, line, "##") || starts(list, line, "**") || starts(list, line, "- [");
}

// A heading, or what opens an entry in its place; or any.
static struct line title_line(const struct campaign_text *list)
{
	struct line line = any_line(list);
	for (unsigned i = 0; i < 40 && !starts_title(list, line); i++) {
		line = any_line(list);
	}
	return line;
}

// Where the label of an item starts; the line's end for none.
static size_t label_of(const struct campaign_text *list, struct line line)
{
	const char *bytes = list->bytes;
	size_t at = line.start;
	while (at < line.end && bytes[at] == ' ') {
		at++;
	}
	if (at + 5 > line.end || (bytes[at] != '-' && bytes[at] != '*') || bytes[at + 1] != ' ') {
		return line.end;
	}
	at += bytes[at + 2] == '*' && bytes[at + 3] == '*' ? 4 : 2;
	bool has_colon = memchr(bytes + at, ':', line.end - at);
	return has_colon && bytes[at] >= 'A' && bytes[at] <= 'Z' ? at : line.end;
}

// A field's line, or any.
static struct line field_line(const struct campaign_text *list)
{
	struct line line = any_line(list);
	for (unsigned i = 0; i < 40 && label_of(list, line) == line.end; i++) {
		line = any_line(list);
	}
	return line;
}

static void replace(struct campaign_text *list, size_t start, size_t end, const char *bytes, size_t size)
{
	if (list->size - (end - start) + size < sizeof list->bytes) {
		memmove(list->bytes + start + size, list->bytes + end, list->size - end);
		memcpy(list->bytes + start, bytes, size);
		list->size = list->size - (end - start) + size;
	}
}

static void insert(struct campaign_text *list, size_t at, const char *text)
{
	replace(list, at, at, text, strlen(text));
}

#define ONE_OF(...)                                                                                                    \
	one_of((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static const char *one_of(const char *const *texts, size_t count)
{
	return texts[campaign_below((uint32_t)count)];
}

// --- changes --------------------------------------------------------------------------------------

static void change_space_of_heading(struct campaign_text *list)
{
	struct line line = line_with(list, "#");
	size_t at = line.start;
	while (at < line.end && list->bytes[at] == '#') {
		at++;
	}
	if (at < line.end && list->bytes[at] == ' ') {
		replace(list, at, at + 1, "", 0);
	} else {
		insert(list, at, " ");
	}
}

static void change_form_of_heading(struct campaign_text *list)
{
	char text[512];
	struct line line = title_line(list);
	size_t at = line.start;
	while (at < line.end && strchr("#*- ", list->bytes[at])) {
		at++;
	}
	int size = (int)(line.end - at);
	while (size > 0 && strchr("\r\n*", list->bytes[at + (size_t)size - 1])) {
		size--;
	}
	if (size > 200) {
		return;
	}
	static const char *const forms[][2] = {{"**", "**"},	 {"- ### ", ""},
					       {"  ### ", ""},	 {"", "\n---"},
					       {"", "\n="},	 {"", ""},
					       {"###", ""},	 {"#### ", ""},
					       {"- **", "**"},	 {"  **", "**"},
					       {"> ### ", ""},	 {"<h3>", "</h3>"},
					       {"### ", " ###"}, {"### [", "](https://t.org)"}};
	const char *const *form = forms[campaign_below(sizeof forms / sizeof *forms)];
	int length = snprintf(text, sizeof text, "%s%.*s%s\n", form[0], size, list->bytes + at, form[1]);
	replace(list, line.start, line.end, text, (size_t)length);
}

static void drop_title(struct campaign_text *list)
{
	struct line line = title_line(list);
	replace(list, line.start, line.end, "", 0);
	if (often(5)) {
		line = line_at(list, line.start);
		if (line.end - line.start < 2) {
			replace(list, line.start, line.end, "", 0);
		}
	}
}

static void drop_line(struct campaign_text *list)
{
	struct line line = any_line(list);
	replace(list, line.start, line.end, "", 0);
}

static void double_line(struct campaign_text *list)
{
	char bytes[CAMPAIGN_MAX];
	struct line line = any_line(list);
	size_t size = line.end - line.start;
	memcpy(bytes, list->bytes + line.start, size);
	replace(list, line.start, line.start, bytes, size);
}

static void move_line(struct campaign_text *list, struct line line, size_t to)
{
	static char bytes[CAMPAIGN_MAX];
	size_t size = line.end - line.start;
	memcpy(bytes, list->bytes + line.start, size);
	replace(list, line.start, line.end, "", 0);
	to = line_at(list, to < list->size ? to : list->size).start;
	replace(list, to, to, bytes, size);
}

static void swap_lines(struct campaign_text *list)
{
	struct line line = any_line(list);
	move_line(list, line, often(7) ? line.end : any_place(list));
}

static void move_field(struct campaign_text *list)
{
	struct line line = field_line(list);
	size_t near = line.end + campaign_below(200);
	move_line(list, line, near);
}

static void indent_line(struct campaign_text *list)
{
	struct line line = any_line(list);
	if (often(6)) {
		insert(list, line.start, ONE_OF(" ", "  ", "    ", "\t"));
	} else if (list->bytes[line.start] == ' ' && line.end > line.start) {
		replace(list, line.start, line.start + 1, "", 0);
	}
}

static void drop_colon(struct campaign_text *list)
{
	size_t at = any_place(list);
	while (at < list->size && list->bytes[at] != ':') {
		at++;
	}
	if (at < list->size) {
		replace(list, at, at + 1, "", 0);
	}
}

static void change_label(struct campaign_text *list)
{
	struct line line = field_line(list);
	size_t label = label_of(list, line), at = label + campaign_below(4);
	if (label + 1 >= line.end) {
		return;
	}
	at = at < line.end - 1 ? at : label;
	if (often(4)) {
		replace(list, at, at + 1, "", 0);
	} else if (often(5)) {
		insert(list, at, "x");
	} else {
		replace(list, at, at + 1, "q", 1);
	}
}

// Another label altogether, with the value as it is.
static void rename_label(struct campaign_text *list)
{
	struct line line = field_line(list);
	size_t start = label_of(list, line), end = start;
	while (end < line.end && list->bytes[end] != '*' && list->bytes[end] != ':') {
		end++;
	}
	if (start < end && end < line.end) {
		const char *name = ONE_OF("TL;DR", "Comment", "Remarks", "Where", "Score", "Code", "Tags", "Links",
					  "Year", "Reading", "Abstract", "Notes");
		replace(list, start, end, name, strlen(name));
	}
}

static void change_value(struct campaign_text *list)
{
	struct line line = field_line(list);
	size_t at = line.start;
	while (at < line.end && list->bytes[at] != ':') {
		at++;
	}
	size_t end = line.end - (line.end > line.start && list->bytes[line.end - 1] == '\n');
	if (at + 1 <= end && at < line.end) {
		const char *value = ONE_OF(
			"", " ", " (if any)", " (optional)", " https://v.org/a", " http://v.org/a", " 2024-02-30",
			" 2024-01-02", " 2024", " done", " Done", " a, b,", " a, a", "\n  <details>\n  x\n  </details>",
			" <details>x</details>", "\n  - arXiv: https://arxiv.org/abs/2401.12345",
			" [a](https://v.org/b)", " `\n  `", " `\n`", " x `\n  ` [y](https://v.org/c)", " <!-- x -->",
			" \\textbf{a}", " a \\& b", " [ ]", " <https://v.org/d>", " https://v.org/e https://v.org/f",
			" x\n  y", " x\ny", " x  \n  y", " | a | b |\n  | - | - |", " [x][y]",
			" https://www.google.com/url?q=https://v.org/g");
		replace(list, at + 1, end, value, strlen(value));
	}
}

// From a title on, up to the next one or not so far: what is in it is not read any more.
static void quote_lines(struct campaign_text *list)
{
	struct line line = title_line(list);
	bool is_whole = often(7);
	for (size_t at = line.start; at < list->size; at = line_at(list, at).end) {
		if (at > line.start && (is_whole ? starts_title(list, line_at(list, at)) : often(3))) {
			break;
		}
		insert(list, at, "> ");
	}
}

static void hide_lines(struct campaign_text *list)
{
	struct line from = title_line(list), to = title_line(list);
	if (to.start > from.start && often(6)) {
		insert(list, to.start, ONE_OF("-->\n", "```\n", "</pre>\n", "</script>\n", "</details>\n", "</div>\n"));
	}
	insert(list, from.start,
	       ONE_OF("<!--\n", "```\n", "~~~\n", "<pre>\n", "<script>\n", "<style>\n", "<details>\n", "<div>\n",
		      "text <!-- ", "<?\n", "    "));
}

static void drop_blank_line(struct campaign_text *list)
{
	struct line line = line_with(list, "\n");
	if (starts(list, line, "\n")) {
		replace(list, line.start, line.end, "", 0);
	}
}

static void add_line(struct campaign_text *list)
{
	insert(list, any_line(list).start,
	       ONE_OF("\n", "\n\n", " \n", "<details>\n", "</details>\n", "  <details>\n", "  </details>\n",
		      "  </details>=\n", "<!-- a comment -->\n", "<!-- open\n", "-->\n", "```\n", "~~~\n", "    code\n",
		      "- [ ] \n", "- [x] task\n", "- [ ]\n", "* \n", "1. \n", "- \n", "=\n", "===\n", "-\n", "---\n",
		      "***\n", "> quote\n", "<a title=\"x  \n  y\">z</a>\n", "<img alt=\"a \nb\" src=\"c\">\n",
		      "<div>\n", "</div>\n", "<pre>\n", "</pre>\n", "<script>\n", "</script>\n", "<style>\n", "<?\n",
		      "<![CDATA[\n", "<textarea>\n", "[a]: https://r.org 'x  \ny'\n", "[^1]: note\n",
		      "| a | b |\n| - | - |\n", "A paragraph.\n", "  more text\n", "lazy text\n", "\\\n", "x \\\n",
		      "<!-- pllint-disable -->\n", "<!-- pllint-disable-next-line -->\n", "<h3>T</h3>\n", "### \n",
		      "#\t\n", "- Plain: text\n", "- **Other**: text\n", "<summary>s</summary>\n"));
}

static void end_lines_otherwise(struct campaign_text *list)
{
	bool all = often(5);
	size_t only = any_place(list);
	for (size_t i = 0; i < list->size; i++) {
		bool is_turn = all || (i >= only && i < only + 60);
		if (list->bytes[i] == '\n' && is_turn && (i == 0 || list->bytes[i - 1] != '\r')) {
			insert(list, i, "\r");
			i++;
		}
	}
}

static void add_at_end_of_line(struct campaign_text *list)
{
	struct line line = any_line(list);
	size_t end = line.end - (line.end > line.start && list->bytes[line.end - 1] == '\n');
	insert(list, end,
	       ONE_OF(" ", "  ", "\t", "   ", "\\", "\r", " \r", "=", " -->", "<br>", ",", " \\", "\xC2\xA0", "#",
		      " #"));
}

static void add_anywhere(struct campaign_text *list)
{
	insert(list, any_place(list),
	       ONE_OF(" ", "\n", "`", "*", "**", "_", "<", ">", "[", "](", ")", "<!--", "-->", "\\", "&amp;", "$", "\r",
		      "\t", "\xFF", "```", "<details>", "</details>", "<a\n", "~~", "https://x.org ", "|"));
}

static void drop_ending(struct campaign_text *list)
{
	while (list->size > 0 && (list->bytes[list->size - 1] == '\n' || list->bytes[list->size - 1] == '\r')) {
		list->size--;
	}
	insert(list, list->size, ONE_OF("", "\r", " ", "\n\n\n", "\r\n\r\n", " \r", "\n ", "\r\r"));
}

static void join_lines(struct campaign_text *list)
{
	struct line line = any_line(list);
	if (line.end > line.start && list->bytes[line.end - 1] == '\n') {
		replace(list, line.end - 1, line.end, " ", often(5) ? 1 : 0);
	}
}

static void drop_bytes(struct campaign_text *list)
{
	size_t at = any_place(list), size = 1 + campaign_below(often(8) ? 3 : 60);
	replace(list, at, at + size < list->size ? at + size : list->size, "", 0);
}

void campaign_change(struct campaign_text *list)
{
	static void (*const changes[])(struct campaign_text *) = {change_space_of_heading,
								  change_form_of_heading,
								  change_form_of_heading,
								  drop_title,
								  drop_line,
								  double_line,
								  swap_lines,
								  move_field,
								  move_field,
								  indent_line,
								  drop_colon,
								  change_label,
								  rename_label,
								  change_value,
								  change_value,
								  quote_lines,
								  hide_lines,
								  drop_blank_line,
								  add_line,
								  add_line,
								  end_lines_otherwise,
								  add_at_end_of_line,
								  add_anywhere,
								  drop_ending,
								  join_lines,
								  drop_bytes};
	if (list->size > 0) {
		changes[campaign_below(sizeof changes / sizeof *changes)](list);
	}
}
