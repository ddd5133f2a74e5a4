// Directives: `<!-- pllint: ... -->`.

#include "base/bisect.h"
#include "base/bytes.h"
#include "template/compile.h"

#include <string.h>

static const char *const words[] = {"optional", "required", "list", "text",    "one-of",   "match",
				    "alias",	"order",    "rule", "exclude", "baseline", "fail-on"};

bool directive_read(const struct source *source, span text, span whole, struct directive *directive)
{
	static const char start[] = "pllint";
	text = source_trim_lines(source, text);
	span whole_words = text;
	if (!source_starts_with(source, text, start)) {
		return false;
	}
	text.start += (uint32_t)strlen(start);
	bool has_blank = text.start < text.end && byte_is_in(source->bytes[text.start], " \t\r\n");
	text = source_trim_lines(source, text);
	bool has_colon = source_starts_with(source, text, ":");
	if (!has_colon && !has_blank) {
		return false; // another word, such as `pllint-disable-file`
	}
	text.start += has_colon;
	text = source_trim_lines(source, text);
	uint32_t end = text.start;
	while (end < text.end && !byte_is_in(source->bytes[end], " \t\r\n")) {
		end++;
	}
	*directive = (struct directive){.name = DIRECTIVE_UNKNOWN, .word = span_of(text.start, end), .whole = whole};
	directive->argument = source_trim_lines(source, span_of(end, text.end));
	if (!has_colon) {
		directive->word = whole_words; // without its colon it is none that is known
		return true;
	}
	for (int i = 0; i < DIRECTIVE_UNKNOWN; i++) {
		if (source_is(source, directive->word, words[i])) {
			directive->name = (enum directive_name)i;
		}
	}
	return true;
}

void directive_misplaced(struct skeleton *skeleton, const struct directive *directive)
{
	bool global = directive->name >= DIRECTIVE_ORDER && directive->name < DIRECTIVE_UNKNOWN;
	skeleton_fault(skeleton, directive->whole, "the directive {0} means nothing here",
		       global ? "put it above the first entry kind: it is for the whole list"
			      : "put it on the line of the field that it is for",
		       directive->word);
}

static void set_order(struct skeleton *skeleton, const struct directive *directive)
{
	static const struct {
		const char *word;
		enum group_order order;
	} orders[] = {
		{"newest-first", ORDER_NEWEST_FIRST},
		{"oldest-first", ORDER_OLDEST_FIRST},
		{"any", ORDER_ANY},
	};
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		if (!source_is(skeleton->source, directive->argument, orders[i].word)) {
			continue;
		}
		if (skeleton->order != ORDER_OBSERVED && skeleton->order != orders[i].order) {
			skeleton_fault(skeleton, directive->whole, "a second `order` contradicts the first one",
				       "keep one of them", directive->argument);
			return;
		}
		skeleton->order = orders[i].order;
		skeleton->order_at = text_file_span(skeleton->source, directive->whole);
		return;
	}
	skeleton_fault(skeleton, directive->whole, "`order` does not know {0}",
		       "write `newest-first`, `oldest-first` or `any`", directive->argument);
}

static void set_rule(struct skeleton *skeleton, const struct directive *directive)
{
	static const char *const levels[] = {"off", "info", "warning", "error"};
	const struct source *source = skeleton->source;
	span name = directive->argument;
	while (name.end > name.start && !byte_is_in(source->bytes[name.end - 1], " \t\r\n")) {
		name.end--;
	}
	span level = span_of(name.end, directive->argument.end);
	name = source_trim_lines(source, name);
	if (span_is_empty(name)) {
		skeleton_fault(skeleton, directive->whole, "`rule` needs the name of a rule and a level",
			       "write it like `rule NAME off`; the levels are off, info, warning and error", level);
		return;
	}
	size_t rule = skeleton->rules.find(source_at(source, name), span_length(name));
	if (rule >= skeleton->rules.count || rule >= PLLINT_RULE_MAX) {
		skeleton_fault(skeleton, name, "there is no rule {0}", "`pllint --list-rules` names them all", name);
		return;
	}
	for (unsigned char i = 0; i < sizeof levels / sizeof *levels; i++) {
		if (!source_is(source, level, levels[i])) {
			continue;
		}
		if (skeleton->severity[rule] != PLLINT_DEFAULT && skeleton->severity[rule] != i) {
			skeleton_fault(skeleton, directive->whole, "the level of {0} is set twice",
				       "keep one of the two directives", name);
			return;
		}
		skeleton->severity[rule] = i;
		skeleton->severity_at[rule] = text_file_span(source, directive->whole);
		return;
	}
	skeleton_fault(skeleton, level, "{0} is no level of a rule", "write off, info, warning or error", level);
}

