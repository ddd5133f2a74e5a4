// A fix done again from what was said of it.

#include "again.h"
#include "lint/check.h"

#include <stdlib.h>
#include <string.h>

struct growing {
	char *bytes;
	size_t size, room;
};

static void put(void *context, const char *bytes, size_t size)
{
	struct growing *text = context;
	if (text->size + size >= text->room) {
		text->room = (text->room + size) * 2 + 64;
		text->bytes = realloc(text->bytes, text->room);
		PROMISE(text->bytes);
	}
	if (size > 0) {
		memcpy(text->bytes + text->size, bytes, size);
	}
	text->size += size;
	text->bytes[text->size] = 0;
}

// --- what edits put -------------------------------------------------------------------------------

struct pass {
	const struct again *again;
	const struct pllint_report *report;
	struct fuzz_text text;
	const struct pllint_edit **edits;
	size_t edit_count;
};

static void put_edit(const struct pass *pass, const struct pllint_edit *edit, struct growing *out)
{
	size_t size;
	const char *template = pllint_template_text(pass->again->template, &size);
	for (uint32_t i = 0; i < edit->piece_count; i++) {
		const struct pllint_piece *piece = &edit->pieces[i];
		const char *bytes = piece->source == PIECE_LIST	      ? pass->text.bytes
				    : piece->source == PIECE_TEMPLATE ? template
								      : piece->text;
		put(out, bytes + piece->span.start, piece->span.end - piece->span.start);
	}
}

// --- what a rule may change -----------------------------------------------------------------------

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void drop_whitespace(struct growing *text)
{
	size_t size = 0;
	for (size_t i = 0; i < text->size; i++) {
		if (!is_blank(text->bytes[i])) {
			text->bytes[size++] = text->bytes[i];
		}
	}
	text->size = size;
}

static bool has_same_bytes(const struct growing *a, const struct growing *b)
{
	size_t counts[256] = {0};
	for (size_t i = 0; i < a->size; i++) {
		counts[(unsigned char)a->bytes[i]]++;
	}
	for (size_t i = 0; i < b->size; i++) {
		counts[(unsigned char)b->bytes[i]]--;
	}
	for (size_t i = 0; i < 256; i++) {
		if (counts[i] != 0) {
			return false;
		}
	}
	return true;
}

// A rule that may change whitespace keeps all else in order, one that may move things keeps every byte of it.
static void check_announced(const struct pass *pass, const struct pllint_finding *finding)
{
	struct growing taken = {0}, given = {0};
	unsigned changes = pllint_rule_at(finding->rule)->changes;
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		const struct pllint_edit *edit = &finding->edits[i];
		put(&taken, pass->text.bytes + edit->range.start, edit->range.end - edit->range.start);
		put_edit(pass, edit, &given);
	}
	drop_whitespace(&taken);
	drop_whitespace(&given);
	if (changes == PLLINT_CHANGE_WHITESPACE) {
		PROMISE(taken.size == given.size);
		PROMISE(taken.size == 0 || memcmp(taken.bytes, given.bytes, taken.size) == 0);
	} else if (changes == PLLINT_CHANGE_ORDER) {
		PROMISE(has_same_bytes(&taken, &given));
	}
	free(taken.bytes);
	free(given.bytes);
}

// --- a pass ---------------------------------------------------------------------------------------

static bool is_the_one(const struct pass *pass, const struct pllint_finding *finding,
		       const struct pllint_applied *fixed)
{
	struct pllint_position at = pllint_report_position(pass->report, finding->at.start);
	if (finding->rule != fixed->rule || finding->severity != fixed->severity || at.line != fixed->position.line ||
	    at.column != fixed->position.column) {
		return false;
	}
	struct growing message = {0};
	put(&message, "", 0);
	pllint_write_message(pass->report, finding, (struct pllint_writer){put, &message});
	bool same = message.size == strlen(fixed->message) || memchr(message.bytes, 0, message.size);
	same = same && memcmp(message.bytes, fixed->message, strlen(fixed->message)) == 0;
	free(message.bytes);
	return same;
}

