// The templates of a run.

#include "cli/templates.h"

#include "cli/clock.h"
#include "cli/path.h"
#include "report/buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char builtin_name[] = "the built-in template";

void templates_init(struct templates *templates, double timeout)
{
	*templates = (struct templates){.current = path_current(), .timeout = timeout};
}

void templates_release(struct templates *templates)
{
	for (size_t i = 0; i < templates->count; i++) {
		struct loaded_template *loaded = templates->items[i];
		pllint_report_release(loaded->report);
		pllint_template_release(loaded->template);
		free(loaded->contents.bytes);
		free(loaded->path);
		free(loaded);
	}
	free(templates->items);
	finder_release(&templates->finder);
	free(templates->current);
	*templates = (struct templates){0};
}

static struct loaded_template *add(struct templates *templates, const char *path)
{
	if (templates->count == templates->capacity) {
		templates->capacity = templates->capacity * 2 + 4;
		templates->items = allocate(templates->items, templates->capacity * sizeof(struct loaded_template *));
	}
	struct loaded_template *loaded = allocate(NULL, sizeof *loaded);
	*loaded = (struct loaded_template){.path = allocate_copy(path, strlen(path))};
	templates->items[templates->count++] = loaded;
	return loaded;
}

static void understand(struct templates *templates, struct loaded_template *loaded, const char *bytes, size_t size)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, templates->timeout);
	enum pllint_status status = pllint_template_read(&environment, bytes, size, &loaded->template, &loaded->report);
	if (status == PLLINT_OK) {
		return;
	}
	if (status == PLLINT_NO_KIND) {
		loaded->problem = "no kind of entry can be read from this template: "
				  "it wants a heading with a list of fields (`- Label: value`) right below it";
		return;
	}
	const char *reason = pllint_report_reason(loaded->report);
	loaded->problem = reason ? reason : pllint_status_text(status);
}

struct loaded_template *templates_at(struct templates *templates, const char *path)
{
	struct stat status;
	bool is_file = stat(path, &status) == 0;
	for (size_t i = 0; is_file && i < templates->count; i++) {
		struct loaded_template *known = templates->items[i];
		if (known->is_file && known->device == status.st_dev && known->inode == status.st_ino) {
			return known;
		}
	}
	struct loaded_template *loaded = add(templates, path);
	loaded->is_file = is_file;
	if (is_file) {
		loaded->device = status.st_dev;
		loaded->inode = status.st_ino;
	}
	loaded->problem = read_file(path, &loaded->contents);
	if (!loaded->problem) {
		understand(templates, loaded, loaded->contents.bytes, loaded->contents.size);
	}
	return loaded;
}

struct loaded_template *templates_of_text(struct templates *templates, const char *path, struct contents contents)
{
	struct loaded_template *loaded = add(templates, path);
	loaded->contents = contents;
	understand(templates, loaded, contents.bytes, contents.size);
	return loaded;
}

struct loaded_template *templates_known(const struct templates *templates, const char *path)
{
	for (size_t i = 0; i < templates->count; i++) {
		if (!templates->items[i]->is_file && strcmp(templates->items[i]->path, path) == 0) {
			return templates->items[i];
		}
	}
	return NULL;
}

struct loaded_template *templates_missing(struct templates *templates, const char *path, const char *problem)
{
	struct loaded_template *loaded = add(templates, path);
	loaded->problem = problem;
	return loaded;
}

struct loaded_template *templates_builtin(struct templates *templates)
{
	for (size_t i = 0; i < templates->count; i++) {
		if (templates->items[i]->is_builtin) {
			return templates->items[i];
		}
	}
	struct loaded_template *loaded = add(templates, builtin_name);
	loaded->is_builtin = true;
	size_t size;
	const char *bytes = pllint_builtin_template(&size);
	understand(templates, loaded, bytes, size);
	return loaded;
}

// The real folder of a path; where it does not exist, the nearest one above it that does. NULL with errno set
// where that cannot be known.
static char *real_folder(const char *current, const char *path)
{
	char *folder = path_folder(path);
	char *real = path_real(folder);
	int error = errno;
	free(folder);
	if (real) {
		return real;
	}
	char *absolute = path_absolute(current, path);
	while (!real && path_is_absence(error) && strcmp(absolute, "/") != 0) {
		char *above = path_folder(absolute);
		free(absolute);
		absolute = above;
		real = path_real(absolute);
		error = errno;
	}
	free(absolute);
	errno = error;
	return real;
}

static struct loaded_template *unknown(struct templates *templates, const char *list, int error)
{
	struct loaded_template *loaded = add(templates, list);
	loaded->problem = strerror(error);
	return loaded;
}

struct loaded_template *templates_for(struct templates *templates, const char *list)
{
	int error = 0;
	char *folder = real_folder(templates->current, list);
	if (!folder) {
		return unknown(templates, list, errno);
	}
	const char *found = find_template(&templates->finder, folder, &error);
	free(folder);
	if (error) {
		return unknown(templates, list, error);
	}
	if (!found) {
		return templates_builtin(templates);
	}
	char *shown = path_relative(templates->current, found);
	struct loaded_template *loaded = templates_at(templates, shown);
	free(shown);
	return loaded;
}
