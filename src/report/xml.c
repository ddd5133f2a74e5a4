// Writes XML.

#include "report/xml.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

void xml_begin(struct xml *xml, struct output *output)
{
	*xml = (struct xml){.output = output};
	output_plain(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

// Ends the start tag, if there is one to end.
static void end_tag(struct xml *xml, const char *end)
{
	if (xml->in_tag) {
		output_plain(xml->output, end);
		xml->in_tag = false;
	}
}

static void indent(const struct xml *xml)
{
	for (unsigned i = 0; i < xml->depth; i++) {
		output_plain(xml->output, "  ");
	}
}

void xml_open(struct xml *xml, const char *name)
{
	assert(xml->depth < XML_DEPTH);
	end_tag(xml, ">\n");
	indent(xml);
	output_plain(xml->output, "<", name);
	xml->open[xml->depth++] = name;
	xml->in_tag = true;
	xml->has_text = false;
}

void xml_close(struct xml *xml)
{
	const char *name = xml->open[--xml->depth];
	if (xml->in_tag) {
		end_tag(xml, "/>\n");
	} else {
		if (!xml->has_text) {
			indent(xml);
		}
		output_plain(xml->output, "</", name, ">\n");
	}
	xml->has_text = false;
}

static const char *entity_of(char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

static bool is_space(char byte)
{
	return byte == '\t' || byte == '\n' || byte == '\r';
}

// Writes the character at the start of `bytes` and gives its size.
static size_t put(struct output *output, const char *bytes, size_t size, bool keeps_spaces)
{
	char reference[16];
	struct escape_state state = output->state;
	const char *entity = entity_of(*bytes);
	if (entity) {
		output_plain(output, entity);
		return 1;
	}
	struct escaped shown = escape_next(&state, bytes, size);
	if (escaped_is_itself(&shown)) {
		output_text(output, bytes, shown.taken);
	} else if ((keeps_spaces && is_space(*bytes)) || (*bytes > ' ' && *bytes < 0x7F)) {
		// A character that only a runner would mind is itself again when the XML is read.
		snprintf(reference, sizeof reference, "&#%d;", *bytes);
		output_plain(output, reference);
	} else {
		// What escape_next says of a character that XML cannot carry; our own brackets in it are markup, too.
		output_plain(output, "&lt;");
		output_escaped(output, shown.bytes + 1, shown.size - 2);
		output_plain(output, "&gt;");
	}
	return shown.taken;
}

static void put_all(struct output *output, const char *bytes, size_t size, bool keeps_spaces)
{
	for (size_t at = 0; at < size;) {
		at += put(output, bytes + at, size - at, keeps_spaces);
	}
}

void xml_attribute(struct xml *xml, const char *name, const char *bytes, size_t size)
{
	assert(xml->in_tag);
	output_plain(xml->output, " ", name, "=\"");
	put_all(xml->output, bytes, size, true);
	output_plain(xml->output, "\"");
}

void xml_attribute_string(struct xml *xml, const char *name, const char *string)
{
	xml_attribute(xml, name, string, strlen(string));
}

void xml_attribute_number(struct xml *xml, const char *name, uint64_t number)
{
	xml_attribute_string(xml, name, DIGITS(number));
}

void xml_text(struct xml *xml, const char *bytes, size_t size)
{
	end_tag(xml, ">");
	xml->has_text = true;
	put_all(xml->output, bytes, size, false);
}

void xml_strings(struct xml *xml, const char *const *strings)
{
	for (; *strings; strings++) {
		xml_text(xml, *strings, strlen(*strings));
	}
}

void xml_number(struct xml *xml, uint64_t number)
{
	xml_text(xml, "", 0);
	output_number(xml->output, number);
}

void xml_line(struct xml *xml)
{
	xml_text(xml, "", 0);
	output_plain(xml->output, "\n");
}
