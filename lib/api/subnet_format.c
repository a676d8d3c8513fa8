/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "subnet_format.h"

#include <string.h>

#include "address.h"

size_t subnet_space(const struct subnet *subnet)
{
	if (!subnet->family)
		return 0;
	return subnet->family == AF_INET ? BLOCK_SPACE(sizeof(FWP_V4_ADDR_AND_MASK))
					 : BLOCK_SPACE(sizeof(FWP_V6_ADDR_AND_MASK));
}

static FWP_V4_ADDR_AND_MASK *render_v4(struct block *block, const struct subnet *subnet)
{
	FWP_V4_ADDR_AND_MASK *v4 = block_take(block, sizeof(*v4));

	v4->addr = address_v4(&subnet->address);
	v4->mask = subnet->prefix ? UINT32_MAX << (32 - subnet->prefix) : 0;
	return v4;
}

static FWP_V6_ADDR_AND_MASK *render_v6(struct block *block, const struct subnet *subnet)
{
	FWP_V6_ADDR_AND_MASK *v6 = block_take(block, sizeof(*v6));

	memcpy(v6->addr, subnet->address.bytes, sizeof(v6->addr));
	v6->prefixLength = subnet->prefix;
	return v6;
}

void subnet_render(struct block *block, const struct subnet *subnet, FWP_CONDITION_VALUE0 *to)
{
	if (subnet->family == AF_INET) {
		to->type = FWP_V4_ADDR_MASK;
		to->v4AddrMask = render_v4(block, subnet);
	} else if (subnet->family) {
		to->type = FWP_V6_ADDR_MASK;
		to->v6AddrMask = render_v6(block, subnet);
	}
}
