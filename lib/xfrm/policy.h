/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A policy of the kernel as decode_policy() makes it: fixed size, byte orders as in sa.h. */
#ifndef XFRM_POLICY_H
#define XFRM_POLICY_H

#include <stdint.h>

#include "sa.h"

#define POLICY_TEMPLATES_MAX 6 /* XFRM_MAX_DEPTH */

/* How many policies of each direction a namespace has, without those of single sockets. */
struct policy_counts {
	uint32_t in, out, forward;
};

enum policy_dir {
	POLICY_IN = 0,
	POLICY_OUT = 1,
	POLICY_FWD = 2, /* higher numbers are policies of single sockets */
};

/* One policy. It owns nothing; its templates are kept by whoever keeps the policy. */
struct policy {
	struct selector sel;
	uint32_t index; /* the kernel's name for the policy; the low three bits are the direction */
	uint32_t priority;
	uint32_t mark, mark_mask, if_id;
	uint64_t add_time;  /* seconds since 1970 */
	uint32_t templates; /* index of the first of its templates in lib/sadb/policies.h */
	uint8_t template_count;
	uint8_t dir;    /* enum policy_dir, or higher */
	uint8_t action; /* 0 allow, 1 block */
	uint8_t type;   /* 0 main, 1 sub */
};

/* What lib/sadb finds out about a template. The decoder leaves all of it zero. */
struct template_found {
	uint32_t policy : 30;   /* index of its struct policy in lib/sadb/policies.h */
	uint32_t of_packet : 1; /* set by policy_bind(): src and dst are the policy's selector */
	uint32_t open_src : 1;  /* set by policy_bind(): an SA may have any source */
};

/* A snapshot has at most this many policies, because template_found.policy has 30 bits. */
#define POLICY_COUNT_MAX (1u << 30)

/*
 * What an SA must be to serve a policy. spi 0 accepts every SPI, and src 0 every source. reqid 0
 * accepts every reqid, but in an outbound policy only reqid 0. lib/sadb/accept.h has all the rules.
 */
struct policy_template {
	struct address src, dst; /* policy_bind() puts the addresses that are compared here */
	uint32_t spi, reqid;
	uint8_t family, proto, mode; /* policy_bind(): family is that of src and dst */
	uint8_t optional : 1;
	struct template_found found;
};

#endif
