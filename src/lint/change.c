// Entry by entry: a field that is missing has no line of its own that could be touched. What is outside
// entries goes line by line.

#include "lint/change.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "base/hash.h"
#include "entry/file.h"
#include "entry/reader.h"
#include "lint/cut.h"
#include "lint/dispatch.h"
#include "lint/folder.h"
#include "lint/list.h"
#include "markdown/tokenizer.h"

// A heading with what is below it.
struct section {
	span extent;
	uint64_t hash;
	bool was_there; // before the change, the same
	size_t first_label, label_count;
};

// Where the labels of items start, section by section.
struct label_places {
	struct memory *memory;
	span *items;
	size_t count, capacity;
};

// An entry of the list before the change.
struct old_entry {
	span title;
	size_t first_label, label_count;
	uint64_t lines[2]; // hashes of the line of its title and of the next one that is not blank; 0: there is none
	uint32_t title_in_line; // where the title starts behind the marks of its line
};

struct hashes {
	struct memory *memory;
	const struct source *source;
	uint64_t *items;
	size_t count, capacity;
};

struct change {
	struct memory *memory;
	const struct source *source;
	const struct pllint_revision *given;
	struct hashes before;		// in order
	struct old_entry *entries;	// those before, in order
	struct label_places old_labels; // of those
	struct label_places labels;	// of the list as it is
	size_t entry_count;
	struct pllint_span *touched;
	size_t touched_count;
	struct section *sections;
	size_t count, capacity;
};

// --- sections -------------------------------------------------------------------------------------

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

// Of its bytes, but for carriage returns and the blank lines at its end.
static uint64_t hash_of(const struct source *source, span extent)
{
	while (extent.end > extent.start && is_blank(source->bytes[extent.end - 1])) {
		extent.end--;
	}
	uint64_t hash = HASH_START;
	for (uint32_t i = extent.start; i < extent.end; i++) {
		if (source->bytes[i] != '\r') {
			hash = hash_byte(hash, source->bytes[i]);
		}
	}
	return hash;
}

static void take_before(struct hashes *hashes, const struct entry *entry)
{
	hashes->items =
		memory_grow(hashes->memory, hashes->items, &hashes->capacity, hashes->count + 1, sizeof *hashes->items);
	hashes->items[hashes->count++] = hash_of(hashes->source, entry->extent);
}

static void take_labels(struct label_places *places, const struct entry *entry)
{
	places->items = memory_grow(places->memory, places->items, &places->capacity, places->count + entry->item_count,
				    sizeof *places->items);
	for (size_t i = 0; i < entry->item_count; i++) {
		if (entry->items[i].label.exists) {
			places->items[places->count++] = entry->items[i].label.whole;
		}
	}
}

static int compare_hashes(const void *a, const void *b)
{
	const uint64_t *left = a, *right = b;
	return (*left > *right) - (*left < *right);
}

static int compare_spans(const void *a, const void *b)
{
	const struct pllint_span *left = a, *right = b;
	return (left->start > right->start) - (left->start < right->start);
}

// A reading of the list before, in memory of its own: what cannot be read does not end the reading of the list.
struct reading {
	struct memory memory;
	struct hashes hashes;
	struct label_places labels;
	struct old_entry *entries;
	size_t entry_count, entry_capacity;
	struct arena scratch; // for one entry
	const struct pllint_revision *given;
	const struct template *template;
};

static void take_old_entry(struct reading *reading, const struct entry *entry)
{
	arena_reset(&reading->scratch);
	bool may_match = entry->item_count > 0 || entry->shape != ENTRY_SHAPE_HEADING;
	if (!reading->given->kept || !may_match) {
		return;
	}
	const struct match *match = match_entry(&reading->scratch, reading->template, entry);
	bool is_entry =
		entry->file ? folder_is_entry(&reading->scratch, NULL, match, NULL) : list_is_entry(entry, match);
	if (!is_entry) {
		return;
	}
	struct label_places *labels = &reading->labels;
	size_t first = labels->count;
	take_labels(labels, entry);
	reading->entries = memory_grow(&reading->memory, reading->entries, &reading->entry_capacity,
				       reading->entry_count + 1, sizeof *reading->entries);
	reading->entries[reading->entry_count++] =
		(struct old_entry){.title = entry->title, .first_label = first, .label_count = labels->count - first};
}

