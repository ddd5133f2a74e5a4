// Hostile names and contents in the formats of JSON: they parse back to what they are, say the same as the
// report, and hold no command.

#include "comparing.h"
#include "hostile.h"

// A pattern with the text for each `@`.
static struct buffer fill(const char *pattern, const struct hostile *text)
{
	struct buffer filled = {0};
	for (; *pattern; pattern++) {
		if (*pattern == '@') {
			buffer_add(&filled, text->bytes, text->size);
		} else {
			buffer_add(&filled, pattern, 1);
		}
	}
	return filled;
}

static const char list_pattern[] =
	"# @\n\n## 2024-13-01 @\n\n### @\n\n- **Tags**: @, @,\n- **@**: @\n- **Links**: @\n  - @: @\n"
	"- **Abstract**:\n  <details>\n  @\n- **Progress**: @\n- **Notes**: @ \n\n\n\n"
	"### Two @\n\n- **Notes**: @\n- **Tags**: a\n- **Links**:\n  - arXiv: http://example.org/@\n@\n";

static const char template_pattern[] = "## YYYY-MM-DD\n\n### Title @\n\n- **Tags**:\n- **@**: @\n- **Abstract**:\n"
				       "  <details>\n\n  </details>\n- **Links**:\n  - @: <url>\n"
				       "- **Progress**: @ / done\n- **Notes**: (optional)\n";

static size_t check(const struct buffer *list, const char *template, const char *path)
{
	struct linting linting;
	size_t count = 0;
	linting_open(&linting, template);
	struct reported reported = {.path = path,
				    .plain_path = path,
				    .checkout_path = path,
				    .template_path = path,
				    .plain_template_path = path,
				    .checkout_template_path = path,
				    .template = linting.template};
	if (linting.template) {
		linting_check_bytes(&linting, list->bytes, list->size);
		reported.report = linting.report;
		count = compare_all(&reported);
	}
	if (template) {
		reported.report = linting.faults;
		reported.is_template = true;
		compare_all(&reported);
	}
	linting_close(&linting);
	return count;
}

static void test_contents(void **state)
{
	(void)state;
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		struct buffer list = fill(list_pattern, &hostile_texts[i]);
		assert_true(check(&list, NULL, "list.md") > 0);
		buffer_release(&list);
	}
}

static void test_templates(void **state)
{
	(void)state;
	static const struct hostile other = {"other", 5};
	size_t count = 0;
	struct buffer list = fill(list_pattern, &other);
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		struct buffer template = fill(template_pattern, &hostile_texts[i]);
		count += check(&list, template.bytes, "template.md");
		buffer_release(&template);
	}
	assert_true(count > HOSTILE_COUNT);
	buffer_release(&list);
}

// A long line in which everything is wrong.
static void test_long(void **state)
{
	(void)state;
	struct buffer list = {0};
	buffer_add_string(&list, "### One\n\n- **Tags**: ");
	for (size_t i = 0; i < 300; i++) {
		buffer_add_string(&list, "😀 \"\\::error::##[x]\xFF,, ");
	}
	buffer_add_string(&list, "\n- **Progress**: ");
	buffer_repeat(&list, '"', 70000);
	assert_true(check(&list, NULL, "list.md") > 0);
	buffer_release(&list);
}

// --- names ----------------------------------------------------------------------------------------

static void assert_uri(const char *uri, const char *path)
{
	struct buffer decoded = {0};
	buffer_add(&decoded, "", 0);
	uri += *path == '/' ? strlen("file://") : 0;
	for (; *uri; uri++) {
		char byte = *uri;
		bool is_plain = strchr("-._~/", byte) || (byte >= '0' && byte <= '9') ||
				((byte | 32) >= 'a' && (byte | 32) <= 'z');
		assert_true(is_plain || byte == '%');
		if (byte == '%') {
			const char digits[] = {uri[1], uri[2], '\0'};
			byte = (char)strtoul(digits, NULL, 16);
			uri += 2;
		}
		buffer_add(&decoded, &byte, 1);
	}
	assert_string_equal(decoded.bytes, path);
	buffer_release(&decoded);
}

// The very name where it is UTF-8, else something to read, and in JSON its bytes as well.
static void assert_path(const struct json *object, const char *path, bool has_bytes)
{
	struct json *exact = json_new_exact(path, strlen(path));
	if (exact) {
		assert_string_equal(text_at(object, "path"), path);
	} else if (has_bytes) {
		char bytes[256];
		size_t size = base64_bytes(text_at(object, "path_base64"), bytes);
		assert_int_equal(size, strlen(path));
		assert_memory_equal(bytes, path, size);
	}
	json_drop(exact);
}

static void check_name(const char *path)
{
	struct linting linting;
	linting_open(&linting, NULL);
	linting_check(&linting, "### One\n\n- **Tags**: a,\n");
	struct reported reported = {.path = path,
				    .plain_path = path,
				    .checkout_path = path,
				    .template_path = path,
				    .plain_template_path = path,
				    .checkout_template_path = path,
				    .report = linting.report,
				    .template = linting.template};
	struct reported_problem problem = {path, path, path, "it cannot be read"};
	struct read_formats read = print_and_read(&reported, &problem);
	const struct json *file = json_item(json_member(read.json, "files"), 0);
	const struct json *result = json_item(json_member(json_item(json_member(read.sarif, "runs"), 0), "results"), 0);
	const struct json *artifact =
		follow(json_item(json_member(result, "locations"), 0), "physicalLocation", "artifactLocation", NULL);
	const struct json *diagnostics = json_member(read.rdjson, "diagnostics");
	assert_path(file, path, true);
	assert_path(json_member(file, "template"), path, true);
	assert_path(json_item(json_member(file, "findings"), 0), path, true);
	assert_path(json_item(json_member(read.json, "problems"), 0), path, true);
	assert_uri(text_at(artifact, "uri"), path);
	for (size_t i = 0; i < 2; i++) {
		assert_path(json_member(json_item(read.gitlab, i), "location"), path, false);
		assert_path(json_member(json_item(diagnostics, i), "location"), path, false);
	}
	read_formats_free(&read);
	linting_close(&linting);
}

static void test_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < HOSTILE_COUNT; i++) {
		struct buffer name = fill("@", &hostile_texts[i]);
		if (name.size && name.bytes[0]) {
			check_name(name.bytes);
		}
		struct buffer absolute = fill("/a/@/b.md", &hostile_texts[i]);
		check_name(absolute.bytes);
		buffer_release(&name);
		buffer_release(&absolute);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contents),
		cmocka_unit_test(test_templates),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
