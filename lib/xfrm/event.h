/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A change of states or policies as the kernel reports it: decoded, flat, no pointers, no keys. */
#ifndef XFRM_EVENT_H
#define XFRM_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "sa.h"

struct nlmsghdr;

/* What the kernel finds a state by: one at most has a key. Padding is zero. */
struct sa_key {
	struct address dst;
	uint32_t spi;
	uint32_t mark, mark_mask;
	uint8_t family, proto;
	uint8_t zero[2];
};

enum event_type {
	EVENT_NONE,             /* nothing that changes a table */
	EVENT_SA_ADDED,         /* key; the message is all of the state: decode_sa() takes it */
	EVENT_SA_CHANGED,       /* key; the message shows what was asked for, not the state */
	EVENT_SA_REMOVED,       /* key */
	EVENT_SA_EXPIRED,       /* key; removed as well, but a new one may have come before this */
	EVENT_SAS_FLUSHED,      /* proto */
	EVENT_POLICY_ADDED,     /* decode_policy() takes the message */
	EVENT_POLICY_REPLACED,  /* the same */
	EVENT_POLICY_REMOVED,   /* index, policy_type */
	EVENT_POLICIES_FLUSHED, /* policy_type */
	EVENT_OTHER,            /* what it changes cannot be told from it */
};

struct event {
	enum event_type type;
	struct sa_key key;
	uint8_t proto; /* 0: all; 255: AH, ESP and IPComp */
	uint8_t policy_type;
	uint32_t index;
};

/* The multicast groups whose messages decode_event() understands. */
#define EVENT_GROUPS 4u
extern const int event_groups[EVENT_GROUPS];

struct event decode_event(const struct nlmsghdr *message);

struct sa_key sa_key_of(const struct sa *sa);

#endif
