/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Stores on a real kernel, for the programs of this folder. */
#ifndef STORE_STORE_TEST_H
#define STORE_STORE_TEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/transaction.h"

struct netlink;

/* A place with sockets of its own. */
struct site {
	struct netlink *netlink;
	struct store_place *place;
};

/* They end the program on failure. */
struct site site_open(void);
void site_close(struct site *site);

/* A filter with the key @number whose one policy blocks what is sent to one of 65,536 addresses. */
struct managed site_filter(unsigned number, struct condition *condition);

/* Adds filters with the keys @first to @first + @count - 1, or removes them. */
uint32_t site_add(struct store *store, unsigned first, unsigned count);
uint32_t site_remove(struct store *store, unsigned first, unsigned count);

/*
 * Whether the kernel's policies with tags are those of @store, one for each filter, and the file
 * has the objects of @store.
 */
bool site_agrees(const struct site *site, const struct store *store);

/* Returns how many policies with tags the kernel has, and how many without. */
size_t site_tagged(const struct site *site);
size_t site_foreign(const struct site *site);

/*
 * Stores that have @count filters, whose keys depend on their generation. site_begin() makes the
 * first; site_replace() is a change to the next. site_recovers() begins a transaction, and returns
 * whether the file and the kernel have all filters of one generation and no others, and the two
 * foreign policies; it moves *generation on if it is the next one.
 */
void site_begin(const struct site *site, unsigned generation, unsigned count);
uint32_t site_replace(struct store *store, unsigned generation, unsigned count);
bool site_recovers(const struct site *site, unsigned *generation, unsigned count);

#endif
