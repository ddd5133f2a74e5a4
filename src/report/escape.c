// Text from the input made safe for terminals and CI runners.

#include "report/escape.h"

#include "pllint.h"

#include <stdio.h>
#include <string.h>

// Runners strip Unicode whitespace before they look for a command.
static bool is_blank(uint32_t code_point)
{
	return code_point == ' ' || (code_point >= 0x09 && code_point <= 0x0D) || code_point == 0x85 ||
	       code_point == 0xA0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200D) ||
	       code_point == 0x2028 || code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F ||
	       code_point == 0x2060 || code_point == 0x3000 || code_point == 0xFEFF;
}

static bool is_letter(uint32_t code_point)
{
	return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
}

static void advance(struct escape_state *state, uint32_t code_point)
{
	if (code_point == '\n') {
		*state = (struct escape_state){0};
		return;
	}
	if (!is_blank(code_point)) {
		state->inside = true;
	}
	state->after_script = code_point >= 0x80;
	if (code_point == '#') {
		state->hashes = state->hashes ? 2 : 1;
	} else if (state->hashes < 2 || !is_letter(code_point)) {
		state->hashes = 0;
	}
}

// `##[` is GitHub's and Azure's form, `##vso[` and `##teamcity[` are of the same kind.
static bool would_command(const struct escape_state *state, uint32_t code_point)
{
	return (code_point == ':' && !state->inside) || (code_point == '[' && state->hashes == 2);
}

// Scripts and emoji want joiners; behind a Latin letter they only hide.
static bool is_showable(const struct escape_state *state, const struct pllint_character *character)
{
	bool joins = character->code_point == 0x200C || character->code_point == 0x200D;
	return character->printable && (!joins || state->after_script);
}

struct escaped escape_next(struct escape_state *state, const char *bytes, size_t size)
{
	struct pllint_character character = pllint_character_at(bytes, size);
	struct escaped shown = {.taken = character.size, .width = character.width, .size = character.size};
	if (is_showable(state, &character) && !would_command(state, character.code_point)) {
		memcpy(shown.bytes, bytes, character.size);
		advance(state, character.code_point);
		return shown;
	}
	int length = character.code_point == UINT32_MAX
			     ? snprintf(shown.bytes, sizeof shown.bytes, "<0x%02X>", (unsigned char)*bytes)
			     : snprintf(shown.bytes, sizeof shown.bytes, "<U+%04X>", (unsigned)character.code_point);
	shown.size = shown.width = (uint32_t)length;
	*state = (struct escape_state){.inside = true};
	return shown;
}

size_t escape_run(struct escape_state *state, const char *bytes, size_t size)
{
	size_t length = 0;
	if (!state->inside || state->hashes) {
		return 0;
	}
	while (length < size && bytes[length] >= ' ' && bytes[length] <= '~' && bytes[length] != '#') {
		length++;
	}
	if (length) {
		state->after_script = false;
	}
	return length;
}

void escape_add(struct buffer *buffer, const char *bytes, size_t size)
{
	struct escape_state state = {.inside = true};
	for (size_t at = 0; at < size;) {
		size_t run = escape_run(&state, bytes + at, size - at);
		buffer_add(buffer, bytes + at, run);
		at += run;
		if (at < size) {
			struct escaped shown = escape_next(&state, bytes + at, size - at);
			buffer_add(buffer, shown.bytes, shown.size);
			at += shown.taken;
		}
	}
}

// The end of a line as a runner sees it: at LF, and at CR too.
static size_t line_length(const char *bytes, size_t size)
{
	size_t length = 0;
	while (length < size && bytes[length] != '\n' && bytes[length] != '\r') {
		length++;
	}
	return length;
}

static bool contains(const char *bytes, size_t size, const char *pair)
{
	for (size_t at = 0; at + 1 < size; at++) {
		if (bytes[at] == pair[0] && bytes[at + 1] == pair[1]) {
			return true;
		}
	}
	return false;
}

// Whether `::name ...::` begins with a line's first colon.
static bool is_double(const char *bytes, size_t size)
{
	return size > 3 && bytes[1] == ':' && is_letter((unsigned char)bytes[2]) && contains(bytes + 3, size - 3, "::");
}

static bool line_commands(const char *bytes, size_t size)
{
	struct escape_state state = {0};
	size_t brackets_end = size;
	while (brackets_end > 0 && bytes[brackets_end - 1] != ']') {
		brackets_end--;
	}
	for (size_t at = 0; at < size;) {
		struct pllint_character character = pllint_character_at(bytes + at, size - at);
		uint32_t code_point = character.code_point;
		if (would_command(&state, code_point) &&
		    (code_point == '[' ? at < brackets_end : is_double(bytes + at, size - at))) {
			return true;
		}
		advance(&state, code_point);
		at += character.size;
	}
	return false;
}

size_t escape_find_command(const char *bytes, size_t size)
{
	size_t line = 1;
	for (size_t at = 0; at < size; at++) {
		size_t length = line_length(bytes + at, size - at);
		if (line_commands(bytes + at, length)) {
			return line;
		}
		at += length;
		line += at < size && bytes[at] == '\n';
	}
	return 0;
}

void escape_pass(struct escape_state *state, const char *bytes, size_t size)
{
	for (size_t at = 0; at < size; at++) {
		at += escape_run(state, bytes + at, size - at);
		if (at < size) {
			unsigned char byte = (unsigned char)bytes[at];
			advance(state, byte < 0x80 ? byte : 0xFFFD);
		}
	}
}
