/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Records as the decoder would leave them. */
#ifndef UNIT_RECORD_H
#define UNIT_RECORD_H

#include "sadb/snapshot.h"

/* An IPv4 address as the kernel sends it. */
struct address record_v4(uint32_t host_order);

/* An outbound ESP tunnel 192.0.2.1 -> 192.0.2.2, SPI 0xc0000001, AES-GCM-256, no limits. */
struct sa record_sa(void);

/*
 * A snapshot of these, numbered in their order, and without policies; the arrays stay the caller's.
 * Bundles are looked for; snapshot.bundles is to be freed.
 */
struct snapshot record_snapshot(struct sa *sas, size_t count, struct sa_extra *extras);

/* The same with policies, which stay the caller's too. */
struct snapshot record_snapshot_with(struct sa *sas, size_t count, struct sa_extra *extras,
				     const struct policies *policies);

/* A policy for any IPv4 traffic, index 8 + its direction, priority 100. */
struct policy record_policy(enum policy_dir dir);

/* What asks for this SA by its reqid, addresses, protocol and mode; its SPI is left open. */
struct policy_template record_template(const struct sa *sa);

/* Adds a policy with one template. */
void record_add_policy(struct policies *policies, const struct policy *policy,
		       const struct policy_template *template);

/* Adds a policy that asks for both SAs, and so makes a bundle of them. */
void record_tie(struct policies *policies, const struct sa *esp, const struct sa *ah);

/* After the last of them; does no harm if done before. */
void record_index_policies(struct policies *policies);

#endif
