// `bibtex`: an entry for each of the list's.

#include "report/export_bibtex.h"

#include "base/bytes.h"
#include "base/hash.h"
#include "report/escape.h"
#include "report/exporter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// --- text ----------------------------------------------------------------------------------------

// Text as BibTeX and LaTeX take it.

// BibTeX counts braces, with a backslash in front of them too.
static const char *command_for(char byte)
{
	switch (byte) {
	case '\\':
		return "\\textbackslash{}";
	case '{':
		return "\\textbraceleft{}";
	case '}':
		return "\\textbraceright{}";
	case '~':
		return "\\textasciitilde{}";
	case '^':
		return "\\textasciicircum{}";
	case '<':
		return "\\textless{}";
	case '>':
		return "\\textgreater{}";
	case '"':
		return "\\textquotedbl{}";
	case '&':
		return "\\&";
	case '%':
		return "\\%";
	case '$':
		return "\\$";
	case '#':
		return "\\#";
	case '_':
		return "\\_";
	default:
		return NULL;
	}
}

static void add_shown(struct buffer *buffer, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		const char *command = command_for(bytes[i]);
		if (command) {
			buffer_add_string(buffer, command);
		} else {
			buffer_add(buffer, bytes + i, 1);
		}
	}
}

void bibtex_add(struct buffer *buffer, const char *bytes, size_t size)
{
	bool after_blank = false;
	struct escape_state line = {.inside = true};
	for (size_t at = 0; at < size;) {
		bool is_blank = byte_is_in(bytes[at], " \n\r\t");
		if (is_blank) {
			buffer_add_string(buffer, after_blank ? "" : " ");
			at++;
		} else {
			struct escaped shown = escape_next(&line, bytes + at, size - at);
			add_shown(buffer, shown.bytes, shown.size);
			at += shown.taken;
		}
		after_blank = is_blank;
	}
}

void bibtex_add_verbatim(struct buffer *buffer, const char *bytes, size_t size)
{
	struct escape_state line = {.inside = true};
	for (size_t i = 0; i < size; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		bool is_free = byte > ' ' && byte < 0x7F && !byte_is_in(byte, "{}\\\"<>^`|");
		if (escape_next(&line, bytes + i, 1).size > 1 || !is_free) {
			char code[4];
			snprintf(code, sizeof code, "%%%02X", byte);
			buffer_add_string(buffer, code);
		} else {
			buffer_add(buffer, bytes + i, 1);
		}
	}
}

// --- names --------------------------------------------------------------------------------------

