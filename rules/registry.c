// The list of all rules; the only place that a new rule's name is added to is registry.def.

#include "lint/rule.h"

#define RULE(name) extern const struct rule rule_##name;
#include "rules/registry.def"
#undef RULE

#define RULE(name) &rule_##name,
const struct rule *const rules[] = {
#include "rules/registry.def"
};
#undef RULE

_Static_assert(sizeof rules / sizeof rules[0] <= PLLINT_RULE_MAX, "settings have room for fewer rules");

const size_t rule_count = sizeof rules / sizeof rules[0];
