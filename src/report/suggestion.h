#ifndef REPORT_SUGGESTION_H
#define REPORT_SUGGESTION_H

// All edits of a finding as one: for formats in which two of them would be two ways to fix it.

#include "report/buffer.h"
#include "report/reporter.h"

struct suggestion {
	struct pllint_span range; // from the first edit's start to the last one's end
	struct buffer text;	  // what stands there afterwards
	struct buffer words;
};

// Makes it of a finding that has edits. `suggestion` starts as zeros and can be used again.
//
// Where both the range and the text end with a newline, that is left out; and where whole lines at the end of
// the file are deleted, the newline before them goes instead of their own. So it ends within a line that is
// there, which is what reviewdog asks for.
void suggestion_make(struct suggestion *suggestion, const struct reported *reported,
		     const struct pllint_finding *finding);
void suggestion_free(struct suggestion *suggestion);

#endif
