/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What was read of a store, kept as long as no commit has replaced the file. */
#ifndef STORE_CACHE_H
#define STORE_CACHE_H

#include <stdbool.h>
#include <stdint.h>

#include "transaction.h"

/* Which file it is. Compared as bytes; all zero if there is none. */
struct store_mark {
	uint64_t device, inode, size;
	int64_t seconds, nanoseconds; /* when it was changed last */
};

/* All zero at first. */
struct store_cache {
	struct store store;
	struct store_mark mark;
	int file;   /* stays open, so that no later file gets its inode; -1: there was no file */
	bool valid; /* the other members say something */
};

/*
 * Makes cache->store what store_read() returns, and reads the file only if it is not the one that
 * was read before. Statuses are those of store_read(); after a failure the store is empty.
 */
uint32_t store_cache_refresh(const struct store_place *place, struct store_cache *cache);

/* Frees what it holds. */
void store_cache_done(struct store_cache *cache);

#endif
