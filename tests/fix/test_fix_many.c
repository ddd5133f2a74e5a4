// Thousands of small lists with mutations: the verification never fires, a second fix changes nothing, every line
// keeps its ending, and no list makes it crash. With PLLINT_MANY=N in the environment, N lists; PLLINT_SEED=N draws
// others.

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

struct list {
	char bytes[16384];
	size_t size;
};

static void put_bytes(struct list *list, const char *bytes, size_t size)
{
	if (list->size + size < sizeof list->bytes) {
		memcpy(list->bytes + list->size, bytes, size);
		list->size += size;
	}
}

static void put(struct list *list, const char *text)
{
	put_bytes(list, text, strlen(text));
}

// --- an entry -------------------------------------------------------------------------------------

enum { FORMS = 7 };

static const char *const paper_fields[][FORMS] = {
	{"- **Tags**: NLP, LLM\n", "- **tags**: NLP, , LLM,\n", "- **Tags:** NLP, nlp, NLP\n", "- Tags: NLP \n",
	 "- **Tag**: NLP、LLM，\n", "- **Tags** : ,NLP\n", "- **Tags**:\n  NLP,\n  LLM\n"},
	{"- **Authors**: Ann Lee, Bo Wu\n", "- **Author**: Ann Lee\n", "- **authors**: Ann Lee, , Bo Wu\n",
	 "* **Authors**: Ann Lee,\n", "- **Authors**:\n", "- __Authors__: Ann Lee,, Bo Wu\n",
	 "- **Authors**:\n  Ann Lee\n"},
	{"- **Abstract**:\n  <details>\n  Text \\& more of 50\\%.\n  </details>\n",
	 "- **Abstract**: A network of attention alone.\n",
	 "- **TL;DR**: A network with *emphasis* and [a link](https://example.org).\n",
	 "- **Abstract**:\n  <details>Text \\textbf{on} the line.\n  </details>\n",
	 "- **Abstract**:\n  <details>\n  Never closed.\n",
	 "- **Abstract**:\n  <details><summary>more</summary>\n  - a list\n  - [link](https://example.org)\n  "
	 "</details>\n",
	 "- **Abstract**: A network of \n  attention\nalone.\n"},
	{"- **Links**:\n  - arxiv: https://arxiv.org/abs/1706.03762\n",
	 "- **Links**: https://arxiv.org/abs/1706.03762\n",
	 "- **Links**:\n  - Arxiv: http://arxiv.org/abs/1706.03762\n  - GitHub: https://github.com/a/b\n",
	 "- **Links**: http://github.com/a/b, https://arxiv.org/abs/1706.03762\n",
	 "- **Link**:\n\t- arxiv: arxiv.org/abs/1706.03762\n\t- https://github.com/a/b\n",
	 "- **Links**: [paper](https://arxiv.org/abs/1706.03762) <https://github.com/a/b>\n",
	 "- **Links**:\n  http://arxiv.org/abs/1706.03762, https://github.com/a/b\n"},
	{"- **Progress**: done\n", "- **Progress**: Done\n", "- **Progress**: not  started\n",
	 "- **Progress**: not started / reading / done\n", "- **Progres**: reading \n", "- **PROGRESS**： DONE\n",
	 "- **Progress**:\n  reading\n"},
	{"- **Notes**:\n  <details>\n  Read it twice.\n  </details>\n", "- **Notes**: (if any)\n",
	 "- **Note**: read it <b>twice</b>\n", "- **Notes**: read it\n  twice\n\n  and again\n",
	 "- **Notes**: one line <!-- why -->\n", "- **Notes**:\n",
	 "- **Notes**:\n  read it twice,\n      then *again*  \n  at https://example.org\n"},
};

