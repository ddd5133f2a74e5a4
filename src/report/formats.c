// The table of formats.

#include "report/reporter.h"

#include <string.h>

#define FORMAT(name) extern const struct format name##_format;
#include "report/formats.def"
#undef FORMAT

const struct format *const formats[] = {
#define FORMAT(name) &name##_format,
#include "report/formats.def"
#undef FORMAT
};

const size_t format_count = sizeof formats / sizeof *formats;

const struct format *format_find(const char *name, size_t length)
{
	for (size_t i = 0; i < format_count; i++) {
		if (strlen(formats[i]->name) == length && memcmp(formats[i]->name, name, length) == 0) {
			return formats[i];
		}
	}
	return NULL;
}

const char *format_name_at(size_t index)
{
	return index < format_count ? formats[index]->name : NULL;
}

const char *severity_name(unsigned severity)
{
	return severity == PLLINT_ERROR ? "error" : severity == PLLINT_WARNING ? "warning" : "info";
}
