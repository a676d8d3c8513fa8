/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "block.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unsafe.h"

/* Where block_print() stands: at a row of a record. */
struct block {
	const struct record *record;
	const void *row;
	int indent;
	bool exact;
};

/* Makes words of a JSON key. The unit in "left_s" is dropped, because the cell shows a unit. */
static void label(const char *key, char *ret, size_t size)
{
	size_t length = strlen(key);

	if (length > 2 && !strcmp(key + length - 2, "_s"))
		length -= 2;
	snprintf(ret, size, "%.*s", (int)length, key);
	for (; *ret; ret++)
		if (*ret == '_')
			*ret = ' ';
}

/*
 * Writes an object as "time 43m12s, bytes 1.2G". Members without a limit are left out; if no member
 * has a limit, the text is "unlimited".
 */
static void object_text(const struct value *value, bool exact, char *ret, size_t size)
{
	char name[32], cell[VALUE_TEXT_SIZE];
	size_t used = 0;

	snprintf(ret, size, "%s", value_all_unlimited(value) ? "unlimited" : "-");
	for (size_t i = 0; i < value->count && used < size; i++) {
		const struct member *member = &value->members[i];

		if (member->scalar.kind == VALUE_UNLIMITED || member->scalar.kind == VALUE_ABSENT)
			continue;
		label(member->key, name, sizeof(name));
		scalar_cell(&member->scalar, exact, cell, sizeof(cell));
		used += (size_t)snprintf(ret + used, size - used, "%s%s %s", used ? ", " : "", name,
					 cell);
	}
}

static const char *text_of(const struct value *value, bool exact, char *buffer, size_t size)
{
	if (value->scalar.kind == VALUE_UNLIMITED)
		return "unlimited";
	if (value->scalar.kind != VALUE_OBJECT || value->scalar.text[0])
		return value_cell(value, exact, buffer, size);
	object_text(value, exact, buffer, size);
	return buffer;
}

static bool is_nothing(const struct value *value)
{
	if (value->scalar.kind == VALUE_LIST)
		return !value->words_length;
	if (value->scalar.kind == VALUE_ROWS)
		return !value->rows.count;
	return value->scalar.kind == VALUE_ABSENT;
}

#define TEXT_SIZE 1024

/* Prints a row on one line: policies. */
static bool print_brief(const struct block *block)
{
	char name[32], buffer[TEXT_SIZE];
	const struct column *column;
	struct value value;
	bool ok = true;

	value_init(&value);
	printf("%*s", block->indent, "");
	for (size_t i = 0; ok && (column = record_column(block->record, i)); i++) {
		block->record->get(column, block->row, &value);
		ok = !value.no_memory;
		if (is_nothing(&value))
			continue;
		label(column->key, name, sizeof(name));
		printf("%s%s %s", i ? ", " : "", name,
		       text_of(&value, block->exact, buffer, sizeof(buffer)));
	}
	putchar('\n');
	value_done(&value);
	return ok;
}

static bool print_lines(const struct block *block, size_t from);

static bool print_rows(const struct block *outer, const struct rows *rows)
{
	struct block block = *outer;
	bool ok = true;

	block.record = rows->record;
	block.indent += 2;
	for (size_t i = 0; ok && i < rows->count; i++) {
		block.row = rows_at(rows, i);
		ok = rows->record->brief ? print_brief(&block) : print_lines(&block, 0);
	}
	return ok;
}

static bool print_text(const char *text)
{
	char *safe = unsafe_escaped(text);

	if (safe)
		printf(" %s\n", safe);
	free(safe);
	return safe != NULL;
}

static bool print_line(const struct block *block, const struct column *column, struct value *value)
{
	char name[32], buffer[TEXT_SIZE];

	block->record->get(column, block->row, value);
	if (value->no_memory || is_nothing(value))
		return !value->no_memory;
	label(column->key, name, sizeof(name));
	printf("%*s%s:", block->indent, "", name);
	if (!value->rows.record)
		return print_text(text_of(value, block->exact, buffer, sizeof(buffer)));
	putchar('\n');
	return print_rows(block, &value->rows);
}

/* Each depth has a value of its own: rows within a value are printed while it is in use. */
static bool print_lines(const struct block *block, size_t from)
{
	const struct column *column;
	struct value value;
	bool ok = true;

	value_init(&value);
	for (size_t i = from; ok && (column = record_column(block->record, i)); i++)
		if (!column_is_part(column))
			ok = print_line(block, column, &value);
	value_done(&value);
	return ok;
}

bool block_print(const struct record *record, const void *row, bool exact)
{
	const struct block block = { record, row, 2, exact };

	return print_lines(&block, 1);
}
