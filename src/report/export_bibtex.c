// `bibtex`: an entry for each of the list's.

#include "report/export_bibtex.h"

#include "base/bytes.h"
#include "report/bibtex_key.h"
#include "report/exporter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
	buffer_add_string(text, ",\n  ");
	buffer_add_string(text, name);
	buffer_add_string(text, " = {");
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

static void add_authors(struct buffer *text, const struct pllint_exported_field *authors)
{
	if (authors) {
		open_member(text, "author");
		bibtex_add_names(text, authors->items, authors->item_count);
		buffer_add_string(text, "}");
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
	const struct pllint_text author = authors ? bibtex_first_name(authors->items[0]) : (struct pllint_text){"", 0};
	struct buffer text = {0};
	char year[8];
	(void)path;
	find_year(entry, year);
	buffer_add_string(&text, bibliography->is_filled ? "\n" : "");
	buffer_add_string(&text, journal ? "@article{" : "@misc{");
	bibtex_key(&bibliography->keys, &text, entry, author, year, work ? &work->identity : NULL);
	add_authors(&text, authors);
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
