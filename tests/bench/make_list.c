// Writes a reading list after the built-in template, the same bytes for the same arguments: what the
// benchmark and the guard against slowness are run on.
//
//     make_list clean ENTRIES     nothing to say of it
//     make_list faulty ENTRIES    a finding in every entry, of ten kinds in turn, each safe to fix
//     make_list fields FIELDS     one entry with that many fields that the template lacks
//     make_list links LINKS       one entry with that many links
//
// A number after it makes another list of that kind, with other papers: of 12 entries, say, the 3rd.

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const words[] = {
	"we",	     "show",	    "that",
	"the",	     "model",	    "of",
	"a",	     "learned",	    "prior",
	"over",	     "tokens",	    "improves",
	"when",	     "training",    "data",
	"is",	     "scarce",	    "and",
	"noisy",     "to",	    "reach",
	"this",	     "goal",	    "each",
	"layer",     "attends",	    "only",
	"its",	     "own",	    "window",
	"which",     "keeps",	    "memory",
	"flat",	     "across",	    "long",
	"contexts",  "existing",    "methods",
	"fail",	     "on",	    "tasks",
	"with",	     "sparse",	    "rewards",
	"while",     "ours",	    "remains",
	"stable",    "at",	    "every",
	"scale",     "for",	    "example",
	"reasoning", "benchmarks",  "gain",
	"several",   "points",	    "without",
	"extra",     "compute",	    "surprisingly",
	"a",	     "simple",	    "baseline",
	"explains",  "most",	    "these",
	"results",   "in",	    "addition",
	"release",   "code",	    "weights",
	"in-domain", "and",	    "evaluations",
	"from",	     "the",	    "policy",
	"gradient",  "variance",    "drops",
	"by",	     "half",	    "retrieval",
	"augmented", "generation",  "alignment",
	"inference", "time",	    "state-of-the-art",
	"human",     "preferences", "robust",
};
static const char *const tags[] = {
	"LLM",	     "Reasoning",   "RL Finetune",	   "Scaling Law", "CoT",       "Agents",
	"Diffusion", "Multi-Modal", "Quantization",	   "MLsys",	  "Retrieval", "Alignment",
	"Dataset",   "Pruning",	    "Curriculum Learning", "Overview",
};
static const char *const given_names[] = {
	"Ada",	"Wei",	"Lin",	 "Maria", "José", "Tri",  "Yuki",  "Anna",
	"Omar", "Ngọc", "Sofia", "Jan",	  "Mei",  "Ivan", "Chloé", "Ravi",
};
static const char *const family_names[] = {
	"Zhang", "Müller", "Nakamura", "Rossi",	 "Okafor", "Haddad", "Larsen", "Novák",
	"Silva", "Chen",   "Kowalski", "Dupont", "Ahmed",  "Kim",    "Petrov", "Nguyễn",
};
static const char *const progress[] = {"not started", "reading", "done"};

enum { FAULTS = 10, ENTRIES_IN_GROUP = 7, NO_FAULT = -1 };

static uint64_t state = 88172645463325252U;
static uint32_t papers; // so far: no two are the same

static uint32_t below(uint32_t limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 33) % limit;
}

#define PICK(array) ((array)[below(COUNT(array))])

// `name` gets another letter case or none; the rest is the same for a clean and a faulty list.
static void put_word(bool capital)
{
	const char *word = PICK(words);
	putchar(capital && word[0] >= 'a' ? word[0] - 'a' + 'A' : word[0]);
	fputs(word + 1, stdout);
}

static void put_title(void)
{
	uint32_t length = 4 + below(9);
	for (uint32_t i = 0; i < length; i++) {
		put_word(true);
		fputs(i + 1 == length ? "" : (i == 1 && length > 7 ? ": " : " "), stdout);
	}
}

static void put_sentence(bool has_formulas)
{
	uint32_t length = 12 + below(18);
	for (uint32_t i = 0; i < length; i++) {
		put_word(i == 0);
		if (i + 1 == length) {
			fputs(".", stdout);
		} else if (below(40) == 0) {
			printf(" (%u.%u%% on average)", below(100), below(10));
		} else if (has_formulas && below(60) == 0) {
			printf(" $k_{%u}$-step", below(10));
		} else {
			fputs(below(12) == 0 ? ", " : " ", stdout);
			continue;
		}
		fputs(i + 1 == length ? "" : " ", stdout);
	}
}

static void put_abstract(bool in_details)
{
	uint32_t sentences = 6 + below(6);
	puts(in_details ? "- **Abstract**:\n  <details>" : "- **Abstract**:");
	fputs("  ", stdout);
	for (uint32_t i = 0; i < sentences; i++) {
		put_sentence(in_details); // a formula outside them is not put into them
		fputs(i + 1 == sentences ? "\n" : " ", stdout);
	}
	if (in_details) {
		puts("  </details>");
	}
}

static void put_tags(int fault)
{
	fputs(fault == 1 ? "- **Tag**: " : "- **Tags**: ", stdout);
	uint32_t first = below(COUNT(tags));
	uint32_t count = 2 + below(4);
	for (uint32_t i = 0; i < count; i++) {
		printf("%s%s", i > 0 ? ", " : "", tags[(first + 3 * i) % COUNT(tags)]);
	}
	puts(fault == 0 ? "," : (fault == 7 ? "   " : ""));
}

