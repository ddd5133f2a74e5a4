// The templates of a run.

#include "cli/templates.h"

#include "base/hash.h"
#include "cli/changes.h"
#include "cli/clock.h"
#include "cli/path.h"
#include "report/buffer.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// --- templates of folders ------------------------------------------------------------------------

// The template that is nearest to a list.

struct folder {
	char *path;
	char *own;     // the template in it, or NULL
	bool was_read; // `own` is known
	int error;     // why that, or whether it is a root, cannot be known; else 0
	bool is_root;  // of a repository, or the current folder where that is in none
	bool below_root;
};

// Sets *error where that cannot be known.
static bool is_file(const char *path, int *error)
{
	struct stat status;
	enum path_presence found = path_look(path, &status);
	if (found == PATH_UNKNOWN) {
		*error = errno;
	}
	return found == PATH_PRESENT && S_ISREG(status.st_mode);
}

static char *take_if_file(char *path, int *error)
{
	if (is_file(path, error)) {
		return path;
	}
	free(path);
	return NULL;
}

// The template in a folder, or NULL. `template.md` itself comes first: then the folder need not be listed, nor be
// such that it can be. Of others the order of the letters decides.
static char *look_into(const char *folder, int *error)
{
	int unknown = 0;
	char *best = take_if_file(path_join(folder, "template.md"), &unknown);
	if (best) {
		return best;
	}
	DIR *stream = opendir(folder);
	if (!stream) {
		*error = errno == EACCES ? unknown : errno;
		return NULL;
	}
	errno = 0;
	for (struct dirent *entry; (entry = readdir(stream)); errno = 0) {
		if (!path_is_template(entry->d_name) || (best && strcmp(entry->d_name, path_name(best)) > 0)) {
			continue;
		}
		char *path = take_if_file(path_join(folder, entry->d_name), error);
		if (path) {
			free(best);
			best = path;
		}
	}
	*error = errno ? errno : *error;
	closedir(stream);
	return best;
}

// The slot of a path: what it holds is the folder's index and one, or 0.
static size_t *slot_of(const struct finder *finder, const char *path)
{
	size_t at;
	HASH_PROBE(at, hash_folded(hash_bytes(HASH_START, path, strlen(path))), finder->slot_count,
		   !finder->slots[at] || strcmp(finder->folders[finder->slots[at] - 1].path, path) == 0);
	return &finder->slots[at];
}

static void make_room(struct finder *finder)
{
	if (finder->count * 2 < finder->slot_count) {
		return;
	}
	free(finder->slots);
	finder->slot_count = finder->slot_count ? finder->slot_count * 2 : 64;
	finder->slots = allocate(NULL, finder->slot_count * sizeof *finder->slots);
	memset(finder->slots, 0, finder->slot_count * sizeof *finder->slots);
	finder->folders = allocate(finder->folders, finder->slot_count * sizeof *finder->folders);
	for (size_t i = 0; i < finder->count; i++) {
		*slot_of(finder, finder->folders[i].path) = i + 1;
	}
}

// The index of a folder. Those above it are known as well, up to the root of its repository.
static size_t know(struct finder *finder, const char *path)
{
	make_room(finder);
	size_t known = *slot_of(finder, path);
	if (known) {
		return known - 1;
	}
	struct folder folder = {.path = allocate_copy(path, strlen(path))};
	enum path_presence root = repository_at(path);
	folder.error = root == PATH_UNKNOWN ? errno : 0;
	folder.is_root = root == PATH_PRESENT;
	folder.below_root = folder.is_root;
	if (!folder.is_root && strcmp(path, "/") != 0) {
		char *above = path_folder(path);
		size_t index = know(finder, above);
		const struct folder *parent = &finder->folders[index];
		folder.below_root = parent->below_root;
		folder.error = folder.error ? folder.error : parent->error;
		free(above);
	}
	if (!folder.below_root && finder->current && strcmp(path, finder->current) == 0) {
		folder.is_root = folder.below_root = true;
	}
	make_room(finder);
	finder->folders[finder->count++] = folder;
	*slot_of(finder, path) = finder->count;
	return finder->count - 1;
}

