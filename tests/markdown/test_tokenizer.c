// What each kind of Markdown becomes: tokens, told with the bytes they claim.

#include "../base/support.h"
#include "markdown/tokenizer.h"

// How a token is told: what it is, its bytes in quotes, its `more` in braces. `+` opens, `-` closes. A line
// ending is told as `$`, CR as `%`, a tab as `>>`, NUL as `@`.
struct teller {
	const char *bytes;
	char text[4096];
	size_t size;
	size_t sections;
};

static void tell(struct teller *teller, const char *text)
{
	size_t length = strlen(text);
	assert_true(teller->size + length < sizeof teller->text);
	memcpy(teller->text + teller->size, text, length + 1);
	teller->size += length;
}

static void tell_bytes(struct teller *teller, span s)
{
	for (uint32_t i = s.start; i < s.end; i++) {
		char one[2] = {teller->bytes[i], 0};
		switch (one[0]) {
		case '\n':
			tell(teller, "$");
			break;
		case '\r':
			tell(teller, "%");
			break;
		case '\t':
			tell(teller, ">>");
			break;
		case 0:
			tell(teller, "@");
			break;
		default:
			tell(teller, one);
			break;
		}
	}
}

static void tell_token(struct teller *teller, const struct token *token)
{
	static const char *const names[] = {
		[TOKEN_QUOTE] = "quote",     [TOKEN_LIST] = "list",	  [TOKEN_ITEM] = "item",
		[TOKEN_HEADING] = "h",	     [TOKEN_PARAGRAPH] = "p",	  [TOKEN_CODE] = "code",
		[TOKEN_HTML] = "html",	     [TOKEN_RULE] = "rule",	  [TOKEN_EMPHASIS] = "em",
		[TOKEN_STRONG] = "strong",   [TOKEN_STRIKE] = "strike",	  [TOKEN_CODE_SPAN] = "span",
		[TOKEN_LINK] = "link",	     [TOKEN_IMAGE] = "image",	  [TOKEN_TEXT] = "",
		[TOKEN_ENTITY] = "entity",   [TOKEN_NUL] = "nul",	  [TOKEN_SOFT_BREAK] = "soft",
		[TOKEN_HARD_BREAK] = "hard", [TOKEN_HTML_INLINE] = "tag", [TOKEN_CODE_LINE] = "line",
		[TOKEN_CODE_TEXT] = "verb",  [TOKEN_HTML_LINE] = "raw",
	};
	static const char *const sides[] = {"", "+", "-"};
	static const struct {
		unsigned flag;
		const char *name;
	} flags[] = {{TOKEN_REFERENCE, " ref"}, {TOKEN_AUTOLINK, " auto"}, {TOKEN_SETEXT, " setext"},
		     {TOKEN_FENCED, " fenced"}, {TOKEN_TIGHT, " tight"},   {TOKEN_DOUBTFUL, " doubtful"}};

	tell(teller, teller->size > 0 ? " " : "");
	tell(teller, sides[token->side]);
	tell(teller, names[token->type]);
	if (token->type == TOKEN_HEADING) {
		tell(teller, (const char[]){(char)('0' + token->detail), 0});
	} else if (token->type == TOKEN_LIST) {
		tell(teller, (const char[]){(char)token->detail, 0});
	} else if (token->detail) {
		tell(teller, "\\");
	}
	for (size_t i = 0; token->side != TOKEN_CLOSE && i < sizeof flags / sizeof *flags; i++) {
		tell(teller, token->flags & flags[i].flag ? flags[i].name : "");
	}
	if (token->at.end > token->at.start) {
		tell(teller, "'");
		tell_bytes(teller, token->at);
		tell(teller, "'");
	}
	if (token->more.end > token->more.start) {
		tell(teller, "{");
		tell_bytes(teller, token->more);
		tell(teller, "}");
	}
}

static void take(struct teller *teller, const struct token_batch *batch)
{
	teller->sections++;
	for (size_t i = 0; i < batch->count; i++) {
		tell_token(teller, &batch->tokens[i]);
	}
}

// `teller`: NULL for none.
static bool tokenize(struct memory *memory, const struct source *source, int cut_level, struct teller *teller)
{
	struct tokenizer *tokenizer = tokenizer_new(memory, source, cut_level);
	const struct token_batch *batch;
	while ((batch = tokenizer_next(tokenizer))) {
		if (teller) {
			take(teller, batch);
		}
	}
	return tokenizer_close(tokenizer);
}

