/* SPDX-License-Identifier: GPL-2.0-or-later */
/* JSON by json-c. A function that takes a value of json-c owns it. False: no memory. */
#ifndef WFPSA_JSON_H
#define WFPSA_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "record.h"

struct json_object;

/* The object that is the document: {"schema":"wfpxfrm/1","kind":@kind}. NULL: no memory. */
struct json_object *json_document(const char *kind);

/* @value NULL: it could not be made for lack of memory. */
bool json_set(struct json_object *object, const char *key, struct json_object *value);
bool json_set_null(struct json_object *object, const char *key);
bool json_set_text(struct json_object *object, const char *key, const char *text);
bool json_set_number(struct json_object *object, const char *key, uint64_t number);

/* The same at the end of an array. */
bool json_add(struct json_object *array, struct json_object *value);

/* An object with what @columns show of @row, or all columns if that is NULL. NULL: no memory. */
struct json_object *json_row(const struct record *record, const struct column *const *columns,
			     size_t count, const void *row);

/* Nanoseconds, as a number of seconds. */
bool json_set_nanoseconds(struct json_object *object, const char *key, uint64_t nanoseconds);

/* To stdout, whose errors main() finds. */
bool json_print(struct json_object *document);

/*
 * The same in pieces, so that an array of any length takes the memory of one member: the document
 * without its end, and the array @key as its last member; each member, which this function owns;
 * the end. @count is the number of members printed before.
 */
bool json_print_begin(struct json_object *document, const char *key);
bool json_print_member(struct json_object *member, uint64_t count);
void json_print_end(uint64_t count);

#endif
