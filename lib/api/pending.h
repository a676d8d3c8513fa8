/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * SA contexts that have been created and do not have both their SAs yet. The kernel knows nothing
 * of them, so this process does: any session of it in the same network namespace finds them. A
 * child of fork() begins without any.
 */
#ifndef API_PENDING_H
#define API_PENDING_H

#include <stdbool.h>
#include <stdint.h>

#include "traffic_input.h"

/* If a process creates more of them and completes none, the oldest is forgotten. */
#define PENDING_MAX 65536u

/* How far a context has come. */
enum pending_stage {
	PENDING_CREATED = 0,
	PENDING_HAS_SPI = 1,
	PENDING_HAS_INBOUND = 2,
};

/* One context. */
struct pending {
	uint64_t id;
	uint64_t namespace; /* netlink_namespace() */
	struct traffic_input outbound, inbound;
	struct udp_ports ports;
	uint32_t inbound_spi;
	uint32_t if_id;
	uint8_t stage; /* enum pending_stage */
	bool reserved; /* the kernel had a reservation of the SPI */
};

/*
 * Adds a context with an id of its own, which it puts into pending->id. Returns
 * ERROR_NOT_ENOUGH_MEMORY or ERROR_GEN_FAILURE.
 */
uint32_t pending_add(struct pending *pending);

/*
 * pending_begin() returns the context in *ret for the calling thread alone, and waits while another
 * thread has it; FWP_E_NOT_FOUND if there is none. On success one of these must follow:
 * pending_end() puts *pending in its place, and pending_remove() removes it.
 */
uint32_t pending_begin(uint64_t namespace, uint64_t id, struct pending *ret);
void pending_end(const struct pending *pending);
void pending_remove(const struct pending *pending);

#endif