// A section of the list, or the entries in it.
static void take_old_section(struct reading *reading, const struct entry *section)
{
	struct cut cut = cut_open(&reading->memory, reading->template, section);
	const struct entry *part;
	while ((part = cut_next(&cut))) {
		take_before(&reading->hashes, part);
		take_old_entry(reading, part);
	}
}

static enum pllint_status read_old(void *context)
{
	struct reading *reading = context;
	struct memory *memory = &reading->memory;
	struct hashes *hashes = &reading->hashes;
	hashes->memory = memory;
	hashes->source = source_new(memory, reading->given->before, reading->given->before_size);
	reading->labels.memory = memory;
	arena_init(&reading->scratch, memory);
	struct entry_stream stream = match_stream_open(memory, hashes->source, reading->template);
	bool is_of_files = template_is_of_files(reading->template);
	struct arena arena;
	arena_init(&arena, memory);
	struct file_reading file = file_reading_of(&arena, hashes->source);
	const struct entry *entry;
	while ((entry = entry_stream_next(&stream))) {
		if (is_of_files) {
			file_reading_take(&file, entry);
		} else {
			take_old_section(reading, entry);
		}
	}
	if (is_of_files) {
		const struct entry *whole = match_file(reading->template, &file);
		take_before(hashes, whole);
		take_old_entry(reading, whole);
	}
	if (hashes->count > 1) {
		qsort(hashes->items, hashes->count, sizeof *hashes->items, compare_hashes);
	}
	return PLLINT_OK;
}

// A copy in the memory of the list as it is. NULL where there is none left.
static void *take_over(struct change *change, const void *items, size_t count, size_t size)
{
	void *taken = memory_try_resize(change->memory, NULL, count * size);
	if (taken && count > 0) {
		memcpy(taken, items, count * size);
	}
	return taken;
}

// Takes over what was read. Where the list before passed a limit, everything counts as touched.
static void end_reading(struct change *change, struct reading *reading, enum pllint_status status)
{
	struct hashes *hashes = &reading->hashes;
	const char *reason = reading->memory.reason;
	if (status == PLLINT_OK) {
		const struct label_places *labels = &reading->labels;
		change->before.items = take_over(change, hashes->items, hashes->count, sizeof *hashes->items);
		change->entries = take_over(change, reading->entries, reading->entry_count, sizeof *reading->entries);
		change->old_labels.items = take_over(change, labels->items, labels->count, sizeof *labels->items);
		bool is_whole = change->before.items && change->entries && change->old_labels.items;
		status = is_whole ? PLLINT_OK : PLLINT_NO_MEMORY;
	}
	if (status == PLLINT_OK) {
		change->before.count = hashes->count;
		change->entry_count = reading->entry_count;
	}
	memory_release(&reading->memory);
	if (status != PLLINT_OK && status != PLLINT_LIMIT) {
		memory_fail(change->memory, status, reason);
	}
}

static void read_before(struct change *change, const struct template *template, const struct pllint_revision *given)
{
	if (given->before_size > 0) {
		struct reading *reading = memory_resize(change->memory, NULL, sizeof *reading);
		*reading = (struct reading){.given = given, .template = template};
		memory_init(&reading->memory, change->memory->allocator, change->memory->deadline);
		enum pllint_status status = memory_run(&reading->memory, read_old, reading);
		end_reading(change, reading, status);
	}
}

struct change *change_new(struct check *check, const struct pllint_revision *given)
{
	struct change *change = arena_alloc(check->arena, sizeof *change);
	*change = (struct change){
		.memory = check->memory, .source = check->source, .given = given, .labels = {.memory = check->memory}};
	change->touched = memory_resize(check->memory, NULL, (given->touched_count + 1) * sizeof *change->touched);
	change->touched_count = given->touched_count;
	if (given->touched_count > 0) {
		memcpy(change->touched, given->touched, given->touched_count * sizeof *change->touched);
		qsort(change->touched, given->touched_count, sizeof *change->touched, compare_spans);
	}
	read_before(change, check->template, given);
	return change;
}

void change_take(struct change *change, const struct entry *entry)
{
	change->sections = memory_grow(change->memory, change->sections, &change->capacity, change->count + 1,
				       sizeof *change->sections);
	size_t first = change->labels.count;
	if (change->given->kept) {
		take_labels(&change->labels, entry);
	}
	change->sections[change->count++] = (struct section){
		.extent = entry->extent,
		.hash = hash_of(change->source, entry->extent),
		.first_label = first,
		.label_count = change->labels.count - first,
	};
}

