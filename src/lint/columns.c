// What the rows of a list's tables do alike, where the template leaves it open.

#include "lint/columns.h"

#include <string.h>

#include "entry/row.h"
#include "lint/cell_values.h"
#include "lint/dispatch.h"

enum {
	BASE_MIN = 20,	  // cases: fewer show no convention
	MOST_OF = 10,	  // nine of so many show one
	COLUMNS_MAX = 64, // different ones in a list; what is beyond is not looked at
};

// A column by its name, in whatever tables.
struct column {
	struct unicode_key name;
	span shown; // in the first of them
	const struct template_field *field;
	uint32_t rows, cells; // that are not empty
};

struct table_usage {
	span header;
	struct row delimiter; // its cells are gone
	uint32_t header_cells;
	uint64_t columns; // a bit each
	uint32_t rows, sides, tight, unopened, unclosed;
};

struct deferred {
	struct deviation deviation;
	size_t table;
	uint32_t entry;
};

struct columns_usage {
	struct check *check;
	const struct template_kind *kind;
	struct arena scratch; // for one row
	struct column *columns;
	uint32_t column_count;
	struct table_usage *tables;
	size_t table_count, table_capacity;
	uint32_t *ids; // of the last table's columns
	struct cell_values *values;
	struct deferred *items;
	size_t count, capacity;
	uint32_t rows, sides, tight, unopened, unclosed;
};

struct columns_usage *columns_new(struct check *check, const struct template_kind *kind)
{
	struct columns_usage *usage = arena_alloc(check->arena, sizeof *usage);
	*usage = (struct columns_usage){.check = check, .kind = kind};
	usage->columns = arena_alloc(check->arena, COLUMNS_MAX * sizeof *usage->columns);
	usage->values = cell_values_new(check);
	arena_init(&usage->scratch, check->memory);
	return usage;
}

static bool is_convention(uint32_t count, uint32_t all)
{
	return all >= BASE_MIN && (uint64_t)count * MOST_OF >= (uint64_t)all * (MOST_OF - 1);
}

// --- counting -------------------------------------------------------------------------------------

static uint32_t column_of(struct columns_usage *usage, struct unicode_key name, span shown)
{
	uint32_t i = 0;
	while (i < usage->column_count && !unicode_key_equal(usage->columns[i].name, name)) {
		i++;
	}
	if (i == usage->column_count && i < COLUMNS_MAX) {
		const char *bytes = arena_copy(usage->check->arena, name.bytes, name.size);
		usage->columns[usage->column_count++] = (struct column){.name = {bytes, name.size}, .shown = shown};
	}
	return i;
}

static void add_table(struct columns_usage *usage, const struct table_row *own)
{
	struct check *check = usage->check;
	const struct row *header = &own->table->header;
	usage->tables = memory_grow(check->memory, usage->tables, &usage->table_capacity, usage->table_count + 1,
				    sizeof *usage->tables);
	struct table_usage *table = &usage->tables[usage->table_count++];
	*table = (struct table_usage){
		.header = header->at, .delimiter = own->table->delimiter, .header_cells = header->count};
	usage->ids = arena_alloc(check->arena, header->count * sizeof *usage->ids);
	for (uint32_t i = 0; i < header->count; i++) {
		span cell = row_name(check->source, header->cells[i]);
		const struct template_field *field =
			own->fields[i] == ENTRY_NONE ? NULL : &usage->kind->fields[own->fields[i]];
		struct unicode_key name =
			unicode_fold(&usage->scratch, source_at(check->source, cell), span_length(cell));
		if (field && !usage->kind->row->has_no_header && !unicode_key_equal(name, field->names[0].key)) {
			struct deviation deviation = deviation_of(DEVIATION_LABEL_SPELLING, cell);
			deviation.field = field;
			dispatch_deviation(check, &deviation);
		}
		usage->ids[i] = column_of(usage, field ? field->names[0].key : name, cell);
		if (usage->ids[i] < COLUMNS_MAX) {
			usage->columns[usage->ids[i]].field = field;
			table->columns |= UINT64_C(1) << usage->ids[i];
		}
	}
}

