// `jsonl`: the records of `json`, each on a line of its own as soon as it is known.

#include "report/records.h"

static void print_line(struct reporter *reporter, const char *type, struct json *record)
{
	struct json *line = json_new_object();
	json_put(line, "type", json_new_string(type));
	json_put_all(line, record);
	json_print(line, reporter->output, 0);
	output_plain(reporter->output, "\n");
	json_drop(line);
}

static void begin(struct reporter *reporter)
{
	struct json *run = json_new_object();
	json_put(run, "version", json_new_number(RECORDS_VERSION));
	json_put(run, "tool", record_tool());
	print_line(reporter, "run", run);
}

static void print_file(struct reporter *reporter, const struct reported *reported)
{
	struct facts facts;
	size_t fixed = reported->fixed ? pllint_fixed_size(reported->fixed) : 0;
	size_t count = pllint_report_size(reported->report);
	facts_open(&facts, reported);
	print_line(reporter, "file", record_file(&facts));
	for (size_t i = 0; i < fixed; i++) {
		print_line(reporter, "fixed", record_fixed(&facts, pllint_fixed_at(reported->fixed, i)));
	}
	for (size_t i = 0; i < count; i++) {
		print_line(reporter, "finding", record_finding(&facts, pllint_report_at(reported->report, i)));
	}
	facts_close(&facts);
}

static void print_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	print_line(reporter, "problem", record_problem(problem));
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	print_line(reporter, "summary", record_summary(summary));
}

const struct format jsonl_format = {
	.name = "jsonl",
	.begin = begin,
	.file = print_file,
	.problem = print_problem,
	.end = end,
};
