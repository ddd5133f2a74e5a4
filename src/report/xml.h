#ifndef REPORT_XML_H
#define REPORT_XML_H

// XML 1.0 in UTF-8. Nothing that is written can end an element or an attribute, and nothing in it can be
// taken for a command by a CI runner. What XML cannot carry is shown as `<U+0007>` or `<0xFF>`.

#include "report/output.h"

enum { XML_DEPTH = 8 };

struct xml {
	struct output *output;
	const char *open[XML_DEPTH]; // the elements that are open
	unsigned depth;
	bool in_tag;   // attributes may follow
	bool has_text; // of the innermost element: no line of its own for the end tag
};

void xml_begin(struct xml *xml, struct output *output);
void xml_open(struct xml *xml, const char *name);
void xml_close(struct xml *xml); // the innermost element

// The value, its line ends and tabs included.
void xml_attribute(struct xml *xml, const char *name, const char *bytes, size_t size);
void xml_attribute_string(struct xml *xml, const char *name, const char *string);
void xml_attribute_number(struct xml *xml, const char *name, uint64_t number);

// Text on one line: line ends and tabs are shown as other controls are.
void xml_text(struct xml *xml, const char *bytes, size_t size);
// Texts one after the other.
#define xml_string(xml, ...) xml_strings((xml), (const char *const[]){__VA_ARGS__, NULL})
void xml_strings(struct xml *xml, const char *const *strings); // up to NULL
void xml_number(struct xml *xml, uint64_t number);
// Ends a line of text.
void xml_line(struct xml *xml);

#endif
