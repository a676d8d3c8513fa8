/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the SAs of one tunnel have in common, as this end of the tunnel sees it: keys have local and
 * remote in place of source and destination, so that an inbound SA and the outbound SA that belongs
 * to it have equal keys. Pairing, the states of contexts, and the list of tunnels use these keys,
 * so that they agree on which SAs are of one tunnel.
 *
 * Keys are hashed and compared as bytes. Apart from the addresses they consist of whole words,
 * which are put together in registers. If members were stored one by one and then loaded as a word,
 * the processor would have to wait, for longer than all the rest of pairing takes.
 */
#ifndef SADB_TUNNEL_H
#define SADB_TUNNEL_H

#include <stdbool.h>
#include <stdint.h>

#include "xfrm/policy.h"
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

/*
 * What stays when the SAs of a tunnel are replaced: a tunnel key without ports, and what the
 * outbound side has of marks. A policy has one, too, before there is an SA.
 *
 * An end is a host. Of a policy in transport mode it may be a network, and of a policy that leaves
 * an address open it is unknown: prefix 0, all zero.
 */
struct tunnel_identity {
	struct address local, remote;
	uint32_t reqid;
	uint8_t family, proto, mode;
	uint8_t local_prefix, remote_prefix; /* in bits */
	uint8_t zero[3];                     /* there is no padding */
	uint32_t mark, mark_mask, if_id;     /* the last three words: what may differ inbound */
};

_Static_assert(sizeof(struct tunnel_identity) == 56, "no padding: it is hashed");

/*
 * What tells tunnels of one identity apart while there are several of them: the rest of what
 * pairing compares, without the CPU.
 */
struct tunnel_variant {
	struct address local, remote; /* of the selector */
	uint64_t ports, extent;       /* as in struct traffic_key */
	uint64_t encap;               /* type, local port, remote port of encapsulation */
	uint64_t sec_ctx;
};

_Static_assert(sizeof(struct tunnel_variant) == 64, "no padding: it is hashed");

/*
 * tunnel_identity_of() writes the identity of @sa, whose direction must be known, to *ret. The mark
 * of an outbound SA is that of its main policy @policy, which may be NULL: a policy keeps its mark
 * when the SA is gone. template_identity_of() writes that of @policy with the template @t.
 */
void tunnel_identity_of(const struct sa *sa, const struct policy *policy,
			struct tunnel_identity *ret);
void template_identity_of(const struct policy *policy, const struct policy_template *t,
			  struct tunnel_identity *ret);

/* Write the variant of an SA, or that of SAs for the traffic of a policy, to *ret. */
void tunnel_variant_of(const struct sa *sa, struct tunnel_variant *ret);
void policy_variant_of(const struct policy *policy, struct tunnel_variant *ret);

/*
 * Returns the id of a tunnel, which is never 0. @variant is NULL if the tunnel is the only one with
 * its identity. doc/tunnels.md describes the computation, which is part of the API and must never
 * change.
 */
uint64_t tunnel_id(const struct tunnel_identity *identity, const struct tunnel_variant *variant);

#endif
