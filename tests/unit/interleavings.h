/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef UNIT_INTERLEAVINGS_H
#define UNIT_INTERLEAVINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct netlink;

/* Returns a number below @of: 0 in the first run that comes here, the others in later runs. */
unsigned choose(unsigned of);

/* Whether this is the first run that comes to the next choice. */
bool is_new_choice(void);

/* Whether this is the first call with this @hash. */
bool first_time(uint64_t hash);

struct tally {
	unsigned long long runs, rounds, read;
};

#define MODEL_STATES_MAX   16
#define MODEL_POLICIES_MAX 8

/* Tables have the newest entry first. A change of contents makes a new version. */
struct model_state {
	uint32_t spi, version, serial;
	bool larval;
};

struct model_policy {
	uint32_t index, version, serial;
};

struct model_table {
	struct model_state states[MODEL_STATES_MAX];
	struct model_policy policies[MODEL_POLICIES_MAX];
	size_t state_count, policy_count;
};

extern struct model_limits {
	unsigned events, sas, per_datagram;
	unsigned policies; /* 0: policies do not change */
} model_limits;

/* Begins a run with a new kernel. choose() decides about its first table, too. */
void model_reset(void);
struct netlink *model_netlink(void);

/* The tables at the last count of states. */
const struct model_table *model_counted(void);

/* How many states the library has requested one by one. */
unsigned model_reads(void);

/* Whether in the last round a change came without an event, or an event was lost. */
bool model_was_uncertain(void);

/*
 * Whether a new state has the key of a state that has expired. Events then do not say where the new
 * state is in the order of all.
 */
bool model_expired_came_back(void);

void model_print(void);

#endif
