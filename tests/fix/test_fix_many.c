// Thousands of small lists with mutations: the verification never fires, a second fix changes nothing, and
// no list makes it crash. With PLLINT_MANY=N in the environment, N lists.

#include "mending.h"

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

static const char *const paper_fields[][6] = {
	{"- **Tags**: NLP, LLM\n", "- **tags**: NLP, , LLM,\n", "- **Tags:** NLP, nlp, NLP\n", "- Tags: NLP \n",
	 "- **Tag**: NLP、LLM，\n", "- **Tags** : ,NLP\n"},
	{"- **Authors**: Ann Lee, Bo Wu\n", "- **Author**: Ann Lee\n", "- **authors**: Ann Lee, , Bo Wu\n",
	 "* **Authors**: Ann Lee,\n", "- **Authors**:\n", "- __Authors__: Ann Lee,, Bo Wu\n"},
	{"- **Abstract**:\n  <details>\n  Text \\& more of 50\\%.\n  </details>\n",
	 "- **Abstract**: A network of attention alone.\n",
	 "- **TL;DR**: A network with *emphasis* and [a link](https://example.org).\n",
	 "- **Abstract**:\n  <details>Text \\textbf{on} the line.\n  </details>\n",
	 "- **Abstract**:\n  <details>\n  Never closed.\n",
	 "- **Abstract**:\n  <details><summary>more</summary>\n  - a list\n  - [link](https://example.org)\n  "
	 "</details>\n"},
	{"- **Links**:\n  - arxiv: https://arxiv.org/abs/1706.03762\n",
	 "- **Links**: https://arxiv.org/abs/1706.03762\n",
	 "- **Links**:\n  - Arxiv: http://arxiv.org/abs/1706.03762\n  - GitHub: https://github.com/a/b\n",
	 "- **Links**: http://github.com/a/b, https://arxiv.org/abs/1706.03762\n",
	 "- **Link**:\n\t- arxiv: arxiv.org/abs/1706.03762\n\t- https://github.com/a/b\n",
	 "- **Links**: [paper](https://arxiv.org/abs/1706.03762) <https://github.com/a/b>\n"},
	{"- **Progress**: done\n", "- **Progress**: Done\n", "- **Progress**: not  started\n",
	 "- **Progress**: not started / reading / done\n", "- **Progres**: reading \n", "- **PROGRESS**： DONE\n"},
	{"- **Notes**:\n  <details>\n  Read it twice.\n  </details>\n", "- **Notes**: (if any)\n",
	 "- **Note**: read it <b>twice</b>\n", "- **Notes**: read it\n  twice\n\n  and again\n",
	 "- **Notes**: one line <!-- why -->\n", "- **Notes**:\n"},
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
	"<!-- pllint-disable-next-line trailing-blanks, field-order -->\n",
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
			uint32_t form = draw(random, 4) < wildness ? draw(random, 6) : 0;
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

static void many_lists(void **state)
{
	(void)state;
	const char *wanted = getenv("PLLINT_MANY");
	unsigned long count = wanted ? strtoul(wanted, NULL, 10) : 2000;
	struct random random = {UINT64_C(0x9E3779B97F4A7C15)};
	struct linting linting;
	linting_open(&linting, NULL);
	size_t changed = 0;
	for (unsigned long i = 0; i < count; i++) {
		struct list list;
		make_list(&list, &random);
		enum pllint_fix allow = i % 2 ? PLLINT_FIX_UNSAFE : PLLINT_FIX_SAFE;
		struct result result = fix_twice(&linting, list.bytes, list.size, allow);
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
