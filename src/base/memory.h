#ifndef PLLINT_BASE_MEMORY_H
#define PLLINT_BASE_MEMORY_H

// Memory of one call into the core, and how that call ends early.
//
// Ownership: a `memory` owns every block taken from it, directly or through an arena, until
// memory_release. Nobody below the public functions frees anything.
// Errors: functions without `try` in their name never return NULL. Out of memory, a passed limit
// and a passed deadline leave by memory_fail, which jumps to the public function that set
// `memory.exit`. Nothing but memory of this kind may therefore be held across these calls; the
// frames of a foreign library (md4c) are never jumped over, its callbacks use memory_try_resize.

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pllint.h"

struct memory_block;

struct memory {
	struct pllint_allocator allocator;
	struct pllint_deadline deadline;
	struct memory_block *blocks;
	jmp_buf *exit;
	enum pllint_status status; // what memory_fail was given
	const char *reason;	   // its static text, NULL for none
	uint32_t line;		   // of the text, from 1, that it is about; 0 for none
};

void memory_init(struct memory *memory, struct pllint_allocator allocator, struct pllint_deadline deadline);
void memory_release(struct memory *memory);

// Leaves by memory->exit. `reason` is static text or NULL.
_Noreturn void memory_fail(struct memory *memory, enum pllint_status status, const char *reason);
// The same about a line of the text, from 1.
_Noreturn void memory_fail_at(struct memory *memory, enum pllint_status status, const char *reason, uint32_t line);

// Runs a function that may leave by memory_fail, and returns what it returned or failed with. What it
// changes must lie behind `context`: a variable of the caller would be undefined after the jump.
enum pllint_status memory_run(struct memory *memory, enum pllint_status (*run)(void *context), void *context);

// Fails with PLLINT_TIME_LIMIT when the deadline that was handed in has passed.
void memory_check_deadline(struct memory *memory);
// For a loop that asks at every step: at some of the steps, and at the first.
static inline void memory_check_deadline_at(struct memory *memory, size_t step)
{
	if (step % 1024 == 0) {
		memory_check_deadline(memory);
	}
}

// A block of `size` bytes, or `old` resized (contents kept, new bytes undefined). Size 0 is allowed.
void *memory_resize(struct memory *memory, void *old, size_t size);
// The same, but NULL on failure, with `old` untouched.
void *memory_try_resize(struct memory *memory, void *old, size_t size);
void memory_free(struct memory *memory, void *block);
// Frees what was taken since `memory->blocks` was `last`, which must not have been resized or freed itself.
void memory_free_since(struct memory *memory, const struct memory_block *last);

// Makes room for `needed` elements of `size` bytes in a growing array; returns the array.
void *memory_grow(struct memory *memory, void *array, size_t *capacity, size_t needed, size_t size);

// Bytes that live until the arena is reset. Memory of a reset arena is used again.
struct arena {
	struct memory *memory;
	struct arena_chunk *first;
	struct arena_chunk *current;
	size_t used; // of `current`
};

void arena_init(struct arena *arena, struct memory *memory);
void arena_reset(struct arena *arena);
// Gives all of it back before the memory's end; the arena is empty then.
void arena_release(struct arena *arena);
// Aligned for any type; zeroed.
void *arena_alloc(struct arena *arena, size_t size);
// The same for bytes that are all written; not zeroed.
void *arena_room(struct arena *arena, size_t size);
void *arena_copy(struct arena *arena, const void *bytes, size_t size);

#endif
