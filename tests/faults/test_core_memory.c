// Every request for memory that the core makes of its allocator fails, once and from then on, for the examples of
// every rule: the status says so, or the result is the very same; and every block is given back.

#include "../lint/linting.h"

#include <inttypes.h>

// FNV-1a, of what a call gives.
struct digest {
	uint64_t value;
};

static void digest_add(struct digest *digest, const void *bytes, size_t size)
{
	const unsigned char *at = bytes;
	for (size_t i = 0; i < size; i++) {
		digest->value = (digest->value ^ at[i]) * 1099511628211u;
	}
}

static void digest_take(void *context, const char *bytes, size_t size)
{
	digest_add(context, bytes, size);
}

static void digest_number(struct digest *digest, uint64_t number)
{
	digest_add(digest, &number, sizeof number);
}

static void digest_report(struct digest *digest, const struct pllint_report *report)
{
	struct pllint_writer writer = {digest_take, digest};
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		digest_number(digest, finding->at.start);
		digest_number(digest, finding->fix);
		digest_number(digest, finding->edit_count);
		digest_number(digest, finding->fingerprint.low);
		pllint_write_message(report, finding, writer);
		pllint_write_help(report, finding, writer);
	}
	digest_number(digest, pllint_report_value_count(report));
	digest_number(digest, pllint_report_entry_count(report));
}

// An allocator that fails from the `fail_at`-th call on, `times` times.
struct failing {
	struct counting counting;
	size_t fail_at, times;
};

static void *failing_resize(void *context, void *block, size_t old_size, size_t new_size)
{
	struct failing *failing = context;
	struct counting *counting = &failing->counting;
	size_t call = counting->calls + (new_size > 0);
	if (new_size && failing->fail_at && call >= failing->fail_at && call - failing->fail_at < failing->times) {
		counting->calls = call;
		return NULL;
	}
	return counting_resize(counting, block, old_size, new_size);
}

// What is tried: an example, and the environment of the calls that may fail.
struct trial {
	const struct pllint_environment *environment;
	const struct pllint_template *template;
	const char *template_bytes;
	size_t template_size;
	const char *list;
	size_t size;
	const struct pllint_settings *settings;
	enum pllint_status status; // without a fault
	struct digest digest;
};

typedef enum pllint_status operation(struct trial *trial);

static enum pllint_status read_template(struct trial *trial)
{
	struct pllint_template *template = NULL;
	struct pllint_report *report = NULL;
	enum pllint_status status = pllint_template_read(trial->environment, trial->template_bytes,
							 trial->template_size, &template, &report);
	assert_true((template != NULL) == (status == PLLINT_OK || status == PLLINT_NO_KIND));
	if (template) {
		digest_report(&trial->digest, report);
		pllint_template_show(template, (struct pllint_writer){digest_take, &trial->digest});
	}
	pllint_report_release(report);
	pllint_template_release(template);
	return status;
}

static enum pllint_status lint(struct trial *trial)
{
	struct pllint_report *report = NULL;
	enum pllint_status status =
		pllint_lint(trial->environment, trial->template, trial->list, trial->size, trial->settings, &report);
	if (status == PLLINT_OK) {
		digest_report(&trial->digest, report);
	} else if (report) {
		assert_int_equal(pllint_report_size(report), 0);
	}
	pllint_report_release(report);
	return status;
}

// All entries but one stood there already, and a finding is recorded.
static enum pllint_status lint_a_change(struct trial *trial)
{
	static const struct pllint_fingerprint recorded = {1, 2};
	struct pllint_span touched = {(uint32_t)(trial->size / 2), (uint32_t)trial->size};
	struct pllint_revision change = {
		.before = trial->list, .before_size = trial->size / 2, .touched = &touched, .touched_count = 1};
	struct pllint_settings settings = *trial->settings;
	settings.change = &change;
	settings.recorded = &recorded;
	settings.recorded_count = 1;
	settings.show_untouched = settings.wants_values = true;
	const struct pllint_settings *plain = trial->settings;
	trial->settings = &settings;
	enum pllint_status status = lint(trial);
	trial->settings = plain;
	return status;
}

