#ifndef CLI_OPTION_VALUES_H
#define CLI_OPTION_VALUES_H

// What options do that have a value, or more to do than to set a flag. False, with the reason in `problem`, if the
// value cannot be used.

#include "cli/options.h"

typedef bool option_setter(struct options *options, const char *value, struct options_problem *problem);

option_setter set_select;
option_setter set_ignore;
option_setter set_severity;
option_setter set_fail_on;
option_setter set_template;
option_setter set_stdin_filename;
option_setter set_diff_base;
option_setter set_diff_file;
option_setter set_template_from;
option_setter set_baseline;
option_setter set_write_baseline;
option_setter set_exclude;
option_setter set_format;
option_setter set_statistics; // takes no value
option_setter set_output_file;
option_setter set_color;
option_setter set_column_unit;
option_setter set_timeout;
option_setter set_jobs;
option_setter set_generate;
option_setter set_explain;
option_setter set_export;

bool set_fix(struct options *options, enum options_fix fix, struct options_problem *problem);
// Sets the reason; false.
bool options_reject(struct options_problem *problem, const char *form, ...) __attribute__((format(printf, 2, 3)));

// What may stand for a value: NULL after the last. The first of levels and colors is the default.
const char *fail_level_at(size_t index);
const char *color_at(size_t index);
const char *column_unit_at(size_t index);
const char *generated_at(size_t index);
const char *exported_at(size_t index);
const char *rule_name_at(size_t index);

#endif
