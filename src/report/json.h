#ifndef REPORT_JSON_H
#define REPORT_JSON_H

// JSON, over jansson. What is built is plain ASCII when it is printed, and nothing in it can be taken for a
// command by a CI runner.
//
// Ownership: a value that is put into another belongs to that one; what is left is released by its owner.
// Running out of memory ends the program, as allocate() does.

#include "report/output.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json;

// Before anything else here, and before there are threads: where memory runs out, the program ends with 2.
void json_init(void);

struct json *json_new_object(void);
struct json *json_new_array(void);
// Text of our own.
struct json *json_new_string(const char *text);
// Text from outside: what is not UTF-8, controls but line ends and tabs, and bidirectional controls are
// shown as `<0xFF>` and the like.
struct json *json_new_shown(const char *bytes, size_t size);
// The very bytes, or NULL where they are not UTF-8.
struct json *json_new_exact(const char *bytes, size_t size);
// Any bytes, as base64.
struct json *json_new_base64(const char *bytes, size_t size);
struct json *json_new_number(uint64_t number);
struct json *json_new_integer(int number);
struct json *json_new_bool(bool value);
struct json *json_new_null(void);

void json_put(struct json *object, const char *key, struct json *value);
// Puts all members of another object, which is released.
void json_put_all(struct json *object, struct json *other);
void json_add(struct json *array, struct json *value);
// The same value, to be put into another one as well.
struct json *json_share(const struct json *value);
void json_drop(struct json *value); // NULL does nothing
// Prints the value; `indent` whitespace for each level, 0: on one line.
void json_print(const struct json *value, struct output *output, unsigned indent);

// NULL, with the reason and line in `problem`, if the bytes are not one JSON value. Released by json_drop.
struct json *json_read(const char *bytes, size_t size, struct buffer *problem);
// The same for a message of another program, which may say nothing at all of a fault: strings may hold zero bytes, and
// of several members with one key the last one counts.
struct json *json_read_message(const char *bytes, size_t size);
enum json_kind {
	JSON_IS_ABSENT,
	JSON_IS_NULL,
	JSON_IS_BOOL,
	JSON_IS_NUMBER,
	JSON_IS_STRING,
	JSON_IS_LIST,
	JSON_IS_MAP
};
// `value` may be NULL. Numbers with a fraction count as absent.
enum json_kind json_kind_of(const struct json *value);
// Each gives NULL, or 0, where there is no such thing. Nothing that is returned is to be released.
// The key after this one, in the order in which they were put; NULL asks for the first.
const char *json_key_after(const struct json *object, const char *key);
const struct json *json_member(const struct json *object, const char *key);
size_t json_count(const struct json *array);
const struct json *json_item(const struct json *array, size_t index);
const char *json_string_of(const struct json *value);
// The same with its length: zero bytes may be in it.
struct pllint_text json_text_of(const struct json *value);
uint64_t json_number_of(const struct json *value); // 0 for a negative one
bool json_is_yes(const struct json *value);	   // it is `true`

#endif