static span *widened(struct skeleton *skeleton, const span *items, uint32_t count, uint32_t room)
{
	span *all = arena_alloc(&skeleton->arena, room * sizeof *all);
	if (count > 0) {
		memcpy(all, items, count * sizeof *all);
	}
	return all;
}

// False, with a fault, for a value that the setting cannot have.
static bool can_be_stored(struct skeleton *skeleton, const struct directive *directive,
			  const struct template_stored *stored)
{
	static const char *const levels[] = {"warning", "error", "info", "never"};
	if (span_is_empty(directive->argument)) {
		skeleton_fault(skeleton, directive->whole, "{0} says nothing",
			       directive->name == DIRECTIVE_EXCLUDE    ? "write a pattern after it, as in .gitignore"
			       : directive->name == DIRECTIVE_BASELINE ? "write the name of a file after it"
								       : "write error, warning, info or never after it",
			       directive->word);
		return false;
	}
	if (directive->name != DIRECTIVE_EXCLUDE && stored->count > 0) {
		skeleton_fault(skeleton, directive->whole, "{0} is set twice", "keep one of the two directives",
			       directive->word);
		return false;
	}
	bool is_level = directive->name != DIRECTIVE_FAIL_ON;
	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		is_level = is_level || source_is(skeleton->source, directive->argument, levels[i]);
	}
	if (!is_level) {
		skeleton_fault(skeleton, directive->argument, "`fail-on` does not know {0}",
			       "write error, warning, info or never", directive->argument);
	}
	return is_level;
}

static void set_stored(struct skeleton *skeleton, const struct directive *directive)
{
	struct template_stored *stored = &skeleton->stored[directive->name - DIRECTIVE_EXCLUDE];
	if (!can_be_stored(skeleton, directive, stored)) {
		return;
	}
	if (stored->count == stored->room) {
		stored->room = 2 * stored->room + 4;
		stored->items = widened(skeleton, stored->items, stored->count, stored->room);
		stored->at = widened(skeleton, stored->at, stored->count, stored->room);
	}
	stored->items[stored->count] = text_file_span(skeleton->source, directive->argument);
	stored->at[stored->count] = text_file_span(skeleton->source, directive->whole);
	stored->count++;
}

bool directive_set_global(struct skeleton *skeleton, const struct directive *directive)
{
	switch (directive->name) {
	case DIRECTIVE_ORDER:
		set_order(skeleton, directive);
		return true;
	case DIRECTIVE_RULE:
		set_rule(skeleton, directive);
		return true;
	case DIRECTIVE_EXCLUDE:
	case DIRECTIVE_BASELINE:
	case DIRECTIVE_FAIL_ON:
		set_stored(skeleton, directive);
		return true;
	case DIRECTIVE_UNKNOWN:
		skeleton_fault(skeleton, directive->whole,
			       span_is_empty(directive->word) ? "a directive without a word"
							      : "pllint knows no directive {0}",
			       "there are optional, required, alias, list, text, one-of and match, and for the whole "
			       "list order, rule, exclude, baseline and fail-on",
			       directive->word);
		return true;
	default:
		return false;
	}
}

// --- of a field -----------------------------------------------------------------------------------

static bool wants_argument(enum directive_name name)
{
	return name == DIRECTIVE_ONE_OF || name == DIRECTIVE_MATCH || name == DIRECTIVE_ALIAS;
}

