/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdbool.h>
#include <stdint.h>

/* What a piece of work has cost. */
struct cost {
	double cpu, wall; /* seconds: of the processor, and those that passed */
	uint64_t faults;  /* page faults of this process */
};

/* One run of a method. */
struct result {
	struct cost cost;
	uint64_t count;      /* number of SAs, contexts or messages */
	uint64_t bytes;      /* received from the kernel, 0 if not known */
	uint64_t bytes_held; /* memory of the snapshot */
};

/* What lies between these two calls is what a method costs. */
void cost_begin(struct cost *cost);
void cost_end(struct cost *cost);

/* The floors: they receive dumps and walk over the messages, and keep nothing. */
bool raw_states(struct result *r);
bool raw_states_and_policies(struct result *r);
bool raw_one_peer(
	struct result *r); /* policies, and SAs of both directions by the address filter */

/* The library. The engine stays open from one run to the next. */
bool wfp_sas(struct result *r);
bool wfp_contexts(struct result *r);
bool wfp_tunnels(struct result *r);
bool wfp_one_peer(struct result *r);
bool wfp_one_peer_here(struct result *r); /* without the kernel's filter */

/*
 * One context of many by its id, on average: IPsecSaContextGetById1; the search of
 * IPsecSaContextExpire0, which ends nothing here; both while an enumeration is open, too; and
 * IPsecSaContextGetById1 for an id that no context has.
 */
bool wfp_get(struct result *r);
bool wfp_get_known(struct result *r);
bool wfp_find_to_end(struct result *r);
bool wfp_find_known(struct result *r);
bool wfp_find_unknown(struct result *r);

/* A thousand contexts that have both SAs, expired one after another. */
bool wfp_expire(struct result *r);
bool wfp_expire_known(struct result *r); /* while an enumeration is open */

/* A thousand contexts with both SAs, created one after another: by netlink alone, by the library.
 */
bool raw_create(struct result *r);
bool wfp_create(struct result *r);

/*
 * fill_tagged() installs 50,000 contexts as the library makes them. wfp_get_tagged() is
 * IPsecSaContextGetById1 of one of them, on average.
 */
bool fill_tagged(void);
bool wfp_get_tagged(struct result *r);

bool wfp_reqid_each(struct result *r);   /* in a network namespace of that name: "each", */
bool wfp_reqid_shared(struct result *r); /* "shared" */

/*
 * 10,000 filters: a raw batch of such policies, one transaction that adds them and one that deletes
 * them, and one filter more that is added without a transaction.
 */
bool raw_batch(struct result *r);
bool wfp_transaction(struct result *r);
bool wfp_transaction_back(struct result *r);
bool wfp_one_filter(struct result *r);

/* Other programs and libraries. */
bool libnl_states(struct result *r);
bool ip_states(struct result *r);
bool wfpsa_json(struct result *r); /* wfpsa list --json, to nowhere */

#define ONE_PEER 0x0a9e3779u /* 10.158.55.121, the second peer of tests/common/many */

#endif
