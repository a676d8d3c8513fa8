/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which keys the dumped SAs and IPComp states have. */
#ifndef READER_STATE_INDEX_H
#define READER_STATE_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/chains.h"
#include "sadb/snapshot.h"
#include "xfrm/event.h"

struct state_index {
	struct chains chains; /* of the SAs, then the IPComp states */
	bool made;
};

/* All that the snapshot has now. Its states must stay until state_index_done(). */
uint32_t state_index_make(struct state_index *index, const struct snapshot *snapshot);
bool state_index_has(const struct state_index *index, const struct snapshot *snapshot,
		     const struct sa_key *key);
void state_index_done(struct state_index *index);

#endif
