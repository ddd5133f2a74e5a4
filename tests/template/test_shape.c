// What each notation after a label means: one field, one line of understanding.

#include "dump.h"

struct shape_case {
	const char *field;
	const char *expected;
};

static const struct shape_case cases[] = {
	// Nothing shown.
	{"- **Abstract**:", "Abstract required anything"},
	{"- **Tags**:", "Tags required list tags"},
	{"- **Keyword(s)**:", "Keyword(s)~Keyword~Keywords required list tags"},
	{"- **Authors**:", "Authors required list names"},
	{"- **Author(s)**:", "Author(s)~Author~Authors required list names"},
	{"- **Links**:", "Links required urls"},
	{"- **URL(s)**:", "URL(s)~URL~URLs required urls"},
	{"- **Resources**:", "Resources required urls"},
	{"- **arXiv**:", "arXiv required urls on arxiv.org"},
	{"- **Paper / arXiv**:", "Paper|arXiv required urls"},
	{"- Summary:", "Summary required anything"},
	{"- **标题**：", "标题 required anything"},
	// Details.
	{"- **A**:\n  <details>\n\n  </details>", "A required details"},
	{"- **A**:\n  <details>\n  (if any)\n  </details>", "A optional(mark) details <(if any)>"},
	{"- **A**: <details>可选</details>", "A optional(mark) details <可选>"},
	{"- **A**:\n  <details>\n  Your words\n  here\n  </details>", "A required details <your words here>"},
	{"- **Tags**:\n  <details>\n\n  </details>", "Tags required details"},
	// URLs and links.
	{"- **A**: https://arxiv.org/abs/<id>",
	 "A required pattern ->https://arxiv.org/abs/<id> <https://arxiv.org/abs/<id>>"},
	{"- **A**: `https://arxiv.org/abs/{id}`",
	 "A required pattern ->https://arxiv.org/abs/{id} <`https://arxiv.org/abs/{id}`; https://arxiv.org/abs/{id}>"},
	{"- **A**: <url>", "A required url <<url>>"},
	{"- **A**: <link>", "A required url <<link>>"},
	{"- **A**: URL", "A required url <url>"},
	{"- **A**: link", "A required url <link>"},
	{"- **GitHub**: <url>", "GitHub required url on github.com <<url>>"},
	{"- **A**: https://example.org/...", "A required url ->https://example.org/... <https://example.org/...>"},
	{"- **A**: https://... (if applicable)",
	 "A optional(mark) url ->https://... <https://... (if applicable); https://...>"},
	{"- **A**: [Title](link)", "A required link any-target ->link <[title](link); title>"},
	{"- **A**: [Title](the link)", "A required link any-target ->the link <[title](the link)>"},
	{"- **A**: [[Paper](url)]", "A required link any-target ->url <[[paper](url)]; [paper]>"},
	{"- **A**: [[Paper](url)] [[Code](url)]", "A required urls <[[paper](url)] [[code](url)]; [paper] [code]>"},
	{"- **A**: [text]()", "A required link any-target <[text](); text>"},
	{"- **A**: [PDF](https://arxiv.org/pdf/{id})",
	 "A required link ->https://arxiv.org/pdf/{id} <[pdf](https://arxiv.org/pdf/{id}); pdf>"},
	{"- **A**: ([Paper](url))", "A required link any-target ->url <([paper](url)); (paper)>"},
	{"- **A**: [[x] [y](url)", "A required anything <[[x] [y](url); [[x] y>"},
	{"- **A**: [[x] y]", "A required anything <[[x] y]>"},
	{"- **A**: [Title](<https://example.org/a>)",
	 "A required link any-target ->https://example.org/a <[title](<https://example.org/a>); title>"},
	{"- **A**: [Title](<https://example.org/{id}>)",
	 "A required link ->https://example.org/{id} <[title](<https://example.org/{id}>); title>"},
	{"- **A**: [Title](<https://example.org/a)",
	 "A required link any-target -><https://example.org/a <[title](<https://example.org/a)>"},
	{"- **A**: https://example.org/a and more", "A required anything <https://example.org/a and more>"},
	{"- **A**: https://example.org/<the id>",
	 "A required pattern ->https://example.org/<the id> <https://example.org/<the id>>"},
	{"- **A**: [[Paper](url) x] [[Code](url)]",
	 "A required anything <[[paper](url) x] [[code](url)]; [paper x] [code]>"},
	{"- **A**: [a](url) | [b](url) / [c](url)",
	 "A required urls <[a](url) | [b](url) / [c](url); [c](url); [a](url); a | b / c>"},
	{"- **Tags**: [a](url), [b](url)", "Tags required list tags <[a](url), [b](url); a, b>"},
	{"- **arXiv / GitHub**:", "arXiv|GitHub required urls"},
	{"- **arXiv / GitHub / arXiv paper**:", "arXiv|GitHub|arXiv paper required urls"},
	{"- **arXiv / arXiv paper**:", "arXiv|arXiv paper required urls on arxiv.org"},
	// Dates.
	{"- **A**: YYYY-MM-DD", "A required date <yyyy-mm-dd>"},
	{"- **A**: `YYYY/MM/DD`", "A required date <`yyyy/mm/dd`; yyyy/mm/dd>"},
	{"- **A**: [yy.mm.dd]", "A required date <[yy.mm.dd]; yy.mm.dd>"},
	{"- **A**: (fill in, YYYY-MM-DD)", "A required anything <(fill in, yyyy-mm-dd)>"},
	// Lists.
	{"- **A**: x, x, ...", "A required list <x, x, ...>"},
	{"- **A**: tag1, tag2", "A required list <tag1, tag2>"},
	{"- **A**: author1, author2, and author3", "A required list <author1, author2, and author3>"},
	{"- **A**: 甲、乙、…", "A required list <甲、乙、...>"},
	{"- **Topics**: a / b / c", "Topics required list tags <a / b / c>"},
	{"- **A**: In a sentence, what it is about", "A required anything <in a sentence, what it is about>"},
	// Vocabularies.
	{"- **A**: not started / reading / done",
	 "A required choice {not started, reading, done} <not started / reading / done>"},
	{"- **A**: yes | no", "A required choice {yes, no} <yes | no>"},
	{"- **A**: [High/Medium/Low]", "A required choice {High, Medium, Low} <[high/medium/low]; high/medium/low>"},
	{"- **A**: (2.x/3.x)", "A required choice {2.x, 3.x} <(2.x/3.x); 2.x/3.x>"},
	{"- **A**: red/green/blue", "A required choice {red, green, blue} <red/green/blue>"},
	{"- **A**: `todo` / `done`", "A required choice {todo, done} <`todo` / `done`; todo / done>"},
	{"- **A**: **todo** / **done**", "A required choice {todo, done} <**todo** / **done**; todo / done>"},
	{"- **A**: a / b / ...", "A required choice {a, b, ...} <a / b / ...>"},
	{"- **A**: a, b | c", "A required choice {a, b, c} <a, b | c>"},
	{"- **A**: [a](url) / n", "A required anything <[a](url) / n; [a](url); a / n>"},
	{"- **A**: <a> | n", "A required anything <<a> | n; <a>>"},
	{"- **A**: <1 / 1 to 2", "A required choice {<1, 1 to 2} <<1 / 1 to 2>"},
	{"- **A**: 2024", "A required anything"},
	{"- **A**: 1234.5", "A required anything <1234.5>"},
	{"- **A**: [ ] a [ ] b", "A required anything"},
	{"- **A**: {a/b/c - of yours}", "A required anything <{a/b/c - of yours}>"},
	{"- **A**: [a/b/c], and why", "A required anything <[a/b/c], and why>"},
	{"- **A**: a/b/c – d", "A required anything <a/b/c – d>"},
	{"- **A**: a/b/c — d", "A required anything <a/b/c — d>"},
	{"- **A**: [a] (b) / c", "A required choice {[a] (b), c} <[a] (b) / c>"},
	{"- **A**: a - b / c - d", "A required choice {a - b, c - d} <a - b / c - d>"},
	{"- **A**: a / b (Circle one)", "A required choice {a, b} <a / b (circle one)>"},
	{"- **A**: a / b (only one)", "A required choice {a, b} <a / b (only one)>"},
	{"- **A**: a / b (c)", "A required choice {a, b (c)} <a / b (c)>"},
	{"- **A**: ★★☆", "A required anything"},
	{"- **A**: a / b / etc.", "A required choice {a, b, ...} <a / b / etc.>"},
	{"- **A**: a / b / other: ...", "A required choice {a, b, ...} <a / b / other: ...>"},
	{"- **A**: a / b (optional)", "A optional(mark) choice {a, b} <a / b (optional); a / b>"},
	{"- **A**: one of: a / b", "A required choice {a, b} <one of: a / b>"},
	{"- **A**: a / b (pick one)", "A required choice {a, b} <a / b (pick one)>"},
	{"- **A**: [a](url), [b](url)", "A required urls <[a](url), [b](url); a, b>"},
	{"- **A**: 未读 / 在读 / 已读", "A required choice {未读, 在读, 已读} <未读 / 在读 / 已读>"},
	{"- **A**: a / b / Others...", "A required choice {a, b, ...} <a / b / others...>"},
	{"- **A**: a / b / other…", "A required choice {a, b, ...} <a / b / other...>"},
	{"- **A**: a / b / others", "A required choice {a, b, others} <a / b / others>"},
	{"- **A**: a / b / other", "A required choice {a, b, other} <a / b / other>"},
	{"- **A**: a / b, which takes a very long time to say, in more words than any vocabulary has for it all",
	 "A required anything <a / b, which takes a very long time to say, in more words than any vocabulary has for "
	 "it all>"},
	{"- **A**: a / / b", "A required anything <a / / b>"},
	{"- **A**: {a/b}", "A required choice {a, b} <{a/b}; a/b>"},
	{"- **A /B**:", "A /B required anything"},
	{"- **A**: \"a\" / \"b\"", "A required choice {a, b} <\"a\" / \"b\">"},
	{"- **A**: \"a / b\"", "A required choice {a, b} <\"a / b\"; a / b>"},
	{"- **A**: and/or", "A required anything <and/or>"},
	{"- **A**: TCP/IP", "A required anything <tcp/ip>"},
	// Any other text.
	{"- **A**: (fill me in)", "A required anything <(fill me in)>"},
	{"- **A**: <name>", "A required anything <<name>>"},
	{"- **A**: **bold** text", "A required anything <**bold** text; bold text>"},
	{"- **A**: xxx <!-- a remark --> yyy", "A required anything <xxx yyy>"},
	// Names.
	{"- **A / B**:", "A|B required anything"},
	{"- **A | B**:", "A|B required anything"},
	{"- **A** / **B**:", "A|B required anything"},
	{"- **TCP/IP**:", "TCP/IP required anything"},
	{"- **A:**", "A required anything"},
	{"- __A__ :", "A required anything"},
	// A hint after the name is none of it, unless it tells two fields apart.
	{"- **Tags** (split by commas):", "Tags~Tags (split by commas) required list tags <(split by commas)>"},
	{"- **Date (YYYY-MM-DD)**:", "Date~Date (YYYY-MM-DD) required date <(yyyy-mm-dd); yyyy-mm-dd>"},
	{"- State (a/b): c", "State~State (a/b) required anything <c>"},
	{"- **Name** (English):\n- **Name** (Chinese):", "Name (English) required anything\n"
							 "Name (Chinese) required anything"},
	{"- **A**（说明）：", "A~A（说明） required anything <(说明)>"},
	{"- __A__ (hint):", "A~A (hint) required anything <(hint)>"},
	{"- A (hint):", "A~A (hint) required anything <(hint)>"},
	{"- A(hint):", "A(hint) required anything"},
	{"- A hint):", "A hint) required anything"},
	{"- `` ` (x)``:", "(x) required anything"},
	{"- _ (x):", "_~_ (x) required anything <(x)>"},
	{"- ⭐ * (x):", "(x) required anything"},
	{"- **A__B**:", "A__B required anything"},
	{"- __A__B__:", "A__B required anything"},
	{"- __A__ / __B C__ (hint):", "A|B C~A / B C (hint) required anything <(hint)>"},
	{"- A__:\n- __B__: <!-- pllint: alias __C__ -->", "A__ required anything\nB=__C__ required anything"},
	{"- **A** (hint):\n- text\n- **L**:\n  - **A**:\n- **B** (hint):",
	 "A~A (hint) required anything <(hint)>\nL required fields\n  A optional(nested) anything\nB~B (hint) required "
	 "anything <(hint)>"},
	{"- A\t/\tB:", "A|B required anything"},
	{"- __A__/__B__:", "A|B required anything"},
	{"- A\\_B:", "A_B required anything"},
	{"- A*B:", "A*B required anything"},
	{"- **A** and **B**:", "A and B required anything"},
	{"- A\\:", "A required anything"},
	{"- **A**: <!-- pllint: alias \xC2\xA0Long name\xC2\xA0 -->", "A=Long name required anything"},
	{"- **A**: <!-- pllint: alias \xE3\x80\x80名称\xE3\x80\x80 -->", "A=名称 required anything"},
	{"- **A**: <!-- pllint: alias \xC2\xA0 -->", "A required anything"},
	{"- **A**: <!-- pllint: alias B\\_c, D\\e, F\\ -->", "A=B_c=D\\e=F\\ required anything"},
	{"- **A**: <!-- pllint: alias ,B,, B, A --> <!-- pllint: alias C --> <!-- pllint: alias D, E, F -->",
	 "A=B=C=D=E=F required anything"},
	// Optional, in all its places.
	{"- **A** (optional):", "A optional(mark) anything"},
	{"- **A**（可选）：", "A optional(mark) anything"},
	{"- **A** *optional*:", "A optional(mark) anything"},
	{"- **A** [if available]:", "A optional(mark) anything"},
	{"- **A**: (if any)", "A optional(mark) anything <(if any)>"},
	{"- **A**: optional", "A optional(mark) anything <optional>"},
	{"- **Links**: (if any)", "Links optional(mark) urls <(if any)>"},
	{"- **A**: (optional) <url>", "A optional(mark) url <(optional) <url>; <url>>"},
	{"- **A**:\n  - (if any)", "A optional(mark) anything <(if any)>"},
	{"- **A** (required):", "A required(mark) anything"},
	// Nested labels.
	{"- **Links**:\n  - arxiv:\n  - Site:", "Links required links\n"
						"  arxiv optional(nested) urls on arxiv.org\n"
						"  Site optional(nested) urls"},
	{"- **More**:\n  - GitHub:\n  - Docs (required):", "More required links\n"
							   "  GitHub optional(nested) urls on github.com\n"
							   "  Docs required(mark) urls"},
	{"- **More**:\n  - Site: <url>\n  - Talk: when given", "More required links\n"
							       "  Site optional(nested) url <<url>>\n"
							       "  Talk optional(nested) urls <when given>"},
	{"- **Info**:\n  - Year: YYYY\n  - State: a / b", "Info required fields\n"
							  "  Year optional(nested) date <yyyy>\n"
							  "  State optional(nested) choice {a, b} <a / b>"},
	{"- **Code**:\n  - x: words", "Code required links\n  x optional(nested) urls <words>"},
	{"- **More**:\n  - Url:", "More required links\n  Url optional(nested) urls"},
	{"- **More**:\n  - x: [Paper](url)",
	 "More required links\n  x optional(nested) link any-target ->url <[paper](url); paper>"},
	{"- **More**:\n  - x: [a](url), [b](url)",
	 "More required links\n  x optional(nested) urls <[a](url), [b](url); a, b>"},
	{"- **More**:\n  - x: https://example.org/{id}",
	 "More required links\n  x optional(nested) pattern ->https://example.org/{id} <https://example.org/{id}>"},
	{"- **Links**:\n  - x: <!-- pllint: text -->\n  - y:",
	 "Links required links\n  x optional(nested) anything directed\n  y optional(nested) urls"},
	{"- **A**: **", "A required anything <**>"},
	// Directives overrule what is shown.
	{"- **A**: <!-- pllint: optional -->", "A optional(directive) anything"},
	{"- **A** (optional): <!-- pllint: required -->", "A required(directive) anything"},
	{"- **A**: <!-- pllint: alias B, C D -->", "A=B=C D required anything"},
	{"- **A**: a / b <!-- pllint: text -->", "A required anything directed <a / b>"},
	{"- **A**: <!-- pllint: list -->", "A required list directed"},
	{"- **A**: <!-- pllint: one-of a, b c -->", "A required choice directed {a, b c}"},
	{"- **A**: <!-- pllint: one-of a, ... -->", "A required choice directed {a, ...}"},
	{"- **Tags**: <!-- pllint: one-of a, b -->", "Tags required list tags directed {a, b} each"},
	{"- **A**: <!-- pllint: list --> <!-- pllint: one-of a, b -->", "A required list directed {a, b} each"},
	{"- **A**: YYYY <!-- pllint: match ^\\d{4}$ -->", "A required date /^\\d{4}$/ <yyyy>"},
	{"- **Links**:\n  - Code: <!-- pllint: required -->", "Links required links\n"
							      "  Code required(directive) urls"},
};

