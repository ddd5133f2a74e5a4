// Text in JSON is read back as it is shown, and it is ASCII on its way.

#include "report/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assert_shown(const char *bytes, size_t size, const char *wanted)
{
	struct output *output = malloc(sizeof *output);
	struct buffer copy = {0}, problem = {0};
	assert_non_null(output);
	output_init(output, -1);
	output->copy = &copy;
	struct json *value = json_new_array();
	json_add(value, json_new_shown(bytes, size));
	json_print(value, output, 0);
	json_drop(value);
	for (size_t i = 0; i < copy.size; i++) {
		assert_true(copy.bytes[i] >= ' ' && copy.bytes[i] <= '~');
	}
	value = json_read(copy.bytes, copy.size, &problem);
	assert_non_null(value);
	assert_string_equal(json_string_of(json_item(value, 0)), wanted);
	json_drop(value);
	buffer_release(&copy);
	buffer_release(&problem);
	free(output);
}

static void test_text(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to;
	} samples[] = {
		{"", ""},
		{"a \"b\" \\ /c", "a \"b\" \\ /c"},
		{"a\tb\nc\rd", "a\tb\nc\rd"},
		{"\x01\x1B[31m\x7F.", "<U+0001><U+001B>[31m<U+007F>."},
		{"~\x7F", "~<U+007F>"},
		{"中文 👍🏽", "中文 👍🏽"},
		{"\xFF\xC3", "<0xFF><0xC3>"},
		{"a\xE2\x80\xAE", "a<U+202E>"},
		{"::error::x ##[y]", "::error::x ##[y]"}, // no line of JSON begins with text
	};
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		assert_shown(samples[i].from, strlen(samples[i].from), samples[i].to);
	}
	assert_shown("a\0b", 3, "a<U+0000>b");
}

// Each byte alone, between two letters.
static void test_every_byte(void **state)
{
	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		char text[] = {'a', (char)byte, 'b'}, wanted[16];
		bool is_plain = (byte >= ' ' && byte <= '~') || byte == '\t' || byte == '\n' || byte == '\r';
		snprintf(wanted, sizeof wanted, is_plain ? "a%cb" : byte < 0x80 ? "a<U+%04X>b" : "a<0x%02X>b", byte);
		assert_shown(text, sizeof text, wanted);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_every_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