// The finding that was fixed is looked for behind `from`, where the one before it was found.
static size_t find_mended(const struct pass *pass, const struct pllint_applied *fixed, size_t from)
{
	for (size_t i = from; i < pllint_report_size(pass->report); i++) {
		const struct pllint_finding *finding = pllint_report_at(pass->report, i);
		bool is_allowed = finding->fix >= PLLINT_FIX_SAFE && finding->fix <= pass->again->allow;
		if (is_allowed && is_the_one(pass, finding, fixed)) {
			return i;
		}
	}
	fuzz_broken("every fixed finding is one of the check's", __FILE__, __LINE__);
}

static int compare(const void *a, const void *b)
{
	const struct pllint_edit *left = *(const struct pllint_edit *const *)a;
	const struct pllint_edit *right = *(const struct pllint_edit *const *)b;
	if (left->range.start != right->range.start) {
		return left->range.start < right->range.start ? -1 : 1;
	}
	return (left->range.end > right->range.end) - (left->range.end < right->range.end);
}

static void add_edits(struct pass *pass, const struct pllint_finding *finding)
{
	if (finding->edit_count == 0) {
		return;
	}
	size_t count = pass->edit_count + finding->edit_count;
	pass->edits = realloc(pass->edits, count * sizeof *pass->edits);
	PROMISE(pass->edits);
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		pass->edits[pass->edit_count++] = &finding->edits[i];
	}
}

static bool puts_the_same(const struct pass *pass, const struct pllint_edit *a, const struct pllint_edit *b)
{
	struct growing left = {0}, right = {0};
	put_edit(pass, a, &left);
	put_edit(pass, b, &right);
	bool same = left.size == right.size && (left.size == 0 || memcmp(left.bytes, right.bytes, left.size) == 0);
	free(left.bytes);
	free(right.bytes);
	return same;
}

// Two findings may want the very same edit, which is done once; apart from that, edits lie apart.
static struct growing apply(struct pass *pass)
{
	struct growing out = {0};
	uint32_t at = 0;
	if (pass->edit_count > 0) {
		qsort(pass->edits, pass->edit_count, sizeof *pass->edits, compare);
	}
	for (size_t i = 0; i < pass->edit_count; i++) {
		const struct pllint_edit *edit = pass->edits[i];
		if (i > 0 && compare(&pass->edits[i - 1], &pass->edits[i]) == 0) {
			PROMISE(puts_the_same(pass, pass->edits[i - 1], edit));
			continue;
		}
		PROMISE(at <= edit->range.start);
		put(&out, pass->text.bytes + at, edit->range.start - at);
		put_edit(pass, edit, &out);
		at = edit->range.end;
	}
	put(&out, pass->text.bytes + at, pass->text.size - at);
	return out;
}

// The text after the pass that `fixed[*next]` begins.
static struct growing run_pass(const struct again *again, struct fuzz_text text, const struct pllint_fixed *fixed,
			       size_t *next)
{
	struct pllint_report *report;
	enum pllint_status status =
		pllint_lint(&again->environment, again->template, text.bytes, text.size, &again->settings, &report);
	PROMISE(status == PLLINT_OK);
	fuzz_check_report(report, again->template, text);
	struct pass pass = {.again = again, .report = report, .text = text};
	unsigned number = pllint_fixed_at(fixed, *next)->pass;
	size_t from = 0;
	for (; *next < pllint_fixed_size(fixed) && pllint_fixed_at(fixed, *next)->pass == number; ++*next) {
		from = find_mended(&pass, pllint_fixed_at(fixed, *next), from);
		const struct pllint_finding *finding = pllint_report_at(report, from++);
		check_announced(&pass, finding);
		add_edits(&pass, finding);
	}
	struct growing out = apply(&pass);
	free(pass.edits);
	pllint_report_release(report);
	return out;
}

void again_check(const struct again *again, struct fuzz_text list, const struct pllint_fixed *fixed)
{
	struct growing text = {0};
	put(&text, list.bytes, list.size);
	for (size_t next = 0; next < pllint_fixed_size(fixed);) {
		PROMISE(next == 0 || pllint_fixed_at(fixed, next)->pass == pllint_fixed_at(fixed, next - 1)->pass + 1);
		struct growing after = run_pass(again, (struct fuzz_text){text.bytes, text.size}, fixed, &next);
		free(text.bytes);
		text = after;
	}
	size_t size;
	const char *bytes = pllint_fixed_text(fixed, &size);
	PROMISE(text.size == size);
	PROMISE(size == 0 || memcmp(text.bytes, bytes, size) == 0);
	free(text.bytes);
}
