// What the campaign holds against a list: every promise of a fix.

#include "campaign.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "change/diff.h"
#include "change/patch.h"
#include "change/revision.h"

#ifdef HAVE_CMARK_GFM
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#endif

static struct {
	size_t fixed, fixed_unsafe, layouts, layouts_changed, renamed, changes, words_followed, entries_followed;
} counts;

void campaign_print_counts(void)
{
	printf("fixed %zu, with unsafe fixes %zu; layout alone %zu, of which %zu changed; renamed %zu; changes %zu; "
	       "words followed %zu, entries %zu\n",
	       counts.fixed, counts.fixed_unsafe, counts.layouts, counts.layouts_changed, counts.renamed,
	       counts.changes, counts.words_followed, counts.entries_followed);
}

struct holding {
	const struct campaign_case *now;
	struct pllint_environment environment;
	struct pllint_template *template;
};

static struct fuzz_text text_of(const struct pllint_fixed *fixed)
{
	struct fuzz_text text;
	text.bytes = pllint_fixed_text(fixed, &text.size);
	return text;
}

static bool is_same(struct fuzz_text a, struct fuzz_text b)
{
	return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}

static struct pllint_fixed *fix(const struct holding *holding, struct fuzz_text list,
				const struct pllint_settings *settings, enum pllint_fix allow)
{
	struct pllint_fixed *fixed = NULL;
	enum pllint_status status =
		pllint_fix(&holding->environment, holding->template, list.bytes, list.size, settings, allow, &fixed);
	if (status != PLLINT_OK && status != PLLINT_NO_ENTRY && status != PLLINT_UNVERIFIED && status != PLLINT_LIMIT &&
	    status != PLLINT_NOT_TEXT) {
		campaign_broken("a fix ends", "");
	}
	return fixed;
}

// --- words and titles -----------------------------------------------------------------------------

static size_t count_word(struct fuzz_text text, const char *word, size_t size)
{
	size_t count = 0;
	for (size_t i = 0; i + size <= text.size; i++) {
		count += memcmp(text.bytes + i, word, size) == 0;
	}
	return count;
}

// A word that a text has once, and the title line above it.
struct place {
	const char *word;
	size_t size, title;
	const char *title_at; // NULL above the first
	size_t title_size;
};

struct places {
	struct place *items;
	size_t count;
};

static bool is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

// `t100z`, the word of a title.
static bool is_title_word(const char *bytes, size_t size)
{
	return size > 3 && bytes[0] == 't' && bytes[size - 1] == 'z' && strspn(bytes + 1, "0123456789") == size - 2;
}

// A heading's line, or one that starts with the word of a title.
static bool is_title(struct fuzz_text line)
{
	size_t at = 0;
	while (at < line.size && (line.bytes[at] == ' ' || line.bytes[at] == '\t')) {
		at++;
	}
	if (at < line.size && line.bytes[at] == '#') {
		while (at < line.size && !is_word_byte(line.bytes[at])) {
			at++;
		}
		// `### </details>` is none: a fix may put the tag on a line of its own.
		return at < line.size && (line.size - at < 8 || memcmp(line.bytes + at, "details>", 8) != 0);
	}
	// Its first word, or the one behind `h3`, `Title` and `Group`.
	for (size_t end; at < line.size; at = end + (end == at)) {
		end = at;
		while (end < line.size && is_word_byte(line.bytes[end])) {
			end++;
		}
		bool is_passed = (end - at == 2 && line.bytes[at] == 'h') ||
				 (end - at == 5 && (line.bytes[at] == 'T' || line.bytes[at] == 'G'));
		if (end > at && !is_passed) {
			return is_title_word(line.bytes + at, end - at);
		}
	}
	return false;
}

static int compare_places(const void *a, const void *b)
{
	const struct place *left = a, *right = b;
	size_t size = left->size < right->size ? left->size : right->size;
	int order = memcmp(left->word, right->word, size);
	return order ? order : (left->size > right->size) - (left->size < right->size);
}

