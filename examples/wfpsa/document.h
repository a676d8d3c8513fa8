/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The JSON document of rows, which "list" and "show" have in common. */
#ifndef WFPSA_DOCUMENT_H
#define WFPSA_DOCUMENT_H

#include "json.h"
#include "options.h"

/* Prints it with the array of @rows, which remains the caller's. False: no memory. */
bool document_print(const struct noun *noun, const struct reading *reading,
		    struct json_object *rows);

#endif
