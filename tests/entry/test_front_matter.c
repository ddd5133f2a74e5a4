// Keys of front matter with a plain or quoted value on one line: what pllint reads is what libyaml reads.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <yaml.h>

#include "../plain.h"
#include "base/bytes.h"
#include "entry/file.h"

enum { TEXTS = 20000, LINES_MAX = 12, BEFORE = 4 }; // BEFORE: the bytes of `---` with its line ending

static unsigned long compared;

// libyaml counts characters.
static size_t offset_of(const char *text, size_t characters)
{
	size_t at = 0;
	for (; characters > 0; characters--) {
		do {
			at++;
		} while (((unsigned char)text[at] & 0xC0) == 0x80);
	}
	return at;
}

static bool is_simple(const yaml_node_t *node)
{
	bool is_scalar = node->type == YAML_SCALAR_NODE && node->start_mark.line == node->end_mark.line;
	return is_scalar && (node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ||
			     node->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
			     node->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

// The bytes in the text are its own: no escapes, no anchor or tag before it.
static bool is_verbatim(const char *text, const yaml_node_t *node)
{
	size_t start = offset_of(text, node->start_mark.index);
	size_t end = offset_of(text, node->end_mark.index);
	size_t quote = node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	return end - start == node->data.scalar.length + 2 * quote &&
	       memcmp(text + start + quote, node->data.scalar.value, node->data.scalar.length) == 0;
}

// Which pllint takes off, also in quotation marks.
static bool has_blank_ends(const yaml_node_t *node)
{
	size_t size = node->data.scalar.length;
	const unsigned char *bytes = node->data.scalar.value;
	return size > 0 && (byte_is_blank((char)bytes[0]) || byte_is_blank((char)bytes[size - 1]));
}

static bool is_ours(const struct entry *entry, const struct entry_item *item, const char *text, const yaml_node_t *key,
		    const yaml_node_t *value)
{
	const char *bytes = entry->source->bytes;
	return item->label.text.start == BEFORE + offset_of(text, key->start_mark.index) &&
	       span_length(item->label.text) == key->data.scalar.length &&
	       span_length(item->value) == value->data.scalar.length &&
	       memcmp(bytes + item->value.start, value->data.scalar.value, value->data.scalar.length) == 0;
}

static void compare_pair(const struct entry *entry, const char *text, const yaml_node_t *key, const yaml_node_t *value)
{
	bool is_key = key->start_mark.column == 0 && is_simple(key) && key->data.scalar.length > 0 &&
		      source_is_word_byte((char)key->data.scalar.value[0]) &&
		      key->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && is_verbatim(text, key);
	if (!is_key || !is_simple(value) || !is_verbatim(text, value) || has_blank_ends(value)) {
		return;
	}
	compared++;
	for (size_t i = 0; i < entry->item_count; i++) {
		if (is_ours(entry, &entry->items[i], text, key, value)) {
			return;
		}
	}
	fail_msg("libyaml reads `%s` as `%s`, pllint does not, in:\n%s", (const char *)key->data.scalar.value,
		 (const char *)value->data.scalar.value, text);
}

static void compare_document(const struct entry *entry, const char *text, yaml_document_t *document)
{
	yaml_node_t *root = yaml_document_get_root_node(document);
	if (!root || root->type != YAML_MAPPING_NODE || root->data.mapping.style != YAML_BLOCK_MAPPING_STYLE) {
		return;
	}
	yaml_node_pair_t *pair = root->data.mapping.pairs.start;
	for (; pair < root->data.mapping.pairs.top; pair++) {
		compare_pair(entry, text, yaml_document_get_node(document, pair->key),
			     yaml_document_get_node(document, pair->value));
	}
}

static void compare(const char *text)
{
	yaml_parser_t parser;
	yaml_document_t document;
	assert_true(yaml_parser_initialize(&parser));
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, strlen(text));
	if (!yaml_parser_load(&parser, &document)) {
		yaml_parser_delete(&parser);
		return; // libyaml refuses it, as it does many templates
	}
	char whole[4096];
	int size = snprintf(whole, sizeof whole, "---\n%s---\n\n# Title\n", text);
	assert_in_range(size, 1, sizeof whole - 1);
	struct memory memory;
	struct arena arena;
	jmp_buf exit;
	memory_init(&memory, (struct pllint_allocator){plain_resize, NULL}, (struct pllint_deadline){NULL, NULL});
	memory.exit = &exit;
	if (setjmp(exit)) {
		fail_msg("the reader gave up: %s", memory.reason);
	}
	arena_init(&arena, &memory);
	struct file_reading reading = file_reading_of(&arena, source_new(&memory, whole, (size_t)size));
	compare_document(file_reading_end(&reading, FILE_HEADER_FRONT_MATTER, 1), text, &document);
	memory_release(&memory);
	yaml_document_delete(&document);
	yaml_parser_delete(&parser);
}

static void texts_as_people_write_them(void **state)
{
	(void)state;
	compare("title: World Models\nstatus: read\n");
	compare("title: \"A: B # C\" # note\nstatus: 'a # b'\n");
	compare("title: it's # not\nurl: https://example.com/a#b\ntime: 12:30\n");
	compare("title:    a   \nempty:\nnext: b\n");
	compare("tags: [a, b]\nlist:\n- a\n- b: c\nlast: d\n");
	compare("text: |\n  a: b\n  # c\nlast: d\n");
	compare("a-b: 1\nc_d: 2\nE f: 3\n\xC3\xA9t\xC3\xA9: \xE4\xB8\x80\n");
	compare("# all\na: b#c\nd: e #f\n");
	assert_in_range(compared, 15, 1000);
}

static unsigned next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245U + 12345U;
	return (*seed >> 16) % below;
}

static void texts_of_all_kinds(void **state)
{
	(void)state;
	static const char *const pieces[] = {"a",  "b c", ": ",	      ":",  "#",  " # ", "\"", "'",
					     "[",  "]",	  ", ",	      "- ", "? ", "|",	 "> ", "&",
					     "*a", "!t ", "%",	      "@",  "`",  "\\n", "{",  "}",
					     "~",  "-",	  "\xC3\xA9", "  ", "\t", "x: ", "12", "http://a.b/c#d"};
	static const char *const keys[] = {"title: ", "status: ", "a b: ", "k:", "- ", "  deep: ", "", "\"q\": ", "# "};
	unsigned seed = 18;
	unsigned long before = compared;
	for (int i = 0; i < TEXTS; i++) {
		char text[2048] = "";
		for (unsigned lines = 1 + next(&seed, LINES_MAX); lines > 0; lines--) {
			strcat(text, keys[next(&seed, sizeof keys / sizeof *keys)]);
			for (unsigned count = next(&seed, 6); count > 0; count--) {
				strcat(text, pieces[next(&seed, sizeof pieces / sizeof *pieces)]);
			}
			strcat(text, "\n");
		}
		if (*text != '\n' && !strstr(text, "\n---") && strncmp(text, "---", 3) != 0) {
			compare(text);
		}
	}
	assert_in_range(compared - before, 500, 1000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_as_people_write_them),
		cmocka_unit_test(texts_of_all_kinds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
