/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which SAs a template of a policy takes, as the kernel has it. Pure.
 *
 *                 | outbound                        | inbound and forwarded
 *   --------------+---------------------------------+----------------------------------------
 *   kernel (6.12) | xfrm_tmpl_resolve_one,          | xfrm_policy_ok, xfrm_state_ok,
 *                 | xfrm_state_find,                | and the selector at the begin of
 *                 | xfrm_state_look_at              | __xfrm_policy_check
 *   protocol,mode | equal                           | equal
 *   SPI           | equal, 0 in the template: any   | the same
 *   reqid         | equal, 0 is a value             | equal, 0 in the template: any
 *   interface id  | equal, 0 is a value             | equal, 0 in the policy: any
 *   mark          | the policy's, under the SA's    | not compared
 *                 | mask, is the SA's               |
 *   outer family  | equal                           | not compared
 *   tunnel source | equal; open: any, the kernel    | equal; open: any. As many bytes are
 *                 | takes the route's               | compared as the inner family has
 *   tunnel dest.  | equal; "open" is 0.0.0.0        | not compared
 *   transport     | the packet's own addresses, never those of the template. So they are
 *                 | within the policy's selector; an SA may leave its source open
 *   SA's selector | lets a packet of the policy's selector pass
 *   SA's dir      | not "in"                        | not "out"
 *
 * "Tunnel" is any mode that makes an outer header. A transport template behind such a one sees
 * packets that have the tunnel's addresses already. Inbound, xfrm_state_ok() looks at no address of
 * a transport mode SA at all; the packets of such an SA come from its peer, so its source counts as
 * theirs here.
 *
 * All SAs that can be taken are meant. Which of them carries a packet the kernel decides for each
 * packet: of those that are valid and let it pass, outbound the newest that is not dying. Left
 * aside are algorithm masks of templates, which daemons set to "any"; security labels; the CPU of a
 * per-CPU SA; and tunnels whose SA has no source, which would send from 0.0.0.0.
 */
#ifndef SADB_ACCEPT_H
#define SADB_ACCEPT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "subnet.h"
#include "xfrm/policy.h"

/*
 * Puts the addresses into @templates, all of @policy's, that the kernel compares: to be done once
 * before the functions below. A second time does no harm.
 */
void policy_bind(const struct policy *policy, struct policy_template *templates);

/* How many leading bits of an SA's source and destination a template compares. */
struct template_bits {
	uint8_t src, dst;
};

static inline uint8_t address_bits(uint8_t family)
{
	return family == AF_INET ? 32 : 128;
}

static inline struct template_bits template_bits(const struct policy *policy,
						 const struct policy_template *t)
{
	uint8_t whole;

	if (t->found.of_packet)
		return (struct template_bits){ policy->sel.src_prefix, policy->sel.dst_prefix };
	if (policy->dir == POLICY_OUT) {
		whole = address_bits(t->family);
		return (struct template_bits){ t->found.open_src ? 0 : whole, whole };
	}
	/* xfrm_state_ok() hands the packet's family on to xfrm_state_addr_cmp() */
	whole = address_bits(policy->sel.family);
	return (struct template_bits){ t->found.open_src ? 0 : whole, 0 };
}

bool template_accepts(const struct policy *policy, const struct policy_template *t,
		      const struct sa *sa);

/* How many of the SA's two addresses a template that accepts it has as its own. */
unsigned template_names(const struct policy_template *t, const struct sa *sa);

/* Whether it may accept an SA between @ends, whichever of them is local. */
bool template_concerns(const struct policy *policy, const struct policy_template *t,
		       const struct ends *ends);

#endif
