// Labels, values, links and headings.

#include "reading.h"

static void labels(void **state)
{
	(void)state;
	check("### T\n\n- **Tags**: a, b\n", "### T (T) list\n- {Tags} strong key=tags value=<a, b>\n");
	check("### T\n\n* __Tags:__ a\n", "### T (T) list\n* {Tags} strong inside key=tags value=<a>\n");
	check("### T\n\n- Tags: a\n", "### T (T) list\n- {Tags} key=tags value=<a>\n");
	check("### T\n\n- **Tags** : a\n", "### T (T) list\n- {Tags} strong key=tags value=<a>\n");
	check("### T\n\n- **Tags** a\n", "### T (T) list\n- {Tags} strong no-colon key=tags value=<a>\n");
	check("### T\n\n- **Tags:**a\n", "### T (T) list\n- {Tags} strong inside broken key=tags value=<a>\n");
	check("### T\n\n- **标签：**甲\n", "### T (T) list\n- {标签} strong inside wide broken key=标签 value=<甲>\n");
	check("### T\n\n- **标签**：a\n", "### T (T) list\n- {标签} strong wide key=标签 value=<a>\n");
	check("### T\n\n- \xF0\x9F\x93\x8C **Tags**: a\n",
	      "### T (T) list\n- {Tags} strong decorated key=tags value=<a>\n");
	check("### T\n\n- :star: Tags: a\n", "### T (T) list\n- {Tags} decorated key=tags value=<a>\n");
	check("### T\n\n- **A** / **B**: c\n", "### T (T) list\n- {A** / **B} strong key=a / b value=<c>\n");
	check("### T\n\n- **Code** (optional): c\n",
	      "### T (T) list\n- {Code} strong mark=(optional) key=code value=<c>\n");
	check("### T\n\n- **Code (if any)**: c\n",
	      "### T (T) list\n- {Code} strong mark=(if any) key=code value=<c>\n");
	check("### T\n\n- **Author(s)**: c\n", "### T (T) list\n- {Author(s)} strong key=author(s) value=<c>\n");
	check("### T\n\n- **R&amp;D**: c\n", "### T (T) list\n- {R&amp;D} strong key=r&d value=<c>\n");
}

static void no_labels(void **state)
{
	(void)state;
	check("### T\n\n- https://a.org/b\n", "### T (T) list\n- value=<https://a.org/b> bare(https://a.org/b)\n");
	check("### T\n\n- [a](b): c\n", "### T (T) list\n- value=<[a](b): c> inline(b)\n");
	check("### T\n\n- This sentence is far too long to be any kind of a label: yes\n",
	      "### T (T) list\n- value=<This sentence is far too long to be any kind of a label: yes>\n");
	check("### T\n\n-\n- : a\n", "### T (T) list\n- empty\n- value=<: a>\n");
	check("### T\n\n- **Bold: text** goes on\n", "### T (T) list\n- value=<**Bold: text** goes on>\n");
}

// What is nearly a label, and marks at odd places.
static void odd_labels(void **state)
{
	(void)state;
	check("### T\n\n- :star\n- :Star: a\n", "### T (T) list\n- value=<:star>\n- value=<:Star: a>\n");
	check("### T\n\n- :star tags: a\n", "### T (T) list\n- value=<:star tags: a>\n");
	check("### T\n\n- **:star:** Tags a\n", "### T (T) list\n- value=<**:star:** Tags a>\n");
	check("### T\n\n- **(optional)**: a\n", "### T (T) list\n- {(optional)} strong key=(optional) value=<a>\n");
	check("### T\n\n- **A** *(optional)*: b\n- **A (optional\\)**: b\n",
	      "### T (T) list\n- {A} strong mark=(optional) key=a value=<b>\n"
	      "- {A (optional\\)} strong key=a (optional) value=<b>\n");
	check("### T\n\n- \\*(optional): b\n", "### T (T) list\n- {*(optional)} key=*(optional) value=<b>\n");
	check("### T\n\n- **a _(optional)_**", "### T (T) list\n- {a} strong no-colon mark=(optional) key=a empty\n");
	// Code points are counted as they are written.
	check("### T\n\n- **&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;** a\n",
	      "### T (T) list\n- value=<**&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;&amp;** a>\n");
	check("### T\n\n- **&#X41;&#98;&#xD800;**: a\n",
	      "### T (T) list\n- {&#X41;&#98;&#xD800;} strong key=ab\xEF\xBF\xBD value=<a>\n");
}

