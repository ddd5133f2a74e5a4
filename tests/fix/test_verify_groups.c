// Sections that are moved: whole groups may be, in the name of the rule that says so, and nothing else.

#include "verifying.h"

static const char TEMPLATE[] = "<!-- pllint: order any -->\n\n## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n"
			       "- **Progress**: todo / done\n";

// The parts that are moved stand between bars, which are taken out.
static const char LIST[] = "# 2025\n"
			   "\n"
			   "|## 2025-05-10\n"
			   "\n"
			   "|### A Walk\n"
			   "\n"
			   "|- **Tags**: maths\n"
			   "|- **Progress**: done\n"
			   "\n"
			   "|### A Ride\n"
			   "\n"
			   "- **Tags**: graphs\n"
			   "- **Progress**: done\n"
			   "\n"
			   "Some words.\n"
			   "\n"
			   "---\n"
			   "\n"
			   "|## 2025-05-11\n"
			   "\n"
			   "|### A Dive\n"
			   "\n"
			   "- **Tags**: water\n"
			   "- **Progress**: done\n"
			   "\n"
			   "|# 2024\n"
			   "\n"
			   "|## 2024-01-01\n"
			   "\n"
			   "### A Climb\n"
			   "\n"
			   "- **Tags**: rocks\n"
			   "- **Progress**: done\n";

enum { START, GROUP_1, WALK, TAGS, PROGRESS, RIDE, GROUP_2, DIVE, YEAR_2, GROUP_3, PART_COUNT };

struct parts {
	char list[sizeof LIST];
	uint32_t starts[PART_COUNT + 1];
};

static void read_parts(struct parts *parts)
{
	uint32_t size = 0;
	uint32_t count = 0;
	parts->starts[count++] = 0;
	for (const char *at = LIST; *at; at++) {
		if (*at == '|') {
			parts->starts[count++] = size;
		} else {
			parts->list[size++] = *at;
		}
	}
	parts->list[size] = 0;
	assert_int_equal(count, PART_COUNT);
	parts->starts[count] = size;
}

static span part(const struct parts *parts, uint32_t first, uint32_t end)
{
	return span_of(parts->starts[first], parts->starts[end]);
}

// Exchanges the parts [first, second) and [second, end).
static const char *try_exchange(struct verifying_test *test, const struct parts *parts, const char *rule,
				uint32_t first, uint32_t second, uint32_t end)
{
	span moved = part(parts, second, end);
	struct pllint_piece piece = piece_list(moved);
	struct pllint_edit edits[] = {
		{{moved.end, moved.end}, NULL, 0},
		{{0, 0}, NULL, 0},
	};
	edits[0] = (struct pllint_edit){span_of(parts->starts[first], parts->starts[first]), &piece, 1};
	edits[1] = (struct pllint_edit){moved, NULL, 0};
	return verifying_try(test, rule, edits, 2);
}

static void exchanged_in(const char *template, const char *rule, uint32_t first, uint32_t second, uint32_t end,
			 const char *why)
{
	struct verifying_test test;
	struct parts parts;
	read_parts(&parts);
	verifying_open(&test, template, parts.list);
	const char *reason = try_exchange(&test, &parts, rule, first, second, end);
	if (why ? !reason || !strstr(reason, rule) || !strstr(reason, why) : reason != NULL) {
		fail_msg("%s", reason ? reason : "it is accepted");
	}
	verifying_close(&test);
}

static void exchanged(const char *rule, uint32_t first, uint32_t second, uint32_t end, const char *why)
{
	exchanged_in(TEMPLATE, rule, first, second, end, why);
}

static void whole_groups_are_moved(void **state)
{
	(void)state;
	exchanged("group-order", GROUP_1, GROUP_2, YEAR_2, NULL);
	// Another group may be the one that is out of order then.
	static const char ordered[] =
		"<!-- pllint: order oldest-first -->\n\n## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n"
		"- **Progress**: todo / done\n";
	exchanged_in(ordered, "group-order", GROUP_1, GROUP_2, YEAR_2, NULL);
}

static void other_rules_move_none(void **state)
{
	(void)state;
	exchanged("field-order", GROUP_1, GROUP_2, YEAR_2, "it moves a heading");
	exchanged("blank-lines", GROUP_1, GROUP_2, YEAR_2, "it moves a heading");
	exchanged("label-form", GROUP_1, GROUP_2, YEAR_2, "it moves a heading");
	exchanged("heading-level", GROUP_1, GROUP_2, YEAR_2, "it moves a heading");
}

static void what_is_no_group_is_not_moved(void **state)
{
	(void)state;
	exchanged("group-order", WALK, RIDE, GROUP_2, "it moves a heading");
	exchanged("group-order", RIDE, GROUP_2, DIVE, "a heading comes below another one");
	exchanged("group-order", GROUP_2, YEAR_2, GROUP_3, "a heading comes below another one");
	exchanged("group-order", GROUP_1, YEAR_2, PART_COUNT, "a heading comes below another one");
	exchanged("group-order", GROUP_2, GROUP_3, PART_COUNT, "a heading comes below another one");
	exchanged("group-order", TAGS, PROGRESS, RIDE, "it moves a field");
	exchanged("field-order", TAGS, PROGRESS, RIDE, "a new finding appears");
}

static void replaced(const char *old, const char *new, const char *why)
{
	struct verifying_test test;
	struct parts parts;
	read_parts(&parts);
	verifying_open(&test, TEMPLATE, parts.list);
	uint32_t at = (uint32_t)(strstr(parts.list, old) - parts.list);
	struct pllint_piece piece = piece_text(new);
	struct pllint_edit edit = {{at, at + (uint32_t)strlen(old)}, &piece, 1};
	const char *reason = verifying_try(&test, "group-order", &edit, 1);
	if (!reason || !strstr(reason, "group-order") || !strstr(reason, why)) {
		fail_msg("%s", reason ? reason : "it is accepted");
	}
	verifying_close(&test);
}

static void nothing_is_lost_on_the_way(void **state)
{
	(void)state;
	replaced("Some words.", "Some.", "more than it says");
	replaced("---\n", "", "more than it says");
	replaced("Some words.", "Some words. ", "`trailing-whitespace`");
	replaced("## 2025-05-11", "## 2025-05-12", "more than it says");
	replaced("## 2025-05-11", "###\n## 2025-05-11", "more than it says");
	replaced("Some words.\n\n---\n\n", "words. Some\n\n---\n\n", "outside the fields");
	replaced("Some words.\n\n---\n\n", "---\n\nSome words.\n\n", "outside the fields");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_groups_are_moved),
		cmocka_unit_test(other_rules_move_none),
		cmocka_unit_test(what_is_no_group_is_not_moved),
		cmocka_unit_test(nothing_is_lost_on_the_way),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
