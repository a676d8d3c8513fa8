/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tunnel.h"

#include "direction.h"

/* Every member is written in its place: clearing the struct first takes longer than all of this. */
void tunnel_key_of(const struct half *half, struct tunnel_key *ret)
{
	const struct sa *sa = half->sa;
	const struct sa_extra *extra = half->extra;
	bool out = sa->direction == SA_OUTBOUND;

	ret->local = out ? sa->src : sa->dst;
	ret->remote = out ? sa->dst : sa->src;
	ret->reqid = sa->reqid;
	ret->encap_local = out ? extra->encap_sport : extra->encap_dport;
	ret->encap_remote = out ? extra->encap_dport : extra->encap_sport;
	ret->encap_type = extra->encap_type;
	ret->family = sa->family;
	ret->proto = sa->proto;
	ret->mode = sa->mode;
	ret->zero[0] = ret->zero[1] = ret->zero[2] = 0;
}

static void fill_selector(const struct selector *sel, bool out, struct traffic_key *ret)
{
	ret->local = out ? sel->src : sel->dst;
	ret->remote = out ? sel->dst : sel->src;
	ret->local_port = out ? sel->sport : sel->dport;
	ret->local_port_mask = out ? sel->sport_mask : sel->dport_mask;
	ret->remote_port = out ? sel->dport : sel->sport;
	ret->remote_port_mask = out ? sel->dport_mask : sel->sport_mask;
	ret->local_prefix = out ? sel->src_prefix : sel->dst_prefix;
	ret->remote_prefix = out ? sel->dst_prefix : sel->src_prefix;
	ret->family = sel->family;
	ret->proto = sel->proto;
}

void traffic_key_of(const struct half *half, bool marks, struct traffic_key *ret)
{
	const struct sa *sa = half->sa;

	fill_selector(&sa->sel, sa->direction == SA_OUTBOUND, ret);
	ret->mark = marks ? sa->mark : 0;
	ret->mark_mask = marks ? sa->mark_mask : 0;
	ret->if_id = marks ? sa->if_id : 0;
	ret->cpu = marks && sa->present & SA_HAS_PCPU ? half->extra->pcpu + 1 : 0;
	ret->sec_ctx = marks ? half->extra->sec_ctx : 0;
	ret->zero = 0;
}