// Prints what differs; true if nothing does.
static bool fits(const char *field, const char *expected, bool crlf)
{
	char text[1024] = {0};
	size_t size = 0;
	const char *parts[] = {"### Title\n\n", field, "\n"};
	for (size_t i = 0; i < 3; i++) {
		for (const char *c = parts[i]; *c; c++) {
			if (*c == '\n' && crlf) {
				text[size++] = '\r';
			}
			text[size++] = *c;
		}
	}
	struct compiled *compiled = dump_compile_bytes(text, size);
	char wanted[1024];
	snprintf(wanted, sizeof wanted, "%s\n", expected);
	const char *got = dump_fields(compiled);
	bool same = strcmp(got, wanted) == 0 && compiled->faults.count == 0;
	if (!same) {
		print_error("%s\n-- wanted:\n%s-- got:\n%s", field, wanted, got);
	}
	dump_release(compiled);
	return same;
}

static void expect_all(bool crlf)
{
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		wrong += !fits(cases[i].field, cases[i].expected, crlf);
	}
	assert_int_equal(wrong, 0);
}

static void each_notation_is_understood(void **state)
{
	(void)state;
	expect_all(false);
}

static void line_ends_make_no_difference(void **state)
{
	(void)state;
	expect_all(true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_notation_is_understood),
		cmocka_unit_test(line_ends_make_no_difference),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
