/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Shows a session to other processes. */
#ifndef SESSION_PUBLISH_H
#define SESSION_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record.h"

struct netlink;

/* The record of a session, which others can read as long as the memory file is open. */
struct publication {
	int fd;      /* the memory file; -1 if there is none, and others see only a process */
	void *bytes; /* the record in the same format, for this process's own list */
	size_t size;
};

/*
 * Publishes @record until publication_done().
 *
 * If @claim_in is not NULL, the key of @record is claimed in the namespace of @claim_in first, and
 * publishing fails with FWP_E_ALREADY_EXISTS if the key is open there. Of several processes that
 * try one key at the same time, exactly one succeeds. Without a memory file a key cannot be
 * claimed, so that fails as well, with the status of session_memfd_create().
 *
 * If @claim_in is NULL, publishing without a memory file is no failure, unless memory is short.
 */
uint32_t publish(const struct session_record *record, struct netlink *claim_in,
		 struct publication *ret);

/* Closes the memory file and frees the bytes. */
void publication_done(struct publication *publication);

#endif