static bool argument_is_right(struct skeleton *skeleton, const struct directive *directive)
{
	bool empty = span_is_empty(directive->argument);
	if (empty && wants_argument(directive->name)) {
		skeleton_fault(skeleton, directive->whole, "{0} says nothing",
			       directive->name == DIRECTIVE_MATCH ? "write a regular expression after it"
								  : "write what it names after it, split by commas",
			       directive->word);
		return false;
	}
	if (!empty && !wants_argument(directive->name)) {
		skeleton_fault(skeleton, directive->argument, "{0} takes nothing after it",
			       "one comment holds one directive: write the next into a comment of its own",
			       directive->word);
		return false;
	}
	return true;
}

// The earlier directive that this one cannot stand beside, or DIRECTIVE_UNKNOWN.
static enum directive_name contradicts(const struct field_directives *directives, enum directive_name name)
{
	static const enum directive_name against[][2] = {
		{DIRECTIVE_OPTIONAL, DIRECTIVE_REQUIRED},
		{DIRECTIVE_TEXT, DIRECTIVE_LIST},
		{DIRECTIVE_TEXT, DIRECTIVE_ONE_OF},
	};
	for (size_t i = 0; i < sizeof against / sizeof *against; i++) {
		for (int k = 0; k < 2; k++) {
			if (against[i][k] == name && directives->has[against[i][1 - k]]) {
				return against[i][1 - k];
			}
		}
	}
	return DIRECTIVE_UNKNOWN;
}

static void add_aliases(struct skeleton *skeleton, struct field_directives *directives, span argument)
{
	struct text_parts parts = text_split_commas(&skeleton->arena, skeleton->source, argument);
	span *all = directives->aliases;
	if (directives->alias_count + parts.count > directives->alias_room) {
		directives->alias_room = (directives->alias_count + parts.count) * 2;
		all = arena_alloc(&skeleton->arena, directives->alias_room * sizeof *all);
		if (directives->alias_count > 0) {
			memcpy(all, directives->aliases, directives->alias_count * sizeof *all);
		}
	}
	for (uint32_t i = 0; i < parts.count; i++) {
		if (!span_is_empty(parts.items[i])) {
			all[directives->alias_count++] = parts.items[i];
		}
	}
	directives->aliases = all;
}

static void add(struct skeleton *skeleton, struct field_directives *directives, const struct directive *directive)
{
	if (!argument_is_right(skeleton, directive)) {
		return;
	}
	if (directive->name == DIRECTIVE_ALIAS) {
		add_aliases(skeleton, directives, directive->argument);
	} else if (directives->has[directive->name]) {
		skeleton_fault(skeleton, directive->whole, "{0} is given twice", "keep one of them", directive->word);
		return;
	}
	enum directive_name other = contradicts(directives, directive->name);
	if (other != DIRECTIVE_UNKNOWN) {
		skeleton_fault(skeleton, directive->whole, "{0} contradicts another directive of this field",
			       "keep one of them: optional or required; text, or list and one-of", directive->word);
		return;
	}
	directives->has[directive->name] = true;
	directives->of[directive->name] = *directive;
}

// The first comment at or after an offset.
static size_t first_comment(const struct entry *entry, uint32_t offset)
{
	size_t first;
	BISECT(first, entry->comment_count, entry->comments[first].whole.start < offset);
	return first;
}

struct field_directives directive_of_item(struct skeleton *skeleton, const struct entry *entry, uint32_t item)
{
	struct field_directives directives = {.alias_count = 0};
	span whole = entry->items[item].whole;
	for (size_t i = first_comment(entry, whole.start); i < entry->comment_count; i++) {
		if (entry->comments[i].whole.start >= whole.end) {
			break;
		}
		const struct entry_comment *comment = &entry->comments[i];
		struct directive directive;
		if (comment->item != item ||
		    !directive_read(skeleton->source, comment->text, comment->whole, &directive)) {
			continue;
		}
		if (directive.name == DIRECTIVE_UNKNOWN) {
			directive_set_global(skeleton, &directive);
		} else if (directive.name >= DIRECTIVE_ORDER) {
			directive_misplaced(skeleton, &directive);
		} else {
			add(skeleton, &directives, &directive);
		}
	}
	return directives;
}