// --- what is not read any more --------------------------------------------------------------------

// Where a place of the list before is now; UINT32_MAX where it is not there any more.
static uint32_t place_now(const struct change *change, uint32_t before)
{
	const struct pllint_revision *given = change->given;
	size_t after;
	BISECT(after, given->kept_count, given->kept[after].before <= before);
	const struct pllint_kept *kept = after > 0 ? &given->kept[after - 1] : NULL;
	return kept && before - kept->before < kept->size ? kept->now + (before - kept->before) : UINT32_MAX;
}

// Keeps the labels of entries alone: what others have is not checked.
static void drop_labels_outside(struct change *change, const struct entries *entries)
{
	struct label_places *labels = &change->labels;
	size_t kept = 0, entry = 0;
	for (size_t i = 0; i < change->count; i++) {
		const struct section *section = &change->sections[i];
		while (entry < entries->count && entries->items[entry].whole.start < section->extent.start) {
			entry++;
		}
		bool is_entry = entry < entries->count && entries->items[entry].whole.start == section->extent.start;
		for (size_t j = 0; is_entry && j < section->label_count; j++) {
			labels->items[kept++] = labels->items[section->first_label + j];
		}
	}
	labels->count = kept;
}

// The number of labels that are read before a place.
static size_t labels_before(const struct change *change, uint32_t place)
{
	size_t index;
	BISECT(index, change->labels.count, change->labels.items[index].start < place);
	return index;
}

enum left { LEFT_NOTHING, LEFT_SOME, LEFT_ALL };

static bool opens_entry(const struct entries *entries, uint32_t title)
{
	const struct pllint_entry *around = entries_around(entries, title);
	return around && title == around->title.start;
}

static span place_of(const struct change *change, span before)
{
	uint32_t now = place_now(change, before.start);
	uint32_t end = now + span_length(before);
	return span_of(now, end < change->source->size ? end : change->source->size);
}

// What is left of an entry, if something is that is not read, and neither its title nor all of its labels are; else an
// empty span.
static span remains(const struct change *change, const struct entries *entries, const struct old_entry *entry,
		    enum left *left)
{
	const struct label_places *read = &change->labels;
	span first = {0, 0};
	size_t count = 0, read_count = 0;
	for (size_t i = 0; i < entry->label_count; i++) {
		span label = change->old_labels.items[entry->first_label + i];
		uint32_t now = place_now(change, label.start);
		if (now == UINT32_MAX) {
			continue;
		}
		count++;
		size_t index = labels_before(change, now);
		read_count += index < read->count && read->items[index].start == now;
		first = span_is_empty(first) ? place_of(change, label) : first;
	}
	*left = count == 0 ? LEFT_NOTHING : count < entry->label_count ? LEFT_SOME : LEFT_ALL;
	uint32_t title = span_is_empty(entry->title) ? UINT32_MAX : place_now(change, entry->title.start);
	if (entry->label_count == 0 && title != UINT32_MAX) {
		return opens_entry(entries, title) ? first : place_of(change, entry->title);
	}
	bool is_read = title != UINT32_MAX ? opens_entry(entries, title) || read_count == count : read_count > 0;
	return is_read ? span_of(0, 0) : first;
}

// --- copies of what is gone -----------------------------------------------------------------------

// Of an old entry: where something of it is that is not read; an empty place for nothing.
struct trace {
	span at;
	enum left left;
	bool is_title; // of a copy
	bool title_is_read;
	uint32_t read, unread; // lines of copies
};

// A line of an old entry of which lines are gone: that of its title or of a label.
struct key {
	uint64_t hash;
	uint32_t entry;
	uint32_t part, length; // of the title or label, in the line
	uint32_t times;	       // that the line is in the list before
	bool is_title;
};

struct keys {
	struct memory *memory;
	struct key *items;
	size_t count, capacity;
};

struct text {
	const char *bytes;
	uint32_t size;
};

static uint32_t line_start(struct text text, uint32_t at)
{
	while (at > 0 && !byte_is_in(text.bytes[at - 1], "\r\n")) {
		at--;
	}
	return at;
}

