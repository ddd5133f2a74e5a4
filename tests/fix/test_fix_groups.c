// Thousands of small lists whose groups are in any order, with what is easily torn apart when they are moved: the
// verification never fires, a second fix changes nothing, no line is lost, and every group stays whole. With
// PLLINT_MANY=N in the environment, N lists.

#include "fixed.h"

struct random {
	uint64_t state;
};

static uint32_t draw(struct random *random, uint32_t below)
{
	random->state ^= random->state << 13;
	random->state ^= random->state >> 7;
	random->state ^= random->state << 17;
	return (uint32_t)(random->state >> 33) % below;
}

#define PICK(random, array) (array)[draw((random), sizeof(array) / sizeof *(array))]

struct list {
	char bytes[16384];
	size_t size;
	bool is_mutated, is_truncated;
};

static void put_bytes(struct list *list, const char *bytes, size_t size)
{
	if (list->size + size < sizeof list->bytes) {
		memcpy(list->bytes + list->size, bytes, size);
		list->size += size;
	}
}

// A `%` stands for the mark of the group, by which its lines are known.
static void put(struct list *list, const char *text, uint32_t group)
{
	char mark[16];
	int length = snprintf(mark, sizeof mark, "<%u>", group);
	for (; *text; text++) {
		if (*text == '%') {
			put_bytes(list, mark, (size_t)length);
		} else {
			put_bytes(list, text, 1);
		}
	}
}

// --- lists ----------------------------------------------------------------------------------------

static const char *const orders[] = {
	"<!-- pllint: order newest-first -->\n\n",
	"<!-- pllint: order oldest-first -->\n\n",
	"",
};
static const char template_rest[] = "## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Progress**: todo / done\n"
				    "- **Links**: (if any)\n- **Notes**: (if any)\n";