static bool run(struct teller *teller, const char *bytes, size_t size, int cut_level)
{
	static struct bench bench;
	volatile bool is_sure = false;
	bench_open(&bench, 0);
	memset(teller, 0, sizeof *teller);
	teller->bytes = bytes;
	if (setjmp(bench.exit) == 0) {
		struct source *source = source_new(&bench.memory, bytes, size);
		is_sure = tokenize(&bench.memory, source, cut_level, teller);
	} else {
		tell(teller, bench.memory.reason);
	}
	bench_close(&bench);
	return is_sure;
}

struct example {
	const char *text, *tokens;
};

static void check(const struct example *examples, size_t count)
{
	static struct teller teller;
	for (size_t i = 0; i < count; i++) {
		bool is_sure = run(&teller, examples[i].text, strlen(examples[i].text), 6);
		assert_string_equal(teller.text, examples[i].tokens);
		assert_true(is_sure);
	}
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

static void test_headings(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"# A", "+h1'#' 'A' -h1"},
		{"## A **b** ##  \n", "+h2'##' 'A ' +strong'**' 'b' -strong'**' -h2'##'"},
		{"#\n# \n### ###\n", "+h1'#' -h1 +h1'#' -h1 +h3'###' -h3'###'"},
		{"   # A #b #\n", "+h1'#' 'A #b' -h1'#'"},
		{"A\nb\n  ===  \n", "+h1 setext 'A' soft'$' 'b' -h1'==='"},
		{"A\n---\nb", "+h2 setext 'A' -h2'---' +p 'b' -p"},
		{"#\tA\n", "+h1'#' '>>A' -h1"},
		{"#A\n", "+p '#A' -p"},
		{"# A \\#\n", "+h1'#' 'A ' \\'#' -h1"},
		{"- # A\n- B\n  ---\n",
		 "+list- tight +item'-' +h1'#' 'A' -h1 -item +item'-' +h2 setext 'B' -h2'---' -item -list-"},
		{"![a](b)\n===\n", "+h1 setext +image'!['{b} 'a' -image'](b)'{b} -h1'==='"},
		{"# ![a](b) #\n", "+h1'#' +image'!['{b} 'a' -image'](b)'{b} -h1'#'"},
	};
	CHECK(examples);
}

static void test_paragraphs(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"a\nb  \n  c\\\nd", "+p 'a' soft'$' 'b' hard'  $' 'c' hard'\\$' 'd' -p"},
		{"a \t\nb\n", "+p 'a >>' soft'$' 'b' -p"},
		{"a\r\nb\r\rc\r\n", "+p 'a' soft'%$' 'b' -p +p 'c' -p"},
		{"a   \n\n   b", "+p 'a' -p +p 'b' -p"},
		{"1986\\. x\\", "+p '1986' \\'.' ' x\\' -p"},
		{"\\*a\\\\b", "+p \\'*' 'a' \\'\\' 'b' -p"},
		{"&amp;a &#65; &x\n", "+p entity'&amp;' 'a ' entity'&#65;' ' &x' -p"},
		{"&copy; b\n", "+p entity'&copy;' ' b' -p"},
	};
	CHECK(examples);
}

