// How the texts of findings are formed.

#include "lint/report.h"
#include "linting.h"

struct fixture {
	struct bench bench;
	struct pllint_report report;
	struct template template;
	struct check check;
	struct text text;
};

static void fixture_open(struct fixture *fixture, const char *list, const char *template)
{
	memset(fixture, 0, sizeof *fixture);
	bench_open(&fixture->bench, 0);
	if (setjmp(fixture->bench.exit)) {
		fail();
	}
	struct memory *memory = &fixture->bench.memory;
	arena_init(&fixture->report.arena, memory);
	fixture->report.source = source_new(memory, list, strlen(list));
	fixture->report.positions = positions_new(memory, fixture->report.source);
	fixture->template.file = source_new(memory, template, strlen(template));
	fixture->report.template = &fixture->template;
	findings_init(&fixture->report.findings, &fixture->report.arena, NULL, NULL);
	fixture->check = (struct check){
		.memory = memory,
		.arena = &fixture->report.arena,
		.source = fixture->report.source,
		.template = &fixture->template,
		.findings = &fixture->report.findings,
	};
}

static const char *message_of(struct fixture *fixture, const struct pllint_finding *finding)
{
	pllint_write_message(&fixture->report, finding, text_writer(&fixture->text));
	return fixture->text.bytes;
}

static const char *note_of(struct fixture *fixture, const struct pllint_finding *finding)
{
	pllint_write_note(&fixture->report, finding, text_writer(&fixture->text));
	return fixture->text.bytes;
}

static const char *say(struct fixture *fixture, const char *format, struct argument argument)
{
	return message_of(fixture,
			  report(&fixture->check, span_of(0, 0), format, NULL, ARGUMENTS(argument, from_text("two"))));
}

// A list's whole text as it is quoted.
static void expect_quote(const char *list, const char *wanted)
{
	struct fixture fixture;
	fixture_open(&fixture, list, "");
	assert_string_equal(say(&fixture, "{0}", from_list(span_of(0, (uint32_t)strlen(list)))), wanted);
	bench_close(&fixture.bench);
}

static void test_arguments(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, "one\ntwo\nthree", "# Template");
	assert_string_equal(say(&fixture, "{0} is {1}", from_list(span_of(4, 7))), "`two` is two");
	assert_string_equal(say(&fixture, "{1}{0}{1}", from_template(span_of(2, 10))), "two`Template`two");
	assert_string_equal(say(&fixture, "`{0}`", from_text("a-b")), "`a-b`");
	assert_string_equal(say(&fixture, "{0}", from_number(4294967295u)), "4294967295");
	assert_string_equal(say(&fixture, "on {0}.", from_line(9)), "on line 3.");
	struct date_form form;
	assert_true(date_form_read("YYYY/MM/DD", 10, &form));
	assert_string_equal(say(&fixture, "{0}", from_day(&form, 20250515)), "`2025/05/15`");
	assert_string_equal(say(&fixture, "{2} {x} {0 {", from_number(1)), "{2} {x} {0 {");
	assert_string_equal(say(&fixture, "", from_number(1)), "");
	assert_string_equal(say(&fixture, "{/} {:} {0", from_number(1)), "{/} {:} {0");
	assert_string_equal(say(&fixture, "a {0}b", from_text(NULL)), "a b");
	assert_string_equal(say(&fixture, "a {0}b", (struct argument){.type = ARGUMENT_NONE}), "a b");
	// What is no part of the list is not quoted.
	assert_string_equal(say(&fixture, "a {0}b", from_list(span_of(0, 100))), "a b");
	assert_string_equal(say(&fixture, "a {0}b", from_list((span){2, 1})), "a b");
	// A report on a template has no other.
	fixture.report.template = NULL;
	assert_string_equal(say(&fixture, "{0}", from_template(span_of(4, 7))), "`two`");
	fixture.report.source = NULL;
	assert_string_equal(say(&fixture, "a {0}b", from_template(span_of(4, 7))), "a b");
	bench_close(&fixture.bench);
}

static void test_help(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, "one", "");
	struct pllint_finding *finding =
		report(&fixture.check, span_of(0, 0), "a", "write {0}", ARGUMENTS(from_list(span_of(0, 3))));
	pllint_write_help(&fixture.report, finding, text_writer(&fixture.text));
	assert_string_equal(fixture.text.bytes, "write `one`");
	finding = report(&fixture.check, span_of(0, 0), "a", NULL, NULL, 0);
	pllint_write_help(&fixture.report, finding, text_writer(&fixture.text));
	assert_string_equal(fixture.text.bytes, "");
	bench_close(&fixture.bench);
}

