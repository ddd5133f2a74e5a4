// What is written is one XML document, whatever the text is.

#include "report/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

struct sample {
	const char *from, *attribute, *text;
};

static const struct sample samples[] = {
	{"plain", "plain", "plain"},
	{"中文 👍🏽 é́", "中文 👍🏽 é́", "中文 👍🏽 é́"},
	{"\"a\" & 'b' <c>", "&quot;a&quot; &amp; 'b' &lt;c&gt;", "&quot;a&quot; &amp; 'b' &lt;c&gt;"},
	{"&amp;]]>", "&amp;amp;]]&gt;", "&amp;amp;]]&gt;"},
	{"<![CDATA[x]]>", "&lt;![CDATA[x]]&gt;", "&lt;![CDATA[x]]&gt;"},
	{"a\tb\nc\rd", "a&#9;b&#10;c&#13;d", "a&lt;U+0009&gt;b&lt;U+000A&gt;c&lt;U+000D&gt;d"},
	{"\x07\x1B[31m\x7F", "&lt;U+0007&gt;&lt;U+001B&gt;[31m&lt;U+007F&gt;",
	 "&lt;U+0007&gt;&lt;U+001B&gt;[31m&lt;U+007F&gt;"},
	{"\xFF\xC3\xED\xA0\x80", "&lt;0xFF&gt;&lt;0xC3&gt;&lt;0xED&gt;&lt;0xA0&gt;&lt;0x80&gt;",
	 "&lt;0xFF&gt;&lt;0xC3&gt;&lt;0xED&gt;&lt;0xA0&gt;&lt;0x80&gt;"},
	{"\xEF\xBF\xBE\xEF\xBF\xBF", "&lt;U+FFFE&gt;&lt;U+FFFF&gt;", "&lt;U+FFFE&gt;&lt;U+FFFF&gt;"},
	{"\xE2\x80\xAE", "&lt;U+202E&gt;", "&lt;U+202E&gt;"},
	{"##[error]x", "##&#91;error]x", "##&#91;error]x"},
	{"##vso[task]", "##vso&#91;task]", "##vso&#91;task]"},
	{"::error::x", "::error::x", "::error::x"}, // something is before it on the line
	{"", "", ""},
};

static struct output *start(struct buffer *copy)
{
	struct output *output = malloc(sizeof *output);
	assert_non_null(output);
	output_init(output, -1);
	output->copy = copy;
	return output;
}

static void finish(struct output *output, struct buffer *copy)
{
	free(output);
	buffer_release(copy);
}

static void assert_written(const struct buffer *copy, const char *part)
{
	static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
	assert_memory_equal(copy->bytes, declaration, sizeof declaration - 1);
	assert_string_equal(copy->bytes + sizeof declaration - 1, part);
}

static void test_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		struct buffer copy = {0}, wanted = {0};
		struct output *output = start(&copy);
		struct xml xml;
		xml_begin(&xml, output);
		xml_open(&xml, "a");
		xml_attribute_string(&xml, "b", samples[i].from);
		xml_string(&xml, samples[i].from);
		xml_close(&xml);
		buffer_add_string(&wanted, "<a b=\"");
		buffer_add_string(&wanted, samples[i].attribute);
		buffer_add_string(&wanted, "\">");
		buffer_add_string(&wanted, samples[i].text);
		buffer_add_string(&wanted, "</a>\n");
		assert_written(&copy, wanted.bytes);
		buffer_release(&wanted);
		finish(output, &copy);
	}
}

static void test_structure(void **state)
{
	(void)state;
	struct buffer copy = {0};
	struct output *output = start(&copy);
	struct xml xml;
	xml_begin(&xml, output);
	xml_open(&xml, "a");
	xml_attribute_number(&xml, "n", 7);
	xml_open(&xml, "b");
	xml_close(&xml);
	xml_open(&xml, "c");
	xml_string(&xml, "x");
	xml_line(&xml);
	xml_number(&xml, 12);
	xml_close(&xml);
	xml_open(&xml, "d");
	xml_open(&xml, "e");
	xml_close(&xml);
	xml_close(&xml);
	xml_close(&xml);
	assert_written(&copy, "<a n=\"7\">\n  <b/>\n  <c>x\n12</c>\n  <d>\n    <e/>\n  </d>\n</a>\n");
	finish(output, &copy);
}

// A line of text that begins with a command is none.
static void test_lines_are_no_commands(void **state)
{
	(void)state;
	struct buffer copy = {0};
	struct output *output = start(&copy);
	struct xml xml;
	xml_begin(&xml, output);
	xml_open(&xml, "a");
	xml_line(&xml);
	xml_string(&xml, " ::error::x");
	xml_line(&xml);
	xml_string(&xml, "\xE3\x80\x80::error::x");
	xml_close(&xml);
	assert_written(&copy, "<a>\n &#58;:error::x\n\xE3\x80\x80&#58;:error::x</a>\n");
	finish(output, &copy);
}

// Every two bytes that there are end neither the attribute nor the element.
static void test_any_bytes(void **state)
{
	(void)state;
	for (unsigned pair = 0; pair < 0x10000; pair++) {
		const char bytes[2] = {(char)(pair >> 8), (char)pair};
		struct buffer copy = {0};
		struct output *output = start(&copy);
		struct xml xml;
		xml_begin(&xml, output);
		buffer_cut(&copy, 0);
		xml_open(&xml, "a");
		xml_attribute(&xml, "b", bytes, 2);
		xml_text(&xml, bytes, 2);
		xml_close(&xml);
		size_t marks = 0, quotes = 0;
		for (size_t i = 0; i < copy.size; i++) {
			unsigned char byte = (unsigned char)copy.bytes[i];
			marks += byte == '<' || byte == '>';
			quotes += byte == '"';
			assert_true((byte >= ' ' && byte != 0x7F) || (byte == '\n' && i + 1 == copy.size));
		}
		assert_int_equal(marks, 4);
		assert_int_equal(quotes, 2);
		finish(output, &copy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_structure),
		cmocka_unit_test(test_lines_are_no_commands),
		cmocka_unit_test(test_any_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
