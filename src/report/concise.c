// For other programs, and for terminals that are short of lines: one line a finding,
// `path:line:column: severity: message [rule]`, and ` [*]` where `--fix` fixes it.

#include "report/head.h"
#include "report/words.h"

static void print_file(struct reporter *reporter, const struct reported *reported)
{
	struct output *output = reporter->output;
	print_applied(output, reported);
	size_t count = pllint_report_size(reported->report);
	for (size_t i = 0; i < count; i++) {
		const struct pllint_finding *finding = pllint_report_at(reported->report, i);
		print_place(output, reported->path, pllint_report_position(reported->report, finding->at.start));
		output_plain(output, severity_name(finding->severity));
		output_plain(output, ": ");
		pllint_write_message(reported->report, finding, output_text_writer(output));
		print_rule(output, finding->rule, words_is_marked(reported, finding));
	}
}

const struct format concise_format = {
	.name = "concise",
	.file = print_file,
};
