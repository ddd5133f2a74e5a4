// Repositories and models: an owner, or groups, and a name.

#include "identity/numbers.h"

static bool is_name_byte(char byte)
{
	return url_is_alnum(byte) || byte == '-' || byte == '_' || byte == '.';
}

// The length of a name of letters, digits, `-`, `_` and `.` up to a slash or the end; 0 for none.
static size_t name_length(struct part text)
{
	size_t at = 0;
	while (at < text.size && is_name_byte(text.bytes[at])) {
		at++;
	}
	return at < text.size && text.bytes[at] != '/' ? 0 : at;
}

static size_t without_git(const char *bytes, size_t size)
{
	return size > 4 && memcmp(bytes + size - 4, ".git", 4) == 0 ? size - 4 : size;
}

// `owner/name`, where the owner is none of the site's own pages.
static size_t read_pair(struct part text, const char *reserved, struct identity *identity)
{
	size_t owner = name_length(text);
	if (owner == 0 || owner == text.size || url_is_listed(reserved, text.bytes, owner)) {
		return 0;
	}
	size_t name = name_length(part_from(text, owner + 1));
	if (name == 0) {
		return 0;
	}
	number_set(identity, text.bytes, without_git(text.bytes, owner + 1 + name));
	return owner + 1 + name;
}

size_t number_github(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char reserved[] = "about|apps|collections|contact|customer-stories|enterprise|events|explore|"
				       "features|issues|login|marketplace|mobile|new|notifications|orgs|pricing|"
				       "pulls|readme|search|security|settings|signup|site|solutions|sponsors|stars|"
				       "team|topics|trending|users";
	return read_pair(text, reserved, identity);
}

size_t number_huggingface(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char reserved[] = "api|blog|chat|collections|datasets|docs|enterprise|inference|join|learn|login|"
				       "models|new|organizations|papers|posts|pricing|settings|spaces|tasks";
	return read_pair(text, reserved, identity);
}

// Groups within groups, up to `/-/`.
size_t number_gitlab(const struct number *number, struct part text, struct identity *identity)
{
	(void)number;
	static const char reserved[] = "-|api|dashboard|explore|groups|help|projects|users";
	static const char pages[] = "-|blob|commits|issues|merge_requests|raw|tree|wikis";
	size_t at = name_length(text);
	if (at == 0 || url_is_listed(reserved, text.bytes, at)) {
		return 0;
	}
	size_t names = 1;
	while (at < text.size) {
		size_t name = name_length(part_from(text, at + 1));
		if (name == 0 || (names >= 2 && url_is_listed(pages, text.bytes + at + 1, name))) {
			break;
		}
		at += 1 + name;
		names++;
	}
	number_set(identity, text.bytes, without_git(text.bytes, at));
	return names >= 2 ? at : 0;
}
