/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The managed objects of one network namespace, in memory, and the rules for adding and deleting
 * them. No I/O: transaction.h reads and writes the file.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/chains.h"
#include "filter/managed.h"

/* The objects of a store take at most this many bytes in the file. */
#define STORE_BYTES_MAX (256u << 20)

/* FWP_E_TOO_MANY_SUBLAYERS beyond it. */
#define STORE_SUBLAYERS_MAX 65535u

struct stored;

/* The objects, in the order in which they were added. One thread at a time may change it. */
struct store {
	struct managed **objects; /* store_remove() moves those behind */
	size_t count, capacity;
	size_t before;         /* places in front of objects that are free */
	size_t sublayers;      /* how many of the objects */
	uint64_t bytes;        /* of all objects in the file */
	uint64_t serial;       /* of the next object that is added */
	uint32_t next_id;      /* 0: TAG_FIRST */
	struct stored **slots; /* the objects in no order */
	struct chains by_key;  /* indices over slots */
	struct chains by_id;
};

/* All zero is an empty store. store_done() frees everything and zeroes the struct. */
void store_done(struct store *store);

/* Makes *ret a copy of @from, which shares nothing with it. On failure *ret is empty. */
uint32_t store_copy(const struct store *from, struct store *ret);

/*
 * store_find() finds an object by its key, store_find_id() a filter or provider context by its id.
 * They return NULL if there is none. The store owns the object.
 */
const struct managed *store_find(const struct store *store, enum managed_kind kind,
				 const struct guid *key);
const struct managed *store_find_id(const struct store *store, enum managed_kind kind, uint32_t id);

/* Returns where the tunnel of a provider context leads, or NULL: for filter_policies_make(). */
const struct tunnel_ends *store_find_ends(void *store, uint32_t id);

/*
 * Adds a copy of @object, and returns in *ret_id, which may be NULL, the id of a filter or provider
 * context. The provider, sublayer and provider context that it names must be there:
 * FWP_E_PROVIDER_NOT_FOUND, FWP_E_SUBLAYER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND; and must
 * live as long: FWP_E_LIFETIME_MISMATCH. Other statuses: FWP_E_ALREADY_EXISTS,
 * FWP_E_TOO_MANY_SUBLAYERS, FWP_E_OUT_OF_BOUNDS for a text, blob or list that is too long,
 * ERROR_INVALID_PARAMETER for an object that is malformed (see object_is_sound()),
 * ERROR_NOT_ENOUGH_MEMORY also when the store is full, and those of filter_check(). On failure
 * nothing has changed. @builtin says whether a provider is built in, so that objects may name it;
 * sublayers say so themselves. A filter gets the weight of its sublayer, if that is not built in.
 */
uint32_t store_add(struct store *store, const struct managed *object,
		   bool (*builtin)(const struct guid *provider), uint32_t *ret_id);

/*
 * Removes @object, which must be one of the store. @session is the caller's session if that is
 * dynamic, else NULL. Returns FWP_E_IN_USE while other objects name it,
 * FWP_E_DYNAMIC_SESSION_IN_PROGRESS if a dynamic session would delete a static object, and
 * FWP_E_WRONG_SESSION if it would delete another dynamic session's.
 */
uint32_t store_remove(struct store *store, const struct managed *object,
		      const struct guid *session);

/* Removes all objects that end with the dynamic session @session. Returns how many. */
size_t store_end_session(struct store *store, const struct guid *session);

/*
 * Changes what the SAs of a filter are, and where tunnels lead, which SA contexts do. @object must
 * be one of the store.
 */
void store_set_protocols(struct store *store, const struct managed *filter, uint8_t protocols);
void store_set_ends(struct store *store, const struct managed *context,
		    const struct tunnel_ends *ends);

#endif
