// Keys of BibTeX entries.

#include "report/bibtex_key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"

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

static void add_family(struct buffer *key, struct pllint_text author)
{
	size_t start = author.size;
	while (start > 0 && author.bytes[start - 1] != ' ') {
		start--;
	}
	bibtex_fold(key, author.bytes + start, author.size - start);
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
	size_t at = hash & (keys->capacity - 1);
	while (keys->hashes[at] && keys->hashes[at] != hash) {
		at = (at + 1) & (keys->capacity - 1);
	}
	return at;
}

static void grow(struct bibtex_keys *keys)
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
static uint32_t count(struct bibtex_keys *keys, const struct buffer *key, size_t from)
{
	uint64_t hash = hash_bytes(HASH_START, key->bytes + from, key->size - from) | 1;
	if (keys->count * 2 >= keys->capacity) {
		grow(keys);
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
	add_family(key, author);
	buffer_add_string(key, year);
	add_word(key, entry->title);
	if (key->size == from) {
		buffer_add_string(key, "entry");
	}
	add_suffix(key, entry->title, work);
	uint32_t number = count(keys, key, from);
	if (number > 1) {
		buffer_add_string(key, "-");
		buffer_add_number(key, number);
	}
}
