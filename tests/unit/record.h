/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Records for tests, as the decoders make them. */
#ifndef UNIT_RECORD_H
#define UNIT_RECORD_H

#include "base/arena.h"
#include "sadb/snapshot.h"

/* An IPv4 address as the kernel sends it. */
struct address record_v4(uint32_t host_order);

/* An outbound ESP tunnel 192.0.2.1 -> 192.0.2.2, SPI 0xc0000001, AES-GCM-256, no limits. */
struct sa record_sa(void);

/*
 * Gives @sa parts of its own, with what it had before, and returns them for the caller to change. A
 * copy of @sa keeps the former parts. A part that was NULL is zero. The parts stay for as long as
 * the process, which the test harness forks for each test.
 */
struct sa_parts *record_parts(struct sa *sa);

/*
 * A snapshot of these SAs without policies. The SAs are numbered in their order, and bundles are
 * found. The array stays the caller's. The caller calls arena_done(&snapshot.memory).
 */
struct snapshot record_snapshot(struct sa *sas, size_t count);

/* The same with policies, which stay the caller's, too. */
struct snapshot record_snapshot_with(struct sa *sas, size_t count, const struct policies *policies);

/* A policy for any IPv4 traffic, index 8 + its direction, priority 100. */
struct policy record_policy(enum policy_dir dir);

/*
 * A template that asks for this SA by its reqid, addresses, protocol and mode, but not by its SPI.
 */
struct policy_template record_template(const struct sa *sa);

/* Adds a policy with one template. */
void record_add_policy(struct policies *policies, const struct policy *policy,
		       const struct policy_template *template);

/* Adds a policy that asks for both SAs, and so makes a bundle of them. */
void record_tie(struct policies *policies, const struct sa *esp, const struct sa *ah);

/* To be called after the last policy was added. Calling it twice changes nothing. */
void record_index_policies(struct policies *policies);

#endif
