// Bare URLs, what a text is as a URL, patterns, and sites.

#include "support.h"

#include "base/url.h"

// --- finding -------------------------------------------------------------------------------------

struct find_case {
	const char *text;
	const char *urls[4]; // in order; the rest NULL
};

static const struct find_case find_cases[] = {
	{"https://arxiv.org/abs/2301.00001", {"https://arxiv.org/abs/2301.00001"}},
	{"see http://a.b/c and ftp://d.e", {"http://a.b/c", "ftp://d.e"}},
	{"HTTPS://A.B/C", {"HTTPS://A.B/C"}},
	{"HtTp://a.b", {"HtTp://a.b"}},
	{"mailto:someone@example.org.", {"mailto:someone@example.org"}},
	{"", {NULL}},
	{"no URL: none", {NULL}},
	{"arxiv.org/abs/1", {NULL}},
	{"https://", {NULL}},
	{"https:// a", {NULL}},
	{"https:///a", {NULL}},
	{"https://.", {NULL}},
	{"https://)", {NULL}},
	{"https:/a.b", {NULL}},
	{"https", {NULL}},
	{"://a.b", {NULL}},
	{":", {NULL}},
	// Inside a word, or a longer scheme.
	{"xhttps://a.b", {NULL}},
	{"9https://a.b", {NULL}},
	{"éhttps://a.b", {NULL}},
	{"git+https://a.b/c", {NULL}},
	{"xhttps://a.b https://c.d", {"https://c.d"}},
	{"-https://a.b", {"https://a.b"}},
	{"链接https://a.b/c", {"https://a.b/c"}},
	{"：https://a.b/c", {"https://a.b/c"}},
	{"_https://a.b/c_", {"https://a.b/c"}},
	// Scripts without whitespace, letters of others, and what is no letter.
	{"https://éa.b/c", {"https://éa.b/c"}},
	{"https://😀.b", {NULL}},
	{"https://‖.b", {NULL}},
	{"한https://a.b/c", {"https://a.b/c"}},
	{"ｱhttps://a.b/c", {"https://a.b/c"}},
	{"Ａhttps://a.b/c", {"https://a.b/c"}},
	{"𠀀https://a.b/c", {"https://a.b/c"}},
	{"\uF900https://a.b/c", {"https://a.b/c"}},
	{"ꥠhttps://a.b/c", {"https://a.b/c"}},
	{"⺀https://a.b/c", {"https://a.b/c"}},
	{"〆https://a.b/c", {"https://a.b/c"}},
	{"«https://a.b/c»", {"https://a.b/c"}},
	{"·https://a.b/c·", {"https://a.b/c"}},
	{"ªhttps://a.b/c", {NULL}},
	{"︰https://a.b/c", {"https://a.b/c"}},
	{"https://例", {NULL}},
	{"https://例え.jp/x", {"https://例え.jp/x"}},
	{"以https://例え.jp，x", {"https://例え.jp"}},
	{"https://⺀.jp", {NULL}},
	{"https://Ａ.b", {NULL}},
	{"https://_a.b/c", {"https://_a.b/c"}},
	{"https://a.b/c︰d", {"https://a.b/c"}},
	{"https://a.b/c,http://d.e", {"https://a.b/c", "http://d.e"}},
	{"https://例え.j", {NULL}},
	{"https://例え.-j", {NULL}},
	{"https://a.b/c#人工", {"https://a.b/c#人工"}},
	{"https://a.b/?q=人工", {"https://a.b/?q=人工"}},
	{"https://a.b/c&gt;", {"https://a.b/c"}},
	{"https://a.b/c&#62;", {"https://a.b/c"}},
	{"https://a.b/c;", {"https://a.b/c"}},
	{"https://a.b/c&;", {"https://a.b/c&"}},
	{"https://a.b/&abcdefghijklm;", {"https://a.b/&abcdefghijklm"}},
	{"https://a-b;", {"https://a-b"}},
	{"https://ab;", {"https://ab"}},
	// Brackets.
	{"https://en.wikipedia.org/wiki/A_(b)", {"https://en.wikipedia.org/wiki/A_(b)"}},
	{"(https://en.wikipedia.org/wiki/A_(b))", {"https://en.wikipedia.org/wiki/A_(b)"}},
	{"(see https://a.b/c)", {"https://a.b/c"}},
	{"(https://a.b/c).", {"https://a.b/c"}},
	{"[x](https://a.b/c)d", {"https://a.b/c"}},
	{"[https://a.b](https://a.b)", {"https://a.b", "https://a.b"}},
	{"{https://a.b/c}", {"https://a.b/c"}},
	{"https://a.b/c[1]", {"https://a.b/c[1]"}},
	{"https://a.b/c(", {"https://a.b/c"}},
	{"https://a.b/((c))", {"https://a.b/((c))"}},
	{"https://[::1]:80/x", {"https://[::1]:80/x"}},
	// What a reader sees as punctuation.
	{"https://a.b/c.", {"https://a.b/c"}},
	{"https://a.b/c, https://d.e;", {"https://a.b/c", "https://d.e"}},
	{"https://a.b/c?!...", {"https://a.b/c"}},
	{"\"https://a.b/c\"", {"https://a.b/c"}},
	{"'https://a.b/c'", {"https://a.b/c"}},
	{"https://a.b/Rubik's_Cube", {"https://a.b/Rubik's_Cube"}},
	{"<https://a.b/c>", {"https://a.b/c"}},
	{"<a href=\"https://a.b/c\">", {"https://a.b/c"}},
	{"`https://a.b/c`", {"https://a.b/c"}},
	{"https://a.b/c|https://d.e/f", {"https://a.b/c", "https://d.e/f"}},
	{"| https://a.b/c | x |", {"https://a.b/c"}},
	{"**https://a.b/c**", {"https://a.b/c"}},
	{"**https://a.b/c**: x", {"https://a.b/c"}},
	{"*https://a.b/c*", {"https://a.b/c"}},
	{"~~https://a.b/c~~", {"https://a.b/c"}},
	{"https://a.b/c&gt;", {"https://a.b/c"}},
	{"https://a.b/?x=1&amp;y=2", {"https://a.b/?x=1&amp;y=2"}},
	{"https://a.b/c\\", {"https://a.b/c"}},
	{"https://a.b/c:", {"https://a.b/c"}},
	// What belongs to it.
	{"https://medium.com/@user/p-1", {"https://medium.com/@user/p-1"}},
	{"https://www.youtube.com/watch?v=abc_-1&t=1", {"https://www.youtube.com/watch?v=abc_-1&t=1"}},
	{"https://youtu.be/abcdefghi_", {"https://youtu.be/abcdefghi_"}},
	{" https://youtu.be/abcdefghi_ x", {"https://youtu.be/abcdefghi_"}},
	{" https://a.edu/~", {"https://a.edu/~"}},
	{"**https://a.b/c**text", {"https://a.b/c"}},
	{"https://youtu.be/abcdefghi-", {"https://youtu.be/abcdefghi-"}},
	{"https://a.b/c%20d%E4%BA%BA", {"https://a.b/c%20d%E4%BA%BA"}},
	{"https://a.edu/~user/x", {"https://a.edu/~user/x"}},
	{"https://a.b/c#d:~:text=e,f", {"https://a.b/c#d:~:text=e,f"}},
	{"https://a.b:8080/c;d=1,2", {"https://a.b:8080/c;d=1,2"}},
	{"https://u:p@a.b/", {"https://u:p@a.b/"}},
	{"https://web.archive.org/web/2020/https://a.b/c", {"https://web.archive.org/web/2020/https://a.b/c"}},
	{"https://a.b/c$d'e", {"https://a.b/c$d'e"}},
	{"https://a.b/c+d=e", {"https://a.b/c+d=e"}},
	{"https://a.b/é/ü", {"https://a.b/é/ü"}},
	{"https://münchen.de/", {"https://münchen.de/"}},
	// Scripts without whitespace.
	{"https://a.b/c，然后", {"https://a.b/c"}},
	{"https://a.b/c。", {"https://a.b/c"}},
	{"https://a.b/c、https://d.e", {"https://a.b/c", "https://d.e"}},
	{"（https://a.b/c）", {"https://a.b/c"}},
	{"《https://a.b/c》", {"https://a.b/c"}},
	{"“https://a.b/c”", {"https://a.b/c"}},
	{"https://a.b/c…", {"https://a.b/c"}},
	{"https://a.b/c—x", {"https://a.b/c"}},
	{"https://a.b/c\u3000d", {"https://a.b/c"}},
	{"https://a.b/c\u00A0d", {"https://a.b/c"}},
	{"https://a.b/c\u200B", {"https://a.b/c"}},
	{"https://a.b/c\u202Ed", {"https://a.b/c"}},
	{"https://a.b/c中文", {"https://a.b/c"}},
	{"https://a.b/c한글", {"https://a.b/c"}},
	{"https://a.b/cかな", {"https://a.b/c"}},
	{"https://a.b/是一个", {"https://a.b/"}},
	{"以https://开头", {NULL}},
	{"https://zh.wikipedia.org/wiki/人工智能", {"https://zh.wikipedia.org/wiki/人工智能"}},
	{"https://zh.wikipedia.org/wiki/人工_智能。", {"https://zh.wikipedia.org/wiki/人工_智能"}},
	{"https://a.b/s?q=人工", {"https://a.b/s?q=人工"}},
	{"https://a.b/c🔥", {"https://a.b/c"}},
	{"🔥https://a.b/c", {"https://a.b/c"}},
	{"https://a.b/c\xFF"
	 "d",
	 {"https://a.b/c"}},
	{"\xFFhttps://a.b", {"https://a.b"}},
	{"https://\xFF", {NULL}},
};

