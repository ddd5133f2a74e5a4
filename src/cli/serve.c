// --lsp: what the language server needs to know of files.

#include "cli/serve.h"

#include "cli/beside.h"
#include "cli/check.h"
#include "cli/clock.h"
#include "cli/ignore.h"
#include "cli/option_table.h"
#include "cli/path.h"
#include "cli/signals.h"
#include "cli/stored.h"
#include "lsp/lsp.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct service {
	struct run run;
	struct ignore_list excluded; // of the command line
	struct beside beside;
	bool was_renewed;
};

static double now(void *context)
{
	(void)context;
	struct timespec time = {0};
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static uint32_t today(void *context)
{
	(void)context;
	time_t now_ = time(NULL);
	struct tm day = {0};
	localtime_r(&now_, &day);
	return (uint32_t)((day.tm_year + 1900) * 10000 + (day.tm_mon + 1) * 100 + day.tm_mday);
}

static bool is_running(void *context, uint64_t process)
{
	(void)context;
	return signals_reach(process);
}

// --- templates ------------------------------------------------------------------------------------

static bool is_chosen(const struct service *service, const char *path)
{
	struct stat status, chosen;
	const char *template = service->run.options->template_path;
	return template && stat(path, &status) == 0 && stat(template, &chosen) == 0 && status.st_dev == chosen.st_dev &&
	       status.st_ino == chosen.st_ino;
}

// A template of files by another name, which its folder's files are read by.
static bool is_found(struct service *service, const char *path)
{
	struct stat status;
	if (!path_may_be_template(path) || stat(path, &status) != 0) {
		return false;
	}
	const struct loaded_template *loaded = check_template_for(&service->run, path);
	return loaded->is_file && loaded->device == status.st_dev && loaded->inode == status.st_ino;
}

static bool is_template(void *context, const char *path)
{
	struct service *service = context;
	return path_is_template(path) || is_chosen(service, path) || is_found(service, path);
}

static void put(void *context, const char *path, const char *bytes, size_t size)
{
	struct service *service = context;
	templates_put(&service->run.templates, path,
		      (struct contents){.bytes = allocate_copy(bytes, size), .size = size});
}

static void forget(struct run *run)
{
	for (size_t i = 0; i < run->templates.count; i++) {
		stored_release(run->templates.items[i]);
	}
	templates_release(&run->templates);
}

static void renew(void *context)
{
	struct service *service = context;
	beside_release(&service->beside);
	forget(&service->run);
	templates_init(&service->run.templates, service->run.options->timeout);
	service->was_renewed = true;
}

// A document that is no file yet is checked as a list in the current folder would be.
static const char *place_of(const char *path)
{
	return path ? path : "untitled.md";
}

static struct loaded_template *template_for(struct service *service, const char *path)
{
	struct run *run = &service->run;
	bool is_itself = path && is_template(service, path);
	struct loaded_template *loaded =
		is_itself ? templates_at(&run->templates, path) : check_template_for(run, place_of(path));
	stored_open(run, loaded);
	return loaded;
}

static bool is_as_read(const struct loaded_template *loaded)
{
	struct stat is = {0};
	const struct stat *was = &loaded->seen;
	if (loaded->is_put || !loaded->was_looked_at) {
		return true;
	}
	bool is_there = stat(loaded->path, &is) == 0;
	return is_there == loaded->is_file && is.st_dev == was->st_dev && is.st_ino == was->st_ino &&
	       is.st_size == was->st_size && is.st_mtim.tv_sec == was->st_mtim.tv_sec &&
	       is.st_mtim.tv_nsec == was->st_mtim.tv_nsec;
}

static bool is_current(void *context, const char *path, const struct pllint_template *checked_by)
{
	struct service *service = context;
	if (!service->was_renewed) {
		return false;
	}
	finder_release(&service->run.templates.finder); // one may have come nearer
	const struct loaded_template *loaded = template_for(service, path);
	return (!checked_by || checked_by == loaded->template) && is_as_read(loaded);
}

// --- documents ------------------------------------------------------------------------------------

static bool is_excluded(struct service *service, const struct loaded_template *loaded, const char *path)
{
	struct run *run = &service->run;
	char *relative = path_relative(run->templates.current, path);
	bool excludes = ignore_skips(&service->excluded, relative, false) || stored_excludes(run, loaded, path);
	free(relative);
	return excludes;
}

static struct lsp_basis basis(void *context, const char *path)
{
	struct service *service = context;
	struct run *run = &service->run;
	struct loaded_template *loaded = template_for(service, path);
	struct lsp_basis basis = {.settings = run->settings};
	basis.is_template = path && is_template(service, path);
	basis.template = loaded->template;
	basis.report = loaded->report;
	basis.problem = loaded->problem ? loaded->problem : stored_problem(loaded);
	basis.is_list = basis.is_template ? loaded->template && pllint_template_is_embedded(loaded->template)
					  : !path || !is_excluded(service, loaded, path);
	basis.settings.builtin_template = loaded->is_builtin;
	if (!loaded->is_builtin) {
		if (!loaded->absolute) { // other documents have it too
			loaded->absolute = path_absolute(run->templates.current, loaded->path);
		}
		basis.template_path = loaded->absolute;
	}
	baselines_apply(stored_baselines(run, loaded), place_of(path), &basis.settings);
	return basis;
}

static struct pllint_report *check_beside(void *context, const char *path, const char *bytes, size_t size)
{
	struct service *service = context;
	struct lsp_basis found = basis(context, path);
	struct pllint_report *report = NULL;
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, service->run.options->timeout);
	if (found.is_list && !found.problem &&
	    pllint_lint(&environment, found.template, bytes, size, &found.settings, &report) != PLLINT_OK) {
		pllint_report_release(report);
		report = NULL;
	}
	return report;
}

static void beside(void *context, const char *path, lsp_take take, void *taker)
{
	struct service *service = context;
	beside_lists(&service->beside, path, check_beside, service, take, taker);
}

// --- the server -----------------------------------------------------------------------------------

static bool goes_with(const struct options *options, struct console *console)
{
	struct buffer text = {0};
	for (size_t i = 0; i < option_count; i++) {
		if (options->given_beside_lsp[i]) {
			buffer_add_string(&text, text.size ? ", --" : "--lsp goes without --", option_table[i].name);
		}
	}
	if (!text.size && options->operand_count) {
		buffer_add_string(&text, "--lsp takes no files: the editor says which are open");
	}
	bool well = !text.size;
	if (!well) {
		console_fail(console, NULL, text.bytes);
	}
	buffer_release(&text);
	return well;
}

int serve(const struct options *options, struct console *console)
{
	struct service service = {0};
	struct clock clock;
	struct lsp_host host = {
		.context = &service,
		.environment = clock_start(&clock, 0),
		.timeout = options->timeout,
		.now = now,
		.today = today,
		.is_running = is_running,
		.basis = basis,
		.is_current = is_current,
		.renew = renew,
		.is_template = is_template,
		.beside = beside,
		.put = put,
	};
	if (!goes_with(options, console)) {
		return 2;
	}
	int status = 2;
	run_init(&service.run, options, console);
	for (size_t i = 0; i < options->excluded_count; i++) {
		ignore_add(&service.excluded, options->excluded[i], strlen(options->excluded[i]));
	}
	if (baselines_open(&service.run.baselines, options, console)) {
		status = lsp_serve(&host, STDIN_FILENO, STDOUT_FILENO);
		console->failed = false; // what could not be read, the client was told
	}
	ignore_release(&service.excluded);
	beside_release(&service.beside);
	run_release(&service.run);
	return status;
}
