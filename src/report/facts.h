#ifndef REPORT_FACTS_H
#define REPORT_FACTS_H

// What the formats of JSON tell alike of the findings of one file.

#include "report/json.h"
#include "report/location.h"
#include "report/reporter.h"

struct facts {
	const struct reported *reported;
	struct buffer words; // of whatever is being made
	struct buffer said;
	const struct pllint_finding *fixable[PLLINT_RULE_MAX]; // the first of those of a rule that have its last edits
};

void facts_open(struct facts *facts, const struct reported *reported);
void facts_close(struct facts *facts);

struct json *facts_message(struct facts *facts, const struct pllint_finding *finding);
// NULL where nothing can be said.
struct json *facts_help(struct facts *facts, const struct pllint_finding *finding);
struct json *facts_note(struct facts *facts, const struct pllint_finding *finding);
// All in one, for formats that have one place only: raw text, valid until the next call.
const struct buffer *facts_say(struct facts *facts, const struct pllint_finding *finding);
// The line of the template that shows what was expected, cut where it is long. NULL where there is none.
struct json *facts_expected(const struct facts *facts, const struct pllint_finding *finding);
// The title of an entry, cut where it is long. NULL where there is none.
struct json *facts_title(const struct facts *facts, const struct pllint_entry *entry);

// True where the finding's edits may be applied by somebody.
bool facts_is_fixable(const struct facts *facts, const struct pllint_finding *finding);
// The first finding asked about that has the very same edits; itself.
const struct pllint_finding *facts_first_to_fix(struct facts *facts, const struct pllint_finding *finding);

// The bytes where they are UTF-8, else with `<0xFF>` for those that are not.
struct json *facts_path(const char *path);

enum { FACTS_FINGERPRINT = 33 };

// In hexadecimal digits, with a zero byte.
void facts_fingerprint(char text[FACTS_FINGERPRINT], struct pllint_fingerprint fingerprint);

#endif
