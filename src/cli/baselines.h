#ifndef CLI_BASELINES_H
#define CLI_BASELINES_H

// --baseline and --write-baseline.

#include "change/baseline.h"
#include "cli/console.h"
#include "cli/options.h"

struct baselines {
	struct console *console;
	const char *path;      // of the file that is read, or written
	struct baseline known; // what it holds
	struct json *content;  // what it is going to hold; NULL: it is only read
	size_t written;	       // findings in there
	char *folder;	       // paths in it are meant from here
	const struct options *options;
};

// False if the file that is to be read cannot be, which is said. baselines_release wants it in any case.
bool baselines_open(struct baselines *baselines, const struct options *options, struct console *console);
// The same for one that only is read: its text, by the name that it is shown by and by its path. False with the reason
// in `problem`.
bool baselines_take_text(struct baselines *baselines, const struct options *options, struct console *console,
			 const char *shown, const char *path, const struct buffer *text, struct buffer *problem);
void baselines_release(struct baselines *baselines);

// Makes the settings pass over what is recorded of a file. What is returned may be NULL.
struct baseline_file *baselines_apply(struct baselines *baselines, const char *path, struct pllint_settings *settings);
// Notes which of the records were met, and records the findings of a report.
void baselines_take(struct baselines *baselines, struct baseline_file *file, const char *path,
		    const struct pllint_report *report);
// Writes what is to be written, and says how many; or says which records are of no use any more.
void baselines_end(struct baselines *baselines);

#endif