static bool is_one_of(struct pllint_text text, const char *const *list)
{
	for (; *list; list++) {
		if (strlen(*list) == text.size && strncasecmp(*list, text.bytes, text.size) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_others(struct pllint_text name)
{
	static const char *const list[] = {"et al.", "et al", "et. al.", "others", "and others", "...", "\u2026", NULL};
	return is_one_of(name, list);
}

// What belongs to the name before it.
static bool is_generation(struct pllint_text name)
{
	static const char *const list[] = {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", NULL};
	return is_one_of(name, list);
}

// Where ` and ` starts, in any letter case; the size where it does not stand.
static size_t find_and(struct pllint_text name)
{
	for (size_t i = 0; i + 5 <= name.size; i++) {
		if (strncasecmp(name.bytes + i, " and ", 5) == 0) {
			return i;
		}
	}
	return name.size;
}

static void add_name(struct buffer *buffer, size_t first, struct pllint_text name)
{
	if (name.size == 0) {
		return;
	}
	bool has_before = buffer->size > first;
	if (has_before && is_generation(name)) {
		buffer_add_string(buffer, " ");
		bibtex_add(buffer, name.bytes, name.size);
		return;
	}
	bool is_whole = memchr(name.bytes, ',', name.size) || find_and(name) < name.size;
	buffer_add_string(buffer, has_before ? " and " : "");
	if (is_others(name)) {
		buffer_add_string(buffer, "others");
		return;
	}
	buffer_add_string(buffer, is_whole ? "{" : "");
	bibtex_add(buffer, name.bytes, name.size);
	buffer_add_string(buffer, is_whole ? "}" : "");
}

void bibtex_add_names(struct buffer *buffer, const struct pllint_text *names, size_t count)
{
	size_t first = buffer->size;
	for (size_t i = 0; i < count; i++) {
		add_name(buffer, first, names[i]);
	}
}

// --- keys ----------------------------------------------------------------------------------------

// U+00C0 to U+017F in ASCII, split by whitespace; `.` for what is no letter.
static const char latin[] =
	"a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th ss "
	"a a a a a a ae c e e e e i i i i d n o o o o o . o u u u u y th y "
	"a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i ij ij j j "
	"k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u "
	"u u u u u u u u w w y y y z z z z z z s";

static void add_latin(struct buffer *folded, uint32_t point)
{
	const char *at = latin;
	for (uint32_t i = 0xC0; i < point; i++) {
		at += strcspn(at, " ");
		at += *at == ' ';
	}
	size_t length = strcspn(at, " ");
	if (*at != '.') {
		buffer_add(folded, at, length);
	}
}

void bibtex_fold(struct buffer *folded, const char *bytes, size_t size)
{
	for (size_t at = 0; at < size;) {
		struct pllint_character character = pllint_character_at(bytes + at, size - at);
		uint32_t point = character.code_point;
		if (point >= 'A' && point <= 'Z') {
			buffer_add(folded, &(char){(char)(point | 0x20)}, 1);
		} else if ((point >= 'a' && point <= 'z') || (point >= '0' && point <= '9')) {
			buffer_add(folded, bytes + at, 1);
		} else if (point >= 0xC0 && point <= 0x17F) {
			add_latin(folded, point);
		}
		at += character.size;
	}
}

static bool says_something(const char *word)
{
	static const char *const others[] = {"a", "an", "the", "on", "of", "in", "for", "to", "with", "and", ""};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (strcmp(others[i], word) == 0) {
			return false;
		}
	}
	return true;
}

static void add_word(struct buffer *key, struct pllint_text title)
{
	bool found = false;
	for (size_t at = 0; at < title.size && !found;) {
		size_t end = at;
		while (end < title.size && !byte_is_in(title.bytes[end], " -\t:/,.'")) {
			end++;
		}
		struct buffer word = {0};
		buffer_add(&word, "", 0);
		bibtex_fold(&word, title.bytes + at, end - at);
		found = says_something(word.bytes);
		if (found) {
			buffer_add(key, word.bytes, word.size < 24 ? word.size : 24);
		}
		buffer_release(&word);
		at = end + 1;
	}
}

static void add_suffix(struct buffer *key, struct pllint_text title, const struct pllint_identity *work)
{
	char digits[20];
	buffer_add_string(key, "-");
	if (work && strcmp(work->site, "arXiv") == 0) {
		for (size_t i = 0; i < work->id.size; i++) {
			char byte = work->id.bytes[i];
			buffer_add(key, byte == '/' ? "-" : &byte, 1);
		}
		return;
	}
	uint64_t hash = HASH_START;
	if (work) {
		hash = hash_bytes(hash, work->site, strlen(work->site) + 1);
		hash = hash_bytes(hash, work->id.bytes, work->id.size);
	} else {
		hash = hash_bytes(hash, title.bytes, title.size);
	}
	snprintf(digits, sizeof digits, "%08lx", (unsigned long)(hash_folded(hash) & 0xFFFFFFFF));
	buffer_add_string(key, digits);
}

// --- keys that are given away -----------------------------------------------------------------------

static size_t slot_of(const struct bibtex_keys *keys, uint64_t hash)
{
	size_t at;
	HASH_PROBE(at, hash, keys->capacity, !keys->hashes[at] || keys->hashes[at] == hash);
	return at;
}

static void grow_keys(struct bibtex_keys *keys)
{
	struct bibtex_keys old = *keys;
	keys->capacity = old.capacity ? old.capacity * 2 : 256;
	keys->hashes = allocate(NULL, keys->capacity * sizeof *keys->hashes);
	keys->counts = allocate(NULL, keys->capacity * sizeof *keys->counts);
	memset(keys->hashes, 0, keys->capacity * sizeof *keys->hashes);
	for (size_t i = 0; i < old.capacity; i++) {
		if (old.hashes[i]) {
			size_t slot = slot_of(keys, old.hashes[i]);
			keys->hashes[slot] = old.hashes[i];
			keys->counts[slot] = old.counts[i];
		}
	}
	bibtex_keys_release(&old);
}

// How often it has been given away, this time included.
static uint32_t count_key(struct bibtex_keys *keys, const struct buffer *key, size_t from)
{
	uint64_t hash = hash_bytes(HASH_START, key->bytes + from, key->size - from) | 1;
	if (keys->count * 2 >= keys->capacity) {
		grow_keys(keys);
	}
	size_t slot = slot_of(keys, hash);
	if (!keys->hashes[slot]) {
		keys->hashes[slot] = hash;
		keys->counts[slot] = 0;
		keys->count++;
	}
	return ++keys->counts[slot];
}

void bibtex_keys_release(struct bibtex_keys *keys)
{
	free(keys->hashes);
	free(keys->counts);
}

void bibtex_key(struct bibtex_keys *keys, struct buffer *key, const struct pllint_exported *entry,
		struct pllint_text author, const char *year, const struct pllint_identity *work)
{
	size_t from = key->size;
	size_t start = author.size;
	while (start > 0 && author.bytes[start - 1] != ' ') {
		start--;
	}
	bibtex_fold(key, author.bytes + start, author.size - start);
	buffer_add_string(key, year);
	add_word(key, entry->title);
	if (key->size == from) {
		buffer_add_string(key, "entry");
	}
	add_suffix(key, entry->title, work);
	uint32_t number = count_key(keys, key, from);
	if (number > 1) {
		buffer_add_string(key, "-", DIGITS(number));
	}
}

struct bibliography {
	struct bibtex_keys keys;
	bool is_filled;
};

static void begin(struct exporter *exporter)
{
	struct bibliography *bibliography = exporter->state = allocate(NULL, sizeof *bibliography);
	*bibliography = (struct bibliography){.is_filled = false};
}

// --- what is known of the entry ---------------------------------------------------------------------

static const struct pllint_exported_field *field_named(const struct pllint_exported *entry, const char *names)
{
	for (uint32_t i = 0; i < entry->field_count; i++) {
		if (entry->fields[i].parent == UINT32_MAX && exported_label_is(&entry->fields[i], names)) {
			return &entry->fields[i];
		}
	}
	return NULL;
}

static const struct pllint_exported_field *list_of(const struct pllint_exported *entry, bool names)
{
	for (uint32_t i = 0; i < entry->field_count; i++) {
		const struct pllint_exported_field *field = &entry->fields[i];
		if ((names ? field->is_names : field->is_tags) && field->item_count > 0) {
			return field;
		}
	}
	return NULL;
}

// The first link to the entry's paper; with a site, on that one.
static const struct pllint_exported_link *work_of(const struct pllint_exported *entry, const char *site)
{
	for (uint32_t i = 0; i < entry->link_count; i++) {
		const struct pllint_exported_link *link = &entry->links[i];
		if (link->is_work && link->identity.kind && (!site || strcmp(link->identity.site, site) == 0)) {
			return link;
		}
	}
	return NULL;
}

static bool are_digits(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] < '0' || bytes[i] > '9') {
			return false;
		}
	}
	return true;
}

