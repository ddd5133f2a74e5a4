#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "cli/baselines.h"
#include "cli/changes.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/options.h"
#include "cli/reports.h"
#include "cli/templates.h"
#include "report/exporter.h"

// All that one run shares between its files.
struct run {
	const struct options *options;
	struct console *console;
	struct pllint_settings settings;
	struct templates templates;
	struct summary summary;
	struct output *findings; // where they are printed, unless a file is named
	struct reports reports;
	struct changes changes;
	struct baselines baselines;
	struct baseline_file *recorded; // of the list that is being checked, or NULL
	struct base_templates base_templates;
	struct pllint_index *index; // of the lists so far; NULL: of none
	struct prepared *prepared;  // what was made ahead of the file that is being checked, or NULL
	bool fails;		    // a finding reached the level that its template, or the command line, fails on
	bool is_last;		    // no file comes after the one that is being checked
	bool passed_over;	    // a file that was named and is no entry, where entries are files
	bool noted_builtin;
	struct exporter *exporter; // prints the entries; NULL: lists are checked
};

void run_init(struct run *run, const struct options *options, struct console *console);
// Begins the reports and reads what the options name besides the lists. False if that cannot be done, which
// is said.
bool run_open(struct run *run);
void run_release(struct run *run);

// Checks one file as a list, as a template, or as both, and prints what is found.
void check_file(struct run *run, const struct file *file);
// The template by which a file is going to be checked as a list, and its settings; NULL where there is more to
// it than that. Reads templates in the order of the calls, as check_file does.
struct loaded_template *check_ahead(struct run *run, const struct file *file, struct pllint_settings *settings);
// The template by which a list is read. Never NULL; it may have a problem.
struct loaded_template *check_template_for(struct run *run, const char *list);
// --show-template: how a template is understood; NULL: the one that would be used here.
void show_template(struct run *run, const char *path);

#endif
