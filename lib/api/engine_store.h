/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The managed objects, as the functions of one session see and change them: in the session's
 * explicit transaction if it has one, else each call by itself.
 */
#ifndef API_ENGINE_STORE_H
#define API_ENGINE_STORE_H

#include <stdint.h>

#include "engine.h"
#include "store/store.h"

/*
 * Returns in *ret a copy of the objects as the session sees them, which the caller frees with
 * store_done(). Statuses are those of store_read(), and FWP_E_TXN_ABORTED if the session's
 * transaction has lasted an hour.
 */
uint32_t engine_store_take(struct engine *engine, struct store *ret);

/*
 * The same without a copy: *ret is what the engine keeps of the last such call, if the file is
 * still the same. On success the caller gives it back with engine_store_return(), and calls nothing
 * else of this file before; other threads of the session wait.
 */
uint32_t engine_store_borrow(struct engine *engine, const struct store **ret);
void engine_store_return(struct engine *engine);

/*
 * engine_store_begin() lets the calling thread change the objects: in *ret, which the engine owns.
 * Other threads of the session wait. On success engine_store_end() must follow, with the status of
 * what the caller has done. A call of its own is then committed, or if @status is no success
 * undone; in an explicit transaction nothing happens yet, and a caller who fails must leave the
 * objects as they were. It returns @status, or the status of the commit.
 *
 * Statuses of engine_store_begin() are FWP_E_INCOMPATIBLE_TXN in a read-only transaction,
 * FWP_E_TXN_ABORTED if the session's transaction has lasted an hour, and those of store_begin().
 */
uint32_t engine_store_begin(struct engine *engine, struct store **ret);
uint32_t engine_store_end(struct engine *engine, uint32_t status);

/*
 * Returns in *ret the key of the session if it is dynamic, else NULL: for managed.session and
 * store_remove(). In a dynamic session it makes sure that the objects end with the process, so it
 * is called between engine_store_begin() and engine_store_end(), before an object is added.
 */
uint32_t engine_dynamic_session(struct engine *engine, const struct guid **ret);

/*
 * Makes a random key for an object that is being added: between engine_store_begin() and
 * engine_store_end(). Returns ERROR_GEN_FAILURE on failure.
 */
uint32_t engine_store_new_key(struct engine *engine, struct guid *ret);

/* See store_need_keeper(). */
void engine_need_keeper(struct engine *engine);

/* For engine_new() and when an engine is released: the latter ends its transaction and session. */
uint32_t engine_store_open(struct engine *engine, uint32_t wait);
void engine_store_close(struct engine *engine);

/* What FwpmTransactionBegin0, Commit0 and Abort0 do. */
uint32_t engine_transaction_begin(struct engine *engine, bool read_only);
uint32_t engine_transaction_commit(struct engine *engine);
uint32_t engine_transaction_abort(struct engine *engine);

#endif
