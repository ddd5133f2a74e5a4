#ifndef REPORT_RECORDS_H
#define REPORT_RECORDS_H

// The records that `json` and `jsonl` are made of; json.schema.json describes them.

#include "report/facts.h"
#include "report/summary.h"

enum { RECORDS_VERSION = 1 };

struct json *record_tool(void);
// What is in front of a file's findings: path, template, counts.
struct json *record_file(const struct facts *facts);
// A finding that was fixed, or would be.
struct json *record_fixed(const struct facts *facts, const struct pllint_applied *fixed);
struct json *record_finding(struct facts *facts, const struct pllint_finding *finding);
struct json *record_problem(const struct reported_problem *problem);
struct json *record_summary(const struct summary *summary);

#endif
