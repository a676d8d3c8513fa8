/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "subnet.h"

#include <string.h>

#include "direction.h"

bool address_is_zero(const struct address *address)
{
	static const struct address zero;

	return !memcmp(address, &zero, sizeof(zero));
}

bool prefix_has_bits(const struct address *net, uint8_t prefix, const struct address *address)
{
	uint8_t whole = prefix / 8, rest = prefix % 8;

	if (prefix > 8 * sizeof(address->bytes) || memcmp(address->bytes, net->bytes, whole) != 0)
		return false;
	return !rest || (address->bytes[whole] ^ net->bytes[whole]) >> (8 - rest) == 0;
}

bool subnet_has(const struct subnet *subnet, uint8_t family, const struct address *address)
{
	return !subnet->family ||
	       (subnet->family == family && prefix_has(&subnet->address, subnet->prefix, address));
}

bool subnet_has_net(const struct subnet *subnet, uint8_t family, const struct address *address,
		    uint8_t prefix)
{
	return !subnet->family || (prefix >= subnet->prefix && subnet_has(subnet, family, address));
}

bool ends_have(const struct ends *ends, const struct sa *sa)
{
	bool out = sa->found.direction == SA_OUTBOUND;

	return subnet_has(&ends->local, sa->family, out ? &sa->src : &sa->dst) &&
	       subnet_has(&ends->remote, sa->family, out ? &sa->dst : &sa->src);
}
