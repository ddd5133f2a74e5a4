/** What pllint says of a list. Offsets are in bytes of the text, ends exclusive; lines and columns count from 1. */

export type Severity = 'error' | 'warning' | 'info';

export interface Place {
	line: number;
	column: number;
	offset: number;
}

export interface Edit {
	start: number;
	end: number;
	text?: string;
	/** Instead of `text`, where that is not UTF-8. */
	base64?: string;
}

export interface Fix {
	applicability: 'safe' | 'unsafe' | 'suggested';
	/** To be applied all or none. */
	edits?: Edit[];
	/** Instead of edits: the fingerprint of an earlier finding, whose edits fix this one too. */
	same_as?: string;
}

export interface Finding {
	rule: string;
	severity: Severity;
	message: string;
	help?: string;
	note?: string;
	path: string;
	start: Place;
	end: Place;
	entry?: {title: string; line: number};
	/** What the template shows; the built-in template has no path. */
	expected?: {path?: string; line: number; text: string};
	related?: {start: Place; end: Place};
	fix?: Fix;
	/** It is where the change touched nothing, and does not count. */
	untouched?: true;
	fingerprint: string;
}

export interface Applied {
	rule: string;
	severity: Severity;
	message: string;
	path: string;
	start: {line: number; column: number};
	pass: number;
	written: boolean;
}

/** Something could not be read or checked. */
export interface Problem {
	path?: string;
	text: string;
}

export interface Counts {
	entries: number;
	groups: number;
	error: number;
	warning: number;
	info: number;
	fixable: number;
	fixable_unsafely: number;
	untouched: number;
	recorded: number;
}

export interface Field {
	label: string;
	text: string;
	items?: string[];
	within?: string;
	known: boolean;
}

export interface Identity {
	kind: string;
	site: string;
	id: string;
}

export interface Link {
	label?: string;
	text?: string;
	url?: string;
	identity?: Identity;
	is_work?: boolean;
}

export interface Entry {
	path: string;
	line: number;
	kind: string;
	group?: {text: string; date?: string};
	title: string;
	progress?: string;
	fields: Field[];
	links: Link[];
	identities: Identity[];
}

export type Text = string | Uint8Array;

export interface Options {
	/** Its text. Without one the built-in template is used, or a `template.md` among `files`. */
	template?: Text;
	/** What the list is called; README.md without one. */
	path?: string;
	/** Other files, by their paths, such as the twenty others of a folder of entries. */
	files?: Record<string, Text>;
	/** Seconds; 10 without it, 0 for no limit. */
	timeout?: number;
}

export interface CheckOptions extends Options {
	select?: string[];
	ignore?: string[];
	severity?: Record<string, Severity | 'off'>;
	noSuppressions?: boolean;
	/** A unified diff: only what it changed counts. */
	diff?: Text;
}

export interface Checked {
	/** The exit status of the command line: 2 where something could not be checked. */
	status: number;
	findings: Finding[];
	/** Faults of the template. */
	templateFindings: Finding[];
	problems: Problem[];
	/** Missing where the list could not be checked. */
	counts?: Counts;
}

export interface Rule {
	name: string;
	severity: Severity;
	fix: string;
	summary: string;
}

export interface Ran {
	status: number;
	output: string;
	error: string;
	/** All files as they are afterwards. */
	files: Record<string, Uint8Array>;
}

export interface Pllint {
	lint(text: Text, options?: CheckOptions): Checked & {readonly entries: Entry[]};
	/** `findings` are those that are left. */
	fix<T extends Text>(text: T, options?: CheckOptions & {unsafe?: boolean}): Checked & {text: T; applied: Applied[]};
	exportAs(text: Text, format: 'json' | 'csv' | 'bibtex', options?: Options): string;
	/** How a template is read, line by line. */
	showTemplate(template: Text): string;
	/** A template from what the entries of a list have in common. */
	infer(text: Text): {template: string; notes: string; status: number};
	/** The page of a rule. */
	explain(rule: string): string;
	rules(): Rule[];
	/** The command line over files in memory. */
	run(given: string[], system?: {files?: Record<string, Text>; input?: Text}): Ran;
}

/** Loads the module, from beside this file unless `source` says from where. */
export function load(source?: string | URL | ArrayBuffer | ArrayBufferView | WebAssembly.Module): Promise<Pllint>;
