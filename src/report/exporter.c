// The formats that entries are exported in, and what they share.

#include "report/exporter.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

extern const struct export_format bibtex_export, csv_export, json_export;

const struct export_format *export_format_find(const char *name)
{
	static const struct export_format *const all[] = {&json_export, &csv_export, &bibtex_export};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		if (strcmp(all[i]->name, name) == 0) {
			return all[i];
		}
	}
	return NULL;
}

struct pllint_text exported_group(const struct pllint_exported *entry, const char *path)
{
	bool is_file = entry->shape && strcmp(entry->shape, "file") == 0;
	const char *slash = is_file ? strrchr(path, '/') : NULL;
	if (!is_file) {
		const struct pllint_text untitled = {"", 0};
		const struct pllint_text own = entry->group.bytes ? entry->group : untitled;
		return entry->has_group ? own : (struct pllint_text){NULL, 0};
	}
	if (!slash || slash == path) {
		return (struct pllint_text){NULL, 0};
	}
	const char *start = slash;
	while (start > path && start[-1] != '/') {
		start--;
	}
	return (struct pllint_text){start, (size_t)(slash - start)};
}

void exported_date(const struct pllint_exported *entry, char date[16])
{
	unsigned year = entry->group_day / 10000, month = entry->group_day / 100 % 100, day = entry->group_day % 100;
	date[0] = '\0';
	if (year > 0 && year < 10000) {
		int length = snprintf(date, 16, "%04u", year);
		length += month > 0 ? snprintf(date + length, 16 - (size_t)length, "-%02u", month) : 0;
		if (month > 0 && day > 0) {
			snprintf(date + length, 16 - (size_t)length, "-%02u", day);
		}
	}
}

bool exported_label_is(const struct pllint_exported_field *field, const char *names)
{
	const struct pllint_text label = field->label;
	for (const char *name = names; *name;) {
		size_t length = strcspn(name, "|");
		if (length == label.size && strncasecmp(name, label.bytes, length) == 0) {
			return true;
		}
		name += length + (name[length] == '|');
	}
	return false;
}

const struct pllint_exported_field *exported_progress(const struct pllint_exported *entry)
{
	for (uint32_t i = 0; i < entry->field_count; i++) {
		if (entry->fields[i].parent == UINT32_MAX &&
		    exported_label_is(&entry->fields[i], "Progress|Status|Reading status|State|进度|状态")) {
			return &entry->fields[i];
		}
	}
	return NULL;
}

bool exported_is_repeated(const struct pllint_exported *entry, uint32_t link)
{
	const struct pllint_identity *own = &entry->links[link].identity;
	// Links beyond that are beyond what a list holds; they are given as they come.
	for (uint32_t i = link > 64 ? link - 64 : 0; i < link; i++) {
		const struct pllint_identity *other = &entry->links[i].identity;
		if (other->kind && strcmp(other->site, own->site) == 0 && strcmp(other->kind, own->kind) == 0 &&
		    other->id.size == own->id.size && memcmp(other->id.bytes, own->id.bytes, own->id.size) == 0) {
			return true;
		}
	}
	return false;
}
