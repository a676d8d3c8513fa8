/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "subnet.h"

#include <string.h>

void subnet_fill(FWP_CONDITION_VALUE0 *to, struct subnet *subnet, const struct prefix *prefix)
{
	if (prefix->address.ipVersion == FWP_IP_VERSION_V4) {
		subnet->v4.addr = prefix->address.v4Address;
		subnet->v4.mask = prefix->length ? UINT32_MAX << (32 - prefix->length) : 0;
		to->type = FWP_V4_ADDR_MASK;
		to->v4AddrMask = &subnet->v4;
	} else {
		memcpy(subnet->v6.addr, prefix->address.v6Address, sizeof(subnet->v6.addr));
		subnet->v6.prefixLength = prefix->length;
		to->type = FWP_V6_ADDR_MASK;
		to->v6AddrMask = &subnet->v6;
	}
}
