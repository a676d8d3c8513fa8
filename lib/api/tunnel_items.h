/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_TUNNEL_ITEMS_H
#define API_TUNNEL_ITEMS_H

#include "context_items.h"
#include "sadb/tunnel_list.h"

struct engine;

/* The items of an enumeration of tunnels. */
struct tunnel_items {
	struct context_items contexts;
	struct tunnel_list tunnels;
	struct ends ends; /* only tunnels between these are entries; all zero: all tunnels */
};

extern const struct kind kind_tunnels;

/* The format of entries of a tunnel enumeration. */
extern const struct format tunnel_format0;

/*
 * Takes a snapshot of everything and finds its tunnels. On success the caller frees *ret with
 * tunnel_items_done(). Returns the statuses of context_items_take().
 */
uint32_t tunnel_items_take(const struct engine *engine, struct tunnel_items *ret);

/* Finds the names of a tunnel. Without names in @items, *ret is empty. */
void tunnel_name(const struct tunnel_items *items, size_t index, struct name *ret);

/* Frees what @items owns, and zeroes it. */
void tunnel_items_done(struct tunnel_items *items);

#endif
