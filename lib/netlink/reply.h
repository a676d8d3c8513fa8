/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NETLINK_REPLY_H
#define NETLINK_REPLY_H

#include "sockets.h"

/* The answer to one request, while it is being received. */
struct reply {
	uint32_t seq;         /* the request's sequence number, which its answer repeats */
	uint32_t *statuses;   /* of a batch: room for @count statuses; else NULL */
	uint32_t count;       /* of the messages of a batch; @seq is that of the last one */
	netlink_visit *visit; /* may be NULL */
	void *context;
	uint32_t status;  /* the first error, of the kernel or of @visit */
	uint64_t bytes;   /* received in all */
	bool interrupted; /* the kernel set NLM_F_DUMP_INTR */
	bool no_room;     /* the kernel refused with ENOBUFS: the receive buffer was full */
	bool done;        /* the answer is complete */
};

/*
 * Takes a datagram: calls reply->visit for each message of the answer, until one fails, and updates
 * the other members. Messages with another sequence number are ignored. A batch's answer is
 * complete with the acknowledgement of its last message; an error of another is put into its
 * status.
 */
void reply_take(const void *buffer, size_t size, struct reply *reply);

#endif
