/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which child of an IKE SA has made an IPsec SA of the kernel. Looking up 100,000 IPsec SAs takes
 * time in proportion, also if a daemon lists one SPI as often as it can.
 */
#ifndef IKE_CHILDREN_H
#define IKE_CHILDREN_H

#include "base/chains.h"
#include "sas.h"

/*
 * What the kernel tells states apart by. There is no padding, and what is not needed is zero, so
 * that keys can be compared whole.
 */
struct ike_child_key {
	struct address destination; /* the outer address */
	struct ike_mark mark;
	uint32_t spi;      /* host byte order */
	uint16_t protocol; /* IPPROTO_ESP or IPPROTO_AH */
	uint16_t family;   /* AF_INET or AF_INET6 */
};

/* An index of all children. The struct ike_sas must outlive it, and stay as it is. */
struct ike_children {
	const struct ike_sas *sas;
	struct chains by_key; /* of child i: its inbound SA is 2 i, its outbound SA 2 i + 1 */
	uint64_t seed;        /* unknown to the daemon, which could choose equal hashes otherwise */
};

/*
 * Makes the index of @sas, after ike_sas_finish(). The caller releases it with ike_children_done().
 * Returns ERROR_NOT_ENOUGH_MEMORY on failure; *ret is then empty.
 */
uint32_t ike_children_index(const struct ike_sas *sas, struct ike_children *ret);

/*
 * Returns the child that has made the IPsec SA with @key, or NULL. The index of the child's IKE SA
 * is in its member sa. If a daemon lists a key twice, the first child with that key counts. The
 * mark of an inbound SA is not compared: strongSwan gives such an SA the mark of its policies only
 * if its configuration says so, and the SPI was chosen by this host, for this SA alone.
 */
const struct ike_child *ike_children_find(const struct ike_children *index,
					  const struct ike_child_key *key);

/* Frees the index; it is empty afterwards. An index that is all zero may be passed too. */
void ike_children_done(struct ike_children *index);

#endif
