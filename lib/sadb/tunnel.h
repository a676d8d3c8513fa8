/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the SAs of one tunnel have in common, as this end of the tunnel sees it: keys have local and
 * remote in place of source and destination, so that an inbound SA and the outbound SA that belongs
 * to it have equal keys. Pairing and the states of contexts both use these keys, so that they agree
 * on which SAs are of one tunnel.
 *
 * Keys are hashed and compared as bytes. Apart from the addresses they consist of whole words,
 * which are put together in registers. If members were stored one by one and then loaded as a word,
 * the processor would have to wait, for longer than all the rest of pairing takes.
 */
#ifndef SADB_TUNNEL_H
#define SADB_TUNNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "xfrm/sa.h"

/* The two ends of a tunnel. SAs whose tunnel keys differ never belong together. */
struct tunnel_key {
	struct address local, remote;
	uint64_t reqid_ports; /* reqid; local and remote port of encapsulation, or 0 */
	uint64_t kind;        /* type of encapsulation, family, protocol, mode */
};

_Static_assert(sizeof(struct tunnel_key) == 48, "no padding: it is hashed");

/*
 * The traffic of a tunnel. Several tunnels between the same two ends differ here. Daemons can set
 * mark, interface id, CPU and security context differently for each direction, so the halves of a
 * pair need not agree in these.
 */
struct traffic_key {
	struct address local, remote; /* of the selector */
	uint64_t ports;               /* local port and mask, remote port and mask */
	uint64_t extent;              /* family, protocol, local and remote prefix */
	uint64_t mark;                /* value and mask */
	uint64_t path;                /* interface id; CPU of the SA + 1, or 0 for any CPU */
	uint64_t sec_ctx;             /* a hash of the security context, or 0 for none */
};

_Static_assert(sizeof(struct traffic_key) == 72, "no padding: it is hashed");

/*
 * Write the keys of an SA, whose direction must be known, to *ret. Without @marks, the mark,
 * interface id, CPU and security context in the traffic key are 0.
 */
void tunnel_key_of(const struct sa *sa, struct tunnel_key *ret);
void traffic_key_of(const struct sa *sa, bool marks, struct traffic_key *ret);

#endif
