// Takes messages apart.

#include "report/quotes.h"

static const char *run_end(const char *at, const char *end)
{
	while (at < end && *at == '`') {
		at++;
	}
	return at;
}

// The run of `size` backticks that closes what starts at `from`, or NULL.
static const char *find_close(const char *from, const char *end, size_t size)
{
	for (const char *at = from; at < end;) {
		const char *after = run_end(at, end);
		if ((size_t)(after - at) == size) {
			return at;
		}
		at = after + (after == at);
	}
	return NULL;
}

// A blank on either side belongs to the quoting.
static struct part quoted(const char *start, const char *end)
{
	bool is_padded = end - start > 2 && *start == ' ' && end[-1] == ' ';
	return (struct part){
		.bytes = start + is_padded, .size = (size_t)(end - start) - 2 * is_padded, .is_quoted = true};
}

bool quotes_next(struct quotes *quotes, struct part *part)
{
	const char *start = quotes->next, *at = start;
	while (at < quotes->end) {
		const char *inside = run_end(at, quotes->end);
		const char *close = inside > at ? find_close(inside, quotes->end, (size_t)(inside - at)) : NULL;
		if (close && at == start) {
			quotes->next = close + (inside - at);
			*part = quoted(inside, close);
			return true;
		}
		if (close) {
			break;
		}
		at = inside + (inside == at);
	}
	quotes->next = at;
	*part = (struct part){.bytes = start, .size = (size_t)(at - start)};
	return at > start;
}
