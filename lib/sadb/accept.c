/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "accept.h"

#include <string.h>

#include "direction.h"

/*
 * Whether the template has no source. xfrm_addr_any() and xfrm_state_addr_cmp() look at 4 or 16
 * bytes, depending on the family that they are passed.
 */
static bool has_open_source(const struct policy *policy, const struct policy_template *t)
{
	static const struct address open;
	uint8_t family = policy->dir == POLICY_OUT ? t->family : policy->sel.family;

	return prefix_has(&open, address_bits(family), &t->src);
}

/*
 * As in xfrm_tmpl_resolve_one(): behind a tunnel template the packet has the addresses of the
 * tunnel, and those are what the next template is compared with.
 */
void policy_bind(const struct policy *policy, struct policy_template *templates)
{
	const struct policy_template *tunnel = NULL;

	for (uint8_t i = 0; i < policy->template_count; i++) {
		struct policy_template *t = &templates[i];
		bool transport = t->mode == SA_MODE_TRANSPORT;

		t->found.of_packet = transport && !tunnel;
		if (!transport) {
			tunnel = t;
		} else if (tunnel) {
			t->src = tunnel->src;
			t->dst = tunnel->dst;
			t->family = tunnel->family;
		} else {
			t->src = policy->sel.src;
			t->dst = policy->sel.dst;
			t->family = policy->sel.family;
		}
		t->found.open_src = has_open_source(policy, t);
	}
}

static bool accepts_outbound(const struct policy *policy, const struct policy_template *t,
			     const struct sa *sa)
{
	return t->reqid == sa->reqid && policy->if_id == sa->config->if_id &&
	       (policy->mark & policy->mark_mask & sa->config->mark_mask) == sa->config->mark &&
	       t->family == sa->family && !(sa->flags & SA_FLAG_WILDRECV) &&
	       sa->config->dir != SA_DIR_IN &&
	       (!sa->sel->family || sa->sel->family == policy->sel.family);
}

static bool accepts_inbound(const struct policy *policy, const struct policy_template *t,
			    const struct sa *sa)
{
	return (!t->reqid || t->reqid == sa->reqid) &&
	       (!policy->if_id || policy->if_id == sa->config->if_id) &&
	       sa->config->dir != SA_DIR_OUT && (!t->found.of_packet || t->family == sa->family);
}

static bool nets_meet(const struct address *a, uint8_t a_prefix, const struct address *b,
		      uint8_t b_prefix)
{
	uint8_t prefix = a_prefix < b_prefix ? a_prefix : b_prefix;

	return prefix_has(a, prefix, b);
}

static bool ports_meet(uint16_t a, uint16_t a_mask, uint16_t b, uint16_t b_mask)
{
	return !((a ^ b) & a_mask & b_mask);
}

/* Whether there is a packet that both selectors match; see xfrm_selector_match(). */
static bool selectors_meet(const struct selector *a, const struct selector *b)
{
	return (!a->proto || !b->proto || a->proto == b->proto) &&
	       (!a->ifindex || !b->ifindex || a->ifindex == b->ifindex) &&
	       ports_meet(a->sport, a->sport_mask, b->sport, b->sport_mask) &&
	       ports_meet(a->dport, a->dport_mask, b->dport, b->dport_mask) &&
	       nets_meet(&a->src, a->src_prefix, &b->src, b->src_prefix) &&
	       nets_meet(&a->dst, a->dst_prefix, &b->dst, b->dst_prefix);
}

static bool addresses_accepted(const struct policy *policy, const struct policy_template *t,
			       const struct sa *sa)
{
	struct template_bits bits = template_bits(policy, t);

	return prefix_has(&t->dst, bits.dst, &sa->dst) &&
	       (prefix_has(&t->src, bits.src, &sa->src) ||
		(t->found.of_packet && address_is_zero(&sa->src)));
}

bool template_accepts(const struct policy *policy, const struct policy_template *t,
		      const struct sa *sa)
{
	return t->proto == sa->proto && t->mode == sa->mode && (!t->spi || t->spi == sa->spi) &&
	       (policy->dir == POLICY_OUT ? accepts_outbound(policy, t, sa)
					  : accepts_inbound(policy, t, sa)) &&
	       addresses_accepted(policy, t, sa) && selectors_meet(&policy->sel, sa->sel);
}

static bool names_address(const struct address *wanted, const struct address *got)
{
	return !address_is_zero(wanted) && !memcmp(wanted, got, sizeof(*got));
}

unsigned template_names(const struct policy_template *t, const struct sa *sa)
{
	return (unsigned)names_address(&t->src, &sa->src) + names_address(&t->dst, &sa->dst);
}

static bool end_concerns(const struct subnet *end, const struct policy_template *t,
			 const struct address *net, uint8_t bits)
{
	uint8_t prefix = bits < end->prefix ? bits : end->prefix;

	if (!end->family || !bits)
		return true;
	return end->family == t->family && prefix_has(net, prefix, &end->address);
}

/*
 * If both ends are in one namespace, a policy of either end can accept an SA, so each test is made
 * for both directions. Inbound, a tunnel template accepts any destination. If the
 * template has a destination, the test for the opposite direction compares it nevertheless.
 * Otherwise nearly every inbound template would pass that test whatever the remote end is.
 */
bool template_concerns(const struct policy *policy, const struct policy_template *t,
		       const struct ends *ends)
{
	struct template_bits bits = template_bits(policy, t);
	const struct subnet *local = &ends->local, *remote = &ends->remote;
	uint8_t dst = bits.dst;

	if (policy->dir == POLICY_OUT)
		return (end_concerns(local, t, &t->src, bits.src) &&
			end_concerns(remote, t, &t->dst, dst)) ||
		       (end_concerns(remote, t, &t->src, bits.src) &&
			end_concerns(local, t, &t->dst, dst));
	if (end_concerns(remote, t, &t->src, bits.src) && end_concerns(local, t, &t->dst, dst))
		return true;
	if (!t->found.of_packet && !address_is_zero(&t->dst))
		dst = address_bits(t->family);
	return end_concerns(local, t, &t->src, bits.src) && end_concerns(remote, t, &t->dst, dst);
}
