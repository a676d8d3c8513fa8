/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The JSON document of rows, which "list" and "show" have in common. */
#ifndef WFPSA_DOCUMENT_H
#define WFPSA_DOCUMENT_H

#include "json.h"
#include "noun.h"

/* A document on its way to stdout: row by row, so that its length takes no memory. */
struct document {
	const struct noun *noun;
	const struct reading *reading; /* whose info is known when the first row comes */
	bool begun;
	uint64_t rows;
};

/* One more row, as json_row() makes it; it is the document's. False: no memory. */
bool document_add(struct document *document, struct json_object *row);

/* The end, also of a document without rows. */
bool document_end(struct document *document);

#endif
