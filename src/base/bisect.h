#ifndef PLLINT_BASE_BISECT_H
#define PLLINT_BASE_BISECT_H

// Binary search in anything that has an order.

#include <stddef.h>

// Sets `index`, a size_t, to the first of `count` places for which `condition` is false, `count` if there is none.
// `condition` reads `index`; it must hold for all places before some place, and for none from there on.
#define BISECT(index, count, condition)                                                                                \
	do {                                                                                                           \
		size_t bisect_start = 0, bisect_end = (count);                                                         \
		while (bisect_start < bisect_end) {                                                                    \
			(index) = bisect_start + (bisect_end - bisect_start) / 2;                                      \
			if (condition) {                                                                               \
				bisect_start = (index) + 1;                                                            \
			} else {                                                                                       \
				bisect_end = (index);                                                                  \
			}                                                                                              \
		}                                                                                                      \
		(index) = bisect_start;                                                                                \
	} while (0)

#endif
