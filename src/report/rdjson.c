// `rdjson`: reviewdog's diagnostic format, whose suggestions become changes that a click accepts.

#include "report/buffer.h"
#include "report/facts.h"
#include "report/json_stream.h"
#include "report/reporter.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

// --- the edits of a finding as one ---------------------------------------------------------------

// All edits of a finding as one: for formats in which two of them would be two ways to fix it.

struct suggestion {
	struct pllint_span range; // from the first edit's start to the last one's end
	struct buffer text;	  // what is there afterwards
	struct buffer words;
};

static void join(struct suggestion *suggestion, const struct reported *reported, const struct pllint_finding *finding,
		 const char *bytes)
{
	struct pllint_span *range = &suggestion->range;
	*range = (struct pllint_span){finding->edits[0].range.start, finding->edits[0].range.start};
	buffer_cut(&suggestion->text, 0);
	for (uint32_t i = 0; i < finding->edit_count; i++) {
		const struct pllint_edit *edit = &finding->edits[i];
		buffer_add(&suggestion->text, bytes + range->end, edit->range.start - range->end);
		words_edit(&suggestion->words, reported, edit);
		buffer_add(&suggestion->text, suggestion->words.bytes, suggestion->words.size);
		range->end = edit->range.end;
	}
}

static bool ends_line(const char *bytes, size_t start, size_t end)
{
	return end > start && bytes[end - 1] == '\n';
}

// Makes it of a finding that has edits. `suggestion` starts as zeros and can be used again.
//
// Where both the range and the text end with a newline, that is left out; and where whole lines at the end of
// the file are deleted, the newline before them goes instead of their own. So it ends within a line that is
// there, which is what reviewdog asks for.
static void suggestion_make(struct suggestion *suggestion, const struct reported *reported,
			    const struct pllint_finding *finding)
{
	size_t size;
	const char *bytes = pllint_report_text(reported->report, &size);
	struct pllint_span *range = &suggestion->range;
	struct buffer *text = &suggestion->text;
	join(suggestion, reported, finding, bytes);
	if (!ends_line(bytes, range->start, range->end)) {
		return;
	}
	if (ends_line(text->bytes, 0, text->size)) {
		range->end--;
		buffer_cut(text, text->size - 1);
	} else if (!text->size && range->end == size && ends_line(bytes, 0, range->start)) {
		range->start--;
		range->end--;
	}
}

static void begin(struct reporter *reporter)
{
	struct json_stream *stream = allocate(NULL, sizeof *stream);
	struct json *source = json_new_object();
	reporter->state = stream;
	json_put(source, "name", json_new_string("pllint"));
	json_stream_init(stream, reporter->output);
	json_stream_object(stream, NULL);
	json_stream_put(stream, "source", source);
	json_stream_array(stream, "diagnostics");
}

static const char *level(unsigned severity)
{
	return severity == PLLINT_ERROR ? "ERROR" : severity == PLLINT_WARNING ? "WARNING" : "INFO";
}

static struct json *position(struct facts *facts, uint32_t offset)
{
	struct pllint_position at = pllint_report_position(facts->reported->report, offset);
	struct json *object = json_new_object();
	json_put(object, "line", json_new_number(at.line));
	json_put(object, "column", json_new_number(at.byte_column));
	return object;
}

static struct json *range(struct facts *facts, struct pllint_span span)
{
	struct json *object = json_new_object();
	json_put(object, "start", position(facts, span.start));
	json_put(object, "end", position(facts, span.end));
	return object;
}

// A click is no question: only what is safe is offered, and only where it can be written in JSON.
static struct json *suggestions(struct facts *facts, const struct pllint_finding *finding)
{
	struct suggestion suggestion = {0};
	struct json *array = json_new_array();
	if (finding->fix == PLLINT_FIX_SAFE && facts_is_fixable(facts, finding)) {
		suggestion_make(&suggestion, facts->reported, finding);
		struct json *text = json_new_exact(suggestion.text.bytes, suggestion.text.size);
		if (text) {
			struct json *one = json_new_object();
			json_put(one, "range", range(facts, suggestion.range));
			json_put(one, "text", text);
			json_add(array, one);
		}
		buffer_release(&suggestion.text);
		buffer_release(&suggestion.words);
	}
	return array;
}

static struct json *location(const char *path, struct json *where)
{
	struct json *object = json_new_object();
	json_put(object, "path", facts_path(path));
	if (where) {
		json_put(object, "range", where);
	}
	return object;
}

static struct json *diagnostic(struct facts *facts, const struct pllint_finding *finding)
{
	struct json *object = json_new_object(), *code = json_new_object();
	const struct buffer *said = facts_say(facts, finding);
	json_put(object, "message", json_new_shown(said->bytes, said->size));
	json_put(object, "location", location(facts->reported->plain_path, range(facts, finding->at)));
	json_put(object, "severity", json_new_string(level(finding->severity)));
	json_put(code, "value", json_new_string(pllint_rule_at(finding->rule)->name));
	json_put(object, "code", code);
	json_put(object, "suggestions", suggestions(facts, finding));
	return object;
}

static void print_file(struct reporter *reporter, const struct reported *reported)
{
	struct facts facts;
	size_t count = pllint_report_size(reported->report);
	facts_open(&facts, reported);
	for (size_t i = 0; i < count; i++) {
		json_stream_put(reporter->state, NULL, diagnostic(&facts, pllint_report_at(reported->report, i)));
	}
	facts_close(&facts);
}

static void print_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	struct json *object = json_new_object();
	json_put(object, "message", json_new_shown(problem->text, strlen(problem->text)));
	json_put(object, "location", location(problem->plain_path ? problem->plain_path : ".", NULL));
	json_put(object, "severity", json_new_string(level(PLLINT_ERROR)));
	json_stream_put(reporter->state, NULL, object);
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	(void)summary;
	json_stream_end(reporter->state);
	json_stream_end(reporter->state);
	free(reporter->state);
}

const struct format rdjson_format = {
	.name = "rdjson",
	.begin = begin,
	.file = print_file,
	.problem = print_problem,
	.end = end,
};