static void check_finding(const struct find_case *c)
{
	size_t size = strlen(c->text);
	size_t from = 0;
	size_t count = 0;
	size_t start, end;
	while (url_find(c->text, size, from, &start, &end)) {
		assert_true(from <= start && start < end && end <= size);
		const char *wanted = count < 4 ? c->urls[count] : NULL;
		if (!wanted || strlen(wanted) != end - start || memcmp(c->text + start, wanted, end - start) != 0) {
			fail_msg("\"%s\": \"%.*s\" instead of \"%s\"", c->text, (int)(end - start), c->text + start,
				 wanted ? wanted : "nothing");
		}
		from = end;
		count++;
	}
	if (count < 4 && c->urls[count]) {
		fail_msg("\"%s\": \"%s\" not found", c->text, c->urls[count]);
	}
}

static void test_finding(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof find_cases / sizeof *find_cases; i++) {
		check_finding(&find_cases[i]);
	}
}

static void test_finding_from_an_offset(void **state)
{
	(void)state;
	const char *text = "https://a.b https://c.d";
	size_t start, end;
	assert_true(url_find(text, strlen(text), 1, &start, &end));
	assert_int_equal(start, 12);
	assert_int_equal(end, 23);
	assert_false(url_find(text, strlen(text), 13, &start, &end));
	assert_false(url_find(text, strlen(text), 23, &start, &end));
	assert_true(url_find(text, 9, 0, &start, &end));
	assert_int_equal(end, 9);
	assert_false(url_find(text, 8, 0, &start, &end));
	// A word that began before the offset is still that word.
	assert_false(url_find("xhttps://a.b", 12, 1, &start, &end));
}