// Words of the template are labels, which fixes write.
static struct places places_of(struct fuzz_text text, struct fuzz_text template)
{
	struct places places = {malloc((text.size / 2 + 2) * sizeof *places.items), 0};
	struct fuzz_text title = {NULL, 0};
	size_t number = 0;
	PROMISE(places.items);
	for (size_t at = 0; at < text.size;) {
		size_t end = at;
		while (end < text.size && text.bytes[end] != '\n') {
			end++;
		}
		struct fuzz_text line = {text.bytes + at, end - at};
		bool titled = is_title(line);
		if (titled) {
			title = line;
			number++;
		}
		for (size_t i = 0; i < line.size && !titled; i++) {
			size_t last = i;
			while (last < line.size && is_word_byte(line.bytes[last])) {
				last++;
			}
			if (last - i >= 4) {
				places.items[places.count++] =
					(struct place){line.bytes + i, last - i, number, title.bytes, title.size};
			}
			i = last > i ? last - 1 : i;
		}
		at = end + 1;
	}
	qsort(places.items, places.count, sizeof *places.items, compare_places);
	size_t kept = 0;
	for (size_t i = 0, next; i < places.count; i = next) {
		for (next = i + 1; next < places.count && compare_places(&places.items[i], &places.items[next]) == 0;) {
			next++;
		}
		if (next == i + 1 && count_word(template, places.items[i].word, places.items[i].size) == 0) {
			places.items[kept++] = places.items[i];
		}
	}
	places.count = kept;
	return places;
}

// What a heading's fix leaves of it: letters and digits but zeros, in order.
static uint64_t title_key(const struct place *place)
{
	uint64_t key = 1469598103;
	for (size_t i = 0; i < place->title_size; i++) {
		char c = place->title_at[i];
		if (is_word_byte(c) && c != '0') {
			key = (key ^ (unsigned char)c) * UINT64_C(1099511628211);
		}
	}
	return key;
}

// Every word that both texts have once is below the same title.
static void check_titles(const struct holding *holding, struct fuzz_text after, const char *how)
{
	struct places old = places_of(holding->now->list, holding->now->template);
	struct places now = places_of(after, holding->now->template);
	char more[256];
	for (size_t i = 0, j = 0; i < old.count && j < now.count;) {
		int order = compare_places(&old.items[i], &now.items[j]);
		if (order == 0) {
			const struct place *from = &old.items[i], *to = &now.items[j];
			counts.words_followed++;
			if (from->title != to->title && title_key(from) != title_key(to)) {
				snprintf(more, sizeof more, "%s: %.*s", how, (int)(from->size < 60 ? from->size : 60),
					 from->word);
				campaign_broken("no field changes its entry", more);
				break;
			}
		}
		i += order <= 0;
		j += order >= 0;
	}
	free(old.items);
	free(now.items);
}

// The words that the campaign made are there after a safe fix as often as before; tags that are listed twice aside.
static void check_words(struct fuzz_text before, struct fuzz_text after)
{
	for (size_t i = 0; i + 3 < before.size; i++) {
		size_t end = i + 1;
		if ((before.bytes[i] | 0x20) != 'w' && before.bytes[i] != 't') {
			continue;
		}
		while (end < before.size && before.bytes[end] >= '0' && before.bytes[end] <= '9') {
			end++;
		}
		if (end - i < 4 || end == before.size || before.bytes[end] != 'z') {
			continue;
		}
		size_t was = count_word(before, before.bytes + i, end + 1 - i);
		size_t is = count_word(after, before.bytes + i, end + 1 - i);
		if (is > was || is == 0 || (is < was && was < 2)) {
			char more[64];
			snprintf(more, sizeof more, "%.*s", (int)(end + 1 - i), before.bytes + i);
			campaign_broken("nothing that is read is lost", more);
			return;
		}
		i = end;
	}
}

// --- a whole fix ----------------------------------------------------------------------------------

static void check_again(const struct holding *holding, const struct pllint_fixed *once,
			const struct pllint_settings *settings, enum pllint_fix allow, const char *how)
{
	struct fuzz_text text = text_of(once);
	struct pllint_fixed *twice = fix(holding, text, settings, allow);
	if (twice && !is_same(text, text_of(twice))) {
		campaign_broken("a second fix changes nothing", how);
	}
	pllint_fixed_release(twice);
}

// Without an entry nothing is fixed.
static void check_rest(const struct pllint_report *report, enum pllint_fix allow)
{
	if (pllint_report_unfixable(report) || pllint_report_counts(report)->entries == 0) {
		return;
	}
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		if (finding->edit_count > 0 && finding->fix >= PLLINT_FIX_SAFE && finding->fix <= allow) {
			campaign_broken("what is announced as fixable is fixed", pllint_rule_at(finding->rule)->name);
		}
	}
}

