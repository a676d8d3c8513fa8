/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A change of states or policies as the kernel reports it: decoded, without pointers or keys. */
#ifndef XFRM_EVENT_H
#define XFRM_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "sa.h"

struct nlmsghdr;

/*
 * What the kernel finds a state by. At most one state has a given key, except that several states
 * without an SPI may have the same. The padding is zero, so that keys can be compared as bytes.
 */
struct sa_key {
	struct address dst;
	uint32_t spi;
	uint32_t mark, mark_mask;
	uint8_t family, proto;
	uint8_t zero[2];
};

/* The comments tell which members of struct event are set. Those up to ACQUIRE change no table. */
enum event_type {
	EVENT_NONE,             /* nothing that changes a table */
	EVENT_SA_EXPIRING,      /* key; a soft limit is reached */
	EVENT_MAPPING,          /* none; see decode_mapping() */
	EVENT_ACQUIRE,          /* none; a packet needs an SA: see decode_acquired_packet() */
	EVENT_SA_ADDED,         /* key; decode_sa() decodes the whole state from the message */
	EVENT_SA_CHANGED,       /* key; the message shows the request, not the resulting state */
	EVENT_SA_REMOVED,       /* key */
	EVENT_SA_EXPIRED,       /* key; removed, but its successor's event may be queued earlier */
	EVENT_SAS_FLUSHED,      /* proto */
	EVENT_POLICY_ADDED,     /* none; decode_policy() decodes the policy from the message */
	EVENT_POLICY_REPLACED,  /* the same */
	EVENT_POLICY_REMOVED,   /* index, policy_type */
	EVENT_POLICIES_FLUSHED, /* policy_type */
	EVENT_OTHER,            /* something changed, but the message does not tell what */
};

/* An event. Members that its type does not set are zero. */
struct event {
	enum event_type type;
	struct sa_key key;
	uint8_t proto; /* 0: every protocol; 255: AH, ESP and IPComp */
	uint8_t policy_type;
	uint32_t index;
};

/* The multicast groups whose messages decode_event() understands. */
#define EVENT_GROUPS 4u
extern const int event_groups[EVENT_GROUPS];

/* Two more, which tell of nothing that changes a table. decode_event.c says what the second one
 * costs. */
extern const int event_group_mapping, event_group_acquire;

/*
 * Decodes an event. A message that is unknown here, or too short to say what it is about, becomes
 * EVENT_OTHER. Does no I/O and allocates nothing.
 */
struct event decode_event(const struct nlmsghdr *message);

/* Returns the port of the socket whose request has caused an event; 0: none, or it did not say. */
uint32_t event_port(const struct nlmsghdr *message);

/* Returns the key of @sa. */
struct sa_key sa_key_of(const struct sa *sa);

#endif
