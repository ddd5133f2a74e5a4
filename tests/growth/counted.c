// What the core does with texts of cases.def, for valgrind to count: all of it is done in `counted`, once for each
// text, mode and number of repeats, and a line is printed for each, with what came of it.
//
//     counted TEMPLATE HALF WHOLE MODES NAME...
//
// TEMPLATE is the one that lists are checked by, MODES some of `l` (lint), `f` (fix), `u` (unsafe
// fixes), `e` (export) and `s` (infer).

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../plain.h"
#include "pllint.h"
#include "texts.h"

// One of the calls that are counted.
struct job {
	struct plain_text template, list;
	char mode;
	enum pllint_status status;
	char reason[200];
};

void counted(struct job *job);

static const struct pllint_environment environment = {.allocator = {.resize = plain_resize}};

static void discard(void *context, const char *bytes, size_t size)
{
	(void)bytes;
	*(size_t *)context += size;
}

static void tell(const struct pllint_report *report)
{
	size_t size = 0;
	const struct pllint_writer writer = {discard, &size};
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		pllint_report_position(report, finding->at.start);
		pllint_write_message(report, finding, writer);
		pllint_write_help(report, finding, writer);
	}
}

static void keep_reason(struct job *job, const char *reason)
{
	snprintf(job->reason, sizeof job->reason, "%s", reason ? reason : "");
}

static void lint(struct job *job, const struct pllint_template *template, const struct pllint_settings *settings)
{
	struct pllint_report *report;
	job->status = pllint_lint(&environment, template, job->list.bytes, job->list.size, settings, &report);
	keep_reason(job, pllint_report_reason(report));
	if (job->status == PLLINT_OK) {
		tell(report);
	}
	pllint_report_release(report);
}

static void fix(struct job *job, const struct pllint_template *template, const struct pllint_settings *settings)
{
	struct pllint_fixed *fixed;
	enum pllint_fix allow = job->mode == 'u' ? PLLINT_FIX_UNSAFE : PLLINT_FIX_SAFE;
	job->status = pllint_fix(&environment, template, job->list.bytes, job->list.size, settings, allow, &fixed);
	if (fixed) {
		keep_reason(job, pllint_fixed_reason(fixed));
		tell(pllint_fixed_report(fixed));
	}
	pllint_fixed_release(fixed);
}

static void take(void *context, const struct pllint_exported *entry)
{
	*(size_t *)context += entry->field_count;
}

static void export(struct job *job, const struct pllint_template *template, const struct pllint_settings *settings)
{
	struct pllint_report *report;
	size_t count = 0;
	(void)settings;
	job->status = pllint_export(&environment, template, job->list.bytes, job->list.size,
				    &(struct pllint_export){.take = take, .context = &count}, &report);
	keep_reason(job, pllint_report_reason(report));
	pllint_report_release(report);
}

static void infer(struct job *job, const struct pllint_template *template, const struct pllint_settings *settings)
{
	struct pllint_inferred *inferred;
	(void)template;
	(void)settings;
	job->status = pllint_infer_list(&environment, job->list.bytes, job->list.size, &inferred);
	keep_reason(job, pllint_inferred_reason(inferred));
	pllint_inferred_release(inferred);
}

void counted(struct job *job)
{
	struct pllint_settings settings;
	struct pllint_template *template;
	struct pllint_report *report;
	pllint_settings_init(&settings);
	job->status = pllint_template_read(&environment, job->template.bytes, job->template.size, &template, &report);
	keep_reason(job, pllint_report_reason(report));
	if (template) {
		tell(report);
	}
	if (job->status == PLLINT_OK) {
		(job->mode == 'l'   ? lint
		 : job->mode == 'e' ? export
		 : job->mode == 's' ? infer
				    : fix)(job, template, &settings);
	}
	pllint_report_release(report);
	pllint_template_release(template);
}

// Through it, no compiler makes another function of `counted`.
static void (*volatile call)(struct job *job) = counted;

static struct plain_text copy(const char *string)
{
	struct plain_text text = {strdup(string), strlen(string)};
	return text;
}

static struct plain_text make(const struct growth_text *text, unsigned long count)
{
	struct plain_text made = {NULL, 0};
	FILE *out = open_memstream(&made.bytes, &made.size);
	if (!out) {
		perror("counted");
		exit(2);
	}
	growth_write(out, text, count);
	fclose(out);
	return made;
}

static void count(const struct growth_text *text, const char *template, unsigned long repeats, char mode)
{
	struct plain_text made = make(text, repeats);
	struct job job = {.mode = mode, .list = made};
	if (strcmp(text->kind, "TEMPLATE") == 0) {
		job.template = made;
		job.list = copy("### a\n\n- **A**: x\n");
	} else {
		const char *own = growth_template_of(text);
		job.template = own ? copy(own) : plain_read(template);
	}
	call(&job);
	if (!job.reason[0]) {
		keep_reason(&job, pllint_status_text(job.status));
	}
	printf("%s %c %lu %zu %d %s\n", text->name, mode, repeats, made.size, (int)job.status, job.reason);
	fflush(stdout);
	free(job.template.bytes);
	free(job.list.bytes);
}

static const struct growth_text *find(const char *name)
{
	for (size_t i = 0; i < growth_text_count; i++) {
		if (strcmp(growth_texts[i].name, name) == 0) {
			return &growth_texts[i];
		}
	}
	fprintf(stderr, "counted: %s is no text that it can count\n", name);
	exit(2);
}

int main(int argc, char **argv)
{
	if (argc < 6) {
		fputs("usage: counted TEMPLATE HALF WHOLE MODES NAME...\n", stderr);
		return 2;
	}
	for (int i = 5; i < argc; i++) {
		for (const char *mode = argv[4]; *mode; mode++) {
			count(find(argv[i]), argv[1], strtoul(argv[2], NULL, 10), *mode);
			count(find(argv[i]), argv[1], strtoul(argv[3], NULL, 10), *mode);
		}
	}
	return 0;
}
