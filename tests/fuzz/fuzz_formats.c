// Any findings in every format: those of JSON are read back and say the same, XML is well-formed, and nothing
// can be obeyed by a terminal or a runner. The name of the file is hostile too.

#include "fuzz.h"

#include "../report/comparing.h"
#include "printed.h"

enum { NAME_MAX_SIZE = 48 };

// The first bytes of the list, as far as a name may have them.
static char *name_from(struct fuzz_text text)
{
	size_t size = text.size < NAME_MAX_SIZE ? text.size : NAME_MAX_SIZE;
	const char *end = memchr(text.bytes, 0, size);
	size = end ? (size_t)(end - text.bytes) : size;
	return size ? allocate_copy(text.bytes, size) : allocate_copy("a", 1);
}

static void check_others(const struct reported *reported)
{
	const struct reported_problem problem = {.path = reported->path,
						 .plain_path = reported->plain_path,
						 .checkout_path = reported->path,
						 .text = "x"};
	struct buffer printed = {0};
	for (size_t i = 0; i < format_count; i++) {
		const char *name = formats[i]->name;
		print_as(&printed, name, reported, &problem);
		printed_check_screen(&printed, strcmp(name, "github") == 0);
		if (strcmp(name, "junit") == 0 || strcmp(name, "checkstyle") == 0) {
			printed_check_xml(&printed);
		}
	}
	buffer_release(&printed);
}

static void report(const struct fuzz_parts *parts, const struct linting *linting)
{
	char *path = name_from(parts->list), *template_path = name_from(parts->template);
	struct reported reported = {
		.path = path,
		.plain_path = path,
		.checkout_path = path,
		.template_path = template_path,
		.plain_template_path = template_path,
		.checkout_template_path = template_path,
		.report = linting->report,
		.template = linting->template,
		.is_builtin = parts->is_builtin,
	};
	if (parts->options & FUZZ_OTHER_HALF) {
		check_others(&reported);
	} else {
		PROMISE(compare_all(&reported) == pllint_report_size(linting->report));
	}
	free(path);
	free(template_path);
}

void fuzz_input(const char *bytes, size_t size)
{
	struct fuzz_parts parts = fuzz_split(bytes, size);
	struct fuzz_memory memory = {.is_guarded = false};
	struct linting linting = {.environment = fuzz_environment(&memory)};
	fuzz_settings(&parts, &linting.settings);
	linting.status = pllint_template_read(&linting.environment, parts.template.bytes, parts.template.size,
					      &linting.template, &linting.faults);
	if (linting.status == PLLINT_OK) {
		linting_check_bytes(&linting, parts.list.bytes, parts.list.size);
	}
	if (linting.status == PLLINT_OK) {
		report(&parts, &linting);
	}
	linting_close(&linting);
	PROMISE(memory.live == 0);
}