static void find_all(const char *unit, size_t size)
{
	char *text = malloc(size);
	assert_non_null(text);
	for (size_t i = 0, length = strlen(unit); i < size; i++) {
		text[i] = unit[i % length];
	}
	size_t start, end;
	size_t from = 0;
	while (url_find(text, size, from, &start, &end)) {
		assert_true(start >= from && end > start && end <= size);
		from = end;
	}
	free(text);
}

// Each of these would take minutes if it were not linear.
static void test_finding_in_hostile_text(void **state)
{
	(void)state;
	static const char *const units[] = {
		":",	     "http:",	   "https://",	   "https://a",	   "https://a(", "https://a.b)", "https://a&",
		"mailto:a",  "https://a;", "https://a/中", "https://._~*", "a&b;",	 "https://a.b ", "\xF0\x9F",
		"中https://"};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		find_all(units[i], 2000 * 1000);
	}
}

// --- checking ------------------------------------------------------------------------------------

struct check_case {
	const char *text;
	enum url_deviation deviation;
	const char *host; // NULL for none
};

static const struct check_case check_cases[] = {
	{"https://arxiv.org/abs/1", URL_FITS, "arxiv.org"},
	{"HTTP://WWW.X.ORG", URL_FITS, "X.ORG"},
	{"https://www.x.org:443/a?b#c", URL_FITS, "x.org"},
	{"https://u:p@x.org/", URL_FITS, "x.org"},
	{"https://arxiv.org@evil.com/abs", URL_FITS, "evil.com"},
	{"https://evil.com\\@arxiv.org/", URL_FITS, "evil.com"},
	{"https://evil.com?@arxiv.org/", URL_FITS, "evil.com"},
	{"https://evil.com#@arxiv.org/", URL_FITS, "evil.com"},
	{"https://x@arxiv.org", URL_FITS, "arxiv.org"},
	{"https://x.org./a", URL_FITS, "x.org"},
	{"https://localhost:8080/", URL_BROKEN, "localhost"},
	{"https://[::1]:80/", URL_FITS, "[::1]"},
	{"http://192.168.1.1/x", URL_FITS, "192.168.1.1"},
	{"https://münchen.de", URL_FITS, "münchen.de"},
	{"https://例子.测试/", URL_FITS, "例子.测试"},
	{"ftp://x.org", URL_FITS, "x.org"},
	{"git://x.org/a.git", URL_FITS, "x.org"},
	{"https://medium.com/@u/p", URL_FITS, "medium.com"},
	{"https://a.b/x y", URL_BROKEN, "a.b"},
	{"https://a.b/x\u00A0y", URL_BROKEN, "a.b"},
	{"https://a.b/x\u200B", URL_BROKEN, "a.b"},
	{"https://a.b/\t", URL_BROKEN, "a.b"},
	{"https://a.b\n", URL_BROKEN, NULL},
	{"https://", URL_BROKEN, NULL},
	{"https:///a", URL_BROKEN, NULL},
	{"https://?x", URL_BROKEN, NULL},
	{"https://...", URL_BROKEN, NULL},
	{"https://a..b/", URL_BROKEN, NULL},
	{"https://.a.b/", URL_BROKEN, NULL},
	{"https://-a.b/", URL_BROKEN, NULL},
	{"https://a.b:port/", URL_BROKEN, "a.b"},
	{"https://a.b:123456/", URL_BROKEN, "a.b"},
	{"https://a b.org", URL_BROKEN, NULL},
	{"https://<host>/", URL_BROKEN, NULL},
	{"https://a%20b.org/", URL_BROKEN, NULL},
	{"https://[::1/", URL_BROKEN, NULL},
	{"https://[::_1]/", URL_BROKEN, NULL},
	{"https://[1.2.3.4]/", URL_FITS, "[1.2.3.4]"},
	{"https://😀.org/x", URL_FITS, "😀.org"},
	{"https://a٣.org/x", URL_FITS, "a٣.org"},
	{"https://a\xE2\x80\xAE.org/x", URL_BROKEN, NULL},
	{":80", URL_NONE, NULL},
	{"a.org:x/y", URL_NONE, NULL},
	{"htps://arxiv.org/abs/1", URL_BROKEN, "arxiv.org"},
	{"httpss://arxiv.org", URL_BROKEN, "arxiv.org"},
	{"https:/arxiv.org", URL_BROKEN, NULL},
	{"https:arxiv.org", URL_BROKEN, NULL},
	{"https//arxiv.org", URL_BROKEN, NULL},
	{"mailto:a@b.org", URL_FITS, NULL},
	{"mailto:", URL_BROKEN, NULL},
	{"mailto:a", URL_BROKEN, NULL},
	{"mailto:@b", URL_BROKEN, NULL},
	{"mailto:a@", URL_BROKEN, NULL},
	{"arxiv.org/abs/1", URL_NO_SCHEME, "arxiv.org"},
	{"arxiv.org", URL_NO_SCHEME, "arxiv.org"},
	{"ArXiv.org/abs/1", URL_NO_SCHEME, "ArXiv.org"},
	{"www.x.org", URL_NO_SCHEME, "x.org"},
	{"WWW.X.ORG/a", URL_NO_SCHEME, "X.ORG"},
	{"//x.org/", URL_NO_SCHEME, "x.org"},
	{"github.com/a/b", URL_NO_SCHEME, "github.com"},
	{"huggingface.co/a", URL_NO_SCHEME, "huggingface.co"},
	{"someone.github.io", URL_NO_SCHEME, "someone.github.io"},
	{"example.org:8080/x", URL_NO_SCHEME, "example.org"},
	{"some-lab.zone/x", URL_NO_SCHEME, "some-lab.zone"},
	{"a.museum/b", URL_NO_SCHEME, "a.museum"},
	{"./notes.md", URL_RELATIVE, NULL},
	{"../a", URL_RELATIVE, NULL},
	{"/a", URL_RELATIVE, NULL},
	{"#part", URL_RELATIVE, NULL},
	{"#", URL_RELATIVE, NULL},
	{"?q=1", URL_RELATIVE, NULL},
	{"notes.md", URL_RELATIVE, NULL},
	{"notes.md#part", URL_RELATIVE, NULL},
	{"papers/a.pdf", URL_RELATIVE, NULL},
	{"docs/guide", URL_RELATIVE, NULL},
	{"README.md", URL_RELATIVE, NULL},
	{"Node.js", URL_RELATIVE, NULL},
	{"notes.md/part", URL_RELATIVE, NULL},
	{"v1.2", URL_NONE, NULL},
	{"e.g.", URL_NONE, NULL},
	{"i.e", URL_RELATIVE, NULL},
	{"et al.", URL_NONE, NULL},
	{"N/A", URL_NONE, NULL},
	{"n/a", URL_NONE, NULL},
	{"...", URL_NONE, NULL},
	{"TBD", URL_NONE, NULL},
	{"3.14", URL_NONE, NULL},
	{"10.1145/3292500.3330701", URL_NONE, NULL},
	{"arXiv:2301.00001", URL_NONE, NULL},
	{"doi:10.1/x", URL_NONE, NULL},
	{"javascript:alert(1)", URL_NONE, NULL},
	{"someone@example.org", URL_NONE, NULL},
	{"see arxiv.org", URL_NONE, NULL},
	{"arxiv.org /abs", URL_NONE, NULL},
	{"ASP.NET", URL_RELATIVE, NULL},
	{"Vue.js/React", URL_RELATIVE, NULL},
	{"www.", URL_NONE, NULL},
	{"www", URL_NONE, NULL},
	{"", URL_NONE, NULL},
	{"a.filetype", URL_RELATIVE, NULL},
	{"a.filetypes", URL_NONE, NULL},
	{" ", URL_NONE, NULL},
	{".", URL_NONE, NULL},
	{"论文链接", URL_NONE, NULL},
	{"\xFF\xFE", URL_NONE, NULL},
};

