/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * States on their way into a snapshot: dumped ones, events, and what was asked for again. Pure, and
 * so tested without a kernel: messages go in, in the order in which the kernel queued them.
 */
#ifndef READER_STATES_H
#define READER_STATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "changes.h"
#include "sadb/local.h"
#include "sadb/snapshot.h"
#include "state_index.h"
#include "sadb/subnet.h"
#include "xfrm/event.h"

/* The last that came of a key by an event, or by an answer. */
struct late_sa {
	struct sa sa;
	uint32_t extra; /* the snapshot's, which is kept for it; 0: none yet */
};

struct states {
	struct snapshot *snapshot; /* where they go; its policies are there already */
	const struct ends *ends;   /* or NULL */
	const struct local_addresses *local;
	struct changes changes;
	struct late_sa *late;
	size_t late_count, late_capacity;
	struct state_index index; /* made when it is needed */
	uint64_t events;          /* about any state, those that change nothing here too */
	size_t first_count;       /* SAs of the first of two dumps */
	bool second;              /* of two dumps */
	bool dumped;              /* states_dumped() was called */
	bool any_flushed;
	bool any_without_spi_gone; /* a state that no key tells from others */
	bool uncertain;            /* something changed, and events do not tell what */
};

void states_done(struct states *states);

/* A dump's message: straight into the snapshot. */
uint32_t states_take(struct states *states, const struct nlmsghdr *message);

/* Room for this many SAs beforehand. */
uint32_t states_expect(struct states *states, size_t count);

/* One of the EVENT_SA... */
uint32_t states_event(struct states *states, const struct event *event,
		      const struct nlmsghdr *message);

/* The last dump's last message has come. */
uint32_t states_dumped(struct states *states);

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
 * when the last event came. What rests on policies is found again where @policies_changed. Then
 * states->uncertain has its last word.
 */
uint32_t states_finish(struct states *states, bool policies_changed);

#endif
