#ifndef CLI_DIFF_ALIGN_H
#define CLI_DIFF_ALIGN_H

#include "cli/diff_lines.h"

// Marks the lines of the old text that the new one lacks, and the other way round: the lines that are
// left are the same on both sides, in the same order. As few are marked as can be told in about linear
// time: where two stretches have hardly a line in common, both are marked whole.
void diff_align(struct diff_texts *texts);

#endif
