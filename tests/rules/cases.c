// Runs the cases of the rules' pages: what is found in each list, what --fix and --unsafe-fixes make of it, and that a
// second fix changes nothing.
//
//     cases [RULE...]            compares with what the pages say
//     cases --update [RULE...]   writes what is found now into the pages; read every line of the difference
//     cases --export FOLDER      writes the cases as files, FOLDER/RULE/CASE/list.md and so on, for scripts
//
// PLLINT_SOURCE_ROOT is where rules/NAME.md are; the current folder without it.

#include "../support/cases.h"
#include "../plain.h"
#include "change/diff.h"
#include "report/reporter.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const struct pllint_environment environment = {.allocator = {plain_resize, NULL}};

// One case as it is checked now.
struct outcome {
	struct buffer texts[BLOCK_COUNT]; // findings and fixed texts
	char complaint[256];		  // what is wrong, whatever the page says
};

static void complain(struct outcome *outcome, const char *text, const char *more)
{
	if (!*outcome->complaint) {
		snprintf(outcome->complaint, sizeof outcome->complaint, "%s%s", text, more ? more : "");
	}
}

// The lines of --format concise, without the path, and without the mark of a fixable finding: `fixed` shows it.
static void print_findings(struct buffer *findings, const struct reported *reported)
{
	static struct output output;
	static const char path[] = "list.md:", mark[] = " [*]\n";
	struct buffer printed = {0};
	output_init(&output, OUTPUT_NOWHERE);
	output.copy = &printed;
	const struct format *format = format_find("concise", strlen("concise"));
	format->file(&(struct reporter){.format = format, .output = &output}, reported);
	for (char *at = printed.bytes; at && *at;) {
		size_t size = strcspn(at, "\n") + 1;
		buffer_add(findings, at + strlen(path), size - strlen(path));
		if (size > strlen(mark) && memcmp(at + size - strlen(mark), mark, strlen(mark)) == 0) {
			buffer_cut(findings, findings->size - strlen(mark));
			buffer_add_string(findings, "\n");
		}
		at += size;
	}
	buffer_release(&printed);
}

struct subject {
	struct pllint_template *template;
	struct pllint_report *faults;
	struct pllint_settings settings;
};

// `kind` is the block that holds what is found.
static void find(struct outcome *outcome, const struct subject *subject, const struct block *list, unsigned kind)
{
	struct pllint_report *report = NULL;
	enum pllint_status status =
		pllint_lint(&environment, subject->template, list->bytes, list->size, &subject->settings, &report);
	if (status == PLLINT_OK) {
		print_findings(&outcome->texts[kind],
			       &(struct reported){.path = "list.md", .report = report, .template = subject->template});
	} else {
		complain(outcome, "the list cannot be checked: ", pllint_status_text(status));
	}
	pllint_report_release(report);
}

static void fix_again(struct outcome *outcome, const struct subject *subject, enum pllint_fix allow,
		      const struct buffer *text)
{
	struct pllint_fixed *fixed = NULL;
	enum pllint_status status =
		pllint_fix(&environment, subject->template, text->bytes, text->size, &subject->settings, allow, &fixed);
	if (status != PLLINT_OK && status != PLLINT_NO_ENTRY) {
		complain(outcome, "the second fix fails: ", pllint_status_text(status));
	} else if (pllint_fixed_is_changed(fixed)) {
		complain(outcome, "a second fix changes more", NULL);
	}
	pllint_fixed_release(fixed);
}

static void fix(struct outcome *outcome, const struct subject *subject, const struct block *list, enum pllint_fix allow)
{
	struct buffer *text = &outcome->texts[allow == PLLINT_FIX_SAFE ? BLOCK_FIXED : BLOCK_FIXED_UNSAFE];
	struct pllint_fixed *fixed = NULL;
	enum pllint_status status =
		pllint_fix(&environment, subject->template, list->bytes, list->size, &subject->settings, allow, &fixed);
	if (status != PLLINT_OK && status != PLLINT_NO_ENTRY) {
		complain(outcome, "the fix fails: ", pllint_status_text(status));
		buffer_add(text, list->bytes, list->size);
	} else {
		size_t size;
		const char *bytes = pllint_fixed_text(fixed, &size);
		buffer_add(text, bytes, size);
		fix_again(outcome, subject, allow, text);
	}
	pllint_fixed_release(fixed);
}

// Who does what the help says must not be sent in a circle: what is found then is said on the page.
static void obey(struct outcome *outcome, const struct subject *subject, const struct block *obeyed)
{
	if (obeyed->bytes) {
		buffer_add(&outcome->texts[BLOCK_OBEYED], obeyed->bytes, obeyed->size);
		find(outcome, subject, obeyed, BLOCK_THEN);
	}
}