static void test_lists(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"- a\n- b\n", "+list- tight +item'-' +p tight 'a' -p -item +item'-' +p tight 'b' -p -item -list-"},
		{"- a\n\n- b\n", "+list- +item'-' +p 'a' -p -item +item'-' +p 'b' -p -item -list-"},
		{"* a\n\n  b\n", "+list* +item'*' +p 'a' -p +p 'b' -p -item -list*"},
		{"3) a\n4) b\n", "+list) tight +item'3)' +p tight 'a' -p -item +item'4)' +p tight 'b' -p -item -list)"},
		{"-\n- b\n-   c\n",
		 "+list- tight +item'-' -item +item'-' +p tight 'b' -p -item +item'-' +p tight 'c' -p -item -list-"},
		{"- [x] a\n- [ ] b\n- [X]  \n- [y] c\n",
		 "+list- tight +item'-'{[x]} +p tight 'a' -p -item +item'-'{[ ]} +p tight 'b' -p -item +item'-'{[X]} "
		 "-item +item'-' +p tight '[y] c' -p -item -list-"},
		{"- a\n  - b\n    1. c\n\nd\n",
		 "+list- tight +item'-' +p tight 'a' -p +list- tight +item'-' +p tight 'b' -p +list. tight +item'1.' "
		 "+p tight 'c' -p -item -list. -item -list- -item -list- +p 'd' -p"},
		{"- - 1. a\n", "+list- tight +item'-' +list- tight +item'-' +list. tight +item'1.' +p tight 'a' -p "
			       "-item -list. -item -list- -item -list-"},
		{"-     a\n", "+list- tight +item'-' +code line'a' -code -item -list-"},
		{" -\ta\n\n\tb\n", "+list- +item'-' +p 'a' -p +p 'b' -p -item -list-"},
		{"- a\nlazy\n- b\n",
		 "+list- tight +item'-' +p tight 'a' soft'$' 'lazy' -p -item +item'-' +p tight 'b' -p -item -list-"},
		{"- a\n+ b\n", "+list- tight +item'-' +p tight 'a' -p -item -list- +list+ tight +item'+' +p tight 'b' "
			       "-p -item -list+"},
		{"- a\n\n\n  b\nc", "+list- +item'-' +p 'a' -p +p 'b' soft'$' 'c' -p -item -list-"},
		{"- a\n  # B\n  c\n",
		 "+list- tight +item'-' +p tight 'a' -p +h1'#' 'B' -h1 +p tight 'c' -p -item -list-"},
		{"10. a\n\n    b\n", "+list. +item'10.' +p 'a' -p +p 'b' -p -item -list."},
	};
	CHECK(examples);
}

static void test_quotes(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"> a\n> b\n", "+quote'>' +p 'a' soft'$' 'b' -p -quote"},
		{">a\nlazy\n", "+quote'>' +p 'a' soft'$' 'lazy' -p -quote"},
		{"> - a\n> - b\n>\n\nc", "+quote'>' +list- tight +item'-' +p tight 'a' -p -item +item'-' +p tight 'b' "
					 "-p -item -list- -quote +p 'c' -p"},
		{">> a\n> b\n>\n> c\n", "+quote'>' +quote'>' +p 'a' soft'$' 'b' -p -quote +p 'c' -p -quote"},
		{">\n> a\n", "+quote'>' +p 'a' -p -quote"},
		{">\n", "+quote'>' -quote"},
		{"- > a\n  > b\n", "+list- tight +item'-' +quote'>' +p 'a' soft'$' 'b' -p -quote -item -list-"},
		{"> # A\n> ```\n> b\n> ```\n", "+quote'>' +h1'#' 'A' -h1 +code fenced'```' line'b' -code'```' -quote"},
		{">     a\n", "+quote'>' +code line'a' -code -quote"},
	};
	CHECK(examples);
}

static void test_code(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"```sh  x \na\n\n  b\n```\nc", "+code fenced'```'{sh  x} line'a' line line'  b' -code'```' +p 'c' -p"},
		{"~~~\n~~~", "+code fenced'~~~' -code'~~~'"},
		{"```\na", "+code fenced'```' line'a' -code"},
		{"  ```\n   a\n b\n  ```  \n", "+code fenced'```' line' a' line'b' -code'```'"},
		{"    a\n\n      b\n\nc", "+code line'a' line line'  b' -code +p 'c' -p"},
		{"\ta\n", "+code line'a' -code"},
		{"- ```\n  a\n    b\n  ```\n",
		 "+list- tight +item'-' +code fenced'```' line'a' line'  b' -code'```' -item -list-"},
		{"- a\n\n      b\n", "+list- +item'-' +p 'a' -p +code line'b' -code -item -list-"},
		{"````\n```\n````\n", "+code fenced'````' line'```' -code'````'"},
		{"> ```\n> a\nb\n", "+quote'>' +code fenced'```' line'a' -code -quote +p 'b' -p"},
		{"```a&b\\*c\n```", "+code fenced'```'{a&b\\*c} -code'```'"},
		{"```\n\t a\n```\n", "+code fenced'```' line'>> a' -code'```'"},
	};
	CHECK(examples);
}

