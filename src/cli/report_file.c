// A report in a file: whole, or as if it had not been asked for.

#include "cli/report_file.h"

#include "cli/attributes.h"
#include "cli/path.h"
#include "cli/signals.h"
#include "cli/temporary.h"
#include "cli/write_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINKS_MAX = 40, TARGET_MAX = 4096 };

struct report_file {
	struct output output;
	struct buffer text; // what was printed, where it is not written as it comes
	char *path;	    // no link
	int descriptor;	    // of what is there already; -1: nothing is
	bool is_stream;
};

// What a link leads to, whether that is there or not: a new file is made there. Freed by the caller.
static char *follow(const char *path)
{
	char target[TARGET_MAX], *at = allocate_copy(path, strlen(path));
	for (int i = 0; i < LINKS_MAX; i++) {
		ssize_t size = readlink(at, target, sizeof target - 1);
		if (size < 0) {
			break;
		}
		target[size] = '\0';
		char *folder = path_folder(at);
		free(at);
		at = *target == '/' ? allocate_copy(target, (size_t)size) : path_join(folder, target);
		free(folder);
	}
	return at;
}

// A shell has them open, and what it writes to them afterwards must not be lost.
static bool is_standard(const char *path, const struct stat *status)
{
	struct stat stream;
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++) {
		if (fstat(i, &stream) == 0 && stream.st_dev == status->st_dev && stream.st_ino == status->st_ino) {
			return true;
		}
	}
	return strncmp(path, "/dev/fd/", 8) == 0 || strncmp(path, "/proc/", 6) == 0;
}

static int open_again(const char *path, int flags)
{
	int descriptor;
	do {
		descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC | flags, 0666);
	} while (descriptor < 0 && errno == EINTR);
	return descriptor;
}

// Before anything is checked: who waits for a report wants to know soon that there will be none. False with errno.
static bool find_place(struct report_file *file, const char *path)
{
	struct stat status;
	if (stat(path, &status) == 0) {
		file->is_stream = !S_ISREG(status.st_mode) || is_standard(path, &status);
		file->descriptor = open_again(path, file->is_stream ? O_TRUNC : 0);
		return file->descriptor >= 0;
	}
	if (errno != ENOENT) {
		return false;
	}
	char *folder = path_folder(file->path);
	bool may = faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
	int error = errno;
	free(folder);
	errno = error;
	return may;
}

struct report_file *report_file_open(const char *path)
{
	struct report_file *file = allocate(NULL, sizeof *file);
	file->text = (struct buffer){0};
	file->path = follow(path);
	file->descriptor = -1;
	file->is_stream = false;
	if (!find_place(file, path)) {
		int error = errno;
		free(file->path);
		free(file);
		errno = error;
		return NULL;
	}
	output_init(&file->output, file->is_stream ? file->descriptor : OUTPUT_NOWHERE);
	file->output.copy = file->is_stream ? NULL : &file->text;
	return file;
}

struct output *report_file_output(struct report_file *file)
{
	return &file->output;
}

// --- in the old one's place -------------------------------------------------------------------------

enum outcome { DONE, FAILED, IMPOSSIBLE };

struct exchange {
	const struct report_file *report;
	struct stat status; // of the old file
	struct temporary file;
	enum outcome filling; // of the new file
	struct buffer *problem;
};

static enum outcome fail(struct exchange *exchange, const char *why)
{
	buffer_add_string(exchange->problem, why);
	return FAILED;
}

// What a new file is refused may yet be done to the old one. By errno.
static enum outcome give_up(struct exchange *exchange)
{
	static const int refusals[] = {EACCES, EPERM, EROFS, EBUSY};
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		if (errno == refusals[i]) {
			return IMPOSSIBLE;
		}
	}
	return fail(exchange, strerror(errno));
}

