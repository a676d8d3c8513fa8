/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the SAs of one tunnel have in common, as this end of the tunnel sees it: local and remote in
 * place of source and destination, so that an inbound SA and the outbound SA that belongs to it
 * have equal keys. Pairing, the states of contexts and the search for companions all use these
 * keys, so there is one answer to the question whether two SAs are of one tunnel.
 *
 * The structs have no padding and every byte of them is written: they are hashed and compared as
 * bytes.
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
	uint32_t reqid;
	uint16_t encap_local, encap_remote; /* ports of UDP or TCP encapsulation, 0 without */
	uint16_t encap_type;
	uint8_t family, proto, mode;
	uint8_t zero[3];
};

_Static_assert(sizeof(struct tunnel_key) == 48, "no padding: it is hashed");

/*
 * The traffic. Several tunnels between the same two ends differ here. Daemons can set mark,
 * interface id, CPU and security context for each direction, so the halves of a pair need not be
 * equal in these.
 */
struct traffic_key {
	struct address local, remote; /* the selector's */
	uint16_t local_port, local_port_mask, remote_port, remote_port_mask;
	uint8_t family, proto, local_prefix, remote_prefix;
	uint32_t mark, mark_mask, if_id;
	uint32_t cpu; /* the SA's CPU + 1, 0: any */
	uint32_t zero;
	uint64_t sec_ctx; /* a hash of the security context, 0: none */
};

_Static_assert(sizeof(struct traffic_key) == 72, "no padding: it is hashed");

void tunnel_key_of(const struct half *half, struct tunnel_key *ret);

/* @marks: with mark, interface id, CPU and security context; without, these are 0. */
void traffic_key_of(const struct half *half, bool marks, struct traffic_key *ret);

#endif
