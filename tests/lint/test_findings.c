// The store of findings: severities, edits, yielding, order and repetitions.

#include "lint/findings.h"
#include "lint/rule.h"
#include "linting.h"

struct store {
	struct bench bench;
	struct arena arena;
	struct findings findings;
	struct check check;
};

static void store_open(struct store *store, const char *text, const struct pllint_settings *settings,
		       const struct template *template)
{
	memset(store, 0, sizeof *store);
	bench_open(&store->bench, 0);
	if (setjmp(store->bench.exit)) {
		fail();
	}
	arena_init(&store->arena, &store->bench.memory);
	findings_init(&store->findings, &store->arena, settings, template);
	store->check = (struct check){
		.memory = &store->bench.memory,
		.arena = &store->arena,
		.source = source_new(&store->bench.memory, text, strlen(text)),
		.findings = &store->findings,
	};
}

static struct pllint_finding *add(struct store *store, const char *rule, uint32_t start, uint32_t end)
{
	store->check.rule = rule_named(rule);
	return report(&store->check, span_of(start, end), "text", NULL, NULL, 0);
}

static void edit(struct store *store, struct pllint_finding *finding, uint32_t start, uint32_t end)
{
	report_edit(&store->check, finding, PLLINT_FIX_SAFE, span_of(start, end), NO_PIECES);
}

static void test_severity(void **state)
{
	(void)state;
	size_t rule = rule_named("trailing-whitespace");
	struct pllint_settings settings;
	pllint_settings_init(&settings);
	struct template template = {.kind_count = 0};
	memset(template.severity, PLLINT_DEFAULT, sizeof template.severity);
	struct store store;
	store_open(&store, "", &settings, &template);
	assert_int_equal(store.findings.severity[rule], PLLINT_WARNING);
	findings_init(&store.findings, &store.arena, NULL, NULL);
	assert_int_equal(store.findings.severity[rule], PLLINT_WARNING);
	template.severity[rule] = PLLINT_ERROR;
	findings_init(&store.findings, &store.arena, &settings, &template);
	assert_int_equal(store.findings.severity[rule], PLLINT_ERROR);
	settings.severity[rule] = PLLINT_ON;
	findings_init(&store.findings, &store.arena, &settings, &template);
	assert_int_equal(store.findings.severity[rule], PLLINT_ERROR);
	template.severity[rule] = PLLINT_OFF;
	findings_init(&store.findings, &store.arena, &settings, &template);
	assert_int_equal(store.findings.severity[rule], PLLINT_WARNING);
	template.severity[rule] = PLLINT_DEFAULT;
	findings_init(&store.findings, &store.arena, &settings, &template);
	assert_int_equal(store.findings.severity[rule], PLLINT_WARNING);
	template.severity[rule] = PLLINT_OFF;
	settings.severity[rule] = PLLINT_DEFAULT;
	findings_init(&store.findings, &store.arena, &settings, &template);
	assert_int_equal(store.findings.severity[rule], PLLINT_OFF);
	settings.severity[rule] = PLLINT_INFO;
	findings_init(&store.findings, &store.arena, &settings, &template);
	assert_int_equal(add(&store, "trailing-whitespace", 0, 0)->severity, PLLINT_INFO);
	bench_close(&store.bench);
}

static void test_off_is_not_kept(void **state)
{
	(void)state;
	struct pllint_settings settings;
	pllint_settings_init(&settings);
	settings.severity[rule_named("blank-lines")] = PLLINT_OFF;
	struct store store;
	store_open(&store, "abc", &settings, NULL);
	struct pllint_finding *finding = add(&store, "blank-lines", 0, 1);
	edit(&store, finding, 0, 1);
	report_expected(finding, span_of(0, 1));
	assert_int_equal(store.findings.count, 0);
	bench_close(&store.bench);
}

static void test_edits_stand_in_order(void **state)
{
	(void)state;
	struct store store;
	store_open(&store, "0123456789", NULL, NULL);
	struct pllint_finding *finding = add(&store, "blank-lines", 0, 1);
	assert_int_equal(finding->fix, PLLINT_FIX_NONE);
	uint32_t starts[] = {5, 1, 7, 3, 0};
	for (size_t i = 0; i < 5; i++) {
		enum pllint_fix fix = i == 2 ? PLLINT_FIX_UNSAFE : PLLINT_FIX_SAFE;
		report_edit(&store.check, finding, fix, span_of(starts[i], starts[i] + 1),
			    PIECES(piece_text("a"), piece_list(span_of(2, 3)), piece_bytes(&store.check, "bc", 2)));
	}
	assert_int_equal(finding->edit_count, 5);
	for (size_t i = 1; i < 5; i++) {
		assert_true(finding->edits[i - 1].range.end <= finding->edits[i].range.start);
	}
	assert_int_equal(finding->fix, PLLINT_FIX_UNSAFE);
	assert_int_equal(finding->edits[4].piece_count, 3);
	assert_string_equal(finding->edits[4].pieces[2].text, "bc");
	assert_int_equal(finding->edits[4].pieces[0].span.end, 1);
	bench_close(&store.bench);
}

static void test_order(void **state)
{
	(void)state;
	struct store store;
	store_open(&store, "0123456789", NULL, NULL);
	add(&store, "final-newline", 4, 5);
	add(&store, "blank-lines", 4, 6);
	add(&store, "blank-lines", 4, 5);
	add(&store, "final-newline", 1, 9);
	add(&store, "template-fault", 4, 9);
	findings_sort(&store.findings);
	const char *rules_wanted[] = {"final-newline", "template-fault", "blank-lines", "blank-lines", "final-newline"};
	uint32_t ends[] = {9, 9, 5, 6, 5};
	assert_int_equal(store.findings.count, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(rule_of(&store.findings.items[i]->finding), rules_wanted[i]);
		assert_int_equal(store.findings.items[i]->finding.at.end, ends[i]);
	}
	bench_close(&store.bench);
}

