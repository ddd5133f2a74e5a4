// Annotations of GitHub Actions: workflow commands, which the runner takes from the output.
//
// `col` and `endColumn` count code points, as everywhere in what pllint prints; GitHub does not say what it counts
// and shows whole lines only. The end belongs to what is annotated, as in the example of its documentation, and a
// span of several lines has no columns, since the runner takes them off.

#include "report/annotations.h"

#include <stdlib.h>
#include <string.h>

static const char *const commands[ANNOTATION_LEVELS] = {
	[ANNOTATION_ERROR] = "::error",
	[ANNOTATION_WARNING] = "::warning",
	[ANNOTATION_NOTICE] = "::notice",
};

static void begin(struct reporter *reporter)
{
	struct annotations *annotations = allocate(NULL, sizeof *annotations);
	memset(annotations, 0, sizeof *annotations);
	reporter->state = annotations;
}

static void add_file(struct reporter *reporter, const struct reported *reported)
{
	annotations_add(reporter->state, reported);
}

static void add_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	annotations_add_problem(reporter->state, problem);
}

// How a byte is written that would end what it stands in, or NULL.
static const char *reference_of(char byte, bool is_property)
{
	switch (byte) {
	case '%':
		return "%25";
	case '\r':
		return "%0D";
	case '\n':
		return "%0A";
	case ':':
		return is_property ? "%3A" : NULL;
	case ',':
		return is_property ? "%2C" : NULL;
	default:
		return NULL;
	}
}

static void print_value(struct output *output, const struct buffer *value, bool is_property)
{
	for (size_t i = 0, size; i < value->size; i += size) {
		const char *reference = reference_of(value->bytes[i], is_property);
		for (size = 1; !reference && i + size < value->size; size++) {
			if (reference_of(value->bytes[i + size], is_property)) {
				break;
			}
		}
		if (reference) {
			output_plain(output, reference);
		} else {
			output_text(output, value->bytes + i, size);
		}
	}
}

static void print_number(struct output *output, const char *name, uint32_t number)
{
	if (number) {
		output_plain(output, name);
		output_number(output, number);
	}
}

static void print(void *context, enum annotation_level level, const struct annotation *annotation)
{
	struct output *output = context;
	output_plain(output, commands[level]);
	output_plain(output, " title=");
	print_value(output, &annotation->title, true);
	if (annotation->path.size) {
		output_plain(output, ",file=");
		print_value(output, &annotation->path, true);
	}
	print_number(output, ",line=", annotation->line);
	print_number(output, ",endLine=", annotation->end_line);
	print_number(output, ",col=", annotation->column);
	print_number(output, ",endColumn=", annotation->end_column);
	output_plain(output, "::");
	print_value(output, &annotation->text, false);
	output_plain(output, "\n");
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	(void)summary;
	annotations_print(reporter->state, print, reporter->output);
	annotations_free(reporter->state);
	free(reporter->state);
}

const struct format github_format = {
	.name = "github",
	.begin = begin,
	.file = add_file,
	.problem = add_problem,
	.end = end,
};
