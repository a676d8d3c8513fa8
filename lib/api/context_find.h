/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_FIND_H
#define API_CONTEXT_FIND_H

#include "context_items.h"

/*
 * Finds the context with an id in a snapshot that is taken now. *ret_index is its place among
 * ret->contexts. On success the caller ends *ret with context_items_done().
 *
 * FWP_E_NOT_FOUND	there is no such context
 * ERROR_RETRY		the snapshot is not complete, so that cannot be told
 */
uint32_t context_find(struct netlink *netlink, uint64_t id, struct context_items *ret,
		      size_t *ret_index);

#endif
