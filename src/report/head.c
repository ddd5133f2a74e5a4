// What text and concise print alike.

#include "report/head.h"

#include "report/words.h"

void print_place(struct output *output, const char *path, struct pllint_position position)
{
	output_style(output, STYLE_BOLD);
	output_string(output, path);
	output_plain(output, ":");
	output_number(output, position.line);
	output_plain(output, ":");
	output_number(output, position.column);
	output_style(output, STYLE_PLAIN);
	output_plain(output, ": ");
}

void print_rule(struct output *output, size_t rule, bool is_marked)
{
	output_style(output, STYLE_DIM);
	output_plain(output, " [");
	output_plain(output, pllint_rule_at(rule)->name);
	output_plain(output, "]");
	output_style(output, STYLE_PLAIN);
	if (is_marked) {
		output_style(output, STYLE_MARK);
		output_plain(output, " [*]");
		output_style(output, STYLE_PLAIN);
	}
	output_plain(output, "\n");
}

static void print_one(struct output *output, const char *path, const struct pllint_applied *fixed)
{
	print_place(output, path, fixed->position);
	output_style(output, STYLE_MARK);
	output_plain(output, "fixed");
	output_style(output, STYLE_PLAIN);
	output_plain(output, ": ");
	output_string(output, fixed->message);
	print_rule(output, fixed->rule, false);
}

static bool print_change(struct output *output, const struct reported *reported)
{
	struct buffer words = {0};
	bool would_change = words_change(&words, reported);
	if (would_change) {
		output_style(output, STYLE_BOLD);
		output_string(output, reported->path);
		output_style(output, STYLE_PLAIN);
		output_plain(output, ": ");
		output_plain(output, words.bytes);
		output_plain(output, "\n");
	}
	buffer_release(&words);
	return would_change;
}

void print_applied(struct output *output, const struct reported *reported)
{
	if (!reported->fixed || print_change(output, reported)) {
		return;
	}
	for (size_t i = 0; i < pllint_fixed_size(reported->fixed); i++) {
		print_one(output, reported->path, pllint_fixed_at(reported->fixed, i));
	}
}
