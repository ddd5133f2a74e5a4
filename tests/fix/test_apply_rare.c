// Edits that are not sound, that nearly are those of another finding, or that change too much.

#include "applying.h"
#include "fix/declared.h"

// In order and apart, as every rule gives them.
static void edits_of_one_finding_that_are_not_apart_are_left(void **state)
{
	(void)state;
	static const span pairs[][2] = {{{5, 6}, {3, 4}}, {{5, 7}, {6, 8}}, {{5, 5}, {5, 5}}, {{5, 5}, {5, 6}}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct applying applying;
		open_on(&applying, "0123456789");
		add_finding(&applying, "latex");
		add_edit(&applying, pairs[i][0].start, pairs[i][0].end, "A");
		add_edit(&applying, pairs[i][1].start, pairs[i][1].end, "B");
		expect(&applying, 0, "");
	}
}

// Only the very same edits fix both.
static void edits_that_differ_a_little_do_not_mend_both(void **state)
{
	(void)state;
	struct pllint_piece first = piece_list(span_of(0, 2));
	struct pllint_piece others[] = {piece_list(span_of(1, 2)), piece_list(span_of(0, 1)),
					piece_template(span_of(0, 2)), piece_text("01")};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		struct applying applying;
		open_on(&applying, "0123456789");
		add_finding(&applying, "latex");
		add_piece(&applying, 5, 7, first);
		add_finding(&applying, "latex");
		add_piece(&applying, 5, 7, others[i]);
		expect(&applying, 1, "0123401789");
	}
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 7, "A");
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 7, "B");
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 8, "A");
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 7, "A");
	applying.edits[3].piece_count = 0;
	expect(&applying, 1, "01234A789");
}

// The same words in two places of the memory are the same.
static void texts_are_compared_by_their_bytes(void **state)
{
	(void)state;
	static const char copy[] = "new words";
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 7, copy + 4);
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 7, "words");
	expect(&applying, 2, "01234words789");
}

// Findings may share their edits with one that is further before them.
static void shared_edits_mend_both(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 7, "A");
	add_finding(&applying, "latex");
	add_edit(&applying, 1, 2, "B");
	add_finding(&applying, "latex");
	applying.stored[2].finding.edits = applying.edits;
	applying.stored[2].finding.edit_count = 1;
	expect(&applying, 3, "0B234A789");
}

// Of several findings the first one that changes more than its rule says is named.
static void one_of_several_changes_too_much(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123 5678 ");
	add_finding(&applying, "latex");
	add_edit(&applying, 1, 2, "A");
	add_finding(&applying, "trailing-whitespace");
	add_edit(&applying, 6, 7, "B");
	add_finding(&applying, "trailing-whitespace");
	add_edit(&applying, 9, 10, "");
	assert_int_equal(apply(&applying), 3);
	assert_false(declared_check(&applying.fixing, applying.fixing.original, applying.text));
	assert_true(rule_set_has(&applying.fixing.refusal.named, rule_named("trailing-whitespace")));
	assert_false(rule_set_has(&applying.fixing.refusal.named, rule_named("latex")));
	close_all(&applying);
}

static void empty_places_are_followed(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 2, 4, "wxyz");
	assert_int_equal(apply(&applying), 1);
	span at = map_span(&applying.fixing, 0, span_of(6, 6));
	assert_int_equal(at.start, 8);
	assert_int_equal(at.end, 8);
	at = map_span(&applying.fixing, 0, span_of(1, 6));
	assert_int_equal(at.start, 1);
	assert_int_equal(at.end, 8);
	close_all(&applying);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits_of_one_finding_that_are_not_apart_are_left),
		cmocka_unit_test(edits_that_differ_a_little_do_not_mend_both),
		cmocka_unit_test(texts_are_compared_by_their_bytes),
		cmocka_unit_test(shared_edits_mend_both),
		cmocka_unit_test(one_of_several_changes_too_much),
		cmocka_unit_test(empty_places_are_followed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
