// Blocks, arenas, growing arrays, and how a call ends early.

#include "support.h"

static void test_blocks_keep_their_contents(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	char *a = memory_resize(&bench.memory, NULL, 3);
	char *b = memory_resize(&bench.memory, NULL, 0);
	char *c = memory_resize(&bench.memory, NULL, 5);
	assert_non_null(b);
	memcpy(a, "abc", 3);
	memcpy(c, "12345", 5);
	a = memory_resize(&bench.memory, a, 1000);
	assert_memory_equal(a, "abc", 3);
	b = memory_resize(&bench.memory, b, 10);
	c = memory_resize(&bench.memory, c, 2);
	assert_memory_equal(c, "12", 2);
	assert_int_equal(bench.counting.blocks, 3);
	memory_free(&bench.memory, b);
	assert_int_equal(bench.counting.blocks, 2);
	memory_free(&bench.memory, c);
	memory_free(&bench.memory, NULL);
	assert_int_equal(bench.counting.blocks, 1);
	bench_close(&bench);
}

static void test_blocks_are_aligned(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct arena arena;
	arena_init(&arena, &bench.memory);
	for (size_t size = 0; size < 70; size++) {
		assert_int_equal((uintptr_t)memory_resize(&bench.memory, NULL, size) % _Alignof(max_align_t), 0);
		assert_int_equal((uintptr_t)arena_alloc(&arena, size) % _Alignof(max_align_t), 0);
	}
	bench_close(&bench);
}

// Chunks of an arena that is used again are passed over where they are too small.
static void test_arena_is_used_again(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct arena arena;
	arena_init(&arena, &bench.memory);
	for (size_t i = 0; i < 3; i++) {
		arena_alloc(&arena, 10000);
	}
	size_t blocks = bench.counting.blocks;
	arena_reset(&arena);
	for (size_t i = 0; i < 3; i++) {
		memset(arena_alloc(&arena, 10000), 1, 10000);
	}
	assert_int_equal(bench.counting.blocks, blocks);
	arena_reset(&arena);
	memset(arena_alloc(&arena, 100000), 1, 100000);
	assert_int_equal(bench.counting.blocks, blocks + 1);
	bench_close(&bench);
}

static void test_try_fails_softly(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 2);
	if (setjmp(bench.exit)) {
		fail();
	}
	char *block = memory_try_resize(&bench.memory, NULL, 4);
	assert_non_null(block);
	memcpy(block, "data", 4);
	assert_null(memory_try_resize(&bench.memory, block, 400));
	assert_memory_equal(block, "data", 4);
	assert_null(memory_try_resize(&bench.memory, NULL, SIZE_MAX));
	assert_null(memory_try_resize(&bench.memory, NULL, SIZE_MAX - 8));
	bench_close(&bench);
}

static void expect_no_memory(void (*work)(struct memory *memory))
{
	struct bench bench;
	bench_open(&bench, 0);
	volatile bool came_back = false;
	if (setjmp(bench.exit) == 0) {
		work(&bench.memory);
		came_back = true;
	}
	assert_false(came_back);
	assert_int_equal(bench.memory.status, PLLINT_NO_MEMORY);
	bench_close(&bench);
}

static void resize_too_much(struct memory *memory)
{
	memory_resize(memory, NULL, SIZE_MAX);
}

static void grow_too_much(struct memory *memory)
{
	size_t capacity = 0;
	memory_grow(memory, NULL, &capacity, SIZE_MAX / 4, 8);
}

static void arena_too_much(struct memory *memory)
{
	struct arena arena;
	arena_init(&arena, memory);
	arena_alloc(&arena, SIZE_MAX);
}

static void arena_nearly_too_much(struct memory *memory)
{
	struct arena arena;
	arena_init(&arena, memory);
	arena_alloc(&arena, 8);
	arena_alloc(&arena, SIZE_MAX - 64 * 1024);
}

static void test_sizes_do_not_overflow(void **state)
{
	(void)state;
	expect_no_memory(resize_too_much);
	expect_no_memory(grow_too_much);
	expect_no_memory(arena_too_much);
	// Passes the size checks, so the allocator must be the one that refuses.
	struct bench bench;
	bench_open(&bench, 2);
	volatile bool came_back = false;
	if (setjmp(bench.exit) == 0) {
		arena_nearly_too_much(&bench.memory);
		came_back = true;
	}
	assert_false(came_back);
	bench_close(&bench);
}

