// A file to replace, in a folder of its own.
#ifndef TESTS_CLI_WRITING_H
#define TESTS_CLI_WRITING_H

#include "cli/write_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char before[] = "the old text\n", after[] = "the new text, which is longer\n";

// Where the folders are made.
static const char *room = "/tmp";
static char folder[64];

// A file in a new folder, read.
static void begin(struct contents *old)
{
	snprintf(folder, sizeof folder, "%s/pllint-write-XXXXXX", room);
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	int descriptor = open("a.md", O_WRONLY | O_CREAT | O_EXCL, 0640);
	assert_int_equal(write(descriptor, before, strlen(before)), strlen(before));
	close(descriptor);
	assert_null(read_file("a.md", old));
}

// Only a.md is left; it and the folder are removed.
static void end(struct contents *old)
{
	DIR *stream = opendir(".");
	for (struct dirent *entry; (entry = readdir(stream));) {
		assert_true(entry->d_name[0] == 'a' || strcmp(entry->d_name, ".") == 0 ||
			    strcmp(entry->d_name, "..") == 0);
	}
	closedir(stream);
	free(old->bytes);
	assert_int_equal(unlink("a.md"), 0);
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(rmdir(folder), 0);
}

#endif