static void test_html(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"<div>\n  *a*\n</div>\n\nb", "+html raw'<div>' raw'  *a*' raw'</div>' -html +p 'b' -p"},
		{"<!-- a\n\n b -->\nc\n", "+html raw'<!-- a' raw raw' b -->' -html +p 'c' -p"},
		{"- <details>\n  a\n\n  b\n",
		 "+list- tight +item'-' +html raw'<details>' raw'a' -html +p tight 'b' -p -item -list-"},
		{"<b>a</b> *c*\n", "+p tag'<b>' 'a' tag'</b>' ' ' +em'*' 'c' -em'*' -p"},
		{"a <b\n  x=\"y\"> c", "+p 'a ' tag'<b' tag'x=\"y\">' ' c' -p"},
		{"<!-- a -->\n<!-- b -->\n", "+html raw'<!-- a -->' raw'<!-- b -->' -html"},
		{"> <div>\n> a\n\nb", "+quote'>' +html raw'<div>' raw'a' -html -quote +p 'b' -p"},
		{"a <!-- b --><br>", "+p 'a ' tag'<!-- b -->' tag'<br>' -p"},
		{"<div>  \r\n a\t\r\n</div>\r\n", "+html raw'<div>  ' raw' a>>' raw'</div>' -html"},
	};
	CHECK(examples);
}

static void test_rules(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"***\n", "rule'***'"},
		{"- - -  \na", "rule'- - -' +p 'a' -p"},
		{"a\n***\nb", "+p 'a' -p rule'***' +p 'b' -p"},
		{"- a\n- ---\n", "+list- tight +item'-' +p tight 'a' -p -item -list- rule'- ---'"},
		{"> ___\n", "+quote'>' rule'___' -quote"},
	};
	CHECK(examples);
}

static void test_emphasis(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"*a* _b_ **c** __d__ ~~e~~ ~f~\n",
		 "+p +em'*' 'a' -em'*' ' ' +em'_' 'b' -em'_' ' ' +strong'**' 'c' -strong'**' ' ' +strong'__' 'd' "
		 "-strong'__' ' ' +strike'~~' 'e' -strike'~~' ' ' +strike'~' 'f' -strike'~' -p"},
		{"***a***", "+p +em'*' +strong'**' 'a' -strong'**' -em'*' -p"},
		{"*a **b** c*", "+p +em'*' 'a ' +strong'**' 'b' -strong'**' ' c' -em'*' -p"},
		{"**a*", "+p '*' +em'*' 'a' -em'*' -p"},
		{"a*b*c", "+p 'a' +em'*' 'b' -em'*' 'c' -p"},
		{"*a\nb*", "+p +em'*' 'a' soft'$' 'b' -em'*' -p"},
		{"**a**b", "+p +strong'**' 'a' -strong'**' 'b' -p"},
		{"*a* \\*b\\*", "+p +em'*' 'a' -em'*' ' ' \\'*' 'b' \\'*' -p"},
	};
	CHECK(examples);
}

static void test_spans(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"`a` ``b`c`` `` `d` ``\n",
		 "+p +span'`' verb'a' -span'`' ' ' +span'``' verb'b`c' -span'``' ' ' +span'``' verb'`d`' -span'``' -p"},
		{"` a `", "+p +span'`' verb'a' -span'`' -p"},
		{"`a\nb`", "+p +span'`' verb'a' verb'b' -span'`' -p"},
		{"`a`b", "+p +span'`' verb'a' -span'`' 'b' -p"},
		{"`  `", "+p +span'`' verb'  ' -span'`' -p"},
		{"`a  \n  b`\n", "+p +span'`' verb'a  ' verb'b' -span'`' -p"},
		{"``\na\n``", "+p +span'``' verb'a' -span'``' -p"},
		{"a `b", "+p 'a `b' -p"},
		{"> `a\n> b`\n", "+quote'>' +p +span'`' verb'a' verb'b' -span'`' -p -quote"},
	};
	CHECK(examples);
}

