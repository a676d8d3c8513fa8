/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Builds the SAs of a snapshot from dumps, events, and single states that were read because an
 * event did not tell all about them. It does no I/O, so tests need no kernel: messages go in, in
 * the order in which the kernel queued them.
 */
#ifndef READER_STATES_H
#define READER_STATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "journal.h"
#include "sadb/local.h"
#include "sadb/parts.h"
#include "sadb/snapshot.h"
#include "state_index.h"
#include "sadb/subnet.h"
#include "xfrm/event.h"
#include "xfrm/state.h"

/* States under construction. The caller sets the first four members, the others are zero. */
struct states {
	struct snapshot *snapshot; /* the result; its policies must be there already */
	const struct ends *ends;   /* only SAs between them; NULL for all */
	const struct local_addresses *local;
	bool keep_larval; /* put larval states into snapshot->larvals */
	struct parts parts;
	struct journal journal;      /* the journal; the content of an entry is an index into: */
	struct arena memory;         /* of all that from_events points to */
	struct sa_now **from_events; /* states from events or read since: the last with each key */
	size_t from_events_count, from_events_capacity;
	struct state_index index; /* of the dumped states; made when it is needed */
	uint64_t events;          /* how many events came, also those that change nothing here */
	size_t first_count;       /* with two dumps, how many SAs the first one has */
	bool second;              /* the second of two dumps is under way */
	bool dumped;              /* states_dumped() was called */
	bool any_flushed;
	bool any_without_spi_gone; /* a state without an SPI, of which several may have one key */
	bool uncertain;            /* something changed that the events do not tell */
};

/* Frees what was built, except the snapshot, and zeroes the struct. */
void states_done(struct states *states);

/*
 * Takes a message of a dump and decodes it directly into the snapshot. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure; a malformed message is only counted.
 */
uint32_t states_take(struct states *states, const struct nlmsghdr *message);

/*
 * Takes an event of a type that begins with EVENT_SA, and the message that it was decoded from.
 * May set states->uncertain. Returns ERROR_GEN_FAILURE for a malformed message, or
 * ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t states_event(struct states *states, const struct event *event,
		      const struct nlmsghdr *message);

/* To be called after the last message of the last dump. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t states_dumped(struct states *states);

/*
 * states_has_unread() tells whether a state must be read, because an event about it did not tell
 * all. states_next_unread() returns the key of one, or false. The caller reads that state from the
 * kernel and hands the answer to states_read(), with @message NULL if the kernel has no such state.
 * states_read() returns ERROR_GEN_FAILURE for a malformed message, or ERROR_NOT_ENOUGH_MEMORY.
 */
static inline bool states_has_unread(struct states *states)
{
	return journal_has_unread(&states->journal);
}
bool states_next_unread(struct states *states, struct sa_key *ret);
uint32_t states_read(struct states *states, const struct sa_key *key,
		     const struct nlmsghdr *message);

/*
 * When no state is left to be read: makes the snapshot's SAs and IPComp states what the kernel had
 * when the last event came. @policies_changed says that directions and main policies must be found
 * again. After this states->uncertain is final. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 *
 * states_apply_changes() is its first step, which is in a file of its own.
 */
uint32_t states_finish(struct states *states, bool policies_changed);
uint32_t states_apply_changes(struct states *states);

#endif
