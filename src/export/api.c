// The function of the public header that hands out entries.

#include "export/export.h"
#include "lint/engine.h"
#include "lint/groups.h"

struct exporting {
	const struct pllint_export *export;
	struct lint_run run;
};

static void take(void *context, const struct match *match, const struct group *group, struct arena *arena)
{
	struct exporting *exporting = context;
	const struct pllint_report *report = exporting->run.report;
	const struct entry *entry = match->entry;
	struct pllint_exported exported = {
		.line = position_of(&report->positions, entry->heading.start).line,
		.kind = text_at(report->template->file, match->kind->title),
		.title = text_trim(text_of(entry_visible_text(entry, entry->title_tokens, arena))),
		.has_group = group != NULL,
	};
	if (group) {
		exported.group = text_of(entry_bytes(entry->source, group->title, arena));
		exported.group_day = group->day;
	}
	collect_entry(&exported, report->template, match, arena);
	exporting->export->take(exporting->export->context, &exported);
}

enum pllint_status pllint_export(const struct pllint_environment *environment, const struct pllint_template *template,
				 const char *bytes, size_t size, const struct pllint_export *export,
				 struct pllint_report **report)
{
	struct pllint_settings settings = {.no_suppressions = true, .builtin_template = export->builtin_template};
	for (size_t i = 0; i < PLLINT_RULE_MAX; i++) {
		settings.severity[i] = PLLINT_OFF;
	}
	struct exporting exporting = {.export = export};
	struct list_watcher watcher = {take, &exporting};
	exporting.run = (struct lint_run){
		.template = template,
		.bytes = bytes,
		.size = size,
		.settings = &settings,
		.watcher = export->take ? &watcher : NULL,
	};
	enum pllint_status status = lint_run(environment, &exporting.run);
	*report = exporting.run.report;
	return status;
}