static void test_links(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"[a](b)", "+p +link'['{b} 'a' -link'](b)'{b} -p"},
		{"[a](<b c> \"t\")", "+p +link'['{b c} 'a' -link'](<b c> \"t\")'{b c} -p"},
		{"[a](b\\_c&amp;d \"t\\\"u\" )",
		 "+p +link'['{b\\_c&amp;d} 'a' -link'](b\\_c&amp;d \"t\\\"u\" )'{b\\_c&amp;d} -p"},
		{"[a](\n b\n \"t\" )x", "+p +link'['{b} 'a' -link']($ b$ \"t\" )'{b} 'x' -p"},
		{"[](b)", "+p +link'['{b} -link'](b)'{b} -p"},
		{"[a]()", "+p +link'[' 'a' -link']()' -p"},
		{"[a](<>)", "+p +link'[' 'a' -link'](<>)' -p"},
		{"[*a*](b)*c*", "+p +link'['{b} +em'*' 'a' -em'*' -link'](b)'{b} +em'*' 'c' -em'*' -p"},
		{"![a](b)", "+p +image'!['{b} 'a' -image'](b)'{b} -p"},
		{"![a [b](c)](d)", "+p +image'!['{d} 'a ' +link'['{c} 'b' -link'](c)'{c} -image'](d)'{d} -p"},
		{"[![a](b)](c)", "+p +link'['{c} +image'!['{b} 'a' -image'](b)'{b} -link'](c)'{c} -p"},
		{"<http://a.b> <c@d.e>", "+p +link auto'<'{http://a.b} 'http://a.b' -link'>'{http://a.b} ' ' +link "
					 "auto'<'{c@d.e} 'c@d.e' -link'>'{c@d.e} -p"},
		{"[a](b(c)d)", "+p +link'['{b(c)d} 'a' -link'](b(c)d)'{b(c)d} -p"},
		{"[a] (b)", "+p '[a] (b)' -p"},
		{"[a](b c)", "+p '[a](b c)' -p"},
		{"[a](b)[c](d)", "+p +link'['{b} 'a' -link'](b)'{b} +link'['{d} 'c' -link'](d)'{d} -p"},
		{"> [a](\n> b)\n", "+quote'>' +p +link'['{b} 'a' -link']($> b)'{b} -p -quote"},
		{"- [a](b)[c]\n",
		 "+list- tight +item'-' +p tight +link'['{b} 'a' -link'](b)'{b} '[c]' -p -item -list-"},
		{"[a](/x?a=1&b=2) c", "+p +link'['{/x?a=1&b=2} 'a' -link'](/x?a=1&b=2)'{/x?a=1&b=2} ' c' -p"},
		{"![a](b)\nc", "+p +image'!['{b} 'a' -image'](b)'{b} soft'$' 'c' -p"},
		{"<http://a.b?c=1&d=2>",
		 "+p +link auto'<'{http://a.b?c=1&d=2} 'http://a.b?c=1&d=2' -link'>'{http://a.b?c=1&d=2} -p"},
	};
	CHECK(examples);
}

static void test_references(void **state)
{
	(void)state;
	static const struct example examples[] = {
		{"[a]\n\n[a]: /u\n", "+p +link ref'['{/u} 'a' -link']'{/u} -p"},
		{"[a][] [b][a] [a]x\n\n[a]: </u v> \"t\"\n",
		 "+p +link ref'['{/u v} 'a' -link'][]'{/u v} ' ' +link ref'['{/u v} 'b' -link'][a]'{/u v} ' ' +link "
		 "ref'['{/u v} 'a' -link']'{/u v} 'x' -p"},
		{"[a]: /u&v\n\n[x][a]![y][a]",
		 "+p +link ref'['{/u&v} 'x' -link'][a]'{/u&v} +image ref'!['{/u&v} 'y' -image'][a]'{/u&v} -p"},
		{"[a](b c)\n\n[a]: /u", "+p +link ref'['{/u} 'a' -link']'{/u} '(b c)' -p"},
		{"[a]: /u\n[b]: /v\ntext [b]", "+p 'text ' +link ref'['{/v} 'b' -link']'{/v} -p"},
		{"- [a]: /u\n\n  b\n", "+list- +item'-' +p 'b' -p -item -list-"},
		{"> [a]: /u\n\n[a]", "+quote'>' -quote +p +link ref'['{/u} 'a' -link']'{/u} -p"},
		{"[a]: /u\n===\n[a]", "+p '===' soft'$' +link ref'['{/u} 'a' -link']'{/u} -p"},
		{"[a]\n\n[a]:\n    /u\n\n    c\n", "+p +link ref'['{/u} 'a' -link']'{/u} -p +code line'c' -code"},
		{"[a] [b]\n\n[a]: /x&y\n[b]: /x&y\n",
		 "+p +link ref'['{/x&y} 'a' -link']'{/x&y} ' ' +link ref'['{/x&y} 'b' -link']'{/x&y} -p"},
	};
	CHECK(examples);
}