static const char *const starts[] = {
	"",
	"",
	"# Reading list\n\nSome [words](#2025-05-15).\n\n",
	"# Reading list\n",
	"Words\n",
	"<!-- the list starts here -->\n",
	"<a id=\"newest\"></a>\n",
	"<div align=\"center\">\n\n",
	"---\ntitle: a list\n---\n",
	"<!-- pllint-disable-next-line group-order -->\n",
	"- a list\n\n",
};
static const char *const headings[] = {
	"## 2025-05-%02u\n\n", "## 2025-05-%02u\n\n", "## 2025-05-%02u\n\n",	    "## 2025-05-%02u\n\n",
	"## 2025-05-%02u\n",   "## 2025/5/%u\n\n",    "## 2025-05-%02u (late)\n\n", "2025-05-%02u\n----------\n\n",
	"  ## 2025-05-%02u\n", "## 2025-02-%02u\n\n", "##  2025-05-%02u  ##\n\n",
};
static const char *const odd_headings[] = {
	"## Notes\n\n",	  "# 2024\n\n",	       "## 2025-02-30\n\n",    "# Archive\n\n## 2025-05-11\n\n",
	"Older\n-----\n", "  ## Indented\n\n", "Archive\n=======\n\n",
};
static const char *const bodies[] = {
	"### A walk %\n\n- **Tags**: maths %\n- **Progress**: done\n",
	"### A walk %\n\n- **Tags**: maths %\n- **Progress**: done\n",
	"### A walk %\n\n- **Tags**: maths %\n- **Progress**: done\n",
	"### A walk %\n\n- **Progress**: Done\n- **Tags**: maths, , %\n",
	"### A walk %\n- **Tags**: maths %  \n- **Progress**: done\n- **Notes**: two\n  lines %\n",
	"#### A walk %\n\n- **Tags**: maths %\n- **Progress**: done\n",
	"## A walk %\n\n- **Tags**: maths %\n- **Progress**: done\n",
	"### Attention %\n\n- **Tags**: LLM, Maths %\n- **Progress**: done\n- **Links**: "
	"https://arxiv.org/abs/1706.03762\n",
	"### Attention\n\n- **Tags**: LLMs, maths\n- **Progress**: done\n- **Links**: "
	"http://arxiv.org/pdf/1706.03762v2\n",
	"### 50\\% of \\textbf{it} \\& more  ##  \n\n- **Tags**: LLM\n- **Progress**: done\n- **Links**: "
	"https://example.org\n",
	"Words before. %\n\n### A walk %\n\n- **Tags**: maths %\n- **Progress**: done\n",
	"",
};
static const char *const tails[] = {
	"\n",
	"\n",
	"\n",
	"\n",
	"\n",
	"\n",
	"\n\n",
	"",
	"",
	"\n---\n\n",
	"\n---\n\n",
	"\n* * *\n\n",
	"\n---\n",
	"\nProse behind. %\n\n",
	"Lazy prose. %\n\n",
	"Lazy prose. %\n",
	"\n> A quote %\n",
	"> A quote %\n\n",
};
static const char *const oddities[] = {
	"\n```\n## 2025-05-03 %\n```\n\n",
	"\n```\nnever closed %\n",
	"  ~~~\n  in the item %\n",
	"\n<div>\n\nin it %\n\n</div>\n\n",
	"\n<div>\n\n",
	"\n</div>\n\n",
	"\n<div>closed</div>\n",
	"\n<!-- a comment % -->\n\n",
	"<!-- a comment % -->\n\n",
	"\n<!-- a comment % -->\n",
	"\n<!-- two\n\nlines % -->\n",
	"  <!-- in the item % -->\n\n",
	"\n<!-- never closed %\n",
	"\nIn `code <!--` it is none. %\n\n",
	"\nIn `<div>` it is none. %\n\n",
	"\n<details>\n<summary>more %</summary>\n\ntext\n\n</details>\n\n",
	"\n<details>\nnever closed %\n",
	"  <details>\n  closed %\n  </details>\n\n",
	"\n</details>\n\n",
	"\n[paper]: https://example.org/%\n\n",
	"- [paper]: https://example.org/%\n\n  text %\n\n",
	"\nA footnote[^1]. %\n\n[^1]: Which is here. %\n\n",
	"\n<a id=\"next\"></a>\n",
	"\n<a id=\"next\"></a>\n\n",
	"\n<!-- pllint-disable-next-line group-order -->\n",
	"<!-- pllint-disable-next-line trailing-whitespace -->\n\n",
	"\n<!-- pllint-disable-entry group-order, empty-item -->\n\n",
	"\n<!-- pllint-disable-next-line trailing-whitespace -->\nWords % \n\n",
	"\n    code %\n\n",
	"\n    code %\n",
	"\n<pre>\nnot closed %\n",
	"\n<?php %\n",
	"\n| a | b |\n|---|---|\n| % | c |\n\n",
	"\n- more %\n\n  - nested %\n",
	"\n1. numbered %\n\n\n\n",
	"\n***\n---\n",
	"\nText\n---\n\n",
};

static void put_group(struct list *list, struct random *random, uint32_t number, uint32_t wildness)
{
	char heading[64];
	uint32_t day = 1 + draw(random, 12);
	const char *form = draw(random, 6) < wildness ? PICK(random, headings) : headings[0];
	snprintf(heading, sizeof heading, form, day);
	put(list, draw(random, 12) < wildness ? PICK(random, odd_headings) : heading, number);
	for (uint32_t i = 0; i <= draw(random, 2); i++) {
		put(list, draw(random, 5) < wildness ? PICK(random, bodies) : bodies[0], number);
		if (draw(random, 10) < wildness) {
			put(list, PICK(random, oddities), number);
		} else {
			put(list, draw(random, 4) < wildness ? PICK(random, tails) : tails[0], number);
		}
	}
}