// `2017`, `2017-06-12`.
static bool year_of_text(struct pllint_text text, char year[8])
{
	bool is_year = text.size >= 4 && are_digits(text.bytes, 4) && byte_is_in(text.bytes[0], "12") &&
		       (text.size == 4 || byte_is_in(text.bytes[4], "-/. "));
	if (is_year) {
		snprintf(year, 8, "%.4s", text.bytes);
	}
	return is_year;
}

// The year is in the number: `1706.03762`, `hep-th/9901001`.
static void year_of_arxiv(struct pllint_text id, char year[8])
{
	const char *slash = memchr(id.bytes, '/', id.size);
	const char *digits = slash ? slash + 1 : id.bytes;
	if (id.bytes + id.size - digits >= 4 && are_digits(digits, 4)) {
		bool is_before = slash && digits[0] == '9';
		snprintf(year, 8, "%s%.2s", is_before ? "19" : "20", digits);
	}
}

// When it was published, if that is certain: the group of a reading list says when it was read.
static void find_year(const struct pllint_exported *entry, char year[8])
{
	const struct pllint_exported_field *field =
		field_named(entry, "Year|Published|Publication date|Publication year|Release date|年份|发表时间");
	const struct pllint_exported_link *acl = work_of(entry, "ACL Anthology"), *arxiv = work_of(entry, "arXiv");
	year[0] = '\0';
	if ((field && year_of_text(field->text, year)) || (acl && year_of_text(acl->identity.id, year))) {
		return;
	}
	if (arxiv) {
		year_of_arxiv(arxiv->identity.id, year);
	}
}