// How long the mark of a quote, an item or a comment at a place is, or whitespace.
static uint32_t mark_at(struct text text, span line)
{
	const char *bytes = text.bytes + line.start;
	uint32_t size = span_length(line);
	if (size > 0 && byte_is_in(*bytes, "> \t\\")) {
		return 1;
	}
	if (size > 1 && byte_is_in(*bytes, "-*+") && bytes[1] == ' ') {
		return 2;
	}
	return size > 4 && memcmp(bytes, "<!--", 4) == 0 ? 4 : 0;
}

// The line from `start` on without marks and whitespace around it; `*next` is where the next one starts.
static span bare_line(struct text text, uint32_t start, uint32_t *next)
{
	span line = {start, start};
	while (line.end < text.size && !byte_is_in(text.bytes[line.end], "\r\n")) {
		line.end++;
	}
	*next = line.end < text.size ? line.end + 1 : text.size;
	for (uint32_t size; (size = mark_at(text, line)) > 0;) {
		line.start += size;
	}
	while (line.start < line.end && byte_is_in(text.bytes[line.end - 1], " \t")) {
		line.end--;
	}
	if (span_length(line) > 3 && memcmp(text.bytes + line.end - 3, "-->", 3) == 0) {
		line.end -= 3;
	}
	while (line.start < line.end && byte_is_in(text.bytes[line.end - 1], " \t")) {
		line.end--;
	}
	return line;
}

enum { LABEL_MAX = 40 }; // bytes, with the colon and what marks it as bold

// A line without its label: a change may misspell that, and what it says is still there.
static span behind_label(struct text text, span line)
{
	uint32_t end = span_length(line) < LABEL_MAX ? line.end : line.start + LABEL_MAX;
	uint32_t at = line.start;
	while (at < end && text.bytes[at] != ':') {
		at++;
	}
	while (at < line.end && byte_is_in(text.bytes[at], ":*_ \t")) {
		at++;
	}
	return at < end ? span_of(at, line.end) : line;
}

static uint64_t hash_of_line(struct text text, span line)
{
	span said = behind_label(text, line);
	uint64_t hash = HASH_START;
	for (uint32_t i = said.start; i < said.end; i++) {
		hash = hash_byte(hash, text.bytes[i]);
	}
	return hash;
}

static void add_key(struct keys *keys, struct text before, uint32_t entry, span part, bool is_title)
{
	uint32_t next;
	span line = bare_line(before, line_start(before, part.start), &next);
	keys->items = memory_grow(keys->memory, keys->items, &keys->capacity, keys->count + 1, sizeof *keys->items);
	keys->items[keys->count++] = (struct key){.hash = hash_of_line(before, line),
						  .entry = entry,
						  .part = part.start - line.start,
						  .length = span_length(part),
						  .is_title = is_title};
}

static void add_keys(const struct change *change, struct keys *keys, struct text before, uint32_t entry)
{
	const struct old_entry *old = &change->entries[entry];
	if (!span_is_empty(old->title)) {
		add_key(keys, before, entry, old->title, true);
	}
	for (size_t i = 0; i < old->label_count; i++) {
		add_key(keys, before, entry, change->old_labels.items[old->first_label + i], false);
	}
}

static int compare_keys(const void *a, const void *b)
{
	const struct key *left = a, *right = b;
	int order = (left->hash > right->hash) - (left->hash < right->hash);
	return order ? order : (left->entry > right->entry) - (left->entry < right->entry);
}

// The keys of a line from `*first` on; returns how many.
static size_t find_keys(const struct keys *keys, struct text text, span line, size_t *first)
{
	uint64_t hash = hash_of_line(text, line);
	BISECT(*first, keys->count, keys->items[*first].hash < hash);
	size_t end = *first;
	while (end < keys->count && keys->items[end].hash == hash) {
		end++;
	}
	return end - *first;
}

static void count_lines(const struct keys *keys, struct text before)
{
	for (uint32_t at = 0; at < before.size;) {
		size_t first, count = find_keys(keys, before, bare_line(before, at, &at), &first);
		for (size_t i = first; i < first + count; i++) {
			keys->items[i].times++;
		}
	}
}

static bool line_is_read(const struct change *change, const struct entries *entries, span line)
{
	size_t label = labels_before(change, line.start);
	const struct pllint_entry *around = entries_around(entries, line.start);
	return (label < change->labels.count && change->labels.items[label].start < line.end) ||
	       (around && line.start >= around->head.start && line.start < around->head.end);
}

