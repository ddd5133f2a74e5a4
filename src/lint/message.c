// Forms the texts of findings when they are printed.

#include <string.h>

#include "base/number.h"
#include "lint/quote.h"
#include "lint/report.h"
#include "lint/rule.h"

struct printer {
	const struct pllint_report *report;
	const struct pllint_message *message;
	struct pllint_writer writer;
};

static void put(const struct printer *printer, const char *bytes, size_t size)
{
	if (size > 0) {
		printer->writer.write(printer->writer.context, bytes, size);
	}
}

static void put_text(const struct printer *printer, const char *text)
{
	put(printer, text, strlen(text));
}

static void put_number(const struct printer *printer, uint32_t number)
{
	char text[NUMBER_SIZE];
	put(printer, text, number_write(number, text));
}

static void put_fence(const struct printer *printer, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		put(printer, "`", 1);
	}
}

// As Markdown itself does it: a longer fence around backticks, and a blank next to one.
static void put_quoted(const struct printer *printer, const char *bytes, size_t size)
{
	struct quote quote;
	quote_make(&quote, bytes, size);
	size_t fence = quote_fence(&quote);
	bool starts = quote.size > 0 && quote.bytes[0] == '`';
	bool ends = quote.size > 0 && quote.bytes[quote.size - 1] == '`';
	put_fence(printer, fence);
	if (starts || ends) {
		put(printer, " ", 1);
	}
	put(printer, quote.bytes, quote.size);
	if (starts || ends) {
		put(printer, " ", 1);
	}
	put_fence(printer, fence);
}

static void put_span(const struct printer *printer, const struct source *source, span at)
{
	if (source && at.start <= at.end && at.end <= source->size) {
		put_quoted(printer, source_at(source, at), span_length(at));
	}
}

static const struct source *template_source(const struct printer *printer)
{
	return printer->report->template ? printer->report->template->file : printer->report->source;
}

static void put_day(const struct printer *printer, const struct date_form *form, uint32_t day)
{
	char text[48];
	put_quoted(printer, text, date_write(form, day, text));
}

static void put_argument(const struct printer *printer, const struct argument *argument)
{
	switch (argument->type) {
	case ARGUMENT_NONE:
		break;
	case ARGUMENT_LIST:
		put_span(printer, printer->report->source, argument->at);
		break;
	case ARGUMENT_TEMPLATE:
		put_span(printer, template_source(printer), argument->at);
		break;
	case ARGUMENT_BYTES:
		put_quoted(printer, argument->text, argument->number);
		break;
	case ARGUMENT_TEXT:
		put_text(printer, argument->text ? argument->text : "");
		break;
	case ARGUMENT_NUMBER:
		put_number(printer, argument->number);
		break;
	case ARGUMENT_LINE:
		put_text(printer, "line ");
		put_number(printer, position_of(&printer->report->positions, argument->number).line);
		break;
	case ARGUMENT_DATE:
		put_day(printer, argument->form, argument->number);
		break;
	}
}

// The argument that `{0}` at `text` stands for, or NULL.
static const struct argument *argument_at(const struct printer *printer, const char *text)
{
	if (text[0] != '{' || text[1] < '0' || text[1] > '9' || text[2] != '}') {
		return NULL;
	}
	uint32_t index = (uint32_t)(text[1] - '0');
	return index < printer->message->argument_count ? &printer->message->arguments[index] : NULL;
}

static void put_format(const struct printer *printer, const char *format)
{
	const char *from = format;
	for (const char *at = format; (at = strchr(at, '{'));) {
		const struct argument *argument = argument_at(printer, at);
		if (!argument) {
			at++;
			continue;
		}
		put(printer, from, (size_t)(at - from));
		put_argument(printer, argument);
		at += 3;
		from = at;
	}
	put_text(printer, from);
}

static void put_kind(const struct printer *printer)
{
	put_text(printer, "read as ");
	put_span(printer, template_source(printer), printer->message->kind->title);
	if (!span_is_empty(printer->message->because)) {
		put_text(printer, " because of ");
		put_span(printer, printer->report->source, printer->message->because);
	}
}

void pllint_write_message(const struct pllint_report *report, const struct pllint_finding *finding,
			  struct pllint_writer writer)
{
	struct printer printer = {report, finding->message, writer};
	put_format(&printer, finding->message->text);
}

void pllint_write_help(const struct pllint_report *report, const struct pllint_finding *finding,
		       struct pllint_writer writer)
{
	struct printer printer = {report, finding->message, writer};
	if (finding->message->help) {
		put_format(&printer, finding->message->help);
	}
}

void pllint_write_note(const struct pllint_report *report, const struct pllint_finding *finding,
		       struct pllint_writer writer)
{
	struct printer printer = {report, finding->message, writer};
	if (finding->message->kind) {
		put_kind(&printer);
	}
}
