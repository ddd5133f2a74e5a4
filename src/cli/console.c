// Standard output for findings, standard error for everything said about the run.

#include "cli/console.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

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
