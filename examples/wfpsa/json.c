/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "json.h"

#include <string.h>

#include "format.h"
#include "unsafe.h"

void json_begin(struct json *json, FILE *to, unsigned depth)
{
	json->to = to;
	json->depth = depth;
	json->empty = true;
	json->one_line = false;
	json->used = 0;
}

void json_begin_line(struct json *json, FILE *to)
{
	json_begin(json, to, 0);
	json->one_line = true;
}

void json_end(struct json *json)
{
	fwrite(json->buffer, 1, json->used, json->to);
	json->used = 0;
}

static size_t room(const struct json *json)
{
	return sizeof(json->buffer) - json->used;
}

/* For a text that the buffer has no room for. */
static void put_in_parts(struct json *json, const char *text, size_t length)
{
	while (length) {
		size_t part = length < room(json) ? length : room(json);

		memcpy(json->buffer + json->used, text, part);
		json->used += part;
		text += part;
		length -= part;
		if (!room(json))
			json_end(json);
	}
}

static inline void put(struct json *json, const char *text, size_t length)
{
	if (length > room(json)) {
		put_in_parts(json, text, length);
		return;
	}
	memcpy(json->buffer + json->used, text, length);
	json->used += length;
}

/* Begins a line behind what is there, perhaps with a comma, and indents it by json->depth levels.
 */
static void put_line(struct json *json, bool comma)
{
	static const char line[] = ",\n                                ";
	size_t length = 2 + 2 * (size_t)json->depth;

	if (json->one_line) {
		put(json, ", ", comma ? 2 : 0);
		return;
	}
	length = length < sizeof(line) ? length : sizeof(line) - 1;
	put(json, comma ? line : line + 1, comma ? length : length - 1);
}

static void put_quoted(struct json *json, const char *text, size_t length)
{
	char escaped[UNSAFE_JSON_SIZE];

	put(json, "\"", 1);
	while (length) {
		size_t plain = unsafe_plain_json(text, length);

		put(json, text, plain);
		text += plain;
		length -= plain;
		if (length) {
			size_t taken = unsafe_escape_json(text, escaped);

			put(json, escaped, strlen(escaped));
			text += taken;
			length -= taken;
		}
	}
	put(json, "\"", 1);
}

/* Puts what stands before a value. Keys are short constants that need no escape. */
static void put_key(struct json *json, const char *key)
{
	size_t length = key ? strlen(key) : 0;

	if (json->depth)
		put_line(json, !json->empty);
	json->empty = false;
	if (!key)
		return;
	put(json, "\"", 1);
	put(json, key, length);
	put(json, "\": ", 3);
}

void json_open(struct json *json, const char *key, char bracket)
{
	put_key(json, key);
	put(json, &bracket, 1);
	json->depth++;
	json->empty = true;
}

/* An empty list of rows stays on its line; whatever else is empty has its end on the next line. */
void json_close(struct json *json, char bracket)
{
	json->depth--;
	if (!json->empty || json->depth > 1)
		put_line(json, false);
	put(json, &bracket, 1);
	json->empty = false;
	if (!json->depth)
		put(json, "\n", 1);
}

void json_null(struct json *json, const char *key)
{
	put_key(json, key);
	put(json, "null", 4);
}

void json_boolean(struct json *json, const char *key, bool value)
{
	put_key(json, key);
	put(json, value ? "true" : "false", value ? 4 : 5);
}

void json_number(struct json *json, const char *key, uint64_t number)
{
	char text[NUMBER_TEXT_SIZE];

	put_key(json, key);
	put(json, text, format_number(number, text));
}

void json_hex(struct json *json, const char *key, unsigned digits, uint64_t number)
{
	char text[NUMBER_TEXT_SIZE + 2] = "\"";
	size_t length = 1 + format_hex(number, digits, text + 1);

	text[length++] = '"';
	put_key(json, key);
	put(json, text, length);
}

void json_text(struct json *json, const char *key, const char *text)
{
	put_key(json, key);
	put_quoted(json, text, strlen(text));
}

void json_text_or_null(struct json *json, const char *key, const char *text)
{
	if (text)
		json_text(json, key, text);
	else
		json_null(json, key);
}

void json_open_document(struct json *json, const char *kind)
{
	json_open(json, NULL, '{');
	json_text(json, "schema", "wfpxfrm/1");
	json_text(json, "kind", kind);
}

void json_time(struct json *json, uint64_t nanoseconds)
{
	json_number(json, "time_s", nanoseconds / 1000000000u);
	json_number(json, "time_ns", nanoseconds);
}

void json_written(struct json *json, const char *text, size_t length)
{
	if (!json->empty)
		put(json, ",", 1);
	json->empty = false;
	put(json, text, length);
}

static void put_scalar(struct json *json, const char *key, const struct scalar *scalar)
{
	switch (scalar->kind) {
	case VALUE_ABSENT:
		break;
	case VALUE_UNLIMITED:
		json_null(json, key);
		break;
	case VALUE_TEXT:
		json_text(json, key, scalar->text);
		break;
	case VALUE_HEX:
		json_hex(json, key, scalar->digits, scalar->number);
		break;
	case VALUE_BOOLEAN:
		json_boolean(json, key, scalar->number != 0);
		break;
	default:
		json_number(json, key, scalar->number);
	}
}

