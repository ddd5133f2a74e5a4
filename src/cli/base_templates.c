// Looks for templates in a commit as find_template does in folders.

#include "cli/base_templates.h"

#include "cli/path.h"
#include "cli/repository.h"

#include <stdlib.h>
#include <string.h>

static bool open_all(struct base_templates *base, struct buffer *problem)
{
	char *current = path_current(), *real = path_real(current);
	char *around = real ? repository_around(real, problem) : NULL;
	bool is_open = !problem->size && git_open(&base->git, around, problem);
	free(around);
	free(real);
	free(current);
	if (!is_open) {
		return false;
	}
	base->root = path_real(base->git.top);
	base->commit = git_commit(&base->git, base->revision, problem);
	return base->root && base->commit && git_find(&base->git, base->commit, "template.md", &base->names, problem);
}

bool base_templates_open(struct base_templates *base, const struct options *options, struct console *console)
{
	*base = (struct base_templates){.revision = options->template_from, .chosen = options->template_path};
	struct buffer problem = {0};
	bool well = !base->revision || open_all(base, &problem);
	if (!well) {
		console_fail(console, "--template-from", problem.size ? problem.bytes : "it cannot be read");
	}
	buffer_release(&problem);
	return well;
}

void base_templates_close(struct base_templates *base)
{
	git_close(&base->git);
	buffer_release(&base->names);
	free(base->commit);
	free(base->root);
	*base = (struct base_templates){0};
}

// A path from the repository's top; it need not exist any more. Freed by the caller.
static char *name_of(const struct base_templates *base, const char *path)
{
	char *folder = path_folder(path);
	char *real = path_real(folder);
	free(folder);
	if (!real) {
		return allocate_copy(path, strlen(path));
	}
	char *whole = path_join(real, path_name(path));
	char *name = path_relative(base->root, whole);
	free(whole);
	free(real);
	return name;
}

// Of the templates in the list's folder and those above, the one furthest down.
static const char *nearest(const struct base_templates *base, const char *list)
{
	const char *best = NULL;
	size_t best_length = 0;
	for (const char *name = base->names.bytes; name < base->names.bytes + base->names.size;
	     name += strlen(name) + 1) {
		size_t length = (size_t)(path_name(name) - name);
		bool is_above = strncmp(list, name, length) == 0;
		bool is_better = !best || length > best_length || strcmp(path_name(name), "template.md") == 0;
		if (is_above && length >= best_length && is_better) {
			best = name;
			best_length = length;
		}
	}
	return best;
}

static struct loaded_template *load(const struct base_templates *base, struct templates *templates, const char *name)
{
	struct buffer shown = {0}, text = {0}, problem = {0};
	buffer_add_string(&shown, base->revision, ":", name);
	struct loaded_template *loaded = templates_known(templates, shown.bytes);
	if (!loaded && git_read(&base->git, base->commit, name, &text, &problem)) {
		loaded = templates_of_text(templates, shown.bytes,
					   (struct contents){.bytes = text.bytes, .size = text.size});
	} else if (!loaded) {
		const char *why = strcmp(problem.bytes, git_lacks_objects) == 0 ? git_lacks_objects
				  : base->chosen				? "this commit holds no such file"
						 : "git cannot read this file of the commit";
		loaded = templates_missing(templates, shown.bytes, why);
	}
	loaded->is_from_commit = true;
	buffer_release(&shown);
	buffer_release(&problem);
	return loaded;
}

struct loaded_template *base_templates_for(const struct base_templates *base, struct templates *templates,
					   const char *list)
{
	char *name = name_of(base, base->chosen ? base->chosen : list);
	const char *found = base->chosen ? name : nearest(base, name);
	struct loaded_template *loaded = found ? load(base, templates, found) : templates_builtin(templates);
	free(name);
	return loaded;
}
