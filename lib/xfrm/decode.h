/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Decoders turn messages of the kernel into records. They do no I/O and allocate nothing. They
 * check every length before they use it, so they may be given any bytes that for_each_message()
 * takes for a message.
 */
#ifndef XFRM_DECODE_H
#define XFRM_DECODE_H

#include <stdbool.h>
#include <stddef.h>

#include "algorithm.h"
#include "event.h"
#include "policy.h"
#include "sa.h"

struct nlmsghdr;

/*
 * Decodes an SA from XFRM_MSG_NEWSA or XFRM_MSG_UPDSA, which carry a struct xfrm_usersa_info and
 * attributes. Returns false if the message is too short for that; *sa and *parts then mean nothing.
 *
 * XFRM_MSG_DELSA and XFRM_MSG_EXPIRE are decoded, too: they have the last counters of an SA. EXPIRE
 * has no algorithms and only a few attributes.
 *
 * A malformed attribute sets SA_HAS_MALFORMED in sa->config->present in place of its own bit. An
 * algorithm's attribute sets its own bit all the same, so that an SA never looks larval because an
 * attribute was not understood. Attributes that are unknown here are added to *unknown. Names of
 * algorithms that are unknown here are added to @new_names.
 *
 * *sa points into *parts, so it may be used as long as *parts stays as it is. parts->extra is
 * written only if the SA needs it.
 */
bool decode_sa(const struct nlmsghdr *message, struct sa *sa, struct sa_parts *parts,
	       struct new_names *new_names, unsigned *unknown);

/*
 * Decodes a policy from a message that carries a struct xfrm_userpolicy_info and attributes, and
 * its templates into the first policy->template_count of @templates. Returns false if the message
 * is too short for that. Besides answers and events about policies, XFRM_MSG_ACQUIRE is such a
 * message: the policy is the one that asks for an SA.
 */
bool decode_policy(const struct nlmsghdr *message, struct policy *policy,
		   struct policy_template templates[POLICY_TEMPLATES_MAX]);

/* XFRM_MSG_MAPPING: packets of the peer come from another address or port than those of the SA. */
struct mapping {
	struct sa_key key;
	uint32_t reqid;
	struct address former, now;
	uint16_t former_port, port;
};

/* Decodes XFRM_MSG_MAPPING. Returns false if the message is too short. */
bool decode_mapping(const struct nlmsghdr *message, struct mapping *ret);

/* Decodes from XFRM_MSG_ACQUIRE the packet that needs an SA. Returns false if it is too short. */
bool decode_acquired_packet(const struct nlmsghdr *message, struct selector *ret);

#endif
