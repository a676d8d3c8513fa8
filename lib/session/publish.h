/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Letting other processes know of a session. */
#ifndef SESSION_PUBLISH_H
#define SESSION_PUBLISH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record.h"

/* A record that others can read, while it is open. */
struct publication {
	int fd; /* its memory file; -1: there is none */
	void *bytes;
	size_t size;
};

/*
 * Publishes @record. @claim: unless its key is open anywhere, which gives FWP_E_ALREADY_EXISTS; of
 * several that try one key at the same time, one gets it.
 */
uint32_t publish(const struct session_record *record, bool claim, struct publication *ret);
void publication_done(struct publication *publication);

#endif
