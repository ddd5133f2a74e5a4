// Every case of the rules' pages in every format of JSON, read back: the same findings, places and fixes.

#include "../support/cases.h"
#include "comparing.h"

static struct reported reported_of(const struct linting *linting)
{
	return (struct reported){
		.path = "list.md",
		.plain_path = "list.md",
		.checkout_path = "list.md",
		.template_path = "template.md",
		.plain_template_path = "template.md",
		.checkout_template_path = "template.md",
		.report = linting->report,
		.template = linting->template,
	};
}

static void compare_case(const struct page *page, const struct rule_case *rule_case)
{
	struct linting linting;
	const struct block *list = &rule_case->blocks[BLOCK_LIST], *findings = &rule_case->blocks[BLOCK_FINDINGS];
	const struct block *template = case_template(page, rule_case), *others = &rule_case->blocks[BLOCK_OTHERS];
	size_t lines = 0;
	for (size_t i = 0; i < findings->size; i++) {
		lines += findings->bytes[i] == '\n';
	}
	linting_open(&linting, template ? template->bytes : NULL);
	if (others->bytes) {
		linting_check_beside(&linting, others->bytes, others->size, CASES_OTHERS, list->bytes, list->size);
	} else {
		linting_check_bytes(&linting, list->bytes, list->size);
	}
	struct reported reported = reported_of(&linting);
	assert_int_equal(compare_all(&reported), lines);
	linting_close(&linting);
}

static void test_cases(void **state)
{
	(void)state;
	struct pages pages;
	pages_read(&pages, getenv("PLLINT_SOURCE_ROOT"));
	for (size_t i = 0; i < pages.count; i++) {
		for (size_t j = 0; j < pages.list[i].case_count; j++) {
			const struct rule_case *rule_case = &pages.list[i].cases[j];
			if (rule_case->blocks[BLOCK_LIST].bytes) {
				compare_case(&pages.list[i], rule_case);
			}
		}
	}
	pages_release(&pages);
}

// Every rule's bad example has a finding of it.
static void test_examples(void **state)
{
	(void)state;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		struct linting linting;
		linting_open(&linting,
			     strcmp(rule->name, "template-fault") ? rule->page->example_template : rule->page->bad);
		if (linting.template && pllint_template_is_of_files(linting.template)) {
			linting_check_beside(&linting, rule->page->good, strlen(rule->page->good), CASES_OTHERS,
					     rule->page->bad, strlen(rule->page->bad));
		} else {
			linting_check(&linting, rule->page->bad);
		}
		struct reported reported = reported_of(&linting);
		if (!strcmp(rule->name, "template-fault")) {
			reported.report = linting.faults;
			reported.is_template = true;
		}
		// What a change hides is found where the list before it is known.
		size_t wanted = strcmp(rule->name, "vanished-entry") ? 1 : 0;
		assert_true(compare_all(&reported) >= wanted);
		linting_close(&linting);
	}
}

// Each has a page of which no part is empty; code scanning asks for that.
static void test_rules(void **state)
{
	(void)state;
	struct linting linting;
	struct buffer printed = {0};
	linting_open(&linting, NULL);
	linting_check(&linting, "# A list\n");
	struct reported reported = reported_of(&linting);
	print_as(&printed, "sarif", &reported, NULL);
	struct json *sarif = read_back(printed.bytes, printed.size);
	const struct json *rules = follow(json_item(json_member(sarif, "runs"), 0), "tool", "driver", "rules");
	assert_int_equal(json_count(rules), pllint_rule_count());
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct json *rule = json_item(rules, i);
		const struct json *help = json_member(rule, "help");
		assert_string_equal(text_at(rule, "id"), pllint_rule_at(i)->name);
		assert_string_equal(text_at(json_member(rule, "shortDescription"), "text"),
				    pllint_rule_at(i)->page->summary);
		assert_non_null(strstr(text_at(help, "markdown"), "```markdown\n"));
		const char *const texts[] = {text_at(help, "text"),
					     text_at(json_member(rule, "fullDescription"), "text")};
		assert_true(strlen(texts[0]) > strlen(texts[1]) && *texts[1]);
		assert_true(strlen(texts[1]) <= 1024);
	}
	json_drop(sarif);
	buffer_release(&printed);
	linting_close(&linting);
}

// The problem of a file and that of the run, in each format that has a place for it.
static void check_problem(const struct reported_problem *problem)
{
	struct linting linting;
	linting_open(&linting, NULL);
	linting_check(&linting, "# A list\n");
	struct reported reported = reported_of(&linting);
	struct read_formats read = print_and_read(&reported, problem);
	const struct json *told = json_item(json_member(read.json, "problems"), 0);
	const struct json *invocation =
		json_item(json_member(json_item(json_member(read.sarif, "runs"), 0), "invocations"), 0);
	const struct json *notification = json_item(json_member(invocation, "toolExecutionNotifications"), 0);
	assert_string_equal(text_at(told, "text"), problem->text);
	assert_string_equal(text_at(json_item(read.jsonl, 2), "text"), problem->text);
	assert_string_equal(text_at(json_member(notification, "message"), "text"), problem->text);
	assert_string_equal(text_at(json_item(read.gitlab, 0), "description"), problem->text);
	assert_string_equal(text_at(json_item(read.gitlab, 0), "severity"), "blocker");
	assert_string_equal(text_at(json_item(json_member(read.rdjson, "diagnostics"), 0), "message"), problem->text);
	assert_int_equal(json_member(told, "path") != NULL, problem->path != NULL);
	assert_int_equal(json_count(json_member(notification, "locations")), problem->path != NULL);
	read_formats_free(&read);
	for (size_t i = 0; i < 4; i++) {
		static const char *const names[] = {"github", "junit", "checkstyle", "markdown"};
		struct buffer printed = {0};
		print_as(&printed, names[i], &reported, problem);
		assert_non_null(strstr(printed.bytes, problem->text));
		assert_true((strstr(printed.bytes, "a.md") != NULL) == (problem->path != NULL));
		buffer_release(&printed);
	}
	linting_close(&linting);
}

static void test_problems(void **state)
{
	(void)state;
	check_problem(&(struct reported_problem){
		.path = "a.md", .plain_path = "a.md", .checkout_path = "a.md", .text = "it cannot be read"});
	check_problem(&(struct reported_problem){.text = "nothing is named"});
}

// One problem that fills a page by itself is counted.
static void test_endless_problem(void **state)
{
	(void)state;
	struct linting linting;
	struct buffer text = {0}, printed = {0};
	linting_open(&linting, NULL);
	linting_check(&linting, "# A list\n");
	struct reported reported = reported_of(&linting);
	buffer_repeat(&text, 'a', 4000);
	print_as(&printed, "markdown", &reported, &(struct reported_problem){.text = text.bytes});
	assert_non_null(strstr(printed.bytes, "#### What went wrong\n\n\n**+1 more problems**\n"));
	assert_null(strstr(printed.bytes, "aaaa"));
	buffer_release(&text);
	buffer_release(&printed);
	linting_close(&linting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),	 cmocka_unit_test(test_examples),	 cmocka_unit_test(test_rules),
		cmocka_unit_test(test_problems), cmocka_unit_test(test_endless_problem),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
