// Another program, by fork and pipes.

#include "change/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void ran_release(struct ran *ran)
{
	buffer_release(&ran->out);
	buffer_release(&ran->err);
}

struct pipes {
	int out[2], err[2];
};

static void close_one(int *descriptor)
{
	if (*descriptor >= 0) {
		close(*descriptor);
	}
	*descriptor = -1;
}

static void close_all(struct pipes *pipes)
{
	for (int i = 0; i < 2; i++) {
		close_one(&pipes->out[i]);
		close_one(&pipes->err[i]);
	}
}

static bool open_pipes(struct pipes *pipes)
{
	*pipes = (struct pipes){{-1, -1}, {-1, -1}};
	if (pipe(pipes->out) != 0 || pipe(pipes->err) != 0) {
		return false;
	}
	for (int i = 0; i < 2; i++) {
		fcntl(pipes->out[i], F_SETFD, FD_CLOEXEC);
		fcntl(pipes->err[i], F_SETFD, FD_CLOEXEC);
	}
	return true;
}

// Takes the folders without a root out of PATH: they would be looked for in the current folder, among files that
// anybody may have brought.
static void keep_absolute_paths(void)
{
	const char *path = getenv("PATH");
	char *kept = path ? malloc(strlen(path) + 1) : NULL;
	if (!kept) {
		return;
	}
	size_t size = 0;
	for (; *path; path += *path == ':') {
		size_t length = strcspn(path, ":");
		if (*path == '/') {
			kept[size] = ':';
			memcpy(kept + size + (size > 0), path, length);
			size += length + (size > 0);
		}
		path += length;
	}
	kept[size] = '\0';
	setenv("PATH", kept, 1);
	free(kept);
}

// What the child does; it does not come back.
static _Noreturn void become(const struct pipes *pipes, const char *const *arguments, const char *const *environment)
{
	int nothing = open("/dev/null", O_RDONLY);
	if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(pipes->out[1], STDOUT_FILENO) < 0 ||
	    dup2(pipes->err[1], STDERR_FILENO) < 0) {
		_exit(126);
	}
	for (; *environment; environment++) {
		if (strchr(*environment, '=')) {
			putenv((char *)(uintptr_t)*environment);
		} else {
			unsetenv(*environment);
		}
	}
	keep_absolute_paths();
	execvp(arguments[0], (char *const *)(uintptr_t)arguments);
	_exit(errno == ENOENT ? 127 : 126);
}

// Takes what there is to read; closes the pipe at its end. Returns 0 or errno.
static int take(int *descriptor, struct buffer *buffer)
{
	char bytes[16384];
	ssize_t got = read(*descriptor, bytes, sizeof bytes);
	if (got < 0) {
		return errno == EINTR ? 0 : errno;
	}
	if (got == 0) {
		close_one(descriptor);
	}
	buffer_add(buffer, bytes, (size_t)got);
	return 0;
}

// A part of an answer must not pass for the whole of it. Returns 0 or errno.
static int read_both(struct ran *ran, struct pipes *pipes)
{
	int error = 0;
	while (!error && (pipes->out[0] >= 0 || pipes->err[0] >= 0)) {
		struct pollfd polled[] = {{pipes->out[0], POLLIN, 0}, {pipes->err[0], POLLIN, 0}};
		if (poll(polled, 2, -1) < 0) {
			error = errno == EINTR ? 0 : errno;
			continue;
		}
		if (polled[0].revents) {
			error = take(&pipes->out[0], &ran->out);
		}
		if (polled[1].revents && !error) {
			error = take(&pipes->err[0], &ran->err);
		}
	}
	return error;
}

static int wait_for(pid_t child)
{
	int status = -1; // a failure, where it is not told
	while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool fail(struct ran *ran, const char *program, int error, struct buffer *problem)
{
	buffer_add_string(problem, program, " could not be run: ", strerror(error));
	ran_release(ran);
	return false;
}

bool run_program(struct ran *ran, const char *const *arguments, const char *const *environment, struct buffer *problem)
{
	*ran = (struct ran){.status = 0};
	buffer_add(&ran->out, "", 0);
	buffer_add(&ran->err, "", 0);
	struct pipes pipes;
	signal(SIGCHLD, SIG_DFL); // ignored, as it may be from the start, it would leave no exit status
	pid_t child = open_pipes(&pipes) ? fork() : -1;
	if (child < 0) {
		int error = errno;
		close_all(&pipes);
		return fail(ran, arguments[0], error, problem);
	}
	if (child == 0) {
		become(&pipes, arguments, environment);
	}
	close_one(&pipes.out[1]);
	close_one(&pipes.err[1]);
	int error = read_both(ran, &pipes);
	close_all(&pipes);
	ran->status = wait_for(child);
	return !error || fail(ran, arguments[0], error, problem);
}
