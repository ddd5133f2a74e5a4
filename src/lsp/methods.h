#ifndef LSP_METHODS_H
#define LSP_METHODS_H

// What the client may ask and say.

#include "lsp/server.h"

// Why a request is not answered.
struct failure {
	int code;
	const char *text; // NULL: it is
};

// Either a request or a notification.
struct method {
	const char *name;
	struct json *(*answer)(struct server *server, const struct json *params, struct failure *failure);
	void (*take)(struct server *server, const struct json *params);
};

const struct method *method_find(const char *name); // NULL: there is none

struct json *method_initialize(struct server *server, const struct json *params, struct failure *failure);

#endif
