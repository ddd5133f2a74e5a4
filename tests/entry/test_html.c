// Details, comments and tags.

#include "reading.h"

static void details(void **state)
{
	(void)state;
	check("### T\n\n- **A**:\n  <details>\n  b\n  </details>\n- **B**: c\n",
	      "### T (T) list\n- {A} strong key=a details[b]\n- {B} strong key=b value=<c>\n");
	check("### T\n\n- **A**:\n  <details>b\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details crowded-open[b]\n");
	check("### T\n\n- **A**: <details><summary>s</summary>b</details>\n",
	      "### T (T) list\n- {A} strong key=a details crowded-open crowded-close[b]\n");
	check("### T\n\n- **A**:\n  <details open><summary>s</summary>\n  b\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details[b]\n");
	check("### T\n\n- **A**:\n  <details>\n\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details[] empty\n");
	check("### T\n\n- **A**:\n  <details>\n  b\n- **B**: c\n",
	      "### T (T) list\n- {A} strong key=a details unclosed[b]\n- {B} strong key=b value=<c>\n");
	check("### T\n\n- **A**:\n  <details>\n\n  - x\n\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details[- x]\n  - value=<x>\n");
	check("### T\n\n- **A**:\n<details>\nb\n</details>\n\n- **B**: c\n",
	      "### T (T) list\n- {A} strong key=a details[b]\n- {B} strong key=b value=<c>\n");
	check("### T\n\n- **A**: b\n\n</details>\n",
	      "### T (T) list\n- {A} strong key=a value=<b>\nstray </details>\n");
	check("## G\n\n<details>\n<summary>old</summary>\n\n### T\n\n- **A**: b\n\n</details>\n",
	      "## G (G)\n### T (T) list\n- {A} strong key=a value=<b>\n");
}

// What may be behind a details tag, and what ends its name.
static void tags(void **state)
{
	(void)state;
	check("### T\n\n- **A**:\n  <details> <!-- x > y -->\n  b\n  </details><!-- z -->\n",
	      "### T (T) list\n- {A} strong key=a details[<!-- x > y -->\\n  b]\ncomment x > y\ncomment z\n");
	check("### T\n\n- **A**:\n  <details><!-- x -->c\n  b\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details crowded-open[<!-- x -->c\\n  b]\ncomment x\n");
	check("### T\n\n- **A**:\n  <details><!-- x\n  y -->\n  b\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details[<!-- x\\n  y -->\\n  b]\ncomment x\\n  y\n");
	check("### T\n\n- **A**:\n  <details\topen>\n  b\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details[b]\n");
	check("### T\n\n- **A**:\n  <details\n  open>\n  b\n  </details\r\n  >\n",
	      "### T (T) list\n- {A} strong key=a details[b]\n");
	check("### T\n\n- **A**:\n  <details/>\n  b\n  </details>\n",
	      "### T (T) list\n- {A} strong key=a details[b]\n");
	check("### T\n\n- **A**:\n\n  <detailsx>\n  b\n  </detailsx>\n", "### T (T) list\n- {A} strong key=a more\n");
}

// So much is looked through for a summary.
static void long_details(void **state)
{
	(void)state;
	static char long_text[5000];
	size_t head =
		(size_t)snprintf(long_text, sizeof long_text, "### T\n\n- **A**:\n  <details><summary>s</summary>\n  ");
	memset(long_text + head, 'b', 4500);
	strcpy(long_text + head + 4500, "\n  </details>\n");
	const char *read = read_text(long_text, strlen(long_text));
	const char *expected = "### T (T) list\n- {A} strong key=a details[bbb";
	assert_memory_equal(read, expected, strlen(expected));
	assert_string_equal(read + strlen(read) - 4, "bb]\n");
}

// Raw HTML in the text of a line.
static void inline_tags(void **state)
{
	(void)state;
	check("### T\n\n- A: <a\thref='https://b.org'>b</a> <A HREF=\"https://c.org\">c</A>\n",
	      "### T (T) list\n- {A} key=a value=<<a\\thref='https://b.org'>b</a> <A HREF=\"https://c.org\">c</A>> "
	      "html(https://b.org) html(https://c.org)\n");
	check("### T\n\n- A: <b title=\"x\">b</b> <abbr>c</abbr> <i>d</i> <a>e</a> <a href=f>g</a>\n",
	      "### T (T) list\n- {A} key=a "
	      "value=<<b title=\"x\">b</b> <abbr>c</abbr> <i>d</i> <a>e</a> <a href=f>g</a>>\n");
	check("### T\n\n- A: b <i\n  y\n  z>c\n", "### T (T) list\n- {A} key=a value=<b <i\\n  y\\n  z>c>\n");
	check("### T\n\n- A: b <!-- x\n  y\n  --> c\n",
	      "### T (T) list\n- {A} key=a value=<b <!-- x\\n  y\\n  --> c>\ncomment x\\n  y\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(details),
		cmocka_unit_test(tags),
		cmocka_unit_test(long_details),
		cmocka_unit_test(inline_tags),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
