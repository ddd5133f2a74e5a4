// Patterns: what matches, what is refused, and that none runs away.

#include "support.h"

#include <time.h>

#include "base/pattern.h"

struct match_case {
	const char *pattern;
	const char *subject;
	enum pattern_result result;
};

static const struct match_case match_cases[] = {
	{"^\\d{4}$", "2025", PATTERN_MATCH},
	{"^\\d{4}$", "20255", PATTERN_NO_MATCH},
	{"^\\d{4}$", "２０２５", PATTERN_NO_MATCH},
	{"\\d{4}", "in 2025 or so", PATTERN_MATCH},
	{"", "", PATTERN_MATCH},
	{"^$", "", PATTERN_MATCH},
	{".", "", PATTERN_NO_MATCH},
	{"^.$", "人", PATTERN_MATCH},
	{"^..$", "人", PATTERN_NO_MATCH},
	{"^\\p{Han}+$", "人工智能", PATTERN_MATCH},
	{"^\\p{Han}+$", "Kana", PATTERN_NO_MATCH},
	{"(?i)^É$", "é", PATTERN_MATCH},
	{"人", "人工", PATTERN_MATCH},
	// Bytes that are not UTF-8 are bytes.
	{"^.$", "\xFF", PATTERN_MATCH},
	{"^a.b$",
	 "a\xFF"
	 "b",
	 PATTERN_MATCH},
	{"^\\d+$", "12\xFF", PATTERN_NO_MATCH},
	{"^...$", "\xE4\xBA\xFF", PATTERN_MATCH},
	{"人", "\xFF人", PATTERN_MATCH},
	{"(*UTF)^.$", "人", PATTERN_MATCH},
	{"(*UTF)^.$", "\xFF", PATTERN_NO_MATCH},
	{"(?C1)a(?C\"text\")b", "ab", PATTERN_MATCH},
	{"(?<a>x)\\k<a>", "xx", PATTERN_MATCH},
	{"^(a(?1)?b)$", "aabb", PATTERN_MATCH},
	{"(?<=a)b", "ab", PATTERN_MATCH},
	{"a\\Kb", "ab", PATTERN_MATCH},
	{"(?:a|b)*c", "ababababababc", PATTERN_MATCH},
};

static void test_matches(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	for (size_t i = 0; i < sizeof match_cases / sizeof *match_cases; i++) {
		const struct match_case *c = &match_cases[i];
		struct pattern_error error;
		struct pattern *pattern = pattern_compile(&bench.memory, c->pattern, strlen(c->pattern), &error);
		assert_non_null(pattern);
		assert_null(error.text);
		size_t blocks = bench.counting.blocks;
		if (pattern_match(pattern, &bench.memory, c->subject, strlen(c->subject)) != c->result) {
			fail_msg("/%s/ and \"%s\"", c->pattern, c->subject);
		}
		assert_int_equal(bench.counting.blocks, blocks);
	}
	struct pattern_error error;
	struct pattern *any = pattern_compile(&bench.memory, "^a\0b$", 5, &error);
	assert_int_equal(pattern_match(any, &bench.memory, "a\0b", 3), PATTERN_MATCH);
	any = pattern_compile(&bench.memory, "^$", 2, &error);
	assert_int_equal(pattern_match(any, &bench.memory, NULL, 0), PATTERN_MATCH);
	bench_close(&bench);
}

static const char *const faults[] = {
	"(",   "a)",	   "[a",   "*",	    "a{2,1}", "\\",   "a\\Cb", "\\p{Nope}",
	"\\1", "(?<=a*)b", "\xFF", "(?P<n", "(?i",    "a**+", "(?z)",
};

