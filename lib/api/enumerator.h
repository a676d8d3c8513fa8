/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerators: the items of one kind, and how many of them have been handed out. */
#ifndef API_ENUMERATOR_H
#define API_ENUMERATOR_H

#include <pthread.h>

#include "base/handle.h"
#include "page.h"
#include "wfpxfrm.h"

struct enumerator {
	struct object object;
	const struct kind *kind;
	void *items; /* kind->size bytes */
	pthread_mutex_t lock;
	size_t next; /* under the lock: where the next page begins */
};

/*
 * Makes an enumerator whose items are all zero, for the caller to fill before enumerator_open().
 * The caller has the one reference: object_unref() ends the enumerator and its items.
 */
uint32_t enumerator_new(const struct kind *kind, struct enumerator **ret);

/*
 * Gives the enumerator a handle that belongs to @engine. On success the table of handles has taken
 * over the caller's reference.
 */
uint32_t enumerator_open(HANDLE engine, struct enumerator *enumerator, HANDLE *ret);

/*
 * The enumerator of a handle, with a reference for the caller. @kind NULL: of any kind. On failure,
 * ERROR_INVALID_HANDLE, *ret is NULL.
 */
uint32_t enumerator_get(HANDLE engine, HANDLE handle, const struct kind *kind,
			struct enumerator **ret);

/* Closes a handle. A handle of NULL has no effect: programs pass it after an error. */
uint32_t enumerator_destroy(HANDLE engine, HANDLE handle, const struct kind *kind);

/*
 * Renders the next @requested entries, or all that are left. *ret is the array of pointers to them,
 * which begins the block, or NULL if there are none. @ret_count may be NULL. @complete: the caller
 * of the API passed all its pointers; if not, the call fails with FWP_E_NULL_POINTER.
 */
uint32_t enumerator_page(HANDLE engine, HANDLE handle, uint32_t requested,
			 const struct format *format, bool complete, void **ret,
			 uint32_t *ret_count);

/* Defines an Enum function of the API: they differ in the struct of their entries alone. */
#define ENUMERATOR_PAGES(name, entry, format)                                                      \
	uint32_t name(HANDLE engineHandle, HANDLE enumHandle, UINT32 numEntriesRequested,          \
		      entry ***entries, UINT32 *numEntriesReturned)                                \
	{                                                                                          \
		void *page;                                                                        \
		uint32_t status =                                                                  \
			enumerator_page(engineHandle, enumHandle, numEntriesRequested, &(format),  \
					entries && numEntriesReturned, &page, numEntriesReturned); \
                                                                                                   \
		if (entries)                                                                       \
			*entries = page;                                                           \
		return status;                                                                     \
	}

#endif