static const char *const titles[] = {
	"### Attention Is All You Need\n\n",
	"### Why We Think\n",
	"## Deep\n\n",
	"#### Lower Still\n\n",
	"###  Spaced  ###\n\n\n",
	"### Paper Title\n\n",
	"\n\nDeeper\n---\n",
	"### [A link](https://a.b)\n\n",
};
static const char *const groups[] = {
	"## 2025-05-15\n\n", "## 2025/5/4\n\n", "# 2025-06-01\n\n", "## 2025.06.02\n", "## 2024-02-30\n\n", "",
};
static const char *const between[] = {
	"",
	"\n",
	"\n\n",
	"<!-- a comment -->\n",
	"text between\n",
	"  lazy text\n",
	"> quote\n",
	"\n\n\n",
	"```\ncode\n```\n",
	"  - nested: item\n",
	"</details>\n",
	"- text without a label\n",
	"1. numbered\n",
	"- \n",
	"---\n",
	"<!-- pllint-disable-next-line trailing-whitespace, field-order -->\n",
	"<!-- pllint-disable-entry label-form -->\n",
};

#define PICK(random, array) (array)[draw((random), sizeof(array) / sizeof *(array))]

static void put_entry(struct list *list, struct random *random)
{
	enum { FIELDS = sizeof paper_fields / sizeof *paper_fields };
	uint32_t order[FIELDS];
	for (uint32_t i = 0; i < FIELDS; i++) {
		order[i] = i;
	}
	bool shuffled = draw(random, 3) == 0;
	for (uint32_t i = FIELDS - 1; shuffled && i > 0; i--) {
		uint32_t other = draw(random, i + 1);
		uint32_t kept = order[i];
		order[i] = order[other];
		order[other] = kept;
	}
	uint32_t wildness = draw(random, 4);
	put(list, wildness == 0 ? titles[0] : PICK(random, titles));
	for (uint32_t i = 0; i < FIELDS; i++) {
		uint32_t times = draw(random, 12) == 0 ? 0 : draw(random, 15) == 0 ? 2 : 1;
		for (uint32_t j = 0; j < times; j++) {
			uint32_t form = draw(random, 4) < wildness ? draw(random, FORMS) : 0;
			put(list, paper_fields[order[i]][form]);
		}
		if (draw(random, 8) < wildness) {
			put(list, PICK(random, between));
		}
	}
	put(list, "\n");
}

// --- mutations ------------------------------------------------------------------------------------

static void make_endings(struct list *list, struct random *random)
{
	uint32_t style = draw(random, 6);
	struct list old = *list;
	list->size = 0;
	for (size_t i = 0; i < old.size; i++) {
		if (old.bytes[i] == '\n' && (style == 0 || (style == 1 && draw(random, 2)))) {
			put(list, "\r");
		}
		put_bytes(list, old.bytes + i, 1);
	}
}

static void mutate_bytes(struct list *list, struct random *random)
{
	static const char *const bits[] = {
		" ",  "  ",	   "\t",	 "\n", "\r", "*",    "-",    ":",   ",",    "<",
		">",  "`",	   "#",		 "\\", "[",  "](",   "<!--", "-->", "\xFF", "é",
		"，", "<details>", "</details>", "&",  "$",  "\n\n", "    ", "> ",  "_",    "~~~\n",
	};
	uint32_t count = draw(random, 5) == 0 ? 1 + draw(random, 4) : 0;
	for (uint32_t i = 0; i < count && list->size > 0; i++) {
		size_t at = draw(random, (uint32_t)list->size);
		size_t skip = draw(random, 3);
		skip = skip < list->size - at ? skip : list->size - at;
		struct list old = *list;
		list->size = at;
		if (draw(random, 4)) {
			put(list, PICK(random, bits));
		}
		put_bytes(list, old.bytes + at + skip, old.size - at - skip);
	}
}

static void make_list(struct list *list, struct random *random)
{
	list->size = 0;
	if (draw(random, 10) == 0) {
		put(list, "\xEF\xBB\xBF");
	}
	if (draw(random, 10) == 0) {
		put(list, "---\ntitle: a list \n---\n");
	}
	if (draw(random, 3) == 0) {
		put(list, "# Reading list\n\nSome [words](#2025-05-15).  \nMore of them.\n\n");
	}
	for (uint32_t i = 0; i <= draw(random, 3); i++) {
		put(list, PICK(random, groups));
		for (uint32_t j = 0; j <= draw(random, 3); j++) {
			put_entry(list, random);
		}
	}
	make_endings(list, random);
	mutate_bytes(list, random);
	if (draw(random, 5) == 0 && list->size > 0) {
		list->size = draw(random, (uint32_t)list->size);
	}
}

