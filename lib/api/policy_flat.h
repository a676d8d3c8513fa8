/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A quick-mode policy of a provider context as the store keeps it: numbers one after another, the
 * same for all versions of the structs.
 *
 * The bytes may come from a file that somebody else wrote, so they are read without trust: what is
 * missing is 0, and there are never more proposals than the bytes have room for.
 */
#ifndef API_POLICY_FLAT_H
#define API_POLICY_FLAT_H

#include <stdbool.h>

#include "base/address.h"
#include "filter/managed.h"
#include "fwpmtypes.h"
#include "page.h"

/* What policies of transport and tunnel mode, and of all versions, have in common. */
struct policy_head {
	uint32_t flags, nd_timeout, idle_timeout, idle_failover;
	uint32_t ip_version;          /* FWP_IP_VERSION; of tunnel mode only, as the next ones */
	struct address local, remote; /* an IPv4 address as in lib/base/address.h */
	uint64_t local_luid;
};

/* What a provider context has. */
enum policy_shape {
	SHAPE_NONE, /* of a type that a later version may have */
	SHAPE_TRANSPORT,
	SHAPE_TUNNEL,
	SHAPE_DATA,
};

/* Returns what a provider context of @type, an FWPM_PROVIDER_CONTEXT_TYPE, has. */
enum policy_shape policy_shape(uint32_t type);

/* A policy that is being written. All zero at first. */
struct policy_writer {
	uint8_t bytes[MANAGED_BLOB_MAX];
	uint32_t size;
	bool full; /* it did not fit */
};

/*
 * Writes a policy. Returns FWP_E_ZERO_LENGTH_ARRAY, FWP_E_NULL_POINTER, FWP_E_INVALID_ENUMERATOR,
 * FWP_E_OUT_OF_BOUNDS if it is too large, and ERROR_NOT_SUPPORTED for a crypto module of somebody
 * else.
 */
uint32_t policy_write(struct policy_writer *writer, const struct policy_head *head,
		      const IPSEC_PROPOSAL0 *proposals, UINT32 count);

/* Reads the head of a policy. */
void policy_read_head(const struct blob *blob, struct policy_head *ret);

/*
 * policy_render_proposals() puts the proposals into the page's block, and returns them and their
 * number; policy_proposals_space() returns how many bytes of the block that takes.
 */
size_t policy_proposals_space(const struct blob *blob);
IPSEC_PROPOSAL0 *policy_render_proposals(struct page *page, const struct blob *blob, UINT32 *count);

#endif
