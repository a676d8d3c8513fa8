/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerators: the items of one kind, and how many of them have been handed out. */
#ifndef API_ENUMERATOR_H
#define API_ENUMERATOR_H

#include <pthread.h>

#include "base/handle.h"
#include "page.h"
#include "wfpxfrm.h"

/* An enumeration. Its items do not change after enumerator_open(), so any thread may read them. */
struct enumerator {
	struct object object;
	const struct kind *kind;
	void *items;         /* kind->size bytes */
	struct spare *spare; /* a reference: the memory of pages */
	pthread_mutex_t lock;
	size_t next; /* index of the item where the next page begins; guarded by the lock */
};

/*
 * Makes an enumerator whose items are all zero; the caller fills them before enumerator_open(). The
 * caller has the only reference, and object_unref() frees the enumerator with its items. @spare is
 * the engine's. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t enumerator_new(const struct kind *kind, struct spare *spare, struct enumerator **ret);

/*
 * Ends the making of an enumerator: @filled is the status of filling its items. If they are there,
 * gives the enumerator a handle that belongs to @engine, and takes over the caller's reference; on
 * failure drops it. With @complete_only, items of a snapshot that is not complete are a failure,
 * ERROR_RETRY. Other statuses are @filled and those of handle_open().
 */
uint32_t enumerator_open(HANDLE engine, struct enumerator *enumerator, uint32_t filled,
			 bool complete_only, HANDLE *ret);

/*
 * Returns in *ret the enumerator that @handle names, with a reference for the caller. @kind may be
 * NULL to accept any kind. Returns ERROR_INVALID_HANDLE on failure; *ret is then NULL.
 */
uint32_t enumerator_get(HANDLE engine, HANDLE handle, const struct kind *kind,
			struct enumerator **ret);

/*
 * Closes a handle. A handle of NULL is no error, because programs pass it after a failed call.
 * Returns ERROR_INVALID_HANDLE for any other handle that is not open.
 */
uint32_t enumerator_destroy(HANDLE engine, HANDLE handle, const struct kind *kind);

/*
 * Renders the next @requested entries, or as many as are left. *ret is an array of pointers to
 * them, which the caller frees with block_free(), or NULL if there are none. *ret_count is their
 * number. @complete says that the caller of the API has passed all pointers. If not, which is the
 * only case in which @ret_count may be NULL, this returns FWP_E_NULL_POINTER after it has checked
 * the handles. Threads that call this at the same time get different entries.
 */
uint32_t enumerator_page(HANDLE engine, HANDLE handle, uint32_t requested,
			 const struct format *format, bool complete, void **ret,
			 uint32_t *ret_count);

/* Defines an Enum function of the API; these functions differ only in the struct of an entry. */
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
