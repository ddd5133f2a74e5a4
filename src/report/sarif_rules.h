#ifndef REPORT_SARIF_RULES_H
#define REPORT_SARIF_RULES_H

// The rules and the levels of SARIF.

#include "report/json_stream.h"

// Prints the program, with a page for each rule; results name a rule by its index in there.
void sarif_driver(struct json_stream *stream);
const char *sarif_level(unsigned severity);
// `{"text": ...}` of any bytes.
struct json *sarif_message(const char *bytes, size_t size);

#endif
