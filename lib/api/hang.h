/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What SAs hang on: in transport mode a filter of each direction, in tunnel mode the provider
 * context that the tunnel's filters have in common.
 */
#ifndef API_HANG_H
#define API_HANG_H

#include <stdint.h>

#include "engine.h"
#include "store/store.h"
#include "traffic_input.h"

/*
 * Returns in *ret, which @store owns, the object that SAs of @traffic in the direction @dir hang
 *on. Statuses:
 *
 *	FWP_E_FILTER_NOT_FOUND, FWP_E_PROVIDER_CONTEXT_NOT_FOUND
 *	FWP_E_INCOMPATIBLE_LAYER		a filter that demands no SAs of this direction
 *	FWP_E_PROVIDER_CONTEXT_MISMATCH		a provider context that is no tunnel's
 *	FWP_E_TRAFFIC_MISMATCH			it is of the other IP version
 *	FWP_E_LIFETIME_MISMATCH			the session is dynamic, and the object would stay
 */
uint32_t hang_find(const struct engine *engine, const struct store *store,
		   const struct traffic_input *traffic, enum sa_dir dir,
		   const struct managed **ret);

/*
 * The same, and completes @traffic: IPv6 addresses in network byte order, and the protocol and
 * ports of the filter. Further statuses are those of traffic_order_addresses() and of reading the
 * local addresses.
 */
uint32_t hang_complete(const struct engine *engine, const struct store *store, enum sa_dir dir,
		       struct traffic_input *traffic);

/*
 * Returns the id of the filter that demands SAs of the other direction than @dir for @traffic: one
 * of the same provider context, or one with the same conditions as the filter. *ret_only says
 * whether there is no other one; if there are several, the one that was added last is returned. 0
 * if there is none.
 */
uint32_t hang_opposite(const struct store *store, const struct traffic_input *traffic,
		       enum sa_dir dir, bool *ret_only);

/*
 * Makes the policies demand what the SAs of @traffic will be: @protocols, PROTOCOL_ bits, and in
 * tunnel mode between the addresses of @traffic. The store changes only if they do not yet. Returns
 * ERROR_NOT_SUPPORTED if other SAs hang on the same filter that are of other protocols,
 * FWP_E_TXN_IN_PROGRESS if there is something to change and the session has a transaction, and
 * those of changing the store.
 */
uint32_t hang_prepare(struct engine *engine, const struct traffic_input *traffic, enum sa_dir dir,
		      uint8_t protocols);

/*
 * To be called when the SAs are there. Returns the statuses of hang_find() for the objects as they
 * are now. If these are outbound SAs, lets the filters of @traffic come before others with the same
 * conditions: the store changes only if there are such, and not during an explicit transaction.
 * Further statuses are those of changing the store.
 */
uint32_t hang_confirm(struct engine *engine, const struct traffic_input *traffic, enum sa_dir dir,
		      uint8_t protocols);

#endif
