// The entries of lists as data.

#include "cli/export.h"

#include "cli/clock.h"
#include "cli/list.h"

#include <stdlib.h>

struct exporting {
	struct exporter *exporter;
	const char *path;
};

void export_begin(struct run *run)
{
	run->exporter = allocate(NULL, sizeof *run->exporter);
	*run->exporter = (struct exporter){.format = run->options->export_format, .output = &run->console->out};
	run->exporter->format->begin(run->exporter);
}

void export_end(struct run *run)
{
	run->exporter->format->end(run->exporter);
	free(run->exporter);
	run->exporter = NULL;
}

static void take(void *context, const struct pllint_exported *entry)
{
	const struct exporting *exporting = context;
	exporting->exporter->format->entry(exporting->exporter, exporting->path, entry);
}

static enum pllint_status pass(struct run *run, const struct loaded_template *loaded, const struct contents *contents,
			       const struct pllint_export *export, struct pllint_report **report)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, run->options->timeout);
	return pllint_export(&environment, loaded->template, contents->bytes, contents->size, export, report);
}

void export_list(struct run *run, const struct file *file, const struct loaded_template *loaded,
		 const struct contents *contents)
{
	struct exporting exporting = {run->exporter, file->path};
	struct pllint_export export = {.builtin_template = loaded->is_builtin,
				       .name = file->path,
				       .folder = loaded->folder,
				       .context = &exporting};
	struct pllint_report *report = NULL;
	enum pllint_status status = PLLINT_OK;
	// What has a field of the built-in template by accident is known for no list only at its end.
	if (loaded->is_builtin) {
		status = pass(run, loaded, contents, &export, &report);
	}
	if (status == PLLINT_OK) {
		pllint_report_release(report);
		export.take = take;
		status = pass(run, loaded, contents, &export, &report);
	}
	if (status == PLLINT_NO_ENTRY) {
		list_without_entry(run, file, loaded, report);
	} else if (status != PLLINT_OK) {
		list_fail(run, file->path, "", status, report);
	} else if (loaded->is_builtin) {
		list_note_builtin(run, file->path);
	}
	pllint_report_release(report);
}
