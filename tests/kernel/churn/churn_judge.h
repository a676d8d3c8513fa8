/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What churn_judge.c, which finds faults, and churn_fault.c, which tells of them, share. */
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
	struct tunnel *models[WRITERS_MAX]; /* after the first known[w] changes */
	uint64_t known[WRITERS_MAX];
	uint64_t nearest[WRITERS_MAX]; /* of all numbers of changes the one that fits best */
	struct tunnel *scratch;
	unsigned long number; /* of the snapshot */
	unsigned long found[FAULTS];
};

struct span {
	uint64_t from, to; /* none: from is later */
};

void apply(struct tunnel *tunnel, const struct entry *entry);
bool shows(const struct seen *seen, uint32_t generation);
bool agrees(const struct seen *seen, const struct tunnel *tunnel);

/* One more of a kind in this snapshot. True: it is to be told, as the first few are. */
bool fault(struct judge *judge, enum fault kind);
const char *fault_name(enum fault kind);

/* Of a writer whose tunnels never were so together: the faults, and what is told of them. */
void explain(struct judge *judge, const struct view *view, unsigned writer);

/* The end of a snapshot's judgement: whether there was a fault. */
bool faults_count(const struct judge *judge);
void faults_report(void);

#endif
