/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The file that keeps the managed objects of a network namespace, and the kernel's policies, which
 * are a function of the file: see doc/creation.md.
 *
 * In the folder of a namespace, which is named after SO_NETNS_COOKIE,
 *
 *	lock      has a record lock of whoever changes something
 *	store     has the objects; it is replaced by rename()
 *	next      exists while a commit is under way: what the store will be
 *	gone      exists until the SAs of filters and provider contexts that are gone are deleted
 *	sessions/ has a file for each dynamic session, which the session holds a record lock on
 */
#ifndef STORE_TRANSACTION_H
#define STORE_TRANSACTION_H

#include <stdbool.h>
#include <stdint.h>

#include "store.h"

struct netlink;

/* Where the objects of one namespace are. One engine has one. */
struct store_place;

/*
 * Makes a place for the namespace of @netlink, which must live longer. Touches no file.
 * The folder is /run/wfpxfrm, or what the environment variable WFPXFRM_STATEDIR names. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t store_place_new(struct netlink *netlink, struct store_place **ret);

/*
 * Frees the place; ends its transaction and its dynamic session. In a child of fork(), a place of
 * the parent is only freed. NULL has no effect.
 */
void store_place_free(struct store_place *place);

/*
 * Reads the objects as of the last commit, without waiting for anybody. No file is an empty store.
 * Returns ERROR_ACCESS_DENIED if the file may not be read, and ERROR_GEN_FAILURE if it is damaged
 * or of a newer version.
 */
uint32_t store_read(const struct store_place *place, struct store *ret);

/*
 * Begins a transaction: gets the lock, within @milliseconds (UINT32_MAX: no limit), undoes what a
 * process that died had begun, removes objects of dynamic sessions that have ended, and reads the
 * objects. Until store_commit() or store_abort() the place has the lock, and no other place of this
 * or any process gets it. A second store_begin() of the same place is an error of the caller.
 * Returns FWP_E_TIMEOUT, ERROR_ACCESS_DENIED without the right to write the folder or to change the
 * kernel's policies, ERROR_NOT_SUPPORTED before Linux 5.14, and statuses of store_read() and
 * store_commit(). After a failure the place has no lock, and
 * *ret is empty.
 */
uint32_t store_begin(struct store_place *place, uint32_t milliseconds, struct store *ret);

/*
 * Sets the priorities of the filters of @store, makes the kernel's policies those of @store, writes
 * the file, deletes the SAs of filters and provider contexts that are gone, and gives the lock
 * back. If it fails, all is as it was before store_begin(), as far as the kernel allows, and the
 * lock is given back too. Statuses are ERROR_DISK_FULL and those of the kernel.
 */
uint32_t store_commit(struct store_place *place, struct store *store);

/* Gives the lock back. Nothing has changed. */
void store_abort(struct store_place *place);

/*
 * Makes the place's session, with the key @session, a dynamic one whose objects go when the process
 * ends or the place is freed. To be called before the first object of the session is added, with
 * the lock held; further calls have no effect.
 */
uint32_t store_begin_session(struct store_place *place, const struct guid *session);

/*
 * Makes sure that a keeper sees the states that the caller has just added, because they need a UDP
 * socket: see keeper.h. Without one, the call has no effect.
 */
void store_need_keeper(struct store_place *place);

#endif
