// A target over the files of the folders that are named: what libFuzzer found once is found again by any
// compiler. Prints how many there were.

#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { INPUT_MAX = 1 << 20 };

static char path[4096];

static void replay_file(void)
{
	static char bytes[INPUT_MAX];
	fprintf(stderr, "%s\n", path); // the last one is the one that fails
	FILE *file = fopen(path, "rb");
	PROMISE(file);
	size_t size = fread(bytes, 1, sizeof bytes, file);
	PROMISE(size < sizeof bytes && !ferror(file));
	fclose(file);
	fuzz_input(bytes, size);
}

static size_t replay_folder(const char *folder)
{
	size_t count = 0;
	DIR *stream = opendir(folder);
	if (!stream) {
		perror(folder);
		exit(2);
	}
	for (struct dirent *entry; (entry = readdir(stream));) {
		if (*entry->d_name != '.') {
			PROMISE(snprintf(path, sizeof path, "%s/%s", folder, entry->d_name) < (int)sizeof path);
			replay_file();
			count++;
		}
	}
	closedir(stream);
	return count;
}

int main(int argc, char **argv)
{
	size_t count = 0;
	for (int i = 1; i < argc; i++) {
		count += replay_folder(argv[i]);
	}
	printf("%zu inputs\n", count);
	return count == 0;
}
