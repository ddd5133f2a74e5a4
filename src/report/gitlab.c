// `gitlab`: GitLab's report of code quality, a part of Code Climate's form.

#include "base/hash.h"
#include "report/facts.h"
#include "report/json_stream.h"

#include <stdlib.h>
#include <string.h>

struct gitlab {
	struct json_stream stream;
	uint64_t problems;
};

static void begin(struct reporter *reporter)
{
	struct gitlab *gitlab = allocate(NULL, sizeof *gitlab);
	gitlab->problems = 0;
	reporter->state = gitlab;
	json_stream_init(&gitlab->stream, reporter->output);
	json_stream_array(&gitlab->stream, NULL);
}

static const char *level(unsigned severity)
{
	return severity == PLLINT_ERROR ? "major" : severity == PLLINT_WARNING ? "minor" : "info";
}

static void take(struct pllint_fingerprint *sum, const char *text)
{
	size_t size = strlen(text) + 1; // what is between two texts is no part of either
	for (size_t i = 0; i < size; i++) {
		sum->high = hash_byte(sum->high, text[i]);
		sum->low = (sum->low ^ (unsigned char)text[i]) * UINT64_C(0xD1B54A32D192ED03) + 1;
	}
}

// GitLab shows one issue for each fingerprint, in all files together.
static struct json *fingerprint(struct pllint_fingerprint start, const char *path, const char *more)
{
	char text[FACTS_FINGERPRINT];
	take(&start, path);
	take(&start, more);
	facts_fingerprint(text, start);
	return json_new_string(text);
}

static struct json *location(const char *path, uint32_t first, uint32_t last)
{
	struct json *place = json_new_object(), *lines = json_new_object();
	json_put(lines, "begin", json_new_number(first));
	json_put(lines, "end", json_new_number(last));
	json_put(place, "path", facts_path(path));
	json_put(place, "lines", lines);
	return place;
}

static struct json *issue(struct facts *facts, const struct pllint_finding *finding)
{
	const struct reported *reported = facts->reported;
	struct pllint_position start = pllint_report_position(facts->reported->report, finding->at.start);
	struct pllint_position end = pllint_report_position(facts->reported->report, finding->at.end);
	// A span that takes the end of its line along does not reach the next one.
	uint32_t last = end.byte_column == 1 && end.line > start.line ? end.line - 1 : end.line;
	const struct buffer *said = facts_say(facts, finding);
	struct json *object = json_new_object();
	json_put(object, "description", json_new_shown(said->bytes, said->size));
	json_put(object, "check_name", json_new_string(pllint_rule_at(finding->rule)->name));
	json_put(object, "fingerprint", fingerprint(finding->fingerprint, reported->checkout_path, ""));
	json_put(object, "severity", json_new_string(level(finding->severity)));
	json_put(object, "location", location(reported->checkout_path, start.line, last));
	return object;
}

static void print_file(struct reporter *reporter, const struct reported *reported)
{
	struct gitlab *gitlab = reporter->state;
	struct facts facts;
	size_t count = pllint_report_size(reported->report);
	facts_open(&facts, reported);
	for (size_t i = 0; i < count; i++) {
		json_stream_put(&gitlab->stream, NULL, issue(&facts, pllint_report_at(reported->report, i)));
	}
	facts_close(&facts);
}

// There is no other place for it, and a report that looks clean would be wrong.
static void print_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	struct gitlab *gitlab = reporter->state;
	const char *path = problem->checkout_path ? problem->checkout_path : ".";
	struct pllint_fingerprint start = {HASH_START, gitlab->problems++};
	struct json *object = json_new_object();
	json_put(object, "description", json_new_shown(problem->text, strlen(problem->text)));
	json_put(object, "check_name", json_new_string("not-checked"));
	json_put(object, "fingerprint", fingerprint(start, path, problem->text));
	json_put(object, "severity", json_new_string("blocker"));
	json_put(object, "location", location(path, 1, 1));
	json_stream_put(&gitlab->stream, NULL, object);
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	(void)summary;
	struct gitlab *gitlab = reporter->state;
	json_stream_end(&gitlab->stream);
	free(gitlab);
}

const struct format gitlab_format = {
	.name = "gitlab",
	.begin = begin,
	.file = print_file,
	.problem = print_problem,
	.end = end,
};
