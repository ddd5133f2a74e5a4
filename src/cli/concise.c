// One line a finding: `path:line:column: severity: message [rule]`.

#include "cli/reporter.h"

const char *severity_name(unsigned severity)
{
	return severity == PLLINT_ERROR ? "error" : severity == PLLINT_WARNING ? "warning" : "info";
}

void concise_report(struct output *output, const struct reported *reported)
{
	size_t count = pllint_report_size(reported->report);
	for (size_t i = 0; i < count; i++) {
		const struct pllint_finding *finding = pllint_report_at(reported->report, i);
		struct pllint_position position = pllint_report_position(reported->report, finding->at.start);
		output_string(output, reported->path);
		output_plain(output, ":");
		output_number(output, position.line);
		output_plain(output, ":");
		output_number(output, position.column);
		output_plain(output, ": ");
		output_plain(output, severity_name(finding->severity));
		output_plain(output, ": ");
		pllint_write_message(reported->report, finding, output_text_writer(output));
		output_plain(output, " [");
		output_plain(output, pllint_rule_at(finding->rule)->name);
		output_plain(output, "]\n");
	}
}
