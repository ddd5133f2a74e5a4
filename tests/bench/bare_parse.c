// md4c alone over a whole file, with empty callbacks and its GitHub dialect: the measure of pllint's speed.
// With --read the file is only read: what a process costs that does nothing.

#include <fcntl.h>
#include <md4c.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PADDING = 64 };

static int on_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	(void)type, (void)detail, (void)context;
	return 0;
}

static int on_span(MD_SPANTYPE type, void *detail, void *context)
{
	(void)type, (void)detail, (void)context;
	return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	(void)type, (void)text, (void)size, (void)context;
	return 0;
}

static char *read_file(const char *name, size_t *size)
{
	int file = open(name, O_RDONLY | O_CLOEXEC);
	struct stat status;
	char *bytes = NULL;
	if (file >= 0 && fstat(file, &status) == 0) {
		*size = (size_t)status.st_size;
		bytes = calloc(1, *size + PADDING);
	}
	if (!bytes || read(file, bytes, *size) != (ssize_t)*size) {
		perror(name);
		exit(2);
	}
	close(file);
	return bytes;
}

int main(int argc, char **argv)
{
	bool is_reading = argc > 1 && strcmp(argv[1], "--read") == 0;
	const MD_PARSER parser = {
		.flags = MD_DIALECT_GITHUB,
		.enter_block = on_block,
		.leave_block = on_block,
		.enter_span = on_span,
		.leave_span = on_span,
		.text = on_text,
	};
	int status = 0;
	for (int i = 1 + is_reading; i < argc && status == 0; i++) {
		size_t size = 0;
		char *bytes = read_file(argv[i], &size);
		status = is_reading ? 0 : md_parse(bytes, (MD_SIZE)size, &parser, NULL);
		free(bytes);
	}
	return status;
}