static void test_repetitions(void **state)
{
	(void)state;
	struct store store;
	store_open(&store, "0123456789", NULL, NULL);
	store.check.rule = rule_named("blank-lines");
	for (uint32_t i = 0; i < 6; i++) {
		report(&store.check, span_of(1, 2), "{0}", NULL, ARGUMENTS(from_number(i % 2)));
		report(&store.check, span_of(1, 2), "{0}", NULL, ARGUMENTS(from_list(span_of(i % 3, 3))));
	}
	edit(&store, report(&store.check, span_of(1, 2), "{0}", NULL, ARGUMENTS(from_number(1))), 1, 2);
	findings_sort(&store.findings);
	assert_int_equal(store.findings.count, 5);
	uint32_t edits = 0;
	for (size_t i = 0; i < 5; i++) {
		edits += store.findings.items[i]->finding.edit_count;
	}
	assert_int_equal(edits, 1);
	bench_close(&store.bench);
}

// Neither text nor help is the same: none of them is a repetition, and their order does not hang on when they came.
static void test_other_texts_are_no_repetitions(void **state)
{
	(void)state;
	static const char *const texts[][2] = {{"b", "y"}, {"b", NULL}, {"a", "z"}, {"b", "x"}, {"a", "z"}};
	struct store store;
	store_open(&store, "0123456789", NULL, NULL);
	store.check.rule = rule_named("blank-lines");
	for (size_t i = 0; i < 5; i++) {
		report(&store.check, span_of(1, 2), texts[i][0], texts[i][1], NULL, 0);
	}
	findings_sort(&store.findings);
	assert_int_equal(store.findings.count, 4);
	static const size_t wanted[] = {2, 1, 3, 0};
	for (size_t i = 0; i < 4; i++) {
		const struct pllint_message *message = store.findings.items[i]->finding.message;
		const char *help = texts[wanted[i]][1];
		assert_string_equal(message->text, texts[wanted[i]][0]);
		assert_string_equal(message->help ? message->help : "", help ? help : "");
	}
	bench_close(&store.bench);
}

// One trailing-whitespace finding at 4..6 of the second line, and another finding, or its edit.
static bool yields(span at, span range)
{
	struct store store;
	store_open(&store, "a\nbc  \nde\n", NULL, NULL);
	add(&store, "trailing-whitespace", 4, 6);
	struct pllint_finding *other = add(&store, "blank-lines", at.start, at.end);
	if (range.start != UINT32_MAX) {
		edit(&store, other, range.start, range.end);
	}
	add(&store, "trailing-whitespace", 4, 6);
	findings_yield(&store.findings, store.check.source);
	bool yielded = store.findings.count == 1;
	assert_true(yielded || store.findings.count == 3);
	bench_close(&store.bench);
	return yielded;
}

static void test_yielding(void **state)
{
	(void)state;
	span none = span_of(UINT32_MAX, UINT32_MAX);
	assert_true(yields(span_of(2, 4), none));  // ends where the whitespace start
	assert_true(yields(span_of(4, 4), none));  // is empty there
	assert_true(yields(span_of(5, 6), none));  // overlaps
	assert_true(yields(span_of(6, 6), none));  // an insertion at their end
	assert_true(yields(span_of(0, 9), none));  // covers
	assert_false(yields(span_of(2, 3), none)); // the same line, apart
	assert_false(yields(span_of(7, 9), none)); // the next line
	assert_false(yields(span_of(0, 2), none)); // the line before with its ending
	assert_true(yields(span_of(0, 1), span_of(4, 4)));
	assert_true(yields(span_of(8, 9), span_of(2, 4)));
	assert_false(yields(span_of(0, 1), span_of(7, 7)));
	assert_true(yields(span_of(0, 1), span_of(5, 200))); // past the end of the text
}

static void test_yielding_at_a_line_start(void **state)
{
	(void)state;
	struct store store;
	store_open(&store, "a\n  \nb\n", NULL, NULL);
	add(&store, "trailing-whitespace", 2, 4);
	edit(&store, add(&store, "blank-lines", 0, 1), 0, 2); // deletes the line before
	findings_yield(&store.findings, store.check.source);
	assert_int_equal(store.findings.count, 2);
	edit(&store, add(&store, "blank-lines", 0, 1), 2, 2);
	findings_yield(&store.findings, store.check.source);
	assert_int_equal(store.findings.count, 2);
	bench_close(&store.bench);
}

static void test_spans_stay_within_the_source(void **state)
{
	(void)state;
	struct store store;
	store_open(&store, "abc", NULL, NULL);
	assert_int_equal(add(&store, "blank-lines", 1, 99)->at.end, 3);
	assert_int_equal(add(&store, "blank-lines", 2, 1)->at.end, 2);
	bench_close(&store.bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_severity),
		cmocka_unit_test(test_off_is_not_kept),
		cmocka_unit_test(test_edits_stand_in_order),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_repetitions),
		cmocka_unit_test(test_other_texts_are_no_repetitions),
		cmocka_unit_test(test_yielding),
		cmocka_unit_test(test_yielding_at_a_line_start),
		cmocka_unit_test(test_spans_stay_within_the_source),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