// Whether a line that several entries have is one of that entry, too.
static bool is_line_of(const struct key *keys, size_t count, uint32_t entry)
{
	size_t first;
	BISECT(first, count, keys[first].entry < entry);
	return first < count && keys[first].entry == entry;
}

// Lines that several entries have tell nothing of one of them, but below one of its own that nobody reads.
static void take_copies(const struct change *change, const struct entries *entries, const struct keys *keys,
			struct trace *traces)
{
	struct text now = {change->source->bytes, change->source->size};
	uint32_t above = UINT32_MAX; // the entry of which a line is above, unread
	for (uint32_t at = 0; at < now.size;) {
		span line = bare_line(now, at, &at);
		size_t first, count = find_keys(keys, now, line, &first);
		if (count == 0 && above == UINT32_MAX) {
			continue;
		}
		const struct key *key = &keys->items[first];
		bool is_read = line_is_read(change, entries, line);
		above = is_read ? UINT32_MAX : above;
		if (count != 1 || key->times != 1) {
			if (above != UINT32_MAX && is_line_of(key, count, above)) {
				traces[above].unread++;
			}
			continue;
		}
		struct trace *trace = &traces[key->entry];
		bool opens = key->is_title && opens_entry(entries, line.start + key->part);
		is_read = change->entries[key->entry].label_count > 0 ? is_read : opens;
		above = is_read ? UINT32_MAX : key->entry;
		trace->title_is_read |= opens;
		trace->read += is_read;
		trace->unread += !is_read;
		if (!is_read && (span_is_empty(trace->at) || key->is_title)) {
			uint32_t start = line.start + key->part;
			trace->at = span_of(start, start + key->length);
			trace->is_title = key->is_title;
		}
	}
}

enum { COPY_MIN = 2 }; // lines of an entry with labels: one of them alone may be in another text

// Lines that a change quotes, indents or moves are other lines for a diff.
static void find_copies(const struct change *change, const struct entries *entries, struct keys *keys,
			struct trace *traces)
{
	if (keys->count > 1) {
		qsort(keys->items, keys->count, sizeof *keys->items, compare_keys);
	}
	count_lines(keys, (struct text){change->given->before, (uint32_t)change->given->before_size});
	take_copies(change, entries, keys, traces);
	for (size_t i = 0; i < keys->count; i++) {
		struct trace *trace = &traces[keys->items[i].entry];
		uint32_t least = change->entries[keys->items[i].entry].label_count > 0 ? COPY_MIN : 1;
		// What is left of it may be a line that others have too.
		uint32_t read_max = trace->left == LEFT_NOTHING && trace->unread > 0 ? trace->unread - 1 : 0;
		if (trace->title_is_read || trace->unread < least || trace->read > read_max) {
			trace->at = span_of(0, 0);
		}
	}
}

static struct trace *find_traces(const struct change *change, const struct entries *entries)
{
	size_t count = change->entry_count;
	struct trace *traces = memory_resize(change->memory, NULL, (count + 1) * sizeof *traces);
	memset(traces, 0, (count + 1) * sizeof *traces);
	struct keys keys = {.memory = change->memory};
	struct text before = {change->given->before, (uint32_t)change->given->before_size};
	for (uint32_t i = 0; i < count; i++) {
		traces[i].at = remains(change, entries, &change->entries[i], &traces[i].left);
		if (traces[i].left == LEFT_NOTHING || (traces[i].left == LEFT_SOME && span_is_empty(traces[i].at))) {
			add_keys(change, &keys, before, i);
		}
	}
	if (keys.count > 0) {
		find_copies(change, entries, &keys, traces);
	}
	memory_free(change->memory, keys.items);
	return traces;
}

// --- what is reported -----------------------------------------------------------------------------

static struct deviation vanished(const struct change *change, const struct old_entry *entry, const struct trace *trace)
{
	if (trace->unread > 0) {
		struct deviation deviation = deviation_of(DEVIATION_ENTRY_VANISHED, trace->at);
		deviation.certain = trace->is_title;
		deviation.number = 1;
		return deviation;
	}
	uint32_t title = span_is_empty(entry->title) ? UINT32_MAX : place_now(change, entry->title.start);
	bool has_title =
		title != UINT32_MAX && place_now(change, entry->title.end - 1) == title + span_length(entry->title) - 1;
	struct deviation deviation = deviation_of(
		DEVIATION_ENTRY_VANISHED, has_title ? span_of(title, title + span_length(entry->title)) : trace->at);
	deviation.certain = has_title;
	deviation.number = 1;
	return deviation;
}

