// Text in CSV and BibTeX, whatever is in it.

#include "report/export_bibtex.h"
#include "report/export_csv.h"
#include "report/exporter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

struct sample {
	const char *from, *wanted;
};

static void compare(const struct sample *samples, size_t count, void (*add)(struct buffer *, const char *, size_t))
{
	for (size_t i = 0; i < count; i++) {
		struct buffer buffer = {0};
		buffer_add(&buffer, "", 0);
		add(&buffer, samples[i].from, strlen(samples[i].from));
		assert_string_equal(buffer.bytes, samples[i].wanted);
		buffer_release(&buffer);
	}
}

#define COMPARE(samples, add) compare(samples, sizeof(samples) / sizeof *(samples), add)

static void cells_of_csv(void **state)
{
	static const struct sample samples[] = {
		{"plain", "\"plain\""},
		{"", "\"\""},
		{"a, \"b\"\nc\td", "\"a, \"\"b\"\"\nc\td\""},
		{"=1+1", "\"'=1+1\""},
		{"+1", "\"'+1\""},
		{"-1", "\"'-1\""},
		{"@SUM(A1)", "\"'@SUM(A1)\""},
		{"\t=1", "\"'\t=1\""},
		{"＝1+1", "\"'＝1+1\""},
		{"＋1", "\"'＋1\""},
		{"－1", "\"'－1\""},
		{"＠SUM(A1)", "\"'＠SUM(A1)\""},
		{"a=1", "\"a=1\""},
		{"1＝1", "\"1＝1\""},
		{"\xEF\xBC", "\"<0xEF><0xBC>\""},
		{"\"=1\"", "\"\"\"=1\"\"\""},
		{"\xFF\x1B[31m\xE2\x80\xAE", "\"<0xFF><U+001B>[31m<U+202E>\""},
		{"a\n::error::x", "\"a\n<U+003A>:error::x\""},
		{"中文 👍🏽", "\"中文 👍🏽\""},
	};
	(void)state;
	COMPARE(samples, csv_add);
}

static void text_of_bibtex(void **state)
{
	static const struct sample samples[] = {
		{"plain é 中文", "plain é 中文"},
		{"50% & $x_1^2$ #3 ~", "50\\% \\& \\$x\\_1\\textasciicircum{}2\\$ \\#3 \\textasciitilde{}"},
		{"}{\\", "\\textbraceright{}\\textbraceleft{}\\textbackslash{}"},
		{"a\r\n b", "a b"},
		{"<b>\"@misc{", "\\textless{}b\\textgreater{}\\textquotedbl{}@misc\\textbraceleft{}"},
		{"\xFF\x07", "\\textless{}0xFF\\textgreater{}\\textless{}U+0007\\textgreater{}"},
	};
	(void)state;
	COMPARE(samples, bibtex_add);
}

static void urls_of_bibtex(void **state)
{
	static const struct sample samples[] = {
		{"https://a.org/b_c?d=%20&e#f", "https://a.org/b_c?d=%20&e#f"},
		{"a{b}c\\d e\"\xC3\xA9", "a%7Bb%7Dc%5Cd%20e%22%C3%A9"},
	};
	(void)state;
	COMPARE(samples, bibtex_add_verbatim);
}

// Names with `|` between.
static void add_names(struct buffer *buffer, const char *bytes, size_t size)
{
	struct pllint_text names[8];
	size_t count = 0;
	for (const char *at = bytes; at <= bytes + size;) {
		size_t length = strcspn(at, "|");
		names[count++] = (struct pllint_text){at, length};
		at += length + 1;
	}
	bibtex_add_names(buffer, names, count);
}

static void names_of_bibtex(void **state)
{
	static const struct sample samples[] = {
		{"Ann Lee", "Ann Lee"},
		{"Ann Lee|Bo Chen", "Ann Lee and Bo Chen"},
		{"Ann Lee|et al.", "Ann Lee and others"},
		{"Ann and Co|Bo Chen", "{Ann and Co} and Bo Chen"},
		{"Lab (X, Y)|Bo Chen", "{Lab (X, Y)} and Bo Chen"},
		{"Ann Lee||Bo Chen", "Ann Lee and Bo Chen"},
		{"Ann Lee|and others", "Ann Lee and others"},
		{"Ann Lee|Jr.|Bo Chen", "Ann Lee Jr. and Bo Chen"},
		{"J_o}e", "J\\_o\\textbraceright{}e"},
		{"*", "*"},
	};
	(void)state;
	COMPARE(samples, add_names);
}

