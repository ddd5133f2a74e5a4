// Which edits are applied together, and what they make of the text: findings made by hand.

#include "applying.h"

static void edits_apart_are_applied_together(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 1, 2, "A");
	add_edit(&applying, 8, 8, "B");
	add_finding(&applying, "date-form");
	add_edit(&applying, 4, 6, "");
	expect(&applying, 2, "0A2367B89");
}

static void of_two_that_overlap_the_first_is_applied(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 2, 5, "A");
	add_finding(&applying, "latex");
	add_edit(&applying, 4, 6, "B");
	expect(&applying, 1, "01A56789");
}

static void all_edits_of_a_finding_or_none(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 6, "A");
	add_finding(&applying, "latex");
	add_edit(&applying, 0, 1, "B");
	add_edit(&applying, 5, 7, "B");
	add_edit(&applying, 9, 10, "B");
	add_finding(&applying, "latex");
	add_edit(&applying, 0, 1, "C"); // free again
	expect(&applying, 2, "C1234A6789");
}

static void insertions_at_one_place_conflict(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 3, 3, "A");
	add_finding(&applying, "latex");
	add_edit(&applying, 3, 3, "B");
	expect(&applying, 1, "012A3456789");
}

static void insertions_at_an_end_of_a_range_conflict(void **state)
{
	(void)state;
	for (uint32_t at = 2; at <= 6; at++) {
		struct applying applying;
		open_on(&applying, "0123456789");
		add_finding(&applying, "latex");
		add_edit(&applying, 3, 5, "A");
		add_finding(&applying, "latex");
		add_edit(&applying, at, at, "B");
		bool free = at < 3 || at > 5;
		expect(&applying, free ? 2 : 1, at < 3 ? "01B2A56789" : at > 5 ? "012A5B6789" : "012A56789");
	}
}

static void ranges_side_by_side_are_for_one_rule(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 3, 5, "A");
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 6, "B");
	expect(&applying, 2, "012AB6789");
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 3, 5, "A");
	add_finding(&applying, "date-form");
	add_edit(&applying, 5, 6, "B");
	expect(&applying, 1, "012A56789");
}

static void the_same_edits_mend_both(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	for (int i = 0; i < 2; i++) {
		add_finding(&applying, "latex");
		add_edit(&applying, 3, 3, "A");
		add_edit(&applying, 7, 8, "B");
	}
	expect(&applying, 2, "012A3456B89");
}

static void what_is_not_allowed_is_left(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 3, 4, "A");
	applying.stored[0].finding.fix = PLLINT_FIX_UNSAFE;
	add_finding(&applying, "latex");
	add_edit(&applying, 5, 6, "B");
	applying.stored[1].finding.fix = PLLINT_FIX_SUGGESTED;
	add_finding(&applying, "latex");
	add_edit(&applying, 7, 8, "C");
	applying.stored[2].finding.fix = PLLINT_FIX_NONE;
	add_finding(&applying, "latex");
	add_edit(&applying, 9, 10, "D");
	applying.stored[3].finding.is_untouched = true;
	expect(&applying, 0, "");
}

static void edits_out_of_the_text_are_left(void **state)
{
	(void)state;
	static const span ranges[] = {{9, 11}, {7, 6}, {11, 11}};
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		struct applying applying;
		open_on(&applying, "0123456789");
		add_finding(&applying, "latex");
		add_edit(&applying, ranges[i].start, ranges[i].end, "A");
		add_finding(&applying, "latex");
		add_piece(&applying, 1, 2, piece_list(span_of(5, 12)));
		expect(&applying, 0, "");
	}
}

static void pieces_come_from_list_and_template(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_piece(&applying, 0, 0, piece_list(span_of(6, 9)));
	add_piece(&applying, 6, 9, piece_template(span_of(0, 2)));
	expect(&applying, 1, "678012345##9");
}