static enum outcome write_report(struct exchange *exchange)
{
	const struct report_file *report = exchange->report;
	const struct temporary *file = &exchange->file;
	struct buffer lost = {0};
	if (!temporary_write(file, report->text.bytes, report->text.size)) {
		return fail(exchange, strerror(errno));
	}
	bool is_kept = attributes_copy(report->descriptor, file->descriptor, &exchange->status, &lost);
	buffer_release(&lost);
	if (!is_kept) {
		return IMPOSSIBLE;
	}
	return temporary_synchronize(file->descriptor) ? DONE : fail(exchange, strerror(errno));
}

static bool fill(void *context)
{
	struct exchange *exchange = context;
	exchange->filling = write_report(exchange);
	return exchange->filling == DONE;
}

static bool is_still_there(const struct exchange *exchange)
{
	struct stat now;
	const struct stat *then = &exchange->status;
	return fstatat(exchange->file.folder, exchange->file.target, &now, AT_SYMLINK_NOFOLLOW) == 0 &&
	       now.st_dev == then->st_dev && now.st_ino == then->st_ino;
}

static enum outcome take_place(struct exchange *exchange)
{
	struct temporary *file = &exchange->file;
	if (!is_still_there(exchange)) {
		return fail(exchange, "another program replaced it at the same time; nothing was written");
	}
	if (renameat(file->folder, file->name, file->folder, file->target) != 0) {
		return give_up(exchange);
	}
	file->is_named = false;
	temporary_synchronize(file->folder);
	return DONE;
}

static enum outcome exchange_files(struct exchange *exchange)
{
	if (exchange->file.folder < 0) {
		return give_up(exchange);
	}
	if (fstat(exchange->report->descriptor, &exchange->status) != 0) {
		return fail(exchange, strerror(errno));
	}
	if (exchange->status.st_nlink > 1) {
		return IMPOSSIBLE;
	}
	if (temporary_make(&exchange->file, fill, exchange) == TEMPORARY_IMPOSSIBLE) {
		return give_up(exchange);
	}
	return exchange->filling == DONE ? take_place(exchange) : exchange->filling;
}

static enum outcome replace(const struct report_file *report, struct buffer *problem)
{
	struct exchange exchange = {.report = report, .problem = problem};
	temporary_init(&exchange.file, temporary_open_folder(report->path), path_name(report->path));
	enum outcome outcome = exchange_files(&exchange);
	if (!temporary_discard(&exchange.file)) {
		buffer_add_string(problem,
				  problem->size ? "; this file is left behind: " : "this file is left behind: ",
				  exchange.file.name);
	}
	if (exchange.file.folder >= 0) {
		close(exchange.file.folder);
	}
	return outcome;
}

static void write_in_place(const struct report_file *report, struct buffer *problem)
{
	const struct temporary file = {.descriptor = report->descriptor};
	if (ftruncate(file.descriptor, 0) != 0 || !temporary_write(&file, report->text.bytes, report->text.size) ||
	    !temporary_synchronize(file.descriptor)) {
		buffer_add_string(problem, strerror(errno), "; what is there may be a part of the report");
	}
}

bool report_file_close(struct report_file *file, struct buffer *problem)
{
	if (file->is_stream) {
		// A stream's content is safe only once it is closed without an error.
		output_flush(&file->output);
		int error = file->output.error;
		if (close(file->descriptor) != 0 && errno != EINTR && !error) {
			error = errno;
		}
		if (error) {
			buffer_add_string(problem, strerror(error));
		}
	} else {
		sigset_t before;
		signals_block(&before);
		if (file->descriptor < 0) {
			create_file(file->path, file->text.bytes, file->text.size, problem);
		} else if (replace(file, problem) == IMPOSSIBLE) {
			write_in_place(file, problem);
		}
		signals_restore(&before);
		if (file->descriptor >= 0) {
			close(file->descriptor);
		}
	}
	buffer_release(&file->text);
	free(file->path);
	free(file);
	return problem->size == 0;
}
