/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdbool.h>
#include <stdint.h>

/* The cost of one run of a method. */
struct result {
	double seconds;                /* the first time in a process */
	double again;                  /* and the second time */
	uint64_t count;                /* number of SAs or contexts */
	uint64_t bytes;                /* received from the kernel, 0 if not known */
	uint64_t bytes_held;           /* memory of the snapshot */
	uint64_t peak;                 /* memory of the process */
	uint64_t faults, faults_again; /* page faults of both times */
};

/* Seconds that this process and its children have used, by the clock that bench.c chooses. */
double now(void);

/* The floors: they receive dumps and walk over the messages, and keep nothing. */
bool raw_states(struct result *r);
bool raw_states_and_policies(struct result *r);
bool raw_one_peer(
	struct result *r); /* policies, and SAs of both directions by the address filter */

/* The library. */
bool wfp_sas(struct result *r);
bool wfp_contexts(struct result *r);
bool wfp_one_peer(struct result *r);

/*
 * One context of many by its id, on average: IPsecSaContextGetById1; the search of
 * IPsecSaContextExpire0, which ends nothing here; the same while an enumeration is open.
 */
bool wfp_get(struct result *r);
bool wfp_find_to_end(struct result *r);
bool wfp_find_known(struct result *r);
bool wfp_reqid_each(struct result *r);   /* in a network namespace of that name: "each", */
bool wfp_reqid_shared(struct result *r); /* "shared" */

/* Other programs and libraries. */
bool libnl_states(struct result *r);
bool ip_states(struct result *r);

#define ONE_PEER 0x0a9e3779u /* 10.158.55.121, the second peer of tests/common/many */

#endif