// --- endings --------------------------------------------------------------------------------------

enum { LINES_MAX = 4096 };

struct line {
	const char *bytes; // without whitespace at its ends
	size_t size;
	size_t ending; // 2 for CRLF; 0 for the last one where it has none
};

struct lines_of_text {
	struct line lines[LINES_MAX];
	size_t count;
};

static void take_lines(struct lines_of_text *text, const char *bytes, size_t size)
{
	text->count = 0;
	for (size_t at = 0; at < size && text->count < LINES_MAX;) {
		const char *end = memchr(bytes + at, '\n', size - at);
		size_t next = end ? (size_t)(end - bytes) + 1 : size;
		size_t ending = !end ? 0 : end > bytes + at && end[-1] == '\r' ? 2 : 1;
		size_t stop = next - ending;
		while (at < stop && strchr(" \t", bytes[at])) {
			at++;
		}
		while (at < stop && strchr(" \t", bytes[stop - 1])) {
			stop--;
		}
		text->lines[text->count++] = (struct line){bytes + at, stop - at, ending};
		at = next;
	}
}

// The only line with that text, or NULL.
static const struct line *find_line(const struct lines_of_text *text, const struct line *wanted)
{
	const struct line *found = NULL;
	for (size_t i = 0; i < text->count; i++) {
		const struct line *line = &text->lines[i];
		if (line->size == wanted->size && memcmp(line->bytes, wanted->bytes, line->size) == 0) {
			if (found) {
				return NULL;
			}
			found = line;
		}
	}
	return found;
}

// A label or a tag on a line of its own may come of another line while this one goes.
static bool may_be_made(const struct line *line)
{
	return line->size == 0 || strchr(":>", line->bytes[line->size - 1]) != NULL;
}

static void expect_endings(const struct list *list, const struct result *result)
{
	static struct lines_of_text before, after;
	take_lines(&before, list->bytes, list->size);
	take_lines(&after, result->text, result->size);
	for (size_t i = 0; i < before.count; i++) {
		const struct line *old = &before.lines[i];
		const struct line *now =
			!may_be_made(old) && old->ending > 0 && find_line(&before, old) ? find_line(&after, old) : NULL;
		if (now && now->ending != old->ending) {
			fprintf(stderr, "--- list\n%.*s\n--- fixed\n%.*s\n---\n", (int)list->size, list->bytes,
				(int)result->size, result->text);
			fail_msg("the ending of \"%.*s\" changes", (int)old->size, old->bytes);
		}
	}
}

// --- lists ----------------------------------------------------------------------------------------

static unsigned long number_from(const char *name, unsigned long otherwise)
{
	const char *text = getenv(name);
	return text ? strtoul(text, NULL, 10) : otherwise;
}

static void many_lists(void **state)
{
	(void)state;
	unsigned long count = number_from("PLLINT_MANY", 2000);
	struct random random = {UINT64_C(0x9E3779B97F4A7C15) * (2 * number_from("PLLINT_SEED", 0) + 1)};
	struct linting linting;
	linting_open(&linting, NULL);
	size_t changed = 0;
	for (unsigned long i = 0; i < count; i++) {
		struct list list;
		make_list(&list, &random);
		enum pllint_fix allow = i % 2 ? PLLINT_FIX_UNSAFE : PLLINT_FIX_SAFE;
		struct result result = fix_twice(&linting, list.bytes, list.size, allow);
		expect_endings(&list, &result);
		changed += pllint_fixed_is_changed(result.fixed);
		pllint_fixed_release(result.fixed);
	}
	linting_close(&linting);
	assert_true(changed > count / 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many_lists),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
