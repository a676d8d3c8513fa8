/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_ITEMS_H
#define API_CONTEXT_ITEMS_H

#include "page.h"
#include "sadb/context.h"
#include "sadb/snapshot.h"
#include "sadb/subnet.h"

struct netlink;

/* The items of an enumeration of contexts: a snapshot, and the contexts that its SAs make. */
struct context_items {
	struct snapshot snapshot;
	struct context_list contexts;
};

extern const struct kind kind_contexts;

/*
 * Takes a snapshot and finds its contexts: all of them, or with @ends those between two subnets of
 * outer addresses. On success the caller ends *ret with context_items_done().
 */
uint32_t context_items_take(struct netlink *netlink, const struct ends *ends,
			    struct context_items *ret);
void context_items_done(struct context_items *items);

#endif
