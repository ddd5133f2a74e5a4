// What md4c reports of a text, kept as small records. The one adapter of md4c.

#include "markdown/events.h"

#include <md4c.h>
#include <string.h>

#include "markdown/target.h"

// Of a text's bytes. What ordinary text yields is less than a tenth.
enum { EVENTS_PER_BYTE = 4, TARGET_BYTES_PER_BYTE = 16, BUDGET_BASE = 4096, EVENTS_BETWEEN_CHECKS = 8192 };
enum { PADDING = 64 };

struct collector {
	struct memory *memory;
	struct events *events;
	const struct padded *text;
	size_t events_left;
	size_t target_bytes_left;
	enum pllint_status status; // why md4c was stopped
	const char *reason;
};

void padded_set(struct memory *memory, struct padded *padded, const char *bytes, uint32_t size, uint32_t shift)
{
	size_t needed = (size_t)shift + size + 1 + PADDING;
	if (needed > padded->room) {
		memory_free(memory, padded->bytes);
		padded->bytes = NULL;
		padded->bytes = memory_resize(memory, NULL, needed);
		padded->room = needed;
	}
	memset(padded->bytes, '\n', shift);
	if (size > 0) {
		memcpy(padded->bytes + shift, bytes, size);
	}
	padded->shift = shift;
	padded->size = shift + size;
	if (size == 0 || (bytes[size - 1] != '\n' && bytes[size - 1] != '\r')) {
		padded->bytes[padded->size++] = '\n';
	}
	memset(padded->bytes + padded->size, 0, PADDING);
}

static int stop(struct collector *collector, enum pllint_status status, const char *reason)
{
	collector->status = status;
	collector->reason = reason;
	return -1;
}

// Room for one more; -1 where there is none.
static int make_room(struct collector *collector)
{
	struct events *events = collector->events;
	if (collector->events_left-- == 0) {
		return stop(collector, PLLINT_LIMIT, "its markup is denser than any list's");
	}
	const struct pllint_deadline *deadline = &collector->memory->deadline;
	if (events->count % EVENTS_BETWEEN_CHECKS == 0 && deadline->passed && deadline->passed(deadline->context)) {
		return stop(collector, PLLINT_TIME_LIMIT, "it took longer than the time allowed");
	}
	if (events->count < events->room) {
		return 0;
	}
	size_t room = events->room < 256 ? 256 : events->room + events->room / 2;
	struct event *list = NULL;
	if (room <= SIZE_MAX / sizeof *list) {
		list = memory_try_resize(collector->memory, events->list, room * sizeof *list);
	}
	if (!list) {
		return stop(collector, PLLINT_NO_MEMORY, "out of memory");
	}
	events->list = list;
	events->room = room;
	return 0;
}

static int push(struct collector *collector, struct event event)
{
	if (make_room(collector) != 0) {
		return -1;
	}
	collector->events->list[collector->events->count++] = event;
	return 0;
}

// Marks the event as placed if the bytes lie in the text.
static void place(const struct collector *collector, struct event *event, const char *bytes, MD_SIZE size)
{
	uintptr_t base = (uintptr_t)collector->text->bytes;
	uintptr_t at = (uintptr_t)bytes;
	event->length = size;
	if (at >= base && at - base <= collector->text->size && size <= collector->text->size - (at - base)) {
		event->start = (uint32_t)(at - base);
		event->flags |= EVENT_PLACED;
	}
}

// Versions differ in the whitespace that they leave at its ends.
static void place_info(const struct collector *collector, struct event *event, const MD_ATTRIBUTE *info)
{
	MD_SIZE start = 0;
	MD_SIZE end = info->size;
	while (start < end && (info->text[start] == ' ' || info->text[start] == '\t')) {
		start++;
	}
	while (end > start && (info->text[end - 1] == ' ' || info->text[end - 1] == '\t')) {
		end--;
	}
	if (end > start) {
		place(collector, event, info->text + start, end - start);
	}
}

