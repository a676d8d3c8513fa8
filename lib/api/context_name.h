/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_NAME_H
#define API_CONTEXT_NAME_H

#include "context_items.h"

/*
 * Whether the addresses of a selector are all in @local at this host's side and in @peer at the
 * other side. @outbound: the selector is of packets that this host sends.
 */
bool selector_within(const struct selector *sel, bool outbound, const struct subnet *local,
		     const struct subnet *peer);

/* Whether an SA, CONTEXT_NONE for none, protects such traffic, by its selector or its policies. */
bool sa_has_traffic(const struct snapshot *snapshot, uint32_t index, const struct subnet *local,
		    const struct subnet *peer);

/* Sets ret->child and ret->ike to those of the daemon's child that has made the context's SAs. */
void context_child(const struct context_items *items, const struct context *context,
		   struct name *ret);

/*
 * Returns the number by which IkeextSaGetById0 finds the IKE SA of a context: with names the id of
 * that IKE SA, otherwise the id of the context.
 */
uint64_t context_ike_sa(const struct context_items *items, const struct context *context);

/*
 * Finds the names of a context, by its SAs and the policies that they serve. Without names in
 * @items, *ret is empty.
 */
void context_name(const struct context_items *items, size_t index, struct name *ret);

#endif
