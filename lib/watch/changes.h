/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What events have said about SAs since the instant of the last view. */
#ifndef WATCH_CHANGES_H
#define WATCH_CHANGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/chains.h"
#include "xfrm/event.h"

/* The last word about an SA. */
enum change_word {
	CHANGE_ADDED = 1,
	CHANGE_REMOVED,
	CHANGE_MISSED, /* a view lacks the SA, and no event has said why yet */
};

struct change {
	struct sa_key key;
	uint8_t word;   /* enum change_word */
	bool own;       /* the session that watches has made the change */
	uint32_t round; /* feed.round when it was noted */
};

/* All changes. All zero when empty. */
struct changes {
	struct change *entries;
	size_t count, capacity;
	struct chains by_key;
};

/* Returns the change of the SA with @key, or NULL. */
struct change *changes_find(const struct changes *changes, const struct sa_key *key);

/* Enters the last word about an SA. Returns ERROR_NOT_ENOUGH_MEMORY on failure. */
uint32_t changes_note(struct changes *changes, const struct change *change);

/* Forgets all changes and frees their memory. */
void changes_done(struct changes *changes);

#endif
