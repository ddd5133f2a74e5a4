#ifndef PLLINT_TEMPLATE_PLACEHOLDER_H
#define PLLINT_TEMPLATE_PLACEHOLDER_H

// What separates a template from prose and from filled entries: texts that stand for what is to be written.

#include <stdbool.h>

#include "template/text.h"

// A link of a template, also where Markdown sees none because its target has spaces: `[title](paper link)`, with or
// without brackets around it, `Code(Link to the code)`, `[text]{URL}`. The link starts at `at.start`; `*end` is where
// it ends. False if no link starts there.
bool placeholder_link(const struct source *source, span at, span *text, span *target, uint32_t *end);
// True if a target stands for one: empty, with a space, a word for a URL, a URL pattern, or without any of `. / #`.
bool placeholder_is_target(struct arena *arena, const struct source *source, span target);
// True if the value, comments taken off, stands for one: `?`, `(optional)`, `YYYY-MM-DD`, `a / b`, `...`, `<name>`,
// `[text](link)`, `ACCOUNT/REPO`. An empty one does.
bool placeholder_is_value(struct arena *arena, const struct source *source, span at);
// True if the heading of a section stands for one; words for a URL are names there.
bool placeholder_is_heading(struct arena *arena, const struct source *source, span at);
// True if the title stands for one: `Paper Title`, `[title](paper link)`, `<name>`.
bool placeholder_is_title(struct arena *arena, const struct source *source, span at);

#endif