static void count_cell(struct columns_usage *usage, uint32_t id, span at, uint32_t entry)
{
	struct column *column = &usage->columns[id];
	column->cells++;
	if (!column->field || column->field->shape == SHAPE_ANYTHING) {
		cell_values_take(usage->values, id, at, entry);
	}
}

void columns_count(struct columns_usage *usage, const struct match *match)
{
	const struct table_row *own = match->entry->row;
	const struct row *row = &own->row;
	arena_reset(&usage->scratch);
	if (usage->table_count == 0 ||
	    usage->tables[usage->table_count - 1].header.start != own->table->header.at.start) {
		add_table(usage, own);
	}
	struct table_usage *table = &usage->tables[usage->table_count - 1];
	table->rows++;
	for (uint32_t i = 0; i < own->columns; i++) {
		if (usage->ids[i] < COLUMNS_MAX) {
			usage->columns[usage->ids[i]].rows++;
		}
	}
	for (uint32_t i = 0; i < row->count; i++) {
		if (!span_is_empty(row->cells[i])) {
			table->sides += i > 0 || row->opens ? 1 : 0;
			table->sides += i + 1 < row->count || row->closes ? 1 : 0;
			bool is_known = i < own->columns && usage->ids[i] < COLUMNS_MAX && row->count == own->columns &&
					row->cells[i].start != match->entry->title.start;
			if (is_known) {
				count_cell(usage, usage->ids[i], row->cells[i], match->entry->heading.start);
			}
		}
	}
}

bool columns_defer(struct columns_usage *usage, const struct deviation *deviation)
{
	if (deviation->kind != DEVIATION_ROW_FORM) {
		return false;
	}
	struct table_usage *table = &usage->tables[usage->table_count - 1];
	table->unopened += deviation->number == ROW_FORM_OPENING;
	table->unclosed += deviation->number == ROW_FORM_CLOSING;
	table->tight += deviation->number == ROW_FORM_TIGHT_BEFORE || deviation->number == ROW_FORM_TIGHT_BEHIND;
	table->tight += deviation->number == ROW_FORM_TIGHT ? 2 : 0;
	usage->items = memory_grow(usage->check->memory, usage->items, &usage->capacity, usage->count + 1,
				   sizeof *usage->items);
	usage->items[usage->count++] =
		(struct deferred){*deviation, usage->table_count - 1, usage->check->entry->heading.start};
	return true;
}

// --- bars and whitespace --------------------------------------------------------------------------

// Most of the list does otherwise, and so does most of the table.
static bool is_slip(uint32_t count, uint32_t all, uint32_t here, uint32_t all_here)
{
	return is_convention(all - count, all) && here * 2 <= all_here;
}

static void report_forms(struct columns_usage *usage)
{
	for (size_t i = 0; i < usage->count; i++) {
		const struct table_usage *table = &usage->tables[usage->items[i].table];
		bool is_one = false;
		switch (usage->items[i].deviation.number) {
		case ROW_FORM_OPENING:
			is_one = is_slip(usage->unopened, usage->rows, table->unopened, table->rows);
			break;
		case ROW_FORM_CLOSING:
			is_one = is_slip(usage->unclosed, usage->rows, table->unclosed, table->rows);
			break;
		default:
			is_one = is_slip(usage->tight, usage->sides, table->tight, table->sides);
			break;
		}
		if (is_one) {
			dispatch_for_entry(usage->check, &usage->items[i].deviation, usage->items[i].entry);
		}
	}
}

// --- tables ---------------------------------------------------------------------------------------

