/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef UNIT_INTERLEAVINGS_H
#define UNIT_INTERLEAVINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct netlink;

/* One of @of ways, 0 first; all of them in time. */
unsigned choose(unsigned of);

/* No run before this one came to the choice that is next. */
bool is_new_choice(void);

/* False if it was asked before with the same @hash. */
bool first_time(uint64_t hash);

struct tally {
	unsigned long long runs, rounds, read;
};

#define MODEL_STATES_MAX   16
#define MODEL_POLICIES_MAX 8

/* Newest first. A change of contents makes another version. */
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
	unsigned policies; /* 0: they do not change */
} model_limits;

/* A new kernel; its first table is chosen as well. */
void model_reset(void);
struct netlink *model_netlink(void);

/* The tables when the states were counted last. */
const struct model_table *model_counted(void);

/* How many states were asked for one by one. */
unsigned model_reads(void);

/* In the last round something changed that no event tells, or an event was lost. */
bool model_was_uncertain(void);

/*
 * Under the key of a state whose timer ran out there came another: then the events do not tell how
 * new that is beside the others.
 */
bool model_expired_came_back(void);

void model_print(void);

#endif