static void check_check(const struct check_case *c)
{
	size_t size = strlen(c->text);
	enum url_deviation deviation = url_check(c->text, size);
	if (deviation != c->deviation) {
		fail_msg("\"%s\" is %d, not %d", c->text, (int)deviation, (int)c->deviation);
	}
	struct url_host host = url_host_of(c->text, size);
	assert_true(host.start <= host.end && host.end <= size);
	size_t length = host.end - host.start;
	if (deviation == URL_BROKEN && !c->host) {
		return; // whatever it finds
	}
	const char *wanted = c->host ? c->host : "";
	if (length != strlen(wanted) || memcmp(c->text + host.start, wanted, length) != 0) {
		fail_msg("\"%s\" has the host \"%.*s\"", c->text, (int)length, c->text + host.start);
	}
}

static void test_checking(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof check_cases / sizeof *check_cases; i++) {
		check_check(&check_cases[i]);
	}
}

// --- patterns ------------------------------------------------------------------------------------

struct pattern_case {
	const char *pattern;
	const char *url;
	bool fits;
};

static const struct pattern_case pattern_cases[] = {
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/2301.00001", true},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/2301.00001/", true},
	{"https://arxiv.org/abs/<id>/", "https://arxiv.org/abs/2301.00001", true},
	{"https://arxiv.org/abs/<id>/", "https://arxiv.org/abs/2301.00001/", true},
	{"https://arxiv.org/abs/{id}", "https://arxiv.org/abs/x", true},
	{"https://arxiv.org/abs/<paper id>", "https://arxiv.org/abs/x", true},
	{"https://arxiv.org/abs/<id>", "HTTPS://ARXIV.ORG/abs/x", true},
	{"HTTPS://ArXiv.org/abs/<id>", "https://arxiv.org/abs/x", true},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/ABS/x", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs//", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/a/b", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/a//", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/a?b", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/a#b", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/a b", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/pdf/x", false},
	{"https://arxiv.org/abs/<id>", "https://www.arxiv.org/abs/x", false},
	{"https://arxiv.org/abs/<id>", "http://arxiv.org/abs/x", false},
	{"https://arxiv.org/abs/<id>", "arxiv.org/abs/x", false},
	{"https://arxiv.org/abs/<id>", "", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/人工", true},
	{"https://github.com/<owner>/<repo>", "https://github.com/a/b", true},
	{"https://github.com/<owner>/<repo>", "https://github.com/a/b/", true},
	{"https://github.com/<owner>/<repo>", "https://github.com/a", false},
	{"https://github.com/<owner>/<repo>", "https://github.com/a/b/c", false},
	{"https://github.com/<owner>/<repo>", "https://github.com//b", false},
	{"https://x.org/<a>-<b>", "https://x.org/1-2-3", true},
	{"https://x.org/<a>-<b>", "https://x.org/1-", false},
	{"https://x.org/<a>-<b>", "https://x.org/-2", false},
	{"https://x.org/<a>-<b>", "https://x.org/--2", true},
	{"https://x.org/<a>.pdf", "https://x.org/a.pdf.pdf", true},
	{"https://x.org/<a>.pdf", "https://x.org/.pdf", false},
	{"https://x.org/<a><b>", "https://x.org/ab", true},
	{"https://x.org/<a><b>", "https://x.org/a", false},
	{"https://x.org/<a>aab<b>/c", "https://x.org/aaaab1/c", true},
	{"https://x.org/<a>ab<b>/<c>ab", "https://x.org/1ab2/3ab", true},
	{"https://x.org/?q=<a>&r=<b>", "https://x.org/?q=1&r=2", true},
	{"https://x.org/?q=<a>#<b>", "https://x.org/?q=1#2", true},
	{"https://<user>.github.io/", "https://someone.github.io", true},
	{"https://<user>.github.io/", "https://SomeOne.GitHub.io/", true},
	{"https://<user>.github.io/", "https://a/b.github.io/", false},
	{"https://<user>.github.io/", "https://.github.io/", false},
	{"https://arxiv.org/abs/<id>", "https://arxiv.org/abs/a\x7F", false},
	{"https://arxiv.org/abs/<id>", "https:///", false},
	{"http://arxiv.org/abs/<id>", "mailto:arxiv.org/abs/x", false},
};

