// The line that ends a run.

#include "report/summary.h"

void summary_add(struct summary *summary, const struct pllint_report *report)
{
	const struct pllint_counts *counts = pllint_report_counts(report);
	summary->fixable += counts->fixable;
	summary->fixable_unsafely += counts->fixable_unsafely;
	summary->untouched += counts->untouched;
	summary->recorded += counts->recorded;
	for (size_t i = 0; i < PLLINT_SEVERITIES; i++) {
		summary->findings[i] += counts->findings[i];
	}
}

bool summary_fails(const struct summary *summary, unsigned char level)
{
	for (size_t i = level; level != PLLINT_OFF && i < PLLINT_SEVERITIES; i++) {
		if (summary->findings[i]) {
			return true;
		}
	}
	return false;
}

static void print_count(struct output *output, size_t count, const char *one, const char *many)
{
	output_plain(output, DIGITS(count), " ", count == 1 ? one : many);
}

static void print_severities(const struct summary *summary, struct output *output)
{
	static const char *const names[PLLINT_SEVERITIES][2] = {
		[PLLINT_ERROR] = {"error", "errors"},
		[PLLINT_WARNING] = {"warning", "warnings"},
		[PLLINT_INFO] = {"info", "infos"},
	};
	const char *separator = " (";
	for (size_t i = PLLINT_ERROR; i >= PLLINT_INFO; i--) {
		if (summary->findings[i]) {
			output_plain(output, separator);
			print_count(output, summary->findings[i], names[i][0], names[i][1]);
			separator = ", ";
		}
	}
	output_plain(output, ")");
}

// What was checked: at least one list or template.
static void print_scope(const struct summary *summary, struct output *output)
{
	if (summary->lists) {
		print_count(output, summary->entries, "entry", "entries");
		output_plain(output, " in ");
		print_count(output, summary->lists, "file", "files");
		output_plain(output, summary->templates ? ", " : "");
	}
	if (summary->templates) {
		print_count(output, summary->templates, "template", "templates");
	}
}

static void print_hidden(const struct summary *summary, struct output *output)
{
	const char *before = "; not counted: ";
	if (summary->untouched) {
		output_plain(output, before, DIGITS(summary->untouched), " that the change did not touch");
		before = ", ";
	}
	if (summary->recorded) {
		output_plain(output, before, DIGITS(summary->recorded), " in the baseline");
	}
}

void summary_print(const struct summary *summary, const char *mark, struct output *output)
{
	if (!summary->lists && !summary->templates) {
		output_plain(output, "no list with entries was found\n");
		return;
	}
	size_t findings =
		summary->findings[PLLINT_ERROR] + summary->findings[PLLINT_WARNING] + summary->findings[PLLINT_INFO];
	const char *left = summary->fixed ? " left" : "";
	print_scope(summary, output);
	output_plain(output, ": ");
	if (summary->fixed) {
		output_plain(output, DIGITS(summary->fixed), summary->writes ? " fixed, " : " to be fixed, ");
	}
	if (!findings) {
		output_plain(output, "no findings", left);
		print_hidden(summary, output);
		output_plain(output, "\n");
		return;
	}
	print_count(output, findings, "finding", "findings");
	output_plain(output, left);
	print_severities(summary, output);
	// What a run that fixes has left was refused by --fix: only what it was not allowed to do is named.
	size_t safe = summary->fixes ? 0 : summary->fixable;
	if (safe) {
		output_plain(output, ", ", mark, DIGITS(safe), " fixable with --fix");
	}
	if (summary->fixable_unsafely && !summary->allows_unsafe) {
		output_plain(output, ", ", DIGITS(summary->fixable_unsafely),
			     safe ? " more with --unsafe-fixes" : " fixable with --fix --unsafe-fixes");
	}
	print_hidden(summary, output);
	output_plain(output, "\n");
}