static void values(void **state)
{
	(void)state;
	check("### T\n\n- **A**: <!-- x -->b<!-- y -->\n", "### T (T) list\n- {A} strong key=a value=<b>\n"
							   "comment x\ncomment y\n");
	check("### T\n\n- **A**: b\nlazy\n", "### T (T) list\n- {A} strong key=a value=<b\\nlazy>\n");
	check("### T\n\n- **A**:\n  b\n", "### T (T) list\n- {A} strong key=a value=<b>\n");
	check("### T\n\n- **A**:\n\n  b\n", "### T (T) list\n- {A} strong key=a more\n");
	check("### T\n\n- **A**:\n\n- **B**: c\n",
	      "### T (T) list\n- {A} strong key=a empty\n- {B} strong key=b value=<c>\n");
	check("### T\n\n- **A**:\n\t- x: 1\n\t\t- y\n\t- z\n- **B**: 2\n",
	      "### T (T) list\n- {A} strong key=a\n  - {x} key=x value=<1>\n    - value=<y>\n  - value=<z>\n"
	      "- {B} strong key=b value=<2>\n");
}

static void links(void **state)
{
	(void)state;
	check("### T\n\n- A: <https://a.org>, [b](https://b.org \"t\") ![i](i.png)\n",
	      "### T (T) list\n- {A} key=a value=<<https://a.org>, [b](https://b.org \"t\") ![i](i.png)> "
	      "angle(https://a.org) inline(https://b.org) inline(i.png)\n");
	check("### T\n\n- A: [b][r]\n\n[r]: https://r.org\n",
	      "### T (T) list\n- {A} key=a value=<[b][r]> reference(https://r.org)\n");
	check("### T\n\n- A: https://a.org/x_y_z?a=1&amp;b=2, and https://b.org.\n",
	      "### T (T) list\n- {A} key=a value=<https://a.org/x_y_z?a=1&amp;b=2, and https://b.org.> "
	      "bare(https://a.org/x_y_z?a=1&amp;b=2) bare(https://b.org)\n");
	check("### T\n\n- A: `https://a.org` <a href=\"https://b.org\">b</a>\n",
	      "### T (T) list\n- {A} key=a value=<`https://a.org` <a href=\"https://b.org\">b</a>> "
	      "html(https://b.org)\n");
}

static void odd_links(void **state)
{
	(void)state;
	// What is behind nested items is in no run of its item.
	check("### T\n\n- A: https://a.org\n\n  - B: https://b.org\n\n  more https://c.org\n",
	      "### T (T) list\n- {A} key=a value=<https://a.org> bare(https://a.org) more\n"
	      "  - {B} key=b value=<https://b.org> bare(https://b.org)\n");
	// Images in images: sixteen are told, from the outside.
	char nested[1024] = "### T\n\n- A: ";
	for (int i = 0; i < 18; i++) {
		strcat(nested, "![");
	}
	for (int i = 0; i < 18; i++) {
		strcat(nested, "](i)");
	}
	strcat(nested, "\n");
	const char *read = read_text(nested, strlen(nested));
	int told = 0;
	for (const char *at = read; (at = strstr(at, " inline(i)")) != NULL; at++) {
		told++;
	}
	assert_int_equal(told, 16);
	assert_string_equal(read + strlen(read) - 11, " inline(i)\n");
}

static void headings(void **state)
{
	(void)state;
	check("###\n\n- **A**: b\n", "### () list\n- {A} strong key=a value=<b>\n");
	check("### T ###\n", "### T ### (T)\n");
	check("T\n===\n\n- **A**: b\n", "T\\n=== (T) list\n- {A} strong key=a value=<b>\n");
	check("- **A**: b\n", " () list\n- {A} strong key=a value=<b>\n");
	check("---\ntitle: x\n---\n### T\n", "### T (T)\n");
	check("### T\n\n```\n- **A**: b\n```\n\n- **A**: c\n", "### T (T) other\n- {A} strong key=a value=<c>\n");
	check("### T\n\nAdvice.\n\n<!-- pllint: x -->\n\n- **A**: c\n",
	      "### T (T) list\n- {A} strong key=a value=<c>\ncomment pllint: x\n");
	check("### T\n\n> - **A**: quoted\n", "### T (T)\n");
}

// The same text with CRLF, with a byte-order mark and with both reads alike.
static void line_endings(void **state)
{
	(void)state;
	static const char unix_text[] =
		"### T\n\n- **A**: b\n  c\n- **L**:\n  - x: https://a.org\n- **N**:\n  <details>\n"
		"  d\n  e\n  </details>\n";
	char expected[4096];
	char other[4096] = "\xEF\xBB\xBF";
	strcpy(expected, read_text(unix_text, sizeof unix_text - 1));
	size_t size = 3;
	for (const char *c = unix_text; *c; c++) {
		if (*c == '\n') {
			other[size++] = '\r';
		}
		other[size++] = *c;
	}
	assert_string_equal(read_text(other, size), expected);
	assert_string_equal(read_text(other + 3, size - 3), expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels),   cmocka_unit_test(odd_labels),   cmocka_unit_test(no_labels),
		cmocka_unit_test(values),   cmocka_unit_test(links),	    cmocka_unit_test(odd_links),
		cmocka_unit_test(headings), cmocka_unit_test(line_endings),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