const char *find_template(struct finder *finder, const char *path, int *error)
{
	size_t index = know(finder, path);
	struct folder *folder = &finder->folders[index];
	if (!folder->was_read && !folder->error) {
		folder->own = look_into(folder->path, &folder->error);
		folder->was_read = true;
		if (!folder->own && !folder->error && finder->look) {
			char *found = finder->look(finder->context, folder->path, &folder->error);
			folder = &finder->folders[index];
			folder->own = found;
		}
	}
	if (folder->error) {
		*error = folder->error;
		return NULL;
	}
	if (folder->own || folder->is_root || !folder->below_root) {
		return folder->own;
	}
	char *above = path_folder(path);
	const char *found = find_template(finder, above, error);
	free(above);
	return found;
}

void finder_release(struct finder *finder)
{
	for (size_t i = 0; i < finder->count; i++) {
		free(finder->folders[i].path);
		free(finder->folders[i].own);
	}
	free(finder->folders);
	free(finder->slots);
	*finder = (struct finder){.look = finder->look, .context = finder->context, .current = finder->current};
}

static const char builtin_name[] = "the built-in template";

static char *look_for_file(void *context, const char *folder, int *error);

void templates_init(struct templates *templates, double timeout)
{
	*templates = (struct templates){.current = path_current(), .timeout = timeout};
	templates->finder = (struct finder){.look = look_for_file, .context = templates, .current = templates->current};
}