// --- printing ---------------------------------------------------------------------------------------

static void open_member(struct buffer *text, const char *name)
{
	buffer_add_string(text, ",\n  ", name, " = {");
}

static void add_member(struct buffer *text, const char *name, struct pllint_text value)
{
	if (value.size > 0) {
		open_member(text, name);
		bibtex_add(text, value.bytes, value.size);
		buffer_add_string(text, "}");
	}
}

static void add_verbatim(struct buffer *text, const char *name, struct pllint_text value)
{
	open_member(text, name);
	bibtex_add_verbatim(text, value.bytes, value.size);
	buffer_add_string(text, "}");
}

static void add_field(struct buffer *text, const char *name, const struct pllint_exported_field *field)
{
	if (field) {
		add_member(text, name, field->text);
	}
}

static void add_title(struct buffer *text, struct pllint_text title)
{
	if (title.size > 0) {
		open_member(text, "title");
		buffer_add_string(text, "{");
		bibtex_add(text, title.bytes, title.size);
		buffer_add_string(text, "}}");
	}
}

static void add_tags(struct buffer *text, const struct pllint_exported_field *tags)
{
	if (tags) {
		open_member(text, "keywords");
		for (uint32_t i = 0; i < tags->item_count; i++) {
			buffer_add_string(text, i > 0 ? ", " : "");
			bibtex_add(text, tags->items[i].bytes, tags->items[i].size);
		}
		buffer_add_string(text, "}");
	}
}

// The first link that has a URL.
static const struct pllint_exported_link *first_link(const struct pllint_exported *entry)
{
	for (uint32_t i = 0; i < entry->link_count; i++) {
		if (entry->links[i].target.size > 0) {
			return &entry->links[i];
		}
	}
	return NULL;
}

static void add_links(struct buffer *text, const struct pllint_exported *entry)
{
	const struct pllint_exported_link *arxiv = work_of(entry, "arXiv"), *doi = work_of(entry, "DOI"),
					  *any = work_of(entry, NULL);
	if (arxiv) {
		add_verbatim(text, "eprint", arxiv->identity.id);
		add_verbatim(text, "archiveprefix", (struct pllint_text){"arXiv", 5});
	}
	if (doi) {
		add_verbatim(text, "doi", doi->identity.id);
	}
	const struct pllint_exported_link *shown = any ? any : first_link(entry);
	if (shown) {
		add_verbatim(text, "url", shown->target);
	}
}

static void print_entry(struct exporter *exporter, const char *path, const struct pllint_exported *entry)
{
	struct bibliography *bibliography = exporter->state;
	const struct pllint_exported_field *authors = list_of(entry, true),
					   *journal = field_named(entry, "Journal|期刊");
	const struct pllint_exported_link *work = work_of(entry, NULL);
	const struct pllint_text author = authors ? authors->items[0] : (struct pllint_text){"", 0};
	struct buffer text = {0};
	char year[8];
	(void)path;
	find_year(entry, year);
	buffer_add_string(&text, bibliography->is_filled ? "\n" : "", journal ? "@article{" : "@misc{");
	bibtex_key(&bibliography->keys, &text, entry, author, year, work ? &work->identity : NULL);
	if (authors) {
		open_member(&text, "author");
		bibtex_add_names(&text, authors->items, authors->item_count);
		buffer_add_string(&text, "}");
	}
	add_title(&text, entry->title);
	add_field(&text, "journal", journal);
	add_field(&text, "howpublished", journal ? NULL : field_named(entry, "Venue|Conference|Publication"));
	add_member(&text, "year", (struct pllint_text){year, strlen(year)});
	add_links(&text, entry);
	add_tags(&text, list_of(entry, false));
	add_field(&text, "abstract", field_named(entry, "Abstract|Summary|TL;DR|摘要"));
	add_field(&text, "note", field_named(entry, "Notes|Note|Comments|Comment|备注|笔记"));
	add_field(&text, "readstatus", exported_progress(entry));
	buffer_add_string(&text, "\n}\n");
	output_plain(exporter->output, text.bytes);
	buffer_release(&text);
	bibliography->is_filled = true;
}

static void end(struct exporter *exporter)
{
	struct bibliography *bibliography = exporter->state;
	bibtex_keys_release(&bibliography->keys);
	free(bibliography);
}

const struct export_format bibtex_export = {"bibtex", begin, print_entry, end};
