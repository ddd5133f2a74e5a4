// Text as BibTeX and LaTeX take it.

#include "base/bytes.h"
#include "report/export_bibtex.h"

#include "report/escape.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

// BibTeX counts braces, with a backslash in front of them too.
static const char *command_for(char byte)
{
	switch (byte) {
	case '\\':
		return "\\textbackslash{}";
	case '{':
		return "\\textbraceleft{}";
	case '}':
		return "\\textbraceright{}";
	case '~':
		return "\\textasciitilde{}";
	case '^':
		return "\\textasciicircum{}";
	case '<':
		return "\\textless{}";
	case '>':
		return "\\textgreater{}";
	case '"':
		return "\\textquotedbl{}";
	case '&':
		return "\\&";
	case '%':
		return "\\%";
	case '$':
		return "\\$";
	case '#':
		return "\\#";
	case '_':
		return "\\_";
	default:
		return NULL;
	}
}

static void add_shown(struct buffer *buffer, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		const char *command = command_for(bytes[i]);
		if (command) {
			buffer_add_string(buffer, command);
		} else {
			buffer_add(buffer, bytes + i, 1);
		}
	}
}

void bibtex_add(struct buffer *buffer, const char *bytes, size_t size)
{
	bool after_blank = false;
	struct escape_state line = {.inside = true};
	for (size_t at = 0; at < size;) {
		bool is_blank = byte_is_in(bytes[at], " \n\r\t");
		if (is_blank) {
			buffer_add_string(buffer, after_blank ? "" : " ");
			at++;
		} else {
			struct escaped shown = escape_next(&line, bytes + at, size - at);
			add_shown(buffer, shown.bytes, shown.size);
			at += shown.taken;
		}
		after_blank = is_blank;
	}
}

void bibtex_add_verbatim(struct buffer *buffer, const char *bytes, size_t size)
{
	struct escape_state line = {.inside = true};
	for (size_t i = 0; i < size; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		bool is_free = byte > ' ' && byte < 0x7F && !byte_is_in(byte, "{}\\\"<>^`|");
		if (escape_next(&line, bytes + i, 1).size > 1 || !is_free) {
			char code[4];
			snprintf(code, sizeof code, "%%%02X", byte);
			buffer_add_string(buffer, code);
		} else {
			buffer_add(buffer, bytes + i, 1);
		}
	}
}

// --- names --------------------------------------------------------------------------------------

static bool is_one_of(struct pllint_text text, const char *const *list)
{
	for (; *list; list++) {
		if (strlen(*list) == text.size && strncasecmp(*list, text.bytes, text.size) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_others(struct pllint_text name)
{
	static const char *const list[] = {"et al.", "et al", "et. al.", "others", "and others", "...", "\u2026", NULL};
	return is_one_of(name, list);
}

// What belongs to the name before it.
static bool is_generation(struct pllint_text name)
{
	static const char *const list[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", NULL};
	return is_one_of(name, list);
}

static struct pllint_text without_marks(struct pllint_text name)
{
	static const char *const marks[] = {"*", "\u2217", "\u2020", "\u2021", "\u00A7", "\u00B6", " "};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t length = strlen(marks[i]);
		if (name.size > length && memcmp(name.bytes + name.size - length, marks[i], length) == 0) {
			name.size -= length;
			i = SIZE_MAX; // from the first one again
		}
	}
	return name;
}

// Where ` and ` starts, in any letter case; the size where it does not stand.
static size_t find_and(struct pllint_text name)
{
	for (size_t i = 0; i + 5 <= name.size; i++) {
		if (strncasecmp(name.bytes + i, " and ", 5) == 0) {
			return i;
		}
	}
	return name.size;
}

static void add_name(struct buffer *buffer, size_t first, struct pllint_text name)
{
	name = without_marks(name);
	if (name.size == 0) {
		return;
	}
	bool has_before = buffer->size > first;
	if (has_before && is_generation(name)) {
		buffer_add_string(buffer, " ");
		bibtex_add(buffer, name.bytes, name.size);
		return;
	}
	bool is_whole = memchr(name.bytes, ',', name.size) || find_and(name) < name.size;
	buffer_add_string(buffer, has_before ? " and " : "");
	if (is_others(name)) {
		buffer_add_string(buffer, "others");
		return;
	}
	buffer_add_string(buffer, is_whole ? "{" : "");
	bibtex_add(buffer, name.bytes, name.size);
	buffer_add_string(buffer, is_whole ? "}" : "");
}

struct pllint_text bibtex_first_name(struct pllint_text name)
{
	name.size = find_and(name);
	bool is_more = name.size > 7 && strncasecmp(name.bytes + name.size - 7, " et al.", 7) == 0;
	return without_marks((struct pllint_text){name.bytes, name.size - (is_more ? 7 : 0)});
}

void bibtex_add_names(struct buffer *buffer, const struct pllint_text *names, size_t count)
{
	size_t first = buffer->size;
	for (size_t i = 0; i < count; i++) {
		struct pllint_text name = names[i];
		bool is_last = i + 1 == count;
		if (is_last && name.size > 4 && strncasecmp(name.bytes, "and ", 4) == 0 && !is_others(name)) {
			name = (struct pllint_text){name.bytes + 4, name.size - 4};
		}
		size_t size = find_and(name);
		if (is_last && size < name.size) {
			add_name(buffer, first, (struct pllint_text){name.bytes, size});
			name = (struct pllint_text){name.bytes + size + 5, name.size - size - 5};
		}
		if (is_last && name.size > 7 && strncasecmp(name.bytes + name.size - 7, " et al.", 7) == 0) {
			add_name(buffer, first, (struct pllint_text){name.bytes, name.size - 7});
			name = (struct pllint_text){"others", 6};
		}
		add_name(buffer, first, name);
	}
}