void templates_release(struct templates *templates)
{
	for (size_t i = 0; i < templates->count; i++) {
		struct loaded_template *loaded = templates->items[i];
		pllint_report_release(loaded->report);
		pllint_folder_release(loaded->folder);
		pllint_template_release(loaded->template);
		free(loaded->own_problem);
		free(loaded->contents.bytes);
		free(loaded->path);
		free(loaded->absolute);
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
	enum pllint_status status = pllint_template_find(&environment, bytes, size, path_name(loaded->path),
							 &loaded->template, &loaded->report);
	if (status == PLLINT_OK) {
		return;
	}
	if (status == PLLINT_NO_KIND) {
		loaded->problem =
			"no kind of entry can be read from this template: "
			"it wants an entry to copy, such as a heading with a list of fields (`- Label: value`) "
			"right below it, `- [Title](link)` with a description, a table with one row, or front matter";
		return;
	}
	const char *reason = pllint_report_reason(loaded->report);
	loaded->problem = reason ? reason : pllint_status_text(status);
}

static struct loaded_template *find_file(const struct templates *templates, const struct stat *status)
{
	for (size_t i = 0; i < templates->count; i++) {
		struct loaded_template *known = templates->items[i];
		if (known->is_file && known->device == status->st_dev && known->inode == status->st_ino) {
			return known;
		}
	}
	return NULL;
}

struct loaded_template *templates_known_at(const struct templates *templates, const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 ? find_file(templates, &status) : NULL;
}

struct loaded_template *templates_at(struct templates *templates, const char *path)
{
	struct stat status;
	bool is_file = stat(path, &status) == 0;
	struct loaded_template *known = is_file ? find_file(templates, &status) : NULL;
	if (known) {
		return known;
	}
	struct loaded_template *loaded = add(templates, path);
	loaded->is_file = is_file;
	loaded->was_looked_at = true;
	if (is_file) {
		loaded->seen = status;
		loaded->device = status.st_dev;
		loaded->inode = status.st_ino;
	}
	loaded->problem = read_file(path, &loaded->contents);
	if (!loaded->problem) {
		understand(templates, loaded, loaded->contents.bytes, loaded->contents.size);
	}
	return loaded;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

enum { CANDIDATES_MAX = 64 };

// The files, or the folders for templates, of a folder that may hold its template, by their names, in order.
struct candidates {
	char *names[CANDIDATES_MAX];
	size_t count;
};

static struct candidates find_candidates(const char *folder, bool (*takes)(const char *path), int *error)
{
	struct candidates found = {.count = 0};
	DIR *stream = opendir(folder);
	if (!stream) {
		*error = errno == EACCES ? 0 : errno;
		return found;
	}
	errno = 0;
	for (struct dirent *entry; (entry = readdir(stream)) && found.count < CANDIDATES_MAX; errno = 0) {
		char *path = path_join(folder, entry->d_name);
		if (takes(path)) {
			found.names[found.count++] = path;
		} else {
			free(path);
		}
	}
	*error = errno;
	closedir(stream);
	qsort(found.names, found.count, sizeof *found.names, compare_names);
	return found;
}

static void release_candidates(struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++) {
		free(candidates->names[i]);
	}
}

static void fail_several(struct loaded_template *const *items, size_t count)
{
	struct buffer text = {0};
	buffer_add_string(&text, "several files may be the template of this folder: ");
	for (size_t i = 0; i < count; i++) {
		buffer_add_string(&text, i ? ", " : "", path_name(items[i]->path));
	}
	buffer_add_string(&text, "; --template names the one that is");
	items[0]->own_problem = text.bytes;
	items[0]->problem = text.bytes;
}

// The one that shows a whole file; NULL for none. Of several in a folder for templates each may be for other files.
static struct loaded_template *choose(struct loaded_template **items, size_t count)
{
	size_t found = 0;
	for (size_t i = 0; i < count; i++) {
		struct loaded_template *loaded = items[i];
		if (loaded->own_problem) { // it was chosen before
			return loaded;
		}
		if (loaded->template && !loaded->problem && pllint_template_is_of_files(loaded->template)) {
			items[found++] = loaded;
		}
	}
	if (found > 1 && path_is_in_template_folder(items[0]->path)) {
		return NULL;
	}
	if (found > 1) {
		fail_several(items, found);
	}
	if (found > 0) {
		items[0]->is_other = false;
	}
	return found > 0 ? items[0] : NULL;
}

// What a file shows that may be no template of the run.
static struct loaded_template *look_at(struct templates *templates, const char *path)
{
	char *shown = path_relative(templates->current, path);
	size_t known = templates->count;
	struct loaded_template *loaded = templates_at(templates, shown);
	loaded->is_other = loaded->is_other || templates->count > known;
	free(shown);
	return loaded;
}

static char *look_among(struct templates *templates, const char *folder, bool (*takes)(const char *path), int *error)
{
	struct candidates candidates = find_candidates(folder, takes, error);
	struct loaded_template *items[CANDIDATES_MAX];
	for (size_t i = 0; i < candidates.count; i++) {
		items[i] = look_at(templates, candidates.names[i]);
	}
	const struct loaded_template *chosen = choose(items, candidates.count);
	char *path = chosen ? path_join(folder, path_name(chosen->path)) : NULL;
	release_candidates(&candidates);
	return path;
}

// The one `*template*.md` of a folder that shows a whole file, else the one file of its folder for templates.
static char *look_for_file(void *context, const char *folder, int *error)
{
	struct templates *templates = context;
	char *path = look_among(templates, folder, path_may_be_template, error);
	if (path || *error) {
		return path;
	}
	struct candidates folders = find_candidates(folder, path_is_template_folder, error);
	for (size_t i = 0; i < folders.count && !path; i++) {
		struct stat status;
		int unknown = 0; // what cannot be listed holds no template
		if (stat(folders.names[i], &status) == 0 && S_ISDIR(status.st_mode)) {
			path = look_among(templates, folders.names[i], path_is_in_template_folder, &unknown);
		}
	}
	release_candidates(&folders);
	return path;
}

struct loaded_template *templates_of_text(struct templates *templates, const char *path, struct contents contents)
{
	struct loaded_template *loaded = add(templates, path);
	loaded->contents = contents;
	understand(templates, loaded, contents.bytes, contents.size);
	return loaded;
}

void templates_put(struct templates *templates, const char *path, struct contents contents)
{
	struct loaded_template *loaded = templates_of_text(templates, path, contents);
	struct stat status;
	loaded->is_put = true;
	loaded->is_file = stat(path, &status) == 0;
	struct loaded_template *known = loaded->is_file ? find_file(templates, &status) : NULL;
	if (known) { // as it is on disk
		known->is_file = false;
		known->is_other = true;
	}
	if (loaded->is_file) {
		loaded->device = status.st_dev;
		loaded->inode = status.st_ino;
	}
}

// The template that was read under this name, not from a file; or NULL.
static struct loaded_template *templates_known(const struct templates *templates, const char *path)
{
	for (size_t i = 0; i < templates->count; i++) {
		if (!templates->items[i]->is_file && strcmp(templates->items[i]->path, path) == 0) {
			return templates->items[i];
		}
	}
	return NULL;
}

static struct loaded_template *templates_missing(struct templates *templates, const char *path, const char *problem)
{
	struct loaded_template *loaded = add(templates, path);
	loaded->problem = problem;
	return loaded;
}

static struct loaded_template *templates_builtin(struct templates *templates)
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
	struct loaded_template *known = templates_known(templates, list);
	struct loaded_template *loaded = known ? known : add(templates, list);
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

// --- texts about a list ---------------------------------------------------------------------------

static struct loaded_template *guide_at(struct templates *templates, const char *folder, const char *name)
{
	int error = 0;
	char *path = take_if_file(path_join(folder, name), &error);
	if (!path) {
		return NULL;
	}
	struct loaded_template *loaded = look_at(templates, path);
	free(path);
	return loaded->problem ? NULL : loaded;
}

struct loaded_template *templates_guide_for(struct templates *templates, const char *list, uint32_t *line)
{
	static const char *const names[] = {"CONTRIBUTING.md", "contributing.md", ".github/CONTRIBUTING.md",
					    "docs/CONTRIBUTING.md", "README.md"};
	struct loaded_template *found = NULL;
	char *folder = real_folder(templates->current, list);
	while (folder && !found) {
		for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++) {
			found = guide_at(templates, folder, names[i]);
		}
		size_t index = know(&templates->finder, folder);
		const struct folder *known = &templates->finder.folders[index];
		char *above = known->is_root || !known->below_root ? NULL : path_folder(folder);
		free(folder);
		folder = above;
	}
	free(folder);
	if (found) {
		struct pllint_span head = pllint_kind_head(pllint_template_kind(found->template, 0));
		*line = pllint_template_position(found->template, head.start).line;
	}
	return found;
}

