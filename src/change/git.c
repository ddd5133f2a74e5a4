// Asks the git program.

#include "change/git.h"

#include "change/program.h"
#include "report/buffer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// --- running git ---------------------------------------------------------------------------------

const char git_lacks_objects[] = "this clone is partial and lacks what is asked for, and pllint fetches nothing; "
				 "`git fetch --refetch --no-filter` does";

static const char not_in_repository[] =
	"the current folder is in no git repository; --diff-file takes a diff from elsewhere";

// Of the settings that a user may have, those that would run something, or change what is printed. Where a clone is
// partial git would fetch what is missing; those before 2.45 only know that no protocol is allowed.
static const char *const environment[] = {
	"LC_ALL=C",
	"GIT_NO_LAZY_FETCH=1",
	"GIT_ALLOW_PROTOCOL=",
	"GIT_OPTIONAL_LOCKS=0",
	"GIT_TERMINAL_PROMPT=0",
	"GIT_LITERAL_PATHSPECS=1",
	"GIT_EXTERNAL_DIFF",
	"GIT_DIFF_OPTS",
	"GIT_GLOB_PATHSPECS",
	"GIT_NOGLOB_PATHSPECS",
	"GIT_ICASE_PATHSPECS",
	NULL,
};

// A folder that looks like a git directory is none unless the environment names it: anybody can commit one, with a
// configuration in it that runs programs.
static const char *const first_arguments[] = {
	"git", "--no-pager",	       "-c", "safe.bareRepository=explicit",
	"-c",  "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
	"-c",  "core.quotePath=true",  "-c", "protocol.allow=never",
};

struct arguments {
	const char **items;
	size_t count;
};

static void add_argument(struct arguments *arguments, const char *argument)
{
	arguments->items = allocate(arguments->items, (arguments->count + 1) * sizeof *arguments->items);
	arguments->items[arguments->count++] = argument;
}

static struct arguments all_arguments(const struct git *git, const char *const *own)
{
	struct arguments all = {0};
	for (size_t i = 0; i < sizeof first_arguments / sizeof *first_arguments; i++) {
		add_argument(&all, first_arguments[i]);
	}
	for (size_t at = 0; at < git->filters.size; at += strlen(git->filters.bytes + at) + 1) {
		add_argument(&all, "-c");
		add_argument(&all, git->filters.bytes + at);
	}
	if (git->top) {
		add_argument(&all, "-C");
		add_argument(&all, git->top);
	}
	while (*own) {
		add_argument(&all, *own++);
	}
	add_argument(&all, NULL);
	return all;
}

static bool run_git(const struct git *git, struct ran *ran, const char *const *arguments, struct buffer *problem)
{
	struct arguments all = all_arguments(git, arguments);
	bool ran_well = run_program(ran, all.items, environment, problem);
	free(all.items);
	if (!ran_well) {
		return false;
	}
	if (ran->status == 127) {
		buffer_add_string(problem, "the git program is not installed");
		ran_release(ran);
		return false;
	}
	return true;
}

static void explain(const struct ran *ran, struct buffer *problem)
{
	if (strstr(ran->err.bytes, "dubious ownership")) {
		buffer_add_string(problem, "git does not trust this repository, since it belongs to another user; "
					   "`git config --global --add safe.directory \"$PWD\"` trusts it");
	} else if (strstr(ran->err.bytes, "not a git repository")) {
		buffer_add_string(problem, not_in_repository);
	} else if (strstr(ran->err.bytes, "promisor remote")) {
		buffer_add_string(problem, git_lacks_objects);
	} else if (ran->err.size) {
		buffer_add_string(problem, "git says: ");
		size_t length = strcspn(ran->err.bytes, "\n");
		buffer_add(problem, ran->err.bytes, length);
	} else {
		buffer_add_string(problem, "git failed and does not say why");
	}
}

// What git printed, freed by the caller. False where it failed.
static bool ask(const struct git *git, const char *const *arguments, struct buffer *answer, struct buffer *problem)
{
	struct ran ran;
	if (!run_git(git, &ran, arguments, problem)) {
		return false;
	}
	bool well = ran.status == 0;
	if (well) {
		*answer = ran.out;
		ran.out = (struct buffer){0};
	} else {
		explain(&ran, problem);
	}
	ran_release(&ran);
	return well;
}

