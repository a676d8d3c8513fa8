/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which inbound and which outbound SA make one SA context. The kernel does not know.
 *
 * A pure function of records, O(n log n) at worst, and the same whatever their order in memory:
 * what counts is sa->found.order, their order in the kernel's list.
 */
#ifndef SADB_PAIRING_H
#define SADB_PAIRING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tunnel.h"

#define PAIRING_ALONE UINT32_MAX

/* How sure a pair is. */
enum pairing_doubt {
	PAIRING_CERTAIN = 0,
	PAIRING_BY_ORDER, /* SAs that came together and are alike might belong together otherwise */
	PAIRING_UNEVEN,   /* the same, and not all of these SAs have a partner */
};

/* What became of one half. */
struct pairing {
	uint32_t partner; /* index of the other half, or PAIRING_ALONE */
	uint8_t doubt;    /* enum pairing_doubt; of a half that is alone: PAIRING_CERTAIN */
};

/*
 * Fills @ret, which has room for @count entries. *ret_needs_order: a pair, or its being certain,
 * rests on sa->found.order, so @halves must be in the kernel's own order and not in one that was
 * made of two dumps.
 *
 * The rules, in doc/pairing.md with their reasons. An inbound SA that was expired has no partner.
 * Halves of a pair have equal tunnel keys. Among these, halves that agree in algorithms, lifetimes,
 * selectors, mark, interface id, CPU and security context are paired first, then those that agree
 * in less. Within a group of halves that agree, those installed within a second of each other are
 * paired by the order of their installation, inbound before outbound unless the opposite order
 * explains more of them; what is left is paired newest with newest.
 */
uint32_t pairing_find(const struct half *halves, size_t count, struct pairing *ret,
		      bool *ret_needs_order);

#endif