static void test_patterns(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pattern_cases / sizeof *pattern_cases; i++) {
		const struct pattern_case *c = &pattern_cases[i];
		assert_true(url_is_pattern(c->pattern, strlen(c->pattern)));
		if (url_pattern_fits(c->pattern, strlen(c->pattern), c->url, strlen(c->url)) != c->fits) {
			fail_msg("\"%s\" %s \"%s\"", c->pattern, c->fits ? "misses" : "fits", c->url);
		}
	}
}

static void test_what_is_a_pattern(void **state)
{
	(void)state;
	static const char *const none[] = {"",
					   "https://",
					   "https:///<a>",
					   "https://arxiv.org/abs/1",
					   "https://arxiv.org/abs/<>",
					   "https://arxiv.org/abs/{}",
					   "https://arxiv.org/<>/1",
					   "https://arxiv.org/abs/<id",
					   "https://arxiv.org/abs/id>",
					   "https://arxiv.org/abs/<i<d>",
					   "https://arxiv.org/abs/<id> x",
					   "arxiv.org/abs/<id>",
					   "<url>",
					   "<https://arxiv.org/abs/1>",
					   "mailto:<x>",
					   "<a>://x"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		if (url_is_pattern(none[i], strlen(none[i]))) {
			fail_msg("\"%s\" is a pattern", none[i]);
		}
	}
}

