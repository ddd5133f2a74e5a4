// .gitignore patterns as git reads them.

#include "cli/ignore.h"

#include "report/buffer.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// --- patterns ------------------------------------------------------------------------------------

// A segment of a path or of a pattern; `start` is NULL after the last one.
struct segment {
	const char *start, *end;
};

static struct segment segment_at(const char *start)
{
	return (struct segment){.start = start, .end = start + strcspn(start, "/")};
}

static struct segment segment_next(struct segment segment)
{
	return *segment.end ? segment_at(segment.end + 1) : (struct segment){0};
}

// What follows the bracket that opens before `at`, or `at` if it never closes.
static const char *skip_bracket(const char *at)
{
	const char *close = at + (*at == '!' || *at == '^');
	for (bool first = true; *close && (*close != ']' || first); first = false) {
		if (close[0] == '[' && close[1] == ':') {
			close += 2 + strcspn(close + 2, "]");
		} else if (close[0] == '\\' && close[1]) {
			close++;
		}
		close += *close != '\0';
	}
	return *close ? close + 1 : at;
}

static void spend(uint64_t *steps_left, size_t steps)
{
	*steps_left = *steps_left > steps ? *steps_left - steps : 0;
}

// A slash in a bracket or behind a backslash ends no segment of a pattern. Plain bytes take less than a step.
static struct segment pattern_at(const char *start, uint64_t *steps_left)
{
	const char *end = start;
	while (*end && *end != '/' && *steps_left) {
		if (*end == '[') {
			const char *behind = skip_bracket(end + 1);
			bool is_closed = behind > end + 1;
			spend(steps_left, is_closed ? (size_t)(behind - end) : strlen(end));
			end = behind;
		} else {
			end += end[0] == '\\' && end[1] ? 2 : 1;
		}
	}
	spend(steps_left, (size_t)(end - start) / 8);
	return (struct segment){.start = start, .end = end};
}

static struct segment pattern_next(struct segment segment, uint64_t *steps_left)
{
	return *segment.end ? pattern_at(segment.end + 1, steps_left) : (struct segment){0};
}

static bool in_named_class(const char *name, size_t length, unsigned char byte, bool *known)
{
	static const struct {
		const char *name;
		int (*test)(int);
	} classes[] = {
		{"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank}, {"cntrl", iscntrl},
		{"digit", isdigit}, {"graph", isgraph}, {"lower", islower}, {"print", isprint},
		{"punct", ispunct}, {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit},
	};
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
		if (strlen(classes[i].name) == length && memcmp(classes[i].name, name, length) == 0) {
			*known = true;
			return byte < 0x80 && classes[i].test(byte);
		}
	}
	*known = false;
	return false;
}

// One byte of a bracket, which a backslash may precede; NULL at the pattern's end.
static const char *bracket_byte(const char *at, const char *end, unsigned char *byte)
{
	if (at < end && *at == '\\') {
		at++;
	}
	if (at >= end) {
		return NULL;
	}
	*byte = (unsigned char)*at;
	return at + 1;
}

// One item of a bracket: a byte, a range or a class. Returns what follows it; NULL where it is broken.
static const char *bracket_item(const char *at, const char *end, unsigned char byte, bool *found)
{
	if (end - at >= 2 && at[0] == '[' && at[1] == ':') {
		const char *close = memchr(at + 2, ']', (size_t)(end - at - 2));
		if (!close) {
			return NULL;
		}
		if (close > at + 2 && close[-1] == ':') {
			bool known;
			*found |= in_named_class(at + 2, (size_t)(close - at - 3), byte, &known);
			return known ? close + 1 : NULL;
		}
	}
	unsigned char low, high;
	at = bracket_byte(at, end, &low);
	if (!at) {
		return NULL;
	}
	high = low;
	if (end - at >= 2 && at[0] == '-' && at[1] != ']') {
		at = bracket_byte(at + 1, end, &high);
		if (!at) {
			return NULL;
		}
	}
	*found |= byte == low || (low <= byte && byte <= high);
	return at;
}

// Matches a byte against the bracket that opens before `at`. Returns what follows the bracket, or
// NULL if the byte does not match or the bracket never closes.
static const char *bracket_matches(const char *at, const char *end, unsigned char byte, bool *broken)
{
	bool negated = at < end && (*at == '!' || *at == '^');
	bool found = false;
	at += negated;
	for (bool first = true; at && at < end; first = false) {
		if (*at == ']' && !first) {
			return found != negated ? at + 1 : NULL;
		}
		at = bracket_item(at, end, byte, &found);
	}
	*broken = true;
	return NULL;
}

// What follows the one pattern element at `at` if it matches the byte, else NULL.
static const char *element_matches(const char *at, const char *end, unsigned char byte, bool *broken)
{
	switch (*at) {
	case '?':
		return at + 1;
	case '[':
		return bracket_matches(at + 1, end, byte, broken);
	case '\\':
		if (++at == end) {
			*broken = true;
			return NULL;
		}
		break;
	default:
		break;
	}
	return (unsigned char)*at == byte ? at + 1 : NULL;
}

static bool segment_matches(struct segment pattern, struct segment path, uint64_t *steps_left)
{
	const char *at = pattern.start, *byte = path.start;
	const char *star = NULL, *starred = NULL; // behind the last `*`, and where it ends for now
	bool broken = false;
	while (byte < path.end && !broken && *steps_left) {
		if (at < pattern.end && *at == '*') {
			star = ++at;
			starred = byte;
			continue;
		}
		const char *next =
			at < pattern.end ? element_matches(at, pattern.end, (unsigned char)*byte, &broken) : NULL;
		bool is_bracket = at < pattern.end && *at == '[';
		spend(steps_left, is_bracket ? (size_t)((next ? next : pattern.end) - at) : 1);
		if (next) {
			at = next;
			byte++;
		} else if (star) {
			at = star;
			byte = ++starred;
		} else {
			return false;
		}
	}
	while (at < pattern.end && *at == '*') {
		at++;
	}
	return !broken && byte == path.end && at == pattern.end;
}

