/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a column has to say of one SA, before it is known whether a table or JSON wants it.
 *
 * One value serves both, so that they cannot differ. A value is either a scalar, or an object of
 * named scalars whose cell is a text of its own or the cells of its members with slashes between.
 */
#ifndef WFPSA_VALUE_H
#define WFPSA_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In a table: the cell. In JSON: the value. */
enum value_kind {
	VALUE_ABSENT,    /* "-"; no key */
	VALUE_UNLIMITED, /* "-"; null */
	VALUE_TEXT,      /* itself; a string */
	VALUE_LIST,      /* words with commas between; an array of strings */
	VALUE_NUMBER,    /* decimal; a number */
	VALUE_HEX,       /* 0x and digits; the same as a string */
	VALUE_BYTES,     /* 1.2M, or exact; a number */
	VALUE_SECONDS,   /* 58m03s; a number */
	VALUE_TIME,      /* local date and time; seconds since 1970 */
	VALUE_BOOLEAN,   /* yes or no; true or false */
	VALUE_OBJECT     /* see above; an object */
};

#define VALUE_TEXT_SIZE   208 /* two IPv6 prefixes with ports, or the words of all flags */
#define VALUE_MEMBERS_MAX 8

struct scalar {
	enum value_kind kind;
	unsigned digits; /* of VALUE_HEX, at least */
	uint64_t number;
	char text[VALUE_TEXT_SIZE];
};

struct member {
	const char *key;
	struct scalar scalar;
};

struct value {
	struct scalar scalar;
	size_t count;
	struct member members[VALUE_MEMBERS_MAX];
};

void value_absent(struct value *ret);
void value_text(struct value *ret, const char *format, ...) __attribute__((format(printf, 2, 3)));
void value_number(struct value *ret, enum value_kind kind, uint64_t number);
void value_hex(struct value *ret, unsigned digits, uint64_t number);

/* A list and an object begin empty. Past VALUE_MEMBERS_MAX nothing is added. */
void value_list(struct value *ret);
void value_add_word(struct value *ret, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void value_object(struct value *ret);
struct scalar *value_add(struct value *ret, const char *key);
void value_add_number(struct value *ret, const char *key, enum value_kind kind, uint64_t number);
void value_add_hex(struct value *ret, const char *key, uint64_t number);
void value_add_text(struct value *ret, const char *key, const char *text);

/* An object gets a cell of its own. */
void value_set_cell(struct value *ret, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The cell. @exact: bytes are not rounded. False: it was cut off at @size. */
bool value_cell(const struct value *value, bool exact, char *ret, size_t size);

#endif