// Where the fault is depends on PCRE2's version, but it moves with what is before it.
static void check_fault(struct memory *memory, const char *fault)
{
	struct pattern_error error;
	struct pattern_error shifted;
	char longer[64];
	snprintf(longer, sizeof longer, "人%s", fault);
	size_t shift = strlen("人");
	bool starts_with_it = strchr("*", fault[0]) != NULL; // behind something, `*` is no fault
	assert_null(pattern_compile(memory, fault, strlen(fault), &error));
	assert_non_null(error.text);
	assert_true(strlen(error.text) > 0);
	assert_true(error.offset <= strlen(fault));
	if (!starts_with_it) {
		assert_null(pattern_compile(memory, longer, strlen(longer), &shifted));
		assert_string_equal(error.text, shifted.text);
		assert_int_equal(shifted.offset, error.offset + shift);
	}
}

static void test_faults(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		check_fault(&bench.memory, faults[i]);
	}
	bench_close(&bench);
}

static struct pattern *compile_repeated(struct memory *memory, const char *unit, size_t count, const char *end)
{
	size_t size = strlen(unit) * count;
	char *bytes = malloc(size + strlen(end) * count + 1);
	assert_non_null(bytes);
	char *to = bytes;
	for (size_t i = 0; i < count; i++) {
		to = memcpy(to, unit, strlen(unit));
		to += strlen(unit);
	}
	for (size_t i = 0; i < count; i++) {
		to = memcpy(to, end, strlen(end));
		to += strlen(end);
	}
	struct pattern_error error;
	struct pattern *pattern = pattern_compile(memory, bytes, (size_t)(to - bytes), &error);
	assert_true((pattern == NULL) == (error.text != NULL));
	free(bytes);
	return pattern;
}

static void test_large_patterns(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	assert_non_null(compile_repeated(&bench.memory, "a", 4096, ""));
	assert_null(compile_repeated(&bench.memory, "a", 4097, ""));
	assert_non_null(compile_repeated(&bench.memory, "(", 60, ")"));
	assert_null(compile_repeated(&bench.memory, "(", 70, ")"));
	assert_null(compile_repeated(&bench.memory, "(?:a{0,999}){0,999}", 10, ""));
	assert_true(bench.counting.peak < 4 * 1000 * 1000);
	bench_close(&bench);
}

struct hostile_case {
	const char *pattern;
	const char *unit;
};

// Each took from seconds to years without limits.
static const struct hostile_case hostile_cases[] = {
	{"(?:a|b)+[0-9]", "ab"},     {"(a+)+\\d$", "aaaaaaaa\n"}, {"(a+)+b", "a"},	  {"(a|a)*b", "a"},
	{"(?:a?){50}a{50}b", "a"},   {"(.*)*x\\d", "x"},	  {"^(?:.*,){30}P", ","}, {"(\\w+\\s?)*\\d$", "ab "},
	{"((a*)*)*b", "a"},	     {"(?R)?a(?R)?b", "a"},	  {"(x+x+)+y", "x"},	  {"(a*)\\1c", "a"},
	{".*.*.*.*=.*", "x"},	     {"(?=(a+))*b\\d", "ab"},	  {"[a-z]*+\\d", "a"},	  {"(?:[a-z]{20000}\\d)", "a"},
	{"(?:人|工)+[0-9]", "人工"},
};

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void run_hostile(struct memory *memory, const struct hostile_case *c, size_t size)
{
	struct pattern_error error;
	struct pattern *pattern = pattern_compile(memory, c->pattern, strlen(c->pattern), &error);
	assert_non_null(pattern);
	char *subject = malloc(size);
	assert_non_null(subject);
	size_t length = strlen(c->unit);
	for (size_t i = 0; i < size; i++) {
		subject[i] = c->unit[i % length];
	}
	double start = seconds();
	enum pattern_result result = pattern_match(pattern, memory, subject, size - size % length);
	double took = seconds() - start;
	free(subject);
	if (took > 5 || result == PATTERN_MATCH) {
		fail_msg("/%s/ on %zu bytes gave %d and took %.1f s", c->pattern, size, (int)result, took);
	}
}

static void check_hostile(const struct hostile_case *c, size_t size)
{
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	run_hostile(&bench.memory, c, size);
	assert_true(bench.counting.peak < 40 * 1000 * 1000);
	bench_close(&bench);
}

