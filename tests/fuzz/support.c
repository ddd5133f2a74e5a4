// What the fuzz targets share: guarded memory, and the parts of an input.

#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

_Noreturn void fuzz_broken(const char *promise, const char *file, int line)
{
	fprintf(stderr, "%s:%d: a promise is broken: %s\n", file, line, promise);
	abort();
}

// --- memory that ends before a page that may not be touched ---------------------------------------

struct region {
	char *start;
	size_t size; // without the guard page
};

static size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

static struct region region_of(size_t size)
{
	size_t page = page_size();
	size = (size + page) / page * page;
	char *start = mmap(NULL, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	PROMISE(start != MAP_FAILED);
	PROMISE(mprotect(start + size, page, PROT_NONE) == 0);
	return (struct region){start, size};
}

static void region_release(struct region region)
{
	munmap(region.start, region.size + page_size());
}

struct fuzz_text fuzz_copy(unsigned slot, struct fuzz_text text)
{
	static struct region slots[FUZZ_COPIES];
	struct region *region = &slots[slot];
	if (region->size < text.size || !region->start) {
		if (region->start) {
			region_release(*region);
		}
		*region = region_of(text.size);
	}
	char *copy = region->start + region->size - text.size;
	if (text.size > 0) {
		memcpy(copy, text.bytes, text.size);
	}
	return (struct fuzz_text){copy, text.size};
}

// --- the allocator --------------------------------------------------------------------------------

enum { POOL_MAX = 256, ALIGNMENT = _Alignof(max_align_t) };

// Regions that are not in use.
static struct region pool[POOL_MAX];
static size_t pool_count;

static struct region pool_take(size_t size)
{
	for (size_t i = pool_count; i > 0; i--) {
		struct region region = pool[i - 1];
		if (region.size >= size) {
			pool[i - 1] = pool[--pool_count];
			return region;
		}
	}
	return region_of(size);
}

// A block ends at the guard page, but for what its alignment costs; its size says where its region starts.
struct guarded_block {
	struct region region;
	char *block;
};

static struct guarded_block blocks[POOL_MAX * 16];
static size_t block_count;

static char *guarded_new(size_t size)
{
	PROMISE(block_count < sizeof blocks / sizeof *blocks);
	size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	struct region region = pool_take(size);
	char *block = region.start + region.size - size;
	blocks[block_count++] = (struct guarded_block){region, block};
	return block;
}

static void guarded_free(char *block)
{
	size_t i = block_count;
	while (i > 0 && blocks[i - 1].block != block) {
		i--;
	}
	PROMISE(i > 0);
	struct region region = blocks[i - 1].region;
	blocks[i - 1] = blocks[--block_count];
	if (pool_count < POOL_MAX) {
		pool[pool_count++] = region;
	} else {
		region_release(region);
	}
}

static void *resize(void *context, void *block, size_t old_size, size_t new_size)
{
	struct fuzz_memory *memory = context;
	PROMISE(block || old_size == 0);
	void *moved = NULL;
	if (new_size > 0) {
		moved = memory->is_guarded ? guarded_new(new_size) : malloc(new_size);
		PROMISE(moved);
		memset(moved, 0xA5, new_size);
		if (block) {
			memcpy(moved, block, old_size < new_size ? old_size : new_size);
		}
	}
	memory->live += new_size;
	PROMISE(memory->live >= old_size);
	memory->live -= old_size;
	if (block && memory->is_guarded) {
		guarded_free(block);
	} else {
		free(block);
	}
	return moved;
}

bool fuzz_is_refused(enum pllint_status status)
{
	return status == PLLINT_LIMIT || status == PLLINT_NOT_TEXT;
}

struct pllint_environment fuzz_environment(struct fuzz_memory *memory)
{
	return (struct pllint_environment){.allocator = {resize, memory}};
}

// --- the parts of an input ------------------------------------------------------------------------

struct fuzz_parts fuzz_split(const char *bytes, size_t size)
{
	static const char between[] = "\n%%%\n";
	struct fuzz_parts parts = {.is_builtin = true};
	if (size > 0) {
		parts.options = (unsigned char)*bytes;
		size_t taken = size > 1 && bytes[1] == '\n' ? 2 : 1;
		bytes += taken;
		size -= taken;
	}
	parts.list = (struct fuzz_text){bytes, size};
	for (size_t i = 0; i + sizeof between - 1 <= size; i++) {
		if (memcmp(bytes + i, between, sizeof between - 1) == 0) {
			size_t next = i + sizeof between - 1;
			parts.is_builtin = false;
			parts.template = (struct fuzz_text){bytes, i + 1};
			parts.list = (struct fuzz_text){bytes + next, size - next};
			break;
		}
	}
	if (parts.is_builtin) {
		parts.template.bytes = pllint_builtin_template(&parts.template.size);
	}
	return parts;
}

void fuzz_settings(const struct fuzz_parts *parts, struct pllint_settings *settings)
{
	pllint_settings_init(settings);
	settings->no_suppressions = parts->options & FUZZ_NO_SUPPRESSIONS;
	settings->builtin_template = parts->is_builtin;
	if (parts->options & FUZZ_ALL_RULES) {
		memset(settings->severity, PLLINT_WARNING, pllint_rule_count());
	}
}
