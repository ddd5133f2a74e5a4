#ifndef PLLINT_BASE_HASH_H
#define PLLINT_BASE_HASH_H

// FNV-1a of 64 bits, the hash of some bytes, which further bytes continue; and the search in a table by a hash.

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(14695981039346656037)

static inline uint64_t hash_add(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * UINT64_C(1099511628211);
}

static inline uint64_t hash_byte(uint64_t hash, char byte)
{
	return hash_add(hash, (unsigned char)byte);
}

static inline uint64_t hash_bytes(uint64_t hash, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		hash = hash_byte(hash, bytes[i]);
	}
	return hash;
}

// The hash as the start of a search in a table: the upper half decides as well.
static inline uint64_t hash_folded(uint64_t hash)
{
	return hash ^ hash >> 32;
}

// Sets `at` to where a search in a table with `room` slots, a power of two, ends: the first slot from that of `hash` on
// for which `is_end`, which reads `at`, is true. It must be true for a free slot, of which there must be one.
#define HASH_PROBE(at, hash, room, is_end)                                                                             \
	do {                                                                                                           \
		(at) = (size_t)(hash) & ((room)-1);                                                                    \
		while (!(is_end)) {                                                                                    \
			(at) = ((at) + 1) & ((room)-1);                                                                \
		}                                                                                                      \
	} while (0)

#endif
