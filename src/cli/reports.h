#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

// The reporters of a run, each with its output.

#include "cli/console.h"
#include "cli/options.h"
#include "cli/report_file.h"
#include "report/reporter.h"

// Where the run stands, and how a file is named from there.

struct checkout {
	char *current; // the working directory
	char *root;    // of what CI checked out; NULL where that is not known, or the working directory is not below it
};

struct reports {
	struct reporter items[OPTIONS_FORMAT_MAX];
	struct report_file *files[OPTIONS_FORMAT_MAX]; // NULL: the console's
	const char *paths[OPTIONS_FORMAT_MAX];
	size_t count;
	bool wants_corrected, wants_values; // by one of the formats
	enum column_unit column_unit;
	struct console *console;
	struct checkout checkout;
};

// Opens the outputs and begins. False if one cannot be opened, which is said; reports_end wants it in
// either case. `main` is where a format without a file of its own goes.
bool reports_begin(struct reports *reports, const struct options *options, struct console *console,
		   struct output *main);
// Sets the plain paths itself.
void reports_file(struct reports *reports, const struct reported *reported);
// Ends all, and says which output could not be written.
void reports_end(struct reports *reports, const struct summary *summary);

#endif