static bool is_any_folders(struct segment pattern)
{
	size_t length = (size_t)(pattern.end - pattern.start);
	return length >= 2 && strspn(pattern.start, "*") >= length;
}

// Matches a path against a pattern as git does: `*`, `?` and `[...]` never match a slash, `**` as a
// whole segment matches any number of folders (at its end: everything inside). Neither begins with a
// slash. Takes time in proportion to the product of both lengths, and with brackets that are not closed the
// pattern's twice: *steps_left is what it may take, less what it took; at 0 nothing matches.
static bool glob_matches(const char *pattern_text, const char *path_text, uint64_t *steps_left)
{
	struct segment pattern = pattern_at(pattern_text, steps_left), path = segment_at(path_text);
	struct segment retry_pattern = {0}, retry_path = {0};
	for (; *steps_left; spend(steps_left, 1)) {
		if (!pattern.start && !path.start) {
			return true;
		}
		if (pattern.start && is_any_folders(pattern)) {
			pattern = pattern_next(pattern, steps_left);
			if (!pattern.start) {
				return path.start != NULL;
			}
			retry_pattern = pattern;
			retry_path = path;
			continue;
		}
		if (pattern.start && path.start && segment_matches(pattern, path, steps_left)) {
			pattern = pattern_next(pattern, steps_left);
			path = segment_next(path);
			continue;
		}
		if (!retry_path.start) {
			return false;
		}
		retry_path = segment_next(retry_path);
		if (!retry_path.start) {
			return false;
		}
		pattern = retry_pattern;
		path = retry_path;
	}
	return false;
}

struct ignore_pattern {
	char *text;
	bool keeps;	   // `!`
	bool folders_only; // `/` at the end
	bool whole_path;   // a slash in it: matched against the path, else against the name
};

// Whitespace at the end do not count unless a backslash is before them.
static size_t without_whitespace(const char *line, size_t size)
{
	size_t kept = 0;
	for (size_t i = 0; i < size; i++) {
		if (line[i] == '\\') {
			i++;
			kept = i < size ? i + 1 : size;
		} else if (line[i] != ' ') {
			kept = i + 1;
		}
	}
	return kept;
}

// `\/` means nothing else than `/`.
static void unescape_slashes(char *pattern)
{
	char *to = pattern;
	for (const char *from = pattern; *from; from++) {
		if (from[0] == '\\' && from[1] == '/') {
			continue;
		}
		if (from[0] == '\\' && from[1]) {
			*to++ = *from++;
		}
		*to++ = *from;
	}
	*to = '\0';
}

void ignore_add(struct ignore_list *list, const char *line, size_t size)
{
	if (size && line[size - 1] == '\r') {
		size--;
	}
	size = without_whitespace(line, size);
	if (!size || line[0] == '#') {
		return;
	}
	struct ignore_pattern pattern = {.keeps = line[0] == '!'};
	line += pattern.keeps;
	size -= pattern.keeps;
	if (size && line[size - 1] == '/') {
		pattern.folders_only = true;
		size--;
	}
	pattern.whole_path = memchr(line, '/', size) != NULL;
	if (size && line[0] == '/') {
		line++;
		size--;
	}
	if (!size) {
		return;
	}
	if (list->count == list->capacity) {
		list->capacity = list->capacity * 2 + 8;
		list->patterns = allocate(list->patterns, list->capacity * sizeof *list->patterns);
	}
	pattern.text = allocate_copy(line, size);
	unescape_slashes(pattern.text);
	list->patterns[list->count++] = pattern;
}

void ignore_add_lines(struct ignore_list *list, const char *text, size_t size)
{
	if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		text += 3;
		size -= 3;
	}
	while (size) {
		const char *end = memchr(text, '\n', size);
		size_t length = end ? (size_t)(end - text) : size;
		ignore_add(list, text, length);
		length += end != NULL;
		text += length;
		size -= length;
	}
}

void ignore_release(struct ignore_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->patterns[i].text);
	}
	free(list->patterns);
	*list = (struct ignore_list){0};
}

enum ignore_deviation ignore_match(const struct ignore_list *list, const char *path, bool is_folder)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	uint64_t unlimited = UINT64_MAX;
	uint64_t *steps_left = list->steps_left ? list->steps_left : &unlimited;
	for (size_t i = list->count; i-- > 0;) {
		const struct ignore_pattern *pattern = &list->patterns[i];
		if (pattern->folders_only && !is_folder) {
			continue;
		}
		if (glob_matches(pattern->text, pattern->whole_path ? path : name, steps_left)) {
			return pattern->keeps ? IGNORE_KEEP : IGNORE_SKIP;
		}
	}
	return IGNORE_UNDECIDED;
}

bool ignore_skips(const struct ignore_list *list, const char *path, bool is_folder)
{
	if (!list->count) {
		return false;
	}
	char *above = allocate_copy(path, strlen(path));
	bool skipped = false;
	for (char *slash = strchr(above + (*above == '/'), '/'); slash && !skipped; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		skipped = ignore_match(list, above, true) == IGNORE_SKIP;
		*slash = '/';
	}
	free(above);
	return skipped || ignore_match(list, path, is_folder) == IGNORE_SKIP;
}