// True if nothing is read between a finding and the entry.
static bool is_above(const struct change *change, const struct pllint_finding *finding,
		     const struct deviation *deviation)
{
	size_t before = labels_before(change, deviation->at.start);
	uint32_t start = before > 0 ? change->labels.items[before - 1].start : 0;
	return finding->at.start >= start && finding->at.start <= deviation->at.start;
}

// True if a finding says already why nothing is read from there on: it is below the last label that is. The change
// made it say so.
static bool is_explained(const struct change *change, const struct check *check, const struct deviation *deviation)
{
	const struct findings *findings = check->findings;
	const enum deviation_kind *heading = DEVIATIONS(DEVIATION_HEADING_MALFORMED);
	for (size_t i = 0; i < findings->count; i++) {
		const struct pllint_finding *finding = &findings->items[i]->finding;
		const struct rule *rule = rules[finding->rule];
		if (is_above(change, finding, deviation) && (rule->hides || rule_reports(rule, heading))) {
			findings->items[i]->explains_change = true;
			return true;
		}
	}
	return false;
}

// That entries are hidden says less.
static void drop_hidden(const struct change *change, struct findings *findings, const struct deviation *deviation)
{
	const enum deviation_kind *hidden = DEVIATIONS(DEVIATION_ENTRY_IN_QUOTE, DEVIATION_ENTRY_IN_FENCE);
	size_t kept = 0;
	for (size_t i = 0; i < findings->count; i++) {
		const struct pllint_finding *finding = &findings->items[i]->finding;
		bool is_same = is_above(change, finding, deviation) && rule_reports(rules[finding->rule], hidden);
		findings->items[kept] = findings->items[i];
		kept += !is_same;
	}
	findings->count = kept;
}

static void report_vanished(struct change *change, struct check *check, const struct deviation *deviation)
{
	if (deviation->number > 0 && !is_explained(change, check, deviation)) {
		drop_hidden(change, check->findings, deviation);
		dispatch_deviation(check, deviation);
	}
}

// Entries that follow each other, with nothing between them that is read, are gone for one reason.
void change_report(struct change *change, struct check *check)
{
	struct deviation open = {.number = 0};
	size_t known_before = 0;
	drop_labels_outside(change, check->entries);
	struct trace *traces = find_traces(change, check->entries);
	for (size_t i = 0; i < change->entry_count; i++) {
		if (span_is_empty(traces[i].at)) {
			continue;
		}
		size_t before = labels_before(change, traces[i].at.start);
		if (open.number > 0 && before == known_before) {
			open.number++;
			continue;
		}
		report_vanished(change, check, &open);
		open = vanished(change, &change->entries[i], &traces[i]);
		known_before = before;
	}
	report_vanished(change, check, &open);
	memory_free(change->memory, traces);
}

uint32_t change_entries_before(const struct change *change)
{
	return (uint32_t)change->entry_count;
}

// --- what was touched -----------------------------------------------------------------------------

bool change_is_written(const struct change *change)
{
	return change && !change->given->is_selection;
}

bool change_touches(const struct change *change, span range)
{
	size_t after;
	BISECT(after, change->touched_count, change->touched[after].start <= range.end);
	// Added lines do not overlap, so that those further left end further left.
	for (; after > 0; after--) {
		const struct pllint_span *touched = &change->touched[after - 1];
		bool is_empty = touched->start == touched->end;
		if (is_empty ? touched->start >= range.start
			     : touched->start < range.end && touched->end > range.start) {
			return true;
		}
		if (touched->end < range.start) {
			return false;
		}
	}
	return false;
}

// Takes one of the hashes away; false if there is none left. How many of the same are gone is with the first.
static bool use_up(const struct hashes *hashes, uint32_t *gone, uint64_t hash)
{
	size_t first;
	BISECT(first, hashes->count, hashes->items[first] < hash);
	if (first == hashes->count) {
		return false;
	}
	size_t next = first + gone[first];
	if (next >= hashes->count || hashes->items[next] != hash) {
		return false;
	}
	gone[first]++;
	return true;
}