static void check_fix(const struct holding *holding, enum pllint_fix allow, size_t *changed)
{
	struct pllint_settings settings;
	const char *how = allow == PLLINT_FIX_SAFE ? "safe" : "unsafe";
	pllint_settings_init(&settings);
	struct pllint_fixed *fixed = fix(holding, holding->now->list, &settings, allow);
	if (!fixed) {
		return;
	}
	const char *reason = pllint_fixed_reason(fixed);
	if (reason && !pllint_report_unfixable(pllint_fixed_report(fixed))) {
		campaign_broken("what is announced as fixable is fixed", reason);
	}
	if (!reason) {
		check_rest(pllint_fixed_report(fixed), allow);
	}
	*changed += pllint_fixed_is_changed(fixed);
	check_titles(holding, text_of(fixed), how);
	if (allow == PLLINT_FIX_SAFE) {
		check_words(holding->now->list, text_of(fixed));
	}
	check_again(holding, fixed, &settings, allow, how);
	pllint_fixed_release(fixed);
}

// --- layout ---------------------------------------------------------------------------------------

static void only(struct pllint_settings *settings, const char *name)
{
	pllint_settings_init(settings);
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		bool is_wanted = name ? strcmp(rule->name, name) == 0
				      : rule->changes == PLLINT_CHANGE_WHITESPACE && rule->fix == PLLINT_FIX_SAFE;
		settings->severity[i] = is_wanted ? PLLINT_WARNING : PLLINT_OFF;
	}
}

#ifdef HAVE_CMARK_GFM
const bool campaign_has_pages = true;

static char *render(struct fuzz_text text)
{
	static const char *const names[] = {"table", "strikethrough", "autolink", "tasklist"};
	int options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES;
	cmark_gfm_core_extensions_ensure_registered();
	cmark_parser *parser = cmark_parser_new(options);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
	}
	cmark_parser_feed(parser, text.bytes, text.size);
	cmark_node *document = cmark_parser_finish(parser);
	char *page = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
	cmark_node_free(document);
	cmark_parser_free(parser);
	return page;
}

static void check_layout(const struct holding *holding)
{
	struct pllint_settings settings;
	only(&settings, NULL);
	struct pllint_fixed *fixed = fix(holding, holding->now->list, &settings, PLLINT_FIX_SAFE);
	counts.layouts++;
	if (fixed && pllint_fixed_is_changed(fixed)) {
		char *before = render(holding->now->list), *after = render(text_of(fixed));
		counts.layouts_changed++;
		if (strcmp(before, after) != 0) {
			size_t at = 0;
			while (before[at] == after[at]) {
				at++;
			}
			char more[300];
			at = at > 40 ? at - 40 : 0;
			snprintf(more, sizeof more, "%.100s -> %.100s", before + at, after + at);
			campaign_broken("a fix of the layout keeps the page", more);
		}
		free(before);
		free(after);
	}
	pllint_fixed_release(fixed);
}
#else
const bool campaign_has_pages = false;

static void check_layout(const struct holding *holding)
{
	(void)holding;
}
#endif

// --- misnamed-field -------------------------------------------------------------------------------

struct errors {
	uint32_t entries[256];
	size_t count;
};

static bool is_within(struct pllint_span at, struct pllint_span whole)
{
	return at.start >= whole.start && at.start < whole.end;
}

static void count_errors(const struct holding *holding, struct fuzz_text text, struct errors *errors)
{
	struct pllint_settings settings;
	struct pllint_report *report;
	pllint_settings_init(&settings);
	memset(errors, 0, sizeof *errors);
	pllint_lint(&holding->environment, holding->template, text.bytes, text.size, &settings, &report);
	size_t entry = 0;
	errors->count = pllint_report_entry_count(report);
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		while (entry + 1 < errors->count &&
		       pllint_report_entry_at(report, entry + 1)->whole.start <= finding->at.start) {
			entry++;
		}
		if (finding->severity == PLLINT_ERROR && entry < 256 && entry < errors->count &&
		    is_within(finding->at, pllint_report_entry_at(report, entry)->whole)) {
			errors->entries[entry]++;
		}
	}
	pllint_report_release(report);
}

