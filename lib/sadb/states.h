/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * States on their way into a snapshot: dumped ones, events, and what was asked for again. Pure, and
 * so tested without a kernel: messages go in, in the order in which the kernel queued them.
 */
#ifndef SADB_STATES_H
#define SADB_STATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "changes.h"
#include "local.h"
#include "snapshot.h"
#include "subnet.h"
#include "xfrm/event.h"

/* An SA that came by an event; in their order, oldest first. */
struct late_sa {
	struct sa sa;
	bool known; /* else it has been changed, and not been asked for yet */
};

struct states {
	struct snapshot *snapshot; /* where they go; its policies are there already */
	const struct ends *ends;   /* or NULL */
	const struct local_addresses *local;
	struct changes changes;
	struct late_sa *late;
	size_t late_count, late_capacity;
	size_t first_count; /* SAs of the first of two dumps */
	bool second;        /* of two dumps */
};

void states_done(struct states *states);

/* A dump's message: straight into the snapshot. */
uint32_t states_take(struct states *states, const struct nlmsghdr *message);

/* Room for this many SAs beforehand. */
uint32_t states_expect(struct states *states, size_t count);

/* One of the EVENT_SA... */
uint32_t states_event(struct states *states, const struct event *event,
		      const struct nlmsghdr *message);

/* The next state that must be asked for; false when there is none. */
bool states_next_unread(struct states *states, struct sa_key *ret);

static inline bool states_has_unread(struct states *states)
{
	return changes_has_unread(&states->changes);
}

/* The answer: what the kernel has under that key, or that it has nothing (@message NULL). */
uint32_t states_read(struct states *states, const struct sa_key *key,
		     const struct nlmsghdr *message);

uint32_t states_apply_changes(struct states *states); /* the first step of states_finish() */

/*
 * Once nothing is left to be asked for: makes the snapshot's SAs and IPComp states what they were
 * when the last event came. What rests on policies is found again
 * where @policies_changed.
 */
uint32_t states_finish(struct states *states, bool policies_changed);

#endif
