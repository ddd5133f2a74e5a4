// URLs of each site and what they lead to, as fixtures/identity tells them.

#include "table.h"

#include "identity/identity.h"

static int faults;

static void complain(const struct table *table, const char *site, const struct identity *identity)
{
	print_error("%s, line %u: %s: %.*s (%s), version %u, %s\n", site, table->number, table->cells[0],
		    (int)identity->size, identity->id, identity->name ? identity->name : "nothing", identity->version,
		    identity->fault ? identity->fault : "no fault");
	faults++;
}

static bool is_as_told(const struct table *table, bool found, const struct identity *identity)
{
	if (!found || strcmp(table->cells[1], "-") == 0) {
		return found == (strcmp(table->cells[1], "-") != 0);
	}
	const char *fault = identity->fault ? identity->fault : "";
	return strcmp(identity->name, table->cells[1]) == 0 &&
	       strcmp(identity_kind_text(identity->kind), table->cells[2]) == 0 &&
	       strlen(table->cells[3]) == identity->size &&
	       memcmp(identity->id, table->cells[3], identity->size) == 0 &&
	       identity->version == strtoul(table->cells[4], NULL, 10) && strcmp(fault, table->cells[5]) == 0;
}

// Copies each URL to a block of its exact size, so that reading past it is seen.
static bool read_exactly(const char *url, struct identity *identity)
{
	size_t size = strlen(url);
	char *copy = malloc(size + !size);
	assert_non_null(copy);
	memcpy(copy, url, size);
	bool found = identity_read(copy, size, identity);
	free(copy);
	return found;
}

static void check_site(const char *site)
{
	struct table table;
	unsigned known = 0, hostile = 0;
	table_open(&table, site);
	while (table_next(&table)) {
		struct identity identity = {.size = 0};
		bool found = read_exactly(table.cells[0], &identity);
		if (!is_as_told(&table, found, &identity)) {
			complain(&table, site, &identity);
		}
		known += found;
		hostile += !found;
	}
	assert_true(known >= 10);
	assert_true(hostile >= 10);
}

static void test_sites(void **state)
{
	(void)state;
	static const char *const sites[] = {"arxiv",   "doi",	      "openreview",	  "acl",    "pmlr",
					    "neurips", "cvf",	      "semantic-scholar", "pubmed", "github",
					    "gitlab",  "huggingface", "youtube"};
	for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
		check_site(sites[i]);
	}
	assert_int_equal(faults, 0);
}

static struct identity identity_of(const char *url)
{
	struct identity identity;
	if (!identity_read(url, strlen(url), &identity)) {
		fail_msg("%s leads nowhere", url);
	}
	return identity;
}

static void assert_equality(const char *a, const char *b, bool equal)
{
	struct identity first = identity_of(a), second = identity_of(b);
	assert_int_equal(identity_equal(&first, &second), equal);
	assert_int_equal(identity_hash(&first) == identity_hash(&second), equal);
}

