/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pairs within one group of halves that agree in all that is compared: by time and order. */
#ifndef SADB_PAIRING_GROUP_H
#define SADB_PAIRING_GROUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pairing.h"

/* Halves of one direction, newest first: indices into the array of all halves. */
struct group_list {
	uint32_t *halves;
	size_t count;
	uint32_t *found; /* room for what a trial finds: positions in the other list */
};

/*
 * What is known of each half, in an array of its own: one byte for each half, as they are asked
 * again and again.
 */
#define HALF_OUT     1u
#define HALF_MARKED  2u   /* has a mark, an interface id, a CPU or a security context */
#define HALF_CHAINED 4u   /* waits to be taken into a group */
#define HALF_ENDING  8u   /* an inbound SA that was expired: its partner was deleted then */
#define HALF_SPENT   16u  /* an inbound SA that was expired: its partner was not known */
#define HALF_APART   32u  /* an outbound SA whose partner came at another time */
#define HALF_ODD     64u  /* an outbound SA whose partner has another selector or algorithm */
#define HALF_SOLE    128u /* an outbound SA whose pair is none if the tunnel has another SA */

struct group {
	const struct half *halves; /* all */
	struct pairing *pairing;   /* of all; those of the group are alone to begin with */
	uint8_t *flags;            /* of all */
	struct group_list outs, ins;
	struct group_list spent; /* inbound ones that get no partner and could have had any */
	uint32_t *merged;        /* room for all lists in one */
	size_t count;            /* of all lists */
	bool last;               /* no later group has members of this one */
	bool needs_order;        /* set where sa->found.order decided something */
};

/*
 * Pairs the members of both lists, and says how sure each pair is, except for pairs whose outbound
 * SA becomes HALF_APART or HALF_SOLE: of these the other SAs of the tunnel decide. Sorts the lists.
 */
void group_pair(struct group *group);

#endif