static enum pllint_status fix_as(struct trial *trial, enum pllint_fix allow)
{
	struct pllint_fixed *fixed = NULL;
	enum pllint_status status = pllint_fix(trial->environment, trial->template, trial->list, trial->size,
					       trial->settings, allow, &fixed);
	assert_true((fixed != NULL) ==
		    (status == PLLINT_OK || status == PLLINT_NO_ENTRY || status == PLLINT_UNVERIFIED));
	if (fixed) {
		size_t size;
		const char *text = pllint_fixed_text(fixed, &size);
		digest_add(&trial->digest, text, size);
		digest_number(&trial->digest, pllint_fixed_size(fixed));
		digest_report(&trial->digest, pllint_fixed_report(fixed));
	}
	pllint_fixed_release(fixed);
	return status;
}

static enum pllint_status fix_safely(struct trial *trial)
{
	return fix_as(trial, PLLINT_FIX_SAFE);
}

static enum pllint_status fix_unsafely(struct trial *trial)
{
	return fix_as(trial, PLLINT_FIX_UNSAFE);
}

static enum pllint_status take_inferred(struct trial *trial, struct pllint_inferred *inferred,
					enum pllint_status status)
{
	assert_true((inferred != NULL) == (status == PLLINT_OK || status == PLLINT_NO_ENTRY));
	if (inferred) {
		size_t size;
		const char *text = pllint_inferred_template(inferred, &size);
		digest_add(&trial->digest, text, size);
		digest_add(&trial->digest, pllint_inferred_notes(inferred), strlen(pllint_inferred_notes(inferred)));
	}
	pllint_inferred_release(inferred);
	return status;
}

static enum pllint_status infer(struct trial *trial)
{
	struct pllint_inferred *inferred = NULL;
	enum pllint_status status = pllint_infer_list(trial->environment, trial->list, trial->size, &inferred);
	return take_inferred(trial, inferred, status);
}

// The list is two files of a folder.
static enum pllint_status infer_files(struct trial *trial)
{
	const struct pllint_file_text files[] = {{"a.md", trial->list, trial->size},
						 {"b.md", trial->list, trial->size}};
	struct pllint_inferred *inferred = NULL;
	enum pllint_status status = pllint_infer_files(trial->environment, files, 2, &inferred);
	return take_inferred(trial, inferred, status);
}

static void take_entry(void *context, const struct pllint_exported *entry)
{
	struct trial *trial = context;
	digest_number(&trial->digest, entry->line);
	digest_add(&trial->digest, entry->title.bytes, entry->title.size);
	for (uint32_t i = 0; i < entry->field_count; i++) {
		digest_add(&trial->digest, entry->fields[i].text.bytes, entry->fields[i].text.size);
	}
	digest_number(&trial->digest, entry->link_count);
}

static enum pllint_status export(struct trial *trial) {
	struct pllint_report *report = NULL; struct pllint_export export = {.take = take_entry, .context = trial};
	enum pllint_status status = pllint_export(trial->environment, trial->template, trial->list, trial->size,
						  &export, &report);
	pllint_report_release(report);
	return status;
}

// The list is added to an index, and checked again with it.
static enum pllint_status index_list(struct trial *trial)
{
	struct pllint_index *index = NULL;
	struct pllint_report *report = NULL;
	struct pllint_settings settings = *trial->settings;
	enum pllint_status status =
		pllint_lint(trial->environment, trial->template, trial->list, trial->size, &settings, &report);
	if (status == PLLINT_OK) {
		status = pllint_index_new(trial->environment, &index);
	}
	if (status == PLLINT_OK) {
		status = pllint_index_add(index, report, "other.md");
	}
	if (status == PLLINT_OK) {
		digest_number(&trial->digest, pllint_index_meets(index, report));
		const struct pllint_settings *plain = trial->settings;
		settings.index = index;
		trial->settings = &settings;
		status = lint(trial);
		trial->settings = plain;
	}
	pllint_report_release(report);
	pllint_index_release(index);
	return status;
}

