// How long the core goes on without asking whether its time is over: for each of its calls the whole time, how often
// it asked, and the longest stretch between two askings, in milliseconds of this thread's processor time.
//
//     deadline TEMPLATE LIST

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../plain.h"
#include "pllint.h"

struct watch {
	double begun, last, longest;
	unsigned long asked;
};

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static bool passed(void *context)
{
	struct watch *watch = context;
	double time = now();
	watch->longest = time - watch->last > watch->longest ? time - watch->last : watch->longest;
	watch->last = time;
	watch->asked++;
	return false;
}

static struct watch watch;

static const struct pllint_environment environment = {
	.allocator = {.resize = plain_resize},
	.deadline = {.passed = passed, .context = &watch},
};

static void begin(void)
{
	double time = now();
	watch = (struct watch){.begun = time, .last = time};
}

static void end(const char *call, enum pllint_status status)
{
	double whole = now() - watch.begun;
	passed(&watch);
	const char *text = pllint_status_text(status);
	printf("%-14s %9.1f ms, asked %9lu times, longest stretch %8.1f ms%s%s\n", call, whole, watch.asked - 1,
	       watch.longest, text ? ", " : "", text ? text : "");
}

static void discard(void *context, const char *bytes, size_t size)
{
	(void)bytes;
	*(size_t *)context += size;
}

static void take(void *context, const struct pllint_exported *entry)
{
	*(size_t *)context += entry->field_count;
}

static void try_report(const struct pllint_report *report)
{
	size_t written = 0;
	begin();
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		pllint_write_message(report, pllint_report_at(report, i), (struct pllint_writer){discard, &written});
		pllint_write_help(report, pllint_report_at(report, i), (struct pllint_writer){discard, &written});
	}
	end("messages", PLLINT_OK);
}

static void try_lint(const struct pllint_template *template, struct plain_text list, const char *call,
		     const struct pllint_revision *change)
{
	struct pllint_report *report;
	struct pllint_settings settings;
	pllint_settings_init(&settings);
	settings.change = change;
	settings.wants_values = true;
	begin();
	end(call, pllint_lint(&environment, template, list.bytes, list.size, &settings, &report));
	if (!change) {
		try_report(report);
		begin();
		struct pllint_index *index;
		enum pllint_status status = pllint_index_new(&environment, &index);
		end("index", status == PLLINT_OK ? pllint_index_add(index, report, "a") : status);
		pllint_index_release(index);
	}
	begin();
	pllint_report_release(report);
	end("release", PLLINT_OK);
}

static void try_fix(const struct pllint_template *template, struct plain_text list, enum pllint_fix allow,
		    const char *call)
{
	struct pllint_fixed *fixed;
	struct pllint_settings settings;
	pllint_settings_init(&settings);
	begin();
	end(call, pllint_fix(&environment, template, list.bytes, list.size, &settings, allow, &fixed));
	pllint_fixed_release(fixed);
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fputs("usage: deadline TEMPLATE LIST\n", stderr);
		return 2;
	}
	struct plain_text shown = plain_read(argv[1]), list = plain_read(argv[2]);
	struct pllint_template *template;
	struct pllint_report *report;
	begin();
	end("template", pllint_template_read(&environment, shown.bytes, shown.size, &template, &report));
	pllint_report_release(report);
	if (template) {
		size_t count = 0;
		try_lint(template, list, "lint", NULL);
		struct pllint_span touched = {0, (uint32_t)(list.size / 2)};
		try_lint(template, list, "lint a change",
			 &(struct pllint_revision){.before = list.bytes,
						   .before_size = list.size,
						   .touched = &touched,
						   .touched_count = 1});
		try_fix(template, list, PLLINT_FIX_SAFE, "fix");
		try_fix(template, list, PLLINT_FIX_UNSAFE, "unsafe fix");
		begin();
		end("export", pllint_export(&environment, template, list.bytes, list.size,
					    &(struct pllint_export){.take = take, .context = &count}, &report));
		pllint_report_release(report);
	}
	struct pllint_inferred *inferred;
	begin();
	end("infer", pllint_infer_list(&environment, list.bytes, list.size, &inferred));
	pllint_inferred_release(inferred);
	pllint_template_release(template);
	free(shown.bytes);
	free(list.bytes);
	return 0;
}