static void test_nul(void **state)
{
	(void)state;
	static struct teller teller;
	assert_true(run(&teller, "a\0b\n\n    c\0d\n", 13, 6));
	assert_string_equal(teller.text, "+p 'a' nul'@' 'b' -p +code line'c@d' -code");
}

// `\n` inside the mark and front matter move nothing but the start.
static void test_body(void **state)
{
	(void)state;
	static struct teller teller;
	const char text[] = "\xEF\xBB\xBF---\ntitle: x\n---\n# A\n";
	assert_true(run(&teller, text, sizeof text - 1, 6));
	assert_string_equal(teller.text, "+h1'#' 'A' -h1");
}

static void test_sections(void **state)
{
	(void)state;
	static struct teller teller;
	static const struct {
		const char *text;
		int cut_level;
		size_t sections;
	} cases[] = {
		{"", 6, 1},
		{"# A\n\n# B\n\n## C\n", 6, 3},
		{"# A\n\n# B\n\n## C\n", 1, 2},
		{"# A\n\n# B\n\n## C\n", 0, 1},
		{"# A\n# B\n", 6, 1},			     // no blank line before it
		{"- a\n\n  # B\n", 6, 1},		     // in an item
		{"- a\n\n# B\n", 6, 2},			     //
		{"```\n\n# A\n```\n\n# B\n", 6, 2},	     //
		{"<!--\n\n# A\n\n-->\n\n# B\n", 6, 2},	     //
		{"<pre>\n\n# A\n</pre>\n\n# B\n", 6, 2},     //
		{"<details>\n\n# A\n\n</details>\n", 6, 2},  // ends with the blank line
		{"# A\n\n[a]: /u\n\n# B\n", 6, 1},	     // a definition
		{"# A\n\n> [a]:\n> /u\n\n# B\n", 6, 1},	     //
		{"# A\n\n[^1]: word\n\n# B\n", 6, 1},	     // a footnote to GitHub
		{"# A\n\n[a]: two words\n\n# B\n", 6, 2},    // none
		{"# A\n\n```\n[a]: /u\n```\n\n# B\n", 6, 2}, // none
		{"# A\n\ntext\n[a]: /u\n\n# B\n", 6, 2},     // none
		{"# A\n\n- [x] : b\n\n# B\n", 6, 2},	     // none
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(run(&teller, cases[i].text, strlen(cases[i].text), cases[i].cut_level));
		assert_int_equal(teller.sections, cases[i].sections);
	}
}

// A text of `count` times `piece` between `before` and `after`.
static char *repeat(const char *before, const char *piece, size_t count, const char *after, size_t *size)
{
	size_t length = strlen(piece);
	*size = strlen(before) + count * length + strlen(after);
	char *text = malloc(*size + 1);
	char *at = text + strlen(before);
	memcpy(text, before, strlen(before));
	for (size_t i = 0; i < count; i++, at += length) {
		memcpy(at, piece, length);
	}
	memcpy(at, after, strlen(after) + 1);
	return text;
}

// What stops a text: its status, PLLINT_OK for nothing.
static enum pllint_status outcome(const char *before, const char *piece, size_t count, const char *after)
{
	static struct bench bench;
	size_t size;
	char *text = repeat(before, piece, count, after, &size);
	volatile enum pllint_status status = PLLINT_OK;
	bench_open(&bench, 0);
	if (setjmp(bench.exit) == 0) {
		struct source *source = source_new(&bench.memory, text, size);
		tokenize(&bench.memory, source, 6, NULL);
	} else {
		status = bench.memory.status;
		assert_non_null(bench.memory.reason);
	}
	bench_close(&bench);
	free(text);
	return status;
}

#define TEN(text) text text text text text text text text text text

