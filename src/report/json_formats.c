// `json` and `jsonl`: the same records, in one document or each on a line of its own as soon as it is known.

#include "report/json_stream.h"
#include "report/records.h"

#include <stdlib.h>

// --- json ----------------------------------------------------------------------------------------

// `json`: all of a run in one document, printed as it grows.

struct document {
	struct json_stream stream;
	struct json *problems;
};

static void begin_document(struct reporter *reporter)
{
	struct document *document = allocate(NULL, sizeof *document);
	struct json_stream *stream = &document->stream;
	reporter->state = document;
	document->problems = json_new_array();
	json_stream_init(stream, reporter->output);
	json_stream_object(stream, NULL);
	json_stream_put(stream, "version", json_new_number(RECORDS_VERSION));
	json_stream_put(stream, "tool", record_tool());
	json_stream_array(stream, "files");
}

static void add_findings(struct json_stream *stream, struct facts *facts)
{
	const struct pllint_report *report = facts->reported->report;
	size_t count = pllint_report_size(report);
	json_stream_array(stream, "findings");
	for (size_t i = 0; i < count; i++) {
		json_stream_put(stream, NULL, record_finding(facts, pllint_report_at(report, i)));
	}
	json_stream_end(stream);
}

static void add_file(struct reporter *reporter, const struct reported *reported)
{
	struct document *document = reporter->state;
	struct facts facts;
	facts_open(&facts, reported);
	json_stream_object(&document->stream, NULL);
	json_stream_members(&document->stream, record_file(&facts));
	const struct pllint_fixed *fixed = facts.reported->fixed;
	size_t count = fixed ? pllint_fixed_size(fixed) : 0;
	json_stream_array(&document->stream, "fixed");
	for (size_t i = 0; i < count; i++) {
		json_stream_put(&document->stream, NULL, record_fixed(&facts, pllint_fixed_at(fixed, i)));
	}
	json_stream_end(&document->stream);
	add_findings(&document->stream, &facts);
	json_stream_end(&document->stream);
	facts_close(&facts);
}

static void keep_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	struct document *document = reporter->state;
	json_add(document->problems, record_problem(problem));
}

static void end_document(struct reporter *reporter, const struct summary *summary)
{
	struct document *document = reporter->state;
	json_stream_end(&document->stream);
	json_stream_put(&document->stream, "problems", document->problems);
	json_stream_put(&document->stream, "summary", record_summary(summary));
	json_stream_end(&document->stream);
	free(document);
}

const struct format json_format = {
	.name = "json",
	.begin = begin_document,
	.file = add_file,
	.problem = keep_problem,
	.end = end_document,
};

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
