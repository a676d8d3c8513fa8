/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A table of SAs with the truth about its pairs, and what pairing_find() says of it. */
#ifndef UNIT_PAIRING_TABLE_H
#define UNIT_PAIRING_TABLE_H

#include "sadb/pairing.h"

struct table {
	struct sa *sas;          /* newest first, and there they stay: halves point to them */
	struct half *halves;     /* one for each, in any order */
	uint32_t *labels;        /* the truth, by sas: an inbound and an outbound SA of one label */
	struct sa_extra *extras; /* by sas */
	struct pairing *pairing; /* what pairing_find() says, by halves */
	size_t count, capacity;
	bool needs_order;
	bool doubted, uneven; /* any pair is */
	char wrong[200];
};

/*
 * Adds an ESP tunnel SA that is older than all there are, and returns its index. Pointers into the
 * table end with it; so does the order of its halves: shuffle when all is there.
 */
size_t table_add(struct table *table);

/* Addresses and ports of encapsulation of the SA @index, by its direction. */
void table_set_ends(struct table *table, size_t index, uint32_t own, uint32_t peer,
		    uint16_t own_port, uint16_t peer_port);

/* A selector for the network @net behind the peer, by the SA's direction. */
void table_set_net(struct sa *sa, uint32_t net);

void table_reverse(struct table *table);
void table_shuffle(struct table *table, uint64_t *seed);
uint32_t table_random(uint64_t *seed, uint32_t below);

void table_pair(struct table *table);

/* Whether each pair that was found has one label, and each label that has both SAs is a pair. */
bool table_is_right(struct table *table);

/* Whether each wrong pair is doubted. Adds to *doubted how many halves are in doubted pairs. */
bool table_is_honest(struct table *table, size_t *doubted);
const char *table_wrong(struct table *table);
void table_done(struct table *table);

#endif
