/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_ENCODE_SELECTOR_H
#define XFRM_ENCODE_SELECTOR_H

#include <arpa/inet.h>
#include <string.h>

#include "sa.h"
#include "uapi.h"

/* Makes the kernel's form of a selector, of which decode_selector() makes @from again. */
static inline void encode_selector(const struct selector *from, struct xfrm_selector *to)
{
	memset(to, 0, sizeof(*to));
	memcpy(&to->saddr, from->src.bytes, sizeof(to->saddr));
	memcpy(&to->daddr, from->dst.bytes, sizeof(to->daddr));
	to->sport = htons(from->sport);
	to->sport_mask = htons(from->sport_mask);
	to->dport = htons(from->dport);
	to->dport_mask = htons(from->dport_mask);
	to->family = from->family;
	to->prefixlen_s = from->src_prefix;
	to->prefixlen_d = from->dst_prefix;
	to->proto = from->proto;
	to->ifindex = (int)from->ifindex;
	to->user = from->user;
}

#endif
