// Every edit that is declared is made, and nothing else: the findings of each pass, their edits applied by hand, lead
// to the very text that the fix hands out. Over all cases and examples of the rules' pages, and the lists below
// PLLINT_CORPUS if that is set. Only the public header is used, and none of the fixer's own code.

#include "../support/cases.h"
#include "lint/check.h"
#include "lists.h"

struct change {
	struct pllint_span range;
	char *bytes; // what comes in its place
	size_t size;
};

struct pass {
	struct linting *linting;
	const char *list; // before it
	size_t size;
	bool *taken; // findings
	struct change *changes;
	size_t count;
};

static size_t pass_count;
static size_t change_count;

static void add_bytes(struct change *change, const char *bytes, size_t size)
{
	change->bytes = realloc(change->bytes, change->size + size + 1);
	assert_non_null(change->bytes);
	memcpy(change->bytes + change->size, bytes, size);
	change->size += size;
}

static struct change change_of(const struct pass *pass, const struct pllint_edit *edit)
{
	struct change change = {.range = edit->range};
	for (uint32_t i = 0; i < edit->piece_count; i++) {
		const struct pllint_piece *piece = &edit->pieces[i];
		size_t size;
		const char *bytes = piece->text;
		if (piece->source == PIECE_LIST) {
			bytes = pass->list;
		} else if (piece->source == PIECE_TEMPLATE) {
			bytes = pllint_template_text(pass->linting->template, &size);
		}
		add_bytes(&change, bytes + piece->span.start, piece->span.end - piece->span.start);
	}
	return change;
}

// The finding that was fixed, which no other one was taken for.
static const struct pllint_finding *finding_of(struct pass *pass, const struct pllint_applied *fixed)
{
	const struct pllint_report *report = pass->linting->report;
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		struct pllint_position at = pllint_report_position(report, finding->at.start);
		if (pass->taken[i] || finding->rule != fixed->rule || at.line != fixed->position.line ||
		    at.column != fixed->position.column) {
			continue;
		}
		pllint_write_message(report, finding, text_writer(&pass->linting->text));
		if (strcmp(pass->linting->text.bytes, fixed->message) == 0) {
			pass->taken[i] = true;
			return finding;
		}
	}
	return NULL;
}

static void take_finding(struct pass *pass, const struct pllint_finding *finding)
{
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		pass->changes = realloc(pass->changes, (pass->count + 1) * sizeof *pass->changes);
		assert_non_null(pass->changes);
		pass->changes[pass->count++] = change_of(pass, &finding->edits[i]);
	}
}

static int compare(const void *left, const void *right)
{
	const struct change *a = left, *b = right;
	int order = (a->range.start > b->range.start) - (a->range.start < b->range.start);
	return order ? order : (a->range.end > b->range.end) - (a->range.end < b->range.end);
}

static bool is_same(const struct change *a, const struct change *b)
{
	return compare(a, b) == 0 && a->size == b->size && (a->size == 0 || memcmp(a->bytes, b->bytes, a->size) == 0);
}

// Findings may share their edits, which are made once; all others stand apart.
static void make_changes(struct pass *pass, struct change *text)
{
	size_t at = 0;
	if (pass->count > 0) {
		qsort(pass->changes, pass->count, sizeof *pass->changes, compare);
	}
	for (size_t i = 0; i < pass->count; i++) {
		const struct change *change = &pass->changes[i];
		if (i > 0 && is_same(change, change - 1)) {
			continue;
		}
		assert_true(change->range.start >= at && change->range.end <= pass->size);
		add_bytes(text, pass->list + at, change->range.start - at);
		add_bytes(text, change->bytes ? change->bytes : "", change->size);
		at = change->range.end;
		change_count++;
	}
	add_bytes(text, pass->list + at, pass->size - at);
}

static void release_pass(struct pass *pass)
{
	for (size_t i = 0; i < pass->count; i++) {
		free(pass->changes[i].bytes);
	}
	free(pass->changes);
	free(pass->taken);
}

