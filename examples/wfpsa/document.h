/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The JSON document of "list" and "show": a head with the snapshot, and an array of rows. */
#ifndef WFPSA_DOCUMENT_H
#define WFPSA_DOCUMENT_H

#include "json.h"
#include "noun.h"

#define DOCUMENT_ROW_DEPTH 2 /* a row is in the array, which is in the document */

/*
 * A document on its way to stdout. The rows are written one by one, so that a long list takes the
 * memory of one row. The caller sets noun and reading, and leaves the rest 0; nothing is to be
 * released afterwards.
 */
struct document {
	const struct noun *noun;
	const struct reading *reading; /* the source of the rows; its info goes into the head */
	const char *before;            /* printed before the head, or NULL */
	bool begun;                    /* the head has been written */
	struct json json;
};

/* Returns where the next row is to be written. Before the first row, writes the head. */
struct json *document_rows(struct document *document);

/* Writes the member "filter", if there is a filter; NULL means none. */
void document_put_filter(struct json *json, const struct noun *noun, const struct filter *filter);

/* Writes the end; if there was no row, the head first. */
void document_end(struct document *document);

#endif
