/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_DECODE_SELECTOR_H
#define XFRM_DECODE_SELECTOR_H

#include <arpa/inet.h>

#include "decode_ip.h"
#include "sa.h"
#include "uapi.h"

/* Decodes a selector. */
static inline void decode_selector(const struct xfrm_selector *from, struct selector *to)
{
	to->src = decode_ip(&from->saddr, from->family);
	to->dst = decode_ip(&from->daddr, from->family);
	to->sport = ntohs(from->sport);
	to->sport_mask = ntohs(from->sport_mask);
	to->dport = ntohs(from->dport);
	to->dport_mask = ntohs(from->dport_mask);
	to->family = (uint8_t)from->family;
	to->src_prefix = from->prefixlen_s;
	to->dst_prefix = from->prefixlen_d;
	to->proto = from->proto;
	to->ifindex = (uint32_t)from->ifindex;
	to->user = from->user;
}

#endif
