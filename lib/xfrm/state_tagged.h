/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef XFRM_STATE_TAGGED_H
#define XFRM_STATE_TAGGED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "event.h"

struct netlink;
struct nlmsghdr;

/* A state of an SA context that was made here. */
struct tagged_state {
	uint64_t context; /* tag_context() */
	struct sa_key key;
	uint32_t reqid; /* the id of the filter or provider context that it hangs on */
	uint16_t port;  /* of this host, if it is inbound and its packets come in UDP; else 0 */
};

/* Several of them. */
struct tagged_states {
	struct arena memory;
	struct tagged_state *states;
	size_t count, capacity;
};

/*
 * Returns whether @message, an answer or an event about a state, is about one that has a
 * tag_context().
 */
bool state_is_tagged(const struct nlmsghdr *message, struct tagged_state *ret);

/*
 * Reads the states that have a tag_context(). The caller frees *ret with arena_done(&ret->memory),
 * also after a failure.
 */
uint32_t states_tagged_read(struct netlink *netlink, struct tagged_states *ret);

/*
 * Deletes the @count states, many with one message. A state that is gone already is no failure.
 * Returns the first other failure; the others have been tried as far as the kernel could be asked.
 */
uint32_t states_tagged_delete(struct netlink *netlink, const struct tagged_state *states,
			      size_t count);

#endif
