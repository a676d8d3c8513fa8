/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_CONTEXT_TEMPLATE_H
#define API_CONTEXT_TEMPLATE_H

#include <stdbool.h>
#include <stdint.h>

#include "ipsectypes.h"
#include "sadb/subnet.h"

/*
 * Checks the two subnets of a template and converts them. If *ret_all becomes true they are those
 * of any address, and *ret is not set. Returns FWP_E_TYPE_MISMATCH, FWP_E_INVALID_NET_MASK,
 * FWP_E_NULL_POINTER, or FWP_E_NEVER_MATCH if they are of different families.
 */
uint32_t template_ends_parse(const FWP_CONDITION_VALUE0 *local, const FWP_CONDITION_VALUE0 *remote,
			     bool *ret_all, struct ends *ret);

/*
 * Checks a template, which may be NULL, and converts it. If *ret_all becomes true it selects all
 * contexts, and *ret is not set; otherwise it selects those between *ret. Returns the codes of
 * template_ends_parse().
 */
uint32_t context_template_parse(const IPSEC_SA_CONTEXT_ENUM_TEMPLATE0 *t, bool *ret_all,
				struct ends *ret);

#endif