static void put_list(struct json *json, const char *key, const char *words)
{
	json_open(json, key, '[');
	while (*words) {
		size_t length = strcspn(words, ",");

		put_key(json, NULL);
		put_quoted(json, words, length);
		words += length + (words[length] == ',');
	}
	json_close(json, ']');
}

static void put_members(struct json *json, const char *key, const struct value *value)
{
	json_open(json, key, '{');
	for (size_t i = 0; i < value->count; i++)
		put_scalar(json, value->members[i].key, &value->members[i].scalar);
	json_close(json, '}');
}

static bool put_rows(struct json *json, const char *key, const struct rows *rows)
{
	bool ok = true;

	json_open(json, key, '[');
	for (size_t i = 0; ok && i < rows->count; i++)
		ok = json_row(json, NULL, rows->record, NULL, 0, rows_at(rows, i));
	json_close(json, ']');
	return ok;
}

static bool put_value(struct json *json, const char *key, const struct value *value)
{
	if (value->no_memory)
		return false;
	switch (value->scalar.kind) {
	case VALUE_STRING:
		json_text(json, key, value->words);
		break;
	case VALUE_LIST:
		put_list(json, key, value->words_length ? value->words : "");
		break;
	case VALUE_OBJECT:
		put_members(json, key, value);
		break;
	case VALUE_ROWS:
		return put_rows(json, key, &value->rows);
	case VALUE_ROW:
		return json_row(json, key, value->rows.record, NULL, 0, value->rows.first);
	default:
		put_scalar(json, key, &value->scalar);
	}
	return true;
}

/* A row that is being written, and the value that serves for all its columns. */
struct row {
	const struct record *record;
	const struct column *const *columns;
	size_t count;
	const void *row;
	struct value value;
};

/* Columns such as "in.spi" are left out: the column "in" has the whole object. */
static bool put_all(struct json *json, struct row *row)
{
	for (const struct columns *const *part = row->record->columns; *part; part++) {
		for (size_t i = 0; i < (*part)->count; i++) {
			const struct column *column = &(*part)->first[i];

			if (column_is_part(column))
				continue;
			row->record->get(column, row->row, &row->value);
			if (!put_value(json, column->key, &row->value))
				return false;
		}
	}
	return true;
}

/* How much of a key names the member of the row: "in" of "in.spi". */
static size_t outer_length(const struct column *column)
{
	return strcspn(column->key, ".");
}

static bool same_outer(const struct column *a, const struct column *b)
{
	size_t length = outer_length(a);

	return length == outer_length(b) && !strncmp(a->key, b->key, length);
}

/* Whether one of the chosen columns before @end has the key of @column. */
static bool has_key(const struct row *row, size_t end, const char *key)
{
	for (size_t i = 0; i < end; i++)
		if (!strcmp(row->columns[i]->key, key))
			return true;
	return false;
}

/*
 * Writes an object with the chosen columns that are a part of the same value as the column @first,
 * unless they are absent.
 */
static bool put_parts(struct json *json, struct row *row, size_t first, const char *outer)
{
	bool ok = true, open = false;

	for (size_t i = first; ok && i < row->count; i++) {
		const struct column *column = row->columns[i];

		if (!same_outer(row->columns[first], column) || has_key(row, i, column->key))
			continue;
		row->record->get(column, row->row, &row->value);
		if (row->value.scalar.kind == VALUE_ABSENT)
			continue;
		if (!open)
			json_open(json, outer, '{');
		open = true;
		ok = put_value(json, strchr(column->key, '.') + 1, &row->value);
	}
	if (open)
		json_close(json, '}');
	return ok;
}

/* Writes the member that the chosen column @index has a part in, if it is the first such column. */
static bool put_chosen(struct json *json, struct row *row, size_t index)
{
	const struct column *column = row->columns[index];
	char outer[32];

	for (size_t i = 0; i < index; i++)
		if (same_outer(row->columns[i], column))
			return true;
	snprintf(outer, sizeof(outer), "%.*s", (int)outer_length(column), column->key);
	if (!has_key(row, row->count, outer))
		return put_parts(json, row, index, outer);
	while (strcmp(row->columns[index]->key, outer) != 0)
		index++;
	row->record->get(row->columns[index], row->row, &row->value);
	return put_value(json, outer, &row->value);
}

bool json_members(struct json *json, const struct record *record,
		  const struct column *const *columns, size_t count, const void *of)
{
	struct row row = { record, columns, count, of, { .words = NULL } };
	bool ok = true;

	value_init(&row.value);
	if (!columns)
		ok = put_all(json, &row);
	for (size_t i = 0; ok && columns && i < count; i++)
		ok = put_chosen(json, &row, i);
	value_done(&row.value);
	return ok;
}

bool json_row(struct json *json, const char *key, const struct record *record,
	      const struct column *const *columns, size_t count, const void *row)
{
	bool ok;

	json_open(json, key, '{');
	ok = json_members(json, record, columns, count, row);
	json_close(json, '}');
	return ok;
}
