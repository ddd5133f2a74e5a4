// The functions of the public header that only tell what is there.

#include <string.h>

#include "lint/report.h"
#include "lint/rule.h"

// --- rules ----------------------------------------------------------------------------------------

size_t pllint_rule_count(void)
{
	return rule_count;
}

const struct pllint_rule *pllint_rule_at(size_t index)
{
	return &rules[index]->info;
}

size_t pllint_rule_find(const char *name, size_t length)
{
	for (size_t i = 0; i < rule_count; i++) {
		const char *known = rules[i]->info.name;
		if (strlen(known) == length && memcmp(known, name, length) == 0) {
			return i;
		}
	}
	return rule_count;
}

void pllint_settings_init(struct pllint_settings *settings)
{
	*settings = (struct pllint_settings){.no_suppressions = false};
	memset(settings->severity, PLLINT_DEFAULT, sizeof settings->severity);
}

// --- statuses -------------------------------------------------------------------------------------

const char *pllint_status_text(enum pllint_status status)
{
	switch (status) {
	case PLLINT_OK:
		return NULL;
	case PLLINT_NO_MEMORY:
		return "out of memory";
	case PLLINT_TIME_LIMIT:
		return "it took longer than the time allowed";
	case PLLINT_LIMIT:
		return "it is larger or more deeply nested than pllint can check";
	case PLLINT_NO_KIND:
		return "no kind of entry can be read from the template";
	case PLLINT_NO_ENTRY:
		return "no entry of the template's kinds was found";
	case PLLINT_UNVERIFIED:
		return "the fix could not be verified";
	}
	return NULL;
}

// --- reports --------------------------------------------------------------------------------------

const char *pllint_report_reason(const struct pllint_report *report)
{
	return report ? report->reason : NULL;
}

uint32_t pllint_report_reason_line(const struct pllint_report *report)
{
	return report ? report->reason_line : 0;
}

const struct pllint_counts *pllint_report_counts(const struct pllint_report *report)
{
	return &report->counts;
}

const char *pllint_report_unfixable(const struct pllint_report *report)
{
	return report->unfixable;
}

bool pllint_report_met(const struct pllint_report *report, size_t recorded)
{
	return report->met && report->met[recorded];
}

size_t pllint_report_size(const struct pllint_report *report)
{
	return report->findings.count;
}

const struct pllint_finding *pllint_report_at(const struct pllint_report *report, size_t index)
{
	return &report->findings.items[index]->finding;
}

size_t pllint_report_entry_count(const struct pllint_report *report)
{
	return report->entries.count;
}

const struct pllint_entry *pllint_report_entry_at(const struct pllint_report *report, size_t index)
{
	return &report->entries.items[index];
}

const struct pllint_entry *pllint_report_entry_around(const struct pllint_report *report, uint32_t offset)
{
	return entries_around(&report->entries, offset);
}

size_t pllint_report_value_count(const struct pllint_report *report)
{
	return report->values.count;
}

const struct pllint_value *pllint_report_value_at(const struct pllint_report *report, size_t index)
{
	return &report->values.items[index];
}

struct pllint_position pllint_report_position(const struct pllint_report *report, uint32_t offset)
{
	return report->source ? position_of(&report->positions, offset)
			      : (struct pllint_position){.line = 1, .column = 1};
}

const char *pllint_report_text(const struct pllint_report *report, size_t *size)
{
	*size = report->source ? report->source->size : 0;
	return report->source ? report->source->bytes : "";
}
