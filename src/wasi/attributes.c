// Owner and mode of a file given to the file that takes its place, by the host.

#include "cli/attributes.h"

#include "wasi/host.h"

#include <errno.h>
#include <string.h>

bool attributes_copy(int from, int to, const struct stat *status, struct buffer *problem)
{
	(void)status;
	int error = host_copy_attributes(from, to);
	if (error) {
		buffer_add_string(problem, "its owner and mode cannot be kept: ", strerror(error));
	}
	return !error;
}