static void test_quotes(void **state)
{
	(void)state;
	expect_quote("", "``");
	expect_quote("  a \t\r\n  b\n", "`a b`");
	expect_quote("日本\xE3\x80\x80語", "`日本 語`");
	expect_quote("a `b` c", "``a `b` c``");
	expect_quote("`a`", "`` `a` ``");
	expect_quote("``x` y", "``` ``x` y ```");
	expect_quote("a\xFF\xFE", "`a\xFF\xFE`");
	// Bytes that go on with no character are one each, also where the middle is left out.
	expect_quote("123456789 123456789 123456789 123456789 123456789 12\x80\x80\x80\x80\x80\x80\x80\x80\x80",
		     "`123456789 123456789 123456789 123456…9 123456789 12\x80\x80\x80\x80\x80\x80\x80\x80\x80`");
}

static void test_long_quotes(void **state)
{
	(void)state;
	// 60 code points stay; of 61 the middle goes.
	expect_quote("123456789 123456789 123456789 123456789 123456789 123456789x",
		     "`123456789 123456789 123456789 123456789 123456789 123456789x`");
	expect_quote("123456789 123456789 123456789 123456789 123456789 123456789 y",
		     "`123456789 123456789 123456789 123456…9 123456789 123456789 y`");
	char list[3 * 200 + 1] = "";
	for (int i = 0; i < 200; i++) {
		memcpy(list + 3 * i, i < 100 ? "語" : "本", 4);
	}
	struct fixture fixture;
	fixture_open(&fixture, list, "");
	const char *quote = say(&fixture, "{0}", from_list(span_of(0, 600)));
	assert_int_equal(strlen(quote), 1 + 36 * 3 + 3 + 23 * 3 + 1);
	assert_memory_equal(quote + 1 + 36 * 3, "…本", 6);
	bench_close(&fixture.bench);
}

// However many whitespace there are, few are looked at, and no character is cut.
static void test_quotes_of_whitespace(void **state)
{
	(void)state;
	for (size_t i = 0; i < 4; i++) {
		char list[20000];
		memset(list, ' ', sizeof list);
		memcpy(list, "x", 1);
		memcpy(list + 1021 + i, "語", 3);
		memcpy(list + sizeof list - 1028 + i, "本", 3);
		memcpy(list + sizeof list - 2, "y", 2);
		expect_quote(list, i == 0 ? "`x 語…y`" : "`x…本 y`");
	}
}

// Whatever is there, a quote is short and is on one line.
static void test_any_bytes(void **state)
{
	(void)state;
	uint32_t seed = 1;
	static const char alphabet[] = "a `\n\t\r\xE6\x97\xA5\xFF\x80\xF0\x9F\x98\x80";
	for (int round = 0; round < 3000; round++) {
		char list[300];
		size_t size = (size_t)round % sizeof list;
		for (size_t i = 0; i < size; i++) {
			seed = seed * 1664525u + 1013904223u;
			list[i] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
		}
		list[size] = 0;
		struct fixture fixture;
		fixture_open(&fixture, list, "");
		const char *quote = say(&fixture, "{0}", from_list(span_of(0, (uint32_t)size)));
		assert_null(strchr(quote, '\n'));
		assert_null(strstr(quote, "\xE2\x80\xA6\xE2\x80\xA6"));
		assert_true(strlen(quote) < 600);
		bench_close(&fixture.bench);
	}
}

static void test_kind(void **state)
{
	(void)state;
	struct fixture fixture;
	fixture_open(&fixture, "- Authors: x", "### Paper Title");
	struct template_kind kind = {.title = {4, 15}};
	struct pllint_finding *finding = report(&fixture.check, span_of(0, 0), "wrong", NULL, NULL, 0);
	findings_stored(finding)->message.kind = &kind;
	assert_string_equal(message_of(&fixture, finding), "wrong");
	assert_string_equal(note_of(&fixture, finding), "read as `Paper Title`");
	findings_stored(finding)->message.because = span_of(2, 9);
	assert_string_equal(message_of(&fixture, finding), "wrong");
	assert_string_equal(note_of(&fixture, finding), "read as `Paper Title` because of `Authors`");
	bench_close(&fixture.bench);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arguments),
		cmocka_unit_test(test_help),
		cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_long_quotes),
		cmocka_unit_test(test_quotes_of_whitespace),
		cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_kind),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