static void test_refused(void **state)
{
	(void)state;
	assert_int_equal(outcome("", "[", 65, "\n"), PLLINT_LIMIT);
	assert_int_equal(outcome("", "[a\n", 65, "\n"), PLLINT_LIMIT);
	assert_int_equal(outcome("# ", "[", 65, "\n"), PLLINT_LIMIT);
	assert_int_equal(outcome("[x]: /foo\n\n", "[", 5000, "]\n"), PLLINT_LIMIT);
	assert_int_equal(outcome("", "[a](b)\n", 20000, ""), PLLINT_LIMIT);
	assert_int_equal(outcome("|a|b|\n", "|[a](b)|[c](d)|\n", 20000, ""), PLLINT_LIMIT);
	assert_int_equal(outcome("- x\n", "  [\n  ](\n", 20000, ""), PLLINT_LIMIT);
	assert_int_equal(outcome("x\n", "3. []\n", 20000, ""), PLLINT_LIMIT);
	assert_int_equal(outcome("", ">", 101, "\n"), PLLINT_LIMIT);
	assert_int_equal(outcome("", "- ", 101, "a\n"), PLLINT_LIMIT);
	assert_int_equal(outcome("[a]: /" TEN(TEN("\\!")) "\n\n", "[a]\n\n", 2000, ""), PLLINT_LIMIT);
}

static void test_not_refused(void **state)
{
	(void)state;
	assert_int_equal(outcome("", "[", 64, "\n"), PLLINT_OK);
	assert_int_equal(outcome("", "a\n", 50000, ""), PLLINT_OK);
	assert_int_equal(outcome("|a|b|\n|-|-|\n", "|[a](b)|[c](d)|\n", 100000, ""), PLLINT_OK);
	assert_int_equal(outcome("", "- [a](b)\n", 20000, ""), PLLINT_OK);
	assert_int_equal(outcome("", "7. [a](b)\n", 20000, ""), PLLINT_OK);
	assert_int_equal(outcome("", "- [a](b)\n  - c\n    text\n", 20000, ""), PLLINT_OK);
	assert_int_equal(outcome("```\n", "[[\n", 20000, "```\n"), PLLINT_OK);
	assert_int_equal(outcome("<div>\n", "[[\n", 20000, "</div>\n"), PLLINT_OK);
	assert_int_equal(outcome("<!--\n", "[[\n\n", 20000, "-->\n"), PLLINT_OK);
	assert_int_equal(outcome("", "    [[\n", 20000, ""), PLLINT_OK);
	assert_int_equal(outcome("", "[a](b) ", 20000, "\n"), PLLINT_OK);
	assert_int_equal(outcome("[a]: /u?x&y\n\n", "See [a] and [b](c).\n\n", 2000, ""), PLLINT_OK);
	assert_int_equal(outcome("", ">", 100, "\n"), PLLINT_OK);
}

// The tokens of a table of 600 rows.
struct table_tokens {
	size_t sections, paragraphs, headings, links;
	size_t breaks; // one behind the other, each a line's end
	bool is_sure;
};

static void count_token(struct table_tokens *counts, const struct source *source, const struct token *token)
{
	counts->paragraphs += token->type == TOKEN_PARAGRAPH;
	counts->headings += token->type == TOKEN_HEADING;
	counts->links += token->type == TOKEN_LINK;
	if (token->type == TOKEN_SOFT_BREAK || token->type == TOKEN_HARD_BREAK) {
		counts->breaks++;
		span line = source_line(source, token->at.start);
		assert_int_equal(token->at.end, source_next_line(source, line.start));
		assert_true(token->at.start <= line.end && token->at.start > line.start);
	}
}

static struct table_tokens table_tokens(const char *header, const char *row, const char *after)
{
	static struct bench bench;
	static struct table_tokens counts;
	size_t size;
	char *text = repeat(header, row, 600, after, &size);
	counts = (struct table_tokens){.sections = 0};
	bench_open(&bench, 0);
	if (setjmp(bench.exit) == 0) {
		struct source *source = source_new(&bench.memory, text, size);
		struct tokenizer *tokenizer = tokenizer_new(&bench.memory, source, 6);
		const struct token_batch *batch;
		while ((batch = tokenizer_next(tokenizer))) {
			counts.sections++;
			for (size_t i = 0; i < batch->count; i++) {
				count_token(&counts, source, &batch->tokens[i]);
			}
		}
		counts.is_sure = tokenizer_close(tokenizer);
	}
	bench_close(&bench);
	free(text);
	return counts;
}

