// A run that checked nothing must not look like one that found nothing.

#include "cli/outcome.h"

#include "cli/list.h"
#include "cli/path.h"

#include <stdlib.h>

// True if lists are read by this template in this run: others may lie around.
static bool is_in_use(const struct run *run, const struct loaded_template *loaded)
{
	if (loaded->is_builtin || loaded->problem || !loaded->template || loaded->is_other) {
		return false;
	}
	if (run->options->template_from) {
		return loaded->is_from_commit;
	}
	return !run->options->template_path ||
	       loaded == templates_known_at(&run->templates, run->options->template_path);
}

static void report_templates(struct run *run)
{
	for (size_t i = 0; i < run->templates.count; i++) {
		const struct loaded_template *loaded = run->templates.items[i];
		if (is_in_use(run, loaded) && !loaded->has_list) {
			console_fail(run->console, loaded->path,
				     "no file has an entry of this template; --skip-without-entries lets that pass");
		}
	}
}

static void report_nothing(struct run *run)
{
	if (run->summary.lists || run->console->failed) {
		return;
	}
	struct output *output = console_error(run->console, NULL);
	char *in_folder = path_join(run->options->operands[0], "README.md");
	output_plain(output, "no list with entries was found");
	list_suggest_template(run, in_folder, output);
	output_plain(output, "; --skip-without-entries lets that pass");
	free(in_folder);
	console_end(run->console);
}

static void note_untouched(struct run *run)
{
	const struct options *options = run->options;
	const struct changes *changes = &run->changes;
	if (options->quiet || !changes->are_asked_for || changes->has_met || !run->summary.lists) {
		return;
	}
	struct output *output = console_note(run->console, options->diff_base ? "--diff-base" : "--diff-file");
	if (options->diff_base && !changes->diff.size) {
		output_plain(output, "nothing differs from `");
		output_string(output, changes_base(options->diff_base));
		output_plain(output, "`, so no entry was checked");
	} else {
		output_plain(output, "the change touches none of the lists, so no entry was checked");
	}
	console_end(run->console);
}

void outcome_report(struct run *run, const struct files *files)
{
	if ((files->has_folder || run->passed_over) && !run->options->skip_without_entries) {
		report_templates(run);
		report_nothing(run);
	}
	note_untouched(run);
}
