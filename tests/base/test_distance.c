// Edits between words.

#include "support.h"

#include "base/distance.h"

struct distance_case {
	const char *a;
	const char *b;
	unsigned limit;
	unsigned edits;
};

static const struct distance_case cases[] = {
	{"", "", 2, 0},
	{"", "", 0, 0},
	{"a", "a", 0, 0},
	{"a", "b", 0, 1},
	{"a", "b", 2, 1},
	{"", "a", 2, 1},
	{"", "abc", 2, 3},
	{"", "abc", 3, 3},
	{"abstract", "abstract", 2, 0},
	{"abstract", "abstarct", 2, 1},
	{"abstract", "abstrac", 2, 1},
	{"abstract", "abstracts", 2, 1},
	{"abstract", "abstraxt", 2, 1},
	{"abstract", "bastract", 2, 1},
	{"abstract", "abstratc", 2, 1},
	{"abstract", "bastratc", 2, 2},
	{"abstract", "bstract", 2, 1},
	{"author", "authors", 2, 1},
	{"authors", "author", 2, 1},
	{"kitten", "sitting", 8, 3},
	{"kitten", "sitting", 2, 3},
	{"kitten", "sitting", 1, 2},
	{"summary", "abstract", 8, 7},
	{"summary", "abstract", 2, 3},
	{"ab", "ba", 1, 1},
	{"ca", "abc", 8, 3}, // a swap's letters are not edited again
	{"abcd", "badc", 2, 2},
	{"abcdef", "badcfe", 2, 3},
	{"摘要", "摘要", 2, 0},
	{"摘要", "摘錄", 2, 1},
	{"摘要", "要摘", 2, 1},
	{"摘要", "摘", 2, 1},
	{"résumé", "resume", 2, 2},
	{"\xFF", "\xFF", 2, 0},
	{"\xFF", "\xFE", 2, 1},
	{"\xFF\xFE", "\xFE\xFF", 2, 1},
	{"\xE4\xBA", "\xE4\xBA\xBA", 8, 2},
};

static void test_distances(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct distance_case *c = &cases[i];
		unsigned there = distance_edits(c->a, strlen(c->a), c->b, strlen(c->b), c->limit);
		unsigned back = distance_edits(c->b, strlen(c->b), c->a, strlen(c->a), c->limit);
		if (there != c->edits || back != c->edits) {
			fail_msg("\"%s\" to \"%s\" is %u, back %u", c->a, c->b, there, back);
		}
	}
}

static void test_long_words(void **state)
{
	(void)state;
	char a[300];
	char b[300];
	memset(a, 'a', sizeof a);
	memset(b, 'a', sizeof b);
	b[10] = 'b';
	assert_int_equal(distance_edits(a, 64, b, 64, 2), 1);
	assert_int_equal(distance_edits(a, 64, a, 63, 2), 1);
	assert_int_equal(distance_edits(a, 65, a, 65, 2), 3);
	assert_int_equal(distance_edits(a, 64, a, 65, 2), 3);
	assert_int_equal(distance_edits(a, 300, a, 300, 8), 9);
	for (size_t i = 0; i < 64; i++) {
		memcpy(a + i * 4, "\xF0\x9F\x94\xA5", 4);
	}
	assert_int_equal(distance_edits(a, 256, a, 256, 2), 0);
	assert_int_equal(distance_edits(a, 256, a, 252, 2), 1);
}

// Straight from the definition, without limits or rows.
static unsigned edits_slowly(const char *a, size_t m, const char *b, size_t n)
{
	if (m == 0 || n == 0) {
		return (unsigned)(m + n);
	}
	unsigned best = edits_slowly(a, m - 1, b, n - 1) + (a[m - 1] != b[n - 1]);
	unsigned other = edits_slowly(a, m - 1, b, n) + 1;
	best = other < best ? other : best;
	other = edits_slowly(a, m, b, n - 1) + 1;
	best = other < best ? other : best;
	if (m > 1 && n > 1 && a[m - 1] == b[n - 2] && a[m - 2] == b[n - 1]) {
		other = edits_slowly(a, m - 2, b, n - 2) + 1;
		best = other < best ? other : best;
	}
	return best;
}

static void spell(unsigned number, char word[4], size_t *size)
{
	*size = number % 5;
	for (size_t i = 0; i < 4; i++) {
		word[i] = (char)('a' + (number / 5 >> (2 * i)) % 3);
	}
}

static void test_every_short_word(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 5 * 256; i += 3) {
		for (unsigned j = 0; j < 5 * 256; j += 7) {
			char a[4], b[4];
			size_t m, n;
			spell(i, a, &m);
			spell(j, b, &n);
			unsigned real = edits_slowly(a, m, b, n);
			for (unsigned limit = 0; limit <= 4; limit++) {
				unsigned wanted = real > limit ? limit + 1 : real;
				assert_int_equal(distance_edits(a, m, b, n, limit), wanted);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_distances),
		cmocka_unit_test(test_long_words),
		cmocka_unit_test(test_every_short_word),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