// A table that is read in parts has the tokens of one that is read at once.
static void test_tables(void **state)
{
	(void)state;
	static const struct {
		const char *header, *row, *after;
		size_t sections, paragraphs, headings, breaks;
	} cases[] = {
		{"|a|b|\n|-|-|\n", "|[c](d)|e|\n", "", 3, 2, 0, 601},
		{"|a|b|\r\n|-|-|\r\n", "|[c](d)|e|\r\n", "\r\nf\r\n", 3, 4, 0, 601},
		{"f\n\na|b\n-|-\n", "[c](d)|e\n", "", 3, 4, 0, 601},
		{"a|b\n-|-\n", "e|[c](d) \n", "# F\n", 3, 2, 2, 601},
		{"|a|b|\n|-|-|\n", "|[c](d)|e|\n", "===\n", 3, 2, 2, 600}, // the rest is a heading
		// Read at once:
		{"|a|b|\n", "|[c](d)|e|\n", "", 1, 2, 0, 600},			 // no table
		{"|a|b|\n|-|-|\n", "|[c](d)|e|  \n", "", 1, 2, 0, 601},		 // hard breaks
		{"|a|b|\n|-|-|\n", "|[c](d)|e|\\\n", "", 1, 2, 0, 601},		 //
		{"|a|b|\n|-|-|\n", " |[c](d)|e|\n", "", 1, 2, 0, 601},		 // may be code
		{"a|b\n-|-\n", "2. [c](d)|e\n", "", 1, 2, 0, 601},		 // may be an item
		{"a|b\n-|-\n", "[c]: d|[c](d)\n", "", 1, 2, 0, 601},		 // may be a definition
		{"[x]: /u\n\n|a|b|\n|-|-|\n", "|[c](d)|e|\n", "", 1, 2, 0, 601}, // with a definition
		{"> |a|b|\n> |-|-|\n", "|[c](d)|e|\n", "", 1, 2, 0, 601},	 // in a quote
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct table_tokens counts = table_tokens(cases[i].header, cases[i].row, cases[i].after);
		assert_int_equal(counts.sections, cases[i].sections);
		assert_int_equal(counts.paragraphs, cases[i].paragraphs);
		assert_int_equal(counts.headings, cases[i].headings);
		assert_int_equal(counts.breaks, cases[i].breaks);
		assert_int_equal(counts.links, 1200);
		assert_true(counts.is_sure);
	}
}

static void work(struct memory *memory)
{
	static const char text[] = "# A\n\n- [x] *b* [c][d]\n  > e\n\n[d]: /f&g\n\n```\nh\n```\n";
	struct source *source = source_new(memory, text, sizeof text - 1);
	tokenize(memory, source, 6, NULL);
}

static void test_out_of_memory(void **state)
{
	(void)state;
	assert_true(fail_everywhere(work) >= 5);
}

static void test_deadline(void **state)
{
	(void)state;
	for (volatile size_t n = 0; n < 3; n++) {
		struct bench bench;
		bench_open(&bench, 0);
		size_t left = n;
		bench.memory.deadline = (struct pllint_deadline){asked_too_often, &left};
		volatile bool is_stopped = true;
		if (setjmp(bench.exit) == 0) {
			work(&bench.memory);
			is_stopped = false;
		}
		assert_int_equal(is_stopped, n < 2);
		assert_true(!is_stopped || bench.memory.status == PLLINT_TIME_LIMIT);
		bench_close(&bench);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headings),   cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_lists),	   cmocka_unit_test(test_quotes),
		cmocka_unit_test(test_code),	   cmocka_unit_test(test_html),
		cmocka_unit_test(test_rules),	   cmocka_unit_test(test_emphasis),
		cmocka_unit_test(test_spans),	   cmocka_unit_test(test_links),
		cmocka_unit_test(test_references), cmocka_unit_test(test_nul),
		cmocka_unit_test(test_body),	   cmocka_unit_test(test_sections),
		cmocka_unit_test(test_refused),	   cmocka_unit_test(test_not_refused),
		cmocka_unit_test(test_tables),	   cmocka_unit_test(test_out_of_memory),
		cmocka_unit_test(test_deadline),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
