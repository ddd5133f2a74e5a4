#ifndef CLI_PAGES_H
#define CLI_PAGES_H

#include "report/output.h"

// What pllint says of itself.
void pages_help(struct output *output);
void pages_man(struct output *output);
void pages_bash(struct output *output);
void pages_zsh(struct output *output);
void pages_fish(struct output *output);
void pages_version(struct output *output);
void pages_rules(struct output *output);
void pages_rules_json(struct output *output);
void pages_explain(struct output *output, const struct pllint_rule *rule);

#endif
