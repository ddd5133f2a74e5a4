// Text from the input made safe for terminals and CI runners.

#include "report/escape.h"

#include "pllint.h"

#include <stdio.h>
#include <string.h>

// Runners strip Unicode blanks before they look for a command.
static bool is_blank(uint32_t code_point)
{
	return code_point == ' ' || (code_point >= 0x09 && code_point <= 0x0D) || code_point == 0x85 ||
	       code_point == 0xA0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200D) ||
	       code_point == 0x202F || code_point == 0x205F || code_point == 0x2060 || code_point == 0x3000 ||
	       code_point == 0xFEFF;
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

static bool is_showable(const struct pllint_character *character)
{
	uint32_t code_point = character->code_point;
	bool separates_lines = code_point == 0x2028 || code_point == 0x2029;
	bool hides = code_point == 0x200B || code_point == 0x2060 || code_point == 0xFEFF;
	return character->printable && code_point >= ' ' && code_point != UINT32_MAX && !separates_lines && !hides;
}

struct escaped escape_next(struct escape_state *state, const char *bytes, size_t size)
{
	struct pllint_character character = pllint_character_at(bytes, size);
	struct escaped shown = {.taken = character.size, .width = character.width, .size = character.size};
	if (is_showable(&character) && character.size < sizeof shown.bytes &&
	    !would_command(state, character.code_point)) {
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

void escape_add(struct buffer *buffer, const char *bytes, size_t size)
{
	struct escape_state state = {.inside = true};
	for (size_t at = 0; at < size;) {
		struct escaped shown = escape_next(&state, bytes + at, size - at);
		buffer_add(buffer, shown.bytes, shown.size);
		at += shown.taken;
	}
}

void escape_pass(struct escape_state *state, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		advance(state, byte < 0x80 ? byte : 0xFFFD);
	}
}
