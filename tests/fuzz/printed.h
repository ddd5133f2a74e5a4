#ifndef PLLINT_FUZZ_PRINTED_H
#define PLLINT_FUZZ_PRINTED_H

// What may be printed at all.

#include "fuzz.h"
#include "report/buffer.h"

// Characters that show as themselves, and line ends; no line that a runner obeys, but for those that are meant
// as `commands`.
void printed_check_screen(const struct buffer *printed, bool commands);

// Elements close in order, attributes are quoted, references are known.
void printed_check_xml(const struct buffer *printed);

#endif
