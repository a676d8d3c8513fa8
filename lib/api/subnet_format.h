/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef API_SUBNET_FORMAT_H
#define API_SUBNET_FORMAT_H

#include "base/block.h"
#include "fwptypes.h"
#include "sadb/subnet.h"

/*
 * subnet_render() fills *to, which is zero before, with a subnet as an address and a mask, or
 * FWP_EMPTY for that of any address. subnet_space() returns how many bytes of the block that takes.
 */
size_t subnet_space(const struct subnet *subnet);
void subnet_render(struct block *block, const struct subnet *subnet, FWP_CONDITION_VALUE0 *to);

#endif
