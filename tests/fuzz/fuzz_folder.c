// Any file as an entry of a folder, counted by two threads' worth of folders and checked by what they have in common.

#include "fuzz.h"

enum { FILES = 24 };

// Each is cut off somewhere else, but for the first few.
static size_t size_of(const struct fuzz_text *file, size_t number)
{
	return number < FILES / 2 ? file->size : file->size / FILES * number;
}

static struct pllint_folder *count(const struct pllint_environment *environment, const struct pllint_template *template,
				   const struct fuzz_text *file, size_t first)
{
	struct pllint_folder *folder;
	PROMISE(pllint_folder_new(environment, template, &folder) == PLLINT_OK);
	for (size_t i = first; i < FILES; i += 2) {
		enum pllint_status status =
			pllint_folder_add(environment, folder, i % 3 ? "a.md" : NULL, file->bytes, size_of(file, i));
		PROMISE(status == PLLINT_OK || fuzz_is_refused(status));
	}
	return folder;
}

static void check(const struct pllint_environment *environment, const struct fuzz_parts *parts,
		  const struct pllint_template *template, struct fuzz_text file)
{
	struct pllint_settings settings;
	struct pllint_report *about_template, *report;
	struct pllint_folder *folder = count(environment, template, &file, 0);
	struct pllint_folder *other = count(environment, template, &file, 1);
	PROMISE(pllint_folder_join(folder, other) == PLLINT_OK);
	pllint_folder_release(other);
	fuzz_settings(parts, &settings);
	PROMISE(pllint_folder_report(environment, folder, &settings, &about_template) == PLLINT_OK);
	fuzz_check_report(about_template, template, parts->template);
	settings.folder = folder;
	settings.name = "a.md";
	enum pllint_status status = pllint_lint(environment, template, file.bytes, file.size, &settings, &report);
	PROMISE(status == PLLINT_OK || status == PLLINT_NO_ENTRY || fuzz_is_refused(status));
	PROMISE(!fuzz_is_refused(status) || pllint_report_reason(report));
	if (!fuzz_is_refused(status)) {
		fuzz_check_report(report, template, file);
	}
	pllint_report_release(report);
	pllint_report_release(about_template);
	pllint_folder_release(folder);
}

void fuzz_input(const char *bytes, size_t size)
{
	struct fuzz_parts parts = fuzz_split(bytes, size);
	struct fuzz_memory memory = {.is_guarded = size % 8 == 0};
	struct pllint_environment environment = fuzz_environment(&memory);
	struct pllint_template *template;
	struct pllint_report *faults;
	parts.template = fuzz_copy(1, parts.template);
	pllint_template_read(&environment, parts.template.bytes, parts.template.size, &template, &faults);
	if (template && pllint_template_is_of_files(template)) {
		check(&environment, &parts, template, fuzz_copy(0, parts.list));
	}
	pllint_report_release(faults);
	pllint_template_release(template);
	PROMISE(memory.live == 0);
}
