/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef STORE_STORED_H
#define STORE_STORED_H

#include <stdint.h>

#include "filter/managed.h"

/* A managed object with all that it points to, and its place in a store. */
struct stored {
	struct managed managed; /* first, so that one pointer is the other too */
	uint64_t serial;        /* the order in which objects were added */
	uint32_t slot;
	uint32_t references; /* other objects that name this one */
	uint64_t bytes;      /* in the file */
	_Alignas(8) uint8_t room[];
};

/*
 * Makes a copy of @from in *ret, one allocation, which the caller frees with free(). Returns
 * FWP_E_OUT_OF_BOUNDS if a text, blob or list of it is longer than managed.h allows, and
 * ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t stored_new(const struct managed *from, struct stored **ret);

#endif
