// latex: LaTeX that was copied with a text and shows as it stands.

#include <string.h>

#include "lint/rule.h"

// Whether `$` stands again in the same block of raw HTML: two of them would enclose mathematics.
static bool has_other_dollar(const struct check *check, span at)
{
	const struct entry *entry = check->entry;
	size_t low = 0;
	size_t high = entry->html_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (entry->html[middle].at.end < at.end) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	if (low == entry->html_count || !span_contains(entry->html[low].at, at)) {
		return true;
	}
	span html = entry->html[low].at;
	const char *bytes = check->source->bytes;
	return memchr(bytes + html.start, '$', at.start - html.start) || memchr(bytes + at.end, '$', html.end - at.end);
}

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// `&lt` is an entity without its semicolon too. None has a name of one letter, as in `R&D`.
static bool may_be_entity(const struct source *source, uint32_t after)
{
	uint32_t end = after;
	while (end < source->size && end - after < 2 && is_letter_or_digit(source->bytes[end])) {
		end++;
	}
	char next = end < source->size ? source->bytes[end] : ' ';
	return end - after == 2 || next == '#' || (next == ';' && end > after);
}

static void escape(struct check *check, const struct verdict *verdict)
{
	span character = span_of(verdict->at.start + 1, verdict->at.end);
	struct pllint_finding *finding = report(check, verdict->at, "{0} shows with its backslash", "write {1}",
						ARGUMENTS(from_list(verdict->at), from_list(character)));
	char c = check->source->bytes[character.start];
	bool sure = (c != '$' || !has_other_dollar(check, verdict->at)) &&
		    (c != '&' || !may_be_entity(check->source, character.end));
	report_edit(check, finding, sure ? PLLINT_FIX_SAFE : PLLINT_FIX_SUGGESTED,
		    span_of(verdict->at.start, character.start), NO_PIECES);
}

// Commands that set their only argument as text.
static bool sets_text(const struct source *source, span name)
{
	static const char *const names[] = {
		"textbf", "textit", "textsc", "texttt", "textrm", "textsf",
		"textsl", "textup", "emph",   "uline",	"mbox",	  "underline",
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (source_is(source, name, names[i])) {
			return true;
		}
	}
	return false;
}

// The text between the braces of `\\name{text}`; false where there is more than that.
static bool find_text(const struct source *source, span command, span *text)
{
	const char *bytes = source->bytes;
	const char *brace = memchr(bytes + command.start, '{', span_length(command));
	if (!brace) {
		return false;
	}
	uint32_t open = (uint32_t)(brace - bytes);
	uint32_t depth = 0;
	for (uint32_t i = open; i < command.end; i++) {
		depth += bytes[i] == '{';
		depth -= bytes[i] == '}';
		if (depth == 0) {
			*text = span_of(open + 1, i);
			return i + 1 == command.end && sets_text(source, span_of(command.start + 1, open));
		}
	}
	return false;
}

static void command(struct check *check, const struct verdict *verdict)
{
	span text;
	if (!find_text(check->source, verdict->at, &text) || span_is_empty(text)) {
		report(check, verdict->at, "{0} is LaTeX and shows as it stands", "write it without LaTeX",
		       ARGUMENTS(from_list(verdict->at)));
		return;
	}
	struct pllint_finding *finding = report(check, verdict->at, "{0} is LaTeX and shows as it stands", "write {1}",
						ARGUMENTS(from_list(verdict->at), from_list(text)));
	report_edit(check, finding, PLLINT_FIX_UNSAFE, verdict->at, PIECES(piece_list(text)));
}

static void check_latex(struct check *check, const struct verdict *verdict)
{
	if (verdict->kind == VERDICT_LATEX_ESCAPE) {
		escape(check, verdict);
	} else {
		command(check, verdict);
	}
}

const struct rule rule_latex = {
	.info =
		{
			.name = "latex",
			.summary = "LaTeX shows as it stands",
			.why = "Abstracts are pasted from sources that LaTeX reads. The page shows the backslash and "
			       "the command.",
			.fixing = "The formatter deletes the backslash of an escaped character where the text stays "
				  "what was meant; with `--unsafe-fixes` it puts the text of a command such as "
				  "`\\textbf{D}` in its place.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Ashish Vaswani\n"
			       "- **Abstract**:\n"
			       "  <details>\n"
			       "  Half the cost: 50\\% of the steps.\n"
			       "  </details>\n"
			       "- **Links**:\n"
			       "  - arxiv: https://arxiv.org/abs/1706.03762\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Ashish Vaswani\n"
				"- **Abstract**:\n"
				"  <details>\n"
				"  Half the cost: 50% of the steps.\n"
				"  </details>\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.verdicts = VERDICTS(VERDICT_LATEX_ESCAPE) | VERDICTS(VERDICT_LATEX_COMMAND),
	.verdict = check_latex,
};