// An error may take another one's place: an entry that is then read as another kind is not missing a field that it has
// elsewhere. What a group's heading is told of the links in it is no matter, nor what else can be fixed safely: an
// empty label below the renamed one goes.
static void check_misnamed(const struct holding *holding)
{
	static struct errors before, after;
	struct pllint_settings settings;
	only(&settings, "misnamed-field");
	struct pllint_fixed *fixed = fix(holding, holding->now->list, &settings, PLLINT_FIX_UNSAFE);
	if (fixed && pllint_fixed_is_changed(fixed)) {
		counts.renamed++;
		struct pllint_settings all;
		pllint_settings_init(&all);
		struct pllint_fixed *was = fix(holding, holding->now->list, &all, PLLINT_FIX_SAFE);
		struct pllint_fixed *is = fix(holding, text_of(fixed), &all, PLLINT_FIX_SAFE);
		count_errors(holding, text_of(was), &before);
		count_errors(holding, text_of(is), &after);
		pllint_fixed_release(was);
		pllint_fixed_release(is);
		for (size_t i = 0; i < before.count && i < 256; i++) {
			if (after.entries[i] > before.entries[i]) {
				campaign_broken("a new name brings no new error", "");
			}
		}
		if (before.count != after.count) {
			campaign_broken("a new name makes or ends no entry", "");
		}
	}
	pllint_fixed_release(fixed);
}

// --- changes --------------------------------------------------------------------------------------

// The change that led to a list, as a diff says it.
struct changing {
	struct buffer diff, problem;
	struct patch patch;
	struct revision revision;
	struct pllint_revision given;
};

static void changing_open(struct changing *changing, struct fuzz_text before, struct fuzz_text list)
{
	*changing = (struct changing){.given = {.before = before.bytes, .before_size = before.size}};
	diff_unified(&changing->diff, "list.md", (struct diff_text){before.bytes, before.size},
		     (struct diff_text){list.bytes, list.size});
	PROMISE(patch_read(&changing->patch, changing->diff.bytes, changing->diff.size, &changing->problem));
	const struct patch_file *const file = changing->patch.files;
	PROMISE(revision_make(&changing->revision, &changing->patch, &file, changing->patch.file_count, list.bytes,
			      list.size, &changing->problem));
	changing->given.touched = changing->revision.touched;
	changing->given.touched_count = changing->revision.touched_count;
	static const struct pllint_kept nothing;
	changing->given.kept = changing->revision.kept_count > 0 ? changing->revision.kept : &nothing;
	changing->given.kept_count = changing->revision.kept_count;
}

static void changing_close(struct changing *changing)
{
	revision_release(&changing->revision);
	patch_release(&changing->patch);
	buffer_release(&changing->diff);
	buffer_release(&changing->problem);
}

static struct pllint_fixed *fix_change(const struct holding *holding, struct fuzz_text list)
{
	struct changing changing;
	struct pllint_settings settings;
	pllint_settings_init(&settings);
	changing_open(&changing, holding->now->base, list);
	settings.change = &changing.given;
	struct pllint_fixed *fixed = fix(holding, list, &settings, PLLINT_FIX_SAFE);
	changing_close(&changing);
	return fixed;
}

static void check_change(const struct holding *holding)
{
	struct pllint_fixed *once = fix_change(holding, holding->now->list);
	if (once) {
		counts.changes += pllint_fixed_is_changed(once);
		check_titles(holding, text_of(once), "change");
		struct pllint_fixed *twice = fix_change(holding, text_of(once));
		if (twice && !is_same(text_of(once), text_of(twice))) {
			campaign_broken("a second fix changes nothing", "of a change");
		}
		pllint_fixed_release(twice);
	}
	pllint_fixed_release(once);
}

// --- what is read ---------------------------------------------------------------------------------

// Of an entry before the change: the fields whose values are in the list, and how many words of it are in an entry.
struct left {
	uint32_t fields[16];
	size_t field_count, read;
};

// The line has a label, or what looks like one.
static bool has_label(struct fuzz_text line)
{
	size_t room = line.size < 30 ? line.size : 30;
	const char *colon = room > 0 ? memchr(line.bytes, ':', room) : NULL;
	return colon && (size_t)(colon - line.bytes) + 2 < line.size && colon[1] != '/';
}

static struct fuzz_text line_of(struct fuzz_text text, size_t at)
{
	size_t start = at, end = at;
	while (start > 0 && text.bytes[start - 1] != '\n') {
		start--;
	}
	while (end < text.size && text.bytes[end] != '\r' && text.bytes[end] != '\n') {
		end++;
	}
	return (struct fuzz_text){text.bytes + start, end - start};
}

// Both lines say the same, whatever their labels are.
static bool same_value(struct fuzz_text a, struct fuzz_text b)
{
	const char *of_a = memchr(a.bytes, ':', a.size), *of_b = memchr(b.bytes, ':', b.size);
	return of_a && of_b &&
	       is_same((struct fuzz_text){of_a, (size_t)(a.bytes + a.size - of_a)},
		       (struct fuzz_text){of_b, (size_t)(b.bytes + b.size - of_b)});
}