// The folder that the list is in with other files; NULL where no others are shown.
static struct pllint_folder *folder_of(const struct subject *subject, const struct block *others,
				       const struct block *list)
{
	struct pllint_folder *folder = NULL;
	if (others->bytes && pllint_folder_new(&environment, subject->template, &folder) == PLLINT_OK) {
		for (int i = 0; i < CASES_OTHERS; i++) {
			pllint_folder_add(&environment, folder, NULL, others->bytes, others->size);
		}
		pllint_folder_add(&environment, folder, NULL, list->bytes, list->size);
	}
	return folder;
}

// A case without a list is about what is found in the template itself.
static void check(struct outcome *outcome, const struct page *page, const struct rule_case *rule_case)
{
	const struct block *template = case_template(page, rule_case), *list = &rule_case->blocks[BLOCK_LIST];
	struct subject subject = {.template = NULL};
	size_t size = template ? template->size : 0;
	const char *bytes = template ? template->bytes : pllint_builtin_template(&size);
	pllint_settings_init(&subject.settings);
	subject.settings.builtin_template = !template;
	enum pllint_status status = pllint_template_read(&environment, bytes, size, &subject.template, &subject.faults);
	if (!list->bytes) {
		print_findings(&outcome->texts[BLOCK_FINDINGS], &(struct reported){.path = "list.md",
										   .report = subject.faults,
										   .template = subject.template,
										   .is_template = true});
	} else if (status != PLLINT_OK) {
		complain(outcome, "the template cannot be read: ", pllint_status_text(status));
	} else {
		struct pllint_folder *folder = folder_of(&subject, &rule_case->blocks[BLOCK_OTHERS], list);
		subject.settings.folder = folder;
		find(outcome, &subject, list, BLOCK_FINDINGS);
		fix(outcome, &subject, list, PLLINT_FIX_SAFE);
		fix(outcome, &subject, list, PLLINT_FIX_UNSAFE);
		obey(outcome, &subject, &rule_case->blocks[BLOCK_OBEYED]);
		pllint_folder_release(folder);
	}
	pllint_report_release(subject.faults);
	pllint_template_release(subject.template);
}

static struct diff_text text_of(const char *bytes, size_t size)
{
	return (struct diff_text){bytes ? bytes : "", bytes ? size : 0};
}

static struct diff_text now_of(const struct outcome *outcome, unsigned kind)
{
	return text_of(outcome->texts[kind].bytes, outcome->texts[kind].size);
}

static bool is_same(struct diff_text one, struct diff_text other)
{
	return one.size == other.size && memcmp(one.bytes, other.bytes, one.size) == 0;
}

// What it means that a page has no such block: no finding, nothing that --fix changes, no more by the unsafe fixes.
static struct diff_text text_without(const struct rule_case *rule_case, const struct outcome *outcome, unsigned kind)
{
	const struct block *list = &rule_case->blocks[BLOCK_LIST];
	return kind == BLOCK_FIXED	    ? text_of(list->bytes, list->size)
	       : kind == BLOCK_FIXED_UNSAFE ? now_of(outcome, BLOCK_FIXED)
					    : text_of(NULL, 0);
}

// The change that makes the page say what is so now; tells whether there is one.
static bool compare(const struct rule_case *rule_case, const struct outcome *outcome, unsigned kind,
		    struct block_change *change, struct buffer *difference)
{
	static const char *const names[BLOCK_COUNT] = {NULL,	NULL,		NULL,	  "findings",
						       "fixed", "fixed-unsafe", "obeyed", "then"};
	const struct block *block = &rule_case->blocks[kind];
	struct diff_text without = text_without(rule_case, outcome, kind), now = now_of(outcome, kind);
	struct diff_text wanted = block->bytes ? text_of(block->bytes, block->size) : without;
	bool is_needless = block->bytes && is_same(now, without);
	if (is_same(now, wanted) && !is_needless) {
		return false;
	}
	diff_unified(difference, names[kind], wanted, now);
	if (is_needless) {
		buffer_add_string(difference, "this case needs no block `");
		buffer_add_string(difference, names[kind]);
		buffer_add_string(difference, "`\n");
	}
	bool stays = !is_same(now, without);
	*change = (struct block_change){true, stays ? now.bytes : NULL, now.size};
	return true;
}

// --- reports ---------------------------------------------------------------------------------------

struct totals {
	size_t cases, failed, updated;
};

static void write_file(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0) {
		perror(path);
		exit(2);
	}
}