static void test_arrays_grow(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	uint32_t *array = NULL;
	size_t capacity = 0;
	for (uint32_t i = 0; i < 10000; i++) {
		array = memory_grow(&bench.memory, array, &capacity, i + 1u, sizeof *array);
		assert_true(capacity > i);
		array[i] = i * 7;
	}
	for (uint32_t i = 0; i < 10000; i++) {
		assert_int_equal(array[i], i * 7);
	}
	// Growth is geometric.
	assert_true(bench.counting.calls < 30);
	uint32_t *same = memory_grow(&bench.memory, array, &capacity, capacity, sizeof *array);
	assert_ptr_equal(same, array);
	bench_close(&bench);
}

static void test_arena_memory_is_zeroed_and_disjoint(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	static const size_t sizes[] = {1, 15, 16, 17, 0, 16 * 1024, 1, 40 * 1024, 3, 16 * 1024 - 1, 100 * 1024, 2};
	enum { COUNT = sizeof sizes / sizeof *sizes };
	struct arena arena;
	arena_init(&arena, &bench.memory);
	size_t live = 0;
	for (int round = 0; round < 4; round++) {
		unsigned char *blocks[COUNT];
		for (size_t i = 0; i < COUNT; i++) {
			blocks[i] = arena_alloc(&arena, sizes[i]);
			for (size_t j = 0; j < sizes[i]; j++) {
				assert_int_equal(blocks[i][j], 0);
			}
			memset(blocks[i], (int)i + 1, sizes[i]);
		}
		for (size_t i = 0; i < COUNT; i++) {
			for (size_t j = 0; j < sizes[i]; j++) {
				assert_int_equal(blocks[i][j], i + 1);
			}
		}
		// A reset arena uses what it has: the second round costs nothing.
		assert_true(round == 0 || bench.counting.live == live);
		live = bench.counting.live;
		arena_reset(&arena);
	}
	bench_close(&bench);
}

static void test_arena_copies(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	struct arena arena;
	arena_init(&arena, &bench.memory);
	char text[] = "text";
	char *copy = arena_copy(&arena, text, sizeof text);
	text[0] = 'n';
	assert_string_equal(copy, "text");
	assert_non_null(arena_copy(&arena, NULL, 0));
	bench_close(&bench);
}

static void use_everything(struct memory *memory)
{
	struct arena arena;
	arena_init(&arena, memory);
	arena_alloc(&arena, 10);
	char *block = memory_resize(memory, NULL, 10);
	arena_alloc(&arena, 50000);
	block = memory_resize(memory, block, 20);
	size_t capacity = 0;
	int *array = NULL;
	for (size_t i = 0; i < 100; i++) {
		array = memory_grow(memory, array, &capacity, i + 1, sizeof *array);
	}
	memory_free(memory, block);
	arena_copy(&arena, "x", 1);
	arena_alloc(&arena, 16 * 1024);
}

static void test_every_request_may_fail(void **state)
{
	(void)state;
	assert_true(fail_everywhere(use_everything) >= 8);
}

static void test_deadline(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	size_t left = 2;
	bench.memory.deadline = (struct pllint_deadline){asked_too_often, &left};
	volatile int checks = 0;
	if (setjmp(bench.exit) == 0) {
		for (;;) {
			memory_check_deadline(&bench.memory);
			checks++;
		}
	}
	assert_int_equal(checks, 2);
	assert_int_equal(bench.memory.status, PLLINT_TIME_LIMIT);
	assert_non_null(bench.memory.reason);
	bench_close(&bench);
}

static void test_no_deadline(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	memory_check_deadline(&bench.memory);
	bench_close(&bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks_keep_their_contents),
		cmocka_unit_test(test_blocks_are_aligned),
		cmocka_unit_test(test_arena_is_used_again),
		cmocka_unit_test(test_try_fails_softly),
		cmocka_unit_test(test_sizes_do_not_overflow),
		cmocka_unit_test(test_arrays_grow),
		cmocka_unit_test(test_arena_memory_is_zeroed_and_disjoint),
		cmocka_unit_test(test_arena_copies),
		cmocka_unit_test(test_every_request_may_fail),
		cmocka_unit_test(test_deadline),
		cmocka_unit_test(test_no_deadline),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
