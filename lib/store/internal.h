/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the files of transactions share. */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include "lock_file.h"
#include "place.h"
#include "transaction.h"

/* Names in the folder of a namespace. */
#define LOCK_NAME     "lock"
#define STORE_NAME    "store"
#define NEXT_NAME     "next"
#define GONE_NAME     "gone"
#define SESSIONS_NAME "sessions"
#define KEEPER_NAME   "keeper"

/* Where the folders of namespaces are, unless WFPXFRM_STATEDIR names another folder. */
#define USUAL_BASE "/run/wfpxfrm"

/* See transaction.h. */
struct store_place {
	struct place place;
	struct netlink *netlink;
	unsigned generation;  /* of the process that it belongs to */
	struct folder folder; /* open during a transaction */
	struct lock_file lock;
	uint32_t *live; /* see live_ids() */
	size_t live_count;
	struct guid session; /* zero: no dynamic session has begun */
	struct lock_file session_lock;
};

/* Reads the file that is open; and that in an open folder, where no file is an empty store. */
uint32_t store_load_file(int fd, struct store *ret);
uint32_t store_load(const struct folder *folder, struct store *ret);

/* Sets the priorities of the filters; and makes the kernel's policies those of @store. */
uint32_t store_order(struct store *store);
uint32_t store_apply(struct netlink *netlink, struct store *store);

/*
 * Carries out a commit in the folder of the place, which keeps its lock. Afterwards the place's
 * live ids are those of @store.
 */
uint32_t commit_locked(struct store_place *place, struct store *store);

/*
 * Undoes what a process that died had begun, finishes what it had committed, and removes the
 * objects of sessions that have ended. @store is what store_load() has read, and is changed.
 */
uint32_t recover(struct store_place *place, struct store *store);

/*
 * Returns in *ret, to be freed, the ids that SAs may hang on: of filters, and of provider contexts
 * that filters name. They are ascending.
 */
uint32_t live_ids(const struct store *store, uint32_t **ret, size_t *ret_count);

/* Writes down which of the place's live ids are not among @live; *ret_any says whether any is. */
uint32_t gone_note(const struct store_place *place, const uint32_t *live, size_t live_count,
		   bool *ret_any);

/* Deletes the SAs of the ids that are written down and not live in the place, and then the note. */
uint32_t gone_delete(const struct store_place *place);

/*
 * Removes from @store the objects of dynamic sessions that have ended; returns in *ret how many
 * sessions. sessions_forget() then deletes the files of all sessions that have ended and have no
 * objects in @store.
 */
uint32_t sessions_end(const struct store_place *place, struct store *store, size_t *ret);
void sessions_forget(const struct store_place *place, const struct store *store);

/* Removes the objects of the place's own dynamic session. */
void session_end_own(struct store_place *place);

#endif
