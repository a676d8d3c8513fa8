/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the SAs of one tunnel have in common, as this end of the tunnel sees it: local and remote in
 * place of source and destination, so that an inbound SA and the outbound SA that belongs to it
 * have equal keys. Pairing, the states of contexts and the search for companions all use these
 * keys, so there is one answer to the question whether two SAs are of one tunnel.
 *
 * Keys are hashed and compared as bytes. Besides the addresses they are whole words, which are put
 * together in registers: a processor waits where it stores members one by one and reads them as a
 * word, and that takes longer than all the rest of pairing.
 */
#ifndef SADB_TUNNEL_H
#define SADB_TUNNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "xfrm/sa.h"

/* An SA that is to be paired: one SA alone, or the ESP SA of an AH+ESP bundle. */
struct half {
	const struct sa *sa;
	const struct sa_extra *extra; /* never NULL: all zero for an SA that has none */
};

/* The two ends. SAs whose keys differ never belong together. */
struct tunnel_key {
	struct address local, remote;
	uint64_t reqid_ports; /* reqid, and the ports of encapsulation: local, remote; 0 without */
	uint64_t kind;        /* type of encapsulation, family, protocol, mode */
};

_Static_assert(sizeof(struct tunnel_key) == 48, "no padding: it is hashed");

/*
 * The traffic. Several tunnels between the same two ends differ here. Daemons can set mark,
 * interface id, CPU and security context for each direction, so the halves of a pair need not be
 * equal in these.
 */
struct traffic_key {
	struct address local, remote; /* the selector's */
	uint64_t ports;               /* local port and mask, remote port and mask */
	uint64_t extent;              /* family, protocol, local and remote prefix */
	uint64_t mark;                /* value and mask */
	uint64_t path;                /* interface id, and the SA's CPU + 1 (0: any) */
	uint64_t sec_ctx;             /* a hash of the security context, 0: none */
};

_Static_assert(sizeof(struct traffic_key) == 72, "no padding: it is hashed");

void tunnel_key_of(const struct half *half, struct tunnel_key *ret);

/* @marks: with mark, interface id, CPU and security context; without, these are 0. */
void traffic_key_of(const struct half *half, bool marks, struct traffic_key *ret);

#endif
