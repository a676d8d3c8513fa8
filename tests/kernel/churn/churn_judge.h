/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Shared by churn_judge.c, which finds untrue snapshots, and churn_fault.c, which explains them. */
#ifndef TESTS_KERNEL_CHURN_JUDGE_H
#define TESTS_KERNEL_CHURN_JUDGE_H

#include "churn.h"

enum fault {
	FAULT_EMPTY,
	FAULT_STALE,
	FAULT_APART,
	FAULT_MISSING,
	FAULT_EARLY,
	FAULT_TWICE,
	FAULT_FOREIGN,
	FAULT_ORDER,
	FAULT_INSTANT,
	FAULT_CLOCK,
	FAULTS,
};

struct judge {
	struct tunnel *models[WRITERS_MAX]; /* tunnels after the first known[w] changes */
	uint64_t known[WRITERS_MAX];
	uint64_t nearest[WRITERS_MAX]; /* number of changes after which most tunnels fit the
					  snapshot */
	struct tunnel *scratch;
	unsigned long number; /* number of the snapshot */
	unsigned long found[FAULTS];
};

struct span {
	uint64_t from, to; /* there is none if @from is later than @to */
};

void apply(struct tunnel *tunnel, const struct entry *entry);
bool shows(const struct seen *seen, uint32_t generation);
bool agrees(const struct seen *seen, const struct tunnel *tunnel);

/* Counts a fault of this snapshot. Returns whether to print it, which is so for the first few. */
bool fault(struct judge *judge, enum fault kind);
const char *fault_name(enum fault kind);

/*
 * Counts and prints the faults of a writer whose tunnels never had together what the snapshot
 * shows.
 */
void explain(struct judge *judge, const struct view *view, unsigned writer);

/* Adds the faults of the snapshot to the totals. Returns whether there was one. */
bool faults_count(const struct judge *judge);
void faults_report(void);

#endif
