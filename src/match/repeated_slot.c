// What a link's text and its target both say: `[ACCOUNT/REPO](https://github.com/ACCOUNT/REPO)`.

#include <string.h>

#include "base/bytes.h"
#include "base/url.h"
#include "match/matcher.h"

// The next part before a slash, which is taken from `rest`; false at the end.
static bool next_part(const struct source *source, span *rest, span *part)
{
	if (span_is_empty(*rest)) {
		return false;
	}
	const char *slash = memchr(source_at(source, *rest), '/', span_length(*rest));
	uint32_t end = slash ? (uint32_t)(slash - source->bytes) : rest->end;
	*part = span_of(rest->start, end);
	rest->start = slash ? end + 1 : rest->end;
	return true;
}

static span path_of(const struct source *source, span target)
{
	struct url_host host = url_host_of(source_at(source, target), span_length(target));
	span path = span_of(target.start + (uint32_t)host.end, target.end);
	while (!span_is_empty(path) && source->bytes[path.start] == '/') {
		path.start++;
	}
	while (!span_is_empty(path) && source->bytes[path.end - 1] == '/') {
		path.end--;
	}
	return path;
}

static char folded(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c == '_' || c == ' ' ? '-' : c;
}

// The same but for letter case, backslashes, and what is between words: `-`, `_` or a space.
static bool is_same(const struct source *a, span left, const struct source *b, span right)
{
	for (;;) {
		left.start += !span_is_empty(left) && a->bytes[left.start] == '\\';
		right.start += !span_is_empty(right) && b->bytes[right.start] == '\\';
		if (span_is_empty(left) || span_is_empty(right)) {
			return span_is_empty(left) && span_is_empty(right);
		}
		if (folded(a->bytes[left.start++]) != folded(b->bytes[right.start++])) {
			return false;
		}
	}
}

static bool has_host_of(const struct source *a, span left, const struct source *b, span right)
{
	struct url_host one = url_host_of(source_at(a, left), span_length(left));
	struct url_host other = url_host_of(source_at(b, right), span_length(right));
	return is_same(a, span_of(left.start + (uint32_t)one.start, left.start + (uint32_t)one.end), b,
		       span_of(right.start + (uint32_t)other.start, right.start + (uint32_t)other.end));
}

// The part of a list's text that stands where a part of the template's text does. False if there is none such, or the
// texts have not as many parts.
static bool part_like(const struct source *file, span shown, span wanted, const struct source *list, span text,
		      span *part)
{
	bool found = false;
	span one, own;
	for (;;) {
		bool has_shown = next_part(file, &shown, &one);
		bool has_own = next_part(list, &text, &own);
		if (!has_shown || !has_own) {
			return found && has_shown == has_own;
		}
		if (!found && is_same(file, one, file, wanted)) {
			*part = own;
			found = true;
		}
	}
}

static bool is_placeholder(const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end; i++) {
		if (source->bytes[i] >= 'a' && source->bytes[i] <= 'z') {
			return byte_is_in(source->bytes[at.start], "<{[");
		}
	}
	return true;
}

static span without_suffix(const struct source *source, span at)
{
	at.end -= source_ends_with(source, at, ".git") ? 4 : 0;
	return at;
}

void repeated_slot_match(struct matcher *matcher, const struct template_slot *slot, const struct entry_link *link)
{
	const struct source *list = matcher->entry->source;
	const struct source *file = matcher->template->file;
	span shown = path_of(file, slot->target), path = path_of(list, link->target);
	span shown_part, own, text;
	span at = {0, 0}, other = {0, 0};
	if (span_is_empty(slot->target) || !has_host_of(file, slot->target, list, link->target)) {
		return;
	}
	while (next_part(file, &shown, &shown_part)) {
		if (!next_part(list, &path, &own)) {
			return;
		}
		if (part_like(file, slot->text, shown_part, list, link->text, &text)) {
			bool differs = !is_same(list, text, list, without_suffix(list, own));
			at = differs && span_is_empty(at) ? text : at;
			other = differs && span_is_empty(other) ? own : other;
		} else if (!is_placeholder(file, shown_part) && !is_same(file, shown_part, list, own)) {
			return;
		}
	}
	if (span_is_empty(path) && !span_is_empty(at)) {
		match_add(matcher, DEVIATION_SLOT_MISMATCH, at)->other = other;
	}
}
