/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdbool.h>
#include <stdint.h>

/* What one run of one method took. */
struct result {
	double seconds;      /* the first time in a process */
	double again;        /* and the second time */
	uint64_t count;      /* of what it is after */
	uint64_t bytes;      /* from the kernel, where known */
	uint64_t bytes_held; /* by the snapshot */
	uint64_t peak;       /* of the process */
};

double now(void);

/* The floors: dumps received and walked, nothing kept. */
bool raw_states(struct result *r);
bool raw_states_and_policies(struct result *r);
bool raw_one_peer(struct result *r); /* with the kernel's address filter, both ways; and policies */

/* The library. */
bool wfp_sas(struct result *r);
bool wfp_contexts(struct result *r);
bool wfp_one_peer(struct result *r);
bool wfp_reqid_each(struct result *r);   /* in a network namespace of that name: "each", */
bool wfp_reqid_shared(struct result *r); /* "shared" */

/* The peers. */
bool libnl_states(struct result *r);
bool ip_states(struct result *r);

#define ONE_PEER 0x0a9e3779u /* 10.158.55.121, the second that tests/common/many makes */

#endif
