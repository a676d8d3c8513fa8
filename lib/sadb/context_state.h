/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The states of SA contexts: what a context is beside the others of its tunnel. */
#ifndef SADB_CONTEXT_STATE_H
#define SADB_CONTEXT_STATE_H

#include <stdint.h>

struct context_list;
struct snapshot;

/* Sets state and active of each context of the list, by the rules of doc/pairing.md. */
uint32_t contexts_judge(const struct snapshot *snapshot, struct context_list *list);

#endif
