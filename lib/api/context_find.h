/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_FIND_H
#define API_CONTEXT_FIND_H

#include "context_items.h"

/*
 * Takes a snapshot of everything and finds the context with @id in it. *ret_index is its index in
 * ret->contexts. On success the caller frees *ret with context_items_done(). Returns
 * FWP_E_NOT_FOUND if there is no such context, and ERROR_RETRY if it was not found but the snapshot
 * is not complete. Other statuses are those of context_items_take().
 */
uint32_t context_find(struct netlink *netlink, uint64_t id, struct context_items *ret,
		      size_t *ret_index);

#endif
