#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "pllint.h"
#include "report/exporter.h"
#include "report/reporter.h"

#include <stdbool.h>
#include <stddef.h>

enum options_mode {
	MODE_CHECK,
	MODE_HELP,
	MODE_VERSION,
	MODE_EXPLAIN,
	MODE_LIST_RULES,
	MODE_SHOW_TEMPLATE,
	MODE_INIT,
	MODE_GENERATE,
	MODE_EXPORT,
};

// A format, and the file that it goes to; NULL: where findings go.
struct options_format {
	const struct format *format;
	const char *path;
	bool is_implied; // not asked for: it goes to no file
};

enum { OPTIONS_FORMAT_MAX = 16, OPTIONS_MAX = 64 };

enum options_fix { FIX_NONE, FIX_WRITE, FIX_DIFF, FIX_CHECK };
enum options_color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

// What the user asked for. All strings belong to `argv`.
struct options {
	enum options_mode mode;
	struct options_format formats[OPTIONS_FORMAT_MAX];
	bool has_default_format; // none was asked for
	size_t format_count;	 // at least 1 after options_parse
	const char *output_path; // for the findings that go to no file by name; NULL: standard output
	enum options_color color;
	enum column_unit column_unit;
	enum options_fix fix;
	unsigned char fail_on; // enum pllint_severity; PLLINT_OFF: never
	bool has_fail_on;      // it was given
	bool quiet, no_suppressions, skip_without_entries, unsafe_fixes;
	bool show_all;
	bool lsp;
	const char *diff_base, *diff_file, *template_from; // NULL: not given, as everything below
	const char *baseline, *write_baseline;
	const char *template_path; // NULL: the one found for each list
	const char *stdin_name;	   // NULL: none given
	double timeout;		   // seconds for each file; 0: no limit
	unsigned jobs;		   // threads; 0: as many as there are cores
	size_t explained;	   // a rule's index
	size_t generated;	   // the index of what generated_at names
	const struct export_format *export_format;

	// By its index in the table: an option that was given and does not go with --lsp.
	bool given_beside_lsp[OPTIONS_MAX];

	bool any_selected;
	bool selected[PLLINT_RULE_MAX], ignored[PLLINT_RULE_MAX];
	unsigned char severity[PLLINT_RULE_MAX];

	const char **excluded;
	size_t excluded_count;
	const char **operands;
	size_t operand_count;
};

// Why the arguments cannot be used, with bytes of the arguments in it.
struct options_problem {
	char text[512];
};

// Both want options_release afterwards. --help and --version end the parsing.
bool options_parse(struct options *options, int argc, char **argv, struct options_problem *problem);
// Adds annotations for GitHub Actions where no format was asked for.
void options_annotate(struct options *options);
void options_release(struct options *options);

void options_settings(const struct options *options, struct pllint_settings *settings);
enum pllint_fix options_allowed_fix(const struct options *options);

// Finds the name that a mistyped one is most likely meant to be. Names are offered one by one.
struct nearest {
	const char *typed;
	size_t length;
	const char *best; // NULL: none is near
	unsigned distance;
};

void nearest_init(struct nearest *nearest, const char *typed, size_t length);
void nearest_offer(struct nearest *nearest, const char *name);

#endif