static void cut_line_end(struct buffer *text)
{
	if (text->size && text->bytes[text->size - 1] == '\n') {
		buffer_cut(text, text->size - 1);
	}
}

static bool ends_in(const char *text, const char *end)
{
	size_t length = strlen(text), end_length = strlen(end);
	return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

// The setting that switches off what a key of a filter configures. False where no setting can name the key.
static bool add_filter(struct git *git, const char *key, struct buffer *problem)
{
	if (strchr(key, '=')) {
		buffer_add_string(problem, "the configuration of git has a filter whose name holds `=`, and no filter "
					   "may run on what is checked; rename it");
		return false;
	}
	buffer_add_string(&git->filters, key, ends_in(key, ".required") ? "=false" : "=");
	buffer_add(&git->filters, "", 1);
	return true;
}

// Filters would run on what git reads from the work tree, chosen by attributes that a change brings along.
static bool switch_filters_off(struct git *git, struct buffer *problem)
{
	struct ran ran;
	const char *const arguments[] = {"config", "--name-only", "-z", "--get-regexp", "^filter\\.", NULL};
	if (!run_git(git, &ran, arguments, problem)) {
		return false;
	}
	bool well = ran.status == 0 || ran.status == 1; // 1: there are none
	if (!well) {
		explain(&ran, problem);
	}
	const char *end = ran.out.bytes + ran.out.size;
	for (const char *key = ran.out.bytes; well && key < end; key += strlen(key) + 1) {
		well = add_filter(git, key, problem);
	}
	ran_release(&ran);
	return well;
}

bool git_open(struct git *git, const char *folder, struct buffer *problem)
{
	*git = (struct git){0};
	struct buffer top = {0};
	if (!folder && !getenv("GIT_DIR")) {
		buffer_add_string(problem, not_in_repository);
		return false;
	}
	git->top = folder && !getenv("GIT_DIR") ? allocate_copy(folder, strlen(folder)) : NULL;
	if (!ask(git, (const char *const[]){"rev-parse", "--show-toplevel", NULL}, &top, problem)) {
		return false;
	}
	cut_line_end(&top);
	free(git->top);
	git->top = top.bytes;
	return switch_filters_off(git, problem);
}

void git_close(struct git *git)
{
	free(git->top);
	buffer_release(&git->tracked);
	buffer_release(&git->filters);
	free(git->names);
	*git = (struct git){0};
}

// --- commits --------------------------------------------------------------------------------------

static bool is_shallow(const struct git *git)
{
	struct buffer answer = {0}, ignored = {0};
	bool shallow =
		ask(git, (const char *const[]){"rev-parse", "--is-shallow-repository", NULL}, &answer, &ignored) &&
		strncmp(answer.bytes, "true", 4) == 0;
	buffer_release(&answer);
	buffer_release(&ignored);
	return shallow;
}

static void say_shallow(const struct git *git, struct buffer *problem)
{
	if (is_shallow(git)) {
		buffer_add_string(problem, "; this clone is shallow: `git fetch --unshallow`, or `fetch-depth: 0` for "
					   "actions/checkout, brings what is missing");
	}
}

static void add_quoted(struct buffer *text, const char *before, const char *quoted, const char *after)
{
	buffer_add_string(text, before, quoted, after);
}

char *git_commit(const struct git *git, const char *revision, struct buffer *problem)
{
	struct buffer name = {0}, answer = {0}, why = {0};
	if (*revision == '-' || !*revision) {
		add_quoted(problem, "`", revision, "` names no commit");
		return NULL;
	}
	add_quoted(&name, revision, "^{commit}", "");
	const char *const arguments[] = {"rev-parse", "--verify", "--end-of-options", name.bytes, NULL};
	bool found = ask(git, arguments, &answer, &why);
	buffer_release(&name);
	if (found) {
		cut_line_end(&answer);
		buffer_release(&why);
		return answer.bytes;
	}
	if (strncmp(why.bytes, "git says", 8) == 0) {
		add_quoted(problem, "there is no commit `", revision, "` here");
		say_shallow(git, problem);
	} else {
		buffer_add_string(problem, why.bytes);
	}
	buffer_release(&why);
	return NULL;
}

char *git_merge_base(const struct git *git, const char *revision, struct buffer *problem)
{
	char *commit = git_commit(git, revision, problem);
	if (!commit) {
		return NULL;
	}
	struct ran ran;
	if (!run_git(git, &ran, (const char *const[]){"merge-base", commit, "HEAD", NULL}, problem)) {
		free(commit);
		return NULL;
	}
	free(commit);
	char *base = NULL;
	if (ran.status == 0 && ran.out.size) {
		cut_line_end(&ran.out);
		base = ran.out.bytes;
		ran.out = (struct buffer){0};
	} else if (ran.status == 1) {
		add_quoted(problem, "`", revision, "` and HEAD have no commit in common");
		say_shallow(git, problem);
	} else {
		explain(&ran, problem);
	}
	ran_release(&ran);
	return base;
}

// --- files ----------------------------------------------------------------------------------------

bool git_diff(const struct git *git, const char *commit, struct buffer *diff, struct buffer *problem)
{
	const char *const arguments[] = {
		"diff",
		"--text",
		"--no-ext-diff",
		"--no-textconv",
		"--no-color",
		"--no-relative",
		"--ignore-submodules",
		"--unified=0",
		"--inter-hunk-context=0",
		"--find-renames",
		"--src-prefix=a/",
		"--dst-prefix=b/",
		commit,
		"--",
		NULL,
	};
	return ask(git, arguments, diff, problem);
}

static bool read_tracked(struct git *git, struct buffer *problem)
{
	const char *const arguments[] = {"ls-files", "-z", NULL};
	if (git->tracked.bytes) {
		return true;
	}
	if (!ask(git, arguments, &git->tracked, problem)) {
		return false;
	}
	const char *end = git->tracked.bytes + git->tracked.size;
	size_t capacity = 0;
	for (const char *at = git->tracked.bytes; at < end; at += strlen(at) + 1) {
		if (git->name_count == capacity) {
			capacity = capacity * 2 + 64;
			git->names = allocate(git->names, capacity * sizeof *git->names);
		}
		git->names[git->name_count++] = at;
	}
	return true;
}

// The first name that is not before this one in the order of bytes.
static size_t first_from(const struct git *git, const char *name)
{
	size_t low = 0, high = git->name_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(git->names[middle], name) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

bool git_is_tracked(struct git *git, const char *name, struct buffer *problem)
{
	if (!read_tracked(git, problem)) {
		return true;
	}
	size_t first = first_from(git, name);
	return first < git->name_count && strcmp(git->names[first], name) == 0;
}

bool git_is_tracked_below(struct git *git, const char *folder, struct buffer *problem)
{
	if (!read_tracked(git, problem)) {
		return true;
	}
	struct buffer start = {0};
	add_quoted(&start, folder, "/", "");
	size_t first = first_from(git, start.bytes);
	bool found = first < git->name_count && strncmp(git->names[first], start.bytes, start.size) == 0;
	buffer_release(&start);
	return found;
}

bool git_find(const struct git *git, const char *commit, bool (*takes)(const char *name), struct buffer *found,
	      struct buffer *problem)
{
	struct buffer all = {0};
	const char *const arguments[] = {"ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, NULL};
	if (!ask(git, arguments, &all, problem)) {
		return false;
	}
	buffer_add(found, "", 0);
	for (const char *at = all.bytes; at < all.bytes + all.size; at += strlen(at) + 1) {
		if (takes(at)) {
			buffer_add(found, at, strlen(at) + 1);
		}
	}
	buffer_release(&all);
	return true;
}

bool git_read(const struct git *git, const char *commit, const char *name, struct buffer *bytes, struct buffer *problem)
{
	struct buffer object = {0};
	add_quoted(&object, commit, ":", name);
	const char *const arguments[] = {"cat-file", "blob", object.bytes, NULL};
	bool well = ask(git, arguments, bytes, problem);
	buffer_release(&object);
	return well;
}
