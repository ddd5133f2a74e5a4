#ifndef REPORT_ANNOTATION_H
#define REPORT_ANNOTATION_H

// One annotation, and what is made of a finding on its way to become one.

#include "report/folds.h"
#include "report/location.h"
#include "report/reporter.h"

enum annotation_level { ANNOTATION_ERROR, ANNOTATION_WARNING, ANNOTATION_NOTICE, ANNOTATION_LEVELS };

// Title and text went through escape_next already; the text has line ends between its lines.
struct annotation {
	struct buffer path, title, text; // the path as it is; empty: about no file
	uint32_t line, end_line;	 // from 1; 0: about no line
	uint32_t column, end_column;	 // from 1, in code points, the last one that belongs to it; 0: not of one line
	uint32_t count;			 // findings that it speaks of
};

// What becomes an annotation of its own, or a part of others.
struct annotation_item {
	enum annotation_level level;
	struct annotation single;
	struct buffer line;  // what it says among others
	struct buffer place; // and where it is
	struct buffer name;  // of its group
	bool starts_group;
};

// A file whose findings are made items of. `words` is lent.
struct annotation_source {
	const struct reported *reported;
	struct folds folds;
	struct places places;
	struct buffer *words;
};

void annotation_source_open(struct annotation_source *source, const struct reported *reported, struct buffer *words);
void annotation_source_close(struct annotation_source *source);

// `fold`: the others for which the finding speaks, or NULL.
struct annotation_item annotation_item_of(struct annotation_source *source, uint32_t index, const struct fold *fold);
// What is about a file and no line of it; the path is NULL where it is about no file.
struct annotation_item annotation_item_of_fact(const char *path, const char *checkout_path, enum annotation_level level,
					       const char *text);
void annotation_item_free(struct annotation_item *item);
void annotation_free(struct annotation *annotation);

#endif
