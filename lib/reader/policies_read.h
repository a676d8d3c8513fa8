/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Policies on their way into a snapshot: dumped ones and events. Pure, as states.h. */
#ifndef READER_POLICIES_READ_H
#define READER_POLICIES_READ_H

#include "changes.h"
#include "sadb/policies.h"
#include "xfrm/event.h"

/* The last that came of an index by an event. */
struct late_policy {
	struct policy policy;
	struct policy_template templates[POLICY_TEMPLATES_MAX];
};

struct policies_read {
	struct policies *policies; /* where they go */
	const struct ends *ends;   /* or NULL: those that may concern SAs between them */
	struct late_policy *late;
	size_t late_count, late_capacity;
	struct changes changes;
	uint64_t events; /* about any policy */
};

void policies_read_done(struct policies_read *read);

/* A dump's message. policies_index() is the caller's, after the last. */
uint32_t policies_take(struct policies_read *read, const struct nlmsghdr *message);

/* One of the EVENT_POLICY... */
uint32_t policies_event(struct policies_read *read, const struct event *event,
			const struct nlmsghdr *message);

static inline bool policies_changed(const struct policies_read *read)
{
	return changes_any(&read->changes);
}

/* Makes them what they were when the last event came, and their index with them. */
uint32_t policies_finish(struct policies_read *read);

#endif