static void test_equality(void **state)
{
	(void)state;
	assert_equality("https://arxiv.org/abs/1706.03762", "https://arxiv.org/pdf/1706.03762v5.pdf", true);
	assert_equality("https://arxiv.org/abs/1706.03762", "https://huggingface.co/papers/1706.03762", true);
	assert_equality("https://arxiv.org/abs/math/0309136", "https://arxiv.org/abs/MATH.GT/0309136", true);
	assert_equality("https://doi.org/10.1145/ABC", "https://dl.acm.org/doi/10.1145/abc", true);
	assert_equality("https://doi.org/10.48550/ARXIV.1706.03762", "https://arxiv.org/abs/1706.03762", true);
	assert_equality("https://github.com/Mity/MD4C.git", "https://github.com/mity/md4c/tree/master", true);
	assert_equality("https://openreview.net/forum?id=H1exf64KwH", "https://openreview.net/pdf?id=h1exf64kwh",
			false);
	assert_equality("https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1706.03763", false);
	assert_equality("https://pubmed.gov/1234567", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", false);
	assert_equality("https://github.com/openai/clip", "https://huggingface.co/openai/clip", false);
	assert_equality("https://arxiv.org/abs/1412.6980", "https://arxiv.org/abs/1706.03762", false);
	assert_equality("https://link.springer.com/article/10.1007/ABC", "https://doi.org/10.1007/abc", true);
}

static void test_a_fault_equals_nothing(void **state)
{
	(void)state;
	struct identity broken = identity_of("https://arxiv.org/abs/1713.03762");
	struct identity whole = identity_of("https://arxiv.org/abs/1706.03762");
	assert_false(identity_equal(&broken, &broken));
	assert_false(identity_equal(&whole, &broken));
	assert_false(identity_equal(&broken, &whole));
}

static void assert_written(const char *url, const char *like, bool keeps_version, const char *expected)
{
	struct identity identity = identity_of(url), other = {.size = 0};
	char written[256];
	if (like) {
		other = identity_of(like);
	}
	size_t size = identity_write(&identity, like ? &other : NULL, keeps_version, written, sizeof written);
	assert_int_equal(size, strlen(expected));
	assert_memory_equal(written, expected, size);
	assert_int_equal(identity_write(&identity, like ? &other : NULL, keeps_version, written, size / 2), 0);
}

static void test_writing(void **state)
{
	(void)state;
	const char *pdf = "https://arxiv.org/pdf/1412.6980.pdf";
	assert_written("http://export.arxiv.org/pdf/1706.03762v5.pdf", NULL, false, "https://arxiv.org/abs/1706.03762");
	assert_written("https://arxiv.org/pdf/1706.03762v5.pdf", NULL, true, "https://arxiv.org/abs/1706.03762v5");
	assert_written("https://arxiv.org/abs/1706.03762v5", pdf, true, "https://arxiv.org/pdf/1706.03762v5.pdf");
	assert_written("http://dx.doi.org/10.1145%2FABC", NULL, true, "https://doi.org/10.1145/ABC");
	assert_written("https://openreview.net/pdf?id=H1exf64KwH", NULL, true,
		       "https://openreview.net/forum?id=H1exf64KwH");
	assert_written("https://proceedings.mlr.press/v32/silver14/silver14.pdf", NULL, true,
		       "https://proceedings.mlr.press/v32/silver14.html");
	assert_written("https://aclanthology.org/P19-1001.pdf", NULL, true, "https://aclanthology.org/P19-1001");
	// Not in the form of another site, of a mirror, of one whose URL says more than the identifier; nor what
	// would have to be escaped.
	assert_written("https://arxiv.org/abs/1706.03762", "https://doi.org/10.1145/1", true, "");
	assert_written("https://huggingface.co/papers/1706.03762", NULL, true, "");
	assert_written("https://doi.org/10.48550/arXiv.1706.03762", NULL, true, "");
	assert_written("https://proceedings.mlr.press/v32/silver14.html",
		       "https://proceedings.mlr.press/v32/lee14/lee14.pdf", true, "");
	assert_written("https://github.com/mity/md4c.git", NULL, true, "");
	assert_written("https://doi.org/10.1002/(SICI)1097", NULL, true, "");
	assert_written("https://arxiv.org/abs/1713.03762", NULL, true, "");
}

static void assert_form(const char *url, const char *like, bool expected)
{
	struct identity identity = identity_of(url), other = {.size = 0};
	if (like) {
		other = identity_of(like);
	}
	assert_int_equal(identity_has_form_of(&identity, like ? &other : NULL), expected);
}

static void test_forms(void **state)
{
	(void)state;
	const char *pdf = "https://arxiv.org/pdf/1412.6980.pdf";
	assert_form("https://arxiv.org/abs/1706.03762v5", NULL, true);
	assert_form("https://arxiv.org/pdf/1706.03762.pdf", NULL, false);
	assert_form("https://arxiv.org/pdf/1706.03762.pdf", pdf, true);
	assert_form("https://arxiv.org/abs/1706.03762", pdf, false);
	assert_form("https://export.arxiv.org/abs/1706.03762", NULL, false);
	assert_form("https://arxiv.org/abs/1706.03762?context=cs", NULL, false);
	assert_form("https://arxiv.org/abs/1706.03762#cite", NULL, false);
}

static bool ends_in_wanted(void *context, const char *url, size_t size)
{
	const char *ending = context;
	return size > strlen(ending) && memcmp(url + size - strlen(ending), ending, strlen(ending)) == 0;
}

static void assert_fitting(const char *url, const char *ending, const char *expected)
{
	struct identity identity = identity_of(url);
	char room[64], written[256];
	size_t size = identity_write_fitting(&identity, ends_in_wanted, strcpy(room, ending), written, sizeof written);
	assert_int_equal(size, strlen(expected));
	assert_memory_equal(written, expected, size);
}

// The first form that is wanted, and none that cannot be written: `v32/silver14/silver14.pdf` is left out.
static void test_fitting_forms(void **state)
{
	(void)state;
	const char *page = "https://proceedings.mlr.press/v32/silver14.html";
	assert_fitting(page, "", page);
	assert_fitting(page, ".pdf", "https://proceedings.mlr.press/v32/silver14.pdf");
	assert_fitting(page, ".ps", "");
}

// Whether a URL of that many letters between a start and an end leads anywhere.
static void assert_length(const char *start, size_t letters, const char *end, bool expected)
{
	size_t size = strlen(start) + letters + strlen(end);
	char *url = malloc(size);
	struct identity identity;
	assert_non_null(url);
	memcpy(url, start, strlen(start));
	memset(url + strlen(start), '1', letters);
	memcpy(url + size - strlen(end), end, strlen(end));
	if (identity_read(url, size, &identity) != expected) {
		fail_msg("%s, %zu letters, %s: %s", start, letters, end, expected ? "nothing" : identity.name);
	}
	assert_true(!expected || (identity.size > 0 && identity.size <= IDENTITY_MAX));
	free(url);
}

// An identifier that is longer than there is room for leads nowhere, whole or cut.
static void test_long_identifiers(void **state)
{
	(void)state;
	static const struct {
		const char *start, *end;
		size_t longest;
	} urls[] = {
		{"https://doi.org/10.1145/", "", IDENTITY_MAX - 8},
		{"https://arxiv.org/abs/hep-th/", "", IDENTITY_MAX - 7},
		{"https://proceedings.mlr.press/v1/", ".html", IDENTITY_MAX - 3},
		{"https://openaccess.thecvf.com/CVPR/html/", "_paper.html", IDENTITY_MAX - 6},
		{"https://www.nature.com/articles/s41586-", "", 40 - 7},
		{"https://www.biorxiv.org/content/10.1101/", "", 80 - 8},
		{"https://github.com/a/", "", IDENTITY_MAX - 2},
		{"https://openreview.net/forum?id=", "", 40},
	};
	for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
		assert_length(urls[i].start, urls[i].longest, urls[i].end, true);
		assert_length(urls[i].start, urls[i].longest + 1, urls[i].end, false);
		assert_length(urls[i].start, 10000, urls[i].end, false);
	}
	// A video's identifier of another length is a mistake; one without an end is none.
	assert_length("https://www.youtube.com/watch?v=", IDENTITY_MAX, "", true);
	assert_length("https://www.youtube.com/watch?v=", IDENTITY_MAX + 1, "", false);
	assert_length("https://www.youtube.com/watch?v=", 513, "", false);
}

