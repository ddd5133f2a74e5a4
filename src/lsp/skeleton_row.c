// A new row, below the header of a table.

#include "lsp/skeleton.h"

#include "base/bytes.h"

#include <string.h>
#include <strings.h>

static bool has_title_in_head(const struct pllint_kind *kind)
{
	return snippet_is_within(pllint_kind_title(kind), pllint_kind_head(kind));
}

// The line below a table's header.
static bool is_delimiter(const char *line)
{
	size_t size = strspn(line, "|-: \t");
	return size && memchr(line, '-', size) && memchr(line, '|', size) &&
	       (!line[size] || byte_is_in(line[size], "\r\n"));
}

bool skeleton_is_row(const struct text *template, const struct pllint_kind *kind)
{
	struct pllint_span head = pllint_kind_head(kind);
	const char *bytes = template->bytes.bytes, *below = bytes + head.end;
	return !has_title_in_head(kind) ||
	       (memchr(bytes + head.start, '|', head.end - head.start) && is_delimiter(below + strspn(below, "\r\n")));
}

// The next cell of a row, without whitespace around it; `*at` is moved behind it. False: there is none.
static bool next_cell(const char *bytes, uint32_t *at, uint32_t end, struct pllint_span *cell)
{
	uint32_t start = *at;
	while (*at < end && !(bytes[*at] == '|' && bytes[*at - (*at > start)] != '\\')) {
		(*at)++;
	}
	*cell = snippet_trimmed(bytes, (struct pllint_span){start, *at});
	(*at)++;
	return start < end;
}

static bool is_name(struct pllint_text name, const char *bytes, struct pllint_span cell)
{
	return name.size == cell.end - cell.start && strncasecmp(name.bytes, bytes + cell.start, name.size) == 0;
}

// The part of a row between its outer bars.
static struct pllint_span inner_row(const char *bytes, struct pllint_span row)
{
	struct pllint_span inner = snippet_trimmed(bytes, row);
	inner.start += inner.start < inner.end && bytes[inner.start] == '|';
	inner.end -= inner.start < inner.end && bytes[inner.end - 1] == '|';
	return inner;
}

// What the header of the template calls the titles.
static struct pllint_text title_name(struct snippet *snippet, const struct pllint_kind *kind)
{
	const char *bytes = snippet_bytes(snippet);
	struct pllint_span title = pllint_kind_title(kind), name = {0};
	struct pllint_span row = inner_row(bytes, snippet_line(snippet, title.start));
	struct pllint_span head = inner_row(bytes, pllint_kind_head(kind)), cell;
	uint32_t at = row.start, above = head.start;
	while (next_cell(bytes, &at, row.end, &cell) && next_cell(bytes, &above, head.end, &name)) {
		if (title.start <= cell.end) {
			break;
		}
	}
	return (struct pllint_text){bytes + name.start, name.end - name.start};
}

static const struct pllint_field *column(const struct pllint_kind *kind, const char *bytes, struct pllint_span cell)
{
	for (size_t i = 0; i < pllint_kind_field_count(kind); i++) {
		const struct pllint_field *field = pllint_kind_field(kind, i);
		for (size_t k = 0; k < pllint_field_name_count(field); k++) {
			if (is_name(pllint_field_name(field, k, NULL), bytes, cell)) {
				return field;
			}
		}
	}
	return NULL;
}

void skeleton_row(struct snippet *snippet, const struct pllint_kind *kind, struct pllint_text header,
		  struct pllint_text above)
{
	struct pllint_text title = title_name(snippet, kind);
	struct pllint_span row = snippet_trimmed(above.bytes, (struct pllint_span){0, (uint32_t)above.size}), cell;
	struct pllint_span bars = inner_row(above.bytes, row);
	struct pllint_span inner = inner_row(header.bytes, (struct pllint_span){0, (uint32_t)header.size});
	uint32_t at = inner.start;
	buffer_add_string(&snippet->text, bars.start > row.start ? "| " : "");
	for (bool is_first = true; next_cell(header.bytes, &at, inner.end, &cell); is_first = false) {
		const struct pllint_field *field = column(kind, header.bytes, cell);
		struct pllint_span shown = {0};
		if (!has_title_in_head(kind)) { // the template shows more than the header
			shown = is_name(title, header.bytes, cell) ? pllint_kind_title(kind)
				: field				   ? pllint_field_span(field)
								   : shown;
		}
		buffer_add_string(&snippet->text, is_first ? "" : " | ");
		snippet->at = shown.start;
		if (field && pllint_field_shape(field) == PLLINT_VALUE_CHOICE) {
			snippet_choice(snippet, field, shown);
		} else {
			snippet_fill(snippet, shown, field ? NULL : SNIPPET_TITLE, (struct pllint_span){0});
		}
	}
	buffer_add_string(&snippet->text, bars.end < row.end ? " |" : "");
}
