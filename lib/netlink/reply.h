/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NETLINK_REPLY_H
#define NETLINK_REPLY_H

#include "socket.h"

/* What one request is waiting for. */
struct reply {
	uint32_t seq;
	netlink_visit *visit; /* or NULL */
	void *context;
	uint32_t status;
	uint64_t bytes;
	bool interrupted;
	bool no_room; /* for it in the queue */
	bool done;
};

/* Visits the messages of a datagram that answer the request. */
void reply_take(const void *buffer, size_t size, struct reply *reply);

#endif
