#ifndef CLI_BASE_TEMPLATES_H
#define CLI_BASE_TEMPLATES_H

// --template-from: templates as they are in a commit, so that a change cannot excuse itself.

#include "change/git.h"
#include "cli/console.h"
#include "cli/options.h"
#include "cli/templates.h"

struct base_templates {
	const char *revision; // as it was asked for; NULL: nothing below means anything
	const char *chosen;   // --template; NULL: the nearest
	char *commit;
	struct git git;
	char *root;	     // the repository's topmost folder, without links
	struct buffer names; // of the commit's templates, from there, each with a zero byte
};

// False if the commit cannot be read, which is said. base_templates_close wants it in any case.
bool base_templates_open(struct base_templates *base, const struct options *options, struct console *console);
void base_templates_close(struct base_templates *base);

// The template that a list had at that commit; the built-in one where it had none. Not NULL.
struct loaded_template *base_templates_for(const struct base_templates *base, struct templates *templates,
					   const char *list);

#endif
