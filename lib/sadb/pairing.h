/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which inbound and which outbound SA make one SA context. The kernel does not know.
 *
 * A pure function of records, O(n) expected, and the same whatever their order in memory: what
 * counts is sa->order, their order in the kernel's list.
 */
#ifndef SADB_PAIRING_H
#define SADB_PAIRING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "xfrm/sa.h"

/* One member of the table to pair: an SA alone, or the ESP SA of a bundle. */
struct half {
	const struct sa *sa;
	uint16_t encap_src, encap_dst; /* ports of UDP or TCP encapsulation, 0 without */
};

/*
 * partner[i] becomes the index of the half that @halves[i] is paired with, or PAIRING_ALONE.
 * *ret_by_order: one of the pairs could have been another, had the order been another.
 *
 * Rules, in doc/pairing.md with their reasons. Halves of a pair have the same protocol, mode, reqid
 * and addresses, source and destination exchanged, encapsulation ports too. Among several, those
 * come first that agree in selectors, mark and interface id, then those that agree in selectors.
 * Within one such group, halves installed within a second of each other are paired by the order of
 * their installation, inbound before outbound as IKE daemons do it, unless the opposite order
 * explains more of them. What is left is paired newest with newest, if the inbound SA is not the
 * younger one by more than a second.
 */
#define PAIRING_ALONE UINT32_MAX
uint32_t pairing_find(const struct half *halves, size_t count, uint32_t *partner,
		      bool *ret_by_order);

#endif
