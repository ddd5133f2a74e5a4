#ifndef REPORT_URI_H
#define REPORT_URI_H

#include "report/buffer.h"

// A plain path (see reporter.h) as a URI reference: relative, or of the scheme `file` where it is absolute.
// Every byte that is not plain in a URI is percent-encoded. Replaces what is in the buffer.
void uri_of(struct buffer *uri, const char *path);

#endif
