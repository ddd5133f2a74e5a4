// Blocks from the caller's allocator, kept in one list so that an early end frees them all.

#include "base/memory.h"

#include <string.h>

struct memory_block {
	struct memory_block *previous, *next;
	size_t size; // of the payload
	max_align_t payload[];
};

void memory_init(struct memory *memory, struct pllint_allocator allocator, struct pllint_deadline deadline)
{
	*memory = (struct memory){.allocator = allocator, .deadline = deadline};
}

void memory_release(struct memory *memory)
{
	struct memory_block *block = memory->blocks;
	while (block) {
		struct memory_block *next = block->next;
		memory->allocator.resize(memory->allocator.context, block, sizeof *block + block->size, 0);
		block = next;
	}
	memory->blocks = NULL;
}

_Noreturn void memory_fail_at(struct memory *memory, enum pllint_status status, const char *reason, uint32_t line)
{
	memory->status = status;
	memory->reason = reason;
	memory->line = line;
	longjmp(*memory->exit, 1);
}

_Noreturn void memory_fail(struct memory *memory, enum pllint_status status, const char *reason)
{
	memory_fail_at(memory, status, reason, 0);
}

void memory_check_deadline(struct memory *memory)
{
	if (memory->deadline.passed && memory->deadline.passed(memory->deadline.context)) {
		memory_fail(memory, PLLINT_TIME_LIMIT, "it took longer than the time allowed");
	}
}

static struct memory_block *block_of(void *payload)
{
	return (struct memory_block *)((char *)payload - offsetof(struct memory_block, payload));
}

void *memory_try_resize(struct memory *memory, void *old, size_t size)
{
	struct memory_block *was = old ? block_of(old) : NULL;
	if (size > SIZE_MAX - sizeof *was) {
		return NULL;
	}
	struct memory_block *block = memory->allocator.resize(memory->allocator.context, was,
							      was ? sizeof *was + was->size : 0, sizeof *block + size);
	if (!block) {
		return NULL;
	}
	block->size = size;
	if (!was) {
		block->previous = NULL;
		block->next = memory->blocks;
	}
	if (block->previous) {
		block->previous->next = block;
	} else {
		memory->blocks = block;
	}
	if (block->next) {
		block->next->previous = block;
	}
	return block->payload;
}

void *memory_resize(struct memory *memory, void *old, size_t size)
{
	void *payload = memory_try_resize(memory, old, size);
	if (!payload) {
		memory_fail(memory, PLLINT_NO_MEMORY, "out of memory");
	}
	return payload;
}

void memory_free(struct memory *memory, void *payload)
{
	if (!payload) {
		return;
	}
	struct memory_block *block = block_of(payload);
	if (block->previous) {
		block->previous->next = block->next;
	} else {
		memory->blocks = block->next;
	}
	if (block->next) {
		block->next->previous = block->previous;
	}
	memory->allocator.resize(memory->allocator.context, block, sizeof *block + block->size, 0);
}

void memory_free_since(struct memory *memory, const struct memory_block *last)
{
	while (memory->blocks != last) {
		memory_free(memory, memory->blocks->payload);
	}
}

void *memory_grow(struct memory *memory, void *array, size_t *capacity, size_t needed, size_t size)
{
	if (needed <= *capacity) {
		return array;
	}
	size_t wanted = *capacity < 16 ? 16 : *capacity + *capacity / 2;
	if (wanted < needed) {
		wanted = needed;
	}
	if (wanted > SIZE_MAX / size) {
		memory_fail(memory, PLLINT_NO_MEMORY, "out of memory");
	}
	array = memory_resize(memory, array, wanted * size);
	*capacity = wanted;
	return array;
}

struct arena_chunk {
	struct arena_chunk *next;
	size_t size;
	max_align_t bytes[];
};

enum { CHUNK_SIZE = 16 * 1024 };

void arena_init(struct arena *arena, struct memory *memory)
{
	*arena = (struct arena){.memory = memory};
}

void arena_reset(struct arena *arena)
{
	arena->current = arena->first;
	arena->used = 0;
}

void arena_release(struct arena *arena)
{
	while (arena->first) {
		struct arena_chunk *chunk = arena->first;
		arena->first = chunk->next;
		memory_free(arena->memory, chunk);
	}
	arena_reset(arena);
}

static void next_chunk(struct arena *arena, size_t size)
{
	while (arena->current && arena->current->next) {
		arena->current = arena->current->next;
		arena->used = 0;
		if (arena->current->size >= size) {
			return;
		}
	}
	size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;
	struct arena_chunk *chunk = memory_resize(arena->memory, NULL, sizeof *chunk + room);
	*chunk = (struct arena_chunk){.size = room};
	if (arena->current) {
		arena->current->next = chunk;
	} else {
		arena->first = chunk;
	}
	arena->current = chunk;
	arena->used = 0;
}

void *arena_room(struct arena *arena, size_t size)
{
	size_t step = _Alignof(max_align_t);
	if (size > SIZE_MAX - step - CHUNK_SIZE) {
		memory_fail(arena->memory, PLLINT_NO_MEMORY, "out of memory");
	}
	size = (size + step - 1) / step * step;
	if (!arena->current || arena->current->size - arena->used < size) {
		next_chunk(arena, size);
	}
	char *bytes = (char *)arena->current->bytes + arena->used;
	arena->used += size;
	return bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_room(arena, size), 0, size);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
	void *copy = arena_room(arena, size);
	return size ? memcpy(copy, bytes, size) : copy;
}
