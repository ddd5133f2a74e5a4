// Templates as they are in public, where PLLINT_CORPUS names a folder with them.

#include "dump.h"

enum { SKIPPED = 77 };

struct corpus_case {
	const char *file;
	const char *expected;
};

#define BLOG                                                                                                           \
	"Blog Title: Tags required list tags\n"                                                                        \
	"Author(s)~Author~Authors required list names\n"                                                               \
	"Abstract optional(mark) details <(if any)>\n"                                                                 \
	"Links required urls\n"                                                                                        \
	"Progress required choice {not started, reading, done} <not started / reading / done>\n"                       \
	"Notes optional(mark) anything <(if any)>\n"

static const char first[] = "Paper Title: Tags required list tags\n"
			    "Authors required list names\n"
			    "Abstract required details\n"
			    "Links required urls\n"
			    "Progress required choice {not started, reading, done} <not started / reading / done>\n"
			    "Notes optional(mark) anything <(if any)>\n" BLOG;

static const char later[] = "Paper Title: Tags required list tags\n"
			    "Authors required list names\n"
			    "Abstract required details\n"
			    "Links required links\n"
			    "  arxiv optional(nested) urls on arxiv.org\n"
			    "  HuggingFace optional(nested) urls on huggingface.co\n"
			    "  GitHub optional(nested) urls on github.com\n"
			    "  WebSite optional(nested) urls\n"
			    "Progress required choice {not started, reading, done} <not started / reading / done>\n"
			    "Notes optional(mark) details <(if any)>\n" BLOG;

static const struct corpus_case cases[] = {
	{"01-paper-reading/v1/template.md", first},
	{"01-paper-reading/v2/template.md", first},
	{"01-paper-reading/v3/template.md", later},
	{"01-paper-reading/v4/template.md", later},
};

static const char *corpus;

static struct compiled *compile_file(const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", corpus, name);
	FILE *file = fopen(path, "rb");
	if (!file) {
		fail_msg("cannot read %s", path);
	}
	static char bytes[1 << 20];
	size_t size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	return dump_compile_bytes(bytes, size);
}

static void papers_and_posts(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct compiled *compiled = compile_file(cases[i].file);
		const struct template *template = &compiled->template;
		assert_true(compiled->ok);
		assert_int_equal(compiled->faults.count, 0);
		assert_true(template->group.exists && template->group.is_date && template->group.level == 2);
		for (uint32_t k = 0; k < template->kind_count; k++) {
			const struct template_kind *kind = &template->kinds[k];
			assert_int_equal(kind->level, 3);
			dump_span(compiled, "", kind->title, ": ");
			for (uint32_t n = 0; n < kind->field_count; n++) {
				dump_field(compiled, &kind->fields[n]);
			}
		}
		assert_string_equal(compiled->text, cases[i].expected);
		dump_release(compiled);
	}
}

int main(void)
{
	corpus = getenv("PLLINT_CORPUS");
	if (!corpus || !*corpus) {
		fprintf(stderr, "PLLINT_CORPUS names no folder\n");
		return SKIPPED;
	}
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(papers_and_posts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