// The names of columns, as the list has them; NULL for none.
static const char *names_of(const struct columns_usage *usage, uint64_t columns)
{
	size_t size = 1;
	for (uint32_t i = 0; i < usage->column_count; i++) {
		size += span_length(usage->columns[i].shown) + 2;
	}
	char *text = arena_alloc(usage->check->arena, size);
	size = 0;
	for (uint32_t i = 0; i < usage->column_count; i++) {
		if (columns >> i & 1) {
			span shown = usage->columns[i].shown;
			memcpy(text + size, ", ", 2);
			size += size > 0 ? 2 : 0;
			memcpy(text + size, source_at(usage->check->source, shown), span_length(shown));
			size += span_length(shown);
		}
	}
	text[size] = '\0';
	return size > 0 ? text : NULL;
}

static void report_table(struct columns_usage *usage, const struct table_usage *table)
{
	if (table->delimiter.count != table->header_cells) {
		struct deviation deviation = deviation_of(DEVIATION_DELIMITER_ROW, table->delimiter.at);
		deviation.number = table->delimiter.count;
		deviation.choice = (int32_t)table->header_cells;
		deviation.other = table->header;
		dispatch_deviation(usage->check, &deviation);
	}
	uint64_t lacking = 0, added = 0;
	for (uint32_t i = 0; i < usage->column_count; i++) {
		uint64_t bit = UINT64_C(1) << i;
		bool has = (table->columns & bit) != 0;
		lacking |= !has && is_convention(usage->columns[i].rows, usage->rows) ? bit : 0;
		added |= has && is_convention(usage->rows - usage->columns[i].rows, usage->rows) ? bit : 0;
	}
	if ((lacking | added) != 0 && !usage->kind->row->has_no_header) {
		struct deviation deviation = deviation_of(DEVIATION_TABLE_COLUMNS, table->header);
		deviation.lacking = names_of(usage, lacking);
		deviation.added = names_of(usage, added);
		dispatch_deviation(usage->check, &deviation);
	}
}

// A column of the template that most rows lack.
static void report_outdated(struct columns_usage *usage, const struct template_field *field)
{
	uint32_t rows = 0;
	uint64_t bit = 0;
	for (uint32_t i = 0; i < usage->column_count; i++) {
		if (usage->columns[i].field == field) {
			rows = usage->columns[i].rows;
			bit = UINT64_C(1) << i;
		}
	}
	bool is_demanded = field->required && field->demand != DEMAND_DEFAULT;
	if (usage->rows < BASE_MIN || rows * 2 >= usage->rows || usage->column_count == COLUMNS_MAX || is_demanded) {
		return;
	}
	size_t first = 0;
	while (usage->tables[first].columns & bit) {
		first++;
	}
	struct deviation deviation = deviation_of(DEVIATION_TEMPLATE_OUTDATED, usage->tables[first].header);
	deviation.field = field;
	deviation.number = usage->rows - rows;
	deviation.choice = (int32_t)usage->rows;
	deviation.rule = dispatch_rule_of(DEVIATION_TABLE_COLUMNS);
	dispatch_deviation(usage->check, &deviation);
}

void columns_apply(struct columns_usage *usage)
{
	for (size_t i = 0; i < usage->table_count; i++) {
		usage->rows += usage->tables[i].rows;
		usage->sides += usage->tables[i].sides;
		usage->tight += usage->tables[i].tight;
		usage->unopened += usage->tables[i].unopened;
		usage->unclosed += usage->tables[i].unclosed;
	}
	report_forms(usage);
	for (size_t i = 0; i < usage->table_count; i++) {
		report_table(usage, &usage->tables[i]);
	}
	for (uint32_t i = 0; i < usage->kind->field_count && !usage->kind->row->has_no_header; i++) {
		report_outdated(usage, &usage->kind->fields[i]);
	}
	uint32_t cells[COLUMNS_MAX];
	for (uint32_t i = 0; i < usage->column_count; i++) {
		cells[i] = usage->columns[i].cells;
	}
	cell_values_apply(usage->values, cells);
	memory_free(usage->check->memory, usage->tables);
	memory_free(usage->check->memory, usage->items);
	arena_release(&usage->scratch);
}
