#ifndef REPORT_ANNOTATIONS_H
#define REPORT_ANNOTATIONS_H

// Gathers what is to be annotated until all of it is known. A runner shows no more than ANNOTATIONS_MAX of each
// level in a step: beyond that many, those of an entry become one, and beyond that many entries the last one says
// how many more there are and where. What is kept is bounded, however many findings there are.

#include "report/annotation.h"

enum { ANNOTATIONS_MAX = 10 };

// Those of an entry as one.
struct annotation_group {
	struct annotation first, all;
	struct buffer name; // whose they are
	uint32_t named;	    // findings that the text names
};

struct annotations_level {
	struct annotation singles[ANNOTATIONS_MAX];
	struct annotation_group groups[ANNOTATIONS_MAX];
	struct annotation rest;				// the last group and those after it
	uint32_t single_count, group_count, rest_count; // of all there are
};

struct annotations {
	struct annotations_level levels[ANNOTATION_LEVELS];
	struct buffer words;
};

typedef void annotation_printer(void *context, enum annotation_level level, const struct annotation *annotation);

// Starts as zeros.
void annotations_add(struct annotations *annotations, const struct reported *reported);
void annotations_add_problem(struct annotations *annotations, const struct reported_problem *problem);
// Those that are to be shown, level by level. Nothing can be added afterwards.
void annotations_print(struct annotations *annotations, annotation_printer *print, void *context);
void annotations_free(struct annotations *annotations);

#endif