static void make_endings(struct list *list, struct random *random)
{
	uint32_t style = draw(random, 6);
	struct list old = *list;
	list->size = 0;
	for (size_t i = 0; i < old.size; i++) {
		if (old.bytes[i] == '\n' && (style == 0 || (style == 1 && draw(random, 2)))) {
			put_bytes(list, "\r", 1);
		}
		put_bytes(list, old.bytes + i, 1);
	}
}

static void mutate_bytes(struct list *list, struct random *random)
{
	static const char *const bits[] = {
		" ",	   "  ",      "\t",  "\n",    "\r",	   "*",		 "-",
		":",	   "<",	      ">",   "`",     "#",	   "\\",	 "[",
		"](",	   "<!--",    "-->", "\xFF",  "<details>", "</details>", "\n\n",
		"    ",	   "> ",      "_",   "~~~\n", "\n## ",	   "\n---\n",	 "\xEF\xBB\xBF",
		"\n```\n", "\n# x\n", "]: ",
	};
	uint32_t count = 1 + draw(random, 4);
	for (uint32_t i = 0; i < count && list->size > 0; i++) {
		size_t at = draw(random, (uint32_t)list->size);
		size_t skip = draw(random, 3);
		skip = skip < list->size - at ? skip : list->size - at;
		struct list old = *list;
		list->size = at;
		if (draw(random, 4)) {
			const char *bit = PICK(random, bits);
			put_bytes(list, bit, strlen(bit));
		}
		put_bytes(list, old.bytes + at + skip, old.size - at - skip);
	}
}

static void make_list(struct list *list, struct random *random)
{
	uint32_t wildness = draw(random, 4);
	list->size = 0;
	list->is_mutated = list->is_truncated = false;
	if (draw(random, 10) == 0) {
		put_bytes(list, "\xEF\xBB\xBF", 3);
	}
	put(list, draw(random, 4) < wildness ? PICK(random, starts) : starts[0], 0);
	uint32_t count = 2 + draw(random, 8); // marks have one digit
	for (uint32_t i = 0; i < count; i++) {
		put_group(list, random, i + 1, wildness);
	}
	if (draw(random, 3) == 0) {
		while (list->size > 0 && list->bytes[list->size - 1] == '\n') {
			list->size--;
		}
	}
	make_endings(list, random);
	if (draw(random, 5) == 0) {
		list->is_mutated = true;
		mutate_bytes(list, random);
	}
	if (draw(random, 8) == 0 && list->size > 0) {
		list->is_truncated = true;
		list->size = draw(random, (uint32_t)list->size);
	}
}

// --- what must hold -------------------------------------------------------------------------------

struct lines {
	struct {
		const char *bytes;
		size_t size, ending;
	} items[4096];
	size_t count;
};

static void split(struct lines *lines, const char *bytes, size_t size)
{
	lines->count = 0;
	size_t mark = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	for (size_t at = mark; at < size;) {
		const char *newline = memchr(bytes + at, '\n', size - at);
		size_t next = newline ? (size_t)(newline - bytes) + 1 : size;
		size_t ending = !newline ? 0 : newline > bytes + at && newline[-1] == '\r' ? 2 : 1;
		assert_true(lines->count < sizeof lines->items / sizeof *lines->items);
		lines->items[lines->count].bytes = bytes + at;
		lines->items[lines->count].size = next - at - ending;
		lines->items[lines->count++].ending = ending;
		at = next;
	}
}

static bool without_endings; // of the lines that are compared

static int compare_lines(const void *left, const void *right)
{
	const struct {
		const char *bytes;
		size_t size, ending;
	} *a = left, *b = right;
	size_t size = a->size < b->size ? a->size : b->size;
	int order = memcmp(a->bytes, b->bytes, size);
	order = order ? order : (a->size > b->size) - (a->size < b->size);
	return order || without_endings ? order : (a->ending > b->ending) - (a->ending < b->ending);
}

