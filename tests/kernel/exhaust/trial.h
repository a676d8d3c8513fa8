/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The faults, and which results are right after each. */
#ifndef TESTS_KERNEL_EXHAUST_TRIAL_H
#define TESTS_KERNEL_EXHAUST_TRIAL_H

#include "fault.h"
#include "scenario.h"

/* Success with the usual result is right, too, unless it says otherwise. */
enum outcome {
	FAILS,          /* the call fails with one of the trial's results */
	FAILS_FOR_SURE, /* the same, and success would be wrong */
	HIDES,    /* the same, or the call succeeds and leaves out what it could not look at */
	SUCCEEDS, /* the call succeeds with the usual result */
	ANYTHING  /* all but a crash, a leak, and a call that does not return */
};

struct trial {
	const char *name;
	struct fault fault;
	enum outcome outcome;
	RESULT result, other; /* both are right */
};

/* One group for each value of the argument TRIALS. */
struct trials {
	const char *name;
	const struct trial *list;
	unsigned count;
};

extern const struct trials all_trials[];
extern const unsigned trials_count;

#endif
