// wasi-libc looks at four bytes at a time, and a quarter of a check is looking for one. 16 at a time are read where
// they are aligned: a page of memory ends nowhere else.

#include <stdint.h>
#include <string.h>
#include <wasm_simd128.h>

#define WIDTH sizeof(v128_t)

__attribute__((target("simd128"))) void *memchr(const void *text, int wanted, size_t size)
{
	if (size == 0) {
		return NULL;
	}
	const char *start = text, *end = size > (uintptr_t)-1 - (uintptr_t)start ? (const char *)-1 : start + size;
	const char *chunk = (const char *)((uintptr_t)start & ~(uintptr_t)(WIDTH - 1));
	v128_t pattern = wasm_i8x16_splat((int8_t)wanted);
	uint32_t skipped = (uint32_t)-1 << (start - chunk);
	for (; chunk < end; chunk += WIDTH) {
		uint32_t found = wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(chunk), pattern)) & skipped;
		if (found != 0) {
			const char *place = chunk + __builtin_ctz(found);
			return place < end ? (void *)place : NULL;
		}
		skipped = (uint32_t)-1;
	}
	return NULL;
}
