/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The JSON document of "list" and "show": a head with the snapshot, and an array of rows. */
#ifndef WFPSA_DOCUMENT_H
#define WFPSA_DOCUMENT_H

#include "json.h"
#include "noun.h"

/*
 * A document on its way to stdout. The rows are printed one by one, so that a long list takes the
 * memory of one row. The caller sets noun and reading, and leaves the rest 0; nothing is to be
 * released afterwards.
 */
struct document {
	const struct noun *noun;
	const struct reading *reading; /* the source of the rows; its info goes into the head */
	const char *before;            /* printed before the head, or NULL */
	bool begun;                    /* the head has been printed */
	uint64_t rows;                 /* printed so far */
};

/*
 * Prints @row, made by json_row(), and before the first row the head. Releases @row in any case;
 * @row may be NULL, which means that json_row() had no memory. Returns false if there is no memory.
 */
bool document_add(struct document *document, struct json_object *row);

/* Prints the end; if there was no row, the head first. Returns false if there is no memory. */
bool document_end(struct document *document);

#endif
