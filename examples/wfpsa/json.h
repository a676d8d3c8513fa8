/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * JSON with json-c. A function that is given a json_object to put somewhere owns that object from
 * then on, also on failure. Functions that return bool return false if there is no memory.
 */
#ifndef WFPSA_JSON_H
#define WFPSA_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "record.h"

struct json_object;

/*
 * Returns a new document: an object with "schema" and, as "kind", a copy of @kind. The caller
 * releases it with json_object_put(). NULL: no memory.
 */
struct json_object *json_document(const char *kind);

/* Sets a member of @object. @value NULL: there was no memory for the value. */
bool json_set(struct json_object *object, const char *key, struct json_object *value);

/* Sets a member of @object to null. */
bool json_set_null(struct json_object *object, const char *key);

/* Sets a member of @object to a copy of @text. */
bool json_set_text(struct json_object *object, const char *key, const char *text);

/* Sets a member of @object to @number. */
bool json_set_number(struct json_object *object, const char *key, uint64_t number);

/*
 * Sets "time_s" and "time_ns" of @object. Nanoseconds since 1970 need more than the 53 bits that
 * many readers of JSON have for a number, so the seconds are there as well.
 */
bool json_set_time(struct json_object *object, uint64_t nanoseconds);

/* Adds @value, NULL as for json_set(), at the end of @array. */
bool json_add(struct json_object *array, struct json_object *value);

/*
 * Returns a new object with what @count @columns show of @row; if @columns is NULL, all columns of
 * the record but those that show a part of another one. The caller releases the object with
 * json_object_put(). NULL: no memory.
 */
struct json_object *json_row(const struct record *record, const struct column *const *columns,
			     size_t count, const void *row);

/*
 * Prints @document, which remains the caller's, to stdout. Errors of stdout are no failure here:
 * main() finds them at the end. Returns false if there is no memory.
 */
bool json_print(struct json_object *document);

/*
 * The same in three steps, for a document whose last member is an array that is too long to keep in
 * memory. This function prints @document, which remains the caller's, up to its closing brace, and
 * opens the array @key.
 */
bool json_print_begin(struct json_object *document, const char *key);

/*
 * Prints a member of the array and releases it; @member NULL means that there was no memory for it.
 * @count is the number of members printed before.
 */
bool json_print_member(struct json_object *member, uint64_t count);

/* Closes the array and the document. @count is the number of members printed. */
void json_print_end(uint64_t count);

#endif