static void test_hostile_patterns_end(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof hostile_cases / sizeof *hostile_cases; i++) {
		check_hostile(&hostile_cases[i], 30);
		check_hostile(&hostile_cases[i], 1000);
		check_hostile(&hostile_cases[i], 32 * 1024);
	}
}

static void test_too_expensive_is_not_no_match(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	char subject[33 * 1024];
	memset(subject, 'a', sizeof subject);
	struct pattern_error error;
	struct pattern *runaway = pattern_compile(&bench.memory, "(a+)+b\\d", 8, &error);
	assert_int_equal(pattern_match(runaway, &bench.memory, subject, 10), PATTERN_NO_MATCH);
	subject[40] = 'b';
	assert_int_equal(pattern_match(runaway, &bench.memory, subject, 42), PATTERN_TOO_EXPENSIVE);
	struct pattern *simple = pattern_compile(&bench.memory, "^a+$", 4, &error);
	subject[40] = 'a';
	assert_int_equal(pattern_match(simple, &bench.memory, subject, 32 * 1024), PATTERN_MATCH);
	assert_int_equal(pattern_match(simple, &bench.memory, subject, 32 * 1024 + 1), PATTERN_TOO_EXPENSIVE);
	bench_close(&bench);
}

static void test_the_deadline_holds(void **state)
{
	(void)state;
	struct bench bench;
	bench_open(&bench, 0);
	size_t left = 3;
	bench.memory.deadline = (struct pllint_deadline){asked_too_often, &left};
	volatile bool came_back = false;
	if (setjmp(bench.exit) == 0) {
		struct pattern_error error;
		struct pattern *pattern = pattern_compile(&bench.memory, "(a+)+b\\d", 8, &error);
		const char *subject = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";
		pattern_match(pattern, &bench.memory, subject, strlen(subject));
		came_back = true;
	}
	assert_false(came_back);
	assert_int_equal(left, 0);
	assert_int_equal(bench.memory.status, PLLINT_TIME_LIMIT);
	bench_close(&bench);
}

// The pattern belongs to one memory, its matches to another: two lints can share it.
static void test_matching_does_not_touch_the_pattern(void **state)
{
	(void)state;
	struct bench owner;
	struct bench user;
	bench_open(&owner, 0);
	bench_open(&user, 0);
	if (setjmp(owner.exit) || setjmp(user.exit)) {
		fail();
	}
	struct pattern_error error;
	struct pattern *pattern = pattern_compile(&owner.memory, "^(a|b)+$", 8, &error);
	size_t calls = owner.counting.calls;
	for (int i = 0; i < 10; i++) {
		assert_int_equal(pattern_match(pattern, &user.memory, "abab", 4), PATTERN_MATCH);
	}
	assert_int_equal(owner.counting.calls, calls);
	assert_int_equal(user.counting.blocks, 0);
	assert_true(user.counting.calls > 0);
	bench_close(&user);
	bench_close(&owner);
}

static void compile_and_match(struct memory *memory)
{
	struct pattern_error error;
	struct pattern *pattern = pattern_compile(memory, "^(a|b)+\\d$", 10, &error);
	assert_non_null(pattern);
	assert_int_equal(pattern_match(pattern, memory, "abab1", 5), PATTERN_MATCH);
	assert_int_equal(pattern_match(pattern, memory, "abab\xFF", 5), PATTERN_NO_MATCH);
	assert_null(pattern_compile(memory, "(", 1, &error));
	assert_non_null(error.text);
}

static void test_every_request_may_fail(void **state)
{
	(void)state;
	assert_true(fail_everywhere(compile_and_match) > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_matches),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_large_patterns),
		cmocka_unit_test(test_hostile_patterns_end),
		cmocka_unit_test(test_too_expensive_is_not_no_match),
		cmocka_unit_test(test_the_deadline_holds),
		cmocka_unit_test(test_matching_does_not_touch_the_pattern),
		cmocka_unit_test(test_every_request_may_fail),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
