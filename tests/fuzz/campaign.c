// Lists with known contents, broken the way people break them, and fixed: what every fix promises, counted.
//
//     campaign [--pages] COUNT [SEED [FIRST]] [-- LIST TEMPLATE ...]
//
// Each number from FIRST on (0) is a list of its own, which SEED (0) and the number alone decide. The lists that are
// named take turns with the made ones, a part of each at a time. What breaks a promise is told with its number and,
// with KEEP set, left in the folder of that name. --pages: only what cmark-gfm makes of the lists.

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "campaign.h"

static uint64_t state;

uint32_t campaign_below(uint32_t limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % limit;
}

static void seed_number(uint32_t seed, uint32_t number)
{
	state = ((uint64_t)seed << 32 | number) * UINT64_C(0x9E3779B97F4A7C15) + UINT64_C(0xD1B54A32D192ED03);
	state += state == 0;
	for (unsigned i = 0; i < 8; i++) {
		campaign_below(2);
	}
}

// --- what is broken -------------------------------------------------------------------------------

static struct {
	uint32_t number;
	size_t lists, broken;
	bool is_told, pages;
	const struct campaign_case *now;
} run;

static void keep(const char *folder, const char *name, struct fuzz_text text)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%u.%s", folder, run.number, name);
	FILE *file = fopen(path, "wb");
	PROMISE(file);
	fwrite(text.bytes, 1, text.size, file);
	fclose(file);
}

void campaign_broken(const char *promise, const char *more)
{
	fprintf(stderr, "%u: broken: %s%s%s\n", run.number, promise, *more ? ": " : "", more);
	const char *folder = getenv("KEEP");
	if (folder && !run.is_told) {
		keep(folder, "list.md", run.now->list);
		keep(folder, "base.md", run.now->base);
		keep(folder, "template.md", run.now->template);
	}
	run.broken += !run.is_told;
	run.is_told = true;
}

// --- lists from files -----------------------------------------------------------------------------

enum { FILES_MAX = 64, PART_MAX = 6000 };

struct pair {
	struct fuzz_text list, template;
};

static struct pair pairs[FILES_MAX];
static size_t pair_count;

static struct fuzz_text read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	PROMISE(file);
	PROMISE(fseek(file, 0, SEEK_END) == 0);
	size_t size = (size_t)ftell(file);
	rewind(file);
	char *bytes = malloc(size + 1);
	PROMISE(bytes && fread(bytes, 1, size, file) == size);
	fclose(file);
	return (struct fuzz_text){bytes, size};
}

// From a line on that starts with `#`, as far as there is room.
static void take_part(struct campaign_text *text, struct fuzz_text list)
{
	size_t at = campaign_below((uint32_t)list.size);
	while (at > 0 && (list.bytes[at] != '#' || list.bytes[at - 1] != '\n')) {
		at--;
	}
	size_t size = list.size - at < PART_MAX ? list.size - at : PART_MAX;
	while (size > 0 && list.bytes[at + size - 1] != '\n') {
		size--;
	}
	memcpy(text->bytes, list.bytes + at, size);
	text->size = size;
}

// --- running --------------------------------------------------------------------------------------

static void check_number(uint32_t seed, uint32_t number)
{
	static struct campaign_text base, list;
	struct fuzz_text template;
	run.number = number;
	run.is_told = false;
	seed_number(seed, number);
	size_t pair = pair_count > 0 && number % 3 == 2 ? campaign_below((uint32_t)pair_count) : SIZE_MAX;
	if (pair != SIZE_MAX) {
		take_part(&base, pairs[pair].list);
		template = pairs[pair].template;
	} else {
		template = campaign_list(&base);
	}
	list = base;
	for (uint32_t changes = 1 + campaign_below(4); changes > 0; changes--) {
		campaign_change(&list);
	}
	struct campaign_case now = {
		.base = {base.bytes, base.size}, .list = {list.bytes, list.size}, .template = template};
	run.now = &now;
	(run.pages ? campaign_check_pages : campaign_check)(&now);
	run.lists++;
}

int main(int argc, char **argv)
{
	uint32_t numbers[3] = {0}; // count, seed, first
	int at = 1;
	if (at < argc && strcmp(argv[at], "--pages") == 0) {
		if (!campaign_has_pages) {
			puts("built without cmark-gfm");
			return 77;
		}
		run.pages = true;
		at++;
	}
	for (size_t i = 0; i < 3 && at < argc && strcmp(argv[at], "--") != 0; i++, at++) {
		numbers[i] = (uint32_t)strtoul(argv[at], NULL, 10);
	}
	for (at++; at + 1 < argc && pair_count < FILES_MAX; at += 2) {
		pairs[pair_count++] = (struct pair){read_file(argv[at]), read_file(argv[at + 1])};
	}
	PROMISE(numbers[0] > 0);
	for (uint32_t i = 0; i < numbers[0]; i++) {
		check_number(numbers[1], numbers[2] + i);
	}
	printf("%zu lists, seed %u: %zu break a promise\n", run.lists, numbers[1], run.broken);
	campaign_print_counts();
	return run.broken > 0;
}
