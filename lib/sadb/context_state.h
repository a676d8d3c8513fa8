/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The states of SA contexts, which follow from the other contexts of the same tunnel. */
#ifndef SADB_CONTEXT_STATE_H
#define SADB_CONTEXT_STATE_H

#include <stdint.h>

struct arena;
struct context_list;
struct snapshot;

/*
 * Sets state and active of each context of @list by the rules of doc/pairing.md. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t contexts_judge(const struct snapshot *snapshot, struct context_list *list,
			struct arena *scratch);

#endif
