/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A table of SAs whose pairs are known, and the result of pairing_find(). */
#ifndef UNIT_PAIRING_TABLE_H
#define UNIT_PAIRING_TABLE_H

#include "sadb/pairing.h"

struct table {
	struct sa *sas;           /* newest first; they do not move, as halves point to them */
	struct sa_parts *parts;   /* by sas, which point to them */
	const struct sa **halves; /* one for each SA, in any order */
	uint32_t *labels;        /* by sas; an inbound and an outbound SA of one label are a pair */
	struct pairing *pairing; /* result of pairing_find(), by halves */
	size_t count, capacity;
	bool needs_order;
	bool doubted, uneven; /* whether any pair is */
	char wrong[200];
};

/*
 * Adds an ESP tunnel SA that is older than all others, and returns its index. After that, pointers
 * into the table are invalid, and the halves are in the order of the SAs again.
 */
size_t table_add(struct table *table);

/* Sets the addresses and ports of encapsulation of the SA @index, according to its direction. */
void table_set_ends(struct table *table, size_t index, uint32_t own, uint32_t peer,
		    uint16_t own_port, uint16_t peer_port);

/* Gives the SA @index a selector for the network @net behind the peer. */
void table_set_net(struct table *table, size_t index, uint32_t net);

void table_reverse(struct table *table);
void table_shuffle(struct table *table, uint64_t *seed);
uint32_t table_random(uint64_t *seed, uint32_t below);

void table_pair(struct table *table);

/* Whether the pairs are exactly the inbound and outbound SAs with equal labels. */
bool table_is_right(struct table *table);

/* Whether each wrong pair is doubted. Adds the number of halves in doubted pairs to *@doubted. */
bool table_is_honest(struct table *table, size_t *doubted);
const char *table_wrong(struct table *table);
void table_done(struct table *table);

#endif
