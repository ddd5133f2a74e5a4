// Identities written as the URLs of their sites.

#include "base/bytes.h"
#include "base/number.h"
#include "identity/numbers.h"

bool identity_has_form(const struct identity *identity)
{
	return identity->site->home && !identity->fault && strcmp(identity->name, identity->site->name) == 0;
}

bool identity_has_form_of(const struct identity *identity, const struct identity *like)
{
	const char *shape = like ? like->shape.text : identity->site->shapes;
	return identity->is_at_home && !identity->has_more && identity->shape.text == shape;
}

// A text that is put together, as far as there is room.
struct written {
	char *bytes;
	size_t size, capacity;
	bool is_whole;
};

static void write_bytes(struct written *written, const char *bytes, size_t size)
{
	if (written->capacity - written->size < size) {
		written->is_whole = false;
		return;
	}
	memcpy(written->bytes + written->size, bytes, size);
	written->size += size;
}

// What is in a URL as it is. Two slashes in a row would be read otherwise than escaped ones.
static bool is_url_safe(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		bool is_empty_segment = i > 0 && bytes[i] == '/' && bytes[i - 1] == '/';
		if (is_empty_segment || (!url_is_alnum(bytes[i]) && !byte_is_in(bytes[i], "-._~/:;"))) {
			return false;
		}
	}
	return true;
}

size_t identity_write(const struct identity *identity, const struct identity *like, bool keeps_version, char *url,
		      size_t capacity)
{
	struct part shape = like ? (struct part){like->shape.text, like->shape.size}
				 : (struct part){identity->site->shapes, strcspn(identity->site->shapes, " ")};
	const char *opening = memchr(shape.bytes, '{', shape.size);
	const char *closing = memchr(shape.bytes, '}', shape.size);
	if (!identity_has_form(identity) || (like && like->site != identity->site) || opening[1] == '*' ||
	    !is_url_safe(identity->id, identity->size)) {
		return 0;
	}
	size_t behind = (size_t)(closing + 1 - shape.bytes);
	if (memchr(closing, '{', shape.size - behind + 1)) {
		return 0;
	}
	struct written written = {.bytes = url, .capacity = capacity, .is_whole = true};
	write_bytes(&written, identity->site->home, strlen(identity->site->home));
	write_bytes(&written, shape.bytes, (size_t)(opening - shape.bytes));
	write_bytes(&written, identity->id, identity->size);
	if (keeps_version && identity->version > 0) {
		write_bytes(&written, "v", 1);
		char digits[NUMBER_SIZE];
		write_bytes(&written, digits, number_write(identity->version, digits));
	}
	write_bytes(&written, closing + 1, shape.size - behind);
	return written.is_whole ? written.size : 0;
}

size_t identity_write_fitting(const struct identity *identity,
			      bool (*is_wanted)(void *context, const char *url, size_t size), void *context, char *url,
			      size_t capacity)
{
	struct identity like = *identity;
	for (const char *shape = identity->site->shapes; shape;) {
		const char *blank = strchr(shape, ' ');
		like.shape =
			(struct identity_shape){shape, (uint32_t)(blank ? (size_t)(blank - shape) : strlen(shape))};
		size_t size = identity_write(identity, &like, true, url, capacity);
		if (size > 0 && is_wanted(context, url, size)) {
			return size;
		}
		shape = blank ? blank + 1 : NULL;
	}
	return 0;
}
