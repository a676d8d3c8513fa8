/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * What a column has to say of one row, before it is known whether a table or JSON wants it.
 *
 * One value serves all, so that they cannot differ. A value is a scalar; or a list of words; or an
 * object of named scalars, whose cell is a text of its own or the cells of its members with slashes
 * between; or rows of another record, whose cell is a list of words.
 */
#ifndef WFPSA_VALUE_H
#define WFPSA_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <wfpxfrm.h>

/* In a table: the cell. In JSON: the value. */
enum value_kind {
	VALUE_ABSENT,    /* "-"; no key */
	VALUE_UNLIMITED, /* "-"; null */
	VALUE_TEXT,      /* itself; a string */
	VALUE_STRING,    /* the same, of any length */
	VALUE_LIST,      /* words with commas between; an array of strings */
	VALUE_ROWS,      /* the same; an array of objects */
	VALUE_ROW,       /* the same; an object */
	VALUE_NUMBER,    /* decimal; a number */
	VALUE_HEX,       /* 0x and digits; the same as a string */
	VALUE_BYTES,     /* 1.2M, or exact; a number */
	VALUE_SECONDS,   /* 58m03s; a number */
	VALUE_TIME,      /* local date and time; seconds since 1970 */
	VALUE_BOOLEAN,   /* yes or no; true or false */
	VALUE_OBJECT     /* see above; an object */
};

#define VALUE_TEXT_SIZE   208 /* two IPv6 prefixes with ports */
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

struct record;

/* Rows of a record, side by side in an array that the value does not own. */
struct rows {
	const struct record *record;
	const void *first;
	size_t count, size;
};

/* One serves for many columns and rows, one after the other. */
struct value {
	struct scalar scalar;
	size_t count;
	struct member members[VALUE_MEMBERS_MAX];
	struct rows rows;
	char *words; /* of a list, with commas between; "" where there is none */
	size_t words_length, words_size;
	bool no_memory; /* words are missing, and everything is for nothing */
	bool doubtful;  /* the cell ends in a question mark; JSON says so in another place */
};

void value_init(struct value *value);
void value_done(struct value *value);

void value_absent(struct value *ret);
void value_text(struct value *ret, const char *format, ...) __attribute__((format(printf, 2, 3)));
void value_number(struct value *ret, enum value_kind kind, uint64_t number);
void value_address(struct value *ret, const WFPX_ADDRESS0 *address);
void value_hex(struct value *ret, unsigned digits, uint64_t number);
void value_string(struct value *ret, const char *text);

/* A list begins empty, and so does that of rows; the words have no commas. */
void value_list(struct value *ret);
void value_rows(struct value *ret, enum value_kind kind, const struct rows *rows);
void value_add_word(struct value *ret, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The same, if the list has not got it. */
void value_add_new_word(struct value *ret, const char *word);

/* An object begins empty. Past VALUE_MEMBERS_MAX nothing is added. */
void value_object(struct value *ret);
struct scalar *value_add(struct value *ret, const char *key);
void value_add_number(struct value *ret, const char *key, enum value_kind kind, uint64_t number);
void value_add_hex(struct value *ret, const char *key, uint64_t number);
void value_add_text(struct value *ret, const char *key, const char *text);
void value_mark(struct value *ret, uint32_t mark, uint32_t mask);

/* The cell of a text gets a question mark. */
void value_doubt(struct value *ret);

/* An object gets a cell of its own. */
void value_set_cell(struct value *ret, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * The cell, in @buffer or in the value. @exact: bytes are not rounded. Where @size is too small, it
 * says that instead.
 */
const char *value_cell(const struct value *value, bool exact, char *buffer, size_t size);

/* The cell of a scalar that is no list. False: it was cut off at @size. */
bool scalar_cell(const struct scalar *scalar, bool exact, char *ret, size_t size);

/* Whether all members are, and there is one. */
bool value_all_unlimited(const struct value *value);

#endif
