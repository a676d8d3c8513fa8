/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Writing JSON, value after value, without a tree of it in memory. Members stand on lines of their
 * own, indented by two blanks for each level.
 *
 * The functions that write a value take the key that it has in the object which is open; NULL in an
 * array, and for the document itself. Errors of the stream are no failure here: main() finds those
 * of stdout at the end.
 */
#ifndef WFPSA_JSON_H
#define WFPSA_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "record.h"

/* JSON on its way to a stream. json_begin() prepares it, and json_end() completes it. */
struct json {
	FILE *to;
	unsigned depth; /* objects and arrays that are open */
	bool empty;     /* the innermost of them has no member yet */
	bool one_line;  /* the document has no line end but the one behind it */
	size_t used;
	char buffer[65536]; /* what is not written yet */
};

/* Begins to write to @to, as if @depth objects or arrays were open. */
void json_begin(struct json *json, FILE *to, unsigned depth);

/* Begins to write a document that is one line. */
void json_begin_line(struct json *json, FILE *to);

/* Writes what is still in the buffer. */
void json_end(struct json *json);

/* Opens an object or an array: @bracket is '{' or '['. */
void json_open(struct json *json, const char *key, char bracket);

/* Closes the innermost object or array; @bracket is '}' or ']'. */
void json_close(struct json *json, char bracket);

/* Write a scalar. */
void json_null(struct json *json, const char *key);
void json_boolean(struct json *json, const char *key, bool value);
void json_number(struct json *json, const char *key, uint64_t number);
void json_hex(struct json *json, const char *key, unsigned digits, uint64_t number);
void json_text(struct json *json, const char *key, const char *text);

/* Writes @text, or null if @text is NULL. */
void json_text_or_null(struct json *json, const char *key, const char *text);

/* Opens a document, with the members "schema" and "kind". */
void json_open_document(struct json *json, const char *kind);

/*
 * Writes "time_s" and "time_ns". Nanoseconds since 1970 need more than the 53 bits that many
 * readers of JSON have for a number, so the seconds are there as well.
 */
void json_time(struct json *json, uint64_t nanoseconds);

/* Writes @text, which is JSON that was written with the present depth, as a member of an array. */
void json_written(struct json *json, const char *text, size_t length);

/*
 * Writes, into the object that is open, what @count @columns show of @row; if @columns is NULL, all
 * columns of the record but those that show a part of another one. Returns false if there was no
 * memory for a value; what was written is then not to be used.
 */
bool json_members(struct json *json, const struct record *record,
		  const struct column *const *columns, size_t count, const void *row);

/* Writes an object with these members. */
bool json_row(struct json *json, const char *key, const struct record *record,
	      const struct column *const *columns, size_t count, const void *row);

#endif
