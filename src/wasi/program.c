// Another program, run by the host.

#include "change/program.h"

#include "wasi/host.h"

#include <string.h>

void ran_release(struct ran *ran)
{
	buffer_release(&ran->out);
	buffer_release(&ran->err);
}

static struct buffer joined(const char *const *strings)
{
	struct buffer all = {0};
	for (; *strings; strings++) {
		buffer_add(&all, *strings, strlen(*strings) + 1);
	}
	return all;
}

bool run_program(struct ran *ran, const char *const *arguments, const char *const *environment, struct buffer *problem)
{
	struct buffer command = joined(arguments), settings = joined(environment);
	struct host_ran told = {0};
	int error = host_run(command.bytes, command.size, settings.bytes, settings.size, &told);
	buffer_release(&command);
	buffer_release(&settings);
	*ran = (struct ran){.status = told.status};
	if (error) {
		buffer_add_string(problem, arguments[0], " could not be run: ", strerror(error));
		return false;
	}
	buffer_repeat(&ran->out, '\0', told.out_size);
	buffer_repeat(&ran->err, '\0', told.err_size);
	host_take_output(ran->out.bytes, ran->err.bytes);
	return true;
}
