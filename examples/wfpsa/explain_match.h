/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which packets a selector takes and which SAs a template takes, as the kernel decides it. Pure. */
#ifndef WFPSA_EXPLAIN_MATCH_H
#define WFPSA_EXPLAIN_MATCH_H

#include "explain_facts.h"

enum match {
	MATCH_NO,
	MATCH_PARTLY, /* of the protocol, ports or interface, which the packet does not say */
	MATCH_YES
};

/* In what something differs, as bits. */
enum difference {
	DIFFERS_REQID = 1,
	DIFFERS_MARK = 2,
	DIFFERS_IF_ID = 4,
	DIFFERS_SELECTOR = 8,
	DIFFERS_MODE = 16,
	DIFFERS_SPI = 32,
	DIFFERS_SOURCE = 64,
	DIFFERS_DESTINATION = 128,
	DIFFERS_PROTOCOL = 256,
};

bool addresses_equal(const WFPX_ADDRESS0 *a, const WFPX_ADDRESS0 *b);

/* Whether @selector takes @packet. */
enum match selector_takes(const WFPX_SELECTOR0 *selector, const struct packet *packet);

/*
 * In what @policy differs from one that takes @packet: DIFFERS_MARK, DIFFERS_IF_ID, and for the
 * selector DIFFERS_SOURCE, DIFFERS_DESTINATION and DIFFERS_PROTOCOL. *@ret_partly is whether it
 * takes only some packets with these addresses.
 */
unsigned policy_differs(const WFPX_POLICY0 *policy, const struct packet *packet, bool *ret_partly);

/*
 * In what @sa differs from one that @template of @policy takes for @packet, outbound or inbound as
 * the policy is.
 */
unsigned sa_differs(const WFPX_POLICY0 *policy, const WFPX_POLICY_TEMPLATE0 *template,
		    const WFPX_SA0 *sa, const struct packet *packet);

/* The packet that answers @packet. */
struct packet packet_turned(const struct packet *packet);

#endif
