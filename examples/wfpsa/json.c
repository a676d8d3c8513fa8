/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "json.h"

#include <inttypes.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unsafe.h"

struct json_object *json_document(const char *kind)
{
	struct json_object *document = json_object_new_object();

	if (document && json_set_text(document, "schema", "wfpxfrm/1") &&
	    json_set_text(document, "kind", kind))
		return document;
	json_object_put(document);
	return NULL;
}

bool json_set(struct json_object *object, const char *key, struct json_object *value)
{
	if (!value)
		return false;
	if (!json_object_object_add(object, key, value))
		return true;
	json_object_put(value);
	return false;
}

bool json_set_null(struct json_object *object, const char *key)
{
	return !json_object_object_add(object, key, NULL);
}

bool json_set_text(struct json_object *object, const char *key, const char *text)
{
	return json_set(object, key, json_object_new_string(text));
}

bool json_set_number(struct json_object *object, const char *key, uint64_t number)
{
	return json_set(object, key, json_object_new_uint64(number));
}

bool json_set_time(struct json_object *object, uint64_t nanoseconds)
{
	return json_set_number(object, "time_s", nanoseconds / 1000000000u) &&
	       json_set_number(object, "time_ns", nanoseconds);
}

bool json_add(struct json_object *array, struct json_object *value)
{
	if (!value)
		return false;
	if (!json_object_array_add(array, value))
		return true;
	json_object_put(value);
	return false;
}

static struct json_object *new_list(const char *words)
{
	struct json_object *array = json_object_new_array();

	while (array && *words) {
		size_t length = strcspn(words, ",");

		if (!json_add(array, json_object_new_string_len(words, (int)length))) {
			json_object_put(array);
			return NULL;
		}
		words += length + (words[length] == ',');
	}
	return array;
}

static struct json_object *new_hex(const struct scalar *scalar)
{
	char text[2 + 16 + 1];

	snprintf(text, sizeof(text), "0x%0*" PRIx64, (int)scalar->digits, scalar->number);
	return json_object_new_string(text);
}

static struct json_object *new_scalar(const struct scalar *scalar)
{
	switch (scalar->kind) {
	case VALUE_TEXT:
		return json_object_new_string(scalar->text);
	case VALUE_HEX:
		return new_hex(scalar);
	case VALUE_BOOLEAN:
		return json_object_new_boolean(scalar->number != 0);
	default:
		return json_object_new_uint64(scalar->number);
	}
}

static bool set_scalar(struct json_object *object, const char *key, const struct scalar *scalar)
{
	if (scalar->kind == VALUE_ABSENT)
		return true;
	if (scalar->kind == VALUE_UNLIMITED)
		return json_set_null(object, key);
	return json_set(object, key, new_scalar(scalar));
}

static struct json_object *new_members(const struct value *value)
{
	struct json_object *object = json_object_new_object();

	for (size_t i = 0; object && i < value->count; i++) {
		if (set_scalar(object, value->members[i].key, &value->members[i].scalar))
			continue;
		json_object_put(object);
		return NULL;
	}
	return object;
}

static struct json_object *new_rows(const struct rows *rows)
{
	struct json_object *array = json_object_new_array();

	for (size_t i = 0; array && i < rows->count; i++) {
		if (json_add(array, json_row(rows->record, NULL, 0, rows_at(rows, i))))
			continue;
		json_object_put(array);
		return NULL;
	}
	return array;
}

static bool set_value(struct json_object *object, const char *key, const struct value *value)
{
	switch (value->scalar.kind) {
	case VALUE_STRING:
		return json_set_text(object, key, value->words);
	case VALUE_LIST:
		return json_set(object, key, new_list(value->words_length ? value->words : ""));
	case VALUE_OBJECT:
		return json_set(object, key, new_members(value));
	case VALUE_ROWS:
		return json_set(object, key, new_rows(&value->rows));
	case VALUE_ROW:
		return json_set(object, key,
				json_row(value->rows.record, NULL, 0, value->rows.first));
	default:
		return set_scalar(object, key, &value->scalar);
	}
}

/*
 * The object that holds the member of a dotted key: "in" of "in.spi". It is made if it is not there
 * yet, and belongs to @object. NULL: no memory.
 */
static struct json_object *get_outer(struct json_object *object, const char *key, size_t length)
{
	struct json_object *outer;
	char name[32];

	snprintf(name, sizeof(name), "%.*s", (int)length, key);
	if (json_object_object_get_ex(object, name, &outer))
		return outer;
	outer = json_object_new_object();
	return json_set(object, name, outer) ? outer : NULL;
}

static bool set_dotted(struct json_object *object, const char *key, const struct value *value)
{
	const char *dot = strchr(key, '.');

	if (value->no_memory)
		return false;
	if (value->scalar.kind == VALUE_ABSENT || !dot)
		return set_value(object, key, value);
	object = get_outer(object, key, (size_t)(dot - key));
	return object && set_value(object, dot + 1, value);
}

static bool set_column(struct json_object *object, const struct record *record,
		       const struct column *column, const void *row, struct value *value)
{
	record->get(column, row, value);
	return set_dotted(object, column->key, value);
}

/* Columns such as "in.spi" are left out: the column "in" has the whole object. */
static bool set_all(struct json_object *object, const struct record *record, const void *row,
		    struct value *value)
{
	const struct column *column;

	for (size_t i = 0; (column = record_column(record, i)); i++)
		if (!column_is_part(column) && !set_column(object, record, column, row, value))
			return false;
	return true;
}

struct json_object *json_row(const struct record *record, const struct column *const *columns,
			     size_t count, const void *row)
{
	struct json_object *object = json_object_new_object();
	bool ok = object != NULL;
	struct value value;

	value_init(&value);
	if (ok && !columns)
		ok = set_all(object, record, row, &value);
	for (size_t i = 0; ok && columns && i < count; i++)
		ok = set_column(object, record, columns[i], row, &value);
	value_done(&value);
	if (ok)
		return object;
	json_object_put(object);
	return NULL;
}

static const char *text_of(struct json_object *object)
{
	return json_object_to_json_string_ext(object, JSON_C_TO_STRING_PRETTY |
							      JSON_C_TO_STRING_SPACED |
							      JSON_C_TO_STRING_NOSLASHESCAPE);
}

bool json_print(struct json_object *document)
{
	const char *text = text_of(document);

	if (!text)
		return false;
	unsafe_write_json(text, strlen(text), stdout);
	putchar('\n');
	return true;
}

bool json_print_begin(struct json_object *document, const char *key)
{
	const char *text = text_of(document);
	char *begin = text ? strdup(text) : NULL, *end;

	if (!begin)
		return false;
	end = strrchr(begin, '\n'); /* the line with the closing brace is left out */
	if (end)
		*end = '\0';
	unsafe_write_json(begin, strlen(begin), stdout);
	printf(",\n  \"%s\": [", key);
	free(begin);
	return end != NULL;
}

/* Indents a member as json-c would if it were in the document: by two levels, four blanks. */
static void write_indented(const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		fputs("\n    ", stdout);
		unsafe_write_json(text, length, stdout);
		text += length + (text[length] == '\n');
	}
}

bool json_print_member(struct json_object *member, uint64_t count)
{
	const char *text = member ? text_of(member) : NULL;
	bool ok = text != NULL;

	if (ok && count)
		putchar(',');
	if (ok)
		write_indented(text);
	json_object_put(member);
	return ok;
}

void json_print_end(uint64_t count)
{
	puts(count ? "\n  ]\n}" : "]\n}");
}
