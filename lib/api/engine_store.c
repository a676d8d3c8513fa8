/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "engine_store.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "functions.h"
#include "store/cache.h"

/* A transaction that lasts longer is aborted, as on Windows. */
#define TRANSACTION_SECONDS 3600

/* Keys that are made at once, as many as guids_random() makes. */
#define KEYS 16

/* The explicit transaction of a session. */
enum transaction_state {
	TRANSACTION_NONE,
	TRANSACTION_READ_ONLY,
	TRANSACTION_OPEN,
	TRANSACTION_ABORTED, /* it was too long; the session has not heard of that by Commit or
				Abort */
};

/* What an engine has of the store. */
struct engine_store {
	pthread_mutex_t lock; /* for all members; held from engine_store_begin() to the end */
	struct store_place *place;
	struct store store; /* of the transaction, also that of a single call */
	enum transaction_state state;
	time_t begin;
	uint32_t wait;            /* for the lock, in milliseconds */
	struct store_cache cache; /* for engine_store_borrow() */
	struct guid keys[KEYS];   /* for objects: a system call for each would take a quarter of the
				     time in which one is added to a transaction */
	size_t keys_left;
};

static time_t seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

uint32_t engine_store_open(struct engine *engine, uint32_t wait)
{
	struct engine_store *own = calloc(1, sizeof(*own));
	uint32_t status;

	if (!own)
		return ERROR_NOT_ENOUGH_MEMORY;
	status = store_place_new(engine->netlink, &own->place);
	if (status) {
		free(own);
		return status;
	}
	pthread_mutex_init(&own->lock, NULL);
	own->wait = wait;
	engine->store = own;
	return ERROR_SUCCESS;
}

void engine_store_close(struct engine *engine)
{
	if (!engine->store)
		return;
	store_cache_done(&engine->store->cache);
	store_done(&engine->store->store);
	store_place_free(engine->store->place);
	pthread_mutex_destroy(&engine->store->lock);
	free(engine->store);
}

/* Ends the transaction; the objects go. */
static void forget(struct engine *engine, enum transaction_state state)
{
	store_done(&engine->store->store);
	engine->store->state = state;
	atomic_store(&engine->in_transaction, state != TRANSACTION_NONE);
}

/* Aborts a transaction that has lasted too long. Others get the lock only now. */
static void check_age(struct engine *engine)
{
	struct engine_store *own = engine->store;

	if (own->state != TRANSACTION_OPEN || seconds_now() - own->begin < TRANSACTION_SECONDS)
		return;
	store_abort(own->place);
	forget(engine, TRANSACTION_ABORTED);
}

uint32_t engine_store_borrow(struct engine *engine, const struct store **ret)
{
	struct engine_store *own = engine->store;
	uint32_t status = ERROR_SUCCESS;

	pthread_mutex_lock(&own->lock);
	check_age(engine);
	if (own->state == TRANSACTION_NONE)
		status = store_cache_refresh(own->place, &own->cache);
	else if (own->state == TRANSACTION_ABORTED)
		status = FWP_E_TXN_ABORTED;
	*ret = own->state == TRANSACTION_NONE ? &own->cache.store : &own->store;
	if (status)
		pthread_mutex_unlock(&own->lock);
	return status;
}

void engine_store_return(struct engine *engine)
{
	pthread_mutex_unlock(&engine->store->lock);
}

uint32_t engine_store_take(struct engine *engine, struct store *ret)
{
	const struct store *store;
	uint32_t status = engine_store_borrow(engine, &store);

	if (status)
		return status;
	status = store_copy(store, ret);
	engine_store_return(engine);
	return status;
}

/* With the lock held. */
static uint32_t begin_change(struct engine *engine)
{
	struct engine_store *own = engine->store;

	check_age(engine);
	switch (own->state) {
	case TRANSACTION_NONE:
		return store_begin(own->place, own->wait, &own->store);
	case TRANSACTION_READ_ONLY:
		return FWP_E_INCOMPATIBLE_TXN;
	case TRANSACTION_ABORTED:
		return FWP_E_TXN_ABORTED;
	default:
		return ERROR_SUCCESS;
	}
}

