// The options.

#include "cli/option_table.h"

#include "cli/option_values.h"

#include <string.h>

#define FLAG(member) .flag = offsetof(struct options, member)
#define MODE(member) .mode = MODE_##member
#define FIX(member)  .fix = FIX_##member

const struct option option_table[] = {
	{
		.heading = "Fixing",
		.name = "fix",
		.help = "fix files in place",
		.details = "What is certain is fixed and told; what a person has to decide is reported. A file is "
			   "either wholly the old one or wholly the new one, and one that cannot be written safely is "
			   "left alone. With `-` the text goes from standard input to standard output.",
		FIX(WRITE),
	},
	{
		.name = "diff",
		.help = "print a patch of what --fix would do",
		.details = "Nothing is written. The findings that would be left go to standard error.",
		FIX(DIFF),
	},
	{
		.name = "check",
		.help = "only name the files that --fix would change",
		.details = "Ends with 1 if there are any, whatever else is found.",
		FIX(CHECK),
	},
	{
		.name = "unsafe-fixes",
		.help = "fix also what may change the meaning",
		.details = "Goes with `--fix`, `--diff` or `--check`.",
		FLAG(unsafe_fixes),
	},
	{
		.heading = "Rules",
		.name = "select",
		.value = "RULE,...",
		.help = "apply these rules only",
		.details = "They apply with the severity that the template sets, also where it switches them off.",
		.takes = TAKES_NAMES,
		.name_at = rule_name_at,
		.is_repeated = true,
		.set = set_select,
		.is_for_lsp = true,
	},
	{
		.name = "ignore",
		.value = "RULE,...",
		.help = "do not apply these rules",
		.takes = TAKES_NAMES,
		.name_at = rule_name_at,
		.is_repeated = true,
		.set = set_ignore,
		.is_for_lsp = true,
	},
	{
		.name = "severity",
		.value = "RULE=LEVEL",
		.help = "report as error, warning, info, or turn off",
		.takes = TAKES_RULE_LEVEL,
		.name_at = rule_name_at,
		.is_repeated = true,
		.set = set_severity,
		.is_for_lsp = true,
	},
	{
		.name = "no-suppressions",
		.help = "obey no comments that switch rules off",
		FLAG(no_suppressions),
		.is_for_lsp = true,
	},
	{
		.name = "fail-on",
		.value = "LEVEL",
		.help = "exit with 1 from:",
		.details = "The least severe finding that makes the exit status 1. A template may say it: "
			   "`<!-- pllint: fail-on error -->`.",
		.takes = TAKES_NAME,
		.name_at = fail_level_at,
		.set = set_fail_on,
	},
	{
		.heading = "Template",
		.name = "template",
		.value = "FILE",
		.help = "instead of the nearest template.md",
		.takes = TAKES_FILE,
		.set = set_template,
		.is_for_lsp = true,
	},
	{
		.name = "template-from",
		.value = "REF",
		.help = "read the template as it is in this commit",
		.details = "A pull request cannot change then what it is checked by.",
		.takes = TAKES_COMMIT,
		.set = set_template_from,
	},
	{
		.name = "show-template",
		.help = "say how the template of FILE, or here, is read",
		MODE(SHOW_TEMPLATE),
	},
	{
		.name = "init",
		.help = "write a template.md after a list or a folder",
		.details = "One that is there already is never written over. A folder holds notes, one a file.",
		MODE(INIT),
	},
	{
		.heading = "What counts",
		.name = "diff-base",
		.value = "REF",
		.help = "only what changed since the branch left REF",
		.details = "Findings in entries that the working tree has as the merge base of REF and HEAD had them "
			   "neither show, nor fail the run, nor are fixed. Entries that the change hides without "
			   "deleting them are reported. Where pre-commit sets PRE_COMMIT_FROM_REF, HEAD means that.",
		.takes = TAKES_COMMIT,
		.set = set_diff_base,
	},
	{
		.name = "diff-file",
		.value = "FILE",
		.help = "only what this unified diff changed; `-`: input",
		.details = "The same without a repository. The diff may have any prefixes and hold several commits.",
		.takes = TAKES_FILE,
		.set = set_diff_file,
	},
	{
		.name = "show-all",
		.help = "tell also what the change did not touch",
		FLAG(show_all),
	},
	{
		.name = "baseline",
		.value = "FILE",
		.help = "pass over the findings recorded there",
		.details = "A template may name the file: `<!-- pllint: baseline known.json -->`.",
		.takes = TAKES_FILE,
		.set = set_baseline,
		.is_for_lsp = true,
	},
	{
		.name = "write-baseline",
		.value = "FILE",
		.help = "record all findings there",
		.takes = TAKES_FILE,
		.set = set_write_baseline,
	},
	{
		.heading = "Files",
		.name = "exclude",
		.value = "PATTERN",
		.help = "skip what fits, written as in .gitignore",
		.details = "Holds for files that are named, too, and in place of what the template excludes.",
		.is_repeated = true,
		.set = set_exclude,
		.is_for_lsp = true,
	},
	{
		.name = "skip-without-entries",
		.help = "pass over named files that are no list",
		.details = "A folder in which nothing is checked is no error then.",
		FLAG(skip_without_entries),
	},
	{
		.name = "stdin-filename",
		.value = "NAME",
		.help = "what `-` (standard input) is called",
		.details = "The template is looked for beside that name.",
		.takes = TAKES_FILE,
		.set = set_stdin_filename,
	},
	{
		.name = "timeout",
		.value = "SECONDS",
		.help = "for each file (10 by default; 0: no limit)",
		.set = set_timeout,
		.is_for_lsp = true,
	},
	{
		.name = "jobs",
		.value = "NUMBER",
		.help = "threads (as many as there are cores)",
		.details = "What is printed does not depend on it. Files are checked one after the other with "
			   "`--diff-base`, "
			   "`--diff-file`, `--template-from` and `--export`.",
		.set = set_jobs,
	},
	{
		.heading = "Output",
		.name = "format",
		.value = "FORMAT[=FILE]",
		.help = "how findings are printed:",
		.details =
			"Several formats in one run go to a file each. In GitHub Actions, without this option, `text` "
			"and `github` both appear.",
		.takes = TAKES_NAME,
		.name_at = format_name_at,
		.is_repeated = true,
		.set = set_format,
	},
	{
		.name = "statistics",
		.help = "counts instead: by rule, values, tags",
		.details = "The same as `--format statistics`: findings by rule, entries by what they say in fields "
			   "with a vocabulary, tags by count.",
		.set = set_statistics,
	},
	{
		.name = "output-file",
		.value = "FILE",
		.help = "write the findings there",
		.details = "The file is the old one until the report is finished, and keeps its mode; links are "
			   "followed. Pipes and devices are written at once.",
		.takes = TAKES_FILE,
		.set = set_output_file,
	},
	{
		.name = "column-unit",
		.value = "UNIT",
		.help = "columns count:",
		.details =
			"For editors that count in another unit than code points. Holds for `text`, `concise`, `json`, "
			"`jsonl`, `junit` and `checkstyle`; the other formats have a unit of their own.",
		.takes = TAKES_NAME,
		.name_at = column_unit_at,
		.set = set_column_unit,
	},
	{
		.name = "color",
		.value = "WHEN",
		.help = "when to use color:",
		.details = "Goes before `NO_COLOR`, which goes before `FORCE_COLOR`.",
		.takes = TAKES_NAME,
		.name_at = color_at,
		.set = set_color,
	},
	{
		.letter = 'q',
		.name = "quiet",
		.help = "no summary and no notes",
		FLAG(quiet),
	},
	{
		.heading = "Instead of checking",
		.name = "explain",
		.value = "RULE",
		.help = "show the page of a rule",
		.takes = TAKES_NAME,
		.name_at = rule_name_at,
		.set = set_explain,
	},
	{
		.name = "export",
		.value = "FORMAT",
		.help = "print the entries as json, csv or bibtex",
		.details = "One of `json`, `csv` and `bibtex`. Entries are printed as they are understood, and no "
			   "findings.",
		.takes = TAKES_NAME,
		.name_at = exported_at,
		.set = set_export,
	},
	{
		.name = "list-rules",
		.help = "name all rules; --format json for programs",
		MODE(LIST_RULES),
	},
	{
		.name = "lsp",
		.help = "serve an editor by the Language Server Protocol",
		.details = "Speaks over standard input and output, and takes no files: the editor says which are open. "
			   "Options about rules, the template, the baseline, excluded files and the time limit go "
			   "with it.",
		FLAG(lsp),
		.is_for_lsp = true,
	},
	{
		.name = "generate",
		.value = "WHAT",
		.help = "print the man page, or bash, zsh, fish completion",
		.details = "One of `man`, `bash`, `zsh` and `fish`.",
		.takes = TAKES_NAME,
		.name_at = generated_at,
		.set = set_generate,
	},
	{
		.letter = 'h',
		.name = "help",
		.help = "show this text",
		MODE(HELP),
	},
	{
		.letter = 'V',
		.name = "version",
		.help = "show the version",
		MODE(VERSION),
	},
};

const size_t option_count = sizeof option_table / sizeof *option_table;
_Static_assert(sizeof option_table / sizeof *option_table <= OPTIONS_MAX, "given_beside_lsp has no room");

bool option_lists_names(const struct option *option)
{
	return option->name_at && option->help[strlen(option->help) - 1] == ':';
}

bool option_takes_file_after(const struct option *option)
{
	return option->value && strstr(option->value, "[=FILE]");
}
