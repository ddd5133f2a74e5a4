// Which labels open a field in a paragraph.

#include "match/matcher.h"

static bool is_known(const void *context, const struct entry_label *label)
{
	const struct template *template = context;
	for (uint32_t i = 0; i < template->kind_count; i++) {
		if (label_find_in(&template->kinds[i], label).field) {
			return true;
		}
	}
	return false;
}

void match_read_paragraphs(struct reader *reader, const struct template *template)
{
	if (template->has_paragraphs) {
		reader_read_paragraphs(reader, is_known, template);
	}
}

struct entry_stream match_stream_open(struct memory *memory, const struct source *source,
				      const struct template *template)
{
	struct entry_stream stream = entry_stream_open(memory, source, template->entry_level);
	match_read_paragraphs(stream.reader, template);
	return stream;
}
