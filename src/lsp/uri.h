#ifndef LSP_URI_H
#define LSP_URI_H

// The path that a URI of a file names; NULL: it names none. Freed by the caller, as below.
char *uri_path(const char *uri);
char *uri_of(const char *path);

#endif
