/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_EXPLAIN_ROUTE_H
#define WFPSA_EXPLAIN_ROUTE_H

#include "explain_facts.h"

/*
 * Asks the kernel for the route of @packet, whose source may be missing, in the network namespace
 * @netns, an argument of --netns, or NULL for the own one. What cannot be found out is
 * ROUTE_UNKNOWN. No packet is sent, and no policy asked, so that nothing begins a negotiation.
 */
void route_ask(const char *netns, const struct packet *packet, struct route *ret);

#endif