static bool fits_but_for_scheme(const char *pattern, const char *url)
{
	return url_pattern_fits_but_for_scheme(pattern, strlen(pattern), url, strlen(url));
}

static void test_patterns_but_for_scheme(void **state)
{
	(void)state;
	assert_true(fits_but_for_scheme("https://arxiv.org/abs/<id>", "http://arxiv.org/abs/1"));
	assert_true(fits_but_for_scheme("http://arxiv.org/abs/<id>", "https://arxiv.org/abs/1/"));
	assert_true(fits_but_for_scheme("https://arxiv.org/abs/<id>", "HTTP://Arxiv.org/abs/1"));
	assert_false(fits_but_for_scheme("https://arxiv.org/abs/<id>", "https://arxiv.org/abs/1"));
	assert_false(fits_but_for_scheme("https://arxiv.org/abs/<id>", "http://arxiv.org/pdf/1"));
	assert_false(fits_but_for_scheme("https://arxiv.org/abs/<id>", "ftp://arxiv.org/abs/1"));
	assert_false(fits_but_for_scheme("https://arxiv.org/abs/<id>", "arxiv.org/abs/1"));
	assert_false(fits_but_for_scheme("sftp://arxiv.org/abs/<id>", "https://arxiv.org/abs/1"));
}

static void test_texts_that_are_no_patterns(void **state)
{
	(void)state;
	assert_false(url_pattern_fits("x.org/<a>", 9, "https://x.org/1", 15));
	assert_false(url_pattern_fits("https://", 8, "https://x.org", 13));
	assert_false(url_pattern_fits("sftp://x.org/<a>", 16, "http://x.org/1", 14));
	assert_true(url_pattern_fits("sftp://x.org/<a>", 16, "SFTP://x.org/1", 14));
}

static void test_patterns_in_hostile_text(void **state)
{
	(void)state;
	enum { SIZE = 1000 * 1000 };
	char *text = malloc(SIZE);
	assert_non_null(text);
	memset(text, 'a', SIZE);
	memcpy(text, "https://x.org/", 14);
	const char *pattern = "https://x.org/<a>a<b>a<c>a<d>aaaaaaaaaaaaaaaaaaaaaab";
	assert_false(url_pattern_fits(pattern, strlen(pattern), text, SIZE));
	memcpy(text + 14, "<a>", 3);
	assert_false(url_is_pattern(text, SIZE));
	assert_true(url_is_pattern(text, 1000));
	assert_false(url_pattern_fits(text, SIZE, pattern, strlen(pattern)));
	assert_false(url_pattern_fits_but_for_scheme(text, SIZE, "http://x.org/a", 14));
	free(text);
}

