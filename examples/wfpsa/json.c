/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "json.h"

#include <inttypes.h>
#include <json-c/json.h>
#include <stdio.h>
#include <string.h>

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

/* A double has not the digits, so the text goes with it. */
bool json_set_nanoseconds(struct json_object *object, const char *key, uint64_t nanoseconds)
{
	char text[32];

	snprintf(text, sizeof(text), "%" PRIu64 ".%09u", nanoseconds / 1000000000u,
		 (unsigned)(nanoseconds % 1000000000u));
	return json_set(object, key, json_object_new_double_s((double)nanoseconds / 1e9, text));
}

static bool add_word(struct json_object *array, const char *word, size_t length)
{
	struct json_object *text = json_object_new_string_len(word, (int)length);

	if (text && !json_object_array_add(array, text))
		return true;
	json_object_put(text);
	return false;
}

static struct json_object *new_list(const char *words)
{
	struct json_object *array = json_object_new_array();

	while (array && *words) {
		size_t length = strcspn(words, ",");

		if (!add_word(array, words, length)) {
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
	case VALUE_LIST:
		return new_list(scalar->text);
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

bool json_set_value(struct json_object *object, const char *key, const struct value *value)
{
	struct json_object *members;

	if (value->scalar.kind != VALUE_OBJECT)
		return set_scalar(object, key, &value->scalar);
	members = json_object_new_object();
	if (!json_set(object, key, members))
		return false;
	for (size_t i = 0; i < value->count; i++)
		if (!set_scalar(members, value->members[i].key, &value->members[i].scalar))
			return false;
	return true;
}

bool json_print(struct json_object *document)
{
	const char *text = json_object_to_json_string_ext(
		document,
		JSON_C_TO_STRING_PRETTY | JSON_C_TO_STRING_SPACED | JSON_C_TO_STRING_NOSLASHESCAPE);

	if (!text)
		return false;
	puts(text);
	return true;
}
