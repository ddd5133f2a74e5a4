// Writes one of the texts of cases.def: `pathological NAME COUNT`. `pathological --list` names them all, a kind and a
// name a line.

#include <stdlib.h>
#include <string.h>

#include "texts.h"

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--list") == 0) {
		for (size_t i = 0; i < growth_text_count; i++) {
			printf("%s %s\n", growth_texts[i].kind, growth_texts[i].name);
		}
		return fflush(stdout) != 0;
	}
	for (size_t i = 0; argc == 3 && i < growth_text_count; i++) {
		if (strcmp(growth_texts[i].name, argv[1]) == 0) {
			growth_write(stdout, &growth_texts[i], strtoul(argv[2], NULL, 10));
			return fflush(stdout) != 0;
		}
	}
	fputs("usage: pathological --list | pathological NAME COUNT\n", stderr);
	return 2;
}