// --- sites ---------------------------------------------------------------------------------------

struct site_case {
	const char *name;
	const char *url;
	bool same; // the URL is on the site of that name
};

static const struct site_case site_cases[] = {
	{"arxiv", "https://arxiv.org/abs/1", true},
	{"arxiv", "http://www.arxiv.org/abs/1", true},
	{"arxiv", "https://export.arxiv.org/abs/1", true},
	{"arxiv", "HTTPS://ARXIV.ORG", true},
	{"arxiv", "https://x@arxiv.org:443/abs/1", true},
	{"arxiv", "arxiv.org/abs/1", true},
	{"arxiv", "//arxiv.org/abs/1", true},
	{"arxiv paper", "https://arxiv.org./abs/1", true},
	{"arxiv link", "https://arxiv.org/abs/1", true},
	{"arxiv url", "https://arxiv.org/abs/1", true},
	{"arxiv链接", "https://arxiv.org/abs/1", true},
	{"arxiv", "https://evilarxiv.org/", false},
	{"arxiv", "https://arxiv.org.evil.com/", false},
	{"arxiv", "https://arxiv.org@evil.com/", false},
	{"arxiv", "https://evil.com/arxiv.org", false},
	{"arxiv", "https://evil.com\\@arxiv.org/", false},
	{"arxiv", "https://evil.com?arxiv.org", false},
	{"arxiv", "https://evil.com#arxiv.org", false},
	{"arxiv", "https://arxiv.or", false},
	{"arxiv", "https://.arxiv.org", false},
	{"arxiv", "mailto:x@arxiv.org", false},
	{"arxiv", "https://github.com/arxiv", false},
	{"arxiv", "", false},
	{"github", "https://github.com/a/b", true},
	{"github", "https://gist.github.com/a", true},
	{"github", "https://raw.githubusercontent.com/a", true},
	{"github", "https://someone.github.io", false},
	{"github", "https://evil.github.com/", false},
	{"github repo", "https://github.com/a/b", true},
	{"github repository", "https://github.com/a/b", true},
	{"gitlab", "https://gitlab.com/a", true},
	{"huggingface", "https://huggingface.co/a", true},
	{"hugging face", "https://hf.co/a", true},
	{"hf", "https://huggingface.co/a", true},
	{"openreview", "https://openreview.net/forum?id=1", true},
	{"youtube", "https://youtu.be/a", true},
	{"youtube", "https://m.youtube.com/watch?v=a", true},
	{"youtube", "https://www.youtube.com/watch?v=a", true},
	{"bilibili", "https://www.bilibili.com/video/BV1", true},
	{"zhihu", "https://zhuanlan.zhihu.com/p/1", true},
	{"知乎", "https://zhuanlan.zhihu.com/p/1", true},
	{"doi", "https://doi.org/10.1/x", true},
	{"acl anthology", "https://aclanthology.org/x", true},
	{"semantic scholar", "https://www.semanticscholar.org/x", true},
	{"pubmed", "https://pubmed.ncbi.nlm.nih.gov/1", true},
	{"pmlr", "https://proceedings.mlr.press/v1", true},
	{"neurips", "https://papers.nips.cc/x", true},
	{"cvf", "https://openaccess.thecvf.com/x", true},
	{"twitter", "https://x.com/a", true},
	{"twitter", "https://twitter.com/a", true},
	{"twitter", "https://netflix.com/a", false},
	{"kaggle", "https://www.kaggle.com/a", true},
	{"papers with code", "https://paperswithcode.com/a", true},
	{"zenodo", "https://zenodo.org/a", true},
	{"wikipedia", "https://zh.wikipedia.org/wiki/a", true},
	{"linkedin", "https://www.linkedin.com/in/a", true},
	{"reddit", "https://old.reddit.com/r/a", true},
	{"hacker news", "https://news.ycombinator.com/item?id=1", true},
	{"npm", "https://www.npmjs.com/package/a", true},
	{"pypi", "https://pypi.org/project/a", true},
	{"colab", "https://colab.research.google.com/a", true},
	{"modelscope", "https://www.modelscope.cn/a", true},
	{"wechat article", "https://mp.weixin.qq.com/s/a", true},
};