static void put_authors(const char *label, int fault)
{
	printf("- **%s**%s ", label, fault == 3 ? "：" : ":");
	uint32_t count = 2 + below(9);
	uint32_t first = below(COUNT(family_names)); // no name is listed twice
	for (uint32_t i = 0; i < count; i++) {
		printf("%s%s %s", i > 0 ? ", " : "", PICK(given_names),
		       family_names[(first + i) % COUNT(family_names)]);
	}
	putchar('\n');
}

static void put_links(int fault)
{
	uint32_t year = 18 + papers / 20000 % 8;
	uint32_t month = 1 + papers / 160000 % 12;
	uint32_t number = papers++ * 7919 % 20000;
	puts("- **Links**:");
	printf("  - arxiv: %s://arxiv.org/abs/%u%02u.%05u\n", fault == 4 ? "http" : "https", year, month, number);
	if (below(2) == 0) {
		printf("  - HuggingFace: https://huggingface.co/papers/%u%02u.%05u\n", year, month, number);
	}
	if (below(3) > 0) {
		printf("  - GitHub: https://github.com/lab-%u/%s-%u\n", below(900), PICK(words), number);
	}
	if (below(3) == 0) {
		printf("  - WebSite: https://%s-%u.example.org/?a=%u&lang=en\n", PICK(words), number, below(50));
	}
}

static void put_progress(int fault)
{
	const char *value = PICK(progress);
	printf("- **Progress**: %c%s\n", fault == 2 ? value[0] - 'a' + 'A' : value[0], value + 1);
}

static void put_notes(void)
{
	if (below(4) == 0) {
		puts("- **Notes**:\n  <details>");
		fputs("  ", stdout);
		put_sentence(true);
		puts("\n  </details>");
	}
}

static void put_paper(int fault)
{
	put_tags(fault);
	put_authors("Authors", fault);
	put_abstract(fault != 5);
	if (fault == 6) {
		put_progress(fault);
		put_links(fault);
	} else {
		put_links(fault);
		put_progress(fault);
	}
	put_notes();
}

static void put_blog(int fault)
{
	put_tags(fault);
	put_authors("Author(s)", fault);
	put_abstract(fault != 5);
	static uint32_t posts;
	printf("- **Links**: https://%s.example.com/posts/%u-%s/\n", PICK(words), posts++, PICK(words));
	put_progress(fault);
	if (below(4) == 0) {
		fputs("- **Notes**: ", stdout);
		put_sentence(true);
		putchar('\n');
	}
}

// The day that many days before the last of 2025, where every month has 28.
static void put_group(uint32_t days)
{
	printf("## %04u-%02u-%02u\n\n", 2025 - days / 336, 12 - days / 28 % 12, 28 - days % 28);
}

static void put_list(uint32_t entries, bool is_faulty)
{
	puts("# Reading list\n\nPapers and posts, the newest first. Copy an entry of the template to add one.\n");
	uint32_t group_size = entries / 10000 * ENTRIES_IN_GROUP + ENTRIES_IN_GROUP;
	for (uint32_t i = 0; i < entries; i++) {
		if (i % group_size == 0) {
			put_group(i / group_size);
		}
		int fault = is_faulty ? (int)(i % FAULTS) : NO_FAULT;
		fputs("### ", stdout);
		put_title();
		puts(fault == 9 ? "" : "\n");
		(below(8) == 0 && fault != 4 && fault != 6 ? put_blog : put_paper)(fault);
		if (i + 1 < entries) {
			puts(fault == 8 ? "\n\n" : "");
		}
	}
}

static void put_one(uint32_t fields, uint32_t links)
{
	puts("# Reading list\n\n## 2025-12-28\n\n### One Entry With Much In It\n");
	put_tags(NO_FAULT);
	put_authors("Authors", NO_FAULT);
	put_abstract(true);
	put_links(NO_FAULT);
	for (uint32_t i = 0; i < links; i++) {
		printf("  - WebSite: https://example.org/%u\n", i);
	}
	put_progress(NO_FAULT);
	for (uint32_t i = 0; i < fields; i++) {
		printf("- **Remark %u**: ", i);
		put_sentence(true);
		putchar('\n');
	}
}

int main(int argc, char **argv)
{
	uint32_t count = argc == 3 || argc == 4 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;
	const char *shape = count > 0 ? argv[1] : "";
	if (argc == 4) {
		uint32_t number = (uint32_t)strtoul(argv[3], NULL, 10);
		state += number * UINT64_C(0x9E3779B97F4A7C15);
		papers = number * count;
	}
	if (strcmp(shape, "clean") == 0 || strcmp(shape, "faulty") == 0) {
		put_list(count, shape[0] == 'f');
	} else if (strcmp(shape, "fields") == 0) {
		put_one(count, 0);
	} else if (strcmp(shape, "links") == 0) {
		put_one(0, count);
	} else {
		fputs("usage: make_list clean|faulty|fields|links COUNT [NUMBER]\n", stderr);
		return 2;
	}
	return fflush(stdout) != 0;
}
