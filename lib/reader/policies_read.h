/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Builds the policies of a snapshot from a dump and from events. It does no I/O, as states.h. */
#ifndef READER_POLICIES_READ_H
#define READER_POLICIES_READ_H

#include "journal.h"
#include "sadb/policies.h"
#include "xfrm/event.h"

/* A policy that came from an event: the last one with its index. */
struct event_policy {
	struct policy policy;
	struct policy_template templates[POLICY_TEMPLATES_MAX];
};

/* Policies under construction. The caller sets the first two members, the others are zero. */
struct policies_read {
	struct policies *policies; /* the result; the caller owns it */
	const struct ends *ends; /* only policies that may concern SAs between them; may be NULL */
	struct event_policy *from_events;
	size_t from_events_count, from_events_capacity;
	struct journal journal; /* the journal; the content of an entry is an index above */
	uint64_t events;        /* how many events came, about any policy */
};

/* Frees what was built, except read->policies. */
void policies_read_done(struct policies_read *read);

/*
 * Takes a message of the dump. After the last one the caller calls policies_index(). Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t policies_take(struct policies_read *read, const struct nlmsghdr *message);

/*
 * Takes an event of a type that begins with EVENT_POLIC, and the message that it was decoded from.
 * Returns ERROR_GEN_FAILURE for a malformed message, or ERROR_NOT_ENOUGH_MEMORY.
 */
uint32_t policies_event(struct policies_read *read, const struct event *event,
			const struct nlmsghdr *message);

/* Whether there were events, so that policies_finish() may change the policies. */
static inline bool policies_changed(const struct policies_read *read)
{
	return journal_any(&read->journal);
}

/*
 * Makes read->policies, which must be indexed, what the kernel had when the last event came, and
 * indexes them again. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t policies_finish(struct policies_read *read);

#endif
