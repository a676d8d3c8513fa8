/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* An index of the dumped SAs and IPComp states by their keys. */
#ifndef READER_STATE_INDEX_H
#define READER_STATE_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/chains.h"
#include "sadb/snapshot.h"
#include "xfrm/event.h"

/* The index. All zero at first. */
struct state_index {
	struct chains chains; /* member numbers: the SAs first, then the IPComp states */
	bool made;
};

/*
 * state_index_make() indexes all SAs and IPComp states that @snapshot has now; they must not change
 * or move until state_index_done(). Returns ERROR_NOT_ENOUGH_MEMORY on failure. state_index_has()
 * tells whether one of them has @key.
 */
uint32_t state_index_make(struct state_index *index, const struct snapshot *snapshot);
bool state_index_has(const struct state_index *index, const struct snapshot *snapshot,
		     const struct sa_key *key);
void state_index_done(struct state_index *index);

#endif
