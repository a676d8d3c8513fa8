/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pairs within a group of halves that agree in all that is compared: by time and order. */
#ifndef SADB_PAIRING_GROUP_H
#define SADB_PAIRING_GROUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pairing.h"

/* Some halves of a group: indices into the array of all halves. Memory is the caller's. */
struct group_list {
	uint32_t *halves;
	size_t count;
	uint32_t *found; /* for a trial: the partner of each as position in the other list */
};

/*
 * What is known of a half. The flags are in an array of bytes of their own, because they are read
 * very often and the SAs themselves would not stay in the processor's cache.
 */
#define HALF_OUT     1u
#define HALF_MARKED  2u   /* has a mark, an interface id, a CPU or a security context */
#define HALF_CHAINED 4u   /* is in the hash index and in no group yet */
#define HALF_ENDING  8u   /* an expired inbound SA, whose partner was deleted then */
#define HALF_SPENT   16u  /* an expired inbound SA, whose partner was not known then */
#define HALF_APART   32u  /* an outbound SA whose partner was installed at another time */
#define HALF_ODD     64u  /* an outbound SA whose partner has another selector or algorithm */
#define HALF_SOLE    128u /* an outbound SA; the pair is void if its tunnel has a third SA */

/* The group that is being paired, and arrays about all halves. It owns none of the memory. */
struct group {
	const struct sa *const *halves; /* all halves */
	struct pairing *pairing; /* of all halves; those of the group have no partner at first */
	uint8_t *flags;          /* HALF_ flags of all halves */
	struct group_list outs, ins;
	struct group_list spent; /* HALF_SPENT: they get no partner, but may have had any of outs */
	uint32_t *merged;        /* memory for all three lists in one */
	size_t count;            /* of all three lists together */
	bool last;               /* the last level: no later group has members of this one */
	bool needs_order;        /* set if sa->found.order has decided something */
};

/*
 * Pairs members of outs with members of ins, and says how sure each pair is. Exceptions are pairs
 * whose outbound SA gets HALF_APART or HALF_SOLE: the caller decides about those when it knows the
 * other SAs of the tunnel. Sorts the lists.
 */
void group_pair(struct group *group);

#endif
