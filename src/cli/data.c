// Text on standard output that is no report.

#include "cli/data.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

// Nobody applies a patch there, and escape sequences would be obeyed. Tabs and line ends stay.
static void print_for_people(struct output *output, const char *bytes, size_t size)
{
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
}

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
		print_for_people(output, bytes, size);
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