static void test_sites(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof site_cases / sizeof *site_cases; i++) {
		const struct site_case *c = &site_cases[i];
		const struct url_site *named = url_site_by_name(c->name, strlen(c->name));
		if (!named) {
			fail_msg("no site is named \"%s\"", c->name);
		}
		if ((url_site_of(c->url, strlen(c->url)) == named) != c->same) {
			fail_msg("\"%s\" is %son %s", c->url, c->same ? "not " : "", c->name);
		}
	}
}

static void test_what_is_no_site(void **state)
{
	(void)state;
	static const char *const names[] = {"",
					    "code",
					    "website",
					    "homepage",
					    "paper",
					    "link",
					    "url",
					    "links",
					    "page",
					    "x",
					    "medium",
					    "arxi",
					    "arxivs",
					    "|",
					    "arxiv|",
					    "project page",
					    " link",
					    "doi:",
					    "arxiv|arxiv paper",
					    "video",
					    "pdf",
					    "wechat"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (url_site_by_name(names[i], strlen(names[i]))) {
			fail_msg("\"%s\" is a site", names[i]);
		}
	}
	assert_null(url_site_of("https://example.org/", 20));
	assert_null(url_site_of("https://|/", 10));
	assert_null(url_site_of("notes.md", 8));
}

static bool should_be_https(const char *url)
{
	return url_should_be_https(url, strlen(url));
}

static void test_https(void **state)
{
	(void)state;
	assert_true(should_be_https("http://arxiv.org/abs/1"));
	assert_true(should_be_https("HTTP://www.github.com"));
	assert_false(should_be_https("https://arxiv.org/abs/1"));
	assert_false(should_be_https("http://example.org/"));
	assert_false(should_be_https("http://arxiv.org:8080/abs/1"));
	assert_false(should_be_https("http://arxiv.org:80"));
	assert_false(url_is_on(url_site_by_name("arxiv", 5), "", 0));
	assert_false(url_is_on(url_site_by_name("arxiv", 5), "notes", 5));
	assert_false(should_be_https("http://arxiv.org.evil.com/"));
	assert_false(should_be_https("arxiv.org/abs/1"));
	assert_false(should_be_https(""));
}

// --- any bytes -----------------------------------------------------------------------------------

static void ask_everything(const char *text, size_t size)
{
	size_t start, end;
	for (size_t from = 0; url_find(text, size, from, &start, &end); from = end) {
		assert_true(start >= from && end > start && end <= size);
	}
	struct url_host host = url_host_of(text, size);
	assert_true(host.start <= host.end && host.end <= size);
	url_check(text, size);
	url_site_of(text, size);
	url_site_by_name(text, size);
	url_should_be_https(text, size);
	const char *pattern = "https://x.org/<a>-{b}";
	url_pattern_fits(pattern, strlen(pattern), text, size);
	if (url_is_pattern(text, size)) {
		url_pattern_fits(text, size, pattern, strlen(pattern));
		url_pattern_fits_but_for_scheme(text, size, "http://a.b/", 11);
	}
}

static void ask_each_prefix(const char *text)
{
	for (size_t cut = 0; cut <= strlen(text); cut++) {
		// In a block of its own, so that reading past the end is seen.
		char *copy = malloc(cut ? cut : 1);
		assert_non_null(copy);
		memcpy(copy, text, cut);
		ask_everything(copy, cut);
		for (unsigned byte = 0; cut > 0 && byte < 256; byte += 3) {
			copy[cut - 1] = (char)(unsigned char)byte;
			ask_everything(copy, cut);
		}
		free(copy);
	}
}

static void test_every_prefix_and_many_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof find_cases / sizeof *find_cases; i++) {
		ask_each_prefix(find_cases[i].text);
	}
	for (size_t i = 0; i < sizeof check_cases / sizeof *check_cases; i++) {
		ask_each_prefix(check_cases[i].text);
	}
	for (size_t i = 0; i < sizeof pattern_cases / sizeof *pattern_cases; i++) {
		ask_each_prefix(pattern_cases[i].pattern);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finding),
		cmocka_unit_test(test_finding_from_an_offset),
		cmocka_unit_test(test_finding_in_hostile_text),
		cmocka_unit_test(test_checking),
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_what_is_a_pattern),
		cmocka_unit_test(test_patterns_but_for_scheme),
		cmocka_unit_test(test_texts_that_are_no_patterns),
		cmocka_unit_test(test_patterns_in_hostile_text),
		cmocka_unit_test(test_sites),
		cmocka_unit_test(test_what_is_no_site),
		cmocka_unit_test(test_https),
		cmocka_unit_test(test_every_prefix_and_many_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