// Every line is there as often as it was, with the ending that it had; the last line has one if it had one.
static bool has_same_lines(const struct list *list, const struct result *result)
{
	static struct lines before, after;
	size_t endings[2][3] = {{0}};
	split(&before, list->bytes, list->size);
	split(&after, result->text, result->size);
	if (before.count != after.count) {
		return false;
	}
	size_t last = before.count - 1;
	without_endings = before.items[last].ending == 0;
	if ((after.items[last].ending == 0) != without_endings) {
		return false;
	}
	for (size_t i = 0; i < before.count; i++) {
		endings[0][before.items[i].ending]++;
		endings[1][after.items[i].ending]++;
	}
	qsort(before.items, before.count, sizeof *before.items, compare_lines);
	qsort(after.items, after.count, sizeof *after.items, compare_lines);
	bool same = memcmp(endings[0], endings[1], sizeof endings[0]) == 0;
	for (size_t i = 0; same && i < before.count; i++) {
		same = compare_lines(&before.items[i], &after.items[i]) == 0;
	}
	return same;
}

// The lines with a group's mark stand one after the other, as they did.
static bool is_whole(const char *bytes, size_t size)
{
	bool seen[16] = {false};
	uint32_t current = 0;
	for (size_t i = 0; i + 2 < size; i++) {
		if (bytes[i] != '<' || bytes[i + 1] < '0' || bytes[i + 1] > '9' || bytes[i + 2] != '>') {
			continue;
		}
		uint32_t group = (uint32_t)(bytes[i + 1] - '0');
		if (group != current && seen[group % 16]) {
			return false;
		}
		current = group;
		seen[group % 16] = true;
	}
	return true;
}

static void complain(const char *what, const struct list *list, const struct result *result)
{
	fprintf(stderr, "--- list\n%.*s\n--- fixed\n%.*s\n---\n", (int)list->size, list->bytes, (int)result->size,
		result->text);
	fail_msg("%s", what);
}

static void only_group_order(struct linting *linting)
{
	memset(linting->settings.severity, PLLINT_OFF, sizeof linting->settings.severity);
	linting->settings.severity[rule_named("group-order")] = PLLINT_WARNING;
}

static void check_list(struct linting *linting, const struct list *list, size_t *changed)
{
	pllint_settings_init(&linting->settings);
	struct result all = fix_twice(linting, list->bytes, list->size, PLLINT_FIX_UNSAFE);
	pllint_fixed_release(all.fixed);
	only_group_order(linting);
	struct result result = fix_twice(linting, list->bytes, list->size, PLLINT_FIX_UNSAFE);
	if (pllint_fixed_is_changed(result.fixed)) {
		(*changed)++;
		if (!has_same_lines(list, &result)) {
			complain("a line is lost or changed", list, &result);
		}
		if (!list->is_mutated && !list->is_truncated && !is_whole(result.text, result.size)) {
			complain("a group is torn apart", list, &result);
		}
	}
	pllint_fixed_release(result.fixed);
}

static void many_lists(void **state)
{
	(void)state;
	const char *wanted = getenv("PLLINT_MANY");
	unsigned long count = wanted ? strtoul(wanted, NULL, 10) : 2000;
	const char *seed = getenv("PLLINT_SEED");
	struct random random = {UINT64_C(0x9E3779B97F4A7C15) + (seed ? strtoul(seed, NULL, 10) : 0)};
	size_t changed = 0;
	for (size_t order = 0; order < sizeof orders / sizeof *orders; order++) {
		char template[512];
		struct linting linting;
		snprintf(template, sizeof template, "%s%s", orders[order], template_rest);
		linting_open(&linting, template);
		for (unsigned long i = 0; i < count / 3; i++) {
			struct list list;
			make_list(&list, &random);
			check_list(&linting, &list, &changed);
		}
		linting_close(&linting);
	}
	print_message("%zu of %lu sorted\n", changed, count);
	assert_true(changed > count / 6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_lists),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
