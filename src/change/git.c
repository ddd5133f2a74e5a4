// Asks the git program.

#include "change/git.h"

#include "change/run.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { ARGUMENT_MAX = 32 };

const char git_lacks_objects[] = "this clone is partial and lacks what is asked for, and pllint fetches nothing; "
				 "`git fetch --refetch --no-filter` does";

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

static const char *const first_arguments[] = {"git", "--no-pager",	   "-c", "core.fsmonitor=false",
					      "-c",  "core.quotePath=true"};

static bool run_git(struct ran *ran, const char *const *arguments, struct buffer *problem)
{
	const char *all[ARGUMENT_MAX];
	size_t count = sizeof first_arguments / sizeof *first_arguments;
	memcpy(all, first_arguments, sizeof first_arguments);
	while (*arguments && count + 1 < ARGUMENT_MAX) {
		all[count++] = *arguments++;
	}
	all[count] = NULL;
	if (!run_program(ran, all, environment, problem)) {
		return false;
	}
	if (ran->status == 127) {
		buffer_add_string(problem, "the git program is not installed");
		ran_release(ran);
		return false;
	}
	return true;
}

static void add_first_line(struct buffer *problem, const struct buffer *text)
{
	size_t length = strcspn(text->bytes, "\n");
	buffer_add(problem, text->bytes, length);
}

static void explain(const struct ran *ran, struct buffer *problem)
{
	if (strstr(ran->err.bytes, "dubious ownership")) {
		buffer_add_string(problem, "git does not trust this repository, since it belongs to another user; "
					   "`git config --global --add safe.directory \"$PWD\"` trusts it");
	} else if (strstr(ran->err.bytes, "not a git repository")) {
		buffer_add_string(problem, "the current folder is in no git repository; --diff-file takes a diff from "
					   "elsewhere");
	} else if (strstr(ran->err.bytes, "promisor remote")) {
		buffer_add_string(problem, git_lacks_objects);
	} else if (ran->err.size) {
		buffer_add_string(problem, "git says: ");
		add_first_line(problem, &ran->err);
	} else {
		buffer_add_string(problem, "git failed and does not say why");
	}
}

// What git printed, freed by the caller. False where it failed.
static bool ask(const char *const *arguments, struct buffer *answer, struct buffer *problem)
{
	struct ran ran;
	if (!run_git(&ran, arguments, problem)) {
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

bool git_open(struct git *git, struct buffer *problem)
{
	*git = (struct git){0};
	struct buffer top = {0};
	if (!ask((const char *const[]){"rev-parse", "--show-toplevel", NULL}, &top, problem)) {
		return false;
	}
	cut_line_end(&top);
	git->top = top.bytes;
	return true;
}

void git_close(struct git *git)
{
	free(git->top);
	buffer_release(&git->tracked);
	*git = (struct git){0};
}

// --- commits --------------------------------------------------------------------------------------

static bool is_shallow(void)
{
	struct buffer answer = {0}, ignored = {0};
	bool shallow = ask((const char *const[]){"rev-parse", "--is-shallow-repository", NULL}, &answer, &ignored) &&
		       strncmp(answer.bytes, "true", 4) == 0;
	buffer_release(&answer);
	buffer_release(&ignored);
	return shallow;
}

static void say_shallow(struct buffer *problem)
{
	if (is_shallow()) {
		buffer_add_string(problem, "; this clone is shallow: `git fetch --unshallow`, or `fetch-depth: 0` for "
					   "actions/checkout, brings what is missing");
	}
}

static void add_quoted(struct buffer *text, const char *before, const char *quoted, const char *after)
{
	buffer_add_string(text, before);
	buffer_add_string(text, quoted);
	buffer_add_string(text, after);
}

char *git_commit(const char *revision, struct buffer *problem)
{
	struct buffer name = {0}, answer = {0}, why = {0};
	if (*revision == '-' || !*revision) {
		add_quoted(problem, "`", revision, "` names no commit");
		return NULL;
	}
	add_quoted(&name, revision, "^{commit}", "");
	const char *const arguments[] = {"rev-parse", "--verify", "--end-of-options", name.bytes, NULL};
	bool found = ask(arguments, &answer, &why);
	buffer_release(&name);
	if (found) {
		cut_line_end(&answer);
		buffer_release(&why);
		return answer.bytes;
	}
	if (strncmp(why.bytes, "git says", 8) == 0) {
		add_quoted(problem, "there is no commit `", revision, "` here");
		say_shallow(problem);
	} else {
		buffer_add_string(problem, why.bytes);
	}
	buffer_release(&why);
	return NULL;
}

char *git_merge_base(const char *revision, struct buffer *problem)
{
	char *commit = git_commit(revision, problem);
	if (!commit) {
		return NULL;
	}
	struct ran ran;
	if (!run_git(&ran, (const char *const[]){"merge-base", commit, "HEAD", NULL}, problem)) {
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
		say_shallow(problem);
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
		"-C",
		git->top,
		"diff",
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
	return ask(arguments, diff, problem);
}

bool git_is_tracked(struct git *git, const char *name, struct buffer *problem)
{
	const char *const arguments[] = {"-C", git->top, "ls-files", "-z", NULL};
	if (!git->tracked.bytes && !ask(arguments, &git->tracked, problem)) {
		return true;
	}
	const char *end = git->tracked.bytes + git->tracked.size;
	for (const char *at = git->tracked.bytes; at < end; at += strlen(at) + 1) {
		if (strcmp(at, name) == 0) {
			return true;
		}
	}
	return false;
}

bool git_find(const struct git *git, const char *commit, const char *name, struct buffer *found, struct buffer *problem)
{
	struct buffer all = {0};
	const char *const arguments[] = {"-C",		git->top,      "ls-tree", "-r", "-z",
					 "--name-only", "--full-tree", commit,	  NULL};
	if (!ask(arguments, &all, problem)) {
		return false;
	}
	buffer_add(found, "", 0);
	for (const char *at = all.bytes; at < all.bytes + all.size; at += strlen(at) + 1) {
		const char *slash = strrchr(at, '/');
		if (strcasecmp(slash ? slash + 1 : at, name) == 0) {
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
	const char *const arguments[] = {"-C", git->top, "cat-file", "blob", object.bytes, NULL};
	bool well = ask(arguments, bytes, problem);
	buffer_release(&object);
	return well;
}
