/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What goes wrong, and what may come of it. */
#ifndef TESTS_KERNEL_EXHAUST_TRIAL_H
#define TESTS_KERNEL_EXHAUST_TRIAL_H

#include "fault.h"
#include "scenario.h"

/* Beside those listed, success with the usual result is always right. */
enum outcome {
	FAILS,          /* with one of the trial's results */
	FAILS_FOR_SURE, /* success, too, would be wrong */
	HIDES,          /* or succeeds, without what it could not look at */
	SUCCEEDS,       /* nothing else is right */
	ANYTHING        /* but a crash, a leak and a call that does not return */
};

struct trial {
	const char *name;
	struct fault fault;
	enum outcome outcome;
	RESULT result, other; /* either */
};

/* One group of trials for each way to call the test. */
struct trials {
	const char *name;
	const struct trial *list;
	unsigned count;
};

extern const struct trials all_trials[];
extern const unsigned trials_count;

#endif
