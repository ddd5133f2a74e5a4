#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

// What findings say and what edits write, as bytes. Any byte of the list may be in them.

#include "report/buffer.h"
#include "report/reporter.h"

// .ci/release/owner.sh writes whose it is.
#define WORDS_REPOSITORY "OWNER/pllint"

// Each replaces what is in the buffer.
void words_message(struct buffer *words, const struct pllint_report *report, const struct pllint_finding *finding);
void words_help(struct buffer *words, const struct pllint_report *report, const struct pllint_finding *finding);
void words_note(struct buffer *words, const struct pllint_report *report, const struct pllint_finding *finding);
// The new text of an edit.
void words_edit(struct buffer *words, const struct reported *reported, const struct pllint_edit *edit);

// True if `--fix` fixes the finding: formats for people mark it with `[*]`. Nothing that a fix left is marked.
bool words_is_marked(const struct reported *reported, const struct pllint_finding *finding);

// `would be changed, 4 findings fixed`. False where nothing would, or where it was done.
bool words_change(struct buffer *words, const struct reported *reported);

// An entry's title as its name: on one line, the end of a long one cut off, `(no title)` where there is none.
void words_title(struct buffer *words, const struct pllint_report *report, const struct pllint_entry *entry);

// The address of a rule's page in a repository of GitHub, such as WORDS_REPOSITORY. False where nobody wrote yet whose
// that is.
bool words_page(struct buffer *words, const char *repository, const struct pllint_rule *rule);

// The entry that a finding is about, or NULL.
const struct pllint_entry *words_entry(const struct pllint_report *report, const struct pllint_finding *finding);

#endif