static bool check_case(const struct page *page, const struct rule_case *rule_case, struct outcome *outcome,
		       struct block_change *changes, bool updates)
{
	struct buffer difference = {0};
	bool is_changed = false;
	check(outcome, page, rule_case);
	for (unsigned kind = BLOCK_FINDINGS; kind < BLOCK_COUNT; kind++) {
		is_changed |= compare(rule_case, outcome, kind, &changes[kind], &difference);
	}
	bool is_right = !*outcome->complaint && (updates || !is_changed);
	if (!is_right) {
		printf("%s:%u: %s\n%s%s%s", page->path, rule_case->line, rule_case->title, outcome->complaint,
		       *outcome->complaint ? "\n" : "", difference.bytes ? difference.bytes : "");
	}
	printf("[  %s ] %s: %s\n", is_right ? "     OK" : "FAILED ", page->rule, rule_case->title);
	buffer_release(&difference);
	return is_right;
}

static void check_page(const struct page *page, bool updates, struct totals *totals)
{
	struct block_change *changes = calloc(page->case_count * BLOCK_COUNT, sizeof *changes);
	struct outcome *outcomes = calloc(page->case_count, sizeof *outcomes);
	size_t size;
	if (!changes || !outcomes) {
		perror("memory");
		exit(2);
	}
	for (size_t i = 0; i < page->case_count; i++) {
		totals->failed += !check_case(page, &page->cases[i], &outcomes[i], changes + i * BLOCK_COUNT, updates);
	}
	totals->cases += page->case_count;
	char *text = page_rewrite(page, changes, &size);
	if (updates && !is_same(text_of(text, size), text_of(page->bytes, page->size))) {
		write_file(page->path, text, size);
		totals->updated++;
	}
	free(text);
	for (size_t i = 0; i < page->case_count; i++) {
		for (unsigned kind = 0; kind < BLOCK_COUNT; kind++) {
			buffer_release(&outcomes[i].texts[kind]);
		}
	}
	free(outcomes);
	free(changes);
}

static int check_pages(const struct pages *pages, bool updates, char **rules)
{
	struct totals totals = {0};
	for (size_t i = 0; i < pages->count; i++) {
		bool is_wanted = !*rules;
		for (char **rule = rules; *rule; rule++) {
			is_wanted |= strcmp(*rule, pages->list[i].rule) == 0;
		}
		if (is_wanted) {
			check_page(&pages->list[i], updates, &totals);
		}
	}
	printf("%zu cases, %zu failed", totals.cases, totals.failed);
	printf(updates ? ", %zu pages updated\n" : "\n", totals.updated);
	return totals.cases == 0 || totals.failed > 0;
}

// --- export ----------------------------------------------------------------------------------------

static void make_folder(const char *path)
{
	if (mkdir(path, 0777) != 0 && errno != EEXIST) {
		perror(path);
		exit(2);
	}
}

// Lists only: what a case says of a template alone, the program says elsewhere.
static void export_case(const char *folder, const struct page *page, const struct rule_case *rule_case)
{
	static const char *const names[BLOCK_COUNT] = {"template.md", "others.txt",	 "list.md",   "findings.txt",
						       "fixed.md",    "fixed-unsafe.md", "obeyed.md", "then.txt"};
	char path[4096];
	snprintf(path, sizeof path, "%s/%s/%s", folder, page->rule, rule_case->name);
	make_folder(path);
	for (unsigned kind = 0; kind < BLOCK_COUNT; kind++) {
		const struct block *block =
			kind == BLOCK_TEMPLATE ? case_template(page, rule_case) : &rule_case->blocks[kind];
		if (block && (block->bytes || kind == BLOCK_FINDINGS)) {
			snprintf(path, sizeof path, "%s/%s/%s/%s", folder, page->rule, rule_case->name, names[kind]);
			write_file(path, block->bytes ? block->bytes : "", block->size);
		}
	}
}

static int export_cases(const struct pages *pages, const char *folder)
{
	char path[4096];
	size_t count = 0;
	make_folder(folder);
	for (size_t i = 0; i < pages->count; i++) {
		const struct page *page = &pages->list[i];
		snprintf(path, sizeof path, "%s/%s", folder, page->rule);
		for (size_t j = 0; j < page->case_count; j++) {
			if (page->cases[j].blocks[BLOCK_LIST].bytes) {
				make_folder(path);
				export_case(folder, page, &page->cases[j]);
				count++;
			}
		}
	}
	printf("%zu cases\n", count);
	return count == 0;
}

int main(int argc, char **argv)
{
	const char *root = getenv("PLLINT_SOURCE_ROOT");
	struct pages pages;
	bool updates = argc > 1 && strcmp(argv[1], "--update") == 0;
	bool exports = argc == 3 && strcmp(argv[1], "--export") == 0;
	if (argc > 1 && *argv[1] == '-' && !updates && !exports) {
		fputs("usage: cases [--update] [RULE...]\n       cases --export FOLDER\n", stderr);
		return 2;
	}
	pages_read(&pages, root ? root : ".");
	int status = exports ? export_cases(&pages, argv[2]) : check_pages(&pages, updates, argv + 1 + updates);
	pages_release(&pages);
	return status;
}
