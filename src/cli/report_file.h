#ifndef CLI_REPORT_FILE_H
#define CLI_REPORT_FILE_H

#include "report/output.h"

#include <stdbool.h>

struct report_file;

// The file that a report goes to, links followed. A regular one is not touched before report_file_close; what is no
// regular file, and what is standard output or error under another name, takes the report as it is printed. NULL
// with errno.
struct report_file *report_file_open(const char *path);
// Where the report is printed.
struct output *report_file_output(struct report_file *file);
// Puts the report in its place and releases the file. The place is taken at once, whatever fails and whenever the
// program is killed; only where nothing can take it (other names of the same file, a folder that may not be written,
// an owner that cannot be kept) is the old file itself written. False with the problem.
bool report_file_close(struct report_file *file, struct buffer *problem);

#endif