// --- templates of a commit -----------------------------------------------------------------------

static bool may_be_template(const char *name)
{
	return path_may_be_template(name) || path_is_in_template_folder(name);
}

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
	return base->root && base->commit && git_find(&base->git, base->commit, may_be_template, &base->names, problem);
}

bool base_templates_open(struct base_templates *base, const struct options *options, struct console *console)
{
	*base = (struct base_templates){.chosen = options->template_path};
	base->revision = options->template_from ? changes_base(options->template_from) : NULL;
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

static struct loaded_template *look_at_stored(const struct base_templates *base, struct templates *templates,
					      const char *name)
{
	size_t known = templates->count;
	struct loaded_template *loaded = load(base, templates, name);
	loaded->is_other = loaded->is_other || templates->count > known;
	return loaded;
}

// Whether a file is in a folder, of which `length` bytes with the slash are the name.
static bool is_in(const char *name, const char *folder, size_t length)
{
	return (size_t)(path_name(name) - name) == length && strncmp(name, folder, length) == 0;
}

// The template of a folder itself; NULL: it has none.
static struct loaded_template *template_of(const struct base_templates *base, struct templates *templates,
					   const char *folder, size_t length)
{
	const char *end = base->names.bytes + base->names.size;
	const char *plain = NULL;
	struct loaded_template *items[CANDIDATES_MAX];
	size_t count = 0;
	for (const char *name = base->names.bytes; name < end; name += strlen(name) + 1) {
		bool is_better = !plain || strcmp(path_name(name), "template.md") == 0;
		if (path_is_template(name) && is_in(name, folder, length) && is_better) {
			plain = name;
		}
	}
	if (plain) {
		return load(base, templates, plain);
	}
	for (const char *name = base->names.bytes; name < end && count < CANDIDATES_MAX; name += strlen(name) + 1) {
		if (path_may_be_template(name) && is_in(name, folder, length)) {
			items[count++] = look_at_stored(base, templates, name);
		}
	}
	struct loaded_template *chosen = choose(items, count);
	if (chosen) {
		return chosen;
	}
	count = 0;
	for (const char *name = base->names.bytes; name < end && count < CANDIDATES_MAX; name += strlen(name) + 1) {
		char *above = path_folder(name);
		if (path_is_in_template_folder(name) && is_in(above, folder, length)) {
			items[count++] = look_at_stored(base, templates, name);
		}
		free(above);
	}
	return choose(items, count);
}

// In the folder of a file or the nearest above it; NULL for none.
static struct loaded_template *nearest(const struct base_templates *base, struct templates *templates, const char *name)
{
	size_t length = (size_t)(path_name(name) - name);
	struct loaded_template *found = template_of(base, templates, name, length);
	while (!found && length > 0) {
		do {
			length--;
		} while (length > 0 && name[length - 1] != '/');
		found = template_of(base, templates, name, length);
	}
	return found;
}

struct loaded_template *base_templates_for(const struct base_templates *base, struct templates *templates,
					   const char *list)
{
	char *name = name_of(base, base->chosen ? base->chosen : list);
	struct loaded_template *found = base->chosen ? load(base, templates, name) : nearest(base, templates, name);
	free(name);
	return found ? found : templates_builtin(templates);
}
