/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef WFPSA_EXPLAIN_PACKET_H
#define WFPSA_EXPLAIN_PACKET_H

#include "explain_facts.h"

/*
 * Makes @ret a packet that the policies of @tunnel are for or, if it has none, one between its
 * ends. Returns false if nothing is known of the traffic.
 */
bool packet_of_tunnel(const WFPX_TUNNEL0 *tunnel, struct packet *ret);

#endif
