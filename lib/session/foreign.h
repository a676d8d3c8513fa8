/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sessions of processes that do not use this library but have XFRM sockets, such as IKE daemons. */
#ifndef SESSION_FOREIGN_H
#define SESSION_FOREIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "process.h"
#include "sessions.h"
#include "sockets.h"

/* A process that has XFRM sockets which belong to no session of this library. */
struct holder {
	uint32_t pid, uid;
	bool listed; /* the process has a session in the list already and gets no second one */
	struct process_details details;
};

/*
 * Whether process @a started before process @b. The kernel counts start times in hundredths of a
 * second; processes with the same start time are compared by pid.
 */
static inline bool holder_is_older(const struct holder *a, const struct holder *b)
{
	return a->details.start != b->details.start ? a->details.start < b->details.start
						    : a->pid < b->pid;
}

/*
 * Looks at each of @sockets that is alive and that no session has claimed, and adds to @list one
 * session for each process that has such sockets, and one for each such socket whose process is
 * unknown. socket_seen.holder is an index into @holders. Sets holder.listed of the processes added.
 * Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t foreign_add(const struct socket_list *sockets, struct holder *holders,
		     struct session_list *list);

#endif
