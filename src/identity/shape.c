// The path of a URL against a shape of the table: `pdf/{arxiv}.pdf`.

#include "identity/numbers.h"

enum { QUERY_MAX = 512 };

// A path against a shape.
struct matching {
	const struct address *address;
	struct part path;  // what is left of it, unescaped
	struct part shape; // what is left of it
	struct identity *identity;
	char *room; // QUERY_MAX bytes, for what is read from the query
};

size_t path_segment(struct part path)
{
	const char *slash = memchr(path.bytes, '/', path.size);
	return slash ? (size_t)(slash - path.bytes) : path.size;
}

// Up to the next `{` or `?` of the shape.
static size_t literal_length(struct part shape)
{
	size_t at = 0;
	while (at < shape.size && shape.bytes[at] != '{' && shape.bytes[at] != '?' &&
	       !(shape.size - at == 3 && memcmp(shape.bytes + at, "...", 3) == 0)) {
		at++;
	}
	return at;
}

static bool take_literal(struct matching *matching)
{
	size_t length = literal_length(matching->shape);
	if (length > matching->path.size || !address_same(matching->shape.bytes, matching->path.bytes, length)) {
		return false;
	}
	matching->path = part_from(matching->path, length);
	matching->shape = part_from(matching->shape, length);
	return true;
}

// `{*}`, before a slash, or before what the segment ends in.
static bool take_segment(struct matching *matching)
{
	matching->shape = part_from(matching->shape, 3);
	size_t length = path_segment(matching->path);
	size_t ending = literal_length(matching->shape);
	if (ending > 0 && matching->shape.bytes[0] != '/') {
		if (length <= ending) {
			return false;
		}
		length -= ending;
	}
	matching->path = part_from(matching->path, length);
	return length > 0;
}

// `{again}`: what is behind the identifier's last slash.
static bool take_again(struct matching *matching)
{
	matching->shape = part_from(matching->shape, sizeof "{again}" - 1);
	struct part id = {matching->identity->id, matching->identity->size};
	for (size_t length = path_segment(id); length < id.size; length = path_segment(id)) {
		id = part_from(id, length + 1);
	}
	if (matching->path.size < id.size || memcmp(matching->path.bytes, id.bytes, id.size) != 0) {
		return false;
	}
	matching->path = part_from(matching->path, id.size);
	return true;
}

static bool starts_with(struct part part, const char *text)
{
	size_t size = strlen(text);
	return part.size >= size && memcmp(part.bytes, text, size) == 0;
}

static bool take_number(struct matching *matching)
{
	const char *closing = memchr(matching->shape.bytes, '}', matching->shape.size);
	size_t named = (size_t)(closing - matching->shape.bytes);
	const struct number *number = number_named(matching->shape.bytes + 1, named - 1);
	matching->shape = part_from(matching->shape, named + 1);
	// What the path ends in must not be read as a part of the identifier.
	size_t ending = literal_length(matching->shape);
	bool is_last = ending == matching->shape.size;
	struct part text = matching->path;
	if (is_last) {
		if (text.size <= ending ||
		    !address_same(text.bytes + text.size - ending, matching->shape.bytes, ending)) {
			return false;
		}
		text.size -= ending;
	}
	size_t length = number->read(number, text, matching->identity);
	matching->path = part_from(matching->path, length);
	return length > 0 && matching->identity->size > 0 && (!is_last || length == text.size);
}

static bool take_query(struct matching *matching)
{
	char *room = matching->room;
	const char *equals = memchr(matching->shape.bytes, '=', matching->shape.size);
	size_t named = (size_t)(equals - matching->shape.bytes);
	struct part value;
	if (matching->path.size > 0 ||
	    !address_parameter(matching->address, (struct part){matching->shape.bytes + 1, named - 1}, &value)) {
		return false;
	}
	matching->shape = part_from(matching->shape, named + 1);
	matching->path = (struct part){room, address_decode(value, room, QUERY_MAX)};
	for (size_t i = 0; i < matching->path.size; i++) {
		room[i] = room[i] == ADDRESS_SLASH ? '/' : room[i];
	}
	return true;
}

static bool matches(struct matching *matching)
{
	while (matching->shape.size > 0) {
		struct part shape = matching->shape;
		if (starts_with(shape, "{*}")) {
			if (!take_segment(matching)) {
				return false;
			}
		} else if (starts_with(shape, "{again}")) {
			if (!take_again(matching)) {
				return false;
			}
		} else if (shape.bytes[0] == '{') {
			if (!take_number(matching)) {
				return false;
			}
		} else if (shape.bytes[0] == '?') {
			if (!take_query(matching)) {
				return false;
			}
		} else if (starts_with(shape, "...")) {
			matching->identity->is_part = matching->path.size > 0;
			return matching->path.size == 0 || matching->path.bytes[0] == '/';
		} else if (!take_literal(matching)) {
			return false;
		}
	}
	return matching->path.size == 0;
}

bool shape_fits(const struct identity_shape *shape, const struct address *address, struct part path,
		struct identity *identity)
{
	char room[QUERY_MAX];
	return matches(&(struct matching){address, path, {shape->text, shape->size}, identity, room});
}
