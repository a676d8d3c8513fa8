/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sessions of processes that do not use this library: who holds an XFRM socket all the same. */
#ifndef SESSION_FOREIGN_H
#define SESSION_FOREIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "process.h"
#include "sessions.h"
#include "sockets.h"

/* A process that holds sockets that no session claims. */
struct holder {
	uint32_t pid, uid;
	bool listed; /* it has a session of its own, and needs no other */
	struct process_details details;
};

/* Ties are for children that are born within a hundredth of a second. */
static inline bool holder_is_older(const struct holder *a, const struct holder *b)
{
	return a->details.start != b->details.start ? a->details.start < b->details.start
						    : a->pid < b->pid;
}

/*
 * Adds a session for each holder of sockets that are alive and not claimed, by the index that these
 * have, and one for each such socket without a holder.
 */
uint32_t foreign_add(const struct socket_list *sockets, struct holder *holders,
		     struct session_list *list);

#endif