static void add_field(struct left *left, struct fuzz_text text, struct fuzz_text line, size_t word)
{
	size_t start = (size_t)(line.bytes - text.bytes);
	bool is_new = has_label((struct fuzz_text){line.bytes, word - start});
	for (size_t i = 0; i < left->field_count; i++) {
		is_new &= left->fields[i] != start;
	}
	if (is_new && left->field_count < sizeof left->fields / sizeof *left->fields) {
		left->fields[left->field_count++] = (uint32_t)start;
	}
}

static void count_left(const struct holding *holding, const struct pllint_report *before,
		       const struct pllint_report *after, struct left *left)
{
	const struct campaign_case *now = holding->now;
	struct places old = places_of(now->base, now->template), is = places_of(now->list, now->template);
	for (size_t i = 0, j = 0; i < old.count && j < is.count;) {
		int order = compare_places(&old.items[i], &is.items[j]);
		uint32_t at = (uint32_t)(old.items[i].word - now->base.bytes);
		const struct pllint_entry *entry = pllint_report_entry_around(before, at);
		if (order == 0 && entry && at >= entry->head.end) {
			struct left *own = &left[entry - pllint_report_entry_at(before, 0)];
			struct fuzz_text line = line_of(now->base, at);
			if (same_value(line, line_of(now->list, (size_t)(is.items[j].word - now->list.bytes)))) {
				add_field(own, now->base, line, at);
			}
			own->read += pllint_report_entry_around(after,
								(uint32_t)(is.items[j].word - now->list.bytes)) != NULL;
		}
		i += order <= 0;
		j += order >= 0;
	}
	free(old.items);
	free(is.items);
}

static void check_left(const struct holding *holding, const struct pllint_report *before,
		       const struct pllint_report *after)
{
	size_t count = pllint_report_entry_count(before);
	struct left *left = calloc(count + 1, sizeof *left);
	PROMISE(left);
	count_left(holding, before, after, left);
	for (size_t i = 0; i < count; i++) {
		counts.entries_followed += left[i].field_count > 1;
		if (left[i].field_count > 1 && left[i].read == 0) {
			struct pllint_span title = pllint_report_entry_at(before, i)->title;
			char more[64];
			snprintf(more, sizeof more, "%.*s", (int)(title.end - title.start),
				 holding->now->base.bytes + title.start);
			campaign_broken("no entry is there and unread without an error", more);
		}
	}
	free(left);
}

static void check_read(const struct holding *holding)
{
	const struct campaign_case *now = holding->now;
	struct pllint_settings settings;
	struct pllint_report *before, *after;
	struct changing changing;
	pllint_settings_init(&settings);
	pllint_lint(&holding->environment, holding->template, now->base.bytes, now->base.size, &settings, &before);
	changing_open(&changing, now->base, now->list);
	settings.change = &changing.given;
	settings.no_suppressions = true;
	enum pllint_status status = pllint_lint(&holding->environment, holding->template, now->list.bytes,
						now->list.size, &settings, &after);
	if (status == PLLINT_OK && pllint_report_entry_count(after) > 0 &&
	    pllint_report_counts(after)->findings[PLLINT_ERROR] == 0) {
		check_left(holding, before, after);
	}
	pllint_report_release(before);
	pllint_report_release(after);
	changing_close(&changing);
}

static void check(const struct campaign_case *now, bool pages)
{
	struct fuzz_memory memory = {0};
	struct holding holding = {.now = now, .environment = fuzz_environment(&memory)};
	struct pllint_report *faults;
	if (pllint_template_read(&holding.environment, now->template.bytes, now->template.size, &holding.template,
				 &faults) == PLLINT_OK) {
		check_layout(&holding);
	}
	if (holding.template && !pages) {
		check_fix(&holding, PLLINT_FIX_SAFE, &counts.fixed);
		check_fix(&holding, PLLINT_FIX_UNSAFE, &counts.fixed_unsafe);
		check_misnamed(&holding);
		check_change(&holding);
		check_read(&holding);
	}
	pllint_report_release(faults);
	pllint_template_release(holding.template);
	PROMISE(memory.live == 0);
}

void campaign_check(const struct campaign_case *now)
{
	check(now, false);
}

void campaign_check_pages(const struct campaign_case *now)
{
	check(now, true);
}