static void letters_in_ascii(void **state)
{
	static const struct sample samples[] = {
		{"Ab9", "ab9"},
		{"ÀÅÆÇÉÏÐÑÖØÜÝÞß", "aaaeceidnoouythss"},
		{"àåæçéïðñöøüýþÿ", "aaaeceidnoouythy"},
		{"Łódź", "lodz"},
		{"ČŘŠŽ", "crsz"},
		{"ŒœĲŊſ", "oeoeijns"},
		{"×÷", ""},
		{"王 伟", ""},
		{"e\xCC\x81", "e"},
		{"O'Neil-x", "oneilx"},
		{"Ğışİ", "gisi"},
	};
	(void)state;
	COMPARE(samples, bibtex_fold);
}

static void check_key(struct bibtex_keys *keys, const char *title, const char *author, const char *year,
		      const struct pllint_identity *work, const char *wanted)
{
	struct buffer key = {0};
	const struct pllint_exported entry = {.title = {title, strlen(title)}};
	bibtex_key(keys, &key, &entry, (struct pllint_text){author, strlen(author)}, year, work);
	assert_string_equal(key.bytes, wanted);
	buffer_release(&key);
}

static void keys_are_stable(void **state)
{
	const struct pllint_identity arxiv = {"work", "arXiv", {"1706.03762", 10}},
				     old = {"work", "arXiv", {"hep-th/9901001", 14}};
	struct bibtex_keys keys = {0};
	(void)state;
	check_key(&keys, "Attention Is All", "Ashish Vaswani", "2017", &arxiv, "vaswani2017attention-1706.03762");
	check_key(&keys, "The D-Brane", "Juan Maldacéna", "1999", &old, "maldacena1999d-hep-th-9901001");
	check_key(&keys, "Attention Is All", "Ashish Vaswani", "2017", &arxiv, "vaswani2017attention-1706.03762-2");
	check_key(&keys, "题目", "王伟", "", &arxiv, "entry-1706.03762");
	for (int i = 0; i < 1000; i++) {
		const struct pllint_identity other = {"work", "arXiv", {(const char *)&i, sizeof i}};
		struct buffer key = {0};
		bibtex_key(&keys, &key, &(struct pllint_exported){.line = 1}, (struct pllint_text){"", 0}, "", &other);
		buffer_release(&key);
	}
	check_key(&keys, "Attention Is All", "Ashish Vaswani", "2017", &arxiv, "vaswani2017attention-1706.03762-3");
	bibtex_keys_release(&keys);
}

static void dates_as_far_as_they_are_known(void **state)
{
	static const struct {
		uint32_t day;
		const char *wanted;
	} samples[] = {{20250515, "2025-05-15"}, {20250500, "2025-05"}, {20250000, "2025"}, {515, ""}, {100000101, ""}};
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		char date[16];
		exported_date(&(struct pllint_exported){.group_day = samples[i].day}, date);
		assert_string_equal(date, samples[i].wanted);
	}
}

// The same number is another one's in another index, and of another kind.
static void what_is_repeated(void **state)
{
	static const struct pllint_exported_link links[] = {
		{.identity = {"model", "Hugging Face", {"a/b", 3}}},
		{.identity = {"dataset", "Hugging Face", {"a/b", 3}}},
		{.identity = {"model", "Hugging Face", {"a/bc", 4}}},
		{.identity = {"model", "GitHub", {"a/b", 3}}},
		{.identity = {"model", "Hugging Face", {"a/b", 3}}},
	};
	const struct pllint_exported entry = {.links = links, .link_count = 5};
	(void)state;
	for (uint32_t i = 0; i < 5; i++) {
		assert_int_equal(exported_is_repeated(&entry, i), i == 4);
	}
}

static void formats_by_name(void **state)
{
	(void)state;
	assert_non_null(export_format_find("csv"));
	assert_null(export_format_find("xml"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_of_csv),
		cmocka_unit_test(text_of_bibtex),
		cmocka_unit_test(urls_of_bibtex),
		cmocka_unit_test(names_of_bibtex),
		cmocka_unit_test(letters_in_ascii),
		cmocka_unit_test(keys_are_stable),
		cmocka_unit_test(dates_as_far_as_they_are_known),
		cmocka_unit_test(what_is_repeated),
		cmocka_unit_test(formats_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
