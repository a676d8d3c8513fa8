/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Which policies a subscriber knows of: those that were there in the beginning, and what it was
 * told since. After a loss of events the book is compared with a dump of all policies.
 */
#ifndef WATCH_BOOK_H
#define WATCH_BOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/chains.h"
#include "notice.h"

struct netlink;
struct policies;

/* A policy. The kernel gives no index to two policies (xfrm_gen_index(), Linux 6.1). */
struct book_entry {
	uint32_t index;
	uint32_t round; /* in which the last event about it came */
	bool present;   /* the subscriber knows it */
	bool dumped;    /* the last dump had it */
};

/* All policies. All zero when empty. */
struct book {
	struct book_entry *entries;
	size_t count, capacity;
	size_t absent; /* of these, that are not present */
	struct chains by_index;
	struct notices
		unknown; /* policies that the last dump had and the subscriber does not know */
};

/*
 * Enter an event about a policy. Both return whether it is news: a policy that is known cannot be
 * added, and one that is not known cannot be removed. Without memory, *ret_status is set.
 */
bool book_added(struct book *book, uint32_t index, uint32_t round, uint32_t *ret_status);
bool book_removed(struct book *book, uint32_t index, uint32_t round, uint32_t *ret_status);

/*
 * Dumps the policies. With @all_known, which is for the beginning, the subscriber knows all of
 * them. Otherwise book_compare() is to follow, when the events that came during the dump were
 * entered.
 */
uint32_t book_dump(struct book *book, struct netlink *netlink, bool all_known);

/*
 * Puts notices of the policies that have come and gone without an event into @queue. An event of
 * @round, in which the dump was made, is the last word about its policy. @known has what is known
 * of policies that may have gone. Returns ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t book_compare(struct book *book, uint32_t round, struct notices *queue,
		      const struct policies *known);

/* Forgets policies that the subscriber does not know, when they have become many. Not between
 * book_dump() and book_compare(). */
void book_forget(struct book *book);

/* Frees everything. */
void book_done(struct book *book);

#endif
