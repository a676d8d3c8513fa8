/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_PROVIDER_CONTEXT_INTAKE_H
#define API_PROVIDER_CONTEXT_INTAKE_H

#include "managed_intake.h"
#include "sadb/local.h"

/*
 * Make *intake, which is all zero, the provider context that a program wants to add, as version 0
 * or version 1. The statuses are those of FwpmProviderContextAdd0 that do not depend on other
 * objects.
 */
uint32_t provider_context_take0(struct intake *intake, struct engine *engine,
				const FWPM_PROVIDER_CONTEXT0 *from);
uint32_t provider_context_take1(struct intake *intake, struct engine *engine,
				const FWPM_PROVIDER_CONTEXT1 *from);

/*
 * Some programs give the IPv6 ends of a tunnel with all bytes reversed. Where that alone makes the
 * local end an address of this host, which @local has, the tunnel leads to the ends in network byte
 * order. What the program has given stays as it is. Then returns FWP_E_INVALID_TUNNEL_ENDPOINT for
 * multicast.
 */
uint32_t provider_context_order_ends(struct managed *object, const struct local_addresses *local);

#endif
