// Names of files as CI services look them up.

#include "cli/checkout.h"

#include "cli/path.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static bool leads_out(const char *relative)
{
	return strncmp(relative, "../", 3) == 0;
}

static char *root_named_by(const char *variable, const char *current)
{
	const char *named = getenv(variable);
	char *root = named && *named ? path_real(named) : NULL;
	char *below = root ? path_relative(root, current) : NULL;
	if (below && leads_out(below)) {
		free(root);
		root = NULL;
	}
	free(below);
	return root;
}

void checkout_find(struct checkout *checkout)
{
	checkout->current = path_current();
	checkout->root = root_named_by("GITHUB_WORKSPACE", checkout->current);
	if (!checkout->root) {
		checkout->root = root_named_by("CI_PROJECT_DIR", checkout->current);
	}
}

void checkout_free(struct checkout *checkout)
{
	free(checkout->current);
	free(checkout->root);
	*checkout = (struct checkout){NULL, NULL};
}

static char *path_from(const char *base, const char *current, const char *path)
{
	if (!path) {
		return NULL;
	}
	char *absolute = path_absolute(current, path);
	char *relative = path_relative(base, absolute);
	bool is_below = *relative && !leads_out(relative);
	free(is_below ? absolute : relative);
	return is_below ? relative : absolute;
}

char *checkout_plain(const struct checkout *checkout, const char *path)
{
	return path_from(checkout->current, checkout->current, path);
}

char *checkout_from_root(const struct checkout *checkout, const char *path)
{
	return path_from(checkout->root ? checkout->root : checkout->current, checkout->current, path);
}
