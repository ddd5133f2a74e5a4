#ifndef REPORT_REPORTER_H
#define REPORT_REPORTER_H

// A reporter prints findings in one format. It is told of each file when that is done, of what went wrong
// in between, and of the end of the run; it writes to its own output whenever it likes.

#include "report/location.h"
#include "report/output.h"
#include "report/summary.h"

// What became of the findings that could be fixed.
enum fixing { FIXING_NONE, FIXING_WRITTEN, FIXING_SHOWN }; // shown: as a patch, or only named

// The findings of one file and what their spans speak of. Gone after the call.
//
// Paths are as the user named them; `plain_...` is the same file from the working directory, without `.`, `..`
// and double slashes, or absolute where it is elsewhere; `checkout_path` the same from the root of what CI
// checked out, where that is known.
struct reported {
	const char *path, *plain_path, *checkout_path;
	const struct pllint_report *report;
	const char *template_path, *plain_template_path, *checkout_template_path;
	const struct pllint_template *template; // NULL: it could not be read; its faults speak of no other place in it
	bool is_template;			// the report is of that template itself
	bool is_builtin;			// that template is no file, and its path only a name
	enum fixing fixing;
	const struct pllint_fixed *fixed;     // what was fixed before the report was made; NULL: nothing was
	const struct pllint_fixed *corrected; // what the safe fixes would make of the text, where the format
					      // asks for that; else NULL
	enum column_unit column_unit;
	bool is_too_much_to_correct; // that is why `corrected` is NULL
};

// Something that ends the run with 2: a file that cannot be read, checked or written.
struct reported_problem {
	const char *path, *plain_path, *checkout_path; // NULL: about no file
	const char *text;			       // escaped already, on one line
};

struct reporter;

struct format {
	const char *name;
	bool wants_corrected; // `corrected` is set
	bool wants_values;    // the report has values
	// Each of these but `file` may be NULL.
	void (*begin)(struct reporter *reporter);
	void (*file)(struct reporter *reporter, const struct reported *reported);
	void (*problem)(struct reporter *reporter, const struct reported_problem *problem);
	void (*end)(struct reporter *reporter, const struct summary *summary);
};

struct reporter {
	const struct format *format;
	struct output *output;
	void *state; // of the format, made by `begin` and freed by `end`
};

// All formats, in the order in which --help names them.
extern const struct format *const formats[];
extern const size_t format_count;
// NULL if there is none of that name.
const struct format *format_find(const char *name, size_t length);

// NULL from format_count on.
const char *format_name_at(size_t index);

const char *severity_name(unsigned severity);

#endif