uint32_t engine_store_begin(struct engine *engine, struct store **ret)
{
	uint32_t status;

	pthread_mutex_lock(&engine->store->lock);
	status = begin_change(engine);
	if (status)
		pthread_mutex_unlock(&engine->store->lock);
	*ret = &engine->store->store;
	return status;
}

static uint32_t end_single(struct engine_store *own, uint32_t status)
{
	if (status)
		store_abort(own->place);
	else
		status = store_commit(own->place, &own->store);
	store_done(&own->store);
	return status;
}

uint32_t engine_store_end(struct engine *engine, uint32_t status)
{
	if (engine->store->state == TRANSACTION_NONE)
		status = end_single(engine->store, status);
	pthread_mutex_unlock(&engine->store->lock);
	return status;
}

uint32_t engine_dynamic_session(struct engine *engine, const struct guid **ret)
{
	*ret = NULL;
	if (!(engine->flags & FWPM_SESSION_FLAG_DYNAMIC))
		return ERROR_SUCCESS;
	*ret = (const struct guid *)&engine->session_key;
	return store_begin_session(engine->store->place, *ret);
}

uint32_t engine_store_new_key(struct engine *engine, struct guid *ret)
{
	struct engine_store *own = engine->store;

	if (!own->keys_left) {
		uint32_t status = guids_random(own->keys, KEYS);

		if (status)
			return status;
		own->keys_left = KEYS;
	}
	*ret = own->keys[--own->keys_left];
	return ERROR_SUCCESS;
}

void engine_need_keeper(struct engine *engine)
{
	pthread_mutex_lock(&engine->store->lock);
	store_need_keeper(engine->store->place);
	pthread_mutex_unlock(&engine->store->lock);
}

static uint32_t begin_transaction(struct engine *engine, bool read_only)
{
	struct engine_store *own = engine->store;
	uint32_t status;

	if (own->state != TRANSACTION_NONE)
		return FWP_E_TXN_IN_PROGRESS;
	if (read_only)
		status = store_read(own->place, &own->store);
	else
		status = store_begin(own->place, own->wait, &own->store);
	if (status)
		return status;
	own->begin = seconds_now();
	own->state = read_only ? TRANSACTION_READ_ONLY : TRANSACTION_OPEN;
	atomic_store(&engine->in_transaction, true);
	return ERROR_SUCCESS;
}

uint32_t engine_transaction_begin(struct engine *engine, bool read_only)
{
	uint32_t status;

	if (engine_check_transaction(engine)) /* so that no thread waits to hear this */
		return FWP_E_TXN_IN_PROGRESS;
	pthread_mutex_lock(&engine->store->lock);
	status = begin_transaction(engine, read_only);
	pthread_mutex_unlock(&engine->store->lock);
	return status;
}

static uint32_t end_transaction(struct engine *engine, bool commit)
{
	struct engine_store *own = engine->store;
	uint32_t status = ERROR_SUCCESS;

	check_age(engine);
	if (own->state == TRANSACTION_NONE)
		return FWP_E_NO_TXN_IN_PROGRESS;
	if (own->state == TRANSACTION_ABORTED)
		status = FWP_E_TXN_ABORTED;
	else if (own->state == TRANSACTION_OPEN && commit)
		status = store_commit(own->place, &own->store);
	else if (own->state == TRANSACTION_OPEN)
		store_abort(own->place);
	forget(engine, TRANSACTION_NONE);
	return status;
}

static uint32_t end_locked(struct engine *engine, bool commit)
{
	uint32_t status;

	pthread_mutex_lock(&engine->store->lock);
	status = end_transaction(engine, commit);
	pthread_mutex_unlock(&engine->store->lock);
	return status;
}

uint32_t engine_transaction_commit(struct engine *engine)
{
	return end_locked(engine, true);
}

uint32_t engine_transaction_abort(struct engine *engine)
{
	return end_locked(engine, false);
}