static bool describe_block(MD_BLOCKTYPE type, const void *detail, struct event *event)
{
	switch (type) {
	case MD_BLOCK_QUOTE:
		event->type = EVENT_QUOTE;
		return true;
	case MD_BLOCK_UL:
		event->type = EVENT_LIST;
		event->flags = ((const MD_BLOCK_UL_DETAIL *)detail)->is_tight ? EVENT_TIGHT : 0;
		return true;
	case MD_BLOCK_OL:
		event->type = EVENT_LIST;
		event->flags = EVENT_ORDERED;
		if (((const MD_BLOCK_OL_DETAIL *)detail)->is_tight) {
			event->flags |= EVENT_TIGHT;
		}
		return true;
	case MD_BLOCK_LI:
		event->type = EVENT_ITEM;
		if (((const MD_BLOCK_LI_DETAIL *)detail)->is_task) {
			event->flags = EVENT_TASK;
			event->start = ((const MD_BLOCK_LI_DETAIL *)detail)->task_mark_offset;
		}
		return true;
	case MD_BLOCK_H:
		event->type = EVENT_HEADING;
		event->level = (uint8_t)((const MD_BLOCK_H_DETAIL *)detail)->level;
		return true;
	case MD_BLOCK_P:
		event->type = EVENT_PARAGRAPH;
		return true;
	case MD_BLOCK_CODE:
		event->type = EVENT_CODE;
		event->level = (uint8_t)((const MD_BLOCK_CODE_DETAIL *)detail)->fence_char;
		event->flags = event->level ? EVENT_FENCED : 0;
		return true;
	case MD_BLOCK_HTML:
		event->type = EVENT_HTML;
		return true;
	case MD_BLOCK_HR:
		event->type = EVENT_RULE;
		return true;
	default: // the document; tables are not asked for
		return false;
	}
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct event event = {.side = EVENT_ENTER};
	if (!describe_block(type, detail, &event)) {
		return 0;
	}
	if (event.flags & EVENT_FENCED) {
		place_info(context, &event, &((const MD_BLOCK_CODE_DETAIL *)detail)->info);
	}
	return push(context, event);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct event event = {.side = EVENT_LEAVE};
	return describe_block(type, detail, &event) ? push(context, event) : 0;
}

static bool describe_span(MD_SPANTYPE type, struct event *event)
{
	switch (type) {
	case MD_SPAN_EM:
		event->type = EVENT_EMPHASIS;
		return true;
	case MD_SPAN_STRONG:
		event->type = EVENT_STRONG;
		return true;
	case MD_SPAN_DEL:
		event->type = EVENT_STRIKE;
		return true;
	case MD_SPAN_CODE:
		event->type = EVENT_CODE_SPAN;
		return true;
	case MD_SPAN_A:
		event->type = EVENT_LINK;
		return true;
	case MD_SPAN_IMG:
		event->type = EVENT_IMAGE;
		return true;
	default:
		return false;
	}
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct event event = {.side = EVENT_ENTER};
	(void)detail;
	return describe_span(type, &event) ? push(context, event) : 0;
}

static int take_target(struct collector *collector, struct event *event, const MD_ATTRIBUTE *target,
		       const MD_ATTRIBUTE *title)
{
	size_t cost = (size_t)target->size + title->size;
	if (cost > collector->target_bytes_left) {
		return stop(collector, PLLINT_LIMIT, "its reference links repeat too much text");
	}
	collector->target_bytes_left -= cost;
	place(collector, event, target->text, target->size);
	if (!(event->flags & EVENT_PLACED)) {
		event->hash = target_hash(target->text, target->size);
	}
	return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct event event = {.side = EVENT_LEAVE};
	if (!describe_span(type, &event)) {
		return 0;
	}
	const MD_SPAN_A_DETAIL *link = detail;
	const MD_SPAN_IMG_DETAIL *image = detail;
	if ((type == MD_SPAN_A && take_target(context, &event, &link->href, &link->title) != 0) ||
	    (type == MD_SPAN_IMG && take_target(context, &event, &image->src, &image->title) != 0)) {
		return -1;
	}
	return push(context, event);
}

static uint8_t text_type(MD_TEXTTYPE type)
{
	switch (type) {
	case MD_TEXT_NULLCHAR:
		return EVENT_NUL;
	case MD_TEXT_BR:
		return EVENT_HARD_BREAK;
	case MD_TEXT_SOFTBR:
		return EVENT_SOFT_BREAK;
	case MD_TEXT_ENTITY:
		return EVENT_ENTITY;
	case MD_TEXT_CODE:
		return EVENT_TEXT_CODE;
	case MD_TEXT_HTML:
		return EVENT_TEXT_HTML;
	default:
		return EVENT_TEXT;
	}
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	struct event event = {.type = text_type(type)};
	place(context, &event, text, size);
	if (!(event.flags & EVENT_PLACED) && size == 1 && *text == '\n') {
		event.flags |= EVENT_NEWLINE;
	}
	return push(context, event);
}

void events_collect(struct memory *memory, struct events *events, const struct padded *text)
{
	const MD_PARSER parser = {
		.flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = take_text,
	};
	struct collector collector = {
		.memory = memory,
		.events = events,
		.text = text,
		.events_left = BUDGET_BASE + (size_t)text->size * EVENTS_PER_BYTE,
		.target_bytes_left = BUDGET_BASE + (size_t)text->size * TARGET_BYTES_PER_BYTE,
	};
	events->count = 0;
	if (md_parse(text->bytes, text->size, &parser, &collector) == 0) {
		return;
	}
	if (collector.status == PLLINT_OK) { // md4c itself
		collector.status = PLLINT_NO_MEMORY;
		collector.reason = "out of memory";
	}
	memory_fail(memory, collector.status, collector.reason);
}
