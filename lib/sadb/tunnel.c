/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tunnel.h"

#include "direction.h"

static uint64_t word_of(uint32_t high, uint32_t low)
{
	return (uint64_t)high << 32 | low;
}

static uint32_t half_word_of(uint16_t high, uint16_t low)
{
	return (uint32_t)high << 16 | low;
}

void tunnel_key_of(const struct sa *sa, struct tunnel_key *ret)
{
	const struct sa_extra *extra = sa->extra;
	bool out = sa->found.direction == SA_OUTBOUND;
	uint16_t local_port = out ? extra->encap_sport : extra->encap_dport;
	uint16_t remote_port = out ? extra->encap_dport : extra->encap_sport;

	ret->local = out ? sa->src : sa->dst;
	ret->remote = out ? sa->dst : sa->src;
	ret->reqid_ports = word_of(sa->reqid, half_word_of(local_port, remote_port));
	ret->kind = word_of(half_word_of(extra->encap_type, sa->family),
			    half_word_of(sa->proto, sa->mode));
}

void traffic_key_of(const struct sa *sa, bool marks, struct traffic_key *ret)
{
	const struct selector *sel = sa->sel;
	bool out = sa->found.direction == SA_OUTBOUND;
	uint32_t source = half_word_of(sel->sport, sel->sport_mask);
	uint32_t destination = half_word_of(sel->dport, sel->dport_mask);
	uint8_t local_prefix = out ? sel->src_prefix : sel->dst_prefix;
	uint8_t remote_prefix = out ? sel->dst_prefix : sel->src_prefix;
	uint32_t cpu = sa->config->present & SA_HAS_PCPU ? sa->extra->pcpu + 1 : 0;

	ret->local = out ? sel->src : sel->dst;
	ret->remote = out ? sel->dst : sel->src;
	ret->ports = out ? word_of(source, destination) : word_of(destination, source);
	ret->extent = word_of(half_word_of(sel->family, sel->proto),
			      half_word_of(local_prefix, remote_prefix));
	ret->mark = marks ? word_of(sa->config->mark, sa->config->mark_mask) : 0;
	ret->path = marks ? word_of(sa->config->if_id, cpu) : 0;
	ret->sec_ctx = marks ? sa->extra->sec_ctx : 0;
}