// Makes the changes of one pass. False if there was none.
static bool run_pass(struct linting *linting, const struct pllint_fixed *fixed, unsigned number, struct change *text)
{
	linting_check_bytes(linting, text->bytes, text->size);
	struct pass pass = {.linting = linting, .list = text->bytes, .size = text->size};
	pass.taken = calloc(pllint_report_size(linting->report) + 1, sizeof *pass.taken);
	assert_non_null(pass.taken);
	bool found = false;
	for (size_t i = 0; i < pllint_fixed_size(fixed); i++) {
		const struct pllint_applied *applied = pllint_fixed_at(fixed, i);
		if (applied->pass == number) {
			const struct pllint_finding *finding = finding_of(&pass, applied);
			assert_non_null(finding);
			take_finding(&pass, finding);
			found = true;
		}
	}
	struct change next = {.size = 0};
	make_changes(&pass, &next);
	release_pass(&pass);
	free(text->bytes);
	*text = next;
	pass_count += found;
	return found;
}

static void replay(struct linting *linting, const char *list, size_t size, enum pllint_fix allow)
{
	struct result result = fix_twice(linting, list, size, allow);
	struct change text = {.size = 0};
	add_bytes(&text, list, size);
	unsigned pass = 1;
	while (run_pass(linting, result.fixed, pass, &text)) {
		pass++;
	}
	assert_true(text.size == result.size && memcmp(text.bytes, result.text, text.size) == 0);
	free(text.bytes);
	pllint_fixed_release(result.fixed);
}

static void replay_list(struct linting *linting, const struct lists *lists)
{
	replay(linting, lists->list, lists->size, PLLINT_FIX_SAFE);
	replay(linting, lists->list, lists->size, PLLINT_FIX_UNSAFE);
}

static struct lists lists = {.take = replay_list};

static void expect_changes(void)
{
	printf("%zu lists, %zu passes, %zu changes\n", lists.count, pass_count, change_count);
	assert_true(lists.count > 0 && change_count > 0);
	lists.count = pass_count = change_count = 0;
}

// Templates and fixed lists are lists too.
static void replay_case(const struct page *page, const struct rule_case *rule_case)
{
	const struct block *template = case_template(page, rule_case);
	for (unsigned kind = 0; kind < BLOCK_COUNT; kind++) {
		const struct block *block = kind == BLOCK_TEMPLATE ? template : &rule_case->blocks[kind];
		if (kind == BLOCK_FINDINGS || !block || !block->bytes) {
			continue;
		}
		assert_true(block->size < LIST_MAX);
		memcpy(lists.list, block->bytes, block->size + 1);
		lists.size = block->size;
		if (template) {
			lists_hand_out(&lists, rule_case->title, template->bytes);
		}
		lists_hand_out(&lists, rule_case->title, NULL);
	}
}

static void cases(void **state)
{
	(void)state;
	struct pages pages;
	pages_read(&pages, getenv("PLLINT_SOURCE_ROOT"));
	for (size_t i = 0; i < pages.count; i++) {
		for (size_t j = 0; j < pages.list[i].case_count; j++) {
			replay_case(&pages.list[i], &pages.list[i].cases[j]);
		}
	}
	pages_release(&pages);
	expect_changes();
}

static void examples(void **state)
{
	(void)state;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		struct linting linting;
		linting_open(&linting, rule->page->example_template);
		replay(&linting, rule->page->bad, strlen(rule->page->bad), PLLINT_FIX_UNSAFE);
		linting_close(&linting);
		lists.count++;
	}
	expect_changes();
}

static void public_lists(void **state)
{
	(void)state;
	if (!getenv("PLLINT_CORPUS")) {
		skip(); // PLLINT_CORPUS names no folder
	}
	lists_below(&lists, getenv("PLLINT_CORPUS"), NULL);
	expect_changes();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases),
		cmocka_unit_test(examples),
		cmocka_unit_test(public_lists),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
