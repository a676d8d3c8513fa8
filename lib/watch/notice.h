/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a subscriber is told. */
#ifndef WATCH_NOTICE_H
#define WATCH_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "sadb/tunnel.h"
#include "xfrm/algorithm.h"
#include "xfrm/policy.h"
#include "xfrm/sa.h"

struct snapshot;
struct view;

/* The numbers are those of WFPX_EVENT_TYPE. */
enum notice_type {
	NOTICE_SA_ADDED = 0x1,
	NOTICE_SA_CHANGED = 0x2,
	NOTICE_SA_REMOVED = 0x4,
	NOTICE_SA_EXPIRING = 0x8,
	NOTICE_SA_EXPIRED = 0x10,
	NOTICE_MAPPING_CHANGED = 0x20,
	NOTICE_CONTEXT_ADDED = 0x40,
	NOTICE_CONTEXT_REMOVED = 0x80,
	NOTICE_REKEYED = 0x100,
	NOTICE_TUNNEL_UP = 0x200,
	NOTICE_TUNNEL_DOWN = 0x400,
	NOTICE_POLICY_ADDED = 0x800,
	NOTICE_POLICY_CHANGED = 0x1000,
	NOTICE_POLICY_REMOVED = 0x2000,
	NOTICE_ACQUIRE = 0x4000,
	NOTICE_RESYNCHRONISED = 0x8000,
};

#define NOTICE_ALL 0xffffu

/* The SA of a notice, with all that it points to. */
struct notice_sa {
	struct sa sa;
	struct sa_parts parts;
	struct new_names *names; /* of its algorithms; NULL: none is new, as nearly always */
};

/* Frees the SA of a notice. NULL has no effect. */
void notice_sa_free(struct notice_sa *sa);

/*
 * Fills *to, which is all zero, with an SA of @snapshot and with all that the SA points to. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t notice_sa_copy(struct notice_sa *to, const struct snapshot *snapshot, const struct sa *sa);

/* Gives the SA a copy of the names. Returns ERROR_NOT_ENOUGH_MEMORY on failure. */
uint32_t notice_sa_name(struct notice_sa *sa, const struct new_names *names);

/* The policy of a notice, with its first template. */
struct notice_policy {
	struct policy policy;
	struct policy_template templates[POLICY_TEMPLATES_MAX];
	struct selector packet; /* of an ACQUIRE */
};

/* One notice. notice_free() frees it. Members that the type has no use for are zero. */
struct notice {
	struct notice *next; /* in a queue */
	enum notice_type type;
	bool own;      /* the change was made by the session that watches */
	bool compared; /* a comparison of views has shown it */
	uint32_t port; /* of the socket that has asked for the change; 0: the kernel's own */
	uint64_t time; /* CLOCK_REALTIME, nanoseconds */
	uint64_t tunnel_id, context_id, former_context_id;
	uint8_t tunnel_state, former_state; /* enum tunnel_state, or 0 */
	struct tunnel_identity ends;        /* its family, local and remote tell the ends */
	/* What names are looked up in; tunnel is an index of its tunnels, or VIEW_NONE. */
	struct view *view;
	uint32_t tunnel;
	struct notice_sa *sa;
	struct notice_policy *policy;
	struct address former_address, address; /* of a changed mapping */
	uint16_t former_port, now_port;
	uint8_t family; /* of these addresses */
};

/*
 * notice_new() returns a new notice, notice_new_policy() one of a policy, with the ends that its
 * template names; NULL without memory.
 */
struct notice *notice_new(enum notice_type type, uint64_t time);
struct notice *notice_new_policy(enum notice_type type, uint64_t time, const struct policy *policy,
				 const struct policy_template *templates);

/* Frees a notice and all that it has. NULL has no effect. */
void notice_free(struct notice *notice);

/* Notices in the order in which they are told. All zero when empty. */
struct notices {
	struct notice *first, **last;
};

/* notices_put() adds a notice at the end. notices_take() takes the first, or returns NULL. */
void notices_put(struct notices *notices, struct notice *notice);
struct notice *notices_take(struct notices *notices);

/* Frees all notices. */
void notices_done(struct notices *notices);

#endif