// Of sections that are alike, those in which nothing was added are the ones that were there.
static void find_old_sections(struct change *change)
{
	size_t size = (change->before.count + 1) * sizeof(uint32_t);
	uint32_t *gone = memory_resize(change->memory, NULL, size);
	memset(gone, 0, size);
	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < change->count; i++) {
			struct section *section = &change->sections[i];
			bool is_turn = round == 1 || !change_touches(change, section->extent);
			if (is_turn && !section->was_there) {
				section->was_there = use_up(&change->before, gone, section->hash);
			}
		}
	}
	memory_free(change->memory, gone);
}

static size_t section_at(const struct change *change, uint32_t offset)
{
	size_t after;
	BISECT(after, change->count, change->sections[after].extent.start <= offset);
	return after > 0 ? after - 1 : 0;
}

static bool entry_is_touched(const struct change *change, const struct pllint_entry *entry)
{
	for (size_t i = section_at(change, entry->whole.start); i < change->count; i++) {
		if (change->sections[i].extent.start >= entry->whole.end) {
			break;
		}
		if (!change->sections[i].was_there) {
			return true;
		}
	}
	return false;
}

// Its lines, and the blank ones around them: there, a deletion beside it can be the cause.
static span lines_around(const struct source *source, span at)
{
	uint32_t start = source_line(source, at.start).start;
	while (start > 0 && is_blank(source->bytes[start - 1])) {
		start--;
	}
	uint32_t end = source_line(source, at.end > at.start ? at.end - 1 : at.end).end;
	while (end < source->size && is_blank(source->bytes[end])) {
		end++;
	}
	return span_of(start, end);
}

// With the line before and the one below.
static span lines_beside(const struct source *source, span at)
{
	uint32_t start = source_line_start(source, at.start);
	uint32_t next = source_next_line(source, at.end);
	return span_of(start > 0 ? source_line_start(source, start - 1) : 0,
		       next < source->size ? source_line(source, next).end : next);
}

static bool place_is_touched(const struct change *change, const struct pllint_report *report, span at,
			     bool is_about_gaps)
{
	const struct pllint_entry *entry = entries_around(&report->entries, at.start);
	if (entry) {
		return entry_is_touched(change, entry);
	}
	return change_touches(change, lines_around(change->source, at)) ||
	       (is_about_gaps && change_touches(change, lines_beside(change->source, at)));
}

// What is beside it is not its cause.
static bool related_is_touched(const struct change *change, const struct pllint_report *report, span at)
{
	const struct pllint_entry *entry = entries_around(&report->entries, at.start);
	return entry ? entry_is_touched(change, entry) : change_touches(change, at);
}

// What hides something goes down to the next entry that is read.
static span hidden_by(const struct change *change, const struct pllint_report *report, span at)
{
	const struct entries *entries = &report->entries;
	size_t next;
	BISECT(next, entries->count, entries->items[next].whole.start <= at.start);
	return span_of(at.start, next < entries->count ? entries->items[next].whole.start : change->source->size);
}

// Where groups go, the one that is to be moved alone is to blame.
static bool finding_is_touched(const struct change *change, const struct pllint_report *report,
			       const struct stored_finding *stored)
{
	const struct pllint_finding *finding = &stored->finding;
	const struct rule *rule = rules[finding->rule];
	if (rule->moves_sections) {
		return change_touches(change, finding->at);
	}
	return rule->is_of_change || stored->explains_change ||
	       place_is_touched(change, report, finding->at, rule->is_about_gaps) ||
	       (rule->hides && change_touches(change, hidden_by(change, report, finding->at))) ||
	       (finding->has_related && related_is_touched(change, report, finding->related));
}

void change_apply(struct change *change, struct pllint_report *report, bool show_untouched)
{
	struct findings *findings = &report->findings;
	size_t kept = 0;
	find_old_sections(change);
	for (size_t i = 0; i < findings->count; i++) {
		struct pllint_finding *finding = &findings->items[i]->finding;
		bool counts = finding_is_touched(change, report, findings->items[i]);
		if (!counts) {
			report->counts.untouched++;
			finding->is_untouched = true;
			finding->severity = PLLINT_INFO;
		}
		if (counts || show_untouched) {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
}
