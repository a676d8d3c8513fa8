/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Letting other processes know of a session. */
#ifndef SESSION_PUBLISH_H
#define SESSION_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record.h"

struct netlink;

/* A record that others can read, while it is open. */
struct publication {
	int fd; /* its memory file; -1: there is none, and others see a process without a record */
	void *bytes;
	size_t size;
};

/*
 * Publishes @record. @claim_in, unless it is NULL: if its key is not open in the namespace of that;
 * else it gives FWP_E_ALREADY_EXISTS, and of several that try one key at the same time, one gets
 * it. ERROR_NOT_SUPPORTED: a key cannot be claimed, for this process may have no memory files.
 * Without a claim that is no failure, nor is it to have no descriptor left.
 */
uint32_t publish(const struct session_record *record, struct netlink *claim_in,
		 struct publication *ret);
void publication_done(struct publication *publication);

#endif
