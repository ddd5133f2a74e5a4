// Standard output for findings, standard error for everything said about the run.

#include "cli/console.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// --- text for programs ---------------------------------------------------------------------------

// A pipe of a job may be its log; a file is not.
static bool is_read_by_runner(int descriptor)
{
	static const char *const variables[] = {"CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"};
	struct stat status;
	if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
		return false;
	}
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (value && *value) {
			return true;
		}
	}
	return false;
}

bool data_print(struct console *console, const char *subject, const char *bytes, size_t size)
{
	struct output *output = &console->out;
	if (isatty(output->descriptor)) {
		// Nobody applies a patch there, and escape sequences would be obeyed. Tabs and line ends stay.
		for (size_t at = 0; at < size;) {
			size_t end = at;
			while (end < size && bytes[end] != '\n' && bytes[end] != '\t') {
				end++;
			}
			bool has_return = end < size && end > at && bytes[end] == '\n' && bytes[end - 1] == '\r';
			output_text(output, bytes + at, end - at - has_return);
			output_escaped(output, bytes + end, end < size);
			at = end + 1;
		}
		return true;
	}
	size_t line = is_read_by_runner(output->descriptor) ? escape_find_command(bytes, size) : 0;
	if (line) {
		struct output *error = console_error(console, subject);
		output_plain(error, "its text is not printed: the CI runner that reads this output would obey line ",
			     DIGITS(line), " of it; with `>FILE` it goes into a file as it is");
		console_end(console);
		return false;
	}
	output_escaped(output, bytes, size);
	return true;
}

// A closed stream must keep failing: it gets a file that is open the wrong way round.
static void hold_descriptor(int descriptor, int flags)
{
	if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF) {
		// The lowest free number is this one.
		if (open("/dev/null", flags) != descriptor) {
			static const char text[] =
				"pllint: a standard stream is closed, and /dev/null cannot take its place\n";
			ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
			(void)written;
			_exit(2);
		}
	}
}

void console_init(struct console *console)
{
	hold_descriptor(STDIN_FILENO, O_WRONLY);
	hold_descriptor(STDOUT_FILENO, O_RDONLY);
	hold_descriptor(STDERR_FILENO, O_RDONLY);
	output_init(&console->out, STDOUT_FILENO);
	output_init(&console->err, STDERR_FILENO);
	console->quiet = console->failed = false;
	console->problems = (struct console_listener){NULL, NULL};
	console->text = (struct buffer){0};
}

static struct output *begin(struct console *console, const char *kind, const char *subject)
{
	output_flush(&console->out);
	output_plain(&console->err, "pllint: ");
	if (kind) {
		output_plain(&console->err, kind);
	}
	if (subject) {
		output_string(&console->err, subject);
		output_plain(&console->err, ": ");
	}
	return &console->err;
}

struct output *console_error(struct console *console, const char *subject)
{
	console->failed = true;
	struct output *output = begin(console, NULL, subject);
	console->subject = subject;
	output->copy = &console->text;
	return output;
}

struct output *console_error_at(struct console *console, const char *subject, uint32_t line)
{
	struct output *output = console_error(console, subject);
	if (line > 0) {
		output_plain(output, "line ", DIGITS(line), ": ");
	}
	return output;
}

struct output *console_note(struct console *console, const char *subject)
{
	return begin(console, "note: ", subject);
}

void console_end(struct console *console)
{
	bool is_error = console->err.copy != NULL;
	console->err.copy = NULL;
	output_plain(&console->err, "\n");
	output_flush(&console->err);
	if (is_error && console->problems.take) {
		struct reported_problem problem = {.path = console->subject, .text = console->text.bytes};
		console->problems.take(console->problems.context, &problem);
	}
	buffer_release(&console->text);
}

void console_tell(struct console *console, const char *subject, const char *text)
{
	console->failed = true;
	if (console->problems.take) {
		struct reported_problem problem = {.path = subject, .text = text};
		console->problems.take(console->problems.context, &problem);
	}
}

void console_fail(struct console *console, const char *subject, const char *text)
{
	output_string(console_error(console, subject), text);
	console_end(console);
}

bool console_finish(struct console *console)
{
	output_flush(&console->out);
	output_flush(&console->err);
	if (console->out.error) {
		console_fail(console, "standard output", strerror(console->out.error));
	}
	return !console->out.error && !console->err.error;
}
