/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A kernel policy as the decoder leaves it: flat, fixed size, in the orders of sa.h. */
#ifndef XFRM_POLICY_H
#define XFRM_POLICY_H

#include <stdint.h>

#include "sa.h"

#define POLICY_TEMPLATES_MAX 6 /* XFRM_MAX_DEPTH */

enum policy_dir {
	POLICY_IN = 0,
	POLICY_OUT = 1,
	POLICY_FWD = 2, /* above it: policies of single sockets */
};

struct policy {
	struct selector sel;
	uint32_t sel_ifindex;
	uint32_t index; /* the low three bits are the direction */
	uint32_t priority;
	uint32_t mark, mark_mask, if_id;
	uint32_t templates; /* where lib/sadb/policies.c keeps the first of them */
	uint8_t template_count;
	uint8_t dir;    /* enum policy_dir, or above */
	uint8_t action; /* 0 allow, 1 block */
	uint8_t type;   /* 0 main, 1 sub */
};

/* What lib/sadb finds out about a template. The decoder leaves all of it zero. */
struct template_found {
	uint32_t policy : 30;   /* the index of its struct policy */
	uint32_t of_packet : 1; /* src and dst are those of the policy's selector: sadb/accept.h */
	uint32_t open_src : 1;  /* src is not compared */
};

#define POLICY_COUNT_MAX (1u << 30)

/* An SA that a policy asks for. Zero: any, but for an outbound policy's reqid. */
struct policy_template {
	struct address src, dst; /* policy_bind() puts the addresses that are compared here */
	uint32_t spi, reqid;
	uint8_t family, proto, mode; /* policy_bind(): family is that of src and dst */
	uint8_t optional : 1;
	struct template_found found;
};

#endif
