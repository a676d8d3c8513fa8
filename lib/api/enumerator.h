/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerators: a snapshot, of whatever, and how far it has been handed out. */
#ifndef API_ENUMERATOR_H
#define API_ENUMERATOR_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/handle.h"
#include "page.h"
#include "wfpxfrm.h"

#define ANY_DIRECTION FWP_DIRECTION_MAX

struct enumerator {
	struct object object;
	enum handle_type type;
	struct source source;
	uint32_t direction; /* of an SA enumeration, or ANY_DIRECTION */
	pthread_mutex_t lock;
	size_t next; /* under the lock: where the next page begins */
};

/* With an empty source, to be filled before it is opened. */
uint32_t enumerator_new(enum handle_type type, struct enumerator **ret);

/* Names it; the table takes the caller's reference when this succeeds. */
uint32_t enumerator_open(HANDLE engine, struct enumerator *enumerator, HANDLE *ret);

/* With a reference for the caller; *ret is NULL on failure. */
uint32_t enumerator_get(HANDLE engine, HANDLE handle, enum handle_type type,
			struct enumerator **ret);

/* A handle of NULL has no effect: programs end so on their way out of an error. */
uint32_t enumerator_destroy(HANDLE engine, HANDLE handle, enum handle_type type);

/*
 * The next @requested entries, or all that are left. *ret is the array, NULL without any,
 * *ret_count may be NULL. @complete: the caller passed all its pointers.
 */
uint32_t enumerator_page(HANDLE engine, HANDLE handle, enum handle_type type, uint32_t requested,
			 const struct format *format, bool complete, void **ret,
			 uint32_t *ret_count);

/* An Enum function of the API: these differ in nothing but the struct of their entries. */
#define ENUMERATOR_PAGES(name, entry, type, format)                                                \
	uint32_t name(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,          \
		      entry ***entries, UINT32 *numEntriesReturned)                                \
	{                                                                                          \
		void *page;                                                                        \
		uint32_t status = enumerator_page(                                                 \
			engineHandle, enumHandle, type, numEntriesRequested, &(format),            \
			entries && numEntriesReturned, &page, numEntriesReturned);                 \
                                                                                                   \
		if (entries)                                                                       \
			*entries = page;                                                           \
		return status;                                                                     \
	}

#endif
