/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Values: what a column shows of one row. A getter makes a value without knowing whether a table,
 * "show" or JSON will print it, so that the three cannot disagree.
 *
 * A value is one of
 *	a scalar: a number or a text;
 *	a list of words;
 *	an object: scalars with keys. In a table it is one cell: a text that the getter sets, or the
 *	cells of the members with slashes between;
 *	rows of another record. In a table they are one cell: a list of words.
 */
#ifndef WFPSA_VALUE_H
#define WFPSA_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

#include <wfpxfrm.h>

/* Kinds of values. Before the semicolon: the cell in a table; behind it: the value in JSON. */
enum value_kind {
	VALUE_ABSENT,    /* "-"; no key at all */
	VALUE_UNLIMITED, /* "-"; null */
	VALUE_TEXT,      /* the text; a string */
	VALUE_STRING,    /* a text of any length; a string */
	VALUE_LIST,      /* words with commas between; an array of strings */
	VALUE_ROWS,      /* words with commas between; an array of objects */
	VALUE_ROW,       /* words with commas between; an object */
	VALUE_NUMBER,    /* decimal digits; a number */
	VALUE_HEX,       /* 0x and hexadecimal digits; a string of the same */
	VALUE_BYTES,     /* 1.2M, or the exact number; a number */
	VALUE_SECONDS,   /* 58m03s; a number */
	VALUE_TIME,      /* local date and time; a number, in seconds since 1970 */
	VALUE_BOOLEAN,   /* yes or no; true or false */
	VALUE_OBJECT     /* see above; an object */
};

#define VALUE_TEXT_SIZE   208 /* enough for two IPv6 prefixes with ports */
#define VALUE_MEMBERS_MAX 8   /* members of an object */

/* A scalar, or the part of another value that says its kind. */
struct scalar {
	enum value_kind kind;
	unsigned digits; /* least number of digits of a VALUE_HEX */
	uint64_t number;
	char text[VALUE_TEXT_SIZE]; /* of a VALUE_TEXT; of an object its cell, or "" */
};

/* A member of an object. */
struct member {
	const char *key; /* a constant */
	struct scalar scalar;
};

struct record;

/* Rows of a record, in an array which whoever made the value keeps valid. */
struct rows {
	const struct record *record; /* NULL: the value has no rows */
	const void *first;
	size_t count;
	size_t size; /* of one row, in bytes; 0: the array has pointers to the rows */
};

/* Returns the row at @index, which is below rows->count. */
static inline const void *rows_at(const struct rows *rows, size_t index)
{
	if (!rows->size)
		return ((const void *const *)rows->first)[index];
	return (const char *)rows->first + index * rows->size;
}

/* What a value means to who reads it: the colour of a cell on a terminal. */
enum tone {
	TONE_NONE,
	TONE_GOOD,
	TONE_PASSING, /* will change by itself */
	TONE_BAD
};

/*
 * A value. One struct serves for many columns and rows, one after another: each function that sets
 * a value discards what was there, and keeps the memory for words.
 */
struct value {
	struct scalar scalar;
	size_t count; /* of members */
	struct member members[VALUE_MEMBERS_MAX];
	struct rows rows;
	char *words; /* words with commas between, or the text of a VALUE_STRING */
	size_t words_length, words_size;
	bool no_memory; /* words could not be stored: the value must not be printed */
	enum tone tone;
	bool doubtful; /* a question mark follows the cell; JSON has a key of its own for that */
};

/* Makes @value absent, without memory of its own. Every value begins so. */
void value_init(struct value *value);

/* Releases the memory of @value, but not @value itself. */
void value_done(struct value *value);

/* Makes @ret a VALUE_ABSENT. */
void value_absent(struct value *ret);

/* Makes @ret a VALUE_TEXT, cut off at VALUE_TEXT_SIZE. */
void value_text(struct value *ret, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Makes @ret a VALUE_TEXT with a copy of @word, cut off in the same way. */
void value_word(struct value *ret, const char *word);

/* Makes @ret a scalar of the kind @kind with a number, which VALUE_UNLIMITED ignores. */
void value_number(struct value *ret, enum value_kind kind, uint64_t number);

/* Makes @ret the text of an address. */
void value_address(struct value *ret, const WFPX_ADDRESS0 *address);

/* Makes @ret a VALUE_HEX with at least @digits digits. */
void value_hex(struct value *ret, unsigned digits, uint64_t number);

/* Makes @ret a VALUE_STRING with a copy of @text. */
void value_string(struct value *ret, const char *text);

/* The same for wide text; NULL makes @ret absent. */
void value_wide(struct value *ret, const wchar_t *text);

/* Makes @ret an empty VALUE_LIST. */
void value_list(struct value *ret);

/*
 * Makes @ret the rows in @rows; @kind is VALUE_ROWS, or VALUE_ROW for one row. *@rows is copied,
 * the rows are not. Words can be added, and are the cell.
 */
void value_rows(struct value *ret, enum value_kind kind, const struct rows *rows);

/*
 * Adds a word, without commas in it, to a list or to rows: a copy of @word, or one that is
 * formatted and cut off at VALUE_TEXT_SIZE. Sets ret->no_memory on failure.
 */
void value_add_word(struct value *ret, const char *word);
void value_format_word(struct value *ret, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Adds @word unless the list has it already. Sets ret->no_memory on failure. */
void value_add_new_word(struct value *ret, const char *word);

/* Makes @ret an object without members. */
void value_object(struct value *ret);

/*
 * Adds an absent member to an object and returns its scalar, which is part of @ret. @key is a
 * constant. Returns NULL where the object has VALUE_MEMBERS_MAX members already.
 */
struct scalar *value_add(struct value *ret, const char *key);

/* Adds a member with a number of the kind @kind; no effect where the object is full. */
void value_add_number(struct value *ret, const char *key, enum value_kind kind, uint64_t number);

/* Adds a member of the kind VALUE_HEX; no effect where the object is full. */
void value_add_hex(struct value *ret, const char *key, uint64_t number);

/* Adds a member with a copy of @text; no effect where the object is full. */
void value_add_text(struct value *ret, const char *key, const char *text);

/* Makes @ret an object with a mark and its mask. */
void value_mark(struct value *ret, uint32_t mark, uint32_t mask);

/* Adds a question mark to the cell of a scalar. The next value in @ret has none. */
void value_doubt(struct value *ret);

/* Sets the tone. The next value in @ret has none. */
void value_tone(struct value *ret, enum tone tone);

/* Sets the cell of an object, which the members with slashes between would make otherwise. */
void value_set_cell(struct value *ret, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The same with texts one behind the other; NULL ends the list. Faster, for cells of each row. */
void value_join_cell(struct value *ret, const char *const *parts);

/*
 * Returns the cell of @value: a text in @buffer, which has @size bytes, or in @value, valid until
 * either changes. @exact: numbers of bytes are not rounded. If @size is too small, the cell is
 * "(too long)".
 */
const char *value_cell(const struct value *value, bool exact, char *buffer, size_t size);

/*
 * Writes the cell of a scalar to @ret, which has @size bytes. Not for kinds with words or members.
 * Returns false if the cell was cut off.
 */
bool scalar_cell(const struct scalar *scalar, bool exact, char *ret, size_t size);

/* Whether @value has members, and all of them are VALUE_UNLIMITED. */
bool value_all_unlimited(const struct value *value);

#endif
