#ifndef PLLINT_LINT_DATE_FORMS_H
#define PLLINT_LINT_DATE_FORMS_H

// Dates in columns and pieces of lines for which the template shows no form: those in another form than most have.

#include "lint/check.h"

struct date_forms;

struct date_forms *date_forms_new(struct check *check);
// Takes a line or a row.
void date_forms_take(struct date_forms *dates, const struct match *match);
// At the list's end: reports.
void date_forms_apply(struct date_forms *dates);

#endif