static void places_are_followed(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_piece(&applying, 0, 0, piece_list(span_of(6, 9))); // a move
	add_edit(&applying, 6, 9, "");
	add_finding(&applying, "latex");
	add_edit(&applying, 2, 4, "wxyz");
	assert_int_equal(apply(&applying), 2);
	assert_string_equal(applying.text.bytes, "67801wxyz459");
	const struct fixing *fixing = &applying.fixing;
	static const uint32_t wanted[] = {3, 4, 5, UINT32_MAX, 9, 10, 0, 1, 2, 11, 12};
	for (uint32_t i = 0; i <= 10; i++) {
		struct mapped to = map_offset(fixing, 0, i);
		assert_int_equal(to.is_gone, wanted[i] == UINT32_MAX);
		if (!to.is_gone) {
			assert_int_equal(to.offset, wanted[i]);
		} else {
			assert_int_equal(to.applied, 1);
		}
	}
	close_all(&applying);
}

// A copy is no move: what is copied stays, also where another finding moves it.
static void copies_are_not_followed(void **state)
{
	(void)state;
	struct applying applying;
	open_on(&applying, "0123456789");
	add_finding(&applying, "latex");
	add_edit(&applying, 0, 5, "");
	add_piece(&applying, 9, 9, piece_list(span_of(0, 5)));
	add_finding(&applying, "date-form");
	add_piece(&applying, 6, 7, piece_list(span_of(2, 3)));
	assert_int_equal(apply(&applying), 2);
	assert_string_equal(applying.text.bytes, "527801234"
						 "9");
	for (uint32_t i = 0; i < 5; i++) {
		struct mapped to = map_offset(&applying.fixing, 0, i);
		assert_false(to.is_gone);
		assert_int_equal(to.offset, 4 + i);
	}
	close_all(&applying);
}

// Many at once, compared with one after the other from the end.
static void many_edits(void **state)
{
	(void)state;
	enum { COUNT = 20000 };
	struct applying applying;
	static char list[COUNT * 4 + 1];
	static struct stored_finding stored[COUNT];
	static struct pllint_edit edits[COUNT];
	static struct stored_finding *items[COUNT];
	struct pllint_piece piece = piece_text("y");
	memset(list, '.', COUNT * 4);
	open_on(&applying, list);
	for (uint32_t i = 0; i < COUNT; i++) {
		edits[i] = (struct pllint_edit){{4 * i, 4 * i + 1 + i % 4}, &piece, 1};
		stored[i] = (struct stored_finding){.message = {.text = "x"}};
		stored[i].finding = (struct pllint_finding){.rule = (uint16_t)rule_named(i % 8 == 3 ? "latex" : "date"),
							    .fix = PLLINT_FIX_SAFE,
							    .message = &stored[i].message,
							    .edits = &edits[i],
							    .edit_count = 1};
		items[COUNT - 1 - i] = &stored[i];
	}
	applying.linting.report->findings.items = items;
	applying.linting.report->findings.count = COUNT;
	size_t count = apply_pass(&applying.fixing, applying.linting.report, &applying.text);
	// Every fourth range reaches the next one; half of those are of another rule and wait.
	assert_int_equal(count, COUNT - COUNT / 8 + (COUNT % 8 > 3));
	close_all(&applying);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(edits_apart_are_applied_together),
		cmocka_unit_test(of_two_that_overlap_the_first_is_applied),
		cmocka_unit_test(all_edits_of_a_finding_or_none),
		cmocka_unit_test(insertions_at_one_place_conflict),
		cmocka_unit_test(insertions_at_an_end_of_a_range_conflict),
		cmocka_unit_test(ranges_side_by_side_are_for_one_rule),
		cmocka_unit_test(the_same_edits_mend_both),
		cmocka_unit_test(what_is_not_allowed_is_left),
		cmocka_unit_test(edits_out_of_the_text_are_left),
		cmocka_unit_test(pieces_come_from_list_and_template),
		cmocka_unit_test(places_are_followed),
		cmocka_unit_test(copies_are_not_followed),
		cmocka_unit_test(many_edits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
