// Reads and makes baselines.

#include "change/baseline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { VERSION = 1, DIGITS = 32 };

static const char version_key[] = "pllint-baseline", list_key[] = "findings";

// --- reading --------------------------------------------------------------------------------------

static bool read_fingerprint(const char *text, struct pllint_fingerprint *fingerprint)
{
	if (!text || strlen(text) != DIGITS || strspn(text, "0123456789abcdef") != DIGITS) {
		return false;
	}
	char half[DIGITS / 2 + 1] = "";
	memcpy(half, text, DIGITS / 2);
	fingerprint->high = strtoull(half, NULL, 16);
	fingerprint->low = strtoull(text + DIGITS / 2, NULL, 16);
	return true;
}

struct row {
	const char *path;
	struct pllint_fingerprint fingerprint;
	const struct json *record;
};

static int compare(const void *left, const void *right)
{
	const struct row *a = left, *b = right;
	int order = strcmp(a->path, b->path);
	if (!order) {
		order = (a->fingerprint.high > b->fingerprint.high) - (a->fingerprint.high < b->fingerprint.high);
	}
	return order ? order : (a->fingerprint.low > b->fingerprint.low) - (a->fingerprint.low < b->fingerprint.low);
}

static bool read_rows(const struct json *list, struct row *rows, struct buffer *problem)
{
	for (size_t i = 0; i < json_count(list); i++) {
		const struct json *record = json_item(list, i);
		rows[i].record = record;
		rows[i].path = json_string_of(json_member(record, "path"));
		if (!rows[i].path ||
		    !read_fingerprint(json_string_of(json_member(record, "fingerprint")), &rows[i].fingerprint)) {
			char text[96];
			snprintf(text, sizeof text, "record %zu of it has no path, or no fingerprint of %d digits",
				 i + 1, DIGITS);
			buffer_add_string(problem, text);
			return false;
		}
	}
	return true;
}

static void add_row(struct baseline *baseline, const struct row *row, size_t room)
{
	struct baseline_file *file = baseline->count ? &baseline->files[baseline->count - 1] : NULL;
	if (!file || strcmp(file->path, row->path) != 0) {
		file = &baseline->files[baseline->count++];
		*file = (struct baseline_file){
			.path = row->path,
			.fingerprints = allocate(NULL, room * sizeof *file->fingerprints),
			.records = allocate(NULL, room * sizeof(struct json *)),
			.is_met = allocate(NULL, room),
		};
		memset(file->is_met, 0, room);
	}
	file->fingerprints[file->count] = row->fingerprint;
	file->records[file->count++] = row->record;
}

// How many rows from here on are of one file.
static size_t count_same(const struct row *rows, size_t count)
{
	size_t same = 1;
	while (same < count && strcmp(rows[same].path, rows[0].path) == 0) {
		same++;
	}
	return same;
}

static void sort_rows(struct baseline *baseline, struct row *rows, size_t count)
{
	qsort(rows, count, sizeof *rows, compare);
	baseline->files = allocate(NULL, count * sizeof *baseline->files);
	for (size_t i = 0, room = 0; i < count; i++) {
		if (i == 0 || strcmp(rows[i].path, rows[i - 1].path) != 0) {
			room = count_same(rows + i, count - i);
		} else if (compare(&rows[i], &rows[i - 1]) == 0) {
			continue;
		}
		add_row(baseline, &rows[i], room);
	}
}

bool baseline_read(struct baseline *baseline, const char *bytes, size_t size, struct buffer *problem)
{
	*baseline = (struct baseline){.content = json_read(bytes, size, problem)};
	if (!baseline->content) {
		return false;
	}
	const struct json *list = json_member(baseline->content, list_key);
	if (json_number_of(json_member(baseline->content, version_key)) != VERSION || !list) {
		buffer_add_string(problem, "it is no baseline of this version of pllint; --write-baseline makes one");
		return false;
	}
	size_t count = json_count(list);
	struct row *rows = allocate(NULL, count * sizeof *rows);
	bool well = read_rows(list, rows, problem);
	if (well) {
		sort_rows(baseline, rows, count);
	}
	free(rows);
	return well;
}

void baseline_release(struct baseline *baseline)
{
	for (size_t i = 0; i < baseline->count; i++) {
		free(baseline->files[i].fingerprints);
		free(baseline->files[i].records);
		free(baseline->files[i].is_met);
	}
	free(baseline->files);
	json_drop(baseline->content);
	*baseline = (struct baseline){0};
}

struct baseline_file *baseline_find(const struct baseline *baseline, const char *path)
{
	struct baseline_file *found = NULL;
	struct json *shown = json_new_shown(path, strlen(path));
	for (size_t i = 0; i < baseline->count && !found; i++) {
		if (strcmp(baseline->files[i].path, json_string_of(shown)) == 0) {
			found = &baseline->files[i];
		}
	}
	json_drop(shown);
	return found;
}

// --- making ---------------------------------------------------------------------------------------

struct json *baseline_new(void)
{
	struct json *content = json_new_object();
	json_put(content, version_key, json_new_number(VERSION));
	json_put(content, list_key, json_new_array());
	return content;
}

static struct json *list_of(struct json *content)
{
	return (struct json *)(uintptr_t)json_member(content, list_key);
}

static void take(void *context, const char *bytes, size_t size)
{
	buffer_add(context, bytes, size);
}

static struct json *message_of(const struct pllint_report *report, const struct pllint_finding *finding)
{
	struct buffer text = {0};
	buffer_add(&text, "", 0);
	pllint_write_message(report, finding, (struct pllint_writer){take, &text});
	struct json *message = json_new_shown(text.bytes, text.size);
	buffer_release(&text);
	return message;
}

static struct json *title_of(const struct pllint_report *report, const struct pllint_finding *finding)
{
	size_t size;
	const char *bytes = pllint_report_text(report, &size);
	const struct pllint_entry *entry = pllint_report_entry_around(report, finding->at.start);
	return entry ? json_new_shown(bytes + entry->title.start, entry->title.end - entry->title.start)
		     : json_new_string("");
}

size_t baseline_add(struct json *content, const char *path, const struct pllint_report *report)
{
	size_t count = pllint_report_size(report);
	for (size_t i = 0; i < count; i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		char digits[DIGITS + 1];
		snprintf(digits, sizeof digits, "%016llx%016llx", (unsigned long long)finding->fingerprint.high,
			 (unsigned long long)finding->fingerprint.low);
		struct json *record = json_new_object();
		json_put(record, "path", json_new_shown(path, strlen(path)));
		json_put(record, "rule", json_new_string(pllint_rule_at(finding->rule)->name));
		json_put(record, "entry", title_of(report, finding));
		json_put(record, "message", message_of(report, finding));
		json_put(record, "fingerprint", json_new_string(digits));
		json_add(list_of(content), record);
	}
	return count;
}

void baseline_keep(struct json *content, const struct json *record)
{
	json_add(list_of(content), json_share(record));
}
