// The one adapter of jansson.

#include "report/json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *allocate_for_json(size_t size)
{
	return allocate(NULL, size);
}

void json_init(void)
{
	// A parser that runs out of memory may leave members out without a word.
	json_set_alloc_funcs(allocate_for_json, free);
}

// jansson says by NULL that there is no memory.
static struct json *made(json_t *value)
{
	if (!value) {
		allocate_fail();
	}
	return (struct json *)value;
}

static json_t *inside(const struct json *value)
{
	return (json_t *)(uintptr_t)value;
}

struct json *json_new_object(void)
{
	return made(json_object());
}

struct json *json_new_array(void)
{
	return made(json_array());
}

struct json *json_new_string(const char *text)
{
	return made(json_string(text));
}

static bool is_plain(char byte)
{
	return (byte >= ' ' && byte <= '~') || byte == '\n' || byte == '\r' || byte == '\t';
}

// One character that is not plain.
static size_t add_shown(struct buffer *shown, const char *bytes, size_t size)
{
	struct pllint_character character = pllint_character_at(bytes, size);
	if (character.printable) {
		buffer_add(shown, bytes, character.size);
	} else {
		struct escape_state nothing_before = {.inside = true};
		struct escaped escaped = escape_next(&nothing_before, bytes, size);
		buffer_add(shown, escaped.bytes, escaped.size);
	}
	return character.size;
}

struct json *json_new_shown(const char *bytes, size_t size)
{
	struct buffer shown = {0};
	buffer_add(&shown, "", 0);
	for (size_t at = 0; at < size;) {
		size_t end = at;
		while (end < size && is_plain(bytes[end])) {
			end++;
		}
		buffer_add(&shown, bytes + at, end - at);
		at = end < size ? end + add_shown(&shown, bytes + end, size - end) : end;
	}
	struct json *value = made(json_stringn(shown.bytes, shown.size));
	buffer_release(&shown);
	return value;
}

struct json *json_new_exact(const char *bytes, size_t size)
{
	for (size_t at = 0; at < size;) {
		struct pllint_character character = pllint_character_at(bytes + at, size - at);
		if (character.code_point == UINT32_MAX) {
			return NULL;
		}
		at += character.size;
	}
	return made(json_stringn(size ? bytes : "", size));
}

struct json *json_new_base64(const char *bytes, size_t size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct buffer text = {0};
	buffer_add(&text, "", 0);
	for (size_t at = 0; at < size; at += 3) {
		uint32_t bits = 0;
		size_t count = size - at < 3 ? size - at : 3;
		for (size_t i = 0; i < 3; i++) {
			bits = bits << 8 | (i < count ? (unsigned char)bytes[at + i] : 0);
		}
		char group[4] = {digits[bits >> 18], digits[bits >> 12 & 63], '=', '='};
		for (size_t i = 2; i <= count; i++) {
			group[i] = digits[bits >> (18 - 6 * i) & 63];
		}
		buffer_add(&text, group, sizeof group);
	}
	struct json *value = json_new_string(text.bytes);
	buffer_release(&text);
	return value;
}

struct json *json_new_number(uint64_t number)
{
	return made(json_integer((json_int_t)number));
}

struct json *json_new_integer(int number)
{
	return made(json_integer(number));
}

struct json *json_new_bool(bool value)
{
	return made(json_boolean(value));
}

struct json *json_new_null(void)
{
	return made(json_null());
}

void json_put(struct json *object, const char *key, struct json *value)
{
	if (json_object_set_new_nocheck(inside(object), key, inside(value))) {
		allocate_fail();
	}
}

void json_put_all(struct json *object, struct json *other)
{
	if (json_object_update(inside(object), inside(other))) {
		allocate_fail();
	}
	json_drop(other);
}

void json_add(struct json *array, struct json *value)
{
	if (json_array_append_new(inside(array), inside(value))) {
		allocate_fail();
	}
}

struct json *json_share(const struct json *value)
{
	return (struct json *)json_incref(inside(value));
}

void json_drop(struct json *value)
{
	json_decref(inside(value));
}

// --- printing -------------------------------------------------------------------------------------

// Outside strings, JSON has neither number signs nor DEL.
static int print(const char *bytes, size_t size, void *context)
{
	struct output *output = context;
	size_t from = 0;
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] == '#' || bytes[i] == 0x7F) {
			output_escaped(output, bytes + from, i - from);
			output_plain(output, bytes[i] == '#' ? "\\u0023" : "\\u007f");
			from = i + 1;
		}
	}
	output_escaped(output, bytes + from, size - from);
	return 0;
}

void json_print(const struct json *value, struct output *output, unsigned indent)
{
	size_t flags = JSON_ENSURE_ASCII | JSON_ENCODE_ANY | (indent ? JSON_INDENT(indent) : JSON_COMPACT);
	if (json_dump_callback(inside(value), print, output, flags)) {
		allocate_fail();
	}
}

// --- reading --------------------------------------------------------------------------------------

struct json *json_read(const char *bytes, size_t size, struct buffer *problem)
{
	json_error_t error;
	json_t *value = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &error);
	if (!value) {
		char line[32];
		snprintf(line, sizeof line, "line %d: ", error.line);
		buffer_add_string(problem, line, error.text);
	}
	return (struct json *)value;
}

struct json *json_read_message(const char *bytes, size_t size)
{
	json_error_t error;
	return (struct json *)json_loadb(bytes, size, JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
}

enum json_kind json_kind_of(const struct json *value)
{
	if (!value) {
		return JSON_IS_ABSENT;
	}
	switch (json_typeof(inside(value))) {
	case JSON_OBJECT:
		return JSON_IS_MAP;
	case JSON_ARRAY:
		return JSON_IS_LIST;
	case JSON_STRING:
		return JSON_IS_STRING;
	case JSON_INTEGER:
		return JSON_IS_NUMBER;
	case JSON_TRUE:
	case JSON_FALSE:
		return JSON_IS_BOOL;
	case JSON_NULL:
		return JSON_IS_NULL;
	case JSON_REAL:
		break;
	}
	return JSON_IS_ABSENT;
}

const char *json_key_after(const struct json *object, const char *key)
{
	json_t *inner = inside(object);
	void *at = key ? json_object_iter_next(inner, json_object_iter_at(inner, key)) : json_object_iter(inner);
	return at ? json_object_iter_key(at) : NULL;
}

const struct json *json_member(const struct json *object, const char *key)
{
	return (const struct json *)json_object_get(inside(object), key);
}

size_t json_count(const struct json *array)
{
	return json_array_size(inside(array));
}

const struct json *json_item(const struct json *array, size_t index)
{
	return (const struct json *)json_array_get(inside(array), index);
}

const char *json_string_of(const struct json *value)
{
	return json_string_value(inside(value));
}

struct pllint_text json_text_of(const struct json *value)
{
	return (struct pllint_text){json_string_value(inside(value)), json_string_length(inside(value))};
}

uint64_t json_number_of(const struct json *value)
{
	json_int_t number = json_integer_value(inside(value));
	return number > 0 ? (uint64_t)number : 0;
}

bool json_is_yes(const struct json *value)
{
	return json_is_true(inside(value));
}
