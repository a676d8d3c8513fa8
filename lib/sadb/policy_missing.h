/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Policies that ask for SAs which are not there. */
#ifndef SADB_POLICY_MISSING_H
#define SADB_POLICY_MISSING_H

#include "policies.h"

/*
 * Returns the template that says for which SAs a policy asks, or NULL if packets may pass without:
 * the first of ESP that is not optional, or else of AH. So a policy for AH and ESP asks for the ESP
 * SA of the bundle, and one that has only IPComp asks for nothing.
 */
const struct policy_template *policy_demand(const struct policies *policies,
					    const struct policy *policy);

/*
 * Sets ret[i] for each policy: whether it has a policy_demand() that none of the @count @sas of its
 * direction meets, by template_accepts(). Directions and main policies of the SAs must be known. Of
 * many SAs that could meet it as far as addresses, reqid and SPI go, the first POLICY_LOOK_MAX are
 * looked at. Takes memory from @scratch that is of no use afterwards. Returns
 * ERROR_NOT_ENOUGH_MEMORY on failure.
 */
uint32_t policies_find_missing(const struct policies *policies, const struct sa *sas, size_t count,
			       struct arena *scratch, bool *ret);

#endif