static void test_long_assets(void **state)
{
	(void)state;
	char url[1024], name[256];
	for (size_t length = IDENTITY_MAX - 4; length <= IDENTITY_MAX - 2; length++) {
		struct identity identity;
		memset(name, 'a', length);
		name[length] = 0;
		int size =
			snprintf(url, sizeof url,
				 "https://raw.githubusercontent.com/mlresearch/v1/main/assets/%s/%s.pdf", name, name);
		bool found = identity_read(url, (size_t)size, &identity) && strcmp(identity.name, "PMLR") == 0;
		assert_int_equal(found, length + 3 <= IDENTITY_MAX);
	}
}

static void read_anyhow(const char *url, size_t size)
{
	struct identity identity, again;
	char other[512];
	if (identity_read(url, size, &identity)) {
		assert_true(identity.size > 0 && identity.size <= IDENTITY_MAX);
		size_t length = identity_write(&identity, NULL, true, other, sizeof other);
		if (length > 0) {
			bool is_same = identity_read(other, length, &again) &&
				       (identity.fault || identity_equal(&identity, &again));
			if (!is_same) {
				print_error("%.*s was written as %.*s\n", (int)size, url, (int)length, other);
				faults++;
			}
		}
	}
	assert_true(identity_unwrap(url, size, other, sizeof other) <= size);
	assert_true(identity_drop_tracking(url, size, other, sizeof other) <= size);
}

// Cut off or with a wrong byte anywhere, a URL is read within its bounds, and leads nowhere or to what can be written
// again and is read as the same.
static void test_maimed_urls(void **state)
{
	(void)state;
	static const char *const names[] = {"arxiv",   "doi",	      "openreview",	  "acl",     "pmlr",
					    "neurips", "cvf",	      "semantic-scholar", "pubmed",  "github",
					    "gitlab",  "huggingface", "youtube",	  "wrapped", "tracked"};
	static const char others[] = "0Azv-._/%&:~ \x7F\xFF?#";
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct table table;
		table_open(&table, names[i]);
		while (table_next(&table)) {
			size_t size = strlen(table.cells[0]);
			for (size_t at = 0; at < size; at++) {
				char *cut = malloc(at + !at);
				assert_non_null(cut);
				read_anyhow(memcpy(cut, table.cells[0], at), at);
				free(cut);
				char *copy = malloc(size);
				assert_non_null(copy);
				memcpy(copy, table.cells[0], size);
				for (size_t j = 0; j < sizeof others; j++) {
					copy[at] = others[j];
					read_anyhow(copy, size);
				}
				free(copy);
			}
		}
	}
	assert_int_equal(faults, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sites),
		cmocka_unit_test(test_equality),
		cmocka_unit_test(test_writing),
		cmocka_unit_test(test_a_fault_equals_nothing),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_fitting_forms),
		cmocka_unit_test(test_long_identifiers),
		cmocka_unit_test(test_long_assets),
		cmocka_unit_test(test_maimed_urls),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