// The list is a file of a folder of which two have counted a half.
static enum pllint_status count_folder(struct trial *trial)
{
	if (!pllint_template_is_of_files(trial->template)) {
		return PLLINT_OK;
	}
	struct pllint_folder *halves[2] = {NULL, NULL};
	struct pllint_report *report = NULL;
	struct pllint_settings settings = *trial->settings;
	enum pllint_status status = PLLINT_OK;
	for (size_t i = 0; i < 2 && status == PLLINT_OK; i++) {
		status = pllint_folder_new(trial->environment, trial->template, &halves[i]);
		if (status == PLLINT_OK) {
			status = pllint_folder_add(trial->environment, halves[i], "a.md", trial->list, trial->size);
		}
	}
	if (status == PLLINT_OK) {
		status = pllint_folder_join(halves[0], halves[1]);
	}
	if (status == PLLINT_OK) {
		status = pllint_folder_report(trial->environment, halves[0], &settings, &report);
	}
	if (status == PLLINT_OK) {
		digest_report(&trial->digest, report);
		const struct pllint_settings *plain = trial->settings;
		settings.folder = halves[0];
		trial->settings = &settings;
		status = lint(trial);
		trial->settings = plain;
	}
	pllint_report_release(report);
	pllint_folder_release(halves[0]);
	pllint_folder_release(halves[1]);
	return status;
}

static size_t points, absorbed;

// One call with a fault. Returns false where it was not met.
static bool try_fault(struct trial *trial, operation *work, size_t fail_at, size_t times)
{
	struct digest wanted = trial->digest;
	struct failing failing = {.fail_at = fail_at, .times = times};
	const struct pllint_environment environment = {.allocator = {failing_resize, &failing}};
	const struct pllint_environment *plain = trial->environment;
	trial->environment = &environment;
	trial->digest = (struct digest){0};
	enum pllint_status status = work(trial);
	bool met = failing.counting.calls >= fail_at;
	if (status != PLLINT_NO_MEMORY) {
		assert_int_equal(status, trial->status);
		assert_true(trial->digest.value == wanted.value);
		absorbed += met;
	}
	assert_true(met || status != PLLINT_NO_MEMORY);
	assert_int_equal(failing.counting.blocks, 0);
	assert_int_equal(failing.counting.live, 0);
	points += met;
	trial->environment = plain;
	trial->digest = wanted;
	return met;
}

// Each `step`-th request of the call; what does not end in a result without a fault is tried too.
static void sweep(struct trial *trial, operation *work, size_t step)
{
	trial->digest = (struct digest){0};
	trial->status = work(trial);
	for (size_t fail_at = 1; try_fault(trial, work, fail_at, 1); fail_at += step) {
		assert_true(try_fault(trial, work, fail_at, SIZE_MAX));
	}
}

static void try_example(const struct pllint_environment *environment, const char *bytes, size_t size, const char *list,
			size_t step)
{
	static operation *const operations[] = {lint,	     lint_a_change, fix_safely, fix_unsafely, infer,
						infer_files, export,	    index_list, count_folder};
	struct pllint_settings settings;
	struct pllint_template *template = NULL;
	struct pllint_report *faults = NULL;
	pllint_settings_init(&settings);
	struct trial trial = {.environment = environment,
			      .template_bytes = bytes,
			      .template_size = size,
			      .list = list,
			      .size = strlen(list),
			      .settings = &settings};
	sweep(&trial, read_template, step);
	enum pllint_status status = pllint_template_read(environment, bytes, size, &template, &faults);
	trial.template = template;
	for (size_t i = 0; status == PLLINT_OK && i < sizeof operations / sizeof *operations; i++) {
		sweep(&trial, operations[i], step);
	}
	pllint_report_release(faults);
	pllint_template_release(template);
}

static size_t step_of(const char *name)
{
	const char *value = getenv(name);
	long step = value ? strtol(value, NULL, 10) : 1;
	return step > 0 ? (size_t)step : 1;
}

// A template's own faults have templates for examples.
static void test_every_request_fails(void **state)
{
	(void)state;
	struct counting counting = {0};
	const struct pllint_environment environment = {.allocator = {counting_resize, &counting}};
	size_t step = step_of("PLLINT_STEP"), most = 0;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		size_t size, before = points;
		const char *builtin = pllint_builtin_template(&size);
		const char *bytes = rule->page->example_template ? rule->page->example_template : builtin;
		size = rule->page->example_template ? strlen(bytes) : size;
		try_example(&environment, bytes, size, rule->page->bad, step);
		try_example(&environment, bytes, size, rule->page->good, step);
		most = points - before > most ? points - before : most;
	}
	print_message(
		"%zu points: every one of %zu requests, once and from then on, for %zu rules; %zu had no consequence\n",
		points, step, pllint_rule_count(), absorbed);
	assert_true(points > 1000 && most > 100);
	assert_int_equal(counting.blocks, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_request_fails),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
