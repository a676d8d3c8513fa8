/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* SA contexts that this library made: their SAs have tags, so that no pair has to be guessed. */
#ifndef SADB_TAGGED_H
#define SADB_TAGGED_H

#include <stdint.h>

#include "base/arena.h"

struct context_list;
struct snapshot;

/*
 * Adds the contexts of the SAs with tags to @list, which has room for them. The AH SAs of bundles
 * are left out. An inbound and an outbound SA with the same tag are one context. If several SAs of
 * one direction have the same tag, which only somebody else can have made, the newest is in the
 * pair and each of the others is a context by itself, with the same id. Takes memory from @scratch
 * that is of no use afterwards. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t tagged_contexts_find(const struct snapshot *snapshot, struct arena *scratch,
			      struct context_list *list);

#endif
