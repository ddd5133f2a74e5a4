// What the scripts for the shells share.

#include "cli/completion.h"

#include <string.h>

#include "base/bytes.h"

void completion_names(struct output *output, const char *(*name_at)(size_t index))
{
	const char *name;
	for (size_t i = 0; (name = name_at(i)); i++) {
		output_plain(output, i ? " " : "", name);
	}
}

void completion_help(struct output *output, const struct option *option, const char *to_escape)
{
	size_t size = strlen(option->help) - option_lists_names(option);
	for (size_t i = 0; i < size; i++) {
		output_plain(output, byte_is_among(option->help[i], to_escape) ? "\\" : "");
		output_escaped(output, option->help + i, 1);
	}
}
