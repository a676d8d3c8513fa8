/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which SAs a template of a policy accepts, by the rules of the kernel. It does no I/O.
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
 *   tunnel source | equal; 0 in the template: any,  | equal; 0 in the template: any. As many
 *                 | the kernel takes the route's    | bytes are compared as the inner family has
 *   tunnel dest.  | equal; 0 is a value             | not compared
 *   transport     | the packet's own addresses, never those of the template. So the addresses
 *                 | of the SA are within the policy's selector; its source may be 0
 *   SA's selector | has a packet in common with the policy's selector
 *   SA's dir      | not "in"                        | not "out"
 *
 * "Tunnel" is any mode that makes an outer header. A transport template that follows a tunnel
 * template in the same policy sees packets that have the tunnel's addresses already. Inbound,
 * xfrm_state_ok() compares no address of an SA in transport mode; but the packets of such an SA
 * come from its peer, so here its source is compared like theirs.
 *
 * A template accepts every SA that the kernel could use for it. Which of them the kernel uses is
 * decided for each packet: among valid SAs whose selectors fit, outbound the newest that is not
 * dying. Four things are not considered: algorithm masks of templates, which daemons set to "any";
 * security labels; the CPU of a per-CPU SA; and tunnel SAs without a source, which would send from
 * 0.0.0.0.
 */
#ifndef SADB_ACCEPT_H
#define SADB_ACCEPT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "subnet.h"
#include "xfrm/policy.h"

/*
 * Replaces the addresses in @templates, which are all templates of @policy, by those that the
 * kernel compares, and sets of_packet and open_src. Needed before the functions below; a second
 * call changes nothing.
 */
void policy_bind(const struct policy *policy, struct policy_template *templates);

/* How many leading bits of an SA's source and destination a template compares. */
struct template_bits {
	uint8_t src, dst;
};

/* Returns how many bits an address of @family has. */
static inline uint8_t address_bits(uint8_t family)
{
	return family == AF_INET ? 32 : 128;
}

/* Returns that for template @t of @policy. */
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
	/* xfrm_state_ok() passes the packet's family, not the template's, to xfrm_state_addr_cmp()
	 */
	whole = address_bits(policy->sel.family);
	return (struct template_bits){ t->found.open_src ? 0 : whole, 0 };
}

/* Whether template @t of @policy accepts @sa, by the table above. */
bool template_accepts(const struct policy *policy, const struct policy_template *t,
		      const struct sa *sa);

/*
 * Returns how many addresses of @sa, 0 to 2, are in template @t too, rather than left open there;
 * @t must accept @sa.
 */
unsigned template_names(const struct policy_template *t, const struct sa *sa);

/*
 * Whether template @t of @policy may accept an SA that has one end in ends->local and the other in
 * ends->remote, in either direction.
 */
bool template_concerns(const struct policy *policy, const struct policy_template *t,
		       const struct ends *ends);

#endif
