// The pages of the rules, as SARIF wants them: plain and as Markdown.

#include "report/sarif_rules.h"

#include <string.h>

struct json *sarif_message(const char *bytes, size_t size)
{
	struct json *message = json_new_object();
	json_put(message, "text", json_new_shown(bytes, size));
	return message;
}

static struct json *message_of(const char *text)
{
	return sarif_message(text, strlen(text));
}

const char *sarif_level(unsigned severity)
{
	return severity == PLLINT_ERROR ? "error" : severity == PLLINT_WARNING ? "warning" : "note";
}

// --- pages ----------------------------------------------------------------------------------------

static void add_paragraph(struct buffer *page, const char *text)
{
	if (text && *text) {
		buffer_add_string(page, page->size ? "\n\n" : "");
		buffer_add_string(page, text);
	}
}

static void add_example(struct buffer *page, const char *title, const char *text, bool is_markdown)
{
	if (!text) {
		return;
	}
	size_t size = strlen(text);
	add_paragraph(page, title);
	buffer_add_string(page, is_markdown ? "\n\n````markdown\n" : "\n\n");
	buffer_add(page, text, size && text[size - 1] == '\n' ? size - 1 : size);
	buffer_add_string(page, is_markdown ? "\n````" : "");
}

static struct json *help_page(const struct pllint_rule *rule, bool is_markdown)
{
	struct buffer page = {0};
	add_paragraph(&page, rule->page->why);
	add_paragraph(&page, rule->page->fixing);
	add_example(&page, "Template:", rule->page->example_template, is_markdown);
	add_example(&page, "Bad:", rule->page->bad, is_markdown);
	add_example(&page, "Good:", rule->page->good, is_markdown);
	struct json *text = json_new_shown(page.bytes, page.size);
	buffer_release(&page);
	return text;
}

static struct json *descriptor(const struct pllint_rule *rule)
{
	struct json *object = json_new_object(), *help = json_new_object(), *configuration = json_new_object();
	bool is_on = rule->severity != PLLINT_OFF;
	json_put(object, "id", json_new_string(rule->name));
	json_put(object, "shortDescription", message_of(rule->page->summary));
	json_put(object, "fullDescription", message_of(rule->page->why));
	json_put(help, "text", help_page(rule, false));
	json_put(help, "markdown", help_page(rule, true));
	json_put(object, "help", help);
	json_put(configuration, "level", json_new_string(sarif_level(is_on ? rule->severity : PLLINT_WARNING)));
	if (!is_on) {
		json_put(configuration, "enabled", json_new_bool(false));
	}
	json_put(object, "defaultConfiguration", configuration);
	return object;
}

void sarif_driver(struct json_stream *stream)
{
	json_stream_object(stream, "driver");
	json_stream_put(stream, "name", json_new_string("pllint"));
	json_stream_put(stream, "version", json_new_string(PLLINT_VERSION));
	json_stream_put(stream, "semanticVersion", json_new_string(PLLINT_VERSION));
	json_stream_array(stream, "rules");
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		json_stream_put(stream, NULL, descriptor(pllint_rule_at(i)));
	}
	json_stream_end(stream);
	json_stream_end(stream);
}
