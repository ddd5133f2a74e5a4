#ifndef PLLINT_TEST_SUPPORT_H
#define PLLINT_TEST_SUPPORT_H

// An allocator that counts and can be told to fail, and a memory over it.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

struct counting {
	size_t live; // bytes
	size_t blocks;
	size_t calls;	// that asked for memory
	size_t fail_at; // the call that fails, from 1; 0 for none
	size_t peak;
};

static inline void *counting_resize(void *context, void *block, size_t old_size, size_t new_size)
{
	struct counting *counting = context;
	if (new_size == 0) {
		counting->live -= old_size;
		counting->blocks -= block != NULL;
		free(block);
		return NULL;
	}
	if (++counting->calls == counting->fail_at) {
		return NULL;
	}
	// Always somewhere else: who keeps the old address is found out.
	void *moved = malloc(new_size);
	assert_non_null(moved);
	memset(moved, 0xA5, new_size);
	if (block) {
		memcpy(moved, block, old_size < new_size ? old_size : new_size);
		free(block);
	}
	counting->blocks += block == NULL;
	counting->live += new_size - old_size;
	counting->peak = counting->live > counting->peak ? counting->live : counting->peak;
	return moved;
}

static inline bool asked_too_often(void *context)
{
	size_t *left = context;
	if (*left == 0) {
		return true;
	}
	(*left)--;
	return false;
}

struct bench {
	struct counting counting;
	struct memory memory;
	jmp_buf exit;
};

static inline void bench_open(struct bench *bench, size_t fail_at)
{
	memset(bench, 0, sizeof *bench);
	bench->counting.fail_at = fail_at;
	struct pllint_allocator allocator = {counting_resize, &bench->counting};
	memory_init(&bench->memory, allocator, (struct pllint_deadline){0});
	bench->memory.exit = &bench->exit;
}

static inline void bench_close(struct bench *bench)
{
	memory_release(&bench->memory);
	assert_int_equal(bench->counting.live, 0);
	assert_int_equal(bench->counting.blocks, 0);
}

// Runs `work` with the first, second, ... request for memory failing until none does. Every failure must
// come out as PLLINT_NO_MEMORY and leave nothing behind.
static inline size_t fail_everywhere(void (*work)(struct memory *memory))
{
	for (volatile size_t n = 1;; n++) {
		struct bench bench;
		bench_open(&bench, n);
		volatile bool failed = true;
		if (setjmp(bench.exit) == 0) {
			work(&bench.memory);
			failed = false;
		}
		if (failed) {
			assert_int_equal(bench.memory.status, PLLINT_NO_MEMORY);
			assert_non_null(bench.memory.reason);
		}
		size_t calls = bench.counting.calls;
		bench_close(&bench);
		if (!failed) {
			assert_true(calls < n);
			return n - 1;
		}
	}
}

#endif
