#ifndef PLLINT_TESTS_TEMPLATE_DUMP_H
#define PLLINT_TESTS_TEMPLATE_DUMP_H

// Templates compiled in a test, and what was understood of them as short text.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../plain.h"
#include "template/template.h"

static inline size_t dump_find_rule(const char *name, size_t size)
{
	static const char *const names[] = {"first-rule", "second-rule"};
	for (size_t i = 0; i < 2; i++) {
		if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0) {
			return i;
		}
	}
	return 2;
}

static const struct rule_names dump_rules = {dump_find_rule, 2};

struct compiled {
	struct template template;
	struct template_faults faults;
	bool ok;
	char *bytes; // of exactly the file's size, so that a sanitizer sees what reads past it
	jmp_buf exit;
	char text[1 << 16];
	size_t size;
};

static inline void dump_add(struct compiled *compiled, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	int size =
		vsnprintf(compiled->text + compiled->size, sizeof compiled->text - compiled->size, format, arguments);
	va_end(arguments);
	assert_true(size >= 0 && (size_t)size < sizeof compiled->text - compiled->size);
	compiled->size += (size_t)size;
}

static inline struct compiled *dump_new(const char *bytes, size_t size)
{
	struct compiled *compiled = calloc(1, sizeof *compiled);
	assert_non_null(compiled);
	compiled->bytes = malloc(size > 0 ? size : 1);
	assert_non_null(compiled->bytes);
	memcpy(compiled->bytes, bytes, size);
	struct template *template = &compiled->template;
	memory_init(&template->memory, (struct pllint_allocator){.resize = plain_resize},
		    (struct pllint_deadline){.passed = NULL});
	template->memory.exit = &compiled->exit;
	return compiled;
}

// Leaves by `compiled->exit` where that fails.
static inline void dump_read(struct compiled *compiled, size_t size)
{
	struct template *template = &compiled->template;
	template->file = source_new(&template->memory, compiled->bytes, size);
	compiled->ok = template_compile(template, dump_rules, &compiled->faults);
}

static inline struct compiled *dump_compile_bytes(const char *bytes, size_t size)
{
	struct compiled *compiled = dump_new(bytes, size);
	if (setjmp(compiled->exit)) {
		const char *reason = compiled->template.memory.reason;
		fail_msg("compiling failed: %s", reason ? reason : "?");
	}
	dump_read(compiled, size);
	return compiled;
}

static inline struct compiled *dump_compile(const char *text)
{
	return dump_compile_bytes(text, strlen(text));
}

static inline void dump_release(struct compiled *compiled)
{
	memory_release(&compiled->template.memory);
	free(compiled->bytes);
	free(compiled);
}

static inline unsigned dump_line(const struct compiled *compiled, span at)
{
	unsigned line = 1;
	assert_true(at.start <= at.end && at.end <= compiled->template.file->size);
	for (uint32_t i = 0; i < at.start; i++) {
		line += compiled->bytes[i] == '\n';
	}
	return line;
}

static inline void dump_span(struct compiled *compiled, const char *before, span at, const char *after)
{
	dump_line(compiled, at);
	dump_add(compiled, "%s%.*s%s", before, (int)(at.end - at.start), compiled->bytes + at.start, after);
}

static inline void dump_field(struct compiled *compiled, const struct template_field *field)
{
	static const char *const shapes[] = {
		"anything", "details", "links", "fields", "pattern", "url", "link", "date", "list", "choice", "urls",
	};
	for (uint32_t i = 0; i < field->name_count; i++) {
		const struct template_name *name = &field->names[i];
		if (name->joint) {
			continue;
		}
		dump_line(compiled, name->at);
		dump_add(compiled, "%s%.*s",
			 i == 0	       ? ""
			 : name->own   ? "|"
			 : name->alias ? "="
				       : "~",
			 (int)name->exact_size, name->exact);
	}
	static const char *const demands[] = {"", "(mark)", "(directive)", "(nested)"};
	dump_add(compiled, " %s%s", field->required ? "required" : "optional", demands[field->demand]);
	dump_add(compiled, " %s", shapes[field->shape]);
	dump_add(compiled, "%s%s%s%s", field->is_tags ? " tags" : "", field->is_names ? " names" : "",
		 field->any_target ? " any-target" : "", field->shape_from_directive ? " directed" : "");
	if (field->site) {
		const char *host = field->site->hosts + (field->site->hosts[0] == '.');
		dump_add(compiled, " on %.*s", (int)strcspn(host, "|"), host);
	}
	for (uint32_t i = 0; i < field->choice_count; i++) {
		assert_int_equal(field->choices[i].text_size, field->choices[i].at.end - field->choices[i].at.start);
		dump_span(compiled, i == 0 ? " {" : ", ", field->choices[i].at, "");
	}
	dump_add(compiled, "%s%s",
		 field->choice_count == 0 ? ""
		 : field->choices_open	  ? ", ...}"
					  : "}",
		 field->choice_per_item ? " each" : "");
	if (!span_is_empty(field->target)) {
		dump_span(compiled, " ->", field->target, "");
	}
	if (field->pattern) {
		dump_span(compiled, " /", field->pattern_at, "/");
	}
	for (uint32_t i = 0; i < field->unfilled_count; i++) {
		dump_add(compiled, "%s%s", i == 0 ? " <" : "; ", field->unfilled[i].bytes);
	}
	dump_add(compiled, "%s\n", field->unfilled_count > 0 ? ">" : "");
	for (uint32_t i = 0; i < field->child_count; i++) {
		dump_add(compiled, "  ");
		dump_field(compiled, &field->children[i]);
	}
}

// The fields of the first kind.
static inline const char *dump_fields(struct compiled *compiled)
{
	const struct template *template = &compiled->template;
	for (uint32_t i = 0; template->kind_count > 0 && i < template->kinds[0].field_count; i++) {
		dump_field(compiled, &template->kinds[0].fields[i]);
	}
	return compiled->text;
}

static inline const char *dump_faults(struct compiled *compiled)
{
	for (size_t i = 0; i < compiled->faults.count; i++) {
		const struct template_fault *fault = &compiled->faults.items[i];
		dump_add(compiled, "%u: ", dump_line(compiled, fault->at));
		const char *hole = strstr(fault->message, "{0}");
		size_t before = hole ? (size_t)(hole - fault->message) : strlen(fault->message);
		dump_add(compiled, "%.*s", (int)before, fault->message);
		if (hole) {
			dump_span(compiled, "`", fault->argument, "`");
			dump_add(compiled, "%s", hole + 3);
		}
		dump_add(compiled, "\n");
	}
	return compiled->text;
}

static inline void dump_write(void *context, const char *bytes, size_t size)
{
	dump_add(context, "%.*s", (int)size, bytes);
}

static inline const char *dump_show(struct compiled *compiled)
{
	template_show(&compiled->template, dump_rules, (struct pllint_writer){dump_write, compiled});
	return compiled->text;
}

#endif
